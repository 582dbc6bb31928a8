/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-stations.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-central-files.h"
#include "gvt-central-private.h"
#include "gvt-central-regions.h"
#include "gvt-error.h"
#include "gvt-file-store.h"
#include "gvt-station-sheet.h"
#include "gvt-text.h"

#define MAX_ELECTION 32

typedef struct
{
  GvtCentral *central;
  const char *election;
  const char *as_of;
  GHashTable *villages; /* code -> GvtStations */
  guint n_published;
} Import;

static gboolean
check_words (const Import *self, GError **error)
{
  gsize length = strlen (self->election);
  const char *problem = NULL;

  if (length == 0 || length > MAX_ELECTION
      || strspn (self->election, "abcdefghijklmnopqrstuvwxyz0123456789-") != length)
    problem = _ ("an election has 1 to 32 of a-z, 0-9 and hyphen");
  else if (!gvt_date_is_valid (self->as_of))
    problem = _ ("the day the facts are of is written YYYY-MM-DD");

  if (problem != NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, problem);
  return problem == NULL;
}

static void
take_line (Import *self, GvtStationLine *line)
{
  GvtStations *stations = g_hash_table_lookup (self->villages, line->village);

  if (stations == NULL)
    {
      stations = gvt_stations_new (line->village, self->election, self->as_of, 1);
      g_hash_table_insert (self->villages, stations->village, stations);
    }
  g_ptr_array_add (stations->all, g_steal_pointer (&line->station));
}

static gboolean
read_sheet (Import *self, GBytes *csv, guint *n_stations, GError **error)
{
  g_autoptr (GvtRegionList) regions = gvt_central_load_regions (self->central, error);
  GvtSheetFaults faults = { 0 };
  g_autoptr (GPtrArray) lines = NULL;

  if (regions == NULL)
    return FALSE;
  lines = gvt_station_sheet_read (csv, &faults);
  for (guint i = 0; i < lines->len; i++)
    {
      GvtStationLine *line = lines->pdata[i];

      if (gvt_region_list_find (regions, line->village) == NULL)
        gvt_sheet_faults_add_cell (&faults, line->line, "kode wilayah", line->village,
                                   _ ("the region list has no such village"));
      else
        take_line (self, line);
    }
  *n_stations = lines->len;
  return gvt_sheet_faults_end (&faults, _ ("the polling stations cannot be read"), error);
}

/* Sorted by their number, so that the order of lines makes no new version. */
static gint
compare_numbers (gconstpointer a, gconstpointer b)
{
  const GvtPollingStation *first = *(GvtPollingStation *const *) a;
  const GvtPollingStation *second = *(GvtPollingStation *const *) b;

  return strcmp (first->number, second->number);
}

static GBytes *
write_version (Import *self, GvtStations *stations, guint version, GvtHash *hash, GError **error)
{
  GBytes *file;

  stations->version = version;
  file = gvt_stations_write (stations, gvt_central_get_signing_key (self->central), error);
  if (file != NULL)
    gvt_hash_of_bytes (file, hash);
  return file;
}

/* The same facts give the same file, since Ed25519 gives the same signature. */
static gboolean
publish_village (Import *self, GvtDb *db, GvtStations *stations, GError **error)
{
  g_autofree char *name = g_strconcat (stations->village, "/", self->election, NULL);
  GvtFileRecord file = { .kind = gvt_file_kind_to_text (GVT_FILE_STATIONS) };
  g_autoptr (GBytes) bytes = NULL;
  guint64 version;
  GvtHash present;

  if (!gvt_file_store_find_version (db, file.kind, name, &version, &present, error))
    return FALSE;
  if (version > 0)
    {
      bytes = write_version (self, stations, (guint) version, &file.hash, error);
      if (bytes == NULL)
        return FALSE;
      if (gvt_hash_equal (&file.hash, &present)) /* also where the disk damaged it */
        return gvt_central_write_file (self->central, bytes, &file.hash, error);
      g_clear_pointer (&bytes, g_bytes_unref);
    }

  bytes = write_version (self, stations, (guint) version + 1, &file.hash, error);
  if (bytes == NULL || !gvt_central_write_file (self->central, bytes, &file.hash, error))
    return FALSE;
  file.name = name;
  file.version = version + 1;
  file.bytes = g_bytes_get_size (bytes);
  if (!gvt_central_note_file (self->central, db, &file, error))
    return FALSE;
  self->n_published++;
  return TRUE;
}

/* All villages or none. */
static gboolean
publish (GvtDb *db, gpointer user_data, GError **error)
{
  Import *self = user_data;
  g_autoptr (GList) codes = g_list_sort (g_hash_table_get_keys (self->villages),
                                         (GCompareFunc) strcmp);

  self->n_published = 0;
  for (GList *code = codes; code != NULL; code = code->next)
    if (!publish_village (self, db, g_hash_table_lookup (self->villages, code->data), error))
      return FALSE;
  return TRUE;
}

gboolean
gvt_central_import_stations (GvtCentral *self,
                             GBytes *csv,
                             const char *election,
                             const char *as_of,
                             GvtStationsSummary *summary,
                             GError **error)
{
  g_autoptr (GHashTable) villages = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                           (GDestroyNotify) gvt_stations_unref);
  Import import = { self, election, as_of, villages, 0 };
  GHashTableIter iter;
  gpointer stations;

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && summary != NULL, FALSE);

  if (!check_words (&import, error) || !read_sheet (&import, csv, &summary->n_stations, error))
    return FALSE;
  g_hash_table_iter_init (&iter, villages);
  while (g_hash_table_iter_next (&iter, NULL, &stations))
    g_ptr_array_sort (((GvtStations *) stations)->all, compare_numbers);
  if (!gvt_store_write (self->store, publish, &import, error))
    return FALSE;

  summary->n_villages = g_hash_table_size (villages);
  summary->n_published = import.n_published;
  return TRUE;
}
