/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-figures.h"

#include "gvt-laptop-schema.h"
#include "gvt-quiz-answer.h"
#include "gvt-session-views.h"

/* The answers to one content and form while they are read: a row of shares for each card. */
typedef struct
{
  GvtModule *module; /* (nullable): not here */
  GvtHash hash;
  char *form;
  GvtId quiz; /* of the present row */
  gint64 card;
  guint n_items;  /* of the whole quiz */
  GArray *shares; /* of double */
} Sheet;

typedef struct
{
  GvtModuleLibrary *library;
  const GvtId *visit;
  const GvtId *session; /* (nullable) */
  Sheet sheet;
  GPtrArray *found;
} Reading;

static void
figures_free (gpointer data)
{
  GvtQuizFigures *self = data;

  g_free (self->title);
  g_free (self->form);
  g_ptr_array_unref (self->items);
  g_free (self->figures);
  g_free (self);
}

static GListModel *
get_items (GvtModule *module)
{
  return gvt_quiz_get_items (gvt_module_get_quiz (module));
}

static guint
count_rows (const Sheet *sheet)
{
  return sheet->n_items > 0 ? sheet->shares->len / sheet->n_items : 0;
}

/* Whether any card was shown the question at @column: else nobody was shown every question. */
static gboolean
was_shown (const Sheet *sheet, guint column)
{
  for (guint row = 0; row < count_rows (sheet); row++)
    if (g_array_index (sheet->shares, double, row * sheet->n_items + column) != GVT_ITEM_NOT_SHOWN)
      return TRUE;
  return FALSE;
}

/* The questions that somebody saw, and the cards' shares of them alone. Returns: (transfer full) */
static double *
take_shown (const Sheet *sheet, GvtQuizFigures *figures)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  double *shares;

  for (guint i = 0; i < sheet->n_items; i++)
    if (was_shown (sheet, i))
      {
        g_array_append_val (columns, i);
        g_ptr_array_add (figures->items, g_list_model_get_item (get_items (sheet->module), i));
      }

  shares = g_new (double, (gsize) figures->n_people * columns->len + 1);
  for (guint row = 0; row < figures->n_people; row++)
    for (guint k = 0; k < columns->len; k++)
      shares[(gsize) row * columns->len + k] = g_array_index (
          sheet->shares, double, row * sheet->n_items + g_array_index (columns, guint, k));
  return shares;
}

static void
end_sheet (Reading *self)
{
  Sheet *sheet = &self->sheet;

  if (count_rows (sheet) > 0)
    {
      GvtQuizFigures *figures = g_new0 (GvtQuizFigures, 1);
      g_autofree double *shares = NULL;

      figures->title = g_strdup (gvt_module_get_title (sheet->module));
      figures->form = g_strdup (sheet->form);
      figures->n_people = count_rows (sheet);
      figures->items = g_ptr_array_new_with_free_func (g_object_unref);
      shares = take_shown (sheet, figures);
      figures->figures = g_new0 (GvtItemFigures, figures->items->len);
      gvt_item_analysis (shares, figures->n_people, figures->items->len, figures->figures);
      g_ptr_array_add (self->found, figures);
    }
  g_clear_pointer (&sheet->form, g_free);
  g_clear_pointer (&sheet->shares, g_array_unref);
  *sheet = (Sheet){ 0 };
}

static void
begin_sheet (Reading *self, const GvtHash *hash, const char *form)
{
  Sheet *sheet = &self->sheet;
  GvtModule *module = gvt_module_library_find_hash (self->library, hash, NULL);

  sheet->hash = *hash;
  sheet->form = g_strdup (form);
  sheet->shares = g_array_new (FALSE, FALSE, sizeof (double));
  sheet->module = module != NULL && gvt_module_get_quiz (module) != NULL ? module : NULL;
  sheet->n_items = sheet->module != NULL ? g_list_model_get_n_items (get_items (module)) : 0;
}

static void
begin_row (Sheet *sheet, const GvtId *quiz, gint64 card)
{
  const double not_shown = GVT_ITEM_NOT_SHOWN;

  if (sheet->shares->len > 0 && sheet->card == card && gvt_id_equal (&sheet->quiz, quiz))
    return;
  sheet->quiz = *quiz;
  sheet->card = card;
  for (guint i = 0; i < sheet->n_items; i++)
    g_array_append_val (sheet->shares, not_shown);
}

/* @choice: (nullable): shown, and not answered: worth nothing */
static void
set_share (Sheet *sheet, const char *id, const char *choice)
{
  GListModel *items = get_items (sheet->module);

  for (guint i = 0; i < sheet->n_items; i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, i);
      double *share = &g_array_index (sheet->shares, double,
                                      sheet->shares->len - sheet->n_items + i);
      GvtMark mark;

      if (!g_str_equal (gvt_quiz_item_get_id (item), id))
        continue;
      *share = choice != NULL && gvt_quiz_answer_mark (item, choice, &mark, NULL)
                   ? (double) mark.points / mark.of
                   : 0.0;
    }
}

static gboolean
take_row (Reading *self, GvtStmt *stmt, GError **error)
{
  Sheet *sheet = &self->sheet;
  GvtHash hash;
  GvtId quiz;

  if (!gvt_stmt_hash (stmt, 0, &hash, error) || !gvt_stmt_id (stmt, 2, &quiz, error))
    return FALSE;
  if (sheet->form == NULL || !gvt_hash_equal (&hash, &sheet->hash)
      || !g_str_equal (sheet->form, gvt_stmt_text (stmt, 1)))
    {
      end_sheet (self);
      begin_sheet (self, &hash, gvt_stmt_text (stmt, 1));
    }
  if (sheet->module == NULL)
    return TRUE;
  begin_row (sheet, &quiz, gvt_stmt_int (stmt, 3));
  set_share (sheet, gvt_stmt_text (stmt, 4),
             gvt_stmt_is_null (stmt, 5) ? NULL : gvt_stmt_text (stmt, 5));
  return TRUE;
}

static gboolean
read_rows (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare_resource (
      db, gvt_sql_get_resource (), GVT_SQL_PATH "queries/visit-quiz-rows.sql", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":visit", self->visit);
  gvt_stmt_bind_id (stmt, ":session", self->session);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    take_row (self, stmt, &local);
  end_sheet (self);

  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GPtrArray *
gvt_quiz_figures_read (GvtProfile *profile,
                       GvtModuleLibrary *library,
                       const GvtId *visit,
                       const GvtId *session,
                       GError **error)
{
  g_autoptr (GvtVisit) found = gvt_visits_view (profile, visit, error);
  g_autoptr (GvtJournal) journal = found != NULL ? gvt_profile_dup_journal (profile, error) : NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (figures_free);
  Reading reading = { .library = library, .visit = visit, .session = session, .found = all };

  return journal != NULL
                 && gvt_store_read (gvt_journal_get_store (journal), read_rows, &reading, error)
             ? g_steal_pointer (&all)
             : NULL;
}
