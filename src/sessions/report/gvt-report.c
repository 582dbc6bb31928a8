/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report.h"

#include <glib/gi18n-lib.h>

#include "gvt-export.h"
#include "gvt-json.h"
#include "gvt-pdf.h"
#include "gvt-report-data.h"
#include "gvt-report-figures.h"
#include "gvt-report-parts-private.h"

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
  gvt_report_facts (&page, data, options);
  gvt_report_missing (&page, options->laptops);
  gvt_report_people (&page, data);
  gvt_report_teaching (&page, data);
  gvt_report_laptops (&page, options->laptops);
  gvt_report_seal (&page, data, options);
  gvt_page_clear (&page);
}

static GBytes *
render (const GvtReportData *data, const GvtReportOptions *options, GError **error)
{
  Drawing drawing = { data, options };

  return gvt_pdf_draw (_ ("Visit report"), draw_page, &drawing, error);
}

GBytes *
gvt_report_render (GvtProfile *profile,
                   GvtModuleLibrary *library,
                   const GvtId *visit,
                   const GvtReportOptions *options,
                   GError **error)
{
  g_autoptr (GvtReportData) data = gvt_report_data_gather (profile, library, visit, error);

  return data != NULL ? render (data, options, error) : NULL;
}

JsonObject *
gvt_report_read (GvtProfile *profile, GvtModuleLibrary *library, const GvtId *visit, GError **error)
{
  g_autoptr (GvtReportData) data = gvt_report_data_gather (profile, library, visit, error);
  JsonObject *object = data != NULL ? gvt_report_figures_to_json (data) : NULL;

  if (object != NULL)
    json_object_set_string_member (object, "code", data->code);
  return object;
}

/* The code is in the event: what was copied from this page is known again when the figures have
 * long changed. */
gboolean
gvt_report_write (GvtProfile *profile,
                  GvtModuleLibrary *library,
                  const GvtId *visit,
                  const GvtReportOptions *options,
                  const char *path,
                  GError **error)
{
  g_autoptr (GvtReportData) data = gvt_report_data_gather (profile, library, visit, error);
  g_autoptr (GBytes) pdf = data != NULL ? render (data, options, error) : NULL;
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = "session.reported/2",
                          .subject = visit->bytes,
                          .subject_length = sizeof visit->bytes,
                          .body = body };
  GvtExport export = { .form = "report", .subject = visit, .also = &draft };
  GvtHash digest;

  if (pdf == NULL)
    return FALSE;
  gvt_hash_of_bytes (pdf, &digest);
  gvt_json_set_id (body, "visit", visit);
  gvt_json_set_hash (body, "digest", &digest);
  json_object_set_string_member (body, "code", data->code);
  draft.place = export.place = gvt_visit_get_place (data->visit);
  return gvt_export_write (profile, &export, pdf, path, error);
}
