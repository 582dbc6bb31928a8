/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-progress.h"
#include "gvt-roll.h"
#include "gvt-stations.h"

G_BEGIN_DECLS

/* A visitor asks whether he is listed, by what stands on his own card: the whole NIK and the name.
 * He is told yes, with the polling station of the list; or, in one and the same words and after one
 * and the same time, that these two are not found here, whatever the cause: the number is nobody's,
 * the name is another's, the village is not carried, its list is damaged. So nobody learns by it
 * that somebody else's number is right. Each try is an event with its subject and without the
 * number, on the disk before the answer.
 *
 * An officer begins it. From then on the roll key and the lists need not be in memory: what stays
 * is a table of marks (gvt-self-check-table.h), and the key that subjects are made with, because a
 * voter's trail must tell of a try, too. It closes when the profile locks. Any thread. */
#define GVT_TYPE_SELF_CHECK (gvt_self_check_get_type ())
G_DECLARE_FINAL_TYPE (GvtSelfCheck, gvt_self_check, GVT, SELF_CHECK, GObject)

/* Wrong answers until the officer has to come. They count over all visitors: a right answer between
 * them, which anybody can give who knows his own card, takes none back. */
#define GVT_SELF_CHECK_TRIES 5

/* How long an answer takes at least; what takes longer is rounded up to its next multiple. */
#define GVT_SELF_CHECK_ANSWER_US (2 * G_USEC_PER_SEC)

#define GVT_SELF_CHECK_PURPOSE "self-check" /* as it stands in the journal, in any language */

/* What a visitor is told; "" throughout where the two are not found. */
typedef struct
{
  gboolean is_listed;
  char *tps;
  char *village; /* its name */
  char *election;
  char *as_of;           /* "YYYY-MM-DD" */
  GvtStations *stations; /* (nullable): of the village */
} GvtSelfCheckAnswer;

void gvt_self_check_answer_free (GvtSelfCheckAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSelfCheckAnswer, gvt_self_check_answer_free)

/** gvt_self_check_answer_words: the answer itself, in a sentence without names and numbers.
 * Translated */
const char *gvt_self_check_answer_words (const GvtSelfCheckAnswer *self);
/** gvt_self_check_answer_describe: what goes with it: of which list and day it is; or what to do
 * now. Translated. Returns: (transfer full) */
char *gvt_self_check_answer_describe (const GvtSelfCheckAnswer *self);
/** gvt_self_check_answer_describe_station: where his station was and what is known of it. Returns:
 * (transfer full): "" where nothing is */
char *gvt_self_check_answer_describe_station (const GvtSelfCheckAnswer *self);
/** gvt_self_check_answer_to_json: {"listed","tps","village","election","as_of","notice"}, and
 * "station" where it is known. Returns: (transfer full) */
JsonObject *gvt_self_check_answer_to_json (const GvtSelfCheckAnswer *self);

/** gvt_self_check_new: of all lists that @roll has open, which is not kept. @progress: (nullable):
 * rows, of how many. Blocks. %GVT_ERROR_FORBIDDEN for who is no officer, %GVT_ERROR_LOCKED when the
 * roll is closed. Returns: (transfer full) (nullable) */
GvtSelfCheck *gvt_self_check_new (GvtProfile *profile,
                                  GvtRoll *roll,
                                  GvtProgress *progress,
                                  GCancellable *cancellable,
                                  GError **error);

/** gvt_self_check_set_answer_time: another least time for an answer than
 * %GVT_SELF_CHECK_ANSWER_US; 0 for none: for tests and measurements */
void gvt_self_check_set_answer_time (GvtSelfCheck *self, gint64 answer_us);

/** gvt_self_check_form_problem: what is wrong with the form of the two, which the lists have no
 * part in. Translated. Returns: (transfer full) (nullable): %NULL when they can be asked with */
char *gvt_self_check_form_problem (const char *nik, const char *name);

/**
 * gvt_self_check_ask:
 * @nik: as it was typed; separators between digits do not matter
 * @name: as on the card; folded (gvt-name-fold.h)
 *
 * Blocks for %GVT_SELF_CHECK_ANSWER_US, also when it fails. %GVT_ERROR_BAD_INPUT at once for a form
 * that cannot be right, which is no try; %GVT_ERROR_TOO_SOON when no try is left;
 * %GVT_ERROR_EXPIRED when the time of a list is over; %GVT_ERROR_LOCKED when it was closed.
 *
 * Returns: (transfer full) (nullable)
 */
GvtSelfCheckAnswer *gvt_self_check_ask (GvtSelfCheck *self,
                                        const char *nik,
                                        const char *name,
                                        GCancellable *cancellable,
                                        GError **error);

guint gvt_self_check_get_tries_left (GvtSelfCheck *self);
/** gvt_self_check_renew: all tries again: an officer has typed his passphrase */
void gvt_self_check_renew (GvtSelfCheck *self);
/** gvt_self_check_close: drops the table and its keys */
void gvt_self_check_close (GvtSelfCheck *self);

G_END_DECLS
