/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-cancel-act.h"

#include <glib/gi18n-lib.h>

#include "gvt-ask.h"
#include "gvt-record-note.h"
#include "gvt-session-task.h"
#include "gvt-visit-cancel.h"

static gpointer
record (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtSessionTask *task = input;

  gvt_visits_cancel (task->profile, &task->id, task->texts[0], error);
  return NULL;
}

static void
on_recorded (gpointer owner, gpointer result, const GError *error)
{
  gvt_record_note (owner, error);
}

static void
run (GvtSectionPage *page, const GvtId *visit, const char *reason)
{
  GvtWork work = { .done = on_recorded };

  gvt_session_task_new (&work, gvt_section_page_get_profile (page), visit, record)->texts[0] =
      g_strdup (reason);
  gvt_work_run (page, NULL, &work);
}

static void
on_reason (gpointer owner, guint index, gpointer data)
{
  run (owner, data, gvt_visit_cancel_reasons[index]);
}

void
gvt_visit_cancel_act (GvtSectionPage *page, const GvtId *visit)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; gvt_visit_cancel_reasons[i] != NULL; i++)
    g_ptr_array_add (labels, (gpointer) gvt_visit_cancel_words (gvt_visit_cancel_reasons[i]));
  g_ptr_array_add (labels, NULL);
  gvt_ask_which (GTK_WIDGET (page), _ ("Call this visit off?"),
                 _ ("Choose why. It is recorded, and the plan stays. Whoever was to be reached "
                    "counts as not reached, unless the plan was a mistake or has moved. You can "
                    "hold the visit after all."),
                 (const char *const *) labels->pdata, on_reason, g_memdup2 (visit, sizeof *visit),
                 g_free);
}

void
gvt_visit_resume_act (GvtSectionPage *page, const GvtId *visit)
{
  run (page, visit, "");
}
