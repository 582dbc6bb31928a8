/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-copies.h"
#include "gvt-central-devices.h"
#include "gvt-central-folder.h"

static gboolean
run_confirm (const GvtArgs *args, GError **error)
{
  const char *typed = gvt_args_require (args, "device", error);
  const char *supervisor = typed != NULL ? gvt_args_require (args, "supervisor", error) : NULL;
  g_autoptr (GvtCentral) central = supervisor != NULL ? gvt_central_open_args (args, error) : NULL;
  g_autoptr (GvtDeviceRecord) device = NULL;

  if (central == NULL)
    return FALSE;

  device = gvt_central_resolve_device (central, typed, error);
  return device != NULL && gvt_central_confirm_copy (central, device, supervisor, error);
}

static const GvtOption options[] = {
  { "device", "CODE", N_ ("the copy: its own code of four symbols, as `devices list` shows it") },
  { "supervisor", "CODE", N_ ("the supervisor who looked at the laptop and says yes") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_devices_confirm_command = {
  .name = "devices confirm",
  .summary = N_ ("lets a copied laptop have voter lists again"),
  .details = N_ (
      "A laptop whose disk was copied or set back goes on under a code of its own, and so does "
      "each copy. What they made is taken in; lists they get only when a supervisor has found out "
      "whose laptop it is. A copy that nobody knows stays unconfirmed."),
  .options = options,
  .run = run_confirm,
};
