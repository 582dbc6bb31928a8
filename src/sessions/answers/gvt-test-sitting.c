/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-test-sitting-private.h"

#include "gvt-item-analysis.h"
#include "gvt-quiz-answer.h"
#include "gvt-quiz-order.h"

/* While it is read. */
typedef struct
{
  GvtTestSitting *sitting;
  GHashTable *columns; /* id -> GUINT_TO_POINTER (column + 1) */
  GPtrArray *marks;    /* of GHashTable: choice -> share, for each column */
} Reading;

static void
person_free (GvtSittingPerson *self)
{
  g_free (self->code);
  g_free (self->shares);
  g_free (self);
}

void
gvt_test_sitting_free (GvtTestSitting *self)
{
  g_clear_object (&self->quiz);
  g_clear_object (&self->module);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->by_card, g_hash_table_unref);
  g_clear_pointer (&self->by_code, g_hash_table_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self);
}

/* Rows come by card. */
static GvtSittingPerson *
seat (GvtTestSitting *self, guint card)
{
  GvtSittingPerson *person = g_hash_table_lookup (self->by_card, GUINT_TO_POINTER (card));

  if (person != NULL)
    return person;

  person = g_new0 (GvtSittingPerson, 1);
  person->card = card;
  person->shares = g_new (double, self->items->len + 1);
  for (guint i = 0; i < self->items->len; i++)
    person->shares[i] = GVT_ITEM_NOT_SHOWN;
  g_ptr_array_add (self->people, person);
  g_hash_table_insert (self->by_card, GUINT_TO_POINTER (card), person);
  return person;
}

/* The same few answers come again and again. */
static double
mark (Reading *self, guint column, const char *choice)
{
  GHashTable *known = g_ptr_array_index (self->marks, column);
  double *share = g_hash_table_lookup (known, choice);
  GvtMark worth;

  if (share != NULL)
    return *share;

  share = g_new0 (double, 1);
  if (gvt_quiz_answer_mark (g_ptr_array_index (self->sitting->items, column), choice, &worth, NULL)
      && worth.of > 0)
    *share = (double) worth.points / worth.of;
  g_hash_table_insert (known, g_strdup (choice), share);
  return *share;
}

static void
take_row (Reading *self, GvtStmt *stmt)
{
  GvtSittingPerson *person = seat (self->sitting, (guint) gvt_stmt_int (stmt, 0));
  const char *item = gvt_stmt_text (stmt, 1);
  guint column = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, item));

  if (column == 0 || !gvt_class_quiz_asks_card (self->sitting->quiz, person->card, item))
    return;
  if (g_str_equal (gvt_stmt_text (stmt, 2), "chosen"))
    person->shares[column - 1] = mark (self, column - 1, gvt_stmt_text (stmt, 3));
  else
    person->shares[column - 1] = 0; /* shown, and not answered; or more was marked than may be */
}

#define ROWS_SQL \
  "SELECT respondent, item, state, choice FROM quiz_card WHERE quiz_id = :quiz" \
  " AND device = (SELECT device FROM quiz WHERE quiz_id = :quiz) ORDER BY respondent"

#define HANDS_SQL \
  "SELECT coalesce (sum (people), 0) FROM quiz_hand WHERE quiz_id = :quiz" \
  " AND device = (SELECT device FROM quiz WHERE quiz_id = :quiz)"

#define CODES_SQL \
  "SELECT respondent, lower (hex (mark)) FROM quiz_code WHERE quiz_id = :quiz" \
  " AND device = (SELECT device FROM quiz WHERE quiz_id = :quiz) AND mark IS NOT NULL" \
  " ORDER BY respondent"

/* Who gave a code and then saw no question has taken no test. */
static void
take_code (GvtTestSitting *self, guint card, const char *code)
{
  GvtSittingPerson *person = g_hash_table_lookup (self->by_card, GUINT_TO_POINTER (card));
  GvtSittingPerson *other = g_hash_table_lookup (self->by_code, code);

  if (person == NULL)
    return;

  person->code = g_strdup (code);
  if (other == NULL)
    g_hash_table_insert (self->by_code, person->code, person);
  else
    other->is_double = person->is_double = TRUE;
}

static gboolean
read_codes (GvtDb *db, GvtTestSitting *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = NULL;

  if (!gvt_class_quiz_pairs_by_code (self->quiz))
    return TRUE;
  stmt = gvt_db_prepare (db, CODES_SQL, error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", gvt_class_quiz_get_id (self->quiz));
  while (gvt_stmt_next (stmt, &local))
    take_code (self, (guint) gvt_stmt_int (stmt, 0), gvt_stmt_text (stmt, 1));
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_rows (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  const GvtId *id = gvt_class_quiz_get_id (self->sitting->quiz);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) rows = gvt_db_prepare (db, ROWS_SQL, error);
  g_autoptr (GvtStmt) hands = rows != NULL ? gvt_db_prepare (db, HANDS_SQL, error) : NULL;

  if (hands == NULL)
    return FALSE;

  gvt_stmt_bind_id (rows, ":quiz", id);
  while (gvt_stmt_next (rows, &local))
    take_row (self, rows);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  gvt_stmt_bind_id (hands, ":quiz", id);
  if (!gvt_stmt_one (hands, "hands", error))
    return FALSE;
  self->sitting->n_hands = (guint) gvt_stmt_int (hands, 0);
  return read_codes (db, self->sitting, error);
}

static void
add_columns (Reading *self)
{
  GvtTestSitting *sitting = self->sitting;
  g_autoptr (GListModel) asked = sitting->module != NULL ? gvt_class_quiz_order_form (
                                     sitting->quiz, sitting->module, NULL, FALSE, NULL)
                                                         : NULL;

  for (guint i = 0; asked != NULL && i < g_list_model_get_n_items (asked); i++)
    {
      GvtQuizItem *item = g_list_model_get_item (asked, i);

      g_ptr_array_add (sitting->items, item);
      g_ptr_array_add (self->marks,
                       g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free));
      g_hash_table_insert (self->columns, (gpointer) gvt_quiz_item_get_id (item),
                           GUINT_TO_POINTER (i + 1));
    }
}

static void
find_whole (GvtTestSitting *self)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      GvtSittingPerson *person = g_ptr_array_index (self->people, i);

      person->is_whole = self->items->len > 0;
      for (guint k = 0; k < self->items->len; k++)
        person->is_whole &= person->shares[k] >= 0
                            || !gvt_class_quiz_asks_card (
                                self->quiz, person->card,
                                gvt_quiz_item_get_id (g_ptr_array_index (self->items, k)));
    }
}

GvtTestSitting *
gvt_test_sitting_read (GvtStore *store,
                       GvtModuleLibrary *library,
                       GvtClassQuiz *quiz,
                       GError **error)
{
  g_autoptr (GvtTestSitting) self = g_new0 (GvtTestSitting, 1);
  g_autoptr (GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (
      (GDestroyNotify) g_hash_table_unref);
  Reading reading = { self, columns, marks };

  self->quiz = g_object_ref (quiz);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) person_free);
  self->by_card = g_hash_table_new (NULL, NULL);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  g_set_object (&self->module,
                gvt_module_library_find_hash (library, gvt_class_quiz_get_hash (quiz), NULL));
  add_columns (&reading);
  if (!gvt_store_read (store, read_rows, &reading, error))
    return NULL;

  find_whole (self);
  return g_steal_pointer (&self);
}

const GvtSittingPerson *
gvt_test_sitting_find (const GvtTestSitting *self, guint card)
{
  return g_hash_table_lookup (self->by_card, GUINT_TO_POINTER (card));
}

const GvtSittingPerson *
gvt_test_sitting_find_code (const GvtTestSitting *self, const char *code)
{
  const GvtSittingPerson *person = g_hash_table_lookup (self->by_code, code);

  return person != NULL && !person->is_double ? person : NULL;
}

gboolean
gvt_test_sitting_share (const GvtTestSitting *self,
                        const GvtSittingPerson *person,
                        const char *objective,
                        double *share)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    if (person->shares[i] >= 0
        && (objective == NULL
            || g_str_equal (gvt_quiz_item_get_objective (g_ptr_array_index (self->items, i)),
                            objective)))
      {
        sum += person->shares[i];
        n++;
      }
  if (n > 0)
    *share = sum / n;
  return n > 0;
}
