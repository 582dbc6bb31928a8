/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-page.h"
#include "gvt-pdf.h"
#include "gvt-report-data.h"
#include "gvt-session-results.h"
#include "gvt-session-views.h"
#include "gvt-text.h"

#define MAX_SESSION_ROWS 10
#define MAX_ITEM_ROWS    16
#define ROW_HEIGHT       16.0
#define ITEM_HEIGHT      19.0

static void
draw_heading (GvtPage *page, const char *text)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 11 };

  gvt_page_advance (page, 14);
  gvt_page_advance (page, gvt_page_text (page, &cell, 1, text) + 4);
  gvt_page_rule (page, 0, GVT_PAGE_INNER);
  gvt_page_advance (page, 4);
}

static void
draw_fact (GvtPage *page, const char *label, const char *value)
{
  GvtPageCell left = { 0, 120, PANGO_ALIGN_LEFT, FALSE, 10 };
  GvtPageCell right = { 125, GVT_PAGE_INNER - 125, PANGO_ALIGN_LEFT, TRUE, 10 };

  gvt_page_text (page, &left, 1, label);
  gvt_page_advance (page, MAX (ROW_HEIGHT, gvt_page_text (page, &right, 2, value) + 3));
}

static void
draw_head (GvtPage *page, const GvtReportData *data, const GvtReportOptions *options)
{
  GvtPageCell title = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 18 };
  g_autofree char *date = gvt_text_date_with_day (gvt_visit_get_date (data->visit));
  g_autofree char *expected = gvt_text_number (gvt_visit_get_expected (data->visit));

  gvt_page_advance (page, gvt_page_text (page, &title, 1,
                                         options->is_practice
                                             ? _ ("Visit report (practice, invented data)")
                                             : _ ("Visit report"))
                              + 10);
  draw_fact (page, _ ("Place"), gvt_visit_get_name (data->visit));
  draw_fact (page, _ ("Region"),
             options->place_text != NULL ? options->place_text : gvt_visit_get_place (data->visit));
  draw_fact (page, _ ("Date"), date);
  draw_fact (page, _ ("Officer"), data->user);
  draw_fact (page, _ ("People expected"), expected);
}

static void
draw_people_row (
    GvtPage *page, const char *name, const char *state, guint men, guint women, gboolean is_bold)
{
  GvtPageCell cells[] = {
    { 0, 210, PANGO_ALIGN_LEFT, is_bold, 10 },   { 215, 90, PANGO_ALIGN_LEFT, is_bold, 10 },
    { 310, 55, PANGO_ALIGN_RIGHT, is_bold, 10 }, { 370, 60, PANGO_ALIGN_RIGHT, is_bold, 10 },
    { 435, 60, PANGO_ALIGN_RIGHT, is_bold, 10 },
  };
  g_autofree char *men_text = gvt_text_number (men);
  g_autofree char *women_text = gvt_text_number (women);
  g_autofree char *all_text = gvt_text_number ((gint64) men + women);

  gvt_page_text (page, &cells[0], 1, name);
  gvt_page_text (page, &cells[1], 1, state);
  gvt_page_text (page, &cells[2], 1, men_text);
  gvt_page_text (page, &cells[3], 1, women_text);
  gvt_page_text (page, &cells[4], 1, all_text);
  gvt_page_advance (page, ROW_HEIGHT);
}

static void
draw_people_head (GvtPage *page)
{
  GvtPageCell cells[] = {
    { 0, 210, PANGO_ALIGN_LEFT, FALSE, 9 },   { 215, 90, PANGO_ALIGN_LEFT, FALSE, 9 },
    { 310, 55, PANGO_ALIGN_RIGHT, FALSE, 9 }, { 370, 60, PANGO_ALIGN_RIGHT, FALSE, 9 },
    { 435, 60, PANGO_ALIGN_RIGHT, FALSE, 9 },
  };

  gvt_page_text (page, &cells[0], 1, _ ("Session"));
  gvt_page_text (page, &cells[1], 1, _ ("State"));
  gvt_page_text (page, &cells[2], 1, _ ("Men"));
  gvt_page_text (page, &cells[3], 1, _ ("Women"));
  gvt_page_text (page, &cells[4], 1, _ ("Total"));
  gvt_page_advance (page, ROW_HEIGHT);
}

/* One page whatever the day was like: sessions past the tenth stand summed in one row. */
static void
draw_people (GvtPage *page, GListModel *sessions)
{
  guint n = g_list_model_get_n_items (sessions);
  guint men = 0, women = 0, rest_men = 0, rest_women = 0;

  draw_people_head (page);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i);
      gboolean has_row = i < MAX_SESSION_ROWS;

      men += gvt_session_get_men (session);
      women += gvt_session_get_women (session);
      rest_men += has_row ? 0 : gvt_session_get_men (session);
      rest_women += has_row ? 0 : gvt_session_get_women (session);
      if (has_row)
        draw_people_row (page, gvt_session_get_name (session),
                         gvt_session_is_open (session) ? _ ("not closed") : _ ("closed"),
                         gvt_session_get_men (session), gvt_session_get_women (session), FALSE);
    }

  if (n > MAX_SESSION_ROWS)
    {
      g_autofree char *name = g_strdup_printf (
          ngettext ("%u more session", "%u more sessions", n - MAX_SESSION_ROWS),
          n - MAX_SESSION_ROWS);

      draw_people_row (page, name, "", rest_men, rest_women, FALSE);
    }
  draw_people_row (page, _ ("All sessions"), "", men, women, TRUE);
}

static void
draw_result (
    GvtPage *page, const char *label, gint64 n_correct, gint64 n_answers, gboolean is_known)
{
  GvtPageCell text = { 0, 270, PANGO_ALIGN_LEFT, FALSE, 9 };
  GvtPageCell count = { 275, 70, PANGO_ALIGN_RIGHT, FALSE, 9 };
  GvtPageCell share = { 440, 55, PANGO_ALIGN_RIGHT, FALSE, 9 };
  g_autofree char *percent = is_known ? gvt_text_percent (n_correct, n_answers) : g_strdup ("–");
  g_autofree char *figures = is_known ? g_strdup_printf (_ ("%u of %u"), (guint) n_correct,
                                                         (guint) n_answers)
                                      : g_strdup_printf ("%u", (guint) n_answers);

  gvt_page_text (page, &text, 1, label);
  gvt_page_text (page, &count, 1, figures);
  if (is_known && n_answers > 0)
    gvt_page_bar (page, 355, 80, (double) n_correct / (double) n_answers);
  gvt_page_text (page, &share, 1, percent);
  gvt_page_advance (page, ITEM_HEIGHT - 3);
}

static void
draw_items (GvtPage *page, GListModel *results)
{
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (GvtItemResult) result = g_list_model_get_item (results, i);

      draw_result (page, gvt_item_result_get_prompt (result),
                   gvt_item_result_get_n_correct (result), gvt_item_result_get_n_answers (result),
                   gvt_item_result_is_known (result));
    }
}

/* Returns: (transfer full) */
static char *
describe_module (GvtItemResult *result)
{
  const char *form = gvt_item_result_get_form (result);

  return *form == '\0'
             ? g_strdup (gvt_item_result_get_module (result))
             : g_strdup_printf (_ ("%s, form %s"), gvt_item_result_get_module (result), form);
}

/* Too many items for one page: a row for each module and form instead. */
static void
draw_module_sums (GvtPage *page, GListModel *results)
{
  guint n = g_list_model_get_n_items (results);
  guint i = 0;

  while (i < n)
    {
      g_autoptr (GvtItemResult) first = g_list_model_get_item (results, i);
      g_autofree char *label = describe_module (first);
      gint64 n_correct = 0, n_answers = 0;
      gboolean is_same = TRUE;

      while (is_same && i < n)
        {
          g_autoptr (GvtItemResult) result = g_list_model_get_item (results, i);

          g_autofree char *other = describe_module (result);

          is_same = g_str_equal (label, other);
          n_correct += is_same ? gvt_item_result_get_n_correct (result) : 0;
          n_answers += is_same ? gvt_item_result_get_n_answers (result) : 0;
          i += is_same ? 1 : 0;
        }
      draw_result (page, label, n_correct, n_answers, gvt_item_result_is_known (first));
    }
}

/* What is missing counts neither as right nor as wrong, and is said apart. */
static void
draw_missing (GvtPage *page, const GvtReportData *data)
{
  GvtPageCell line = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 9 };
  g_autofree char *text = NULL;

  if (data->n_unanswered + data->n_not_shown == 0)
    return;

  text = g_strdup_printf (_ ("Shown and not answered: %u. Not shown to people who took part: %u."),
                          data->n_unanswered, data->n_not_shown);
  gvt_page_advance (page, gvt_page_text (page, &line, 2, text));
}

static void
draw_teaching (GvtPage *page, const GvtReportData *data)
{
  GvtPageCell line = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 10 };
  guint n_results = g_list_model_get_n_items (data->results);

  draw_heading (page, _ ("Modules taught"));
  for (guint i = 0; i < data->modules->len; i++)
    {
      gvt_page_text (page, &line, 1, g_ptr_array_index (data->modules, i));
      gvt_page_advance (page, ROW_HEIGHT);
    }
  if (data->modules->len == 0)
    gvt_page_advance (page, gvt_page_text (page, &line, 1, _ ("None")));

  draw_heading (page, _ ("Quiz: right answers"));
  if (n_results == 0)
    gvt_page_advance (page, gvt_page_text (page, &line, 1, _ ("No answers were recorded")));
  else if (n_results <= MAX_ITEM_ROWS)
    draw_items (page, data->results);
  else
    draw_module_sums (page, data->results);
  draw_missing (page, data);
}

static void
draw_signatures (GvtPage *page)
{
  GvtPageCell left = { 0, 200, PANGO_ALIGN_LEFT, FALSE, 10 };
  GvtPageCell right = { 290, 205, PANGO_ALIGN_LEFT, FALSE, 10 };

  page->y = GVT_PAGE_HEIGHT - GVT_PAGE_MARGIN - 110;
  gvt_page_text (page, &left, 1, _ ("Host"));
  gvt_page_text (page, &right, 1, _ ("Facilitator"));
  gvt_page_advance (page, 55);
  gvt_page_rule (page, 0, 200);
  gvt_page_rule (page, 290, 205);
  gvt_page_advance (page, 3);
  left.size = right.size = 8;
  gvt_page_text (page, &left, 1, _ ("Name and signature"));
  gvt_page_text (page, &right, 1, _ ("Name and signature"));
}

/* I10: an export says on each page which laptop and person made it, and when. */
static void
draw_foot (GvtPage *page, const GvtReportData *data)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_CENTER, FALSE, 8 };
  g_autofree char *when = gvt_text_date_time (data->now_us);
  g_autofree char *text = g_strdup_printf (_ ("Made with Go Vote on laptop %s by %s, %s"),
                                           data->device_code, data->user, when);

  page->y = GVT_PAGE_HEIGHT - GVT_PAGE_MARGIN - 12;
  gvt_page_text (page, &cell, 1, text);
}

/* What the page is drawn from. */
typedef struct
{
  const GvtReportData *data;
  const GvtReportOptions *options;
} Drawing;

static void
draw_page (cairo_t *cairo, gpointer drawing)
{
  const GvtReportData *data = ((Drawing *) drawing)->data;
  const GvtReportOptions *options = ((Drawing *) drawing)->options;
  GvtPage page;

  gvt_page_init (&page, cairo);
  if (options->is_practice)
    gvt_page_watermark (&page, _ ("PRACTICE"));
  draw_head (&page, data, options);
  draw_heading (&page, _ ("Attendance"));
  draw_people (&page, data->sessions);
  draw_teaching (&page, data);
  draw_signatures (&page);
  draw_foot (&page, data);
  gvt_page_clear (&page);
}

GBytes *
gvt_report_render (GvtProfile *profile,
                   GvtModuleLibrary *library,
                   const GvtId *visit,
                   const GvtReportOptions *options,
                   GError **error)
{
  g_autoptr (GvtReportData) data = gvt_report_data_gather (profile, library, visit, error);
  Drawing drawing = { data, options };

  return data != NULL ? gvt_pdf_draw (_ ("Visit report"), draw_page, &drawing, error) : NULL;
}

static gboolean
journal_export (GvtProfile *profile, const GvtId *visit, GBytes *pdf, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtVisit) found = journal != NULL ? gvt_visits_view (profile, visit, error) : NULL;
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = {
    .kind = "session.reported/1",
    .subject = visit->bytes,
    .subject_length = sizeof visit->bytes,
    .body = body,
  };
  GvtHash digest;

  if (found == NULL)
    return FALSE;

  draft.place = gvt_visit_get_place (found);
  gvt_hash_of_bytes (pdf, &digest);
  gvt_json_set_id (body, "visit", visit);
  gvt_json_set_hash (body, "digest", &digest);
  return gvt_journal_record (journal, &draft, NULL, error);
}

gboolean
gvt_report_write (GvtProfile *profile,
                  GvtModuleLibrary *library,
                  const GvtId *visit,
                  const GvtReportOptions *options,
                  const char *path,
                  GError **error)
{
  g_autoptr (GBytes) pdf = gvt_report_render (profile, library, visit, options, error);

  /* First the file, whole on its disk: the record says that there is one. */
  if (pdf == NULL || !gvt_file_write (path, pdf, error))
    return FALSE;
  if (journal_export (profile, visit, pdf, error))
    return TRUE;

  g_unlink (path); /* I10: nothing leaves unrecorded */
  return FALSE;
}
