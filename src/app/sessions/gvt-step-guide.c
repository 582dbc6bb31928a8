/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-step-guide.h"

#include <glib/gi18n-lib.h>

#include "gvt-ask.h"
#include "gvt-record-note.h"
#include "gvt-step-work.h"
#include "gvt-visit-text.h"

const char *
gvt_step_guide_code (GvtSessionStep step)
{
  static const char *const codes[GVT_SESSION_N_STEPS] = {
    [GVT_STEP_ATTENDANCE] = "attendance", [GVT_STEP_PRETEST] = "pretest",
    [GVT_STEP_TEACH] = "modules",         [GVT_STEP_QUIZ] = "modules",
    [GVT_STEP_POSTTEST] = "posttest",     [GVT_STEP_SURVEY] = "survey",
    [GVT_STEP_CLOSE] = "close",
  };

  g_return_val_if_fail (step < GVT_SESSION_N_STEPS, NULL);
  return codes[step];
}

const GvtClassStep *
gvt_step_guide_find (const GvtSessionProgress *progress, GvtSessionStep step)
{
  const char *code = gvt_step_guide_code (step);

  return code != NULL ? gvt_session_steps_find (progress->steps, code) : NULL;
}

/* --- entering --- */

/* It is no news that somebody is where he went. */
static void
on_entered (gpointer owner, gpointer result, const GError *error)
{
  GvtSectionPage *page = owner;

  if (error != NULL)
    gvt_section_page_say_error (page, error);
  else if (gvt_section_page_get_workspace (page) != NULL)
    gvt_workspace_touch (gvt_section_page_get_workspace (page));
}

/* Where a class stands only because the steps before are done, the window may lead elsewhere first:
 * a quiz follows the modules. Whoever goes on past it has said so. */
void
gvt_step_guide_enter (GvtSectionPage *page, const GvtSessionProgress *progress, GvtSessionStep step)
{
  const GvtClassStep *found = gvt_step_guide_find (progress, step);
  GvtWork work = { .done = on_entered };

  if (found == NULL || !gvt_session_is_open (progress->session)
      || (progress->steps->is_told && g_str_equal (found->code, progress->steps->now)))
    return;

  gvt_step_work_enter (&work, gvt_section_page_get_profile (page),
                       gvt_session_get_id (progress->session), found->code,
                       found->state != GVT_STEP_AHEAD);
  gvt_work_run (page, NULL, &work);
}

/* --- leaving out --- */

typedef struct
{
  GvtId session;
  const char *code; /* static */
} Skip;

static void
on_recorded (gpointer owner, gpointer result, const GError *error)
{
  gvt_record_note (owner, error);
}

static void
on_reason (gpointer owner, guint index, gpointer data)
{
  Skip *skip = data;
  GvtWork work = { .done = on_recorded };

  gvt_step_work_skip (&work, gvt_section_page_get_profile (owner), &skip->session, skip->code,
                      gvt_skip_reasons[index]);
  gvt_work_run (owner, NULL, &work);
}

gboolean
gvt_step_guide_can_skip (const GvtSessionProgress *progress, GvtSessionStep step)
{
  const GvtClassStep *found = gvt_step_guide_find (progress, step);

  return found != NULL && step != GVT_STEP_CLOSE && found->state != GVT_STEP_SKIPPED
         && gvt_session_is_open (progress->session);
}

void
gvt_step_guide_skip (GvtSectionPage *page, const GvtSessionProgress *progress, GvtSessionStep step)
{
  g_autofree char *heading = g_strdup_printf (_ ("Leave out “%s”?"), gvt_step_title (step));
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  Skip skip = { *gvt_session_get_id (progress->session), gvt_step_guide_code (step) };

  for (guint i = 0; gvt_skip_reasons[i] != NULL; i++)
    g_ptr_array_add (labels, (gpointer) gvt_skip_reason_title (gvt_skip_reasons[i]));
  g_ptr_array_add (labels, NULL);
  gvt_ask_which (GTK_WIDGET (page), heading,
                 _ ("Choose why. It is recorded. You can come back to the "
                    "step later."),
                 (const char *const *) labels->pdata, on_reason, g_memdup2 (&skip, sizeof skip),
                 g_free);
}

/* --- another order --- */

/* Returns: its place in the order of the class; -1 where it has none */
static int
find_place (const GvtSessionProgress *progress, GvtSessionStep step)
{
  const GvtClassStep *found = gvt_step_guide_find (progress, step);

  return found != NULL ? (int) (found - (const GvtClassStep *) progress->steps->steps->data) : -1;
}

gboolean
gvt_step_guide_can_move (const GvtSessionProgress *progress, GvtSessionStep step, int by)
{
  int place = find_place (progress, step);
  int last = (int) progress->steps->steps->len - 1; /* the close */

  return place >= 0 && place < last && place + by >= 0 && place + by < last
         && gvt_session_is_open (progress->session);
}

void
gvt_step_guide_move (GvtSectionPage *page,
                     const GvtSessionProgress *progress,
                     GvtSessionStep step,
                     int by)
{
  int place = find_place (progress, step);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  GvtWork work = { .done = on_recorded };

  if (!gvt_step_guide_can_move (progress, step, by))
    return;

  for (guint i = 0; i < progress->steps->steps->len; i++)
    g_ptr_array_add (codes,
                     (gpointer) g_array_index (progress->steps->steps, GvtClassStep, i).code);
  codes->pdata[place] = codes->pdata[place + by];
  codes->pdata[place + by] = (gpointer) gvt_step_guide_code (step);
  g_ptr_array_add (codes, NULL);
  gvt_step_work_order (&work, gvt_section_page_get_profile (page),
                       gvt_session_get_id (progress->session), (const char *const *) codes->pdata);
  gvt_work_run (page, NULL, &work);
}
