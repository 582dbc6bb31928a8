/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-recovery-answer-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-entry-row.h"
#include "gvt-error.h"
#include "gvt-file-chooser.h"
#include "gvt-recovery-user-row.h"
#include "gvt-recovery-work.h"
#include "gvt-ui.h"

struct _GvtRecoveryAnswerPage
{
  GvtSectionPage parent_instance;

  GvtRecoveryUserRow *user_row;
  GtkTextView *answer;
  GtkEditable *passphrase;
  GtkLabel *message;
  GtkSpinner *spinner;

  char *user; /* (nullable): chosen at first */
};

G_DEFINE_FINAL_TYPE (GvtRecoveryAnswerPage, gvt_recovery_answer_page, GVT_TYPE_SECTION_PAGE)

static void
say (GvtRecoveryAnswerPage *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
set_busy (GvtRecoveryAnswerPage *self, gboolean is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.finish", !is_busy);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtRecoveryAnswerPage *self = owner;
  g_autofree char *text = error != NULL ? gvt_error_describe (error) : NULL;

  if (error != NULL)
    say (self, text);
  if (result != NULL)
    gvt_recovery_user_row_set_users (self->user_row, result, self->user);
}

static void
gvt_recovery_answer_page_refresh (GvtSectionPage *page)
{
  GvtWork work = { .done = on_loaded };

  gvt_recovery_work_load (&work, gvt_section_page_get_profile (page), NULL);
  gvt_section_page_read (page, &work);
}

/* --- the answer --- */

static char *
dup_answer (GvtRecoveryAnswerPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->answer);
  GtkTextIter begin, end;

  gtk_text_buffer_get_bounds (buffer, &begin, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &begin, &end, FALSE));
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  GvtRecoveryAnswerPage *self = owner;
  g_autofree char *text = error != NULL ? gvt_error_describe (error) : NULL;

  say (self, text);
  if (result == NULL)
    return;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->answer), result, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
on_file_chosen (gpointer owner, const char *path, gpointer data)
{
  gvt_recovery_answer_page_open (owner, path);
}

static void
answer_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtFileQuestion question = { .title = _ ("The file with the answer") };

  gvt_choose_file (widget, &question, on_file_chosen, NULL, NULL);
}

/* --- the end of it --- */

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GvtRecoveryAnswerPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  set_busy (self, FALSE);
  if (gvt_workspace_open_finish (GVT_WORKSPACE (source), result, &error))
    return;
  text = gvt_error_describe (error);
  say (self, text);
}

static void
answer_finish (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtRecoveryAnswerPage *self = GVT_RECOVERY_ANSWER_PAGE (widget);
  const char *user = gvt_recovery_user_row_get_code (self->user_row);
  g_autofree char *answer = dup_answer (self);

  if (user == NULL)
    return;
  if (*answer == '\0')
    {
      say (self, _ ("Type or paste the answer first, or open its file."));
      return;
    }
  say (self, NULL);
  set_busy (self, TRUE);
  gvt_recovery_open_async (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)), user,
                           gtk_editable_get_text (self->passphrase), answer, on_opened,
                           g_object_ref (self));
}

static void
on_passphrase_activated (GvtRecoveryAnswerPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "answer.finish", NULL);
}

static void
gvt_recovery_answer_page_finalize (GObject *object)
{
  g_free (GVT_RECOVERY_ANSWER_PAGE (object)->user);
  G_OBJECT_CLASS (gvt_recovery_answer_page_parent_class)->finalize (object);
}

static void
gvt_recovery_answer_page_class_init (GvtRecoveryAnswerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_recovery_answer_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_recovery_answer_page_refresh;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_RECOVERY_USER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GVT_UI ("gvt-recovery-answer-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtRecoveryAnswerPage, user_row);
  gtk_widget_class_bind_template_child (widget_class, GvtRecoveryAnswerPage, answer);
  gtk_widget_class_bind_template_child (widget_class, GvtRecoveryAnswerPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, GvtRecoveryAnswerPage, message);
  gtk_widget_class_bind_template_child (widget_class, GvtRecoveryAnswerPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_activated);
  gtk_widget_class_install_action (widget_class, "answer.file", NULL, answer_file);
  gtk_widget_class_install_action (widget_class, "answer.finish", NULL, answer_finish);
}

static void
gvt_recovery_answer_page_init (GvtRecoveryAnswerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_recovery_answer_page_new (const char *user)
{
  GvtRecoveryAnswerPage *self = g_object_new (GVT_TYPE_RECOVERY_ANSWER_PAGE, NULL);

  self->user = g_strdup (user);
  return GVT_SECTION_PAGE (self);
}

void
gvt_recovery_answer_page_open (GvtRecoveryAnswerPage *self, const char *path)
{
  GvtWork work = { .done = on_read };

  g_return_if_fail (GVT_IS_RECOVERY_ANSWER_PAGE (self));

  gvt_recovery_work_read (&work, path);
  gvt_work_run (self, NULL, &work);
}
