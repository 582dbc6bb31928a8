/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklist-saver.h"

#include <glib/gi18n-lib.h>

#include "gvt-leaving-file.h"
#include "gvt-worklist-work.h"

static void
on_written (gpointer owner, gpointer result, const GError *error)
{
  GvtSectionPage *page = owner;

  if (error != NULL)
    gvt_section_page_say_error (page, error);
  else
    gvt_section_page_say (page, _ ("The worklist is saved: print it, then delete the file. It is "
                                   "listed in the settings."));
  gvt_workspace_touch (gvt_section_page_get_workspace (page));
}

static void
on_path_chosen (gpointer owner, const char *path, gpointer worklist)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (owner);
  GvtWork work = { .done = on_written };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED)
    return; /* locked while the place was chosen */
  gvt_worklist_work_print (&work, gvt_workspace_get_profile (workspace), worklist,
                           gvt_workspace_is_practice (workspace), path);
  gvt_work_run (owner, NULL, &work);
}

void
gvt_worklist_save (GvtSectionPage *page, GvtWorklist *worklist)
{
  const GvtLeavingFile file = {
    .heading = _ ("Save the worklist as a file?"),
    .body = _ ("The file is not encrypted and holds names: whoever has it can read them. Numbers "
               "are masked. That it was saved is recorded."),
    .title = _ ("Where to save the worklist"),
    .name = _ ("worklist.pdf"),
  };

  gvt_warn_and_choose_file (GTK_WIDGET (page), &file, on_path_chosen, g_object_ref (worklist),
                            g_object_unref);
}
