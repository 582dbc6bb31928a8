/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-big-question.h"

#include "gvt-columns-layout.h"
#include "gvt-ui.h"

struct _GvtBigQuestion
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkBox *answers;
  GPtrArray *buttons; /* (element-type GtkCheckButton), borrowed of @answers */
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_ANSWERS,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GvtBigQuestion, gvt_big_question, GTK_TYPE_BOX)

static void
on_toggled (GvtBigQuestion *self, GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

static void
add_answer (GvtBigQuestion *self, const char *text)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (button, "big-answer");
  if (self->buttons->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), self->buttons->pdata[0]);
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_toggled), self);
  g_ptr_array_add (self->buttons, button);
  gtk_box_append (self->answers, button);
}

static void
add_answers (GvtBigQuestion *self, GListModel *texts)
{
  for (guint i = 0; i < g_list_model_get_n_items (texts); i++)
    add_answer (self, gtk_string_list_get_string (GTK_STRING_LIST (texts), i));
}

static void
gvt_big_question_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GvtBigQuestion *self = GVT_BIG_QUESTION (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title));
      break;
    case PROP_SELECTED:
      g_value_set_uint (value, gvt_big_question_get_selected (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_big_question_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GvtBigQuestion *self = GVT_BIG_QUESTION (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title, g_value_get_string (value));
      break;
    case PROP_ANSWERS:
      add_answers (self, g_value_get_object (value));
      break;
    case PROP_SELECTED:
      gvt_big_question_set_selected (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_big_question_finalize (GObject *object)
{
  g_ptr_array_unref (GVT_BIG_QUESTION (object)->buttons);
  G_OBJECT_CLASS (gvt_big_question_parent_class)->finalize (object);
}

static void
gvt_big_question_class_init (GvtBigQuestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = gvt_big_question_get_property;
  object_class->set_property = gvt_big_question_set_property;
  object_class->finalize = gvt_big_question_finalize;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | flags);
  props[PROP_ANSWERS] = g_param_spec_object ("answers", NULL, NULL, GTK_TYPE_STRING_LIST,
                                             G_PARAM_WRITABLE | flags);
  props[PROP_SELECTED] = g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, 0,
                                            G_PARAM_READWRITE | flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-big-question.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtBigQuestion, title);
  gtk_widget_class_bind_template_child (widget_class, GvtBigQuestion, answers);
}

static void
gvt_big_question_init (GvtBigQuestion *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

guint
gvt_big_question_get_selected (GvtBigQuestion *self)
{
  g_return_val_if_fail (GVT_IS_BIG_QUESTION (self), 0);

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active (self->buttons->pdata[i]))
      return i;
  return 0;
}

void
gvt_big_question_set_selected (GvtBigQuestion *self, guint index)
{
  g_return_if_fail (GVT_IS_BIG_QUESTION (self));
  g_return_if_fail (index < self->buttons->len);

  gtk_check_button_set_active (self->buttons->pdata[index], TRUE);
}

void
gvt_big_question_write_script (GvtBigQuestion *self, GvtScript *script)
{
  g_return_if_fail (GVT_IS_BIG_QUESTION (self));

  gvt_script_say (script, gtk_label_get_label (self->title));
  for (guint i = 0; i < self->buttons->len; i++)
    gvt_script_say (script, gtk_label_get_label (
                                GTK_LABEL (gtk_check_button_get_child (self->buttons->pdata[i]))));
}
