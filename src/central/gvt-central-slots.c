/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-slots.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-region.h"
#include "gvt-slot-store.h"
#include "gvt-vault-kinds.h"

/* The slot of @code in the vault of the copy that @event is of. @slot: (out): to be put back, in
 * the place of @event, once that has changed it */
static gboolean
find_slot (GvtDb *db, const GvtEvent *event, const char *code, GvtSlotRecord *slot, GError **error)
{
  const GvtEventHeader *header = &event->header;

  if (!gvt_slot_store_find (db, &header->device, header->incarnation, code, slot, error))
    return FALSE;

  slot->seq = header->seq;
  if (slot->user != NULL && !slot->is_removed)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, "%s has no slot on this laptop", code);
  return FALSE;
}

static gboolean
check_role (const GvtUser *user, GvtRole needed, GError **error)
{
  if (user->role >= needed)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, "%s is %s; this needs %s", user->code,
               gvt_role_to_text (user->role), gvt_role_to_text (needed));
  return FALSE;
}

static gboolean
check_area (const GvtUser *user, const char *place, GError **error)
{
  if (gvt_region_contains (user->area, place))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, "%s lies outside of %s, the area of %s",
               *place != '\0' ? place : "the province", user->area, user->code);
  return FALSE;
}

static gboolean
is_own (GvtDb *db, const GvtId *device, gboolean *own, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT count (*) FROM journal WHERE device = :device", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  if (!gvt_stmt_one (stmt, "journal", error))
    return FALSE;

  *own = gvt_stmt_int (stmt, 0) > 0;
  return TRUE;
}

gboolean
gvt_central_judge_actor (GvtDb *db, const GvtKind *kind, const GvtEvent *event, GError **error)
{
  const GvtEventHeader *header = &event->header;
  g_auto (GvtSlotRecord) slot = { 0 };
  g_autoptr (GError) local = NULL;
  gboolean own;

  if (kind->any_actor)
    return TRUE;
  if (find_slot (db, event, header->actor, &slot, &local))
    return check_role (slot.user, kind->needs, error)
           && (*header->place == '\0' || check_area (slot.user, header->place, error));
  if (!is_own (db, &header->device, &own, error))
    return FALSE;
  if (own)
    return TRUE; /* the centre itself */

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Who did it, as the body says; must be there, and an officer or supervisor. */
static gboolean
find_officer (GvtDb *db, const GvtEvent *event, JsonObject *body, GvtSlotRecord *by, GError **error)
{
  const char *code = gvt_json_get_text (body, "by", error);

  return code != NULL && find_slot (db, event, code, by, error)
         && check_role (by->user, GVT_ROLE_OFFICER, error);
}

/* Of the centre's users a laptop tells the key alone: role and area are what they were. */
static gboolean
keep_rank (GvtDb *db,
           const GvtEvent *event,
           const char *code,
           GvtRole role,
           GvtSlotRecord *slot,
           GError **error)
{
  g_auto (GvtSlotRecord) held = { 0 };

  if (!find_slot (db, event, code, &held, error))
    return FALSE;
  if (held.user->role != role)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, "A laptop makes nobody %s",
                   gvt_role_to_text (role));
      return FALSE;
    }

  slot->user = g_steal_pointer (&held.user);
  return TRUE;
}

/* vault.user_added/1 and vault.passphrase_reset/1: a slot by the hand of an officer. */
static gboolean
apply_slot_given (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_auto (GvtSlotRecord) by = { 0 };
  g_auto (GvtSlotRecord) slot = { .device = event->header.device,
                                  .incarnation = event->header.incarnation,
                                  .seq = event->header.seq };
  const char *code = gvt_json_get_text (body, "user", error);
  const char *role_text = code != NULL ? gvt_json_get_text (body, "role", error) : NULL;
  const char *area = role_text != NULL ? gvt_json_get_text (body, "area", error) : NULL;
  GvtRole role;

  if (area == NULL || !gvt_role_from_text (role_text, &role, error)
      || !gvt_json_get_hex (body, "key", slot.key.bytes, sizeof slot.key.bytes, error)
      || !find_officer (db, event, body, &by, error))
    return FALSE;

  if (gvt_role_opens_roll (role))
    return keep_rank (db, event, code, role, &slot, error) && gvt_slot_store_put (db, &slot, error);

  slot.user = gvt_user_new (code, role, area);
  return check_area (by.user, area, error) && gvt_slot_store_put (db, &slot, error);
}

/* vault.passphrase_changed/1 and recovery.used/1: he did it himself, and may have a new key. */
static gboolean
apply_key_changed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_auto (GvtSlotRecord) slot = { 0 };
  const char *code = gvt_json_get_text (body, "user", error);

  return code != NULL && find_slot (db, event, code, &slot, error)
         && gvt_json_get_hex (body, "key", slot.key.bytes, sizeof slot.key.bytes, error)
         && gvt_slot_store_put (db, &slot, error);
}

static gboolean
apply_user_removed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_auto (GvtSlotRecord) by = { 0 };
  g_auto (GvtSlotRecord) slot = { 0 };
  const char *code = gvt_json_get_text (body, "user", error);
  GvtPublicKey key;

  if (code == NULL || !gvt_json_get_hex (body, "roll_public", key.bytes, sizeof key.bytes, error)
      || !find_officer (db, event, body, &by, error) || !find_slot (db, event, code, &slot, error))
    return FALSE;

  slot.is_removed = TRUE;
  return gvt_slot_store_put (db, &slot, error)
         && gvt_slot_store_put_roll_key (db, &slot, &key, error);
}

const GvtKind gvt_central_slot_kinds[] = {
  { .name = GVT_VAULT_USER_ADDED_KIND, .apply = apply_slot_given },
  { .name = GVT_VAULT_PASSPHRASE_RESET_KIND, .apply = apply_slot_given },
  { .name = GVT_VAULT_PASSPHRASE_CHANGED_KIND, .apply = apply_key_changed },
  { .name = GVT_RECOVERY_USED_KIND, .apply = apply_key_changed },
  { .name = GVT_VAULT_USER_REMOVED_KIND, .apply = apply_user_removed },
  { NULL },
};
