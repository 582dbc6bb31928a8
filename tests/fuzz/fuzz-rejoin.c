/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A request for a new incarnation, and the header of the answer, `INCA`. */
#include <string.h>

#include "gvt-fuzz.h"
#include "gvt-rejoin-message.h"

static const GvtId device = { { 1 } };
static const GvtPublicKey key = { { 2 } };

static void
read_request (GBytes *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRejoinRequest) request = gvt_rejoin_request_read (input, &error);
  g_autoptr (GBytes) again = NULL;

  if (request == NULL)
    {
      gvt_fuzz_refused (error);
      return;
    }
  again = gvt_rejoin_request_write (request);
  g_assert_true (g_bytes_equal (again, input));
}

static void
read_answer (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRejoinAnswer) answer = gvt_rejoin_answer_read (file, gvt_fuzz_signer (), &device,
                                                               &key, &error);

  if (answer == NULL)
    gvt_fuzz_refused (error);
  else
    g_assert_cmpuint (answer->incarnation, >, 1);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) file = gvt_fuzz_sign ("INCA", input);

  read_request (input);
  if (file != NULL)
    read_answer (file);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  const GvtRejoinAnswer answer = { device, key, 2, (char *) "A1B2", 7, 8 };
  g_autoptr (GBytes) bytes = gvt_rejoin_answer_write (&answer, gvt_fuzz_key (), NULL);
  g_autoptr (GvtRejoinRequest) request = gvt_rejoin_request_new ();

  for (guint64 seq = 3; seq < 9; seq += 2)
    {
      GvtChainSample sample = { .seq = seq };

      memset (sample.hash.bytes, 9, sizeof sample.hash.bytes);
      g_array_append_val (request->samples, sample);
    }
  g_ptr_array_add (seeds, gvt_rejoin_request_write (request));
  g_ptr_array_add (seeds, gvt_fuzz_unsign ("INCA", bytes));
}
