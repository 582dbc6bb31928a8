/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-pupil.h"

G_BEGIN_DECLS

/* The lists of pupils that a school gave for a visit: for data officers and supervisors
 * (%GVT_ERROR_FORBIDDEN, %GVT_ERROR_LOCKED), inside their area. Whom they name stands in the
 * erasable part of events alone, sealed to the roll; it never leaves the laptop, and goes on the
 * day on which the plan of the visit has names erased, or before by gvt_school_lists_erase(). Any
 * thread; blocks. */

/* What is here of a visit's lists; nobody is named. */
typedef struct
{
  guint n_lists;      /* imports of which something is kept */
  guint n_pupils;     /* kept, as they stand in the files: who stands there twice counts twice */
  guint n_erased;     /* pupils who were erased */
  guint n_left_out;   /* lines of the kept files that could not be read */
  gint64 taken_at_us; /* the latest import that is kept; 0 where none is */
  char *erased_on;    /* (nullable): "YYYY-MM-DD": when what is kept goes */
} GvtSchoolListState;

void gvt_school_list_state_clear (GvtSchoolListState *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtSchoolListState, gvt_school_list_state_clear)

/**
 * gvt_school_lists_take:
 * @pupils: (element-type GvtPupil): from gvt_school_sheet_read()
 * @n_left_out: lines that were not read
 * @purpose: why they are taken, as gvt_purpose_check() takes it
 *
 * Keeps one file beside what was taken for the same visit before: a school may give a file for each
 * class. On disk when this returns. %GVT_ERROR_STATE where the visit's names are to be gone by now.
 */
gboolean gvt_school_lists_take (GvtProfile *profile,
                                const GvtId *visit,
                                GPtrArray *pupils,
                                guint n_left_out,
                                const char *purpose,
                                GError **error);

/** gvt_school_lists_read_state: @state: (out caller-allocates) */
gboolean gvt_school_lists_read_state (GvtProfile *profile,
                                      const GvtId *visit,
                                      GvtSchoolListState *state,
                                      GError **error);

/** gvt_school_lists_read: in the order of the files, each once; @n_twice: (out): how many lines
 * said the same of somebody again. Recording why they are read is left to who calls. Returns:
 * (transfer full) (element-type GvtPupil) (nullable) */
GPtrArray *
gvt_school_lists_read (GvtProfile *profile, const GvtId *visit, guint *n_twice, GError **error);

/** gvt_school_lists_erase: all of a visit, now: an erasure, as that of attendance is, and backups
 * from before are made anew. @n_erased: (out): pupils; 0 where nothing was kept */
gboolean
gvt_school_lists_erase (GvtProfile *profile, const GvtId *visit, guint *n_erased, GError **error);

G_END_DECLS
