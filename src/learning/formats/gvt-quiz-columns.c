/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-table-private.h"

#include <string.h>

#include "gvt-quiz-answer.h"

/* A file's headings are no words of the interface: they stay the same in every language. */
static const struct
{
  const char *heading;
  const char *english; /* folded */
} columns[GVT_QUIZ_N_COLUMNS] = {
  [GVT_QUIZ_COLUMN_ID] = { "Kode", "id" },
  [GVT_QUIZ_COLUMN_TYPE] = { "Jenis", "type" },
  [GVT_QUIZ_COLUMN_FORM] = { "Bentuk", "form" },
  [GVT_QUIZ_COLUMN_OBJECTIVE] = { "Tujuan", "objective" },
  [GVT_QUIZ_COLUMN_PROMPT] = { "Pertanyaan", "prompt" },
  [GVT_QUIZ_COLUMN_OPTION + 0] = { "Pilihan A", "option a" },
  [GVT_QUIZ_COLUMN_OPTION + 1] = { "Pilihan B", "option b" },
  [GVT_QUIZ_COLUMN_OPTION + 2] = { "Pilihan C", "option c" },
  [GVT_QUIZ_COLUMN_OPTION + 3] = { "Pilihan D", "option d" },
  [GVT_QUIZ_COLUMN_OPTION + 4] = { "Pilihan E", "option e" },
  [GVT_QUIZ_COLUMN_OPTION + 5] = { "Pilihan F", "option f" },
  [GVT_QUIZ_COLUMN_KEY] = { "Kunci", "key" },
  [GVT_QUIZ_COLUMN_EXPLANATION] = { "Penjelasan", "explanation" },
  [GVT_QUIZ_COLUMN_FEEDBACK + 0] = { "Umpan balik A", "feedback a" },
  [GVT_QUIZ_COLUMN_FEEDBACK + 1] = { "Umpan balik B", "feedback b" },
  [GVT_QUIZ_COLUMN_FEEDBACK + 2] = { "Umpan balik C", "feedback c" },
  [GVT_QUIZ_COLUMN_FEEDBACK + 3] = { "Umpan balik D", "feedback d" },
  [GVT_QUIZ_COLUMN_FEEDBACK + 4] = { "Umpan balik E", "feedback e" },
  [GVT_QUIZ_COLUMN_FEEDBACK + 5] = { "Umpan balik F", "feedback f" },
  [GVT_QUIZ_COLUMN_CLAIMS] = { "Klaim", "claims" },
};

/* In Indonesian schools "pilihan ganda" has one right answer; the key tells who means several. */
static const struct
{
  const char *word;
  GvtQuizKind kind;
} kinds[] = {
  { "satu jawaban", GVT_QUIZ_SINGLE },
  { "banyak jawaban", GVT_QUIZ_MULTIPLE },
  { "benar salah", GVT_QUIZ_TRUE_FALSE },
  { "isian", GVT_QUIZ_TEXT },
  { "pilihan ganda", GVT_QUIZ_SINGLE },
  { "pilihan tunggal", GVT_QUIZ_SINGLE },
  { "pilihan ganda kompleks", GVT_QUIZ_MULTIPLE },
};

char *
gvt_quiz_word_fold (const char *text)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), "_-/", ' ');

  return gvt_quiz_text_fold (plain);
}

const char *
gvt_quiz_column_heading (guint column)
{
  g_return_val_if_fail (column < GVT_QUIZ_N_COLUMNS, NULL);

  return columns[column].heading;
}

guint
gvt_quiz_column_find (const char *heading)
{
  g_autofree char *folded = gvt_quiz_word_fold (heading);

  for (guint i = 0; i < GVT_QUIZ_N_COLUMNS; i++)
    {
      g_autofree char *own = gvt_quiz_word_fold (columns[i].heading);

      if (strcmp (folded, own) == 0 || strcmp (folded, columns[i].english) == 0)
        return i;
    }
  return GVT_QUIZ_N_COLUMNS;
}

const char *
gvt_quiz_kind_word (GvtQuizKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return kinds[i].word;
  return NULL;
}

gboolean
gvt_quiz_kind_find_word (const char *word, GvtQuizKind *kind)
{
  g_autofree char *folded = gvt_quiz_word_fold (word);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (folded, kinds[i].word) == 0)
      {
        *kind = kinds[i].kind;
        return TRUE;
      }
  return gvt_quiz_kind_from_text (folded, kind) && *kind != GVT_QUIZ_BALLOT;
}
