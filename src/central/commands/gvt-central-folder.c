/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-folder.h"

#include "gvt-secret.h"

char *
gvt_central_folder (const GvtArgs *args)
{
  const char *folder = gvt_args_get (args, "data");

  if (folder != NULL)
    return g_strdup (folder);
  return g_build_filename (g_get_user_data_dir (), "govote-central", NULL);
}

GvtCentral *
gvt_central_open_args (const GvtArgs *args, GError **error)
{
  g_autofree char *folder = gvt_central_folder (args);
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();

  gvt_crypto_init ();
  return gvt_central_open (folder, clock, error);
}
