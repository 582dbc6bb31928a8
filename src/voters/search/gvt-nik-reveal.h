/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-voter-hit.h"

G_BEGIN_DECLS

/* Why somebody's whole NIK is looked at; codes, as they stand in the journal. */
typedef struct
{
  const char *code;
  const char *words; /* to be translated with _() */
} GvtRevealReason;

/** gvt_nik_reveal_reasons: Returns: (array zero-terminated=1): ends with a %NULL code */
const GvtRevealReason *gvt_nik_reveal_reasons (void);

/** gvt_nik_may_reveal: not where the question held a full birth date (I11), nor where the list has
 * no number */
gboolean gvt_nik_may_reveal (GvtVoterHit *hit);

/**
 * gvt_nik_reveal:
 * @reason: a code of gvt_nik_reveal_reasons()
 * @words: (nullable): more of it, as gvt_purpose_check() takes it; with "other" it must be there
 *
 * The whole NIK of who was found. That it was shown, and why, is an event on the disk before this
 * returns. For officers, inside their area. Any thread; blocks. %GVT_ERROR_STATE where I11 forbids
 * it.
 *
 * Returns: (transfer full) (nullable): free with gvt_wipe_free()
 */
char *gvt_nik_reveal (
    GvtProfile *profile, GvtVoterHit *hit, const char *reason, const char *words, GError **error);

G_END_DECLS
