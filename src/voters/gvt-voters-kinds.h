/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/* The kinds of event that look-ups are. Programs put this among the projections of their journal.
 */
extern const GvtProjection gvt_voters_projection;

/* Subject: the NIK, keyed. Body: purpose, answer, how many hits; "is_fast" where it was asked
 * faster than a queue asks (gvt-lookup-pace.h). */
#define GVT_KIND_LOOKED_UP "voter.looked_up/1"
/* Subject: the words, keyed. Body: as the one above. */
#define GVT_KIND_SEARCHED "voter.searched/1"
/* Who was found by a name or a row's code was opened. Subject: the NIK, keyed; where the list has
 * none, the row's id. Body: purpose of the question. After a question by NIK there is none: that
 * question is about nobody else. */
#define GVT_KIND_OPENED "voter.opened/1"
/* Many people at once were looked for in the lists. Body: purpose, "people", "found", "lists". No
 * subject, as with a worklist: nobody's row was opened. */
#define GVT_KIND_MATCHED "voter.matched/1"
/* A visitor's try. Subject: the NIK that was typed, keyed. Body: purpose, "listed" or "not_found".
 */
#define GVT_KIND_SELF_CHECKED "voter.self_checked/1"
/* Who looked a voter up was read. Subject: the NIK, keyed. Body: purpose. */
#define GVT_KIND_TRAIL_READ "voter.trail_read/1"
/* Somebody's whole NIK was shown. Subject: that NIK, keyed. Body: "reason" (a code), and in
 * "purpose" more of it in words. */
#define GVT_KIND_NIK_SHOWN "voter.nik_shown/1"

/* The keys of a lease are gone from this laptop: {"lease", "reason": "revoked" or "ended"}. */
#define GVT_LEASE_DESTROYED_KIND "lease.destroyed/1"
/* A code that the centre read over the telephone was taken: {"lease", "not_after_us"}. */
#define GVT_LEASE_CODE_USED_KIND "lease.code_used/1"

/* The previous version of a village's list took the place of the present one, by a person's act:
 * {"election"}. */
#define GVT_LIST_ROLLED_BACK_KIND "list.rolled_back/1"

G_END_DECLS
