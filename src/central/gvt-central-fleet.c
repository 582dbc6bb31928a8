/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-fleet.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-private.h"
#include "gvt-device-status.h"
#include "gvt-error.h"
#include "gvt-fleet-file.h"
#include "gvt-fleet-store.h"
#include "gvt-lease-store.h"
#include "gvt-region.h"
#include "gvt-slot-store.h"
#include "gvt-text.h"
#include "gvt-visit-store.h"

#define CONTACT_STEP_US G_TIME_SPAN_MINUTE

/* --- one laptop --- */

typedef struct
{
  GvtCentral *central;
  const GvtDeviceRecord *device;
  gint64 now_us;
  GvtFleetLaptop *laptop;
} Reading;

static void
set_text (char **member, const char *text)
{
  g_free (*member);
  *member = g_strdup (text != NULL ? text : "");
}

/* A status that an older version of this program kept, and that makes no sense any more, tells
 * nothing. */
static gboolean
read_contact (Reading *self, GvtDb *db, GError **error)
{
  GvtFleetLaptop *laptop = self->laptop;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GvtDeviceStatus) status = NULL;

  if (!gvt_fleet_store_load_contact (db, &laptop->device, laptop->incarnation,
                                     &laptop->contact_at_us, &bytes, error))
    return FALSE;
  status = bytes != NULL ? gvt_device_status_read (bytes, NULL) : NULL;
  if (status == NULL)
    return TRUE;

  set_text (&laptop->program, status->program);
  set_text (&laptop->unlocked_by, status->unlocked_by);
  laptop->unlocked_at_us = status->unlocked_at_us;
  laptop->backup_at_us = status->backup_at_us;
  laptop->unsent = status->unsent;
  for (guint i = 0; i < status->lists->len; i++)
    {
      const GvtHeldLists *lists = status->lists->pdata[i];

      gvt_fleet_laptop_add_lists (laptop, lists->election, lists->version, lists->villages->len);
    }
  return TRUE;
}

static gboolean
read_counts (Reading *self, GvtDb *db, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT coalesce (sum (CASE WHEN reason = 'rejected' THEN 1 ELSE 0 END), 0),"
      " coalesce (sum (CASE WHEN reason = 'unknown' THEN 1 ELSE 0 END), 0) FROM unapplied_event"
      " WHERE device = :device AND incarnation = :incarnation",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":device", &self->laptop->device);
  gvt_stmt_bind_int (stmt, ":incarnation", self->laptop->incarnation);
  if (!gvt_stmt_one (stmt, "a count", error))
    return FALSE;
  self->laptop->quarantined = (guint64) gvt_stmt_int (stmt, 0);
  self->laptop->unknown = (guint64) gvt_stmt_int (stmt, 1);
  return TRUE;
}

/* Those that open something there: they were given, and nobody took them back. */
static gboolean
is_held (const Reading *self, const GvtLeaseRecord *lease)
{
  return lease->incarnation == self->laptop->incarnation && lease->revoked_at_us == 0
         && !lease->is_destroyed && lease->is_sealed;
}

static gboolean
read_leases (Reading *self, GvtDb *db, GError **error)
{
  GvtFleetLaptop *laptop = self->laptop;
  g_autoptr (GArray) leases = gvt_lease_store_list (db, &laptop->device, error);
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; leases != NULL && i < leases->len; i++)
    {
      const GvtLeaseRecord *lease = &g_array_index (leases, GvtLeaseRecord, i);
      g_autoptr (GPtrArray) villages = NULL;

      if (!is_held (self, lease))
        continue;
      villages = gvt_lease_store_list_villages (db, &lease->lease, error);
      if (villages == NULL)
        return FALSE;
      for (guint v = 0; v < villages->len; v++)
        g_hash_table_add (all, g_strdup (((GvtLeaseVillage *) villages->pdata[v])->village));
      if (laptop->lease_ends_us == 0 || lease->not_after_us < laptop->lease_ends_us)
        laptop->lease_ends_us = lease->not_after_us;
    }
  laptop->leased_villages = g_hash_table_size (all);
  return leases != NULL;
}

/* Where it is today, or goes next, of the visits that the centre planned. */
static gboolean
read_visit (Reading *self, GvtDb *db, GError **error)
{
  GvtFleetLaptop *laptop = self->laptop;
  g_autofree char *today = gvt_date_iso (self->now_us);
  g_autoptr (GPtrArray) visits = gvt_visit_store_list_held (db, &laptop->device,
                                                            laptop->incarnation, today, error);

  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      const GvtVisitRecord *visit = visits->pdata[i];

      if (*laptop->visit_date != '\0' && g_strcmp0 (visit->date, laptop->visit_date) >= 0)
        continue;
      set_text (&laptop->visit_date, visit->date);
      set_text (&laptop->visit_place, visit->place);
    }
  return visits != NULL;
}

static gboolean
read_loss (Reading *self, GvtDb *db, GError **error)
{
  GvtFleetLaptop *laptop = self->laptop;
  g_auto (GvtFleetDecision) last = { 0 };
  gint64 obeyed_at_us;

  if (!gvt_fleet_store_find_loss (db, &laptop->device, laptop->incarnation, &last, error)
      || !gvt_fleet_store_find_obeyed (db, &laptop->device, laptop->incarnation, &obeyed_at_us,
                                       error))
    return FALSE;
  if (g_strcmp0 (last.act, GVT_FLEET_ACT_LOST) == 0)
    {
      laptop->state = GVT_FLEET_LOST;
      laptop->lost_at_us = last.at_us;
      laptop->obeyed_at_us = obeyed_at_us;
    }
  return TRUE;
}

static gboolean
read_end (Reading *self, GvtDb *db, GError **error)
{
  GvtFleetLaptop *laptop = self->laptop;
  g_auto (GvtFleetDecision) end = { 0 };

  if (!gvt_fleet_store_find_retired (db, &laptop->device, laptop->incarnation, &end, error))
    return FALSE;
  if (end.act != NULL)
    {
      laptop->state = GVT_FLEET_RETIRED;
      if (g_str_equal (end.act, GVT_FLEET_ACT_RETIRED))
        laptop->retired_at_us = end.at_us;
      else
        laptop->written_off_at_us = end.at_us;
    }
  return TRUE;
}

static gboolean
read_users (Reading *self, GvtDb *db, GError **error)
{
  GvtFleetLaptop *laptop = self->laptop;
  g_autoptr (GPtrArray) users = gvt_slot_store_list_users (db, &laptop->device, laptop->incarnation,
                                                           error);
  char *holder = users != NULL
                     ? gvt_fleet_store_find_holder (db, &laptop->device, laptop->incarnation, error)
                     : NULL;

  if (holder == NULL)
    return FALSE;
  g_free (laptop->holder);
  laptop->holder = holder;
  for (guint i = 0; i < users->len; i++)
    g_ptr_array_add (laptop->users, g_strdup (((GvtUser *) users->pdata[i])->code));
  return TRUE;
}

/* Returns: (transfer full) (nullable) */
static GvtFleetLaptop *
read_laptop (GvtCentral *central, GvtDb *db, const GvtDeviceRecord *device, GError **error)
{
  g_autoptr (GvtFleetLaptop) laptop = gvt_fleet_laptop_new ();
  Reading self = { central, device, gvt_clock_now_us (central->clock), laptop };

  laptop->device = device->device;
  laptop->incarnation = device->incarnation;
  laptop->state = device->is_confirmed ? GVT_FLEET_OPEN : GVT_FLEET_UNCONFIRMED;
  set_text (&laptop->code, device->code);
  return read_users (&self, db, error) && read_contact (&self, db, error)
                 && read_counts (&self, db, error) && read_leases (&self, db, error)
                 && read_visit (&self, db, error) && read_loss (&self, db, error)
                 && read_end (&self, db, error)
             ? g_steal_pointer (&laptop)
             : NULL;
}

/* --- whose they are --- */

static gboolean
belongs (GvtDb *db, const char *area, const GvtDeviceRecord *device, gboolean *is, GError **error)
{
  g_autoptr (GPtrArray) users = gvt_slot_store_list_users (db, &device->device, device->incarnation,
                                                           error);

  *is = *area == '\0';
  for (guint i = 0; users != NULL && !*is && i < users->len; i++)
    {
      const GvtUser *user = users->pdata[i];

      *is = *user->area != '\0' && gvt_region_contains (area, user->area);
    }
  return users != NULL;
}

gboolean
gvt_central_check_sees (GvtDb *db, const char *area, const GvtDeviceRecord *device, GError **error)
{
  gboolean is;

  if (!belongs (db, area, device, &is, error))
    return FALSE;
  if (is)
    return TRUE;
  g_set_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, _ ("laptop %s is of no team in %s"),
               device->code, area);
  return FALSE;
}

/* Returns: (transfer full) (nullable) */
static GPtrArray *
list_laptops (GvtCentral *self, GvtDb *db, const char *area, GError **error)
{
  g_autoptr (GPtrArray) devices = gvt_device_store_list (db, error);
  g_autoptr (GPtrArray) laptops = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_fleet_laptop_free);

  for (guint i = 0; devices != NULL && i < devices->len; i++)
    {
      const GvtDeviceRecord *device = devices->pdata[i];
      GvtFleetLaptop *laptop;
      gboolean is;

      if (device->is_closed)
        continue;
      if (!belongs (db, area, device, &is, error))
        return NULL;
      if (!is)
        continue;
      laptop = read_laptop (self, db, device, error);
      if (laptop == NULL)
        return NULL;
      g_ptr_array_add (laptops, laptop);
    }
  if (devices == NULL)
    return NULL;
  gvt_fleet_sort (laptops, gvt_clock_now_us (self->clock), GVT_VERSION);
  return g_steal_pointer (&laptops);
}

typedef struct
{
  GvtCentral *central;
  const char *area;
  const GvtId *device;
  guint32 incarnation;
  GBytes *status;     /* (nullable) */
  gboolean is_recent; /* it was heard a moment ago */
  GvtPublicKey roll_public;
  GvtFleetFile *file;
  GPtrArray *laptops;
} Act;

static gboolean
list_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Act *act = user_data;

  act->laptops = list_laptops (act->central, db, act->area, error);
  return act->laptops != NULL;
}

GPtrArray *
gvt_central_fleet (GvtCentral *self, const char *area, GError **error)
{
  Act act = { .central = self, .area = area };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && area != NULL, NULL);

  return gvt_store_read (self->store, list_in_transaction, &act, error) ? act.laptops : NULL;
}

/* --- heard --- */

static gboolean
load_contact (GvtDb *db, gpointer user_data, GError **error)
{
  Act *act = user_data;
  gint64 at_us;

  if (!gvt_fleet_store_load_contact (db, act->device, act->incarnation, &at_us, NULL, error))
    return FALSE;
  act->is_recent = ABS (gvt_clock_now_us (act->central->clock) - at_us) < CONTACT_STEP_US;
  return TRUE;
}

static gboolean
write_contact (GvtDb *db, gpointer user_data, GError **error)
{
  Act *act = user_data;

  return gvt_fleet_store_set_contact (db, act->device, act->incarnation,
                                      gvt_clock_now_us (act->central->clock), act->status, error);
}

gboolean
gvt_central_note_contact (
    GvtCentral *self, const GvtId *device, guint32 incarnation, GBytes *status, GError **error)
{
  Act act = { .central = self, .device = device, .incarnation = incarnation, .status = status };
  g_autoptr (GvtDeviceStatus) read = NULL;

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL, FALSE);

  if (status != NULL && (read = gvt_device_status_read (status, error)) == NULL)
    return FALSE;
  if (status == NULL && !gvt_store_read (self->store, load_contact, &act, error))
    return FALSE;
  return act.is_recent || gvt_store_write (self->store, write_contact, &act, error);
}

/* --- for supervisors' laptops --- */

static gboolean
add_sections (Act *act, GvtDb *db, GError **error)
{
  g_autoptr (GPtrArray) users = gvt_slot_store_list_users (db, act->device, act->incarnation,
                                                           error);

  for (guint i = 0; users != NULL && i < users->len; i++)
    {
      const GvtUser *user = users->pdata[i];
      GPtrArray *laptops;

      if (user->role != GVT_ROLE_SUPERVISOR)
        continue;
      laptops = list_laptops (act->central, db, user->area, error);
      if (laptops == NULL)
        return FALSE;
      gvt_fleet_file_add_section (act->file, user->code, user->area, laptops);
    }
  return users != NULL;
}

/* Returns: (transfer full) (nullable): this copy's record */
static GvtDeviceRecord *
find_copy (Act *act, GvtDb *db, GError **error)
{
  GvtDeviceRecord *copy;

  if (!gvt_device_store_find_copy (db, act->device, act->incarnation, &copy, error))
    return NULL;
  if (copy == NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "There is no such laptop");
  return copy;
}

static gboolean
make_file (GvtDb *db, gpointer user_data, GError **error)
{
  Act *act = user_data;
  g_autoptr (GvtDeviceRecord) copy = find_copy (act, db, error);

  if (copy == NULL)
    return FALSE;
  act->roll_public = copy->roll_public;
  return add_sections (act, db, error);
}

GBytes *
gvt_central_fleet_file (GvtCentral *self, const GvtId *device, guint32 incarnation, GError **error)
{
  g_autoptr (GvtFleetFile) file = NULL;
  Act act = { .central = self, .device = device, .incarnation = incarnation };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL, NULL);

  act.file = file = gvt_fleet_file_new (device, incarnation, gvt_clock_now_us (self->clock),
                                        GVT_VERSION);
  return gvt_store_read (self->store, make_file, &act, error) ? gvt_fleet_file_write (
             file, &act.roll_public, gvt_central_get_signing_key (self), error)
                                                              : NULL;
}
