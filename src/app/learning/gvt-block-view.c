/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-block-view.h"

#include "gvt-module-picture.h"
#include "gvt-ui.h"

#define INDENT 24

struct _GvtBlockView
{
  AdwBin parent_instance;

  GtkLabel *marker;
  GtkLabel *body;
  GtkLabel *source;
  GtkWidget *badge;
  GvtModulePicture *picture;
};

G_DEFINE_FINAL_TYPE (GvtBlockView, gvt_block_view, ADW_TYPE_BIN)

static void
show_claim (GvtBlockView *self, GvtClaim *claim)
{
  g_autofree char *described = gvt_claim_describe (claim);

  gtk_widget_add_css_class (GTK_WIDGET (self), "claim");
  gtk_label_set_label (self->body, gvt_claim_get_text (claim));
  gtk_label_set_label (self->source, described);
  gtk_widget_set_visible (GTK_WIDGET (self->source), *described != '\0');
  gtk_widget_set_visible (self->badge, !gvt_claim_is_verified (claim));
}

static void
show_text (GvtBlockView *self, GvtBlock *block)
{
  gtk_label_set_markup (self->body, gvt_block_get_markup (block));
}

static void
show_heading (GvtBlockView *self, GvtBlock *block)
{
  show_text (self, block);
  gtk_widget_add_css_class (GTK_WIDGET (self->body),
                            gvt_block_get_level (block) == 2 ? "title-2" : "title-3");
}

static void
show_list_item (GvtBlockView *self, GvtBlock *block)
{
  show_text (self, block);
  gtk_widget_set_margin_start (GTK_WIDGET (self), INDENT * (gvt_block_get_level (block) - 1));
}

static void
show_picture (GvtBlockView *self, GvtModule *module, GvtBlock *block)
{
  gtk_widget_hide (GTK_WIDGET (self->body));
  gtk_widget_show (GTK_WIDGET (self->picture));
  gvt_module_picture_show (self->picture, module, gvt_block_get_file (block),
                           gvt_block_get_text (block));
}

static void
show_block (GvtBlockView *self, GvtModule *module, GvtBlock *block)
{
  const char *marker = gvt_block_get_marker (block);

  gtk_label_set_label (self->marker, marker);
  gtk_widget_set_visible (GTK_WIDGET (self->marker), *marker != '\0');

  switch (gvt_block_get_kind (block))
    {
    case GVT_BLOCK_HEADING:
      show_heading (self, block);
      break;
    case GVT_BLOCK_LIST_ITEM:
      show_list_item (self, block);
      break;
    case GVT_BLOCK_NOTE:
      show_text (self, block);
      gtk_widget_add_css_class (GTK_WIDGET (self), "note");
      break;
    case GVT_BLOCK_IMAGE:
      show_picture (self, module, block);
      break;
    case GVT_BLOCK_CLAIM:
      show_claim (self, gvt_block_get_claim (block));
      break;
    case GVT_BLOCK_PARAGRAPH:
    default:
      show_text (self, block);
    }
}

static void
gvt_block_view_class_init (GvtBlockViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (GVT_TYPE_MODULE_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-block-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtBlockView, marker);
  gtk_widget_class_bind_template_child (widget_class, GvtBlockView, body);
  gtk_widget_class_bind_template_child (widget_class, GvtBlockView, source);
  gtk_widget_class_bind_template_child (widget_class, GvtBlockView, badge);
  gtk_widget_class_bind_template_child (widget_class, GvtBlockView, picture);
}

static void
gvt_block_view_init (GvtBlockView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_block_view_new (GvtModule *module, GvtBlock *block)
{
  GvtBlockView *self = g_object_new (GVT_TYPE_BLOCK_VIEW, NULL);

  show_block (self, module, block);
  return GTK_WIDGET (self);
}

GtkWidget *
gvt_block_view_new_claim (GvtClaim *claim)
{
  GvtBlockView *self = g_object_new (GVT_TYPE_BLOCK_VIEW, NULL);

  gtk_widget_hide (GTK_WIDGET (self->marker));
  show_claim (self, claim);
  return GTK_WIDGET (self);
}

GtkWidget *
gvt_block_view_new_marks (const char *marks)
{
  GvtBlockView *self = g_object_new (GVT_TYPE_BLOCK_VIEW, NULL);

  gtk_widget_hide (GTK_WIDGET (self->marker));
  gtk_widget_add_css_class (GTK_WIDGET (self), "claim");
  gtk_label_set_markup (self->body, marks);
  return GTK_WIDGET (self);
}

void
gvt_block_view_fill (GvtBlockView *self)
{
  g_return_if_fail (GVT_IS_BLOCK_VIEW (self));

  gtk_widget_set_vexpand (GTK_WIDGET (self->picture), TRUE);
}
