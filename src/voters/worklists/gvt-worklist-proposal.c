/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklist-proposal.h"

#include "gvt-code-list.h"
#include "gvt-proposal-reason.h"
#include "gvt-worklist-kinds.h"

gboolean
gvt_worklist_fill_proposal (GvtWorklist *worklist,
                            const GvtWorklistRow *row,
                            GvtProposalInput *input)
{
  if (g_strcmp0 (row->outcome, GVT_OUTCOME_TMS) == 0)
    {
      input->proposal = gvt_proposal_kind_of (row->tms_scheme, row->tms_code);
      input->tms_scheme = row->tms_scheme;
      input->tms_code = row->tms_code;
      return TRUE;
    }
  if (row->n_new == 0 || g_strcmp0 (row->outcome, GVT_OUTCOME_CHANGED) == 0)
    return TRUE;

  input->proposal = GVT_PROPOSAL_NEW;
  input->village = gvt_worklist_get_place (worklist);
  input->values[GVT_FIELD_ADDRESS] = row->address;
  input->values[GVT_FIELD_RT] = row->rt;
  input->values[GVT_FIELD_RW] = row->rw;
  return FALSE;
}
