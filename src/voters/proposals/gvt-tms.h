/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-code-list.h"

G_BEGIN_DECLS

/* Why somebody does not qualify (tidak memenuhi syarat), and what is to be shown for it. A number
 * means nothing without the version of its scheme: 8 is a wrong polling station in 2023/2024, and
 * was a loss of memory in 2018-2020. */

/* The schemes, by their own names. */
extern const GvtCode gvt_tms_schemes[];

/** gvt_tms_scheme_code: @typed: (nullable): as people write it, with a hyphen, a dash or a stroke.
 * Returns: (transfer none) (nullable): the scheme's code, as events have it */
const char *gvt_tms_scheme_code (const char *typed);

/** gvt_tms_codes_of: Returns: (transfer none) (nullable): the scheme's list, in its order */
const GvtCode *gvt_tms_codes_of (const char *scheme);

/** gvt_tms_is_listed: whether there is @code (nullable) in @scheme */
gboolean gvt_tms_is_listed (const char *scheme, const char *code);

/** gvt_tms_is_proposed: whether it may still be proposed: a disability of the mind stands in old
 * lists alone, and is offered to nobody */
gboolean gvt_tms_is_proposed (const char *scheme, const char *code);

/** gvt_tms_evidence: any one of these is to be shown. Returns: (transfer none) (nullable): %NULL
 * where no rule is known */
const char *const *gvt_tms_evidence (const char *scheme, const char *code);

/** gvt_tms_is_shown: whether @evidence (nullable) holds what the rule asks for; where none is known
 * nothing is asked for */
gboolean gvt_tms_is_shown (const char *scheme, const char *code, const char *const *evidence);

/** gvt_tms_describe: "6 Soldier (TNI), of 2023/2024", also of a code that is not known here.
 * Returns: (transfer full) */
char *gvt_tms_describe (const char *scheme, const char *code);

/** gvt_tms_describe_evidence: what is to be shown, or that no rule is known, which is to be
 * verified. Returns: (transfer full) */
char *gvt_tms_describe_evidence (const char *scheme, const char *code);

G_END_DECLS
