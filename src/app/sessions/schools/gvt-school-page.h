/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* A school's list of pupils beside the voter lists: listed, not listed, not yet 17; who is not
 * listed is one touch from a proposal, and of whom nothing can be said here the centre is asked.
 * For data officers and supervisors. Actions: school.take, school.template, school.erase. */
#define GVT_TYPE_SCHOOL_PAGE (gvt_school_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtSchoolPage, gvt_school_page, GVT, SCHOOL_PAGE, GvtSectionPage)

GvtSectionPage *gvt_school_page_new (const GvtId *visit); /* (transfer floating) */

G_END_DECLS
