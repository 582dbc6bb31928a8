/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gvt-id.h"
#include "gvt-seal.h"

G_BEGIN_DECLS

/* Who may open what on this laptop. The file `vault` (design D2): magic, version, store version,
 * slots; two checksummed copies in one file, replaced by a rename.
 *
 * Two keys. The *store* key opens store.db: every user's slot holds it. The *roll* key (an X25519
 * secret) opens leases, look-ups and the data desk's personal parts: only slots of data officers
 * and supervisors hold it. Its public half is in the clear, so a facilitator can seal a citizen's
 * report to it and never read it back.
 *
 * Invariants: a vault always has at least one slot with the roll key; keys are in GvtSecret only
 * and gone after gvt_vault_lock(). Any thread. A second process may change the file:
 * what is unlocked or written is read anew first. */
#define GVT_TYPE_VAULT (gvt_vault_get_type ())
G_DECLARE_FINAL_TYPE (GvtVault, gvt_vault, GVT, VAULT, GObject)

typedef enum
{
  GVT_ROLE_FACILITATOR, /* teaches; holds the store key only */
  GVT_ROLE_OFFICER,     /* data officer: opens the roll */
  GVT_ROLE_SUPERVISOR,  /* opens the roll, approves, adds users */
} GvtRole;

const char *gvt_role_to_text (GvtRole role); /* "facilitator", "officer", "supervisor" */
gboolean gvt_role_from_text (const char *text, GvtRole *role, GError **error);
gboolean gvt_role_opens_roll (GvtRole role);

#define GVT_PASSPHRASE_MIN 8 /* characters; fewer is GVT_ERROR_BAD_INPUT */

/* Argon2id cost, stored in each slot. */
typedef struct
{
  guint64 memory_bytes;
  guint64 passes;
} GvtKdf;

/** gvt_kdf_calibrate: 256 MiB and 3 passes; halves the memory, never below 64 MiB, while a pass
 * takes over a second */
void gvt_kdf_calibrate (GvtKdf *kdf);

/* A user as the centre signed him: @area is a region code, or "" for the whole province. */
typedef struct
{
  char *code; /* opaque, province-wide: 2 to 16 of A-Z 0-9 - */
  GvtRole role;
  char *area;
} GvtUser;

GvtUser *gvt_user_new (const char *code, GvtRole role, const char *area);
GvtUser *gvt_user_copy (const GvtUser *self);
void gvt_user_free (GvtUser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtUser, gvt_user_free)

/**
 * gvt_vault_create:
 * @user: the first user; must be an officer or a supervisor
 * @passphrase: at least %GVT_PASSPHRASE_MIN characters
 * @kdf: at least 64 MiB and 3 passes, else %GVT_ERROR_BAD_INPUT
 * @device_key: the device's Ed25519 key of incarnation 1
 *
 * Makes both keys and the device's lookup key, writes the file, and returns it unlocked as @user.
 * Refuses to replace an existing file.
 */
GvtVault *gvt_vault_create (const char *path,
                            const GvtUser *user,
                            const char *passphrase,
                            const GvtKdf *kdf,
                            const GvtSecret *device_key,
                            GError **error);

/** gvt_vault_open: reads a vault, still locked, from that of its two copies which is sound;
 * %GVT_ERROR_BAD_FORMAT when neither is */
GvtVault *gvt_vault_open (const char *path, GError **error);

/** gvt_vault_get_damaged_copy: 1 or 2, which copy could not be used when the file was last read; 0
 * when both are sound. It is put right by the next change, and by each unlock of a profile */
guint gvt_vault_get_damaged_copy (GvtVault *self);

/** gvt_vault_move: the file takes its final name at once or not at all, within its folder; what is
 * unlocked stays so */
gboolean gvt_vault_move (GvtVault *self, const char *path, GError **error);

/** gvt_vault_unlock: %GVT_ERROR_WRONG_PASSPHRASE also for an unknown user, after the same work;
 * %GVT_ERROR_MUST_CHANGE for a passphrase that somebody else chose */
gboolean
gvt_vault_unlock (GvtVault *self, const char *user, const char *passphrase, GError **error);
/** gvt_vault_take_over: who has @from open has @self open instead, and @from is locked. For an
 * unlock of which more than the passphrase must succeed, before it replaces who was in. @from: the
 * same file, and nobody else's */
void gvt_vault_take_over (GvtVault *self, GvtVault *from);
void gvt_vault_lock (GvtVault *self);
gboolean gvt_vault_is_unlocked (GvtVault *self);
/** gvt_vault_drop_roll: forgets the roll key until the next unlock (pupils' and projector screens)
 */
void gvt_vault_drop_roll (GvtVault *self);

/* Acts on slots. All but gvt_vault_change_passphrase() need a vault whose roll is open: who may
 * unlock what is said by those alone (gvt-vault-file.h). Who may do what to whom is for the caller
 * (gvt-profile-users.h). */

/** gvt_vault_add_user: @user chose @passphrase himself; he gets an Ed25519 key of his own */
gboolean
gvt_vault_add_user (GvtVault *self, const GvtUser *user, const char *passphrase, GError **error);
/** gvt_vault_invite_user: @once was chosen for him, and lets him do one thing: choose his own */
gboolean
gvt_vault_invite_user (GvtVault *self, const GvtUser *user, const char *once, GError **error);
/** gvt_vault_reset_user: @once instead of a passphrase that was forgotten. What only it opened, his
 * Ed25519 key, is gone, and a new one begins. %GVT_ERROR_NOT_FOUND */
gboolean gvt_vault_reset_user (GvtVault *self, const char *code, const char *once, GError **error);
/** gvt_vault_change_passphrase: also while locked; @present may be one for one use */
gboolean gvt_vault_change_passphrase (
    GvtVault *self, const char *code, const char *present, const char *chosen, GError **error);

/**
 * gvt_vault_remove_user:
 *
 * His slot goes, and everything gets new keys: a new store key and a new roll key for who stays. A
 * copy of the old vault opens only a copy of the old store. The store itself is re-keyed by the
 * caller (gvt_db_rekey()); until then, and whenever the machine stops between, the vault holds
 * gvt_vault_dup_former_store_key() as well. Needs the roll key. %GVT_ERROR_BAD_INPUT when fewer
 * than two who open the roll would stay, or for oneself
 */
gboolean gvt_vault_remove_user (GvtVault *self, const char *code, GError **error);
/** gvt_vault_dup_former_store_key: Returns: (transfer full) (nullable): %NULL without @error when
 * the store is under the present one */
GvtSecret *gvt_vault_dup_former_store_key (GvtVault *self, GError **error);
gboolean gvt_vault_forget_former_store_key (GvtVault *self, GError **error);

/** gvt_vault_get_user_public: the Ed25519 public key of the user @code, also while locked; the
 * centre keeps it to check what he signs. %GVT_ERROR_NOT_FOUND */
gboolean gvt_vault_get_user_public (GvtVault *self,
                                    const char *code,
                                    GvtPublicKey *public_key,
                                    GError **error);

/** gvt_vault_get_users: Returns: (transfer full) (element-type GvtUser): all slots, also while
 * locked */
GPtrArray *gvt_vault_get_users (GvtVault *self);
/** gvt_vault_has_to_choose: whether @code's passphrase is one for one use, with which he chooses
 * his own; also while locked. %FALSE for a stranger */
gboolean gvt_vault_has_to_choose (GvtVault *self, const char *code);
/** gvt_vault_get_user: Returns: (transfer none) (nullable): who unlocked it; lives as long as @self
 */
const GvtUser *gvt_vault_get_user (GvtVault *self);

/* Keys: (transfer full) (nullable), NULL with %GVT_ERROR_LOCKED when not open to this user now. */
GvtSecret *gvt_vault_dup_store_key (GvtVault *self, GError **error);
GvtSecret *gvt_vault_dup_roll_key (GvtVault *self, GError **error);
/** gvt_vault_dup_roll_keys: the present one, and after it those before the removals of users: what
 * is sealed in the journal stays sealed to its own. Returns: (transfer full) (element-type
 * GvtSecret) (nullable) */
GPtrArray *gvt_vault_dup_roll_keys (GvtVault *self, GError **error);
GvtSecret *gvt_vault_dup_lookup_key (GvtVault *self, GError **error); /* opens with the roll key */
GvtSecret *gvt_vault_dup_device_key (GvtVault *self,
                                     GError **error); /* Ed25519, opens with the store key */
GvtSecret *gvt_vault_dup_user_key (GvtVault *self,
                                   GError **error); /* Ed25519 of the user who unlocked */
void gvt_vault_get_roll_public (GvtVault *self, GvtPublicKey *public_key);
/** gvt_vault_get_authority: whose warrants count here (gvt-vault-file.h) */
void gvt_vault_get_authority (GvtVault *self, GvtPublicKey *public_key);

/* I12: read before the store is opened, raised (and on disk) before a migration begins. */
guint gvt_vault_get_store_version (GvtVault *self);
gboolean gvt_vault_raise_store_version (GvtVault *self, guint version, GError **error);

G_END_DECLS
