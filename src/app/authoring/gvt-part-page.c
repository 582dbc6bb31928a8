/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-part-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-columns-layout.h"
#include "gvt-finding-list.h"
#include "gvt-ui.h"

typedef struct
{
  AdwBin *form;
  AdwBin *view;
  GtkLabel *view_title;
  GtkButton *remove;
  GvtFindingList *findings;
  GtkLabel *problem;

  GvtDraftKeeper *keeper; /* (nullable): until it is started */
  GvtDraftPreview *preview;
  guint index;
  GvtSectionPage *below; /* (nullable): weak */
} Private;

typedef Private GvtPartPagePrivate;

enum
{
  PROP_0,
  PROP_FORM,
  PROP_VIEW,
  PROP_VIEW_TITLE,
  PROP_REMOVE_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (GvtPartPage, gvt_part_page, GVT_TYPE_SECTION_PAGE)

static Private *
private_of (GvtPartPage *self)
{
  return gvt_part_page_get_instance_private (self);
}

/* While it cannot be shown, what was shown last stays. */
static void
on_preview (GvtPartPage *self)
{
  Private *private = private_of (self);
  const char *problem = gvt_draft_preview_get_problem (private->preview);

  gtk_label_set_label (private->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (private->problem), *problem != '\0');
  gtk_widget_set_visible (GTK_WIDGET (private->view),
                          gvt_draft_preview_get_module (private->preview) != NULL);
  if (*problem == '\0')
    gvt_part_page_show_again (self);
}

static void
on_judged (GvtPartPage *self)
{
  Private *private = private_of (self);
  GvtPartPageClass *klass = GVT_PART_PAGE_GET_CLASS (self);
  g_autofree char *place = g_strdup_printf ("%s[%u]", klass->list, private->index);
  const char *file = klass->get_file != NULL
                         ? klass->get_file (gvt_part_page_get_draft (self), private->index)
                         : NULL;

  gvt_finding_list_show (private->findings, gvt_draft_keeper_get_findings (private->keeper), file,
                         place);
}

/* All that stands there is about this part. */
static void
on_finding_activated (GvtPartPage *self, GvtLintFinding *finding)
{
  GvtFindingPlace place;

  if (gvt_finding_place_find (finding, gvt_part_page_get_draft (self), &place))
    gvt_part_page_focus (self, &place);
}

/* A part that was removed, for whoever takes that back. */
typedef struct
{
  GvtDraftKeeper *keeper;
  GvtDraftTexts *before;
  guint index;
  gboolean (*restore) (GvtDraft *draft, GvtDraftTexts *before, guint index);
} Removed;

static void
removed_free (gpointer data, GClosure *closure)
{
  Removed *removed = data;

  g_object_unref (removed->keeper);
  gvt_draft_texts_unref (removed->before);
  g_free (removed);
}

static void
on_take_back (Removed *removed)
{
  removed->restore (gvt_draft_keeper_get_draft (removed->keeper), removed->before, removed->index);
}

static void
offer_to_take_back (GvtPartPage *self, GvtDraftTexts *before)
{
  Private *private = private_of (self);
  GvtPartPageClass *klass = GVT_PART_PAGE_GET_CLASS (self);
  AdwToast *toast = private->below != NULL ? gvt_section_page_offer (
                        private->below, _ (klass->removed), _ ("Take it back"))
                                           : NULL;
  Removed *removed;

  if (toast == NULL)
    return;
  removed = g_new0 (Removed, 1);
  removed->keeper = g_object_ref (private->keeper);
  removed->before = gvt_draft_texts_ref (before);
  removed->index = private->index;
  removed->restore = klass->restore;
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_take_back), removed, removed_free,
                         G_CONNECT_SWAPPED);
}

static void
part_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GvtPartPage) self = g_object_ref (GVT_PART_PAGE (widget));
  Private *private = private_of (self);
  GvtDraft *draft = gvt_part_page_get_draft (self);
  g_autoptr (GvtDraftTexts) before = NULL;
  g_autoptr (GError) error = NULL;

  gvt_draft_keeper_flush (private->keeper); /* so that undoing brings back this part */
  before = gvt_draft_dup_texts (draft);
  if (!GVT_PART_PAGE_GET_CLASS (self)->remove (draft, private->index, &error))
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  gvt_draft_preview_stop (private->preview);
  g_signal_handlers_disconnect_by_data (private->keeper, self); /* another part has its place */
  gvt_section_page_close (GVT_SECTION_PAGE (self));
  offer_to_take_back (self, before);
}

/* --- construction --- */

static void
gvt_part_page_unmap (GtkWidget *widget)
{
  if (private_of (GVT_PART_PAGE (widget))->keeper != NULL)
    gvt_draft_keeper_flush (private_of (GVT_PART_PAGE (widget))->keeper);
  GTK_WIDGET_CLASS (gvt_part_page_parent_class)->unmap (widget);
}

static void
gvt_part_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  Private *private = private_of (GVT_PART_PAGE (object));

  switch (id)
    {
    case PROP_FORM:
      adw_bin_set_child (private->form, g_value_get_object (value));
      break;
    case PROP_VIEW:
      adw_bin_set_child (private->view, g_value_get_object (value));
      break;
    case PROP_VIEW_TITLE:
      gtk_label_set_label (private->view_title, g_value_get_string (value));
      break;
    case PROP_REMOVE_LABEL:
      gtk_button_set_label (private->remove, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_part_page_dispose (GObject *object)
{
  Private *private = private_of (GVT_PART_PAGE (object));

  g_clear_weak_pointer (&private->below);
  g_clear_object (&private->preview);
  g_clear_object (&private->keeper);
  G_OBJECT_CLASS (gvt_part_page_parent_class)->dispose (object);
}

static void
gvt_part_page_class_init (GvtPartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->dispose = gvt_part_page_dispose;
  G_OBJECT_CLASS (klass)->set_property = gvt_part_page_set_property;
  widget_class->unmap = gvt_part_page_unmap;
  properties[PROP_FORM] = g_param_spec_object ("form", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_VIEW_TITLE] = g_param_spec_string ("view-title", NULL, NULL, NULL, flags);
  properties[PROP_REMOVE_LABEL] = g_param_spec_string ("remove-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (GVT_TYPE_FINDING_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-part-page.ui"));
  gtk_widget_class_bind_template_child_private (widget_class, GvtPartPage, form);
  gtk_widget_class_bind_template_child_private (widget_class, GvtPartPage, view);
  gtk_widget_class_bind_template_child_private (widget_class, GvtPartPage, view_title);
  gtk_widget_class_bind_template_child_private (widget_class, GvtPartPage, remove);
  gtk_widget_class_bind_template_child_private (widget_class, GvtPartPage, findings);
  gtk_widget_class_bind_template_child_private (widget_class, GvtPartPage, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_finding_activated);
  gtk_widget_class_install_action (widget_class, "part.remove", NULL, part_remove);
}

static void
gvt_part_page_init (GvtPartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gvt_part_page_start (GvtPartPage *self, GvtDraftKeeper *keeper, guint index, const char *title)
{
  Private *private = private_of (self);

  g_return_if_fail (GVT_IS_PART_PAGE (self) && private->keeper == NULL);

  gvt_section_page_set_title (GVT_SECTION_PAGE (self), title);
  private->index = index;
  private->keeper = g_object_ref (keeper);
  private->preview = gvt_draft_preview_new (gvt_draft_keeper_get_draft (keeper),
                                            GVT_PART_PAGE_GET_CLASS (self)->load, index);
  g_signal_connect_object (private->preview, "changed", G_CALLBACK (on_preview), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "judged", G_CALLBACK (on_judged), self, G_CONNECT_SWAPPED);
  on_judged (self);
}

void
gvt_part_page_open (GvtPartPage *self, GvtSectionPage *below)
{
  g_return_if_fail (GVT_IS_PART_PAGE (self));

  g_set_weak_pointer (&private_of (self)->below, below);
  gvt_section_page_open (below, GVT_SECTION_PAGE (self));
}

void
gvt_part_page_focus (GvtPartPage *self, const GvtFindingPlace *place)
{
  g_return_if_fail (GVT_IS_PART_PAGE (self));

  GVT_PART_PAGE_GET_CLASS (self)->focus (self, place);
}

GvtDraft *
gvt_part_page_get_draft (GvtPartPage *self)
{
  g_return_val_if_fail (GVT_IS_PART_PAGE (self), NULL);
  return private_of (self)->keeper != NULL ? gvt_draft_keeper_get_draft (private_of (self)->keeper)
                                           : NULL;
}

guint
gvt_part_page_get_index (GvtPartPage *self)
{
  g_return_val_if_fail (GVT_IS_PART_PAGE (self), 0);
  return private_of (self)->index;
}

void
gvt_part_page_show_again (GvtPartPage *self)
{
  Private *private = private_of (self);
  GvtModule *module;

  g_return_if_fail (GVT_IS_PART_PAGE (self));

  module = private->preview != NULL ? gvt_draft_preview_get_module (private->preview) : NULL;
  if (module != NULL)
    GVT_PART_PAGE_GET_CLASS (self)->show (self, module);
}
