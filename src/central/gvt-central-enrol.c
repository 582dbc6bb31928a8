/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-private.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "gvt-central-kinds.h"
#include "gvt-code-store.h"
#include "gvt-device-store.h"
#include "gvt-enrolment-code.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-key-store.h"
#include "gvt-prekey-store.h"
#include "gvt-roll-holders.h"
#include "gvt-seal.h"
#include "gvt-user-store.h"

/* One call. What is refused must still be counted, so the refusal waits until the transaction is
 * through. */
typedef struct
{
  GvtCentral *central;
  const GvtEnrolRequest *request;
  GvtEnrolAnswer *answer;
  GError *refusal;
} Enrolment;

static void
refuse (Enrolment *enrolment, GvtError code, const char *message)
{
  g_set_error_literal (&enrolment->refusal, GVT_ERROR, code, message);
}

/* The same words for an unknown code and a wrong one: they tell nothing about codes. */
static void
refuse_code (Enrolment *enrolment)
{
  refuse (enrolment, GVT_ERROR_REFUSED, N_ ("this enrolment code is not known here"));
}

/* Returns: (transfer full) (nullable): the code's row when its secret is the right one; %NULL with
 * a refusal, or with @error */
static GvtCodeRecord *
find_code (Enrolment *enrolment, GvtDb *db, GError **error)
{
  const guint8 *secret = gvt_secret_get (enrolment->request->secret);
  g_autofree char *selector = gvt_enrolment_secret_selector (secret);
  g_autoptr (GvtCodeRecord) code = NULL;
  GvtHash hash;

  if (!gvt_code_store_find (db, selector, &code, error))
    return NULL;

  gvt_enrolment_secret_hash (secret, &hash);
  if (code == NULL)
    refuse_code (enrolment);
  else if (code->tries >= GVT_ENROLMENT_MAX_TRIES
           || code->expires_at_us <= gvt_clock_now_us (enrolment->central->clock))
    refuse (enrolment, GVT_ERROR_EXPIRED, N_ ("this enrolment code is past its time"));
  else if (sodium_memcmp (hash.bytes, code->hash.bytes, sizeof hash.bytes) == 0)
    return g_steal_pointer (&code);
  else if (gvt_code_store_count_try (db, selector, error))
    refuse_code (enrolment);
  return NULL;
}

static gboolean
add_answer_users (GvtDb *db, const GvtCodeRecord *code, GvtEnrolAnswer *answer, GError **error)
{
  for (guint i = 0; code->users[i] != NULL; i++)
    {
      GvtUser *user = NULL;

      if (!gvt_user_store_find (db, code->users[i], &user, error))
        return FALSE;
      if (user != NULL)
        g_ptr_array_add (answer->users, user);
    }
  return TRUE;
}

/* Who asks to be taken in must bring what a laptop needs: keys of the code's users and of nobody
 * else, enough of whom open the roll. */
static gboolean
check_request (Enrolment *enrolment, const GPtrArray *admitted)
{
  const GvtEnrolRequest *request = enrolment->request;
  g_autoptr (GPtrArray) users = g_ptr_array_new ();

  for (guint i = 0; i < request->users->len; i++)
    {
      const GvtUserKey *key = request->users->pdata[i];
      GvtUser *user = NULL;

      for (guint j = 0; j < admitted->len && user == NULL; j++)
        if (g_str_equal (((GvtUser *) admitted->pdata[j])->code, key->code))
          user = admitted->pdata[j];
      if (user == NULL)
        {
          refuse (enrolment, GVT_ERROR_REFUSED, N_ ("this enrolment code is for other people"));
          return FALSE;
        }
      g_ptr_array_add (users, user);
    }

  if (!gvt_roll_holders_check (users, NULL))
    refuse (enrolment, GVT_ERROR_REFUSED, N_ ("a laptop needs two data officers or supervisors"));
  else if (request->lookup_key == NULL || !gvt_sealing_key_is_usable (&request->roll_public))
    refuse (enrolment, GVT_ERROR_REFUSED, N_ ("the laptop's keys are missing"));
  return enrolment->refusal == NULL;
}

static gboolean
note_device (Enrolment *enrolment, GvtDb *db, const GvtId *device, const char *code, GError **error)
{
  const GvtEnrolRequest *request = enrolment->request;
  g_autoptr (JsonObject) body = json_object_new ();
  JsonArray *users = json_array_new ();
  GvtEventDraft draft = {
    .kind = GVT_DEVICE_REGISTERED_KIND,
    .subject = device->bytes,
    .subject_length = sizeof device->bytes,
    .body = body,
  };

  for (guint i = 0; i < request->users->len; i++)
    {
      const GvtUserKey *key = request->users->pdata[i];
      JsonObject *user = json_object_new ();

      json_object_set_string_member (user, "code", key->code);
      gvt_json_set_hex (user, "key", key->key.bytes, sizeof key->key.bytes);
      json_array_add_object_element (users, user);
    }
  gvt_json_set_id (body, "device", device);
  json_object_set_string_member (body, "code", code);
  gvt_json_set_hex (body, "device_key", request->device_key.bytes, 32);
  gvt_json_set_hex (body, "roll_public", request->roll_public.bytes, 32);
  json_object_set_array_member (body, "users", users);
  return gvt_journal_append (enrolment->central->journal, db, &draft, NULL, error);
}

static gboolean
keep_deposits (Enrolment *enrolment, GvtDb *db, const GvtId *device, GError **error)
{
  const GvtEnrolRequest *request = enrolment->request;

  for (guint i = 0; i < request->prekeys->len; i++)
    if (!gvt_prekey_store_add (db, device, 1, &g_array_index (request->prekeys, GvtPrekey, i),
                               error))
      return FALSE;
  return gvt_key_store_set_lookup_key (db, enrolment->central->wrap, device, request->lookup_key,
                                       error);
}

static void
name_device (GvtEnrolAnswer *answer, const GvtId *device, const char *code)
{
  answer->device = *device;
  g_free (answer->code);
  answer->code = g_strdup (code);
}

static gboolean
register_device (Enrolment *enrolment, GvtDb *db, const GvtCodeRecord *code, GError **error)
{
  const GvtPublicKey *key = &enrolment->request->device_key;
  g_autofree char *device_code = gvt_device_store_draw_code (db, error);
  GvtId device;

  if (device_code == NULL)
    return FALSE;

  if (!gvt_device_store_draw (db, enrolment->central->clock, &device, error))
    return FALSE;
  name_device (enrolment->answer, &device, device_code);
  return note_device (enrolment, db, &device, device_code, error)
         && gvt_journal_add_incarnation (enrolment->central->journal, db, &device, 1, key, error)
         && keep_deposits (enrolment, db, &device, error)
         && gvt_code_store_set_used (db, code->selector, &device, key, error);
}

/* An answer may get lost, so the same laptop may ask again, by whichever code of its stick: its key
 * says who it is. */
static gboolean
take (Enrolment *enrolment, GvtDb *db, const GvtCodeRecord *code, GError **error)
{
  const GvtPublicKey *key = &enrolment->request->device_key;
  g_autoptr (GvtDeviceRecord) device = NULL;

  if (!gvt_device_store_find_first_key (db, key, &device, error))
    return FALSE;
  if (device != NULL)
    name_device (enrolment->answer, &device->device, device->code);
  else if (code->is_used)
    refuse (enrolment, GVT_ERROR_TAKEN, N_ ("this enrolment code has been used by another laptop"));
  if (device != NULL || enrolment->refusal != NULL)
    return TRUE;

  return !check_request (enrolment, enrolment->answer->users)
         || register_device (enrolment, db, code, error);
}

static gboolean
enrol (GvtDb *db, gpointer user_data, GError **error)
{
  Enrolment *enrolment = user_data;
  GvtEnrolAnswer *answer = enrolment->answer;
  g_autoptr (GvtCodeRecord) code = find_code (enrolment, db, error);

  if (code == NULL)
    return enrolment->refusal != NULL;
  if (!add_answer_users (db, code, answer, error))
    return FALSE;
  if (enrolment->request->step == GVT_ENROL_ASK)
    return TRUE;

  answer->incarnation = 1;
  return take (enrolment, db, code, error);
}

GvtEnrolAnswer *
gvt_central_enrol (GvtCentral *self, const GvtEnrolRequest *request, GError **error)
{
  g_autoptr (GvtEnrolAnswer) answer = NULL;
  Enrolment enrolment = { .central = self, .request = request };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && request != NULL, NULL);

  enrolment.answer = answer = gvt_enrol_answer_new (request->step, &request->device_key);
  answer->practice = gvt_central_get_keys (self)->practice;
  if (!gvt_store_write (self->store, enrol, &enrolment, error))
    {
      g_clear_error (&enrolment.refusal);
      return NULL;
    }
  if (enrolment.refusal == NULL)
    return g_steal_pointer (&answer);

  g_propagate_error (error, enrolment.refusal);
  return NULL;
}
