/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-seat-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-own-code.h"
#include "gvt-quiz-host.h"
#include "gvt-test-work.h"
#include "gvt-ui.h"

struct _GvtSeatPage
{
  GvtSectionPage parent_instance;

  AdwStatusPage *status;
  GtkSpinButton *card;
  GtkWidget *code_box;
  GtkEditable *code;
  GtkLabel *rule;
  GtkLabel *missing;

  GvtClassQuiz *quiz;
  GvtModule *module;
  GvtQuizHost *host;
  gboolean was_interrupted; /* the laptop went off while somebody was answering */
  guint interrupted;        /* his card, until somebody has begun; 0 for nobody's */
};

G_DEFINE_FINAL_TYPE (GvtSeatPage, gvt_seat_page, GVT_TYPE_SECTION_PAGE)

/* --- whose turn it is --- */

static void
show_interrupted (GvtSeatPage *self)
{
  g_autofree char *text = g_strdup_printf (
      _ ("The laptop stopped while card %u was answering. What was answered is kept: go on with "
         "that card."),
      self->interrupted);

  gtk_spin_button_set_value (self->card, self->interrupted);
  adw_status_page_set_description (self->status, text);
}

/* Who was interrupted, else the first card that has not answered: whoever comes may say another
 * number. */
static void
show_next (GvtSeatPage *self, const GvtSeatReading *reading)
{
  const GvtQuizRoads *roads = reading->roads;
  g_autofree char *done = g_strdup_printf (_ ("%u of %u have answered."),
                                           roads->n_laptop + roads->n_paper + roads->n_mixed,
                                           roads->n_present);

  gtk_label_set_label (self->missing, done);
  self->interrupted = self->was_interrupted ? reading->in_midst : 0;
  if (self->interrupted > 0)
    {
      show_interrupted (self);
      return;
    }
  adw_status_page_set_description (self->status, gvt_module_get_title (self->module));
  if (roads->missing->len > 0)
    gtk_spin_button_set_value (self->card, g_array_index (roads->missing, guint, 0));
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  GvtSeatPage *self = owner;

  if (error != NULL)
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
  else
    show_next (self, result);
}

static void
gvt_seat_page_refresh (GvtSectionPage *page)
{
  GvtSeatPage *self = GVT_SEAT_PAGE (page);
  GvtWork work = { .done = on_read };

  gvt_test_work_seat (&work, gvt_section_page_get_profile (page), self->quiz, self->module);
  gvt_section_page_read (page, &work);
}

/* Somebody sits here while the questions lie above. */
static void
gvt_seat_page_tell_place (GvtSectionPage *page, GvtClassPlace *place)
{
  GvtSeatPage *self = GVT_SEAT_PAGE (page);
  gboolean is_before = gvt_class_quiz_get_phase (self->quiz) == GVT_PHASE_PRE;

  place->view = is_before ? GVT_AT_PRETEST : GVT_AT_POSTTEST;
  place->is_seated = self->was_interrupted || !gtk_widget_get_child_visible (GTK_WIDGET (self));
}

static void
on_ready (GvtSeatPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "seat.begin", TRUE);
}

static guint
card_of (GvtSeatPage *self)
{
  return (guint) gtk_spin_button_get_value_as_int (self->card);
}

static void
sit_down (GvtSeatPage *self)
{
  GvtQuizOrder order = {
    .module = self->module, .form = "", .test = self->quiz, .card = card_of (self)
  };

  order.resumes = self->interrupted != 0 && order.card == self->interrupted;
  self->was_interrupted = FALSE;
  self->interrupted = 0;
  gtk_editable_set_text (self->code, ""); /* the next one does not read it */
  gvt_quiz_host_seat (self->host, gvt_class_quiz_get_session_id (self->quiz), &order);
}

static void
on_code_given (gpointer owner, gpointer result, const GError *error)
{
  GvtSeatPage *self = owner;

  if (error == NULL)
    {
      sit_down (self);
      return;
    }
  gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "seat.begin", TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

/* First the code, where the test pairs by codes: nobody comes to the questions without one, unless
 * he says that he has none. */
static void
seat_begin (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSeatPage *self = GVT_SEAT_PAGE (widget);
  GvtWork work = { .done = on_code_given };

  gtk_spin_button_update (self->card); /* what was typed but not confirmed counts too */
  gtk_widget_action_set_enabled (widget, "seat.begin", FALSE);
  if (!gvt_class_quiz_pairs_by_code (self->quiz))
    {
      sit_down (self);
      return;
    }
  gvt_test_work_code (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)), self->quiz,
                      card_of (self), gtk_editable_get_text (self->code));
  gvt_work_run (self, NULL, &work);
}

/* Enter begins, also while the number is being typed; where a code is wanted it leads there. */
static gboolean
on_key (GvtSeatPage *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  if (gvt_class_quiz_pairs_by_code (self->quiz) && *gtk_editable_get_text (self->code) == '\0'
      && self->interrupted == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->code));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "seat.begin", NULL);
  return GDK_EVENT_STOP;
}

static void
on_code_entered (GvtSeatPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "seat.begin", NULL);
}

/* --- construction --- */

static void
gvt_seat_page_dispose (GObject *object)
{
  GvtSeatPage *self = GVT_SEAT_PAGE (object);

  g_clear_object (&self->host);
  g_clear_object (&self->quiz);
  g_clear_object (&self->module);
  G_OBJECT_CLASS (gvt_seat_page_parent_class)->dispose (object);
}

static void
gvt_seat_page_class_init (GvtSeatPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_seat_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_seat_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->tell_place = gvt_seat_page_tell_place;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-seat-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtSeatPage, status);
  gtk_widget_class_bind_template_child (widget_class, GvtSeatPage, card);
  gtk_widget_class_bind_template_child (widget_class, GvtSeatPage, code_box);
  gtk_widget_class_bind_template_child (widget_class, GvtSeatPage, code);
  gtk_widget_class_bind_template_child (widget_class, GvtSeatPage, rule);
  gtk_widget_class_bind_template_child (widget_class, GvtSeatPage, missing);
  gtk_widget_class_bind_template_callback (widget_class, on_code_entered);
  gtk_widget_class_install_action (widget_class, "seat.begin", NULL, seat_begin);
}

static void
gvt_seat_page_init (GvtSeatPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->card), keys);
  self->host = gvt_quiz_host_new (GVT_SECTION_PAGE (self));
  g_signal_connect_swapped (self->host, "ready", G_CALLBACK (on_ready), self);
}

GvtSectionPage *
gvt_seat_page_new (GvtClassQuiz *quiz, GvtModule *module)
{
  GvtSeatPage *self = g_object_new (GVT_TYPE_SEAT_PAGE, NULL);

  self->quiz = g_object_ref (quiz);
  self->module = g_object_ref (module);
  gvt_section_page_set_title (GVT_SECTION_PAGE (self), gvt_class_quiz_describe_phase (quiz));
  gtk_label_set_label (self->rule, gvt_own_code_get_rule ());
  gtk_widget_set_visible (self->code_box, gvt_class_quiz_pairs_by_code (quiz));
  adw_status_page_set_description (self->status, gvt_module_get_title (module));
  return GVT_SECTION_PAGE (self);
}

void
gvt_seat_page_set_interrupted (GvtSeatPage *self, gboolean was_interrupted)
{
  g_return_if_fail (GVT_IS_SEAT_PAGE (self));
  self->was_interrupted = was_interrupted;
}
