/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-withdrawals.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-maker-store.h"
#include "gvt-proposal-acts.h"
#include "gvt-proposal-kinds.h"
#include "gvt-slot-store.h"

static gboolean
apply_made (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  return gvt_maker_store_put (db, &event->header, error);
}

/* Only what stands in the laptop's own past can tell: what another copy made is known here sooner
 * or later, and must not decide. */
static gboolean
check_maker (GvtDb *db, const GvtEvent *event, const GvtUser *actor, GError **error)
{
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);
  g_autofree char *made_by = NULL;
  GvtId proposal;

  if (body == NULL || !gvt_json_get_id (body, "proposal", &proposal, error)
      || !gvt_maker_store_find (db, &event->header, &proposal, &made_by, error))
    return FALSE;
  if (actor->role >= gvt_proposal_role_to_withdraw (made_by, actor->code))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN,
               "%s is %s and takes back what he made himself alone", actor->code,
               gvt_role_to_text (actor->role));
  return FALSE;
}

/* A GvtJudge. Who has no slot on the laptop is another one's to judge (gvt-central-slots.h). */
static gboolean
judge_withdrawal (GvtDb *db, const GvtKind *kind, const GvtEvent *event, GError **error)
{
  const GvtEventHeader *header = &event->header;
  g_auto (GvtSlotRecord) slot = { 0 };

  if (!g_str_equal (kind->name, GVT_PROPOSAL_WITHDRAWN_KIND))
    return TRUE;

  return gvt_slot_store_find (db, &header->device, header->incarnation, header->actor, &slot, error)
         && (slot.user == NULL || check_maker (db, event, slot.user, error));
}

static const GvtKind kinds[] = { { NULL } };

static const GvtKind also[] = {
  { .name = GVT_PROPOSAL_MADE_KIND, .apply = apply_made },
  { .name = GVT_PROPOSAL_REQUESTED_KIND, .apply = apply_made },
  { NULL },
};

static const char *const tables[] = { "central_proposal_maker", NULL };

const GvtProjection gvt_central_withdrawals = {
  .kinds = kinds,
  .tables = tables,
  .also = also,
  .judge = judge_withdrawal,
};
