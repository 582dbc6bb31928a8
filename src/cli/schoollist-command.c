/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school's list of pupils beside the voter lists. */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-input.h"
#include "gvt-cli-profile.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-output.h"
#include "gvt-school-lists.h"
#include "gvt-school-piles.h"
#include "gvt-school-sheet.h"
#include "gvt-sync.h"
#include "gvt-table.h"
#include "gvt-text.h"

#define MAX_FAULTS 100000

/* --- the empty sheet --- */

static gboolean
run_template (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_operand (args, 0);
  gboolean is_workbook = g_str_has_suffix (path, ".xlsx");
  g_autoptr (GBytes) bytes = NULL;

  if (!is_workbook && !g_str_has_suffix (path, ".csv"))
    return gvt_usage_error (error, _ ("The name of the file ends in .xlsx or .csv."));
  bytes = gvt_school_sheet_template (is_workbook);
  if (!gvt_file_write (path, bytes, error))
    return FALSE;
  if (!gvt_args_has (args, "json"))
    gvt_print (_ ("Written to %s\n"), path);
  return TRUE;
}

const GvtCommand gvt_schoollist_template_command = {
  .name = "schoollist template",
  .operands = "FILE.xlsx | FILE.csv",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("writes an empty list of pupils for a school to fill in"),
  .details = N_ (
      "Needs no profile. Headings: nama lengkap, NIK, tanggal lahir (day/month/year), tempat "
      "lahir, jenis kelamin (L, P), status kawin (B not yet, S married, P has been married), "
      "kelas, desa/kelurahan, kecamatan, alamat, RT, RW. A name, and a birth date or a NIK, are "
      "needed; without the village nobody can be told not to be listed."),
  .run = run_template,
};

/* --- the piles --- */

static void
print_pile (const GvtSchoolPiles *piles, GvtSchoolPile pile)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("NAME"), _ ("CLASS"), _ ("VILLAGE"),
                                              _ ("WHAT IS KNOWN"), NULL);

  if (piles->counts[pile] == 0)
    return;
  gvt_print ("\n%s (%u)\n", gvt_school_pile_words (pile), piles->counts[pile]);
  for (guint i = 0; i < piles->rows->len; i++)
    {
      const GvtSchoolRow *row = piles->rows->pdata[i];
      const char *village = row->village_name != NULL ? row->village_name
                                                      : row->pupil->text[GVT_PUPIL_VILLAGE];
      const char *class = row->pupil->text[GVT_PUPIL_CLASS];
      g_autofree char *known = NULL;

      if (row->pile != pile)
        continue;
      known = gvt_school_row_describe (row);
      gvt_table_add (table, row->pupil->text[GVT_PUPIL_NAME], class != NULL ? class : "",
                     village != NULL ? village : "", known, NULL);
    }
  gvt_table_print (table);
}

static void
print_piles (const GvtArgs *args, const GvtSchoolPiles *piles)
{
  g_autofree char *words = gvt_school_piles_describe (piles);
  g_autofree char *facts = gvt_school_piles_describe_facts (piles);
  g_autoptr (JsonObject) object = NULL;

  if (gvt_args_has (args, "json"))
    {
      object = gvt_school_piles_to_json (piles);
      gvt_print_json_object (object);
      return;
    }
  gvt_print ("%s\n%s\n", words, facts);
  for (guint i = 0; i < GVT_N_PILES; i++)
    print_pile (piles, (GvtSchoolPile) i);
}

static gboolean
show (const GvtArgs *args, GvtProfile *profile, const GvtId *visit, GError **error)
{
  const char *purpose = gvt_args_require (args, "purpose", error);
  g_autoptr (GvtRoll) roll = purpose != NULL ? gvt_roll_open (profile, NULL, NULL, error) : NULL;
  g_autoptr (GvtRegionList) regions = roll != NULL ? gvt_sync_load_regions (profile, NULL) : NULL;
  g_autoptr (GvtSchoolPiles) piles = NULL;

  if (roll == NULL)
    return FALSE;
  piles = gvt_school_piles_sort (profile, roll, regions, visit, gvt_args_get (args, "on"), purpose,
                                 error);
  if (piles == NULL)
    return FALSE;
  print_piles (args, piles);
  return TRUE;
}

static gboolean
run_show (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  GvtId visit;

  if (!gvt_cli_operand_id (args, 0, &visit, error)
      || gvt_args_require (args, "purpose", error) == NULL)
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  return profile != NULL && show (args, profile, &visit, error);
}

#define SHOW_OPTIONS \
  { "purpose", "TEXT", N_ ("why, in a few words; it is recorded") }, \
  { \
    "on", "DATE", N_ ("the voting day, YYYY-MM-DD; left out while none is set: then today counts") \
  }

static const GvtOption show_options[] = {
  SHOW_OPTIONS,
  { NULL, NULL, NULL },
};

const GvtCommand gvt_schoollist_show_command = {
  .name = "schoollist show",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("shows the pupils of a visit's school beside the voter lists"),
  .details = N_ (
      "Three piles: listed; may vote and not listed; not yet 17, with the date. Beside them who is "
      "to be looked at, since a row of a list may be he, and of whom nothing can be said here: the "
      "list of his village is not on this laptop, or nobody knows which village it is. It is "
      "sorted anew each time, by the lists and proposals as they are now. No number is shown.\n\n"
      "As JSON: {\"day\", \"pupils\", \"counts\": {\"listed\", \"look\", \"not_listed\", "
      "\"not_yet_17\", \"elsewhere\"}, \"twice\", \"left_out\", \"erased\", \"erased_on\", "
      "\"villages\", \"rows\": [{\"line\", \"name\", \"sex\", \"class\", \"village\", "
      "\"village_code\", \"pile\", \"match\", \"rows\", \"voter\", \"why\", \"turns_17\", "
      "\"married\", \"notes\", \"proposal\"}]}. \"match\" is nik, name, perhaps_nik, perhaps_name "
      "or none; \"why\", of elsewhere, is not_carried, damaged, closed, village_missing, "
      "village_unknown or village_ambiguous; \"proposal\" is one that reports him as a new voter, "
      "sent or not."),
  .options = show_options,
  .run = run_show,
};

/* --- taking one --- */

/* Whoever skips lines says how many: a file that has become worse is not half-read unseen. */
static gboolean
check_skipped (const GvtArgs *args, guint n_left_out, GError **error)
{
  gint64 n = -1;

  if (!gvt_args_get_int (args, "skip-faults", 1, MAX_FAULTS, &n, error))
    return FALSE;
  if (n < 0 || n == n_left_out)
    return TRUE;
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               ngettext ("%u line cannot be read, not %u; nothing was taken",
                         "%u lines cannot be read, not %u; nothing was taken", n_left_out),
               n_left_out, (guint) n);
  return FALSE;
}

static gboolean
take (const GvtArgs *args, GvtProfile *profile, const GvtId *visit, GError **error)
{
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (gvt_profile_get_clock (profile)));
  g_autoptr (GBytes) file = gvt_cli_read_input (gvt_args_operand (args, 0), GVT_SCHOOL_MAX_FILE,
                                                error);
  g_autoptr (GPtrArray) pupils = NULL;
  guint n_left_out;

  if (file == NULL)
    return FALSE;
  pupils = gvt_school_sheet_read (file, today, gvt_args_has (args, "skip-faults"), &n_left_out,
                                  error);
  return pupils != NULL && check_skipped (args, n_left_out, error)
         && gvt_school_lists_take (profile, visit, pupils, n_left_out,
                                   gvt_args_get (args, "purpose"), error);
}

static gboolean
run_match (const GvtArgs *args, GError **error)
{
  const char *text = gvt_args_require (args, "visit", error);
  g_autoptr (GvtProfile) profile = NULL;
  GvtId visit;

  if (text == NULL || gvt_args_require (args, "purpose", error) == NULL)
    return FALSE;
  if (!gvt_id_from_text (text, &visit, NULL))
    return gvt_usage_error (error, _ ("\"%s\" is no id."), text);
  profile = gvt_cli_unlock (args, error);
  return profile != NULL && take (args, profile, &visit, error)
         && show (args, profile, &visit, error);
}

static const GvtOption match_options[] = {
  { "visit", "ID", N_ ("whose school it is") },
  SHOW_OPTIONS,
  { "skip-faults", "N", N_ ("take it without its N lines that cannot be read") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_schoollist_match_command = {
  .name = "schoollist match",
  .operands = "FILE | -",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("takes a school's list of pupils, and shows it beside the voter lists"),
  .details = N_ (
      "FILE is a workbook (XLSX) or CSV, \"-\" standard input. Columns in any order, below a title "
      "or not; others than those of schoollist template are neither read nor kept. A line that "
      "cannot be read refuses the file, and is told; what is odd (a rounded NIK, one that "
      "disagrees with the birth date) is noted beside the pupil. What a visit has already stays: a "
      "school may give a file for each class, and who stands in two counts once.\n\n"
      "For data officers and supervisors. The list is sealed to the roll, never leaves this "
      "laptop, and is erased on the day that the visit's plan has for names. Prints what "
      "schoollist show prints."),
  .options = match_options,
  .run = run_match,
};

static gboolean
run_erase (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  guint n_erased;
  GvtId visit;

  if (!gvt_cli_operand_id (args, 0, &visit, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  if (profile == NULL || !gvt_school_lists_erase (profile, &visit, &n_erased, error))
    return FALSE;
  json_object_set_int_member (object, "erased", n_erased);
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (object);
  else
    gvt_print (ngettext ("%u pupil was erased.\n", "%u pupils were erased.\n", n_erased), n_erased);
  return TRUE;
}

const GvtCommand gvt_schoollist_erase_command = {
  .name = "schoollist erase",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("erases the lists of pupils of a visit before their day"),
  .details = N_ ("The erasure is a record; session erasures proves it. This laptop's backups from "
                 "before are made anew. Proposals that came of it stay. As JSON {\"erased\"}, how "
                 "many pupils."),
  .run = run_erase,
};
