/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-kinds.h"

#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-receipt-number.h"
#include "gvt-region.h"

/* As long as a year's updating may still ask about a report: four quarters of PDPB. */
#define RETENTION_DAYS 365

#define MAX_CODES   32 /* in one list */
#define MAX_SCHEME  32 /* characters */
#define MAX_VERSION G_MAXINT32

/* The parts of one proposal.made body, borrowed but for the two lists. */
typedef struct
{
  const char *receipt;
  const char *proposal;
  const char *reporter;
  const char *sex; /* (nullable) */
  const char *subject_kind;
  gboolean has_consent;
  const char *evidence_scheme;
  char *evidence;            /* codes with a space between */
  char *fields;              /* likewise */
  const char *tms_scheme;    /* (nullable) */
  const char *tms_code;      /* (nullable) */
  const char *list_election; /* (nullable) */
  gint64 list_version;
} Made;

static void
made_clear (Made *self)
{
  g_free (self->evidence);
  g_free (self->fields);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Made, made_clear)

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A proposal: %s makes no sense", what);
  return FALSE;
}

static const char *
get_code (JsonObject *object, const char *name, GError **error)
{
  const char *code = gvt_json_get_text (object, name, error);

  if (code == NULL || gvt_code_is_well_formed (code))
    return code;

  refuse (error, name);
  return NULL;
}

/* "2023/2024": printable, no space. */
static const char *
get_scheme (JsonObject *object, GError **error)
{
  const char *scheme = gvt_json_get_text (object, "scheme", error);
  gsize length = 0;

  if (scheme == NULL)
    return NULL;
  while (g_ascii_isgraph (scheme[length]))
    length++;
  if (length >= 1 && length <= MAX_SCHEME && scheme[length] == '\0')
    return scheme;

  refuse (error, "scheme");
  return NULL;
}

/* Returns: (transfer full) (nullable): the codes with a space between */
static char *
join_codes (JsonObject *object, const char *name, GError **error)
{
  JsonArray *codes = gvt_json_get_array (object, name, error);
  g_autoptr (GString) joined = g_string_new (NULL);

  if (codes == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (codes); i++)
    {
      const char *code = gvt_json_element_text (codes, i, name, error);

      if (code == NULL || i == MAX_CODES || !gvt_code_is_well_formed (code))
        {
          if (code != NULL)
            refuse (error, name);
          return NULL;
        }
      if (i > 0)
        g_string_append_c (joined, ' ');
      g_string_append (joined, code);
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static gboolean
read_evidence (JsonObject *body, Made *made, GError **error)
{
  JsonObject *evidence = gvt_json_get_object (body, "evidence", error);

  if (evidence == NULL)
    return FALSE;

  made->evidence_scheme = get_scheme (evidence, error);
  if (made->evidence_scheme == NULL)
    return FALSE;

  made->evidence = join_codes (evidence, "codes", error);
  return made->evidence != NULL;
}

static gboolean
read_tms (JsonObject *body, Made *made, GError **error)
{
  JsonObject *tms;

  if (!json_object_has_member (body, "tms"))
    return TRUE;

  tms = gvt_json_get_object (body, "tms", error);
  if (tms == NULL)
    return FALSE;

  made->tms_scheme = get_scheme (tms, error);
  made->tms_code = made->tms_scheme != NULL ? get_code (tms, "code", error) : NULL;
  return made->tms_code != NULL;
}

static gboolean
read_list (JsonObject *body, Made *made, GError **error)
{
  JsonObject *list;

  if (!json_object_has_member (body, "list"))
    return TRUE;

  list = gvt_json_get_object (body, "list", error);
  made->list_election = list != NULL ? get_code (list, "election", error) : NULL;
  if (made->list_election == NULL
      || !gvt_json_get_int (list, "version", &made->list_version, error))
    return FALSE;

  return (made->list_version >= 0 && made->list_version <= MAX_VERSION)
         || refuse (error, "list version");
}

static gboolean
read_receipt (JsonObject *body, Made *made, GError **error)
{
  made->receipt = gvt_json_get_text (body, "receipt", error);
  if (made->receipt == NULL)
    return FALSE;

  return gvt_receipt_number_is_canonical (made->receipt) || refuse (error, "receipt");
}

/* What the header's subject is: a voter's keyed hash, or chance. */
static gboolean
read_subject (const GvtEvent *event, JsonObject *body, Made *made, GError **error)
{
  const char *kind = gvt_json_get_text (body, "subject", error);

  if (kind == NULL)
    return FALSE;

  made->subject_kind = kind;
  return (event->header.subject_length == sizeof (GvtHash)
          && (g_str_equal (kind, GVT_PROPOSAL_SUBJECT_NIK)
              || g_str_equal (kind, GVT_PROPOSAL_SUBJECT_BLIND)
              || g_str_equal (kind, GVT_PROPOSAL_SUBJECT_NONE)))
         || refuse (error, "subject");
}

static gboolean
read_sex (JsonObject *body, Made *made, GError **error)
{
  if (!json_object_has_member (body, "sex"))
    return TRUE;

  made->sex = gvt_json_get_text (body, "sex", error);
  if (made->sex == NULL)
    return FALSE;

  return g_str_equal (made->sex, "L") || g_str_equal (made->sex, "P") || refuse (error, "sex");
}

static gboolean
read_made (const GvtEvent *event, JsonObject *body, Made *made, GError **error)
{
  if (!read_receipt (body, made, error) || !read_subject (event, body, made, error)
      || !read_sex (body, made, error) || !read_evidence (body, made, error)
      || !read_tms (body, made, error) || !read_list (body, made, error)
      || !gvt_json_get_bool (body, "consent", &made->has_consent, error))
    return FALSE;

  made->proposal = get_code (body, "proposal", error);
  made->reporter = made->proposal != NULL ? get_code (body, "reporter", error) : NULL;
  made->fields = made->reporter != NULL ? join_codes (body, "fields", error) : NULL;
  return made->fields != NULL;
}

static gboolean
check_village (const char *place, GError **error)
{
  g_autofree char *clean = gvt_region_code_clean (place, NULL);

  return (g_strcmp0 (clean, place) == 0 && gvt_region_code_level (place) == GVT_REGION_VILLAGE)
         || refuse (error, "village");
}

static void
bind_made (GvtStmt *stmt, const Made *made)
{
  gvt_stmt_bind_text (stmt, ":receipt", made->receipt);
  gvt_stmt_bind_text (stmt, ":proposal", made->proposal);
  gvt_stmt_bind_text (stmt, ":reporter", made->reporter);
  gvt_stmt_bind_int (stmt, ":consent", made->has_consent);
  gvt_stmt_bind_text (stmt, ":sex", made->sex);
  gvt_stmt_bind_text (stmt, ":subject_kind", made->subject_kind);
  gvt_stmt_bind_text (stmt, ":evidence_scheme", made->evidence_scheme);
  gvt_stmt_bind_text (stmt, ":evidence", made->evidence);
  gvt_stmt_bind_text (stmt, ":fields", made->fields);
  gvt_stmt_bind_text (stmt, ":tms_scheme", made->tms_scheme);
  gvt_stmt_bind_text (stmt, ":tms_code", made->tms_code);
  gvt_stmt_bind_text (stmt, ":list_election", made->list_election);
  gvt_stmt_bind_int (stmt, ":list_version", made->list_version);
}

static void
bind_header (GvtStmt *stmt, const GvtEventHeader *header)
{
  gvt_stmt_bind_id (stmt, ":event", &header->id);
  gvt_stmt_bind_id (stmt, ":device", &header->device);
  gvt_stmt_bind_int (stmt, ":at", header->at_us);
  gvt_stmt_bind_text (stmt, ":actor", header->actor);
}

static gboolean
apply_made (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const GvtEventHeader *header = &event->header;
  g_auto (Made) made = { 0 };
  g_autoptr (GvtStmt) stmt = NULL;

  if (!check_village (header->place, error) || !read_made (event, body, &made, error))
    return FALSE;

  stmt = gvt_db_prepare (
      db,
      "INSERT INTO proposal (proposal_id, device, receipt, proposal, place, scope, subject,"
      " subject_kind, evidence_scheme, evidence, fields, tms_scheme, tms_code, list_election,"
      " list_version, reporter, consent, sex, made_at, made_by)"
      " VALUES (:event, :device, :receipt, :proposal, :place, :scope, :subject, :subject_kind,"
      " :evidence_scheme, :evidence, :fields, :tms_scheme, :tms_code, :list_election,"
      " :list_version, :reporter, :consent, :sex, :at, :actor)",
      error);
  if (stmt == NULL)
    return FALSE;

  bind_header (stmt, header);
  bind_made (stmt, &made);
  gvt_stmt_bind_text (stmt, ":place", header->place);
  gvt_stmt_bind_text (stmt, ":scope", header->scope);
  gvt_stmt_bind_data (stmt, ":subject", header->subject, header->subject_length);
  return gvt_stmt_run (stmt, error);
}

static gboolean
apply_requested (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  gboolean is_own;

  if (!gvt_json_get_bool (body, "own_request", &is_own, error)
      || !apply_made (db, event, body, error))
    return FALSE;
  if (!is_own)
    return TRUE;

  stmt = gvt_db_prepare (db, "INSERT INTO proposal_own_request VALUES (:event)", error);
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  return gvt_stmt_run (stmt, error);
}

static gboolean
apply_matched (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  GvtId proposal;

  if (!gvt_json_get_id (body, "proposal", &proposal, error))
    return FALSE;
  if (event->header.subject_length != sizeof (GvtHash))
    return refuse (error, "subject");

  stmt = gvt_db_prepare (db,
                         "INSERT INTO proposal_match (event_id, proposal_id, device, subject)"
                         " VALUES (:event, :proposal, :device, :subject)",
                         error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  gvt_stmt_bind_id (stmt, ":proposal", &proposal);
  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_data (stmt, ":subject", event->header.subject, event->header.subject_length);
  return gvt_stmt_run (stmt, error);
}

/* One row an event: two copies of a laptop may both withdraw, and both stand (I4, I9). */
static gboolean
apply_withdrawn (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  const char *reason = get_code (body, "reason", error);
  GvtId proposal;

  if (reason == NULL || !gvt_json_get_id (body, "proposal", &proposal, error))
    return FALSE;

  stmt = gvt_db_prepare (db,
                         "INSERT INTO proposal_withdrawal"
                         " (event_id, proposal_id, device, reason, withdrawn_at, withdrawn_by)"
                         " VALUES (:event, :proposal, :device, :reason, :at, :actor)",
                         error);
  if (stmt == NULL)
    return FALSE;

  bind_header (stmt, &event->header);
  gvt_stmt_bind_id (stmt, ":proposal", &proposal);
  gvt_stmt_bind_text (stmt, ":reason", reason);
  return gvt_stmt_run (stmt, error);
}

static const GvtKind kinds[] = {
  { .name = GVT_PROPOSAL_MADE_KIND,
    .retention_days = RETENTION_DAYS,
    .personal_travels = TRUE,
    .apply = apply_made },
  { .name = GVT_PROPOSAL_REQUESTED_KIND,
    .retention_days = RETENTION_DAYS,
    .personal_travels = TRUE,
    .apply = apply_requested },
  { .name = GVT_PROPOSAL_MATCHED_KIND, .needs = GVT_ROLE_OFFICER, .apply = apply_matched },
  { .name = GVT_PROPOSAL_OPENED_KIND, .needs = GVT_ROLE_OFFICER },
  { .name = GVT_PROPOSAL_WITHDRAWN_KIND, .apply = apply_withdrawn },
  { NULL },
};

static const char *const tables[] = { "proposal_own_request", "proposal_withdrawal",
                                      "proposal_match", "proposal", NULL };

const GvtProjection gvt_proposals_projection = { .kinds = kinds, .tables = tables };
