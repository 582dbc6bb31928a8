/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voter-hit-private.h"

#include "gvt-leases-private.h"
#include "gvt-nik.h"
#include "gvt-proposal.h"
#include "gvt-secret.h"

struct _GvtVoterHit
{
  GObject parent_instance;

  char *id;
  char *listed[GVT_N_LIST_FIELDS]; /* as the list has them; wiped at the end */
  char *nik_masked;
  char *village_code;
  char *village;
  char *election;
  char *as_of;
  guint list_version;
  GvtStations *stations; /* (nullable): of the village */
  gboolean is_nik_faulty;
  GvtNameMatch *match;   /* (nullable): of one that was asked for; wiped at the end */
  GListModel *proposals; /* GvtProposal */
};

G_DEFINE_FINAL_TYPE (GvtVoterHit, gvt_voter_hit, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_SEX,
  PROP_VILLAGE_CODE,
  PROP_VILLAGE,
  PROP_TPS,
  PROP_NIK_MASKED,
  PROP_ELECTION,
  PROP_AS_OF,
  N_TEXTS,
  PROP_PROPOSALS = N_TEXTS,
  PROP_NIK_FAULTY,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static const char *
text_of (GvtVoterHit *self, guint id)
{
  const char *const texts[N_TEXTS] = {
    [PROP_ID] = self->id,
    [PROP_NAME] = self->listed[GVT_FIELD_NAME],
    [PROP_SEX] = self->listed[GVT_FIELD_SEX],
    [PROP_VILLAGE_CODE] = self->village_code,
    [PROP_VILLAGE] = self->village,
    [PROP_TPS] = self->listed[GVT_FIELD_TPS],
    [PROP_NIK_MASKED] = self->nik_masked,
    [PROP_ELECTION] = self->election,
    [PROP_AS_OF] = self->as_of,
  };

  return texts[id];
}

static void
gvt_voter_hit_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  if (id == PROP_PROPOSALS)
    g_value_set_object (value, GVT_VOTER_HIT (object)->proposals);
  else if (id == PROP_NIK_FAULTY)
    g_value_set_boolean (value, GVT_VOTER_HIT (object)->is_nik_faulty);
  else if (id == 0 || id >= N_TEXTS)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  else
    g_value_set_string (value, text_of (GVT_VOTER_HIT (object), id));
}

static void
gvt_voter_hit_finalize (GObject *object)
{
  GvtVoterHit *self = GVT_VOTER_HIT (object);

  g_free (self->id);
  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    gvt_wipe_free (self->listed[i]);
  if (self->match != NULL)
    gvt_match_clear (self->match);
  g_free (self->match);
  g_free (self->nik_masked);
  g_free (self->village_code);
  g_free (self->village);
  g_free (self->election);
  g_free (self->as_of);
  g_clear_object (&self->proposals);
  g_clear_pointer (&self->stations, gvt_stations_unref);

  G_OBJECT_CLASS (gvt_voter_hit_parent_class)->finalize (object);
}

static void
gvt_voter_hit_class_init (GvtVoterHitClass *klass)
{
  static const char *const names[N_TEXTS] = {
    [PROP_ID] = "id",
    [PROP_NAME] = "name",
    [PROP_SEX] = "sex",
    [PROP_VILLAGE_CODE] = "village-code",
    [PROP_VILLAGE] = "village",
    [PROP_TPS] = "tps",
    [PROP_NIK_MASKED] = "nik-masked",
    [PROP_ELECTION] = "election",
    [PROP_AS_OF] = "as-of",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gvt_voter_hit_get_property;
  object_class->finalize = gvt_voter_hit_finalize;

  for (guint id = PROP_ID; id < N_TEXTS; id++)
    properties[id] = g_param_spec_string (names[id], NULL, NULL, NULL,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROPOSALS] = g_param_spec_object ("proposals", NULL, NULL, G_TYPE_LIST_MODEL,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NIK_FAULTY] = g_param_spec_boolean ("nik-faulty", NULL, NULL, FALSE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
gvt_voter_hit_init (GvtVoterHit *self)
{
  self->proposals = G_LIST_MODEL (g_list_store_new (GVT_TYPE_PROPOSAL));
}

GvtVoterHit *
gvt_voter_hit_new (GvtLeasedList *list, const GvtVoterRow *row)
{
  static const GvtVoterColumn columns[GVT_N_LIST_FIELDS] = {
    [GVT_FIELD_NIK] = GVT_VOTER_NIK,
    [GVT_FIELD_NKK] = GVT_VOTER_NKK,
    [GVT_FIELD_NAME] = GVT_VOTER_NAME,
    [GVT_FIELD_BIRTH_PLACE] = GVT_VOTER_BIRTH_PLACE,
    [GVT_FIELD_BIRTH_DATE] = GVT_VOTER_BIRTH_DATE,
    [GVT_FIELD_MARITAL] = GVT_VOTER_MARITAL,
    [GVT_FIELD_SEX] = GVT_VOTER_SEX,
    [GVT_FIELD_ADDRESS] = GVT_VOTER_ADDRESS,
    [GVT_FIELD_RT] = GVT_VOTER_RT,
    [GVT_FIELD_RW] = GVT_VOTER_RW,
    [GVT_FIELD_DISABILITY] = GVT_VOTER_DISABILITY,
    [GVT_FIELD_KTP_EL] = GVT_VOTER_KTP_EL,
    [GVT_FIELD_TPS] = GVT_VOTER_TPS,
  };
  GvtVoterHit *self = g_object_new (GVT_TYPE_VOTER_HIT, NULL);

  self->id = g_strdup (row->text[GVT_VOTER_DPID]);
  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    self->listed[i] = g_strdup (row->text[columns[i]]);
  self->nik_masked = gvt_nik_mask (self->listed[GVT_FIELD_NIK]);
  self->is_nik_faulty = row->is_nik_faulty || !gvt_nik_has_form (self->listed[GVT_FIELD_NIK]);
  self->village_code = g_strdup (gvt_leased_list_get_village (list));
  self->village = g_strdup (gvt_leased_list_get_village_name (list));
  self->election = g_strdup (gvt_leased_list_get_election (list));
  self->as_of = g_strdup (gvt_leased_list_get_as_of (list));
  self->list_version = gvt_leased_list_get_version (list);
  if (gvt_leased_list_get_stations (list) != NULL)
    self->stations = gvt_stations_ref (gvt_leased_list_get_stations (list));
  return self;
}

void
gvt_voter_hit_hide_nik (GvtVoterHit *self)
{
  g_free (self->nik_masked);
  self->nik_masked = g_strdup ("");
}

const char *
gvt_voter_hit_get_nik (GvtVoterHit *self)
{
  return self->listed[GVT_FIELD_NIK];
}

const char *
gvt_voter_hit_get_id (GvtVoterHit *self)
{
  return self->id;
}

const char *
gvt_voter_hit_get_name (GvtVoterHit *self)
{
  return self->listed[GVT_FIELD_NAME];
}

const char *
gvt_voter_hit_get_sex (GvtVoterHit *self)
{
  return self->listed[GVT_FIELD_SEX];
}

const char *
gvt_voter_hit_get_village_code (GvtVoterHit *self)
{
  return self->village_code;
}

const char *
gvt_voter_hit_get_village (GvtVoterHit *self)
{
  return self->village;
}

const char *
gvt_voter_hit_get_tps (GvtVoterHit *self)
{
  return self->listed[GVT_FIELD_TPS];
}

char *
gvt_voter_hit_describe_station (GvtVoterHit *self)
{
  return gvt_stations_describe (self->stations, gvt_voter_hit_get_tps (self));
}

const char *
gvt_voter_hit_get_nik_masked (GvtVoterHit *self)
{
  return self->nik_masked;
}

gboolean
gvt_voter_hit_is_nik_faulty (GvtVoterHit *self)
{
  return self->is_nik_faulty;
}

const char *
gvt_voter_hit_get_election (GvtVoterHit *self)
{
  return self->election;
}

const char *
gvt_voter_hit_get_as_of (GvtVoterHit *self)
{
  return self->as_of;
}

GListModel *
gvt_voter_hit_get_proposals (GvtVoterHit *self)
{
  return self->proposals;
}

void
gvt_voter_hit_set_proposals (GvtVoterHit *self, GListModel *proposals)
{
  g_set_object (&self->proposals, proposals);
}

void
gvt_voter_hit_set_match (GvtVoterHit *self, const GvtNameMatch *match)
{
  self->match = g_memdup2 (match, sizeof *match);
}

double
gvt_voter_hit_get_score (GvtVoterHit *self)
{
  return self->match != NULL ? self->match->score : 0;
}

char *
gvt_voter_hit_describe_match (GvtVoterHit *self)
{
  return self->match != NULL ? gvt_match_describe (self->match) : g_strdup ("");
}

const char *
gvt_voter_hit_get_listed (GvtVoterHit *self, GvtProposalField field)
{
  return (guint) field < GVT_N_LIST_FIELDS ? self->listed[field] : NULL;
}

void
gvt_voter_hit_fill_proposal (GvtVoterHit *self, GvtProposalInput *input)
{
  input->village = self->village_code;
  input->election = self->election;
  input->list_version = self->list_version;
  input->values[GVT_FIELD_NIK] = gvt_nik_has_form (self->listed[GVT_FIELD_NIK])
                                     ? self->listed[GVT_FIELD_NIK]
                                     : NULL;
  input->values[GVT_FIELD_NAME] = self->listed[GVT_FIELD_NAME];
  input->values[GVT_FIELD_SEX] = self->listed[GVT_FIELD_SEX];
  input->values[GVT_FIELD_TPS] = self->listed[GVT_FIELD_TPS];
}

static void
add_match (const GvtNameMatch *match, JsonObject *object)
{
  JsonArray *reasons = json_array_new ();

  for (guint i = 0; i < match->n_reasons; i++)
    {
      const GvtMatchReason *reason = &match->reasons[i];
      JsonObject *one = json_object_new ();
      char *words = gvt_match_reason_words (reason);

      json_object_set_string_member (one, "code", gvt_match_code_to_text (reason->code));
      json_object_set_string_member (one, "given", reason->given);
      json_object_set_string_member (one, "listed", reason->listed);
      json_object_set_string_member (one, "words", words);
      json_array_add_object_element (reasons, one);
      gvt_wipe_free (words);
    }
  json_object_set_double_member (object, "score", match->score);
  json_object_set_array_member (object, "reasons", reasons);
}

JsonObject *
gvt_voter_hit_to_json (GvtVoterHit *self)
{
  static const struct
  {
    const char *name;
    guint id;
  } members[] = {
    { "id", PROP_ID },   { "nik_masked", PROP_NIK_MASKED },     { "name", PROP_NAME },
    { "sex", PROP_SEX }, { "village_code", PROP_VILLAGE_CODE }, { "village", PROP_VILLAGE },
    { "tps", PROP_TPS }, { "election", PROP_ELECTION },         { "as_of", PROP_AS_OF },
  };
  JsonObject *object = json_object_new ();
  JsonArray *proposals = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (self->proposals); i++)
    {
      g_autoptr (GvtProposal) proposal = g_list_model_get_item (self->proposals, i);

      json_array_add_object_element (proposals, gvt_proposal_to_json (proposal));
    }
  json_object_set_array_member (object, "proposals", proposals);
  json_object_set_boolean_member (object, "nik_faulty", self->is_nik_faulty);
  if (self->match != NULL)
    add_match (self->match, object);
  gvt_stations_add_json (self->stations, gvt_voter_hit_get_tps (self), object);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    json_object_set_string_member (object, members[i].name, text_of (self, members[i].id));
  return object;
}
