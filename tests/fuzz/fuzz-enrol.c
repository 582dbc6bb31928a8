/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enrolment: a typed code, the request inside its seal, and the signed answer. */
#include <string.h>

#include "gvt-enrol-message.h"
#include "gvt-enrolment-code.h"
#include "gvt-fuzz.h"
#include "gvt-secret.h"

#define CONTEXT "enrol/1"

static void
read_code (const guint8 *data, gsize size)
{
  g_autofree char *typed = g_strndup ((const char *) data, size);
  g_auto (GvtEnrolmentCode) code = { 0 };
  g_auto (GvtEnrolmentCode) again = { 0 };
  g_autoptr (GError) error = NULL;
  char *text;

  if (!gvt_enrolment_code_parse (typed, &code, &error))
    {
      gvt_fuzz_refused (error);
      return;
    }

  text = gvt_enrolment_code_format (&code);
  gvt_enrolment_code_parse (text, &again, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (&again, sizeof again, &code, sizeof code);
  gvt_wipe_free (text);
}

static void
read_request (const guint8 *data, gsize size)
{
  g_autoptr (GvtSecret) key = gvt_secret_new (gvt_fuzz_signer ()->bytes, 32);
  g_autoptr (GvtEnrolRequest) request = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) error = NULL;
  GvtPublicKey recipient;

  gvt_sealing_key_public (key, &recipient);
  sealed = gvt_seal_to (&recipient, 1, CONTEXT, data, size);
  request = gvt_enrol_request_open (sealed, key, &error);
  if (request == NULL)
    {
      gvt_fuzz_refused (error);
      return;
    }

  g_clear_pointer (&sealed, g_bytes_unref);
  sealed = gvt_enrol_request_seal (request, &recipient, &error);
  g_assert_no_error (error);
}

static void
read_answer (GBytes *input)
{
  g_autoptr (GBytes) file = gvt_fuzz_sign ("ENRL", input);
  const GvtPublicKey device_key = { { 7 } };

  for (GvtEnrolStep step = GVT_ENROL_ASK; file != NULL && step <= GVT_ENROL_TAKE; step++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GvtEnrolAnswer) answer = gvt_enrol_answer_read (file, gvt_fuzz_signer (), step,
                                                                 &device_key, &error);

      if (answer == NULL)
        gvt_fuzz_refused (error);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);

  read_code (data, size);
  read_request (data, size);
  read_answer (input);
  return 0;
}

static void
seed_request (GPtrArray *seeds, GvtEnrolStep step)
{
  const guint8 bytes[32] = { 9 };
  const GvtPrekey prekey = { { { 1 } }, { { 2 } } };
  g_autoptr (GvtSecret) secret = gvt_secret_new (bytes, GVT_ENROLMENT_SECRET_SIZE);
  g_autoptr (GvtSecret) key = gvt_secret_new (bytes, sizeof bytes);
  g_autoptr (GvtEnrolRequest) request = gvt_enrol_request_new (step, secret, gvt_fuzz_signer ());
  g_autoptr (GBytes) sealed = NULL;
  GvtPublicKey recipient;

  request->lookup_key = gvt_secret_ref (key);
  g_array_append_val (request->prekeys, prekey);
  gvt_enrol_request_add_user (request, "PD-01", gvt_fuzz_signer ());
  gvt_sealing_key_public (key, &recipient);
  sealed = gvt_enrol_request_seal (request, &recipient, NULL);
  g_ptr_array_add (seeds, gvt_unseal_with (key, CONTEXT, sealed, NULL));
}

static void
seed_answer (GPtrArray *seeds, GvtEnrolStep step)
{
  const GvtPublicKey device_key = { { 7 } };
  g_autoptr (GvtEnrolAnswer) answer = gvt_enrol_answer_new (step, &device_key);
  g_autoptr (GBytes) file = NULL;

  if (step == GVT_ENROL_TAKE)
    {
      answer->device = (GvtId){ { 3 } };
      answer->incarnation = 1;
      g_free (answer->code);
      answer->code = g_strdup ("A1B2");
    }
  g_ptr_array_add (answer->users, gvt_user_new ("PD-01", GVT_ROLE_OFFICER, "52.02"));
  file = gvt_enrol_answer_write (answer, gvt_fuzz_key (), NULL);
  g_ptr_array_add (seeds, gvt_fuzz_unsign ("ENRL", file));
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  const guint8 secret[GVT_ENROLMENT_SECRET_SIZE] = { 1, 2, 3 };
  g_auto (GvtEnrolmentCode) code = { 0 };
  char *text;

  gvt_enrolment_code_init (&code, secret, gvt_fuzz_signer ());
  text = gvt_enrolment_code_format (&code);
  gvt_fuzz_seed_text (seeds, text);
  gvt_wipe_free (text);
  for (GvtEnrolStep step = GVT_ENROL_ASK; step <= GVT_ENROL_TAKE; step++)
    {
      seed_request (seeds, step);
      seed_answer (seeds, step);
    }
}
