/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question and the word on digests, as bytes. */
#include <string.h>

#include "gvt-digest-message.h"
#include "gvt-error.h"
#include "gvt-test.h"

#define ROOT "\"root\":\"0505050505050505050505050505050505050505050505050505050505050505\""

typedef struct
{
  GvtSecret *centre;
  GvtPublicKey centre_public;
  GvtId device;
  GvtDigestRequest *request;
  GvtDigestAnswer *answer;
} Fixture;

static void
add_chain (GvtDigestRequest *request, guint32 incarnation, guint64 last)
{
  GvtChainSpan chain = { incarnation, 1, last };

  g_array_append_val (request->chains, chain);
}

static void
add_span (GvtDigestRequest *request, guint32 incarnation, guint64 first, guint64 last)
{
  GvtSpanDigest span = { .span = { incarnation, first, last }, .n_records = last - first + 1 };

  memset (span.digest.bytes, 6, sizeof span.digest.bytes);
  g_array_append_val (request->spans, span);
}

static void
add_group (GvtDigestAnswer *answer, const char *place, const char *kind)
{
  GvtDigestGroup *group = g_new0 (GvtDigestGroup, 1);

  group->place = g_strdup (place);
  group->kind = g_strdup (kind);
  group->n_records = 7;
  g_ptr_array_add (answer->groups, group);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->centre = gvt_signing_key_new ();
  gvt_signing_key_public (fixture->centre, &fixture->centre_public);
  memset (fixture->device.bytes, 4, sizeof fixture->device.bytes);
  fixture->request = gvt_digest_request_new ();
  add_chain (fixture->request, 1, 120);
  add_chain (fixture->request, 3, 9);
  fixture->request->n_records = 129;
  memset (fixture->request->root.bytes, 5, sizeof fixture->request->root.bytes);

  fixture->answer = gvt_digest_answer_new ();
  fixture->answer->device = fixture->device;
  fixture->answer->incarnation = 3;
  fixture->answer->at_us = GVT_TEST_NOW_US;
  fixture->answer->epoch = 2;
  fixture->answer->n_records = 128;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_digest_answer_free (fixture->answer);
  gvt_digest_request_free (fixture->request);
  gvt_secret_unref (fixture->centre);
}

/* Returns: (transfer full): the question's bytes; the answer is one to it from now on */
static GBytes *
write_question (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = gvt_digest_request_write (fixture->request, &error);

  g_assert_no_error (error);
  gvt_hash_of_bytes (bytes, &fixture->answer->asked);
  return bytes;
}

static GvtDigestAnswer *
pass_on (Fixture *fixture, const GvtId *device, GBytes *question, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = gvt_digest_answer_write (fixture->answer, fixture->centre, &local);

  g_assert_no_error (local);
  return gvt_digest_answer_read (bytes, &fixture->centre_public, device, 3, question, error);
}

static void
test_questions_are_read_as_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL, again = NULL;
  g_autoptr (GvtDigestRequest) read = NULL;

  add_span (fixture->request, 1, 4, 19);
  add_span (fixture->request, 1, 20, 20);
  add_span (fixture->request, 3, 9, 9);
  bytes = write_question (fixture);
  read = gvt_digest_request_read (bytes, NULL);
  g_assert_nonnull (read);
  g_assert_cmpuint (read->chains->len, ==, 2);
  g_assert_cmpuint (read->spans->len, ==, 3);
  again = gvt_digest_request_write (read, NULL);
  gvt_test_assert_bytes (again, bytes);
}

/* Whoever counts through what was asked does so once, and within what there is. */
static void
test_questions_out_of_order_are_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = {
    "{\"chains\":[],\"records\":1," ROOT "}",
    "{\"chains\":[{\"incarnation\":0,\"last\":3}],\"records\":1," ROOT "}",
    "{\"chains\":[{\"incarnation\":1,\"last\":0}],\"records\":1," ROOT "}",
    "{\"chains\":[{\"incarnation\":1,\"last\":9007199254740992}],\"records\":1," ROOT "}",
    "{\"chains\":[{\"incarnation\":2,\"last\":3},{\"incarnation\":1,\"last\":3}],\"records\":"
    "1," ROOT "}",
    "{\"chains\":[{\"incarnation\":1,\"last\":3}],\"records\":-1," ROOT "}",
    "{\"chains\":[{\"incarnation\":1,\"last\":3}],\"records\":1}",
    "{\"chains\":[{\"incarnation\":1,\"last\":3}],\"records\":1," ROOT ",\"spans\":[]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GBytes) bytes = gvt_test_bytes (wrong[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_digest_request_read (bytes, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
}

static void
test_stretches_out_of_order_are_refused (Fixture *fixture, gconstpointer data)
{
  static const GvtChainSpan wrong[][2] = {
    { { 1, 4, 9 }, { 1, 9, 10 } },   { { 1, 4, 9 }, { 1, 2, 3 } }, { { 3, 1, 2 }, { 1, 1, 2 } },
    { { 1, 4, 9 }, { 1, 10, 121 } }, { { 1, 4, 9 }, { 2, 1, 1 } }, { { 1, 4, 9 }, { 1, 11, 10 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      g_array_set_size (fixture->request->spans, 0);
      for (guint j = 0; j < 2; j++)
        add_span (fixture->request, wrong[i][j].incarnation, wrong[i][j].first, wrong[i][j].last);
      g_array_index (fixture->request->spans, GvtSpanDigest, 1).n_records = 0;
      bytes = write_question (fixture);
      g_assert_null (gvt_digest_request_read (bytes, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
}

static void
test_too_many_stretches_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) most = NULL, more = NULL;
  g_autoptr (GvtDigestRequest) read = NULL;
  g_autoptr (GError) error = NULL;

  add_chain (fixture->request, 4, GVT_DIGEST_MAX_SPANS + 1);
  for (guint i = 1; i <= GVT_DIGEST_MAX_SPANS; i++)
    add_span (fixture->request, 4, i, i);
  most = write_question (fixture);
  g_assert_cmpuint (g_bytes_get_size (most), <, GVT_DIGEST_REQUEST_MAX_BYTES);
  read = gvt_digest_request_read (most, &error);
  g_assert_no_error (error);

  add_span (fixture->request, 4, GVT_DIGEST_MAX_SPANS + 1, GVT_DIGEST_MAX_SPANS + 1);
  more = write_question (fixture);
  g_assert_null (gvt_digest_request_read (more, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
}

static void
test_words_are_read_as_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) question = write_question (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDigestAnswer) read = NULL;

  add_group (fixture->answer, "52.01", "visit.planned/2");
  read = pass_on (fixture, &fixture->device, question, &error);
  g_assert_no_error (error);
  g_assert_false (read->is_narrowing);
  g_assert_cmpuint (read->n_records, ==, 128);
  g_assert_cmpuint (read->epoch, ==, 2);
  g_assert_cmpint (read->at_us, ==, GVT_TEST_NOW_US);
  g_assert_cmpuint (read->groups->len, ==, 1);
  g_assert_cmpstr (((GvtDigestGroup *) read->groups->pdata[0])->kind, ==, "visit.planned/2");
}

static void
test_words_that_narrow_name_records (Fixture *fixture, gconstpointer data)
{
  GvtSpanDifference *found = g_new0 (GvtSpanDifference, 1);
  g_autoptr (GBytes) question = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDigestAnswer) read = NULL;

  add_span (fixture->request, 1, 7, 7);
  question = write_question (fixture);
  found->is_one = TRUE;
  found->holding = GVT_HOLDING_MISSING;
  fixture->answer->is_narrowing = TRUE;
  g_ptr_array_add (fixture->answer->differences, found);
  read = pass_on (fixture, &fixture->device, question, &error);
  g_assert_no_error (error);
  g_assert_true (read->is_narrowing);
  found = read->differences->pdata[0];
  g_assert_cmpint (found->holding, ==, GVT_HOLDING_MISSING);
  g_assert_null (found->kind);
}

/* A word that was true of other records, or for another laptop, is played again. */
static void
test_another_questions_word_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) question = write_question (fixture);
  g_autoptr (GBytes) other = gvt_test_bytes ("{}");
  const GvtId somebody = { { 9 } };
  g_autoptr (GError) error = NULL;

  g_assert_null (pass_on (fixture, &fixture->device, other, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
  g_clear_error (&error);
  g_assert_null (pass_on (fixture, &somebody, question, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
  g_clear_error (&error);
  gvt_secret_unref (fixture->centre);
  fixture->centre = gvt_signing_key_new ();
  g_assert_null (pass_on (fixture, &fixture->device, question, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

/* More places and kinds than fit: the first of them, and that there are more. */
static void
test_groups_beyond_the_bound_are_left_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) question = write_question (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDigestAnswer) read = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *place = g_strdup_printf ("52.%05u", i);

      add_group (fixture->answer, place, "visit.planned/2");
    }
  read = pass_on (fixture, &fixture->device, question, &error);
  g_assert_no_error (error);
  g_assert_true (read->is_cut);
  g_assert_cmpuint (read->groups->len, >, 3000);
  g_assert_cmpuint (read->groups->len, <, 10000);
}

#define ADD(name, func) g_test_add ("/digest-message/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("questions-are-read-as-written", test_questions_are_read_as_written);
  ADD ("questions-out-of-order-are-refused", test_questions_out_of_order_are_refused);
  ADD ("stretches-out-of-order-are-refused", test_stretches_out_of_order_are_refused);
  ADD ("too-many-stretches-are-refused", test_too_many_stretches_are_refused);
  ADD ("words-are-read-as-written", test_words_are_read_as_written);
  ADD ("words-that-narrow-name-records", test_words_that_narrow_name_records);
  ADD ("another-questions-word-is-refused", test_another_questions_word_is_refused);
  ADD ("groups-beyond-the-bound-are-left-out", test_groups_beyond_the_bound_are_left_out);

  return g_test_run ();
}
