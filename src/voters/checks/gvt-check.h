/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-check-answer.h"
#include "gvt-event.h"

G_BEGIN_DECLS

/* A question to the centre about a voter whom no list on this laptop has, and what came back.
 * Immutable; any thread. Whom it is about is there only in what gvt_checks_read() gives; it is
 * masked, and wiped with the object. */
#define GVT_TYPE_CHECK (gvt_check_get_type ())
G_DECLARE_FINAL_TYPE (GvtCheck, gvt_check, GVT, CHECK, GObject)

const GvtId *gvt_check_get_id (GvtCheck *self);
/** gvt_check_get_by: "nik" or "name" */
const char *gvt_check_get_by (GvtCheck *self);
const char *gvt_check_get_village (GvtCheck *self); /* that the voter named: a code, or "" */
const char *gvt_check_get_purpose (GvtCheck *self);
/** gvt_check_get_visit: (nullable): on which it was asked */
const GvtId *gvt_check_get_visit (GvtCheck *self);
gint64 gvt_check_get_asked_at (GvtCheck *self);
const char *gvt_check_get_asked_by (GvtCheck *self); /* user code */
/** gvt_check_get_answer: Returns: (transfer none) (nullable): %NULL while the centre has not
 * answered */
const GvtCheckAnswer *gvt_check_get_answer (GvtCheck *self);
/** gvt_check_get_who: Returns: (transfer none) (nullable): the masked NIK or the name that was
 * asked for; %NULL while sealed, or erased */
const char *gvt_check_get_who (GvtCheck *self);

/** gvt_check_state_words: "Waits for the centre", "Found" ..., translated */
const char *gvt_check_state_words (GvtCheck *self);
/** gvt_check_describe: the answer in sentences: each voter it fits with polling station, list and
 * day; or that nobody does, and of which lists. Translated. Returns: (transfer full) */
char *gvt_check_describe (GvtCheck *self);

/** gvt_check_to_json: {"id","by","village_code","purpose","visit","asked_at","asked_by","answer"
 * ("waiting" before it came),"lists"} and, where it was read, "who" and "hits": [{"name","sex",
 * "nik_masked","village_code","village","tps","election","as_of"}]. Returns: (transfer full) */
JsonObject *gvt_check_to_json (GvtCheck *self);

/** gvt_check_new_from_event: of a GVT_CHECK_ASKED_KIND. Returns: (transfer full) (nullable) */
GvtCheck *gvt_check_new_from_event (const GvtEvent *asked, GError **error);
/** gvt_check_take_answer: while it is being made. @answer: (transfer full) */
void gvt_check_take_answer (GvtCheck *self, GvtCheckAnswer *answer);
/** gvt_check_take_who: likewise. @who: (transfer full) */
void gvt_check_take_who (GvtCheck *self, char *who);

G_END_DECLS
