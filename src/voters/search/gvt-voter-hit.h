/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "gvt-proposal-input.h"

G_BEGIN_DECLS

/* One voter found: what a data officer needs to tell him where he votes, and no more. Properties
 * "id", "name", "sex", "village-code", "village", "tps", "nik-masked", "nik-faulty", "election",
 * "as-of" and "proposals" (what was reported about him and stands, also a minute ago and unsent,
 * I7). The full NIK is inside for a proposal about him, and wiped with the object. */
#define GVT_TYPE_VOTER_HIT (gvt_voter_hit_get_type ())
G_DECLARE_FINAL_TYPE (GvtVoterHit, gvt_voter_hit, GVT, VOTER_HIT, GObject)

const char *gvt_voter_hit_get_id (GvtVoterHit *self); /* DPID; may be "" */
const char *gvt_voter_hit_get_name (GvtVoterHit *self);
const char *gvt_voter_hit_get_sex (GvtVoterHit *self);
const char *gvt_voter_hit_get_village_code (GvtVoterHit *self);
const char *gvt_voter_hit_get_village (GvtVoterHit *self); /* its name */
const char *gvt_voter_hit_get_tps (GvtVoterHit *self);
/** gvt_voter_hit_describe_station: where his station was and what is known of it
 * (gvt_stations_describe()). Returns: (transfer full): "" where nothing is */
char *gvt_voter_hit_describe_station (GvtVoterHit *self);
/** gvt_voter_hit_get_nik_masked: "" where the query held a full birth date (I11) */
const char *gvt_voter_hit_get_nik_masked (GvtVoterHit *self);
/** gvt_voter_hit_is_nik_faulty: the number is none, or the centre found that it is another voter's
 * too: it says nothing about who he is */
gboolean gvt_voter_hit_is_nik_faulty (GvtVoterHit *self);
const char *gvt_voter_hit_get_election (GvtVoterHit *self);
const char *gvt_voter_hit_get_as_of (GvtVoterHit *self);
/** gvt_voter_hit_get_proposals: Returns: (transfer none) (element-type GvtProposal) */
GListModel *gvt_voter_hit_get_proposals (GvtVoterHit *self);

/** gvt_voter_hit_get_score: how well he fits what was asked for, 0 to 1; 0 where nobody asked */
double gvt_voter_hit_get_score (GvtVoterHit *self);
/** gvt_voter_hit_describe_match: why it is a hit, translated; holds words of the name. Returns:
 * (transfer full): "" where nobody asked; free with gvt_wipe_free() */
char *gvt_voter_hit_describe_match (GvtVoterHit *self);

/** gvt_voter_hit_get_listed: what the list has in a field that can be changed, right or wrong: what
 * a proposal names as the old value. Numbers of cards are whole: not for a screen. Returns:
 * (transfer none): "" where the list has nothing; %NULL for a field that is in no list */
const char *gvt_voter_hit_get_listed (GvtVoterHit *self, GvtProposalField field);

/** gvt_voter_hit_fill_proposal: whom a proposal is about, without showing his NIK: village, list,
 * NIK (where it is one), name, sex and TPS. Borrowed: @self must outlive @input. */
void gvt_voter_hit_fill_proposal (GvtVoterHit *self, GvtProposalInput *input);

/** gvt_voter_hit_to_json:
 * {"id","nik_masked","nik_faulty","name","sex","village_code","village","tps",
 * "election","as_of","proposals"}, and "station" where it is known (gvt_stations_add_json()); of
 * one that was asked for also "score" and "reasons":[{"code","given","listed","words"}].
 * Returns: (transfer full) */
JsonObject *gvt_voter_hit_to_json (GvtVoterHit *self);

G_END_DECLS
