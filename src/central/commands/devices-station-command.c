/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gvt-central-commands.h"
#include "gvt-central-folder.h"
#include "gvt-central-stationary.h"

static gboolean
run_station (const GvtArgs *args, GError **error)
{
  const char *typed = gvt_args_require (args, "device", error);
  const char *supervisor = typed != NULL ? gvt_args_require (args, "supervisor", error) : NULL;
  g_autoptr (GvtCentral) central = supervisor != NULL ? gvt_central_open_args (args, error) : NULL;
  g_autoptr (GvtDeviceRecord) device = NULL;

  if (central == NULL)
    return FALSE;

  device = gvt_central_resolve_device (central, typed, error);
  return device != NULL
         && gvt_central_station_device (central, device, !gvt_args_has (args, "may-leave"),
                                        supervisor, error);
}

static const GvtOption options[] = {
  { "device", "ID|CODE", N_ ("the laptop: its code of four symbols, or its id") },
  { "supervisor", "CODE", N_ ("the supervisor who says so") },
  { "may-leave", NULL, N_ ("that it does not stay any more") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_devices_station_command = {
  .name = "devices station",
  .summary = N_ ("notes that a laptop never leaves an office"),
  .details = N_ ("Only such a laptop may hold voter lists of more than one regency, and two "
                 "supervisors have to approve each of these leases (`leases grant --supervisor`). "
                 "A copy of its disk is none."),
  .options = options,
  .run = run_station,
};
