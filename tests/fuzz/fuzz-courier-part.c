/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `PART`, a file of the courier, as it comes on a stick; and what is sealed in it, and signed. */
#include <string.h>

#include "gvt-courier-bundle.h"
#include "gvt-courier-part.h"
#include "gvt-fuzz.h"
#include "gvt-seal.h"

/* Of the fuzzer's own key, so the same in every run. */
static GvtSecret *
sealing_key (void)
{
  return gvt_sealing_key_of (gvt_fuzz_key ());
}

static void
read_receipt (GBytes *payload)
{
  g_autoptr (GBytes) keys = NULL;
  g_autoptr (GBytes) receipt = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;

  if (!gvt_courier_receipt_read (payload, &keys, &receipt, &error))
    {
      gvt_fuzz_refused (error);
      return;
    }

  again = gvt_courier_receipt_write (keys, receipt);
  g_assert_true (g_bytes_equal (again, payload));
}

static void
read_bundle (GBytes *payload)
{
  g_autoptr (GBytes) keys = NULL;
  g_autoptr (GBytes) manifest = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;

  if (!gvt_courier_bundle_read (payload, &keys, &manifest, &files, &error))
    {
      gvt_fuzz_refused (error);
      return;
    }

  again = gvt_courier_bundle_write (keys, manifest, files);
  g_assert_true (g_bytes_equal (again, payload));
}

static GBytes *
write_part (const GvtCourierFacts *facts, GBytes *payload)
{
  g_autoptr (GvtSecret) key = sealing_key ();
  g_autoptr (GError) error = NULL;
  GvtPublicKey recipient;
  GBytes *bytes;

  gvt_sealing_key_public (key, &recipient);
  bytes = gvt_courier_part_write (facts, payload, &recipient, gvt_fuzz_key (), &error);
  g_assert_no_error (error);
  return bytes;
}

/* With a right digest at its end, so that what stands behind it is reached too. */
static GBytes *
with_digest (const guint8 *data, gsize size)
{
  gsize n = MIN (size, size - MIN (size, sizeof (GvtHash)));
  GByteArray *out = g_byte_array_new ();
  GvtHash digest;

  g_byte_array_append (out, data, (guint) n);
  gvt_hash_data (out->data, out->len, &digest);
  g_byte_array_append (out, digest.bytes, sizeof digest.bytes);
  return g_byte_array_free_to_bytes (out);
}

static void
read_part (GBytes *input)
{
  g_autoptr (GvtSecret) key = sealing_key ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtCourierPart) part = NULL;
  g_autoptr (GBytes) again = NULL;
  GvtCourierLabel label;

  if (!gvt_courier_part_peek (input, &label, &error))
    {
      gvt_fuzz_refused (error);
      return;
    }
  part = gvt_courier_part_open (input, key, &error);
  if (part == NULL)
    {
      gvt_fuzz_refused (error);
      return;
    }

  gvt_courier_part_verify (part, gvt_fuzz_signer (), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gvt_courier_part_get_facts (part)->number, ==, label.number);
  again = write_part (gvt_courier_part_get_facts (part), gvt_courier_part_get_payload (part));
  g_assert_cmpuint (g_bytes_get_size (again), ==, g_bytes_get_size (input));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) digested = with_digest (data, size);

  read_receipt (input);
  read_bundle (input);
  read_part (input);
  read_part (digested);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  const GvtCourierFacts facts = { .type = GVT_COURIER_EVENTS,
                                  .device = { { 1 } },
                                  .incarnation = 1,
                                  .serial = 3,
                                  .number = 2,
                                  .n_parts = 4,
                                  .first_seq = 501,
                                  .last_seq = 1000 };
  g_autoptr (GBytes) text = g_bytes_new_static ("KEYS", 4);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_ptr_array_add (seeds, write_part (&facts, text));
  g_ptr_array_add (seeds, gvt_courier_receipt_write (text, text));
  g_ptr_array_add (files, text);
  g_ptr_array_add (files, text);
  g_ptr_array_add (seeds, gvt_courier_bundle_write (text, text, files));
}
