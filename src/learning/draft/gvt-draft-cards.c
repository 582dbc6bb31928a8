/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-draft-object-private.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-unicode.h"

#define LESSONS   "lessons"
#define MAX_CARDS 24

static JsonObject *
find_card (GvtDraft *self, guint index)
{
  return gvt_draft_json_find (self->module, LESSONS, index);
}

static const char *
get_text (GvtDraft *self, guint index, const char *name)
{
  JsonObject *card = find_card (self, index);

  return card != NULL ? gvt_json_text_or (card, name, "") : "";
}

guint
gvt_draft_get_n_cards (GvtDraft *self)
{
  return gvt_draft_json_length (self->module, LESSONS);
}

const char *
gvt_draft_get_card_title (GvtDraft *self, guint index)
{
  return get_text (self, index, "title");
}

const char *
gvt_draft_get_card_notes (GvtDraft *self, guint index)
{
  return get_text (self, index, "notes");
}

const char *
gvt_draft_get_card_file (GvtDraft *self, guint index)
{
  return get_text (self, index, "file");
}

char *
gvt_draft_dup_card_text (GvtDraft *self, guint index)
{
  GBytes *content = g_hash_table_lookup (self->cards, gvt_draft_get_card_file (self, index));
  gsize length = 0;
  const char *text = content != NULL ? g_bytes_get_data (content, &length) : NULL;

  return text != NULL ? g_utf8_make_valid (text, (gssize) length) : g_strdup ("");
}

void
gvt_draft_set_card_title (GvtDraft *self, guint index, const char *title)
{
  JsonObject *card = find_card (self, index);

  if (card != NULL && gvt_draft_put_text (card, "title", title))
    gvt_draft_changed (self);
}

/* The format knows notes, or none, but no empty ones. */
void
gvt_draft_set_card_notes (GvtDraft *self, guint index, const char *notes)
{
  JsonObject *card = find_card (self, index);
  gboolean has_notes = card != NULL && json_object_has_member (card, "notes");

  if (card == NULL || (*notes == '\0' && !has_notes))
    return;
  if (*notes == '\0')
    json_object_remove_member (card, "notes");
  else if (!gvt_draft_put_text (card, "notes", notes))
    return;
  gvt_draft_changed (self);
}

void
gvt_draft_set_card_text (GvtDraft *self, guint index, const char *text)
{
  const char *file = gvt_draft_get_card_file (self, index);
  g_autofree char *old = gvt_draft_dup_card_text (self, index);
  char *composed = gvt_unicode_normalize (text, G_NORMALIZE_DEFAULT_COMPOSE);

  if (*file == '\0' || composed == NULL || g_str_equal (composed, old))
    {
      g_free (composed);
      return;
    }
  g_hash_table_replace (self->cards, g_strdup (file),
                        g_bytes_new_take (composed, strlen (composed)));
  gvt_draft_changed (self);
}

/* "kartu-N.md", which no card and no file is called. */
static char *
find_free_file (GvtDraft *self)
{
  for (guint i = 1;; i++)
    {
      char *file = g_strdup_printf ("kartu-%u.md", i);

      if (!g_hash_table_contains (self->cards, file))
        return file;
      g_free (file);
    }
}

gboolean
gvt_draft_add_card (GvtDraft *self, const char *title, GError **error)
{
  g_autofree char *id = gvt_draft_json_free_id (self->module, LESSONS, "kartu");
  char *file = find_free_file (self);
  g_autofree char *text = g_strdup_printf ("%s\n", title);
  JsonObject *card;

  if (gvt_draft_get_n_cards (self) >= MAX_CARDS)
    {
      g_free (file);
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("A module has at most %d cards."),
                   MAX_CARDS);
      return FALSE;
    }

  card = json_object_new ();
  json_object_set_string_member (card, "id", id);
  json_object_set_string_member (card, "title", title);
  json_object_set_string_member (card, "file", file);
  json_array_add_object_element (json_object_get_array_member (self->module, LESSONS), card);
  g_hash_table_replace (self->cards, file, g_bytes_new (text, strlen (text)));
  gvt_draft_changed (self);
  return TRUE;
}

gboolean
gvt_draft_remove_card (GvtDraft *self, guint index, GError **error)
{
  g_autofree char *file = g_strdup (gvt_draft_get_card_file (self, index));
  guint n_cards = gvt_draft_get_n_cards (self);
  gboolean is_used = FALSE;

  g_return_val_if_fail (index < n_cards, FALSE);

  if (n_cards == 1)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("A module needs a card."));
      return FALSE;
    }

  json_array_remove_element (json_object_get_array_member (self->module, LESSONS), index);
  for (guint i = 0; i + 1 < n_cards; i++)
    is_used = is_used || g_str_equal (gvt_draft_get_card_file (self, i), file);
  if (!is_used)
    g_hash_table_remove (self->cards, file);
  gvt_draft_changed (self);
  return TRUE;
}

void
gvt_draft_move_card (GvtDraft *self, guint from, guint to)
{
  if (gvt_draft_json_move (self->module, LESSONS, from, to))
    gvt_draft_changed (self);
}

gboolean
gvt_draft_restore_card (GvtDraft *self, GvtDraftTexts *before, guint index)
{
  g_autoptr (JsonObject) module = gvt_draft_texts_parse (before, GVT_DRAFT_MODULE, NULL);
  JsonObject *card = gvt_draft_json_restore (self->module, LESSONS, module, index, MAX_CARDS);
  const char *file = card != NULL ? gvt_json_text_or (card, "file", "") : "";
  GBytes *text = gvt_draft_texts_get (before, file);

  if (card == NULL)
    return FALSE;
  if (text != NULL && !g_hash_table_contains (self->cards, file))
    g_hash_table_insert (self->cards, g_strdup (file), g_bytes_ref (text));
  gvt_draft_changed (self);
  return TRUE;
}
