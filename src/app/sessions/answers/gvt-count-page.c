/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-count-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-entry-row.h"
#include "gvt-error.h"
#include "gvt-hands-options.h"
#include "gvt-item-picture.h"
#include "gvt-more-below.h"
#include "gvt-screen-plan.h"
#include "gvt-session-hands.h"
#include "gvt-test-work.h"
#include "gvt-typed-keeper.h"
#include "gvt-ui.h"
#include "gvt-wall-text.h"

struct _GvtCountPage
{
  GvtSectionPage parent_instance;

  GvtMoreBelow *sheet;
  GtkLabel *position;
  GtkLabel *prompt;
  AdwBin *picture_bin;
  GvtHandsOptions *options;
  GvtEntryRow *none;
  GtkLabel *sum;
  GvtActionBar *acts;

  GvtClassQuiz *quiz;
  GvtModule *module;
  GListModel *items; /* of GvtQuizItem */
  guint index;
  GvtHandsPeople people;  /* for this question */
  gboolean is_known;      /* the people are */
  GvtTypedKeeper *keeper; /* (nullable): until the page is on the screen */
  gboolean is_recalled;   /* what was kept of this question was asked for */
  gboolean is_filling;    /* what changes, nobody types */
};

G_DEFINE_FINAL_TYPE (GvtCountPage, gvt_count_page, GVT_TYPE_SECTION_PAGE)

static GvtQuizItem *
present_item (GvtCountPage *self) /* (transfer full) */
{
  return g_list_model_get_item (self->items, self->index);
}

static void
size_letters (GvtCountPage *self)
{
  double size = gvt_wall_text_size (GTK_WIDGET (self));

  if (size == 0)
    return;
  gvt_label_set_size (self->position, size);
  gvt_label_set_size (self->prompt, gvt_screen_title_size (size));
  gvt_label_set_size (self->sum, size);
  gvt_hands_options_set_size (self->options, size);
  gvt_more_below_set_size (self->sheet, size);
}

/* --- the sum --- */

typedef struct
{
  GvtHands hands;
  guint none;
  gboolean is_number;
} Count;

static Count
read_count (GvtCountPage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->none));
  guint64 none = 0;
  Count count;

  gvt_hands_options_read (self->options, &count.hands);
  count.is_number = count.hands.is_number
                    && (*typed == '\0'
                        || g_ascii_string_to_unsigned (typed, 10, 0, G_MAXUINT16, &none, NULL));
  count.none = (guint) none;
  return count;
}

/* How many more than are present, or fewer. */
static gint64
find_difference (GvtCountPage *self, const Count *count)
{
  return (gint64) count->hands.sum + count->none + self->people.n_cards - self->people.n_present;
}

/* Returns: (transfer full) */
static char *
describe_difference (gint64 difference)
{
  if (difference == 0)
    return g_strdup (_ ("That is everybody."));
  if (difference > 0)
    return g_strdup_printf (_ ("%u too many."), (guint) difference);
  return g_strdup_printf (_ ("%u missing."), (guint) -difference);
}

/* Returns: (transfer full) */
static char *
describe_count (GvtCountPage *self, const Count *count)
{
  g_autofree char *difference = describe_difference (find_difference (self, count));

  if (self->people.n_present == 0)
    return g_strdup (_ ("To count hands, take the attendance first."));
  if (!count->is_number)
    return g_strdup (_ ("Hands are counted in whole numbers."));
  return g_strdup_printf (
      _ ("Hands: %u. Without: %u. Answered by card: %u. Together: %u of %u. %s"), count->hands.sum,
      count->none, self->people.n_cards, count->hands.sum + count->none + self->people.n_cards,
      self->people.n_present, difference);
}

static void
update_sum (GvtCountPage *self)
{
  Count count = read_count (self);
  g_autofree char *text = self->is_known ? describe_count (self, &count) : g_strdup ("");
  gboolean fits = self->is_known && count.is_number && self->people.n_present > 0
                  && find_difference (self, &count) == 0;

  gtk_label_set_label (self->sum, text);
  if (self->is_known && (!count.is_number || find_difference (self, &count) > 0))
    gtk_widget_add_css_class (GTK_WIDGET (self->sum), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sum), "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "count.record", fits);
}

/* --- what was typed before the power went --- */

static void
keep (GvtCountPage *self, GStrv typed) /* (transfer full) (nullable) */
{
  g_autoptr (GvtQuizItem) item = present_item (self);

  if (self->keeper != NULL)
    gvt_typed_keeper_keep (self->keeper, gvt_quiz_item_get_id (item), typed);
  else
    g_strfreev (typed);
}

/* Returns: (transfer full): of each option, and of those who raised no hand */
static GStrv
dup_texts (GvtCountPage *self)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_auto (GStrv) options = gvt_hands_options_dup_texts (self->options);

  g_strv_builder_addv (all, (const char **) options);
  g_strv_builder_add (all, gtk_editable_get_text (GTK_EDITABLE (self->none)));
  return g_strv_builder_end (all);
}

static void
on_typed (GvtCountPage *self)
{
  update_sum (self);
  if (!self->is_filling)
    keep (self, dup_texts (self));
}

/* Not over what somebody has begun to type meanwhile. */
static void
on_recalled (GvtCountPage *self, char **texts)
{
  g_auto (GStrv) present = dup_texts (self);
  guint n = g_strv_length (present);

  for (guint i = 0; i < n; i++)
    if (*present[i] != '\0')
      return;
  if (g_strv_length (texts) != n)
    return;
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->none), texts[n - 1]);
  gvt_hands_options_set_texts (self->options, texts);
  self->is_filling = FALSE;
  update_sum (self);
}

static void
recall (GvtCountPage *self)
{
  g_autoptr (GvtQuizItem) item = present_item (self);
  g_autofree char *where = gvt_id_to_text (gvt_class_quiz_get_id (self->quiz));

  if (self->is_recalled)
    return;
  self->is_recalled = TRUE;
  if (self->keeper == NULL)
    {
      self->keeper = gvt_typed_keeper_new (
          gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
          &(GvtTypedPlace){ "hands", *gvt_class_quiz_get_session_id (self->quiz), where });
      g_signal_connect_swapped (self->keeper, "recalled", G_CALLBACK (on_recalled), self);
    }
  gvt_typed_keeper_recall (self->keeper, gvt_quiz_item_get_id (item));
}

/* Enter leads from count to count, and from the last one to the button. */
static void
on_options_entered (GvtCountPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->none));
}

static void
on_none_entered (GvtCountPage *self)
{
  gvt_action_bar_focus_primary (self->acts);
}

/* --- a question --- */

static void
on_people (gpointer owner, gpointer result, const GError *error)
{
  GvtCountPage *self = owner;

  if (error != NULL)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  self->people = *(const GvtHandsPeople *) result;
  self->is_known = TRUE;
  update_sum (self);
}

static void
read_people (GvtCountPage *self)
{
  g_autoptr (GvtQuizItem) item = present_item (self);
  GvtWork work = { .done = on_people };

  gvt_test_work_people (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)), self->quiz,
                        gvt_quiz_item_get_id (item));
  gvt_section_page_read (GVT_SECTION_PAGE (self), &work);
}

static void
show_question (GvtCountPage *self)
{
  g_autoptr (GvtQuizItem) item = present_item (self);
  g_autofree char *position = g_strdup_printf (_ ("Question %u of %u"), self->index + 1,
                                               g_list_model_get_n_items (self->items));
  GtkWidget *picture = gvt_item_picture_new (self->module, item);

  self->is_known = FALSE;
  self->is_recalled = FALSE;
  self->is_filling = TRUE;
  gtk_label_set_label (self->position, position);
  gtk_label_set_label (self->prompt, gvt_quiz_item_get_prompt (item));
  adw_bin_set_child (self->picture_bin, picture);
  gtk_widget_set_visible (GTK_WIDGET (self->picture_bin), picture != NULL);
  gvt_hands_options_show (self->options, self->module, item, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->none), "");
  self->is_filling = FALSE;
  gvt_hands_options_focus (self->options, 0);
  update_sum (self);
  size_letters (self);
  gvt_more_below_go_to_top (self->sheet);
  gvt_section_page_moved (GVT_SECTION_PAGE (self));
}

static void
gvt_count_page_tell_place (GvtSectionPage *page, GvtClassPlace *place)
{
  GvtCountPage *self = GVT_COUNT_PAGE (page);
  gboolean is_before = gvt_class_quiz_get_phase (self->quiz) == GVT_PHASE_PRE;

  place->view = is_before ? GVT_AT_PRETEST_HANDS : GVT_AT_POSTTEST_HANDS;
  place->card = self->index;
}

/* What is recorded, or passed over, need not be kept. */
static void
go_on (GvtCountPage *self)
{
  keep (self, NULL);
  if (self->index + 1 == g_list_model_get_n_items (self->items))
    {
      gvt_section_page_close (GVT_SECTION_PAGE (self));
      return;
    }
  self->index++;
  show_question (self);
  read_people (self);
  recall (self);
}

/* --- actions --- */

static void
on_recorded (gpointer owner, gpointer result, const GError *error)
{
  GvtCountPage *self = owner;

  if (error != NULL) /* what was typed stands there still */
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      read_people (self);
      return;
    }
  gvt_section_page_say (GVT_SECTION_PAGE (self), _ ("Saved"));
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
  go_on (self);
}

static void
count_record (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtCountPage *self = GVT_COUNT_PAGE (widget);
  g_autoptr (GvtQuizItem) item = present_item (self);
  Count count = read_count (self);
  const GvtTestHands hands = { .quiz = self->quiz,
                               .module = self->module,
                               .item = gvt_quiz_item_get_id (item),
                               .counts = count.hands.n,
                               .n_counts = count.hands.n_options,
                               .abstained = count.none };
  GvtWork work = { .done = on_recorded };

  gtk_widget_action_set_enabled (widget, "count.record", FALSE);
  gvt_test_work_hands (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)), &hands);
  gvt_work_run (self, NULL, &work);
}

static void
count_skip (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_on (GVT_COUNT_PAGE (widget));
}

static void
gvt_count_page_refresh (GvtSectionPage *page)
{
  read_people (GVT_COUNT_PAGE (page));
  recall (GVT_COUNT_PAGE (page));
}

/* --- construction --- */

/* The keys begin at the first count. Left to GTK, which goes by the place of things that have none
 * yet while the page opens, they came to the button that leaves the question out. */
static gboolean
gvt_count_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GvtCountPage *self = GVT_COUNT_PAGE (widget);

  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_focus_child (widget) == NULL
      && gvt_hands_options_focus (self->options, 0))
    return TRUE;
  return GTK_WIDGET_CLASS (gvt_count_page_parent_class)->focus (widget, direction);
}

static void
gvt_count_page_dispose (GObject *object)
{
  GvtCountPage *self = GVT_COUNT_PAGE (object);

  if (self->keeper != NULL)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_clear_object (&self->keeper);
  g_clear_object (&self->quiz);
  g_clear_object (&self->module);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (gvt_count_page_parent_class)->dispose (object);
}

static void
gvt_count_page_class_init (GvtCountPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_count_page_dispose;
  widget_class->focus = gvt_count_page_focus;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_count_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->tell_place = gvt_count_page_tell_place;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_HANDS_OPTIONS);
  g_type_ensure (GVT_TYPE_MORE_BELOW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-count-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtCountPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, GvtCountPage, position);
  gtk_widget_class_bind_template_child (widget_class, GvtCountPage, prompt);
  gtk_widget_class_bind_template_child (widget_class, GvtCountPage, picture_bin);
  gtk_widget_class_bind_template_child (widget_class, GvtCountPage, options);
  gtk_widget_class_bind_template_child (widget_class, GvtCountPage, none);
  gtk_widget_class_bind_template_child (widget_class, GvtCountPage, sum);
  gtk_widget_class_bind_template_child (widget_class, GvtCountPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, size_letters);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_options_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_none_entered);
  gtk_widget_class_install_action (widget_class, "count.record", NULL, count_record);
  gtk_widget_class_install_action (widget_class, "count.skip", NULL, count_skip);
}

static void
gvt_count_page_init (GvtCountPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_count_page_new (GvtClassQuiz *quiz, GvtModule *module, GError **error)
{
  g_autoptr (GListModel) asked = gvt_class_quiz_order (quiz, module, error);
  g_autoptr (GListModel) items = asked != NULL ? gvt_hands_choose_items (asked) : NULL;
  GvtCountPage *self;

  if (items == NULL)
    return NULL;
  if (g_list_model_get_n_items (items) == 0)
    {
      gvt_error_tell (error, GVT_ERROR_STATE,
                      _ ("No question of this module can be answered by raising a hand."));
      return NULL;
    }

  self = g_object_new (GVT_TYPE_COUNT_PAGE, NULL);
  self->quiz = g_object_ref (quiz);
  self->module = g_object_ref (module);
  self->items = g_steal_pointer (&items);
  show_question (self);
  return GVT_SECTION_PAGE (self);
}

void
gvt_count_page_begin (GvtCountPage *self, guint question)
{
  g_return_if_fail (GVT_IS_COUNT_PAGE (self));

  self->index = MIN (question, g_list_model_get_n_items (self->items) - 1);
  show_question (self);
}
