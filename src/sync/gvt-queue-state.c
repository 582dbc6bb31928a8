/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-queue-state.h"

#include <glib/gi18n-lib.h>

#include "gvt-code-list.h"
#include "gvt-json.h"
#include "gvt-proposal.h"
#include "gvt-text.h"

static gboolean
says (JsonObject *proposal, const char *name)
{
  gboolean value = FALSE;

  return gvt_json_get_bool (proposal, name, &value, NULL) && value;
}

/* Returns: (transfer none) (nullable) */
static JsonObject *
find_said (JsonObject *proposal)
{
  return gvt_json_get_object (proposal, "here", NULL);
}

static const char *
get_state (JsonObject *proposal)
{
  return gvt_json_text_or (proposal, "state", "");
}

gboolean
gvt_queue_state_is_open (JsonObject *proposal)
{
  return g_str_equal (get_state (proposal), GVT_PROPOSAL_STATE_SENT)
         || g_str_equal (get_state (proposal), GVT_PROPOSAL_STATE_ASKED_BACK);
}

gboolean
gvt_queue_state_is_said (JsonObject *proposal)
{
  return find_said (proposal) != NULL;
}

gboolean
gvt_queue_state_can_be_decided (JsonObject *proposal)
{
  return gvt_queue_state_is_open (proposal) && !gvt_queue_state_is_said (proposal);
}

gboolean
gvt_queue_state_can_be_undone (JsonObject *proposal, const char *user, GvtId *decision)
{
  static const char *const decided[] = { GVT_PROPOSAL_STATE_VERIFIED, GVT_PROPOSAL_STATE_REJECTED,
                                         GVT_PROPOSAL_STATE_ASKED_BACK, NULL };
  JsonObject *said = find_said (proposal);

  if (said != NULL)
    return gvt_json_text_or (said, "decision", NULL) != NULL
           && g_strcmp0 (gvt_json_text_or (said, "by", NULL), user) == 0
           && gvt_json_get_id (said, "id", decision, NULL);
  return g_strv_contains (decided, get_state (proposal))
         && g_strcmp0 (gvt_json_text_or (proposal, "decided_by", NULL), user) == 0
         && gvt_json_get_id (proposal, "decision", decision, NULL);
}

char *
gvt_queue_state_describe (JsonObject *proposal)
{
  JsonObject *said = find_said (proposal);
  const char *decision = said != NULL ? gvt_json_text_or (said, "decision", NULL) : NULL;

  if (decision != NULL)
    /* Translators: %s is what was decided, as "Verified" */
    return g_strdup_printf (_ ("%s here, not sent yet"),
                            gvt_code_words (gvt_proposal_state_codes, decision));
  if (said != NULL)
    return g_strdup (_ ("Decision taken back here, not sent yet"));
  return g_strdup (gvt_code_words (gvt_proposal_state_codes, get_state (proposal)));
}

static char *
describe_due (JsonObject *proposal, gint64 due)
{
  g_autofree char *at = gvt_text_date_time (due);

  return says (proposal, "is_due_soon")
             ? g_strdup_printf (_ ("Due soon: %s, UU PDP (to be verified)"), at)
             : g_strdup_printf (_ ("Due: %s, UU PDP (to be verified)"), at);
}

char *
gvt_queue_state_describe_clock (JsonObject *proposal)
{
  gint64 due = gvt_json_int_or (proposal, "due_at", 0);
  const char *plenary = gvt_json_text_or (proposal, "plenary", NULL);
  g_autofree char *day = NULL;

  if (!gvt_queue_state_is_open (proposal))
    return NULL;
  if (due > 0)
    return describe_due (proposal, due);
  if (plenary == NULL)
    return says (proposal, "is_of_updating")
               ? g_strdup (_ ("Next plenary meeting: not entered at the centre"))
               : NULL;
  day = gvt_text_date (plenary);
  return g_strdup_printf (_ ("Next plenary meeting: %s"), day);
}
