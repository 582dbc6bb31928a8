/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day ends: close, report, and settle with the centre over a line that fails once. */
#include <glib/gi18n-lib.h>

#include "gvt-field-program.h"
#include "gvt-file.h"

#define MAX_REPORT (8 << 20)

/* The laptop's own view of its sessions, always of a fresh program. */
static JsonNode *
list_sessions (GvtFieldDay *day, GError **error)
{
  return gvt_field_laptop_json (day, GVT_FIELD_SUPERVISOR, NULL, error, "session", "list", NULL);
}

static gboolean
check_session (GvtFieldDay *day, JsonObject *session, GError **error)
{
  return gvt_field_expect_text ("session", json_object_get_string_member (session, "id"),
                                day->session, error)
         && gvt_field_expect_text ("its visit", json_object_get_string_member (session, "visit_id"),
                                   day->visit, error)
         && gvt_field_expect_text ("its place", json_object_get_string_member (session, "place"),
                                   GVT_FIELD_VILLAGE, error)
         && gvt_field_expect ("men", json_object_get_int_member (session, "men"), GVT_FIELD_MEN,
                              error)
         && gvt_field_expect ("women", json_object_get_int_member (session, "women"),
                              GVT_FIELD_WOMEN, error)
         && gvt_field_expect ("answers", json_object_get_int_member (session, "n_answers"),
                              day->n_answers, error)
         && gvt_field_expect ("open", json_object_get_boolean_member (session, "is_open"), FALSE,
                              error);
}

static gboolean
close_session (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *out = gvt_field_laptop (day, GVT_FIELD_FACILITATOR, NULL, 0, error, "session",
                                           "close", day->session, NULL);
  g_autoptr (JsonNode) node = out != NULL ? list_sessions (day, error) : NULL;
  JsonArray *sessions;

  if (node == NULL)
    return FALSE;
  sessions = json_object_get_array_member (json_node_get_object (node), "sessions");
  *count = json_array_get_length (sessions);
  return gvt_field_expect ("sessions", (gint64) *count, 1, error)
         && check_session (day, json_array_get_object_element (sessions, 0), error);
}

static gboolean
report (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *out = gvt_field_laptop (day, GVT_FIELD_SUPERVISOR, NULL, 0, error, "session",
                                           "report", day->visit, day->report, NULL);
  g_autoptr (GBytes) pdf = out != NULL ? gvt_file_read (day->report, MAX_REPORT, error) : NULL;

  if (pdf == NULL)
    return FALSE;
  *count = 1;
  return (g_bytes_get_size (pdf) > 5 && memcmp (g_bytes_get_data (pdf, NULL), "%PDF-", 5) == 0)
         || gvt_field_fail (error, "the report is no PDF");
}

/* The centre takes the records, its answer is lost: the laptop must not believe that they came. */
static gboolean
sync_and_lose (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *out = NULL;

  gvt_relay_lose_answer (day->relay, "/v1/push");
  out = gvt_field_laptop (day, GVT_FIELD_FACILITATOR, NULL, 1, error, "sync", NULL);
  *count = gvt_relay_get_n_lost (day->relay);
  return out != NULL && gvt_field_expect ("answers lost", (gint64) *count, 1, error);
}

/* What the laptop's journal holds, by its own count. */
static gint64
count_events (GvtFieldDay *day, GError **error)
{
  g_autoptr (JsonNode) node = gvt_field_laptop_json (day, GVT_FIELD_SUPERVISOR, NULL, error,
                                                     "journal", "verify", NULL);

  return node != NULL ? json_object_get_int_member (json_node_get_object (node), "events") : -1;
}

static gboolean
check_ledger (JsonObject *ledger, gint64 n_events, GError **error)
{
  return gvt_field_expect ("made", json_object_get_int_member (ledger, "made"), n_events, error)
         && gvt_field_expect ("received", json_object_get_int_member (ledger, "received"), n_events,
                              error)
         && gvt_field_expect ("confirmed", json_object_get_int_member (ledger, "confirmed"),
                              n_events, error)
         && gvt_field_expect ("only here", json_object_get_int_member (ledger, "only_here"), 0,
                              error)
         && gvt_field_expect ("quarantined", json_object_get_int_member (ledger, "quarantined"), 0,
                              error);
}

/* Again, and once more with nothing to send: everything is there, once. */
static gboolean
sync_again (GvtFieldDay *day, guint64 *count, GError **error)
{
  gint64 n_events = count_events (day, error);

  for (guint i = 0; n_events >= 0 && i < 2; i++)
    {
      g_autoptr (JsonNode) node = gvt_field_laptop_json (day, GVT_FIELD_FACILITATOR, NULL, error,
                                                         "sync", NULL);

      if (node == NULL
          || !check_ledger (json_object_get_object_member (json_node_get_object (node), "ledger"),
                            n_events, error))
        return FALSE;
    }
  *count = (guint64) n_events;
  return n_events >= 0;
}

static gboolean
check_journal (GvtFieldDay *day, guint64 *count, GError **error)
{
  gint64 n_events = count_events (day, error);
  g_autofree char *out = n_events >= 0 ? gvt_field_laptop (day, GVT_FIELD_SUPERVISOR, NULL, 0,
                                                           error, "rebuild", "--check", NULL)
                                       : NULL;

  *count = (guint64) n_events;
  return out != NULL;
}

/* The centre's store, read by its own program, against the laptop's, read by a fresh one. */
static gboolean
compare_lists (const char *what, JsonNode *centre, JsonArray *laptop, GError **error)
{
  g_autoptr (JsonNode) mine = json_node_init_array (json_node_alloc (), laptop);
  g_autofree char *theirs = json_to_string (centre, FALSE);
  g_autofree char *ours = json_to_string (mine, FALSE);

  return gvt_field_expect_text (what, theirs, ours, error);
}

static gboolean
compare (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autoptr (JsonNode) laptop = list_sessions (day, error);
  g_autoptr (JsonNode) visits = gvt_field_centre_json (day, error, "visits", "list", NULL);
  g_autoptr (JsonNode) sessions = gvt_field_centre_json (day, error, "sessions", "list", NULL);
  g_autoptr (JsonNode) events = gvt_field_centre_json (day, error, "events", "list", "--device",
                                                       day->device, NULL);
  JsonObject *lists = laptop != NULL ? json_node_get_object (laptop) : NULL;

  if (lists == NULL || visits == NULL || sessions == NULL || events == NULL
      || !compare_lists ("visits", visits, json_object_get_array_member (lists, "visits"), error)
      || !compare_lists ("sessions", sessions, json_object_get_array_member (lists, "sessions"),
                         error))
    return FALSE;
  *count = json_array_get_length (json_node_get_array (events));
  return gvt_field_expect ("records at the centre", (gint64) *count, count_events (day, error),
                           error);
}

const GvtFieldStep gvt_field_settle_steps[] = {
  { "close", N_ ("session closed and signed"), close_session },
  { "report", N_ ("report written"), report },
  { "cut", N_ ("answer lost on the line"), sync_and_lose },
  { "sync", N_ ("records received by the centre, none twice"), sync_again },
  { "verify", N_ ("records verified, lists rebuilt the same"), check_journal },
  { "compare", N_ ("records the same at the centre"), compare },
  { NULL, NULL, NULL },
};
