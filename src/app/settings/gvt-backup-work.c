/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-backup-work.h"

#include "gvt-secret.h"
#include "gvt-stick-backup.h"

static void
entry_clear (gpointer data)
{
  GvtBackupEntry *self = data;

  gvt_backup_free (self->backup);
  g_strfreev (self->openers);
}

GvtBackupEntry *
gvt_backup_entry_ref (GvtBackupEntry *self)
{
  return g_rc_box_acquire (self);
}

void
gvt_backup_entry_unref (GvtBackupEntry *self)
{
  g_rc_box_release_full (self, entry_clear);
}

/* One job for all acts; each uses of it what it needs. */
typedef struct
{
  GvtProfile *profile;
  char *path;            /* (nullable) */
  GvtBackupEntry *entry; /* (nullable) */
  char *user;            /* (nullable) */
  char *passphrase;      /* (nullable) */
  GvtBackupWatch watch;
} Act;

static Act *
act_new (GvtProfile *profile, const char *path, GvtBackupEntry *entry)
{
  Act *self = g_new0 (Act, 1);

  self->profile = g_object_ref (profile);
  self->path = g_strdup (path);
  self->entry = entry != NULL ? gvt_backup_entry_ref (entry) : NULL;
  return self;
}

static void
act_watch (Act *self, GvtProgress *progress, GCancellable *cancellable)
{
  self->watch.progress = g_object_ref (progress);
  self->watch.cancellable = g_object_ref (cancellable);
}

static void
act_free (gpointer data)
{
  Act *self = data;

  g_object_unref (self->profile);
  g_free (self->path);
  g_clear_pointer (&self->entry, gvt_backup_entry_unref);
  g_free (self->user);
  g_clear_pointer (&self->passphrase, gvt_wipe_free);
  g_clear_object (&self->watch.progress);
  g_clear_object (&self->watch.cancellable);
  g_free (self);
}

static void
fill (GvtWork *work, GvtWorkFunc func, Act *act, GDestroyNotify free_result)
{
  work->func = func;
  work->input = act;
  work->free_input = act_free;
  work->free_result = free_result;
}

/* --- which there are --- */

static GStrv
find_openers (const GvtBackup *backup)
{
  g_autofree char *path = g_build_filename (backup->path, GVT_BACKUP_VAULT, NULL);
  g_autoptr (GvtVault) vault = gvt_vault_open (path, NULL);
  g_autoptr (GPtrArray) users = vault != NULL ? gvt_vault_get_users (vault) : NULL;
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; users != NULL && i < users->len; i++)
    if (gvt_role_opens_roll (((const GvtUser *) users->pdata[i])->role))
      g_strv_builder_add (codes, ((const GvtUser *) users->pdata[i])->code);
  return g_strv_builder_end (codes);
}

static GvtBackupEntry *
entry_new (GvtProfile *profile, GvtBackup *backup)
{
  GvtBackupEntry *self = g_rc_box_new0 (GvtBackupEntry);

  self->backup = backup;
  self->openers = find_openers (backup);
  gvt_backup_has_present_keys (profile, backup, &self->is_own, NULL);
  return self;
}

static gpointer
list (gpointer input, GCancellable *unused, GError **error)
{
  Act *act = input;
  g_autofree char *own = gvt_backups_folder (gvt_profile_get_folder (act->profile));
  g_autoptr (GPtrArray) backups = act->path != NULL ? gvt_backups_find (act->path)
                                                    : gvt_backups_list (own);
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_backup_entry_unref);

  g_ptr_array_set_free_func (backups, NULL);
  for (guint i = 0; i < backups->len; i++)
    g_ptr_array_add (entries, entry_new (act->profile, backups->pdata[i]));
  return entries;
}

void
gvt_backup_work_list (GvtWork *work, GvtProfile *profile, const char *path)
{
  fill (work, list, act_new (profile, path, NULL), (GDestroyNotify) g_ptr_array_unref);
}

/* --- acts --- */

static gpointer
make (gpointer input, GCancellable *unused, GError **error)
{
  Act *act = input;

  return gvt_stick_backup (act->profile, act->path, &act->watch, error);
}

void
gvt_backup_work_make (GvtWork *work,
                      GvtProfile *profile,
                      const char *stick,
                      GvtProgress *progress,
                      GCancellable *cancellable)
{
  Act *act = act_new (profile, stick, NULL);

  act_watch (act, progress, cancellable);
  fill (work, make, act, (GDestroyNotify) gvt_backup_free);
}

static gpointer
verify (gpointer input, GCancellable *unused, GError **error)
{
  Act *act = input;

  gvt_backup_verify (act->profile, act->entry->backup, error);
  return NULL;
}

void
gvt_backup_work_verify (GvtWork *work, GvtProfile *profile, GvtBackupEntry *entry)
{
  fill (work, verify, act_new (profile, NULL, entry), NULL);
}

static void
report_free (gpointer data)
{
  gvt_restore_report_clear (data);
  g_free (data);
}

static gpointer
restore (gpointer input, GCancellable *unused, GError **error)
{
  Act *act = input;
  GvtRestoring what = { act->entry->backup->path, act->user, act->passphrase, &act->watch };
  GvtRestoreReport *report = g_new0 (GvtRestoreReport, 1);

  if (gvt_restore_watched (act->profile, &what, report, error))
    return report;

  report_free (report);
  return NULL;
}

void
gvt_backup_work_restore (GvtWork *work,
                         GvtProfile *profile,
                         GvtBackupEntry *entry,
                         const char *user,
                         const char *passphrase,
                         GvtProgress *progress,
                         GCancellable *cancellable)
{
  Act *act = act_new (profile, NULL, entry);

  act->user = g_strdup (user);
  act->passphrase = g_strdup (passphrase);
  act_watch (act, progress, cancellable);
  fill (work, restore, act, report_free);
}

static gpointer
confirm (gpointer input, GCancellable *unused, GError **error)
{
  gvt_restore_confirm (((Act *) input)->profile, error);
  return NULL;
}

void
gvt_backup_work_confirm (GvtWork *work, GvtProfile *profile)
{
  fill (work, confirm, act_new (profile, NULL, NULL), NULL);
}
