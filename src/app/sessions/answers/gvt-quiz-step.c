/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-step.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "gvt-hands-page.h"
#include "gvt-keying-page.h"
#include "gvt-module-chooser.h"
#include "gvt-quiz-host.h"
#include "gvt-quiz-list.h"
#include "gvt-quiz-order.h"
#include "gvt-session-hands.h"
#include "gvt-sheet-book.h"
#include "gvt-ui.h"
#include "gvt-visit-text.h"

struct _GvtQuizStep
{
  GtkBox parent_instance;

  GtkLabel *missing;
  GvtQuizList *quizzes;
  GvtModuleChooser *chooser;
  AdwComboRow *form;
  GtkSwitch *shuffle;
  GtkSpinButton *card;

  GvtSectionPage *page;         /* (nullable) (unowned): whose part this is */
  GvtQuizHost *host;            /* (nullable): until something was shown */
  GvtSessionProgress *progress; /* (nullable): likewise */
  gboolean is_seating;
  gboolean may_record;
};

static void step_init (GvtStepPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtQuizStep,
                               gvt_quiz_step,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_STEP_PANEL, step_init))

/* --- what was recorded --- */

static guint
count_present (GvtQuizStep *self)
{
  return gvt_session_get_men (self->progress->session)
         + gvt_session_get_women (self->progress->session);
}

/* Of the last quiz: who has not taken part, what was not shown, what was not answered. */
static void
show_missing (GvtQuizStep *self)
{
  const GvtSessionProgress *progress = self->progress;
  g_autofree char *text = gvt_missing_describe (count_present (self), progress->n_took_part,
                                                progress->n_unanswered, progress->n_not_shown);

  gtk_label_set_label (self->missing, text);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), progress->has_quiz);
}

static void
update_paper (GvtQuizStep *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quiz-step.paper",
                                 self->may_record && self->progress != NULL
                                     && gvt_module_chooser_get (self->chooser) != NULL);
}

static void
on_ready (GvtQuizStep *self)
{
  self->is_seating = FALSE;
  gvt_step_panel_changed (GVT_STEP_PANEL (self));
}

static void
take_page (GvtQuizStep *self, GvtSectionPage *page)
{
  if (self->host != NULL)
    return;
  self->page = page;
  self->host = gvt_quiz_host_new (page);
  g_signal_connect_swapped (self->host, "ready", G_CALLBACK (on_ready), self);
}

static void
gvt_quiz_step_show (GvtStepPanel *step, GvtSectionPage *page, const GvtSessionProgress *progress)
{
  GvtQuizStep *self = GVT_QUIZ_STEP (step);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);

  take_page (self, page);
  g_clear_pointer (&self->progress, gvt_session_progress_free);
  self->progress = gvt_session_progress_copy (progress);
  show_missing (self);
  gvt_quiz_list_show (self->quizzes, workspace, progress->quizzes);
  gtk_spin_button_set_value (self->card, progress->next_card);
  gvt_module_chooser_show (self->chooser, workspace, progress->taught, TRUE);
}

static void
on_chosen (GvtQuizStep *self)
{
  GvtModule *module;

  if (self->progress == NULL) /* with the step goes the chosen row */
    return;
  module = gvt_module_chooser_get (self->chooser);
  gtk_widget_set_visible (GTK_WIDGET (self->form),
                          module != NULL && gvt_module_get_quiz (module) != NULL
                              && gvt_quiz_has_forms (gvt_module_get_quiz (module)));
  update_paper (self);
  gvt_step_panel_changed (GVT_STEP_PANEL (self));
}

/* --- what is asked --- */

/* All, A or B; a module without forms asks all. */
static const char *
chosen_form (GvtQuizStep *self)
{
  static const char *const forms[] = { "", "A", "B" };

  return gtk_widget_get_visible (GTK_WIDGET (self->form))
             ? forms[MIN (adw_combo_row_get_selected (self->form), G_N_ELEMENTS (forms) - 1)]
             : "";
}

/* As it was chosen. What it names is the step's. */
static GvtQuizOrder
read_order (GvtQuizStep *self)
{
  gtk_spin_button_update (self->card); /* what was typed but not confirmed counts too */
  return (GvtQuizOrder){
    .module = gvt_module_chooser_get (self->chooser),
    .form = chosen_form (self),
    .is_shuffled = gtk_switch_get_active (self->shuffle),
    .card = (guint) gtk_spin_button_get_value_as_int (self->card),
  };
}

static void
seat (GvtQuizStep *self, const GvtQuizOrder *order)
{
  self->is_seating = TRUE;
  gvt_step_panel_changed (GVT_STEP_PANEL (self));
  gvt_quiz_host_seat (self->host, gvt_session_get_id (self->progress->session), order);
}

/* Those of the questions that a show of hands can answer, in the author's order. Returns: (transfer
 * full) (nullable): %NULL when there are none */
static GListModel *
choose_for_hands (const GvtQuizOrder *order)
{
  g_autoptr (GListModel) items = gvt_quiz_order_items (gvt_module_get_quiz (order->module),
                                                       order->form, GVT_QUIZ_SEED_AUTHOR, NULL);
  g_autoptr (GListModel) chosen = items != NULL ? gvt_hands_choose_items (items) : NULL;

  return chosen != NULL && g_list_model_get_n_items (chosen) > 0 ? g_steal_pointer (&chosen) : NULL;
}

/* @question: from 0, the first one to be asked */
static void
ask_for_hands (GvtQuizStep *self, const GvtQuizOrder *order, guint question)
{
  g_autoptr (GListModel) items = choose_for_hands (order);
  const GvtId *session = gvt_session_get_id (self->progress->session);
  GvtSectionPage *page;

  if (items == NULL)
    {
      gvt_section_page_say (self->page,
                            _ ("No question of this module can be answered by raising a hand."));
      return;
    }
  gvt_step_panel_begin_class (GVT_STEP_PANEL (self), session);
  page = gvt_hands_page_new (session, order->module, items, count_present (self));
  gvt_hands_page_begin (GVT_HANDS_PAGE (page), order->form, question);
  gvt_section_page_set_held (page, gvt_section_page_is_class (self->page));
  gvt_section_page_open (self->page, page);
}

/* --- sheets of paper --- */

static void
on_opened_for_paper (gpointer owner, gpointer result, const GError *error)
{
  GvtQuizStep *self = owner;
  const GvtQuizSitting *sitting = result;
  g_autoptr (GvtLineBook) book = NULL;
  g_autoptr (GError) local = NULL;

  if (error != NULL)
    {
      gvt_section_page_say_error (self->page, error);
      return;
    }
  book = gvt_sheet_book_new (gvt_section_page_get_profile (self->page), sitting->quiz,
                             sitting->module, &local);
  if (book == NULL)
    {
      gvt_section_page_say_error (self->page, local);
      return;
    }
  gvt_workspace_touch (gvt_section_page_get_workspace (self->page));
  gvt_section_page_open (
      self->page,
      gvt_keying_page_new (
          book, &(GvtTypedPlace){ "sheets", *gvt_class_quiz_get_id (sitting->quiz), "" }));
}

/* The quiz is opened, or goes on if it is open, as for whoever sits down at the laptop: in the
 * author's order, which is that of the sheets. */
static void
quiz_step_paper (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtQuizStep *self = GVT_QUIZ_STEP (widget);
  GvtQuizOrder order = read_order (self);
  GvtWork work = { .done = on_opened_for_paper };

  order.is_shuffled = FALSE;
  gvt_session_work_quiz (&work, gvt_section_page_get_profile (self->page),
                         gvt_session_get_id (self->progress->session), &order);
  gvt_work_run (self, NULL, &work);
}

/* --- as a step of the class --- */

static gboolean
gvt_quiz_step_get_act (GvtStepPanel *step, GvtActPlace place, GvtStepAct *act)
{
  GvtQuizStep *self = GVT_QUIZ_STEP (step);
  gboolean has_questions = self->progress != NULL && gvt_module_chooser_get (self->chooser) != NULL;
  gboolean is_possible = has_questions && !(place == GVT_ACT_PRIMARY && self->is_seating);

  act->name = place == GVT_ACT_PRIMARY ? "quiz" : "hands";
  act->label = place == GVT_ACT_PRIMARY ? _ ("_Start the quiz") : _ ("Show of _hands");
  act->guard = is_possible ? GVT_GUARD_RECORDS : GVT_GUARD_NEVER;
  return TRUE;
}

static void
gvt_quiz_step_perform (GvtStepPanel *step, GvtActPlace place)
{
  GvtQuizStep *self = GVT_QUIZ_STEP (step);
  GvtQuizOrder order = read_order (self);

  if (place == GVT_ACT_SECOND)
    {
      ask_for_hands (self, &order, 0);
      return;
    }
  gvt_step_panel_begin_class (step, gvt_session_get_id (self->progress->session));
  seat (self, &order);
}

static void
gvt_quiz_step_set_may_record (GvtStepPanel *step, gboolean may_record)
{
  GvtQuizStep *self = GVT_QUIZ_STEP (step);

  self->may_record = may_record;
  gtk_widget_action_set_enabled (GTK_WIDGET (self->quizzes), "quizzes.close", may_record);
  update_paper (self);
}

static void
go_on (GvtQuizStep *self, GvtClassQuiz *quiz, guint card)
{
  GvtModuleLibrary *library = gvt_workspace_get_modules (
      gvt_section_page_get_workspace (self->page));
  GvtQuizOrder order = {
    .module = gvt_module_library_find_hash (library, gvt_class_quiz_get_hash (quiz), NULL),
    .form = gvt_class_quiz_get_form (quiz),
    .card = card,
  };

  if (order.module != NULL)
    seat (self, &order);
}

static void
resume_hands (GvtQuizStep *self, const GvtClassPlace *place)
{
  GvtModuleLibrary *library = gvt_workspace_get_modules (
      gvt_section_page_get_workspace (self->page));
  GvtQuizOrder order = { .module = gvt_module_library_find_hash (library, &place->module, NULL),
                         .form = place->code };

  if (order.module != NULL && gvt_module_get_quiz (order.module) != NULL)
    ask_for_hands (self, &order, place->card);
}

/* Whoever sat at the quiz and is in the midst of none had come to its end, and the next one begins
 * at the page. */
static void
gvt_quiz_step_resume (GvtStepPanel *step, const GvtClassPlace *place)
{
  GvtQuizStep *self = GVT_QUIZ_STEP (step);

  if (place->view == GVT_AT_HANDS)
    resume_hands (self, place);
  else if (self->progress->unfinished != NULL)
    go_on (self, self->progress->unfinished, self->progress->next_card);
}

static void
step_init (GvtStepPanelInterface *iface)
{
  iface->show = gvt_quiz_step_show;
  iface->get_act = gvt_quiz_step_get_act;
  iface->perform = gvt_quiz_step_perform;
  iface->set_may_record = gvt_quiz_step_set_may_record;
  iface->resume = gvt_quiz_step_resume;
}

/* --- the widget --- */

static void
gvt_quiz_step_dispose (GObject *object)
{
  GvtQuizStep *self = GVT_QUIZ_STEP (object);

  if (self->host != NULL)
    g_signal_handlers_disconnect_by_data (self->host, self);
  g_clear_object (&self->host);
  g_clear_pointer (&self->progress, gvt_session_progress_free);
  G_OBJECT_CLASS (gvt_quiz_step_parent_class)->dispose (object);
}

static void
gvt_quiz_step_class_init (GvtQuizStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_quiz_step_dispose;
  g_type_ensure (GVT_TYPE_MODULE_CHOOSER);
  g_type_ensure (GVT_TYPE_QUIZ_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-quiz-step.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtQuizStep, missing);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizStep, quizzes);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizStep, chooser);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizStep, form);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizStep, shuffle);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizStep, card);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_install_action (widget_class, "quiz-step.paper", NULL, quiz_step_paper);
}

static void
gvt_quiz_step_init (GvtQuizStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_paper (self);
}

void
gvt_quiz_step_ask_again (GvtQuizStep *self, const GvtId *quiz, guint card)
{
  GListModel *quizzes;

  g_return_if_fail (GVT_IS_QUIZ_STEP (self) && self->progress != NULL);

  quizzes = self->progress->quizzes;
  for (guint i = 0; i < g_list_model_get_n_items (quizzes); i++)
    {
      g_autoptr (GvtClassQuiz) one = g_list_model_get_item (quizzes, i);

      if (!gvt_id_equal (gvt_class_quiz_get_id (one), quiz) || !gvt_class_quiz_is_open (one))
        continue;
      gvt_step_panel_begin_class (GVT_STEP_PANEL (self),
                                  gvt_session_get_id (self->progress->session));
      go_on (self, one, card);
    }
}

GtkWidget *
gvt_quiz_step_new (void)
{
  return g_object_new (GVT_TYPE_QUIZ_STEP, NULL);
}
