/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-backup.h"

G_BEGIN_DECLS

/* A backup is put back. What stands in it may be older than what the centre holds, and the laptop
 * it was made on may still be somewhere: so a restored store sends nothing until somebody who knows
 * has confirmed that this laptop goes on, and then takes an incarnation of its own (I9). */

typedef enum
{
  GVT_RESTORE_NONE,        /* nothing was restored, or all is settled */
  GVT_RESTORE_UNCONFIRMED, /* nothing is sent */
  GVT_RESTORE_CONFIRMED,   /* the next talk with the centre begins a new incarnation */
} GvtRestoreState;

typedef struct
{
  guint64 n_events;       /* that stand here now */
  char *kept;             /* (nullable): where what was here before is now */
  gboolean is_kept_whole; /* @kept is a backup that was opened and checked; otherwise the files as
                             they were, which those passphrases did not open */
} GvtRestoreReport;

typedef enum
{
  GVT_RESTORE_COPYING,  /* not counted, as the next one */
  GVT_RESTORE_CHECKING, /* the copy is opened, and all of it read */
  GVT_RESTORE_KEEPING,  /* what is here becomes a backup: pages */
  GVT_RESTORE_KEPT,     /* and that one is read; not counted */
  GVT_RESTORE_PLACING,  /* it can no more be stopped */
} GvtRestoreStage;

typedef struct
{
  const char *from;            /* a backup's folder */
  const char *user;            /* a data officer or supervisor of the backup's day */
  const char *passphrase;      /* his of that day */
  const GvtBackupWatch *watch; /* (nullable) */
} GvtRestoring;

void gvt_restore_report_clear (GvtRestoreReport *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtRestoreReport, gvt_restore_report_clear)

/**
 * gvt_restore:
 * @profile: its folder may be empty; unlocked, it is locked when the copy was checked, not before
 * @from: a backup's folder
 * @user: a data officer or supervisor of the backup's day
 * @passphrase: his of that day
 * @report: (out)
 *
 * Copies the backup beside, opens it, checks every page and every chain, keeps what is here now,
 * and lets the one take the place of the other, at once or not at all: who is stopped in the middle
 * of that goes on at the next unlock. %GVT_ERROR_DB_BUSY while somebody has the store open,
 * %GVT_ERROR_FORBIDDEN for a facilitator. Blocks; any thread.
 */
gboolean gvt_restore (GvtProfile *profile,
                      const char *from,
                      const char *user,
                      const char *passphrase,
                      GvtRestoreReport *report,
                      GError **error);

/** gvt_restore_watched: the same; cancelled before %GVT_RESTORE_PLACING it changes nothing, but for
 * a backup more and, where it came that far, a locked profile */
gboolean gvt_restore_watched (GvtProfile *profile,
                              const GvtRestoring *what,
                              GvtRestoreReport *report,
                              GError **error);

/** gvt_restore_finish: ends one that was stopped in @folder; nothing where there is none.
 * %GVT_ERROR_DB_BUSY */
gboolean gvt_restore_finish (const char *folder, GError **error);

/** gvt_restore_get_state: of an unlocked profile */
gboolean gvt_restore_get_state (GvtProfile *profile, GvtRestoreState *state, GError **error);
/** gvt_restore_confirm: by a data officer or supervisor; %GVT_ERROR_BAD_INPUT where there is
 * nothing to confirm */
gboolean gvt_restore_confirm (GvtProfile *profile, GError **error);

/* Inside a write transaction. */
/** gvt_restore_mark: this store is one that was put back */
gboolean gvt_restore_mark (GvtDb *db, GError **error);
/** gvt_restore_settle: it has an incarnation of its own now, or needs none */
gboolean gvt_restore_settle (GvtDb *db, GError **error);

G_END_DECLS
