/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each field of each request, as it should not be, at the centre as staff run it: every one is
 * refused with a word that programs know, and nothing of it is written. */
#include "gvt-changed-json.h"
#include "gvt-device-status.h"
#include "gvt-enrolment-code.h"
#include "gvt-envelope.h"
#include "gvt-json.h"
#include "gvt-queue-request.h"
#include "gvt-request-sender.h"
#include "gvt-test.h"

/* --- what the fields are --- */

typedef enum
{
  FIELD_FIXED, /* digits of a hash or key, an id, one of some words: nothing else will do */
  FIELD_WORD,  /* a short word, or none */
  FIELD_NUMBER,
  FIELD_COUNT, /* a number that is not negative */
  FIELD_LIST,  /* an array, which may be empty */
  FIELD_TRUTH,
} FieldKind;

typedef struct
{
  const char *path;
  FieldKind kind;
  gboolean is_optional;
} Field;

/* Whether a field that was changed so is as good as before. */
static gboolean
is_legal (const Field *field, GvtChange change)
{
  if (change == GVT_CHANGE_ABSENT)
    return field->is_optional;
  if (change == GVT_CHANGE_REPEATED)
    return g_str_has_suffix (field->path, "/0"); /* an element of a list, and no member */
  if (change == GVT_CHANGE_EMPTY || change == GVT_CHANGE_TEXT)
    return field->kind == FIELD_WORD;
  if (change == GVT_CHANGE_NUMBER)
    return field->kind == FIELD_NUMBER || field->kind == FIELD_COUNT;
  if (change == GVT_CHANGE_TRUTH)
    return field->kind == FIELD_TRUTH;
  if (change == GVT_CHANGE_NEGATIVE)
    return field->kind == FIELD_NUMBER;
  return change == GVT_CHANGE_ARRAY && field->kind == FIELD_LIST;
}

/* Makes a request whose payload, or header, is @json. Returns: (transfer full) */
typedef GBytes *(*Wrap) (GvtRequestSender *self, const char *call, GBytes *json);

static void
send_legal (GvtRequestSender *self, GBytes *request, const char *what)
{
  g_autoptr (GBytes) body = NULL;
  guint status = gvt_request_sender_ask (self, request, &body);

  if (status >= 400)
    gvt_request_sender_assert_known (self, status, body, what);
}

/* @expected: 0: nothing that may be taken is sent */
static void
change_field (GvtRequestSender *self,
              const char *call,
              GBytes *json,
              const Field *field,
              guint expected,
              Wrap wrap)
{
  for (guint change = 0; change < GVT_N_CHANGES; change++)
    {
      g_autofree char *what = g_strdup_printf ("%s: %s %s", call, field->path,
                                               gvt_change_name (change));
      g_autoptr (GBytes) changed = gvt_changed_json (json, field->path, change);
      g_autoptr (GBytes) request = wrap (self, call, changed);

      if (!is_legal (field, change))
        gvt_request_sender_assert_refused (self, request, what);
      else if (expected != 0)
        send_legal (self, request, what);
    }
}

/* What a newer version adds changes nothing. */
static void
assert_extra_is_passed_over (GvtRequestSender *self,
                             const char *call,
                             GBytes *json,
                             const Field *field,
                             guint expected,
                             Wrap wrap)
{
  g_autoptr (GBytes) changed = gvt_changed_json (json, field->path, GVT_CHANGE_EXTRA);
  g_autoptr (GBytes) request = wrap (self, call, changed);
  g_autoptr (GBytes) body = NULL;

  g_assert_cmpuint (gvt_request_sender_ask (self, request, &body), ==, expected);
}

static void
assert_whole (GBytes *json, const Field *fields, gsize n_fields)
{
  g_autoptr (GPtrArray) paths = gvt_json_paths (json);

  for (guint i = 0; i < paths->len; i++)
    {
      gboolean is_here = FALSE;

      for (gsize j = 0; j < n_fields; j++)
        is_here = is_here || g_str_equal (paths->pdata[i], fields[j].path);
      if (!is_here)
        g_error ("%s is no field of the table", (char *) paths->pdata[i]);
    }
  g_assert_cmpuint (paths->len, ==, n_fields);
}

/* @expected: what the request gets as it should be; 0: that is not sent */
static void
change_all (GvtRequestSender *self,
            const char *call,
            GBytes *json,
            const Field *fields,
            gsize n_fields,
            guint expected,
            Wrap wrap)
{
  g_autoptr (GBytes) request = wrap (self, call, json);

  assert_whole (json, fields, n_fields);
  if (expected != 0)
    {
      g_autoptr (GBytes) body = NULL;

      g_assert_cmpuint (gvt_request_sender_ask (self, request, &body), ==, expected);
    }
  for (gsize i = 0; i < n_fields; i++)
    {
      change_field (self, call, json, &fields[i], expected, wrap);
      if (expected == 200)
        assert_extra_is_passed_over (self, call, json, &fields[i], expected, wrap);
    }
  gvt_request_sender_assert_nothing_was_written (self);
}

#define CHANGE_ALL(call, json, fields, expected, wrap) \
  change_all (self, call, json, fields, G_N_ELEMENTS (fields), expected, wrap)

/* --- of the envelope --- */

static GBytes *
wrap_header (GvtRequestSender *self, const char *call, GBytes *json)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  return gvt_request_sender_write_envelope (call, json, nothing, self->device_key);
}

static void
test_envelope (GvtRequestSender *self, gconstpointer data)
{
  static const Field fields[] = {
    { "challenge", FIELD_FIXED, FALSE },      { "device", FIELD_FIXED, FALSE },
    { "incarnation", FIELD_FIXED, FALSE },    { "payload_bytes", FIELD_FIXED, FALSE },
    { "payload_digest", FIELD_FIXED, FALSE }, { "type", FIELD_FIXED, FALSE },
  };
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) header = gvt_request_sender_write_header (self, GVT_CALL_MANIFEST,
                                                               &self->device, nothing);

  CHANGE_ALL (GVT_CALL_MANIFEST, header, fields, 200, wrap_header);
}

/* --- of JSON in it --- */

static void
test_pull (GvtRequestSender *self, gconstpointer data)
{
  static const Field fields[] = {
    { "after", FIELD_COUNT, FALSE },         { "hash", FIELD_FIXED, TRUE },
    { "prekeys", FIELD_LIST, FALSE },        { "prekeys/0/id", FIELD_FIXED, FALSE },
    { "prekeys/0/key", FIELD_FIXED, FALSE }, { "word", FIELD_TRUTH, TRUE },
  };
  g_autoptr (GBytes) json = gvt_test_bytes (
      "{\"after\":0,\"hash\":\"0505050505050505050505050505050505050505050505050505050505050505\","
      "\"prekeys\":[{\"id\":\"018f0000-0000-7000-8000-000000000001\",\"key\":"
      "\"0900000000000000000000000000000000000000000000000000000000000000\"}],\"word\":true}");

  CHANGE_ALL (GVT_CALL_PULL, json, fields, 200, gvt_request_sender_call);
}

static void
test_fleet (GvtRequestSender *self, gconstpointer data)
{
  static const Field fields[] = {
    { "backup_at_us", FIELD_NUMBER, FALSE },
    { "clock_us", FIELD_NUMBER, FALSE },
    { "lists", FIELD_LIST, FALSE },
    { "lists/0/election", FIELD_WORD, FALSE },
    { "lists/0/version", FIELD_NUMBER, FALSE },
    { "lists/0/villages", FIELD_LIST, FALSE },
    { "lists/0/villages/0", FIELD_WORD, TRUE },
    { "program", FIELD_WORD, FALSE },
    { "unlocked_at_us", FIELD_NUMBER, FALSE },
    { "unlocked_by", FIELD_WORD, FALSE },
    { "unsent", FIELD_NUMBER, FALSE },
  };
  g_autoptr (GvtDeviceStatus) status = gvt_device_status_new ("1.0", "OFFICER-1");
  g_autoptr (GBytes) json = NULL;

  gvt_device_status_add_list (status, GVT_CENTRE_ELECTION, 1, GVT_CENTRE_VILLAGE);
  json = gvt_device_status_write (status, NULL);
  CHANGE_ALL (GVT_CALL_FLEET, json, fields, 200, gvt_request_sender_call);
}

static void
test_digest (GvtRequestSender *self, gconstpointer data)
{
  static const Field fields[] = {
    { "chains", FIELD_FIXED, FALSE },
    { "chains/0/incarnation", FIELD_FIXED, FALSE },
    { "chains/0/last", FIELD_COUNT, FALSE },
    { "records", FIELD_COUNT, FALSE },
    { "root", FIELD_FIXED, FALSE },
    { "spans", FIELD_FIXED, TRUE },
    { "spans/0/digest", FIELD_FIXED, FALSE },
    { "spans/0/first", FIELD_FIXED, FALSE },
    { "spans/0/incarnation", FIELD_FIXED, FALSE },
    { "spans/0/last", FIELD_FIXED, FALSE },
    { "spans/0/records", FIELD_COUNT, FALSE },
  };
  g_autoptr (GBytes) json = gvt_test_bytes (
      "{\"chains\":[{\"incarnation\":1,\"last\":1}],\"records\":1,"
      "\"root\":\"0505050505050505050505050505050505050505050505050505050505050505\","
      "\"spans\":[{\"digest\":"
      "\"0505050505050505050505050505050505050505050505050505050505050505\","
      "\"first\":1,\"incarnation\":1,\"last\":1,\"records\":1}]}");

  CHANGE_ALL (GVT_CALL_DIGEST, json, fields, 200, gvt_request_sender_call);
}

/* The officer asks, who may not: also what is as it should be is refused. */
static void
test_queue (GvtRequestSender *self, gconstpointer data)
{
  static const Field fields[] = {
    { "after", FIELD_FIXED, TRUE },      { "area", FIELD_WORD, FALSE },
    { "ask", FIELD_FIXED, FALSE },       { "by", FIELD_WORD, FALSE },
    { "reply_key", FIELD_FIXED, FALSE }, { "signature", FIELD_FIXED, FALSE },
    { "state", FIELD_WORD, FALSE },
  };
  GvtQueueRequest request = { .ask = GVT_QUEUE_LIST,
                              .by = (char *) GVT_LAPTOP_OFFICER,
                              .area = (char *) "",
                              .state = (char *) "",
                              .has_after = TRUE };
  g_autoptr (GBytes) json = NULL;

  request.id = self->device;
  gvt_sealing_key_public (gvt_central_get_sealing_key (self->central), &request.reply_key);
  json = gvt_queue_request_write (&request, self->device_key, NULL);
  CHANGE_ALL (GVT_CALL_QUEUE, json, fields, 403, gvt_request_sender_call);
}

/* Whatever it says, it is sealed to the centre and signed by the key that it brings. */
static GBytes *
wrap_enrol (GvtRequestSender *self, const char *call, GBytes *json)
{
  const GvtId nobody = { 0 };
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) header = NULL;
  GvtPublicKey recipient;

  gvt_sealing_key_public (gvt_central_get_sealing_key (self->central), &recipient);
  sealed = gvt_seal_to (&recipient, 1, "enrol/1", g_bytes_get_data (json, NULL),
                        g_bytes_get_size (json));
  header = gvt_request_sender_write_header (self, call, &nobody, sealed);
  return gvt_request_sender_write_envelope (call, header, sealed, self->device_key);
}

static GBytes *
write_enrol (GvtRequestSender *self, gboolean takes)
{
  static const char *const team[] = { GVT_LAPTOP_OFFICER, "SUPERVISOR-1" };
  g_autofree char *typed = gvt_centre_process_issue_code (self->centre);
  g_auto (GvtEnrolmentCode) code = { 0 };
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *users = json_array_new ();
  GvtPublicKey key;

  gvt_enrolment_code_parse (g_strstrip (typed), &code, &error);
  g_assert_no_error (error);
  gvt_signing_key_public (self->device_key, &key);
  json_object_set_string_member (object, "step", takes ? "take" : "ask");
  gvt_json_set_hex (object, "secret", code.secret, sizeof code.secret);
  gvt_json_set_hex (object, "device_key", key.bytes, sizeof key.bytes);
  json_object_set_array_member (object, "users", users);
  for (gsize i = 0; i < G_N_ELEMENTS (team); i++)
    {
      JsonObject *user = json_object_new ();

      json_object_set_string_member (user, "code", team[i]);
      gvt_json_set_hex (user, "key", key.bytes, sizeof key.bytes);
      json_array_add_object_element (users, user);
    }
  if (takes)
    {
      json_object_set_array_member (object, "prekeys", json_array_new ());
      gvt_json_set_hex (object, "roll_public", key.bytes, sizeof key.bytes);
      gvt_json_set_hex (object, "lookup_key", key.bytes, sizeof key.bytes);
    }
  else
    json_object_remove_member (object, "users");
  return gvt_json_canonical (object, NULL);
}

static void
test_enrol_ask (GvtRequestSender *self, gconstpointer data)
{
  static const Field fields[] = {
    { "device_key", FIELD_FIXED, FALSE },
    { "secret", FIELD_FIXED, FALSE },
    { "step", FIELD_FIXED, FALSE },
  };
  g_autoptr (GBytes) json = write_enrol (self, FALSE);

  CHANGE_ALL (GVT_CALL_ENROL, json, fields, 200, wrap_enrol);
}

/* By a key that no laptop has yet, and a code that admits it: after all that it still does. */
static void
test_enrol_take (GvtRequestSender *self, gconstpointer data)
{
  static const Field fields[] = {
    { "device_key", FIELD_FIXED, FALSE },  { "lookup_key", FIELD_FIXED, FALSE },
    { "prekeys", FIELD_LIST, FALSE },      { "roll_public", FIELD_FIXED, FALSE },
    { "secret", FIELD_FIXED, FALSE },      { "step", FIELD_FIXED, FALSE },
    { "users", FIELD_FIXED, FALSE },       { "users/0/code", FIELD_FIXED, FALSE },
    { "users/0/key", FIELD_FIXED, FALSE },
  };
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GBytes) request = NULL;
  g_autoptr (GBytes) body = NULL;

  g_clear_pointer (&self->device_key, gvt_secret_unref);
  self->device_key = gvt_signing_key_new ();
  json = write_enrol (self, TRUE);
  CHANGE_ALL (GVT_CALL_ENROL, json, fields, 0, wrap_enrol);
  request = wrap_enrol (self, GVT_CALL_ENROL, json);
  g_assert_cmpuint (gvt_request_sender_ask (self, request, &body), ==, 200);
}

#define ADD(name, func) \
  g_test_add ("/request-fields/" name, GvtRequestSender, centre, gvt_request_sender_set_up, func, \
              gvt_request_sender_tear_down)

int
main (int argc, char *argv[])
{
  GvtCentreProcess *centre;
  int status;

  gvt_test_init (&argc, &argv);
  centre = gvt_centre_process_new ();

  ADD ("an-envelope", test_envelope);
  ADD ("enrol-that-asks", test_enrol_ask);
  ADD ("enrol-that-takes", test_enrol_take);
  ADD ("pull", test_pull);
  ADD ("fleet", test_fleet);
  ADD ("digest", test_digest);
  ADD ("queue", test_queue);

  status = g_test_run ();
  gvt_centre_process_free (centre);
  return status;
}
