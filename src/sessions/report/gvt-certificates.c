/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-certificates.h"

#include <glib/gi18n-lib.h>

#include <pango/pangocairo.h>

#include "gvt-certificates-private.h"
#include "gvt-page.h"
#include "gvt-pdf.h"
#include "gvt-report-data.h"
#include "gvt-text.h"
#include "gvt-visit-export.h"

#define WIDTH     GVT_PAGE_HEIGHT /* on its side */
#define HEIGHT    GVT_PAGE_WIDTH
#define INNER     (WIDTH - 2 * GVT_PAGE_MARGIN)
#define LARGEST   36.0 /* points of a name */
#define SMALLEST  12.0
#define NAME_ROOM 96.0

typedef struct
{
  const GvtReportData *data;
  const GvtReportOptions *options;
  GPtrArray *classes; /* of #GvtCertificateClass */
  const char *mark;
} Batch;

static void
draw_centred (GvtPage *page, double size, gboolean is_bold, int max_lines, const char *text)
{
  GvtPageCell cell = { 0, INNER, PANGO_ALIGN_CENTER, is_bold, size };

  gvt_page_advance (page, gvt_page_text (page, &cell, max_lines, text) + 4);
}

static void
draw_frame (GvtPage *page)
{
  cairo_set_source_rgb (page->cairo, 0.35, 0.35, 0.35);
  cairo_set_line_width (page->cairo, 1.5);
  cairo_rectangle (page->cairo, 24, 24, WIDTH - 48, HEIGHT - 48);
  cairo_stroke (page->cairo);
  cairo_set_line_width (page->cairo, 0.5);
  cairo_rectangle (page->cairo, 29, 29, WIDTH - 58, HEIGHT - 58);
  cairo_stroke (page->cairo);
}

/* As large as it fits into its room, on one line while that is not too small to be read from a
 * wall; then on as many as it takes. Never cut, no letter left out. */
static void
draw_name (GvtPage *page, const char *name)
{
  g_autofree char *markup = g_markup_escape_text (name, -1);
  double top = page->y;
  gboolean fits = FALSE;

  for (double size = LARGEST; !fits; size -= 2)
    {
      GvtPageCell cell = { 0, INNER, PANGO_ALIGN_CENTER, TRUE, size };
      g_autoptr (PangoLayout) layout = gvt_page_create_layout (page, &cell, markup);
      int height;

      pango_layout_get_size (layout, NULL, &height);
      fits = size <= SMALLEST
             || (pango_layout_get_line_count (layout) == 1
                 || (size <= 24 && (double) height / PANGO_SCALE <= NAME_ROOM));
      if (!fits)
        continue;
      cairo_set_source_rgb (page->cairo, 0.1, 0.1, 0.1);
      cairo_move_to (page->cairo, GVT_PAGE_MARGIN,
                     top + (NAME_ROOM - (double) height / PANGO_SCALE) / 2);
      pango_cairo_show_layout (page->cairo, layout);
    }
  page->y = top + NAME_ROOM;
}

static gboolean
has_draft (GPtrArray *modules)
{
  for (guint i = 0; i < modules->len; i++)
    if (((const GvtReportModule *) g_ptr_array_index (modules, i))->is_draft)
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full) */
static char *
list_modules (GPtrArray *modules)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < modules->len; i++)
    {
      const GvtReportModule *module = g_ptr_array_index (modules, i);

      g_string_append_printf (all, "%s%s%s%s", i > 0 ? " · " : "", module->title,
                              module->is_draft ? " " : "", module->is_draft ? _ ("(draft)") : "");
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
draw_text (GvtPage *page, const Batch *batch, const GvtCertificateClass *held)
{
  const GvtReportData *data = batch->data;
  g_autofree char *date = gvt_text_date_with_day (held->date);
  g_autofree char *modules = list_modules (held->modules);
  g_autofree char *what = g_strdup_printf (
      _ ("took part in voter education at %s, %s, on %s."), gvt_visit_get_name (data->visit),
      batch->options->place_text != NULL ? batch->options->place_text
                                         : gvt_visit_get_place (data->visit),
      date);

  draw_centred (page, 13, FALSE, 3, what);
  if (*modules != '\0')
    draw_centred (page, 11, FALSE, 4, modules);
  if (has_draft (held->modules))
    draw_centred (page, 9, FALSE, 1, _ ("Modules marked as drafts have not been reviewed yet."));
}

static void
draw_foot (GvtPage *page, const Batch *batch)
{
  GvtPageCell line = { INNER - 240, 240, PANGO_ALIGN_CENTER, FALSE, 9 };
  GvtPageCell mark = { 0, INNER, PANGO_ALIGN_CENTER, FALSE, 7 };

  page->y = HEIGHT - 100;
  gvt_page_rule (page, INNER - 240, 240);
  gvt_page_advance (page, 3);
  gvt_page_text (page, &line, 1, _ ("Facilitator: name and signature"));
  page->y = HEIGHT - 48;
  gvt_page_text (page, &mark, 1, batch->mark);
}

static void
draw_certificate (cairo_t *cairo,
                  const Batch *batch,
                  const GvtCertificateClass *held,
                  const char *name)
{
  g_auto (GStrv) head = g_strsplit (batch->data->plan->letterhead, "\n", 4);
  GvtPage page;

  gvt_page_init (&page, cairo);
  draw_frame (&page);
  page.y = 52;
  for (guint i = 0; head[i] != NULL && *batch->data->plan->letterhead != '\0'; i++)
    draw_centred (&page, i == 0 ? 14 : 10, i == 0, 1, head[i]);
  page.y = MAX (page.y + 14, 136);
  draw_centred (&page, 30, TRUE, 1,
                batch->options->is_practice ? _ ("Certificate (practice)") : _ ("Certificate"));
  gvt_page_advance (&page, 6);
  draw_centred (&page, 12, FALSE, 1, _ ("This is to say that"));
  draw_name (&page, name);
  draw_text (&page, batch, held);
  draw_foot (&page, batch);
  gvt_page_clear (&page);
}

static void
draw_all (cairo_t *cairo, gpointer data)
{
  const Batch *batch = data;
  gboolean is_first = TRUE;

  for (guint i = 0; i < batch->classes->len; i++)
    {
      const GvtCertificateClass *held = g_ptr_array_index (batch->classes, i);

      for (guint k = 0; k < held->names->len; k++)
        {
          if (!is_first)
            cairo_show_page (cairo);
          is_first = FALSE;
          draw_certificate (cairo, batch, held, g_ptr_array_index (held->names, k));
        }
    }
}

static void
borrowed_free (gpointer data)
{
  g_ptr_array_unref (((GvtCertificateClass *) data)->names);
  g_free (data);
}

/* Returns: (transfer full): @names as if the whole visit had been one class; borrows all else */
static GPtrArray *
make_one_class (const GvtReportData *data, const char *const *names)
{
  GPtrArray *classes = g_ptr_array_new_with_free_func (borrowed_free);
  GvtCertificateClass *all = g_new0 (GvtCertificateClass, 1);

  all->date = (char *) gvt_visit_get_date (data->visit);
  all->modules = data->modules;
  all->names = g_ptr_array_new ();
  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (all->names, (gpointer) names[i]);
  g_ptr_array_add (classes, all);
  return classes;
}

gboolean
gvt_certificates_write (GvtProfile *profile,
                        GvtModuleLibrary *library,
                        const GvtId *visit,
                        const char *const *names,
                        const GvtReportOptions *options,
                        const char *path,
                        GError **error)
{
  g_autoptr (GvtReportData) data = gvt_report_data_gather (profile, library, visit, error);
  g_autofree char *mark = data != NULL ? gvt_visit_export_mark (profile, error) : NULL;
  g_autoptr (GPtrArray) classes = NULL;
  Batch batch = { data, options, NULL, mark };
  g_autoptr (GBytes) pdf = NULL;

  if (mark == NULL)
    return FALSE;
  classes = names != NULL ? make_one_class (data, names)
                          : gvt_certificates_read_classes (profile, library, data, error);
  if (classes == NULL)
    return FALSE;
  batch.classes = classes;
  pdf = gvt_pdf_draw_broad (_ ("Certificates"), draw_all, &batch, error);
  return pdf != NULL && gvt_visit_export (profile, data->visit, "certificates", pdf, path, error);
}
