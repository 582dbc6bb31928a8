/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-lease-visit.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-private.h"
#include "gvt-central-worklists.h"
#include "gvt-error.h"
#include "gvt-lease-store.h"
#include "gvt-slot-store.h"
#include "gvt-text.h"
#include "gvt-visit-acts.h"
#include "gvt-visit-store.h"
#include "gvt-visit.h"

typedef struct
{
  GvtCentral *central;
  const GvtId *visit;
  char *election; /* as given; then the one that was chosen */
  char *until;
  gint64 not_after_us;
  GvtVisitPlan *plan;
  GvtVisitRecord *issued; /* (nullable): a laptop planned it */
  GvtId planner;          /* that laptop */
  GPtrArray *villages;    /* codes: of the plan, then of the visit's worklists */
  GPtrArray *results;     /* GvtVisitLease */
} Granting;

static void
granting_clear (Granting *self)
{
  g_clear_pointer (&self->election, g_free);
  g_clear_pointer (&self->until, g_free);
  g_clear_pointer (&self->plan, gvt_visit_plan_free);
  g_clear_pointer (&self->issued, gvt_visit_record_free);
  g_clear_pointer (&self->villages, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Granting, granting_clear)

void
gvt_visit_lease_free (GvtVisitLease *self)
{
  g_free (self->code);
  g_free (self);
}

static gboolean
refuse (GError **error, const char *words)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, words);
  return FALSE;
}

/* --- whose laptops --- */

static gboolean
names_facilitator (const Granting *self, GPtrArray *users)
{
  for (guint i = 0; i < users->len; i++)
    if (g_strv_contains ((const char *const *) self->plan->facilitators,
                         ((GvtUser *) users->pdata[i])->code))
      return TRUE;
  return FALSE;
}

static gboolean
is_issued_to (const Granting *self, const GvtId *device)
{
  const GArray *devices = self->issued->devices;

  for (guint i = 0; i < devices->len; i++)
    if (gvt_id_equal (&g_array_index (devices, GvtId, i), device))
      return TRUE;
  return FALSE;
}

static gboolean
is_for (const Granting *self, GvtDb *db, const GvtDeviceRecord *copy, gboolean *is, GError **error)
{
  g_autoptr (GPtrArray) users = NULL;

  if (self->issued != NULL && self->issued->devices->len > 0)
    {
      *is = is_issued_to (self, &copy->device);
      return TRUE;
    }
  users = gvt_slot_store_list_users (db, &copy->device, copy->incarnation, error);
  if (users == NULL)
    return FALSE;
  *is = names_facilitator (self, users)
        || (self->issued == NULL && gvt_id_equal (&self->planner, &copy->device));
  return TRUE;
}

/* --- which villages --- */

/* @held: gets the villages whose lists this copy may open until the end already. */
static gboolean
collect_held (
    Granting *self, GvtDb *db, const GvtDeviceRecord *copy, GHashTable *held, GError **error)
{
  g_autoptr (GArray) leases = gvt_lease_store_list_living (db, &copy->device, copy->incarnation,
                                                           self->not_after_us - 1, error);

  for (guint i = 0; leases != NULL && i < leases->len; i++)
    {
      g_autoptr (GPtrArray) villages = gvt_lease_store_list_villages (
          db, &g_array_index (leases, GvtLeaseRecord, i).lease, error);

      if (villages == NULL)
        return FALSE;
      for (guint v = 0; v < villages->len; v++)
        {
          const GvtLeaseVillage *village = villages->pdata[v];

          if (g_strcmp0 (village->election, self->election) == 0)
            g_hash_table_add (held, g_strdup (village->village));
        }
    }
  return leases != NULL;
}

static gboolean
grant_to (Granting *self, GvtDb *db, const GvtDeviceRecord *copy, GError **error)
{
  g_autoptr (GHashTable) held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) villages = g_ptr_array_new ();
  GvtLeaseGrant grant = { .device = copy, .election = self->election, .until = self->until };
  GvtVisitLease *result = g_new0 (GvtVisitLease, 1);

  g_ptr_array_add (self->results, result);
  result->code = g_strdup (copy->code);
  if (!collect_held (self, db, copy, held, error))
    return FALSE;

  for (guint i = 0; i < self->villages->len; i++)
    if (!g_hash_table_contains (held, self->villages->pdata[i]))
      g_ptr_array_add (villages, self->villages->pdata[i]);
  result->n_granted = villages->len;
  result->n_held = self->villages->len - villages->len;
  if (villages->len == 0)
    return TRUE;

  g_ptr_array_add (villages, NULL);
  grant.villages = (const char *const *) villages->pdata;
  return gvt_central_grant_lease_in (self->central, db, &grant, error);
}

static gboolean
grant_to_all (Granting *self, GvtDb *db, GError **error)
{
  g_autoptr (GPtrArray) copies = gvt_device_store_list (db, error);
  gboolean is;

  for (guint i = 0; copies != NULL && i < copies->len; i++)
    {
      const GvtDeviceRecord *copy = copies->pdata[i];

      if (copy->is_closed || !copy->is_confirmed)
        continue;
      if (!is_for (self, db, copy, &is, error) || (is && !grant_to (self, db, copy, error)))
        return FALSE;
    }
  return copies != NULL
         && (self->results->len > 0
             || refuse (error, _ ("no laptop is known for this visit: name one, or a facilitator, "
                                  "in its plan, or lend to a laptop by its code")));
}

/* --- the visit --- */

static gboolean
find_planner (Granting *self, GvtDb *db, GError **error)
{
  g_autoptr (GvtEvent) event = NULL;

  if (!gvt_visit_store_find (db, self->visit, &self->issued, error))
    return FALSE;
  if (self->issued != NULL)
    return TRUE;
  event = gvt_journal_event (self->central->journal, db, self->visit, error);
  if (event != NULL)
    self->planner = event->header.device;
  return event != NULL;
}

static gboolean
check_taken_back (Granting *self, GvtDb *db, GError **error)
{
  gboolean is = FALSE;

  if (self->issued != NULL && !gvt_visit_store_is_taken_back (db, &self->issued->visit, &is, error))
    return FALSE;
  return !is || refuse (error, _ ("this visit was taken back"));
}

static gboolean
choose_election (Granting *self, GvtDb *db, GError **error)
{
  char *chosen = gvt_central_choose_election (db, self->election, error);

  g_free (self->election);
  self->election = chosen;
  return chosen != NULL;
}

static gboolean
collect_villages (Granting *self, GvtDb *db, GError **error)
{
  self->villages = g_ptr_array_new_with_free_func (g_free);
  for (char **village = self->plan->villages; village != NULL && *village != NULL; village++)
    g_ptr_array_add (self->villages, g_strdup (*village));
  return gvt_central_add_worklist_villages (self->central, db, self->visit, self->villages, error)
         && (self->villages->len > 0
             || refuse (error, _ ("neither the plan of this visit nor a worklist of it names a "
                                  "village whose list it wants")));
}

static gboolean
grant_visit (GvtDb *db, gpointer user_data, GError **error)
{
  Granting *self = user_data;

  self->plan = gvt_visits_load_plan (db, self->visit, error);
  if (self->plan == NULL || !find_planner (self, db, error) || !check_taken_back (self, db, error)
      || !choose_election (self, db, error))
    return FALSE;

  self->until = gvt_date_from_days (gvt_date_days (self->plan->date) + 1);
  return gvt_central_lease_end (self->central, self->until, &self->not_after_us, error)
         && collect_villages (self, db, error) && grant_to_all (self, db, error);
}

GPtrArray *
gvt_central_grant_visit (
    GvtCentral *self, const GvtId *visit, const char *election, char **until, GError **error)
{
  g_auto (Granting) granting = { .central = self, .visit = visit };
  g_autoptr (GvtVisit) found = NULL;

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && visit != NULL && until != NULL, NULL);

  found = gvt_visits_find (self->store, visit, error);
  if (found == NULL)
    return NULL;
  if (*gvt_visit_get_cancelled (found) != '\0')
    {
      refuse (error, _ ("this visit was called off"));
      return NULL;
    }

  granting.election = g_strdup (election);
  granting.results = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_visit_lease_free);
  if (!gvt_store_write (self->store, grant_visit, &granting, error))
    return NULL;
  *until = g_steal_pointer (&granting.until);
  return g_steal_pointer (&granting.results);
}
