/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-search.h"

#include "gvt-db.h"

#define MAX_LETTERS 200
#define MAX_WORDS   12

struct _GvtModuleHit
{
  GObject parent_instance;

  GvtModule *module;
  guint card;
  char *title;
  char *excerpt;
};

G_DEFINE_FINAL_TYPE (GvtModuleHit, gvt_module_hit, G_TYPE_OBJECT)

static void
gvt_module_hit_finalize (GObject *object)
{
  GvtModuleHit *self = GVT_MODULE_HIT (object);

  g_clear_object (&self->module);
  g_free (self->title);
  g_free (self->excerpt);
  G_OBJECT_CLASS (gvt_module_hit_parent_class)->finalize (object);
}

static void
gvt_module_hit_class_init (GvtModuleHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_module_hit_finalize;
}

static void
gvt_module_hit_init (GvtModuleHit *self)
{
}

GvtModule *
gvt_module_hit_get_module (GvtModuleHit *self)
{
  g_return_val_if_fail (GVT_IS_MODULE_HIT (self), NULL);
  return self->module;
}

guint
gvt_module_hit_get_card (GvtModuleHit *self)
{
  g_return_val_if_fail (GVT_IS_MODULE_HIT (self), 0);
  return self->card;
}

const char *
gvt_module_hit_get_title (GvtModuleHit *self)
{
  g_return_val_if_fail (GVT_IS_MODULE_HIT (self), NULL);
  return self->title;
}

const char *
gvt_module_hit_get_excerpt (GvtModuleHit *self)
{
  g_return_val_if_fail (GVT_IS_MODULE_HIT (self), NULL);
  return self->excerpt;
}

/* --- the question --- */

/* The words as FTS5 takes them: each in quotation marks, so that none is an operator; the last may
 * be the beginning of one. Returns: (transfer full): empty if there is no word */
static char *
quote_words (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) query = g_string_new (NULL);
  g_autoptr (GString) word = g_string_new (NULL);
  guint n_words = 0;
  guint n_letters = 0;

  for (const char *p = valid; n_words < MAX_WORDS; p = g_utf8_next_char (p))
    {
      gunichar letter = n_letters++ < MAX_LETTERS ? g_utf8_get_char (p) : 0;

      if (g_unichar_isalnum (letter) || g_unichar_ismark (letter))
        g_string_append_unichar (word, letter);
      else if (word->len > 0)
        {
          g_string_append_printf (query, "%s\"%s\"", n_words++ > 0 ? " " : "", word->str);
          g_string_truncate (word, 0);
        }
      if (letter == 0)
        break;
    }
  if (n_words > 0)
    g_string_append_c (query, '*');
  return g_string_free (g_steal_pointer (&query), FALSE);
}

/* --- the index --- */

/* What a person sees of the card. Returns: (transfer full) */
static char *
text_of (GvtLesson *lesson)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GListModel *blocks = gvt_lesson_get_blocks (lesson);

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (GvtBlock) block = g_list_model_get_item (blocks, i);

      if (gvt_block_get_kind (block) != GVT_BLOCK_CLAIM)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", gvt_block_get_text (block));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
add_module (GvtStmt *stmt, GvtModule *module, guint index, GError **error)
{
  GListModel *lessons = gvt_module_get_lessons (module);

  for (guint i = 0; i < g_list_model_get_n_items (lessons); i++)
    {
      g_autoptr (GvtLesson) lesson = g_list_model_get_item (lessons, i);
      g_autofree char *text = text_of (lesson);

      gvt_stmt_bind_text (stmt, ":title", gvt_lesson_get_title (lesson));
      gvt_stmt_bind_text (stmt, ":text", text);
      gvt_stmt_bind_text (stmt, ":subject", gvt_module_get_title (module));
      gvt_stmt_bind_int (stmt, ":module", index);
      gvt_stmt_bind_int (stmt, ":place", i);
      if (!gvt_stmt_run (stmt, error))
        return FALSE;
      gvt_stmt_reset (stmt);
    }
  return TRUE;
}

static gboolean
fill_index (GvtDb *db, gpointer library, GError **error)
{
  GListModel *modules = gvt_module_library_get_modules (library);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO card VALUES (:title, :text, :subject, :module, :place)", error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (modules); i++)
    {
      g_autoptr (GvtModule) module = g_list_model_get_item (modules, i);

      if (!add_module (stmt, module, i, error))
        return FALSE;
    }
  return TRUE;
}

/* Accents make no difference, as on a keyboard without them. */
static GvtDb *
make_index (GvtModuleLibrary *library, GError **error)
{
  g_autoptr (GvtDb) db = gvt_db_open_memory (error);

  if (db == NULL
      || !gvt_db_exec (db,
                       "CREATE VIRTUAL TABLE card USING fts5 (title, text, subject, module "
                       "UNINDEXED, place UNINDEXED, tokenize = 'unicode61 remove_diacritics 2')",
                       error)
      || !gvt_db_transact (db, fill_index, library, error))
    return NULL;
  return g_steal_pointer (&db);
}

/* --- the answer --- */

static GvtModuleHit *
read_hit (GvtStmt *stmt, GvtModuleLibrary *library)
{
  GvtModuleHit *hit = g_object_new (GVT_TYPE_MODULE_HIT, NULL);

  hit->module = g_list_model_get_item (gvt_module_library_get_modules (library),
                                       (guint) gvt_stmt_int (stmt, 0));
  hit->card = (guint) gvt_stmt_int (stmt, 1);
  hit->title = g_strdup (gvt_stmt_text (stmt, 2));
  hit->excerpt = g_strdup (gvt_stmt_text (stmt, 3));
  return hit;
}

static gboolean
ask (GvtDb *db, const char *query, GvtModuleLibrary *library, GListStore *hits, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT module, place, title, snippet (card, 1, '', '', '…', 16) FROM card WHERE card MATCH "
      ":query ORDER BY bm25 (card, 8.0, 1.0, 2.0), module, place LIMIT :most",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":query", query);
  gvt_stmt_bind_int (stmt, ":most", GVT_MODULE_SEARCH_HITS);
  while (gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GvtModuleHit) hit = read_hit (stmt, library);

      g_list_store_append (hits, hit);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GListModel *
gvt_module_search (GvtModuleLibrary *library, const char *text, GError **error)
{
  g_autoptr (GListStore) hits = g_list_store_new (GVT_TYPE_MODULE_HIT);
  g_autofree char *query = NULL;
  g_autoptr (GvtDb) db = NULL;

  g_return_val_if_fail (GVT_IS_MODULE_LIBRARY (library), NULL);

  query = quote_words (text);
  if (*query == '\0')
    return G_LIST_MODEL (g_steal_pointer (&hits));
  db = make_index (library, error);
  if (db == NULL || !ask (db, query, library, hits, error))
    return NULL;
  return G_LIST_MODEL (g_steal_pointer (&hits));
}
