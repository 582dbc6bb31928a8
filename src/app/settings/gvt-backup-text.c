/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-backup-text.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-text.h"

char *
gvt_backup_text_when (const GvtBackup *backup)
{
  return backup->is_known ? gvt_text_date_time (backup->facts.at_us) : g_strdup (backup->name);
}

const char *
gvt_backup_text_reason (const GvtBackup *backup)
{
  if (!backup->is_known)
    return _ ("Files that were set aside");
  switch (backup->reason)
    {
    case GVT_BACKUP_DAILY:
      return _ ("Automatic, once a day");
    case GVT_BACKUP_SESSION:
      return _ ("Automatic, when a session was closed");
    case GVT_BACKUP_BEFORE_MIGRATION:
      return _ ("Automatic, before an update of Go Vote");
    case GVT_BACKUP_USER_REMOVED:
      return _ ("Automatic, after a user was removed");
    case GVT_BACKUP_BEFORE_RESTORE:
      return _ ("What was here before another backup was put back");
    case GVT_BACKUP_ERASED:
      return _ ("Automatic, after personal data was erased");
    case GVT_BACKUP_BY_HAND:
    default:
      return _ ("Made by hand");
    }
}

static const char *
describe_trust (const GvtBackupEntry *entry)
{
  if (!entry->backup->is_known)
    return _ ("never checked");
  return entry->is_own ? _ ("checked when it was made")
                       : _ ("of another laptop, or with former keys");
}

char *
gvt_backup_text_summary (const GvtBackupEntry *entry)
{
  const GvtBackup *backup = entry->backup;
  g_autofree char *size = gvt_text_size (backup->facts.bytes);
  g_autofree char *records = gvt_text_number ((gint64) backup->n_events);

  if (!backup->is_known)
    /* Translators: why it was made; its size; whether it was checked */
    return g_strdup_printf (_ ("%s · %s · %s"), gvt_backup_text_reason (backup), size,
                            describe_trust (entry));
  /* Translators: why it was made; its size; how many records; whether it was checked */
  return g_strdup_printf (_ ("%s · %s · %s records · %s"), gvt_backup_text_reason (backup), size,
                          records, describe_trust (entry));
}

/* --- while it works, and afterwards --- */

char *
gvt_backup_text_making (guint stage, guint64 count, guint64 total)
{
  if (stage == GVT_BACKUP_CHECKING)
    return g_strdup (_ ("Reading the backup once more"));
  if (total == 0)
    return g_strdup (_ ("Copying the records"));
  /* Translators: how much of the copying is done, in percent */
  return g_strdup_printf (_ ("Copying the records: %u %%"), (guint) (100 * count / total));
}

char *
gvt_backup_text_made (const GvtBackup *backup)
{
  g_autofree char *records = gvt_text_number ((gint64) backup->n_events);
  g_autofree char *size = gvt_text_size (backup->facts.bytes);

  /* Translators: records, size, folder */
  return g_strdup_printf (_ ("The backup is made and checked: %s records, %s, in %s. It opens by "
                             "today's passphrases. Keep it apart from this laptop."),
                          records, size, backup->path);
}

char *
gvt_backup_text_verify_error (const GError *error)
{
  if (g_error_matches (error, GVT_ERROR, GVT_ERROR_LOCKED))
    return g_strdup (_ ("It could not be looked into: it is of another laptop, or from before a "
                        "user was removed here. With a passphrase of that day it can still be put "
                        "back; it is checked then."));
  if (g_error_matches (error, GVT_ERROR, GVT_ERROR_DISK_FULL)
      || g_error_matches (error, GVT_ERROR, GVT_ERROR_NO_ACCESS))
    return gvt_error_describe (error);
  return g_strdup (_ ("This backup is damaged and of no use. Nothing else is harmed: what is on "
                      "this laptop is safe. Make a new one."));
}

char *
gvt_restore_text_doing (guint stage, guint64 count, guint64 total)
{
  switch ((GvtRestoreStage) stage)
    {
    case GVT_RESTORE_CHECKING:
      return g_strdup (_ ("Opening the copy, and reading every record"));
    case GVT_RESTORE_KEEPING:
    case GVT_RESTORE_KEPT:
      return g_strdup (_ ("Keeping what is here now"));
    case GVT_RESTORE_PLACING:
      return g_strdup (_ ("Putting it in its place"));
    case GVT_RESTORE_COPYING:
    default:
      return g_strdup (_ ("Copying the backup"));
    }
}

char *
gvt_restore_text_done (const GvtRestoreReport *report)
{
  g_autofree char *records = gvt_text_number ((gint64) report->n_events);
  g_autofree char *kept = NULL;

  if (report->kept == NULL)
    kept = g_strdup ("");
  else if (report->is_kept_whole)
    kept = g_strdup (_ ("What was here before is kept as a backup, in the list."));
  else
    kept = g_strdup_printf (_ ("What was here before did not open by this passphrase; its files "
                               "are kept as they were: %s."),
                            report->kept);
  /* Translators: records; where the former state is kept */
  return g_strdup_printf (_ ("%s records were put back and checked. %s Unlock by the passphrase "
                             "that you just typed. Synchronising stays off until a data officer "
                             "or supervisor confirms that no other laptop goes on with these "
                             "records."),
                          records, kept);
}
