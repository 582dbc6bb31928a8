/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-slip-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-leaving-file.h"
#include "gvt-plain-row.h"
#include "gvt-region.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"
#include "gvt-voters-work.h"

struct _GvtSlipPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkListBox *list;

  GPtrArray *villages; /* their codes, as the rows */
};

G_DEFINE_FINAL_TYPE (GvtSlipPage, gvt_slip_page, GVT_TYPE_SECTION_PAGE)

/* --- which villages --- */

static void
clear (GvtSlipPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->villages, 0);
}

static void
add_row (GvtSlipPage *self, const char *village, guint n)
{
  GvtRegionList *regions = gvt_workspace_get_regions (
      gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
  g_autofree char *name = gvt_region_list_describe (regions, village);
  g_autofree char *count = g_strdup_printf (ngettext ("%u proposal", "%u proposals", n), n);

  g_ptr_array_add (self->villages, g_strdup (village));
  gtk_list_box_append (self->list, gvt_plain_row_new (name, count, TRUE));
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* In the order of their codes. */
static void
show_villages (GvtSlipPage *self, GListModel *proposals)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) codes = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (proposals); i++)
    {
      g_autoptr (GvtProposal) proposal = g_list_model_get_item (proposals, i);
      const char *village = gvt_proposal_get_place (proposal);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, village));

      g_hash_table_insert (counts, g_strdup (village), GUINT_TO_POINTER (n + 1));
    }
  codes = g_list_sort (g_hash_table_get_keys (counts), compare_codes);
  clear (self);
  for (GList *code = codes; code != NULL; code = code->next)
    add_row (self, code->data, GPOINTER_TO_UINT (g_hash_table_lookup (counts, code->data)));
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtSlipPage *self = owner;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  show_villages (self, result);
  gvt_state_stack_set_state (self->states,
                             self->villages->len > 0 ? GVT_STATE_CONTENT : GVT_STATE_EMPTY);
}

static void
gvt_slip_page_refresh (GvtSectionPage *page)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtWork work = { .done = on_loaded };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED)
    return;
  gvt_voters_work_browse (&work, gvt_workspace_get_profile (workspace));
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtSlipPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

/* --- as a file --- */

static void
write_slip (GvtSectionPage *page, const char *path, gpointer village, GvtWork *work)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  const GvtProposalPaper paper = { gvt_workspace_get_regions (workspace),
                                   gvt_workspace_is_practice (workspace) };

  gvt_voters_work_print_slip (work, gvt_workspace_get_profile (workspace), village, &paper, path);
}

static void
on_row_activated (GvtSlipPage *self, GtkListBoxRow *row)
{
  const char *village = self->villages->pdata[gtk_list_box_row_get_index (row)];
  const GvtLeavingFile file = {
    .heading = _ ("Save the slip as a file?"),
    .body = _ ("The file is not encrypted: whoever has it can read it. It tells proposals by "
               "receipt number, kind, day and state, no names. That it was saved is recorded."),
    .title = _ ("Where to save the slip"),
    .name = _ ("village-slip.pdf"),
    .saved = _ ("The slip is saved: print it. It is listed in the settings."),
  };

  gvt_save_leaving_file (GVT_SECTION_PAGE (self), &file, write_slip, g_strdup (village), g_free);
}

/* --- the object --- */

static void
gvt_slip_page_forget (GvtSectionPage *page)
{
  clear (GVT_SLIP_PAGE (page));
  gvt_state_stack_set_state (GVT_SLIP_PAGE (page)->states, GVT_STATE_LOADING);
}

static void
gvt_slip_page_finalize (GObject *object)
{
  g_ptr_array_unref (GVT_SLIP_PAGE (object)->villages);
  G_OBJECT_CLASS (gvt_slip_page_parent_class)->finalize (object);
}

static void
gvt_slip_page_class_init (GvtSlipPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_slip_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_slip_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_slip_page_forget;
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-slip-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtSlipPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtSlipPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
gvt_slip_page_init (GvtSlipPage *self)
{
  self->villages = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (self->states, "empty-icon-name", "emblem-documents-symbolic", "empty-title",
                _ ("No proposal yet"), "empty-description",
                _ ("What citizens report stands here, with its receipt number."), NULL);
}

GvtSectionPage *
gvt_slip_page_new (void)
{
  return g_object_new (GVT_TYPE_SLIP_PAGE, NULL);
}
