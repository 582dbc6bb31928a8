/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-columns-layout.h"
#include "gvt-draft-folder.h"
#include "gvt-draft-page.h"
#include "gvt-lesson-page.h"
#include "gvt-module-card.h"
#include "gvt-notes-button.h"
#include "gvt-plain-row.h"
#include "gvt-projector-page.h"
#include "gvt-quiz-page.h"
#include "gvt-ui.h"
#include "gvt-work.h"

struct _GvtModulePage
{
  GvtSectionPage parent_instance;

  GtkLabel *badge;
  GtkLabel *heading;
  GtkLabel *summary;
  GtkLabel *size;
  GtkListBox *lessons;
  GtkListBox *pictures;
  GtkWidget *pictures_group;
  GtkListBox *objectives;
  GtkWidget *objectives_group;
  GvtNotesButton *notes;
  GtkWidget *duplicate;
  GvtActionBar *acts;
  GvtModule *module;
};

G_DEFINE_FINAL_TYPE (GvtModulePage, gvt_module_page, GVT_TYPE_SECTION_PAGE)

/* Where reading or the projector stopped. */
static guint
find_place (GvtModulePage *self)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));

  return workspace != NULL
             ? gvt_reading_get_card (gvt_workspace_get_reading (workspace), self->module,
                                     gvt_module_get_lessons (self->module))
             : 0;
}

static void
show_place (GvtModulePage *self)
{
  guint card = find_place (self);
  g_autofree char *label = g_strdup_printf (_ ("_Go on at card %u"), card + 1);

  gvt_action_bar_set_primary (self->acts, card > 0 ? label : _ ("_Start reading"));
}

static void
open_lesson (GvtModulePage *self, guint index)
{
  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_lesson_page_new (self->module, index));
}

static void
on_lesson_activated (GvtModulePage *self, GtkListBoxRow *row)
{
  open_lesson (self, gtk_list_box_row_get_index (row));
}

static void
on_picture_activated (GvtModulePage *self, GtkListBoxRow *row)
{
  guint index = gtk_list_box_row_get_index (row);

  gvt_section_page_open (GVT_SECTION_PAGE (self),
                         gvt_lesson_page_new_pictures (self->module, index));
}

static void
module_read (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_lesson (GVT_MODULE_PAGE (widget), find_place (GVT_MODULE_PAGE (widget)));
}

static void
module_quiz (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtModulePage *self = GVT_MODULE_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_quiz_page_new (self->module));
}

static void
module_project (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtModulePage *self = GVT_MODULE_PAGE (widget);

  gvt_projector_ask (widget, self->module, gvt_module_get_lessons (self->module),
                     find_place (self));
}

typedef struct
{
  GvtModule *module;
  char *drafts;
} Copying;

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  g_object_unref (copying->module);
  g_free (copying->drafts);
  g_free (copying);
}

static gpointer
copy_in_worker (gpointer input, GCancellable *cancellable, GError **error)
{
  Copying *copying = input;

  return gvt_draft_duplicate (copying->module, copying->drafts, NULL, error);
}

static void
on_copied (gpointer owner, gpointer folder, const GError *error)
{
  GvtSectionPage *page = owner;

  if (error != NULL)
    gvt_section_page_say_error (page, error);
  else
    gvt_section_page_replace (page, gvt_draft_page_new (folder));
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "module.duplicate", TRUE);
}

static void
module_duplicate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtModulePage *self = GVT_MODULE_PAGE (widget);
  GvtWork work = { copy_in_worker, NULL, copying_free, g_free, on_copied };
  Copying *copying = g_new0 (Copying, 1);

  gtk_widget_action_set_enabled (widget, "module.duplicate", FALSE); /* one copy is meant */
  copying->module = g_object_ref (self->module);
  copying->drafts = gvt_profile_path (gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                                      "drafts", NULL);
  work.input = copying;
  gvt_work_run (self, NULL, &work);
}

static void
gvt_module_page_tell_place (GvtSectionPage *page, GvtClassPlace *place)
{
  GvtModule *module = GVT_MODULE_PAGE (page)->module;

  gvt_class_place_set_card (place, GVT_AT_MODULE, module, gvt_module_get_lessons (module), 0);
}

static void
gvt_module_page_map (GtkWidget *widget)
{
  GvtModulePage *self = GVT_MODULE_PAGE (widget);
  gboolean is_class = gvt_section_page_is_class (GVT_SECTION_PAGE (self));

  show_place (self);
  gvt_notes_button_offer (self->notes, self->module, is_class);
  /* a draft lies below its own copy; and to write one is nothing for the class */
  gtk_widget_set_visible (self->duplicate, !is_class && !gvt_module_is_draft (self->module));
  GTK_WIDGET_CLASS (gvt_module_page_parent_class)->map (widget);
}

static GtkWidget *
create_lesson_row (gpointer item, gpointer data)
{
  return gvt_plain_row_new (gvt_lesson_get_title (item), NULL, TRUE);
}

static GtkWidget *
create_objective_row (gpointer item, gpointer data)
{
  return gvt_plain_row_new (gvt_objective_get_text (item), NULL, FALSE);
}

static void
gvt_module_page_dispose (GObject *object)
{
  g_clear_object (&GVT_MODULE_PAGE (object)->module);
  G_OBJECT_CLASS (gvt_module_page_parent_class)->dispose (object);
}

static void
gvt_module_page_class_init (GvtModulePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_module_page_dispose;
  widget_class->map = gvt_module_page_map;
  GVT_SECTION_PAGE_CLASS (klass)->tell_place = gvt_module_page_tell_place;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (GVT_TYPE_NOTES_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-module-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtModulePage, badge);
  gtk_widget_class_bind_template_child (widget_class, GvtModulePage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtModulePage, summary);
  gtk_widget_class_bind_template_child (widget_class, GvtModulePage, size);
  gtk_widget_class_bind_template_child (widget_class, GvtModulePage, lessons);
  gtk_widget_class_bind_template_child (widget_class, GvtModulePage, pictures);
  gtk_widget_class_bind_template_child (widget_class, GvtModulePage, pictures_group);
  gtk_widget_class_bind_template_child (widget_class, GvtModulePage, objectives);
  gtk_widget_class_bind_template_child (widget_class, GvtModulePage, objectives_group);
  gtk_widget_class_bind_template_child (widget_class, GvtModulePage, notes);
  gtk_widget_class_bind_template_child (widget_class, GvtModulePage, duplicate);
  gtk_widget_class_bind_template_child (widget_class, GvtModulePage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_lesson_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_picture_activated);
  gtk_widget_class_install_action (widget_class, "module.read", NULL, module_read);
  gtk_widget_class_install_action (widget_class, "module.quiz", NULL, module_quiz);
  gtk_widget_class_install_action (widget_class, "module.project", NULL, module_project);
  gtk_widget_class_install_action (widget_class, "module.duplicate", NULL, module_duplicate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "module.project", NULL);
}

static void
gvt_module_page_init (GvtModulePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_module_page_new (GvtModule *module)
{
  GvtModulePage *self = g_object_new (GVT_TYPE_MODULE_PAGE, NULL);
  g_autofree char *size = gvt_module_describe_size (module);
  GListModel *pictures = gvt_module_get_picture_lessons (module);
  GListModel *objectives = gvt_module_get_objectives (module);
  const char *note = gvt_module_get_review_note (module);

  self->module = g_object_ref (module);
  gvt_section_page_set_title (GVT_SECTION_PAGE (self), gvt_module_get_title (module));
  gtk_label_set_label (self->badge, note);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), *note != '\0');
  gtk_label_set_label (self->heading, gvt_module_get_title (module));
  gtk_label_set_label (self->summary, gvt_module_get_summary (module));
  gtk_label_set_label (self->size, size);
  gtk_list_box_bind_model (self->lessons, gvt_module_get_lessons (module), create_lesson_row, NULL,
                           NULL);
  gtk_list_box_bind_model (self->pictures, pictures, create_lesson_row, NULL, NULL);
  gtk_widget_set_visible (self->pictures_group, g_list_model_get_n_items (pictures) > 0);
  gtk_list_box_bind_model (self->objectives, objectives, create_objective_row, NULL, NULL);
  gtk_widget_set_visible (self->objectives_group, g_list_model_get_n_items (objectives) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "module.quiz",
                                 gvt_module_get_quiz (module) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "module.read",
                                 g_list_model_get_n_items (gvt_module_get_lessons (module)) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "module.project",
                                 g_list_model_get_n_items (gvt_module_get_lessons (module)) > 0);
  return GVT_SECTION_PAGE (self);
}
