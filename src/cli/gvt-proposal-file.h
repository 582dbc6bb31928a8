/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-proposal-input.h"

G_BEGIN_DECLS

/* What a proposal says about people, read from a file or standard input, for it may never stand
 * among the arguments (I10). Either a JSON object of fields by name, with "changes": [{"field",
 * "old", "new"}]; or lines FIELD=VALUE, changes as old.FIELD=VALUE and new.FIELD=VALUE. */
typedef struct
{
  char *values[GVT_N_FIELDS];          /* (nullable) each */
  char *old_values[GVT_N_LIST_FIELDS]; /* likewise */
  char *new_values[GVT_N_LIST_FIELDS]; /* likewise */
  GvtProposalChange changes[GVT_N_LIST_FIELDS];
  guint n_changes;
} GvtProposalFile;

/** gvt_proposal_file_read: @path: "-" for standard input. %GVT_ERROR_BAD_INPUT names the field or
 * the line, never what stands there. Returns: (transfer full) (nullable) */
GvtProposalFile *gvt_proposal_file_read (const char *path, GError **error);
/** gvt_proposal_file_free: wipes it */
void gvt_proposal_file_free (GvtProposalFile *self);

/** gvt_proposal_file_fill: sets values and changes of @input, which borrows them */
void gvt_proposal_file_fill (const GvtProposalFile *self, GvtProposalInput *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtProposalFile, gvt_proposal_file_free)

G_END_DECLS
