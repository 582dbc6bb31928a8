/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report-parts-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-session.h"
#include "gvt-text.h"

#define MAX_LETTERHEAD 4 /* lines */
#define LABEL          92.0
#define COLUMN         248.0

void
gvt_report_heading (GvtPage *page, const char *text)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 10 };

  gvt_page_advance (page, 7);
  gvt_page_advance (page, gvt_page_text (page, &cell, 1, text) + 2);
  gvt_page_rule (page, 0, GVT_PAGE_INNER);
  gvt_page_advance (page, 3);
}

/* What an office puts above its letters; the first line is its name. */
static void
draw_letterhead (GvtPage *page, const char *letterhead)
{
  g_auto (GStrv) lines = g_strsplit (letterhead, "\n", MAX_LETTERHEAD);

  if (*letterhead == '\0')
    return;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_CENTER, i == 0, i == 0 ? 12 : 9 };

      gvt_page_advance (page, gvt_page_text (page, &cell, 1, lines[i]));
    }
  gvt_page_advance (page, 4);
  gvt_page_rule (page, 0, GVT_PAGE_INNER);
  gvt_page_advance (page, 8);
}

/* Returns: where the row ends */
static double
draw_fact (GvtPage *page, double x, double width, const char *label, const char *value)
{
  GvtPageCell left = { x, LABEL - 4, PANGO_ALIGN_LEFT, FALSE, 9 };
  GvtPageCell right = { x + LABEL, width - LABEL, PANGO_ALIGN_LEFT, TRUE, 9 };

  double labels = gvt_page_text (page, &left, 2, label);
  double values = gvt_page_text (page, &right, 2, value);

  return page->y + MAX (GVT_REPORT_ROW, MAX (labels, values) + 2);
}

static void
draw_pair (GvtPage *page,
           const char *left_label,
           const char *left,
           const char *right_label,
           const char *right)
{
  double a = draw_fact (page, 0, COLUMN - 10, left_label, left);
  double b = draw_fact (page, COLUMN, GVT_PAGE_INNER - COLUMN, right_label, right);

  page->y = MAX (a, b);
}

/* From when the first class was opened until the last was closed; of one that was held on paper it
 * is not known. Returns: (transfer full) */
static char *
describe_times (const GvtReportData *data)
{
  gint64 from = 0, until = 0;
  gboolean is_open = FALSE;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (data->sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (data->sessions, i);
      gint64 opened_at, closed_at;

      if (*gvt_session_get_held (session) != '\0')
        continue;
      g_object_get (session, "opened-at", &opened_at, "closed-at", &closed_at, NULL);
      from = from == 0 ? opened_at : MIN (from, opened_at);
      until = MAX (until, closed_at);
      is_open |= gvt_session_is_open (session);
    }
  if (from == 0)
    return g_strdup ("–");

  first = gvt_text_time (from);
  last = is_open ? NULL : gvt_text_time (until);
  if (last == NULL)
    return g_strdup_printf (_ ("from %s WITA"), first);
  return until >= from ? g_strdup_printf (_ ("%s to %s WITA"), first, last)
                       : g_strdup (_ ("not known: the laptop's clock went back"));
}

/* Returns: (transfer full) (nullable): "X IPA 2: 24 November 2026"; %NULL where every class was
 * recorded while it was held */
static char *
list_recorded_later (const GvtReportData *data)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (data->sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (data->sessions, i);
      g_autofree char *day = *gvt_session_get_held (session) != '\0'
                                 ? gvt_text_date (gvt_session_get_held (session))
                                 : NULL;

      if (day != NULL)
        g_string_append_printf (all, "%s%s: %s", all->len > 0 ? "; " : "",
                                gvt_session_get_name (session), day);
    }
  return all->len > 0 ? g_string_free (g_steal_pointer (&all), FALSE) : NULL;
}

/* Returns: (transfer full) */
static char *
describe_order (const GvtVisitPlan *plan)
{
  g_autofree char *date = *plan->order_date != '\0' ? gvt_text_date (plan->order_date) : NULL;

  if (*plan->order_number == '\0')
    return g_strdup ("–");
  return date != NULL ? g_strdup_printf (_ ("%s, dated %s"), plan->order_number, date)
                      : g_strdup (plan->order_number);
}

/* Returns: (transfer full) */
static char *
list_people_in_charge (const GvtReportData *data)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < data->people_in_charge->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (data->people_in_charge, i));
  return g_string_free (g_steal_pointer (&all), FALSE);
}

void
gvt_report_facts (GvtPage *page, const GvtReportData *data, const GvtReportOptions *options)
{
  GvtPageCell title = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 15 };
  g_autofree char *date = gvt_text_date_with_day (gvt_visit_get_date (data->visit));
  g_autofree char *expected = gvt_text_number (gvt_visit_get_expected (data->visit));
  g_autofree char *times = describe_times (data);
  g_autofree char *order = describe_order (data->plan);
  g_autofree char *in_charge = list_people_in_charge (data);
  g_autofree char *source = gvt_report_describe_source (options->laptops);
  g_autofree char *later = list_recorded_later (data);

  draw_letterhead (page, data->plan->letterhead);
  gvt_page_advance (page, gvt_page_text (page, &title, 1,
                                         options->is_practice
                                             ? _ ("Visit report (practice, invented data)")
                                             : _ ("Visit report"))
                              + 6);
  draw_pair (page, _ ("Place"), gvt_visit_get_name (data->visit), _ ("Travel order"), order);
  page->y = draw_fact (page, 0, GVT_PAGE_INNER, _ ("Region"),
                       options->place_text != NULL ? options->place_text
                                                   : gvt_visit_get_place (data->visit));
  draw_pair (page, _ ("Date"), date, _ ("Time"), times);
  if (later != NULL)
    page->y = draw_fact (page, 0, GVT_PAGE_INNER, _ ("Recorded later"), later);
  draw_pair (page, _ ("People expected"), expected, _ ("Counted from"), source);
  page->y = draw_fact (page, 0, GVT_PAGE_INNER, _ ("Facilitators"), in_charge);
}
