/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-test-step.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "gvt-ask.h"
#include "gvt-columns-layout.h"
#include "gvt-count-page.h"
#include "gvt-gain-page.h"
#include "gvt-keying-page.h"
#include "gvt-module-chooser.h"
#include "gvt-own-code.h"
#include "gvt-printed-test.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-work.h"
#include "gvt-seat-page.h"
#include "gvt-sheet-book.h"
#include "gvt-test-work.h"
#include "gvt-ui.h"

struct _GvtTestStep
{
  GtkBox parent_instance;

  GtkLabel *about;
  GtkWidget *setup;
  GvtModuleChooser *chooser;
  GtkSpinButton *n_items;
  GtkWidget *crossed_row;
  GtkSwitch *crossed;
  GtkWidget *pairing_row;
  GtkSwitch *by_code;
  GtkWidget *running;
  GtkLabel *heading;
  GtkLabel *roads;
  GtkLabel *missing;
  GtkLabel *coded;
  GtkLabel *no_hands;
  GtkWidget *closed;
  GtkLabel *closed_heading;

  GvtQuizPhase phase;
  GvtSectionPage *page;         /* (nullable) (unowned): whose part this is */
  GvtSessionProgress *progress; /* (nullable): until something was shown */
  GvtClassQuiz *test;           /* (nullable): the one that is open */
  GvtModule *module;            /* (nullable): its content, if it is on this laptop */
  GvtClassQuiz *last_closed;    /* (nullable): of this phase and with answers, while none is open */
  gboolean has_closed;
  gboolean may_record;
  gboolean is_busy;
};

static void step_init (GvtStepPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtTestStep,
                               gvt_test_step,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_STEP_PANEL, step_init))

static const GvtId *
session_of (GvtTestStep *self)
{
  return gvt_session_get_id (self->progress->session);
}

static GvtProfile *
profile_of (GvtTestStep *self)
{
  return gvt_section_page_get_profile (self->page);
}

/* --- which test there is --- */

static void
take_test (GvtTestStep *self, GvtClassQuiz *quiz)
{
  if (gvt_class_quiz_is_open (quiz))
    g_set_object (&self->test, quiz);
  else if (gvt_class_quiz_get_n_answers (quiz) > 0)
    g_set_object (&self->last_closed, quiz);
}

/* The open test of this phase, and whether there are closed ones of any. */
static void
find_tests (GvtTestStep *self)
{
  GListModel *quizzes = self->progress->quizzes;

  g_clear_object (&self->test);
  g_clear_object (&self->last_closed);
  self->has_closed = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (quizzes); i++)
    {
      g_autoptr (GvtClassQuiz) quiz = g_list_model_get_item (quizzes, i);
      GvtQuizPhase phase = gvt_class_quiz_get_phase (quiz);

      if (phase == self->phase)
        take_test (self, quiz);
      self->has_closed |= phase != GVT_PHASE_NONE && !gvt_class_quiz_is_open (quiz);
    }
}

/* Whether the other test of @module was held: then that one decides who has which form. */
static gboolean
has_other (GvtTestStep *self, GvtModule *module)
{
  GListModel *quizzes = self->progress->quizzes;

  for (guint i = 0; i < g_list_model_get_n_items (quizzes); i++)
    {
      g_autoptr (GvtClassQuiz) quiz = g_list_model_get_item (quizzes, i);
      GvtQuizPhase phase = gvt_class_quiz_get_phase (quiz);

      if (phase != GVT_PHASE_NONE && phase != self->phase
          && g_str_equal (gvt_class_quiz_get_module (quiz), gvt_module_get_id (module)))
        return TRUE;
    }
  return FALSE;
}

static void
update_acts (GvtTestStep *self)
{
  gboolean is_possible = self->test != NULL && self->module != NULL && self->may_record;
  gboolean has_hands = is_possible && !gvt_class_quiz_is_crossed (self->test);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "test.paper", is_possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "test.hands", has_hands);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "test.reopen",
                                 self->last_closed != NULL && self->may_record && !self->is_busy);
}

static void
show_roads (GvtTestStep *self, const GvtQuizRoads *roads)
{
  g_autofree char *text = g_strdup_printf (
      _ ("Present: %u. On the laptop: %u. On paper: %u. On both: %u. Questions with hands: %u."),
      roads->n_present, roads->n_laptop, roads->n_paper, roads->n_mixed, roads->n_counted);
  g_autofree char *missing = gvt_quiz_roads_describe_missing (roads);

  gtk_label_set_label (self->roads, text);
  gtk_label_set_label (self->missing, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), *missing != '\0');
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  GvtTestStep *self = owner;

  if (self->page == NULL)
    return;
  if (error != NULL)
    gvt_section_page_say_error (self->page, error);
  else
    show_roads (self, result);
}

/* Returns: (transfer none) (nullable): the content of @quiz, if it is on this laptop */
static GvtModule *
find_module (GvtTestStep *self, GvtClassQuiz *quiz)
{
  GvtModuleLibrary *library = gvt_workspace_get_modules (
      gvt_section_page_get_workspace (self->page));

  return gvt_module_library_find_hash (library, gvt_class_quiz_get_hash (quiz), NULL);
}

/* "Pre-test: Hari pemungutan suara" */
static void
show_heading (GvtTestStep *self, GtkLabel *label, GvtClassQuiz *quiz)
{
  GvtModule *module = find_module (self, quiz);
  g_autofree char *heading = g_strdup_printf (_ ("%s: %s"), gvt_class_quiz_describe_phase (quiz),
                                              module != NULL ? gvt_module_get_title (module)
                                                             : gvt_class_quiz_get_module (quiz));

  gtk_label_set_label (label, heading);
}

static void
show_test (GvtTestStep *self)
{
  GvtWork work = { .done = on_read };

  g_set_object (&self->module, find_module (self, self->test));
  show_heading (self, self->heading, self->test);
  gtk_label_set_label (self->coded, gvt_own_code_get_rule ()); /* to be read aloud */
  gtk_widget_set_visible (GTK_WIDGET (self->coded), gvt_class_quiz_pairs_by_code (self->test));
  gtk_widget_set_visible (GTK_WIDGET (self->no_hands), gvt_class_quiz_is_crossed (self->test));
  gvt_test_work_roads (&work, profile_of (self), gvt_class_quiz_get_id (self->test));
  gvt_work_run (self, NULL, &work);
}

static void
on_chosen (GvtTestStep *self)
{
  GvtModule *module;

  if (self->progress == NULL) /* with the step goes the chosen row */
    return;
  module = gvt_module_chooser_get (self->chooser);
  gtk_widget_set_visible (self->crossed_row,
                          module != NULL && gvt_module_get_quiz (module) != NULL
                              && gvt_quiz_has_forms (gvt_module_get_quiz (module))
                              && !has_other (self, module));
  gtk_widget_set_visible (self->pairing_row, module != NULL && !has_other (self, module));
  gvt_step_panel_changed (GVT_STEP_PANEL (self));
}

static void
gvt_test_step_show (GvtStepPanel *step, GvtSectionPage *page, const GvtSessionProgress *progress)
{
  GvtTestStep *self = GVT_TEST_STEP (step);

  self->page = page;
  g_clear_pointer (&self->progress, gvt_session_progress_free);
  self->progress = gvt_session_progress_copy (progress);
  find_tests (self);
  gtk_widget_set_visible (self->closed, self->test == NULL && self->last_closed != NULL
                                            && gvt_session_is_open (progress->session));
  if (self->last_closed != NULL)
    show_heading (self, self->closed_heading, self->last_closed);
  gtk_widget_set_visible (self->setup, self->test == NULL);
  gtk_widget_set_visible (self->running, self->test != NULL);
  gvt_module_chooser_show (self->chooser, gvt_section_page_get_workspace (page), progress->taught,
                           TRUE);
  if (self->test != NULL)
    show_test (self);
  update_acts (self);
  on_chosen (self);
}

/* --- opening and closing --- */

static void
on_recorded (gpointer owner, gpointer result, const GError *error)
{
  GvtTestStep *self = owner;

  self->is_busy = FALSE;
  if (self->page != NULL)
    gvt_step_panel_finish (GVT_STEP_PANEL (self), self->page, error);
}

static void
run (GvtTestStep *self, const GvtWork *work)
{
  self->is_busy = TRUE;
  gvt_step_panel_changed (GVT_STEP_PANEL (self));
  gvt_work_run (self, NULL, work);
}

/* Where the module has no forms, or the other test decides, the library knows. */
static GvtQuizTestPlan
read_plan (GvtTestStep *self)
{
  gboolean is_whole = gtk_widget_get_visible (self->crossed_row)
                      && !gtk_switch_get_active (self->crossed);
  GvtQuizTestPlan plan = { .phase = self->phase, .form = is_whole ? "A" : NULL };

  if (gtk_widget_get_visible (self->pairing_row) && gtk_switch_get_active (self->by_code))
    plan.pairing = GVT_PAIRING_CODE;
  gtk_spin_button_update (self->n_items); /* what was typed but not confirmed counts too */
  plan.n_items = (guint) gtk_spin_button_get_value_as_int (self->n_items);
  return plan;
}

static void
open_as (gpointer owner, GvtModule *module, guint n_items)
{
  GvtTestStep *self = owner;
  GvtQuizTestPlan plan = read_plan (self);
  GvtWork work = { .done = on_recorded };

  if (self->page == NULL)
    return;
  plan.n_items = n_items;
  gvt_test_work_open (&work, profile_of (self), session_of (self), module, &plan);
  run (self, &work);
}

static void
on_compared (gpointer owner, gpointer result, const GError *error)
{
  GvtTestStep *self = owner;

  self->is_busy = FALSE;
  if (self->page == NULL)
    return;
  gvt_step_panel_changed (GVT_STEP_PANEL (self));
  if (error != NULL)
    gvt_section_page_say_error (self->page, error);
  else
    gvt_printed_ask (GTK_WIDGET (self), result, open_as);
}

/* Sheets of paper may lie ready that were printed before a sync brought a newer module. */
static void
open_test (GvtTestStep *self)
{
  const GvtQuizTestPlan plan = read_plan (self);
  GvtWork work = { .done = on_compared };

  gvt_printed_work (&work, profile_of (self),
                    gvt_workspace_get_modules (gvt_section_page_get_workspace (self->page)),
                    session_of (self), gvt_module_chooser_get (self->chooser), &plan);
  run (self, &work);
}

static void
close_test (gpointer owner, gpointer data)
{
  GvtTestStep *self = owner;
  GvtWork work = { .done = on_recorded };

  if (self->page == NULL)
    return;
  gvt_session_work_close_quiz (&work, profile_of (self), data);
  run (self, &work);
}

static void
ask_to_close (GvtTestStep *self)
{
  g_autofree char *body = g_strdup_printf (
      "%s\n%s\n\n%s", gtk_label_get_label (self->roads), gtk_label_get_label (self->missing),
      _ ("What is missing does not count as wrong. Nobody can answer or change an answer then, "
         "until the test is opened again."));
  const GvtQuestion question = { .heading = _ ("Close the test?"),
                                 .body = body,
                                 .accept = _ ("_Close the test") };

  gvt_ask (GTK_WIDGET (self), &question, close_test,
           g_memdup2 (gvt_class_quiz_get_id (self->test), sizeof (GvtId)), g_free);
}

static void
test_reopen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtTestStep *self = GVT_TEST_STEP (widget);
  GvtWork work = { .done = on_recorded };

  gvt_session_work_reopen_quiz (&work, profile_of (self),
                                gvt_class_quiz_get_id (self->last_closed));
  run (self, &work);
}

/* --- the roads --- */

/* @page: (transfer floating): for pupils */
static void
open_for_class (GvtTestStep *self, GvtSectionPage *page)
{
  gvt_step_panel_begin_class (GVT_STEP_PANEL (self), session_of (self));
  gvt_section_page_set_held (page, gvt_section_page_is_class (self->page));
  gvt_section_page_open (self->page, page);
}

/* @question: from 0, the first one to be asked */
static void
ask_for_hands (GvtTestStep *self, guint question)
{
  g_autoptr (GError) error = NULL;
  GvtSectionPage *page = gvt_count_page_new (self->test, self->module, &error);

  if (page == NULL)
    gvt_section_page_say_error (self->page, error);
  else
    {
      gvt_count_page_begin (GVT_COUNT_PAGE (page), question);
      open_for_class (self, page);
    }
}

static void
test_hands (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask_for_hands (GVT_TEST_STEP (widget), 0);
}

static void
test_paper (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtTestStep *self = GVT_TEST_STEP (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtLineBook) book = gvt_sheet_book_new (profile_of (self), self->test, self->module,
                                                     &error);
  const GvtTypedPlace place = { "sheets", *gvt_class_quiz_get_id (self->test), "" };

  if (book == NULL)
    gvt_section_page_say_error (self->page, error);
  else
    gvt_section_page_open (self->page, gvt_keying_page_new (book, &place));
}

/* --- as a step of the class --- */

/* Of each act what it is called before the teaching, and after. */
static const char *
choose (GvtTestStep *self, const char *before, const char *after)
{
  return self->phase == GVT_PHASE_PRE ? before : after;
}

static void
read_primary (GvtTestStep *self, GvtStepAct *act)
{
  gboolean is_possible = self->test != NULL ? self->module != NULL
                                            : self->progress != NULL
                                                  && gvt_module_chooser_get (self->chooser) != NULL;

  act->name = choose (self, "pretest", "posttest");
  act->label = self->test != NULL
                   ? _ ("_Laptop in turn")
                   : choose (self, _ ("_Open the pre-test"), _ ("_Open the post-test"));
  act->guard = is_possible && !self->is_busy ? GVT_GUARD_RECORDS : GVT_GUARD_NEVER;
}

static gboolean
read_second (GvtTestStep *self, GvtStepAct *act)
{
  if (self->test != NULL)
    {
      act->name = choose (self, "close-pretest", "close-posttest");
      act->label = _ ("_Close the test…");
      act->guard = self->is_busy ? GVT_GUARD_NEVER : GVT_GUARD_RECORDS;
      return TRUE;
    }
  act->name = choose (self, "gains-pretest", "gains-posttest");
  act->label = _ ("What was _learned");
  act->guard = GVT_GUARD_REPORTS;
  return self->has_closed;
}

static gboolean
gvt_test_step_get_act (GvtStepPanel *step, GvtActPlace place, GvtStepAct *act)
{
  GvtTestStep *self = GVT_TEST_STEP (step);

  if (place != GVT_ACT_PRIMARY)
    return read_second (self, act);
  read_primary (self, act);
  return TRUE;
}

static void
gvt_test_step_perform (GvtStepPanel *step, GvtActPlace place)
{
  GvtTestStep *self = GVT_TEST_STEP (step);

  if (place == GVT_ACT_PRIMARY)
    {
      if (self->test != NULL)
        open_for_class (self, gvt_seat_page_new (self->test, self->module));
      else
        open_test (self);
    }
  else if (self->test != NULL)
    ask_to_close (self);
  else
    gvt_section_page_open (self->page, gvt_gain_page_new (session_of (self)));
}

static void
gvt_test_step_set_may_record (GvtStepPanel *step, gboolean may_record)
{
  GvtTestStep *self = GVT_TEST_STEP (step);

  self->may_record = may_record;
  update_acts (self);
}

/* While the test is open the class comes back to it, whatever is recorded meanwhile. */
static gboolean
gvt_test_step_is_busy (GvtStepPanel *step)
{
  return GVT_TEST_STEP (step)->test != NULL;
}

static void
gvt_test_step_resume (GvtStepPanel *step, const GvtClassPlace *place)
{
  GvtTestStep *self = GVT_TEST_STEP (step);
  GvtSectionPage *seat;

  if (self->test == NULL || self->module == NULL)
    return;
  if (place->view == GVT_AT_PRETEST_HANDS || place->view == GVT_AT_POSTTEST_HANDS)
    {
      ask_for_hands (self, place->card);
      return;
    }
  seat = gvt_seat_page_new (self->test, self->module);
  gvt_seat_page_set_interrupted (GVT_SEAT_PAGE (seat), place->is_seated);
  open_for_class (self, seat);
}

static void
step_init (GvtStepPanelInterface *iface)
{
  iface->show = gvt_test_step_show;
  iface->get_act = gvt_test_step_get_act;
  iface->perform = gvt_test_step_perform;
  iface->set_may_record = gvt_test_step_set_may_record;
  iface->is_busy = gvt_test_step_is_busy;
  iface->resume = gvt_test_step_resume;
}

/* --- the widget --- */

static void
gvt_test_step_dispose (GObject *object)
{
  GvtTestStep *self = GVT_TEST_STEP (object);

  self->page = NULL;
  g_clear_pointer (&self->progress, gvt_session_progress_free);
  g_clear_object (&self->test);
  g_clear_object (&self->last_closed);
  g_clear_object (&self->module);
  G_OBJECT_CLASS (gvt_test_step_parent_class)->dispose (object);
}

static void
gvt_test_step_class_init (GvtTestStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_test_step_dispose;
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (GVT_TYPE_MODULE_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-test-step.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtTestStep, about);
  gtk_widget_class_bind_template_child (widget_class, GvtTestStep, setup);
  gtk_widget_class_bind_template_child (widget_class, GvtTestStep, chooser);
  gtk_widget_class_bind_template_child (widget_class, GvtTestStep, n_items);
  gtk_widget_class_bind_template_child (widget_class, GvtTestStep, crossed_row);
  gtk_widget_class_bind_template_child (widget_class, GvtTestStep, crossed);
  gtk_widget_class_bind_template_child (widget_class, GvtTestStep, pairing_row);
  gtk_widget_class_bind_template_child (widget_class, GvtTestStep, by_code);
  gtk_widget_class_bind_template_child (widget_class, GvtTestStep, running);
  gtk_widget_class_bind_template_child (widget_class, GvtTestStep, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtTestStep, roads);
  gtk_widget_class_bind_template_child (widget_class, GvtTestStep, missing);
  gtk_widget_class_bind_template_child (widget_class, GvtTestStep, coded);
  gtk_widget_class_bind_template_child (widget_class, GvtTestStep, no_hands);
  gtk_widget_class_bind_template_child (widget_class, GvtTestStep, closed);
  gtk_widget_class_bind_template_child (widget_class, GvtTestStep, closed_heading);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_install_action (widget_class, "test.hands", NULL, test_hands);
  gtk_widget_class_install_action (widget_class, "test.paper", NULL, test_paper);
  gtk_widget_class_install_action (widget_class, "test.reopen", NULL, test_reopen);
}

static void
gvt_test_step_init (GvtTestStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_acts (self);
}

static GtkWidget *
create (GvtQuizPhase phase, const char *about)
{
  GvtTestStep *self = g_object_new (GVT_TYPE_TEST_STEP, NULL);

  self->phase = phase;
  gtk_label_set_label (self->about, about);
  return GTK_WIDGET (self);
}

GtkWidget *
gvt_pretest_step_new (void)
{
  return create (GVT_PHASE_PRE, _ ("A short test before the teaching. Nobody is told what is "
                                   "right: the same people answer again afterwards."));
}

GtkWidget *
gvt_posttest_step_new (void)
{
  return create (GVT_PHASE_POST, _ ("A short test after the teaching, on the same cards as before: "
                                    "so it can be told what was learned."));
}
