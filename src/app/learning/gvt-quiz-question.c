/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-question.h"

#include <glib/gi18n-lib.h>

#include "gvt-block-view.h"
#include "gvt-columns-layout.h"
#include "gvt-item-picture.h"
#include "gvt-quiz-option-button.h"
#include "gvt-quiz-order.h"
#include "gvt-ui.h"

#define PICTURE_COLUMNS 2 /* beside each other, to be compared */

struct _GvtQuizQuestion
{
  GtkBox parent_instance;

  GtkLabel *prompt;
  GtkLabel *labels; /* what it is an example of */
  GtkLabel *hint;
  AdwBin *picture_bin;
  GtkExpander *seen_expander; /* whoever looks at a paper finds it out */
  GtkLabel *seen;
  GtkBox *options;
  GtkEntry *words;
  GtkWidget *solution;
  GtkLabel *verdict;
  GtkLabel *explanation;
  GtkBox *claims;

  GvtModule *module;
  GvtQuizItem *item;
  gint64 seed; /* of the order of options */
};

enum
{
  CHANGED,
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GvtQuizQuestion, gvt_quiz_question, GTK_TYPE_BOX)

/* --- what the person does --- */

static void
tell_changed (GvtQuizQuestion *self, const char *answer)
{
  g_signal_emit (self, signals[CHANGED], 0, answer);
}

static void
on_option_chosen (GvtQuizQuestion *self, GvtQuizOptionButton *button)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
    tell_changed (self, gvt_quiz_option_button_get_id (button));
}

static void
on_option_ticked (GvtQuizQuestion *self)
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
  tell_changed (self, ids[0] != NULL ? answer : NULL);
}

static void
on_words_changed (GvtQuizQuestion *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->words)))
    tell_changed (self, gtk_editable_get_text (GTK_EDITABLE (self->words)));
}

static void
on_words_entered (GvtQuizQuestion *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

/* --- what is asked --- */

static void
show_options (GvtQuizQuestion *self)
{
  g_autoptr (GListModel) options = gvt_quiz_order_options (self->item, self->seed);
  gboolean is_many = gvt_quiz_item_get_kind (self->item) == GVT_QUIZ_MULTIPLE;
  GtkToggleButton *first = NULL;
  GtkWidget *child;

  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self->options)), "max-columns",
                gvt_item_has_option_pictures (self->item) ? PICTURE_COLUMNS : 1, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->options))) != NULL)
    gtk_box_remove (self->options, child);
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      GtkWidget *button = gvt_quiz_option_button_new (self->module, option, i, is_many);

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
  if (first != NULL && gtk_widget_get_can_focus (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
show_words (GvtQuizQuestion *self, gboolean is_asked)
{
  gtk_widget_set_visible (GTK_WIDGET (self->words), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->words), "");
  gtk_editable_set_editable (GTK_EDITABLE (self->words), TRUE);
  gtk_entry_set_icon_from_icon_name (self->words, GTK_ENTRY_ICON_SECONDARY, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->words), is_asked);
  if (is_asked && gtk_widget_get_can_focus (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->words));
}

static void
show_hint (GvtQuizQuestion *self)
{
  GvtQuizKind kind = gvt_quiz_item_get_kind (self->item);
  const char *hint = "";

  if (kind == GVT_QUIZ_MULTIPLE)
    hint = _ ("Tick every answer that is right.");
  else if (kind == GVT_QUIZ_TEXT)
    hint = _ ("Type the answer in a few words.");
  gtk_label_set_label (self->hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *hint != '\0');
}

static void
show_labels (GvtQuizQuestion *self)
{
  g_autofree char *labels = gvt_quiz_item_describe_labels (self->item);

  gtk_label_set_label (self->labels, labels);
  gtk_widget_set_visible (GTK_WIDGET (self->labels), *labels != '\0');
}

static void
show_seen (GvtQuizQuestion *self)
{
  const char *seen = gvt_quiz_item_get_seen (self->item);

  gtk_label_set_label (self->seen, seen);
  gtk_expander_set_expanded (self->seen_expander, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->seen_expander), *seen != '\0');
}

static void
show_picture (GvtQuizQuestion *self)
{
  adw_bin_set_child (self->picture_bin, gvt_item_picture_new (self->module, self->item));
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
mark_options (GvtQuizQuestion *self, const char *answer)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->options)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GvtQuizOptionButton *button = GVT_QUIZ_OPTION_BUTTON (child);
      const char *id = gvt_quiz_option_button_get_id (button);

      gvt_quiz_option_button_reveal (
          button, judge_option (self->item, id, gvt_quiz_answer_has (answer, id)));
    }
}

static void
mark_words (GvtQuizQuestion *self, gboolean is_right)
{
  gtk_editable_set_editable (GTK_EDITABLE (self->words), FALSE);
  gtk_entry_set_icon_from_icon_name (self->words, GTK_ENTRY_ICON_SECONDARY,
                                     is_right ? "emblem-ok-symbolic" : "window-close-symbolic");
  gtk_entry_set_icon_activatable (self->words, GTK_ENTRY_ICON_SECONDARY, FALSE);
}

/* What the answer rests on, with the same marks as below a card. */
static void
show_claims (GvtQuizQuestion *self)
{
  GListModel *claims = gvt_quiz_item_get_claims (self->item);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->claims))) != NULL)
    gtk_box_remove (self->claims, child);
  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (GvtClaim) claim = g_list_model_get_item (claims, i);

      gtk_box_append (self->claims, gvt_block_view_new_claim (claim));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->claims), g_list_model_get_n_items (claims) > 0);
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

static void
gvt_quiz_question_dispose (GObject *object)
{
  GvtQuizQuestion *self = GVT_QUIZ_QUESTION (object);

  g_clear_object (&self->module);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (gvt_quiz_question_parent_class)->dispose (object);
}

static void
gvt_quiz_question_class_init (GvtQuizQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_quiz_question_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-quiz-question.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtQuizQuestion, prompt);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizQuestion, labels);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizQuestion, hint);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizQuestion, picture_bin);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizQuestion, seen_expander);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizQuestion, seen);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizQuestion, options);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizQuestion, words);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizQuestion, solution);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizQuestion, verdict);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizQuestion, explanation);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizQuestion, claims);
  gtk_widget_class_bind_template_callback (widget_class, on_words_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_words_entered);
}

static void
gvt_quiz_question_init (GvtQuizQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gvt_quiz_question_show (GvtQuizQuestion *self, GvtModule *module, GvtQuizItem *item, gint64 seed)
{
  g_return_if_fail (GVT_IS_QUIZ_QUESTION (self));

  g_set_object (&self->module, module);
  g_set_object (&self->item, item);
  self->seed = seed;
  gtk_label_set_label (self->prompt, gvt_quiz_item_get_prompt (item));
  show_picture (self);
  show_labels (self);
  show_hint (self);
  show_seen (self);
  show_options (self);
  show_words (self, gvt_quiz_item_get_kind (item) == GVT_QUIZ_TEXT);
  gtk_widget_hide (self->solution);
}

gboolean
gvt_quiz_question_choose (GvtQuizQuestion *self, guint index)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->options));
  GtkToggleButton *toggle;

  g_return_val_if_fail (GVT_IS_QUIZ_QUESTION (self), FALSE);

  for (; index > 0 && button != NULL; index--)
    button = gtk_widget_get_next_sibling (button);
  if (button == NULL || !gtk_widget_get_focusable (button))
    return FALSE;

  toggle = GTK_TOGGLE_BUTTON (button);
  gtk_toggle_button_set_active (toggle, gvt_quiz_item_get_kind (self->item) != GVT_QUIZ_MULTIPLE
                                            || !gtk_toggle_button_get_active (toggle));
  return TRUE;
}

void
gvt_quiz_question_reveal (GvtQuizQuestion *self,
                          const char *answer,
                          const GvtMark *mark,
                          const char *explanation)
{
  g_autofree char *verdict = describe_mark (mark);

  g_return_if_fail (GVT_IS_QUIZ_QUESTION (self));

  mark_options (self, answer);
  mark_words (self, mark->points == mark->of);
  gtk_label_set_label (self->verdict, verdict);
  gtk_label_set_label (self->explanation, explanation);
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), *explanation != '\0');
  show_claims (self);
  gtk_widget_show (self->solution);
}

gboolean
gvt_quiz_question_is_revealed (GvtQuizQuestion *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_QUESTION (self), FALSE);
  return gtk_widget_get_visible (self->solution);
}

/* An option is called by its letter, as on its button, then by what it says or shows. */
static void
write_options (GvtQuizQuestion *self, GvtScript *script)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->options)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gvt_quiz_option_button_write_script (GVT_QUIZ_OPTION_BUTTON (child), self->module, script);
}

void
gvt_quiz_question_write_script (GvtQuizQuestion *self, GvtScript *script)
{
  GListModel *media = gvt_quiz_item_get_media (self->item);

  g_return_if_fail (GVT_IS_QUIZ_QUESTION (self));

  if (gvt_quiz_question_is_revealed (self))
    {
      gvt_script_say (script, gtk_label_get_label (self->verdict));
      gvt_script_say (script, gtk_label_get_label (self->explanation));
      return;
    }
  gvt_script_add (script, self->module, media, gvt_quiz_item_get_prompt (self->item));
  gvt_script_say (script, gtk_label_get_label (self->labels));
  gvt_script_say_pictures (script, media);
  gvt_script_say (script, gtk_label_get_label (self->hint));
  gvt_script_say (script, gvt_quiz_item_get_seen (self->item)); /* who hears sees no paper */
  write_options (self, script);
}
