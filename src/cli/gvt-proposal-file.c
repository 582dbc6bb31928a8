/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-secret.h"

#define MAX_BYTES (64 * 1024)

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, why);
  return FALSE;
}

static void
wipe_bytes (GBytes *bytes)
{
  gsize length;
  gpointer data = g_bytes_unref_to_data (bytes, &length);

  explicit_bzero (data, length);
  g_free (data);
}

/* Straight from the descriptor: no buffer of the C library keeps a copy. */
static GBytes *
read_input (GError **error)
{
  guint8 *data = g_malloc (MAX_BYTES + 1);
  gsize length = 0;
  gssize n;

  do
    {
      n = read (STDIN_FILENO, data + length, MAX_BYTES + 1 - length);
      length += n > 0 ? (gsize) n : 0;
    }
  while (length <= MAX_BYTES && (n > 0 || (n < 0 && errno == EINTR)));

  if (n == 0 && length > 0)
    return g_bytes_new_take (data, length);

  explicit_bzero (data, length);
  g_free (data);
  refuse (error, length > MAX_BYTES ? _ ("what stands on standard input is too long")
                                    : _ ("there is nothing on standard input"));
  return NULL;
}

/* Takes the place of @into, which must be empty. */
static gboolean
put (char **into, const char *text, GError **error)
{
  if (*into != NULL)
    return refuse (error, _ ("a field is given twice"));

  *into = g_strdup (text);
  return TRUE;
}

/* Returns: (nullable): where the value of @name goes: a field, or the old or new one of a change */
static char **
find_place (GvtProposalFile *self, const char *name, GError **error)
{
  gboolean is_old = g_str_has_prefix (name, "old.");
  gboolean is_new = g_str_has_prefix (name, "new.");
  GvtProposalField field;

  if (!gvt_proposal_field_from_name (is_old || is_new ? name + 4 : name, &field, error))
    return NULL;
  if (!is_old && !is_new)
    return &self->values[field];
  if ((guint) field < GVT_N_LIST_FIELDS)
    return is_old ? &self->old_values[field] : &self->new_values[field];

  refuse (error, _ ("only what stands in the list can be changed"));
  return NULL;
}

static gboolean
read_line (GvtProposalFile *self, char *line, GError **error)
{
  char *equals = strchr (line, '=');
  char **place;

  g_strstrip (line);
  if (*line == '\0')
    return TRUE;
  if (equals == NULL)
    return refuse (error, _ ("a line is written FIELD=VALUE"));

  *equals = '\0';
  place = find_place (self, g_strstrip (line), error);
  return place != NULL && put (place, g_strstrip (equals + 1), error);
}

static gboolean
read_lines (GvtProposalFile *self, const char *text, GError **error)
{
  char **lines = g_strsplit (text, "\n", -1);
  gboolean is_good = TRUE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (is_good && !read_line (self, lines[i], error))
        {
          g_prefix_error (error, _ ("line %u: "), i + 1);
          is_good = FALSE;
        }
    }
  for (guint i = 0; lines[i] != NULL; i++)
    gvt_wipe_free (lines[i]);
  g_free (lines);
  return is_good;
}

/* A member of @object that must be text. */
static gboolean
take_member (JsonObject *object, const char *name, char **into, GError **error)
{
  const char *text = gvt_json_text_or (object, name, NULL);

  return text != NULL ? put (into, text, error) : refuse (error, _ ("a value is written as text"));
}

static gboolean
read_change (GvtProposalFile *self, JsonObject *change, GError **error)
{
  const char *name = gvt_json_text_or (change, "field", "");
  GvtProposalField field;

  if (!gvt_proposal_field_from_name (name, &field, error))
    return FALSE;
  if ((guint) field >= GVT_N_LIST_FIELDS)
    return refuse (error, _ ("only what stands in the list can be changed"));

  return take_member (change, "new", &self->new_values[field], error)
         && (!json_object_has_member (change, "old")
             || take_member (change, "old", &self->old_values[field], error));
}

static gboolean
read_changes (GvtProposalFile *self, JsonObject *object, GError **error)
{
  JsonArray *changes = gvt_json_get_array (object, "changes", NULL);

  if (changes == NULL)
    return refuse (error, _ ("the changes are written as a list"));

  for (guint i = 0; i < json_array_get_length (changes); i++)
    {
      JsonObject *change = gvt_json_element_object (changes, i, "a change", NULL);

      if (change == NULL)
        return refuse (error, _ ("the changes are written as a list"));
      if (!read_change (self, change, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_json (GvtProposalFile *self, GBytes *bytes, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (bytes, MAX_BYTES, NULL);
  g_autoptr (GList) names = object != NULL ? json_object_get_members (object) : NULL;

  if (object == NULL)
    return refuse (error, _ ("the JSON makes no sense"));

  for (GList *at = names; at != NULL; at = at->next)
    {
      const char *name = at->data;
      GvtProposalField field;

      if (g_str_equal (name, "changes"))
        {
          if (!read_changes (self, object, error))
            return FALSE;
        }
      else if (!gvt_proposal_field_from_name (name, &field, error)
               || !take_member (object, name, &self->values[field], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_text (GvtProposalFile *self, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *text;
  gboolean is_good;

  if (!g_utf8_validate_len (data, length, NULL))
    return refuse (error, _ ("this is no text"));

  text = g_strndup (data, length);
  is_good = text[strspn (text, " \t\r\n")] == '{' ? read_json (self, bytes, error)
                                                  : read_lines (self, text, error);
  gvt_wipe_free (text);
  return is_good;
}

/* What has a new value is a change; an old one alone is none. */
static gboolean
list_changes (GvtProposalFile *self, GError **error)
{
  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    {
      if (self->new_values[i] == NULL && self->old_values[i] != NULL)
        return refuse (error, _ ("a change needs its new value"));
      if (self->new_values[i] != NULL)
        self->changes[self->n_changes++] = (GvtProposalChange){
          .field = (GvtProposalField) i,
          .old_value = self->old_values[i],
          .new_value = self->new_values[i],
        };
    }

  return TRUE;
}

GvtProposalFile *
gvt_proposal_file_read (const char *path, GError **error)
{
  g_autoptr (GvtProposalFile) self = g_new0 (GvtProposalFile, 1);
  GBytes *bytes = g_str_equal (path, "-") ? read_input (error)
                                          : gvt_file_read (path, MAX_BYTES, error);
  gboolean is_good;

  if (bytes == NULL)
    return NULL;

  is_good = read_text (self, bytes, error) && list_changes (self, error);
  wipe_bytes (bytes);
  return is_good ? g_steal_pointer (&self) : NULL;
}

void
gvt_proposal_file_free (GvtProposalFile *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < GVT_N_FIELDS; i++)
    gvt_wipe_free (self->values[i]);
  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    {
      gvt_wipe_free (self->old_values[i]);
      gvt_wipe_free (self->new_values[i]);
    }
  g_free (self);
}

void
gvt_proposal_file_fill (const GvtProposalFile *self, GvtProposalInput *input)
{
  for (guint i = 0; i < GVT_N_FIELDS; i++)
    input->values[i] = self->values[i];
  input->changes = self->changes;
  input->n_changes = self->n_changes;
}
