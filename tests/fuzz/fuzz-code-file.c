/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `CODE`, signed by whatever it names, and the same bytes as text. */
#include "gvt-code-file.h"
#include "gvt-fuzz.h"

static void
read_file (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtCodeFile) file = gvt_code_file_read (bytes, &error);

  if (file == NULL)
    gvt_fuzz_refused (error);
  else
    g_assert_cmpuint (file->codes->len, >, 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) file = gvt_fuzz_sign ("CODE", input);

  read_file (input);
  if (file != NULL)
    read_file (file);
  return 0;
}

static GBytes *
make_keys (void)
{
  const GvtKeysStatement keys = { .serial = 1,
                                  .issued_at_us = 1,
                                  .not_after_us = 2,
                                  .root_key = *gvt_fuzz_signer (),
                                  .signing_key = *gvt_fuzz_signer (),
                                  .name = (char *) "Latihan" };

  return gvt_keys_statement_write (&keys, gvt_fuzz_key (), NULL);
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  const char *const users[] = { "PD-01", "SV-01", NULL };
  const guint8 secret[GVT_ENROLMENT_SECRET_SIZE] = { 1, 2, 3 };
  g_autoptr (GvtCodeFile) file = gvt_code_file_new ();
  g_autoptr (GBytes) keys = make_keys ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *text = NULL;
  GvtEnrolmentCode code;

  gvt_enrolment_code_init (&code, secret, gvt_fuzz_signer ());
  g_array_append_val (file->codes, code);
  g_array_append_val (file->codes, code);
  file->address = g_strdup ("https://pusat.example");
  file->expires_at_us = 3;
  file->users = g_strdupv ((char **) users);
  bytes = gvt_code_file_write (file, keys, gvt_fuzz_key (), NULL);
  g_ptr_array_add (seeds, gvt_fuzz_unsign ("CODE", bytes));

  typed = gvt_enrolment_code_format (&code);
  text = g_strconcat (typed, "\nhttps://pusat.example\n", NULL);
  gvt_fuzz_seed_text (seeds, text);
}
