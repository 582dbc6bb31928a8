/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-leases.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-central-stationary.h"
#include "gvt-error.h"
#include "gvt-file-store.h"
#include "gvt-json.h"
#include "gvt-key-store.h"
#include "gvt-list-store.h"
#include "gvt-region.h"
#include "gvt-slot-store.h"
#include "gvt-text.h"

#define WITA_US (8 * G_TIME_SPAN_HOUR)

typedef struct
{
  GvtCentral *central;
  const GvtLeaseGrant *grant;
  char *election;
  gint64 now_us;
  gint64 not_after_us;
  gboolean is_wide; /* of more than one regency, and approved */
} Granting;

static gboolean
may_open (const GPtrArray *users, const char *village)
{
  for (guint i = 0; i < users->len; i++)
    {
      const GvtUser *user = users->pdata[i];

      if (gvt_role_opens_roll (user->role) && gvt_region_contains (user->area, village))
        return TRUE;
    }
  return FALSE;
}

/* The version of the village's published pack; an error when there is none. */
static gboolean
find_list_version (
    GvtDb *db, const char *village, const char *election, guint *version, GError **error)
{
  g_autofree char *name = g_strconcat (village, "/", election, NULL);
  const char *kind = gvt_file_kind_to_text (GVT_FILE_PACK);
  guint64 found;

  if (!gvt_file_store_find_version (db, kind, name, &found, NULL, error))
    return FALSE;
  *version = (guint) found;
  if (found > 0)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("no list is published for %s"), name);
  return FALSE;
}

static gboolean
add_village (
    Granting *granting, GvtDb *db, const char *village, JsonArray *villages, GError **error)
{
  const char *election = granting->election;
  g_autoptr (GvtSecret) key = NULL;
  JsonObject *object;
  guint version;
  guint epoch;

  if (!find_list_version (db, village, election, &version, error))
    return FALSE;
  key = gvt_key_store_ensure_epoch_key (db, granting->central->wrap, village, &epoch, error);
  if (key == NULL)
    return FALSE;

  object = json_object_new ();
  json_object_set_string_member (object, "code", village);
  json_object_set_string_member (object, "election", election);
  json_object_set_int_member (object, "list_version", version);
  json_object_set_int_member (object, "epoch", epoch);
  json_array_add_object_element (villages, object);
  return TRUE;
}

/* One lease for @n villages. */
static gboolean
note_lease (Granting *granting, GvtDb *db, const char *const *villages, guint n, GError **error)
{
  const GvtId *device = &granting->grant->device->device;
  g_autoptr (JsonObject) body = json_object_new ();
  JsonArray *array = json_array_new ();
  GvtEventDraft draft = {
    .kind = GVT_LEASE_GRANTED_KIND,
    .subject = device->bytes,
    .subject_length = sizeof device->bytes,
    .scope = granting->election,
    .body = body,
  };
  GvtId lease;

  gvt_id_new (granting->central->clock, &lease);
  gvt_json_set_id (body, "lease", &lease);
  gvt_json_set_id (body, "device", device);
  json_object_set_int_member (body, "incarnation", granting->grant->device->incarnation);
  json_object_set_int_member (body, "not_before_us", granting->now_us);
  json_object_set_int_member (body, "not_after_us", granting->not_after_us);
  json_object_set_array_member (body, "villages", array);
  for (guint i = 0; i < n; i++)
    if (!add_village (granting, db, villages[i], array, error))
      return FALSE;
  return gvt_journal_append (granting->central->journal, db, &draft, NULL, error)
         && (!granting->is_wide
             || gvt_central_note_approval (granting->central, db, &lease,
                                           granting->grant->supervisors, error));
}

static gboolean
check_areas (Granting *granting, GvtDb *db, GError **error)
{
  const GvtDeviceRecord *device = granting->grant->device;
  g_autoptr (GPtrArray) users = gvt_slot_store_list_users (db, &device->device, device->incarnation,
                                                           error);

  for (guint i = 0; users != NULL && granting->grant->villages[i] != NULL; i++)
    if (!may_open (users, granting->grant->villages[i]))
      {
        g_set_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN,
                     _ ("%s lies in nobody's working area on laptop %s"),
                     granting->grant->villages[i], granting->grant->device->code);
        return FALSE;
      }
  return users != NULL;
}

char *
gvt_central_choose_election (GvtDb *db, const char *election, GError **error)
{
  g_autoptr (GvtListRecord) newest = NULL;

  if (election != NULL)
    return g_strdup (election);
  if (!gvt_list_store_find_newest (db, NULL, &newest, error))
    return NULL;
  if (newest != NULL)
    return g_steal_pointer (&newest->election);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("no voter list was imported yet"));
  return NULL;
}

gboolean
gvt_central_lease_end (GvtCentral *self, const char *until, gint64 *not_after_us, GError **error)
{
  if (!gvt_date_is_valid (until))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("the last day is written YYYY-MM-DD"));
      return FALSE;
    }
  *not_after_us = (gint64) (gvt_date_days (until) + 1) * G_TIME_SPAN_DAY - WITA_US;
  if (*not_after_us > gvt_clock_now_us (self->clock))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("the last day is over"));
  return FALSE;
}

static gboolean
check_villages (const char *const *villages, GError **error)
{
  for (guint i = 0; villages[i] != NULL; i++)
    if (g_strv_contains (villages + i + 1, villages[i]))
      {
        g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("the village %s is named twice"),
                     villages[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_grant (Granting *granting, GvtDb *db, GError **error)
{
  granting->election = gvt_central_choose_election (db, granting->grant->election, error);
  return granting->election != NULL && gvt_central_check_lease_copy (granting->grant->device, error)
         && gvt_central_lease_end (granting->central, granting->grant->until,
                                   &granting->not_after_us, error)
         && check_villages (granting->grant->villages, error) && check_areas (granting, db, error)
         && gvt_central_check_wide (granting->central, db, granting->grant, &granting->is_wide,
                                    error);
}

static gboolean
grant_all (Granting *granting, GvtDb *db, GError **error)
{
  const GvtLeaseGrant *grant = granting->grant;
  guint n_villages = g_strv_length ((char **) grant->villages);

  if (!check_grant (granting, db, error))
    return FALSE;

  for (guint first = 0; first < n_villages; first += GVT_LEASE_MAX_VILLAGES)
    {
      guint n = MIN (n_villages - first, GVT_LEASE_MAX_VILLAGES);

      if (!note_lease (granting, db, grant->villages + first, n, error))
        return FALSE;
    }
  return gvt_central_seal_leases (granting->central, db, &grant->device->device, error);
}

gboolean
gvt_central_grant_lease_in (GvtCentral *self, GvtDb *db, const GvtLeaseGrant *grant, GError **error)
{
  Granting granting = { .central = self, .grant = grant };
  gboolean granted;

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && grant->villages[0] != NULL, FALSE);

  granting.now_us = gvt_clock_now_us (self->clock);
  granted = grant_all (&granting, db, error);
  g_free (granting.election);
  return granted;
}

static gboolean
grant_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  const Granting *granting = user_data;

  return gvt_central_grant_lease_in (granting->central, db, granting->grant, error);
}

gboolean
gvt_central_grant_lease (GvtCentral *self, const GvtLeaseGrant *grant, GError **error)
{
  Granting granting = { .central = self, .grant = grant };

  g_return_val_if_fail (GVT_IS_CENTRAL (self), FALSE);

  return gvt_store_write (self->store, grant_in_transaction, &granting, error);
}
