/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-gain-page.h"

#include "gvt-gain-view.h"
#include "gvt-state-stack.h"
#include "gvt-test-work.h"
#include "gvt-ui.h"
#include "gvt-visit-text.h"

struct _GvtGainPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkLabel *held;
  GtkBox *tests;

  GvtId session;
};

G_DEFINE_FINAL_TYPE (GvtGainPage, gvt_gain_page, GVT_TYPE_SECTION_PAGE)

static void
show_held (GvtGainPage *self, GvtSession *session)
{
  g_autofree char *held = gvt_session_describe_held (session);

  gtk_label_set_label (self->held, held != NULL ? held : "");
  gtk_widget_set_visible (GTK_WIDGET (self->held), held != NULL);
}

static void
show_tests (GvtGainPage *self, GPtrArray *tests)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->tests))) != NULL)
    gtk_box_remove (self->tests, old);
  for (guint i = 0; i < tests->len; i++)
    gtk_box_append (self->tests, gvt_gain_view_new (tests->pdata[i]));
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtGainPage *self = owner;
  const GvtGainReading *reading = result;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  show_held (self, reading->session);
  show_tests (self, reading->tests);
  gvt_state_stack_set_state (self->states,
                             reading->tests->len > 0 ? GVT_STATE_CONTENT : GVT_STATE_EMPTY);
}

static void
gvt_gain_page_refresh (GvtSectionPage *page)
{
  GvtGainPage *self = GVT_GAIN_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtModuleLibrary *library = gvt_workspace_get_modules (workspace);
  GvtWork work = { .done = on_loaded };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED || library == NULL)
    return;
  gvt_test_work_gains (&work, gvt_section_page_get_profile (page), library, &self->session);
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtGainPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_gain_page_class_init (GvtGainPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_gain_page_refresh;
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-gain-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtGainPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtGainPage, held);
  gtk_widget_class_bind_template_child (widget_class, GvtGainPage, tests);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
}

static void
gvt_gain_page_init (GvtGainPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_gain_page_new (const GvtId *session)
{
  GvtGainPage *self = g_object_new (GVT_TYPE_GAIN_PAGE, NULL);

  self->session = *session;
  return GVT_SECTION_PAGE (self);
}
