/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report-parts-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-page-qr.h"
#include "gvt-report-code.h"
#include "gvt-text.h"

#define QR_SIDE   92.0
#define SIGN_LINE 62.0

static void
draw_signature (GvtPage *page, double x, double top, const char *who, const char *name)
{
  GvtPageCell cell = { x, 180, PANGO_ALIGN_LEFT, TRUE, 9 };

  page->y = top;
  gvt_page_text (page, &cell, 1, who);
  page->y = top + SIGN_LINE;
  gvt_page_rule (page, x, 180);
  gvt_page_advance (page, 2);
  cell.is_bold = FALSE;
  cell.size = 8;
  gvt_page_text (page, &cell, 1, name);
}

/* What a telephone reads: letters, digits and colons alone, which a QR code packs tightest.
 * Returns: (transfer full) */
static char *
make_qr_text (const GvtReportData *data)
{
  g_autofree char *head = gvt_hash_to_text (&data->head);
  g_autofree char *upper = g_ascii_strup (head, -1);

  return g_strdup_printf ("GOVOTE:REPORT:1:%s:%s", data->code, upper);
}

static void
draw_code (GvtPage *page, const GvtReportData *data, double top)
{
  double x = GVT_PAGE_INNER - QR_SIDE;
  GvtPageCell label = { x - 6, QR_SIDE + 6, PANGO_ALIGN_CENTER, FALSE, 8 };
  GvtPageCell code = { x - 6, QR_SIDE + 6, PANGO_ALIGN_CENTER, TRUE, 11 };
  g_autofree char *text = make_qr_text (data);
  g_autofree char *grouped = gvt_report_code_group (data->code);

  gvt_page_qr (page, x, top, QR_SIDE, text);
  page->y = top + QR_SIDE;
  gvt_page_advance (page, gvt_page_text (page, &label, 1, _ ("Check code")));
  gvt_page_text (page, &code, 1, grouped);
}

/* I10: an export says on each page which laptop and person made it, and when. */
static void
draw_foot (GvtPage *page, const GvtReportData *data, gboolean is_centre)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_CENTER, FALSE, 7 };
  g_autofree char *when = gvt_text_date_time (data->now_us);
  g_autofree char *text = is_centre
                              ? g_strdup_printf (_ ("Made with Go Vote at the centre, %s"), when)
                              : g_strdup_printf (_ ("Made with Go Vote on laptop %s by %s, %s"),
                                                 data->device_code, data->user, when);
  g_autofree char *hash = gvt_hash_to_text (&data->head);
  g_autofree char *head = g_strdup_printf (_ ("Head of the journal: %s"), hash);

  page->y = GVT_PAGE_HEIGHT - GVT_PAGE_MARGIN - 16;
  gvt_page_advance (page, gvt_page_text (page, &cell, 1, head) + 1);
  cell.size = 8;
  gvt_page_text (page, &cell, 1, text);
}

/* What was drawn stands above the host's line, his name below it. */
static void
draw_host (GvtPage *page, const GvtReportData *data, double top)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER - QR_SIDE - 12, PANGO_ALIGN_LEFT, FALSE, 8 };
  const GvtVisitSignature *signature = data->signature;
  gboolean has_name = signature != NULL && *signature->name != '\0';
  g_autofree char *how = signature != NULL ? gvt_visit_signature_describe (signature, data->code)
                                           : g_strdup (_ ("Not signed yet"));

  draw_signature (page, 0, top, _ ("Host"), has_name ? signature->name : _ ("Name and signature"));
  if (signature != NULL && signature->strokes != NULL)
    {
      cairo_set_source_rgb (page->cairo, 0, 0, 0);
      gvt_strokes_draw (signature->strokes, page->cairo, GVT_PAGE_MARGIN, top + 12, 180,
                        SIGN_LINE - 13);
    }
  page->y = top + SIGN_LINE + 16;
  gvt_page_text (page, &cell, 2, how);
}

void
gvt_report_seal (GvtPage *page, const GvtReportData *data, const GvtReportOptions *options)
{
  double top = GVT_REPORT_SEAL_TOP;

  draw_host (page, data, top + 12);
  draw_signature (page, 200, top + 12, _ ("Facilitator"), _ ("Name and signature"));
  draw_code (page, data, top);
  draw_foot (page, data, options->laptops != NULL);
}
