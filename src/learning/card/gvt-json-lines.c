/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-json-lines-private.h"

#include <string.h>

/* The text is known to be well formed, so nothing here can fail; json-glib forgets the lines. */
typedef struct
{
  const char *at;
  const char *end;
  guint line;
  GString *path;
  GHashTable *lines;
} Walk;

static void
skip_blanks (Walk *self)
{
  for (; self->at < self->end && strchr (" \t\r\n,:", *self->at) != NULL; self->at++)
    self->line += *self->at == '\n';
}

/* From the opening quote to behind the closing one. */
static void
skip_text (Walk *self)
{
  for (self->at++; self->at < self->end && *self->at != '"'; self->at++)
    self->at += *self->at == '\\' && self->at + 1 < self->end;
  self->at += self->at < self->end;
}

static void walk_value (Walk *self); /* values nest, at most 32 deep */

static void
walk_members (Walk *self)
{
  gsize length = self->path->len;

  for (skip_blanks (self); self->at < self->end && *self->at != '}'; skip_blanks (self))
    {
      const char *name = self->at + 1;

      skip_text (self);
      if (length > 0)
        g_string_append_c (self->path, '.');
      g_string_append_len (self->path, name, self->at - name - 1);
      walk_value (self);
      g_string_truncate (self->path, length);
    }
}

static void
walk_elements (Walk *self)
{
  gsize length = self->path->len;
  guint index = 0;

  for (skip_blanks (self); self->at < self->end && *self->at != ']'; skip_blanks (self))
    {
      g_string_append_printf (self->path, "[%u]", index++);
      walk_value (self);
      g_string_truncate (self->path, length);
    }
}

static void
walk_value (Walk *self)
{
  skip_blanks (self);
  g_hash_table_insert (self->lines, g_strdup (self->path->str), GUINT_TO_POINTER (self->line));
  if (self->at == self->end)
    return;

  switch (*self->at)
    {
    case '{':
      self->at++;
      walk_members (self);
      self->at++;
      break;
    case '[':
      self->at++;
      walk_elements (self);
      self->at++;
      break;
    case '"':
      skip_text (self);
      break;
    default:
      while (self->at < self->end && strchr (",]} \t\r\n", *self->at) == NULL)
        self->at++;
      break;
    }
}

GHashTable *
gvt_json_lines (GBytes *bytes)
{
  g_autoptr (GString) path = g_string_new (NULL);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  Walk walk = { text, text + length, 1, NULL, NULL };

  walk.path = path;
  walk.lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk_value (&walk);

  return walk.lines;
}
