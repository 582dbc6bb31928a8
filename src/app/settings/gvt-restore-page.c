/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-restore-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-ask.h"
#include "gvt-backup-text.h"
#include "gvt-error.h"
#include "gvt-job-note.h"
#include "gvt-page-stack.h"
#include "gvt-ui.h"

struct _GvtRestorePage
{
  GvtSectionPage parent_instance;

  GvtJobNote *job;
  GtkLabel *heading;
  GtkLabel *warning;
  AdwComboRow *user;
  GtkEditable *passphrase;
  GvtActionBar *acts;

  GvtBackupEntry *entry;
};

G_DEFINE_FINAL_TYPE (GvtRestorePage, gvt_restore_page, GVT_TYPE_SECTION_PAGE)

static void
update_acts (GvtRestorePage *self)
{
  gboolean is_running = gvt_job_note_is_running (self->job);
  gboolean is_whole = *gtk_editable_get_text (self->passphrase) != '\0'
                      && self->entry->openers[0] != NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->user), !is_running);
  gtk_editable_set_editable (self->passphrase, !is_running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "restore.begin", is_whole && !is_running);
  gvt_action_bar_set_secondary (self->acts, is_running ? _ ("_Cancel") : NULL);
}

static void
gvt_restore_page_refresh (GvtSectionPage *page)
{
  update_acts (GVT_RESTORE_PAGE (page));
}

/* Everybody comes in anew, to what was put back. */
static void
show_laptop_as_it_is (GvtWorkspace *workspace)
{
  if (gvt_workspace_get_access (workspace) == GVT_ACCESS_UNLOCKED)
    gvt_workspace_lock (workspace);
  else
    gvt_workspace_reload (workspace);
}

/* What stands below is of the laptop that was here before. */
static void
leave (GvtRestorePage *self)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (self), GVT_TYPE_PAGE_STACK);

  if (stack != NULL)
    gvt_page_stack_pop_to_root (GVT_PAGE_STACK (stack));
}

static void
on_restored (gpointer owner, gpointer result, const GError *error)
{
  GvtRestorePage *self = owner;
  GvtSectionPage *page = GVT_SECTION_PAGE (self);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean is_behind_door = error == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self))
                            || (gvt_workspace_get_access (workspace) == GVT_ACCESS_UNLOCKED
                                && !gvt_profile_is_unlocked (gvt_section_page_get_profile (page)));
  g_autofree char *words = error != NULL ? gvt_error_describe (error)
                                         : gvt_restore_text_done (result);

  gvt_job_note_end (self->job, is_behind_door ? NULL : words);
  update_acts (self);
  if (!is_behind_door)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
      return;
    }
  if (root != NULL)
    gvt_tell (root, error != NULL ? _ ("Nothing was put back") : _ ("The backup is back"), words);
  show_laptop_as_it_is (workspace);
  if (error == NULL)
    leave (self);
}

static void
restore_begin (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtRestorePage *self = GVT_RESTORE_PAGE (widget);
  GvtWork work = { .done = on_restored };
  const char *user = self->entry->openers[adw_combo_row_get_selected (self->user)];
  GCancellable *cancellable;

  if (gvt_job_note_is_running (self->job))
    return;
  cancellable = gvt_job_note_begin (self->job, _ ("Copying the backup"), gvt_restore_text_doing);
  gvt_backup_work_restore (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                           self->entry, user, gtk_editable_get_text (self->passphrase),
                           gvt_job_note_get_progress (self->job), cancellable);
  gtk_editable_set_text (self->passphrase, ""); /* wipes it */
  gvt_work_run (self, NULL, &work);
  update_acts (self);
}

static void
restore_cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_job_note_cancel (GVT_RESTORE_PAGE (widget)->job);
}

static void
on_entry_activated (GvtRestorePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "restore.begin", NULL);
}

/* It goes on when the laptop locks meanwhile: then it is what opens it again. */
static void
gvt_restore_page_forget (GvtSectionPage *page)
{
  gtk_editable_set_text (GVT_RESTORE_PAGE (page)->passphrase, "");
}

static void
gvt_restore_page_dispose (GObject *object)
{
  GvtRestorePage *self = GVT_RESTORE_PAGE (object);

  if (self->passphrase != NULL)
    gtk_editable_set_text (self->passphrase, "");
  self->passphrase = NULL;
  G_OBJECT_CLASS (gvt_restore_page_parent_class)->dispose (object);
}

static void
gvt_restore_page_finalize (GObject *object)
{
  g_clear_pointer (&GVT_RESTORE_PAGE (object)->entry, gvt_backup_entry_unref);
  G_OBJECT_CLASS (gvt_restore_page_parent_class)->finalize (object);
}

static void
gvt_restore_page_class_init (GvtRestorePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_restore_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = gvt_restore_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_restore_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_restore_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_JOB_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-restore-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtRestorePage, job);
  gtk_widget_class_bind_template_child (widget_class, GvtRestorePage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtRestorePage, warning);
  gtk_widget_class_bind_template_child (widget_class, GvtRestorePage, user);
  gtk_widget_class_bind_template_child (widget_class, GvtRestorePage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, GvtRestorePage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, update_acts);
  gtk_widget_class_install_action (widget_class, "restore.begin", NULL, restore_begin);
  gtk_widget_class_install_action (widget_class, "restore.cancel", NULL, restore_cancel);
}

static void
gvt_restore_page_init (GvtRestorePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_warning (GvtRestorePage *self)
{
  const char *words = NULL;

  if (self->entry->openers[0] == NULL)
    words = _ ("The keys of this backup cannot be read: it is damaged, and cannot be put back. "
               "Choose another one.");
  else if (!self->entry->is_own)
    words = _ ("The keys of this laptop do not open this backup: it was made on another laptop, or "
               "before a user was removed here. Put it back only if this laptop is to go on in its "
               "place.");
  gtk_label_set_label (self->warning, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning), words != NULL);
}

GvtSectionPage *
gvt_restore_page_new (GvtBackupEntry *entry)
{
  GvtRestorePage *self = g_object_new (GVT_TYPE_RESTORE_PAGE, NULL);
  g_autoptr (GtkStringList) codes = gtk_string_list_new ((const char *const *) entry->openers);
  g_autofree char *when = gvt_backup_text_when (entry->backup);
  /* Translators: when it was made */
  g_autofree char *heading = g_strdup_printf (_ ("The backup of %s"), when);

  self->entry = gvt_backup_entry_ref (entry);
  gtk_label_set_label (self->heading, heading);
  adw_combo_row_set_model (self->user, G_LIST_MODEL (codes));
  show_warning (self);
  return GVT_SECTION_PAGE (self);
}
