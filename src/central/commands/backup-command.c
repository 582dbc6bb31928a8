/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-backup.h"
#include "gvt-central-folder.h"
#include "gvt-central-restore.h"
#include "gvt-output.h"
#include "gvt-secret.h"
#include "gvt-text.h"

static void
print_backup (const GvtArgs *args, const GvtCentralBackup *backup)
{
  g_autofree char *n_events = gvt_text_number ((gint64) backup->n_events);
  g_autofree char *made = gvt_text_date_time (backup->made_at_us);
  g_autoptr (JsonObject) object = NULL;

  if (!gvt_args_has (args, "json"))
    {
      gvt_print_row (32, _ ("made"), made);
      gvt_print_row (32, _ ("records"), n_events);
      return;
    }
  object = json_object_new ();
  json_object_set_int_member (object, "made_at_us", backup->made_at_us);
  json_object_set_int_member (object, "epoch", (gint64) backup->epoch);
  json_object_set_int_member (object, "events", (gint64) backup->n_events);
  json_object_set_int_member (object, "chains", backup->n_chains);
  json_object_set_int_member (object, "files", backup->n_files);
  gvt_print_json_object (object);
}

static gboolean
run_backup (const GvtArgs *args, GError **error)
{
  const char *output = gvt_args_require (args, "output", error);
  g_autoptr (GvtCentral) central = output != NULL ? gvt_central_open_args (args, error) : NULL;
  GvtCentralBackup backup;

  if (central == NULL || !gvt_central_backup (central, output, &backup, error))
    return FALSE;

  print_backup (args, &backup);
  return TRUE;
}

static const GvtOption backup_options[] = {
  { "output", "DIR", N_ ("the new backup's folder, best on another disk; not there yet") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_central_backup_command = {
  .name = "backup",
  .summary = N_ ("makes a backup of the centre while it is working"),
  .details = N_ (
      "The store as of one instant, the published files, and what waits from sticks. Laptops keep "
      "what is about people until a backup holds it, which the centre tells them with its next "
      "receipt: make one every day.\n\n"
      "The key (centre.key) is not in it, so that nobody who finds a backup can read it: keep its "
      "copy apart. Where the store is in PostgreSQL, pg_dump writes it; it has to be installed "
      "here.\n\n"
      "As JSON: {\"made_at_us\", \"epoch\", \"events\", \"chains\", \"files\"}."),
  .options = backup_options,
  .run = run_backup,
};

static gboolean
run_restore (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  g_autofree char *folder = gvt_central_folder (args);
  g_autoptr (GError) local = NULL;
  g_autofree char *database = gvt_central_read_database (args, &local);
  GvtCentralRestoring restoring = {
    .folder = folder,
    .database = database,
    .backup = local == NULL ? gvt_args_require (args, "from", &local) : NULL,
    .key_file = local == NULL ? gvt_args_require (args, "key-file", &local) : NULL,
  };
  GvtCentralBackup backup;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  gvt_crypto_init ();
  if (!gvt_central_restore (&restoring, clock, &backup, error))
    return FALSE;

  print_backup (args, &backup);
  return TRUE;
}

static const GvtOption restore_options[] = {
  { "from", "DIR", N_ ("the backup's folder") },
  { "key-file", "FILE", N_ ("the copy of the centre's key (centre.key)") },
  { "database", "ADDRESS",
    N_ ("for a backup of a PostgreSQL database: a new, empty one: postgresql://host/name") },
  { "database-file", "FILE",
    N_ ("the same from the one line of a file, which may hold a password") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_central_restore_command = {
  .name = "restore",
  .summary = N_ ("puts a backup of the centre into a new folder"),
  .details = N_ (
      "On this machine or a new one. Laptops need not be enrolled again: at their next sync each "
      "sends what the backup lacks, which counts once. The centre that it was must never be "
      "started again.\n\n"
      "What only the centre knew and did after the backup is gone, and has to be done again: "
      "users, laptops that were enrolled since, lists, plans and leases. Laptops keep the leases "
      "that they were given until these end."),
  .options = restore_options,
  .run = run_restore,
};
