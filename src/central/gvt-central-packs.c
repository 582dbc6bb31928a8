/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-packs.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-deltas.h"
#include "gvt-central-files.h"
#include "gvt-central-lexicons.h"
#include "gvt-central-private.h"
#include "gvt-central-regions.h"
#include "gvt-error.h"
#include "gvt-key-store.h"
#include "gvt-list-store.h"
#include "gvt-pack-writer.h"

/* So many packs are published at once: an interruption loses no more than these. */
#define BATCH 64

typedef struct
{
  GvtCentral *central;
  GvtListRecord *list;
  GPtrArray *villages; /* codes */
  GvtRegionList *regions;
  GvtLexicon *lexicon;
  GvtPackSummary *summary;
  GvtSecret *epoch_key; /* of the village at hand */
  guint epoch;
  gboolean is_present;
} Building;

static void
building_clear (Building *building)
{
  g_clear_pointer (&building->list, gvt_list_record_free);
  g_clear_pointer (&building->villages, g_ptr_array_unref);
  g_clear_object (&building->regions);
  g_clear_object (&building->lexicon);
  g_clear_pointer (&building->epoch_key, gvt_secret_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Building, building_clear)

/* Packs that are on the disk and not published yet, and the deltas that make some of them. */
typedef struct
{
  GvtCentral *central;
  GArray *files;  /* GvtFileRecord; their names are owned here */
  GArray *deltas; /* GvtDeltaRecord; likewise */
} Batch;

static void
batch_empty (Batch *batch)
{
  for (guint i = 0; i < batch->files->len; i++)
    g_free ((char *) g_array_index (batch->files, GvtFileRecord, i).name);
  for (guint i = 0; i < batch->deltas->len; i++)
    g_free ((char *) g_array_index (batch->deltas, GvtDeltaRecord, i).name);
  g_array_set_size (batch->files, 0);
  g_array_set_size (batch->deltas, 0);
}

static void
batch_clear (Batch *batch)
{
  batch_empty (batch);
  g_array_unref (batch->files);
  g_array_unref (batch->deltas);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

static gboolean
note_batch (GvtDb *db, gpointer user_data, GError **error)
{
  Batch *batch = user_data;

  for (guint i = 0; i < batch->files->len; i++)
    if (!gvt_central_note_file (batch->central, db, &g_array_index (batch->files, GvtFileRecord, i),
                                error))
      return FALSE;
  for (guint i = 0; i < batch->deltas->len; i++)
    if (!gvt_central_note_delta (batch->central, db,
                                 &g_array_index (batch->deltas, GvtDeltaRecord, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
publish_batch (Batch *batch, GError **error)
{
  if (batch->files->len == 0)
    return TRUE;
  if (!gvt_store_write (batch->central->store, note_batch, batch, error))
    return FALSE;
  batch_empty (batch);
  return TRUE;
}

typedef struct
{
  const char *election;
  Building *building;
} Search;

static gboolean
find_list (GvtDb *db, gpointer user_data, GError **error)
{
  Search *search = user_data;
  Building *building = search->building;

  if (!gvt_list_store_find_newest (db, search->election, &building->list, error))
    return FALSE;
  if (building->list == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("no voter list was imported for this election"));
      return FALSE;
    }
  building->villages = gvt_list_store_list_villages (db, building->list->election,
                                                     building->list->version, error);
  return building->villages != NULL;
}

typedef struct
{
  Building *building;
  const char *village;
  char *name; /* "village/election" */
  GvtPackWriter *writer;
  gboolean has_before; /* an earlier version of its pack was published */
  GvtHash before;
} Village;

static gboolean
prepare_village (GvtDb *db, gpointer user_data, GError **error)
{
  Village *village = user_data;
  Building *building = village->building;
  guint64 version;
  GvtHash hash = { { 0 } };

  if (!gvt_file_store_find_version (db, gvt_file_kind_to_text (GVT_FILE_PACK), village->name,
                                    &version, &hash, error))
    return FALSE;
  building->is_present = version >= building->list->version
                         && gvt_central_holds_file (building->central, &hash);
  if (building->is_present)
    return TRUE;

  village->has_before = version > 0 && version < building->list->version;
  village->before = hash;
  g_clear_pointer (&building->epoch_key, gvt_secret_unref);
  building->epoch_key = gvt_key_store_ensure_epoch_key (db, building->central->wrap,
                                                        village->village, &building->epoch, error);
  return building->epoch_key != NULL;
}

static gboolean
add_row (const GvtVoterRow *row, gpointer user_data, GError **error)
{
  return gvt_pack_writer_add (user_data, row, error);
}

static gboolean
add_rows (GvtDb *db, gpointer user_data, GError **error)
{
  Village *village = user_data;

  return gvt_list_store_each_row (db, village->building->list, village->village, add_row,
                                  village->writer, error);
}

static GBytes *
build_pack (Village *village, GError **error)
{
  Building *building = village->building;
  GvtRegion *region = gvt_region_list_find (building->regions, village->village);
  GvtPackInfo info = {
    .village = village->village,
    .village_name = region != NULL ? gvt_region_get_name (region) : village->village,
    .election = building->list->election,
    .list_version = building->list->version,
    .as_of = building->list->as_of,
    .epoch = building->epoch,
  };
  g_autoptr (GvtPackWriter) writer = gvt_pack_writer_new (&info, building->lexicon);

  village->writer = writer;
  if (!gvt_store_read (building->central->store, add_rows, village, error))
    return NULL;
  building->summary->rows += gvt_pack_writer_get_rows (writer);
  return gvt_pack_writer_finish (writer, building->epoch_key,
                                 gvt_central_get_signing_key (building->central), error);
}

/* Where there can be one, and it is worth it: to go without costs laptops bytes, and nothing else.
 */
static gboolean
build_delta (Village *village, GBytes *pack, Batch *batch, GError **error)
{
  Building *building = village->building;
  g_auto (GvtMadeDelta) made = { 0 };
  g_autoptr (GError) local = NULL;
  GvtDeltaRecord delta = { .version = building->list->version };

  if (!village->has_before)
    return TRUE;
  if (!gvt_central_make_delta (building->central, &village->before, pack, building->lexicon,
                               building->epoch_key, &made, &local))
    {
      g_info ("No delta of %s: %s", village->name, local->message);
      return TRUE;
    }
  if (!gvt_made_delta_is_worth_it (&made))
    return TRUE;
  if (!gvt_central_write_file (building->central, made.file, &delta.hash, error))
    return FALSE;
  delta.name = g_strdup (village->name);
  delta.bytes = g_bytes_get_size (made.file);
  delta.base = made.base;
  delta.pack = made.pack;
  g_array_append_val (batch->deltas, delta);
  building->summary->n_deltas++;
  building->summary->delta_bytes += delta.bytes;
  return TRUE;
}

static gboolean
build_village (Building *building, const char *code, Batch *batch, GError **error)
{
  g_autofree char *name = g_strconcat (code, "/", building->list->election, NULL);
  Village village = { .building = building, .village = code, .name = name };
  GvtFileRecord file = { .kind = gvt_file_kind_to_text (GVT_FILE_PACK),
                         .version = building->list->version,
                         .lexicon = gvt_lexicon_get_hash (building->lexicon) };
  g_autoptr (GBytes) pack = NULL;

  if (!gvt_store_write (building->central->store, prepare_village, &village, error))
    return FALSE;
  if (building->is_present)
    {
      building->summary->n_present++;
      return TRUE;
    }

  pack = build_pack (&village, error);
  if (pack == NULL || !gvt_central_write_file (building->central, pack, &file.hash, error)
      || !build_delta (&village, pack, batch, error))
    return FALSE;
  file.name = g_steal_pointer (&name); /* the village's, which ends here */
  file.bytes = g_bytes_get_size (pack);
  g_array_append_val (batch->files, file);
  building->summary->n_built++;
  building->summary->bytes += file.bytes;
  return batch->files->len < BATCH || publish_batch (batch, error);
}

gboolean
gvt_central_build_packs (GvtCentral *self,
                         const char *election,
                         GvtPackProgress progress,
                         gpointer user_data,
                         GvtPackSummary *summary,
                         GError **error)
{
  g_auto (Building) building = { .central = self, .summary = summary };
  g_auto (Batch) batch = { self, g_array_new (FALSE, FALSE, sizeof (GvtFileRecord)),
                           g_array_new (FALSE, FALSE, sizeof (GvtDeltaRecord)) };
  Search search = { election, &building };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && summary != NULL, FALSE);

  if (!gvt_store_read (self->store, find_list, &search, error))
    return FALSE;
  building.regions = gvt_central_load_regions (self, error);
  building.lexicon = building.regions != NULL
                         ? gvt_central_choose_lexicon (self, building.list, error)
                         : NULL;
  if (building.lexicon == NULL)
    return FALSE;
  summary->n_words = gvt_lexicon_get_size (building.lexicon);

  summary->election = g_strdup (building.list->election);
  summary->list_version = building.list->version;
  for (guint i = 0; i < building.villages->len; i++)
    {
      if (!build_village (&building, building.villages->pdata[i], &batch, error))
        return FALSE;
      if (progress != NULL)
        progress (i + 1, building.villages->len, user_data);
    }
  return publish_batch (&batch, error);
}

void
gvt_pack_summary_clear (GvtPackSummary *self)
{
  g_clear_pointer (&self->election, g_free);
}
