/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-deltas.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-files.h"
#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-key-store.h"
#include "gvt-list-store.h"

void
gvt_made_delta_clear (GvtMadeDelta *self)
{
  g_clear_pointer (&self->file, g_bytes_unref);
  g_clear_pointer (&self->base_as_of, g_free);
  g_clear_pointer (&self->as_of, g_free);
}

static void
side_clear (GvtDeltaSide *self)
{
  g_clear_object (&self->pack);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtDeltaSide, side_clear)

static gboolean
open_side (GvtDeltaSide *self,
           GBytes *file,
           const GvtSecret *epoch_key,
           GvtLexicon *lexicon,
           GvtArena *arena,
           GError **error)
{
  gvt_hash_of_bytes (file, &self->hash);
  self->pack = gvt_pack_read (file, error);
  self->table = self->pack != NULL ? gvt_pack_open (self->pack, epoch_key, lexicon, arena, error)
                                   : NULL;
  return self->table != NULL;
}

/* Before anything is opened, which would only tell that it does not fit. */
static gboolean
check_base (GBytes *base, GBytes *pack, GError **error)
{
  g_autoptr (GvtPack) before = gvt_pack_read (base, error);
  g_autoptr (GvtPack) after = before != NULL ? gvt_pack_read (pack, error) : NULL;

  if (after == NULL)
    return FALSE;
  if (gvt_pack_get_info (before)->epoch == gvt_pack_get_info (after)->epoch
      && gvt_hash_equal (gvt_pack_get_lexicon (before), gvt_pack_get_lexicon (after)))
    return TRUE;

  gvt_error_tell (error, GVT_ERROR_STATE,
                  _ ("There is no delta between these two versions: the village has another key "
                     "since, or the list other words. Laptops fetch the whole list."));
  return FALSE;
}

static void
describe (GvtMadeDelta *made, const GvtDeltaSide *before, const GvtDeltaSide *after, GBytes *pack)
{
  const GvtPackInfo *info = gvt_pack_get_info (after->pack);

  made->base = before->hash;
  made->base_version = gvt_pack_get_info (before->pack)->list_version;
  made->base_as_of = g_strdup (gvt_pack_get_info (before->pack)->as_of);
  made->version = info->list_version;
  made->as_of = g_strdup (info->as_of);
  made->pack = after->hash;
  made->pack_bytes = g_bytes_get_size (pack);
  made->n_rows = gvt_pack_get_rows (after->pack);
}

gboolean
gvt_central_make_delta (GvtCentral *self,
                        const GvtHash *base,
                        GBytes *pack,
                        GvtLexicon *lexicon,
                        const GvtSecret *epoch_key,
                        GvtMadeDelta *made,
                        GError **error)
{
  g_autoptr (GBytes) file = gvt_central_load_file (self, base, gvt_pack_max_file (), error);
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_auto (GvtDeltaSide) before = { 0 };
  g_auto (GvtDeltaSide) after = { 0 };

  if (file == NULL || !check_base (file, pack, error)
      || !open_side (&before, file, epoch_key, lexicon, arena, error)
      || !open_side (&after, pack, epoch_key, lexicon, arena, error))
    return FALSE;

  made->file = gvt_delta_write (&before, &after, lexicon, epoch_key,
                                gvt_central_get_signing_key (self), &made->changes, error);
  if (made->file == NULL)
    return FALSE;
  describe (made, &before, &after, pack);
  return TRUE;
}

gboolean
gvt_made_delta_is_worth_it (const GvtMadeDelta *self)
{
  return g_bytes_get_size (self->file) * 100 <= self->pack_bytes * GVT_DELTA_WORTH_PERCENT;
}

gboolean
gvt_central_note_delta (GvtCentral *self, GvtDb *db, const GvtDeltaRecord *delta, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_DELTA_PUBLISHED_KIND, .body = body };

  json_object_set_string_member (body, "name", delta->name);
  json_object_set_int_member (body, "version", (gint64) delta->version);
  json_object_set_int_member (body, "bytes", (gint64) delta->bytes);
  gvt_json_set_hash (body, "hash", &delta->hash);
  gvt_json_set_hash (body, "base", &delta->base);
  gvt_json_set_hash (body, "pack", &delta->pack);
  return gvt_journal_append (self->journal, db, &draft, NULL, error);
}

/* --- between two versions that were published --- */

typedef struct
{
  GvtCentral *central;
  const GvtDeltaWish *wish;
  guint from;
  guint to;
  char *name; /* "village/election" */
  GvtHash base;
  GvtHash pack;
  GvtHash lexicon;
  GvtSecret *epoch_key;
  guint epoch;
  GvtDeltaRecord record;
  gboolean is_published;
} Between;

static void
between_clear (Between *self)
{
  g_free (self->name);
  g_clear_pointer (&self->epoch_key, gvt_secret_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Between, between_clear)

/* The newest pack below @version, or of exactly it. */
static gboolean
find_pack (GvtDb *db,
           const Between *self,
           guint version,
           gboolean is_exact,
           guint *found,
           GvtHash *hash,
           GvtHash *lexicon,
           GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT version, hash, lexicon FROM central_file WHERE kind = 'pack' AND name = :name"
      " AND version >= :least AND version <= :most ORDER BY version DESC, published_at DESC,"
      " hash DESC LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":name", self->name);
  gvt_stmt_bind_int (stmt, ":least", is_exact ? version : 1);
  gvt_stmt_bind_int (stmt, ":most", version);
  if (!gvt_stmt_one (stmt, "a pack of this version", error))
    return FALSE;
  *found = (guint) gvt_stmt_int (stmt, 0);
  return gvt_stmt_hash (stmt, 1, hash, error) && gvt_stmt_hash (stmt, 2, lexicon, error);
}

static gboolean
find_sides (GvtDb *db, gpointer user_data, GError **error)
{
  Between *self = user_data;
  g_autoptr (GvtListRecord) list = NULL;
  GvtHash unused;

  if (!gvt_list_store_find_newest (db, self->wish->election, &list, error))
    return FALSE;
  if (list == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("no voter list was imported for this election"));
      return FALSE;
    }
  self->name = g_strconcat (self->wish->village, "/", list->election, NULL);
  return find_pack (db, self, self->to != 0 ? self->to : G_MAXINT, self->to != 0, &self->to,
                    &self->pack, &self->lexicon, error)
         && find_pack (db, self, self->from != 0 ? self->from : self->to - 1, self->from != 0,
                       &self->from, &self->base, &unused, error)
         && gvt_delta_store_find (db, &self->base, &self->pack, &self->is_published,
                                  &self->record.hash, error);
}

static gboolean
load_key (GvtDb *db, gpointer user_data, GError **error)
{
  Between *self = user_data;

  self->epoch_key = gvt_key_store_load_epoch_key (db, self->central->wrap, self->wish->village,
                                                  self->epoch, error);
  return self->epoch_key != NULL;
}

static gboolean
note (GvtDb *db, gpointer user_data, GError **error)
{
  Between *self = user_data;

  return gvt_central_note_delta (self->central, db, &self->record, error);
}

static gboolean
make_between (Between *self, GvtMadeDelta *made, GError **error)
{
  g_autoptr (GBytes) pack = gvt_central_load_file (self->central, &self->pack, gvt_pack_max_file (),
                                                   error);
  g_autoptr (GBytes) words = pack != NULL ? gvt_central_load_file (self->central, &self->lexicon,
                                                                   GVT_LEXICON_MAX_FILE, error)
                                          : NULL;
  g_autoptr (GvtLexicon) lexicon = words != NULL ? gvt_lexicon_read (words, NULL, error) : NULL;
  g_autoptr (GvtPack) read = lexicon != NULL ? gvt_pack_read (pack, error) : NULL;

  if (read == NULL)
    return FALSE;
  self->epoch = gvt_pack_get_info (read)->epoch;
  return gvt_store_read (self->central->store, load_key, self, error)
         && gvt_central_make_delta (self->central, &self->base, pack, lexicon, self->epoch_key,
                                    made, error);
}

/* The one that laptops fetch, where there is one: another one of the same rows has other bytes.
 * Returns: whether it is whole */
static gboolean
show_published (const Between *self, GvtMadeDelta *made)
{
  GBytes *file = gvt_central_load_file (self->central, &self->record.hash, gvt_delta_max_file (),
                                        NULL);

  if (file == NULL)
    return FALSE;
  g_bytes_unref (made->file);
  made->file = file;
  return TRUE;
}

static gboolean
publish_made (Between *self, const GvtMadeDelta *made, GError **error)
{
  self->record = (GvtDeltaRecord){ .name = self->name,
                                   .version = made->version,
                                   .bytes = g_bytes_get_size (made->file),
                                   .base = made->base,
                                   .pack = made->pack };
  return gvt_central_write_file (self->central, made->file, &self->record.hash, error)
         && gvt_store_write (self->central->store, note, self, error);
}

gboolean
gvt_central_delta_between (GvtCentral *self,
                           const GvtDeltaWish *wish,
                           GvtMadeDelta *made,
                           gboolean *is_published,
                           GError **error)
{
  g_auto (Between) between = { .central = self, .wish = wish, .from = wish->from, .to = wish->to };
  gboolean is_whole;

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && made != NULL, FALSE);

  if (!gvt_store_read (self->store, find_sides, &between, error)
      || !make_between (&between, made, error))
    return FALSE;
  is_whole = between.is_published && show_published (&between, made);
  if (wish->publish && !is_whole && !publish_made (&between, made, error))
    return FALSE;
  *is_published = between.is_published || wish->publish;
  return TRUE;
}
