/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lease-code-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-entry-row.h"
#include "gvt-error.h"
#include "gvt-lease-code-use.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-work.h"

struct _GvtLeaseCodePage
{
  GvtSectionPage parent_instance;

  GvtEntryRow *code;
  GtkLabel *laptop;
  GtkLabel *message;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (GvtLeaseCodePage, gvt_lease_code_page, GVT_TYPE_SECTION_PAGE)

/* --- the worker's part --- */

typedef struct
{
  GvtProfile *profile;
  char *typed;
} Input;

static void
input_free (gpointer data)
{
  Input *input = data;

  g_object_unref (input->profile);
  g_free (input->typed);
  g_free (input);
}

/* Result: until when, for people. */
static gpointer
use_code (gpointer data, GCancellable *cancellable, GError **error)
{
  Input *input = data;
  gint64 not_after_us;

  return gvt_lease_code_use (input->profile, input->typed, &not_after_us, error)
             ? gvt_text_date_time (not_after_us)
             : NULL;
}

static gpointer
read_laptop (gpointer data, GCancellable *cancellable, GError **error)
{
  Input *input = data;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (input->profile, error);
  char *code = NULL;
  GvtId device;

  if (journal == NULL || !gvt_journal_get_device (journal, &device, NULL, &code, error))
    return NULL;
  return code;
}

static void
run (GvtLeaseCodePage *self, GvtWorkFunc func, GvtWorkDone done)
{
  GvtWork work = { func, NULL, input_free, g_free, done };
  Input *input = g_new0 (Input, 1);

  input->profile = g_object_ref (gvt_section_page_get_profile (GVT_SECTION_PAGE (self)));
  input->typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->code)));
  work.input = input;
  gvt_work_run (self, NULL, &work);
}

/* --- the page --- */

static void
say (GvtLeaseCodePage *self, const char *text, gboolean is_problem)
{
  GtkWidget *message = GTK_WIDGET (self->message);

  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (message, text != NULL);
  if (is_problem)
    gtk_widget_add_css_class (message, "error");
  else
    gtk_widget_remove_css_class (message, "error");
}

static void
update_action (GvtLeaseCodePage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->code));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "code.use",
                                 *typed != '\0'
                                     && !gtk_widget_get_visible (GTK_WIDGET (self->spinner)));
}

static void
set_busy (GvtLeaseCodePage *self, gboolean is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  update_action (self);
}

static void
on_used (gpointer owner, gpointer until, const GError *error)
{
  GvtLeaseCodePage *self = owner;
  g_autofree char *words = error != NULL
                               ? gvt_error_describe (error)
                               : g_strdup_printf (_ ("Taken. The lists are open until %s."),
                                                  (const char *) until);

  set_busy (self, FALSE);
  say (self, words, error != NULL);
  if (error != NULL)
    {
      gvt_entry_row_point_out (self->code);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->code), "");
  gvt_workspace_reload (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
}

static void
code_use (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtLeaseCodePage *self = GVT_LEASE_CODE_PAGE (widget);

  say (self, NULL, FALSE);
  set_busy (self, TRUE);
  run (self, use_code, on_used);
}

static void
on_code_activated (GvtLeaseCodePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "code.use", NULL);
}

static void
on_laptop_read (gpointer owner, gpointer code, const GError *error)
{
  GvtLeaseCodePage *self = owner;
  g_autofree char *words = g_strdup_printf (_ ("This laptop is %s: tell the centre so."),
                                            (const char *) code);

  gtk_label_set_label (self->laptop, code != NULL ? words : "");
}

static void
gvt_lease_code_page_refresh (GvtSectionPage *page)
{
  run (GVT_LEASE_CODE_PAGE (page), read_laptop, on_laptop_read);
}

static void
gvt_lease_code_page_class_init (GvtLeaseCodePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_lease_code_page_refresh;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-lease-code-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtLeaseCodePage, code);
  gtk_widget_class_bind_template_child (widget_class, GvtLeaseCodePage, laptop);
  gtk_widget_class_bind_template_child (widget_class, GvtLeaseCodePage, message);
  gtk_widget_class_bind_template_child (widget_class, GvtLeaseCodePage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_code_activated);
  gtk_widget_class_bind_template_callback (widget_class, update_action);
  gtk_widget_class_install_action (widget_class, "code.use", NULL, code_use);
}

static void
gvt_lease_code_page_init (GvtLeaseCodePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_action (self);
}

GvtSectionPage *
gvt_lease_code_page_new (void)
{
  return g_object_new (GVT_TYPE_LEASE_CODE_PAGE, NULL);
}

void
gvt_lease_code_page_type (GvtLeaseCodePage *self, const char *code)
{
  g_return_if_fail (GVT_IS_LEASE_CODE_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->code), code);
  on_code_activated (self);
}
