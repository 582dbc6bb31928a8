/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-exports-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-ask.h"
#include "gvt-export-row.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"
#include "gvt-work.h"

struct _GvtExportsPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (GvtExportsPage, gvt_exports_page, GVT_TYPE_SECTION_PAGE)

static void
clear (GvtExportsPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

/* --- which there are --- */

static void
on_listed (gpointer owner, gpointer result, const GError *error)
{
  GvtExportsPage *self = owner;
  GPtrArray *exports = result;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  clear (self);
  for (guint i = 0; i < exports->len; i++)
    gtk_list_box_append (self->list, gvt_export_row_new (exports->pdata[i]));
  gvt_state_stack_set_state (self->states, exports->len > 0 ? GVT_STATE_CONTENT : GVT_STATE_EMPTY);
}

static gpointer
list_exports (gpointer input, GCancellable *cancellable, GError **error)
{
  return gvt_exports_list (input, error);
}

static void
gvt_exports_page_refresh (GvtSectionPage *page)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtWork work = { .func = list_exports,
                   .free_input = g_object_unref,
                   .free_result = (GDestroyNotify) g_ptr_array_unref,
                   .done = on_listed };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED)
    return;
  work.input = g_object_ref (gvt_workspace_get_profile (workspace));
  gvt_section_page_read (page, &work);
}

static void
gvt_exports_page_forget (GvtSectionPage *page)
{
  clear (GVT_EXPORTS_PAGE (page));
  gvt_state_stack_set_state (GVT_EXPORTS_PAGE (page)->states, GVT_STATE_LOADING);
}

static void
on_retry (GvtExportsPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

/* --- deleting --- */

typedef struct
{
  GvtProfile *profile;
  GvtId id;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_object_unref (removal->profile);
  g_free (removal);
}

static gpointer
remove_export (gpointer input, GCancellable *cancellable, GError **error)
{
  Removal *removal = input;

  gvt_exports_remove (removal->profile, &removal->id, error);
  return NULL;
}

static void
on_removed (gpointer owner, gpointer result, const GError *error)
{
  GvtSectionPage *page = owner;

  if (error != NULL)
    gvt_section_page_say_error (page, error);
  else
    gvt_section_page_say (page, _ ("The file is deleted, and that is recorded."));
  gvt_workspace_touch (gvt_section_page_get_workspace (page));
  gvt_section_page_refresh (page);
}

static void
on_accepted (gpointer owner, gpointer id)
{
  Removal *removal = g_new0 (Removal, 1);
  GvtWork work = {
    .func = remove_export, .input = removal, .free_input = removal_free, .done = on_removed
  };

  removal->profile = g_object_ref (gvt_section_page_get_profile (owner));
  removal->id = *(GvtId *) id;
  gvt_work_run (owner, NULL, &work);
}

static void
exports_delete (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtQuestion question = {
    .heading = _ ("Delete this file?"),
    .body = _ ("The records on this laptop stay. What was printed from the file, or copied, stays "
               "too; and on a stick a deleted file may be brought back by who has the tools."),
    .accept = _ ("_Delete"),
    .is_destructive = TRUE,
  };
  GvtId id;

  if (gvt_id_from_text (g_variant_get_string (parameter, NULL), &id, NULL))
    gvt_ask (widget, &question, on_accepted, g_memdup2 (&id, sizeof id), g_free);
}

static void
gvt_exports_page_class_init (GvtExportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_exports_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_exports_page_forget;
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-exports-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtExportsPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtExportsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "exports.delete", "s", exports_delete);
}

static void
gvt_exports_page_init (GvtExportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (self->states, "empty-icon-name", "document-save-symbolic", "empty-title",
                _ ("Nothing was written outside"), "empty-description",
                _ ("What is saved as a file or printed stands here afterwards, and can be deleted "
                   "from here."),
                NULL);
}

GvtSectionPage *
gvt_exports_page_new (void)
{
  return g_object_new (GVT_TYPE_EXPORTS_PAGE, NULL);
}
