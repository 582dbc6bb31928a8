/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-event.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* Who looked at a voter, when and why: all events whose subject is his keyed number, and those of
 * proposals that were written blind and found to be about him. So it holds questions by his NIK,
 * here and to the centre, openings of his page after a search by name, looks for people like him
 * when a proposal about him was typed, his own self-checks or those that were tried with his
 * number, showings of his whole number, what was done with proposals about him, openings of them
 * among it, and readings of this very trail.
 *
 * It cannot hold what the journal does not know: a search by name has the words as its subject, and
 * not whom it showed in the list of people found; of a worklist, of a comparison of many people and
 * of an answer of the centre it is recorded that somebody opened it, not each person in it. */

/** gvt_voter_trail_words: what somebody did by an event of @kind, and whether he asked fast.
 * Returns: (transfer full): translated; @kind itself, of a newer version's */
char *gvt_voter_trail_words (const char *kind, GBytes *body);

/** gvt_voter_trail_to_json: {"id","at_us","actor","kind","purpose","reason","answer","is_fast"};
 * null where the body has none. Returns: (transfer full) */
JsonObject *gvt_voter_trail_to_json (const GvtEventHeader *header, GBytes *body);

/** gvt_voter_trail_text: of the body, "purpose" "reason" or "answer". Returns: (transfer full): ""
 * where it has none */
char *gvt_voter_trail_text (GBytes *body, const char *member);

/**
 * gvt_voter_trail_own:
 * @nik: separators between digits do not matter
 * @purpose: why, as gvt_purpose_check() takes it
 *
 * What this laptop's own journal has of him, by time. That it was read is an event of its own, on
 * the disk before this returns, and stands at the end. What other laptops know the centre tells.
 * For officers. Any thread; blocks.
 *
 * Returns: (transfer full) (element-type GvtEvent) (nullable)
 */
GPtrArray *
gvt_voter_trail_own (GvtProfile *profile, const char *nik, const char *purpose, GError **error);

G_END_DECLS
