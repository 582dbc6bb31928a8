/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-pupil.h"
#include "gvt-sheet.h"

G_BEGIN_DECLS

#define GVT_PUPIL_NOWHERE G_MAXUINT

/* Where each field stands in a school's sheet. */
typedef struct
{
  guint at[GVT_PUPIL_N_FIELDS]; /* column, or %GVT_PUPIL_NOWHERE */
  guint place_and_date;         /* of "Tempat, tanggal lahir" in one cell, likewise */
  guint n_rows;                 /* of @rows: what stands above the first pupil */
} GvtPupilHeadings;

/** gvt_pupil_headings_find: among the first rows of @rows (of #GvtSheetRow), below whatever titles
 * and letterhead stand there; headings of two rows, the lower one under a merged cell, too.
 * Returns: %FALSE where no row has a column of names beside one of NIKs or birth dates */
gboolean gvt_pupil_headings_find (GPtrArray *rows, GvtPupilHeadings *headings);

/** gvt_pupil_heading_words: as the template has it, and complaints name it. Not translated: it is
 * what stands in the file. Returns: (transfer none) */
const char *gvt_pupil_heading_words (GvtPupilField field);

G_END_DECLS
