/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-code-list.h"
#include "gvt-json.h"
#include "gvt-receipt-number.h"
#include "gvt-tms.h"

struct _GvtProposal
{
  GObject parent_instance;

  GvtId id;
  GvtId device;
  char *receipt; /* as shown */
  char *proposal;
  char *place;
  char *scope;
  char *evidence_scheme;
  char **evidence;
  char **fields;
  char *tms_scheme; /* (nullable) */
  char *tms_code;   /* (nullable) */
  char *election;   /* (nullable) */
  gint64 list_version;
  char *reporter;
  gboolean has_consent;
  char *sex; /* (nullable) */
  gint64 made_at;
  char *made_by;
  gboolean has_personal;
  char *withdrawal; /* (nullable): the reason */
  guint n_pictures;
  char *state;
  char *rejection;  /* (nullable): the reason */
  gint64 outcome;   /* its number; 0: none */
  GvtId outcome_id; /* of the record that tells it */
  char *decided_by; /* (nullable) */
  gint64 decided_at;
  gboolean is_own_request;
};

G_DEFINE_FINAL_TYPE (GvtProposal, gvt_proposal, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_RECEIPT,
  PROP_PROPOSAL,
  PROP_PROPOSAL_WORDS,
  PROP_PLACE,
  PROP_SCOPE,
  PROP_STATE,
  PROP_STATE_WORDS,
  PROP_REPORTER,
  PROP_MADE_BY,
  PROP_MADE_AT,
  PROP_HAS_CONSENT,
  PROP_HAS_PERSONAL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static const char *
get_state_words (GvtProposal *self)
{
  return gvt_code_words (gvt_proposal_state_codes, self->state);
}

static void
gvt_proposal_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GvtProposal *self = GVT_PROPOSAL (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_take_string (value, gvt_id_to_text (&self->id));
      break;
    case PROP_RECEIPT:
      g_value_set_string (value, self->receipt);
      break;
    case PROP_PROPOSAL:
      g_value_set_string (value, self->proposal);
      break;
    case PROP_PROPOSAL_WORDS:
      g_value_set_string (value, gvt_code_words (gvt_proposal_codes, self->proposal));
      break;
    case PROP_PLACE:
      g_value_set_string (value, self->place);
      break;
    case PROP_SCOPE:
      g_value_set_string (value, self->scope);
      break;
    case PROP_STATE:
      g_value_set_string (value, gvt_proposal_get_state (self));
      break;
    case PROP_STATE_WORDS:
      g_value_set_string (value, get_state_words (self));
      break;
    case PROP_REPORTER:
      g_value_set_string (value, self->reporter);
      break;
    case PROP_MADE_BY:
      g_value_set_string (value, self->made_by);
      break;
    case PROP_MADE_AT:
      g_value_set_int64 (value, self->made_at);
      break;
    case PROP_HAS_CONSENT:
      g_value_set_boolean (value, self->has_consent);
      break;
    case PROP_HAS_PERSONAL:
      g_value_set_boolean (value, self->has_personal);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gvt_proposal_finalize (GObject *object)
{
  GvtProposal *self = GVT_PROPOSAL (object);

  g_free (self->receipt);
  g_free (self->proposal);
  g_free (self->place);
  g_free (self->scope);
  g_free (self->evidence_scheme);
  g_strfreev (self->evidence);
  g_strfreev (self->fields);
  g_free (self->tms_scheme);
  g_free (self->tms_code);
  g_free (self->election);
  g_free (self->reporter);
  g_free (self->sex);
  g_free (self->made_by);
  g_free (self->withdrawal);
  g_free (self->state);
  g_free (self->rejection);
  g_free (self->decided_by);
  G_OBJECT_CLASS (gvt_proposal_parent_class)->finalize (object);
}

static void
install_text (guint prop_id, const char *name)
{
  props[prop_id] = g_param_spec_string (name, NULL, NULL, NULL,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
gvt_proposal_class_init (GvtProposalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gvt_proposal_get_property;
  object_class->finalize = gvt_proposal_finalize;

  install_text (PROP_ID, "id");
  install_text (PROP_RECEIPT, "receipt");
  install_text (PROP_PROPOSAL, "proposal");
  install_text (PROP_PROPOSAL_WORDS, "proposal-words");
  install_text (PROP_PLACE, "place");
  install_text (PROP_SCOPE, "scope");
  install_text (PROP_STATE, "state");
  install_text (PROP_STATE_WORDS, "state-words");
  install_text (PROP_REPORTER, "reporter");
  install_text (PROP_MADE_BY, "made-by");
  props[PROP_MADE_AT] = g_param_spec_int64 ("made-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_HAS_CONSENT] = g_param_spec_boolean ("has-consent", NULL, NULL, FALSE, flags);
  props[PROP_HAS_PERSONAL] = g_param_spec_boolean ("has-personal", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gvt_proposal_init (GvtProposal *self)
{
}

/* Returns: (transfer full): the codes of a column; none for '' */
static char **
split_codes (GvtStmt *stmt, int column)
{
  return g_strsplit (gvt_stmt_text (stmt, column), " ", -1);
}

static gboolean
read_outcome (GvtProposal *self, GvtStmt *stmt, GError **error)
{
  self->state = g_strdup (gvt_stmt_text (stmt, 21));
  self->is_own_request = gvt_stmt_int (stmt, 27) != 0;
  if (gvt_stmt_is_null (stmt, 23))
    return TRUE;

  self->rejection = g_strdup (gvt_stmt_text (stmt, 22));
  self->outcome = gvt_stmt_int (stmt, 23);
  self->decided_by = g_strdup (gvt_stmt_text (stmt, 25));
  self->decided_at = gvt_stmt_int (stmt, 26);
  return gvt_stmt_id (stmt, 24, &self->outcome_id, error);
}

GvtProposal *
gvt_proposal_new_from_row (GvtStmt *stmt, GError **error)
{
  g_autoptr (GvtProposal) self = g_object_new (GVT_TYPE_PROPOSAL, NULL);

  if (!gvt_stmt_id (stmt, 0, &self->id, error) || !gvt_stmt_id (stmt, 1, &self->device, error))
    return NULL;

  self->receipt = gvt_receipt_number_show (gvt_stmt_text (stmt, 2));
  self->proposal = g_strdup (gvt_stmt_text (stmt, 3));
  self->place = g_strdup (gvt_stmt_text (stmt, 4));
  self->scope = g_strdup (gvt_stmt_text (stmt, 5));
  self->evidence_scheme = g_strdup (gvt_stmt_text (stmt, 6));
  self->evidence = split_codes (stmt, 7);
  self->fields = split_codes (stmt, 8);
  self->tms_scheme = g_strdup (gvt_stmt_text (stmt, 9));
  self->tms_code = g_strdup (gvt_stmt_text (stmt, 10));
  self->election = g_strdup (gvt_stmt_text (stmt, 11));
  self->list_version = gvt_stmt_int (stmt, 12);
  self->reporter = g_strdup (gvt_stmt_text (stmt, 13));
  self->has_consent = gvt_stmt_int (stmt, 14) != 0;
  self->sex = g_strdup (gvt_stmt_text (stmt, 15));
  self->made_at = gvt_stmt_int (stmt, 16);
  self->made_by = g_strdup (gvt_stmt_text (stmt, 17));
  self->has_personal = gvt_stmt_int (stmt, 18) != 0;
  self->withdrawal = g_strdup (gvt_stmt_text (stmt, 19));
  self->n_pictures = (guint) gvt_stmt_int (stmt, 20);
  return read_outcome (self, stmt, error) ? g_steal_pointer (&self) : NULL;
}

const GvtId *
gvt_proposal_get_id (GvtProposal *self)
{
  return &self->id;
}

const GvtId *
gvt_proposal_get_device (GvtProposal *self)
{
  return &self->device;
}

const char *
gvt_proposal_get_receipt (GvtProposal *self)
{
  return self->receipt;
}

const char *
gvt_proposal_get_proposal (GvtProposal *self)
{
  return self->proposal;
}

const char *
gvt_proposal_get_place (GvtProposal *self)
{
  return self->place;
}

const char *
gvt_proposal_get_election (GvtProposal *self)
{
  return self->election;
}

const char *
gvt_proposal_get_tms_scheme (GvtProposal *self)
{
  return self->tms_scheme;
}

const char *
gvt_proposal_get_tms_code (GvtProposal *self)
{
  return self->tms_code;
}

guint
gvt_proposal_get_list_version (GvtProposal *self)
{
  return (guint) self->list_version;
}

const char *
gvt_proposal_get_state (GvtProposal *self)
{
  return self->state;
}

gint64
gvt_proposal_get_outcome (GvtProposal *self)
{
  return self->outcome;
}

const GvtId *
gvt_proposal_get_outcome_event (GvtProposal *self)
{
  return self->outcome > 0 ? &self->outcome_id : NULL;
}

gboolean
gvt_proposal_can_be_withdrawn (GvtProposal *self)
{
  static const char *const ended[] = { GVT_PROPOSAL_STATE_WITHDRAWN, GVT_PROPOSAL_STATE_EXPORTED,
                                       GVT_PROPOSAL_STATE_TAKEN_UP, NULL };

  return !g_strv_contains (ended, self->state);
}

const char *
gvt_proposal_get_rejection (GvtProposal *self)
{
  return self->rejection;
}

gboolean
gvt_proposal_is_own_request (GvtProposal *self)
{
  return self->is_own_request;
}

gboolean
gvt_proposal_is_of_updating (GvtProposal *self)
{
  g_auto (GStrv) words = g_strsplit (self->scope, "-", -1);

  return words[0] == NULL || g_ascii_strcasecmp (words[0], "pdpb") == 0
         || g_ascii_strcasecmp (words[0], "coktas") == 0;
}

const char *
gvt_proposal_get_made_by (GvtProposal *self)
{
  return self->made_by;
}

gint64
gvt_proposal_get_made_at (GvtProposal *self)
{
  return self->made_at;
}

gboolean
gvt_proposal_has_personal (GvtProposal *self)
{
  return self->has_personal;
}

const char *const *
gvt_proposal_get_evidence (GvtProposal *self)
{
  return (const char *const *) self->evidence;
}

guint
gvt_proposal_get_n_pictures (GvtProposal *self)
{
  return self->n_pictures;
}

const char *const *
gvt_proposal_get_fields (GvtProposal *self)
{
  return (const char *const *) self->fields;
}

char *
gvt_proposal_dup_reason (GvtProposal *self)
{
  return self->tms_code != NULL ? gvt_tms_describe (self->tms_scheme, self->tms_code) : NULL;
}

static void
set_codes (JsonObject *object, const char *name, char **codes)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    json_array_add_string_element (array, codes[i]);
  json_object_set_array_member (object, name, array);
}

/* null where it is not known, so that every proposal has the same members. */
static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

JsonObject *
gvt_proposal_to_json (GvtProposal *self)
{
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "id", &self->id);
  gvt_json_set_id (object, "device", &self->device);
  json_object_set_string_member (object, "receipt", self->receipt);
  json_object_set_string_member (object, "proposal", self->proposal);
  json_object_set_string_member (object, "state", gvt_proposal_get_state (self));
  set_text (object, "withdrawal", self->withdrawal);
  set_text (object, "rejection", self->rejection);
  set_text (object, "decided_by", self->decided_by);
  json_object_set_int_member (object, "decided_at", self->decided_at);
  json_object_set_int_member (object, "outcome", self->outcome);
  json_object_set_boolean_member (object, "own_request", self->is_own_request);
  json_object_set_string_member (object, "village_code", self->place);
  json_object_set_string_member (object, "scope", self->scope);
  set_codes (object, "evidence", self->evidence);
  json_object_set_string_member (object, "evidence_scheme", self->evidence_scheme);
  set_text (object, "tms_code", self->tms_code);
  set_text (object, "tms_scheme", self->tms_scheme);
  set_text (object, "election", self->election);
  json_object_set_int_member (object, "list_version", self->list_version);
  set_codes (object, "fields", self->fields);
  json_object_set_string_member (object, "reporter", self->reporter);
  json_object_set_boolean_member (object, "consent", self->has_consent);
  set_text (object, "sex", self->sex);
  json_object_set_int_member (object, "made_at", self->made_at);
  json_object_set_string_member (object, "made_by", self->made_by);
  json_object_set_boolean_member (object, "has_personal", self->has_personal);
  json_object_set_int_member (object, "pictures", self->n_pictures);
  return object;
}
