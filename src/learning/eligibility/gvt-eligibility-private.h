/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-eligibility.h"

G_BEGIN_DECLS

/** gvt_eligibility_cite: the statement of this id, inside the program, stands behind what is said;
 * once, however often it is cited. */
void gvt_eligibility_cite (GvtEligibility *self, const char *statement);

/** gvt_eligibility_advise: adds what to bring and what to do next, once the outcome is known. */
void gvt_eligibility_advise (GvtEligibility *self, const GvtEligibilityAnswers *answers);

G_END_DECLS
