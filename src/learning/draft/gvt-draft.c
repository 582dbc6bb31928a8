/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft.h"

#include <string.h>

#include "gvt-draft-object-private.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-unicode.h"

#define MAX_UNDO 50

G_DEFINE_FINAL_TYPE (GvtDraft, gvt_draft, G_TYPE_OBJECT)

static guint changed_signal;

static void
gvt_draft_finalize (GObject *object)
{
  GvtDraft *self = GVT_DRAFT (object);

  g_free (self->folder);
  g_clear_pointer (&self->module, json_object_unref);
  g_clear_pointer (&self->quiz, json_object_unref);
  g_clear_pointer (&self->cards, g_hash_table_unref);
  g_clear_pointer (&self->saved, gvt_draft_texts_unref);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  G_OBJECT_CLASS (gvt_draft_parent_class)->finalize (object);
}

static void
gvt_draft_class_init (GvtDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_draft_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
gvt_draft_init (GvtDraft *self)
{
  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_draft_texts_unref);
}

/* Whoever reviewed it has not read what it says now. */
void
gvt_draft_changed (GvtDraft *self)
{
  if (gvt_draft_json_length (self->module, "reviewed_by") > 0)
    json_object_set_array_member (self->module, "reviewed_by", json_array_new ());
  g_signal_emit (self, changed_signal, 0);
}

/* --- from texts and back --- */

static GHashTable *
read_cards (GvtDraftTexts *texts)
{
  GHashTable *cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_bytes_unref);
  g_autoptr (GList) files = gvt_draft_texts_list (texts);

  for (GList *link = files; link != NULL; link = link->next)
    if (g_str_has_suffix (link->data, ".md"))
      g_hash_table_insert (cards, g_strdup (link->data),
                           g_bytes_ref (gvt_draft_texts_get (texts, link->data)));
  return cards;
}

/* Takes over what @texts say, or nothing. */
static gboolean
take_texts (GvtDraft *self, GvtDraftTexts *texts, GError **error)
{
  GBytes *module_text = gvt_draft_texts_get (texts, GVT_DRAFT_MODULE);
  GBytes *quiz_text = gvt_draft_texts_get (texts, GVT_DRAFT_QUIZ);
  JsonObject *module = NULL;
  JsonObject *quiz = NULL;

  if (module_text == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "module.json: no such file");
      return FALSE;
    }
  module = gvt_draft_json_read (module_text, GVT_DRAFT_MODULE, error);
  if (module == NULL)
    return FALSE;
  if (quiz_text != NULL && (quiz = gvt_draft_json_read (quiz_text, GVT_DRAFT_QUIZ, error)) == NULL)
    {
      json_object_unref (module);
      return FALSE;
    }

  g_clear_pointer (&self->module, json_object_unref);
  g_clear_pointer (&self->quiz, json_object_unref);
  g_clear_pointer (&self->cards, g_hash_table_unref);
  self->module = module;
  self->quiz = quiz;
  self->cards = read_cards (texts);
  return TRUE;
}

/* What nobody has touched keeps its bytes: an author's own spacing is not ours to change. */
static GBytes *
write_json (GvtDraft *self, JsonObject *object, const char *file)
{
  GBytes *saved = gvt_draft_texts_get (self->saved, file);
  g_autoptr (JsonObject) old = saved != NULL ? gvt_draft_json_read (saved, file, NULL) : NULL;
  g_autoptr (GBytes) before = old != NULL ? gvt_draft_json_write (old) : NULL;
  g_autoptr (GBytes) now = gvt_draft_json_write (object);

  return g_bytes_ref (before != NULL && g_bytes_equal (before, now) ? saved : now);
}

GvtDraftTexts *
gvt_draft_dup_texts (GvtDraft *self)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_bytes_unref);
  GHashTableIter iter;
  gpointer path, content;

  g_hash_table_insert (files, g_strdup (GVT_DRAFT_MODULE),
                       write_json (self, self->module, GVT_DRAFT_MODULE));
  if (self->quiz != NULL)
    g_hash_table_insert (files, g_strdup (GVT_DRAFT_QUIZ),
                         write_json (self, self->quiz, GVT_DRAFT_QUIZ));
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &path, &content))
    g_hash_table_insert (files, g_strdup (path), g_bytes_ref (content));

  return gvt_draft_texts_new (self->folder, files);
}

GvtDraft *
gvt_draft_open (const char *folder, GError **error)
{
  g_autoptr (GvtDraft) self = g_object_new (GVT_TYPE_DRAFT, NULL);

  self->folder = g_strdup (folder);
  while (g_str_has_suffix (self->folder, G_DIR_SEPARATOR_S) && strlen (self->folder) > 1)
    self->folder[strlen (self->folder) - 1] = '\0';
  self->saved = gvt_draft_texts_read (self->folder, error);
  if (self->saved == NULL || !take_texts (self, self->saved, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* --- keeping --- */

gboolean
gvt_draft_is_saved (GvtDraft *self)
{
  g_autoptr (GvtDraftTexts) texts = gvt_draft_dup_texts (self);

  return gvt_draft_texts_equal (texts, self->saved);
}

GvtDraftTexts *
gvt_draft_get_saved (GvtDraft *self)
{
  return self->saved;
}

void
gvt_draft_take_saved (GvtDraft *self, GvtDraftTexts *texts)
{
  g_autoptr (GvtDraftTexts) old = self->saved;

  self->saved = gvt_draft_texts_ref (texts);
  if (self->is_undoing || gvt_draft_texts_equal (old, texts))
    {
      self->is_undoing = FALSE;
      return;
    }
  if (self->before->len == MAX_UNDO)
    g_ptr_array_remove_index (self->before, 0);
  g_ptr_array_add (self->before, g_steal_pointer (&old));
}

gboolean
gvt_draft_save (GvtDraft *self, GError **error)
{
  g_autoptr (GvtDraftTexts) texts = gvt_draft_dup_texts (self);

  if (!gvt_draft_texts_save (texts, self->saved, error))
    return FALSE;
  gvt_draft_take_saved (self, texts);
  return TRUE;
}

gboolean
gvt_draft_save_as_other (GvtDraft *self, GError **error)
{
  g_autoptr (GvtDraftTexts) texts = gvt_draft_dup_texts (self);
  g_autofree char *folder = gvt_draft_texts_save_as_other (texts, self->folder, error);
  g_autoptr (GvtDraftTexts) written = folder != NULL ? gvt_draft_texts_read (folder, error) : NULL;

  if (written == NULL || !take_texts (self, written, error))
    return FALSE;

  g_free (self->folder);
  self->folder = g_steal_pointer (&folder);
  gvt_draft_texts_unref (self->saved);
  self->saved = g_steal_pointer (&written);
  g_ptr_array_set_size (self->before, 0);
  self->is_undoing = FALSE;
  return TRUE;
}

gboolean
gvt_draft_can_undo (GvtDraft *self)
{
  return self->before->len > 0;
}

gboolean
gvt_draft_undo (GvtDraft *self)
{
  g_autoptr (GvtDraftTexts) texts = NULL;

  if (self->before->len == 0)
    return FALSE;

  texts = g_ptr_array_steal_index (self->before, self->before->len - 1);
  self->is_undoing = take_texts (self, texts, NULL); /* they were read or written before */
  gvt_draft_changed (self);
  return self->is_undoing;
}

/* --- the module itself --- */

const char *
gvt_draft_get_folder (GvtDraft *self)
{
  return self->folder;
}

const char *
gvt_draft_get_id (GvtDraft *self)
{
  return gvt_json_text_or (self->module, "id", "");
}

const char *
gvt_draft_get_title (GvtDraft *self)
{
  return gvt_json_text_or (self->module, "title", "");
}

const char *
gvt_draft_get_summary (GvtDraft *self)
{
  return gvt_json_text_or (self->module, "summary", "");
}

gboolean
gvt_draft_put_text (JsonObject *object, const char *name, const char *text)
{
  g_autofree char *composed = gvt_unicode_normalize (text, G_NORMALIZE_DEFAULT_COMPOSE);

  if (composed == NULL || g_strcmp0 (gvt_json_text_or (object, name, NULL), composed) == 0)
    return FALSE;

  json_object_set_string_member (object, name, composed);
  return TRUE;
}

void
gvt_draft_set_title (GvtDraft *self, const char *title)
{
  if (gvt_draft_put_text (self->module, "title", title))
    gvt_draft_changed (self);
}

void
gvt_draft_set_summary (GvtDraft *self, const char *summary)
{
  if (gvt_draft_put_text (self->module, "summary", summary))
    gvt_draft_changed (self);
}
