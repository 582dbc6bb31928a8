/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gvt-report-parts-private.h"

#define MAX_LAPTOP_ROWS 4

/* Returns: (transfer full) (nullable): codes of laptops that have sent nothing of this visit, or,
 * where @is_open, classes that are not closed; %NULL for none */
static char *
list_codes (GPtrArray *laptops, gboolean is_open)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < laptops->len; i++)
    {
      const GvtReportLaptop *laptop = laptops->pdata[i];

      if (is_open ? laptop->n_open > 0 : laptop->n_classes == 0)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", laptop->code);
    }
  return codes->len > 0 ? g_string_free (g_steal_pointer (&codes), FALSE) : NULL;
}

/* A plan that names no laptop is for all that work there. */
static gboolean
are_named (GPtrArray *laptops)
{
  for (guint i = 0; i < laptops->len; i++)
    if (((const GvtReportLaptop *) laptops->pdata[i])->is_named)
      return TRUE;
  return FALSE;
}

static void
draw_line (GvtPage *page, const char *text, gboolean is_bold)
{
  GvtPageCell line = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, is_bold, 9 };

  gvt_page_advance (page, gvt_page_text (page, &line, 2, text));
}

/* What is missing is as much a part of the report as what is there. */
void
gvt_report_missing (GvtPage *page, GPtrArray *laptops)
{
  g_autofree char *silent = laptops != NULL ? list_codes (laptops, FALSE) : NULL;
  g_autofree char *open = laptops != NULL ? list_codes (laptops, TRUE) : NULL;
  g_autofree char *text = NULL;

  if (laptops != NULL && !are_named (laptops))
    draw_line (page, _ ("The plan names no laptops: whether another one was there is not known."),
               FALSE);
  if (silent != NULL)
    {
      text = g_strdup_printf (_ ("Missing: nothing of this visit has come from laptop %s"), silent);
      draw_line (page, text, TRUE);
      g_clear_pointer (&text, g_free);
    }
  if (open != NULL)
    {
      text = g_strdup_printf (_ ("Not closed yet, more may come: classes on laptop %s"), open);
      draw_line (page, text, TRUE);
    }
}

static gboolean
has_room (GvtPage *page, guint n_rows)
{
  return page->y + n_rows * GVT_REPORT_ROW <= GVT_REPORT_SEAL_TOP;
}

static void
draw_laptop (GvtPage *page, const GvtReportLaptop *laptop)
{
  GvtPageCell code = { 0, 40, PANGO_ALIGN_LEFT, TRUE, 9 };
  GvtPageCell classes = { 44, 110, PANGO_ALIGN_LEFT, FALSE, 9 };
  GvtPageCell head = { 158, GVT_PAGE_INNER - 158, PANGO_ALIGN_RIGHT, FALSE, 7 };
  g_autofree char *n = g_strdup_printf (ngettext ("%u class", "%u classes", laptop->n_classes),
                                        laptop->n_classes);
  g_autofree char *hash = gvt_hash_to_text (&laptop->head);

  gvt_page_text (page, &code, 1, laptop->code);
  gvt_page_text (page, &classes, 1, n);
  gvt_page_text (page, &head, 1, hash);
  gvt_page_advance (page, GVT_REPORT_ROW);
}

void
gvt_report_laptops (GvtPage *page, GPtrArray *laptops)
{
  guint n_drawn = 0;
  guint n_reported;

  if (laptops == NULL || !has_room (page, 3)) /* a heading takes two rows */
    return;
  n_reported = gvt_report_count_laptops (laptops);
  gvt_report_heading (page, _ ("Laptops, and the heads of their journals"));
  for (guint i = 0; i < laptops->len && n_drawn < MAX_LAPTOP_ROWS && has_room (page, 2); i++)
    {
      const GvtReportLaptop *laptop = laptops->pdata[i];

      if (laptop->n_classes == 0)
        continue;
      draw_laptop (page, laptop);
      n_drawn++;
    }
  if (n_reported > n_drawn)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("and %u more laptop", "and %u more laptops", n_reported - n_drawn),
          n_reported - n_drawn);

      draw_line (page, more, FALSE);
    }
}
