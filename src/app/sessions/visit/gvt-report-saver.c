/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report-saver.h"

#include <glib/gi18n-lib.h>

#include "gvt-leaving-file.h"
#include "gvt-session-work.h"

static void
write_report (GvtSectionPage *page, const char *path, gpointer visit, GvtWork *work)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtReportOrder order = {
    .library = gvt_workspace_get_modules (workspace),
    .regions = gvt_workspace_get_regions (workspace),
    .visit = visit,
    .is_practice = gvt_workspace_is_practice (workspace),
    .path = path,
  };

  gvt_session_work_report (work, gvt_workspace_get_profile (workspace), &order);
}

void
gvt_report_save (GvtSectionPage *page, const GvtId *visit)
{
  const GvtLeavingFile file = {
    .heading = _ ("Save the report as a file?"),
    .body = _ ("The file is not encrypted: whoever has it can read it. It holds headcounts and "
               "results, no names of participants. That it was saved is recorded."),
    .title = _ ("Where to save the report"),
    .name = _ ("report.pdf"),
    .saved = _ ("The report is saved. It is listed in the journal."),
  };

  gvt_save_leaving_file (page, &file, write_report, g_memdup2 (visit, sizeof *visit), g_free);
}
