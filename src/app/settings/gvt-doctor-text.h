/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-doctor.h"

G_BEGIN_DECLS

/* What the examination of a laptop's data found, for the page. */
typedef enum
{
  GVT_DOCTOR_PART_KEYS,
  GVT_DOCTOR_PART_RECORDS,
  GVT_DOCTOR_PART_TABLES,
  GVT_DOCTOR_PART_PHOTOS,
  GVT_DOCTOR_PART_LISTS,
  GVT_DOCTOR_PART_MODULES,
  GVT_DOCTOR_PART_BACKUPS,
  GVT_DOCTOR_N_PARTS,
} GvtDoctorPart;

/** gvt_doctor_part_title: Returns: (transfer none) */
const char *gvt_doctor_part_title (GvtDoctorPart part);
/** gvt_doctor_part_describe: @is_well: (out): whether nothing is left to be done there. Returns:
 * (transfer full): how many there are, and what became of them */
char *
gvt_doctor_part_describe (const GvtDoctorReport *report, GvtDoctorPart part, gboolean *is_well);
/** gvt_doctor_can_repair: whether something was found that can be made again, and was not yet */
gboolean gvt_doctor_can_repair (const GvtDoctorReport *report);
/** gvt_doctor_describe_stage: Returns: (transfer full): a #GvtJobWords */
char *gvt_doctor_describe_stage (guint stage, guint64 count, guint64 total);

G_END_DECLS
