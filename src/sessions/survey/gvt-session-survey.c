/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-survey.h"

#include <glib/gi18n-lib.h>

#include "gvt-session-views.h"
#include "gvt-survey-acts.h"
#include "gvt-survey-json.h"
#include "gvt-survey-kinds-private.h"
#include "gvt-text.h"

static void
planned_followup_free (gpointer data)
{
  GvtPlannedFollowup *self = data;

  g_free (self->element);
  g_free (self->act);
  g_free (self->due);
  g_free (self->role);
  g_free (self);
}

static void
later_class_free (gpointer data)
{
  GvtLaterClass *self = data;

  g_free (self->name);
  g_free (self->held);
  g_free (self);
}

/* Groups stand as their lists have them, whoever came first. */
static void
place_groups (GvtSurvey *survey)
{
  const char *code;

  for (guint column = 0; column < GVT_SURVEY_N_COLUMNS; column++)
    for (guint i = 0; (code = gvt_survey_code_at (column, i)) != NULL; i++)
      gvt_survey_place_group (survey, column, code);
}

static GvtSessionSurvey *
survey_new (void)
{
  GvtSessionSurvey *self = g_new0 (GvtSessionSurvey, 1);

  self->survey = gvt_survey_new ();
  place_groups (self->survey);
  self->followups = g_ptr_array_new_with_free_func (planned_followup_free);
  self->later = g_ptr_array_new_with_free_func (later_class_free);
  return self;
}

void
gvt_session_survey_free (GvtSessionSurvey *self)
{
  gvt_survey_free (self->survey);
  g_ptr_array_unref (self->followups);
  g_ptr_array_unref (self->later);
  g_free (self);
}

/* --- rows --- */

/* Of one class, or of all of a visit. */
typedef struct
{
  const GvtId *session; /* (nullable) */
  const GvtId *visit;   /* (nullable) */
  GvtSessionSurvey *result;
} Query;

#define OF_QUERY \
  " JOIN session USING (session_id, device)" \
  " WHERE (:session IS NULL OR session_id = :session)" \
  " AND (:visit IS NULL OR visit_id = :visit)"

typedef gboolean (*TakeRow) (Query *query, GvtStmt *stmt, GError **error);

static gboolean
take_rows (Query *query, GvtStmt *stmt, TakeRow take, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (local == NULL && gvt_stmt_next (stmt, &local))
    take (query, stmt, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
take_sheet (Query *query, GvtStmt *stmt, GError **error)
{
  GvtSessionSurvey *result = query->result;
  guint n_before = result->survey->total.n;
  guint8 scores[GVT_SURVEY_N_ELEMENTS] = { 0 };
  const char *codes[GVT_SURVEY_N_COLUMNS];

  for (guint i = 0; i < GVT_SURVEY_N_COLUMNS; i++)
    codes[i] = gvt_stmt_text (stmt, 2 + (int) i);
  if (!gvt_survey_digits_read (gvt_stmt_text (stmt, 1), scores, GVT_SURVEY_N_ELEMENTS,
                               GVT_SURVEY_MAX_SCORE))
    return TRUE; /* none that a kind has let in */
  gvt_survey_add_sheet (result->survey, scores, codes);
  if (g_str_equal (gvt_stmt_text (stmt, 0), GVT_SURVEY_LAPTOP))
    result->n_laptop += result->survey->total.n - n_before;
  return TRUE;
}

static gboolean
take_smiley (Query *query, GvtStmt *stmt, GError **error)
{
  GvtSmileyTally *tally = &query->result->smiley;
  const char *faces = gvt_stmt_text (stmt, 0);
  gboolean has_answers = FALSE;

  for (guint i = 0; i < GVT_SMILEY_N_QUESTIONS && faces[i] != '\0'; i++)
    {
      guint face = (guint) (faces[i] - '0');

      if (face < 1 || face > GVT_SMILEY_MAX_FACE)
        continue;
      tally->questions[i].n[face - 1]++;
      has_answers = TRUE;
    }
  tally->n += has_answers ? 1 : 0;
  return TRUE;
}

static gboolean
take_present (Query *query, GvtStmt *stmt, GError **error)
{
  query->result->n_present += (guint) gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gboolean
take_followup (Query *query, GvtStmt *stmt, GError **error)
{
  GvtPlannedFollowup *followup;
  GvtId visit;

  if (!gvt_stmt_id (stmt, 0, &visit, error))
    return FALSE;
  followup = g_new0 (GvtPlannedFollowup, 1);
  followup->visit = visit;
  followup->element = g_strdup (gvt_stmt_text (stmt, 1));
  followup->act = g_strdup (gvt_stmt_text (stmt, 2));
  followup->due = g_strdup (gvt_stmt_text (stmt, 3));
  followup->role = g_strdup (gvt_stmt_text (stmt, 4));
  g_ptr_array_add (query->result->followups, followup);
  return TRUE;
}

static gboolean
take_class (Query *query, GvtStmt *stmt, GError **error)
{
  GvtLaterClass *later;
  GvtId session;

  query->result->n_classes++;
  if (*gvt_stmt_text (stmt, 2) == '\0')
    return TRUE;
  if (!gvt_stmt_id (stmt, 0, &session, error))
    return FALSE;
  later = g_new0 (GvtLaterClass, 1);
  later->session = session;
  later->name = g_strdup (gvt_stmt_text (stmt, 1));
  later->held = g_strdup (gvt_stmt_text (stmt, 2));
  g_ptr_array_add (query->result->later, later);
  return TRUE;
}

static const struct
{
  const char *sql;
  TakeRow take;
} parts[] = {
  { "SELECT channel, scores, service, sex, age, education FROM survey_sheet" OF_QUERY, take_sheet },
  { "SELECT faces FROM survey_smiley" OF_QUERY, take_smiley },
  { "SELECT men + women FROM session_present" OF_QUERY, take_present },
  { "SELECT visit_id, element, act, due, role FROM survey_followup JOIN visit"
    " USING (visit_id, place) WHERE act != ''"
    " AND (:visit IS NULL OR visit_id = :visit)"
    " AND (:session IS NULL OR visit_id IN"
    "  (SELECT visit_id FROM session WHERE session_id = :session))"
    " ORDER BY visit_id, element",
    take_followup },
  { "SELECT session_id, name, held FROM session WHERE (:session IS NULL OR session_id = :session)"
    " AND (:visit IS NULL OR visit_id = :visit) ORDER BY session_id",
    take_class },
};

static gboolean
read_survey (GvtDb *db, gpointer user_data, GError **error)
{
  Query *query = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, parts[i].sql, error);

      if (stmt == NULL)
        return FALSE;
      gvt_stmt_bind_id (stmt, ":session", query->session);
      gvt_stmt_bind_id (stmt, ":visit", query->visit);
      if (!take_rows (query, stmt, parts[i].take, error))
        return FALSE;
    }
  return TRUE;
}

const char *
gvt_session_survey_describe_few (guint n)
{
  return n > 0 && n < GVT_SURVEY_MIN_GROUP
             ? _ ("Fewer than ten sheets are only counted: their figures would be somebody’s.")
             : NULL;
}

const char *
gvt_session_survey_describe_gap (const GvtSessionSurvey *self)
{
  gboolean is_few = FALSE;
  const char *few = gvt_session_survey_describe_few (self->told.n);

  if (few != NULL || self->told.n == 0 || gvt_survey_get_index (&self->told) >= 0)
    return few;
  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    is_few |= self->told.elements[i].n > 0 && self->told.elements[i].sum == 0;
  return is_few ? _ ("Fewer than ten answered an element: it is only counted, and there is no "
                     "index, from which it could be reckoned.")
                : _ ("An element has no answer: without it there is no index.");
}

#define MAX_NAMED 3

char *
gvt_session_survey_describe_later (const GvtSessionSurvey *self)
{
  g_autoptr (GString) all = g_string_new (NULL);

  if (self->later->len == 0)
    return NULL;
  if (self->later->len > MAX_NAMED)
    return g_strdup_printf (_ ("Held on paper and recorded later: %u of %u classes."),
                            self->later->len, self->n_classes);
  for (guint i = 0; i < self->later->len; i++)
    {
      const GvtLaterClass *later = self->later->pdata[i];
      g_autofree char *day = gvt_text_date (later->held);

      g_string_append_printf (all, "%s%s (%s)", i > 0 ? "; " : "", later->name, day);
    }
  /* Translators: names of classes, each with its day. */
  return g_strdup_printf (_ ("Held on paper and recorded later: %s."), all->str);
}

/* The number of sheets, and what they say where they are enough. */
static void
choose_told (GvtSessionSurvey *self)
{
  self->told.n = self->survey->total.n;
  if (self->told.n >= GVT_SURVEY_MIN_GROUP)
    self->told = self->survey->total;
  gvt_survey_hide_few (&self->told);
  self->told_smiley.n = self->smiley.n;
  if (self->smiley.n >= GVT_SURVEY_MIN_GROUP)
    self->told_smiley = self->smiley;
}

static void
finish (GvtSessionSurvey *self)
{
  gvt_survey_finish (self->survey);
  choose_told (self);
  self->n_needed = gvt_survey_get_sample (self->n_present);
}

/* --- whose --- */

static GvtSessionSurvey *
read_seen (GvtProfile *profile, Query *query, GError **error)
{
  g_autoptr (GvtSessionSurvey) result = survey_new ();
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);

  query->result = result;
  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), read_survey, query, error))
    return NULL;

  finish (result);
  return g_steal_pointer (&result);
}

GvtSessionSurvey *
gvt_session_survey_read (GvtProfile *profile, const GvtId *session, GError **error)
{
  g_autoptr (GvtJournal) seen = gvt_session_dup_journal (profile, session, error);
  Query query = { .session = session };

  return seen != NULL ? read_seen (profile, &query, error) : NULL;
}

GvtSessionSurvey *
gvt_visit_survey_read (GvtProfile *profile, const GvtId *visit, GError **error)
{
  g_autoptr (GvtVisit) seen = gvt_visits_view (profile, visit, error);
  Query query = { .visit = visit };

  return seen != NULL ? read_seen (profile, &query, error) : NULL;
}

GvtSessionSurvey *
gvt_survey_tally (GvtStore *store, const GvtId *visits, guint n_visits, GError **error)
{
  g_autoptr (GvtSessionSurvey) result = survey_new ();

  for (guint i = 0; i < n_visits; i++)
    {
      Query query = { .visit = &visits[i], .result = result };

      if (!gvt_store_read (store, read_survey, &query, error))
        return NULL;
    }
  finish (result);
  return g_steal_pointer (&result);
}

const GvtPlannedFollowup *
gvt_session_survey_find_followup (const GvtSessionSurvey *self, const char *element)
{
  for (guint i = 0; i < self->followups->len; i++)
    {
      const GvtPlannedFollowup *followup = self->followups->pdata[i];

      if (g_str_equal (followup->element, element))
        return followup;
    }
  return NULL;
}

/* --- JSON --- */

static JsonObject *
sample_to_json (const GvtSessionSurvey *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "present", self->n_present);
  json_object_set_int_member (object, "needed", self->n_needed);
  json_object_set_boolean_member (object, "enough", self->survey->total.n >= self->n_needed);
  return object;
}

static JsonObject *
smiley_to_json (const GvtSmileyTally *tally)
{
  static const char *const names[GVT_SMILEY_MAX_FACE] = { "sad", "so_so", "glad" };
  JsonObject *object = json_object_new ();
  JsonArray *questions = json_array_new ();

  for (guint i = 0; i < GVT_SMILEY_N_QUESTIONS; i++)
    {
      JsonObject *question = json_object_new ();

      for (guint face = 0; face < GVT_SMILEY_MAX_FACE; face++)
        json_object_set_int_member (question, names[face], tally->questions[i].n[face]);
      json_array_add_object_element (questions, question);
    }
  json_object_set_int_member (object, "n", tally->n);
  json_object_set_array_member (object, "questions", questions);
  return object;
}

static JsonArray *
followups_to_json (GPtrArray *followups)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < followups->len; i++)
    {
      const GvtPlannedFollowup *followup = followups->pdata[i];
      g_autofree char *visit = gvt_id_to_text (&followup->visit);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "visit", visit);
      json_object_set_string_member (object, "element", followup->element);
      json_object_set_string_member (object, "act", followup->act);
      json_object_set_string_member (object, "due", followup->due);
      json_object_set_string_member (object, "role", followup->role);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
later_to_json (GPtrArray *later)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < later->len; i++)
    {
      const GvtLaterClass *class = later->pdata[i];
      g_autofree char *session = gvt_id_to_text (&class->session);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "session", session);
      json_object_set_string_member (object, "name", class->name);
      json_object_set_string_member (object, "held", class->held);
      json_array_add_object_element (array, object);
    }
  return array;
}

JsonObject *
gvt_session_survey_to_json (const GvtSessionSurvey *self)
{
  const GvtSurvey told = { .total = self->told, .groups = self->survey->groups };
  JsonObject *object = gvt_survey_to_json (&told);
  JsonObject *channels = json_object_new ();

  json_object_set_int_member (channels, "laptop", self->n_laptop);
  json_object_set_int_member (channels, "paper", self->survey->total.n - self->n_laptop);
  json_object_set_object_member (object, "channels", channels);
  json_object_set_object_member (object, "sample", sample_to_json (self));
  json_object_set_object_member (object, "smiley", smiley_to_json (&self->told_smiley));
  json_object_set_array_member (object, "followup", followups_to_json (self->followups));
  json_object_set_int_member (object, "n_classes", self->n_classes);
  json_object_set_array_member (object, "recorded_later", later_to_json (self->later));
  return object;
}
