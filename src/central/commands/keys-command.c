/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-keys.h"
#include "gvt-output.h"

static gboolean
run_renew (const GvtArgs *args, GError **error)
{
  const char *root_key = gvt_args_require (args, "root-key", error);
  g_autoptr (GvtCentral) central = root_key != NULL ? gvt_central_open_args (args, error) : NULL;

  if (central == NULL || !gvt_central_renew_keys (central, root_key, error))
    return FALSE;

  gvt_print (_ ("The keys hold for another %d days. Start the server again, and take the root key "
                "offline."),
             GVT_CENTRAL_KEYS_DAYS);
  gvt_print ("\n");
  return TRUE;
}

static const GvtOption renew_options[] = {
  { "root-key", "FILE", N_ ("the root key, brought from where it is kept") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_keys_renew_command = {
  .name = "keys renew",
  .summary = N_ ("lets the centre's keys hold for another 400 days"),
  .details = N_ ("Laptops stop trusting keys that were not renewed in time, so do this once a "
                 "year. Nothing else changes."),
  .options = renew_options,
  .run = run_renew,
};
