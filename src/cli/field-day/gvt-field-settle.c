/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day ends: close, report, and settle with the centre over a line that fails once. */
#include <glib/gi18n-lib.h>

#include "gvt-field-program.h"
#include "gvt-file.h"

#define MAX_REPORT (8 << 20)

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
  g_autoptr (JsonNode) node = out != NULL ? gvt_field_laptop_json (day, GVT_FIELD_SUPERVISOR, NULL,
                                                                   error, "session", "list", NULL)
                                          : NULL;
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
  g_autofree char *out = gvt_field_laptop (day, GVT_FIELD_SUPERVISOR, NULL, 0, error, "visit",
                                           "report", day->visit, day->report, NULL);
  g_autoptr (GBytes) pdf = out != NULL ? gvt_file_read (day->report, MAX_REPORT, error) : NULL;

  if (pdf == NULL)
    return FALSE;
  *count = 1;
  return (g_bytes_get_size (pdf) > 5 && memcmp (g_bytes_get_data (pdf, NULL), "%PDF-", 5) == 0)
         || gvt_field_fail (error, "the report is no PDF");
}

/* Still without a signal: the try fails, and every record is known to be on this laptop alone. */
static gboolean
try_without_line (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *out = gvt_field_laptop (day, GVT_FIELD_FACILITATOR, NULL, 1, error, "sync",
                                           NULL);
  g_autoptr (JsonNode) node = out != NULL ? gvt_field_parse (out, error) : NULL;
  JsonObject *ledger;

  if (node == NULL)
    return FALSE;
  ledger = json_object_get_object_member (json_node_get_object (node), "ledger");
  *count = (guint64) json_object_get_int_member (ledger, "only_here");
  gvt_relay_set_down (day->relay, FALSE);
  return gvt_field_expect ("made since the last talk", (gint64) *count,
                           json_object_get_int_member (ledger, "made")
                               - json_object_get_int_member (ledger, "received"),
                           error)
         && gvt_field_expect ("received before", json_object_get_int_member (ledger, "received"), 2,
                              error);
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
  gint64 n_events = gvt_field_count_events (day, error);

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
  gint64 n_events = gvt_field_count_events (day, error);
  g_autofree char *out = n_events >= 0 ? gvt_field_laptop (day, GVT_FIELD_SUPERVISOR, NULL, 0,
                                                           error, "rebuild", "--check", NULL)
                                       : NULL;

  *count = (guint64) n_events;
  return out != NULL;
}

const GvtFieldStep gvt_field_settle_steps[] = {
  { "close", N_ ("session closed and signed"), close_session },
  { "report", N_ ("report written"), report },
  { "no-line", N_ ("records on this laptop alone, without a signal"), try_without_line },
  { "cut", N_ ("answer lost on the line"), sync_and_lose },
  { "sync", N_ ("records received by the centre, none twice"), sync_again },
  { "verify", N_ ("records verified, lists rebuilt the same"), check_journal },
  { NULL, NULL, NULL },
};
