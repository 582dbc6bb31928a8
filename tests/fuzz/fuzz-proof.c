/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `PROF`: keys and figures behind its header. */
#include "gvt-fuzz.h"
#include "gvt-proof.h"
#include "gvt-seal.h"

/* A fixed centre: its root key and its online key are one, so that what is signed again is its own.
 */
static GBytes *
write_seed (void)
{
  GvtKeysStatement keys = { .serial = 1, .not_after_us = 9, .name = (char *) "KPU Contoh" };
  g_autoptr (GBytes) statement = NULL;
  g_autoptr (JsonObject) report = json_object_new ();

  keys.root_key = *gvt_fuzz_signer ();
  keys.signing_key = *gvt_fuzz_signer ();
  statement = gvt_keys_statement_write (&keys, gvt_fuzz_key (), NULL);
  json_object_set_int_member (report, "women", 17);
  return gvt_proof_write (statement, 5, report, gvt_fuzz_key (), NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) file = gvt_fuzz_sign ("PROF", input);
  g_autoptr (GvtProof) proof = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return 0;
  proof = gvt_proof_read (file, gvt_fuzz_signer (), &error);
  if (proof == NULL)
    return gvt_fuzz_refused (error);
  g_assert_nonnull (proof->keys);
  g_assert_nonnull (proof->report);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  g_autoptr (GBytes) file = write_seed ();

  g_ptr_array_add (seeds, gvt_fuzz_unsign ("PROF", file));
}
