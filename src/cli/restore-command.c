/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-file.h"
#include "gvt-output.h"
#include "gvt-restore.h"
#include "gvt-text.h"

/* A folder, or the name of one of the laptop's own. Returns: (transfer full) */
static char *
find_backup (GvtProfile *profile, const char *given)
{
  g_autofree char *folder = gvt_backups_folder (gvt_profile_get_folder (profile));
  g_autofree char *own = g_build_filename (folder, given, NULL);

  if (!g_file_test (given, G_FILE_TEST_IS_DIR) && g_file_test (own, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&own);
  return g_strdup (given);
}

static void
print_json (const GvtRestoreReport *report)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_int_member (object, "events", (gint64) report->n_events);
  if (report->kept != NULL)
    json_object_set_string_member (object, "kept", report->kept);
  else
    json_object_set_null_member (object, "kept");
  json_object_set_boolean_member (object, "kept_is_backup", report->is_kept_whole);
  json_object_set_boolean_member (object, "needs_confirmation", TRUE);
  gvt_print_json_object (object);
}

static void
print_text (const GvtRestoreReport *report)
{
  g_autofree char *n_events = gvt_text_number ((gint64) report->n_events);

  gvt_print (_ ("Put back and checked: %s records."), n_events);
  gvt_print ("\n");
  if (report->kept != NULL && report->is_kept_whole)
    gvt_print (_ ("What was here before is kept as a backup: %s"), report->kept);
  else if (report->kept != NULL)
    gvt_print (_ ("What was here before did not open by this passphrase; its files are kept as "
                  "they were: %s"),
               report->kept);
  if (report->kept != NULL)
    gvt_print ("\n");
  gvt_print ("%s\n", _ ("Synchronising is off. Make sure that no other laptop goes on with these "
                        "records; then confirm: govotectl restore --confirm"));
}

static gboolean
run_restore (const GvtArgs *args, GError **error)
{
  const char *user = gvt_args_require (args, "user", error);
  g_autoptr (GvtProfile) profile = user != NULL ? gvt_cli_new_profile (args) : NULL;
  g_autofree char *from = NULL;
  g_auto (GvtRestoreReport) report = { 0 };
  char *passphrase;
  gboolean is_done;

  if (profile == NULL)
    return FALSE;
  passphrase = gvt_cli_read_passphrase (gvt_args_get (args, "passphrase-file"), user, error);
  if (passphrase == NULL)
    return FALSE;

  from = find_backup (profile, gvt_args_operand (args, 0));
  is_done = gvt_restore (profile, from, user, passphrase, &report, error);
  gvt_wipe_free (passphrase);
  if (is_done && gvt_args_has (args, "json"))
    print_json (&report);
  else if (is_done)
    print_text (&report);
  return is_done;
}

static gboolean
run_confirm (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);

  return profile != NULL && gvt_restore_confirm (profile, error);
}

static gboolean
run (const GvtArgs *args, GError **error)
{
  gboolean has_backup = gvt_args_n_operands (args) > 0;

  if (has_backup == gvt_args_has (args, "confirm"))
    return gvt_usage_error (error, _ ("Give either a backup, or --confirm."));

  return has_backup ? run_restore (args, error) : run_confirm (args, error);
}

static const GvtOption options[] = {
  { "confirm", NULL,
    N_ ("this laptop, and no other, goes on with what was put back: it may synchronise again") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_restore_command = {
  .name = "restore",
  .operands = "[BACKUP]",
  .max_operands = 1,
  .summary = N_ ("puts a backup back, and turns synchronising off until that is confirmed"),
  .details = N_ (
      "BACKUP is a folder, or a name from backups list. --user is a data officer or supervisor of "
      "the day on which the backup was made, with his passphrase of that day; whoever was removed "
      "since then is in it again. It is copied, opened and checked, every page and every record, "
      "before anything changes; then it takes the place of what is here at once. What was here is "
      "kept as a backup, or where this passphrase does not open it, its files are set aside. Close "
      "Go Vote first. --data may name an empty folder: a new laptop, or a new disk.\n\n"
      "Afterwards nothing is sent or fetched until a data officer or supervisor confirms with "
      "--confirm that no other laptop goes on with the same records. At the next synchronising the "
      "laptop then takes a number of its own at the centre; what the centre holds already does not "
      "count twice. New voter lists come when a supervisor has confirmed the laptop at the centre "
      "as well (govote-central devices confirm). What was recorded and sent after the backup is at "
      "the centre; it does not come back to this laptop by itself.\n\n"
      "As JSON: {\"events\", \"kept\": path or null, \"kept_is_backup\", \"needs_confirmation\"}."),
  .options = options,
  .run = run,
};
