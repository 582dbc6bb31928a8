/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-copies.h"

#include "gvt-error.h"
#include "gvt-restore.h"
#include "gvt-sim-ids.h"
#include "gvt-sim-tree.h"

#define MAX_BACKUPS 3

/* --- what is lost with a disk --- */

static void
add_held (GHashTable *union_, GvtStore *store, const char *where)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) ids = gvt_sim_ids_of (store, &error);

  if (ids == NULL)
    gvt_sim_violated ("I1: the records of %s cannot be read: %s", where, error->message);
  gvt_sim_ids_add_all (union_, ids);
}

/* Of all disks that are there. To know what is lost they must be readable; their own trouble ends.
 */
static GHashTable *
list_all_held (GvtSimWorld *world)
{
  GHashTable *held = gvt_sim_ids_new ();

  gvt_test_disk_calm (world->centre->disk);
  for (guint i = 0; i < world->laptops->len; i++)
    {
      GvtSimLaptop *laptop = world->laptops->pdata[i];
      g_autoptr (GvtStore) store = gvt_sim_laptop_dup_store (laptop);

      gvt_test_disk_calm (laptop->disk);

      add_held (held, store, "a laptop");
    }
  add_held (held, world->centre->central->store, "the centre");
  return held;
}

static void
note_gone (GvtSimWorld *world, GHashTable *before)
{
  g_autoptr (GHashTable) after = list_all_held (world);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!gvt_sim_ids_has (after, id) && !gvt_sim_ids_has (world->gone, id))
      gvt_sim_ids_add (world->gone, id);
}

/* Of a laptop that has another disk now: what it must still have is what stands there. */
static void
take_stock (GvtSimLaptop *laptop)
{
  g_autoptr (GvtStore) store = gvt_sim_laptop_dup_store (laptop);
  g_autoptr (GHashTable) ids = gvt_sim_ids_new ();

  add_held (ids, store, "a laptop");
  gvt_sim_ids_keep (laptop->kept, ids);
}

/* --- backups of ours --- */

static gboolean
is_about_state (const GError *error)
{
  return g_error_matches (error, GVT_ERROR, GVT_ERROR_STATE)
         || g_error_matches (error, GVT_ERROR, GVT_ERROR_BAD_INPUT)
         || g_error_matches (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
}

static void
back_up (GvtSimLaptop *laptop)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtBackup) backup = gvt_backup_make (laptop->profile, laptop->backups_folder,
                                                  GVT_BACKUP_BY_HAND, &error);

  if (backup == NULL)
    gvt_sim_laptop_judge (laptop, "making a backup", error);
}

static void
restore (GvtSimWorld *world, GvtSimLaptop *laptop, guint which)
{
  g_autoptr (GPtrArray) backups = gvt_backups_list (laptop->backups_folder);
  g_autoptr (GHashTable) before = list_all_held (world);
  g_auto (GvtRestoreReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (backups->len == 0)
    return;

  is_done = gvt_restore (
      laptop->profile,
      ((GvtBackup *) backups->pdata[which % MIN (backups->len, MAX_BACKUPS)])->path, GVT_SIM_USER,
      GVT_SIM_PASSPHRASE, &report, &error);
  if (!is_done && !is_about_state (error))
    gvt_sim_laptop_judge (laptop, "putting a backup back", error);
  if (is_done)
    gvt_test_disk_note_synced_folders (laptop->disk);
  gvt_sim_laptop_stop (laptop);
  gvt_sim_laptop_start (laptop);
  if (is_done)
    take_stock (laptop);
  note_gone (world, before);
}

static void
confirm (GvtSimLaptop *laptop)
{
  g_autoptr (GError) error = NULL;

  if (!gvt_restore_confirm (laptop->profile, &error) && !is_about_state (error))
    gvt_sim_laptop_judge (laptop, "confirming it", error);
}

/* --- images of the whole disk --- */

/* Turned off for it, in whatever state the disk is. */
static void
turn_off (GvtSimLaptop *laptop)
{
  gvt_sim_laptop_stop (laptop);
  gvt_test_disk_cut_now (laptop->disk);
  gvt_test_disk_power_on (laptop->disk, GVT_DISK_DROPS_ALL, 0);
}

static void
take_image (GvtSimLaptop *laptop)
{
  turn_off (laptop);
  gvt_sim_tree_copy (laptop->folder, laptop->image_folder);
  laptop->has_image = TRUE;
  gvt_sim_laptop_start (laptop);
}

static void
put_back (GvtSimWorld *world, GvtSimLaptop *laptop)
{
  g_autoptr (GHashTable) before = NULL;

  if (!laptop->has_image)
    return;

  before = list_all_held (world);
  turn_off (laptop);
  gvt_sim_tree_copy (laptop->image_folder, laptop->folder);
  gvt_sim_laptop_start (laptop);
  take_stock (laptop);
  note_gone (world, before);
}

static void
copy_disk (GvtSimWorld *world, GvtSimLaptop *laptop)
{
  GvtSimLaptop *copy;

  if (world->laptops->len >= GVT_SIM_MAX_LAPTOPS)
    return;

  copy = gvt_sim_laptop_new (world->folder, world->laptops->len, gvt_clock_now_us (laptop->clock));
  turn_off (laptop);
  gvt_sim_tree_copy (laptop->folder, copy->folder);
  g_hash_table_unref (copy->kept);
  copy->kept = gvt_sim_ids_copy (laptop->kept);
  g_ptr_array_add (world->laptops, copy);
  gvt_sim_laptop_start (laptop);
  gvt_sim_laptop_start (copy);
}

static void
restore_centre (GvtSimWorld *world)
{
  g_autoptr (GHashTable) before = list_all_held (world);

  if (!gvt_sim_centre_restore (world->centre))
    return;
  note_gone (world, before);
}

void
gvt_sim_copies_step (GvtSimWorld *world, const GvtSimStep *step, GvtSimLaptop *laptop)
{
  switch ((guint) step->kind)
    {
    case GVT_SIM_BACKUP:
      back_up (laptop);
      break;
    case GVT_SIM_RESTORE:
      restore (world, laptop, step->a);
      break;
    case GVT_SIM_CONFIRM:
      confirm (laptop);
      break;
    case GVT_SIM_IMAGE:
      take_image (laptop);
      break;
    case GVT_SIM_PUT_BACK:
      put_back (world, laptop);
      break;
    case GVT_SIM_CLONE:
      copy_disk (world, laptop);
      break;
    case GVT_SIM_CENTRE_BACKUP:
      gvt_sim_centre_back_up (world->centre);
      break;
    default:
      restore_centre (world);
      break;
    }
}
