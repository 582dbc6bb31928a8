/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-queue-words.h"

#include <glib/gi18n-lib.h>

#include "gvt-code-list.h"
#include "gvt-json.h"
#include "gvt-queue-state.h"
#include "gvt-text.h"

GStrv
gvt_queue_words_heads (void)
{
  const char *const heads[] = { _ ("RECEIPT"), _ ("PROPOSAL"),  _ ("STATE"),
                                _ ("VILLAGE"), _ ("AT"),        _ ("DUE"),
                                _ ("PLENARY"), _ ("CONFLICTS"), NULL };

  return g_strdupv ((char **) heads);
}

GStrv
gvt_queue_words_row (JsonObject *proposal)
{
  const char *kind = gvt_json_text_or (proposal, "proposal", "");
  gint64 due = gvt_json_int_or (proposal, "due_at", 0);
  g_autofree char *state = gvt_queue_state_describe (proposal);
  g_autofree char *at = gvt_text_date_time (gvt_json_int_or (proposal, "made_at", 0));
  g_autofree char *due_at = due > 0 ? gvt_text_date_time (due) : g_strdup ("");
  g_autofree char *conflicts = gvt_text_number (gvt_json_int_or (proposal, "conflicts", 0));
  const char *const cells[] = { gvt_json_text_or (proposal, "receipt", ""),
                                gvt_code_words (gvt_proposal_codes, kind),
                                state,
                                gvt_json_text_or (proposal, "village_code", ""),
                                at,
                                due_at,
                                gvt_json_text_or (proposal, "plenary", ""),
                                conflicts,
                                NULL };

  return g_strdupv ((char **) cells);
}
