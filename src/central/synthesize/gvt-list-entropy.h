/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* How much a voter list says, measured on its rows: the empirical entropy of each column in bits a
 * voter, the yardstick for the size of packs. Nothing is counted twice: what one column or the row
 * before already tells is taken out.
 *
 * - Names: the words, apart for the first and the others, and how many there are.
 * - Birth date: the year, and the day in it. Birth place: within its village.
 * - NIK: its region where it is not the list's own, its serial, and whether its date and sex are
 *   those of the other columns.
 * - NKK: whether it is the one of the row before; for a new one, its region, year, month, day and
 *   serial.
 * - RT, RW, TPS, address: whether it is the one of the row before; if not, which, within the
 *   village.
 * - DPID: its step from the row before. The others: their values, by themselves. */
typedef struct _GvtListEntropy GvtListEntropy;

GvtListEntropy *gvt_list_entropy_new (void);
void gvt_list_entropy_free (GvtListEntropy *self);
void gvt_list_entropy_add (GvtListEntropy *self, const char *village, const GvtVoterRow *row);

guint64 gvt_list_entropy_get_rows (GvtListEntropy *self);
/** gvt_list_entropy_of: bits a voter of @column */
double gvt_list_entropy_of (GvtListEntropy *self, GvtVoterColumn column);
/** gvt_list_entropy_total: the sum over all columns */
double gvt_list_entropy_total (GvtListEntropy *self);
/** gvt_list_entropy_describe: a table of all columns. Returns: (transfer full) */
char *gvt_list_entropy_describe (GvtListEntropy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtListEntropy, gvt_list_entropy_free)

G_END_DECLS
