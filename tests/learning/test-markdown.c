/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-markdown-private.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-test.h"

static GListModel *
read_card (const char *text, GError **error)
{
  g_autoptr (GHashTable) files = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) claims = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                         g_object_unref);
  g_autoptr (GBytes) source = gvt_test_bytes (text);

  g_hash_table_add (files, (gpointer) "media/a.svg");
  g_hash_table_add (files, (gpointer) "media/a.opus");
  g_hash_table_insert (claims, (gpointer) "satu",
                       g_object_new (GVT_TYPE_CLAIM, "id", "satu", "text", "Satu & dua.", NULL));
  g_hash_table_insert (claims, (gpointer) "dua",
                       g_object_new (GVT_TYPE_CLAIM, "id", "dua", "text", "Dua.", NULL));
  return gvt_markdown_read ("kartu.md", source, files, claims, error);
}

/* One line a block: kind, level, marker, markup, text, file. */
static char *
print_card (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) blocks = read_card (text, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (GvtBlock) block = g_list_model_get_item (blocks, i);

      g_string_append_printf (out, "%c%u|%s|%s|%s|%s\n", "HPLNIC"[gvt_block_get_kind (block)],
                              gvt_block_get_level (block), gvt_block_get_marker (block),
                              gvt_block_get_markup (block), gvt_block_get_text (block),
                              gvt_block_get_file (block));
    }
  return g_string_free (out, FALSE);
}

static void
assert_card (const char *text, const char *expected)
{
  g_autofree char *found = print_card (text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_blocks (void)
{
  assert_card ("## Judul\n\nSatu\ndua\\\ntiga\n\n> Catatan\n\n### Anak\n",
               "H2||Judul|Judul|\n"
               "P0||Satu dua\ntiga|Satu "
               "dua\ntiga|\n"
               "N0||Catatan|Catatan|\n"
               "H3||Anak|Anak|\n");
}

static void
test_lists (void)
{
  assert_card ("3. tiga\n4. empat\n   - anak\n   - lagi\n5. lima\n\n   masih lima\n",
               "L1|3.|tiga|tiga|\n"
               "L1|4.|empat|empat|\n"
               "L2|•|anak|anak|\n"
               "L2|•|lagi|lagi|\n"
               "L1|5.|lima|lima|\n"
               "L1||masih lima|masih lima|\n");
}

static void
test_escaped (void)
{
  assert_card ("a &lt;b&gt; & \\<c\\> **d *e***\n",
               "P0||a &lt;b&gt; &amp; &lt;c&gt; <b>d <i>e</i></b>|a <b> & <c> d e|\n");
}

static void
test_image (void)
{
  assert_card ("![Sebuah **kotak** & meja](media/a.svg)\n",
               "I0|||Sebuah kotak & meja|media/a.svg\n");
}

static void
test_claims (void)
{
  assert_card ("[Dua](claim:dua) dan [satu](claim:satu), [lagi](claim:dua).\n",
               "P0||Dua<sup>1</sup> dan satu<sup>2</sup>, lagi<sup>1</sup>.|Dua dan satu, lagi.|\n"
               "C0|1|Dua.|Dua.|\n"
               "C0|2|Satu &amp; dua.|Satu & dua.|\n");
}

/* Every markup that leaves here must be well-formed, whatever the card held. */
static void
test_markup_is_well_formed (void)
{
  static const char *const texts[] = {
    "*a **b* c**\n",
    "**a\n\nb**\n",
    "a ]( < > & \" ' `\n",
    "[a *b*](claim:dua) *c [d](claim:satu)*\n",
    "&amp;lt; &#60;b&#62; &copy;\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GListModel) blocks = read_card (texts[i], &error);

      g_assert_no_error (error);
      for (guint j = 0; j < g_list_model_get_n_items (blocks); j++)
        {
          static const GMarkupParser nothing = { NULL };
          g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (
              &nothing, G_MARKUP_DEFAULT_FLAGS, NULL, NULL);
          g_autoptr (GvtBlock) block = g_list_model_get_item (blocks, j);
          g_autofree char *markup = g_strdup_printf ("<p>%s</p>", gvt_block_get_markup (block));

          g_assert_true (g_markup_parse_context_parse (context, markup, -1, &error));
          g_assert_true (g_markup_parse_context_end_parse (context, &error));
        }
    }
}

static const struct
{
  const char *text;
  const char *says;
} refused[] = {
  { "a\n\n<b>c</b>\n", "kartu.md:3: raw HTML" },
  { "<script>alert (1)</script>\n", "kartu.md:1: raw HTML" },
  { "<!-- x -->\n", "raw HTML" },
  { "a <br> b\n", "raw HTML" },
  { "a\n\n    b\n", "kartu.md:3: code" },
  { "```\na\n```\n", "code" },
  { "a `b` c\n", "code" },
  { "a\n\n---\n", "kartu.md:3: this kind" },
  { "# Judul\n", "headings are ## or ###" },
  { "#### Judul\n", "headings are ## or ###" },
  { "> ## Judul\n", "headings are ## or ###" },
  { "##\n", "the heading is empty" },
  { "- a\n  - b\n    - c\n", "kartu.md:3: lists are at most two deep" },
  { "> > a\n", "a note stands by itself" },
  { "- > a\n", "a note stands by itself" },
  { "> - a\n", "a note holds paragraphs only" },
  { "[a](https://example.org)\n", "only claim: links" },
  { "<https://example.org>\n", "only claim: links" },
  { "[a](javascript:x)\n", "only claim: links" },
  { "[a](kartu-2.md)\n", "only claim: links" },
  { "[a](claim:tiga)\n", "no such claim" },
  { "[](claim:dua)\n", "around the words" },
  { "![](media/a.svg)\n", "needs alternative text" },
  { "![a](media/b.svg)\n", "no such picture" },
  { "![a](media/a.opus)\n", "a picture is .svg" },
  { "![a](https://example.org/a.svg)\n", "no such picture" },
  { "![a](../media/a.svg)\n", "no such picture" },
  { "a ![b](media/a.svg)\n", "stands alone" },
  { "- ![b](media/a.svg)\n", "stands alone" },
  { "[![b](media/a.svg)](claim:dua)\n", "stands alone" },
  { "![a [b](claim:dua)](media/a.svg)\n", "alternative text holds no links" },
  { "*a **b *c **d *e*****\n\n***a **b *c **d *e *f*********\n", "nested too deeply" },
  { "a\n\x01 b\n", "kartu.md:2: a control character" },
  { "a\n\nb \xff\n", "kartu.md:3: a control character, or not UTF-8" },
  { "", "the card is empty" },
  { "\n\n", "the card is empty" },
};

static void
test_refused (gconstpointer user_data)
{
  guint i = GPOINTER_TO_UINT (user_data);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_card (refused[i].text, &error));

  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
  if (strstr (error->message, refused[i].says) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, refused[i].says);
}

/* What drives other readers to exhaustion: it must end, in words, at once. */
static void
test_deep (void)
{
  static const char *const pieces[] = {
    "> ", "- ", "*", "[", "![", "**a ", "[a](", "&", "<", "1. "
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GListModel) blocks = NULL;
      g_autoptr (GError) error = NULL;

      while (text->len + strlen (pieces[i]) < GVT_MARKDOWN_MAX_BYTES)
        g_string_append (text, pieces[i]);
      blocks = read_card (text->str, &error);

      g_assert_true (blocks != NULL || error->code == GVT_ERROR_BAD_FORMAT);
    }
}

static void
test_large (void)
{
  g_autofree char *text = g_strnfill (GVT_MARKDOWN_MAX_BYTES + 1, 'a');
  g_autoptr (GError) error = NULL;

  g_assert_null (read_card (text, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/markdown/paragraphs-headings-and-notes-become-blocks", test_blocks);
  g_test_add_func ("/markdown/lists-keep-their-numbers-and-depth", test_lists);
  g_test_add_func ("/markdown/text-is-escaped-for-pango", test_escaped);
  g_test_add_func ("/markdown/picture-keeps-its-alternative-text", test_image);
  g_test_add_func ("/markdown/claims-are-numbered-and-follow", test_claims);
  g_test_add_func ("/markdown/markup-is-well-formed", test_markup_is_well_formed);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/markdown/refused-with-its-line-%02u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_refused);
    }
  g_test_add_func ("/markdown/deep-nesting-ends-in-words", test_deep);
  g_test_add_func ("/markdown/too-long-a-card-is-refused", test_large);

  return g_test_run ();
}
