/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `LEXI`: u16 number of words and what its zstd frame holds; and byte by byte. */
#include <zstd.h>

#include "gvt-fuzz.h"
#include "gvt-lexicon-private.h"
#include "gvt-signed-file.h"
#include "gvt-voter-row.h"

static void
read_file (GBytes *file, const GvtPublicKey *signer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtLexicon) lexicon = gvt_lexicon_read (file, signer, &error);

  if (lexicon == NULL)
    {
      gvt_fuzz_refused (error);
      return;
    }

  for (guint order = 0; order < GVT_LEXICON_N_ORDERS; order++)
    for (guint i = 0; i < gvt_lexicon_get_size (lexicon); i++)
      {
        guint rank;
        const char *word = gvt_lexicon_get_word (lexicon, order, i);

        g_assert_null (gvt_voter_text_problem (word));
        g_assert_true (gvt_lexicon_find (lexicon, order, word, &rank));
        g_assert_cmpstr (gvt_lexicon_get_word (lexicon, order, rank), ==, word);
      }
}

/* Returns: (transfer full): the signed file */
static GBytes *
make_file (const guint8 *data, gsize size)
{
  g_autoptr (JsonObject) header = json_object_new ();
  gsize bound = ZSTD_compressBound (size);
  gpointer packed = g_malloc (bound);
  gsize length = ZSTD_compress (packed, bound, data + 2, size - 2, 1);
  g_autoptr (GBytes) payload = g_bytes_new_take (packed, length);

  json_object_set_int_member (header, "words", data[0] | data[1] << 8);
  return gvt_signed_file_write (GVT_LEXICON_TYPE, GVT_LEXICON_MAJOR, header, payload,
                                gvt_fuzz_key (), NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) file = size >= 2 ? make_file (data, size) : NULL;

  read_file (input, NULL);
  if (file != NULL)
    read_file (file, gvt_fuzz_signer ());
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  static const char raw[] = "\x03\x00"
                            "SITI\0AMINAH\0MUHAMMAD\0\x01\x02\x09\x08\x07\x01";
  g_autoptr (GvtLexiconBuilder) builder = gvt_lexicon_builder_new ();

  for (guint i = 0; i < 2 * GVT_LEXICON_MIN_USES; i++)
    gvt_lexicon_builder_add (builder, i % 2 == 0 ? "SITI AMINAH" : "MUHAMMAD ALI",
                             i % 2 == 0 ? "P" : "L");
  g_ptr_array_add (seeds, gvt_lexicon_builder_finish (builder, gvt_fuzz_key (), NULL));
  g_ptr_array_add (seeds, g_bytes_new (raw, sizeof raw - 1));
}
