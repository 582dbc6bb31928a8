/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The centre's routes as functions from request to answer. The first byte says what the rest is:
 * "e", "p", "l", "m", "b", "r", "d", "f" or "q" the body of an enrol, push, pull, manifest, blob,
 * rejoin, digest, fleet or queue call, signed by an enrolled laptop with a fresh challenge; "c"
 * what is in a courier part of that laptop, which is carried to the centre, behind its type;
 * anything else "METHOD path", a line feed and a body as it comes.
 */
#include <string.h>

#include "gvt-carry-message.h"
#include "gvt-central-test.h"
#include "gvt-courier-part.h"
#include "gvt-envelope.h"
#include "gvt-fuzz.h"
#include "gvt-prekey.h"
#include "gvt-pull-request.h"
#include "gvt-routes.h"
#include "gvt-seal.h"

#define HASH        "0505050505050505050505050505050505050505050505050505050505050505"
#define CENTRE_LIFE 2000 /* requests; then a new one, or it grows for ever */

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };

static GvtCentralFixture fixture;
static GvtHttpService service;
static GvtTestLaptop *laptop;

static void
prepare (void)
{
  static guint n_requests;

  if (n_requests++ % CENTRE_LIFE != 0)
    return;
  if (laptop != NULL)
    {
      gvt_test_laptop_free (laptop);
      gvt_central_fixture_tear_down (&fixture, NULL);
    }
  gvt_central_fixture_set_up (&fixture, NULL);
  service = gvt_routes_service (fixture.central);
  laptop = gvt_test_laptop_enrol (&fixture, team, 1);
}

/* Whatever was asked, the answer is one that our client understands. */
static void
ask (const char *method, const char *path, GBytes *body)
{
  GvtHttpRequest request = { .method = method, .path = path, .body = body };
  g_auto (GvtHttpResponse) response = { 0 };
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) error = NULL;

  service.answer (&request, &response, service.user_data);
  g_assert_cmpuint (response.status, >=, 200);
  g_assert_cmpuint (response.status, <, 500);
  if (response.status < 400)
    return;

  object = gvt_json_parse (response.body, 4096, &error);
  g_assert_no_error (error);
  g_assert_nonnull (gvt_json_text_or (object, "error", NULL));
}

static void
call (const char *type, GBytes *payload)
{
  const guint8 nonce[16] = { 1 };
  g_autofree char *path = g_strconcat ("/v1/", type, NULL);
  g_autoptr (GBytes) envelope = NULL;
  GvtChallenge challenge;

  gvt_challenge_make (gvt_central_get_challenge_key (fixture.central), GVT_TEST_NOW_US, nonce,
                      &challenge);
  envelope = gvt_envelope_write (type, &laptop->device, 1, &challenge, payload, laptop->device_key,
                                 NULL);
  if (envelope != NULL)
    ask ("POST", path, envelope);
}

static void
call_enrol (GBytes *json)
{
  g_autoptr (GBytes) sealed = NULL;
  GvtPublicKey recipient;

  gvt_sealing_key_public (gvt_central_get_sealing_key (fixture.central), &recipient);
  sealed = gvt_seal_to (&recipient, 1, "enrol/1", g_bytes_get_data (json, NULL),
                        g_bytes_get_size (json));
  call (GVT_CALL_ENROL, sealed);
}

/* Whole, sealed and signed, so that what stands behind all this is reached. */
static void
call_carry (GBytes *input)
{
  static const GvtCourierType types[] = { GVT_COURIER_EVENTS, GVT_COURIER_PHOTOS, GVT_COURIER_ASK };
  gsize size;
  const guint8 *data = g_bytes_get_data (input, &size);
  const GvtCourierFacts facts = { .type = types[size > 0 ? data[0] % G_N_ELEMENTS (types) : 0],
                                  .device = laptop->device,
                                  .incarnation = 1,
                                  .serial = 1,
                                  .number = 1,
                                  .n_parts = 1,
                                  .last_seq = size > 1 ? data[1] : 0 };
  g_autoptr (GBytes) payload = g_bytes_new_from_bytes (input, MIN (size, 2), size - MIN (size, 2));
  g_autoptr (GBytes) part = NULL;
  g_autoptr (GBytes) request = NULL;
  GvtPublicKey recipient;

  gvt_sealing_key_public (gvt_central_get_sealing_key (fixture.central), &recipient);
  part = gvt_courier_part_write (&facts, payload, &recipient, laptop->device_key, NULL);
  request = gvt_carry_request_write (0, part);
  call (GVT_CALL_CARRY, request);
}

static void
ask_as_it_comes (const guint8 *data, gsize size)
{
  const guint8 *end = memchr (data, '\n', size);
  gsize length = end != NULL ? (gsize) (end - data) : size;
  g_autofree char *line = g_strndup ((const char *) data, length);
  g_autoptr (GBytes) body = end != NULL ? g_bytes_new (end + 1, size - length - 1)
                                        : g_bytes_new (NULL, 0);
  char *path = strchr (line, ' ');

  if (path != NULL)
    *path++ = '\0';
  ask (line, path != NULL ? path : "/", body);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) rest = size > 0 ? g_bytes_new (data + 1, size - 1) : g_bytes_new (NULL, 0);

  prepare ();
  switch (size > 0 ? data[0] : 0)
    {
    case 'e':
      call_enrol (rest);
      break;
    case 'p':
      call (GVT_CALL_PUSH, rest);
      break;
    case 'l':
      call (GVT_CALL_PULL, rest);
      break;
    case 'm':
      call (GVT_CALL_MANIFEST, rest);
      break;
    case 'b':
      call (GVT_CALL_BLOB, rest);
      break;
    case 'c':
      call_carry (rest);
      break;
    case 'r':
      call (GVT_CALL_REJOIN, rest);
      break;
    case 'd':
      call (GVT_CALL_DIGEST, rest);
      break;
    case 'f':
      call (GVT_CALL_FLEET, rest);
      break;
    case 'q':
      call (GVT_CALL_QUEUE, rest);
      break;
    default:
      ask_as_it_comes (data, size);
    }
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (seeds, "GET /v1/keys\n");
  gvt_fuzz_seed_text (seeds, "GET /v1/health\n");
  gvt_fuzz_seed_text (seeds, "POST /v1/challenge\n");
  gvt_fuzz_seed_text (seeds, "POST /v1/push\nnonsense");
  gvt_fuzz_seed_text (seeds, "GET /v1/files/00000000000000000000000000000000"
                             "00000000000000000000000000000000\n");
  gvt_fuzz_seed_text (seeds, "m");
  gvt_fuzz_seed_text (seeds, "b0123456789abcdef0123456789abcdef0123456789abcdef\x10\x01\x01\x01");
  gvt_fuzz_seed_text (seeds, "c\x02\x02{\"after\":0,\"files\":[],\"prekeys\":[]}");
  gvt_fuzz_seed_text (seeds, "c\x01\x02\x01nonsense");
  gvt_fuzz_seed_text (
      seeds, "l{\"after\":0,\"prekeys\":[{\"id\":\"00000000-0000-0000-0000-000000000001\","
             "\"key\":\"0900000000000000000000000000000000000000000000000000000000000000\"}]}");
  gvt_fuzz_seed_text (seeds,
                      "e{\"device_key\":\"0900000000000000000000000000000000000000000000000000000"
                      "000000000\",\"secret\":\"00112233445566778899\",\"step\":\"ask\"}");
  gvt_fuzz_seed_text (seeds, "p0123456789abcdef0123456789abcdef\x89GVTEVTS\x01");
  gvt_fuzz_seed_text (seeds, "f{\"backup_at_us\":0,\"clock_us\":1,\"lists\":[{\"election\":\"e\","
                             "\"version\":1,\"villages\":[\"99.01.01.2001\"]}],\"program\":\"1.0\","
                             "\"unlocked_at_us\":1,\"unlocked_by\":\"OFFICER-1\",\"unsent\":0}");
  gvt_fuzz_seed_text (seeds, "q{\"area\":\"\",\"ask\":\"list\",\"by\":\"SUPERVISOR-1\","
                             "\"reply_key\":\"" HASH "\",\"signature\":\"" HASH HASH "\","
                             "\"state\":\"\"}");
  gvt_fuzz_seed_text (seeds, "d{\"chains\":[{\"incarnation\":1,\"last\":9}],\"records\":9,"
                             "\"root\":\"" HASH "\"}");
  gvt_fuzz_seed_text (seeds, "d{\"chains\":[{\"incarnation\":1,\"last\":9}],\"records\":9,"
                             "\"root\":\"" HASH "\",\"spans\":[{\"incarnation\":1,\"first\":1,"
                             "\"last\":1,\"records\":1,\"digest\":\"" HASH "\"}]}");
}
