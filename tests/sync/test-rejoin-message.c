/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-rejoin-message.h"
#include "gvt-test.h"

static const GvtId device = { { 1, 2, 3 } };

static GvtRejoinRequest *
make_request (const guint64 *seqs, guint n_seqs)
{
  GvtRejoinRequest *request = gvt_rejoin_request_new ();

  for (guint i = 0; i < n_seqs; i++)
    {
      GvtChainSample sample = { .seq = seqs[i] };

      memset (sample.hash.bytes, (int) i, sizeof sample.hash.bytes);
      g_array_append_val (request->samples, sample);
    }
  memset (request->key.bytes, 7, sizeof request->key.bytes);
  return request;
}

static void
test_a_request_arrives (void)
{
  const guint64 seqs[] = { 1, 5, 6, G_MAXINT64 };
  g_autoptr (GvtSecret) old_key = gvt_signing_key_new ();
  g_autoptr (GvtRejoinRequest) request = make_request (seqs, G_N_ELEMENTS (seqs));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GvtRejoinRequest) read = NULL;
  g_autoptr (GError) error = NULL;
  GvtPublicKey old_public;

  gvt_signing_key_public (old_key, &old_public);
  gvt_rejoin_sign (old_key, &device, 1, &request->key, request->signature);
  bytes = gvt_rejoin_request_write (request);
  read = gvt_rejoin_request_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (read->samples->data, read->samples->len * sizeof (GvtChainSample),
                   request->samples->data, request->samples->len * sizeof (GvtChainSample));
  g_assert_true (gvt_rejoin_verify (&old_public, &device, 1, read, NULL));
  g_assert_false (gvt_rejoin_verify (&old_public, &device, 2, read, NULL));
  read->key.bytes[0] ^= 1;
  g_assert_false (gvt_rejoin_verify (&old_public, &device, 1, read, NULL));
}

/* I13: what it says of the chain that the centre forgot; a request says either nothing or all. */
static void
test_what_was_left_arrives (void)
{
  const guint64 seqs[] = { 1, 2 };
  g_autoptr (GvtRejoinRequest) request = make_request (seqs, G_N_ELEMENTS (seqs));
  g_autoptr (GBytes) without = gvt_rejoin_request_write (request);
  g_autoptr (GBytes) with = NULL;
  g_autoptr (GvtRejoinRequest) read = NULL;
  g_autoptr (GError) error = NULL;

  request->left_for = 3;
  memset (request->left_key.bytes, 9, sizeof request->left_key.bytes);
  with = gvt_rejoin_request_write (request);
  read = gvt_rejoin_request_read (with, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->left_for, ==, 3);
  g_assert_true (gvt_public_key_equal (&read->left_key, &request->left_key));
  for (gsize size = g_bytes_get_size (without) + 1; size < g_bytes_get_size (with); size++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (with, 0, size);

      g_assert_null (gvt_rejoin_request_read (cut, NULL));
    }
}

static void
test_samples_out_of_order_are_refused (void)
{
  static const guint64 cases[][2] = { { 0, 1 }, { 2, 2 }, { 3, 2 }, { 1, G_MAXUINT64 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GvtRejoinRequest) request = make_request (cases[i], 2);
      g_autoptr (GBytes) bytes = gvt_rejoin_request_write (request);
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_rejoin_request_read (bytes, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
}

static void
test_a_cut_request_is_refused (void)
{
  const guint64 seqs[] = { 1, 2, 3 };
  g_autoptr (GvtRejoinRequest) request = make_request (seqs, G_N_ELEMENTS (seqs));
  g_autoptr (GBytes) bytes = gvt_rejoin_request_write (request);

  for (gsize size = 0; size < g_bytes_get_size (bytes); size++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, size);
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_rejoin_request_read (cut, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
}

static void
test_an_answer_is_for_one_laptop_and_one_key (void)
{
  g_autoptr (GvtSecret) centre = gvt_signing_key_new ();
  const GvtId other = { { 9 } };
  GvtRejoinAnswer answer = { device, { { 5 } }, 2, (char *) "A1B2", 44, GVT_TEST_NOW_US };
  GvtPublicKey centre_public;
  g_autoptr (GBytes) bytes = gvt_rejoin_answer_write (&answer, centre, NULL);
  g_autoptr (GvtRejoinAnswer) read = NULL;
  g_autoptr (GError) error = NULL;
  GvtPublicKey other_key = { { 6 } };

  gvt_signing_key_public (centre, &centre_public);
  read = gvt_rejoin_answer_read (bytes, &centre_public, &device, &answer.key, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->incarnation, ==, 2);
  g_assert_cmpstr (read->code, ==, "A1B2");
  g_assert_cmpuint (read->after_seq, ==, 44);
  g_assert_cmpint (read->at_us, ==, GVT_TEST_NOW_US);

  g_assert_null (gvt_rejoin_answer_read (bytes, &centre_public, &other, &answer.key, NULL));
  g_assert_null (gvt_rejoin_answer_read (bytes, &centre_public, &device, &other_key, NULL));
  g_assert_null (gvt_rejoin_answer_read (bytes, &other_key, &device, &answer.key, NULL));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/rejoin-message/a-request-arrives", test_a_request_arrives);
  g_test_add_func ("/rejoin-message/I13-what-was-left-arrives", test_what_was_left_arrives);
  g_test_add_func ("/rejoin-message/samples-out-of-order-are-refused",
                   test_samples_out_of_order_are_refused);
  g_test_add_func ("/rejoin-message/a-cut-request-is-refused", test_a_cut_request_is_refused);
  g_test_add_func ("/rejoin-message/an-answer-is-for-one-laptop-and-one-key",
                   test_an_answer_is_for_one_laptop_and_one_key);
  return g_test_run ();
}
