/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a laptop reads before any signature, from whoever answers in the centre's place: u16 status
 * and a body, as a refusal and as a challenge. */
#include <string.h>

#include "gvt-challenge.h"
#include "gvt-error.h"
#include "gvt-fuzz.h"
#include "gvt-refusal.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  guint status = size >= 2 ? data[0] | data[1] << 8 : 0;
  g_autoptr (GBytes) body = size >= 2 ? g_bytes_new (data + 2, size - 2) : g_bytes_new (NULL, 0);
  g_autoptr (GError) refusal = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) again = NULL;
  GvtChallenge challenge, reread;

  gvt_refusal_read (status, body, &refusal);
  gvt_fuzz_refused (refusal);
  g_assert_cmpuint (strlen (refusal->message), >, 0);

  if (!gvt_challenge_read (body, &challenge, &error))
    return gvt_fuzz_refused (error);
  again = gvt_challenge_write (&challenge);
  g_assert_true (gvt_challenge_read (again, &reread, NULL));
  g_assert_cmpmem (&reread, sizeof reread, &challenge, sizeof challenge);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  g_autoptr (GError) error = g_error_new_literal (GVT_ERROR, GVT_ERROR_FORBIDDEN, "No");
  GvtChallenge challenge = { { 1, 2 } };
  guint status;
  g_autoptr (GBytes) refusal = gvt_refusal_write (error, &status);
  g_autoptr (GBytes) answer = gvt_challenge_write (&challenge);
  GBytes *bodies[] = { refusal, answer };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      const guint8 number[2] = { (guint8) status, (guint8) (status >> 8) };
      GByteArray *input = g_byte_array_new ();

      g_byte_array_append (input, number, sizeof number);
      g_byte_array_append (input, g_bytes_get_data (bodies[i], NULL),
                           (guint) g_bytes_get_size (bodies[i]));
      g_ptr_array_add (seeds, g_byte_array_free_to_bytes (input));
    }
}
