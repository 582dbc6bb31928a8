/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-slots.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-region.h"
#include "gvt-slot-store.h"
#include "gvt-user-rules.h"
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

/* Who did it, as the body says, must be there and have been free to. */
static gboolean
check_by (GvtDb *db,
          const GvtEvent *event,
          JsonObject *body,
          GvtUserRule rule,
          const GvtUser *whom,
          GError **error)
{
  g_auto (GvtSlotRecord) by = { 0 };
  const char *code = gvt_json_get_text (body, "by", error);

  if (code == NULL || !find_slot (db, event, code, &by, error))
    return FALSE;
  if (rule (by.user, whom))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, "%s, %s in “%s”, may not do this to %s", code,
               gvt_role_to_text (by.user->role), by.user->area, whom->code);
  return FALSE;
}

/* Returns: (transfer full) (nullable): whom the body is about, as it has him */
static GvtUser *
read_user (JsonObject *body, GError **error)
{
  const char *code = gvt_json_get_text (body, "user", error);
  const char *role_text = code != NULL ? gvt_json_get_text (body, "role", error) : NULL;
  const char *area = role_text != NULL ? gvt_json_get_text (body, "area", error) : NULL;
  GvtRole role;

  return area != NULL && gvt_role_from_text (role_text, &role, error)
             ? gvt_user_new (code, role, area)
             : NULL;
}

static gboolean
check_is_new (GvtDb *db, const GvtEvent *event, const GvtUser *user, GError **error)
{
  const GvtEventHeader *header = &event->header;
  g_auto (GvtSlotRecord) held = { 0 };

  if (!gvt_slot_store_find (db, &header->device, header->incarnation, user->code, &held, error))
    return FALSE;
  if (held.user == NULL || held.is_removed)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, "%s has a slot on this laptop already",
               user->code);
  return FALSE;
}

static gboolean
apply_user_added (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_auto (GvtSlotRecord) slot = { .device = event->header.device,
                                  .incarnation = event->header.incarnation,
                                  .seq = event->header.seq };

  slot.user = read_user (body, error);
  return slot.user != NULL
         && gvt_json_get_hex (body, "key", slot.key.bytes, sizeof slot.key.bytes, error)
         && check_by (db, event, body, gvt_user_may_invite, slot.user, error)
         && check_is_new (db, event, slot.user, error) && gvt_slot_store_put (db, &slot, error);
}

/* Role and area stay what they are: who gives a passphrase changes nothing else. */
static gboolean
check_rank (const GvtUser *said, const GvtUser *held, GError **error)
{
  if (said->role == held->role && g_str_equal (said->area, held->area))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, "%s is %s in “%s”, and stays it", held->code,
               gvt_role_to_text (held->role), held->area);
  return FALSE;
}

static gboolean
apply_passphrase_reset (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_auto (GvtSlotRecord) slot = { 0 };
  g_autoptr (GvtUser) said = read_user (body, error);

  return said != NULL && find_slot (db, event, said->code, &slot, error)
         && gvt_json_get_hex (body, "key", slot.key.bytes, sizeof slot.key.bytes, error)
         && check_rank (said, slot.user, error)
         && check_by (db, event, body, gvt_user_may_reset, slot.user, error)
         && gvt_slot_store_put (db, &slot, error);
}

static gboolean
check_by_himself (JsonObject *body, const char *code, GError **error)
{
  const char *by = gvt_json_get_text (body, "by", error);

  if (by == NULL || g_str_equal (by, code))
    return by != NULL;

  g_set_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, "%s does this himself, not %s", code, by);
  return FALSE;
}

/* vault.passphrase_changed/1 and recovery.used/1: he may have a new key. */
static gboolean
apply_key_changed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_auto (GvtSlotRecord) slot = { 0 };
  const char *code = gvt_json_get_text (body, "user", error);

  return code != NULL && check_by_himself (body, code, error)
         && find_slot (db, event, code, &slot, error)
         && gvt_json_get_hex (body, "key", slot.key.bytes, sizeof slot.key.bytes, error)
         && gvt_slot_store_put (db, &slot, error);
}

static gboolean
apply_user_removed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_auto (GvtSlotRecord) slot = { 0 };
  const char *code = gvt_json_get_text (body, "user", error);
  GvtPublicKey key;

  if (code == NULL || !gvt_json_get_hex (body, "roll_public", key.bytes, sizeof key.bytes, error)
      || !find_slot (db, event, code, &slot, error)
      || !check_by (db, event, body, gvt_user_may_remove, slot.user, error))
    return FALSE;

  slot.is_removed = TRUE;
  return gvt_slot_store_put (db, &slot, error)
         && gvt_slot_store_put_roll_key (db, &slot, &key, error);
}

const GvtKind gvt_central_slot_kinds[] = {
  { .name = GVT_VAULT_USER_ADDED_KIND, .apply = apply_user_added },
  { .name = GVT_VAULT_PASSPHRASE_RESET_KIND, .apply = apply_passphrase_reset },
  { .name = GVT_VAULT_PASSPHRASE_CHANGED_KIND, .apply = apply_key_changed },
  { .name = GVT_RECOVERY_USED_KIND, .apply = apply_key_changed },
  { .name = GVT_VAULT_USER_REMOVED_KIND, .apply = apply_user_removed },
  { NULL },
};
