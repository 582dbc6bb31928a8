/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-name-fold.h"

#include <string.h>

#include "gvt-name-query.h"
#include "gvt-secret.h"

/* --- words that are no names --- */

/* In front: the pilgrimage, and what a teacher of religion, a physician or a graduate is called. */
static const char *const titles_before[] = { "haji", "hajah", "kh",  "tgh", "ust", "drs",
                                             "dra",  "dr",    "drg", "ir",  "prof" };

/* Behind: degrees, as they are written without a comma. */
static const char *const titles_after[] = { "spd",  "spdi", "sag",  "sh",   "se",  "st",  "sip",
                                            "ssos", "skm",  "mpd",  "mh",   "mm",  "msi", "mkes",
                                            "amd",  "skep", "ners", "skom", "shi", "mag" };

static gboolean
is_one_of (const char *word, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (word, words[i]))
      return TRUE;
  return FALSE;
}

/* --- short forms --- */

#define MUHAMMAD "muhammad"

static const struct
{
  const char *written;
  const char *meant;
  gboolean is_first; /* only as the first word: elsewhere it is an initial */
} short_forms[] = {
  { "muh", MUHAMMAD, FALSE },      { "moh", MUHAMMAD, FALSE },
  { "mohd", MUHAMMAD, FALSE },     { "muhd", MUHAMMAD, FALSE },
  { "mhd", MUHAMMAD, FALSE },      { "moch", MUHAMMAD, FALSE },
  { "much", MUHAMMAD, FALSE },     { "muhamad", MUHAMMAD, FALSE },
  { "mohamad", MUHAMMAD, FALSE },  { "mohammad", MUHAMMAD, FALSE },
  { "mochamad", MUHAMMAD, FALSE }, { "mochammad", MUHAMMAD, FALSE },
  { "md", MUHAMMAD, TRUE },        { "mh", MUHAMMAD, TRUE }, /* behind a name it is a degree */
  { "m", MUHAMMAD, TRUE },         { "abd", "abdul", FALSE },
  { "st", "siti", TRUE },          { "bq", "baiq", TRUE },
  { "l", "lalu", TRUE },
};

static const char *
write_out (const char *word, gboolean is_first)
{
  for (guint i = 0; i < G_N_ELEMENTS (short_forms); i++)
    if (g_str_equal (word, short_forms[i].written) && (is_first || !short_forms[i].is_first))
      return short_forms[i].meant;
  return word;
}

gboolean
gvt_name_means_muhammad (const char *word, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (short_forms); i++)
    if (g_str_equal (short_forms[i].meant, MUHAMMAD) && strlen (short_forms[i].written) == length
        && strncmp (short_forms[i].written, word, length) == 0)
      return TRUE;
  return FALSE;
}

/* --- one spelling --- */

/* The older spelling, and sounds that lists write in several ways; the longer ones first. */
static const struct
{
  const char *written;
  const char *meant;
} spellings[] = {
  { "oe", "u" }, { "dj", "j" }, { "tj", "c" }, { "sj", "s" }, { "sy", "s" }, { "ch", "h" },
  { "kh", "h" }, { "ph", "p" }, { "q", "k" },  { "v", "p" },  { "f", "p" },  { "z", "j" },
};

static gsize
spell (const char *at, const char **meant)
{
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (g_str_has_prefix (at, spellings[i].written))
      {
        *meant = spellings[i].meant;
        return strlen (spellings[i].written);
      }
  return 0;
}

static void
append_letter (GString *fold, char letter)
{
  if (fold->len == 0 || fold->str[fold->len - 1] != letter)
    g_string_append_c (fold, letter);
}

static void
append_word (GString *fold, const char *word)
{
  while (*word != '\0')
    {
      const char *meant = NULL;
      gsize length = spell (word, &meant);

      append_letter (fold, length > 0 ? *meant : *word);
      word += MAX (length, 1);
    }
  if (fold->len > 0 && fold->str[fold->len - 1] == 'h') /* at the end of a word it is not heard */
    g_string_truncate (fold, fold->len - 1);
}

/* --- taking it apart --- */

/* Two kinds of piece: between blanks ("S.Pd" is one), and between dots, too ("MUH.ALI" is two). An
 * apostrophe parts nothing. Returns: (transfer full) */
static char *
letters_of (const char *piece, gsize length)
{
  GString *letters = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalpha (piece[i]))
      g_string_append_c (letters, g_ascii_tolower (piece[i]));
  return g_string_free (letters, FALSE);
}

static gboolean
is_pilgrim (const char *word)
{
  return g_str_equal (word, "h") || g_str_equal (word, "hj");
}

static void
add_word (GPtrArray *words, const char *piece, gsize length)
{
  char *word = letters_of (piece, length);

  if (*word == '\0' || is_pilgrim (word) /* also behind "Lalu" */
      || (words->len == 0 && is_one_of (word, titles_before, G_N_ELEMENTS (titles_before))))
    gvt_wipe_free (word);
  else
    g_ptr_array_add (words, word);
}

static gboolean
is_degree (const GPtrArray *words, const char *piece, gsize length)
{
  char *whole = letters_of (piece, length);
  gboolean is = words->len == 0 ? is_one_of (whole, titles_before, G_N_ELEMENTS (titles_before))
                                : is_one_of (whole, titles_after, G_N_ELEMENTS (titles_after));

  gvt_wipe_free (whole);
  return is;
}

/* What stands behind a comma is a degree. */
static GPtrArray *
words_of (const char *ascii)
{
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_wipe_free);
  gsize end = strcspn (ascii, ",");

  for (gsize at = 0; at < end;)
    {
      gsize length = MIN (strcspn (ascii + at, " "), end - at);

      if (!is_degree (words, ascii + at, length))
        for (gsize i = 0; i < length;)
          {
            gsize part = MIN (strcspn (ascii + at + i, ".-/"), length - i);

            add_word (words, ascii + at + i, part);
            i += part + 1;
          }
      at += length + 1;
    }
  return words;
}

char *
gvt_name_fold (const char *name)
{
  char *clean = gvt_name_query_clean (name);
  char *ascii = g_str_to_ascii (clean, "C");
  g_autoptr (GPtrArray) words = words_of (ascii);
  GString *fold = g_string_sized_new (64);

  for (guint i = 0; i < words->len; i++)
    append_word (fold, write_out (g_ptr_array_index (words, i), i == 0));
  gvt_wipe_free (clean);
  gvt_wipe_free (ascii);
  return g_string_free (fold, FALSE);
}
