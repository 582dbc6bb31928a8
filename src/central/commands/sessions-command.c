/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-listing.h"
#include "gvt-output.h"
#include "gvt-people-list.h"
#include "gvt-session-steps.h"
#include "gvt-session.h"

/* A class, and where it stands, as its laptop said. */
typedef struct
{
  GvtSession *session;
  GvtSessionSteps *steps;
} Row;

static void
row_free (Row *row)
{
  g_object_unref (row->session);
  g_clear_pointer (&row->steps, gvt_session_steps_unref);
  g_free (row);
}

static JsonObject *
to_json (gpointer data, gpointer source)
{
  const Row *row = data;
  JsonObject *object = gvt_session_to_json (row->session);

  json_object_set_string_member (object, "step", row->steps->now);
  json_object_set_array_member (object, "steps", gvt_session_steps_to_json (row->steps));
  return object;
}

static const char *
describe_state (GvtSession *session)
{
  if (gvt_session_is_open (session))
    return _ ("open");
  return *gvt_session_get_held (session) != '\0' ? _ ("recorded later") : _ ("closed");
}

static GvtTable *
new_table (void)
{
  return gvt_table_new (_ ("ID"), _ ("PLACE"), _ ("MEN"), _ ("WOMEN"), _ ("MODULES"), _ ("ANSWERS"),
                        _ ("STATE"), _ ("NAME"), NULL);
}

static void
add_session (GvtTable *table, gpointer data, gpointer source)
{
  GvtSession *session = ((const Row *) data)->session;
  g_autofree char *id = gvt_id_to_text (gvt_session_get_id (session));
  g_autofree char *men = g_strdup_printf ("%u", gvt_session_get_men (session));
  g_autofree char *women = g_strdup_printf ("%u", gvt_session_get_women (session));
  g_autofree char *n_modules = g_strdup_printf ("%u", gvt_session_get_n_modules (session));
  g_autofree char *n_answers = g_strdup_printf ("%u", gvt_session_get_n_answers (session));

  gvt_table_add (table, id, gvt_session_get_place (session), men, women, n_modules, n_answers,
                 describe_state (session), gvt_session_get_name (session), NULL);
}

typedef struct
{
  GvtStore *store;
  const GvtId *visit; /* (nullable) */
} Source;

/* Returns: (transfer full) (element-type Row) (nullable) */
static GPtrArray *
read_sessions (gpointer user_data, GvtKeyset *page, GError **error)
{
  const Source *source = user_data;
  g_autoptr (GPtrArray) sessions = gvt_sessions_page (source->store, source->visit, page, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);

  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      Row *row = g_new0 (Row, 1);

      row->session = g_object_ref (sessions->pdata[i]);
      g_ptr_array_add (rows, row);
      row->steps = gvt_session_steps_read (source->store, gvt_session_get_id (row->session), error);
      if (row->steps == NULL)
        return NULL;
    }
  return sessions != NULL ? g_steal_pointer (&rows) : NULL;
}

static gboolean
run_sessions (const GvtArgs *args, GError **error)
{
  static const GvtListing listing = { read_sessions, to_json, new_table, add_session };
  const char *visit_text = gvt_args_get (args, "visit");
  g_autoptr (GvtKeyset) page = gvt_sessions_keyset_new ();
  g_autoptr (GvtCentral) central = NULL;
  Source source = { 0 };
  GvtId visit;

  if (visit_text != NULL && !gvt_id_from_text (visit_text, &visit, NULL))
    return gvt_usage_error (error, _ ("\"%s\" is no id."), visit_text);
  if (!gvt_listing_read_args (args, page, error))
    return FALSE;
  central = gvt_central_open_args (args, error);
  if (central == NULL)
    return FALSE;

  source.store = gvt_journal_get_store (gvt_central_get_journal (central));
  source.visit = visit_text != NULL ? &visit : NULL;
  return gvt_listing_print (&listing, args, page, &source, error);
}

static const GvtOption session_options[] = {
  { "visit", "ID", N_ ("only of this visit") },
  GVT_LISTING_OPTIONS,
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
