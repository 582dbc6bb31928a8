/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-cli-proposal.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"

GvtProposal *
gvt_cli_find_proposal (GvtProfile *profile, const char *operand, GError **error)
{
  g_autoptr (GListModel) found = NULL;
  GvtId id;

  if (gvt_id_from_text (operand, &id, NULL))
    return gvt_proposals_view (profile, &id, error);

  found = gvt_proposals_with_receipt (profile, operand, error);
  if (found == NULL)
    return NULL;
  if (g_list_model_get_n_items (found) == 1)
    return g_list_model_get_item (found, 0);

  if (g_list_model_get_n_items (found) == 0)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "There is no such proposal");
  else
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                         _ ("more than one proposal has this number: give the id"));
  return NULL;
}
