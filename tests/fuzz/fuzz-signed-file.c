/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The container of all that is signed, byte by byte; and once more with a header that fits. */
#include "gvt-fuzz.h"
#include "gvt-json.h"
#include "gvt-signed-file.h"

#define TYPE        "TEST"
#define MAX_PAYLOAD 4096

/* A file that is read has one spelling: its header and payload give it back, signature apart. */
static void
check_one_spelling (GvtSignedFile *file, GBytes *input)
{
  g_autoptr (GBytes) parts = gvt_fuzz_unsign (TYPE, input);
  g_autoptr (GBytes) again = gvt_fuzz_sign (TYPE, parts);
  gsize head = 20 + g_bytes_get_size (gvt_signed_file_get_header_bytes (file));

  g_assert_nonnull (again);
  g_assert_cmpuint (g_bytes_get_size (again), ==, g_bytes_get_size (input));
  g_assert_cmpmem (g_bytes_get_data (again, NULL), head, g_bytes_get_data (input, NULL), head);
  if (gvt_signed_file_verify (file, gvt_fuzz_signer (), NULL))
    g_assert_true (g_bytes_equal (again, input));
}

static void
read_file (GBytes *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (input, TYPE, 1, MAX_PAYLOAD, &error);

  if (file != NULL)
    check_one_spelling (file, input);
  else
    gvt_fuzz_refused (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) file = gvt_fuzz_sign (TYPE, input);

  read_file (input);
  if (file != NULL)
    read_file (file);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("{\"n\":1,\"t\":\"\xc3\xa9\"}\npayload", 25);

  g_ptr_array_add (seeds, gvt_fuzz_sign (TYPE, text));
  g_ptr_array_add (seeds, g_steal_pointer (&text));
  gvt_fuzz_seed_text (seeds, "{}");
}
