/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sync.h"

#include "gvt-error.h"
#include "gvt-lease-ends.h"
#include "gvt-retention.h"
#include "gvt-sync-private.h"
#include "gvt-sync-rejoin.h"
#include "gvt-sync-restored.h"

#define MAX_FORKS 2 /* in one talk */

/* Last, when receipts have come and time is proven anew. */
static gboolean
sweep (GvtSyncRun *run, GError **error)
{
  return gvt_lease_ends_sweep (run->profile, &run->report->n_leases_gone, error)
         && gvt_retention_sweep (run->profile, &run->report->n_erased, error);
}

/* A chain that is not the centre's is a copied disk, or one that was set back, or one that a centre
 * which was put back from its backup has forgotten (I13): it goes on as a laptop of its own (I9).
 * Where the centre sees no fork, the fault is another. @fork: what the push failed by */
static gboolean
leave_chain (GvtSyncRun *run, const GError *fork, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!g_error_matches (fork, GVT_ERROR, GVT_ERROR_CHAIN)
      && !g_error_matches (fork, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_error_copy (fork));
      return FALSE;
    }
  if (gvt_sync_rejoin (run, &local))
    return TRUE;

  g_propagate_error (error, g_error_matches (local, GVT_ERROR, GVT_ERROR_REFUSED)
                                ? g_error_copy (fork)
                                : g_steal_pointer (&local));
  return FALSE;
}

/* A disk that was copied after its laptop had asked to leave a chain, and before it heard the
 * answer, has the other one's next chain as its own: it leaves that, too. */
static gboolean
push (GvtSyncRun *run, GError **error)
{
  if (!gvt_sync_begin_restored (run, error))
    return FALSE;

  for (guint i = 0; i < MAX_FORKS; i++)
    {
      g_autoptr (GError) fork = NULL;

      if (gvt_sync_push (run, &fork))
        return TRUE;
      if (!leave_chain (run, fork, error))
        return FALSE;
    }
  return gvt_sync_push (run, error);
}

/* A chain that nothing was made in yet is told to nobody by pushing: that the centre does not know
 * it shows here. */
static gboolean
pull_known (GvtSyncRun *run, GError **error)
{
  g_autoptr (GError) unknown = NULL;

  if (gvt_sync_pull (run, &unknown))
    return TRUE;
  if (g_error_matches (unknown, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    return leave_chain (run, unknown, error) && push (run, error) && gvt_sync_pull (run, error);

  g_propagate_error (error, g_steal_pointer (&unknown));
  return FALSE;
}

/* Who was told to destroy its keys may never talk again: what it says to that goes up in the same
 * talk. */
static gboolean
pull (GvtSyncRun *run, GError **error)
{
  return pull_known (run, error) && (!run->is_revoked || gvt_sync_push (run, error));
}

typedef gboolean (*Lane) (GvtSyncRun *run, GError **error);

/* I6: each lane runs, whatever became of the one before; only a person's cancel ends them all. */
static gboolean
run_lanes (GvtSyncRun *run, GError **error)
{
  static const Lane lanes[] = {
    push, pull, gvt_sync_push_blobs, gvt_sync_fetch, gvt_sync_digest, gvt_sync_tell_status, sweep
  };
  GError *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      GError *local = NULL;

      if (g_cancellable_is_cancelled (run->cancellable))
        break;
      if (lanes[i](run, &local))
        continue;
      run->report->retry_after_s = MAX (run->report->retry_after_s,
                                        gvt_transport_get_retry_after_s (run->transport));
      if (first == NULL)
        first = local;
      else
        g_error_free (local);
    }

  if (first == NULL && !g_cancellable_set_error_if_cancelled (run->cancellable, error))
    return TRUE;
  if (first != NULL)
    g_propagate_error (error, first);
  return FALSE;
}

gboolean
gvt_sync_run (GvtProfile *profile,
              GvtTransport *transport,
              GvtSyncReach reach,
              GvtSyncProgress progress,
              gpointer user_data,
              GvtSyncReport *report,
              GCancellable *cancellable,
              GError **error)
{
  GvtSyncRun run = { .profile = profile,
                     .transport = transport,
                     .reach = reach,
                     .progress = progress,
                     .progress_data = user_data,
                     .report = report,
                     .cancellable = cancellable };
  gboolean done;

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && GVT_IS_TRANSPORT (transport), FALSE);
  g_return_val_if_fail (report != NULL, FALSE);

  *report = (GvtSyncReport){ 0 };
  done = gvt_sync_run_begin (&run, error) && gvt_sync_check_restored (&run, error)
         && gvt_sync_refresh_keys (&run, error) && run_lanes (&run, error);
  if (!done)
    report->retry_after_s = MAX (report->retry_after_s,
                                 gvt_transport_get_retry_after_s (transport));
  gvt_sync_run_end (&run);

  return gvt_sync_ledger_read (profile, &report->ledger, done ? error : NULL) && done;
}
