/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `KEYS`: its header. */
#include "gvt-fuzz.h"
#include "gvt-keys-statement.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) file = gvt_fuzz_sign ("KEYS", input);
  g_autoptr (GvtKeysStatement) keys = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return 0;

  keys = gvt_keys_statement_read (file, &error);
  if (keys == NULL)
    return gvt_fuzz_refused (error);

  again = gvt_keys_statement_write (keys, gvt_fuzz_key (), &error);
  g_assert_no_error (error);
  gvt_keys_statement_check_newer (keys, keys, &error);
  g_assert_no_error (error);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  const GvtKeysStatement keys = { .serial = 1,
                                  .issued_at_us = 1,
                                  .not_after_us = 2,
                                  .root_key = *gvt_fuzz_signer (),
                                  .signing_key = { { 1 } },
                                  .sealing_key = { { 2 } },
                                  .practice = TRUE,
                                  .name = (char *) "Latihan" };
  g_autoptr (GBytes) file = gvt_keys_statement_write (&keys, gvt_fuzz_key (), NULL);

  g_ptr_array_add (seeds, gvt_fuzz_unsign ("KEYS", file));
}
