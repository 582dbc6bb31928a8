/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-step-kinds-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-session-rows-private.h"
#include "gvt-session-steps.h"
#include "gvt-text.h"
#include "gvt-visit-plan.h"

static gboolean
reject (GError **error, const char *what, const char *value)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "a step's %s “%s” makes no sense", what,
               value);
  return FALSE;
}

/* --- steps --- */

/* What a step event says, borrowed from its body. */
typedef struct
{
  GvtId session;
  const char *step;
  const char *state;
  const char *reason; /* "" unless skipped */
  const char *next;   /* "" where the class stays */
} Said;

static gboolean
read_stepped (JsonObject *body, Said *said, GError **error)
{
  static const char *const states[] = { "entered", "returned", "skipped", NULL };

  said->step = gvt_json_get_text (body, "step", error);
  said->state = said->step != NULL ? gvt_json_get_text (body, "state", error) : NULL;
  if (said->state == NULL || !gvt_json_get_id (body, "session", &said->session, error))
    return FALSE;

  said->reason = gvt_json_text_or (body, "reason", "");
  said->next = gvt_json_text_or (body, "next", "");
  if (!g_strv_contains (gvt_step_codes, said->step))
    return reject (error, "code", said->step);
  if (!g_strv_contains (states, said->state))
    return reject (error, "state", said->state);
  if (g_str_equal (said->state, "skipped") ? !g_strv_contains (gvt_skip_reasons, said->reason)
                                           : *said->reason != '\0')
    return reject (error, "reason", said->reason);
  return *said->next == '\0' || g_strv_contains (gvt_step_codes, said->next)
         || reject (error, "successor", said->next);
}

char *
gvt_stepped_key (JsonObject *body, GError **error)
{
  Said said;

  return read_stepped (body, &said, error) ? gvt_act_key ("step", &said.session, said.step) : NULL;
}

gboolean
gvt_stepped_apply (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO session_step AS was (session_id, device, step, state, reason, next, at,"
      " incarnation, seq, event_id)"
      " VALUES (:session, :device, :step, :state, :reason, :next, :at, :incarnation, :seq, :event)"
      " ON CONFLICT (session_id, device, step) DO UPDATE SET state = :state, reason = :reason,"
      " next = :next, at = :at, incarnation = :incarnation, seq = :seq, event_id = :event"
      " WHERE " GVT_IS_LATER,
      error);
  Said said;

  if (stmt == NULL || !read_stepped (body, &said, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &said.session);
  gvt_stmt_bind_text (stmt, ":step", said.step);
  gvt_stmt_bind_text (stmt, ":state", said.state);
  gvt_stmt_bind_text (stmt, ":reason", said.reason);
  gvt_stmt_bind_text (stmt, ":next", said.next);
  gvt_stmt_bind_int (stmt, ":at", event->header.at_us);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_stepped_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "DELETE FROM session_step WHERE session_id = :session AND device = :device AND step = :step"
      " AND event_id = :event",
      error);
  Said said;

  if (stmt == NULL || !read_stepped (body, &said, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &said.session);
  gvt_stmt_bind_text (stmt, ":step", said.step);
  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  return gvt_stmt_run (stmt, error);
}

char *
gvt_stepped_describe (JsonObject *body, GvtModuleLibrary *library)
{
  Said said;
  const char *title;

  if (!read_stepped (body, &said, NULL))
    return g_strdup (_ ("a step"));

  title = gvt_step_title_of (said.step);
  if (g_str_equal (said.state, "skipped"))
    /* Translators: a step of a class that was left out, and why */
    return g_strdup_printf (_ ("skipped: %s (%s)"), title, gvt_skip_reason_title (said.reason));
  return g_strdup_printf (
      g_str_equal (said.state, "returned") ? _ ("returned to: %s") : _ ("step: %s"), title);
}

/* --- order --- */

JsonArray *
gvt_codes_to_json (const char *const *codes)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    json_array_add_string_element (array, codes[i]);
  return array;
}

/* Returns: (transfer full) (nullable): the texts of member @name */
static GStrv
read_codes (JsonObject *body, const char *name, GError **error)
{
  JsonArray *array = gvt_json_get_array (body, name, error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *code = gvt_json_element_text (array, i, name, error);

      if (code == NULL)
        return NULL;
      if (*code == '\0' || strchr (code, ' ') != NULL)
        return reject (error, name, code), NULL;
      g_strv_builder_add (builder, code);
    }
  return array != NULL ? g_strv_builder_end (builder) : NULL;
}

/* Returns: (transfer full) (nullable): an order of steps, with spaces between */
static char *
read_order (JsonObject *body, GError **error)
{
  g_auto (GStrv) steps = read_codes (body, "steps", error);
  g_autoptr (GError) local = NULL;

  if (steps == NULL)
    return NULL;
  if (gvt_step_codes_check ((const char *const *) steps, &local))
    return g_strjoinv (" ", steps);

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "no order of a class: %s", local->message);
  return NULL;
}

char *
gvt_ordered_key (JsonObject *body, GError **error)
{
  GvtId session;

  return gvt_json_get_id (body, "session", &session, error) ? gvt_act_key ("order", &session, "")
                                                            : NULL;
}

gboolean
gvt_ordered_apply (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autofree char *steps = read_order (body, error);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO session_order AS was (session_id, device, steps, incarnation, seq, event_id)"
      " VALUES (:session, :device, :steps, :incarnation, :seq, :event)"
      " ON CONFLICT (session_id, device) DO UPDATE SET steps = :steps,"
      " incarnation = :incarnation, seq = :seq, event_id = :event WHERE " GVT_IS_LATER,
      error);
  GvtId session;

  if (stmt == NULL || steps == NULL || !gvt_json_get_id (body, "session", &session, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &session);
  gvt_stmt_bind_text (stmt, ":steps", steps);
  gvt_event_bind_origin (stmt, event);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_ordered_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "DELETE FROM session_order"
      " WHERE session_id = :session AND device = :device AND event_id = :event",
      error);
  GvtId session;

  if (stmt == NULL || !gvt_json_get_id (body, "session", &session, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &session);
  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  return gvt_stmt_run (stmt, error);
}

char *
gvt_ordered_describe (JsonObject *body, GvtModuleLibrary *library)
{
  g_auto (GStrv) steps = read_codes (body, "steps", NULL);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; steps != NULL && steps[i] != NULL; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", gvt_step_title_of (steps[i]));
  return g_strdup_printf (_ ("order of steps: %s"), titles->str);
}

/* --- what a class is opened with --- */

/* What /2 adds to /1, which has none of it: all of it may be absent. */
typedef struct
{
  const char *held;
  GvtId follows;
  gboolean has_follows;
  char *steps;
  char *modules;
} Opening;

static void
opening_clear (Opening *self)
{
  g_free (self->steps);
  g_free (self->modules);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opening, opening_clear)

static gboolean
read_opening (JsonObject *body, Opening *self, GError **error)
{
  self->held = gvt_json_text_or (body, "held", "");
  if (*self->held != '\0' && !gvt_date_is_valid (self->held))
    return reject (error, "day", self->held);
  self->has_follows = json_object_has_member (body, "follows");
  if (self->has_follows && !gvt_json_get_id (body, "follows", &self->follows, error))
    return FALSE;
  if (json_object_has_member (body, "steps") && (self->steps = read_order (body, error)) == NULL)
    return FALSE;
  if (json_object_has_member (body, "modules"))
    {
      g_auto (GStrv) modules = read_codes (body, "modules", error);

      self->modules = modules != NULL ? g_strjoinv (" ", modules) : NULL;
      return modules != NULL;
    }
  return TRUE;
}

gboolean
gvt_session_apply_opened (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  const char *name = gvt_json_get_text (body, "name", error);
  g_auto (Opening) opening = { 0 };
  GvtId visit;

  opening.held = "";
  if (name == NULL || !gvt_json_get_id (body, "visit", &visit, error)
      || (!g_str_equal (event->header.kind, GVT_OPENED_1_KIND)
          && !read_opening (body, &opening, error)))
    return FALSE;

  stmt = gvt_db_prepare (
      db,
      "INSERT INTO session (session_id, visit_id, name, place, device, opened_at, opened_by,"
      " held, follows, steps, modules)"
      " VALUES (:session, :visit, :name, :place, :device, :at, :actor,"
      " :held, :follows, :steps, :modules)",
      error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", &event->header.id);
  gvt_stmt_bind_id (stmt, ":visit", &visit);
  gvt_stmt_bind_text (stmt, ":name", name);
  gvt_stmt_bind_text (stmt, ":place", event->header.place);
  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_int (stmt, ":at", event->header.at_us);
  gvt_stmt_bind_text (stmt, ":actor", event->header.actor);
  gvt_stmt_bind_text (stmt, ":held", opening.held);
  gvt_stmt_bind_id (stmt, ":follows", opening.has_follows ? &opening.follows : NULL);
  gvt_stmt_bind_text (stmt, ":steps", opening.steps != NULL ? opening.steps : "");
  gvt_stmt_bind_text (stmt, ":modules", opening.modules != NULL ? opening.modules : "");
  return gvt_stmt_run (stmt, error);
}
