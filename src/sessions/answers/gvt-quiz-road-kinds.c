/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests, sheets of paper and raised hands leave in the tables. */
#include "gvt-quiz-kinds-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-json.h"
#include "gvt-session-rows-private.h"

/* --- a test --- */

static gboolean
keep_test (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *phase = gvt_json_get_text (body, "phase", error);
  gboolean is_crossed;
  g_autoptr (GvtStmt) stmt = NULL;

  if (phase == NULL || !gvt_json_get_bool (body, "crossed", &is_crossed, error)
      || (stmt = gvt_db_prepare (db,
                                 "INSERT INTO quiz_test (quiz_id, phase, is_crossed)"
                                 " VALUES (:quiz, :phase, :crossed)",
                                 error))
             == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", &event->header.id);
  gvt_stmt_bind_text (stmt, ":phase", phase);
  gvt_stmt_bind_int (stmt, ":crossed", is_crossed);
  return gvt_stmt_run (stmt, error);
}

static gboolean
keep_item (GvtDb *db,
           const GvtEvent *event,
           const char *form,
           guint place,
           const char *item,
           GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "INSERT INTO quiz_test_item (quiz_id, form, place, "
                                             "item) VALUES (:quiz, :form, :place, :item)",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":quiz", &event->header.id);
  gvt_stmt_bind_text (stmt, ":form", form);
  gvt_stmt_bind_int (stmt, ":place", place);
  gvt_stmt_bind_text (stmt, ":item", item);
  return gvt_stmt_run (stmt, error);
}

static gboolean
keep_form (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *form = gvt_json_get_text (body, "form", error);
  JsonArray *items = form != NULL ? gvt_json_get_array (body, "items", error) : NULL;

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      const char *item = gvt_json_element_text (items, i, "items", error);

      if (item == NULL || !keep_item (db, event, form, i, item, error))
        return FALSE;
    }
  return items != NULL;
}

gboolean
gvt_quiz_apply_opened_2 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  JsonArray *forms = gvt_json_get_array (body, "forms", error);

  if (forms == NULL || !gvt_quiz_apply_opened (db, event, body, error)
      || !keep_test (db, event, body, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (forms); i++)
    {
      JsonObject *form = gvt_json_element_object (forms, i, "forms", error);

      if (form == NULL || !keep_form (db, event, form, error))
        return FALSE;
    }
  return TRUE;
}

/* --- whose row it is --- */

/* What @event touches: a sheet of a card, or the count of a question. */
typedef struct
{
  GvtId quiz;
  gint64 respondent; /* of a sheet */
  const char *item;  /* of a count */
} Key;

static void
bind_key (GvtStmt *stmt, const GvtEvent *event, const Key *key)
{
  gvt_stmt_bind_id (stmt, ":quiz", &key->quiz);
  if (key->item != NULL)
    gvt_stmt_bind_text (stmt, ":item", key->item);
  else
    gvt_stmt_bind_int (stmt, ":respondent", key->respondent);
  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
}

/* Whether the row of @event won: only then what hangs on it is written anew. */
static gboolean
stands (GvtDb *db, const GvtEvent *event, const Key *key, gboolean *does, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      key->item != NULL ? "SELECT event_id = :event FROM quiz_count"
                          " WHERE quiz_id = :quiz AND device = :device AND item = :item"
                        : "SELECT event_id = :event FROM quiz_sheet WHERE quiz_id = :quiz"
                          " AND device = :device AND respondent = :respondent",
      error);

  if (stmt == NULL)
    return FALSE;

  bind_key (stmt, event, key);
  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  if (gvt_stmt_next (stmt, &local))
    *does = gvt_stmt_int (stmt, 0) != 0;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
empty (GvtDb *db, const GvtEvent *event, const Key *key, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      key->item != NULL ? "DELETE FROM quiz_hand"
                          " WHERE quiz_id = :quiz AND device = :device AND item = :item"
                        : "DELETE FROM quiz_sheet_answer WHERE quiz_id = :quiz"
                          " AND device = :device AND respondent = :respondent",
      error);

  if (stmt == NULL)
    return FALSE;

  bind_key (stmt, event, key);
  return gvt_stmt_run (stmt, error);
}

/* --- a sheet of paper --- */

#define SHEET_SQL \
  "INSERT INTO quiz_sheet AS was" \
  " (quiz_id, device, respondent, form, incarnation, seq, event_id)" \
  " VALUES (:quiz, :device, :respondent, :form, :incarnation, :seq, :event)" \
  " ON CONFLICT (quiz_id, device, respondent) DO UPDATE SET form = :form," \
  " incarnation = :incarnation, seq = :seq, event_id = :event WHERE " GVT_IS_LATER

static gboolean
keep_sheet (GvtDb *db,
            const GvtEvent *event,
            JsonObject *body,
            Key *key,
            gboolean *does_stand,
            GError **error)
{
  const char *form = gvt_json_get_text (body, "form", error);
  g_autoptr (GvtStmt) stmt = NULL;

  if (form == NULL || !gvt_json_get_id (body, "quiz", &key->quiz, error)
      || !gvt_json_get_int (body, "respondent", &key->respondent, error)
      || (stmt = gvt_db_prepare (db, SHEET_SQL, error)) == NULL)
    return FALSE;

  bind_key (stmt, event, key);
  gvt_stmt_bind_text (stmt, ":form", form);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error) && stands (db, event, key, does_stand, error)
         && (!*does_stand || empty (db, event, key, error));
}

static gboolean
keep_mark (GvtDb *db, const GvtEvent *event, const Key *key, JsonObject *body, GError **error)
{
  const char *item = gvt_json_get_text (body, "item", error);
  const char *state = item != NULL ? gvt_json_get_text (body, "state", error) : NULL;
  g_autofree char *choice = state != NULL ? gvt_chosen_join (body, error) : NULL;
  g_autoptr (GvtStmt) stmt = NULL;

  if (choice == NULL
      || (stmt = gvt_db_prepare (db,
                                 "INSERT INTO quiz_sheet_answer"
                                 " (quiz_id, device, respondent, item, state, choice)"
                                 " VALUES (:quiz, :device, :respondent, :item, :state, :choice)",
                                 error))
             == NULL)
    return FALSE;

  bind_key (stmt, event, key);
  gvt_stmt_bind_text (stmt, ":item", item);
  gvt_stmt_bind_text (stmt, ":state", state);
  gvt_stmt_bind_text (stmt, ":choice", choice);
  return gvt_stmt_run (stmt, error);
}

static gboolean
refresh (GvtDb *db, const GvtEvent *event, const Key *key, GError **error)
{
  const GvtQuizCard card = { key->quiz, event->header.device, key->respondent, NULL };

  return gvt_quiz_card_refresh (db, &card, error);
}

gboolean
gvt_quiz_apply_sheet (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  JsonArray *answers = gvt_json_get_array (body, "answers", error);
  gboolean does_stand = FALSE;
  Key key = { 0 };

  if (answers == NULL || !keep_sheet (db, event, body, &key, &does_stand, error))
    return FALSE;

  for (guint i = 0; does_stand && i < json_array_get_length (answers); i++)
    {
      JsonObject *answer = gvt_json_element_object (answers, i, "answers", error);

      if (answer == NULL || !keep_mark (db, event, &key, answer, error))
        return FALSE;
    }
  return refresh (db, event, &key, error);
}

/* Takes out the row of @key if @event stands in it, and what hangs on it. */
static gboolean
clear (GvtDb *db, const GvtEvent *event, const Key *key, GError **error)
{
  gboolean does_stand = FALSE;
  g_autoptr (GvtStmt) stmt = NULL;

  if (!stands (db, event, key, &does_stand, error))
    return FALSE;
  if (!does_stand)
    return TRUE;

  stmt = gvt_db_prepare (db,
                         key->item != NULL
                             ? "DELETE FROM quiz_count"
                               " WHERE quiz_id = :quiz AND device = :device AND item = :item"
                             : "DELETE FROM quiz_sheet WHERE quiz_id = :quiz"
                               " AND device = :device AND respondent = :respondent",
                         error);
  if (stmt == NULL)
    return FALSE;

  bind_key (stmt, event, key);
  return empty (db, event, key, error) && gvt_stmt_run (stmt, error);
}

gboolean
gvt_quiz_sheet_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  Key key = { 0 };

  return gvt_json_get_id (body, "quiz", &key.quiz, error)
         && gvt_json_get_int (body, "respondent", &key.respondent, error)
         && clear (db, event, &key, error) && refresh (db, event, &key, error);
}

char *
gvt_quiz_sheet_key (JsonObject *body, GError **error)
{
  g_autofree char *row = NULL;
  gint64 respondent;
  GvtId quiz;

  if (!gvt_json_get_id (body, "quiz", &quiz, error)
      || !gvt_json_get_int (body, "respondent", &respondent, error))
    return NULL;

  row = g_strdup_printf ("%" G_GINT64_FORMAT, respondent);
  return gvt_act_key ("sheet", &quiz, row);
}

char *
gvt_quiz_sheet_describe (JsonObject *body, GvtModuleLibrary *library)
{
  return g_strdup_printf (_ ("sheet of card %u"), (guint) gvt_json_int_or (body, "respondent", 0));
}

/* --- raised hands --- */

#define COUNT_SQL \
  "INSERT INTO quiz_count AS was" \
  " (quiz_id, device, item, abstained, incarnation, seq, event_id)" \
  " VALUES (:quiz, :device, :item, :abstained, :incarnation, :seq, :event)" \
  " ON CONFLICT (quiz_id, device, item) DO UPDATE SET abstained = :abstained," \
  " incarnation = :incarnation, seq = :seq, event_id = :event WHERE " GVT_IS_LATER

static gboolean
keep_count (GvtDb *db,
            const GvtEvent *event,
            JsonObject *body,
            Key *key,
            gboolean *does_stand,
            GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  gint64 abstained;

  key->item = gvt_json_get_text (body, "item", error);
  if (key->item == NULL || !gvt_json_get_id (body, "quiz", &key->quiz, error)
      || !gvt_json_get_int (body, "abstained", &abstained, error)
      || (stmt = gvt_db_prepare (db, COUNT_SQL, error)) == NULL)
    return FALSE;

  bind_key (stmt, event, key);
  gvt_stmt_bind_int (stmt, ":abstained", abstained);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error) && stands (db, event, key, does_stand, error)
         && (!*does_stand || empty (db, event, key, error));
}

static gboolean
keep_hands (GvtDb *db, const GvtEvent *event, const Key *key, JsonObject *body, GError **error)
{
  const char *choice = gvt_json_get_text (body, "choice", error);
  gint64 people;
  g_autoptr (GvtStmt) stmt = NULL;

  if (choice == NULL || !gvt_json_get_int (body, "people", &people, error)
      || (stmt = gvt_db_prepare (db,
                                 "INSERT INTO quiz_hand (quiz_id, device, item, choice, people)"
                                 " VALUES (:quiz, :device, :item, :choice, :people)",
                                 error))
             == NULL)
    return FALSE;

  bind_key (stmt, event, key);
  gvt_stmt_bind_text (stmt, ":choice", choice);
  gvt_stmt_bind_int (stmt, ":people", people);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_quiz_apply_counted (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  JsonArray *counts = gvt_json_get_array (body, "counts", error);
  gboolean does_stand = FALSE;
  Key key = { 0 };

  if (counts == NULL || !keep_count (db, event, body, &key, &does_stand, error))
    return FALSE;

  for (guint i = 0; does_stand && i < json_array_get_length (counts); i++)
    {
      JsonObject *count = gvt_json_element_object (counts, i, "counts", error);

      if (count == NULL || !keep_hands (db, event, &key, count, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gvt_quiz_counted_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  Key key = { .item = gvt_json_get_text (body, "item", error) };

  return key.item != NULL && gvt_json_get_id (body, "quiz", &key.quiz, error)
         && clear (db, event, &key, error);
}

char *
gvt_quiz_counted_key (JsonObject *body, GError **error)
{
  const char *item = gvt_json_get_text (body, "item", error);
  GvtId quiz;

  return item != NULL && gvt_json_get_id (body, "quiz", &quiz, error)
             ? gvt_act_key ("count", &quiz, item)
             : NULL;
}
