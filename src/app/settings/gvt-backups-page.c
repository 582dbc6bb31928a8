/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-backups-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-backup-page.h"
#include "gvt-backup-text.h"
#include "gvt-error.h"
#include "gvt-file-chooser.h"
#include "gvt-job-note.h"
#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"

struct _GvtBackupsPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GvtJobNote *job;
  GtkLabel *failure;
  GtkLabel *intro;
  GtkWidget *list_group;
  GtkListBox *list;
  GtkLabel *none;
  GtkWidget *elsewhere;
  GvtActionBar *acts;

  char *path;       /* (nullable): of a stick */
  GPtrArray *shown; /* (nullable): of GvtBackupEntry, as the rows */
};

G_DEFINE_FINAL_TYPE (GvtBackupsPage, gvt_backups_page, GVT_TYPE_SECTION_PAGE)

static gboolean
is_unlocked (GvtBackupsPage *self)
{
  return gvt_workspace_get_access (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)))
         == GVT_ACCESS_UNLOCKED;
}

static void
update_acts (GvtBackupsPage *self)
{
  gboolean is_making = gvt_job_note_is_running (self->job);

  gtk_widget_set_visible (GTK_WIDGET (self->acts), self->path == NULL && is_unlocked (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.choose-stick", !is_making);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.make", !is_making);
  gvt_action_bar_set_secondary (self->acts, is_making ? _ ("_Cancel") : NULL);
}

/* --- which there are --- */

static void
on_row_activated (GvtBackupsPage *self, GtkListBoxRow *row)
{
  GvtBackupEntry *entry = g_ptr_array_index (self->shown, gtk_list_box_row_get_index (row));

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_backup_page_new (entry));
}

/* Of the last one that became due by itself. */
static void
show_failure (GvtBackupsPage *self)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  const GError *failure = gvt_backup_keeper_get_failure (gvt_workspace_get_backups (workspace));
  g_autofree char *words = failure != NULL ? gvt_error_describe (failure) : NULL;
  g_autofree char *text = NULL;

  if (words != NULL)
    /* Translators: then the reason follows */
    text = g_strdup_printf (_ ("The last automatic backup could not be made. %s"), words);
  gtk_label_set_label (self->failure, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), text != NULL && self->path == NULL);
}

static void
on_listed (gpointer owner, gpointer result, const GError *error)
{
  GvtBackupsPage *self = owner;
  GPtrArray *entries = result;
  GtkWidget *row;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = g_ptr_array_ref (entries);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *when = gvt_backup_text_when (((GvtBackupEntry *) entries->pdata[i])->backup);
      g_autofree char *summary = gvt_backup_text_summary (entries->pdata[i]);

      gtk_list_box_append (self->list, gvt_plain_row_new (when, summary, TRUE));
    }
  show_failure (self);
  gtk_widget_set_visible (self->list_group, entries->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none), entries->len == 0);
  update_acts (self);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
gvt_backups_page_refresh (GvtSectionPage *page)
{
  GvtBackupsPage *self = GVT_BACKUPS_PAGE (page);
  GvtWork work = { .done = on_listed };

  gvt_backup_work_list (&work, gvt_section_page_get_profile (page), self->path);
  gvt_section_page_read (page, &work);
}

static void
backups_look (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget),
                         gvt_backups_page_new (g_variant_get_string (parameter, NULL)));
}

static void
on_source_chosen (gpointer owner, const char *path, gpointer unused)
{
  gtk_widget_activate_action (owner, "backups.look", "s", path);
}

static void
backups_choose_source (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_choose_folder (widget, _ ("Where is the backup?"), on_source_chosen, NULL, NULL);
}

/* --- a new one --- */

static void
on_made (gpointer owner, gpointer result, const GError *error)
{
  GvtBackupsPage *self = owner;
  g_autofree char *words = error != NULL ? gvt_error_describe (error)
                                         : gvt_backup_text_made (result);

  gvt_job_note_end (self->job, words);
  update_acts (self);
}

static void
backups_make (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtBackupsPage *self = GVT_BACKUPS_PAGE (widget);
  GvtWork work = { .done = on_made };
  GCancellable *cancellable;

  if (gvt_job_note_is_running (self->job))
    return;
  cancellable = gvt_job_note_begin (self->job, _ ("Copying the records"), gvt_backup_text_making);
  gvt_backup_work_make (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                        g_variant_get_string (parameter, NULL),
                        gvt_job_note_get_progress (self->job), cancellable);
  gvt_work_run (self, NULL, &work);
  update_acts (self);
}

static void
on_stick_chosen (gpointer owner, const char *path, gpointer unused)
{
  gtk_widget_activate_action (owner, "backups.make", "s", path);
}

static void
backups_choose_stick (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_choose_folder (widget, _ ("Which stick?"), on_stick_chosen, NULL, NULL);
}

static void
backups_cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_job_note_cancel (GVT_BACKUPS_PAGE (widget)->job);
}

static void
on_retry (GvtBackupsPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_backups_page_forget (GvtSectionPage *page)
{
  gvt_job_note_forget (GVT_BACKUPS_PAGE (page)->job);
}

static void
gvt_backups_page_finalize (GObject *object)
{
  GvtBackupsPage *self = GVT_BACKUPS_PAGE (object);

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_free (self->path);
  G_OBJECT_CLASS (gvt_backups_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "backups.choose-stick", NULL,
                                   backups_choose_stick);
  gtk_widget_class_install_action (widget_class, "backups.make", "s", backups_make);
  gtk_widget_class_install_action (widget_class, "backups.cancel", NULL, backups_cancel);
  gtk_widget_class_install_action (widget_class, "backups.choose-source", NULL,
                                   backups_choose_source);
  gtk_widget_class_install_action (widget_class, "backups.look", "s", backups_look);
}

static void
gvt_backups_page_class_init (GvtBackupsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_backups_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_backups_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_backups_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_JOB_NOTE);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-backups-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtBackupsPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupsPage, job);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupsPage, failure);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupsPage, intro);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupsPage, list_group);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupsPage, list);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupsPage, none);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupsPage, elsewhere);
  gtk_widget_class_bind_template_child (widget_class, GvtBackupsPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  install_actions (widget_class);
}

static void
gvt_backups_page_init (GvtBackupsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_stick (GvtBackupsPage *self)
{
  g_autofree char *none = g_strdup_printf (
      _ ("There is no backup of Go Vote in %s. Choose the stick itself, or the folder that was "
         "named when the backup was made."),
      self->path);

  gvt_section_page_set_title (GVT_SECTION_PAGE (self), _ ("Backups on a stick"));
  gtk_label_set_label (self->none, none);
  gtk_widget_hide (GTK_WIDGET (self->intro));
  gtk_widget_hide (self->elsewhere);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->list_group), self->path);
}

GvtSectionPage *
gvt_backups_page_new (const char *path)
{
  GvtBackupsPage *self = g_object_new (GVT_TYPE_BACKUPS_PAGE, NULL);

  self->path = g_strdup (path);
  if (path != NULL)
    show_stick (self);
  return GVT_SECTION_PAGE (self);
}
