/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-doctor.h"

G_BEGIN_DECLS

/** gvt_doctor_examine_attachments: whether each file that an event names is here, and is what its
 * name says. None can be made again. @files: (out): @broken holds their names */
void gvt_doctor_examine_attachments (GvtJournal *journal, GvtDoctorFiles *files);

G_END_DECLS
