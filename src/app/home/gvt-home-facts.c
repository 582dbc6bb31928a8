/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-home-facts.h"

#include "gvt-leases.h"
#include "gvt-proposal-acts.h"
#include "gvt-session-views.h"
#include "gvt-text.h"

void
gvt_home_facts_free (GvtHomeFacts *self)
{
  g_clear_pointer (&self->open_class, gvt_session_progress_free);
  g_clear_object (&self->next_visit);
  g_clear_object (&self->lists);
  g_free (self);
}

static gboolean
read_open_class (GvtHomeFacts *self, GvtProfile *profile, GvtModuleLibrary *library, GError **error)
{
  g_autoptr (GListModel) sessions = gvt_sessions_browse (profile, NULL, error);

  if (sessions == NULL)
    return FALSE;
  for (guint i = g_list_model_get_n_items (sessions); i > 0; i--)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i - 1);

      if (!gvt_session_is_open (session))
        continue;
      self->open_class = gvt_session_progress_load (profile, library, gvt_session_get_id (session),
                                                    error);
      return self->open_class != NULL;
    }
  return TRUE;
}

/* Visits come newest first, so the last that fits is the nearest. */
static gboolean
read_next_visit (GvtHomeFacts *self, GvtProfile *profile, const char *today, GError **error)
{
  g_autoptr (GListModel) visits = gvt_visits_browse (profile, error);

  if (visits == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (GvtVisit) visit = g_list_model_get_item (visits, i);

      if (g_strcmp0 (gvt_visit_get_date (visit), today) >= 0
          && gvt_visit_get_n_sessions (visit) == 0 && *gvt_visit_get_cancelled (visit) == '\0')
        g_set_object (&self->next_visit, visit);
    }
  return TRUE;
}

static gboolean
read_proposals (GvtHomeFacts *self, GvtProfile *profile, GError **error)
{
  g_autoptr (GListModel) proposals = gvt_proposals_browse (profile, NULL,
                                                           GVT_PROPOSAL_STATE_WAITING, error);

  if (proposals == NULL)
    return FALSE;
  self->n_proposals = g_list_model_get_n_items (proposals);
  return TRUE;
}

static GvtNextAct
find_next (const GvtHomeFacts *self)
{
  if (self->open_class != NULL)
    return GVT_NEXT_RESUME;
  if (self->ledger.contact_at_us == 0)
    return GVT_NEXT_FIRST_SYNC;
  if (self->next_visit != NULL)
    return GVT_NEXT_VISIT;
  if (self->ledger.only_here > 0)
    return GVT_NEXT_SEND;
  return GVT_NEXT_PLAN;
}

GvtHomeFacts *
gvt_home_facts_read (GvtProfile *profile, GvtModuleLibrary *library, GError **error)
{
  g_autoptr (GvtHomeFacts) self = g_new0 (GvtHomeFacts, 1);
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (gvt_profile_get_clock (profile)));

  if (!read_open_class (self, profile, library, error)
      || !read_next_visit (self, profile, today, error) || !read_proposals (self, profile, error)
      || !gvt_sync_ledger_read (profile, &self->ledger, error))
    return NULL;
  self->lists = gvt_leases_list (profile, error);
  if (self->lists == NULL)
    return NULL;
  self->next = find_next (self);
  return g_steal_pointer (&self);
}
