/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-visits.h"
#include "gvt-output.h"
#include "gvt-people-list.h"
#include "gvt-session-steps.h"
#include "gvt-session.h"
#include "gvt-table.h"
#include "gvt-visit.h"

/* Returns: (transfer full) (nullable): as JSON has it, with the laptops that are to make it */
static JsonObject *
describe_visit (GvtCentral *central, GvtVisit *visit, GError **error)
{
  g_auto (GStrv) codes = gvt_central_list_visit_laptops (central, gvt_visit_get_id (visit), error);
  JsonObject *object;
  JsonArray *laptops;

  if (codes == NULL)
    return NULL;
  object = gvt_visit_to_json (visit);
  laptops = json_array_new ();
  for (guint i = 0; codes[i] != NULL; i++)
    json_array_add_string_element (laptops, codes[i]);
  json_object_set_array_member (object, "laptops", laptops);
  return object;
}

static gboolean
print_visits_json (GvtCentral *central, GListModel *visits, GError **error)
{
  g_autoptr (JsonArray) all = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (GvtVisit) visit = g_list_model_get_item (visits, i);

      JsonObject *object = describe_visit (central, visit, error);

      if (object == NULL)
        return FALSE;
      json_array_add_object_element (all, object);
    }
  gvt_print_json_array (all);
  return TRUE;
}

static gboolean
print_visits (GvtCentral *central, GListModel *visits, GError **error)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("ID"), _ ("DATE"), _ ("PLACE"), _ ("EXPECTED"),
                                              _ ("SESSIONS"), _ ("OPEN"), _ ("LAPTOPS"), _ ("NAME"),
                                              NULL);

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (GvtVisit) visit = g_list_model_get_item (visits, i);
      g_autofree char *id = gvt_id_to_text (gvt_visit_get_id (visit));
      g_autofree char *expected = g_strdup_printf ("%u", gvt_visit_get_expected (visit));
      g_autofree char *n_sessions = g_strdup_printf ("%u", gvt_visit_get_n_sessions (visit));
      g_autofree char *n_open = g_strdup_printf ("%u", gvt_visit_get_n_open (visit));

      g_auto (GStrv) codes = gvt_central_list_visit_laptops (central, gvt_visit_get_id (visit),
                                                             error);
      g_autofree char *laptops = codes != NULL ? g_strjoinv (" ", codes) : NULL;

      if (laptops == NULL)
        return FALSE;
      gvt_table_add (table, id, gvt_visit_get_date (visit), gvt_visit_get_place (visit), expected,
                     n_sessions, n_open, laptops, gvt_visit_get_name (visit), NULL);
    }
  gvt_table_print (table);
  return TRUE;
}

static gboolean
run_visits (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  g_autoptr (GListModel) visits = NULL;

  if (central == NULL)
    return FALSE;
  visits = gvt_visits_list (gvt_journal_get_store (gvt_central_get_journal (central)), error);
  if (visits == NULL)
    return FALSE;

  return gvt_args_has (args, "json") ? print_visits_json (central, visits, error)
                                     : print_visits (central, visits, error);
}

/* What the laptops said, and where each class stands. */
static gboolean
print_sessions_json (GvtStore *store, GListModel *sessions, GError **error)
{
  g_autoptr (JsonArray) all = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i);
      g_autoptr (GvtSessionSteps) steps = gvt_session_steps_read (
          store, gvt_session_get_id (session), error);
      JsonObject *object;

      if (steps == NULL)
        return FALSE;
      object = gvt_session_to_json (session);
      json_object_set_string_member (object, "step", steps->now);
      json_object_set_array_member (object, "steps", gvt_session_steps_to_json (steps));
      json_array_add_object_element (all, object);
    }
  gvt_print_json_array (all);
  return TRUE;
}

static const char *
describe_state (GvtSession *session)
{
  if (gvt_session_is_open (session))
    return _ ("open");
  return *gvt_session_get_held (session) != '\0' ? _ ("recorded later") : _ ("closed");
}

static void
print_sessions (GListModel *sessions)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("ID"), _ ("PLACE"), _ ("MEN"), _ ("WOMEN"),
                                              _ ("MODULES"), _ ("ANSWERS"), _ ("STATE"), _ ("NAME"),
                                              NULL);

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i);
      g_autofree char *id = gvt_id_to_text (gvt_session_get_id (session));
      g_autofree char *men = g_strdup_printf ("%u", gvt_session_get_men (session));
      g_autofree char *women = g_strdup_printf ("%u", gvt_session_get_women (session));
      g_autofree char *n_modules = g_strdup_printf ("%u", gvt_session_get_n_modules (session));
      g_autofree char *n_answers = g_strdup_printf ("%u", gvt_session_get_n_answers (session));

      gvt_table_add (table, id, gvt_session_get_place (session), men, women, n_modules, n_answers,
                     describe_state (session), gvt_session_get_name (session), NULL);
    }
  gvt_table_print (table);
}

static gboolean
run_sessions (const GvtArgs *args, GError **error)
{
  const char *visit_text = gvt_args_get (args, "visit");
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GListModel) sessions = NULL;
  GvtStore *store;
  GvtId visit;

  if (visit_text != NULL && !gvt_id_from_text (visit_text, &visit, NULL))
    return gvt_usage_error (error, _ ("\"%s\" is no id."), visit_text);

  central = gvt_central_open_args (args, error);
  if (central == NULL)
    return FALSE;
  store = gvt_journal_get_store (gvt_central_get_journal (central));
  sessions = gvt_sessions_list (store, visit_text != NULL ? &visit : NULL, error);
  if (sessions == NULL)
    return FALSE;

  if (gvt_args_has (args, "json"))
    return print_sessions_json (store, sessions, error);
  print_sessions (sessions);
  return TRUE;
}

const GvtCommand gvt_visits_list_command = {
  .name = "visits list",
  .summary = N_ ("lists the visits that the centre or a laptop planned, the newest date first"),
  .details = N_ ("With the codes of the laptops that were told to make a visit of the centre's."),
  .run = run_visits,
};

static const GvtOption session_options[] = {
  { "visit", "ID", N_ ("only of this visit") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_sessions_list_command = {
  .name = "sessions list",
  .summary = N_ ("lists the sessions that were held, with people and answers"),
  .details = N_ ("Each answer, with its item and choice, stands in events list --kind "
                 "session.answered. As JSON also \"step\", at which a class stands, and \"steps\": "
                 "[{\"step\", \"state\", \"reason\", \"at\"}]."),
  .options = session_options,
  .run = run_sessions,
};

static gboolean
run_people (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (JsonArray) all = json_array_new ();
  GvtId session;

  if (!gvt_id_from_text (gvt_args_operand (args, 0), &session, NULL))
    return gvt_usage_error (error, _ ("\"%s\" is no id."), gvt_args_operand (args, 0));
  central = gvt_central_open_args (args, error);
  people = central != NULL
               ? gvt_people_list_read (gvt_journal_get_store (gvt_central_get_journal (central)),
                                       &session, gvt_args_has (args, "names"), error)
               : NULL;
  if (people == NULL)
    return FALSE;

  for (guint i = 0; i < people->len; i++)
    json_array_add_object_element (all, gvt_person_to_json (people->pdata[i]));
  gvt_print_json_array (all);
  return TRUE;
}

static const GvtOption people_options[] = {
  { "names", NULL, N_ ("with the names that came here and are still kept") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_sessions_people_command = {
  .name = "sessions people",
  .operands = "SESSION",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("prints the attendance list of a session as JSON, by card"),
  .details = N_ ("A name comes here only where the plan of its visit said so when it was taken and "
                 "when it was sent."),
  .options = people_options,
  .run = run_people,
};
