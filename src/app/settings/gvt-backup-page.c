/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-backup-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-backup-text.h"
#include "gvt-job-note.h"
#include "gvt-restore-page.h"
#include "gvt-state-stack.h"
#include "gvt-text.h"
#include "gvt-ui.h"

struct _GvtBackupPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GvtJobNote *job;
  AdwActionRow *when;
  AdwActionRow *reason;
  AdwActionRow *records;
  AdwActionRow *size;
  AdwActionRow *device;
  AdwActionRow *place;
  GtkLabel *warning;
  GvtActionBar *acts;

  GvtBackupEntry *entry;
};

G_DEFINE_FINAL_TYPE (GvtBackupPage, gvt_backup_page, GVT_TYPE_SECTION_PAGE)

/* Nobody can look into it before a passphrase has opened the laptop. */
static void
update_acts (GvtBackupPage *self)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  gboolean is_unlocked = gvt_workspace_get_access (workspace) == GVT_ACCESS_UNLOCKED;
  gboolean is_free = !gvt_job_note_is_running (self->job);

  gvt_action_bar_set_secondary (self->acts, is_unlocked ? _ ("_Check it") : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backup.verify", is_unlocked && is_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backup.restore", is_free);
}

static void
gvt_backup_page_refresh (GvtSectionPage *page)
{
  GvtBackupPage *self = GVT_BACKUP_PAGE (page);

  update_acts (self);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static char *
describe_checking (guint stage, guint64 count, guint64 total)
{
  return g_strdup (_ ("Reading the backup once more"));
}

static void
on_verified (gpointer owner, gpointer unused, const GError *error)
{
  GvtBackupPage *self = owner;
  g_autofree char *words = error != NULL ? gvt_backup_text_verify_error (error)
                                         : g_strdup (_ (
                                             "This backup is whole: every page of it was read, and "
                                             "it ends where it says."));

  gvt_job_note_end (self->job, words);
  update_acts (self);
}

static void
backup_verify (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtBackupPage *self = GVT_BACKUP_PAGE (widget);
  GvtWork work = { .done = on_verified };

  if (gvt_job_note_is_running (self->job))
    return;
  gvt_job_note_begin (self->job, _ ("Reading the backup once more"), describe_checking);
  gvt_backup_work_verify (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                          self->entry);
  gvt_work_run (self, NULL, &work);
  update_acts (self);
}

static void
backup_restore (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget),
                         gvt_restore_page_new (GVT_BACKUP_PAGE (widget)->entry));
}

static void
on_retry (GvtBackupPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_backup_page_forget (GvtSectionPage *page)
{
  gvt_job_note_forget (GVT_BACKUP_PAGE (page)->job);
}

static void
gvt_backup_page_finalize (GObject *object)
{
  g_clear_pointer (&GVT_BACKUP_PAGE (object)->entry, gvt_backup_entry_unref);
  G_OBJECT_CLASS (gvt_backup_page_parent_class)->finalize (object);
}

static void
gvt_backup_page_class_init (GvtBackupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_backup_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_backup_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_backup_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_JOB_NOTE);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-backup-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtBackupPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupPage, job);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupPage, when);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupPage, reason);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupPage, records);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupPage, size);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupPage, device);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupPage, place);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupPage, warning);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "backup.verify", NULL, backup_verify);
  gtk_widget_class_install_action (widget_class, "backup.restore", NULL, backup_restore);
}

static void
gvt_backup_page_init (GvtBackupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_facts (GvtBackupPage *self)
{
  const GvtBackup *backup = self->entry->backup;
  g_autofree char *when = gvt_backup_text_when (backup);
  g_autofree char *records = gvt_text_number ((gint64) backup->n_events);
  g_autofree char *size = gvt_text_size (backup->facts.bytes);

  adw_action_row_set_subtitle (self->when, when);
  adw_action_row_set_subtitle (self->reason, gvt_backup_text_reason (backup));
  adw_action_row_set_subtitle (self->records, backup->is_known ? records : _ ("Not known"));
  adw_action_row_set_subtitle (self->size, size);
  adw_action_row_set_subtitle (self->device, backup->is_known ? backup->code : _ ("Not known"));
  adw_action_row_set_subtitle (self->place, backup->path);
  gtk_widget_set_visible (GTK_WIDGET (self->warning), !self->entry->is_own);
  gtk_label_set_label (self->warning,
                       _ ("The keys of this laptop do not open this backup: it was made on "
                          "another laptop, or before a user was removed here."));
}

GvtSectionPage *
gvt_backup_page_new (GvtBackupEntry *entry)
{
  GvtBackupPage *self = g_object_new (GVT_TYPE_BACKUP_PAGE, NULL);

  self->entry = gvt_backup_entry_ref (entry);
  show_facts (self);
  return GVT_SECTION_PAGE (self);
}
