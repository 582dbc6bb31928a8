/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report-saver.h"

#include <glib/gi18n-lib.h>

#include "gvt-ask.h"
#include "gvt-file-chooser.h"
#include "gvt-session-work.h"

static void
on_written (gpointer owner, gpointer result, const GError *error)
{
  GvtSectionPage *page = owner;

  if (error != NULL)
    gvt_section_page_say_error (page, error);
  else
    gvt_section_page_say (page, _ ("The report is saved. It is listed in the journal."));
  gvt_workspace_touch (gvt_section_page_get_workspace (page));
}

static void
on_path_chosen (gpointer owner, const char *path, gpointer data)
{
  GvtSectionPage *page = owner;
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtReportOrder order = {
    .library = gvt_workspace_get_modules (workspace),
    .regions = gvt_workspace_get_regions (workspace),
    .visit = data,
    .is_practice = gvt_workspace_is_practice (workspace),
    .path = path,
  };
  GvtWork work = { .done = on_written };

  gvt_session_work_report (&work, gvt_section_page_get_profile (page), &order);
  gvt_work_run (page, NULL, &work);
}

static void
on_accepted (gpointer owner, gpointer data)
{
  const GvtFileQuestion question = { .title = _ ("Where to save the report"),
                                     .name = _ ("report.pdf") };

  gvt_choose_file (owner, &question, on_path_chosen, g_memdup2 (data, sizeof (GvtId)), g_free);
}

void
gvt_report_save (GvtSectionPage *page, const GvtId *visit)
{
  const GvtQuestion question = {
    .heading = _ ("Save the report as a file?"),
    .body = _ ("The file is not encrypted: whoever has it can read it. It holds headcounts and "
               "results, no names of participants. That it was saved is recorded."),
    .accept = _ ("_Choose where"),
  };

  gvt_ask (GTK_WIDGET (page), &question, on_accepted, g_memdup2 (visit, sizeof *visit), g_free);
}
