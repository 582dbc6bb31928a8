/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-world.h"

#include "gvt-restore.h"
#include "gvt-sim-act.h"
#include "gvt-sim-copies.h"
#include "gvt-sim-courier.h"
#include "gvt-sim-ids.h"
#include "gvt-sim-talk.h"
#include "gvt-test.h"

#define N_ROUNDS 4  /* of talks, in the end */
#define N_ACTS   60 /* of a disk: a plan for one of them comes true soon */

GvtSimWorld *
gvt_sim_world_new (const char *folder)
{
  GvtSimWorld *self = g_new0 (GvtSimWorld, 1);

  self->folder = g_strdup (folder);
  self->acknowledged = gvt_sim_ids_new ();
  self->strayed = gvt_sim_ids_new ();
  self->gone = gvt_sim_ids_new ();
  self->centre = gvt_sim_centre_new (folder, GVT_TEST_NOW_US);
  gvt_sim_centre_start (self->centre);
  self->laptops = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_sim_laptop_free);
  for (guint i = 0; i < GVT_SIM_N_LAPTOPS; i++)
    {
      g_ptr_array_add (self->laptops, gvt_sim_laptop_new (folder, i, GVT_TEST_NOW_US));
      gvt_sim_laptop_start (self->laptops->pdata[i]);
    }
  return self;
}

void
gvt_sim_world_free (GvtSimWorld *self)
{
  g_ptr_array_unref (self->laptops);
  gvt_sim_centre_free (self->centre);
  g_hash_table_unref (self->acknowledged);
  g_hash_table_unref (self->strayed);
  g_hash_table_unref (self->gone);
  g_free (self->folder);
  g_free (self);
}

/* --- time --- */

/* Up to some hours, and no clock goes right: each gains or loses up to a hundredth. */
static void
tick (GvtSimWorld *self, const GvtSimStep *step)
{
  gint64 seconds = step->a % 100 < 80 ? step->a / 100 % 600 : step->a / 100 % (8 * 60 * 60);

  gvt_clock_advance (self->centre->clock, seconds * G_USEC_PER_SEC);
  for (guint i = 0; i < self->laptops->len; i++)
    {
      GvtSimLaptop *laptop = self->laptops->pdata[i];
      gint64 drift = (gint64) i - 2;

      gvt_clock_advance (laptop->clock, seconds * G_USEC_PER_SEC * (100 + drift) / 100);
    }
}

/* Minutes, days, or years; forwards or backwards. */
static void
set_clock (GvtSimLaptop *laptop, const GvtSimStep *step)
{
  static const gint64 spans[] = { G_TIME_SPAN_MINUTE, G_TIME_SPAN_DAY, 365 * G_TIME_SPAN_DAY };
  gint64 by = spans[step->a % 3] * (1 + step->b % 7);

  gvt_clock_set_ahead (laptop->clock, step->a / 3 % 2 == 0 ? by : -by);
}

/* --- disks --- */

static void
restart (GvtSimLaptop *laptop)
{
  gvt_sim_laptop_stop (laptop);
  gvt_clock_restart (laptop->clock);
  gvt_sim_laptop_start (laptop);
  gvt_sim_laptop_check_kept (laptop);
}

static gboolean
step_at_disk (GvtSimWorld *self, const GvtSimStep *step, GvtSimLaptop *laptop)
{
  guint at = 1 + step->a % N_ACTS;

  switch ((guint) step->kind)
    {
    case GVT_SIM_CUT:
      gvt_test_disk_cut_at_act (laptop->disk, at);
      return TRUE;
    case GVT_SIM_FAIL:
      gvt_test_disk_fail (laptop->disk, at);
      return TRUE;
    case GVT_SIM_FILL:
      gvt_test_disk_set_full (laptop->disk, TRUE);
      return TRUE;
    case GVT_SIM_ROOM:
      gvt_test_disk_set_full (laptop->disk, FALSE);
      return TRUE;
    case GVT_SIM_RESTART:
      restart (laptop);
      return TRUE;
    case GVT_SIM_CENTRE_CUT:
      gvt_test_disk_cut_at_act (self->centre->disk, at);
      return TRUE;
    case GVT_SIM_CENTRE_FAIL:
      gvt_test_disk_fail (self->centre->disk, at);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
step_on_the_way (GvtSimWorld *self, const GvtSimStep *step, GvtSimLaptop *laptop)
{
  switch ((guint) step->kind)
    {
    case GVT_SIM_SYNC:
      gvt_sim_talk (self, laptop, step->b, step->a);
      return TRUE;
    case GVT_SIM_LATE:
      gvt_sim_link_deliver_late (self->centre->link, step->a);
      return TRUE;
    case GVT_SIM_TICK:
      tick (self, step);
      return TRUE;
    case GVT_SIM_SET_CLOCK:
      set_clock (laptop, step);
      return TRUE;
    case GVT_SIM_PUBLISH:
      gvt_sim_centre_publish (self->centre);
      return TRUE;
    case GVT_SIM_ISSUE:
      gvt_sim_centre_issue (self->centre, step->b % 2 == 0);
      return TRUE;
    case GVT_SIM_STICK_WRITE:
      gvt_sim_courier_write (self, laptop, step->a);
      return TRUE;
    case GVT_SIM_STICK_PULL:
      gvt_sim_courier_pull (self, step->a, step->b);
      return TRUE;
    case GVT_SIM_STICK_ACCEPT:
      gvt_sim_courier_accept (self, step->a);
      return TRUE;
    case GVT_SIM_STICK_READ:
      gvt_sim_courier_read (self, laptop, step->a);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
settle (GvtSimWorld *self, guint32 chance)
{
  gvt_sim_centre_settle (self->centre, chance);
  for (guint i = 0; i < self->laptops->len; i++)
    gvt_sim_laptop_settle (self->laptops->pdata[i], chance + i);
}

void
gvt_sim_world_step (GvtSimWorld *self, const GvtSimStep *step)
{
  GvtSimLaptop *laptop = self->laptops->pdata[step->who % self->laptops->len];

  if (step->kind <= GVT_SIM_FUTURE)
    gvt_sim_act (laptop, step, self->acknowledged, self->strayed);
  else if (!step_on_the_way (self, step, laptop) && !step_at_disk (self, step, laptop))
    gvt_sim_copies_step (self, step, laptop);

  settle (self, step->a ^ step->b);
  if (step->kind == GVT_SIM_SYNC || step->kind == GVT_SIM_STICK_READ)
    gvt_sim_talk_check_receipt (self, laptop);
  self->figures.n_steps++;
}

/* --- the end --- */

/* Whatever was planned for a disk, or had gone wrong with it, is over. */
static void
mend_disks (GvtSimWorld *self)
{
  gvt_sim_centre_stop (self->centre);
  gvt_test_disk_cut_now (self->centre->disk);
  gvt_test_disk_power_on (self->centre->disk, GVT_DISK_DROPS_ALL, 0);
  gvt_sim_centre_start (self->centre);
  for (guint i = 0; i < self->laptops->len; i++)
    {
      gvt_test_disk_cut_now (((GvtSimLaptop *) self->laptops->pdata[i])->disk);
      gvt_sim_laptop_settle (self->laptops->pdata[i], 0);
    }
}

static void
bring_sticks (GvtSimWorld *self)
{
  for (guint stick = 0; stick < GVT_SIM_N_STICKS; stick++)
    {
      gvt_sim_courier_accept (self, stick);
      for (guint i = 0; i < self->laptops->len; i++)
        gvt_sim_courier_read (self, self->laptops->pdata[i], stick);
    }
}

static void
confirm_restored (GvtSimLaptop *laptop)
{
  g_autoptr (GError) error = NULL;
  GvtRestoreState state;

  if (gvt_restore_get_state (laptop->profile, &state, &error) && state != GVT_RESTORE_UNCONFIRMED)
    return;
  if (error != NULL || !gvt_restore_confirm (laptop->profile, &error))
    gvt_sim_violated ("I9: laptop %u cannot be confirmed: %s", laptop->number, error->message);
}

void
gvt_sim_world_heal (GvtSimWorld *self)
{
  mend_disks (self);
  while (gvt_sim_link_deliver_late (self->centre->link, 0))
    settle (self, 0);
  bring_sticks (self);
  for (guint i = 0; i < self->laptops->len; i++)
    confirm_restored (self->laptops->pdata[i]);

  /* What a message makes a laptop note goes up in the next talk. */
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      for (guint i = 0; i < self->laptops->len; i++)
        gvt_sim_talk (self, self->laptops->pdata[i], 0, 0);
      gvt_sim_centre_confirm_copies (self->centre);
    }
}
