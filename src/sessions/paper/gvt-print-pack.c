/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-print-pack.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-notes-pages.h"
#include "gvt-pdf.h"
#include "gvt-print-parts-private.h"
#include "gvt-text.h"
#include "gvt-visit-acts.h"

/* All that stands on the pages, gathered before the first stroke. */
typedef struct
{
  const GvtPrintPackOptions *options;
  GvtPrintPaper paper;
  GPtrArray *modules; /* #GvtModule, borrowed from the library */
  GPtrArray *titles;  /* %NULL-terminated */
  GArray *grids;      /* of #GvtKeyedGrid: one for each module with questions, or a plain one */
  GPtrArray *grid_titles;
  GError *error; /* what went wrong while drawing */
} Pack;

static void
clear_pack (Pack *self)
{
  g_clear_pointer (&self->modules, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->grids, g_array_unref);
  g_clear_pointer (&self->grid_titles, g_ptr_array_unref);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pack, clear_pack)

static gboolean
check_room (const GvtKeyedGrid *grid, const char *title, GError **error)
{
  for (guint i = 0; i < grid->n_forms; i++)
    if (grid->forms[i].n_questions > GVT_PRINT_MAX_QUESTIONS)
      {
        g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                     _ ("\"%s\" asks %u questions; an answer sheet has room for %u."), title,
                     grid->forms[i].n_questions, GVT_PRINT_MAX_QUESTIONS);
        return FALSE;
      }
  return TRUE;
}

/* @quiz: (nullable) */
static gboolean
add_grid (Pack *self, GvtQuiz *quiz, const char *title, GError **error)
{
  GvtKeyedGrid grid;

  if (!gvt_keyed_grid_init (&grid, quiz, error) || !check_room (&grid, title, error))
    return FALSE;

  g_array_append_val (self->grids, grid);
  g_ptr_array_add (self->grid_titles, (gpointer) title);
  return TRUE;
}

static gboolean
add_module (Pack *self, GvtModuleLibrary *library, const char *id, GError **error)
{
  GvtModule *module = gvt_module_library_find (library, id, error);

  if (module == NULL)
    return FALSE;

  g_ptr_array_add (self->modules, module);
  g_ptr_array_add (self->titles, (gpointer) gvt_module_get_title (module));
  return gvt_module_get_quiz (module) == NULL
         || add_grid (self, gvt_module_get_quiz (module), gvt_module_get_title (module), error);
}

static gboolean
gather (Pack *self, GvtModuleLibrary *library, const GvtVisitPlan *plan, GError **error)
{
  const char *const *ids = self->options->modules;

  self->modules = g_ptr_array_new ();
  self->titles = g_ptr_array_new ();
  self->grids = g_array_new (FALSE, FALSE, sizeof (GvtKeyedGrid));
  self->grid_titles = g_ptr_array_new ();
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (!add_module (self, library, ids[i], error))
      return FALSE;
  for (guint i = 0; ids == NULL && i < plan->modules->len; i++)
    {
      const GvtPlannedModule *planned = g_ptr_array_index (plan->modules, i);

      if (!add_module (self, library, planned->module, error))
        return FALSE;
    }
  g_ptr_array_add (self->titles, NULL);
  return self->grids->len > 0 || add_grid (self, NULL, plan->name, error);
}

static void
draw_notes (cairo_t *cairo, Pack *pack)
{
  for (guint i = 0; i < pack->modules->len && pack->error == NULL; i++)
    {
      cairo_show_page (cairo);
      gvt_module_notes_draw (g_ptr_array_index (pack->modules, i), FALSE, cairo, &pack->error);
    }
}

static void
draw (cairo_t *cairo, gpointer data)
{
  Pack *pack = data;
  const GvtPrintPackOptions *options = pack->options;

  for (guint i = 0; i < pack->grids->len; i++)
    {
      gvt_print_answer_sheets (cairo, &pack->paper, &g_array_index (pack->grids, GvtKeyedGrid, i),
                               g_ptr_array_index (pack->grid_titles, i), options->n_cards);
      cairo_show_page (cairo);
    }
  gvt_print_attendance (cairo, &pack->paper, options->n_cards);
  cairo_show_page (cairo);
  if (options->survey != NULL)
    {
      gvt_print_survey_sheets (cairo, &pack->paper, options->survey, options->scores,
                               options->n_cards);
      cairo_show_page (cairo);
    }
  gvt_print_report_blank (cairo, &pack->paper, (const char *const *) pack->titles->pdata);
  draw_notes (cairo, pack);
}

GBytes *
gvt_print_pack_render (GvtProfile *profile,
                       GvtModuleLibrary *library,
                       const GvtId *visit,
                       const GvtPrintPackOptions *options,
                       GError **error)
{
  g_autoptr (GvtVisitPlan) plan = gvt_visits_read_plan (profile, visit, error);
  g_autofree char *date = plan != NULL ? gvt_text_date_with_day (plan->date) : NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_auto (Pack) pack = { .options = options };

  g_return_val_if_fail (options->n_cards >= 1 && options->n_cards <= GVT_PRINT_PACK_MAX_CARDS,
                        NULL);

  if (plan == NULL || !gather (&pack, library, plan, error))
    return NULL;

  pack.paper = (GvtPrintPaper){
    .name = plan->name,
    .place = options->place_text != NULL ? options->place_text : plan->place,
    .date = date,
    .is_practice = options->is_practice,
  };
  pdf = gvt_pdf_draw (_ ("Print pack"), draw, &pack, error);
  if (pack.error == NULL)
    return g_steal_pointer (&pdf);

  g_clear_error (error);
  g_propagate_error (error, g_steal_pointer (&pack.error));
  return NULL;
}
