/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-hands-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-columns-layout.h"
#include "gvt-hands-options.h"
#include "gvt-item-picture.h"
#include "gvt-more-below.h"
#include "gvt-quiz-work.h"
#include "gvt-screen-plan.h"
#include "gvt-session-hands.h"
#include "gvt-typed-keeper.h"
#include "gvt-ui.h"
#include "gvt-wall-text.h"

#define MANY_OPTIONS 3 /* stand two by two, that all of them are seen at once */

struct _GvtHandsPage
{
  GvtSectionPage parent_instance;

  GvtMoreBelow *sheet;
  GtkLabel *position;
  GtkLabel *prompt;
  GtkLabel *labels; /* what it is an example of */
  GvtColumnsLayout *columns;
  AdwBin *picture_bin;
  GvtHandsOptions *options;
  GvtColumnsLayout *option_columns;
  GtkLabel *hands;
  GtkWidget *solution;
  GtkLabel *explanation;
  GtkLabel *marks; /* of what the key rests on */
  GvtActionBar *acts;

  GvtId session;
  GvtModule *module;
  GListModel *items; /* of GvtQuizItem */
  const char *form;  /* interned: of which they are */
  guint n_present;
  guint n_cards; /* of them, who answered this question by card */
  guint index;
  guint recording;        /* the question whose hands were recorded last */
  GPtrArray *counted;     /* of GStrv, what was typed: of each question that is revealed */
  GvtTypedKeeper *keeper; /* (nullable): until the page is on the screen */
  gboolean is_recalled;   /* what was kept of this question was asked for */
};

G_DEFINE_FINAL_TYPE (GvtHandsPage, gvt_hands_page, GVT_TYPE_SECTION_PAGE)

static GvtQuizItem *
present_item (GvtHandsPage *self) /* (transfer full) */
{
  return g_list_model_get_item (self->items, self->index);
}

static guint
count_items (GvtHandsPage *self)
{
  return g_list_model_get_n_items (self->items);
}

static gboolean
is_revealed (GvtHandsPage *self)
{
  return g_ptr_array_index (self->counted, self->index) != NULL;
}

/* --- letters --- */

/* What is looked at stands beside the options, else many options beside each other. */
static void
set_columns (GvtHandsPage *self, guint n_columns)
{
  g_autoptr (GvtQuizItem) item = present_item (self);
  guint n_options = g_list_model_get_n_items (gvt_quiz_item_get_options (item));
  gboolean has_pictures = gvt_item_has_option_pictures (item);
  gboolean has_picture = gtk_widget_get_visible (GTK_WIDGET (self->picture_bin)) && !has_pictures;

  g_object_set (self->columns, "max-columns", has_picture ? n_columns : 1, NULL);
  g_object_set (self->option_columns, "max-columns",
                !has_picture && (has_pictures || n_options >= MANY_OPTIONS) ? n_columns : 1, NULL);
}

static void
size_letters (GvtHandsPage *self)
{
  double size = gvt_wall_text_size (GTK_WIDGET (self));

  if (size == 0)
    return;
  gvt_label_set_size (self->position, size);
  gvt_label_set_size (self->prompt, gvt_screen_title_size (size));
  gvt_label_set_size (self->labels, size);
  gvt_label_set_size (self->hands, size);
  gvt_label_set_size (self->explanation, size);
  gvt_label_set_size (self->marks, size);
  gvt_more_below_set_size (self->sheet, size);
  set_columns (self, gvt_wall_columns (GTK_WIDGET (self), size));
  gvt_hands_options_set_size (self->options, size);
}

/* --- the hands --- */

/* Who raised no hand and answered by no card is the rest of those present. */
static gboolean
fits (GvtHandsPage *self, const GvtHands *hands)
{
  return (guint64) hands->sum + self->n_cards <= self->n_present;
}

static char *
describe_hands (GvtHandsPage *self, const GvtHands *hands) /* (transfer full) */
{
  if (self->n_present == 0)
    return g_strdup (_ ("To count hands, take the attendance first."));
  if (!hands->is_number)
    return g_strdup (_ ("Hands are counted in whole numbers."));
  if (!fits (self, hands) && self->n_cards > 0)
    return g_strdup_printf (
        _ ("Hands: %u, answered by card: %u, but only %u are present. Count again."), hands->sum,
        self->n_cards, self->n_present);
  if (!fits (self, hands))
    return g_strdup_printf (_ ("Hands: %u, but only %u are present. Count again."), hands->sum,
                            self->n_present);
  if (self->n_cards > 0)
    return g_strdup_printf (_ ("Hands: %u. No hand: %u. Answered by card: %u. Present: %u."),
                            hands->sum, self->n_present - self->n_cards - hands->sum, self->n_cards,
                            self->n_present);
  return g_strdup_printf (_ ("Hands: %u. No hand: %u. Present: %u."), hands->sum,
                          self->n_present - hands->sum, self->n_present);
}

static void
update_hands (GvtHandsPage *self)
{
  g_autofree char *text = NULL;
  GvtHands hands;
  gboolean is_right;

  gvt_hands_options_read (self->options, &hands);
  text = describe_hands (self, &hands);
  is_right = hands.is_number && (!hands.is_counted || fits (self, &hands));
  gtk_label_set_label (self->hands, text);
  if (is_right)
    gtk_widget_remove_css_class (GTK_WIDGET (self->hands), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->hands), "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hands.next", is_right);
}

/* --- what was typed before the power went --- */

static void
on_typed (GvtHandsPage *self)
{
  g_autoptr (GvtQuizItem) item = present_item (self);

  update_hands (self);
  if (self->keeper != NULL && !is_revealed (self))
    gvt_typed_keeper_keep (self->keeper, gvt_quiz_item_get_id (item),
                           gvt_hands_options_dup_texts (self->options));
}

/* Not over what somebody has begun to type meanwhile. */
static void
on_recalled (GvtHandsPage *self, char **texts)
{
  GvtHands hands;

  gvt_hands_options_read (self->options, &hands);
  if (hands.is_counted || is_revealed (self) || g_strv_length (texts) != hands.n_options)
    return;
  gvt_hands_options_set_texts (self->options, texts);
}

static void
recall (GvtHandsPage *self)
{
  g_autoptr (GvtQuizItem) item = present_item (self);

  if (self->is_recalled || self->keeper == NULL || self->n_present == 0)
    return;
  self->is_recalled = TRUE;
  gvt_typed_keeper_recall (self->keeper, gvt_quiz_item_get_id (item));
}

static void
begin_to_keep (GvtHandsPage *self)
{
  GvtProfile *profile = gvt_section_page_get_profile (GVT_SECTION_PAGE (self));
  g_autofree char *where = gvt_hash_to_text (gvt_module_get_hash (self->module));

  if (self->keeper == NULL)
    {
      self->keeper = gvt_typed_keeper_new (profile,
                                           &(GvtTypedPlace){ "hands", self->session, where });
      g_signal_connect_swapped (self->keeper, "recalled", G_CALLBACK (on_recalled), self);
    }
  recall (self);
}

static void
on_entered (GvtHandsPage *self)
{
  gvt_action_bar_focus_primary (self->acts);
}

/* --- a question --- */

static void
show_picture (GvtHandsPage *self, GvtQuizItem *item)
{
  GtkWidget *picture = gvt_item_picture_new (self->module, item);

  adw_bin_set_child (self->picture_bin, picture);
  gtk_widget_set_visible (GTK_WIDGET (self->picture_bin), picture != NULL);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show_solution (GvtHandsPage *self, GvtQuizItem *item)
{
  char **typed = g_ptr_array_index (self->counted, self->index);
  g_autofree char *marks = gvt_quiz_item_describe_marks (item);
  gboolean is_last = self->index + 1 == count_items (self);

  gvt_hands_options_reveal (self->options, item, typed);
  gtk_widget_show (self->solution);
  set_text (self->explanation, gvt_quiz_item_get_explanation (item));
  set_text (self->marks, marks);
  gvt_action_bar_set_primary (self->acts, is_last ? _ ("_Done") : _ ("_Next question"));
  gvt_action_bar_focus_primary (self->acts);
}

static void
on_people (gpointer owner, gpointer result, const GError *error)
{
  GvtHandsPage *self = owner;
  const GvtHandsPeople *people = result;

  if (self->items == NULL)
    return;
  if (error != NULL)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  self->n_cards = people->n_cards;
  update_hands (self);
}

static void
read_people (GvtHandsPage *self, GvtQuizItem *item)
{
  GvtWork work = { .done = on_people };

  if (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)) == NULL) /* not shown yet */
    return;
  gvt_session_work_hands_people (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                                 &self->session, self->module, gvt_quiz_item_get_id (item));
  gvt_section_page_read (GVT_SECTION_PAGE (self), &work);
}

static void
focus_first (GvtHandsPage *self)
{
  if (self->n_present == 0 || !gvt_hands_options_focus (self->options, 0))
    gvt_action_bar_focus_primary (self->acts);
}

static void
show_question (GvtHandsPage *self)
{
  g_autoptr (GvtQuizItem) item = present_item (self);
  g_autofree char *position = g_strdup_printf (_ ("Question %u of %u"), self->index + 1,
                                               count_items (self));
  g_autofree char *labels = gvt_quiz_item_describe_labels (item);

  self->n_cards = 0;
  read_people (self, item);
  self->is_recalled = is_revealed (self);
  gtk_label_set_label (self->position, position);
  gtk_label_set_label (self->prompt, gvt_quiz_item_get_prompt (item));
  set_text (self->labels, labels);
  show_picture (self, item);
  gvt_hands_options_show (self->options, self->module, item, self->n_present > 0);
  gtk_widget_hide (self->solution);
  gvt_action_bar_set_primary (self->acts, _ ("_Show the answer"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hands.previous", self->index > 0);
  if (is_revealed (self))
    show_solution (self, item);
  else
    focus_first (self);
  update_hands (self);
  size_letters (self);
  gvt_more_below_go_to_top (self->sheet);
  gvt_section_page_moved (GVT_SECTION_PAGE (self));
  recall (self);
}

static void
gvt_hands_page_tell_place (GvtSectionPage *page, GvtClassPlace *place)
{
  GvtHandsPage *self = GVT_HANDS_PAGE (page);

  place->view = GVT_AT_HANDS;
  place->module = *gvt_module_get_hash (self->module);
  place->card = self->index;
  place->code = self->form;
}

/* --- its answer --- */

/* Not all of it was recorded: the question is open again, with what was typed. */
static void
take_back (GvtHandsPage *self)
{
  g_auto (GStrv) typed = g_steal_pointer (&g_ptr_array_index (self->counted, self->recording));

  if (typed == NULL || self->recording != self->index)
    return;
  show_question (self);
  gvt_hands_options_set_texts (self->options, typed);
}

static void
on_recorded (gpointer owner, gpointer result, const GError *error)
{
  GvtHandsPage *self = owner;
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (self->items, self->recording);

  if (error == NULL)
    {
      if (self->keeper != NULL)
        gvt_typed_keeper_keep (self->keeper, gvt_quiz_item_get_id (item), NULL);
      return;
    }
  gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
  take_back (self);
}

static void
record (GvtHandsPage *self, GvtQuizItem *item)
{
  GvtWork work = { .done = on_recorded };
  GvtHands hands;

  gvt_hands_options_read (self->options, &hands);
  if (!hands.is_counted)
    return;
  self->recording = self->index;
  gvt_session_work_hands (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                          &self->session, self->module, gvt_quiz_item_get_id (item), hands.n,
                          hands.n_options);
  gvt_work_run (self, NULL, &work);
}

static void
reveal (GvtHandsPage *self)
{
  g_autoptr (GvtQuizItem) item = present_item (self);

  record (self, item);
  g_ptr_array_index (self->counted, self->index) = gvt_hands_options_dup_texts (self->options);
  show_solution (self, item);
  update_hands (self);
  size_letters (self);
}

/* --- actions --- */

static void
hands_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtHandsPage *self = GVT_HANDS_PAGE (widget);

  if (!is_revealed (self))
    reveal (self);
  else if (self->index + 1 < count_items (self))
    {
      self->index++;
      show_question (self);
    }
  else
    gvt_section_page_close (GVT_SECTION_PAGE (self));
}

static void
hands_previous (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtHandsPage *self = GVT_HANDS_PAGE (widget);

  if (self->index == 0)
    return;
  self->index--;
  show_question (self);
}

static void
hands_down (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!gvt_more_below_scroll (GVT_HANDS_PAGE (widget)->sheet, TRUE))
    gtk_widget_activate_action (widget, "hands.next", NULL);
}

static void
hands_up (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!gvt_more_below_scroll (GVT_HANDS_PAGE (widget)->sheet, FALSE))
    hands_previous (widget, action, parameter);
}

/* Also while a number is being typed, where a letter has no place. */
static gboolean
on_key (GvtHandsPage *self, guint key, guint code, GdkModifierType state)
{
  guint place = gdk_keyval_to_lower (key) - GDK_KEY_a;

  if (place >= GVT_HANDS_MAX_OPTIONS || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0
      || is_revealed (self) || self->n_present == 0)
    return GDK_EVENT_PROPAGATE;
  gvt_hands_options_focus (self->options, place);
  return GDK_EVENT_STOP;
}

static void
gvt_hands_page_refresh (GvtSectionPage *page)
{
  g_autoptr (GvtQuizItem) item = present_item (GVT_HANDS_PAGE (page));

  read_people (GVT_HANDS_PAGE (page), item);
  begin_to_keep (GVT_HANDS_PAGE (page));
}

/* --- construction --- */

static void
gvt_hands_page_dispose (GObject *object)
{
  GvtHandsPage *self = GVT_HANDS_PAGE (object);

  if (self->keeper != NULL)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_clear_object (&self->keeper);
  g_clear_object (&self->module);
  g_clear_object (&self->items);
  g_clear_pointer (&self->counted, g_ptr_array_unref);
  G_OBJECT_CLASS (gvt_hands_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "hands.next", NULL, hands_next);
  gtk_widget_class_install_action (widget_class, "hands.previous", NULL, hands_previous);
  gtk_widget_class_install_action (widget_class, "hands.down", NULL, hands_down);
  gtk_widget_class_install_action (widget_class, "hands.up", NULL, hands_up);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "hands.down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Page_Down, 0, "hands.down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "hands.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Page_Up, 0, "hands.up", NULL);
}

static void
gvt_hands_page_class_init (GvtHandsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_hands_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_hands_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->tell_place = gvt_hands_page_tell_place;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (GVT_TYPE_HANDS_OPTIONS);
  g_type_ensure (GVT_TYPE_MORE_BELOW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-hands-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtHandsPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsPage, position);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsPage, prompt);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsPage, labels);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsPage, columns);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsPage, picture_bin);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsPage, options);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsPage, option_columns);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsPage, hands);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsPage, solution);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsPage, marks);
  gtk_widget_class_bind_template_child (widget_class, GvtHandsPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, size_letters);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  install_actions (widget_class);
}

static void
gvt_hands_page_init (GvtHandsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
free_typed (gpointer typed)
{
  g_strfreev (typed);
}

GvtSectionPage *
gvt_hands_page_new (const GvtId *session, GvtModule *module, GListModel *items, guint n_present)
{
  GvtHandsPage *self = g_object_new (GVT_TYPE_HANDS_PAGE, NULL);

  self->session = *session;
  self->module = g_object_ref (module);
  self->items = g_object_ref (items);
  self->n_present = n_present;
  self->form = "";
  self->counted = g_ptr_array_new_with_free_func (free_typed);
  g_ptr_array_set_size (self->counted, (int) count_items (self));
  show_question (self);
  return GVT_SECTION_PAGE (self);
}

void
gvt_hands_page_begin (GvtHandsPage *self, const char *form, guint question)
{
  g_return_if_fail (GVT_IS_HANDS_PAGE (self));

  self->form = g_intern_string (form);
  self->index = MIN (question, count_items (self) - 1);
  show_question (self);
}
