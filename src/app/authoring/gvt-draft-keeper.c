/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft-keeper.h"

#include "gvt-error.h"
#include "gvt-work.h"

#define WAIT_MS 400 /* from a change to its writing: a word, not a letter */

/* One writing, handed from the main thread to a worker. The mutex is held while it writes, so that
 * whoever leaves can wait for it, or take it back before it began. */
typedef struct
{
  GMutex mutex;
  GvtDraftTexts *texts;
  GvtDraftTexts *before;
  GListModel *findings; /* (nullable) */
  GError *error;        /* (nullable) */
  gboolean is_over;     /* written, failed or taken back */
} Job;

struct _GvtDraftKeeper
{
  GObject parent_instance;

  GvtDraft *draft;
  GListModel *findings;
  Job *job; /* (nullable): under way */
  guint timeout_id;
  gboolean is_dropped;
};

enum
{
  JUDGED,
  FAILED,
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GvtDraftKeeper, gvt_draft_keeper, G_TYPE_OBJECT)

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_mutex_clear (&job->mutex);
  gvt_draft_texts_unref (job->texts);
  gvt_draft_texts_unref (job->before);
  g_clear_object (&job->findings);
  g_clear_error (&job->error);
}

static void
job_unref (gpointer job)
{
  g_atomic_rc_box_release_full (job, job_clear);
}

static Job *
job_new (GvtDraft *draft)
{
  Job *job = g_atomic_rc_box_new0 (Job);

  g_mutex_init (&job->mutex);
  job->texts = gvt_draft_dup_texts (draft);
  job->before = gvt_draft_texts_ref (gvt_draft_get_saved (draft));
  return job;
}

static gpointer
write_in_worker (gpointer input, GCancellable *cancellable, GError **error)
{
  Job *job = input;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&job->mutex);

  if (!job->is_over)
    gvt_draft_texts_save (job->texts, job->before, &job->error);
  job->is_over = TRUE;
  g_clear_pointer (&locker, g_mutex_locker_free); /* nobody waits for the linter */
  return gvt_draft_texts_lint (job->texts, error);
}

/* Somebody else's words are not ours to write over, nor are these ours to lose. Returns: whether
 * all is on the disk now */
static gboolean
mend (GvtDraftKeeper *self, const GError *error)
{
  g_autoptr (GError) local = NULL;

  if (!g_error_matches (error, GVT_ERROR, GVT_ERROR_STATE))
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return FALSE;
    }
  if (!gvt_draft_save_as_other (self->draft, &local))
    {
      g_signal_emit (self, signals[FAILED], 0, local);
      return FALSE;
    }
  g_signal_emit (self, signals[MOVED], 0);
  return TRUE;
}

static void
take_outcome (GvtDraftKeeper *self, Job *job)
{
  if (job->error == NULL)
    gvt_draft_take_saved (self->draft, job->texts);
  else
    mend (self, job->error);
}

static void
on_written (gpointer owner, gpointer result, const GError *error)
{
  GvtDraftKeeper *self = owner;

  if (self->job != NULL)
    {
      take_outcome (self, self->job);
      g_clear_pointer (&self->job, job_unref);
    }
  if (result != NULL)
    {
      g_set_object (&self->findings, result);
      g_signal_emit (self, signals[JUDGED], 0);
    }
}

static void
write_and_judge (GvtDraftKeeper *self)
{
  GvtWork work = { write_in_worker, NULL, job_unref, g_object_unref, on_written };

  self->job = job_new (self->draft);
  work.input = g_atomic_rc_box_acquire (self->job);
  gvt_work_run (self, NULL, &work);
}

static gboolean
on_timeout (gpointer data)
{
  GvtDraftKeeper *self = data;

  if (self->job != NULL)
    return G_SOURCE_CONTINUE; /* one after another */
  self->timeout_id = 0;
  write_and_judge (self);
  return G_SOURCE_REMOVE;
}

static void
start (GvtDraftKeeper *self)
{
  if (self->timeout_id == 0 && !self->is_dropped)
    self->timeout_id = g_timeout_add (WAIT_MS, on_timeout, self);
}

/* What a worker does just now is waited for; what none has begun is taken back. */
static void
end_job (GvtDraftKeeper *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  if (self->job == NULL)
    return;
  locker = g_mutex_locker_new (&self->job->mutex);
  if (self->job->is_over)
    take_outcome (self, self->job);
  self->job->is_over = TRUE;
  g_clear_pointer (&locker, g_mutex_locker_free);
  g_clear_pointer (&self->job, job_unref);
}

gboolean
gvt_draft_keeper_flush (GvtDraftKeeper *self)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (GVT_IS_DRAFT_KEEPER (self), FALSE);

  if (self->is_dropped)
    return TRUE;
  end_job (self);
  if (gvt_draft_is_saved (self->draft) || gvt_draft_save (self->draft, &error))
    return TRUE;
  return mend (self, error);
}

static void
gvt_draft_keeper_dispose (GObject *object)
{
  GvtDraftKeeper *self = GVT_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->draft != NULL)
    gvt_draft_keeper_flush (self);
  end_job (self);
  g_clear_object (&self->draft);
  g_clear_object (&self->findings);
  G_OBJECT_CLASS (gvt_draft_keeper_parent_class)->dispose (object);
}

static void
gvt_draft_keeper_class_init (GvtDraftKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gvt_draft_keeper_dispose;
  signals[JUDGED] = g_signal_new ("judged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
gvt_draft_keeper_init (GvtDraftKeeper *self)
{
}

GvtDraftKeeper *
gvt_draft_keeper_new (GvtDraft *draft)
{
  GvtDraftKeeper *self = g_object_new (GVT_TYPE_DRAFT_KEEPER, NULL);

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (start), self, G_CONNECT_SWAPPED);
  write_and_judge (self); /* nothing to write yet, but findings to show */
  return self;
}

GvtDraft *
gvt_draft_keeper_get_draft (GvtDraftKeeper *self)
{
  g_return_val_if_fail (GVT_IS_DRAFT_KEEPER (self), NULL);
  return self->draft;
}

GListModel *
gvt_draft_keeper_get_findings (GvtDraftKeeper *self)
{
  g_return_val_if_fail (GVT_IS_DRAFT_KEEPER (self), NULL);
  return self->findings;
}

void
gvt_draft_keeper_drop (GvtDraftKeeper *self)
{
  g_return_if_fail (GVT_IS_DRAFT_KEEPER (self));

  self->is_dropped = TRUE;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  end_job (self);
}
