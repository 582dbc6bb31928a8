/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an outbox message does here, by its type. */
#include "gvt-check-message.h"
#include "gvt-confirmation.h"
#include "gvt-device-revocation.h"
#include "gvt-fleet-refusal.h"
#include "gvt-lease-ends.h"
#include "gvt-lease-message.h"
#include "gvt-leases.h"
#include "gvt-outcome-message.h"
#include "gvt-retirement-answer.h"
#include "gvt-sync-private.h"
#include "gvt-visit-message.h"
#include "gvt-worklist-message.h"

typedef gboolean (*Accept) (GvtSyncRun *run,
                            GvtDb *db,
                            const GvtOutboxMessage *message,
                            GError **error);

static gboolean
accept_lease (GvtSyncRun *run, GvtDb *db, const GvtOutboxMessage *message, GError **error)
{
  return gvt_leases_accept (run->profile, db, message->payload, error);
}

static gboolean
accept_extension (GvtSyncRun *run, GvtDb *db, const GvtOutboxMessage *message, GError **error)
{
  return gvt_lease_ends_accept_extension (db, message->payload, error);
}

static gboolean
accept_revocation (GvtSyncRun *run, GvtDb *db, const GvtOutboxMessage *message, GError **error)
{
  return gvt_lease_ends_accept_revocation (run->journal, db, message->payload, error);
}

static gboolean
accept_confirmation (GvtSyncRun *run, GvtDb *db, const GvtOutboxMessage *message, GError **error)
{
  return gvt_confirmation_accept (db, message->payload, message->at_us, error);
}

static gboolean
accept_visit (GvtSyncRun *run, GvtDb *db, const GvtOutboxMessage *message, GError **error)
{
  return gvt_visit_message_accept (run->journal, db, message->payload, error);
}

static gboolean
accept_withdrawal (GvtSyncRun *run, GvtDb *db, const GvtOutboxMessage *message, GError **error)
{
  return gvt_withdrawal_message_accept (run->journal, db, message->payload, error);
}

static gboolean
accept_check_answers (GvtSyncRun *run, GvtDb *db, const GvtOutboxMessage *message, GError **error)
{
  return gvt_check_message_accept (run->profile, run->journal, db, message->payload, error);
}

static gboolean
accept_worklist (GvtSyncRun *run, GvtDb *db, const GvtOutboxMessage *message, GError **error)
{
  return gvt_worklist_message_accept (run->journal, db, message->payload, error);
}

static gboolean
accept_device_revoked (GvtSyncRun *run, GvtDb *db, const GvtOutboxMessage *message, GError **error)
{
  run->is_revoked = TRUE;
  return gvt_device_revocation_accept (run->journal, db, message->payload, error);
}

static gboolean
accept_device_restored (GvtSyncRun *run, GvtDb *db, const GvtOutboxMessage *message, GError **error)
{
  return gvt_device_restored_accept (db, message->payload, error);
}

static gboolean
accept_outcomes (GvtSyncRun *run, GvtDb *db, const GvtOutboxMessage *message, GError **error)
{
  return gvt_outcome_message_accept (run->journal, db, message->payload, error);
}

static gboolean
accept_fleet_refused (GvtSyncRun *run, GvtDb *db, const GvtOutboxMessage *message, GError **error)
{
  return gvt_fleet_refusal_accept (db, message->payload, error);
}

static gboolean
accept_device_retired (GvtSyncRun *run, GvtDb *db, const GvtOutboxMessage *message, GError **error)
{
  return gvt_retirement_answer_accept (db, message->payload, error);
}

static const struct
{
  const char *type;
  Accept accept;
} types[] = {
  { GVT_LEASE_TYPE, accept_lease },
  { GVT_LEASE_EXTENDED_TYPE, accept_extension },
  { GVT_LEASE_REVOKED_TYPE, accept_revocation },
  { GVT_CONFIRMATION_TYPE, accept_confirmation },
  { GVT_VISIT_TYPE, accept_visit },
  { GVT_WITHDRAWAL_TYPE, accept_withdrawal },
  { GVT_CHECK_ANSWERS_TYPE, accept_check_answers },
  { GVT_WORKLIST_TYPE, accept_worklist },
  { GVT_DEVICE_REVOKED_TYPE, accept_device_revoked },
  { GVT_DEVICE_RESTORED_TYPE, accept_device_restored },
  { GVT_OUTCOMES_TYPE, accept_outcomes },
  { GVT_FLEET_REFUSED_TYPE, accept_fleet_refused },
  { GVT_DEVICE_RETIRED_TYPE, accept_device_retired },
};

gboolean
gvt_sync_accept_message (
    GvtSyncRun *run, GvtDb *db, const GvtOutboxMessage *message, gboolean *is_known, GError **error)
{
  /* Copies of one disk share an outbox: another one's message is a link of the chain, no more. */
  if (message->incarnation != 0 && message->incarnation != run->incarnation)
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].type, message->type))
      return types[i].accept (run, db, message, error);

  *is_known = FALSE;
  return TRUE;
}
