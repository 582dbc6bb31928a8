/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-doctor-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-doctor-text.h"
#include "gvt-error.h"
#include "gvt-job-note.h"
#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"
#include "gvt-work.h"

struct _GvtDoctorPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GvtJobNote *job;
  GtkWidget *found_group;
  GtkListBox *found;
  GvtActionBar *acts;

  gboolean can_repair; /* as the last examination said */
};

G_DEFINE_FINAL_TYPE (GvtDoctorPage, gvt_doctor_page, GVT_TYPE_SECTION_PAGE)

static void
update_acts (GvtDoctorPage *self)
{
  gboolean is_running = gvt_job_note_is_running (self->job);

  gvt_action_bar_set_primary (self->acts,
                              self->can_repair ? _ ("_Repair what can be") : _ ("_Check now"));
  gvt_action_bar_set_secondary (self->acts, is_running ? _ ("_Cancel") : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doctor.act", !is_running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doctor.examine", !is_running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doctor.repair",
                                 !is_running && self->can_repair);
}

static void
gvt_doctor_page_refresh (GvtSectionPage *page)
{
  GvtDoctorPage *self = GVT_DOCTOR_PAGE (page);

  if (gvt_workspace_get_access (gvt_section_page_get_workspace (page)) == GVT_ACCESS_UNENROLLED)
    {
      gvt_state_stack_ask_to_enrol (self->states);
      return;
    }
  update_acts (self);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

/* --- what was found --- */

static void
clear_found (GvtDoctorPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->found))) != NULL)
    gtk_list_box_remove (self->found, row);
  gtk_widget_hide (self->found_group);
}

static void
add_part (GvtDoctorPage *self, const GvtDoctorReport *report, GvtDoctorPart part)
{
  gboolean is_well;
  g_autofree char *words = gvt_doctor_part_describe (report, part, &is_well);
  GtkWidget *row = gvt_plain_row_new (gvt_doctor_part_title (part), words, FALSE);
  GtkWidget *sign = gtk_image_new_from_icon_name (is_well ? "object-select-symbolic"
                                                          : "dialog-warning-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_well ? _ ("Well") : _ ("Something is to be done"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  gtk_list_box_append (self->found, row);
}

static void
show_found (GvtDoctorPage *self, const GvtDoctorReport *report)
{
  for (guint part = 0; part < GVT_DOCTOR_N_PARTS; part++)
    add_part (self, report, (GvtDoctorPart) part);
  gtk_widget_show (self->found_group);
  self->can_repair = gvt_doctor_can_repair (report);
}

static const char *
describe_whole (GvtDoctorPage *self, const GvtDoctorReport *report)
{
  if (gvt_doctor_is_well (report))
    return _ ("All data on this laptop is sound.");
  if (self->can_repair)
    return _ ("Something is damaged that can be made again. Nothing is lost.");
  return _ ("Something is damaged that cannot be made again here. Below stands what to do.");
}

/* --- looking --- */

typedef struct
{
  GvtProfile *profile;
  gboolean may_repair;
  GvtProgress *progress;
  GCancellable *cancellable;
} Visit;

static void
visit_free (gpointer data)
{
  Visit *visit = data;

  g_object_unref (visit->profile);
  g_object_unref (visit->progress);
  g_object_unref (visit->cancellable);
  g_free (visit);
}

static void
report_free (gpointer data)
{
  gvt_doctor_report_clear (data);
  g_free (data);
}

static gpointer
examine (gpointer input, GCancellable *unused, GError **error)
{
  Visit *visit = input;
  GvtDoctorReport *report = g_new0 (GvtDoctorReport, 1);

  if (gvt_doctor_examine (visit->profile, visit->may_repair, visit->progress, report,
                          visit->cancellable, error))
    return report;

  report_free (report);
  return NULL;
}

static void
on_examined (gpointer owner, gpointer result, const GError *error)
{
  GvtDoctorPage *self = owner;
  g_autofree char *words = NULL;

  if (error == NULL)
    show_found (self, result);
  words = error != NULL ? gvt_error_describe (error) : g_strdup (describe_whole (self, result));
  gvt_job_note_end (self->job, words);
  update_acts (self);
}

static void
begin (GvtDoctorPage *self, gboolean may_repair)
{
  GvtWork work = { examine, NULL, visit_free, report_free, on_examined };
  Visit *visit;

  if (gvt_job_note_is_running (self->job))
    return;
  work.input = visit = g_new0 (Visit, 1);
  visit->profile = g_object_ref (gvt_section_page_get_profile (GVT_SECTION_PAGE (self)));
  visit->may_repair = may_repair;
  visit->progress = g_object_ref (gvt_job_note_get_progress (self->job));
  visit->cancellable = g_object_ref (
      gvt_job_note_begin (self->job, _ ("Reading every record"), gvt_doctor_describe_stage));
  clear_found (self);
  self->can_repair = FALSE;
  gvt_work_run (self, NULL, &work);
  update_acts (self);
}

static void
doctor_examine (GtkWidget *widget, const char *action, GVariant *parameter)
{
  begin (GVT_DOCTOR_PAGE (widget), FALSE);
}

static void
doctor_repair (GtkWidget *widget, const char *action, GVariant *parameter)
{
  begin (GVT_DOCTOR_PAGE (widget), TRUE);
}

static void
doctor_act (GtkWidget *widget, const char *action, GVariant *parameter)
{
  begin (GVT_DOCTOR_PAGE (widget), GVT_DOCTOR_PAGE (widget)->can_repair);
}

static void
doctor_cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_job_note_cancel (GVT_DOCTOR_PAGE (widget)->job);
}

static void
on_retry (GvtDoctorPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_doctor_page_forget (GvtSectionPage *page)
{
  GvtDoctorPage *self = GVT_DOCTOR_PAGE (page);

  gvt_job_note_forget (self->job);
  clear_found (self);
  self->can_repair = FALSE;
}

static void
gvt_doctor_page_class_init (GvtDoctorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_doctor_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_doctor_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_JOB_NOTE);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-doctor-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtDoctorPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtDoctorPage, job);
  gtk_widget_class_bind_template_child (widget_class, GvtDoctorPage, found_group);
  gtk_widget_class_bind_template_child (widget_class, GvtDoctorPage, found);
  gtk_widget_class_bind_template_child (widget_class, GvtDoctorPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "doctor.examine", NULL, doctor_examine);
  gtk_widget_class_install_action (widget_class, "doctor.repair", NULL, doctor_repair);
  gtk_widget_class_install_action (widget_class, "doctor.act", NULL, doctor_act);
  gtk_widget_class_install_action (widget_class, "doctor.cancel", NULL, doctor_cancel);
}

static void
gvt_doctor_page_init (GvtDoctorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_doctor_page_new (void)
{
  return g_object_new (GVT_TYPE_DOCTOR_PAGE, NULL);
}
