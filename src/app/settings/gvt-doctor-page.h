/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* "Periksa data": all of this laptop's data is looked at, and what can be made again is, when asked
 * for. Actions: doctor.examine, doctor.repair, doctor.cancel; doctor.act is the one of the first
 * two that comes next. */
#define GVT_TYPE_DOCTOR_PAGE (gvt_doctor_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtDoctorPage, gvt_doctor_page, GVT, DOCTOR_PAGE, GvtSectionPage)

GvtSectionPage *gvt_doctor_page_new (void);

G_END_DECLS
