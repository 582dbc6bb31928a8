/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets that were keyed, read from the tables. */
#include "gvt-quiz-answer.h"
#include "gvt-quiz-sheets-private.h"
#include "gvt-quiz-sheets.h"

/* In the place of a code, which nobody can read back. */
#define HIDDEN_CODE "····"

void
gvt_keyed_sheet_free (GvtKeyedSheet *self)
{
  g_free (self->line);
  g_free (self);
}

typedef struct
{
  const GvtId *quiz;
  GListModel *rows[GVT_KEYED_MAX_FORMS]; /* of the forms of @grid */
  const GvtKeyedGrid *grid;
  GPtrArray *sheets;
  GvtKeyedLine *line; /* that is being put together */
  guint n_right;      /* of it */
  GvtId event;
} Listing;

static guint
find_form (const Listing *self, char name)
{
  for (guint i = 0; i < self->grid->n_forms; i++)
    if (self->grid->forms[i].name == name)
      return i;
  return 0; /* a sheet of a form that this quiz has not: from elsewhere */
}

static void
finish_sheet (Listing *self)
{
  GvtKeyedSheet *sheet;

  if (self->line->card == 0)
    return;

  sheet = g_new0 (GvtKeyedSheet, 1);
  sheet->event = self->event;
  sheet->card = self->line->card;
  sheet->line = gvt_keyed_line_write (self->line, self->grid);
  sheet->n_right = self->n_right;
  sheet->n_asked = self->line->n_answers;
  g_ptr_array_add (self->sheets, sheet);
}

static void
begin_sheet (Listing *self, guint card, char form, gboolean has_code)
{
  guint place = find_form (self, form);

  finish_sheet (self);
  self->n_right = 0;
  *self->line = (GvtKeyedLine){ .card = card,
                                .form = self->grid->forms[place].name,
                                .n_answers = self->grid->forms[place].n_questions };
  if (has_code)
    g_strlcpy (self->line->code, HIDDEN_CODE, sizeof self->line->code);
}

static guint32
find_letters (GvtQuizItem *item, const char *choice)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  guint32 letters = 0;

  for (guint i = 0; i < g_list_model_get_n_items (options) && i < GVT_KEYED_MAX_OPTIONS; i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);

      if (gvt_quiz_answer_has (choice, gvt_quiz_option_get_id (option)))
        letters |= (guint32) 1 << i;
    }
  return letters;
}

static void
put_answer (Listing *self, const char *item, const char *state, const char *choice)
{
  GListModel *rows = self->rows[find_form (self, self->line->form)];

  for (guint i = 0; i < self->line->n_answers; i++)
    {
      g_autoptr (GvtQuizItem) row = g_list_model_get_item (rows, i);

      if (row == NULL || !g_str_equal (gvt_quiz_item_get_id (row), item))
        continue;
      self->line->answers[i].options = find_letters (row, choice);
      self->line->answers[i].state = g_str_equal (state, "spoilt")         ? GVT_KEYED_SPOILT
                                     : self->line->answers[i].options != 0 ? GVT_KEYED_CHOSEN
                                                                           : GVT_KEYED_EMPTY;
      self->n_right += self->line->answers[i].state == GVT_KEYED_CHOSEN
                       && gvt_quiz_answer_is_right (row, choice);
    }
}

static gboolean
read_sheets (GvtDb *db, gpointer user_data, GError **error)
{
  Listing *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT s.event_id, respondent, s.form, item, state, choice, c.mark IS NOT NULL"
      " FROM quiz_sheet AS s JOIN quiz USING (quiz_id, device)"
      " JOIN quiz_sheet_answer USING (quiz_id, device, respondent)"
      " LEFT JOIN quiz_code AS c USING (quiz_id, device, respondent)"
      " WHERE quiz_id = :quiz ORDER BY s.incarnation, s.seq, s.event_id",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", self->quiz);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    {
      guint card = (guint) gvt_stmt_int (stmt, 1);

      if (card != self->line->card)
        begin_sheet (self, card, *gvt_stmt_text (stmt, 2), gvt_stmt_int (stmt, 6) != 0);
      if (gvt_stmt_id (stmt, 0, &self->event, &local))
        put_answer (self, gvt_stmt_text (stmt, 3), gvt_stmt_text (stmt, 4),
                    gvt_stmt_text (stmt, 5));
    }
  finish_sheet (self);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GPtrArray *
gvt_quiz_sheets_list (GvtProfile *profile, GvtClassQuiz *quiz, GvtModule *module, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_keyed_sheet_free);
  g_autofree GvtKeyedGrid *grid = g_new (GvtKeyedGrid, 1);
  g_autofree GvtKeyedLine *line = g_new0 (GvtKeyedLine, 1);
  Listing listing = { gvt_class_quiz_get_id (quiz), { NULL }, grid, sheets, line, 0, { { 0 } } };
  gboolean is_well = journal != NULL && gvt_quiz_sheets_init_grid (grid, quiz, module, error);

  for (guint i = 0; is_well && i < grid->n_forms; i++)
    {
      const char form[] = { grid->forms[i].name, '\0' };

      listing.rows[i] = gvt_quiz_sheets_list_rows (quiz, module, form, error);
      is_well = listing.rows[i] != NULL;
    }
  is_well = is_well
            && gvt_store_read (gvt_journal_get_store (journal), read_sheets, &listing, error);
  for (guint i = 0; i < GVT_KEYED_MAX_FORMS; i++)
    g_clear_object (&listing.rows[i]);
  return is_well ? g_steal_pointer (&sheets) : NULL;
}
