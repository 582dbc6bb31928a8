/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sync.h"

#include <glib/gi18n-lib.h>

#include "gvt-text.h"

/* What is safe first; then what happened; then what to do. */
char *
gvt_sync_describe_copy (const GvtSyncLedger *ledger)
{
  g_autofree char *reissued = gvt_text_number ((gint64) ledger->reissued);
  g_autofree char *what = NULL;

  if (!ledger->is_copy)
    return NULL;

  what = g_strdup_printf (
      _ ("Everything recorded on this laptop is safe. Its disk is a copy of another "
         "laptop's, or was set back from a backup, so it goes on under a number of "
         "its own; %s records were carried over, and none counts twice."),
      reissued);
  if (!ledger->needs_confirmation)
    return g_steal_pointer (&what);

  return g_strconcat (
      what, " ",
      _ ("New voter lists come when your supervisor has confirmed this laptop at the "
         "centre: tell your supervisor."),
      NULL);
}

char *
gvt_sync_describe_stale (const GvtSyncLedger *ledger)
{
  g_autofree char *when = NULL;

  if (ledger->stale_manifest_us == 0)
    return NULL;

  when = gvt_text_date_time (ledger->stale_manifest_us);
  return g_strdup_printf (
      _ ("Everything recorded on this laptop is safe. What it last heard of its voter lists and "
         "modules was signed on %s, long before it came: somebody on the way may be keeping newer "
         "ones back. Synchronise over another network, and tell whoever runs the centre if this "
         "stays."),
      when);
}
