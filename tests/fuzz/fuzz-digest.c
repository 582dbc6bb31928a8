/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question on digests, and the word on it, `DGST`. */
#include "gvt-digest-message.h"
#include "gvt-fuzz.h"

static const GvtId device = { { 1 } };

static GBytes *
dup_question (void)
{
  g_autoptr (GvtDigestRequest) request = gvt_digest_request_new ();
  const GvtChainSpan chain = { 1, 1, 40 };
  const GvtSpanDigest span = { .span = { 1, 7, 9 }, .n_records = 3 };

  g_array_append_val (request->chains, chain);
  g_array_append_val (request->spans, span);
  request->n_records = 40;
  return gvt_digest_request_write (request, NULL);
}

/* What is read is in order, and is written as it came, but for members of a newer version. */
static void
read_question (GBytes *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDigestRequest) request = gvt_digest_request_read (input, &error);
  g_autoptr (GvtDigestRequest) reread = NULL;
  g_autoptr (GBytes) again = NULL;

  if (request == NULL)
    {
      gvt_fuzz_refused (error);
      return;
    }
  g_assert_cmpuint (request->chains->len, >=, 1);
  g_assert_cmpuint (request->spans->len, <=, GVT_DIGEST_MAX_SPANS);
  again = gvt_digest_request_write (request, &error);
  g_assert_no_error (error);
  reread = gvt_digest_request_read (again, &error);
  g_assert_no_error (error);
}

static void
read_word (GBytes *file)
{
  g_autoptr (GBytes) question = dup_question ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDigestAnswer) answer = gvt_digest_answer_read (file, gvt_fuzz_signer (), &device, 1,
                                                               question, &error);

  if (answer == NULL)
    gvt_fuzz_refused (error);
  else
    g_assert_true (answer->is_narrowing || answer->differences->len == 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) file = gvt_fuzz_sign ("DGST", input);

  read_question (input);
  if (file != NULL)
    read_word (file);
  return 0;
}

static void
add_word (GPtrArray *seeds, gboolean is_narrowing)
{
  g_autoptr (GvtDigestAnswer) answer = gvt_digest_answer_new ();
  g_autoptr (GBytes) question = dup_question ();
  g_autoptr (GBytes) file = NULL;
  GvtSpanDifference *difference = g_new0 (GvtSpanDifference, 1);
  GvtDigestGroup *group = g_new0 (GvtDigestGroup, 1);

  answer->device = device;
  answer->incarnation = 1;
  gvt_hash_of_bytes (question, &answer->asked);
  answer->is_narrowing = is_narrowing;
  difference->is_one = TRUE;
  difference->kind = g_strdup ("visit.planned/2");
  group->place = g_strdup ("52.01");
  group->kind = g_strdup ("visit.planned/2");
  g_ptr_array_add (answer->differences, difference);
  g_ptr_array_add (answer->groups, group);
  file = gvt_digest_answer_write (answer, gvt_fuzz_key (), NULL);
  g_ptr_array_add (seeds, gvt_fuzz_unsign ("DGST", file));
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  g_ptr_array_add (seeds, dup_question ());
  add_word (seeds, FALSE);
  add_word (seeds, TRUE);
}
