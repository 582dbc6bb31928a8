/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-followup-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-entry-row.h"
#include "gvt-survey-work.h"
#include "gvt-typed-date.h"
#include "gvt-typed-keeper.h"
#include "gvt-ui.h"

struct _GvtFollowupPage
{
  GvtSectionPage parent_instance;

  GtkLabel *element_label;
  GtkLabel *found;
  GtkEditable *act;
  GtkEditable *due;
  GtkEditable *role;
  GvtActionBar *acts;

  GvtId visit;
  guint element;
  GvtTypedKeeper *keeper; /* (nullable): until the page is on the screen */
};

G_DEFINE_FINAL_TYPE (GvtFollowupPage, gvt_followup_page, GVT_TYPE_SECTION_PAGE)

static void
set_saving (GvtFollowupPage *self, gboolean is_saving)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "followup.save",
                                 !is_saving && *gtk_editable_get_text (self->act) != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "followup.take-back", !is_saving);
}

static void
keep (GvtFollowupPage *self, GStrv typed)
{
  if (self->keeper != NULL)
    gvt_typed_keeper_keep (self->keeper, gvt_survey_element_code (self->element), typed);
  else
    g_strfreev (typed);
}

static void
on_changed (GvtFollowupPage *self)
{
  const char *const typed[] = { gtk_editable_get_text (self->act),
                                gtk_editable_get_text (self->due),
                                gtk_editable_get_text (self->role), NULL };

  set_saving (self, FALSE);
  keep (self, g_strdupv ((GStrv) typed));
}

static void
on_recalled (GvtFollowupPage *self, char **texts)
{
  g_auto (GStrv) kept = g_strdupv (texts);

  if (g_strv_length (kept) != 3)
    return;
  gtk_editable_set_text (self->act, kept[0]);
  gtk_editable_set_text (self->due, kept[1]);
  gtk_editable_set_text (self->role, kept[2]);
}

/* What was typed before the power went stands there again. */
static void
gvt_followup_page_refresh (GvtSectionPage *page)
{
  GvtFollowupPage *self = GVT_FOLLOWUP_PAGE (page);

  if (self->keeper != NULL
      || gvt_workspace_get_access (gvt_section_page_get_workspace (page)) != GVT_ACCESS_UNLOCKED)
    return;
  self->keeper = gvt_typed_keeper_new (gvt_section_page_get_profile (page),
                                       &(GvtTypedPlace){ "followup", self->visit, "" });
  g_signal_connect_object (self->keeper, "recalled", G_CALLBACK (on_recalled), self,
                           G_CONNECT_SWAPPED);
  gvt_typed_keeper_recall (self->keeper, gvt_survey_element_code (self->element));
}

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  GvtFollowupPage *self = owner;

  set_saving (self, FALSE);
  if (error != NULL)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  keep (self, NULL);
  gvt_section_page_say (GVT_SECTION_PAGE (self), _ ("Saved"));
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
  gvt_section_page_close (GVT_SECTION_PAGE (self));
}

static void
save (GvtFollowupPage *self, const GvtSurveyFollowup *followup)
{
  GvtWork work = { .done = on_saved };

  set_saving (self, TRUE);
  gvt_survey_work_follow_up (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                             &self->visit, followup);
  gvt_work_run (self, NULL, &work);
}

static void
followup_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtFollowupPage *self = GVT_FOLLOWUP_PAGE (widget);
  g_autofree char *due = gvt_typed_date_to_iso (gtk_editable_get_text (self->due));
  const GvtSurveyFollowup followup = { .element = gvt_survey_element_code (self->element),
                                       .act = gtk_editable_get_text (self->act),
                                       .due = due,
                                       .role = gtk_editable_get_text (self->role) };

  save (self, &followup);
}

static void
followup_take_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtFollowupPage *self = GVT_FOLLOWUP_PAGE (widget);
  const GvtSurveyFollowup nothing = { gvt_survey_element_code (self->element), "", "", "" };

  save (self, &nothing);
}

static void
on_entered (GvtFollowupPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "followup.save", NULL);
}

static void
gvt_followup_page_dispose (GObject *object)
{
  g_clear_object (&GVT_FOLLOWUP_PAGE (object)->keeper);
  G_OBJECT_CLASS (gvt_followup_page_parent_class)->dispose (object);
}

static void
gvt_followup_page_class_init (GvtFollowupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_followup_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_followup_page_refresh;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-followup-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtFollowupPage, element_label);
  gtk_widget_class_bind_template_child (widget_class, GvtFollowupPage, found);
  gtk_widget_class_bind_template_child (widget_class, GvtFollowupPage, act);
  gtk_widget_class_bind_template_child (widget_class, GvtFollowupPage, due);
  gtk_widget_class_bind_template_child (widget_class, GvtFollowupPage, role);
  gtk_widget_class_bind_template_child (widget_class, GvtFollowupPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_install_action (widget_class, "followup.save", NULL, followup_save);
  gtk_widget_class_install_action (widget_class, "followup.take-back", NULL, followup_take_back);
}

static void
gvt_followup_page_init (GvtFollowupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Day first, as it is typed. Returns: (transfer full) */
static char *
dup_typed_date (const char *iso)
{
  return *iso != '\0' ? g_strdup_printf ("%.2s-%.2s-%.4s", iso + 8, iso + 5, iso) : g_strdup ("");
}

static void
show_planned (GvtFollowupPage *self, const GvtPlannedFollowup *planned)
{
  g_autofree char *due = dup_typed_date (planned->due);

  gtk_editable_set_text (self->act, planned->act);
  gtk_editable_set_text (self->due, due);
  gtk_editable_set_text (self->role, planned->role);
  gvt_action_bar_set_secondary (self->acts, _ ("_Take back"));
}

GvtSectionPage *
gvt_followup_page_new (const GvtId *visit,
                       guint element,
                       const char *found,
                       const GvtPlannedFollowup *planned)
{
  GvtFollowupPage *self = g_object_new (GVT_TYPE_FOLLOWUP_PAGE, NULL);
  g_autofree char *label = g_strdup_printf ("%s %s", gvt_survey_element_code (element),
                                            gvt_survey_element_name (element));

  self->visit = *visit;
  self->element = element;
  gtk_label_set_label (self->element_label, label);
  gtk_label_set_label (self->found, found);
  if (planned != NULL)
    show_planned (self, planned);
  set_saving (self, FALSE);
  return GVT_SECTION_PAGE (self);
}
