/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-card.h"

#include <glib/gi18n-lib.h>

#include "gvt-module-picture.h"
#include "gvt-ui.h"

struct _GvtModuleCard
{
  GtkFlowBoxChild parent_instance;

  GvtModulePicture *picture;
  GtkLabel *title;
  GtkLabel *size;
  GtkLabel *badge;
  GvtModule *module;
};

G_DEFINE_FINAL_TYPE (GvtModuleCard, gvt_module_card, GTK_TYPE_FLOW_BOX_CHILD)

/* The first picture of the first card that has one. */
static GvtBlock *
find_picture (GvtModule *module)
{
  GListModel *lessons = gvt_module_get_lessons (module);

  for (guint i = 0; i < g_list_model_get_n_items (lessons); i++)
    {
      g_autoptr (GvtLesson) lesson = g_list_model_get_item (lessons, i);
      GListModel *blocks = gvt_lesson_get_blocks (lesson);

      for (guint j = 0; j < g_list_model_get_n_items (blocks); j++)
        {
          g_autoptr (GvtBlock) block = g_list_model_get_item (blocks, j);

          if (gvt_block_get_kind (block) == GVT_BLOCK_IMAGE)
            return g_steal_pointer (&block);
        }
    }
  return NULL;
}

static void
gvt_module_card_dispose (GObject *object)
{
  g_clear_object (&GVT_MODULE_CARD (object)->module);
  G_OBJECT_CLASS (gvt_module_card_parent_class)->dispose (object);
}

static void
gvt_module_card_class_init (GvtModuleCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_module_card_dispose;
  g_type_ensure (GVT_TYPE_MODULE_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-module-card.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtModuleCard, picture);
  gtk_widget_class_bind_template_child (widget_class, GvtModuleCard, title);
  gtk_widget_class_bind_template_child (widget_class, GvtModuleCard, size);
  gtk_widget_class_bind_template_child (widget_class, GvtModuleCard, badge);
}

static void
gvt_module_card_init (GvtModuleCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_module_card_new (GvtModule *module)
{
  GvtModuleCard *self = g_object_new (GVT_TYPE_MODULE_CARD, NULL);
  g_autofree char *size = gvt_module_describe_size (module);
  g_autoptr (GvtBlock) picture = find_picture (module);
  const char *note = gvt_module_get_review_note (module);

  self->module = g_object_ref (module);
  gtk_label_set_label (self->title, gvt_module_get_title (module));
  gtk_label_set_label (self->size, size);
  gtk_label_set_label (self->badge, note);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), *note != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->picture), picture != NULL);
  if (picture != NULL)
    gvt_module_picture_show (self->picture, module, gvt_block_get_file (picture),
                             gvt_block_get_text (picture));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gvt_module_get_title (module),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, size, -1);
  return GTK_WIDGET (self);
}

GvtModule *
gvt_module_card_get_module (GvtModuleCard *self)
{
  g_return_val_if_fail (GVT_IS_MODULE_CARD (self), NULL);
  return self->module;
}

char *
gvt_module_describe_size (GvtModule *module)
{
  guint n_minutes = gvt_module_get_minutes (module);
  guint n_cards = g_list_model_get_n_items (gvt_module_get_lessons (module));
  GvtQuiz *quiz = gvt_module_get_quiz (module);
  guint n_questions = quiz != NULL ? gvt_quiz_get_size (quiz) : 0;
  g_autofree char *minutes = g_strdup_printf (ngettext ("%u minute", "%u minutes", n_minutes),
                                              n_minutes);
  g_autofree char *cards = g_strdup_printf (ngettext ("%u card", "%u cards", n_cards), n_cards);
  g_autofree char *questions = g_strdup_printf (
      ngettext ("%u question", "%u questions", n_questions), n_questions);

  return n_questions > 0 ? g_strjoin (" · ", minutes, cards, questions, NULL)
                         : g_strjoin (" · ", minutes, cards, NULL);
}
