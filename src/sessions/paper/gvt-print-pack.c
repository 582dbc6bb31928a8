/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-print-pack.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-notes-pages.h"
#include "gvt-pdf.h"
#include "gvt-print-parts-private.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-test.h"
#include "gvt-text.h"
#include "gvt-visit-acts.h"

/* All that stands on the pages, gathered before the first stroke. */
typedef struct
{
  const GvtPrintPackOptions *options;
  GvtPrintPaper paper;
  GPtrArray *modules; /* #GvtModule, borrowed from the library */
  GPtrArray *titles;  /* %NULL-terminated */
  GPtrArray *tests;   /* of #GvtPrintTest: one for each module with questions, or a plain one */
  GvtPrintRecord *record;
  gboolean has_pre; /* the classes take such tests */
  gboolean has_post;
  GError *error; /* what went wrong while drawing */
} Pack;

static void
clear_pack (Pack *self)
{
  g_clear_pointer (&self->modules, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->tests, g_ptr_array_unref);
  g_clear_pointer (&self->record, gvt_print_record_free);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pack, clear_pack)

static void
test_free (gpointer data)
{
  GvtPrintTest *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->items); i++)
    g_clear_object (&self->items[i]);
  g_free (self);
}

static gboolean
check_room (const GvtPrintTest *test, GError **error)
{
  const GvtKeyedGrid *grid = &test->grid;

  for (guint i = 0; i < grid->n_forms; i++)
    if (grid->forms[i].n_questions > GVT_PRINT_MAX_QUESTIONS)
      {
        g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                     _ ("\"%s\" asks %u questions; an answer sheet has room for %u."), test->title,
                     grid->forms[i].n_questions, GVT_PRINT_MAX_QUESTIONS);
        return FALSE;
      }
  return TRUE;
}

/* The forms of a test of @module. Returns: %FALSE where its questions are none for paper */
static gboolean
fill_test (const Pack *self, GvtPrintTest *test, GvtModule *module, GError **error)
{
  static const char *const crossed[] = { "A", "B", NULL };
  static const char *const none[] = { "", NULL };
  const char *const *names = gvt_quiz_has_forms (gvt_module_get_quiz (module)) ? crossed : none;

  for (guint i = 0; names[i] != NULL; i++)
    {
      test->items[i] = gvt_quiz_test_list (module, names[i], self->options->n_items, error);
      if (test->items[i] == NULL)
        return FALSE;
      gvt_keyed_grid_add (&test->grid, names[i], test->items[i]);
    }
  test->has_pre = self->has_pre;
  test->has_post = self->has_post;
  return TRUE;
}

static gboolean
note (Pack *self, GvtPrintTest *test, GvtModule *module, GError **error)
{
  guint n_items = self->options->n_items > 0 ? self->options->n_items : GVT_TEST_ITEMS;

  test->printed = gvt_print_record_add (self->record, module, test->items[0] != NULL ? n_items : 0,
                                        error);
  return test->printed != NULL;
}

/* @module: (nullable): without one, room for eight questions that are read aloud. A quiz that asks
 * for words alone has no test: then there are sheets for all of it. */
static gboolean
add_test (Pack *self, GvtModule *module, const char *title, GError **error)
{
  GvtPrintTest *test = g_new0 (GvtPrintTest, 1);
  gboolean is_tested = module != NULL && (self->has_pre || self->has_post);

  g_ptr_array_add (self->tests, test);
  test->title = title;
  return ((is_tested && fill_test (self, test, module, NULL))
          || gvt_keyed_grid_init (&test->grid, module != NULL ? gvt_module_get_quiz (module) : NULL,
                                  error))
         && check_room (test, error) && (module == NULL || note (self, test, module, error));
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
         || add_test (self, module, gvt_module_get_title (module), error);
}

static gboolean
takes_step (const GvtVisitPlan *plan, const char *step)
{
  return g_strv_contains ((const char *const *) plan->steps, step);
}

static void
fill_record (Pack *self, const GvtVisitPlan *plan)
{
  GvtPrintRecord *record = self->record;

  record->is_known = TRUE;
  gvt_visit_plan_set_text (&record->name, plan->name);
  gvt_visit_plan_set_text (&record->date, plan->date);
  record->n_cards = self->options->n_cards;
  record->has_pre = self->has_pre;
  record->has_post = self->has_post;
}

static gboolean
gather (Pack *self, GvtModuleLibrary *library, const GvtVisitPlan *plan, GError **error)
{
  const char *const *ids = self->options->modules;

  self->modules = g_ptr_array_new ();
  self->titles = g_ptr_array_new ();
  self->tests = g_ptr_array_new_with_free_func (test_free);
  self->record = gvt_print_record_new ();
  self->has_pre = !self->options->whole_quiz && takes_step (plan, "pretest");
  self->has_post = !self->options->whole_quiz && takes_step (plan, "posttest");
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
  fill_record (self, plan);
  return self->tests->len > 0 || add_test (self, NULL, plan->name, error);
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
draw_sheets (cairo_t *cairo, const Pack *pack, const GvtPrintTest *test, GvtQuizPhase phase)
{
  gvt_print_answer_sheets (cairo, &pack->paper, test, phase, pack->options->n_cards);
  cairo_show_page (cairo);
}

static void
draw_test (cairo_t *cairo, const Pack *pack, const GvtPrintTest *test)
{
  for (guint i = 0; i < G_N_ELEMENTS (test->items) && test->items[i] != NULL; i++)
    {
      gvt_print_questions (cairo, &pack->paper, test, i);
      cairo_show_page (cairo);
    }
  if (test->has_pre)
    draw_sheets (cairo, pack, test, GVT_PHASE_PRE);
  if (test->has_post)
    draw_sheets (cairo, pack, test, GVT_PHASE_POST);
  if (!test->has_pre && !test->has_post)
    draw_sheets (cairo, pack, test, GVT_PHASE_NONE);
}

static void
draw (cairo_t *cairo, gpointer data)
{
  Pack *pack = data;
  const GvtPrintPackOptions *options = pack->options;

  for (guint i = 0; i < pack->tests->len; i++)
    draw_test (cairo, pack, g_ptr_array_index (pack->tests, i));
  gvt_print_attendance (cairo, &pack->paper, options->n_cards);
  cairo_show_page (cairo);
  if (options->survey != NULL)
    {
      gvt_print_survey_sheets (cairo, &pack->paper, options->survey, options->scores,
                               options->n_cards);
      cairo_show_page (cairo);
    }
  if (options->n_smileys > 0)
    {
      gvt_print_smiley_sheets (cairo, &pack->paper, options->n_smileys);
      cairo_show_page (cairo);
    }
  gvt_print_report_blank (cairo, &pack->paper, (const char *const *) pack->titles->pdata);
  draw_notes (cairo, pack);
}

/* Returns: (nullable): of whom all sheets are: with several classes one is as likely as another */
static const char *
name_class (const GvtPrintPackOptions *options, const GvtVisitPlan *plan)
{
  if (options->class_name != NULL)
    return options->class_name;
  return g_strv_length (plan->class_names) == 1 && plan->classes <= 1 ? plan->class_names[0] : NULL;
}

GBytes *
gvt_print_pack_render (GvtProfile *profile,
                       GvtModuleLibrary *library,
                       const GvtId *visit,
                       const GvtPrintPackOptions *options,
                       GvtPrintRecord **record,
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
    .class_name = name_class (options, plan),
    .is_practice = options->is_practice,
  };
  pdf = gvt_pdf_draw (_ ("Print pack"), draw, &pack, error);
  if (pack.error == NULL)
    {
      if (record != NULL && pdf != NULL)
        *record = g_steal_pointer (&pack.record);
      return g_steal_pointer (&pdf);
    }

  g_clear_error (error);
  g_propagate_error (error, g_steal_pointer (&pack.error));
  return NULL;
}
