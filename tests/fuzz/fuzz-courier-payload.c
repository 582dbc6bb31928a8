/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in courier parts, and what is said of them over the network: pieces, what a laptop asks
 * for, pieces of files, and the carrying of parts for others. */
#include <string.h>

#include "gvt-carry-message.h"
#include "gvt-courier-ask.h"
#include "gvt-courier-file-piece.h"
#include "gvt-courier-pieces.h"
#include "gvt-fuzz.h"
#include "gvt-seal.h"

static void
read_pieces (GBytes *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pieces = gvt_courier_pieces_read (input, 1, &error);
  g_autoptr (GBytes) again = NULL;

  if (pieces == NULL)
    {
      gvt_fuzz_refused (error);
      return;
    }
  again = gvt_courier_pieces_write (pieces);
  g_assert_true (g_bytes_equal (again, input));
}

/* What was read can be written, and is read as the same. */
static void
read_ask (GBytes *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtCourierAsk) ask = gvt_courier_ask_read (input, &error);
  g_autoptr (GvtCourierAsk) same = NULL;
  g_autoptr (GBytes) again = NULL;

  if (ask == NULL)
    {
      gvt_fuzz_refused (error);
      return;
    }
  again = gvt_courier_ask_write (ask, &error);
  g_assert_no_error (error);
  same = gvt_courier_ask_read (again, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (same->after, ==, ask->after);
  g_assert_cmpuint (same->files->len, ==, ask->files->len);
  g_assert_cmpuint (same->prekeys->len, ==, ask->prekeys->len);
}

static void
read_file_piece (GBytes *input)
{
  g_auto (GvtCourierFilePiece) piece = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) again = NULL;

  if (!gvt_courier_file_piece_read (input, &piece, &error))
    {
      gvt_fuzz_refused (error);
      return;
    }
  again = gvt_courier_file_piece_write (&piece);
  g_assert_true (g_bytes_equal (again, input));
}

/* A name that is read becomes a file on somebody's stick: it leads nowhere else. */
static void
read_carried (GBytes *input)
{
  g_auto (GvtCarryAnswer) answer = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) again = NULL;
  guint32 index;
  g_autoptr (GBytes) part = gvt_carry_request_read (input, &index, NULL);

  g_assert_true ((part != NULL) == (g_bytes_get_size (input) >= sizeof index));
  if (!gvt_carry_answer_read (input, &answer, &error))
    {
      gvt_fuzz_refused (error);
      return;
    }
  again = gvt_carry_answer_write (&answer);
  g_assert_true (g_bytes_equal (again, input));
  g_assert_null (strpbrk (answer.name, "/\\:"));
  g_assert_false (g_str_has_prefix (answer.name, "."));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);

  read_pieces (input);
  read_ask (input);
  read_file_piece (input);
  read_carried (input);
  return 0;
}

static GBytes *
write_ask (void)
{
  g_autoptr (GvtSecret) secret = gvt_sealing_key_of (gvt_fuzz_key ());
  g_auto (GvtCourierAsk) ask = { .after = 7,
                                 .prekeys = g_array_new (FALSE, TRUE, sizeof (GvtPrekey)),
                                 .files = g_array_new (FALSE, TRUE, sizeof (GvtCourierHolding)) };
  const GvtCourierHolding holding = { .hash = { { 3 } }, .bytes = 4711 };
  GvtPrekey prekey = { .id = { { 1 } } };

  gvt_sealing_key_public (secret, &prekey.key);
  g_array_append_val (ask.prekeys, prekey);
  g_array_append_val (ask.files, holding);
  return gvt_courier_ask_write (&ask, NULL);
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("KEYS", 4);
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
  const GvtCourierFilePiece piece = { .hash = { { 2 } }, .position = 12, .bytes = text };
  const GvtCarryAnswer answer = { .n_answers = 3,
                                  .name = (char *) "K7QM-1-ask-000001-001-of-001.gvp",
                                  .part = text };

  g_ptr_array_add (pieces, text);
  g_ptr_array_add (pieces, text);
  g_ptr_array_add (seeds, gvt_courier_pieces_write (pieces));
  g_ptr_array_add (seeds, gvt_courier_file_piece_write (&piece));
  g_ptr_array_add (seeds, gvt_carry_answer_write (&answer));
  g_ptr_array_add (seeds, gvt_carry_request_write (1, text));
  g_ptr_array_add (seeds, write_ask ());
}
