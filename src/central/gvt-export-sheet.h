/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-decided-details.h"
#include "gvt-proposal.h"

G_BEGIN_DECLS

/* Proposals as the table that an office works with, and the cover list that goes with it. Not for
 * several threads at once. */
typedef struct _GvtExportSheet GvtExportSheet;

/** gvt_export_sheet_new: @day: "YYYY-MM-DD" */
GvtExportSheet *gvt_export_sheet_new (const char *regency, const char *day, const char *by);
void gvt_export_sheet_free (GvtExportSheet *self);

/** gvt_export_sheet_add: in the transaction of @db, which has the lists. @n_before: how often it
 * was exported before */
gboolean gvt_export_sheet_add (GvtExportSheet *self,
                               GvtDb *db,
                               GvtProposal *proposal,
                               GvtProposalDetails *details,
                               guint n_before,
                               GError **error);

/* Returns: (transfer full) */
GBytes *gvt_export_sheet_to_csv (GvtExportSheet *self);
GBytes *gvt_export_sheet_cover_to_csv (GvtExportSheet *self);
GBytes *gvt_export_sheet_to_xlsx (GvtExportSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtExportSheet, gvt_export_sheet_free)

G_END_DECLS
