/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-backup-keeper.h"
#include "gvt-class-place.h"
#include "gvt-module-library.h"
#include "gvt-profile.h"
#include "gvt-reading.h"
#include "gvt-sync-keeper.h"

G_BEGIN_DECLS

/* What all pages of the window share: the profile, who is at work, and the few figures that are
 * seen everywhere. It holds no feature logic; it asks the libraries in a worker and announces.
 *
 * Class mode: from gvt_workspace_begin_class() until somebody typed his passphrase for
 * gvt_workspace_pass_gate_async() no roll key is in memory, whoever unlocks meanwhile.
 *
 * Properties, all read-only: "access", "user-code", "is-practice", "n-unsent", "is-online",
 * "is-busy" (unlocking or locking), "is-class", "may-record", "is-restored" (put back from a
 * backup, and nobody has confirmed it). Main thread only.
 *
 * Signals: "changed": something was recorded, or files came; pages that show lists load them again.
 * "must-choose" (user code, passphrase): who wanted in came with a passphrase for one use, and gets
 * in by choosing his own. */
#define GVT_TYPE_WORKSPACE (gvt_workspace_get_type ())
G_DECLARE_FINAL_TYPE (GvtWorkspace, gvt_workspace, GVT, WORKSPACE, GObject)

typedef enum
{
  GVT_ACCESS_UNENROLLED, /* no vault yet: only lessons and quizzes work */
  GVT_ACCESS_LOCKED,
  GVT_ACCESS_UNLOCKED,
} GvtAccess;

#define GVT_TYPE_ACCESS (gvt_access_get_type ())
GType gvt_access_get_type (void);

GvtWorkspace *gvt_workspace_new (GvtProfile *profile);
GvtProfile *gvt_workspace_get_profile (GvtWorkspace *self); /* (transfer none) */
GvtAccess gvt_workspace_get_access (GvtWorkspace *self);
/** gvt_workspace_get_user: Returns: (transfer none) (nullable): who unlocked it */
const GvtUser *gvt_workspace_get_user (GvtWorkspace *self);
/** gvt_workspace_opens_roll: whether the present user may see voters now */
gboolean gvt_workspace_opens_roll (GvtWorkspace *self);
gboolean gvt_workspace_is_practice (GvtWorkspace *self);
/** gvt_workspace_get_backups: Returns: (transfer none): who makes the backups that become due */
GvtBackupKeeper *gvt_workspace_get_backups (GvtWorkspace *self);
/** gvt_workspace_get_sync: Returns: (transfer none): who talks with the centre. Pages load again
 * when a talk brought something */
GvtSyncKeeper *gvt_workspace_get_sync (GvtWorkspace *self);
/** gvt_workspace_get_regions: Returns: (transfer none) (nullable): the centre's region list, once
 * it is here */
GvtRegionList *gvt_workspace_get_regions (GvtWorkspace *self);

/** gvt_workspace_get_modules: Returns: (transfer none) (nullable): all modules on this laptop;
 * %NULL until they are loaded */
GvtModuleLibrary *gvt_workspace_get_modules (GvtWorkspace *self);

/** gvt_workspace_get_reading: Returns: (transfer none): where people are in the modules */
GvtReading *gvt_workspace_get_reading (GvtWorkspace *self);

/** gvt_workspace_get_generation: grows with each reload: whoever keeps what was read from files
 * reads it again then */
guint gvt_workspace_get_generation (GvtWorkspace *self);

/**
 * gvt_workspace_unlock_async:
 * @passphrase: copied, and wiped when done
 *
 * Opens the profile in a worker; the key derivation takes up to a second by intent.
 */
void gvt_workspace_unlock_async (GvtWorkspace *self,
                                 const char *user,
                                 const char *passphrase,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean gvt_workspace_unlock_finish (GvtWorkspace *self, GAsyncResult *result, GError **error);

/** gvt_workspace_unlock_with_pin_async: likewise, for who set a PIN; @digits are copied, and wiped
 * when done. Ends with gvt_workspace_unlock_finish() */
void gvt_workspace_unlock_with_pin_async (GvtWorkspace *self,
                                          const char *digits,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);

/** GvtOpenFunc: any other way in: unlocks @profile by @key, in a worker */
typedef gboolean (*GvtOpenFunc) (GvtProfile *profile, gpointer key, GError **error);

/** gvt_workspace_open_async: @key: (transfer full) (nullable): for @open, freed by @free_key */
void gvt_workspace_open_async (GvtWorkspace *self,
                               GvtOpenFunc open,
                               gpointer key,
                               GDestroyNotify free_key,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean gvt_workspace_open_finish (GvtWorkspace *self, GAsyncResult *result, GError **error);

/** gvt_workspace_begin_class: drops the roll key, at once; who is in stays in (D2) */
void gvt_workspace_begin_class (GvtWorkspace *self);
/** gvt_workspace_begin_visitors: the same for visitors who check themselves; but locking ends it */
void gvt_workspace_begin_visitors (GvtWorkspace *self);
gboolean gvt_workspace_is_class (GvtWorkspace *self);
/** gvt_workspace_take_class_place: once, after somebody came in: the class that the laptop was
 * holding when it went off; class mode is on again. %FALSE when it held none */
gboolean gvt_workspace_take_class_place (GvtWorkspace *self, GvtClassPlace *place);
/** gvt_workspace_may_record: whether whoever is at the keys may change records: anybody who is in,
 * but in class mode only the teacher, from gvt_workspace_pass_gate_async() to
 * gvt_workspace_hand_over(); a pupil who answers a quiz does not ask */
gboolean gvt_workspace_may_record (GvtWorkspace *self);
/** gvt_workspace_hand_over: something is shown to the class; the next one at the keys may be a
 * pupil */
void gvt_workspace_hand_over (GvtWorkspace *self);
/** gvt_workspace_pass_gate_async: @passphrase: of who is in; copied, and wiped when done.
 * @ends_class: else class mode goes on, with the teacher at the keys. Ends with
 * gvt_workspace_open_finish() */
void gvt_workspace_pass_gate_async (GvtWorkspace *self,
                                    const char *passphrase,
                                    gboolean ends_class,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/** gvt_workspace_lock: closes the store and drops every key; pages forget at once. Whoever is just
 * being let in is locked out again, with %GVT_ERROR_LOCKED. Done when "is-busy" is %FALSE */
void gvt_workspace_lock (GvtWorkspace *self);

/** gvt_workspace_touch: to be called after an act was recorded: the figures are read again, and
 * "changed" is emitted */
void gvt_workspace_touch (GvtWorkspace *self);

/** gvt_workspace_reload: to be called after enrolling and after a sync: modules and the region list
 * are read again too */
void gvt_workspace_reload (GvtWorkspace *self);

G_END_DECLS
