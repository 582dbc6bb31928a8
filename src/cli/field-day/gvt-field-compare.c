/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The other side: what the day made, read from the centre's store by the centre's own program, and
 * compared with what a fresh program reads on the laptop. */
#include <glib/gi18n-lib.h>

#include "gvt-field-program.h"
#include "gvt-file.h"
#include "gvt-hash.h"
#include "gvt-json.h"

#define MAX_REPORT (8 << 20)
#define REASON     "membandingkan hari latihan"

/* The only element of @node, an array; an error when there are none or more. */
static JsonObject *
only_one (const char *what, JsonNode *node, GError **error)
{
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;

  if (array == NULL || !gvt_field_expect (what, json_array_get_length (array), 1, error))
    return NULL;
  return json_array_get_object_element (array, 0);
}

/* All that the laptop tells of one visit or session; the centre tells more, of its laptops. */
static gboolean
compare_told (const char *what, JsonObject *centre, JsonObject *laptop, GError **error)
{
  g_autoptr (JsonNode) theirs = json_node_alloc ();
  g_autoptr (JsonNode) ours = json_node_init_object (json_node_alloc (), laptop);
  g_autoptr (JsonObject) same = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (laptop);
  g_autofree char *their_text = NULL;
  g_autofree char *our_text = NULL;

  for (GList *l = names; l != NULL; l = l->next)
    if (json_object_has_member (centre, l->data))
      json_object_set_member (same, l->data, json_object_dup_member (centre, l->data));
  json_node_init_object (theirs, same);
  their_text = json_to_string (theirs, FALSE);
  our_text = json_to_string (ours, FALSE);

  return gvt_field_expect_text (what, their_text, our_text, error);
}

/* Each lists in an order of its own. Returns: (nullable) */
static JsonObject *
find_by_id (JsonArray *list, const char *id)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);

      if (g_str_equal (gvt_json_text_or (object, "id", ""), id))
        return object;
    }
  return NULL;
}

static gboolean
compare_lists (const char *what, JsonNode *centre, JsonArray *laptop, GError **error)
{
  JsonArray *theirs = json_node_get_array (centre);
  guint length = json_array_get_length (laptop);

  if (!gvt_field_expect (what, json_array_get_length (theirs), length, error))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      JsonObject *ours = json_array_get_object_element (laptop, i);
      const char *id = gvt_json_text_or (ours, "id", "");
      JsonObject *told = find_by_id (theirs, id);

      if (told == NULL)
        return gvt_field_expect_text (what, "", id, error);
      if (!compare_told (what, told, ours, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
compare_visits (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autoptr (JsonNode) laptop = gvt_field_laptop_json (day, GVT_FIELD_SUPERVISOR, NULL, error,
                                                       "session", "list", NULL);
  g_autoptr (JsonNode) visits = NULL;
  g_autoptr (JsonNode) sessions = NULL;
  JsonObject *lists;

  if (laptop == NULL)
    return FALSE;
  lists = json_node_get_object (laptop);
  visits = gvt_field_centre_json (day, error, "visits", "list", NULL);
  sessions = visits != NULL ? gvt_field_centre_json (day, error, "sessions", "list", NULL) : NULL;
  *count = 2;
  return sessions != NULL
         && compare_lists ("visits", visits, json_object_get_array_member (lists, "visits"), error)
         && compare_lists ("sessions", sessions, json_object_get_array_member (lists, "sessions"),
                           error);
}

/* What the laptop found out, as the centre adds it up. */
static gboolean
compare_worklists (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autoptr (JsonNode) node = gvt_field_centre_json (day, error, "worklist", "list", NULL);
  JsonArray *all = node != NULL ? json_node_get_array (node) : NULL;
  JsonObject *worklist;

  if (all == NULL || !gvt_field_expect ("worklists", json_array_get_length (all), 1, error))
    return FALSE;
  worklist = json_array_get_object_element (all, 0);
  *count = 1;
  return gvt_field_expect ("rows", json_object_get_int_member (worklist, "rows"), day->n_rows,
                           error)
         && gvt_field_expect ("done", json_object_get_int_member (worklist, "done"), 1, error)
         && gvt_field_expect ("not met", json_object_get_int_member (worklist, "not_met"), 1,
                              error);
}

/* Sealed on the laptop by the officer, opened at the centre by its key: the values are the same. */
static gboolean
check_opened (GvtFieldDay *day, JsonObject *proposal, GError **error)
{
  JsonObject *personal = json_object_get_object_member (proposal, "personal");
  JsonArray *changes = json_object_get_array_member (personal, "changes");
  JsonObject *change = json_array_get_object_element (changes, 0);

  return gvt_field_expect_text ("receipt number",
                                json_object_get_string_member (proposal, "receipt"), day->receipt,
                                error)
         && gvt_field_expect_text ("name", json_object_get_string_member (personal, "name"),
                                   day->voter.name, error)
         && gvt_field_expect_text ("field", json_object_get_string_member (change, "field"), "rt",
                                   error)
         && gvt_field_expect_text ("old RT", json_object_get_string_member (change, "old"),
                                   day->voter.rt, error)
         && gvt_field_expect_text ("new RT", json_object_get_string_member (change, "new"),
                                   GVT_FIELD_NEW_RT, error);
}

static gboolean
compare_proposals (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autoptr (JsonNode) laptop = gvt_field_laptop_json (day, GVT_FIELD_SUPERVISOR, NULL, error,
                                                       "proposals", "list", NULL);
  g_autoptr (JsonNode) centre = NULL;
  g_autoptr (JsonNode) opened = NULL;
  JsonObject *proposal;

  if (laptop == NULL)
    return FALSE;
  centre = gvt_field_centre_json (day, error, "proposals", "list", NULL);
  if (centre == NULL || !compare_lists ("proposals", centre, json_node_get_array (laptop), error))
    return FALSE;
  opened = gvt_field_centre_json (day, error, "proposals", "list", "--personal", "--reason", REASON,
                                  NULL);
  proposal = only_one ("proposals", opened, error);
  *count = 1;
  return proposal != NULL && check_opened (day, proposal, error);
}

/* @n: so many of the kind, of which the first is what the officer asked. */
static gboolean
check_purpose (GvtFieldDay *day, const char *kind, guint n, GError **error)
{
  g_autoptr (JsonNode) node = gvt_field_centre_json (day, error, "events", "list", "--kind", kind,
                                                     NULL);
  JsonArray *events = node != NULL ? json_node_get_array (node) : NULL;
  JsonObject *event;

  if (events == NULL || !gvt_field_expect (kind, json_array_get_length (events), n, error))
    return FALSE;
  event = json_array_get_object_element (events, 0);
  return gvt_field_expect_text ("purpose",
                                json_object_get_string_member (
                                    json_object_get_object_member (event, "body"), "purpose"),
                                GVT_FIELD_PURPOSE, error)
         && gvt_field_expect_text ("by", json_object_get_string_member (event, "actor"),
                                   GVT_FIELD_OFFICER, error);
}

/* A number, a name, and who may be reported already when the proposal was made. */
static gboolean
compare_lookups (GvtFieldDay *day, guint64 *count, GError **error)
{
  *count = 3;
  return check_purpose (day, "voter.looked_up/1", 1, error)
         && check_purpose (day, "voter.searched/1", 2, error);
}

static gboolean
compare_report (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autoptr (JsonNode) node = gvt_field_centre_json (day, error, "events", "list", "--kind",
                                                     "session.reported/2", NULL);
  JsonObject *event = only_one ("reports", node, error);
  g_autoptr (GBytes) pdf = event != NULL ? gvt_file_read (day->report, MAX_REPORT, error) : NULL;
  g_autofree char *digest = NULL;
  GvtHash hash;

  if (pdf == NULL)
    return FALSE;
  gvt_hash_of_bytes (pdf, &hash);
  digest = gvt_hash_to_text (&hash);
  *count = 1;
  return gvt_field_expect_text (
      "the report's digest",
      json_object_get_string_member (json_object_get_object_member (event, "body"), "digest"),
      digest, error);
}

/* Equal heads of a hash chain: every record before them is equal too. */
static gboolean
compare_chains (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autoptr (JsonNode) laptop = gvt_field_laptop_json (day, GVT_FIELD_SUPERVISOR, NULL, error,
                                                       "journal", "verify", NULL);
  g_autoptr (JsonNode) centre = NULL;
  JsonArray *events;
  JsonObject *report;

  if (laptop == NULL)
    return FALSE;
  report = json_node_get_object (laptop);
  centre = gvt_field_centre_json (day, error, "events", "list", "--device", day->device, NULL);
  if (centre == NULL)
    return FALSE;
  events = json_node_get_array (centre);
  *count = json_array_get_length (events);
  return gvt_field_expect ("records", (gint64) *count,
                           json_object_get_int_member (report, "events"), error)
         && gvt_field_expect_text (
             "head of the chain",
             json_object_get_string_member (
                 json_array_get_object_element (events, (guint) *count - 1), "hash"),
             json_object_get_string_member (report, "head"), error);
}

const GvtFieldStep gvt_field_compare_steps[] = {
  { "visits", N_ ("lists of visits and sessions the same at the centre"), compare_visits },
  { "proposal", N_ ("proposal opened at the centre, as it was taken"), compare_proposals },
  { "rows", N_ ("worklist at the centre, as far as the laptop is"), compare_worklists },
  { "look-ups", N_ ("look-ups at the centre, with their purpose"), compare_lookups },
  { "digest", N_ ("report at the centre by its digest"), compare_report },
  { "chain", N_ ("records at the centre, with the same head"), compare_chains },
  { NULL, NULL, NULL },
};
