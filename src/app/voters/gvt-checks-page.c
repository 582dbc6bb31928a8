/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-checks-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-check.h"
#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-voters-work.h"

struct _GvtChecksPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (GvtChecksPage, gvt_checks_page, GVT_TYPE_SECTION_PAGE)

/* Whom it is about and how it stands in the first line; what was found out beneath it. */
static GtkWidget *
create_row (gpointer item, gpointer data)
{
  GvtCheck *check = item;
  const char *who = gvt_check_get_who (check);
  g_autofree char *answer = gvt_check_describe (check);
  g_autofree char *at = gvt_text_date_time (gvt_check_get_asked_at (check));
  /* Translators: when, by whom */
  g_autofree char *asked = g_strdup_printf (_ ("Asked %s by %s"), at,
                                            gvt_check_get_asked_by (check));
  g_autofree char *title = g_strjoin (": ", who != NULL ? who : _ ("Name and number were erased"),
                                      gvt_check_state_words (check), NULL);
  g_autofree char *text = g_strjoin ("\n", answer, asked, NULL);

  return gvt_plain_row_new (title, text, FALSE);
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  GvtChecksPage *self = owner;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  gtk_list_box_bind_model (self->list, result, create_row, NULL, NULL);
  gvt_state_stack_set_state (self->states, g_list_model_get_n_items (result) > 0 ? GVT_STATE_CONTENT
                                                                                 : GVT_STATE_EMPTY);
}

static void
gvt_checks_page_refresh (GvtSectionPage *page)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtWork work = { .done = on_read };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED)
    return;
  gvt_voters_work_read_checks (&work, gvt_workspace_get_profile (workspace));
  gvt_section_page_read (page, &work);
}

static void
gvt_checks_page_forget (GvtSectionPage *page)
{
  GvtChecksPage *self = GVT_CHECKS_PAGE (page);

  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
}

static void
on_retry (GvtChecksPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_checks_page_class_init (GvtChecksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_checks_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_checks_page_forget;
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-checks-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtChecksPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtChecksPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
}

static void
gvt_checks_page_init (GvtChecksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (self->states, "empty-icon-name", "mail-send-symbolic", "empty-title",
                _ ("Nothing was asked of the centre"), "empty-description",
                _ ("When somebody is not in the villages carried here, the centre can be asked. "
                   "The question goes with the next synchronisation, and the answer stands here."),
                NULL);
}

GvtSectionPage *
gvt_checks_page_new (void)
{
  return g_object_new (GVT_TYPE_CHECKS_PAGE, NULL);
}
