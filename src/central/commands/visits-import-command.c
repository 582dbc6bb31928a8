/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-visits.h"
#include "gvt-output.h"

#define MAX_CSV (4 * 1024 * 1024)

static void
print_json (const GvtVisitsImport *import, gboolean is_dry_run)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  json_object_set_boolean_member (object, "dry_run", is_dry_run);
  json_object_set_int_member (object, "new", import->n_new);
  json_object_set_int_member (object, "changed", import->n_changed);
  json_object_set_int_member (object, "same", import->n_same);
  json_object_set_int_member (object, "taken_back", import->n_taken_back);
  json_object_set_int_member (object, "nobody", import->n_nobody);
  gvt_print_json (node);
}

static void
print_import (const GvtVisitsImport *import, gboolean is_dry_run)
{
  gvt_print (is_dry_run ? _ ("Fit to be taken: %u new, %u changed, %u as before.")
                        : _ ("Visits: %u new, %u changed, %u as before."),
             import->n_new, import->n_changed, import->n_same);
  gvt_print ("\n");
  if (import->n_taken_back > 0)
    {
      gvt_print (
          ngettext ("%u visit is taken back.", "%u visits are taken back.", import->n_taken_back),
          import->n_taken_back);
      gvt_print ("\n");
    }
  if (import->n_nobody > 0)
    {
      gvt_print (ngettext ("%u visit waits: no laptop works there yet.",
                           "%u visits wait: no laptop works there yet.", import->n_nobody),
                 import->n_nobody);
      gvt_print ("\n");
    }
}

static gboolean
run_import (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  const GvtVisitsImportMode mode = { gvt_args_has (args, "dry-run"),
                                     gvt_args_has (args, "complete") };
  g_autoptr (GBytes) csv = NULL;
  GvtVisitsImport import;

  csv = central != NULL ? gvt_central_read_file (gvt_args_operand (args, 0), MAX_CSV, error) : NULL;
  if (csv == NULL || !gvt_central_import_visits (central, csv, &mode, &import, error))
    return FALSE;

  if (gvt_args_has (args, "json"))
    print_json (&import, mode.is_dry_run);
  else
    print_import (&import, mode.is_dry_run);
  return TRUE;
}

static const GvtOption options[] = {
  { "dry-run", NULL, N_ ("judges the file and keeps nothing") },
  { "complete", NULL, N_ ("the file has all visits from today on: takes any other back") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_visits_import_command = {
  .name = "visits import",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("plans visits from a CSV file, for the laptops that go there"),
  .details = N_ (
      "One line a visit. Headings, in Indonesian or English, in any order: nama / name, kode "
      "wilayah / place and tanggal / date (YYYY-MM-DD) must be there; may be there: kode / code, "
      "perkiraan peserta / expected, perempuan / women (of those), jumlah kelas / classes, nama "
      "kelas / class names (parted by \"|\"), segmen / segment, nomor surat tugas / order number, "
      "tanggal surat tugas / order date, kop surat / letterhead (lines parted by \"|\"), nama "
      "narahubung / contact name, telepon narahubung / contact phone, fasilitator / "
      "facilitators, desa daftar pemilih / villages, modul / modules (module:minutes), langkah / "
      "steps, laptop / laptops (their codes of four symbols).\n\n"
      "Every line is checked against the region list, the users and the laptops; one wrong line, "
      "and nothing is taken. Each visit waits in the outbox of the laptops that are named, or of "
      "all on which somebody works there, also of such that are enrolled later. On all of them it "
      "is one visit, and what is held there is added up here.\n\n"
      "A line is known again by its code, or else by place, date and name together. The same file "
      "once more changes nothing; what differs is sent anew.\n\n"
      "A laptop that was named before and is not any more is told that the visit is not its own. "
      "With --complete, visits of today and later that the file does not have are taken back from "
      "all. Where a class was held already, the visit and its classes stay."),
  .options = options,
  .run = run_import,
};
