/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-recap.h"
#include "gvt-central-regions.h"
#include "gvt-file.h"
#include "gvt-list-source.h"
#include "gvt-output.h"
#include "gvt-table.h"
#include "gvt-text.h"

static void
add_row (GvtTable *table, const char *what, const GvtRecapCount *count)
{
  g_autofree char *men = gvt_text_number (count->men);
  g_autofree char *women = gvt_text_number (count->women);
  g_autofree char *not_told = gvt_text_number (count->not_told);
  g_autofree char *total = gvt_text_number (gvt_recap_count_sum (count));

  gvt_table_add (table, what, men, women, not_told, total, NULL);
}

static void
print_list (const GvtRecapList *list)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("WHAT"), "L", "P", _ ("NOT TOLD"), _ ("TOTAL"),
                                              NULL);
  g_autofree char *words = gvt_election_words (list->election);
  g_autofree char *day = gvt_text_date (list->as_of);

  gvt_print (_ ("\n%s: list version %u as of %s, beside version %u\n"), words, list->after, day,
             list->before);
  add_row (table, _ ("New in the list"), &list->new);
  add_row (table, _ ("Gone from the list"), &list->gone);
  add_row (table, _ ("Changed"), &list->changed);
  add_row (table, _ ("Voters now"), &list->rows);
  gvt_table_print (table);
}

static void
print_recap (const GvtRecap *recap)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("PROPOSED"), "L", "P", _ ("NOT TOLD"), _ ("TOTAL"),
                                              NULL);

  for (guint i = 0; i < recap->rows->len; i++)
    {
      const GvtRecapRow *row = recap->rows->pdata[i];
      g_autofree char *what = gvt_recap_row_words (row);

      add_row (table, what, &row->count);
    }
  gvt_table_print (table);
  gvt_print (_ ("Taken back, and not counted: %u\n"), recap->n_withdrawn);
  for (guint i = 0; i < recap->lists->len; i++)
    print_list (recap->lists->pdata[i]);
}

static gboolean
write_files (GvtCentral *central, const GvtArgs *args, const GvtRecap *recap, GError **error)
{
  const char *csv = gvt_args_get (args, "csv");
  const char *pdf = gvt_args_get (args, "pdf");
  GvtClock *clock = gvt_journal_get_clock (gvt_central_get_journal (central));
  g_autoptr (GvtRegionList) regions = gvt_central_load_regions (central, NULL);
  g_autofree char *when = gvt_text_date_time (gvt_clock_now_us (clock));
  g_autofree char *mark = g_strdup_printf (_ ("Made with Go Vote at the centre, %s"), when);
  g_autofree char *place = *recap->area == '\0' ? g_strdup (_ ("All areas"))
                           : regions != NULL    ? gvt_region_list_describe (regions, recap->area)
                                                : g_strdup (recap->area);
  g_autoptr (GBytes) table = csv != NULL ? gvt_recap_to_csv (recap, mark) : NULL;
  g_autoptr (GBytes) paper = NULL;

  if (table != NULL && !gvt_file_write (csv, table, error))
    return FALSE;
  paper = pdf != NULL ? gvt_recap_to_pdf (recap, place, mark, error) : NULL;
  return pdf == NULL || (paper != NULL && gvt_file_write (pdf, paper, error));
}

static gboolean
run_recap (const GvtArgs *args, GError **error)
{
  const char *quarter = gvt_args_require (args, "quarter", error);
  g_autoptr (GvtCentral) central = quarter != NULL ? gvt_central_open_args (args, error) : NULL;
  g_autoptr (GvtRecap) recap = central != NULL ? gvt_central_recap (
                                   central, quarter, gvt_args_get (args, "area"), error)
                                               : NULL;
  g_autoptr (JsonObject) object = NULL;

  if (recap == NULL || !write_files (central, args, recap, error))
    return FALSE;
  if (gvt_args_has (args, "json"))
    {
      object = gvt_recap_to_json (recap);
      gvt_print_json_object (object);
    }
  else
    print_recap (recap);
  return TRUE;
}

static const GvtOption options[] = {
  { "quarter", "YYYY-Q", N_ ("which quarter: 2026-4 is October to December 2026") },
  { "area", "CODE", N_ ("only inside of this region") },
  { "csv", "FILE", N_ ("also writes one table there") },
  { "pdf", "FILE", N_ ("also writes pages for the plenary there") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_central_recap_command = {
  .name = "recap",
  .summary = N_ ("counts what continuous updating (PDPB) of a quarter comes to, by sex"),
  .details = N_ (
      "A working paper for the plenary, no decision. What laptops sent as proposals stands apart "
      "from what a new list of the office changed, and the two are never added up. A TMS code is "
      "told with the scheme it is of: the same number means another thing in another scheme. "
      "Proposals count as they were received: two about one voter are two. A list counts in the "
      "quarter of the day it speaks of, as long as the version before it is kept. All numbers are "
      "told, also small ones: KPU publishes such a recap itself, and none of its rows is of a "
      "class of people.\n\n"
      "As JSON {\"from\", \"to\", \"area\", \"proposed\": [{\"kind\": new, tms or data, "
      "\"scheme\", \"code\", \"count\"}], \"withdrawn\", \"lists\": [{\"election\", "
      "\"from_version\", \"to_version\", \"as_of\", \"voters\", \"new\", \"gone\", \"changed\", "
      "\"gone_by_note\"}]}; a count is {\"L\", \"P\", \"not_told\", \"total\"}."),
  .options = options,
  .run = run_recap,
};
