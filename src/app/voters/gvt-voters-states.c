/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voters-states.h"

#include <glib/gi18n-lib.h>

#include "gvt-damaged-lists.h"
#include "gvt-lease-words.h"

void
gvt_voters_states_damaged (GvtStateStack *states, GListModel *lists)
{
  g_autofree char *words = gvt_damaged_lists_describe (lists);

  g_object_set (states, "empty-icon-name", "dialog-warning-symbolic", "empty-title",
                _ ("A voter list is damaged"), "empty-description", words, "action-label",
                _ ("Synchronise"), "action-name", "win.section('sync')", NULL);
  gvt_state_stack_set_state (states, GVT_STATE_EMPTY);
}

void
gvt_voters_states_closed (GvtStateStack *states, GListModel *lists)
{
  g_autofree char *words = gvt_lease_words_describe (lists);

  g_object_set (states, "empty-icon-name", "security-high-symbolic", "empty-title",
                _ ("The voter lists are closed"), "empty-description", words, "action-label",
                _ ("_Type a code from the centre"), "action-name", "voters.code", NULL);
  gvt_state_stack_set_state (states, GVT_STATE_EMPTY);
}

void
gvt_voters_states_no_lists (GvtStateStack *states)
{
  g_object_set (states, "empty-icon-name", "system-users-symbolic", "empty-title",
                _ ("No voter list on this laptop"), "empty-description",
                _ ("Your office leases the lists of the villages on your travel order. They come "
                   "with the next synchronisation."),
                "action-label", _ ("Synchronise"), "action-name", "win.section('sync')", NULL);
  gvt_state_stack_set_state (states, GVT_STATE_EMPTY);
}

void
gvt_voters_states_not_for_you (GvtStateStack *states)
{
  g_object_set (states, "empty-icon-name", "security-high-symbolic", "empty-title",
                _ ("Voter lists are kept closed for you"), "empty-description",
                _ ("That protects the voters, and you. Only data officers and supervisors look "
                   "people up. You can take down what a citizen reports: it is sealed at once and "
                   "only they can read it."),
                "action-label", _ ("Take a citizen's report"), "action-name", "voters.report",
                NULL);
  gvt_state_stack_set_state (states, GVT_STATE_EMPTY);
}
