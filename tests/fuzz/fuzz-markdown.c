/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Markdown of one card. */
#include "gvt-fuzz.h"
#include "gvt-markdown-private.h"

/* What goes to a label as markup is well-formed, or the label would show nothing. */
static void
check_block (GvtBlock *block)
{
  static const GMarkupParser parser = { NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autofree char *markup = g_strdup_printf ("<m>%s</m>", gvt_block_get_markup (block));
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, markup, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (gvt_block_get_text (block), -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GHashTable) files = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) claims = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GListModel) blocks = NULL;
  g_autoptr (GError) error = NULL;

  g_hash_table_add (files, (gpointer) "media/a.svg");
  blocks = gvt_markdown_read ("kartu.md", input, files, claims, &error);
  if (blocks == NULL)
    return gvt_fuzz_refused (error);

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (GvtBlock) block = g_list_model_get_item (blocks, i);

      check_block (block);
    }
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (seeds, "## Judul\n\nBuka pukul **07.00** & *seterusnya*.\n");
  gvt_fuzz_seed_text (seeds, "![Sebuah kotak.](media/a.svg)\n\n1. satu\n2. dua\n   - tiga\n");
  gvt_fuzz_seed_text (seeds, "> kutipan\n\n- a\n- b\n\n---\n\n`kode` [x](claim:jam) <b>\\*&amp;\n");
}
