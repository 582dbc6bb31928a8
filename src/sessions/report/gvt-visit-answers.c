/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-answers-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-attendance.h"
#include "gvt-laptop-schema.h"
#include "gvt-quiz-answer.h"
#include "gvt-session.h"

const char *
gvt_visit_describe_recorded (const char *held)
{
  return *held != '\0' ? _ ("later") : _ ("at once");
}

/* --- groups --- */

static void
add_group (GvtTypedTable *table,
           GvtSession *session,
           const char *sex,
           const char *age,
           const char *kind,
           gint64 people)
{
  gvt_typed_table_begin (table);
  gvt_typed_table_add (table, gvt_session_get_name (session));
  gvt_typed_table_add (table, sex);
  gvt_typed_table_add (table, age);
  gvt_typed_table_add (table, kind);
  gvt_typed_table_add_number (table, people);
  gvt_typed_table_add (table, gvt_visit_describe_recorded (gvt_session_get_held (session)));
}

static void
add_groups (GvtTypedTable *table, GvtSession *session, const GvtPeopleGroups *groups)
{
  g_autoptr (JsonArray) rows = gvt_people_groups_to_json (groups);
  gint64 men = gvt_session_get_men (session);
  gint64 women = gvt_session_get_women (session);

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      add_group (table, session, json_object_get_string_member (row, "sex"),
                 json_object_get_string_member (row, "age"),
                 json_object_get_string_member (row, "disability"),
                 json_object_get_int_member (row, "people"));
    }
  men -= gvt_people_groups_sum (groups, 'L', NULL, NULL);
  women -= gvt_people_groups_sum (groups, 'P', NULL, NULL);
  if (men > 0)
    add_group (table, session, "L", "", "", men);
  if (women > 0)
    add_group (table, session, "P", "", "", women);
}

GvtTypedTable *
gvt_visit_attendance_table (GvtProfile *profile, const GvtReportData *data, GError **error)
{
  const GvtTypedColumn columns[] = {
    { _ ("Session"), GVT_CELL_TEXT, 24 },
    { _ ("Sex (L men, P women)"), GVT_CELL_TEXT, 14 },
    { _ ("Age"), GVT_CELL_TEXT, 10 },
    { _ ("Disability code (2023/2024)"), GVT_CELL_TEXT, 18 },
    { _ ("People"), GVT_CELL_NUMBER, 10 },
    { _ ("Recorded"), GVT_CELL_TEXT, 16 },
    { NULL, GVT_CELL_TEXT, 0 },
  };
  g_autoptr (GvtTypedTable) table = NULL;

  table = gvt_typed_table_new (_ ("Attendance"), columns);
  for (guint i = 0; i < g_list_model_get_n_items (data->sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (data->sessions, i);
      g_autoptr (GvtPeopleGroups) groups = gvt_session_read_people (
          profile, gvt_session_get_id (session), error);

      if (groups == NULL)
        return NULL;
      add_groups (table, session, groups);
    }
  return g_steal_pointer (&table);
}

/* --- answers --- */

typedef struct
{
  const GvtId *visit;
  GvtModuleLibrary *library;
  GvtTypedTable *table;
} Reading;

/* Returns: "1", "0", or "" where this laptop no longer has the exact content */
static const char *
judge (GvtModuleLibrary *library, const GvtHash *hash, const char *item, const char *answer)
{
  GvtModule *module = gvt_module_library_find_hash (library, hash, NULL);
  GvtQuiz *quiz = module != NULL ? gvt_module_get_quiz (module) : NULL;
  GvtQuizItem *found = quiz != NULL ? gvt_quiz_find_item (quiz, item, NULL) : NULL;

  if (found == NULL)
    return "";
  return gvt_quiz_answer_is_right (found, answer) ? "1" : "0";
}

static gboolean
add_answer (Reading *self, GvtStmt *stmt, GError **error)
{
  GvtHash hash;

  if (!gvt_stmt_hash (stmt, 2, &hash, error))
    return FALSE;

  gvt_typed_table_begin (self->table);
  gvt_typed_table_add (self->table, gvt_stmt_text (stmt, 0));
  gvt_typed_table_add (self->table, gvt_stmt_text (stmt, 1));
  gvt_typed_table_add (self->table, gvt_stmt_text (stmt, 3));
  gvt_typed_table_add (self->table, gvt_stmt_text (stmt, 4));
  gvt_typed_table_add (self->table, gvt_stmt_text (stmt, 5));
  if (gvt_stmt_int (stmt, 6) > 0)
    gvt_typed_table_add_number (self->table, gvt_stmt_int (stmt, 6));
  else
    gvt_typed_table_add (self->table, "");
  gvt_typed_table_add (self->table, gvt_stmt_text (stmt, 7));
  gvt_typed_table_add (
      self->table, judge (self->library, &hash, gvt_stmt_text (stmt, 4), gvt_stmt_text (stmt, 7)));
  gvt_typed_table_add_number (self->table, gvt_stmt_int (stmt, 8));
  gvt_typed_table_add (self->table, gvt_visit_describe_recorded (gvt_stmt_text (stmt, 9)));
  return TRUE;
}

static gboolean
read_answers (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare_resource (
      db, gvt_sql_get_resource (), GVT_SQL_PATH "queries/visit-answers.sql", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":visit", self->visit);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    add_answer (self, stmt, &local);

  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GvtTypedTable *
gvt_visit_answers_table (GvtProfile *profile,
                         GvtModuleLibrary *library,
                         const GvtReportData *data,
                         GError **error)
{
  const GvtTypedColumn columns[] = {
    { _ ("Session"), GVT_CELL_TEXT, 24 },
    { _ ("Module"), GVT_CELL_TEXT, 28 },
    { _ ("Form"), GVT_CELL_TEXT, 8 },
    { _ ("Question"), GVT_CELL_TEXT, 20 },
    { _ ("Answered by way of"), GVT_CELL_TEXT, 12 },
    { _ ("Card"), GVT_CELL_NUMBER, 8 },
    { _ ("Answer"), GVT_CELL_TEXT, 20 },
    { _ ("Right (1 or 0)"), GVT_CELL_NUMBER, 10 },
    { _ ("People"), GVT_CELL_NUMBER, 10 },
    { _ ("Recorded"), GVT_CELL_TEXT, 16 },
    { NULL, GVT_CELL_TEXT, 0 },
  };
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtTypedTable) table = NULL;
  Reading reading = { gvt_visit_get_id (data->visit), library, NULL };

  if (journal == NULL)
    return NULL;

  table = gvt_typed_table_new (_ ("Answers given"), columns);
  reading.table = table;
  return gvt_store_read (gvt_journal_get_store (journal), read_answers, &reading, error)
             ? g_steal_pointer (&table)
             : NULL;
}
