/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-paper-saver.h"

#include <glib/gi18n-lib.h>

#include "gvt-file-chooser.h"
#include "gvt-ready-work.h"

static void
on_written (gpointer owner, gpointer result, const GError *error)
{
  GvtSectionPage *page = owner;

  if (error != NULL)
    gvt_section_page_say_error (page, error);
  else
    gvt_section_page_say (page, _ ("The paper is saved: print it. It is listed in the journal."));
  gvt_workspace_touch (gvt_section_page_get_workspace (page));
  gvt_section_page_refresh (page);
}

static void
on_path_chosen (gpointer owner, const char *path, gpointer data)
{
  GvtSectionPage *page = owner;
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  const GvtReportOrder order = {
    .library = gvt_workspace_get_modules (workspace),
    .regions = gvt_workspace_get_regions (workspace),
    .visit = data,
    .is_practice = gvt_workspace_is_practice (workspace),
    .path = path,
  };
  GvtWork work = { .done = on_written };

  gvt_ready_work_print (&work, gvt_workspace_get_profile (workspace), &order);
  gvt_work_run (page, NULL, &work);
}

void
gvt_paper_save (GvtSectionPage *page, const GvtId *visit)
{
  const GvtFileQuestion question = { .title = _ ("Where to save the paper"),
                                     .name = _ ("class-on-paper.pdf") };

  gvt_choose_file (GTK_WIDGET (page), &question, on_path_chosen, g_memdup2 (visit, sizeof *visit),
                   g_free);
}
