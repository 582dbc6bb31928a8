/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-roll.h"
#include "gvt-voter-hit.h"

G_BEGIN_DECLS

/* Looking somebody up. Each question is an event in the journal, with its purpose and without its
 * words, on the disk before the answer is shown. For data officers and supervisors, inside their
 * area. */

#define GVT_LOOKUP_MIN_QUERY 2 /* letters of a name */
#define GVT_LOOKUP_MAX_QUERY 200
#define GVT_LOOKUP_LIMIT     20 /* hits, unless another limit is given */
#define GVT_LOOKUP_MAX_LIMIT 200

/* Three answers, never merged, and a fourth for a list that rots. Only "not found" says something
 * about the voter, and only where he named a village whose list is here, whole. */
typedef enum
{
  GVT_LOOKUP_FOUND,
  GVT_LOOKUP_NOT_CARRIED, /* not in the villages carried here; which is his was not said, or its
                             list is not here: the centre can tell (gvt-check-acts.h) */
  GVT_LOOKUP_DAMAGED,     /* nowhere, but a list that may tell is damaged: fetch it again */
  GVT_LOOKUP_NOT_FOUND,   /* the list of the village that he named has nobody such */
} GvtLookupAnswer;

/** gvt_lookup_answer_to_text: "found", "not_carried", "damaged", "not_found" */
const char *gvt_lookup_answer_to_text (GvtLookupAnswer answer);
/** gvt_lookup_answer_words: the same for people, translated; no two are alike */
const char *gvt_lookup_answer_words (GvtLookupAnswer answer);

/* What came of one question. */
#define GVT_TYPE_LOOKUP (gvt_lookup_get_type ())
G_DECLARE_FINAL_TYPE (GvtLookup, gvt_lookup, GVT, LOOKUP, GObject)

GvtLookupAnswer gvt_lookup_get_answer (GvtLookup *self);
/** gvt_lookup_get_hits: Returns: (transfer none) (element-type GvtVoterHit) */
GListModel *gvt_lookup_get_hits (GvtLookup *self);
/** gvt_lookup_get_lists: Returns: (transfer none) (element-type GvtLeasedList): what was searched,
 * each with its election and day: an answer is only as good as these */
GListModel *gvt_lookup_get_lists (GvtLookup *self);
/** gvt_lookup_get_damaged: Returns: (transfer none) (element-type GvtLeasedList): what should have
 * been searched too, and cannot be read; for gvt_damaged_lists_describe() */
GListModel *gvt_lookup_get_damaged (GvtLookup *self);
/** gvt_lookup_get_proposals: what was reported in the user's area under the NIK that was asked for
 * and stands, whether
 * or not any list has it: a new voter, written down a minute ago (I7). Empty for a name, which
 * stands in no proposal's clear part. Returns: (transfer none) (element-type GvtProposal) */
GListModel *gvt_lookup_get_proposals (GvtLookup *self);
guint gvt_lookup_get_searched_rows (GvtLookup *self);
gint64 gvt_lookup_get_elapsed_us (GvtLookup *self); /* of the search, its record apart */
/** gvt_lookup_is_cut: there are more hits than the limit: ask for one more fact */
gboolean gvt_lookup_is_cut (GvtLookup *self);

/** gvt_lookup_is_fast: asked faster than a queue asks, as its event says (gvt-lookup-pace.h) */
gboolean gvt_lookup_is_fast (GvtLookup *self);

/**
 * gvt_lookup_open_person:
 * @hit: of gvt_lookup_get_hits()
 *
 * Somebody's page is about to be seen. That he was opened, and for which purpose, is an event on
 * the disk before this returns, as D3 wants it; a question by his NIK was that event already. For
 * officers, inside their area. Any thread; blocks.
 */
gboolean
gvt_lookup_open_person (GvtLookup *self, GvtProfile *profile, GvtVoterHit *hit, GError **error);

/** gvt_lookup_describe_source: of which list and day the answer is, translated: what goes with each
 * polling station that was found, otherwise what was searched. Returns: (transfer full) */
char *gvt_lookup_describe_source (GvtLookup *self);

/** gvt_lookup_to_json: {"answer","hits","is_cut","lists","damaged","proposals","notice",
 * "searched_rows","elapsed_us","is_fast"}; "notice" is gvt_lookup_describe_source(); of a list
 * "village","village_name","election","as_of". Returns: (transfer full) */
JsonObject *gvt_lookup_to_json (GvtLookup *self);

/**
 * gvt_lookup_by_nik:
 * @nik: exactly as it stands in the list; separators between digits do not matter
 * @village: (nullable): the village that the voter names: then its list alone; or %NULL for all
 *   lists here, whose silence is no answer about him
 * @purpose: why, as gvt_purpose_check() takes it
 *
 * Any thread; blocks. %GVT_ERROR_FORBIDDEN by role or area, %GVT_ERROR_LOCKED when the roll is
 * closed or another user's, %GVT_ERROR_BAD_INPUT for a question that cannot be one.
 *
 * Returns: (transfer full) (nullable)
 */
GvtLookup *gvt_lookup_by_nik (GvtProfile *profile,
                              GvtRoll *roll,
                              const char *nik,
                              const char *village,
                              const char *purpose,
                              GError **error);

/**
 * gvt_lookup_by_nik_part:
 * @part: 4 to 15 digits: so few as five are the last ones, more stand anywhere in the NIK
 *
 * For a worn card. No NIK is shown (I11). @limit as of gvt_lookup_by_name(), the rest as
 * gvt_lookup_by_nik().
 *
 * Returns: (transfer full) (nullable)
 */
GvtLookup *gvt_lookup_by_nik_part (GvtProfile *profile,
                                   GvtRoll *roll,
                                   const char *part,
                                   const char *village,
                                   guint limit,
                                   const char *purpose,
                                   GError **error);

/**
 * gvt_lookup_by_name:
 * @text: the name as it is said, spelt or shortened, or the beginnings of its words, with a birth
 *   date or year, hamlet, village, RT if they are known (gvt_name_query_read()); whoever fits best
 *   comes first. If it or
 *   @birth holds a full birth date, no NIK is shown, not even masked (I11)
 * @birth: (nullable): "YYYY", "YYYY-MM" or "YYYY-MM-DD", weighed with the name; it goes before one
 *   in @text
 * @village: (nullable): a village or larger region, or %NULL for all lists here
 * @limit: at most so many hits; 0 for %GVT_LOOKUP_LIMIT
 *
 * As gvt_lookup_by_nik().
 *
 * Returns: (transfer full) (nullable)
 */
GvtLookup *gvt_lookup_by_name (GvtProfile *profile,
                               GvtRoll *roll,
                               const char *text,
                               const char *birth,
                               const char *village,
                               guint limit,
                               const char *purpose,
                               GError **error);

G_END_DECLS
