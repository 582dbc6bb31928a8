/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pack-stats.h"

#include <glib/gi18n-lib.h>
#include <zstd.h>

#include "gvt-central-files.h"
#include "gvt-central-private.h"
#include "gvt-error.h"
#include "gvt-key-store.h"
#include "gvt-list-csv.h"
#include "gvt-list-entropy.h"
#include "gvt-list-store.h"
#include "gvt-pack-reader.h"

#define CSV_LEVEL 19

typedef struct
{
  GvtCentral *central;
  GvtPackStats *stats;
  const char *election; /* (nullable) */
  GvtListRecord *list;
  GPtrArray *villages; /* of the list */
  GvtListEntropy *entropy;
  const char *village; /* the one at hand */
  GvtHash pack;
  GvtHash lexicon_hash;
  GvtSecret *epoch_key;
  guint epoch;
  GvtLexicon *lexicon; /* the villages of a list share one */
} Measuring;

static void
measuring_clear (Measuring *self)
{
  g_clear_pointer (&self->list, gvt_list_record_free);
  g_clear_pointer (&self->villages, g_ptr_array_unref);
  g_clear_pointer (&self->entropy, gvt_list_entropy_free);
  g_clear_pointer (&self->epoch_key, gvt_secret_unref);
  g_clear_object (&self->lexicon);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Measuring, measuring_clear)

void
gvt_pack_stats_clear (GvtPackStats *self)
{
  g_clear_pointer (&self->election, g_free);
}

/* --- what the list says --- */

static gboolean
add_row (const GvtVoterRow *row, gpointer user_data, GError **error)
{
  Measuring *self = user_data;

  gvt_list_entropy_add (self->entropy, self->village, row);
  return TRUE;
}

static gboolean
read_list (GvtDb *db, gpointer user_data, GError **error)
{
  Measuring *self = user_data;

  if (!gvt_list_store_find_newest (db, self->election, &self->list, error))
    return FALSE;
  if (self->list == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("no voter list was imported for this election"));
      return FALSE;
    }
  self->villages = gvt_list_store_list_villages (db, self->list->election, self->list->version,
                                                 error);
  for (guint i = 0; self->villages != NULL && i < self->villages->len; i++)
    {
      self->village = self->villages->pdata[i];
      if (!gvt_list_store_each_row (db, self->list, self->village, add_row, self, error))
        return FALSE;
    }
  return self->villages != NULL;
}

/* --- one village --- */

static gboolean
find_pack (GvtDb *db, gpointer user_data, GError **error)
{
  Measuring *self = user_data;
  g_autofree char *name = g_strconcat (self->village, "/", self->list->election, NULL);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT hash, lexicon FROM central_file WHERE kind = 'pack' AND name = :name"
      " AND version = :version ORDER BY published_at DESC, hash DESC LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":name", name);
  gvt_stmt_bind_int (stmt, ":version", self->list->version);
  return gvt_stmt_one (stmt, "a pack of this village", error)
         && gvt_stmt_hash (stmt, 0, &self->pack, error)
         && gvt_stmt_hash (stmt, 1, &self->lexicon_hash, error);
}

static gboolean
load_key (GvtDb *db, gpointer user_data, GError **error)
{
  Measuring *self = user_data;

  g_clear_pointer (&self->epoch_key, gvt_secret_unref);
  self->epoch_key = gvt_key_store_load_epoch_key (db, self->central->wrap, self->village,
                                                  self->epoch, error);
  return self->epoch_key != NULL;
}

static gboolean
ensure_lexicon (Measuring *self, GError **error)
{
  g_autoptr (GBytes) file = NULL;

  if (self->lexicon != NULL
      && gvt_hash_equal (gvt_lexicon_get_hash (self->lexicon), &self->lexicon_hash))
    return TRUE;
  g_clear_object (&self->lexicon);
  file = gvt_central_load_file (self->central, &self->lexicon_hash, GVT_LEXICON_MAX_FILE, error);
  self->lexicon = file != NULL ? gvt_lexicon_read (file, NULL, error) : NULL;
  return self->lexicon != NULL;
}

static void
measure_csv (Measuring *self, const GvtVoterTable *table)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autofree guint8 *packed = NULL;
  gsize room;

  for (guint i = 0; i < gvt_voter_table_get_rows (table); i++)
    {
      GvtVoterCells cells;

      gvt_list_csv_append_row (csv, self->village, gvt_voter_table_get_row (table, i, &cells));
    }
  room = ZSTD_compressBound (csv->len);
  packed = g_malloc (room);
  self->stats->csv_bytes += ZSTD_compress (packed, room, csv->str, csv->len, CSV_LEVEL);
}

static void
measure_table (Measuring *self, const GvtVoterTable *table, gsize pack_bytes)
{
  GvtPackStats *stats = self->stats;
  gsize bytes[GVT_PACK_N_PARTS];

  gvt_pack_parts_measure (table, self->village, self->list->as_of, self->lexicon, bytes);
  for (guint part = 0; part < GVT_PACK_N_PARTS; part++)
    stats->part_bytes[part] += bytes[part];
  measure_csv (self, table);
  stats->n_villages++;
  stats->rows += gvt_voter_table_get_rows (table);
  stats->pack_bytes += pack_bytes;
}

static gboolean
measure_village (Measuring *self, GError **error)
{
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GvtPack) pack = NULL;
  const GvtVoterTable *table;

  if (!gvt_store_read (self->central->store, find_pack, self, error)
      || !ensure_lexicon (self, error))
    return FALSE;
  file = gvt_central_load_file (self->central, &self->pack, gvt_pack_max_file (), error);
  pack = file != NULL ? gvt_pack_read (file, error) : NULL;
  if (pack == NULL)
    return FALSE;
  self->epoch = gvt_pack_get_info (pack)->epoch;
  if (!gvt_store_read (self->central->store, load_key, self, error))
    return FALSE;
  table = gvt_pack_open (pack, self->epoch_key, self->lexicon, arena, error);
  if (table == NULL)
    return FALSE;
  measure_table (self, table, g_bytes_get_size (file));
  return TRUE;
}

static void
keep_entropy (Measuring *self)
{
  self->stats->election = g_strdup (self->list->election);
  self->stats->list_version = self->list->version;
  self->stats->list_rows = gvt_list_entropy_get_rows (self->entropy);
  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    self->stats->entropy[i] = gvt_list_entropy_of (self->entropy, (GvtVoterColumn) i);
}

gboolean
gvt_central_pack_stats (GvtCentral *self,
                        const char *election,
                        GPtrArray *villages,
                        GvtPackProgress progress,
                        gpointer user_data,
                        GvtPackStats *stats,
                        GError **error)
{
  g_auto (Measuring) measuring = {
    .central = self, .stats = stats, .election = election, .entropy = gvt_list_entropy_new ()
  };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && stats != NULL, FALSE);

  if (!gvt_store_read (self->store, read_list, &measuring, error))
    return FALSE;
  keep_entropy (&measuring);
  if (villages == NULL)
    villages = measuring.villages;
  for (guint i = 0; i < villages->len; i++)
    {
      measuring.village = villages->pdata[i];
      if (!measure_village (&measuring, error))
        {
          g_prefix_error (error, "%s: ", measuring.village);
          return FALSE;
        }
      if (progress != NULL)
        progress (i + 1, villages->len, user_data);
    }
  return TRUE;
}

double
gvt_pack_stats_part_entropy (const GvtPackStats *self, guint part)
{
  guint n;
  const GvtVoterColumn *columns = gvt_pack_part_columns (part, &n);
  double bits = 0;

  for (guint i = 0; i < n; i++)
    bits += self->entropy[columns[i]];
  return bits;
}

double
gvt_pack_stats_entropy (const GvtPackStats *self)
{
  double bits = 0;

  for (guint part = 0; part < GVT_PACK_N_PARTS; part++)
    bits += gvt_pack_stats_part_entropy (self, part);
  return bits;
}
