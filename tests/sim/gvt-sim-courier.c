/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-courier.h"

#include <glib/gstdio.h>

#include "gvt-courier-answers.h"
#include "gvt-courier-desk.h"
#include "gvt-courier-stick.h"
#include "gvt-courier.h"
#include "gvt-error.h"
#include "gvt-sim-stick.h"

static char *
stick_folder (GvtSimWorld *world, guint stick)
{
  char *folder = g_strdup_printf ("%s/stick-%u", world->folder, stick % GVT_SIM_N_STICKS);

  g_assert (g_mkdir_with_parents (folder, 0700) == 0);
  return folder;
}

/* What a stick may hold, or a disk that was set back make of it: refused, and nothing is lost. */
static gboolean
may_be_refused (const GError *error)
{
  static const GvtError codes[] = { GVT_ERROR_CHAIN,      GVT_ERROR_FORBIDDEN,
                                    GVT_ERROR_BAD_FORMAT, GVT_ERROR_BAD_SIGNATURE,
                                    GVT_ERROR_BAD_INPUT,  GVT_ERROR_EXPIRED,
                                    GVT_ERROR_NOT_FOUND };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, GVT_ERROR, codes[i]))
      return TRUE;
  return FALSE;
}

void
gvt_sim_courier_write (GvtSimWorld *world, GvtSimLaptop *laptop, guint stick)
{
  g_autofree char *folder = stick_folder (world, stick);
  g_auto (GvtShipment) shipment = { 0 };
  g_autoptr (GError) error = NULL;

  if (!gvt_courier_send (laptop->profile, folder, NULL, 0, &shipment, NULL, &error)
      && !may_be_refused (error))
    gvt_sim_laptop_judge (laptop, "writing a stick", error);
}

static void
judge_centre (GvtSimWorld *world, const GError *error)
{
  if (!may_be_refused (error) && !gvt_test_disk_take_failed (world->centre->disk))
    gvt_sim_violated ("I1: the centre cannot take a stick: %s", error->message);
}

void
gvt_sim_courier_accept (GvtSimWorld *world, guint stick)
{
  g_autofree char *folder = stick_folder (world, stick);
  GvtCentral *central = world->centre->central;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = gvt_courier_find (folder, &error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) answers = NULL;

  if (paths != NULL)
    entries = gvt_courier_desk_accept (central, paths, &error);
  if (entries != NULL)
    answers = gvt_courier_desk_answer (central, entries, &error);
  if (answers == NULL)
    judge_centre (world, error);
}

void
gvt_sim_courier_read (GvtSimWorld *world, GvtSimLaptop *laptop, guint stick)
{
  g_autofree char *folder = stick_folder (world, stick);
  g_autoptr (GError) error = NULL;
  GvtCourierReport report;

  if (!gvt_courier_read (laptop->profile, folder, NULL, &report, NULL, &error)
      && !may_be_refused (error))
    gvt_sim_laptop_judge (laptop, "reading a stick", error);
}

void
gvt_sim_courier_pull (GvtSimWorld *world, guint stick, guint32 seed)
{
  g_autofree char *folder = stick_folder (world, stick);

  gvt_sim_stick_pull (folder, seed);
}
