/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `OUTB`, header and payload, and `OUTS`, the list of them that answers a pull. */
#include "gvt-fuzz.h"
#include "gvt-outbox-message.h"

static void
read_list (GBytes *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = gvt_outbox_list_read (input, &error);
  g_autoptr (GBytes) again = NULL;

  if (messages == NULL)
    {
      gvt_fuzz_refused (error);
      return;
    }

  again = gvt_outbox_list_write (messages);
  g_assert_cmpuint (g_bytes_get_size (again), ==, g_bytes_get_size (input));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) file = gvt_fuzz_sign ("OUTB", input);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtOutboxMessage) message = NULL;

  read_list (input);
  if (file == NULL)
    return 0;

  message = gvt_outbox_message_read (file, gvt_fuzz_signer (), &error);
  if (message == NULL)
    return gvt_fuzz_refused (error);

  gvt_outbox_message_check (message, &message->device, message->seq - 1, &message->previous,
                            &error);
  g_assert_no_error (error);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  const GvtId device = { { 1 } };
  g_autoptr (GBytes) payload = g_bytes_new_static ("{\"code\":\"OFFICER-1\"}", 20);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GBytes) file = NULL;
  GvtHash previous, hash;

  gvt_outbox_genesis (&device, &previous);
  file = gvt_outbox_message_write (&device, 2, 1, &previous, "user/1", 2, payload, gvt_fuzz_key (),
                                   &hash, NULL);
  g_ptr_array_add (list, file);
  g_ptr_array_add (seeds, gvt_outbox_list_write (list));
  g_ptr_array_add (seeds, gvt_fuzz_unsign ("OUTB", file));
}
