/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-clock.h"
#include "gvt-nik.h"
#include "gvt-output.h"
#include "gvt-text.h"

static void
print_codes (char **codes)
{
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *words = gvt_nik_describe (codes[i]);

      gvt_print ("   %s\n", words);
    }
}

/* By its place in the list: the number itself would stand beside the birth date (I11). */
static void
print_result (guint place, const GvtNikResult *result)
{
  if (result->valid)
    gvt_print (_ ("%u. well formed: %c, born %s, first registered in %s"), place, result->sex,
               result->date, result->region);
  else
    gvt_print (_ ("%u. not a NIK"), place);
  gvt_print ("\n");
  print_codes (result->errors);
  print_codes (result->warnings);
}

static gboolean
run_check (const GvtArgs *args, GError **error)
{
  g_autoptr (GPtrArray) niks = gvt_args_read_operands (args, 0, error);
  g_autoptr (JsonArray) all = json_array_new ();
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (clock));
  GvtNikContext context = { .today = today };

  if (niks == NULL)
    return FALSE;
  for (guint i = 0; i < niks->len; i++)
    {
      g_autoptr (GvtNikResult) result = gvt_nik_check (g_ptr_array_index (niks, i), &context);

      if (gvt_args_has (args, "json"))
        json_array_add_object_element (all, gvt_nik_result_to_json (result));
      else
        print_result (i + 1, result);
    }
  if (gvt_args_has (args, "json"))
    gvt_print_json_array (all);
  return TRUE;
}

const GvtCommand gvt_nik_check_command = {
  .name = "nik check",
  .operands = "NIK...",
  .min_operands = 1,
  .max_operands = G_MAXUINT,
  .summary = N_ ("judges the form of identity numbers, errors apart from warnings"),
  .details = N_ ("There is no check digit in a NIK, so a well-formed one need not exist. A NIK is "
                 "kept for life: it may disagree with a corrected birth date or sex. Needs no "
                 "profile. \"-\" reads the numbers from standard input, one a line."),
  .run = run_check,
};
