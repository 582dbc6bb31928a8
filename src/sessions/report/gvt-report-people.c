/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report-parts-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-code-list.h"
#include "gvt-people-groups.h"
#include "gvt-session.h"
#include "gvt-text.h"

#define MAX_SESSION_ROWS 6
#define AGE_LABEL        70.0

/* @texts: session, state, men, women, total */
static void
draw_class_row (GvtPage *page, const char *const texts[5], gboolean is_bold, double size)
{
  const GvtPageCell cells[] = {
    { 0, 210, PANGO_ALIGN_LEFT, is_bold, size },   { 215, 90, PANGO_ALIGN_LEFT, is_bold, size },
    { 310, 55, PANGO_ALIGN_RIGHT, is_bold, size }, { 370, 60, PANGO_ALIGN_RIGHT, is_bold, size },
    { 435, 60, PANGO_ALIGN_RIGHT, is_bold, size },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    gvt_page_text (page, &cells[i], 1, texts[i]);
  gvt_page_advance (page, GVT_REPORT_ROW);
}

static void
draw_class (
    GvtPage *page, const char *name, const char *state, guint men, guint women, gboolean is_bold)
{
  g_autofree char *men_text = gvt_text_number (men);
  g_autofree char *women_text = gvt_text_number (women);
  g_autofree char *all_text = gvt_text_number ((gint64) men + women);
  const char *const texts[] = { name, state, men_text, women_text, all_text };

  draw_class_row (page, texts, is_bold, 9);
}

static const char *
describe_state (GvtSession *session)
{
  if (gvt_session_is_open (session))
    return _ ("not closed");
  return *gvt_session_get_held (session) != '\0' ? _ ("recorded later") : _ ("closed");
}

/* Sessions past the last row stand summed in one. */
static void
draw_classes (GvtPage *page, const GvtReportData *data)
{
  const char *const head[] = { _ ("Session"), _ ("State"), _ ("Men"), _ ("Women"), _ ("Total") };
  guint n = g_list_model_get_n_items (data->sessions);
  guint rest_men = 0, rest_women = 0;

  draw_class_row (page, head, FALSE, 8);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (data->sessions, i);
      guint men = gvt_session_get_men (session);
      guint women = gvt_session_get_women (session);

      if (i < MAX_SESSION_ROWS)
        draw_class (page, gvt_session_get_name (session), describe_state (session), men, women,
                    FALSE);
      rest_men += i < MAX_SESSION_ROWS ? 0 : men;
      rest_women += i < MAX_SESSION_ROWS ? 0 : women;
    }

  if (n > MAX_SESSION_ROWS)
    {
      g_autofree char *name = g_strdup_printf (
          ngettext ("%u more session", "%u more sessions", n - MAX_SESSION_ROWS),
          n - MAX_SESSION_ROWS);

      draw_class (page, name, "", rest_men, rest_women, FALSE);
    }
  draw_class (page, _ ("All sessions"), "", data->people.men, data->people.women, TRUE);
}

/* @counts: (nullable): a row of headings otherwise */
static void
draw_ages_row (GvtPage *page, const char *label, const guint counts[GVT_REPORT_N_AGES])
{
  double width = (GVT_PAGE_INNER - AGE_LABEL) / GVT_REPORT_N_AGES;
  GvtPageCell first = { 0, AGE_LABEL, PANGO_ALIGN_LEFT, FALSE, counts != NULL ? 9 : 8 };

  gvt_page_text (page, &first, 1, label);
  for (guint i = 0; i < GVT_REPORT_N_AGES; i++)
    {
      GvtPageCell cell = { AGE_LABEL + i * width, width, PANGO_ALIGN_RIGHT, FALSE, first.size };
      g_autofree char *text = counts != NULL ? gvt_text_number (counts[i])
                              : *gvt_age_codes[i] == '?'
                                  ? g_strdup (_ ("not asked"))
                                  : g_strdup_printf (_ ("aged %s"), gvt_age_codes[i]);

      gvt_page_text (page, &cell, 1, text);
    }
  gvt_page_advance (page, GVT_REPORT_ROW);
}

/* Returns: (transfer full): "Disability: 3 people (Hearing 2, Sight 1)" */
static char *
describe_disabilities (const GvtReportPeople *people)
{
  g_autoptr (GString) kinds = g_string_new (NULL);
  guint n = people->n_grouped - people->kinds[0];

  for (guint i = 1; i < GVT_REPORT_N_KINDS; i++)
    if (people->kinds[i] > 0)
      g_string_append_printf (kinds, "%s%s %u", kinds->len > 0 ? ", " : "",
                              _ (gvt_disability_codes[i].words), people->kinds[i]);

  return n == 0 ? g_strdup (_ ("With a disability: nobody counted"))
                : g_strdup_printf (_ ("With a disability: %u (%s)"), n, kinds->str);
}

static void
draw_groups (GvtPage *page, const GvtReportPeople *people)
{
  GvtPageCell line = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 9 };
  guint n_not = people->men + people->women - people->n_grouped;

  gvt_page_advance (page, 4);
  if (people->n_grouped == 0)
    {
      gvt_page_advance (page,
                        gvt_page_text (page, &line, 1, _ ("Age and disability: not counted")));
      return;
    }

  draw_ages_row (page, _ ("Age"), NULL);
  draw_ages_row (page, _ ("Men"), people->ages[0]);
  draw_ages_row (page, _ ("Women"), people->ages[1]);
  {
    g_autofree char *disabled = describe_disabilities (people);

    gvt_page_advance (page, gvt_page_text (page, &line, 2, disabled));
  }
  if (n_not > 0)
    {
      g_autofree char *text = g_strdup_printf (
          _ ("Age and disability not counted: %u of %u people"), n_not,
          people->men + people->women);

      gvt_page_advance (page, gvt_page_text (page, &line, 1, text));
    }
}

void
gvt_report_people (GvtPage *page, const GvtReportData *data)
{
  gvt_report_heading (page, _ ("Attendance"));
  draw_classes (page, data);
  draw_groups (page, &data->people);
}
