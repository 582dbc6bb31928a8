/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-retirement-paper.h"

#include <glib/gi18n-lib.h>

#include "gvt-json.h"
#include "gvt-page.h"
#include "gvt-pdf.h"
#include "gvt-text.h"

#define LABEL_WIDTH 200.0
#define MAX_KINDS   20

/* --- words --- */

static JsonObject *
get_lost (JsonObject *figures)
{
  return json_object_has_member (figures, "lost") ? gvt_json_get_object (figures, "lost", NULL)
                                                  : NULL;
}

static gboolean
get_boolean (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) && json_object_get_boolean_member (object, name);
}

char *
gvt_retirement_describe (JsonObject *figures)
{
  const char *code = gvt_json_text_or (figures, "code", "?");
  JsonObject *lost = get_lost (figures);

  if (lost != NULL && get_boolean (lost, "is_unknown"))
    /* Translators: a laptop's code */
    return g_strdup_printf (_ ("Laptop %s was retired with loss: its store did not open, and what "
                               "was not sent before is lost. Nobody knows how much."),
                            code);
  if (lost != NULL)
    {
      g_autofree char *records = gvt_text_number (gvt_json_int_or (lost, "records", 0));
      g_autofree char *files = gvt_text_number (gvt_json_int_or (lost, "files", 0));

      /* Translators: a laptop's code, and two numbers */
      return g_strdup_printf (_ ("Laptop %s was retired with loss: %s records and %s photos or "
                                 "signatures that stood on it alone are lost."),
                              code, records, files);
    }
  if (get_boolean (figures, "is_written_off"))
    /* Translators: a laptop's code */
    return g_strdup_printf (_ ("Laptop %s is broken and was written off: what it had not sent is "
                               "lost."),
                            code);
  /* Translators: a laptop's code */
  return g_strdup_printf (_ ("Laptop %s was retired. All that was made on it stands at the centre, "
                             "and it holds nothing any more."),
                          code);
}

/* --- drawing --- */

static void
draw_row (GvtPage *page, const char *label, const char *value)
{
  GvtPageCell left = { 0, LABEL_WIDTH - 10, PANGO_ALIGN_LEFT, FALSE, 11 };
  GvtPageCell right = { LABEL_WIDTH, GVT_PAGE_INNER - LABEL_WIDTH, PANGO_ALIGN_LEFT, TRUE, 11 };
  double height = gvt_page_text (page, &left, 3, label);

  height = MAX (height, gvt_page_text (page, &right, 4, *value != '\0' ? value : "–"));
  gvt_page_advance (page, height + 6);
}

static void
draw_number (GvtPage *page, const char *label, JsonObject *figures, const char *name)
{
  g_autofree char *text = gvt_text_number (gvt_json_int_or (figures, name, 0));

  if (json_object_has_member (figures, name))
    draw_row (page, label, text);
}

static void
draw_time (GvtPage *page, const char *label, JsonObject *figures, const char *name)
{
  gint64 at_us = gvt_json_int_or (figures, name, 0);
  g_autofree char *text = at_us != 0 ? gvt_text_date_time (at_us) : NULL;

  if (text != NULL)
    draw_row (page, label, text);
}

static void
draw_text (GvtPage *page, double size, gboolean is_bold, const char *text)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, is_bold, size };

  gvt_page_advance (page, gvt_page_text (page, &cell, 12, text) + 12);
}

static void
draw_kinds (GvtPage *page, JsonObject *kinds)
{
  g_autoptr (GList) names = json_object_get_members (kinds);
  guint n = 0;

  for (GList *at = names; at != NULL && n < MAX_KINDS; at = at->next, n++)
    draw_number (page, at->data, kinds, at->data);
}

static void
draw_lost (GvtPage *page, JsonObject *figures)
{
  JsonObject *lost = get_lost (figures);

  if (lost == NULL || !json_object_has_member (lost, "kinds"))
    return;
  draw_text (page, 11, TRUE, _ ("Lost records, by kind"));
  draw_kinds (page, gvt_json_get_object (lost, "kinds", NULL));
}

static void
draw_signature (GvtPage *page, double x, const char *role, const char *code)
{
  double width = GVT_PAGE_INNER / 2 - 20;
  GvtPageCell cell = { x, width, PANGO_ALIGN_LEFT, FALSE, 11 };
  double top = page->y;

  gvt_page_text (page, &cell, 2, role);
  page->y = top + 16;
  cell.is_bold = TRUE;
  gvt_page_text (page, &cell, 1, *code != '\0' ? code : " ");
  page->y = top + 90;
  gvt_page_rule (page, x, width);
  page->y = top + 94;
  cell.is_bold = FALSE;
  cell.size = 9;
  gvt_page_text (page, &cell, 2, _ ("name, signature, date and hour"));
  page->y = top;
}

static void
draw (cairo_t *cairo, gpointer data)
{
  JsonObject *figures = data;
  g_autofree char *summary = gvt_retirement_describe (figures);
  GvtPage page;

  gvt_page_init (&page, cairo);
  draw_text (&page, 18, TRUE, _ ("Retirement of a laptop"));
  draw_text (&page, 12, TRUE, summary);
  draw_row (&page, _ ("Office"), gvt_json_text_or (figures, "centre", ""));
  draw_row (&page, _ ("Laptop"), gvt_json_text_or (figures, "code", ""));
  draw_time (&page, _ ("Retired on"), figures, "at_us");
  draw_number (&page, _ ("Records that the centre held of it then"), figures, "records");
  draw_row (&page, _ ("Their last hash"), gvt_json_text_or (figures, "head", ""));
  draw_time (&page, _ ("Last contact with the centre"), figures, "contact_at_us");
  if (get_boolean (figures, "is_written_off"))
    draw_number (&page, _ ("Records on it alone, as it told last"), figures, "unsent");
  draw_lost (&page, figures);
  gvt_page_advance (&page, 12);
  if (get_lost (figures) != NULL)
    draw_text (&page, 11, FALSE,
               _ ("The centre has not countersigned this. A supervisor tells it that the laptop is "
                  "broken, in Armada or with govote-central devices retire."));
  draw_signature (&page, 0, _ ("Given up by"), gvt_json_text_or (figures, "by", ""));
  draw_signature (&page, GVT_PAGE_INNER / 2 + 20, _ ("Supervisor"), "");
  gvt_page_clear (&page);
}

GBytes *
gvt_retirement_draw (JsonObject *figures, GError **error)
{
  return gvt_pdf_draw (_ ("Retirement of a laptop"), draw, figures, error);
}
