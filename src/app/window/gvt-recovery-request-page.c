/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-recovery-request-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-action-bar.h"
#include "gvt-file-chooser.h"
#include "gvt-qr-view.h"
#include "gvt-recovery-answer-page.h"
#include "gvt-recovery-work.h"
#include "gvt-ui.h"

struct _GvtRecoveryRequestPage
{
  GvtSectionPage parent_instance;

  GvtQrView *qr;
  GtkGrid *lines;
  GtkLabel *whose;

  char *user;
  char *text; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (GvtRecoveryRequestPage, gvt_recovery_request_page, GVT_TYPE_SECTION_PAGE)

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* With its number: by that a slip is named. The check symbol stands apart, so that a narrow window
 * breaks between two groups. */
static void
show_line (GvtRecoveryRequestPage *self, int index, const char *line)
{
  const char *hyphen = strrchr (line, '-');
  g_autofree char *number = g_strdup_printf ("%d", index + 1);
  g_autofree char *groups = g_strchomp (g_strndup (line, hyphen - line));
  GtkWidget *label = new_label (groups, "monospace");
  GtkWidget *check = new_label (hyphen, "monospace");

  gtk_label_set_yalign (GTK_LABEL (check), 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_grid_attach (self->lines, new_label (number, "dim-label"), 0, index, 1, 1);
  gtk_grid_attach (self->lines, label, 1, index, 1, 1);
  gtk_grid_attach (self->lines, check, 2, index, 1, 1);
}

static void
show_lines (GvtRecoveryRequestPage *self)
{
  g_auto (GStrv) lines = g_strsplit (self->text, "\n", -1);

  while (gtk_widget_get_first_child (GTK_WIDGET (self->lines)) != NULL)
    gtk_grid_remove_row (self->lines, 0);
  for (int i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    show_line (self, i, lines[i]);
}

static void
on_shown (gpointer owner, gpointer result, const GError *error)
{
  GvtRecoveryRequestPage *self = owner;
  const GvtRecoveryText *text = result;

  if (error != NULL)
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
  if (text == NULL || g_strcmp0 (text->text, self->text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text->text);
  gtk_widget_set_visible (GTK_WIDGET (self->qr), gvt_qr_view_set_text (self->qr, text->symbols));
  show_lines (self);
}

static void
gvt_recovery_request_page_refresh (GvtSectionPage *page)
{
  GvtWork work = { .done = on_shown };

  gvt_recovery_work_show (&work, gvt_section_page_get_profile (page),
                          GVT_RECOVERY_REQUEST_PAGE (page)->user);
  gvt_section_page_read (page, &work);
}

static void
request_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtRecoveryRequestPage *self = GVT_RECOVERY_REQUEST_PAGE (widget);

  if (self->text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text);
  gvt_section_page_say (GVT_SECTION_PAGE (self), _ ("The text is copied"));
}

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  if (error != NULL)
    gvt_section_page_say_error (owner, error);
  else
    gvt_section_page_say (owner, _ ("The request is saved"));
}

static void
on_path_chosen (gpointer owner, const char *path, gpointer data)
{
  GvtWork work = { .done = on_saved };

  gvt_recovery_work_save (&work, path, GVT_RECOVERY_REQUEST_PAGE (owner)->text);
  gvt_work_run (owner, NULL, &work);
}

static void
request_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtFileQuestion question = { .title = _ ("Where to save the request"),
                                     .name = _ ("recovery-request.txt") };

  if (GVT_RECOVERY_REQUEST_PAGE (widget)->text != NULL)
    gvt_choose_file (widget, &question, on_path_chosen, NULL, NULL);
}

static void
request_answer (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtRecoveryRequestPage *self = GVT_RECOVERY_REQUEST_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_recovery_answer_page_new (self->user));
}

static void
gvt_recovery_request_page_finalize (GObject *object)
{
  GvtRecoveryRequestPage *self = GVT_RECOVERY_REQUEST_PAGE (object);

  g_free (self->user);
  g_free (self->text);
  G_OBJECT_CLASS (gvt_recovery_request_page_parent_class)->finalize (object);
}

static void
gvt_recovery_request_page_class_init (GvtRecoveryRequestPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_recovery_request_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_recovery_request_page_refresh;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_QR_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GVT_UI ("gvt-recovery-request-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtRecoveryRequestPage, qr);
  gtk_widget_class_bind_template_child (widget_class, GvtRecoveryRequestPage, lines);
  gtk_widget_class_bind_template_child (widget_class, GvtRecoveryRequestPage, whose);
  gtk_widget_class_install_action (widget_class, "request.copy", NULL, request_copy);
  gtk_widget_class_install_action (widget_class, "request.save", NULL, request_save);
  gtk_widget_class_install_action (widget_class, "request.answer", NULL, request_answer);
}

static void
gvt_recovery_request_page_init (GvtRecoveryRequestPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_recovery_request_page_new (const char *user)
{
  GvtRecoveryRequestPage *self = g_object_new (GVT_TYPE_RECOVERY_REQUEST_PAGE, NULL);
  g_autofree char *whose = g_strdup_printf (_ ("Request of %s"), user);

  self->user = g_strdup (user);
  gtk_label_set_label (self->whose, whose);
  return GVT_SECTION_PAGE (self);
}

const char *
gvt_recovery_request_page_get_text (GvtRecoveryRequestPage *self)
{
  g_return_val_if_fail (GVT_IS_RECOVERY_REQUEST_PAGE (self), NULL);
  return self->text;
}
