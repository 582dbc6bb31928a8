/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile-recovery.h"
#include "gvt-work.h"
#include "gvt-workspace.h"

G_BEGIN_DECLS

/* What the pages of recovery have done by workers. Each function fills a #GvtWork but for its
 * `done`. */

/* Who of this laptop could ask for recovery. */
typedef struct
{
  char *code;
  gboolean can_help;  /* he may give a new passphrase to who forgot his */
  gint64 asked_at_us; /* his request waits since then; 0: none does */
} GvtRecoveryUser;

/** gvt_recovery_work_load: @forgotten: (nullable): who forgot his passphrase. Result: #GPtrArray of
 * #GvtRecoveryUser, those first whose request waits, the newest of them in front */
void gvt_recovery_work_load (GvtWork *work, GvtProfile *profile, const char *forgotten);

/* A request as it goes to the province. */
typedef struct
{
  char *text;    /* in groups, to be read aloud */
  char *symbols; /* for a QR code */
} GvtRecoveryText;

/** gvt_recovery_work_begin: makes a request. Result: #GvtRecoveryText */
void gvt_recovery_work_begin (GvtWork *work,
                              GvtProfile *profile,
                              const char *user,
                              const char *passphrase);
/** gvt_recovery_work_show: the request that waits. Result: #GvtRecoveryText */
void gvt_recovery_work_show (GvtWork *work, GvtProfile *profile, const char *user);

/** gvt_recovery_work_save: result: none */
void gvt_recovery_work_save (GvtWork *work, const char *path, const char *text);
/** gvt_recovery_work_read: result: char *, the text of a file, as it is */
void gvt_recovery_work_read (GvtWork *work, const char *path);

/** gvt_recovery_open_async: by the answer as typed or pasted; then @user is in. Ends with
 * gvt_workspace_open_finish() */
void gvt_recovery_open_async (GvtWorkspace *workspace,
                              const char *user,
                              const char *passphrase,
                              const char *answer,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

G_END_DECLS
