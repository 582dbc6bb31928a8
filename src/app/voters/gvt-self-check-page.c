/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-self-check-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-error.h"
#include "gvt-grouped-digits.h"
#include "gvt-pupil-bar.h"
#include "gvt-ui.h"
#include "gvt-visitor-verdict.h"
#include "gvt-voters-work.h"

#define NIK_LENGTH   16
#define TICK_SECONDS 5
#define VISITOR_SIZE 2 /* of the pupil's bar: one step above the usual */

struct _GvtSelfCheckPage
{
  GvtSectionPage parent_instance;

  GvtPupilBar *pupil;
  GtkScrolledWindow *scroller;
  GtkLabel *heading;
  GtkLabel *explanation;
  GtkWidget *ask;
  GtkWidget *wait;
  GtkWidget *officer;
  GtkEditable *nik;
  GtkLabel *count;
  GtkEditable *name;
  GtkLabel *message;
  GtkSpinner *spinner;
  GvtVisitorVerdict *verdict;
  GtkLabel *officer_words;
  GvtActionBar *acts;

  GvtSelfCheck *check;
  GCancellable *asking; /* (nullable): while an answer is awaited */
  guint tick_id;        /* 0 while it is not seen */
  guint idle_seconds;
};

static void gvt_self_check_page_serve_pupil (GvtPupilScreenInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtSelfCheckPage,
                               gvt_self_check_page,
                               GVT_TYPE_SECTION_PAGE,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_PUPIL_SCREEN,
                                                      gvt_self_check_page_serve_pupil))

/* --- what stands there --- */

static void
show_part (GvtSelfCheckPage *self, gpointer part, const char *label, const char *action)
{
  gpointer parts[] = { self->ask, self->wait, self->verdict, self->officer };

  gvt_pupil_bar_turned (self->pupil);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_visible (parts[i], parts[i] == part);
  g_object_set (self->acts, "primary-action", action, "primary-label", label, NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
say (GvtSelfCheckPage *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
clear_typed (GvtSelfCheckPage *self)
{
  gtk_editable_set_text (self->nik, "");
  gtk_editable_set_text (self->name, "");
}

static void
stop_asking (GvtSelfCheckPage *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  gtk_spinner_stop (self->spinner);
}

/* No tries, or lists that cannot be asked any more: only the officer goes on from here. */
static void
call_officer (GvtSelfCheckPage *self, const char *words)
{
  clear_typed (self);
  gvt_visitor_verdict_clear (self->verdict);
  gtk_label_set_label (self->officer_words, words);
  show_part (self, self->officer, _ ("_Officer: go on"), "win.leave-visitors");
  gvt_action_bar_focus_primary (self->acts);
}

static void
begin_anew (GvtSelfCheckPage *self)
{
  stop_asking (self);
  clear_typed (self);
  gvt_visitor_verdict_clear (self->verdict);
  say (self, NULL);
  if (gvt_self_check_get_tries_left (self->check) == 0)
    {
      call_officer (self,
                    _ ("There are no more tries. The officer can look for you, or let you try "
                       "again."));
      return;
    }
  show_part (self, self->ask, _ ("_Look for me"), "visitor.ask");
  gtk_widget_grab_focus (GTK_WIDGET (self->nik));
}

static void
show_answer (GvtSelfCheckPage *self, const GvtSelfCheckAnswer *answer)
{
  gvt_visitor_verdict_show (self->verdict, answer, gvt_self_check_get_tries_left (self->check));
  show_part (self, self->verdict, answer->is_listed ? _ ("_Done") : _ ("_Try again"),
             "visitor.next");
  gtk_widget_grab_focus (GTK_WIDGET (self->verdict)); /* so that it is read out */
}

/* --- asking --- */

static void
on_answered (gpointer owner, gpointer result, const GError *error)
{
  GvtSelfCheckPage *self = owner;
  g_autofree char *words = error != NULL ? gvt_error_describe (error) : NULL;

  stop_asking (self);
  self->idle_seconds = 0;
  clear_typed (self);
  if (error != NULL)
    call_officer (self, words);
  else
    show_answer (self, result);
}

static void
visitor_ask (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSelfCheckPage *self = GVT_SELF_CHECK_PAGE (widget);
  const char *nik = gtk_editable_get_text (self->nik);
  const char *name = gtk_editable_get_text (self->name);
  g_autofree char *problem = gvt_self_check_form_problem (nik, name);
  GvtWork work = { .done = on_answered };

  if (!gtk_widget_get_visible (self->ask))
    return;
  say (self, problem);
  if (problem != NULL)
    {
      gtk_widget_grab_focus (
          GTK_WIDGET (gvt_grouped_digits_count (nik) < NIK_LENGTH ? self->nik : self->name));
      return;
    }
  self->asking = g_cancellable_new ();
  gvt_voters_work_ask_for_himself (&work, self->check, nik, name, self->asking);
  show_part (self, self->wait, NULL, NULL);
  gtk_spinner_start (self->spinner);
  gvt_work_run (self, self->asking, &work);
}

static void
visitor_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  begin_anew (GVT_SELF_CHECK_PAGE (widget));
}

static void
on_nik_changed (GvtSelfCheckPage *self)
{
  guint n = gvt_grouped_digits_count (gtk_editable_get_text (self->nik));
  /* Translators: how many digits of the NIK are typed, of how many it has */
  g_autofree char *text = g_strdup_printf (_ ("%u of %u digits"), n, (guint) NIK_LENGTH);

  gtk_label_set_label (self->count, text);
  say (self, NULL);
}

static void
on_nik_activated (GvtSelfCheckPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
on_name_activated (GvtSelfCheckPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "visitor.ask", NULL);
}

/* --- nobody is there any more --- */

static gboolean
is_empty (GvtSelfCheckPage *self)
{
  return !gtk_widget_get_visible (GTK_WIDGET (self->verdict))
         && !gtk_widget_get_visible (self->wait) && *gtk_editable_get_text (self->nik) == '\0'
         && *gtk_editable_get_text (self->name) == '\0';
}

static void
forget_visitor (GvtSelfCheckPage *self)
{
  self->idle_seconds = 0;
  gvt_pupil_bar_set_size (self->pupil, VISITOR_SIZE);
  gvt_pupil_bar_set_high_contrast (self->pupil, FALSE);
  begin_anew (self);
}

void
gvt_self_check_page_pass (GvtSelfCheckPage *self, guint seconds)
{
  g_return_if_fail (GVT_IS_SELF_CHECK_PAGE (self));

  if (is_empty (self) || gtk_widget_get_visible (self->wait)
      || gvt_pupil_bar_get_reading (self->pupil))
    {
      self->idle_seconds = 0;
      return;
    }
  self->idle_seconds += seconds;
  if (self->idle_seconds >= GVT_SELF_CHECK_CLEAR_SECONDS)
    forget_visitor (self);
}

static gboolean
on_tick (gpointer data)
{
  gvt_self_check_page_pass (data, TICK_SECONDS);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_event (GvtSelfCheckPage *self)
{
  self->idle_seconds = 0;
  return GDK_EVENT_PROPAGATE;
}

static void
gvt_self_check_page_map (GtkWidget *widget)
{
  GvtSelfCheckPage *self = GVT_SELF_CHECK_PAGE (widget);

  GTK_WIDGET_CLASS (gvt_self_check_page_parent_class)->map (widget);
  self->tick_id = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
}

static void
gvt_self_check_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&GVT_SELF_CHECK_PAGE (widget)->tick_id, g_source_remove);
  GTK_WIDGET_CLASS (gvt_self_check_page_parent_class)->unmap (widget);
}

/* --- for the bar --- */

/* He goes at once: whoever comes next sees nothing of him. */
static const char *
describe_loss (GvtPupilScreen *screen)
{
  return NULL;
}

static void
reset (GvtPupilScreen *screen)
{
  forget_visitor (GVT_SELF_CHECK_PAGE (screen));
}

/* Never what was typed: others hear it. */
static void
write_script (GvtPupilScreen *screen, GvtScript *script)
{
  GvtSelfCheckPage *self = GVT_SELF_CHECK_PAGE (screen);

  if (gtk_widget_get_visible (self->officer))
    gvt_script_say (script, gtk_label_get_label (self->officer_words));
  else if (gtk_widget_get_visible (GTK_WIDGET (self->verdict)))
    gvt_visitor_verdict_write_script (self->verdict, script);
  else
    {
      gvt_script_say (script, gtk_label_get_label (self->message));
      gvt_script_say (script, gtk_label_get_label (self->heading));
      gvt_script_say (script, gtk_label_get_label (self->explanation));
    }
}

static void
gvt_self_check_page_serve_pupil (GvtPupilScreenInterface *iface)
{
  iface->describe_loss = describe_loss;
  iface->reset = reset;
  iface->write_script = write_script;
}

/* --- the object --- */

static void
gvt_self_check_page_forget (GvtSectionPage *page)
{
  GvtSelfCheckPage *self = GVT_SELF_CHECK_PAGE (page);

  stop_asking (self);
  clear_typed (self);
  gvt_visitor_verdict_clear (self->verdict);
  gvt_self_check_close (self->check);
}

static gboolean
gvt_self_check_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GVT_SELF_CHECK_PAGE (widget)->nik));
}

static void
gvt_self_check_page_dispose (GObject *object)
{
  GvtSelfCheckPage *self = GVT_SELF_CHECK_PAGE (object);

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (self->check != NULL)
    gvt_self_check_close (self->check);
  g_clear_object (&self->check);
  G_OBJECT_CLASS (gvt_self_check_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GvtSelfCheckPage, pupil);
  gtk_widget_class_bind_template_child (widget_class, GvtSelfCheckPage, ask);
  gtk_widget_class_bind_template_child (widget_class, GvtSelfCheckPage, wait);
  gtk_widget_class_bind_template_child (widget_class, GvtSelfCheckPage, officer);
  gtk_widget_class_bind_template_child (widget_class, GvtSelfCheckPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, GvtSelfCheckPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtSelfCheckPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, GvtSelfCheckPage, nik);
  gtk_widget_class_bind_template_child (widget_class, GvtSelfCheckPage, count);
  gtk_widget_class_bind_template_child (widget_class, GvtSelfCheckPage, name);
  gtk_widget_class_bind_template_child (widget_class, GvtSelfCheckPage, message);
  gtk_widget_class_bind_template_child (widget_class, GvtSelfCheckPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, GvtSelfCheckPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, GvtSelfCheckPage, officer_words);
  gtk_widget_class_bind_template_child (widget_class, GvtSelfCheckPage, acts);
}

static void
gvt_self_check_page_class_init (GvtSelfCheckPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_self_check_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_self_check_page_forget;
  widget_class->map = gvt_self_check_page_map;
  widget_class->unmap = gvt_self_check_page_unmap;
  widget_class->grab_focus = gvt_self_check_page_grab_focus;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_PUPIL_BAR);
  g_type_ensure (GVT_TYPE_VISITOR_VERDICT);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-self-check-page.ui"));
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_event);
  gtk_widget_class_bind_template_callback (widget_class, on_name_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_nik_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_nik_changed);
  gtk_widget_class_install_action (widget_class, "visitor.ask", NULL, visitor_ask);
  gtk_widget_class_install_action (widget_class, "visitor.next", NULL, visitor_next);
}

static void
gvt_self_check_page_init (GvtSelfCheckPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_grouped_digits_watch (self->nik, NIK_LENGTH);
  gvt_pupil_bar_set_size (self->pupil, VISITOR_SIZE);
  on_nik_changed (self);
}

GvtSectionPage *
gvt_self_check_page_new (GvtSelfCheck *check)
{
  GvtSelfCheckPage *self = g_object_new (GVT_TYPE_SELF_CHECK_PAGE, NULL);

  self->check = g_object_ref (check);
  return GVT_SECTION_PAGE (self);
}

void
gvt_self_check_page_renew (GvtSelfCheckPage *self)
{
  g_return_if_fail (GVT_IS_SELF_CHECK_PAGE (self));

  gvt_self_check_renew (self->check);
  forget_visitor (self);
}

void
gvt_self_check_page_fill (GvtSelfCheckPage *self, const char *nik, const char *name)
{
  g_return_if_fail (GVT_IS_SELF_CHECK_PAGE (self));

  gtk_editable_set_text (self->nik, nik);
  gtk_editable_set_text (self->name, name);
  on_name_activated (self);
}
