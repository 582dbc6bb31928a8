/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-step.h"

#include <adwaita.h>

#include "gvt-module-chooser.h"
#include "gvt-quiz-list.h"
#include "gvt-quiz-order.h"
#include "gvt-session-hands.h"
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

  gboolean is_shown; /* something was loaded, and the step is not going */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (GvtQuizStep, gvt_quiz_step, GTK_TYPE_BOX)

static void
on_chosen (GvtQuizStep *self)
{
  GvtModule *module;

  if (!self->is_shown) /* with the step goes the chosen row */
    return;
  module = gvt_module_chooser_get (self->chooser);
  gtk_widget_set_visible (GTK_WIDGET (self->form),
                          module != NULL && gvt_module_get_quiz (module) != NULL
                              && gvt_quiz_has_forms (gvt_module_get_quiz (module)));
  g_signal_emit (self, changed_signal, 0);
}

static void
gvt_quiz_step_dispose (GObject *object)
{
  GVT_QUIZ_STEP (object)->is_shown = FALSE;
  G_OBJECT_CLASS (gvt_quiz_step_parent_class)->dispose (object);
}

static void
gvt_quiz_step_class_init (GvtQuizStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_quiz_step_dispose;
  g_type_ensure (GVT_TYPE_MODULE_CHOOSER);
  g_type_ensure (GVT_TYPE_QUIZ_LIST);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-quiz-step.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtQuizStep, missing);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizStep, quizzes);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizStep, chooser);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizStep, form);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizStep, shuffle);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizStep, card);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
gvt_quiz_step_init (GvtQuizStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Of the last quiz: who has not taken part, what was not shown, what was not answered. */
static void
show_missing (GvtQuizStep *self, const GvtSessionProgress *progress)
{
  guint n_present = gvt_session_get_men (progress->session)
                    + gvt_session_get_women (progress->session);
  g_autofree char *text = gvt_missing_describe (n_present, progress->n_took_part,
                                                progress->n_unanswered, progress->n_not_shown);

  gtk_label_set_label (self->missing, text);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), progress->has_quiz);
}

void
gvt_quiz_step_show (GvtQuizStep *self, GvtWorkspace *workspace, const GvtSessionProgress *progress)
{
  g_return_if_fail (GVT_IS_QUIZ_STEP (self));

  self->is_shown = TRUE;
  show_missing (self, progress);
  gvt_quiz_list_show (self->quizzes, workspace, progress->quizzes);
  gtk_spin_button_set_value (self->card, progress->next_card);
  gvt_module_chooser_show (self->chooser, workspace, progress->taught, TRUE);
}

/* All, A or B; a module without forms asks all. */
static const char *
chosen_form (GvtQuizStep *self)
{
  static const char *const forms[] = { "", "A", "B" };

  return gtk_widget_get_visible (GTK_WIDGET (self->form))
             ? forms[MIN (adw_combo_row_get_selected (self->form), G_N_ELEMENTS (forms) - 1)]
             : "";
}

void
gvt_quiz_step_set_may_close (GvtQuizStep *self, gboolean may_close)
{
  g_return_if_fail (GVT_IS_QUIZ_STEP (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self->quizzes), "quizzes.close", may_close);
}

gboolean
gvt_quiz_step_has_questions (GvtQuizStep *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_STEP (self), FALSE);
  return gvt_module_chooser_get (self->chooser) != NULL;
}

gboolean
gvt_quiz_step_get_order (GvtQuizStep *self, GvtQuizOrder *order)
{
  g_return_val_if_fail (GVT_IS_QUIZ_STEP (self), FALSE);

  gtk_spin_button_update (self->card); /* what was typed but not confirmed counts too */
  order->module = gvt_module_chooser_get (self->chooser);
  order->form = chosen_form (self);
  order->is_shuffled = gtk_switch_get_active (self->shuffle);
  order->card = (guint) gtk_spin_button_get_value_as_int (self->card);
  return order->module != NULL;
}

GListModel *
gvt_quiz_step_choose_for_hands (GvtQuizStep *self, GvtQuizOrder *order)
{
  g_autoptr (GListModel) items = NULL;
  g_autoptr (GListModel) chosen = NULL;

  if (!gvt_quiz_step_get_order (self, order))
    return NULL;
  items = gvt_quiz_order_items (gvt_module_get_quiz (order->module), order->form,
                                GVT_QUIZ_SEED_AUTHOR, NULL);
  chosen = items != NULL ? gvt_hands_choose_items (items) : NULL;
  return chosen != NULL && g_list_model_get_n_items (chosen) > 0 ? g_steal_pointer (&chosen) : NULL;
}
