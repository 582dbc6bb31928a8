/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-event.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* Who looked at a voter, when and why, from the events whose subject is his keyed number. It finds
 * questions by his NIK, looks for people like him when a proposal about him was typed, his own
 * self-checks or those that were tried with his number, showings of his whole number, and readings
 * of this very trail. A search by name has the name as its subject, so it is not among them. */

/** gvt_voter_trail_kinds: the kinds of such events. Returns: (array zero-terminated=1) */
const char *const *gvt_voter_trail_kinds (void);

/** gvt_voter_trail_words: what somebody did by an event of @kind. Translated */
const char *gvt_voter_trail_words (const char *kind);

/** gvt_voter_trail_to_json: {"id","at_us","actor","kind","purpose","reason","answer"}; null where
 * the body has none. Returns: (transfer full) */
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
