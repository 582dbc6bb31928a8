/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-pupil.h"

G_BEGIN_DECLS

/* A school's list of pupils, as schools send it: CSV or a workbook, with a title above the headings
 * or none, columns in any order, and others that are passed over. Pure; any thread. */

#define GVT_SCHOOL_MAX_FILE   (4 * 1024 * 1024) /* bytes */
#define GVT_SCHOOL_MAX_PUPILS 2000              /* in one file */

/**
 * gvt_school_sheet_read:
 * @today: "YYYY-MM-DD"
 * @leave_out: whether lines that cannot be read are left out; otherwise one refuses the file
 * @n_left_out: (out) (optional): how many were
 *
 * A pupil needs a name, and a birth date or a NIK that has one. What is odd and can be lived with
 * is among his notes.
 *
 * Returns: (transfer full) (element-type GvtPupil) (nullable): %GVT_ERROR_BAD_INPUT tells in words,
 *   line by line, what cannot be read, and never repeats what a cell holds; %GVT_ERROR_TOO_LARGE;
 *   %GVT_ERROR_BAD_FORMAT for what is no table
 */
GPtrArray *gvt_school_sheet_read (
    GBytes *file, const char *today, gboolean leave_out, guint *n_left_out, GError **error);

/** gvt_school_sheet_template: an empty list with its headings. Returns: (transfer full) */
GBytes *gvt_school_sheet_template (gboolean as_workbook);

G_END_DECLS
