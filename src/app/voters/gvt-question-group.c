/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-question-group.h"

#include <glib/gi18n-lib.h>

#include "gvt-purpose-row.h"
#include "gvt-question-facts.h"
#include "gvt-ui.h"
#include "gvt-village-row.h"

struct _GvtQuestionGroup
{
  AdwPreferencesGroup parent_instance;

  GvtPurposeRow *purpose;
  GvtVillageRow *village;

  GvtSectionPage *page;  /* borrowed: it stands on it; %NULL while the lists are closed */
  gboolean is_fast;      /* questions are slowed */
  gboolean is_restoring; /* the purpose is set as it was kept */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (GvtQuestionGroup, gvt_question_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_facts (GvtQuestionGroup *self, const GvtQuestionFacts *facts)
{
  self->is_fast = facts->is_fast;
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         facts->is_of_visit
                                             ? _ ("The purpose is picked once, for this visit")
                                             : _ ("The purpose is picked once, for today"));
  self->is_restoring = TRUE;
  if (gvt_purpose_row_get_purpose (self->purpose) == NULL)
    gvt_purpose_row_set_purpose (self->purpose, facts->purpose);
  self->is_restoring = FALSE;
}

static void
on_facts_read (gpointer owner, gpointer result, const GError *error)
{
  GvtQuestionGroup *self = owner;

  if (self->page == NULL)
    return; /* locked meanwhile */
  if (error != NULL)
    gvt_section_page_say_error (self->page, error);
  else
    show_facts (self, result);
}

/* Picked once: it stands there again after a lock, for this visit. */
static void
on_purpose_changed (GvtQuestionGroup *self)
{
  const char *purpose = gvt_purpose_row_get_purpose (self->purpose);
  GvtWork work = { .done = on_facts_read };

  g_signal_emit (self, changed_signal, 0);
  if (self->page == NULL || purpose == NULL || self->is_restoring)
    return;
  gvt_question_facts_keep (&work, gvt_section_page_get_profile (self->page), purpose);
  gvt_work_run (self, NULL, &work);
}

static void
gvt_question_group_class_init (GvtQuestionGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GVT_TYPE_PURPOSE_ROW);
  g_type_ensure (GVT_TYPE_VILLAGE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-question-group.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtQuestionGroup, purpose);
  gtk_widget_class_bind_template_child (widget_class, GvtQuestionGroup, village);
  gtk_widget_class_bind_template_callback (widget_class, on_purpose_changed);
}

static void
gvt_question_group_init (GvtQuestionGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gvt_question_group_open (GvtQuestionGroup *self, GvtSectionPage *page, GvtRoll *roll)
{
  GvtWork work = { .done = on_facts_read };

  g_return_if_fail (GVT_IS_QUESTION_GROUP (self) && GVT_IS_SECTION_PAGE (page));

  self->page = page;
  gvt_village_row_fill (self->village, roll);
  gvt_question_facts_read (&work, gvt_section_page_get_profile (page));
  gvt_work_run (self, NULL, &work);
}

void
gvt_question_group_close (GvtQuestionGroup *self)
{
  g_return_if_fail (GVT_IS_QUESTION_GROUP (self));

  self->page = NULL;
  gvt_purpose_row_set_purpose (self->purpose, NULL);
  gvt_village_row_fill (self->village, NULL);
}

const char *
gvt_question_group_get_purpose (GvtQuestionGroup *self)
{
  g_return_val_if_fail (GVT_IS_QUESTION_GROUP (self), NULL);

  return gvt_purpose_row_get_purpose (self->purpose);
}

const char *
gvt_question_group_get_village (GvtQuestionGroup *self)
{
  g_return_val_if_fail (GVT_IS_QUESTION_GROUP (self), NULL);

  return gvt_village_row_get_village (self->village);
}

void
gvt_question_group_pick (GvtQuestionGroup *self, guint index)
{
  g_return_if_fail (GVT_IS_QUESTION_GROUP (self));

  adw_combo_row_set_selected (ADW_COMBO_ROW (self->purpose), index);
}

gboolean
gvt_question_group_is_fast (GvtQuestionGroup *self)
{
  g_return_val_if_fail (GVT_IS_QUESTION_GROUP (self), FALSE);

  return self->is_fast;
}

void
gvt_question_group_set_fast (GvtQuestionGroup *self, gboolean is_fast)
{
  g_return_if_fail (GVT_IS_QUESTION_GROUP (self));

  self->is_fast = is_fast;
}
