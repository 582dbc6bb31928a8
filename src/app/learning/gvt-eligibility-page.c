/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-eligibility-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-big-question.h"
#include "gvt-check-row.h"
#include "gvt-eligibility.h"
#include "gvt-entry-row.h"
#include "gvt-error.h"
#include "gvt-pupil-bar.h"
#include "gvt-text.h"
#include "gvt-typed-date.h"
#include "gvt-ui.h"

/* The answers to "On which day?", as the page has them. */
enum
{
  DAY_UNKNOWN,
  DAY_TODAY,
  DAY_TYPED,
};

struct _GvtEligibilityPage
{
  GvtSectionPage parent_instance;

  GvtPupilBar *pupil;
  GtkScrolledWindow *scroller;
  GtkWidget *verdict;
  GtkImage *verdict_icon;
  GtkLabel *verdict_head;
  GtkLabel *verdict_why;
  GtkWidget *unverified;
  GtkLabel *bring;
  GtkLabel *next;
  GtkLabel *sources;
  GvtEntryRow *birth;
  GvtBigQuestion *which_day;
  GtkWidget *day_list;
  GvtEntryRow *day;
  GvtBigQuestion *marriage;
  GvtBigQuestion *service;
  GvtBigQuestion *id_card;
  GvtCheckRow *revoked;
  GvtCheckRow *moved;
  GtkLabel *message;

  GvtClock *clock;
};

static void gvt_eligibility_page_serve_pupil (GvtPupilScreenInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtEligibilityPage,
                               gvt_eligibility_page,
                               GVT_TYPE_SECTION_PAGE,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_PUPIL_SCREEN,
                                                      gvt_eligibility_page_serve_pupil))

static void
say (GvtEligibilityPage *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

/* Nothing of an answer stays that is no longer about what stands below it. */
static void
clear_verdict (GvtEligibilityPage *self)
{
  gvt_pupil_bar_turned (self->pupil);
  gtk_widget_hide (self->verdict);
  gtk_label_set_label (self->verdict_head, "");
  gtk_label_set_label (self->verdict_why, "");
  gtk_label_set_label (self->bring, "");
  gtk_label_set_label (self->next, "");
  gtk_label_set_label (self->sources, "");
  say (self, NULL);
}

static void
on_changed (GvtEligibilityPage *self)
{
  clear_verdict (self);
}

static void
on_which_day_changed (GvtEligibilityPage *self)
{
  gtk_widget_set_visible (self->day_list,
                          gvt_big_question_get_selected (self->which_day) == DAY_TYPED);
  clear_verdict (self);
}

/* Returns: (transfer full) (nullable): %NULL while no voting day is known */
static char *
day_asked_about (GvtEligibilityPage *self)
{
  switch (gvt_big_question_get_selected (self->which_day))
    {
    case DAY_TODAY:
      return gvt_date_iso (gvt_clock_now_us (self->clock));
    case DAY_TYPED:
      return gvt_typed_date_to_iso (gtk_editable_get_text (GTK_EDITABLE (self->day)));
    default:
      return NULL;
    }
}

/* --- the answer --- */

/* One paragraph each, with a dash before it. */
static void
show_texts (GtkLabel *label, const char *title, GPtrArray *texts)
{
  g_autoptr (GString) text = g_string_new (title);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (text, "\n• %s", (const char *) texts->pdata[i]);
  gtk_label_set_label (label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (label), texts->len > 0);
}

static void
show_sign (GvtEligibilityPage *self, GvtEligibilityOutcome outcome)
{
  static const struct
  {
    const char *icon;
    const char *css_class;
  } signs[] = {
    { "window-close-symbolic", "invalid" },
    { "emblem-ok-symbolic", "valid" },
    { "x-office-calendar-symbolic", "later" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    gtk_widget_remove_css_class (self->verdict, signs[i].css_class);
  gtk_widget_add_css_class (self->verdict, signs[outcome].css_class);
  gtk_image_set_from_icon_name (self->verdict_icon, signs[outcome].icon);
}

static void
show_verdict (GvtEligibilityPage *self, const GvtEligibility *verdict)
{
  g_autofree char *head = gvt_eligibility_describe (verdict);
  g_autofree char *sources = gvt_eligibility_describe_statements (verdict);

  say (self, NULL);
  show_sign (self, verdict->outcome);
  gtk_label_set_label (self->verdict_head, head);
  gtk_label_set_label (self->verdict_why, verdict->why);
  gtk_widget_set_visible (self->unverified, !gvt_eligibility_is_verified (verdict));
  show_texts (self->bring, _ ("Bring"), verdict->bring);
  show_texts (self->next, _ ("What to do next"), verdict->next);
  gtk_label_set_label (self->sources, sources);
  gtk_widget_show (self->verdict);
  gtk_widget_grab_focus (GTK_WIDGET (self->verdict_head)); /* so that it is read out */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* Brings the keys to the date that cannot be right. */
static void
show_error (GvtEligibilityPage *self, const char *birth, const GError *error)
{
  gboolean is_day = gvt_date_is_valid (birth) && gtk_widget_get_visible (self->day_list);
  g_autofree char *text = gvt_error_describe (error);

  clear_verdict (self);
  gvt_entry_row_point_out (is_day ? self->day : self->birth);
  say (self, text);
}

static void
eligibility_answer (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtEligibilityPage *self = GVT_ELIGIBILITY_PAGE (widget);
  g_autofree char *birth = gvt_typed_date_to_iso (
      gtk_editable_get_text (GTK_EDITABLE (self->birth)));
  g_autofree char *on = day_asked_about (self);
  GvtEligibilityAnswers answers = {
    .birth = birth,
    .on = on,
    .marriage = (GvtMarriage) gvt_big_question_get_selected (self->marriage),
    .service = (GvtService) gvt_big_question_get_selected (self->service),
    .id_card = (GvtIdCard) gvt_big_question_get_selected (self->id_card),
    .is_revoked = gvt_check_row_get_active (self->revoked),
    .has_moved = gvt_check_row_get_active (self->moved),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtEligibility) verdict = gvt_eligibility_judge (&answers, &error);

  if (verdict != NULL)
    show_verdict (self, verdict);
  else
    show_error (self, birth, error);
}

static void
on_entry_activated (GvtEligibilityPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "eligibility.answer", NULL);
}

/* --- the next person --- */

static void
clear_answers (GvtEligibilityPage *self)
{
  GvtBigQuestion *questions[] = { self->which_day, self->marriage, self->service, self->id_card };

  gtk_editable_set_text (GTK_EDITABLE (self->birth), "");
  gtk_editable_set_text (GTK_EDITABLE (self->day), "");
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    gvt_big_question_set_selected (questions[i], 0);
  g_object_set (self->revoked, "active", FALSE, NULL);
  g_object_set (self->moved, "active", FALSE, NULL);
  clear_verdict (self);
}

static void
eligibility_next_person (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtEligibilityPage *self = GVT_ELIGIBILITY_PAGE (widget);

  clear_answers (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->birth));
}

static gboolean
is_empty (GvtEligibilityPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->birth)) == '\0'
         && gvt_big_question_get_selected (self->which_day) == 0
         && gvt_big_question_get_selected (self->marriage) == 0
         && gvt_big_question_get_selected (self->service) == 0
         && gvt_big_question_get_selected (self->id_card) == 0
         && !gvt_check_row_get_active (self->revoked) && !gvt_check_row_get_active (self->moved);
}

static void
gvt_eligibility_page_forget (GvtSectionPage *page)
{
  clear_answers (GVT_ELIGIBILITY_PAGE (page));
}

static const char *
describe_loss (GvtPupilScreen *screen)
{
  return is_empty (GVT_ELIGIBILITY_PAGE (screen)) ? NULL : _ ("What was answered here goes.");
}

static void
reset (GvtPupilScreen *screen)
{
  gtk_widget_activate_action (GTK_WIDGET (screen), "eligibility.next-person", NULL);
}

/* The answer once there is one, else what is asked. */
static void
write_script (GvtPupilScreen *screen, GvtScript *script)
{
  GvtEligibilityPage *self = GVT_ELIGIBILITY_PAGE (screen);
  GtkLabel *labels[] = { self->verdict_head, self->verdict_why, self->bring, self->next };
  GvtBigQuestion *questions[] = { self->which_day, self->marriage, self->service, self->id_card };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) /* empty without an answer */
    gvt_script_say (script, gtk_label_get_label (labels[i]));
  if (script->parts->len > 0)
    return;
  gvt_script_say (script, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->birth)));
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    gvt_big_question_write_script (questions[i], script);
}

static void
gvt_eligibility_page_serve_pupil (GvtPupilScreenInterface *iface)
{
  iface->describe_loss = describe_loss;
  iface->reset = reset;
  iface->write_script = write_script;
}

static void
gvt_eligibility_page_dispose (GObject *object)
{
  g_clear_object (&GVT_ELIGIBILITY_PAGE (object)->clock);
  G_OBJECT_CLASS (gvt_eligibility_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, pupil);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, verdict_head);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, verdict_why);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, unverified);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, bring);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, next);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, sources);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, birth);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, which_day);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, day_list);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, day);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, marriage);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, service);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, id_card);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, revoked);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, moved);
  gtk_widget_class_bind_template_child (widget_class, GvtEligibilityPage, message);
}

static void
gvt_eligibility_page_class_init (GvtEligibilityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_eligibility_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_eligibility_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_BIG_QUESTION);
  g_type_ensure (GVT_TYPE_CHECK_ROW);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_PUPIL_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-eligibility-page.ui"));
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_which_day_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_install_action (widget_class, "eligibility.answer", NULL, eligibility_answer);
  gtk_widget_class_install_action (widget_class, "eligibility.next-person", NULL,
                                   eligibility_next_person);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "eligibility.answer", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "eligibility.answer", NULL);
}

static void
gvt_eligibility_page_init (GvtEligibilityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_eligibility_page_new (GvtClock *clock)
{
  GvtEligibilityPage *self = g_object_new (GVT_TYPE_ELIGIBILITY_PAGE, NULL);

  self->clock = g_object_ref (clock);
  return GVT_SECTION_PAGE (self);
}

GvtSectionPage *
gvt_eligibility_page_new_from_settings (JsonObject *settings)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();

  return gvt_eligibility_page_new (clock);
}
