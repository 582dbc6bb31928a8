/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plan-part-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-group-title.h"
#include "gvt-plan-fields.h"
#include "gvt-ui.h"

struct _GvtPlanPartPage
{
  GvtSectionPage parent_instance;

  AdwClamp *clamp;
  GtkLabel *message;

  GtkWidget *content; /* borrowed */
  GvtPlanForm *form;
  char *member; /* (nullable): to be pointed out */
};

G_DEFINE_FINAL_TYPE (GvtPlanPartPage, gvt_plan_part_page, GVT_TYPE_SECTION_PAGE)

static void
part_done (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_close (GVT_SECTION_PAGE (widget));
}

static void
hide_message (GvtPlanPartPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
}

/* The page is on the screen first: before that, nothing takes the keys. */
static void
gvt_plan_part_page_refresh (GvtSectionPage *page)
{
  GvtPlanPartPage *self = GVT_PLAN_PART_PAGE (page);
  g_autofree char *member = g_steal_pointer (&self->member);
  g_autofree char *problem = NULL;

  if (member == NULL)
    return;
  problem = gvt_plan_form_dup_problem (self->form, member);
  gtk_label_set_label (self->message, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), problem != NULL);
  gvt_plan_fields_point_out (self->content, self->form, member);
}

static void
gvt_plan_part_page_finalize (GObject *object)
{
  GvtPlanPartPage *self = GVT_PLAN_PART_PAGE (object);

  g_clear_object (&self->form);
  g_free (self->member);
  G_OBJECT_CLASS (gvt_plan_part_page_parent_class)->finalize (object);
}

static void
gvt_plan_part_page_class_init (GvtPlanPartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_plan_part_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_plan_part_page_refresh;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-plan-part-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPartPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanPartPage, message);
  gtk_widget_class_install_action (widget_class, "part.done", NULL, part_done);
}

static void
gvt_plan_part_page_init (GvtPlanPartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_plan_part_page_new (const char *title, GtkWidget *content, GvtPlanForm *form)
{
  GvtPlanPartPage *self = g_object_new (GVT_TYPE_PLAN_PART_PAGE, "title", title, NULL);

  self->content = content;
  self->form = g_object_ref (form);
  gtk_widget_set_margin_start (content, 18); /* within the clamp, as the bar beneath has them */
  gtk_widget_set_margin_end (content, 18);
  adw_clamp_set_child (self->clamp, content);
  gvt_group_titles_wrap (content);
  gvt_plan_fields_bind (content, form);
  g_signal_connect_object (form, "changed", G_CALLBACK (hide_message), self, G_CONNECT_SWAPPED);
  return GVT_SECTION_PAGE (self);
}

void
gvt_plan_part_page_point_out (GvtPlanPartPage *self, const char *member)
{
  g_return_if_fail (GVT_IS_PLAN_PART_PAGE (self));

  g_free (self->member);
  self->member = g_strdup (member);
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}
