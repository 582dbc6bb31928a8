/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-recovery-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-recovery-answer-page.h"
#include "gvt-recovery-ask-page.h"
#include "gvt-recovery-request-page.h"
#include "gvt-recovery-work.h"
#include "gvt-text.h"
#include "gvt-ui.h"

struct _GvtRecoveryPage
{
  GvtSectionPage parent_instance;

  AdwActionRow *helpers_row;
  AdwActionRow *show_row;

  char *user;    /* (nullable): who forgot it */
  char *waiting; /* (nullable): whose request waits */
};

G_DEFINE_FINAL_TYPE (GvtRecoveryPage, gvt_recovery_page, GVT_TYPE_SECTION_PAGE)

static void
show_helpers (GvtRecoveryPage *self, GPtrArray *users)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < users->len; i++)
    {
      const GvtRecoveryUser *user = users->pdata[i];

      if (user->can_help)
        g_ptr_array_add (codes, user->code);
    }
  g_ptr_array_add (codes, NULL);
  text = g_strjoinv (", ", (char **) codes->pdata);
  adw_action_row_set_subtitle (self->helpers_row,
                               *text != '\0' ? text : _ ("nobody else on this laptop"));
}

static void
show_waiting (GvtRecoveryPage *self, GPtrArray *users)
{
  const GvtRecoveryUser *first = users->len > 0 ? users->pdata[0] : NULL;
  gboolean is_waiting = first != NULL && first->asked_at_us > 0;
  g_autofree char *when = is_waiting ? gvt_text_date_time (first->asked_at_us) : NULL;
  g_autofree char *text = is_waiting ? g_strdup_printf (_ ("Of %s, made on %s"), first->code, when)
                                     : NULL;

  g_free (self->waiting);
  self->waiting = is_waiting ? g_strdup (first->code) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->show_row), is_waiting);
  adw_action_row_set_subtitle (self->show_row, text != NULL ? text : "");
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtRecoveryPage *self = owner;

  if (error != NULL)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  show_helpers (self, result);
  show_waiting (self, result);
}

static void
gvt_recovery_page_refresh (GvtSectionPage *page)
{
  GvtWork work = { .done = on_loaded };

  gvt_recovery_work_load (&work, gvt_section_page_get_profile (page),
                          GVT_RECOVERY_PAGE (page)->user);
  gvt_section_page_read (page, &work);
}

static void
recovery_ask (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget),
                         gvt_recovery_ask_page_new (GVT_RECOVERY_PAGE (widget)->user));
}

static void
recovery_show (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtRecoveryPage *self = GVT_RECOVERY_PAGE (widget);

  if (self->waiting != NULL)
    gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_recovery_request_page_new (self->waiting));
}

static void
recovery_answer (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtRecoveryPage *self = GVT_RECOVERY_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_recovery_answer_page_new (self->waiting));
}

static void
gvt_recovery_page_finalize (GObject *object)
{
  GvtRecoveryPage *self = GVT_RECOVERY_PAGE (object);

  g_free (self->user);
  g_free (self->waiting);
  G_OBJECT_CLASS (gvt_recovery_page_parent_class)->finalize (object);
}

static void
gvt_recovery_page_class_init (GvtRecoveryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_recovery_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_recovery_page_refresh;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-recovery-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtRecoveryPage, helpers_row);
  gtk_widget_class_bind_template_child (widget_class, GvtRecoveryPage, show_row);
  gtk_widget_class_install_action (widget_class, "recovery.ask", NULL, recovery_ask);
  gtk_widget_class_install_action (widget_class, "recovery.show", NULL, recovery_show);
  gtk_widget_class_install_action (widget_class, "recovery.answer", NULL, recovery_answer);
}

static void
gvt_recovery_page_init (GvtRecoveryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_recovery_page_new (const char *user)
{
  GvtRecoveryPage *self = g_object_new (GVT_TYPE_RECOVERY_PAGE, NULL);

  self->user = g_strdup (user);
  return GVT_SECTION_PAGE (self);
}
