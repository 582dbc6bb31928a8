/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-outbox-message.h"
#include "gvt-pull-request.h"
#include "gvt-seal.h"
#include "gvt-test.h"
#include "gvt-wire.h"

typedef struct
{
  GvtSecret *centre;
  GvtPublicKey centre_public;
  GvtId device;
  GPtrArray *messages; /* of GBytes: a chain of three */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GvtHash previous;

  fixture->centre = gvt_signing_key_new ();
  gvt_signing_key_public (fixture->centre, &fixture->centre_public);
  memset (fixture->device.bytes, 6, sizeof fixture->device.bytes);
  fixture->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gvt_outbox_genesis (&fixture->device, &previous);

  for (guint seq = 1; seq <= 3; seq++)
    {
      g_autofree char *text = g_strdup_printf ("payload %u", seq);
      g_autoptr (GBytes) payload = gvt_test_bytes (text);
      g_autoptr (GError) error = NULL;
      GvtHash hash;

      g_ptr_array_add (fixture->messages,
                       gvt_outbox_message_write (&fixture->device, 0, seq, &previous, "lease/1",
                                                 GVT_TEST_NOW_US, payload, fixture->centre, &hash,
                                                 &error));
      g_assert_no_error (error);
      previous = hash;
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_secret_unref (fixture->centre);
  g_ptr_array_unref (fixture->messages);
}

static GvtOutboxMessage *
read_message (Fixture *fixture, guint index)
{
  g_autoptr (GError) error = NULL;
  GvtOutboxMessage *message = gvt_outbox_message_read (g_ptr_array_index (fixture->messages, index),
                                                       &fixture->centre_public, &error);

  g_assert_no_error (error);
  return message;
}

static void
test_a_chain_is_followed (Fixture *fixture, gconstpointer data)
{
  GvtHash previous;

  gvt_outbox_genesis (&fixture->device, &previous);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GvtOutboxMessage) message = read_message (fixture, i);
      g_autofree char *text = g_strdup_printf ("payload %u", i + 1);
      g_autoptr (GBytes) payload = gvt_test_bytes (text);
      g_autoptr (GError) error = NULL;

      g_assert_true (gvt_outbox_message_check (message, &fixture->device, i, &previous, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (message->type, ==, "lease/1");
      g_assert_cmpint (message->at_us, ==, GVT_TEST_NOW_US);
      gvt_test_assert_bytes (message->payload, payload);
      previous = message->hash;
    }
}

static void
test_one_left_out_is_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtOutboxMessage) first = read_message (fixture, 0);
  g_autoptr (GvtOutboxMessage) third = read_message (fixture, 2);
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_outbox_message_check (third, &fixture->device, 1, &first->hash, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_CHAIN);
  g_clear_error (&error);
  g_assert_false (gvt_outbox_message_check (third, &fixture->device, 2, &first->hash, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_CHAIN);
}

static void
test_another_devices_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtOutboxMessage) first = read_message (fixture, 0);
  GvtId other = fixture->device;
  g_autoptr (GError) error = NULL;

  other.bytes[15] ^= 1;
  g_assert_false (gvt_outbox_message_check (first, &other, 0, &first->previous, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_CHAIN);
}

static void
test_a_forged_one_is_refused (Fixture *fixture, gconstpointer data)
{
  GvtPublicKey other = fixture->centre_public;
  g_autoptr (GError) error = NULL;

  other.bytes[0] ^= 1;
  g_assert_null (
      gvt_outbox_message_read (g_ptr_array_index (fixture->messages, 0), &other, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_a_list_gives_back_its_messages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) list = gvt_outbox_list_write (fixture->messages);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = gvt_outbox_list_read (list, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    gvt_test_assert_bytes (g_ptr_array_index (read, i), g_ptr_array_index (fixture->messages, i));
}

static void
test_a_cut_list_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) list = gvt_outbox_list_write (fixture->messages);

  for (gsize i = 0; i < g_bytes_get_size (list); i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (list, 0, i);
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_outbox_list_read (cut, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
}

static void
test_a_list_of_absurd_length_is_refused (Fixture *fixture, gconstpointer data)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GBytes) list = NULL;
  g_autoptr (GError) error = NULL;

  gvt_put_header (out, "OUTS", 1, 0);
  gvt_put_varint (out, G_MAXUINT64);
  list = g_byte_array_free_to_bytes (out);

  g_assert_null (gvt_outbox_list_read (list, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE);
}

static void
test_a_pull_says_what_it_has_and_brings_prekeys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) prekeys = g_array_new (FALSE, TRUE, sizeof (GvtPrekey));
  g_auto (GvtPullRequest) read = { 0 };
  g_autoptr (GBytes) request = NULL;
  GvtPrekey prekey = { 0 };
  GvtHash last;

  for (guint8 i = 0; i < GVT_PREKEYS_WANTED; i++)
    {
      g_autoptr (GvtSecret) secret = gvt_sealing_key_new ();

      prekey.id.bytes[0] = i;
      gvt_sealing_key_public (secret, &prekey.key);
      g_array_append_val (prekeys, prekey);
    }
  memset (last.bytes, 9, sizeof last.bytes);
  request = gvt_pull_request_write (41, &last, prekeys, NULL);

  g_assert_true (gvt_pull_request_read (request, &read, NULL));
  g_assert_cmpuint (read.after, ==, 41);
  g_assert_true (read.has_hash && gvt_hash_equal (&read.hash, &last));
  g_assert_cmpmem (read.prekeys->data, read.prekeys->len * sizeof (GvtPrekey), prekeys->data,
                   prekeys->len * sizeof (GvtPrekey));
}

/* What is sealed to such a point anybody could open. */
static void
test_a_prekey_that_is_no_key_is_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = {
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"after\":0,\"prekeys\":[{\"id\":\"019e7d2c-0000-7000-8000-000000000001\","
          "\"key\":\"%s\"}]}",
          wrong[i]);
      g_autoptr (GBytes) request = gvt_test_bytes (text);
      g_auto (GvtPullRequest) read = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (gvt_pull_request_read (request, &read, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
}

static void
test_a_senseless_pull_is_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = {
    "{}",
    "{\"after\":-1,\"prekeys\":[]}",
    "{\"after\":1}",
    "{\"after\":1,\"hash\":\"abc\",\"prekeys\":[]}",
    "{\"after\":\"1\",\"prekeys\":[]}",
    "{\"after\":1,\"prekeys\":[{}]}",
    "{\"after\":1,\"prekeys\":[7]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GBytes) request = gvt_test_bytes (wrong[i]);
      g_auto (GvtPullRequest) read = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (gvt_pull_request_read (request, &read, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
}

#define ADD(name, func) g_test_add ("/outbox-message/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("a-chain-is-followed", test_a_chain_is_followed);
  ADD ("one-left-out-is-found", test_one_left_out_is_found);
  ADD ("another-devices-is-refused", test_another_devices_is_refused);
  ADD ("a-forged-one-is-refused", test_a_forged_one_is_refused);
  ADD ("a-list-gives-back-its-messages", test_a_list_gives_back_its_messages);
  ADD ("a-cut-list-is-refused", test_a_cut_list_is_refused);
  ADD ("a-list-of-absurd-length-is-refused", test_a_list_of_absurd_length_is_refused);
  ADD ("a-pull-says-what-it-has-and-brings-prekeys",
       test_a_pull_says_what_it_has_and_brings_prekeys);
  ADD ("a-prekey-that-is-no-key-is-refused", test_a_prekey_that_is_no_key_is_refused);
  ADD ("a-senseless-pull-is-refused", test_a_senseless_pull_is_refused);

  return g_test_run ();
}
