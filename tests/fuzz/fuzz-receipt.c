/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `RCPT`: its header. */
#include "gvt-fuzz.h"
#include "gvt-receipt.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) file = gvt_fuzz_sign ("RCPT", input);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  GvtReceipt receipt = { 0 }, reread = { 0 };

  if (file == NULL)
    return 0;
  if (!gvt_receipt_read (file, gvt_fuzz_signer (), &receipt, &error))
    return gvt_fuzz_refused (error);

  again = gvt_receipt_write (&receipt, gvt_fuzz_key (), &error);
  g_assert_no_error (error);
  gvt_receipt_read (again, gvt_fuzz_signer (), &reread, &error);
  g_assert_no_error (error);
  gvt_receipt_check_newer (&reread, &receipt, &error);
  g_assert_no_error (error);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  const GvtReceipt receipt = {
    .device = { { 1 } }, .incarnation = 1, .seq = 9, .head = { { 2 } }, .at_us = 3, .epoch = 1
  };
  g_autoptr (GBytes) file = gvt_receipt_write (&receipt, gvt_fuzz_key (), NULL);

  g_ptr_array_add (seeds, gvt_fuzz_unsign ("RCPT", file));
}
