/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-decision-kinds.h"

#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-outcome.h"
#include "gvt-region.h"

/* As long as the proposals themselves. */
#define RETENTION_DAYS 365

#define MAX_FIELDS 32

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A decision: %s makes no sense", what);
  return FALSE;
}

/* @code: (out) (nullable): of an optional member */
static gboolean
read_code (
    JsonObject *body, const char *name, gboolean is_needed, const char **code, GError **error)
{
  *code = NULL;
  if (!is_needed && !json_object_has_member (body, name))
    return TRUE;

  *code = gvt_json_get_text (body, name, error);
  return *code != NULL && (gvt_code_is_well_formed (*code) || refuse (error, name));
}

/* The proposal, which is the subject, too. */
static gboolean
read_proposal (const GvtEvent *event, JsonObject *body, GvtId *proposal, GError **error)
{
  const GvtEventHeader *header = &event->header;

  if (!gvt_json_get_id (body, "proposal", proposal, error))
    return FALSE;
  return (header->subject_length == sizeof *proposal
          && memcmp (header->subject, proposal->bytes, sizeof proposal->bytes) == 0)
         || refuse (error, "subject");
}

static gboolean
check_village (const char *place, GError **error)
{
  g_autofree char *clean = gvt_region_code_clean (place, NULL);

  return (g_strcmp0 (clean, place) == 0 && gvt_region_code_level (place) == GVT_REGION_VILLAGE)
         || refuse (error, "village");
}

static void
bind_header (GvtStmt *stmt, const GvtEventHeader *header)
{
  gvt_stmt_bind_id (stmt, ":event", &header->id);
  gvt_stmt_bind_id (stmt, ":device", &header->device);
  gvt_stmt_bind_int (stmt, ":at", header->at_us);
  gvt_stmt_bind_text (stmt, ":by", header->actor);
}

static gboolean
apply_decided (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  const char *decision;
  const char *reason;
  GvtId proposal;

  if (!read_proposal (event, body, &proposal, error)
      || !read_code (body, "decision", TRUE, &decision, error)
      || !read_code (body, "reason", FALSE, &reason, error)
      || !check_village (event->header.place, error))
    return FALSE;

  stmt = gvt_db_prepare (
      db,
      "INSERT INTO proposal_decision (event_id, proposal_id, device, decision,"
      " reason, place, decided_at, decided_by)"
      " VALUES (:event, :proposal, :device, :decision, :reason, :place, :at, :by)",
      error);
  if (stmt == NULL)
    return FALSE;

  bind_header (stmt, &event->header);
  gvt_stmt_bind_id (stmt, ":proposal", &proposal);
  gvt_stmt_bind_text (stmt, ":decision", decision);
  gvt_stmt_bind_text (stmt, ":reason", reason);
  gvt_stmt_bind_text (stmt, ":place", event->header.place);
  return gvt_stmt_run (stmt, error);
}

static gboolean
apply_undone (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  GvtId proposal;
  GvtId decision;

  if (!read_proposal (event, body, &proposal, error)
      || !gvt_json_get_id (body, "decision", &decision, error))
    return FALSE;

  stmt = gvt_db_prepare (db,
                         "INSERT INTO proposal_decision_undone (event_id, decision_id,"
                         " proposal_id, device, undone_at, undone_by)"
                         " VALUES (:event, :decision, :proposal, :device, :at, :by)",
                         error);
  if (stmt == NULL)
    return FALSE;

  bind_header (stmt, &event->header);
  gvt_stmt_bind_id (stmt, ":proposal", &proposal);
  gvt_stmt_bind_id (stmt, ":decision", &decision);
  return gvt_stmt_run (stmt, error);
}

/* Returns: (transfer full) (nullable): the names with a space between */
static char *
join_fields (JsonObject *body, GError **error)
{
  JsonArray *fields = gvt_json_get_array (body, "fields", error);
  g_autoptr (GString) joined = g_string_new (NULL);

  if (fields == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      const char *name = gvt_json_element_text (fields, i, "fields", error);

      if (name == NULL)
        return NULL;
      if (i == MAX_FIELDS || !gvt_code_is_well_formed (name))
        {
          refuse (error, "fields");
          return NULL;
        }
      if (i > 0)
        g_string_append_c (joined, ' ');
      g_string_append (joined, name);
    }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static gboolean
apply_amended (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autofree char *fields = join_fields (body, error);
  g_autoptr (GvtStmt) stmt = NULL;
  gint64 answers;
  GvtId proposal;

  if (fields == NULL || !read_proposal (event, body, &proposal, error)
      || !gvt_json_get_int (body, "answers", &answers, error))
    return FALSE;
  if (answers < 1 || answers > GVT_OUTCOME_MAX_NUMBER)
    return refuse (error, "answers");

  stmt = gvt_db_prepare (db,
                         "INSERT INTO proposal_amendment (event_id, proposal_id, device, answers,"
                         " fields, amended_at, amended_by)"
                         " VALUES (:event, :proposal, :device, :answers, :fields, :at, :by)",
                         error);
  if (stmt == NULL)
    return FALSE;

  bind_header (stmt, &event->header);
  gvt_stmt_bind_id (stmt, ":proposal", &proposal);
  gvt_stmt_bind_int (stmt, ":answers", answers);
  gvt_stmt_bind_text (stmt, ":fields", fields);
  return gvt_stmt_run (stmt, error);
}

/* Two copies of a laptop each write down the same one: the greater id stays (I4). */
static gboolean
apply_outcome (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_auto (GvtOutcome) outcome = { 0 };
  g_autoptr (GvtStmt) stmt = NULL;
  GvtId proposal;

  if (!read_proposal (event, body, &proposal, error)
      || !gvt_outcome_from_json (&outcome, body, error))
    return FALSE;

  stmt = gvt_db_prepare (
      db,
      "INSERT INTO proposal_outcome AS was (device, proposal_id, number, event_id, state, why,"
      " reason, source, decided_by, decided_at)"
      " VALUES (:device, :proposal, :number, :event, :state, :why, :reason, :source, :by, :at)"
      " ON CONFLICT (device, proposal_id, number) DO UPDATE SET event_id = excluded.event_id,"
      " state = excluded.state, why = excluded.why, reason = excluded.reason,"
      " source = excluded.source, decided_by = excluded.decided_by,"
      " decided_at = excluded.decided_at WHERE excluded.event_id > was.event_id",
      error);
  if (stmt == NULL)
    return FALSE;

  bind_header (stmt, &event->header);
  gvt_stmt_bind_id (stmt, ":proposal", &proposal);
  gvt_stmt_bind_int (stmt, ":number", outcome.number);
  gvt_stmt_bind_text (stmt, ":state", outcome.state);
  gvt_stmt_bind_text (stmt, ":why", outcome.why);
  gvt_stmt_bind_text (stmt, ":reason", outcome.reason);
  gvt_stmt_bind_id (stmt, ":source", outcome.has_source ? &outcome.source : NULL);
  gvt_stmt_bind_text (stmt, ":by", outcome.by);
  gvt_stmt_bind_int (stmt, ":at", outcome.at_us);
  return gvt_stmt_run (stmt, error);
}

static const GvtKind kinds[] = {
  { .name = GVT_PROPOSAL_DECIDED_KIND,
    .retention_days = RETENTION_DAYS,
    .personal_travels = TRUE,
    .needs = GVT_ROLE_SUPERVISOR,
    .apply = apply_decided },
  { .name = GVT_PROPOSAL_DECISION_UNDONE_KIND,
    .needs = GVT_ROLE_SUPERVISOR,
    .apply = apply_undone },
  { .name = GVT_PROPOSAL_AMENDED_KIND,
    .retention_days = RETENTION_DAYS,
    .personal_travels = TRUE,
    .needs = GVT_ROLE_OFFICER,
    .apply = apply_amended },
  { .name = GVT_PROPOSAL_OUTCOME_KIND,
    .retention_days = RETENTION_DAYS,
    .any_actor = TRUE,
    .apply = apply_outcome },
  { NULL },
};

static const char *const tables[] = { "proposal_outcome", "proposal_amendment",
                                      "proposal_decision_undone", "proposal_decision", NULL };

const GvtProjection gvt_decisions_projection = { .kinds = kinds, .tables = tables };
