/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-talk.h"

#include "gvt-central-copies.h"
#include "gvt-central-regions.h"
#include "gvt-error.h"
#include "gvt-restore.h"
#include "gvt-sync-store.h"

typedef struct
{
  GvtSimWorld *world;
  GvtSimLaptop *laptop;
  GvtJournal *journal;
  GvtId device;
  guint32 incarnation;
  GvtDelivery delivery;
  guint64 held; /* by the centre */
  gboolean is_read;
} Side;

static gboolean
side_open (Side *self)
{
  self->journal = gvt_profile_dup_journal (self->laptop->profile, NULL);
  return gvt_journal_get_device (self->journal, &self->device, &self->incarnation, NULL, NULL);
}

static void
side_clear (Side *self)
{
  g_clear_object (&self->journal);
  gvt_delivery_clear (&self->delivery);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

/* --- what the centre signed --- */

static gboolean
load_delivery (GvtDb *db, gpointer user_data, GError **error)
{
  Side *self = user_data;

  return gvt_sync_store_load_delivery (db, &self->device, self->incarnation, &self->delivery,
                                       error);
}

static gboolean
load_held (GvtDb *db, gpointer user_data, GError **error)
{
  Side *self = user_data;
  GvtHash head;

  return gvt_journal_head (gvt_central_get_journal (self->world->centre->central), db,
                           &self->device, self->incarnation, &self->held, &head, error);
}

void
gvt_sim_talk_check_receipt (GvtSimWorld *world, GvtSimLaptop *laptop)
{
  g_auto (Side) side = { .world = world, .laptop = laptop };
  GvtCentral *central = world->centre->central;

  if (!side_open (&side)
      || !gvt_store_read (gvt_journal_get_store (side.journal), load_delivery, &side, NULL)
      || side.delivery.epoch != gvt_central_get_epoch (central)
      || !gvt_store_read (central->store, load_held, &side, NULL))
    return; /* a disk that fails; or a word from before the centre was restored */

  if (side.delivery.received > side.held)
    gvt_sim_violated ("I1: the centre signed for %" G_GUINT64_FORMAT " records of laptop %u and "
                      "holds %" G_GUINT64_FORMAT,
                      side.delivery.received, laptop->number, side.held);
}

/* --- lists --- */

/* I8: each version has one row more than the one before. */
static guint
count_regions (GvtSimWorld *world, GvtSimLaptop *laptop)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRegionList) list = gvt_sync_load_regions (laptop->profile, &error);
  guint rows;

  if (list == NULL)
    {
      if (!g_error_matches (error, GVT_ERROR, GVT_ERROR_NOT_FOUND))
        gvt_sim_laptop_judge (laptop, "reading the list of regions", error);
      return 0;
    }

  rows = gvt_region_list_get_size (list);
  if (rows <= gvt_sim_centre_get_rows ()
      || rows > gvt_sim_centre_get_rows () + world->centre->n_lists)
    gvt_sim_violated ("I8: laptop %u has a list of %u rows, which no version has", laptop->number,
                      rows);
  return rows;
}

static gboolean
is_open (Side *side)
{
  return gvt_central_check_open (side->world->centre->central, &side->device, side->incarnation,
                                 NULL);
}

/* I6: what goes down does not wait for what goes up. */
static void
check_downloads (GvtSimWorld *world, GvtSimLaptop *laptop)
{
  g_auto (Side) side = { .world = world, .laptop = laptop };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRegionList) newest = gvt_central_load_regions (world->centre->central, &error);

  if (newest == NULL || !side_open (&side) || !is_open (&side))
    return;
  if (count_regions (world, laptop) != gvt_region_list_get_size (newest))
    gvt_sim_violated ("I6: laptop %u could not push, and did not get the newest list",
                      laptop->number);
}

/* --- a talk --- */

static gboolean
is_unconfirmed (GvtSimLaptop *laptop)
{
  GvtRestoreState state;

  return gvt_restore_get_state (laptop->profile, &state, NULL) && state == GVT_RESTORE_UNCONFIRMED;
}

/* What a message makes the laptop note goes up in the next talk. */
static void
check_ledger (GvtSimLaptop *laptop, const GvtSyncReport *report)
{
  const GvtSyncLedger *ledger = &report->ledger;

  if (report->n_messages > 0)
    return;
  if (ledger->only_here != 0 || ledger->received != ledger->made
      || ledger->confirmed != ledger->made)
    gvt_sim_violated ("I3: after a talk that went well laptop %u has made %" G_GUINT64_FORMAT
                      ", received are %" G_GUINT64_FORMAT ", confirmed %" G_GUINT64_FORMAT,
                      laptop->number, ledger->made, ledger->received, ledger->confirmed);
}

gboolean
gvt_sim_talk (GvtSimWorld *world, GvtSimLaptop *laptop, guint faults, guint32 seed)
{
  GvtSimLink *link = world->centre->link;
  g_autoptr (GError) error = NULL;
  GvtSyncReport report;
  gboolean is_done, was_unwell;

  gvt_sim_link_set_weather (link, faults, seed);
  is_done = gvt_sync_run (laptop->profile, GVT_TRANSPORT (link), GVT_SYNC_ALL, NULL, NULL, &report,
                          NULL, &error);
  gvt_sim_link_set_weather (link, 0, 0);
  world->figures.n_forks += report.is_reborn;
  was_unwell = gvt_test_disk_take_failed (laptop->disk);
  was_unwell = gvt_test_disk_take_failed (world->centre->disk) || was_unwell;
  if (was_unwell)
    return FALSE;

  count_regions (world, laptop);
  if (is_done)
    check_ledger (laptop, &report);
  else if (faults == 0 && !is_unconfirmed (laptop))
    gvt_sim_violated ("laptop %u cannot talk over a sound network: %s", laptop->number,
                      error->message);
  else if (faults == GVT_SIM_REFUSE_PUSHES && !is_unconfirmed (laptop))
    check_downloads (world, laptop);
  return is_done;
}
