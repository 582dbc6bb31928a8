/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-enrolment-settle.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-keys-statement.h"
#include "gvt-prekey-stock.h"
#include "gvt-recovery-slot.h"
#include "gvt-sync-kinds.h"
#include "gvt-sync-store.h"

typedef struct
{
  GvtJournal *journal;
  GvtVault *vault;
  const GvtEnrolAnswer *answer;
  const char *address;
  GBytes *keys_bytes;
} Settlement;

static JsonObject *
make_body (Settlement *settlement, const GvtKeysStatement *keys)
{
  JsonObject *body = json_object_new ();
  JsonArray *codes = json_array_new ();
  g_autoptr (GPtrArray) users = gvt_vault_get_users (settlement->vault);

  for (guint i = 0; i < users->len; i++)
    json_array_add_string_element (codes, ((GvtUser *) g_ptr_array_index (users, i))->code);

  json_object_set_string_member (body, "centre", keys->name);
  json_object_set_boolean_member (body, "practice", keys->practice);
  json_object_set_array_member (body, "users", codes);
  return body;
}

static gboolean
settle (GvtDb *db, gpointer user_data, GError **error)
{
  Settlement *settlement = user_data;
  const GvtId *device = &settlement->answer->device;
  g_autoptr (GvtKeysStatement) keys = gvt_keys_statement_read (settlement->keys_bytes, error);
  g_autoptr (JsonObject) body = NULL;
  GvtEventDraft draft = { .kind = GVT_DEVICE_ENROLLED_KIND,
                          .subject = device->bytes,
                          .subject_length = sizeof device->bytes };

  if (keys == NULL)
    return FALSE;

  draft.body = body = make_body (settlement, keys);
  return gvt_sync_store_add_centre (db, settlement->address, settlement->keys_bytes, device, error)
         && gvt_journal_note_time (settlement->journal, db, keys->issued_at_us, error)
         && gvt_prekey_stock_fill (db, gvt_journal_get_clock (settlement->journal), error)
         && gvt_journal_append (settlement->journal, db, &draft, NULL, error);
}

/* One transaction settles all, so the centre's row tells whether it was done. */
static gboolean
is_settled (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtCentre) centre = gvt_sync_store_load_centre (db, error);

  return centre != NULL;
}

/* What cannot be done now is done at the first sync. */
static void
keep_recovery (GvtProfile *profile, GBytes *keys_bytes)
{
  g_autoptr (GvtKeysStatement) keys = gvt_keys_statement_read (keys_bytes, NULL);

  if (keys != NULL)
    gvt_recovery_slot_keep (profile, keys);
}

gboolean
gvt_enrolment_settle (GvtProfile *profile,
                      GvtVault *vault,
                      const GvtEnrolAnswer *answer,
                      const char *address,
                      GBytes *keys_bytes,
                      GError **error)
{
  Settlement settlement = { NULL, vault, answer, address, keys_bytes };
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GError) local = NULL;

  if (!gvt_profile_create (profile, vault, &answer->device, answer->code, error))
    return FALSE;

  journal = gvt_profile_dup_journal (profile, error);
  if (journal == NULL)
    return FALSE;

  settlement.journal = journal;
  if (gvt_store_read (gvt_journal_get_store (journal), is_settled, NULL, &local))
    return TRUE;
  if (!g_error_matches (local, GVT_ERROR, GVT_ERROR_STATE))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (!gvt_store_write (gvt_journal_get_store (journal), settle, &settlement, error))
    return FALSE;

  keep_recovery (profile, keys_bytes);
  return TRUE;
}
