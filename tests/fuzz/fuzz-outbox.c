/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `OUTB`, header and payload, `OUTS`, the list of them that answers a pull, and `PULL`, the word in
 * which it comes. */
#include "gvt-fuzz.h"
#include "gvt-outbox-message.h"
#include "gvt-pull-answer.h"

static const GvtId device = { { 1 } };

/* Whoever signs it, another question's word is not ours. */
static void
read_word (GBytes *input)
{
  g_autoptr (GBytes) signed_word = gvt_fuzz_sign ("PULL", input);
  g_autoptr (GBytes) question = g_bytes_new_static ("?", 1);
  g_autoptr (GBytes) list = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_word;

  if (signed_word == NULL)
    return;
  list = gvt_pull_answer_read (signed_word, &device, 1, question, gvt_fuzz_signer (), &has_word,
                               &error);
  g_assert_true (has_word);
  if (list == NULL)
    gvt_fuzz_refused (error);
}

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
  read_word (input);
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
  g_autoptr (GBytes) payload = g_bytes_new_static ("{\"code\":\"OFFICER-1\"}", 20);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GBytes) question = g_bytes_new_static ("?", 1);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) word = NULL;
  GvtHash previous, hash;

  gvt_outbox_genesis (&device, &previous);
  file = gvt_outbox_message_write (&device, 2, 1, &previous, "user/1", 2, payload, gvt_fuzz_key (),
                                   &hash, NULL);
  g_ptr_array_add (list, file);
  g_ptr_array_add (seeds, gvt_outbox_list_write (list));
  word = gvt_pull_answer_write (&device, 1, question, seeds->pdata[seeds->len - 1], gvt_fuzz_key (),
                                NULL);
  g_ptr_array_add (seeds, gvt_fuzz_unsign ("PULL", word));
  g_ptr_array_add (seeds, gvt_fuzz_unsign ("OUTB", file));
}
