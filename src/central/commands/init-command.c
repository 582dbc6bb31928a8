/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-create.h"
#include "gvt-central-folder.h"
#include "gvt-error.h"
#include "gvt-output.h"
#include "gvt-secret.h"

static gboolean
run_init (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  g_autofree char *folder = gvt_central_folder (args);
  g_autoptr (GError) local = NULL;
  g_autofree char *database = gvt_central_read_database (args, &local);
  const char *name = gvt_args_get (args, "name");
  GvtCentralOptions options = {
    .folder = folder,
    .database = database,
    .name = name != NULL ? name : "KPU Provinsi Nusa Tenggara Barat",
    .root_key_file = local == NULL ? gvt_args_require (args, "root-key", &local) : NULL,
    .practice = gvt_args_has (args, "practice"),
  };

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  gvt_crypto_init ();
  if (!gvt_central_create (&options, clock, error))
    return FALSE;

  gvt_print (_ ("The centre is in %s.\nIts root key is in %s: take that file offline now."), folder,
             options.root_key_file);
  gvt_print ("\n");
  return TRUE;
}

static const GvtOption options[] = {
  { "root-key", "FILE", N_ ("where the root key goes: removable media, kept offline") },
  { "database", "ADDRESS",
    N_ ("a PostgreSQL database for the store, instead of a file: postgresql://host/name") },
  { "database-file", "FILE",
    N_ ("the same from the one line of a file, which may hold a password") },
  { "name", "TEXT", N_ ("the centre's name, for people") },
  { "practice", NULL, N_ ("for practice: real laptops and this centre refuse each other") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_init_command = {
  .name = "init",
  .summary = N_ ("makes a new centre: its folder, its keys, its store"),
  .details = N_ ("The root key vouches for all other keys and is needed only to change them. It "
                 "must not stay on the server: two people keep it, apart from each other.\n\n"
                 "With --database the folder remembers the address, and its key stays beside it: "
                 "whoever runs more processes over one database, on this server or another, gives "
                 "each a copy of the folder. The database is empty and belongs to its user alone "
                 "(PostgreSQL 15 or newer)."),
  .options = options,
  .run = run_init,
};
