/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same of what is no JSON: bytes in bodies, request lines and headers. */
#include <string.h>

#include "gvt-blob-piece.h"
#include "gvt-carry-message.h"
#include "gvt-courier-part.h"
#include "gvt-envelope.h"
#include "gvt-event-frame.h"
#include "gvt-push-request.h"
#include "gvt-rejoin-message.h"
#include "gvt-request-sender.h"
#include "gvt-test.h"

/* --- of bytes in it --- */

typedef struct
{
  const char *name;
  gsize offset;
  gsize size;
} Bytes;

typedef enum
{
  BYTES_ZERO,
  BYTES_ONES,
  BYTES_CUT_BEFORE,
  BYTES_CUT_INSIDE,
  BYTES_MISSING,
  BYTES_REPEATED,
  BYTES_N_CHANGES,
} BytesChange;

static void
append_field (GByteArray *out, const guint8 *data, const Bytes *field, BytesChange change)
{
  g_autofree guint8 *filler = g_malloc (field->size);

  memset (filler, change == BYTES_ONES ? 0xff : 0, field->size);
  if (change == BYTES_ZERO || change == BYTES_ONES)
    g_byte_array_append (out, filler, field->size);
  if (change == BYTES_CUT_INSIDE)
    g_byte_array_append (out, data, field->size / 2);
  for (guint i = 0; change == BYTES_REPEATED && i < 2; i++)
    g_byte_array_append (out, data, field->size);
}

static GBytes *
change_bytes (GBytes *payload, const Bytes *field, BytesChange change)
{
  GByteArray *out = g_byte_array_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (payload, &size);
  gsize end = field->offset + field->size;

  g_assert_cmpuint (end, <=, size);
  g_byte_array_append (out, data, field->offset);
  append_field (out, data + field->offset, field, change);
  if (change != BYTES_CUT_BEFORE && change != BYTES_CUT_INSIDE)
    g_byte_array_append (out, data + end, size - end);
  return g_byte_array_free_to_bytes (out);
}

static void
change_all_bytes (
    GvtRequestSender *self, const char *call, GBytes *payload, const Bytes *fields, gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    for (guint change = 0; change < BYTES_N_CHANGES; change++)
      {
        g_autofree char *what = g_strdup_printf ("%s: %s, change %u", call, fields[i].name, change);
        g_autoptr (GBytes) changed = change_bytes (payload, &fields[i], change);
        g_autoptr (GBytes) request = NULL;

        if (g_bytes_equal (changed, payload))
          continue;
        request = gvt_request_sender_call (self, call, changed);
        gvt_request_sender_assert_refused (self, request, what);
      }
  gvt_request_sender_assert_nothing_was_written (self);
}

#define CHANGE_BYTES(call, payload, fields) \
  change_all_bytes (self, call, payload, fields, G_N_ELEMENTS (fields))

typedef struct
{
  GvtJournal *journal;
  const GvtId *device;
  GPtrArray *events;
} Loading;

static gboolean
load_events (GvtDb *db, gpointer user_data, GError **error)
{
  Loading *self = user_data;

  self->events = gvt_journal_events (self->journal, db, self->device, 1, 0, G_MAXINT, error);
  return self->events != NULL;
}

/* Returns: (transfer full): what a push of all that the laptop holds would send */
static GBytes *
write_push (GvtRequestSender *self)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->laptop->profile, NULL);
  Loading loading = { journal, &self->device, NULL };
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GBytes) frame = NULL;
  g_autoptr (GError) error = NULL;
  const GvtEvent *last;

  gvt_store_read (gvt_journal_get_store (journal), load_events, &loading, &error);
  g_assert_no_error (error);
  events = loading.events;
  last = events->pdata[events->len - 1];
  frame = gvt_event_frame_encode (events, NULL, NULL, &error);
  g_assert_no_error (error);
  return gvt_push_request_write (&last->hash, frame);
}

static void
test_push (GvtRequestSender *self, gconstpointer data)
{
  static const Bytes fields[] = {
    { "head", 0, 32 },         { "magic", 32, 16 },       { "device", 48, 16 },
    { "incarnation", 64, 4 },  { "first record", 68, 8 }, { "count", 76, 1 },
    { "the columns", 77, 64 },
  };
  g_autoptr (GBytes) payload = write_push (self);

  self->may_pass = TRUE;
  CHANGE_BYTES (GVT_CALL_PUSH, payload, fields);
}

static void
test_blob (GvtRequestSender *self, gconstpointer data)
{
  static const Bytes fields[] = {
    { "record", 0, 16 },   { "hash", 16, 32 },     { "size", 48, 4 },
    { "position", 52, 4 }, { "the piece", 56, 9 },
  };
  g_autoptr (GBytes) bytes = gvt_test_bytes ("no photo.");
  GvtBlobPiece piece = { .event = self->device, .size = 9, .bytes = bytes };
  g_autoptr (GBytes) payload = NULL;

  gvt_hash_of_bytes (bytes, &piece.hash);
  payload = gvt_blob_piece_write (&piece);
  CHANGE_BYTES (GVT_CALL_BLOB, payload, fields);
}

static void
test_carry (GvtRequestSender *self, gconstpointer data)
{
  static const Bytes fields[] = {
    { "magic", 4, 16 },       { "type", 20, 4 },
    { "recipient", 24, 32 },  { "number", 56, 4 },
    { "of how many", 60, 4 }, { "nothing", 64, 4 },
    { "length", 68, 4 },      { "what is sealed", 72, 48 },
  };
  const GvtCourierFacts facts = { .type = GVT_COURIER_EVENTS,
                                  .device = self->device,
                                  .incarnation = 1,
                                  .serial = 1,
                                  .number = 1,
                                  .n_parts = 1,
                                  .first_seq = 1,
                                  .last_seq = 2 };
  g_autoptr (GBytes) records = write_push (self);
  g_autoptr (GBytes) part = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GError) error = NULL;
  GvtPublicKey recipient;

  gvt_sealing_key_public (gvt_central_get_sealing_key (self->central), &recipient);
  part = gvt_courier_part_write (&facts, records, &recipient, self->device_key, &error);
  g_assert_no_error (error);
  payload = gvt_carry_request_write (0, part);
  CHANGE_BYTES (GVT_CALL_CARRY, payload, fields);
}

/* Samples that are not the centre's say that the chain forked, which is no fault of the request. */
static void
test_rejoin (GvtRequestSender *self, gconstpointer data)
{
  static const Bytes fields[] = {
    { "new key", 0, 32 },
    { "signature", 32, 64 },
    { "count", 96, 4 },
  };
  g_autoptr (GvtRejoinRequest) request = gvt_rejoin_request_new ();
  g_autoptr (GBytes) payload = NULL;
  const GvtChainSample sample = { .seq = 1 };

  gvt_signing_key_public (self->device_key, &request->key);
  gvt_rejoin_sign (self->device_key, &self->device, 1, &request->key, request->signature);
  g_array_append_val (request->samples, sample);
  payload = gvt_rejoin_request_write (request);
  CHANGE_BYTES (GVT_CALL_REJOIN, payload, fields);
}

/* --- around it --- */

/* What a request line and its headers may hold: the answer is one that is described, and the next
 * request is answered as ever. @statuses: with blanks between. */
static void
assert_status (GvtRequestSender *self, const char *text, const char *statuses)
{
  g_autoptr (GBytes) request = gvt_test_bytes (text);
  g_autoptr (GBytes) body = NULL;
  guint status = gvt_request_sender_ask (self, request, &body);
  g_autofree char *seen = g_strdup_printf ("%u", status);

  if (strstr (statuses, seen) == NULL)
    g_error ("%s: %u, not %s", text, status, statuses);
}

/* Returns: (transfer full): the name of a file that the centre publishes */
static char *
find_published (GvtRequestSender *self)
{
  g_autofree char *files = g_build_filename (self->centre->data, "files", NULL);
  g_autoptr (GDir) dir = g_dir_open (files, 0, NULL);
  g_autofree char *folder = g_build_filename (files, g_dir_read_name (dir), NULL);
  g_autoptr (GDir) inside = g_dir_open (folder, 0, NULL);

  return g_strdup (g_dir_read_name (inside));
}

static void
assert_calls_hold (GvtRequestSender *self)
{
  static const char *const calls[] = { "enrol", "push",   "pull",  "manifest", "blob",
                                       "carry", "digest", "queue", "rejoin",   "fleet" };
  static const struct
  {
    const char *format;
    const char *statuses;
  } requests[] = {
    { "POST /v1/%s HTTP/1.1\r\nHost: x\r\n\r\n", "400" },
    { "POST /v1/%s?a=%%00&a=%%ff HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", "400" },
    { "GET /v1/%s HTTP/1.1\r\nHost: x\r\n\r\n", "404" },
    { "POST /v1/%s/x HTTP/1.1\r\nHost: x\r\n\r\n", "404" },
    { "POST /v1/%s HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "400" },
    { "POST /v1/%s HTTP/1.1\r\nHost: x\r\nContent-Length: 2147483648\r\n\r\n", "413" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (requests); j++)
      {
        g_auto (GStrv) parts = g_strsplit (requests[j].format, "%s", 2);
        g_autofree char *request = g_strconcat (parts[0], calls[i], parts[1], NULL);

        assert_status (self, request, requests[j].statuses);
      }
}

static void
assert_ranges_hold (GvtRequestSender *self)
{
  static const char *const ranges[] = {
    "",
    "bytes",
    "bytes=",
    "bytes=a-b",
    "bytes=-",
    "bytes=--1",
    "bytes=-0",
    "apples=0-1",
    "bytes=5-4",
    "bytes=0-18446744073709551616",
    "bytes=9223372036854775807-",
    "bytes=-99999999999999999999",
    "bytes=0-0,2-2,4-4",
    "bytes=0-0\r\nRange: bytes=2-2",
    "bytes=\xff\xfe",
    "bytes = 0 - 1",
    "bytes=0x0-0x1",
  };
  g_autofree char *name = find_published (self);

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autofree char *ranged = g_strdup_printf (
          "GET /v1/files/%s HTTP/1.1\r\nHost: x\r\nRange: %s\r\n\r\n", name, ranges[i]);
      g_autofree char *if_range = g_strdup_printf (
          "GET /v1/files/%s HTTP/1.1\r\nHost: x\r\nRange: bytes=0-1\r\nIf-Range: %s\r\n\r\n", name,
          ranges[i]);
      g_autofree char *if_none = g_strdup_printf (
          "GET /v1/files/%s HTTP/1.1\r\nHost: x\r\nIf-None-Match: %s\r\n\r\n", name, ranges[i]);

      assert_status (self, ranged, "200 206 400 416");
      assert_status (self, if_range, "200 206 400");
      assert_status (self, if_none, "200 206 400"); /* one of them names a range, too */
    }
}

static void
test_request_lines_and_headers (GvtRequestSender *self, gconstpointer data)
{
  static const char *const gets[] = { "keys", "health" };
  g_autofree char *before = gvt_request_sender_digest_store (self);
  g_autofree char *after = NULL;

  assert_calls_hold (self);
  assert_ranges_hold (self);
  for (gsize i = 0; i < G_N_ELEMENTS (gets); i++)
    {
      g_autofree char *query = g_strdup_printf ("GET /v1/%s?%%00=%%ff HTTP/1.1\r\nHost: x\r\n\r\n",
                                                gets[i]);
      g_autofree char *wrong = g_strdup_printf ("POST /v1/%s HTTP/1.1\r\nHost: x\r\n\r\n", gets[i]);

      assert_status (self, query, "200");
      assert_status (self, wrong, "404");
    }
  after = gvt_request_sender_digest_store (self);
  g_assert_cmpstr (before, ==, after);
}

#define ADD(name, func) \
  g_test_add ("/request-bytes/" name, GvtRequestSender, centre, gvt_request_sender_set_up, func, \
              gvt_request_sender_tear_down)

int
main (int argc, char *argv[])
{
  GvtCentreProcess *centre;
  int status;

  gvt_test_init (&argc, &argv);
  centre = gvt_centre_process_new ();

  ADD ("push", test_push);
  ADD ("blob", test_blob);
  ADD ("carry", test_carry);
  ADD ("rejoin", test_rejoin);
  ADD ("request-lines-and-headers", test_request_lines_and_headers);

  status = g_test_run ();
  gvt_centre_process_free (centre);
  return status;
}
