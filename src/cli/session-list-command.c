/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-output.h"
#include "gvt-session-views.h"
#include "gvt-text.h"

static JsonArray *
visits_to_json (GListModel *visits)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (GvtVisit) visit = g_list_model_get_item (visits, i);

      json_array_add_object_element (array, gvt_visit_to_json (visit));
    }
  return array;
}

static JsonArray *
sessions_to_json (GListModel *sessions)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i);

      json_array_add_object_element (array, gvt_session_to_json (session));
    }
  return array;
}

static void
print_session (GvtSession *session)
{
  g_autofree char *id = gvt_id_to_text (gvt_session_get_id (session));
  guint men = gvt_session_get_men (session);
  guint women = gvt_session_get_women (session);

  gvt_print ("  %s  ", id);
  gvt_print (_ ("%s: %u men, %u women, %u answers, %s"), gvt_session_get_name (session), men, women,
             gvt_session_get_n_answers (session),
             gvt_session_is_open (session) ? _ ("open") : _ ("closed"));
  gvt_print ("\n");
}

static gboolean
print_visit (GvtProfile *profile, GvtVisit *visit, GError **error)
{
  g_autofree char *id = gvt_id_to_text (gvt_visit_get_id (visit));
  g_autofree char *date = gvt_text_date (gvt_visit_get_date (visit));
  g_autoptr (GListModel) sessions = gvt_sessions_browse (profile, gvt_visit_get_id (visit), error);

  if (sessions == NULL)
    return FALSE;
  gvt_print ("%s  %s, %s, %s\n", id, gvt_visit_get_name (visit), gvt_visit_get_place (visit), date);
  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i);

      print_session (session);
    }
  return TRUE;
}

static gboolean
print_json (GvtProfile *profile, GListModel *visits, GError **error)
{
  g_autoptr (GListModel) sessions = gvt_sessions_browse (profile, NULL, error);
  g_autoptr (JsonObject) object = json_object_new ();

  if (sessions == NULL)
    return FALSE;
  json_object_set_array_member (object, "visits", visits_to_json (visits));
  json_object_set_array_member (object, "sessions", sessions_to_json (sessions));
  gvt_print_json_object (object);
  return TRUE;
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GListModel) visits = profile != NULL ? gvt_visits_browse (profile, error) : NULL;

  if (visits == NULL)
    return FALSE;
  if (gvt_args_has (args, "json"))
    return print_json (profile, visits, error);
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (GvtVisit) visit = g_list_model_get_item (visits, i);

      if (!print_visit (profile, visit, error))
        return FALSE;
    }
  return TRUE;
}

const GvtCommand gvt_session_list_command = {
  .name = "session list",
  .summary = N_ ("lists the visits, the newest first, each with its sessions"),
  .details = N_ ("As JSON: {\"visits\", \"sessions\"}."),
  .run = run_list,
};
