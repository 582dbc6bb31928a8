/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-error.h"
#include "gvt-module-picture.h"
#include "gvt-quiz-option-button.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-run.h"
#include "gvt-ui.h"

struct _GvtQuizPage
{
  GvtSectionPage parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *position;
  GtkProgressBar *progress;
  GtkLabel *prompt;
  GtkLabel *hint;
  AdwBin *picture_bin;
  GtkBox *options;
  GtkEntry *words;
  GtkWidget *solution;
  GtkLabel *verdict;
  GtkLabel *explanation;
  AdwStatusPage *score;
  GvtActionBar *acts;

  GvtModule *module;
  GListModel *order; /* of GvtQuizItem: what is asked */
  gint64 seed;       /* of the order of options */
  GvtQuizRun *run;
  char *again_label;
  guint index;
};

enum
{
  SHOWN,
  ANSWERED,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GvtQuizPage, gvt_quiz_page, GVT_TYPE_SECTION_PAGE)

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
take (GvtQuizPage *self, const char *answer)
{
  g_autoptr (GvtQuizItem) item = present_item (self);
  g_autoptr (GError) error = NULL;
  gboolean is_taken = gvt_quiz_run_answer (self->run, gvt_quiz_item_get_id (item), answer, &error);

  if (error != NULL && !g_error_matches (error, GVT_ERROR, GVT_ERROR_BAD_INPUT))
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quiz.next", is_taken);
  return is_taken;
}

static void
on_option_chosen (GvtQuizPage *self, GvtQuizOptionButton *button)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button))
      && take (self, gvt_quiz_option_button_get_id (button)))
    gvt_action_bar_focus_primary (self->acts);
}

static void
on_option_ticked (GvtQuizPage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autofree char *answer = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->options)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      g_strv_builder_add (builder, gvt_quiz_option_button_get_id (GVT_QUIZ_OPTION_BUTTON (child)));

  ids = g_strv_builder_end (builder);
  answer = g_strjoinv (GVT_QUIZ_ANSWER_AND, ids);
  if (ids[0] != NULL)
    take (self, answer);
  else
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "quiz.next", FALSE);
}

static void
on_words_changed (GvtQuizPage *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->words)))
    take (self, gtk_editable_get_text (GTK_EDITABLE (self->words)));
}

static void
on_words_entered (GvtQuizPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "quiz.next", NULL);
}

static void
show_options (GvtQuizPage *self, GvtQuizItem *item)
{
  g_autoptr (GListModel) options = gvt_quiz_order_options (item, self->seed);
  gboolean is_many = gvt_quiz_item_get_kind (item) == GVT_QUIZ_MULTIPLE;
  GtkToggleButton *first = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->options))) != NULL)
    gtk_box_remove (self->options, child);
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      GtkWidget *button = gvt_quiz_option_button_new (option, i, is_many);

      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      else if (!is_many)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      g_signal_connect_swapped (
          button, "toggled",
          is_many ? G_CALLBACK (on_option_ticked) : G_CALLBACK (on_option_chosen), self);
      gtk_box_append (self->options, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->options), first != NULL);
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
show_words (GvtQuizPage *self, gboolean is_asked)
{
  gtk_widget_set_visible (GTK_WIDGET (self->words), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->words), "");
  gtk_editable_set_editable (GTK_EDITABLE (self->words), TRUE);
  gtk_entry_set_icon_from_icon_name (self->words, GTK_ENTRY_ICON_SECONDARY, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->words), is_asked);
  if (is_asked)
    gtk_widget_grab_focus (GTK_WIDGET (self->words));
}

/* What is to be done; of a marked paper, what is seen on it. */
static void
show_hint (GvtQuizPage *self, GvtQuizItem *item)
{
  GvtQuizKind kind = gvt_quiz_item_get_kind (item);
  const char *hint = gvt_quiz_item_get_seen (item);

  if (kind == GVT_QUIZ_MULTIPLE)
    hint = _ ("Tick every answer that is right.");
  else if (kind == GVT_QUIZ_TEXT)
    hint = _ ("Type the answer in a few words.");
  gtk_label_set_label (self->hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *hint != '\0');
  if (kind == GVT_QUIZ_BALLOT)
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
}

static void
show_picture (GvtQuizPage *self, GListModel *media)
{
  adw_bin_set_child (self->picture_bin, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (media); i++)
    {
      g_autoptr (GvtMedia) medium = g_list_model_get_item (media, i);
      GtkWidget *picture;

      if (gvt_media_get_kind (medium) != GVT_MEDIA_IMAGE)
        continue;
      picture = g_object_new (GVT_TYPE_MODULE_PICTURE, "height-request", 220, NULL);
      gvt_module_picture_show (GVT_MODULE_PICTURE (picture), self->module,
                               gvt_media_get_file (medium), gvt_media_get_text (medium));
      adw_bin_set_child (self->picture_bin, picture);
      return;
    }
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

  gtk_stack_set_visible_child_name (self->stack, "question");
  gtk_label_set_label (self->position, position);
  gtk_progress_bar_set_fraction (self->progress, (double) self->index / n_items);
  gtk_label_set_label (self->prompt, gvt_quiz_item_get_prompt (item));
  show_picture (self, gvt_quiz_item_get_media (item));
  show_hint (self, item);
  show_options (self, item);
  show_words (self, gvt_quiz_item_get_kind (item) == GVT_QUIZ_TEXT);
  gtk_widget_hide (self->solution);
  gvt_action_bar_set_primary (self->acts, _ ("_Answer"));
  show_secondary (self, "quiz.skip", _ ("_Skip"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quiz.next", FALSE);
  g_signal_emit (self, signals[SHOWN], 0, gvt_quiz_item_get_id (item));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* --- its solution --- */

static GvtVerdict
judge_option (GvtQuizItem *item, const char *id, gboolean is_chosen)
{
  gboolean is_many = gvt_quiz_item_get_kind (item) == GVT_QUIZ_MULTIPLE;

  if (gvt_quiz_item_is_key (item, id))
    return is_chosen || !is_many ? GVT_VERDICT_RIGHT : GVT_VERDICT_MISSED;

  return is_chosen ? GVT_VERDICT_WRONG : GVT_VERDICT_NONE;
}

static void
mark_options (GvtQuizPage *self, GvtQuizItem *item)
{
  const char *chosen = gvt_quiz_run_get_answer (self->run, gvt_quiz_item_get_id (item));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->options)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GvtQuizOptionButton *button = GVT_QUIZ_OPTION_BUTTON (child);
      const char *id = gvt_quiz_option_button_get_id (button);

      gvt_quiz_option_button_reveal (button,
                                     judge_option (item, id, gvt_quiz_answer_has (chosen, id)));
    }
}

static void
mark_words (GvtQuizPage *self, gboolean is_right)
{
  gtk_editable_set_editable (GTK_EDITABLE (self->words), FALSE);
  gtk_entry_set_icon_from_icon_name (self->words, GTK_ENTRY_ICON_SECONDARY,
                                     is_right ? "emblem-ok-symbolic" : "window-close-symbolic");
  gtk_entry_set_icon_activatable (self->words, GTK_ENTRY_ICON_SECONDARY, FALSE);
}

/* What stands above the explanation. Returns: (transfer full) */
static char *
describe_mark (const GvtMark *mark)
{
  if (mark->points == mark->of)
    return g_strdup (_ ("Right!"));
  if (mark->points == 0)
    return g_strdup (_ ("Not right yet"));

  return g_strdup_printf (_ ("Partly right: %u of %u parts of the point"), mark->points, mark->of);
}

/* With large letters the solution comes to lie below the window: it is what is to be read now. */
static void
on_extent_changed (GvtQuizPage *self, GtkAdjustment *adjustment)
{
  if (gtk_widget_get_visible (self->solution))
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
  g_autofree char *verdict = describe_mark (&mark);

  if (explanation == NULL)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  g_signal_emit (self, signals[ANSWERED], 0, id, gvt_quiz_run_get_answer (self->run, id));
  mark_options (self, item);
  mark_words (self, mark.points == mark.of);
  gtk_label_set_label (self->verdict, verdict);
  gtk_label_set_label (self->explanation, explanation);
  gtk_widget_show (self->solution);
  show_secondary (self, "quiz.skip", NULL);
  gvt_action_bar_set_primary (self->acts, is_last ? _ ("_See the score") : _ ("_Next question"));
  gvt_action_bar_focus_primary (self->acts);
}

/* What was not answered is told apart from what was answered wrongly. Returns: (transfer full) */
static char *
describe_score (GvtQuizPage *self)
{
  guint n_items = count_items (self);
  guint n_missing = n_items - gvt_quiz_run_get_n_revealed (self->run);
  const char *what = gvt_quiz_run_get_n_correct (self->run) == n_items
                         ? _ ("All right. You can explain it to others now.")
                         : _ ("Look at the cards again where it was not right, then try once "
                              "more.");
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
  g_autofree char *score = g_strdup_printf (_ ("%u of %u right"), n_correct, n_items);
  g_autofree char *description = describe_score (self);

  adw_status_page_set_title (self->score, score);
  adw_status_page_set_description (self->score, description);
  gtk_stack_set_visible_child_name (self->stack, "score");
  gvt_action_bar_set_primary (self->acts, _ ("_Done"));
  show_secondary (self, "quiz.again", self->again_label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quiz.next", TRUE);
  gvt_action_bar_focus_primary (self->acts);
  g_signal_emit (self, signals[FINISHED], 0, n_correct, n_items);
}

static void
go_on (GvtQuizPage *self)
{
  self->index++;
  if (is_over (self))
    show_score (self);
  else
    show_question (self);
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
      reveal (self, item);
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
quiz_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtQuizPage *self = GVT_QUIZ_PAGE (widget);

  gvt_quiz_run_restart (self->run);
  self->index = 0;
  show_question (self);
}

/* A key chooses; where several may be ticked, the same key again takes the tick away. */
static gboolean
choose (GtkWidget *widget, GVariant *args, gpointer data)
{
  GvtQuizPage *self = GVT_QUIZ_PAGE (widget);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->options));
  g_autoptr (GvtQuizItem) item = NULL;
  GtkToggleButton *toggle;

  for (int i = g_variant_get_int32 (args); i > 0 && button != NULL; i--)
    button = gtk_widget_get_next_sibling (button);
  if (button == NULL || is_over (self) || !gtk_widget_get_focusable (button))
    return FALSE;

  item = present_item (self);
  toggle = GTK_TOGGLE_BUTTON (button);
  gtk_toggle_button_set_active (toggle, gvt_quiz_item_get_kind (item) != GVT_QUIZ_MULTIPLE
                                            || !gtk_toggle_button_get_active (toggle));
  return TRUE;
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
  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-quiz-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, position);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, progress);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, prompt);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, hint);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, picture_bin);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, options);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, words);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, solution);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, score);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_words_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_words_entered);
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
gvt_quiz_page_set_again_label (GvtQuizPage *self, const char *label)
{
  g_return_if_fail (GVT_IS_QUIZ_PAGE (self));
  g_free (self->again_label);
  self->again_label = g_strdup (label);
}
