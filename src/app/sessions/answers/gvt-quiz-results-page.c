/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-results-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-columns-layout.h"
#include "gvt-item-picture.h"
#include "gvt-more-below.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-work.h"
#include "gvt-result-bar.h"
#include "gvt-screen-plan.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"
#include "gvt-wall-text.h"

#define MANY_OPTIONS 3 /* stand two by two, that all of them are seen at once */

struct _GvtQuizResultsPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GvtMoreBelow *sheet;
  GtkLabel *position;
  GtkLabel *heading;
  GtkBox *bars;
  GvtColumnsLayout *columns;
  GtkLabel *marks; /* of what the key rests on */
  GtkLabel *missing;
  GtkSizeGroup *texts;
  GtkSizeGroup *figures;
  GvtActionBar *acts;

  GvtId quiz;
  GvtQuizOutcome *outcome; /* (nullable): until loaded */
  guint screen;            /* 0: all questions; then one after another */
  gboolean has_columns;    /* where there is room */
};

G_DEFINE_FINAL_TYPE (GvtQuizResultsPage, gvt_quiz_results_page, GVT_TYPE_SECTION_PAGE)

static guint
count_items (GvtQuizResultsPage *self)
{
  return self->outcome != NULL ? g_list_model_get_n_items (self->outcome->results) : 0;
}

/* --- letters --- */

static void
size_letters (GvtQuizResultsPage *self)
{
  double size = gvt_wall_text_size (GTK_WIDGET (self));

  if (size == 0) /* left, with an idle turn to come */
    return;
  gvt_label_set_size (self->position, size);
  gvt_label_set_size (self->heading, gvt_screen_title_size (size));
  gvt_label_set_size (self->marks, size);
  gvt_label_set_size (self->missing, size);
  gvt_more_below_set_size (self->sheet, size);
  g_object_set (self->columns, "max-columns",
                self->has_columns ? gvt_wall_columns (GTK_WIDGET (self), size) : 1, NULL);
  for (GtkWidget *bar = gtk_widget_get_first_child (GTK_WIDGET (self->bars)); bar != NULL;
       bar = gtk_widget_get_next_sibling (bar))
    gvt_result_bar_set_size (GVT_RESULT_BAR (bar), size);
}

/* --- one screen --- */

static void
add_bar (GvtQuizResultsPage *self, const GvtResultFigure *figure)
{
  GtkWidget *bar = gvt_result_bar_new (figure);

  gvt_result_bar_align (GVT_RESULT_BAR (bar), self->texts, self->figures);
  gtk_box_append (self->bars, bar);
}

static void
remove_bars (GvtQuizResultsPage *self)
{
  GtkWidget *bar;

  while ((bar = gtk_widget_get_first_child (GTK_WIDGET (self->bars))) != NULL)
    gtk_box_remove (self->bars, bar);
}

static void
show_all_questions (GvtQuizResultsPage *self)
{
  g_autofree char *missing = gvt_quiz_outcome_describe_missing (self->outcome);

  gtk_label_set_label (self->position, gvt_quiz_outcome_get_title (self->outcome));
  gtk_label_set_label (self->heading, _ ("Right answers to each question"));
  gtk_label_set_label (self->missing, missing);
  for (guint i = 0; i < count_items (self); i++)
    {
      g_autoptr (GvtItemResult) result = g_list_model_get_item (self->outcome->results, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const GvtResultFigure figure = { .text = number,
                                       .n = gvt_item_result_get_n_correct (result),
                                       .of = gvt_item_result_get_n_answers (result),
                                       .is_short = TRUE };

      add_bar (self, &figure);
    }
}

/* By the letters that the class saw. */
static void
show_option (GvtQuizResultsPage *self,
             GvtItemResult *result,
             GvtQuizItem *item,
             GvtQuizOption *option,
             guint place)
{
  const char *id = gvt_quiz_option_get_id (option);
  g_autoptr (GvtMedia) picture = gvt_media_find_picture (gvt_quiz_option_get_media (option));
  const GvtResultFigure figure = { .text = gvt_quiz_option_get_text (option),
                                   .n = gvt_item_result_count_option (result, id),
                                   .of = gvt_item_result_get_n_answers (result),
                                   .is_key = gvt_quiz_item_is_key (item, id),
                                   .letter = 'A' + place,
                                   .picture = picture,
                                   .module = self->outcome->module };

  add_bar (self, &figure);
}

static void
show_options (GvtQuizResultsPage *self, GvtItemResult *result, GvtQuizItem *item)
{
  gint64 seed = gvt_class_quiz_get_seed (self->outcome->quiz);
  g_autoptr (GListModel) options = gvt_quiz_order_options (item, seed);
  guint n_options = g_list_model_get_n_items (options);

  for (guint i = 0; i < n_options; i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);

      show_option (self, result, item, option, i);
    }
  self->has_columns = n_options >= MANY_OPTIONS || gvt_item_has_option_pictures (item);
}

/* A key is no surer on the wall than below a card. */
static void
show_marks (GvtQuizResultsPage *self, GvtQuizItem *item)
{
  g_autofree char *marks = item != NULL ? gvt_quiz_item_describe_marks (item) : g_strdup ("");

  gtk_label_set_label (self->marks, marks);
  gtk_widget_set_visible (GTK_WIDGET (self->marks), *marks != '\0');
}

/* Of typed words only whether they were right is known, to nobody's shame. */
static void
show_right_and_other (GvtQuizResultsPage *self, GvtItemResult *result)
{
  guint n_answers = gvt_item_result_get_n_answers (result);
  guint n_right = gvt_item_result_get_n_correct (result);
  const GvtResultFigure right = {
    .text = _ ("Answered right"), .n = n_right, .of = n_answers, .is_key = TRUE
  };
  const GvtResultFigure other = { .text = _ ("Answered otherwise"),
                                  .n = n_answers - n_right,
                                  .of = n_answers };

  add_bar (self, &right);
  add_bar (self, &other);
}

static void
show_question (GvtQuizResultsPage *self, guint index)
{
  g_autoptr (GvtItemResult) result = g_list_model_get_item (self->outcome->results, index);
  GvtQuizItem *item = gvt_quiz_outcome_find_item (self->outcome, result);
  guint n_shown = gvt_item_result_get_n_shown (result);
  g_autofree char *position = g_strdup_printf (_ ("Question %u of %u"), index + 1,
                                               count_items (self));
  g_autofree char *missing = g_strdup_printf (_ ("Not answered: %u. Not shown: %u."),
                                              n_shown - gvt_item_result_get_n_answers (result),
                                              gvt_item_result_get_n_people (result) - n_shown);

  gtk_label_set_label (self->position, position);
  gtk_label_set_label (self->heading, gvt_item_result_get_prompt (result));
  gtk_label_set_label (self->missing, missing);
  show_marks (self, item);
  if (item != NULL && g_list_model_get_n_items (gvt_quiz_item_get_options (item)) > 0)
    show_options (self, result, item);
  else
    show_right_and_other (self, result);
}

static void
show_screen (GvtQuizResultsPage *self)
{
  remove_bars (self);
  self->has_columns = FALSE;
  show_marks (self, NULL);
  if (self->screen == 0)
    show_all_questions (self);
  else
    show_question (self, self->screen - 1);
  size_letters (self);
  gvt_more_below_go_to_top (self->sheet);
  gvt_action_bar_set_primary (self->acts, self->screen < count_items (self) ? _ ("_Next question")
                                                                            : _ ("_All questions"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.previous", self->screen > 0);
}

/* --- actions --- */

static void
results_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtQuizResultsPage *self = GVT_QUIZ_RESULTS_PAGE (widget);

  if (self->outcome == NULL)
    return;
  self->screen = self->screen < count_items (self) ? self->screen + 1 : 0;
  show_screen (self);
}

static void
results_previous (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtQuizResultsPage *self = GVT_QUIZ_RESULTS_PAGE (widget);

  if (self->outcome == NULL || self->screen == 0)
    return;
  self->screen--;
  show_screen (self);
}

/* A remote has no other key: what is below the screen comes before the next question. */
static void
results_down (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!gvt_more_below_scroll (GVT_QUIZ_RESULTS_PAGE (widget)->sheet, TRUE))
    results_next (widget, action, parameter);
}

static void
results_up (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!gvt_more_below_scroll (GVT_QUIZ_RESULTS_PAGE (widget)->sheet, FALSE))
    results_previous (widget, action, parameter);
}

/* --- loading --- */

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtQuizResultsPage *self = owner;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  g_clear_pointer (&self->outcome, gvt_quiz_outcome_free);
  self->outcome = gvt_quiz_outcome_copy (result);
  gvt_section_page_set_title (GVT_SECTION_PAGE (self), _ ("Results of the quiz"));
  show_screen (self);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
  gvt_action_bar_focus_primary (self->acts);
}

/* Once: a closed quiz never changes, and a locked laptop goes on showing it. */
static void
gvt_quiz_results_page_refresh (GvtSectionPage *page)
{
  GvtQuizResultsPage *self = GVT_QUIZ_RESULTS_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtModuleLibrary *library = gvt_workspace_get_modules (workspace);
  GvtWork work = { .done = on_loaded };

  if (self->outcome != NULL || library == NULL)
    return;
  gvt_session_work_outcome (&work, gvt_section_page_get_profile (page), library, &self->quiz);
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtQuizResultsPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

/* --- construction --- */

static void
gvt_quiz_results_page_dispose (GObject *object)
{
  GvtQuizResultsPage *self = GVT_QUIZ_RESULTS_PAGE (object);

  g_clear_pointer (&self->outcome, gvt_quiz_outcome_free);
  G_OBJECT_CLASS (gvt_quiz_results_page_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } table[] = {
    { GDK_KEY_Page_Down, "results.down" }, { GDK_KEY_KP_Page_Down, "results.down" },
    { GDK_KEY_Right, "results.next" },     { GDK_KEY_Page_Up, "results.up" },
    { GDK_KEY_KP_Page_Up, "results.up" },  { GDK_KEY_Left, "results.previous" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_widget_class_add_binding_action (widget_class, table[i].key, 0, table[i].action, NULL);
}

static void
gvt_quiz_results_page_class_init (GvtQuizResultsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_quiz_results_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_quiz_results_page_refresh;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (GVT_TYPE_MORE_BELOW);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-quiz-results-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtQuizResultsPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizResultsPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizResultsPage, position);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizResultsPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizResultsPage, bars);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizResultsPage, columns);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizResultsPage, marks);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizResultsPage, missing);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizResultsPage, texts);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizResultsPage, figures);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizResultsPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, size_letters);
  gtk_widget_class_install_action (widget_class, "results.next", NULL, results_next);
  gtk_widget_class_install_action (widget_class, "results.previous", NULL, results_previous);
  gtk_widget_class_install_action (widget_class, "results.down", NULL, results_down);
  gtk_widget_class_install_action (widget_class, "results.up", NULL, results_up);
  add_keys (widget_class);
}

static void
gvt_quiz_results_page_init (GvtQuizResultsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_quiz_results_page_new (const GvtId *quiz)
{
  GvtQuizResultsPage *self = g_object_new (GVT_TYPE_QUIZ_RESULTS_PAGE, NULL);

  self->quiz = *quiz;
  return GVT_SECTION_PAGE (self);
}
