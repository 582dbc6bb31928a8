/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-list-changes.h"
#include "gvt-output.h"
#include "gvt-region.h"
#include "gvt-table.h"
#include "gvt-text.h"
#include "gvt-typed-table.h"

typedef struct
{
  const GvtArgs *args;
  const char *election; /* (nullable): of all */
  char *area;
  const GvtListPair *pair; /* the present one */
  GvtTable *table;
  GvtTypedTable *rows; /* (nullable) */
  guint n_pairs;
} Comparing;

static void
add_counts (Comparing *self, const GvtVillageDiff *village)
{
  const GvtListDiff *diff = village->diff;
  g_autofree char *before = gvt_text_number (diff->n_before);
  g_autofree char *after = gvt_text_number (diff->n_after);
  g_autofree char *new = gvt_text_number (diff->counts[GVT_DIFF_NEW]);
  g_autofree char *gone = gvt_text_number (diff->counts[GVT_DIFF_GONE]);
  g_autofree char *changed = gvt_text_number (diff->counts[GVT_DIFF_CHANGED]);

  gvt_table_add (self->table, self->pair->after->election, village->code, before, after, new, gone,
                 changed, NULL);
}

static void
add_rows (Comparing *self, const GvtVillageDiff *village)
{
  for (guint i = 0; i < village->diff->rows->len; i++)
    {
      const GvtDiffRow *row = village->diff->rows->pdata[i];
      g_autofree char *fields = gvt_diff_row_describe_fields (row);

      gvt_typed_table_begin (self->rows);
      gvt_typed_table_add (self->rows, self->pair->after->election);
      gvt_typed_table_add (self->rows, village->code);
      gvt_typed_table_add_number (self->rows, self->pair->before->version);
      gvt_typed_table_add_number (self->rows, self->pair->after->version);
      gvt_typed_table_add (self->rows, gvt_diff_kind_words (row->kind));
      gvt_typed_table_add (self->rows, row->tps);
      gvt_typed_table_add (self->rows, row->id);
      gvt_typed_table_add (self->rows, row->nik_masked);
      gvt_typed_table_add (self->rows, row->sex);
      gvt_typed_table_add (self->rows, row->note);
      gvt_typed_table_add (self->rows, fields);
    }
}

static void
print_json (const Comparing *self, const GvtVillageDiff *village)
{
  g_autoptr (JsonObject) object = gvt_list_diff_to_json (village->diff);

  json_object_set_string_member (object, "village", village->code);
  json_object_set_string_member (object, "election", self->pair->after->election);
  json_object_set_int_member (object, "from_version", self->pair->before->version);
  json_object_set_int_member (object, "to_version", self->pair->after->version);
  gvt_print_json_object (object);
}

static void
add_village (const GvtVillageDiff *village, gpointer user_data)
{
  Comparing *self = user_data;

  if (gvt_args_has (self->args, "json"))
    print_json (self, village);
  else
    add_counts (self, village);
  if (self->rows != NULL)
    add_rows (self, village);
}

static gboolean
compare_all (GvtDb *db, gpointer user_data, GError **error)
{
  Comparing *self = user_data;
  g_autoptr (GPtrArray) pairs = gvt_list_pairs_read (db, error);

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    {
      self->pair = pairs->pdata[i];
      if (self->election != NULL && !g_str_equal (self->pair->after->election, self->election))
        continue;
      self->n_pairs++;
      if (!gvt_list_pair_each_village (db, self->pair, self->area, add_village, self, error))
        return FALSE;
    }
  if (pairs != NULL && self->n_pairs == 0)
    gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                    _ ("No list was imported in two versions: there is nothing to compare."));
  return pairs != NULL && self->n_pairs > 0;
}

static GvtTypedTable *
new_rows (void)
{
  const GvtTypedColumn columns[] = {
    { _ ("Election"), GVT_CELL_TEXT, 16 },
    { _ ("Village code"), GVT_CELL_TEXT, 16 },
    { _ ("From version"), GVT_CELL_NUMBER, 8 },
    { _ ("To version"), GVT_CELL_NUMBER, 8 },
    { _ ("Change"), GVT_CELL_TEXT, 18 },
    { _ ("TPS"), GVT_CELL_TEXT, 6 },
    { _ ("Row"), GVT_CELL_TEXT, 16 },
    { _ ("NIK"), GVT_CELL_TEXT, 18 },
    { _ ("Sex"), GVT_CELL_TEXT, 4 },
    { "KETERANGAN", GVT_CELL_TEXT, 12 },
    { _ ("Columns that differ"), GVT_CELL_TEXT, 40 },
    { NULL, GVT_CELL_TEXT, 0 },
  };

  return gvt_typed_table_new ("changes", columns);
}

static gboolean
run_diff (const GvtArgs *args, GError **error)
{
  const char *csv = gvt_args_get (args, "csv");
  const char *area = gvt_args_get (args, "area");
  g_autofree char *code = area != NULL ? gvt_region_code_clean (area, error) : g_strdup ("");
  g_autoptr (GvtCentral) central = code != NULL ? gvt_central_open_args (args, error) : NULL;
  g_autoptr (GvtTable) table = gvt_table_new (_ ("ELECTION"), _ ("VILLAGE"), _ ("BEFORE"),
                                              _ ("AFTER"), _ ("NEW"), _ ("GONE"), _ ("CHANGED"),
                                              NULL);
  g_autoptr (GvtTypedTable) rows = csv != NULL ? new_rows () : NULL;
  g_autoptr (GBytes) file = NULL;
  Comparing comparing = { .args = args,
                          .election = gvt_args_get (args, "election"),
                          .area = code,
                          .table = table,
                          .rows = rows };

  if (central == NULL
      || !gvt_store_read (gvt_journal_get_store (gvt_central_get_journal (central)), compare_all,
                          &comparing, error))
    return FALSE;
  if (!gvt_args_has (args, "json"))
    gvt_table_print (table);
  file = rows != NULL ? gvt_typed_table_to_csv (rows) : NULL;
  return file == NULL || gvt_file_write (csv, file, error);
}

static const GvtOption options[] = {
  { "election", "NAME", N_ ("only the lists of this election: pilkada-2024") },
  { "area", "CODE", N_ ("only inside of this region") },
  { "csv", "FILE", N_ ("also writes a line for each row that differs there") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_central_voters_diff_command = {
  .name = "voters diff",
  .summary = N_ ("says what the newest list changed beside the version before, by village"),
  .details = N_ (
      "Both versions that the centre keeps of each election are compared village by village. A "
      "voter of one is that of the other by his NIK, else by name and birth date. Rows are told by "
      "number in the list and masked NIK, never by name; KETERANGAN is what the list has, which "
      "names no scheme of codes. As JSON, a line for each village: {\"village\", \"election\", "
      "\"from_version\", \"to_version\", \"before\", \"after\", \"same\", \"new\", \"gone\", "
      "\"changed\", \"by_field\", \"by_note\", \"rows\"}, the last as on a laptop."),
  .options = options,
  .run = run_diff,
};
