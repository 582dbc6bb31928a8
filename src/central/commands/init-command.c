/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-create.h"
#include "gvt-central-folder.h"
#include "gvt-output.h"
#include "gvt-secret.h"

static gboolean
run_init (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  g_autofree char *folder = gvt_central_folder (args);
  const char *name = gvt_args_get (args, "name");
  GvtCentralOptions options = {
    .folder = folder,
    .name = name != NULL ? name : "KPU Provinsi Nusa Tenggara Barat",
    .root_key_file = gvt_args_require (args, "root-key", error),
    .practice = gvt_args_has (args, "practice"),
  };

  gvt_crypto_init ();
  if (options.root_key_file == NULL || !gvt_central_create (&options, clock, error))
    return FALSE;

  gvt_print (_ ("The centre is in %s.\nIts root key is in %s: take that file offline now."), folder,
             options.root_key_file);
  gvt_print ("\n");
  return TRUE;
}

static const GvtOption options[] = {
  { "root-key", "FILE", N_ ("where the root key goes: removable media, kept offline") },
  { "name", "TEXT", N_ ("the centre's name, for people") },
  { "practice", NULL, N_ ("for practice: real laptops and this centre refuse each other") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_init_command = {
  .name = "init",
  .summary = N_ ("makes a new centre: its folder, its keys, its store"),
  .details = N_ ("The root key vouches for all other keys and is needed only to change them. It "
                 "must not stay on the server: two people keep it, apart from each other."),
  .options = options,
  .run = run_init,
};
