/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sync-job.h"

#include "gvt-http-transport.h"
#include "gvt-progress.h"
#include "gvt-work.h"

struct _GvtSyncJob
{
  GObject parent_instance;

  GCancellable *cancellable;
  GvtProgress *progress;
};

enum
{
  PROGRESS,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GvtSyncJob, gvt_sync_job, G_TYPE_OBJECT)

/* --- the worker --- */

typedef struct
{
  GvtProfile *profile;
  GvtSyncReach reach;
  GvtProgress *progress;
  GCancellable *cancellable;
} Talk;

static void
talk_free (gpointer data)
{
  Talk *talk = data;

  g_object_unref (talk->profile);
  g_object_unref (talk->cancellable);
  g_object_unref (talk->progress);
  g_free (talk);
}

static GvtTransport *
open_transport (Talk *talk, GError **error)
{
  g_autofree char *address = gvt_sync_dup_address (talk->profile, error);

  return address != NULL ? gvt_http_transport_new (address, 0, error) : NULL;
}

/* What came of it: the report says what was done even when it failed half-way. */
typedef struct
{
  GvtSyncReport report;
  GError *error; /* (nullable) */
} Outcome;

static void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  g_clear_error (&outcome->error);
  g_free (outcome);
}

static void
on_progress (GvtSyncStage stage, guint64 count, guint64 total, gpointer data)
{
  gvt_progress_tell (data, stage, count, total);
}

static gpointer
run (gpointer input, GCancellable *cancellable, GError **error)
{
  Talk *talk = input;
  Outcome *outcome = g_new0 (Outcome, 1);
  g_autoptr (GvtTransport) transport = open_transport (talk, &outcome->error);

  if (transport != NULL)
    gvt_sync_run (talk->profile, transport, talk->reach, on_progress, talk->progress,
                  &outcome->report, talk->cancellable, &outcome->error);
  return outcome;
}

static void
on_done (gpointer owner, gpointer result, const GError *error)
{
  g_autoptr (GvtSyncJob) self = owner; /* the reference that gvt_sync_job_start() left */
  Outcome *outcome = result;

  g_signal_emit (self, signals[FINISHED], 0, &outcome->report, outcome->error);
}

static void
on_changed (GvtSyncJob *self, guint stage, guint64 count, guint64 total)
{
  g_signal_emit (self, signals[PROGRESS], 0, stage, count, total);
}

static void
gvt_sync_job_finalize (GObject *object)
{
  GvtSyncJob *self = GVT_SYNC_JOB (object);

  g_object_unref (self->cancellable);
  g_object_unref (self->progress);
  G_OBJECT_CLASS (gvt_sync_job_parent_class)->finalize (object);
}

static void
gvt_sync_job_class_init (GvtSyncJobClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_sync_job_finalize;
  signals[PROGRESS] = g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT64, G_TYPE_UINT64);
  signals[FINISHED] = g_signal_new ("finished", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
}

static void
gvt_sync_job_init (GvtSyncJob *self)
{
  self->cancellable = g_cancellable_new ();
  self->progress = gvt_progress_new ();
  g_signal_connect_object (self->progress, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

GvtSyncJob *
gvt_sync_job_start (GvtProfile *profile, GvtSyncReach reach)
{
  GvtSyncJob *self = g_object_new (GVT_TYPE_SYNC_JOB, NULL);
  Talk *talk = g_new0 (Talk, 1);
  GvtWork work = { run, talk, talk_free, outcome_free, on_done };

  talk->profile = g_object_ref (profile);
  talk->reach = reach;
  talk->progress = g_object_ref (self->progress);
  talk->cancellable = g_object_ref (self->cancellable);
  gvt_work_run (g_object_ref (self), NULL, &work);
  return self;
}

void
gvt_sync_job_cancel (GvtSyncJob *self)
{
  g_return_if_fail (GVT_IS_SYNC_JOB (self));
  g_cancellable_cancel (self->cancellable);
}
