/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-lexicons.h"

#include "gvt-central-files.h"
#include "gvt-central-private.h"
#include "gvt-signed-file.h"

/* Of the words that are frequent now, so many must be known. */
#define KNOWN_PERCENT 95

typedef struct
{
  const GvtListRecord *list;
  GvtLexiconBuilder *words;
  GvtHash before; /* the lexicon of the version before */
  gboolean has_before;
} Choice;

static gboolean
count_name (const GvtVoterRow *row, gpointer user_data, GError **error)
{
  gvt_lexicon_builder_add (user_data, row->text[GVT_VOTER_NAME], row->text[GVT_VOTER_SEX]);
  return TRUE;
}

static gboolean
find_before (GvtDb *db, Choice *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *names = g_strconcat ("%/", self->list->election, NULL);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT lexicon FROM central_file WHERE kind = 'pack' AND name LIKE :names"
      " AND version < :version ORDER BY version DESC, published_at DESC, hash DESC LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":names", names);
  gvt_stmt_bind_int (stmt, ":version", self->list->version);
  self->has_before = gvt_stmt_next (stmt, &local);
  if (self->has_before)
    return gvt_stmt_hash (stmt, 0, &self->before, error);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_names (GvtDb *db, gpointer user_data, GError **error)
{
  Choice *self = user_data;

  return find_before (db, self, error)
         && gvt_list_store_each_name (db, self->list, count_name, self->words, error);
}

/* Signed by the present key, since a laptop that does not have it yet asks for that. Returns:
 * (transfer full) (nullable) */
static GvtLexicon *
load_before (GvtCentral *central, const Choice *choice)
{
  g_autoptr (GBytes) file = choice->has_before ? gvt_central_load_file (central, &choice->before,
                                                                        GVT_LEXICON_MAX_FILE, NULL)
                                               : NULL;
  g_autoptr (GArray) signers = gvt_central_list_signers (central);

  return file != NULL ? gvt_lexicon_read (file, gvt_signed_file_find_signer (file, signers), NULL)
                      : NULL;
}

static gboolean
knows_most (GvtLexicon *before, GvtLexicon *now)
{
  guint n = gvt_lexicon_get_size (now);
  guint n_known = 0;

  for (guint i = 0; i < n; i++)
    {
      guint rank;

      n_known += gvt_lexicon_find (before, GVT_LEXICON_MEN,
                                   gvt_lexicon_get_word (now, GVT_LEXICON_MEN, i), &rank);
    }
  return (guint64) n_known * 100 >= (guint64) n * KNOWN_PERCENT;
}

GvtLexicon *
gvt_central_choose_lexicon (GvtCentral *self, const GvtListRecord *list, GError **error)
{
  g_autoptr (GvtLexiconBuilder) words = gvt_lexicon_builder_new ();
  Choice choice = { .list = list, .words = words };
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GvtLexicon) now = NULL;
  g_autoptr (GvtLexicon) before = NULL;

  if (!gvt_store_read (self->store, read_names, &choice, error))
    return NULL;
  file = gvt_lexicon_builder_finish (words, gvt_central_get_signing_key (self), error);
  now = file != NULL ? gvt_lexicon_read (file, NULL, error) : NULL;
  if (now == NULL)
    return NULL;

  before = load_before (self, &choice);
  if (before != NULL && knows_most (before, now))
    return g_steal_pointer (&before);
  return gvt_central_publish_file (self, GVT_FILE_LEXICON, "", list->version, file, NULL, error)
             ? g_steal_pointer (&now)
             : NULL;
}
