/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-centre.h"

#include "gvt-central-copies.h"
#include "gvt-central-devices.h"
#include "gvt-central-regions.h"
#include "gvt-central-restore.h"
#include "gvt-central-visits.h"
#include "gvt-routes.h"
#include "gvt-sim-laptop.h"
#include "gvt-sim-tree.h"
#include "gvt-sim-verdict.h"
#include <glib/gstdio.h>

#define BASE_ROWS  3
#define MAX_STARTS 3

GvtSimCentre *
gvt_sim_centre_new (const char *folder, gint64 now_us)
{
  GvtSimCentre *self = g_new0 (GvtSimCentre, 1);

  self->folder = g_build_filename (folder, "centre", NULL);
  self->backup_folder = g_build_filename (folder, "centre-backup", NULL);
  self->key_file = g_build_filename (folder, "centre-key-copy", NULL);
  self->disk = gvt_test_disk_new (self->folder);
  self->clock = gvt_clock_new_fixed (now_us);
  self->link = gvt_sim_link_new ();
  self->n_lists = 1;
  return self;
}

void
gvt_sim_centre_free (GvtSimCentre *self)
{
  gvt_sim_centre_stop (self);
  gvt_test_disk_free (self->disk);
  g_object_unref (self->clock);
  g_object_unref (self->link);
  g_free (self->folder);
  g_free (self->backup_folder);
  g_free (self->key_file);
  g_free (self);
}

void
gvt_sim_centre_start (GvtSimCentre *self)
{
  for (guint i = 0; i < MAX_STARTS && self->central == NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      self->central = gvt_central_open (self->folder, self->clock, &error);
      if (self->central != NULL)
        break;
      if (!gvt_test_disk_take_failed (self->disk))
        gvt_sim_violated ("I1: the centre does not start: %s", error->message);
      gvt_test_disk_cut_now (self->disk);
      gvt_test_disk_power_on (self->disk, GVT_DISK_DROPS_ALL, 0);
    }
  if (self->central == NULL)
    gvt_sim_violated ("I1: the centre does not start on a disk that is well");

  self->service = gvt_routes_service (self->central);
  gvt_sim_link_set_service (self->link, &self->service);
}

void
gvt_sim_centre_stop (GvtSimCentre *self)
{
  gvt_sim_link_set_service (self->link, NULL);
  g_clear_object (&self->central);
}

void
gvt_sim_centre_settle (GvtSimCentre *self, guint32 chance)
{
  if (!gvt_test_disk_is_off (self->disk))
    return;

  self->n_cuts++;
  gvt_sim_centre_stop (self);
  gvt_test_disk_power_on (self->disk, chance % 2 == 0 ? GVT_DISK_DROPS_ALL : GVT_DISK_KEEPS_SOME,
                          chance);
  gvt_sim_centre_start (self);
}

/* --- its acts --- */

static void
judge (GvtSimCentre *self, const char *what, const GError *error)
{
  if (!gvt_test_disk_take_failed (self->disk))
    gvt_sim_violated ("I1: the centre: %s: %s", what, error->message);
}

guint
gvt_sim_centre_get_rows (void)
{
  return BASE_ROWS;
}

void
gvt_sim_centre_publish (GvtSimCentre *self)
{
  g_autoptr (GString) csv = g_string_new ("code,parent,level,name\n"
                                          "99,,provinsi,Nusa Rekaan\n"
                                          "99.01,99,kabupaten,Kabupaten Karang Contoh\n"
                                          "99.01.01,99.01,kecamatan,Contoh Utara\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint n_rows;

  for (guint i = 0; i <= self->n_lists; i++)
    g_string_append_printf (csv, "99.01.01.%u,99.01.01,desa,Desa Misal %u\n", 2001 + i, i);
  bytes = g_string_free_to_bytes (g_steal_pointer (&csv));
  self->n_lists++; /* also where it fails: it may have come into being all the same */
  if (!gvt_central_import_regions (self->central, bytes, &n_rows, &error))
    judge (self, "publishing a list", error);
}

void
gvt_sim_centre_copy_key (GvtSimCentre *self)
{
  g_autofree char *path = g_build_filename (self->folder, GVT_CENTRAL_KEY_FILE, NULL);
  g_autofree char *key = NULL;

  g_assert (g_file_get_contents (path, &key, NULL, NULL));
  g_assert (
      g_file_set_contents_full (self->key_file, key, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

void
gvt_sim_centre_back_up (GvtSimCentre *self)
{
  g_autofree char *next = g_strconcat (self->backup_folder, "-next", NULL);
  g_autoptr (GError) error = NULL;
  GvtCentralBackup backup;

  gvt_sim_tree_remove (next);
  if (!gvt_central_backup (self->central, next, &backup, &error))
    {
      judge (self, "making a backup", error);
      return;
    }
  gvt_sim_tree_remove (self->backup_folder);
  g_assert (g_rename (next, self->backup_folder) == 0);
  self->has_backup = TRUE;
}

gboolean
gvt_sim_centre_restore (GvtSimCentre *self)
{
  GvtCentralRestoring restoring = { self->backup_folder, self->folder, self->key_file, NULL };
  GvtCentralBackup backup;
  g_autoptr (GError) error = NULL;

  if (!self->has_backup)
    return FALSE;

  gvt_sim_centre_stop (self);
  gvt_test_disk_cut_now (self->disk);
  gvt_test_disk_power_on (self->disk, GVT_DISK_DROPS_ALL, 0);
  gvt_sim_tree_remove (self->folder);
  gvt_clock_advance (self->clock, 2 * G_TIME_SPAN_SECOND); /* it takes a while */
  if (!gvt_central_restore (&restoring, self->clock, &backup, &error))
    gvt_sim_violated ("I13: the centre cannot be put back: %s", error->message);
  gvt_sim_centre_start (self);
  return TRUE;
}

void
gvt_sim_centre_issue (GvtSimCentre *self, gboolean has_host)
{
  g_autofree char *text = g_strdup_printf (
      "name,place,date,expected,contact name\nSMP %u Contoh,99.01.01.2001,2027-06-01,60,%s\n",
      self->n_issued++, has_host ? "Ibu Contoh" : "");
  g_autoptr (GBytes) csv = g_bytes_new (text, strlen (text));
  GvtVisitsImportMode mode = { 0 };
  GvtVisitsImport import;
  g_autoptr (GError) error = NULL;

  if (!gvt_central_import_visits (self->central, csv, &mode, &import, &error))
    judge (self, "issuing a visit", error);
}

void
gvt_sim_centre_confirm_copies (GvtSimCentre *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) devices = gvt_central_list_devices (self->central, &error);

  if (devices == NULL)
    gvt_sim_violated ("the centre cannot list its laptops: %s", error->message);
  for (guint i = 0; i < devices->len; i++)
    {
      const GvtDeviceRecord *device = devices->pdata[i];

      if (!device->is_closed && !device->is_confirmed
          && !gvt_central_confirm_copy (self->central, device, GVT_SIM_USER, &error))
        gvt_sim_violated ("I9: a copy cannot be confirmed: %s", error->message);
    }
}
