/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-request-sender.h"

#include <string.h>

#include "gvt-envelope.h"
#include "gvt-json.h"
#include "gvt-test.h"
#include "gvt-wire.h"

#define DEADLINE_S  60
#define N_VISITS    3
#define MAX_REFUSAL 4096

void
gvt_request_sender_set_up (GvtRequestSender *self, gconstpointer data)
{
  g_autofree char *code = NULL;
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GError) error = NULL;
  GvtSyncReport report;

  self->centre = (GvtCentreProcess *) data;
  self->laptop = gvt_laptop_new ();
  code = gvt_centre_process_issue_code (self->centre);
  gvt_laptop_enrol (self->laptop, self->centre->uri, code, &error);
  g_assert_no_error (error);
  gvt_laptop_sync (self->laptop, self->centre->uri, &report, &error);
  g_assert_no_error (error);
  gvt_laptop_plan_visits (self->laptop, N_VISITS);
  self->central = gvt_central_open (self->centre->data, self->laptop->clock, &error);
  g_assert_no_error (error);
  self->device_key = gvt_vault_dup_device_key (gvt_profile_get_vault (self->laptop->profile),
                                               &error);
  journal = gvt_profile_dup_journal (self->laptop->profile, NULL);
  g_assert_true (gvt_journal_get_device (journal, &self->device, NULL, NULL, NULL));
  self->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->may_pass = FALSE;
  self->n_sent = 0;
}

void
gvt_request_sender_tear_down (GvtRequestSender *self, gconstpointer data)
{
  g_ptr_array_unref (self->refused);
  gvt_secret_unref (self->device_key);
  g_clear_object (&self->central);
  gvt_laptop_free (self->laptop);
}

/* --- on the wire --- */

/* Returns: (transfer full): all that is answered before the connection ends */
static GBytes *
send_raw (GvtRequestSender *self, GBytes *request)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GOutputStream) answer = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  gsize size;
  const void *data = g_bytes_get_data (request, &size);

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_set_timeout (client, DEADLINE_S);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", self->centre->port, NULL,
                                                &error);
  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), data, size,
                             NULL, NULL, NULL);
  g_output_stream_splice (answer, g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                          G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_false (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT));
  self->n_sent++;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (answer));
}

/* Returns: (transfer full): the body, and the status in @status */
static GBytes *
read_answer (GBytes *answer, guint *status)
{
  gsize size;
  const char *data = g_bytes_get_data (answer, &size);
  const char *end = g_strstr_len (data, (gssize) size, "\r\n\r\n");

  g_assert_true (size > 12 && g_str_has_prefix (data, "HTTP/1.1 ") && end != NULL);
  *status = (guint) g_ascii_strtoull (data + 9, NULL, 10);
  end += 4;
  return g_bytes_new_from_bytes (answer, (gsize) (end - data), size - (gsize) (end - data));
}

static GBytes *
post (const char *call, GBytes *body)
{
  g_autofree char *head = g_strdup_printf ("POST /v1/%s HTTP/1.1\r\nHost: x\r\n"
                                           "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                                           call, g_bytes_get_size (body));
  GByteArray *request = g_byte_array_new ();

  g_byte_array_append (request, (const guint8 *) head, strlen (head));
  g_byte_array_append (request, g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  return g_byte_array_free_to_bytes (request);
}

void
gvt_request_sender_assert_known (GvtRequestSender *self,
                                 guint status,
                                 GBytes *body,
                                 const char *what)
{
  g_autoptr (JsonObject) object = gvt_json_parse (body, MAX_REFUSAL, NULL);

  if (self->may_pass && status == 200)
    return;
  if (status < 400 || status >= 500 || object == NULL
      || gvt_json_text_or (object, "error", NULL) == NULL
      || gvt_json_text_or (object, "message", NULL) == NULL)
    g_error ("%s: %u %.*s", what, status, (int) MIN (g_bytes_get_size (body), 200),
             (const char *) g_bytes_get_data (body, NULL));
}

guint
gvt_request_sender_ask (GvtRequestSender *self, GBytes *request, GBytes **body)
{
  g_autoptr (GBytes) answer = send_raw (self, request);
  guint status;

  *body = read_answer (answer, &status);
  return status;
}

/* A field that is not as it should be. */
void
gvt_request_sender_assert_refused (GvtRequestSender *self, GBytes *request, const char *what)
{
  g_autoptr (GBytes) body = NULL;
  guint status = gvt_request_sender_ask (self, request, &body);

  gvt_request_sender_assert_known (self, status, body, what);
  g_ptr_array_add (self->refused, g_bytes_ref (request));
}

/* --- the store --- */

static gboolean
digest_tables (GvtDb *db, gpointer user_data, GError **error)
{
  GString *all = user_data;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      gvt_db_seals (db) ? "SELECT CAST (tablename AS text) FROM pg_tables"
                          " WHERE schemaname = 'govote' ORDER BY tablename"
                        : "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
      error);

  while (stmt != NULL && gvt_stmt_next (stmt, error))
    g_ptr_array_add (names, g_strdup (gvt_stmt_text (stmt, 0)));
  g_assert_cmpuint (names->len, >, 20);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *text = NULL;
      GvtHash digest;

      if (!gvt_db_digest_table (db, names->pdata[i], &digest, error))
        return FALSE;
      text = gvt_hash_to_text (&digest);
      g_string_append_printf (all, "%s %s\n", (char *) names->pdata[i], text);
    }
  return TRUE;
}

/* Returns: (transfer full): a line for each table */
char *
gvt_request_sender_digest_store (GvtRequestSender *self)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  gvt_store_read (self->central->store, digest_tables, all, &error);
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* All that was refused comes once more: it is refused again, and changes no table. */
void
gvt_request_sender_assert_nothing_was_written (GvtRequestSender *self)
{
  g_autofree char *before = gvt_request_sender_digest_store (self);
  g_autofree char *after = NULL;

  g_assert_cmpuint (self->refused->len, >, 0);
  for (guint i = 0; i < self->refused->len; i++)
    {
      g_autoptr (GBytes) body = NULL;
      guint status = gvt_request_sender_ask (self, self->refused->pdata[i], &body);

      gvt_request_sender_assert_known (self, status, body, "once more");
    }
  after = gvt_request_sender_digest_store (self);
  g_assert_cmpstr (before, ==, after);
  g_test_message ("%u requests, of which %u were refused twice", self->n_sent, self->refused->len);
}

/* --- envelopes --- */

static GvtChallenge
get_challenge (GvtRequestSender *self)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) request = post ("challenge", nothing);
  g_autoptr (GBytes) body = NULL;
  GvtChallenge challenge;

  g_assert_cmpuint (gvt_request_sender_ask (self, request, &body), ==, 200);
  g_assert_true (gvt_challenge_read (body, &challenge, NULL));
  return challenge;
}

/* Returns: (transfer full): what stands in an envelope before its signature */
GBytes *
gvt_request_sender_write_header (GvtRequestSender *self,
                                 const char *call,
                                 const GvtId *device,
                                 GBytes *payload)
{
  g_autoptr (JsonObject) header = json_object_new ();
  GvtChallenge challenge = get_challenge (self);
  GvtHash digest;

  gvt_hash_of_bytes (payload, &digest);
  json_object_set_string_member (header, "type", call);
  gvt_json_set_id (header, "device", device);
  json_object_set_int_member (header, "incarnation", 1);
  gvt_json_set_hex (header, "challenge", challenge.bytes, sizeof challenge.bytes);
  json_object_set_int_member (header, "payload_bytes", (gint64) g_bytes_get_size (payload));
  gvt_json_set_hash (header, "payload_digest", &digest);
  return gvt_json_canonical (header, NULL);
}

/* Truly signed, whatever @header is. Returns: (transfer full): the request */
GBytes *
gvt_request_sender_write_envelope (const char *call,
                                   GBytes *header,
                                   GBytes *payload,
                                   const GvtSecret *key)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GBytes) envelope = NULL;
  guint8 signature[GVT_SIGNATURE_SIZE];
  gsize size;
  const void *data = g_bytes_get_data (header, &size);

  gvt_sign (key, "ENVL", 1, data, size, signature);
  gvt_put_header (out, "ENVL", 1, 0);
  gvt_put_u32 (out, (guint32) size);
  gvt_put_data (out, data, size);
  gvt_put_data (out, signature, sizeof signature);
  gvt_put_data (out, g_bytes_get_data (payload, NULL), g_bytes_get_size (payload));
  envelope = g_byte_array_free_to_bytes (g_steal_pointer (&out));
  return post (call, envelope);
}

GBytes *
gvt_request_sender_call (GvtRequestSender *self, const char *call, GBytes *payload)
{
  g_autoptr (GBytes) header = gvt_request_sender_write_header (self, call, &self->device, payload);

  return gvt_request_sender_write_envelope (call, header, payload, self->device_key);
}
