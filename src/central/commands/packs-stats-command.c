/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "gvt-central-folder.h"
#include "gvt-output.h"
#include "gvt-pack-stats.h"
#include "gvt-region.h"
#include "gvt-table.h"
#include "gvt-text.h"

static void
show_progress (guint n_done, guint n_villages, gpointer user_data)
{
  if (isatty (STDERR_FILENO))
    gvt_warn ("\r%u / %u%s", n_done, n_villages, n_done == n_villages ? "\n" : "");
}

/* Returns: (transfer full): "7,58" */
static char *
decimal (double value)
{
  return gvt_text_decimal ((gint64) (value * 100 + 0.5));
}

/* Returns: (transfer full): how many times @entropy, "–" where that is nothing */
static char *
ratio (double bits, double entropy)
{
  return entropy > 0 ? decimal (bits / entropy) : g_strdup ("–");
}

static double
bits_of (const GvtPackStats *stats, guint64 bytes)
{
  return stats->rows > 0 ? 8.0 * (double) bytes / (double) stats->rows : 0;
}

static void
add_line (
    GvtTable *table, const GvtPackStats *stats, const char *name, guint64 bytes, double entropy)
{
  g_autofree char *size = gvt_text_number ((gint64) bytes);
  g_autofree char *bits = decimal (bits_of (stats, bytes));
  g_autofree char *says = decimal (entropy);
  g_autofree char *times = ratio (bits_of (stats, bytes), entropy);

  gvt_table_add (table, name, size, bits, says, times, NULL);
}

static void
print_text (const GvtPackStats *stats)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("COLUMNS"), _ ("BYTES"), _ ("BITS A VOTER"),
                                              _ ("ENTROPY"), _ ("RATIO"), NULL);
  g_autofree char *rows = gvt_text_number ((gint64) stats->rows);
  g_autofree char *csv = gvt_text_number ((gint64) stats->csv_bytes);
  g_autofree char *share = gvt_text_percent ((gint64) stats->pack_bytes, (gint64) stats->csv_bytes);
  g_autofree char *voter = decimal (bits_of (stats, stats->pack_bytes) / 8);
  guint64 sum = 0;

  for (guint part = 0; part < GVT_PACK_N_PARTS; part++)
    {
      add_line (table, stats, gvt_pack_part_name (part), stats->part_bytes[part],
                gvt_pack_stats_part_entropy (stats, part));
      sum += stats->part_bytes[part];
    }
  add_line (table, stats, _ ("all columns"), sum, gvt_pack_stats_entropy (stats));
  add_line (table, stats, _ ("with head, seal and signature"), stats->pack_bytes,
            gvt_pack_stats_entropy (stats));
  gvt_print (_ ("%s, version %u: %u packs of %s voters"), stats->election, stats->list_version,
             stats->n_villages, rows);
  gvt_print ("\n");
  gvt_table_print (table);
  gvt_print (_ ("%s bytes a voter. The same rows as CSV under zstd -19: %s bytes; the packs are %s "
                "of that."),
             voter, csv, share);
  gvt_print ("\n");
}

/* JSON holds whole numbers only. */
static gint64
thousandths (double value)
{
  return (gint64) (value * 1000 + 0.5);
}

static void
print_json (const GvtPackStats *stats)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *parts = json_array_new ();

  for (guint part = 0; part < GVT_PACK_N_PARTS; part++)
    {
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "columns", gvt_pack_part_name (part));
      json_object_set_int_member (one, "bytes", (gint64) stats->part_bytes[part]);
      json_object_set_int_member (one, "entropy_millibits",
                                  thousandths (gvt_pack_stats_part_entropy (stats, part)));
      json_array_add_object_element (parts, one);
    }
  json_object_set_string_member (object, "election", stats->election);
  json_object_set_int_member (object, "version", stats->list_version);
  json_object_set_int_member (object, "villages", stats->n_villages);
  json_object_set_int_member (object, "rows", (gint64) stats->rows);
  json_object_set_int_member (object, "pack_bytes", (gint64) stats->pack_bytes);
  json_object_set_int_member (object, "csv_bytes", (gint64) stats->csv_bytes);
  json_object_set_int_member (object, "entropy_millibits",
                              thousandths (gvt_pack_stats_entropy (stats)));
  json_object_set_int_member (object, "entropy_rows", (gint64) stats->list_rows);
  json_object_set_array_member (object, "parts", parts);
  gvt_print_json_object (object);
}

/* Returns: (transfer full) (nullable): the villages that are named; none: all */
static GPtrArray *
read_villages (const GvtArgs *args, GError **error)
{
  g_autoptr (GPtrArray) villages = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < gvt_args_n_operands (args); i++)
    {
      char *code = gvt_region_code_clean (gvt_args_operand (args, i), error);

      if (code == NULL)
        return NULL;
      g_ptr_array_add (villages, code);
    }
  return g_steal_pointer (&villages);
}

static gboolean
run_stats (const GvtArgs *args, GError **error)
{
  g_autoptr (GPtrArray) villages = read_villages (args, error);
  g_autoptr (GvtCentral) central = villages != NULL ? gvt_central_open_args (args, error) : NULL;
  g_auto (GvtPackStats) stats = { 0 };

  if (central == NULL
      || !gvt_central_pack_stats (central, gvt_args_get (args, "election"),
                                  villages->len > 0 ? villages : NULL, show_progress, NULL, &stats,
                                  error))
    return FALSE;
  if (gvt_args_has (args, "json"))
    print_json (&stats);
  else
    print_text (&stats);
  return TRUE;
}

static const GvtOption options[] = {
  { "election", "ID", N_ ("whose newest list; otherwise that of the last import") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_packs_stats_command = {
  .name = "packs stats",
  .operands = "[VILLAGE...]",
  .max_operands = G_MAXUINT,
  .summary = N_ ("says how large the sealed lists are, and which columns make them so"),
  .details = N_ (
      "Of the newest list: what each column takes in bytes and bits a voter, beside its entropy, "
      "which is what it says by itself (of the whole list, so that few rows do not seem to say "
      "less), and beside the same rows as CSV under zstd -19. Of the villages given, or of all: "
      "about half a second each, and the whole list is read once. Nothing of any voter is shown. "
      "As JSON {\"election\", \"version\", \"villages\", \"rows\", \"pack_bytes\", \"csv_bytes\", "
      "\"entropy_millibits\", \"entropy_rows\", \"parts\": [{\"columns\", \"bytes\", "
      "\"entropy_millibits\"}]}; entropies are thousandths of a bit a voter."),
  .options = options,
  .run = run_stats,
};
