/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-proposal-input.h"
#include "gvt-worklist.h"

G_BEGIN_DECLS

/** gvt_worklist_fill_proposal: what the mark of an opened row says of a proposal: the kind and the
 * reason of whoever does not qualify; of somebody new beside the row, where he lives. A change says
 * neither. @input: its texts are borrowed from @worklist. Returns: whether it is about the voter of
 * the row; not so of somebody new */
gboolean gvt_worklist_fill_proposal (GvtWorklist *worklist,
                                     const GvtWorklistRow *row,
                                     GvtProposalInput *input);

G_END_DECLS
