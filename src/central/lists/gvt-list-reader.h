/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* Reads a voter list line by line (gvt-list-csv.h says what one looks like). Also taken: commas or
 * tabs for semicolons, a byte order mark, line ends of either kind, columns in another order, and
 * KPU's own sheet of one village, without its code. Only NKK, NIK, name, birth date, marital
 * status, sex, RT, RW and TPS must be there; columns of other names are refused, since nobody
 * would miss them. Blanks around cells go, and lines of nothing but separators. A row lives until
 * the next one is read. */
typedef struct _GvtListReader GvtListReader;

/** gvt_list_reader_open: reads the head line. @village: (nullable): of all rows, for a file that
 * does not say. %GVT_ERROR_BAD_INPUT when columns are missing or unknown, or the file is no text
 * (UTF-16, a workbook, CR alone as line end). Returns: (transfer full) (nullable) */
GvtListReader *gvt_list_reader_open (const char *path, const char *village, GError **error);
void gvt_list_reader_free (GvtListReader *self);

/**
 * gvt_list_reader_next:
 * @fault: (out) (transfer none): what is wrong with the shape of this line, a code of
 *   gvt-list-fault.h; %NULL when it could be taken apart, else @village and @row hold nothing
 *
 * Returns: %TRUE for a line; %FALSE at the end, or with @error when the file cannot be read
 */
gboolean gvt_list_reader_next (GvtListReader *self,
                               const char **village,
                               GvtVoterRow *row,
                               const char **fault,
                               GError **error);
/** gvt_list_reader_get_line: the number of the line read last, the head line being 1 */
guint64 gvt_list_reader_get_line (GvtListReader *self);
/** gvt_list_reader_get_digest: BLAKE2b-256 of the whole file; at its end */
void gvt_list_reader_get_digest (GvtListReader *self, GvtHash *digest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtListReader, gvt_list_reader_free)

G_END_DECLS
