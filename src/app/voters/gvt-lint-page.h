/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-roll.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* What is doubtful in the lists: how many rows break each rule, and which; a row opens the voter,
 * which is a look-up. Rows are told without names. Actions: lint.save (as CSV), lint.more. */
#define GVT_TYPE_LINT_PAGE (gvt_lint_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtLintPage, gvt_lint_page, GVT, LINT_PAGE, GvtSectionPage)

/** gvt_lint_page_new: @area: a village, or "" for all. Returns: (transfer floating) */
GvtSectionPage *gvt_lint_page_new (GvtRoll *roll, const char *area);

G_END_DECLS
