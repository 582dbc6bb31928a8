/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklist-saver.h"

#include <glib/gi18n-lib.h>

#include "gvt-leaving-file.h"
#include "gvt-worklist-work.h"

static void
write_worklist (GvtSectionPage *page, const char *path, gpointer worklist, GvtWork *work)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);

  gvt_worklist_work_print (work, gvt_workspace_get_profile (workspace), worklist,
                           gvt_workspace_is_practice (workspace), path);
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
    .saved = _ ("The worklist is saved: print it, then delete the file. It is listed in the "
                "settings."),
  };

  gvt_save_leaving_file (page, &file, write_worklist, g_object_ref (worklist), g_object_unref);
}
