/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-steps.h"

#include <glib/gstdio.h>

#include "gvt-draft-folder.h"
#include "gvt-draft-page.h"
#include "gvt-module-library.h"
#include "gvt-part-row.h"
#include "gvt-text-area.h"

/* A draft of nobody: it lies in a folder that goes with the last of its pictures. */
static gboolean
open_draft (GvtWindow *window)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GvtModule *module = gvt_module_library_find (library, "m7-sah-tidak-sah", NULL);
  g_autofree char *drafts = g_dir_make_tmp ("govote-XXXXXX", NULL);
  g_autofree char *folder = drafts != NULL ? gvt_draft_duplicate (module, drafts, NULL, NULL)
                                           : NULL;

  if (folder == NULL)
    return FALSE;
  gvt_picture_show_root (window, "learning");
  gvt_page_stack_push (gvt_window_get_section (window, "learning"), gvt_draft_page_new (folder));
  g_object_set_data_full (G_OBJECT (window), "picture-draft", g_steal_pointer (&folder), g_free);
  return TRUE;
}

static gboolean
open_draft_row (GvtWindow *window, const char *action)
{
  return gtk_widget_activate_action (gvt_picture_top_page (window, "learning"), action, NULL);
}

static gboolean
open_draft_card (GvtWindow *window)
{
  GtkWidget *row = gvt_picture_find (gvt_picture_top_page (window, "learning"), GVT_TYPE_PART_ROW);

  return row != NULL && gtk_widget_activate (row);
}

/* While there is nothing in it that keeps it from being shown. */
static gboolean
open_draft_preview (GvtWindow *window)
{
  gvt_page_stack_pop (gvt_window_get_section (window, "learning"));
  return open_draft_row (window, "draft.show");
}

/* A blank question, with what is to be mended in it. */
static gboolean
open_draft_item (GvtWindow *window)
{
  gvt_page_stack_pop (gvt_window_get_section (window, "learning"));
  return open_draft_row (window, "draft.add-single");
}

static gboolean
open_draft_import (GvtWindow *window)
{
  GtkWidget *text;

  gvt_page_stack_pop (gvt_window_get_section (window, "learning"));
  if (!open_draft_row (window, "draft.import"))
    return FALSE;
  text = gvt_picture_find (gvt_picture_top_page (window, "learning"), GVT_TYPE_TEXT_AREA);
  gvt_text_area_set_text (GVT_TEXT_AREA (text),
                          "Di mana kita memilih? {=TPS ~sekolah ~kantor pos}\n\n"
                          "Surat suara ini {=sah\n\n"
                          "Tinta menandai yang sudah memilih. {T}\n");
  return TRUE;
}

static gboolean
open_draft_facts (GvtWindow *window)
{
  gvt_page_stack_pop (gvt_window_get_section (window, "learning"));
  return open_draft_row (window, "draft.facts");
}

/* The first of the module's sources. */
static gboolean
open_draft_source (GvtWindow *window)
{
  GtkWidget *row = gvt_picture_find (gvt_picture_top_page (window, "learning"), GVT_TYPE_PART_ROW);

  return row != NULL && gtk_widget_activate (row);
}

static gboolean
leave_draft (GvtWindow *window)
{
  const char *folder = g_object_get_data (G_OBJECT (window), "picture-draft");
  g_autofree char *drafts = folder != NULL ? g_path_get_dirname (folder) : NULL;

  gvt_page_stack_pop_to_root (gvt_window_get_section (window, "learning"));
  if (folder != NULL && gvt_draft_delete (folder, NULL))
    g_rmdir (drafts);
  return FALSE; /* there is nothing to see */
}

const GvtPictureStep gvt_picture_draft_steps[] = {
  { "draft", open_draft },
  { "draft-card", open_draft_card },
  { "draft-preview", open_draft_preview },
  { "draft-item", open_draft_item },
  { "draft-import", open_draft_import },
  { "draft-facts", open_draft_facts },
  { "draft-source", open_draft_source },
  { "draft-left", leave_draft },
  { NULL, NULL },
};
