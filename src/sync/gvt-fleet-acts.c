/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fleet-acts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-centre-key.h"
#include "gvt-error.h"
#include "gvt-fleet-view.h"
#include "gvt-json.h"
#include "gvt-seal.h"
#include "gvt-sync-kinds.h"
#include "gvt-text.h"

typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  const char *kind;
  JsonObject *body;
  const char *note; /* (nullable) */
} Act;

/* --- what is signed --- */

static gboolean
sign (Act *self, GError **error)
{
  g_autoptr (GvtSecret) key = gvt_vault_dup_user_key (gvt_profile_get_vault (self->profile), error);
  g_autoptr (GBytes) bytes = key != NULL ? gvt_json_canonical (self->body, error) : NULL;
  guint8 signature[GVT_SIGNATURE_SIZE];

  if (bytes == NULL)
    return FALSE;

  gvt_sign (key, GVT_FLEET_SIGNATURE, 1, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
            signature);
  gvt_json_set_hex (self->body, "signature", signature, sizeof signature);
  return TRUE;
}

static void
copy_member (JsonObject *from, const char *name, JsonNode *node, gpointer to)
{
  if (!g_str_equal (name, "signature"))
    json_object_set_member (to, name, json_node_copy (node));
}

gboolean
gvt_fleet_act_verify (JsonObject *body, const GvtPublicKey *public_key, GError **error)
{
  g_autoptr (JsonObject) said = json_object_new ();
  g_autoptr (GBytes) bytes = NULL;
  guint8 signature[GVT_SIGNATURE_SIZE];

  g_return_val_if_fail (body != NULL && public_key != NULL, FALSE);

  json_object_foreach_member (body, copy_member, said);
  bytes = gvt_json_canonical (said, error);
  return bytes != NULL && gvt_json_get_hex (body, "signature", signature, sizeof signature, error)
         && gvt_verify (public_key, GVT_FLEET_SIGNATURE, 1, g_bytes_get_data (bytes, NULL),
                        g_bytes_get_size (bytes), signature, error);
}

/* --- recording --- */

/* Returns: (transfer full) (nullable): to whoever opens the roll, and the centre */
static GBytes *
seal_note (Act *self, GvtDb *db, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GBytes) plain = NULL;
  GvtPublicKey recipients[2];

  json_object_set_string_member (object, "note", self->note);
  plain = gvt_json_canonical (object, error);
  gvt_vault_get_roll_public (gvt_profile_get_vault (self->profile), &recipients[0]);
  if (plain == NULL || !gvt_centre_key_load (db, &recipients[1], error))
    return NULL;
  return gvt_seal_to (recipients, G_N_ELEMENTS (recipients), GVT_FLEET_NOTE_CONTEXT,
                      g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
}

static gboolean
append (GvtDb *db, gpointer user_data, GError **error)
{
  Act *self = user_data;
  g_autoptr (GBytes) personal = NULL;
  GvtEventDraft draft = { .kind = self->kind, .body = self->body };

  if (self->note != NULL && (personal = seal_note (self, db, error)) == NULL)
    return FALSE;
  draft.personal = personal;
  return gvt_journal_append (self->journal, db, &draft, NULL, error);
}

static gboolean
record (Act *self, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, error);

  self->journal = journal;
  return journal != NULL && sign (self, error)
         && gvt_store_write (gvt_journal_get_store (journal), append, self, error);
}

/* Returns: (transfer full) (nullable): the body of an act about the laptop @code */
static JsonObject *
begin (GvtProfile *profile, const char *code, char **holder, GError **error)
{
  g_autoptr (GvtFleetView) view = gvt_fleet_view_load (profile, error);
  GvtFleetLaptop *laptop = view != NULL ? gvt_fleet_view_find (view, code, error) : NULL;
  JsonObject *body;

  if (laptop == NULL)
    return NULL;

  body = json_object_new ();
  gvt_json_set_id (body, "device", &laptop->device);
  json_object_set_int_member (body, "incarnation", laptop->incarnation);
  json_object_set_string_member (body, "code", laptop->code);
  if (holder != NULL)
    *holder = g_strdup (laptop->holder);
  return body;
}

static gboolean
check_note (const char *note, GError **error)
{
  if (note == NULL || strlen (note) <= GVT_FLEET_NOTE_MAX)
    return TRUE;
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("the note is too long: %d letters at most"), GVT_FLEET_NOTE_MAX);
  return FALSE;
}

gboolean
gvt_fleet_report_lost (
    GvtProfile *profile, const char *code, const GvtLoss *loss, const char *note, GError **error)
{
  gint64 now_us;
  g_autofree char *today = NULL;
  g_autoptr (JsonObject) body = NULL;
  Act act = { .profile = profile, .kind = GVT_FLEET_LOST_KIND };

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && code != NULL && loss != NULL, FALSE);

  now_us = gvt_clock_now_us (gvt_profile_get_clock (profile));
  today = gvt_date_iso (now_us);
  if (!gvt_loss_check (loss, today, error) || !check_note (note, error)
      || (body = begin (profile, code, NULL, error)) == NULL)
    return FALSE;

  json_object_set_int_member (body, "discovered_at_us", now_us);
  json_object_set_string_member (body, "reason", loss->reason);
  json_object_set_string_member (body, "last_seen_on", loss->last_seen_on);
  json_object_set_string_member (body, "where", loss->where);
  act.body = body;
  act.note = note != NULL && *note != '\0' ? note : NULL;
  return record (&act, error);
}

gboolean
gvt_fleet_report_found (GvtProfile *profile, const char *code, GError **error)
{
  g_autoptr (JsonObject) body = NULL;
  Act act = { .profile = profile, .kind = GVT_FLEET_FOUND_KIND };

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && code != NULL, FALSE);

  act.body = body = begin (profile, code, NULL, error);
  return body != NULL && record (&act, error);
}

gboolean
gvt_fleet_hand_over (GvtProfile *profile, const char *code, const char *to, GError **error)
{
  g_autofree char *holder = NULL;
  g_autoptr (JsonObject) body = NULL;
  Act act = { .profile = profile, .kind = GVT_FLEET_HANDED_OVER_KIND };

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && code != NULL && to != NULL, FALSE);

  act.body = body = begin (profile, code, &holder, error);
  if (body == NULL)
    return FALSE;
  json_object_set_string_member (body, "from", holder);
  json_object_set_string_member (body, "to", to);
  return record (&act, error);
}

gboolean
gvt_fleet_report_broken (GvtProfile *profile, const char *code, GError **error)
{
  g_autoptr (JsonObject) body = NULL;
  Act act = { .profile = profile, .kind = GVT_FLEET_BROKEN_KIND };

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && code != NULL, FALSE);

  act.body = body = begin (profile, code, NULL, error);
  return body != NULL && record (&act, error);
}

/* Returns: (transfer full) (nullable): the body of an act about this laptop itself */
static JsonObject *
begin_own (GvtProfile *profile, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autofree char *code = NULL;
  JsonObject *body;
  guint32 incarnation;
  GvtId device;

  if (journal == NULL || !gvt_journal_get_device (journal, &device, &incarnation, &code, error))
    return NULL;

  body = json_object_new ();
  gvt_json_set_id (body, "device", &device);
  json_object_set_int_member (body, "incarnation", incarnation);
  json_object_set_string_member (body, "code", code);
  return body;
}

gboolean
gvt_fleet_give_up (GvtProfile *profile, GError **error)
{
  g_autoptr (JsonObject) body = NULL;
  Act act = { .profile = profile, .kind = GVT_DEVICE_RETIRING_KIND };

  g_return_val_if_fail (GVT_IS_PROFILE (profile), FALSE);

  if (!gvt_profile_require (profile, GVT_ROLE_OFFICER, "", error)
      || (body = begin_own (profile, error)) == NULL)
    return FALSE;
  act.body = body;
  return record (&act, error);
}
