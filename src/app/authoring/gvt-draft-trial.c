/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft-trial.h"

#include <glib/gi18n-lib.h>

#include "gvt-lesson-page.h"
#include "gvt-quiz-page.h"
#include "gvt-work.h"

static gpointer
load_in_worker (gpointer texts, GCancellable *cancellable, GError **error)
{
  return gvt_draft_texts_load (texts, error);
}

/* @trial: (transfer floating) (nullable): %NULL when the module cannot be shown */
static void
show_trial (GvtSectionPage *page, GvtSectionPage *trial)
{
  if (trial != NULL)
    gvt_section_page_open (page, trial);
  else
    gvt_section_page_say (page, _ ("It cannot be shown yet. What to mend first stands at the foot "
                                   "of this page."));
}

static void
on_cards_loaded (gpointer owner, gpointer module, const GError *error)
{
  show_trial (owner, module != NULL ? gvt_lesson_page_new (module, 0) : NULL);
}

/* Meanwhile somebody may have taken the last question away. */
static void
on_quiz_loaded (gpointer owner, gpointer module, const GError *error)
{
  gboolean has_quiz = module != NULL && gvt_module_get_quiz (module) != NULL;

  show_trial (owner, has_quiz ? gvt_quiz_page_new (module) : NULL);
}

static void
load_and_show (GvtSectionPage *page, GvtDraft *draft, GvtWorkDone on_loaded)
{
  GvtWork work = { load_in_worker, NULL, (GDestroyNotify) gvt_draft_texts_unref, g_object_unref,
                   on_loaded };

  work.input = gvt_draft_dup_texts (draft);
  gvt_work_run (page, NULL, &work);
}

void
gvt_draft_try_cards (GvtSectionPage *page, GvtDraft *draft)
{
  load_and_show (page, draft, on_cards_loaded);
}

void
gvt_draft_try_quiz (GvtSectionPage *page, GvtDraft *draft)
{
  load_and_show (page, draft, on_quiz_loaded);
}
