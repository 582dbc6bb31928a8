/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lesson.h"

#include <glib/gi18n-lib.h>

#define SIGN "ℹ" /* for who knows no letters: there is something to ask about */

/* One thing to be said, and the numbers of the claims that it is said of. */
typedef struct
{
  const char *text; /* borrowed from a claim, or translated */
  GString *numbers;
} Mark;

static void
mark_clear (gpointer data)
{
  g_string_free (((Mark *) data)->numbers, TRUE);
}

static void
add_mark (GArray *marks, const char *text, const char *number)
{
  Mark mark = { text, NULL };

  for (guint i = 0; i < marks->len; i++)
    if (g_str_equal (g_array_index (marks, Mark, i).text, text))
      {
        if (*number != '\0')
          g_string_append_printf (g_array_index (marks, Mark, i).numbers, " %s", number);
        return;
      }
  mark.numbers = g_string_new (number);
  g_array_append_val (marks, mark);
}

static void
add_marks_of (GArray *marks, GvtBlock *block)
{
  GvtClaim *claim = gvt_block_get_claim (block);

  if (*gvt_claim_get_label (claim) != '\0')
    add_mark (marks, gvt_claim_get_label (claim), gvt_block_get_marker (block));
  if (!gvt_claim_is_verified (claim))
    add_mark (marks, _ ("needs verification"), gvt_block_get_marker (block));
}

char *
gvt_lesson_describe_marks (GvtLesson *self)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autoptr (GString) markup = g_string_new (NULL);
  GListModel *blocks = gvt_lesson_get_blocks (self);

  g_array_set_clear_func (marks, mark_clear);
  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (GvtBlock) block = g_list_model_get_item (blocks, i);

      if (gvt_block_get_kind (block) == GVT_BLOCK_CLAIM)
        add_marks_of (marks, block);
    }
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);
      g_autofree char *text = g_markup_escape_text (mark->text, -1);

      g_string_append (markup, i > 0 ? "  ·  " : "");
      if (mark->numbers->len > 0)
        g_string_append_printf (markup, "<sup>%s</sup> ", mark->numbers->str);
      else if (i == 0)
        g_string_append (markup, SIGN " ");
      g_string_append (markup, text);
    }
  return g_string_free (g_steal_pointer (&markup), FALSE);
}
