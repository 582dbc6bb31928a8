/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

/* Verified proposals as files for the office of one regency (design D4), in the working columns of
 * KPU's lists. */
typedef struct
{
  const char *regency;    /* "52.02" */
  const char *folder;     /* that exists */
  const char *supervisor; /* who makes it: the regency lies in his area */
  gboolean again;         /* also those that were exported before and that no list has taken up */
} GvtProposalExport;

typedef struct
{
  guint n_rows;
  guint n_again;  /* of these, exported before */
  guint n_erased; /* left out: their names were erased */
  char *csv;      /* paths; %NULL where there was nothing to export */
  char *cover;    /* the cover list, as CSV */
  char *xlsx;     /* both, as sheets of one workbook */
} GvtProposalExported;

void gvt_proposal_exported_clear (GvtProposalExported *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtProposalExported, gvt_proposal_exported_clear)

/**
 * gvt_central_export_proposals:
 *
 * Writes the files, readable by their owner alone, and records of each proposal that it was
 * exported; all or none. The row of the newest list stands in the columns, with what is proposed in
 * its place; KETERANGAN has the code of the reason (its scheme beside it), U for changed data, B
 * for a new voter. %GVT_ERROR_BAD_INPUT for a supervisor who is none there.
 */
gboolean gvt_central_export_proposals (GvtCentral *self,
                                       const GvtProposalExport *what,
                                       GvtProposalExported *made,
                                       GError **error);

/* {"again", "by", "csv", "regency", "rows", "xlsx"}: with digests of the two files. */
#define GVT_PROPOSALS_EXPORTED_KIND "proposals.exported/1"

G_END_DECLS
