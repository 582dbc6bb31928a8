/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-lookup.h"

G_BEGIN_DECLS

/* What came of a question at the voter desk: nothing asked yet, looking, people found, or what
 * their absence means. Properties "has-people": people are shown; "is-waiting": nothing was
 * asked, and there is nothing to see of it. Signals: "retry"; "chosen"
 * (#GvtVoterHit): somebody found was chosen. Its acts are of the page around it:
 * "voters.ask-centre", "voters.report". */
#define GVT_TYPE_VOTERS_ANSWER (gvt_voters_answer_get_type ())
G_DECLARE_FINAL_TYPE (GvtVotersAnswer, gvt_voters_answer, GVT, VOTERS_ANSWER, AdwBin)

/** gvt_voters_answer_clear: as before any question: nobody is kept */
void gvt_voters_answer_clear (GvtVotersAnswer *self);
/** gvt_voters_answer_load: a worker looks; @is_slowed: it waits first (gvt-lookup-pace.h);
 * @cancellable: cancelled by the button */
void gvt_voters_answer_load (GvtVotersAnswer *self, gboolean is_slowed, GCancellable *cancellable);
void gvt_voters_answer_fail (GvtVotersAnswer *self, const GError *error);
/** gvt_voters_answer_show: @typed: the question, whose slip a number may be */
void gvt_voters_answer_show (GvtVotersAnswer *self, GvtLookup *lookup, const char *typed);
gboolean gvt_voters_answer_has_people (GvtVotersAnswer *self);

G_END_DECLS
