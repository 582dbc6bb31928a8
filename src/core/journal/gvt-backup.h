/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-backup-thinning.h"
#include "gvt-profile.h"
#include "gvt-progress.h"

G_BEGIN_DECLS

/* A backup is a folder: `vault` and `store.db` as they were at one moment, and `backup.json`, which
 * says what they are. It opens by the passphrases of that moment. It holds everything that people
 * recorded; it does not hold voter lists, modules and the keys of lists (they come again from the
 * centre, which gives them when a supervisor has confirmed the laptop), nor authors' drafts.
 *
 * Each is written as NAME.part, synced, opened again and checked before it gets its name, and the
 * store in it is marked as restored (gvt-restore.h): wherever its files are put, nothing is sent
 * from there before somebody confirms. Any thread; blocks. */
#define GVT_BACKUP_VAULT "vault"
#define GVT_BACKUP_STORE "store.db"
#define GVT_BACKUP_FACTS "backup.json"

typedef enum
{
  GVT_BACKUP_BY_HAND,
  GVT_BACKUP_DAILY,            /* the first unlock of a day */
  GVT_BACKUP_SESSION,          /* a session was closed */
  GVT_BACKUP_BEFORE_MIGRATION, /* a newer version of the program begins */
  GVT_BACKUP_USER_REMOVED,     /* all keys are new; those under the former ones go */
  GVT_BACKUP_BEFORE_RESTORE,   /* what was there before another one was put back */
  GVT_BACKUP_ERASED,           /* personal parts were erased; those that hold them go */
} GvtBackupReason;

const char *gvt_backup_reason_to_text (GvtBackupReason reason); /* "by-hand", "daily", ... */

typedef struct
{
  char *path;
  char *name;           /* the last part of it */
  guint64 number;       /* one more than that of the one before, whatever the clock said */
  GvtBackupFacts facts; /* when, and how large */
  GvtBackupReason reason;
  char *code; /* of the laptop then */
  guint32 incarnation;
  guint64 head_seq; /* of its chain */
  GvtHash head;
  guint64 n_events; /* of all chains */
  guint store_version;
  gboolean is_known; /* backup.json could be read; otherwise only path, name and size count */
} GvtBackup;

void gvt_backup_free (GvtBackup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtBackup, gvt_backup_free)
/** gvt_backup_to_json: Returns: (transfer full) */
JsonObject *gvt_backup_to_json (const GvtBackup *self);

/** gvt_backups_folder: where a profile's own are, of which @folder is that. Returns: (transfer
 * full) */
char *gvt_backups_folder (const char *folder);
/** gvt_backups_list: Returns: (transfer full) (element-type GvtBackup): those in @folder, the
 * newest first; empty when there is no such folder */
GPtrArray *gvt_backups_list (const char *folder);

typedef enum
{
  GVT_BACKUP_COPYING,  /* pages */
  GVT_BACKUP_CHECKING, /* opened again and read; not counted */
} GvtBackupStage;

/* Who sees how far a backup is, and may stop it. */
typedef struct
{
  GvtProgress *progress;     /* (nullable) */
  guint first_stage;         /* what %GVT_BACKUP_COPYING is called there */
  GCancellable *cancellable; /* (nullable) */
} GvtBackupWatch;

/** gvt_backups_find: Returns: (transfer full) (element-type GvtBackup): what is meant by @path:
 * itself where it is one, else those in it, or where the end of a day puts them on a stick */
GPtrArray *gvt_backups_find (const char *path);
/** gvt_backups_stick_folder: Returns: (transfer full): where backups stand on the stick @path */
char *gvt_backups_stick_folder (const char *path);

/**
 * gvt_backup_make:
 * @profile: unlocked
 * @folder: (nullable): %NULL for the profile's own, which is then thinned (gvt-backup-thinning.h)
 *
 * One at a time: a second one waits. %GVT_ERROR_DISK_FULL and whatever else stops it leaves the
 * earlier ones whole.
 *
 * Returns: (transfer full) (nullable)
 */
GvtBackup *
gvt_backup_make (GvtProfile *profile, const char *folder, GvtBackupReason reason, GError **error);
/** gvt_backup_make_watched: the same; cancelled, it leaves nothing behind */
GvtBackup *gvt_backup_make_watched (GvtProfile *profile,
                                    const char *folder,
                                    GvtBackupReason reason,
                                    const GvtBackupWatch *watch,
                                    GError **error);

/** gvt_backup_has_present_keys: whether what opens @profile, enrolled, opens @backup too: it is not
 * of another laptop, and not from before a user was removed here. @has: (out) */
gboolean gvt_backup_has_present_keys (GvtProfile *profile,
                                      const GvtBackup *backup,
                                      gboolean *has,
                                      GError **error);
/** gvt_backup_verify: opens it by the keys of @profile, unlocked, reads every page, and compares
 * its end with what it says of itself. %GVT_ERROR_LOCKED where it is under other keys */
gboolean gvt_backup_verify (GvtProfile *profile, const GvtBackup *backup, GError **error);

/**
 * gvt_backups_forget_erased:
 * @n_left: (out) (optional): how many from before the last erasure stay
 *
 * Where personal parts were erased, the profile's own backups from before go, and a new one stands
 * in their place: but those alone that end in this laptop's own chain, since all else in them is in
 * the store too. What was put elsewhere, on a stick, nobody here reaches. When there is nothing to
 * do it costs a look at a folder.
 */
gboolean gvt_backups_forget_erased (GvtProfile *profile, guint *n_left, GError **error);
/** gvt_backups_count_before_erasure: how many of the profile's own are from before the last erasure
 */
gboolean gvt_backups_count_before_erasure (GvtProfile *profile, guint *n, GError **error);

/** gvt_backup_make_now: as gvt_backup_make() in the profile's own folder, for a moment that asks
 * for one: what fails is told to the log, and keeps nobody from working */
void gvt_backup_make_now (GvtProfile *profile, GvtBackupReason reason);
/** gvt_backup_become_due: likewise, but where gvt_profile_set_backup_due() named somebody who makes
 * them, it is left to him */
void gvt_backup_become_due (GvtProfile *profile, GvtBackupReason reason);
/** gvt_backup_become_due_daily: likewise, unless the newest one is of this day */
void gvt_backup_become_due_daily (GvtProfile *profile);

G_END_DECLS
