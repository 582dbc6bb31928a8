/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an outbox message does here, by its type. */
#include "gvt-leases.h"
#include "gvt-sync-private.h"

typedef gboolean (*Accept) (GvtProfile *profile, GvtDb *db, GBytes *payload, GError **error);

static const struct
{
  const char *type;
  Accept accept;
} types[] = {
  { GVT_LEASE_TYPE, gvt_leases_accept },
};

gboolean
gvt_sync_accept_message (
    GvtSyncRun *run, GvtDb *db, const GvtOutboxMessage *message, gboolean *is_known, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].type, message->type))
      return types[i].accept (run->profile, db, message->payload, error);

  *is_known = FALSE;
  return TRUE;
}
