/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-answer.h"

#include "gvt-face-view.h"
#include "gvt-ui.h"

struct _GvtSurveyAnswer
{
  GtkToggleButton parent_instance;

  GvtFaceView *face;
  GtkLabel *key;
  GtkLabel *text;
  guint number;
};

G_DEFINE_FINAL_TYPE (GvtSurveyAnswer, gvt_survey_answer, GTK_TYPE_TOGGLE_BUTTON)

static void
gvt_survey_answer_class_init (GvtSurveyAnswerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (GVT_TYPE_FACE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-survey-answer.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtSurveyAnswer, face);
  gtk_widget_class_bind_template_child (widget_class, GvtSurveyAnswer, key);
  gtk_widget_class_bind_template_child (widget_class, GvtSurveyAnswer, text);
}

static void
gvt_survey_answer_init (GvtSurveyAnswer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_survey_answer_new (guint number, const char *text)
{
  GvtSurveyAnswer *self = g_object_new (GVT_TYPE_SURVEY_ANSWER, NULL);
  g_autofree char *key = g_strdup_printf ("%u", number);
  g_autofree char *label = g_strdup_printf ("%u. %s", number, text);

  self->number = number;
  gtk_label_set_label (self->key, key);
  gtk_label_set_label (self->text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

void
gvt_survey_answer_set_mood (GvtSurveyAnswer *self, double mood)
{
  g_return_if_fail (GVT_IS_SURVEY_ANSWER (self));

  gvt_face_view_set_mood (self->face, mood);
  gtk_widget_show (GTK_WIDGET (self->face));
}

guint
gvt_survey_answer_get_number (GvtSurveyAnswer *self)
{
  g_return_val_if_fail (GVT_IS_SURVEY_ANSWER (self), 0);
  return self->number;
}

void
gvt_survey_answer_write_script (GvtSurveyAnswer *self, GvtScript *script)
{
  g_return_if_fail (GVT_IS_SURVEY_ANSWER (self));

  gvt_script_say (script, gtk_label_get_label (self->key));
  gvt_script_say (script, gtk_label_get_label (self->text));
}
