/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-error.h"
#include "gvt-pupil-bar.h"
#include "gvt-quiz-question.h"
#include "gvt-quiz-run.h"
#include "gvt-ui.h"

struct _GvtQuizPage
{
  GvtSectionPage parent_instance;

  GvtPupilBar *pupil;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *badge;
  GtkLabel *position;
  GtkProgressBar *progress;
  GvtQuizQuestion *question;
  AdwStatusPage *score;
  GvtActionBar *acts;

  GvtModule *module;
  GListModel *order; /* of GvtQuizItem: what is asked */
  gint64 seed;       /* of the order of options */
  GvtQuizRun *run;
  char *again_label;
  guint index;
  gboolean is_recorded; /* by who listens */
  gboolean is_test;     /* nothing is told of what is right */
};

enum
{
  SHOWN,
  ANSWERED,
  FINISHED,
  INTERRUPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void gvt_quiz_page_serve_pupil (GvtPupilScreenInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtQuizPage,
                               gvt_quiz_page,
                               GVT_TYPE_SECTION_PAGE,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_PUPIL_SCREEN,
                                                      gvt_quiz_page_serve_pupil))

static GvtQuizItem *
present_item (GvtQuizPage *self) /* (transfer full) */
{
  return g_list_model_get_item (self->order, self->index);
}

static guint
count_items (GvtQuizPage *self)
{
  return g_list_model_get_n_items (self->order);
}

static gboolean
is_over (GvtQuizPage *self)
{
  return self->index == count_items (self);
}

/* --- a question --- */

/* The run has the last word on what is an answer; until it has one there is no going on. */
static gboolean
take (GvtQuizPage *self, GvtQuizItem *item, const char *answer)
{
  g_autoptr (GError) error = NULL;
  gboolean is_taken = gvt_quiz_run_answer (self->run, gvt_quiz_item_get_id (item), answer, &error);

  if (error != NULL && !g_error_matches (error, GVT_ERROR, GVT_ERROR_BAD_INPUT))
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quiz.next", is_taken);
  return is_taken;
}

static void
on_answer_changed (GvtQuizPage *self, const char *answer)
{
  g_autoptr (GvtQuizItem) item = present_item (self);
  GvtQuizKind kind = gvt_quiz_item_get_kind (item);

  if (answer == NULL)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "quiz.next", FALSE);
  else if (take (self, item, answer) && kind != GVT_QUIZ_MULTIPLE && kind != GVT_QUIZ_TEXT)
    gvt_action_bar_focus_primary (self->acts);
}

static void
on_entered (GvtQuizPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "quiz.next", NULL);
}

static void
show_secondary (GvtQuizPage *self, const char *action, const char *label)
{
  g_object_set (self->acts, "secondary-action", action, NULL);
  gvt_action_bar_set_secondary (self->acts, label);
}

static void
show_question (GvtQuizPage *self)
{
  g_autoptr (GvtQuizItem) item = present_item (self);
  guint n_items = count_items (self);
  g_autofree char *position = g_strdup_printf (_ ("Question %u of %u"), self->index + 1, n_items);

  gvt_pupil_bar_turned (self->pupil);
  gtk_stack_set_visible_child_name (self->stack, "question");
  gtk_label_set_label (self->position, position);
  gtk_progress_bar_set_fraction (self->progress, (double) self->index / n_items);
  gvt_quiz_question_show (self->question, self->module, item, self->seed);
  gvt_action_bar_set_primary (self->acts, _ ("_Answer"));
  show_secondary (self, "quiz.skip", _ ("_Skip"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quiz.next", FALSE);
  g_signal_emit (self, signals[SHOWN], 0, gvt_quiz_item_get_id (item));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* With large letters the solution comes to lie below the window: it is what is to be read now. */
static void
on_extent_changed (GvtQuizPage *self, GtkAdjustment *adjustment)
{
  if (gvt_quiz_question_is_revealed (self->question))
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
}

static void
reveal (GvtQuizPage *self, GvtQuizItem *item)
{
  const char *id = gvt_quiz_item_get_id (item);
  gboolean is_last = self->index + 1 == count_items (self);
  GvtMark mark = { 0, 1 };
  g_autoptr (GError) error = NULL;
  g_autofree char *explanation = gvt_quiz_run_reveal (self->run, id, &mark, &error);
  const char *answer = gvt_quiz_run_get_answer (self->run, id);

  if (explanation == NULL)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  g_signal_emit (self, signals[ANSWERED], 0, id, answer);
  gvt_pupil_bar_turned (self->pupil);
  gvt_quiz_question_reveal (self->question, answer, &mark, explanation);
  show_secondary (self, "quiz.skip", NULL);
  gvt_action_bar_set_primary (self->acts, is_last ? _ ("_See the score") : _ ("_Next question"));
  gvt_action_bar_focus_primary (self->acts);
}

static const char *
describe_end (GvtQuizPage *self)
{
  if (self->is_test)
    return _ ("Your answers are recorded. Give the laptop to the next person.");
  return gvt_quiz_run_get_n_correct (self->run) == count_items (self)
             ? _ ("All right. You can explain it to others now.")
             : _ ("Look at the cards again where it was not right, then try once more.");
}

/* What was not answered is told apart from what was answered wrongly. Returns: (transfer full) */
static char *
describe_score (GvtQuizPage *self)
{
  guint n_missing = count_items (self) - gvt_quiz_run_get_n_revealed (self->run);
  const char *what = describe_end (self);
  g_autofree char *missing = g_strdup_printf (
      ngettext ("%u question was not answered.", "%u questions were not answered.", n_missing),
      n_missing);

  return n_missing == 0 ? g_strdup (what) : g_strdup_printf ("%s\n%s", missing, what);
}

static void
show_score (GvtQuizPage *self)
{
  guint n_correct = gvt_quiz_run_get_n_correct (self->run);
  guint n_items = count_items (self);
  g_autofree char *score = self->is_test
                               ? g_strdup (_ ("Thank you"))
                               : g_strdup_printf (_ ("%u of %u right"), n_correct, n_items);
  g_autofree char *description = describe_score (self);

  gvt_pupil_bar_turned (self->pupil);
  adw_status_page_set_title (self->score, score);
  adw_status_page_set_description (self->score, description);
  gtk_stack_set_visible_child_name (self->stack, "score");
  gvt_action_bar_set_primary (self->acts, _ ("_Done"));
  show_secondary (self, "quiz.again", self->is_test ? NULL : self->again_label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quiz.next", TRUE);
  gvt_action_bar_focus_primary (self->acts);
  g_signal_emit (self, signals[FINISHED], 0, n_correct, n_items);
}

static gboolean
is_fixed (GvtQuizPage *self)
{
  g_autoptr (GvtQuizItem) item = present_item (self);

  return gvt_quiz_run_is_revealed (self->run, gvt_quiz_item_get_id (item));
}

/* What the same person answered before is not asked again. */
static void
go_on (GvtQuizPage *self)
{
  do
    self->index++;
  while (!is_over (self) && is_fixed (self));
  if (is_over (self))
    show_score (self);
  else
    show_question (self);
}

/* The answer counts, and nothing is said of it. */
static void
fix (GvtQuizPage *self, GvtQuizItem *item)
{
  const char *id = gvt_quiz_item_get_id (item);
  g_autoptr (GError) error = NULL;
  g_autofree char *unsaid = gvt_quiz_run_reveal (self->run, id, NULL, &error);

  if (unsaid == NULL)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  g_signal_emit (self, signals[ANSWERED], 0, id, gvt_quiz_run_get_answer (self->run, id));
  go_on (self);
}

/* --- actions --- */

static void
quiz_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtQuizPage *self = GVT_QUIZ_PAGE (widget);
  g_autoptr (GvtQuizItem) item = NULL;

  if (is_over (self))
    {
      gvt_section_page_close (GVT_SECTION_PAGE (self));
      return;
    }
  item = present_item (self);
  if (!gvt_quiz_run_is_revealed (self->run, gvt_quiz_item_get_id (item)))
    {
      (self->is_test ? fix : reveal) (self, item);
      return;
    }
  go_on (self);
}

static void
quiz_skip (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtQuizPage *self = GVT_QUIZ_PAGE (widget);
  g_autoptr (GvtQuizItem) item = NULL;

  if (is_over (self))
    return;
  item = present_item (self);
  if (!gvt_quiz_run_is_revealed (self->run, gvt_quiz_item_get_id (item)))
    go_on (self);
}

static void
begin_again (GvtQuizPage *self)
{
  gvt_quiz_run_restart (self->run);
  self->index = 0;
  show_question (self);
}

static void
quiz_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  begin_again (GVT_QUIZ_PAGE (widget));
}

/* --- the next pupil --- */

static gboolean
is_begun (GvtQuizPage *self)
{
  return self->index > 0 || gvt_quiz_run_get_n_answered (self->run) > 0;
}

static gboolean
choose (GtkWidget *widget, GVariant *args, gpointer data)
{
  GvtQuizPage *self = GVT_QUIZ_PAGE (widget);

  return !is_over (self) && gvt_quiz_question_choose (self->question, g_variant_get_int32 (args));
}

static const char *
describe_loss (GvtPupilScreen *screen)
{
  GvtQuizPage *self = GVT_QUIZ_PAGE (screen);

  if (is_over (self) || !is_begun (self))
    return NULL;
  if (self->is_test)
    return _ ("The next person gives his card’s number. What this person answered stays recorded.");
  return self->is_recorded
             ? _ (
                 "The quiz begins at its first question. What this person answered stays recorded.")
             : _ ("The quiz begins at its first question, and the answers given here go.");
}

static void
reset (GvtPupilScreen *screen)
{
  GvtQuizPage *self = GVT_QUIZ_PAGE (screen);

  if (is_begun (self) && !is_over (self))
    g_signal_emit (self, signals[INTERRUPTED], 0);
  if (self->is_test) /* the next card may have other questions */
    gvt_section_page_close (GVT_SECTION_PAGE (self));
  else
    begin_again (self);
}

/* On the score, what the score says. */
static void
write_script (GvtPupilScreen *screen, GvtScript *script)
{
  GvtQuizPage *self = GVT_QUIZ_PAGE (screen);

  if (!is_over (self))
    {
      gvt_quiz_question_write_script (self->question, script);
      return;
    }
  gvt_script_say (script, adw_status_page_get_title (self->score));
  gvt_script_say (script, adw_status_page_get_description (self->score));
}

static void
gvt_quiz_page_serve_pupil (GvtPupilScreenInterface *iface)
{
  iface->describe_loss = describe_loss;
  iface->reset = reset;
  iface->write_script = write_script;
}

static void
gvt_quiz_page_dispose (GObject *object)
{
  GvtQuizPage *self = GVT_QUIZ_PAGE (object);

  g_clear_object (&self->module);
  g_clear_object (&self->order);
  g_clear_object (&self->run);
  G_OBJECT_CLASS (gvt_quiz_page_parent_class)->dispose (object);
}

static void
gvt_quiz_page_finalize (GObject *object)
{
  g_free (GVT_QUIZ_PAGE (object)->again_label);
  G_OBJECT_CLASS (gvt_quiz_page_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  for (int i = 0; i < 6; i++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_1 + i, 0, choose, "i", i);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_1 + i, 0, choose, "i", i);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_a + i, 0, choose, "i", i);
    }
}

static void
gvt_quiz_page_class_init (GvtQuizPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_quiz_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = gvt_quiz_page_finalize;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_QUIZ_QUESTION);
  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[INTERRUPTED] = g_signal_new ("interrupted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GVT_TYPE_PUPIL_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-quiz-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, pupil);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, badge);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, position);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, progress);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, question);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, score);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_answer_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_install_action (widget_class, "quiz.next", NULL, quiz_next);
  gtk_widget_class_install_action (widget_class, "quiz.skip", NULL, quiz_skip);
  gtk_widget_class_install_action (widget_class, "quiz.again", NULL, quiz_again);
  add_keys (widget_class);
}

static void
gvt_quiz_page_init (GvtQuizPage *self)
{
  self->again_label = g_strdup (_ ("_Once more"));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (on_extent_changed), self, G_CONNECT_SWAPPED);
}

static GvtQuizPage *
create (GvtModule *module)
{
  GvtQuizPage *self = g_object_new (GVT_TYPE_QUIZ_PAGE, NULL);
  const char *note = gvt_module_get_review_note (module);

  gtk_label_set_label (self->badge, note);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), *note != '\0');
  self->module = g_object_ref (module);
  self->run = gvt_quiz_run_new (gvt_module_get_quiz (module));
  gvt_section_page_set_title (GVT_SECTION_PAGE (self), _ ("Quiz"));
  return self;
}

GvtSectionPage *
gvt_quiz_page_new (GvtModule *module)
{
  GvtQuizPage *self;

  g_return_val_if_fail (gvt_module_get_quiz (module) != NULL, NULL);

  self = create (module);
  self->order = g_object_ref (gvt_quiz_get_items (gvt_module_get_quiz (module)));
  show_question (self);
  return GVT_SECTION_PAGE (self);
}

GvtSectionPage *
gvt_quiz_page_new_ordered (GvtModule *module, GListModel *order, gint64 seed)
{
  GvtQuizPage *self = create (module);

  self->order = g_object_ref (order);
  self->seed = seed;
  self->is_recorded = TRUE;
  return GVT_SECTION_PAGE (self);
}

void
gvt_quiz_page_begin (GvtQuizPage *self, guint start, GHashTable *answered)
{
  GHashTableIter iter;
  gpointer item, recorded;

  g_return_if_fail (GVT_IS_QUIZ_PAGE (self) && start < count_items (self));

  g_hash_table_iter_init (&iter, answered);
  while (g_hash_table_iter_next (&iter, &item, &recorded))
    gvt_quiz_run_restore (self->run, item, recorded);
  self->index = start;
  show_question (self);
}

void
gvt_quiz_page_set_test (GvtQuizPage *self)
{
  g_return_if_fail (GVT_IS_QUIZ_PAGE (self));

  self->is_test = TRUE;
  gvt_section_page_set_title (GVT_SECTION_PAGE (self), _ ("Test"));
}

void
gvt_quiz_page_set_again_label (GvtQuizPage *self, const char *label)
{
  g_return_if_fail (GVT_IS_QUIZ_PAGE (self));
  g_free (self->again_label);
  self->again_label = g_strdup (label);
}
