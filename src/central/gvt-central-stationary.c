/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-stationary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-lease-store.h"
#include "gvt-region.h"
#include "gvt-user-store.h"

#define APPROVALS 2

static void
add_regency (GHashTable *regencies, const char *village)
{
  g_autofree char *code = g_strdup (village);

  for (char *dot; gvt_region_code_level (code) > GVT_REGION_REGENCY;)
    {
      dot = strrchr (code, '.');
      *dot = '\0';
    }
  g_hash_table_add (regencies, g_steal_pointer (&code));
}

/* Returns: (transfer full) (nullable): the regencies of this copy's living leases */
static GHashTable *
held_regencies (GvtCentral *self, GvtDb *db, const GvtDeviceRecord *device, GError **error)
{
  g_autoptr (GHashTable) regencies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) leases = gvt_lease_store_list_living (db, &device->device, device->incarnation,
                                                           gvt_clock_now_us (self->clock), error);

  for (guint i = 0; leases != NULL && i < leases->len; i++)
    {
      g_autoptr (GPtrArray) villages = gvt_lease_store_list_villages (
          db, &g_array_index (leases, GvtLeaseRecord, i).lease, error);

      if (villages == NULL)
        return NULL;
      for (guint v = 0; v < villages->len; v++)
        add_regency (regencies, ((GvtLeaseVillage *) villages->pdata[v])->village);
    }
  return leases != NULL ? g_steal_pointer (&regencies) : NULL;
}

/* --- two supervisors --- */

static gboolean
check_supervisor (GvtDb *db, const char *code, GHashTable *regencies, GError **error)
{
  g_autoptr (GvtUser) user = NULL;
  GHashTableIter iter;
  gpointer regency;

  if (!gvt_user_store_find (db, code, &user, error))
    return FALSE;
  if (user == NULL || user->role != GVT_ROLE_SUPERVISOR)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s is no supervisor"), code);
      return FALSE;
    }

  g_hash_table_iter_init (&iter, regencies);
  while (g_hash_table_iter_next (&iter, &regency, NULL))
    if (!gvt_region_contains (user->area, regency))
      {
        g_set_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, _ ("%s does not work in %s"), code,
                     (const char *) regency);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_supervisors (GvtDb *db, const char *const *codes, GHashTable *regencies, GError **error)
{
  guint n = 0;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      if (!check_supervisor (db, codes[i], regencies, error))
        return FALSE;
      n += !g_strv_contains (codes + i + 1, codes[i]);
    }
  if (n >= APPROVALS)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_FORBIDDEN,
                       _ ("lists of more than one regency need the approval of two supervisors who "
                          "work in all of them"));
  return FALSE;
}

gboolean
gvt_central_check_wide (
    GvtCentral *self, GvtDb *db, const GvtLeaseGrant *grant, gboolean *is_wide, GError **error)
{
  g_autoptr (GHashTable) regencies = held_regencies (self, db, grant->device, error);

  if (regencies == NULL)
    return FALSE;
  for (guint i = 0; grant->villages[i] != NULL; i++)
    add_regency (regencies, grant->villages[i]);

  *is_wide = g_hash_table_size (regencies) > 1;
  if (!*is_wide)
    return TRUE;
  if (grant->device->is_stationary)
    return check_supervisors (db, grant->supervisors, regencies, error);

  g_set_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN,
               _ ("laptop %s would hold lists of more than one regency; only one that never leaves "
                  "an office may, and a supervisor has to say so first"),
               grant->device->code);
  return FALSE;
}

gboolean
gvt_central_note_approval (
    GvtCentral *self, GvtDb *db, const GvtId *lease, const char *const *supervisors, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  JsonArray *codes = json_array_new ();
  GvtEventDraft draft = { .kind = GVT_LEASE_APPROVED_KIND,
                          .subject = lease->bytes,
                          .subject_length = sizeof lease->bytes,
                          .body = body };

  for (guint i = 0; supervisors[i] != NULL; i++)
    if (!g_strv_contains (supervisors + i + 1, supervisors[i]))
      json_array_add_string_element (codes, supervisors[i]);
  gvt_json_set_id (body, "lease", lease);
  json_object_set_array_member (body, "supervisors", codes);
  return gvt_journal_append (self->journal, db, &draft, NULL, error);
}

/* --- a laptop that stays --- */

typedef struct
{
  GvtCentral *central;
  const GvtDeviceRecord *device;
  gboolean is_stationary;
  const char *supervisor;
} Stationing;

static gboolean
check_leaving (const Stationing *self, GvtDb *db, GError **error)
{
  g_autoptr (GHashTable) held = held_regencies (self->central, db, self->device, error);

  if (held == NULL)
    return FALSE;
  if (g_hash_table_size (held) <= 1)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("laptop %s holds lists of more than one regency: revoke them first"),
               self->device->code);
  return FALSE;
}

static gboolean
station (GvtDb *db, gpointer user_data, GError **error)
{
  Stationing *self = user_data;
  const GvtId *device = &self->device->device;
  g_autoptr (GHashTable) anywhere = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_DEVICE_STATIONED_KIND,
                          .subject = device->bytes,
                          .subject_length = sizeof device->bytes,
                          .body = body };

  if (!check_supervisor (db, self->supervisor, anywhere, error)
      || !gvt_central_check_lease_copy (self->device, error)
      || (!self->is_stationary && !check_leaving (self, db, error)))
    return FALSE;

  gvt_json_set_id (body, "device", device);
  json_object_set_int_member (body, "incarnation", self->device->incarnation);
  json_object_set_boolean_member (body, "is_stationary", self->is_stationary);
  json_object_set_string_member (body, "supervisor", self->supervisor);
  return gvt_journal_append (self->central->journal, db, &draft, NULL, error);
}

gboolean
gvt_central_station_device (GvtCentral *self,
                            const GvtDeviceRecord *device,
                            gboolean is_stationary,
                            const char *supervisor,
                            GError **error)
{
  Stationing stationing = { self, device, is_stationary, supervisor };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL && supervisor != NULL, FALSE);

  return gvt_store_write (self->store, station, &stationing, error);
}
