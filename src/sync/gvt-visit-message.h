/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-prekey.h"
#include "gvt-visit-assigned.h"

G_BEGIN_DECLS

/* In a laptop's outbox: a visit that it shall make. The host is sealed to one of the laptop's
 * one-time keys, so that an outbox, which is kept for ever, names nobody. */
#define GVT_VISIT_TYPE "visit/1"

/** gvt_visit_message_has_host: whether gvt_visit_message_write() needs a one-time key */
gboolean gvt_visit_message_has_host (const GvtVisitPlan *plan);
/** gvt_visit_message_write: @prekey: (nullable): where nobody is named. Returns: (transfer full)
 * (nullable): the payload */
GBytes *
gvt_visit_message_write (const GvtAssignedVisit *assigned, const GvtPrekey *prekey, GError **error);
/** gvt_visit_message_accept: takes the visit into @journal, in the caller's transaction; the
 * one-time key goes */
gboolean gvt_visit_message_accept (GvtJournal *journal, GvtDb *db, GBytes *payload, GError **error);

/* In a laptop's outbox: a visit that it shall not make after all. */
#define GVT_WITHDRAWAL_TYPE "visit-withdrawn/1"

/** gvt_withdrawal_message_write: Returns: (transfer full) (nullable): the payload */
GBytes *gvt_withdrawal_message_write (const GvtId *visit, GError **error);
/** gvt_withdrawal_message_accept: writes it down in @journal, in the caller's transaction */
gboolean
gvt_withdrawal_message_accept (GvtJournal *journal, GvtDb *db, GBytes *payload, GError **error);

G_END_DECLS
