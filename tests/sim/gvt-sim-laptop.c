/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-laptop.h"

#include "gvt-error.h"
#include "gvt-feature-projections.h"
#include "gvt-sim-ids.h"
#include "gvt-sim-verdict.h"

#define MAX_STARTS 3

GvtSimLaptop *
gvt_sim_laptop_new (const char *folder, guint number, gint64 now_us)
{
  GvtSimLaptop *self = g_new0 (GvtSimLaptop, 1);

  self->number = number;
  self->folder = g_strdup_printf ("%s/laptop-%u", folder, number);
  self->image_folder = g_strdup_printf ("%s/image-%u", folder, number);
  self->backups_folder = g_strdup_printf ("%s/backups-%u", folder, number);
  self->disk = gvt_test_disk_new (self->folder);
  self->clock = gvt_clock_new_fixed (now_us);
  self->kept = gvt_sim_ids_new ();
  return self;
}

void
gvt_sim_laptop_free (GvtSimLaptop *self)
{
  gvt_sim_laptop_stop (self);
  gvt_test_disk_free (self->disk);
  g_object_unref (self->clock);
  g_hash_table_unref (self->kept);
  g_free (self->folder);
  g_free (self->image_folder);
  g_free (self->backups_folder);
  g_free (self);
}

/* Backups are steps of their own. */
static void
ignore_due (guint reason, gpointer user_data)
{
}

static gboolean
try_start (GvtSimLaptop *self, GError **error)
{
  self->profile = gvt_profile_new (self->folder, self->clock, gvt_feature_projections ());
  gvt_profile_set_backup_due (self->profile, ignore_due, NULL);
  if (gvt_profile_unlock (self->profile, GVT_SIM_USER, GVT_SIM_PASSPHRASE, error))
    return TRUE;

  g_clear_object (&self->profile);
  return FALSE;
}

void
gvt_sim_laptop_start (GvtSimLaptop *self)
{
  for (guint i = 0; i < MAX_STARTS; i++)
    {
      g_autoptr (GError) error = NULL;

      if (try_start (self, &error))
        return;
      if (!gvt_test_disk_take_failed (self->disk))
        gvt_sim_violated ("I1: laptop %u does not start: %s", self->number, error->message);
      gvt_test_disk_cut_now (self->disk);
      gvt_test_disk_power_on (self->disk, GVT_DISK_DROPS_ALL, 0);
    }
  gvt_sim_violated ("I1: laptop %u does not start on a disk that is well", self->number);
}

void
gvt_sim_laptop_stop (GvtSimLaptop *self)
{
  g_clear_object (&self->profile);
}

void
gvt_sim_laptop_settle (GvtSimLaptop *self, guint32 chance)
{
  if (!gvt_test_disk_is_off (self->disk))
    return;

  self->n_cuts++;
  gvt_sim_laptop_stop (self);
  gvt_test_disk_power_on (self->disk, chance % 2 == 0 ? GVT_DISK_DROPS_ALL : GVT_DISK_KEEPS_SOME,
                          chance);
  gvt_clock_restart (self->clock);
  gvt_sim_laptop_start (self);
  gvt_sim_laptop_check_kept (self);
}

GvtStore *
gvt_sim_laptop_dup_store (GvtSimLaptop *self)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);

  return g_object_ref (gvt_journal_get_store (journal));
}

void
gvt_sim_laptop_check_kept (GvtSimLaptop *self)
{
  g_autoptr (GvtStore) store = gvt_sim_laptop_dup_store (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) ids = gvt_sim_ids_of (store, &error);
  const GvtId *missing;

  if (ids == NULL)
    {
      gvt_sim_laptop_judge (self, "reading its records", error);
      return;
    }

  missing = gvt_sim_ids_find_missing (self->kept, ids);
  if (missing != NULL)
    {
      g_autofree char *text = gvt_id_to_text (missing);

      gvt_sim_violated ("I1: laptop %u lost the acknowledged record %s", self->number, text);
    }
}

void
gvt_sim_laptop_judge (GvtSimLaptop *self, const char *what, const GError *error)
{
  if (gvt_test_disk_take_failed (self->disk))
    return;
  gvt_sim_violated ("I1: laptop %u: %s: %s", self->number, what, error->message);
}
