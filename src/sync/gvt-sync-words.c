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
