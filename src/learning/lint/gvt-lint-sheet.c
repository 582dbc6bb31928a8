/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lint-sheet-private.h"

#include <string.h>

/* A passage, and where in the words of its sheet it begins. */
typedef struct
{
  gsize at;
  const GvtPassage *passage;
} Piece;

/* What may stand between the letters of a name, and is one blank wherever it does. */
static gboolean
is_apart (gunichar letter)
{
  return g_unichar_isspace (letter)
         || g_utf8_strchr (GVT_LINT_PIECE_END "._*-·•‐‑–", -1, letter) != NULL;
}

static void
append_folded (GvtLintSheet *self, gunichar letter)
{
  gboolean has_blank = self->folded->len > 0 && self->folded->str[self->folded->len - 1] == ' ';

  if (!is_apart (letter))
    g_string_append_unichar (self->folded, letter);
  else if (!has_blank)
    g_string_append_c (self->folded, ' ');
}

/* One letter as names are compared: small, without what stands above or below it. What cannot be
 * seen is left out, so that it parts no name. */
static void
fold_letter (GvtLintSheet *self, gunichar letter, gsize at)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (letter, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n; i++)
    {
      gunichar small = g_unichar_tolower (parts[i]);

      if (!g_unichar_ismark (small) && g_unichar_type (small) != G_UNICODE_FORMAT)
        append_folded (self, small);
    }

  while (self->origins->len < self->folded->len)
    g_array_append_val (self->origins, at);
}

static void
append (GvtLintSheet *self, const char *text)
{
  gsize at = self->words->len;

  g_string_append (self->words, text);
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    fold_letter (self, g_utf8_get_char (c), at + (gsize) (c - text));
}

static void
add_piece (GvtLintSheet *self, const GvtPassage *passage)
{
  Piece piece = { 0, passage };

  if (self->pieces->len > 0)
    append (self, GVT_LINT_PIECE_END);
  piece.at = self->words->len;
  g_array_append_val (self->pieces, piece);
  append (self, passage->text);
}

/* Whether @passage stands in one drawing with the one before it. */
static gboolean
goes_on (const GvtPassage *before, const GvtPassage *passage)
{
  return passage->kind == GVT_PASSAGE_DRAWN && before->kind == GVT_PASSAGE_DRAWN
         && *passage->place == '\0' && strcmp (before->file, passage->file) == 0;
}

GvtLintSheet *
gvt_lint_sheet_new (GPtrArray *passages, guint *next)
{
  GvtLintSheet *self = g_new0 (GvtLintSheet, 1);
  const GvtPassage *passage = g_ptr_array_index (passages, *next);

  self->words = g_string_new (NULL);
  self->folded = g_string_new (NULL);
  self->origins = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  do
    {
      add_piece (self, passage);
      ++*next;
      passage = *next < passages->len ? g_ptr_array_index (passages, *next) : NULL;
    }
  while (passage != NULL && goes_on (g_ptr_array_index (passages, *next - 1), passage));

  return self;
}

void
gvt_lint_sheet_free (GvtLintSheet *self)
{
  g_string_free (self->words, TRUE);
  g_string_free (self->folded, TRUE);
  g_array_unref (self->origins);
  g_array_unref (self->pieces);
  g_free (self);
}

void
gvt_lint_sheet_unfold (const GvtLintSheet *self, gsize *begin, gsize *end)
{
  gsize last = g_array_index (self->origins, gsize, *end - 1);
  const char *behind = g_utf8_next_char (self->words->str + last);

  *begin = g_array_index (self->origins, gsize, *begin);
  *end = (gsize) (behind - self->words->str);
}

const GvtPassage *
gvt_lint_sheet_passage_at (const GvtLintSheet *self, gsize at)
{
  guint i = self->pieces->len - 1;

  while (i > 0 && g_array_index (self->pieces, Piece, i).at > at)
    i--;
  return g_array_index (self->pieces, Piece, i).passage;
}
