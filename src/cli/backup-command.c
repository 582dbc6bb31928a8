/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-backup.h"
#include "gvt-cli-profile.h"
#include "gvt-output.h"
#include "gvt-table.h"
#include "gvt-text.h"

static gboolean
run_backup (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GvtBackup) backup = NULL;

  if (profile == NULL)
    return FALSE;

  backup = gvt_backup_make (profile, gvt_args_get (args, "to"), GVT_BACKUP_BY_HAND, error);
  if (backup == NULL)
    return FALSE;

  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) object = gvt_backup_to_json (backup);

      gvt_print_json_object (object);
    }
  else
    gvt_print ("%s\n", backup->path);
  return TRUE;
}

static const GvtOption backup_options[] = {
  { "to", "DIR", N_ ("a folder of backups elsewhere, on a stick for instance") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_backup_command = {
  .name = "backup",
  .summary = N_ ("makes a backup of the records and the users' keys, and checks it by opening it"),
  .details = N_ (
      "Any user of the laptop may do it. A backup is a folder and is encrypted as the laptop's "
      "own files are; it opens by the passphrases of the day on which it was made. Voter lists "
      "and modules are not in it, since they come again from the centre, nor the keys of lists, "
      "which exist once only; nor drafts of modules.\n\n"
      "One is made by itself at the first unlock of a day, when a session is closed, when a user "
      "was removed, before a newer version changes the store, and before another one is put back. "
      "Of these the newest five stay, then one a day for seven days, then one a week for eight "
      "weeks, together at most 512 MB. In the folder of --to none is ever deleted. When a user is "
      "removed, the earlier ones on this laptop are deleted, since his passphrase opens them: "
      "think of those that you keep elsewhere. When names were erased because their time was "
      "over, the earlier ones on this laptop are made anew for the same reason.\n\n"
      "As JSON: {\"name\", \"path\", \"bytes\", \"known\", \"number\", \"made_at_us\", \"reason\", "
      "\"device\", \"incarnation\", \"events\", \"head_seq\", \"head\", \"store_version\"}. "
      "\"reason\" is by-hand, daily, session, user-removed, before-migration, before-restore or "
      "erased."),
  .options = backup_options,
  .run = run_backup,
};

/* --- which there are --- */

static const char *
reason_for_people (GvtBackupReason reason)
{
  switch (reason)
    {
    case GVT_BACKUP_DAILY:
      return _ ("first unlock of the day");
    case GVT_BACKUP_SESSION:
      return _ ("a session was closed");
    case GVT_BACKUP_BEFORE_MIGRATION:
      return _ ("before a newer version");
    case GVT_BACKUP_USER_REMOVED:
      return _ ("a user was removed");
    case GVT_BACKUP_BEFORE_RESTORE:
      return _ ("before another was put back");
    case GVT_BACKUP_ERASED:
      return _ ("names were erased");
    case GVT_BACKUP_BY_HAND:
    default:
      return _ ("by hand");
    }
}

static void
add_row (GvtTable *table, const GvtBackup *backup)
{
  g_autofree char *at = backup->is_known ? gvt_text_date_time (backup->facts.at_us) : g_strdup ("");
  g_autofree char *n = backup->is_known ? gvt_text_number ((gint64) backup->n_events)
                                        : g_strdup ("");
  g_autofree char *size = gvt_text_size (backup->facts.bytes);

  gvt_table_add (table, backup->name, at, n, size,
                 backup->is_known ? reason_for_people (backup->reason)
                                  : _ ("files that were set aside, not checked"),
                 NULL);
}

static guint64
sum_bytes (GPtrArray *backups)
{
  guint64 bytes = 0;

  for (guint i = 0; i < backups->len; i++)
    bytes += ((GvtBackup *) backups->pdata[i])->facts.bytes;
  return bytes;
}

static void
print_text (GPtrArray *backups)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("Backup"), _ ("Made"), _ ("Records"), _ ("Size"),
                                              _ ("Why"), NULL);
  g_autofree char *total = gvt_text_size (sum_bytes (backups));
  g_autofree char *max = gvt_text_size (GVT_BACKUPS_MAX_BYTES);

  for (guint i = 0; i < backups->len; i++)
    add_row (table, backups->pdata[i]);
  if (backups->len > 0)
    gvt_table_print (table);
  gvt_print (_ ("All together: %s. A laptop keeps at most %s of its own."), total, max);
  gvt_print ("\n%s\n", _ ("Not in a backup: voter lists, modules and the keys of lists, which come "
                          "again from the centre; and drafts of modules."));
}

static void
print_json (const char *folder, GPtrArray *backups)
{
  static const char *const left_out[] = { "voter_lists", "modules", "list_keys", "drafts" };
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *array = json_array_new ();
  JsonArray *missing = json_array_new ();

  for (guint i = 0; i < backups->len; i++)
    json_array_add_object_element (array, gvt_backup_to_json (backups->pdata[i]));
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    json_array_add_string_element (missing, left_out[i]);

  json_object_set_string_member (object, "folder", folder);
  json_object_set_array_member (object, "backups", array);
  json_object_set_int_member (object, "bytes", (gint64) sum_bytes (backups));
  json_object_set_int_member (object, "max_bytes", (gint64) GVT_BACKUPS_MAX_BYTES);
  json_object_set_array_member (object, "left_out", missing);
  gvt_print_json_object (object);
}

/* Needs no profile: on a new laptop there is none yet. */
static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_new_profile (args);
  g_autofree char *folder = gvt_args_n_operands (args) > 0
                                ? g_strdup (gvt_args_operand (args, 0))
                                : gvt_backups_folder (gvt_profile_get_folder (profile));
  g_autoptr (GPtrArray) backups = gvt_backups_list (folder);

  if (gvt_args_has (args, "json"))
    print_json (folder, backups);
  else
    print_text (backups);
  return TRUE;
}

const GvtCommand gvt_backups_list_command = {
  .name = "backups list",
  .operands = "[DIR]",
  .max_operands = 1,
  .summary = N_ ("lists the backups of this laptop, or those in DIR; needs no passphrase"),
  .details = N_ ("The newest comes first, by its number, which counts on whatever the clock says. "
                 "It also says what no backup holds.\n\n"
                 "As JSON: {\"folder\", \"backups\": [as of backup], \"bytes\", \"max_bytes\", "
                 "\"left_out\": [\"voter_lists\", \"modules\", \"list_keys\", \"drafts\"]}. Of "
                 "files that were set aside \"known\" is false, and all after it is missing."),
  .run = run_list,
};
