/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voters-kinds.h"

#include "gvt-json.h"

/* How long whom a proposal is about is kept: until the list of the next election is made. */
#define PROPOSAL_RETENTION_DAYS (2 * 366)

typedef struct
{
  const char *receipt;
  const char *kind;
  const char *village;
  const char *evidence;
  const char *reporter;
  const char *tms_scheme;
  gint64 tms_code;
} Proposal;

static gboolean
read_proposal (JsonObject *body, Proposal *self, GError **error)
{
  return (self->receipt = gvt_json_get_text (body, "receipt", error)) != NULL
         && (self->kind = gvt_json_get_text (body, "kind", error)) != NULL
         && (self->village = gvt_json_get_text (body, "village", error)) != NULL
         && (self->evidence = gvt_json_get_text (body, "evidence", error)) != NULL
         && (self->reporter = gvt_json_get_text (body, "reporter", error)) != NULL
         && (self->tms_scheme = gvt_json_get_text (body, "tms_scheme", error)) != NULL
         && gvt_json_get_int (body, "tms_code", &self->tms_code, error);
}

static void
bind_header (GvtStmt *stmt, const GvtEventHeader *header)
{
  gvt_stmt_bind_id (stmt, ":id", &header->id);
  if (header->subject_length == sizeof (GvtHash))
    gvt_stmt_bind_data (stmt, ":subject", header->subject, header->subject_length);
  else
    gvt_stmt_bind_bytes (stmt, ":subject", NULL);
  gvt_stmt_bind_text (stmt, ":scope", header->scope);
  gvt_stmt_bind_id (stmt, ":device", &header->device);
  gvt_stmt_bind_int (stmt, ":incarnation", header->incarnation);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) header->seq);
  gvt_stmt_bind_text (stmt, ":actor", header->actor);
  gvt_stmt_bind_int (stmt, ":at", header->at_us);
}

static gboolean
apply_proposed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  Proposal proposal;

  if (!read_proposal (body, &proposal, error))
    return FALSE;

  stmt = gvt_db_prepare (
      db,
      "INSERT INTO proposal (proposal_id, receipt, kind, village, evidence, reporter, tms_scheme,"
      " tms_code, subject, scope, device, incarnation, seq, made_by, made_at)"
      " VALUES (:id, :receipt, :kind, :village, :evidence, :reporter, :scheme, :code, :subject,"
      " :scope, :device, :incarnation, :seq, :actor, :at)",
      error);
  if (stmt == NULL)
    return FALSE;

  bind_header (stmt, &event->header);
  gvt_stmt_bind_text (stmt, ":receipt", proposal.receipt);
  gvt_stmt_bind_text (stmt, ":kind", proposal.kind);
  gvt_stmt_bind_text (stmt, ":village", proposal.village);
  gvt_stmt_bind_text (stmt, ":evidence", proposal.evidence);
  gvt_stmt_bind_text (stmt, ":reporter", proposal.reporter);
  gvt_stmt_bind_text (stmt, ":scheme", proposal.tms_scheme);
  gvt_stmt_bind_int (stmt, ":code", proposal.tms_code);
  return gvt_stmt_run (stmt, error);
}

static const GvtKind kinds[] = {
  { .name = GVT_KIND_LOOKED_UP },
  { .name = GVT_KIND_SEARCHED },
  {
      .name = GVT_KIND_PROPOSED,
      .retention_days = PROPOSAL_RETENTION_DAYS,
      .personal_travels = TRUE,
      .apply = apply_proposed,
  },
  { NULL },
};

static const char *const tables[] = { "proposal", NULL };

const GvtProjection gvt_voters_projection = { kinds, tables };
