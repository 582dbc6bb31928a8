/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-keyset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"

#define MAX_PARTS 4
#define MAX_TEXT  64 /* bytes of a part of text: a code */
/* Above and below all texts of ours. */
#define LAST_TEXT  "\xf4\x8f\xbf\xbf"
#define FIRST_TEXT ""

typedef struct
{
  gint64 number;
  GvtId id;
  char text[MAX_TEXT + 1];
} Part;

struct _GvtKeyset
{
  char form[MAX_PARTS + 1];
  int column;
  Part key[MAX_PARTS];
  guint64 n_left; /* that may still be read */
  guint n_wanted; /* of the statement that is being read */
  guint n_read;   /* of it */
  gboolean is_at_end;
};

GvtKeyset *
gvt_keyset_new (const char *form, int column, gboolean is_backwards)
{
  GvtKeyset *self = g_new0 (GvtKeyset, 1);

  g_assert (strlen (form) <= MAX_PARTS && strspn (form, "itd") == strlen (form));
  g_strlcpy (self->form, form, sizeof self->form);
  self->column = column;
  self->n_left = G_MAXUINT64;
  for (gsize i = 0; form[i] != '\0'; i++)
    {
      Part *part = &self->key[i];

      part->number = is_backwards ? G_MAXINT64 : G_MININT64;
      memset (part->id.bytes, is_backwards ? 0xff : 0, sizeof part->id.bytes);
      g_strlcpy (part->text, is_backwards ? LAST_TEXT : FIRST_TEXT, sizeof part->text);
    }
  return self;
}

void
gvt_keyset_free (GvtKeyset *self)
{
  g_free (self);
}

void
gvt_keyset_limit (GvtKeyset *self, guint64 most)
{
  self->n_left = most > 0 ? most : G_MAXUINT64;
}

static gboolean
read_part (char kind, const char *text, Part *part)
{
  if (kind == 'i')
    return g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &part->number, NULL);
  if (kind == 'd')
    return gvt_id_from_text (text, &part->id, NULL);
  return *text != '\0' && g_utf8_validate (text, -1, NULL)
         && g_strlcpy (part->text, text, sizeof part->text) < sizeof part->text;
}

gboolean
gvt_keyset_go_behind (GvtKeyset *self, const char *key, GError **error)
{
  g_auto (GStrv) texts = g_strsplit (key, "/", MAX_PARTS + 1);
  Part parts[MAX_PARTS] = { 0 };
  gboolean is_key = g_strv_length (texts) == strlen (self->form);

  for (gsize i = 0; is_key && self->form[i] != '\0'; i++)
    is_key = read_part (self->form[i], texts[i], &parts[i]);
  if (is_key)
    {
      memcpy (self->key, parts, sizeof parts);
      return TRUE;
    }

  g_set_error_literal (
      error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
      _ ("this is no place in this list: give the one that the page before named"));
  return FALSE;
}

gboolean
gvt_keyset_goes_on (const GvtKeyset *self)
{
  return !self->is_at_end && self->n_left > 0;
}

void
gvt_keyset_take_up (GvtKeyset *self)
{
  self->is_at_end = FALSE;
}

void
gvt_keyset_begin (GvtKeyset *self, GvtStmt *stmt)
{
  static const char *const names[] = { ":after1", ":after2", ":after3", ":after4" };

  self->n_read = 0;
  self->n_wanted = (guint) MIN (self->n_left, GVT_KEYSET_ROWS);
  gvt_stmt_bind_int (stmt, ":most", self->n_wanted);
  for (gsize i = 0; self->form[i] != '\0'; i++)
    {
      const Part *part = &self->key[i];

      if (self->form[i] == 'i')
        gvt_stmt_bind_int (stmt, names[i], part->number);
      else if (self->form[i] == 'd')
        gvt_stmt_bind_id (stmt, names[i], &part->id);
      else
        gvt_stmt_bind_text (stmt, names[i], part->text);
    }
}

static gboolean
keep_key (GvtKeyset *self, GvtStmt *stmt, GError **error)
{
  for (int i = 0; self->form[i] != '\0'; i++)
    {
      Part *part = &self->key[i];
      int column = self->column + i;

      if (self->form[i] == 'i')
        part->number = gvt_stmt_int (stmt, column);
      else if (self->form[i] == 't')
        g_strlcpy (part->text, gvt_stmt_text (stmt, column), sizeof part->text);
      else if (!gvt_stmt_id (stmt, column, &part->id, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gvt_keyset_next (GvtKeyset *self, GvtStmt *stmt, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (gvt_stmt_next (stmt, &local) && keep_key (self, stmt, &local))
    {
      self->n_read++;
      if (self->n_left != G_MAXUINT64)
        self->n_left--;
      return TRUE;
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  self->is_at_end = self->n_read < self->n_wanted;
  return FALSE;
}

GArray *
gvt_keyset_read_ids (GvtKeyset *self, GvtStmt *stmt, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (GvtId));
  g_autoptr (GError) local = NULL;

  gvt_keyset_begin (self, stmt);
  while (gvt_keyset_next (self, stmt, &local))
    {
      GvtId id;

      if (!gvt_stmt_id (stmt, 0, &id, error))
        return NULL;
      g_array_append_val (ids, id);
    }
  if (local == NULL)
    return g_steal_pointer (&ids);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

char *
gvt_keyset_dup_key (const GvtKeyset *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; self->form[i] != '\0'; i++)
    {
      const Part *part = &self->key[i];
      g_autofree char *id = self->form[i] == 'd' ? gvt_id_to_text (&part->id) : NULL;

      if (i > 0)
        g_string_append_c (text, '/');
      if (self->form[i] == 'i')
        g_string_append_printf (text, "%" G_GINT64_FORMAT, part->number);
      else
        g_string_append (text, id != NULL ? id : part->text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
gvt_keyset_is_cut (const GvtKeyset *self)
{
  return !self->is_at_end && self->n_left == 0;
}
