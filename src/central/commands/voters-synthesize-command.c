/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "gvt-central-folder.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-list-csv.h"
#include "gvt-list-entropy.h"
#include "gvt-output.h"
#include "gvt-synth-stations.h"
#include "gvt-synthesizer.h"

#define CHUNK_BYTES       (1024 * 1024)
#define MAX_REGIONS_BYTES (64 * 1024 * 1024)
#define MAX_ROWS          (G_GINT64_CONSTANT (20) * 1000 * 1000)
#define MAX_VILLAGES      100000

/* Where the rows go. */
typedef struct
{
  int fd; /* -1: nowhere */
  GString *csv;
  GvtListEntropy *entropy;    /* (nullable) */
  GvtSynthStations *stations; /* (nullable) */
} Sink;

static gboolean
flush (Sink *sink, GError **error)
{
  const char *left = sink->csv->str;
  gsize n_left = sink->csv->len;

  while (n_left > 0)
    {
      gssize n = write (sink->fd, left, n_left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error (error, GVT_ERROR,
                       errno == ENOSPC ? GVT_ERROR_DISK_FULL : GVT_ERROR_BAD_INPUT,
                       _ ("the list cannot be written: %s"), g_strerror (errno));
          return FALSE;
        }
      left += n;
      n_left -= (gsize) n;
    }
  g_string_truncate (sink->csv, 0);
  return TRUE;
}

static gboolean
take_row (const char *village, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  Sink *sink = user_data;

  if (sink->entropy != NULL)
    gvt_list_entropy_add (sink->entropy, village, row);
  if (sink->stations != NULL)
    gvt_synth_stations_add (sink->stations, village, row);
  if (sink->fd < 0)
    return TRUE;

  gvt_list_csv_append_row (sink->csv, village, row);
  return sink->csv->len < CHUNK_BYTES || flush (sink, error);
}

static gboolean
write_list (const GvtSynthPlan *plan, Sink *sink, GError **error)
{
  gvt_list_csv_append_head (sink->csv);
  if (!gvt_synthesize (plan, take_row, sink, error))
    return FALSE;
  return sink->fd < 0 || flush (sink, error);
}

/* A file appears whole or not at all; what was begun is taken away again. */
static gboolean
write_list_to_file (const GvtSynthPlan *plan, Sink *sink, const char *path, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  gboolean written;

  sink->fd = g_open (part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (sink->fd < 0)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s cannot be written: %s"), part,
                   g_strerror (errno));
      return FALSE;
    }

  written = write_list (plan, sink, error);
  close (sink->fd);
  if (written && g_rename (part, path) == 0)
    return TRUE;

  if (written)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s cannot be written: %s"), path,
                 g_strerror (errno));
  g_unlink (part);
  return FALSE;
}

static gboolean
run_plan (const GvtSynthPlan *plan, const char *output, Sink *sink, GError **error)
{
  g_autoptr (GString) csv = g_string_sized_new (CHUNK_BYTES + 4096);

  sink->csv = csv;
  if (output == NULL)
    return write_list (plan, sink, error);
  if (!g_str_equal (output, "-"))
    return write_list_to_file (plan, sink, output, error);

  sink->fd = STDOUT_FILENO;
  return write_list (plan, sink, error);
}

static gboolean
write_stations (GvtSynthStations *stations, const char *path, GError **error)
{
  char *csv = gvt_synth_stations_write (stations);
  g_autoptr (GBytes) bytes = g_bytes_new_take (csv, strlen (csv));

  return gvt_file_write (path, bytes, error);
}

static GvtSynthPlaces *
read_places (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_require (args, "regions", error);
  const char *area = gvt_args_get (args, "area");
  g_autoptr (GBytes) csv = NULL;
  g_autoptr (GvtRegionList) regions = NULL;
  gint64 n_villages = 0;

  if (path == NULL || !gvt_args_get_int (args, "villages", 1, MAX_VILLAGES, &n_villages, error))
    return NULL;

  csv = gvt_central_read_file (path, MAX_REGIONS_BYTES, error);
  regions = csv != NULL ? gvt_region_list_read_csv (csv, error) : NULL;
  if (regions == NULL)
    return NULL;
  return gvt_synth_places_new (regions, area != NULL ? area : "", (guint) n_villages, error);
}

static gboolean
check_outputs (const GvtArgs *args, GError **error)
{
  const char *output = gvt_args_get (args, "output");

  if (output == NULL && !gvt_args_has (args, "entropy"))
    return gvt_usage_error (error, _ ("Where to? --output FILE, or \"-\" for standard output."));
  if (g_strcmp0 (output, "-") == 0 && gvt_args_has (args, "entropy"))
    return gvt_usage_error (error, _ ("--entropy and the list cannot both go to standard output."));
  return TRUE;
}

static gboolean
run_synthesize (const GvtArgs *args, GError **error)
{
  const char *as_of = gvt_args_get (args, "as-of");
  const char *stations_path = gvt_args_get (args, "stations");
  g_autoptr (GvtListEntropy) entropy = NULL;
  g_autoptr (GvtSynthStations) stations = NULL;
  g_autoptr (GvtSynthPlaces) places = NULL;
  GvtSynthPlan plan = { .as_of = as_of != NULL ? as_of : GVT_SYNTH_DEFAULT_AS_OF };
  Sink sink = { .fd = -1 };
  gint64 seed = 1;
  gint64 n_rows = 0;

  if (!check_outputs (args, error) || !gvt_args_get_int (args, "seed", 0, G_MAXINT64, &seed, error)
      || !gvt_args_get_int (args, "rows", 1, MAX_ROWS, &n_rows, error))
    return FALSE;

  places = read_places (args, error);
  plan.places = places;
  plan.seed = (guint64) seed;
  plan.n_rows = (guint64) n_rows;
  if (gvt_args_has (args, "entropy"))
    sink.entropy = entropy = gvt_list_entropy_new ();
  if (stations_path != NULL)
    sink.stations = stations = gvt_synth_stations_new ();
  if (places == NULL || !run_plan (&plan, gvt_args_get (args, "output"), &sink, error)
      || (stations != NULL && !write_stations (stations, stations_path, error)))
    return FALSE;

  if (entropy != NULL)
    {
      g_autofree char *table = gvt_list_entropy_describe (entropy);

      gvt_print ("%s", table);
    }
  return TRUE;
}

static const GvtOption options[] = {
  { "regions", "FILE", N_ ("the region list: CSV with code, parent, level and name") },
  { "area", "CODE", N_ ("only villages of this regency or district") },
  { "villages", "N", N_ ("how many, the first in code order; otherwise all") },
  { "rows", "N", N_ ("voters in all; otherwise about 3,400 a village") },
  { "seed", "N", N_ ("another list for each number; otherwise 1") },
  { "as-of", "DATE", N_ ("the day the list speaks of, YYYY-MM-DD; otherwise 2026-06-30") },
  { "output", "FILE", N_ ("where the list goes; \"-\" is standard output") },
  { "stations", "FILE", N_ ("its polling stations too, invented, as stations import reads them") },
  { "entropy", NULL, N_ ("prints what each column says, in bits a voter") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_voters_synthesize_command = {
  .name = "voters synthesize",
  .summary = N_ ("invents a plausible voter list, for practice and measurements"),
  .details = N_ ("Nobody in it is a real person. The same options give the same bytes on every "
                 "machine. The list is CSV with semicolons and a head line, in KPU's working "
                 "columns behind one for the village's code."),
  .options = options,
  .run = run_synthesize,
};
