/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-steps.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"

#define MAX_STEPS 16

const char *const gvt_skip_reasons[] = { "time", "power", "people", "material", "other", NULL };

const char *
gvt_skip_reason_title (const char *reason)
{
  static const char *const titles[] = {
    N_ ("no time"),     N_ ("no power"),       N_ ("nobody for it"),
    N_ ("no material"), N_ ("another reason"),
  };

  for (guint i = 0; gvt_skip_reasons[i] != NULL; i++)
    if (g_strcmp0 (gvt_skip_reasons[i], reason) == 0)
      return _ (titles[i]);
  return "";
}

const char *
gvt_step_state_code (GvtStepState state)
{
  static const char *const codes[] = { "ahead", "entered", "done", "skipped" };

  return codes[state];
}

/* Returns: (nullable): the one of @codes, static */
static const char *
intern (const char *const *codes, const char *code)
{
  for (guint i = 0; codes[i] != NULL; i++)
    if (g_str_equal (codes[i], code))
      return codes[i];
  return NULL;
}

/* --- order and modules --- */

static void
set_order (GvtSessionSteps *self, const char *const *codes)
{
  for (guint i = 0; codes[i] != NULL && i < MAX_STEPS; i++)
    {
      GvtClassStep step = { intern (gvt_step_codes, codes[i]), GVT_STEP_AHEAD, "", 0 };

      if (step.code != NULL)
        g_array_append_val (self->steps, step);
    }
}

/* Whose plan no longer makes sense, or says nothing, has the usual steps. Returns: (transfer full)
 */
static GvtVisitPlan *
parse_plan (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, text != NULL ? strlen (text) : 0);
  g_autoptr (JsonObject) object = gvt_json_parse (bytes, GVT_EVENT_MAX_BODY, NULL);
  GvtVisitPlan *plan = object != NULL ? gvt_visit_plan_from_json (object, NULL) : NULL;

  return plan != NULL ? plan : gvt_visit_plan_new ();
}

static GStrv
list_planned (const GvtVisitPlan *plan)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < plan->modules->len; i++)
    g_strv_builder_add (builder, ((GvtPlannedModule *) plan->modules->pdata[i])->module);
  return g_strv_builder_end (builder);
}

/* What somebody said in this class, what it was opened with, what the visit plans: in this order.
 */
static gboolean
read_order (GvtSessionSteps *self, GvtDb *db, const GvtId *session, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT o.steps, s.steps, s.modules, plan FROM session AS s"
      " LEFT JOIN visit_now USING (visit_id) LEFT JOIN session_order AS o USING (session_id)"
      " WHERE s.session_id = :session ORDER BY o.device = s.device DESC, o.device DESC LIMIT 1",
      error);
  g_autoptr (GvtVisitPlan) plan = NULL;
  g_auto (GStrv) codes = NULL;
  const char *said;

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":session", session);
  if (!gvt_stmt_one (stmt, "session", error))
    return FALSE;

  plan = parse_plan (gvt_stmt_is_null (stmt, 3) ? NULL : gvt_stmt_text (stmt, 3));
  said = gvt_stmt_text (stmt, gvt_stmt_is_null (stmt, 0) ? 1 : 0);
  self->has_own_order = *said != '\0';
  if (self->has_own_order)
    codes = g_strsplit (said, " ", -1);
  set_order (self, (const char *const *) (codes != NULL ? codes : plan->steps));
  self->modules = *gvt_stmt_text (stmt, 2) != '\0' ? g_strsplit (gvt_stmt_text (stmt, 2), " ", -1)
                                                   : list_planned (plan);
  return TRUE;
}

/* --- what can be seen of steps of which nobody said anything --- */

#define ANSWERED(phase) \
  "EXISTS (SELECT 1 FROM quiz JOIN quiz_test USING (quiz_id) WHERE session_id = :s AND phase " \
  "= " phase " AND (EXISTS (SELECT 1 FROM quiz_answer AS a WHERE a.quiz_id = quiz.quiz_id)" \
  " OR EXISTS (SELECT 1 FROM quiz_sheet AS p WHERE p.quiz_id = quiz.quiz_id)" \
  " OR EXISTS (SELECT 1 FROM quiz_count AS c WHERE c.quiz_id = quiz.quiz_id)))"

/* In the order of gvt_step_codes; the last is when the class was closed. */
#define SEEN_SQL \
  "SELECT EXISTS (SELECT 1 FROM session_present WHERE session_id = :s AND men + women > 0)," \
  " " ANSWERED ( \
      "'pre'") "," \
               " EXISTS (SELECT 1 FROM session_taught WHERE session_id = :s)," \
               " " ANSWERED ( \
                   "'post'") "," \
                             " EXISTS (SELECT 1 FROM survey_sheet WHERE session_id = :s)" \
                             " OR EXISTS (SELECT 1 FROM survey_smiley WHERE session_id = :s)," \
                             " coalesce ((SELECT closed_at FROM session JOIN session_close USING " \
                             "(session_id, device)" \
                             "  WHERE session_id = :s), 0)"

static GvtClassStep *
find (const GvtSessionSteps *self, const char *code)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      GvtClassStep *step = &g_array_index (self->steps, GvtClassStep, i);

      if (g_strcmp0 (step->code, code) == 0)
        return step;
    }
  return NULL;
}

static gboolean
read_seen (GvtSessionSteps *self, GvtDb *db, const GvtId *session, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, SEEN_SQL, error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":s", session);
  if (!gvt_stmt_one (stmt, "session", error))
    return FALSE;

  for (guint i = 0; gvt_step_codes[i] != NULL; i++)
    {
      GvtClassStep *step = find (self, gvt_step_codes[i]);
      gint64 seen = gvt_stmt_int (stmt, (int) i);

      if (step == NULL || seen == 0)
        continue;
      step->state = GVT_STEP_DONE;
      if (g_str_equal (step->code, "close"))
        step->at_us = seen;
    }
  return TRUE;
}

/* --- what was said --- */

/* The last word of each laptop about each step. The class stands where the one that holds it said
 * last that it goes; of a step of which that one said nothing another one's word counts. */
#define SAID_SQL \
  "SELECT step, state = 'skipped', reason, CASE state WHEN 'skipped' THEN next ELSE step END, at," \
  " t.device" \
  " FROM session_step AS t JOIN session AS s USING (session_id) WHERE session_id = :session" \
  " ORDER BY t.device = s.device DESC, t.device DESC, incarnation DESC, seq DESC, event_id DESC"

static void
take_said (GvtSessionSteps *self, GvtStmt *stmt)
{
  GvtClassStep *step = find (self, gvt_stmt_text (stmt, 0));

  if (step == NULL || step->at_us != 0)
    return;

  step->at_us = gvt_stmt_int (stmt, 4);
  step->reason = intern (gvt_skip_reasons, gvt_stmt_text (stmt, 2));
  if (gvt_stmt_int (stmt, 1) != 0)
    step->state = GVT_STEP_SKIPPED;
  else if (step->state == GVT_STEP_AHEAD)
    step->state = GVT_STEP_ENTERED;
  if (step->reason == NULL)
    step->reason = "";
}

static gboolean
read_said (GvtSessionSteps *self, GvtDb *db, const GvtId *session, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, SAID_SQL, error);
  g_autoptr (GError) local = NULL;
  GvtId first;
  gboolean is_first = TRUE;

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":session", session);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    {
      GvtId device;
      const char *goes_to = gvt_stmt_text (stmt, 3);

      if (!gvt_stmt_id (stmt, 5, &device, &local))
        break;
      if (is_first)
        first = device;
      is_first = FALSE;
      if (self->now == NULL && *goes_to != '\0' && gvt_id_equal (&first, &device)
          && find (self, goes_to) != NULL)
        self->now = find (self, goes_to)->code;
      take_said (self, stmt);
    }
  self->is_told = self->now != NULL;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- where the class stands --- */

/* Behind the last step of which something can be seen. */
static const char *
guess_now (const GvtSessionSteps *self)
{
  const char *last = NULL;
  const GvtClassStep *first = &g_array_index (self->steps, GvtClassStep, 0);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const GvtClassStep *step = &g_array_index (self->steps, GvtClassStep, i);

      if (step->state == GVT_STEP_DONE)
        last = step->code;
    }
  if (last == NULL && first->state == GVT_STEP_AHEAD)
    return first->code;
  return gvt_session_steps_after (self, last != NULL ? last : first->code);
}

/* What the class went on from is done, whether or not anything came of it. */
static void
place (GvtSessionSteps *self)
{
  const GvtClassStep *close = find (self, "close");

  if (close->state == GVT_STEP_DONE || self->now == NULL)
    self->now = close->state == GVT_STEP_DONE ? close->code : guess_now (self);
  for (guint i = 0; i < self->steps->len; i++)
    {
      GvtClassStep *step = &g_array_index (self->steps, GvtClassStep, i);

      if (g_str_equal (step->code, self->now))
        break;
      if (step->state == GVT_STEP_ENTERED)
        step->state = GVT_STEP_DONE;
    }
}

GvtSessionSteps *
gvt_session_steps_load (GvtDb *db, const GvtId *session, GError **error)
{
  g_autoptr (GvtSessionSteps) self = g_atomic_rc_box_new0 (GvtSessionSteps);

  self->steps = g_array_new (FALSE, FALSE, sizeof (GvtClassStep));
  if (!read_order (self, db, session, error) || !read_seen (self, db, session, error)
      || !read_said (self, db, session, error))
    return NULL;
  place (self);
  return g_steal_pointer (&self);
}

typedef struct
{
  const GvtId *session;
  GvtSessionSteps *steps;
} Reading;

static gboolean
load (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  reading->steps = gvt_session_steps_load (db, reading->session, error);
  return reading->steps != NULL;
}

GvtSessionSteps *
gvt_session_steps_read (GvtStore *store, const GvtId *session, GError **error)
{
  Reading reading = { session, NULL };

  gvt_store_read (store, load, &reading, error);
  return reading.steps;
}

const GvtClassStep *
gvt_session_steps_find (const GvtSessionSteps *self, const char *code)
{
  return find (self, code);
}

const char *
gvt_session_steps_after (const GvtSessionSteps *self, const char *code)
{
  gboolean is_behind = FALSE;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const GvtClassStep *step = &g_array_index (self->steps, GvtClassStep, i);

      if (is_behind && (step->state == GVT_STEP_AHEAD || step->state == GVT_STEP_ENTERED))
        return step->code;
      is_behind |= g_str_equal (step->code, code);
    }
  return find (self, "close")->code;
}

JsonArray *
gvt_session_steps_to_json (const GvtSessionSteps *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->steps->len; i++)
    {
      const GvtClassStep *step = &g_array_index (self->steps, GvtClassStep, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "step", step->code);
      json_object_set_string_member (object, "state", gvt_step_state_code (step->state));
      json_object_set_string_member (object, "reason", step->reason);
      json_object_set_int_member (object, "at", step->at_us);
      json_array_add_object_element (array, object);
    }
  return array;
}

GvtSessionSteps *
gvt_session_steps_ref (GvtSessionSteps *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  GvtSessionSteps *self = data;

  g_array_unref (self->steps);
  g_strfreev (self->modules);
}

void
gvt_session_steps_unref (GvtSessionSteps *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
