/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-sheets.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-quiz-act-private.h"
#include "gvt-quiz-answer.h"
#include "gvt-quiz-code-private.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-sheets-private.h"
#include "gvt-session-rows-private.h"

static const char *const state_texts[] = { "empty", "spoilt", "chosen" };

/* --- the grid --- */

static gboolean
has_sheet_forms (GvtClassQuiz *quiz, GvtModule *module)
{
  return gvt_class_quiz_is_crossed (quiz)
         || (gvt_class_quiz_get_phase (quiz) == GVT_PHASE_NONE
             && *gvt_class_quiz_get_form (quiz) == '\0' && gvt_module_get_quiz (module) != NULL
             && gvt_quiz_has_forms (gvt_module_get_quiz (module)));
}

GListModel *
gvt_quiz_sheets_list_rows (GvtClassQuiz *quiz, GvtModule *module, const char *form, GError **error)
{
  g_autoptr (GListModel) asked = gvt_class_quiz_order_form (quiz, module, form, FALSE, error);

  /* A quiz of all questions is keyed from the sheets of its two forms. */
  return asked == NULL || gvt_class_quiz_get_phase (quiz) != GVT_PHASE_NONE
             ? g_steal_pointer (&asked)
             : gvt_quiz_order_items (gvt_module_get_quiz (module), form, GVT_QUIZ_SEED_AUTHOR,
                                     error);
}

static gboolean
add_form (
    GvtKeyedGrid *grid, GvtClassQuiz *quiz, GvtModule *module, const char *form, GError **error)
{
  g_autoptr (GListModel) rows = gvt_quiz_sheets_list_rows (quiz, module, form, error);

  if (rows == NULL)
    return FALSE;

  gvt_keyed_grid_add (grid, form, rows);
  return TRUE;
}

gboolean
gvt_quiz_sheets_init_grid (GvtKeyedGrid *grid,
                           GvtClassQuiz *quiz,
                           GvtModule *module,
                           GError **error)
{
  *grid = (GvtKeyedGrid){ .takes_code = gvt_class_quiz_pairs_by_code (quiz) };
  if (has_sheet_forms (quiz, module))
    return add_form (grid, quiz, module, "A", error) && add_form (grid, quiz, module, "B", error);
  return add_form (grid, quiz, module, gvt_class_quiz_get_form (quiz), error);
}

/* --- from a line to a body --- */

/* Returns: (transfer full): the chosen options, as gvt-quiz-answer.h writes them */
static char *
join_chosen (GvtQuizItem *item, guint32 letters)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (options) && i < GVT_KEYED_MAX_OPTIONS; i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);

      if ((letters >> i & 1) != 0)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? GVT_QUIZ_ANSWER_AND : "",
                                gvt_quiz_option_get_id (option));
    }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static JsonObject *
make_answer (GvtQuizItem *item, const GvtKeyedAnswer *answer, GError **error)
{
  g_autofree char *chosen = join_chosen (item, answer->options);
  JsonObject *body;

  if (answer->state == GVT_KEYED_CHOSEN)
    body = gvt_session_answer_body (item, chosen, error);
  else
    {
      body = json_object_new ();
      json_object_set_string_member (body, "item", gvt_quiz_item_get_id (item));
      json_object_set_array_member (body, "chosen", json_array_new ());
    }
  if (body != NULL)
    json_object_set_string_member (body, "state", state_texts[answer->state]);
  return body;
}

/* Returns: (transfer full) (nullable) */
static JsonObject *
make_body (const GvtKeyedLine *line, GListModel *rows, GError **error)
{
  const char form[] = { line->form, '\0' };
  g_autoptr (JsonObject) body = json_object_new ();
  JsonArray *answers = json_array_new ();

  json_object_set_string_member (body, "channel", "paper");
  json_object_set_string_member (body, "form", form);
  json_object_set_int_member (body, "respondent", line->card);
  json_object_set_array_member (body, "answers", answers);
  for (guint i = 0; i < line->n_answers; i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (rows, i);
      JsonObject *answer = make_answer (item, &line->answers[i], error);

      if (answer == NULL)
        return NULL;
      json_array_add_object_element (answers, answer);
    }
  return g_steal_pointer (&body);
}

/* --- keying --- */

static gboolean
check_half (GvtClassQuiz *quiz, const GvtKeyedLine *line, GError **error)
{
  const char *form = gvt_class_quiz_get_card_form (quiz, line->card);

  if (!gvt_class_quiz_is_crossed (quiz) || line->form == *form)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("Column 1: card %u has form %s in this test, and the line says form %c."),
               line->card, form, line->form);
  return FALSE;
}

/* How many answers stand on the sheet that the card has; %G_MAXUINT for no sheet. @n_same: those
 * of which @answers says the same. */
static gboolean
compare_sheets (GvtDb *db, JsonObject *body, guint *n_there, guint *n_same, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT item, state, choice FROM quiz_sheet JOIN quiz USING (quiz_id, device)"
      " JOIN quiz_sheet_answer AS p USING (quiz_id, device, respondent)"
      " WHERE quiz_id = :quiz AND respondent = :card",
      error);
  JsonArray *answers = json_object_get_array_member (body, "answers");
  GvtId quiz;

  *n_there = *n_same = 0;
  if (stmt == NULL || !gvt_json_get_id (body, "quiz", &quiz, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", &quiz);
  gvt_stmt_bind_int (stmt, ":card", gvt_json_int_or (body, "respondent", 0));
  for (; gvt_stmt_next (stmt, &local); ++*n_there)
    for (guint i = 0; i < json_array_get_length (answers); i++)
      {
        JsonObject *answer = json_array_get_object_element (answers, i);
        g_autofree char *choice = gvt_chosen_join (answer, NULL);

        if (g_strcmp0 (gvt_json_text_or (answer, "item", NULL), gvt_stmt_text (stmt, 0)) == 0
            && g_strcmp0 (gvt_json_text_or (answer, "state", NULL), gvt_stmt_text (stmt, 1)) == 0
            && g_strcmp0 (choice, gvt_stmt_text (stmt, 2)) == 0)
          ++*n_same;
      }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
count_on_laptop (GvtDb *db, JsonObject *body, guint *n, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT item FROM quiz_answer JOIN quiz USING (quiz_id, device)"
      " WHERE quiz_id = :quiz AND respondent = :card",
      error);
  JsonArray *answers = json_object_get_array_member (body, "answers");
  GvtId quiz;

  if (stmt == NULL || !gvt_json_get_id (body, "quiz", &quiz, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", &quiz);
  gvt_stmt_bind_int (stmt, ":card", gvt_json_int_or (body, "respondent", 0));
  while (gvt_stmt_next (stmt, &local))
    for (guint i = 0; i < json_array_get_length (answers); i++)
      {
        JsonObject *answer = json_array_get_object_element (answers, i);

        *n += g_strcmp0 (gvt_json_text_or (answer, "item", NULL), gvt_stmt_text (stmt, 0)) == 0
              && g_strcmp0 (gvt_json_text_or (answer, "state", NULL), "empty") != 0;
      }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What a check is told, and tells. */
typedef struct
{
  GvtSheetOutcome *outcome;
  gboolean may_replace;
  const char *code; /* (nullable): of a test that pairs by codes; "" for none */
} Keying;

/* The code stands on the sheet like an answer: with another one it is another sheet. */
static gboolean
seal_code (GvtDb *db, GvtSessionAct *act, const Keying *keying, gboolean *is_same, GError **error)
{
  GvtCodeBefore before;

  *is_same = TRUE;
  if (keying->code == NULL)
    return TRUE;
  if (!gvt_quiz_code_seal (db, act, keying->code, &before, error))
    return FALSE;
  *is_same = before == GVT_CODE_SAME;
  return TRUE;
}

/* A #GvtSessionCheck: a line that is keyed twice is one sheet. */
static gboolean
check_sheet (GvtDb *db, GvtSessionAct *act, GError **error)
{
  const Keying *keying = act->data;
  GvtSheetOutcome *outcome = keying->outcome;
  guint n_there, n_same;
  gboolean is_same_code;

  if (!gvt_quiz_require_open (db, act, error) || !seal_code (db, act, keying, &is_same_code, error)
      || !compare_sheets (db, act->body, &n_there, &n_same, error)
      || !count_on_laptop (db, act->body, &outcome->n_on_laptop, error))
    return FALSE;

  act->is_needless = n_there > 0 && n_same == n_there && is_same_code
                     && n_same
                            == json_array_get_length (
                                json_object_get_array_member (act->body, "answers"));
  outcome->change = act->is_needless      ? GVT_SHEET_SAME
                    : n_there == 0        ? GVT_SHEET_NEW
                    : keying->may_replace ? GVT_SHEET_REPLACED
                                          : GVT_SHEET_HELD;
  act->is_needless |= outcome->change == GVT_SHEET_HELD;
  return TRUE;
}

/* A kind that an older program does not know, only where it must know of codes. */
static const char *
kind_of (GvtClassQuiz *quiz)
{
  return gvt_class_quiz_pairs_by_code (quiz) ? "quiz.sheet/2" : "quiz.sheet/1";
}

static gboolean
key (GvtProfile *profile,
     GvtClassQuiz *quiz,
     GvtModule *module,
     const char *line,
     Keying *keying,
     GError **error)
{
  g_autofree GvtKeyedGrid *grid = g_new (GvtKeyedGrid, 1);
  g_autofree GvtKeyedLine *keyed = g_new0 (GvtKeyedLine, 1);
  g_autoptr (GListModel) rows = NULL;
  g_autoptr (JsonObject) body = NULL;
  GvtSessionAct act = { .profile = profile,
                        .session = gvt_class_quiz_get_session_id (quiz),
                        .kind = kind_of (quiz),
                        .check = check_sheet,
                        .data = keying };
  char form[2] = "";

  if (!gvt_quiz_sheets_init_grid (grid, quiz, module, error)
      || !gvt_keyed_line_parse (keyed, grid, GVT_SHEET_MAX_CARD, line, error)
      || !check_half (quiz, keyed, error))
    return FALSE;

  form[0] = keyed->form;
  rows = gvt_quiz_sheets_list_rows (quiz, module, form, error);
  body = rows != NULL ? make_body (keyed, rows, error) : NULL;
  if (body == NULL)
    return FALSE;

  if (grid->takes_code)
    keying->code = keyed->code;
  *keying->outcome = (GvtSheetOutcome){ .card = keyed->card };
  act.body = body;
  gvt_json_set_id (body, "quiz", gvt_class_quiz_get_id (quiz));
  return gvt_session_act_perform (&act, error);
}

gboolean
gvt_quiz_sheets_key (GvtProfile *profile,
                     GvtClassQuiz *quiz,
                     GvtModule *module,
                     const char *line,
                     GvtSheetOutcome *outcome,
                     GError **error)
{
  Keying keying = { outcome, TRUE, NULL };

  return key (profile, quiz, module, line, &keying, error);
}

gboolean
gvt_quiz_sheets_key_new (GvtProfile *profile,
                         GvtClassQuiz *quiz,
                         GvtModule *module,
                         const char *line,
                         GvtSheetOutcome *outcome,
                         GError **error)
{
  Keying keying = { outcome, FALSE, NULL };

  return key (profile, quiz, module, line, &keying, error);
}

/* --- taking back --- */

/* A #GvtSessionCheck. */
static gboolean
check_stands (GvtDb *db, GvtSessionAct *act, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT event_id FROM quiz_sheet JOIN quiz USING (quiz_id, device)"
      " WHERE quiz_id = :quiz AND event_id = :event",
      error);
  GvtId event;

  if (stmt == NULL || !gvt_json_get_id (act->body, "undoes", &event, error)
      || !gvt_quiz_require_open_of (db, act->data, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", act->data);
  gvt_stmt_bind_id (stmt, ":event", &event);
  return gvt_stmt_one (stmt, "sheet", error);
}

gboolean
gvt_quiz_sheets_take_back (GvtProfile *profile,
                           GvtClassQuiz *quiz,
                           const GvtId *event,
                           GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtSessionAct act = { .profile = profile,
                        .session = gvt_class_quiz_get_session_id (quiz),
                        .body = body,
                        .kind = "session.undone/1",
                        .check = check_stands,
                        .data = gvt_class_quiz_get_id (quiz) };

  gvt_json_set_id (body, "undoes", event);
  json_object_set_string_member (body, "kind", kind_of (quiz));
  return gvt_session_act_perform (&act, error);
}
