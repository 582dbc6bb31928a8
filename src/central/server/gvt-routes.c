/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-central"

#include "gvt-routes.h"

#include <sodium.h>

#include "gvt-admission.h"
#include "gvt-carry-message.h"
#include "gvt-central-blobs.h"
#include "gvt-central-copies.h"
#include "gvt-central-digest.h"
#include "gvt-central-files.h"
#include "gvt-central-fleet-acts.h"
#include "gvt-central-fleet.h"
#include "gvt-central-health.h"
#include "gvt-central-waiting.h"
#include "gvt-courier-answers.h"
#include "gvt-envelope.h"
#include "gvt-error.h"
#include "gvt-outbox-message.h"
#include "gvt-pull-answer.h"
#include "gvt-pull-request.h"
#include "gvt-refusal.h"

#define FILES_PREFIX "/v1/files/"

/* Returns: (transfer full) (nullable): the answer's body */
typedef GBytes *(*CallFunc) (GvtCentral *central, GvtEnvelope *envelope, GError **error);

static gboolean
check_challenge (GvtCentral *central, GvtEnvelope *envelope, GError **error)
{
  return gvt_challenge_check (gvt_envelope_get_challenge (envelope),
                              gvt_central_get_challenge_key (central),
                              gvt_clock_now_us (gvt_central_get_clock (central)), error);
}

/* A centre that was put back (I13) may have given the number of a copy that it forgot to another
 * one, which has another key. */
static gboolean
is_unknown (GvtCentral *central, const GError *error)
{
  return g_error_matches (error, GVT_ERROR, GVT_ERROR_NOT_FOUND)
         || (gvt_central_get_epoch (central) > 1
             && g_error_matches (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE));
}

/* Whether the envelope is from the device that it names; its incarnation may be closed. */
static gboolean
check_key (GvtCentral *central, GvtEnvelope *envelope, GError **error)
{
  g_autoptr (GError) local = NULL;
  GvtPublicKey key;

  if (gvt_central_find_device (central, gvt_envelope_get_device (envelope),
                               gvt_envelope_get_incarnation (envelope), &key, &local)
      && gvt_envelope_verify (envelope, &key, &local))
    return TRUE;

  if (is_unknown (central, local))
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, GVT_REFUSAL_NO_LAPTOP);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
check_sender (GvtCentral *central, GvtEnvelope *envelope, GError **error)
{
  return check_key (central, envelope, error)
         && gvt_central_check_open (central, gvt_envelope_get_device (envelope),
                                    gvt_envelope_get_incarnation (envelope), error);
}

/* By the key it is sealed to, which may have been turned since the laptop heard of it. Returns:
 * (transfer full) (nullable) */
static GvtEnrolRequest *
open_request (GvtCentral *central, GBytes *sealed, GError **error)
{
  g_autoptr (GPtrArray) keys = gvt_central_list_sealing_keys (central, TRUE);
  GvtEnrolRequest *request = NULL;

  for (guint i = 0; request == NULL && i < keys->len; i++)
    {
      gboolean is_last = i + 1 == keys->len;

      request = gvt_enrol_request_open (sealed, keys->pdata[i], is_last ? error : NULL);
    }
  return request;
}

/* Who is not enrolled yet signs with the key that he brings. */
static GBytes *
call_enrol (GvtCentral *central, GvtEnvelope *envelope, GError **error)
{
  g_autoptr (GvtEnrolRequest) request = open_request (central, gvt_envelope_get_payload (envelope),
                                                      error);
  g_autoptr (GvtEnrolAnswer) answer = NULL;

  if (request == NULL || !gvt_envelope_verify (envelope, &request->device_key, error))
    return NULL;

  answer = gvt_central_enrol (central, request, error);
  return answer != NULL
             ? gvt_enrol_answer_write (answer, gvt_central_get_signing_key (central), error)
             : NULL;
}

static GBytes *
call_push (GvtCentral *central, GvtEnvelope *envelope, GError **error)
{
  GvtReceipt receipt;

  if (!check_sender (central, envelope, error)
      || !gvt_admission_take (central, gvt_envelope_get_device (envelope),
                              gvt_envelope_get_incarnation (envelope),
                              gvt_envelope_get_payload (envelope), &receipt, NULL, error))
    return NULL;

  return gvt_receipt_write (&receipt, gvt_central_get_signing_key (central), error);
}

static GBytes *
call_pull (GvtCentral *central, GvtEnvelope *envelope, GError **error)
{
  const GvtId *device = gvt_envelope_get_device (envelope);
  g_auto (GvtPullRequest) request = { 0 };
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GBytes) list = NULL;

  if (!check_sender (central, envelope, error)
      || !gvt_pull_request_read (gvt_envelope_get_payload (envelope), &request, error)
      || !gvt_central_note_contact (central, device, gvt_envelope_get_incarnation (envelope), NULL,
                                    error))
    return NULL;

  messages = gvt_central_pull (central, device, gvt_envelope_get_incarnation (envelope),
                               request.after, request.has_hash ? &request.hash : NULL,
                               request.prekeys, error);
  list = messages != NULL ? gvt_outbox_list_write (messages) : NULL;
  if (list == NULL || !request.wants_word)
    return g_steal_pointer (&list);
  return gvt_pull_answer_write (device, gvt_envelope_get_incarnation (envelope),
                                gvt_envelope_get_payload (envelope), list,
                                gvt_central_get_signing_key (central), error);
}

/* What a lost laptop tells is of use, too: when it was heard, and unlocked. */
static GBytes *
call_fleet (GvtCentral *central, GvtEnvelope *envelope, GError **error)
{
  const GvtId *device = gvt_envelope_get_device (envelope);
  guint32 incarnation = gvt_envelope_get_incarnation (envelope);

  return check_sender (central, envelope, error)
                 && gvt_central_note_contact (central, device, incarnation,
                                              gvt_envelope_get_payload (envelope), error)
                 && gvt_central_check_trusted (central, device, incarnation, error)
             ? gvt_central_fleet_file (central, device, incarnation, error)
             : NULL;
}

static GBytes *
call_blob (GvtCentral *central, GvtEnvelope *envelope, GError **error)
{
  g_auto (GvtBlobPiece) piece = { 0 };
  GvtBlobReceipt receipt;

  if (!check_sender (central, envelope, error)
      || !gvt_blob_piece_read (gvt_envelope_get_payload (envelope), &piece, error)
      || !gvt_central_take_blob (central, &piece, &receipt, error))
    return NULL;

  return gvt_blob_receipt_write (&receipt, gvt_central_get_signing_key (central), error);
}

/* Whoever carries a part can read neither it nor the answers: both are of its laptop, and the part
 * says by itself that it is. */
static GBytes *
call_carry (GvtCentral *central, GvtEnvelope *envelope, GError **error)
{
  static const GvtCarryState states[] = { [GVT_COURIER_TAKEN] = GVT_CARRY_TAKEN,
                                          [GVT_COURIER_KNOWN] = GVT_CARRY_KNOWN,
                                          [GVT_COURIER_WAITING] = GVT_CARRY_WAITS };
  g_auto (GvtCarryAnswer) answer = { 0 };
  g_autoptr (GvtCourierEntry) entry = NULL;
  g_autoptr (GBytes) part = NULL;
  guint32 index;

  if (!check_sender (central, envelope, error))
    return NULL;
  part = gvt_carry_request_read (gvt_envelope_get_payload (envelope), &index, error);
  entry = part != NULL ? gvt_courier_desk_take (central, part, error) : NULL;
  if (entry == NULL)
    return NULL;
  if (entry->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&entry->error));
      return NULL;
    }
  answer.state = (guint8) states[entry->state];
  return index == GVT_CARRY_NO_ANSWER
                 || gvt_courier_desk_answer_one (central, entry, index, &answer.n_answers,
                                                 &answer.name, &answer.part, error)
             ? gvt_carry_answer_write (&answer)
             : NULL;
}

static GBytes *
call_manifest (GvtCentral *central, GvtEnvelope *envelope, GError **error)
{
  return check_sender (central, envelope, error)
                 && gvt_central_check_trusted (central, gvt_envelope_get_device (envelope),
                                               gvt_envelope_get_incarnation (envelope), error)
             ? gvt_central_manifest (central, gvt_envelope_get_device (envelope),
                                     gvt_envelope_get_incarnation (envelope), error)
             : NULL;
}

static GBytes *
call_rejoin (GvtCentral *central, GvtEnvelope *envelope, GError **error)
{
  const GvtId *device = gvt_envelope_get_device (envelope);
  guint32 incarnation = gvt_envelope_get_incarnation (envelope);
  g_autoptr (GvtRejoinRequest) request = NULL;
  g_autoptr (GvtRejoinAnswer) answer = NULL;
  GvtPublicKey key;

  if (!check_key (central, envelope, error))
    return NULL;

  request = gvt_rejoin_request_read (gvt_envelope_get_payload (envelope), error);
  if (request == NULL || !gvt_central_find_device (central, device, incarnation, &key, error)
      || !gvt_rejoin_verify (&key, device, incarnation, request, error))
    return NULL;

  answer = gvt_central_rejoin (central, device, incarnation, request, error);
  return answer != NULL
             ? gvt_rejoin_answer_write (answer, gvt_central_get_signing_key (central), error)
             : NULL;
}

static GBytes *
call_digest (GvtCentral *central, GvtEnvelope *envelope, GError **error)
{
  g_autoptr (GvtDigestAnswer) answer = NULL;

  if (!check_sender (central, envelope, error))
    return NULL;

  answer = gvt_central_compare (central, gvt_envelope_get_device (envelope),
                                gvt_envelope_get_incarnation (envelope),
                                gvt_envelope_get_payload (envelope), error);
  return answer != NULL
             ? gvt_digest_answer_write (answer, gvt_central_get_signing_key (central), error)
             : NULL;
}

static GBytes *
call_queue (GvtCentral *central, GvtEnvelope *envelope, GError **error)
{
  const GvtId *device = gvt_envelope_get_device (envelope);
  guint32 incarnation = gvt_envelope_get_incarnation (envelope);

  return check_sender (central, envelope, error)
                 && gvt_central_check_trusted (central, device, incarnation, error)
             ? gvt_central_answer_queue (central, device, incarnation,
                                         gvt_envelope_get_payload (envelope), error)
             : NULL;
}

static const struct
{
  const char *type;
  CallFunc func;
} calls[] = {
  { GVT_CALL_ENROL, call_enrol },   { GVT_CALL_PUSH, call_push },
  { GVT_CALL_PULL, call_pull },     { GVT_CALL_MANIFEST, call_manifest },
  { GVT_CALL_REJOIN, call_rejoin }, { GVT_CALL_BLOB, call_blob },
  { GVT_CALL_CARRY, call_carry },   { GVT_CALL_FLEET, call_fleet },
  { GVT_CALL_DIGEST, call_digest }, { GVT_CALL_QUEUE, call_queue },
};

static void
answer_error (GvtHttpResponse *response, const char *path, const GError *error)
{
  gvt_http_response_set_error (response, error);
  if (response->status >= 500)
    g_message ("%s: %s", path, error->message);
}

static void
answer_call (GvtCentral *central,
             const GvtHttpRequest *request,
             gsize index,
             GvtHttpResponse *response)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtEnvelope) envelope = gvt_envelope_read (request->body, calls[index].type, &error);
  g_autoptr (GBytes) body = NULL;

  if (envelope != NULL && gvt_central_take_up_keys (central, &error)
      && check_challenge (central, envelope, &error))
    body = calls[index].func (central, envelope, &error);

  if (body != NULL)
    gvt_http_response_set_bytes (response, body);
  else
    answer_error (response, request->path, error);
}

static void
answer_challenge (GvtCentral *central, GvtHttpResponse *response)
{
  g_autoptr (GBytes) body = NULL;
  GvtChallenge challenge;
  guint8 nonce[16];

  randombytes_buf (nonce, sizeof nonce);
  gvt_challenge_make (gvt_central_get_challenge_key (central),
                      gvt_clock_now_us (gvt_central_get_clock (central)), nonce, &challenge);
  body = gvt_challenge_write (&challenge);
  gvt_http_response_set_json (response, body);
}

static void
answer_keys (GvtCentral *central, const char *path, GvtHttpResponse *response)
{
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;

  if (!gvt_central_take_up_keys (central, &error))
    {
      answer_error (response, path, error);
      return;
    }
  body = gvt_central_dup_keys_statement (central);
  gvt_http_response_set_bytes (response, body);
}

void
gvt_routes_answer_health (GvtCentral *central, GvtHttpResponse *response)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"status\":\"ok\"}", 15);
  g_autoptr (GError) error = NULL;

  if (gvt_central_check_health (central, &error))
    gvt_http_response_set_json (response, body);
  else
    answer_error (response, "health", error);
}

static void
answer_file (GvtCentral *central, const GvtHttpRequest *request, GvtHttpResponse *response)
{
  const char *name = request->path + strlen (FILES_PREFIX);
  g_autoptr (GMappedFile) mapped = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GvtHash hash;

  /* Only 64 hexadecimal digits pass, so nothing that a client sends becomes a path. */
  if (gvt_hash_from_text (name, &hash, &error))
    path = gvt_central_find_file (central, &hash, &error);
  if (path != NULL)
    mapped = g_mapped_file_new (path, FALSE, &error);
  if (mapped == NULL)
    {
      answer_error (response, FILES_PREFIX, error);
      return;
    }

  bytes = g_mapped_file_get_bytes (mapped);
  gvt_file_shelf_put (gvt_central_get_shelf (central), &hash, bytes);
  gvt_http_response_set_file (response, request, name, bytes);
}

/* Returns: the index in calls[], or -1 */
static gssize
find_call (const char *path)
{
  if (!g_str_has_prefix (path, "/v1/"))
    return -1;

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    if (g_str_equal (path + strlen ("/v1/"), calls[i].type))
      return (gssize) i;

  return -1;
}

static void
answer_get (GvtCentral *central, const GvtHttpRequest *request, GvtHttpResponse *response)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (request->path, "/v1/keys"))
    answer_keys (central, request->path, response);
  else if (g_str_equal (request->path, "/v1/health") || g_str_equal (request->path, "/healthz"))
    gvt_routes_answer_health (central, response);
  else if (g_str_has_prefix (request->path, FILES_PREFIX))
    answer_file (central, request, response);
  else
    {
      error = g_error_new_literal (GVT_ERROR, GVT_ERROR_NOT_FOUND, "No such route");
      gvt_http_response_set_error (response, error);
    }
}

static void
answer (const GvtHttpRequest *request, GvtHttpResponse *response, gpointer user_data)
{
  GvtCentral *central = user_data;
  gssize call = find_call (request->path);
  gboolean is_post = g_str_equal (request->method, "POST");
  g_autoptr (GError) error = NULL;

  if (is_post && call >= 0)
    answer_call (central, request, (gsize) call, response);
  else if (is_post && g_str_equal (request->path, "/v1/challenge"))
    answer_challenge (central, response);
  else if (g_str_equal (request->method, "GET"))
    answer_get (central, request, response);
  else
    {
      error = g_error_new_literal (GVT_ERROR, GVT_ERROR_NOT_FOUND, "No such route");
      gvt_http_response_set_error (response, error);
    }
}

const char *
gvt_routes_name (const char *path)
{
  gssize call = path != NULL ? find_call (path) : -1;

  if (path == NULL)
    return "unreadable";
  if (call >= 0)
    return calls[call].type;
  if (g_str_has_prefix (path, FILES_PREFIX))
    return "files";
  if (g_str_equal (path, "/v1/health") || g_str_equal (path, "/healthz"))
    return "health";
  if (g_str_equal (path, "/v1/keys"))
    return "keys";
  return g_str_equal (path, "/v1/challenge") ? "challenge" : "other";
}

static gsize
get_cap (const char *method, const char *path)
{
  gssize call = find_call (path);

  return g_str_equal (method, "POST") && call >= 0 ? gvt_envelope_max_bytes (calls[call].type) : 0;
}

/* What was just asked for by somebody else. */
static gboolean
answer_at_once (const GvtHttpRequest *request, GvtHttpResponse *response, gpointer user_data)
{
  const char *name = request->path + strlen (FILES_PREFIX);
  g_autoptr (GBytes) file = NULL;
  GvtHash hash;

  if (!g_str_equal (request->method, "GET") || !g_str_has_prefix (request->path, FILES_PREFIX)
      || !gvt_hash_from_text (name, &hash, NULL))
    return FALSE;

  file = gvt_file_shelf_find (gvt_central_get_shelf (user_data), &hash);
  if (file != NULL)
    gvt_http_response_set_file (response, request, name, file);
  return file != NULL;
}

GvtHttpService
gvt_routes_service (GvtCentral *central)
{
  return (GvtHttpService){
    .get_cap = get_cap, .answer = answer, .answer_at_once = answer_at_once, .user_data = central
  };
}
