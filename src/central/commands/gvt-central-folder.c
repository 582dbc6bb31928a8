/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-folder.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-database.h"
#include "gvt-error.h"
#include "gvt-file.h"
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

GBytes *
gvt_central_read_file (const char *path, gsize max_bytes, GError **error)
{
  g_autoptr (GError) local = NULL;
  GBytes *bytes = gvt_file_read (path, max_bytes, &local);

  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("there is no file %s"), path);
  else if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return bytes;
}

char *
gvt_central_read_database (const GvtArgs *args, GError **error)
{
  const char *address = gvt_args_get (args, "database");
  const char *path = gvt_args_get (args, "database-file");

  if (address != NULL && path != NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("--database and --database-file say the same: give one of them"));
      return NULL;
    }
  if (path != NULL)
    return gvt_central_database_read_address (path, error);
  return address != NULL && gvt_central_database_check (address, error) ? g_strdup (address) : NULL;
}
