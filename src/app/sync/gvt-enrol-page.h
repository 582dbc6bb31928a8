/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* Makes a folder a laptop of the centre: address and code, then who uses it with which passphrase.
 * When it is done the profile is unlocked. Actions: enrol.ask, enrol.take, enrol.file,
 * enrol.cancel. */
#define GVT_TYPE_ENROL_PAGE (gvt_enrol_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtEnrolPage, gvt_enrol_page, GVT, ENROL_PAGE, GvtSectionPage)

G_END_DECLS
