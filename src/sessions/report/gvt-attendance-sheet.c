/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-attendance-sheet.h"

#include <glib/gi18n-lib.h>

#include "gvt-page-flow.h"
#include "gvt-pdf.h"
#include "gvt-people-list.h"
#include "gvt-session-views.h"
#include "gvt-text.h"
#include "gvt-visit-export.h"

#define ROW     22.0
#define HEADING 28.0

typedef struct
{
  GvtSession *session;
  GvtVisit *visit;
  GPtrArray *people; /* GvtPerson */
  GvtPresence presence;
  char *mark;
  char *date;
  char *held; /* (nullable): that it was recorded later, in words */
  const GvtReportOptions *options;
  gboolean with_names;
} Sheet;

static void
sheet_clear (Sheet *self)
{
  g_clear_object (&self->session);
  g_clear_object (&self->visit);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self->mark);
  g_free (self->date);
  g_free (self->held);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

/* --- drawing --- */

enum
{
  CARD,
  NAME,
  SEX,
  AGE,
  DISABILITY,
  WALK_IN,
  CONSENTS,
  SIGNATURE,
  N_COLUMNS,
};

static const struct
{
  double width; /* they fill GVT_PAGE_INNER */
  const char *heading;
} columns[N_COLUMNS] = {
  { 32, N_ ("Card") },     { 158, N_ ("Name") },      { 30, N_ ("M/F") },
  { 46, N_ ("Age") },      { 52, N_ ("Disability") }, { 44, N_ ("Walk-in") },
  { 63, N_ ("Consents") }, { 70, N_ ("Signature") },
};

static void
draw_row (GvtPage *page, double height, const char *const *cells, gboolean is_heading)
{
  double top = page->y;
  double x = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GvtPageCell cell = { x + 3, columns[i].width - 6, PANGO_ALIGN_LEFT, is_heading,
                           is_heading ? 7.5 : 9 };

      cairo_set_source_rgb (page->cairo, 0.4, 0.4, 0.4);
      cairo_set_line_width (page->cairo, 0.6);
      cairo_rectangle (page->cairo, GVT_PAGE_MARGIN + x, top, columns[i].width, height);
      cairo_stroke (page->cairo);
      cairo_set_source_rgb (page->cairo, 0, 0, 0);
      page->y = top + 4;
      gvt_page_text (page, &cell, 2, cells[i]);
      x += columns[i].width;
    }
  page->y = top + height;
}

static void
draw_headings (GvtPage *page)
{
  const char *cells[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    cells[i] = _ (columns[i].heading);
  draw_row (page, HEADING, cells, TRUE);
}

/* I10: each page says which laptop and person made it, and when. */
static void
dress (GvtPage *page, guint number, gpointer data)
{
  const Sheet *self = data;
  GvtPageCell title = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 15 };
  GvtPageCell line = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 10 };
  GvtPageCell foot = { 0, GVT_PAGE_INNER, PANGO_ALIGN_CENTER, FALSE, 7 };
  const char *place = self->options->place_text != NULL ? self->options->place_text
                                                        : gvt_visit_get_place (self->visit);
  g_autofree char *heading = g_strdup_printf (_ ("Attendance list, page %u"), number);
  g_autofree char *where = g_strjoin (" · ", gvt_visit_get_name (self->visit), place,
                                      gvt_session_get_name (self->session), self->date, NULL);

  if (self->options->is_practice)
    gvt_page_watermark (page, _ ("PRACTICE"));
  page->y = GVT_PAGE_FOOT;
  gvt_page_text (page, &foot, 1, self->mark);
  page->y = GVT_PAGE_MARGIN;
  gvt_page_advance (page, gvt_page_text (page, &title, 1, heading) + 3);
  gvt_page_advance (page, gvt_page_text (page, &line, 2, where) + 8);
  if (self->held != NULL)
    gvt_page_advance (page, gvt_page_text (page, &line, 1, self->held) + 8);
  draw_headings (page);
}

static const char *
name_of (const Sheet *self, const GvtPerson *person)
{
  if (!self->with_names)
    return "";
  if (person->name != NULL)
    return person->name;
  return person->had_name ? _ ("(erased)") : "";
}

static char *
consents_of (const GvtPerson *person)
{
  gboolean guardian = (person->consents & GVT_CONSENT_GUARDIAN) != 0;
  gboolean photo = (person->consents & GVT_CONSENT_PHOTO) != 0;

  if (guardian && photo)
    return g_strdup (_ ("guardian, photo"));
  return g_strdup (guardian ? _ ("guardian") : photo ? _ ("photo") : "");
}

static void
draw_person (GvtPage *page, const Sheet *self, const GvtPerson *person)
{
  g_autofree char *card = g_strdup_printf ("%u", person->card);
  g_autofree char *consents = consents_of (person);
  const char sex[] = { person->sex, '\0' };
  const char *const cells[N_COLUMNS] = {
    [CARD] = card,
    [NAME] = name_of (self, person),
    [SEX] = sex,
    [AGE] = person->age,
    [DISABILITY] = g_str_equal (person->disability, "0") ? "" : _ ("Yes"),
    [WALK_IN] = person->is_walk_in ? _ ("Yes") : "",
    [CONSENTS] = consents,
    [SIGNATURE] = "",
  };

  draw_row (page, ROW, cells, FALSE);
}

static void
draw_sums (GvtPageFlow *flow, const GvtPresence *presence)
{
  GvtPageCell line = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 10 };
  g_autofree char *listed = g_strdup_printf (_ ("On this list: %u men, %u women."),
                                             presence->listed_men, presence->listed_women);
  g_autofree char *counted = g_strdup_printf (_ ("Counted in the class: %u men, %u women."),
                                              presence->counted_men, presence->counted_women);

  gvt_page_flow_need (flow, 40);
  gvt_page_advance (&flow->page, 8);
  gvt_page_advance (&flow->page, gvt_page_text (&flow->page, &line, 1, listed) + 2);
  if (presence->is_counted)
    gvt_page_text (&flow->page, &line, 1, counted);
}

static void
draw_all (cairo_t *cairo, gpointer data)
{
  const Sheet *self = data;
  GvtPageFlow flow;

  gvt_page_flow_init (&flow, cairo, dress, data);
  for (guint i = 0; i < self->people->len; i++)
    {
      gvt_page_flow_need (&flow, ROW);
      draw_person (&flow.page, self, self->people->pdata[i]);
    }
  draw_sums (&flow, &self->presence);
  gvt_page_flow_clear (&flow);
}

/* --- gathering --- */

/* Returns: (transfer full) (nullable) */
static char *
describe_held (GvtSession *session)
{
  g_autofree char *day = NULL;

  if (*gvt_session_get_held (session) == '\0')
    return NULL;
  day = gvt_text_date (gvt_session_get_held (session));
  return g_strdup_printf (_ ("Held on paper on %s, recorded later"), day);
}

static gboolean
gather (Sheet *self, GvtProfile *profile, const GvtId *session, GError **error)
{
  self->session = gvt_sessions_view (profile, session, error);
  if (self->session == NULL)
    return FALSE;
  self->visit = gvt_visits_view (profile, gvt_session_get_visit_id (self->session), error);
  if (self->visit == NULL)
    return FALSE;
  self->people = gvt_session_read_list (profile, session, self->with_names, error);
  if (self->people == NULL || !gvt_session_read_presence (profile, session, &self->presence, error))
    return FALSE;
  self->date = gvt_text_date_with_day (gvt_visit_get_date (self->visit));
  self->held = describe_held (self->session);
  self->mark = gvt_visit_export_mark (profile, error);
  return self->mark != NULL;
}

GBytes *
gvt_attendance_sheet_render (GvtProfile *profile,
                             const GvtId *session,
                             gboolean with_names,
                             const GvtReportOptions *options,
                             GError **error)
{
  g_auto (Sheet) sheet = { .options = options, .with_names = with_names };

  return gather (&sheet, profile, session, error)
             ? gvt_pdf_draw (_ ("Attendance list"), draw_all, &sheet, error)
             : NULL;
}

gboolean
gvt_attendance_sheet_write (GvtProfile *profile,
                            const GvtId *session,
                            gboolean with_names,
                            const GvtReportOptions *options,
                            const char *path,
                            GError **error)
{
  g_autoptr (GBytes) pdf = gvt_attendance_sheet_render (profile, session, with_names, options,
                                                        error);
  g_autoptr (GvtSession) found = pdf != NULL ? gvt_sessions_view (profile, session, error) : NULL;
  g_autoptr (GvtVisit) visit = found != NULL ? gvt_visits_view (
                                   profile, gvt_session_get_visit_id (found), error)
                                             : NULL;

  return visit != NULL && gvt_visit_export (profile, visit, "attendance-list", pdf, path, error);
}
