/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-vault.h"

G_BEGIN_DECLS

/* The vault as it stands in the file: sealed things and public facts, no key in the clear.
 *
 *   the file = the same copy twice, so that either half can be lost; both are written at once, in
 *              one file that takes the place of the former. Whoever changes the vault makes both
 *              anew from the one that is sound; of two sound ones that differ, from the newer
 *   a copy   = 16 bytes file header "VALT" 2.0 · u32 length · canonical JSON · BLAKE2b-256 of it
 *
 * Each slot has an X25519 key pair of its own, its *box*. The private half and the user's signing
 * key are sealed under his passphrase; the store key and the roll key are sealed to the public
 * half. So all keys can be changed without anybody's passphrase but that of who changes them.
 *
 * Who changes them signs the *warrant*: who has a slot, in what role and area, and what is sealed
 * to whom. Its key, the *authority*, is sealed under the roll key, and every passphrase seal is
 * bound to its public half: who only holds the file can put in no key of his own.
 *
 * The JSON, bytes as lower-case hexadecimal ("?": may be absent; "w": under the warrant):
 *   "store_version"  int
 *   "generation"     int: how often it was written
 *   "repaired_copy"? 1 or 2: which copy was damaged when it was last written, until that is told
 *   "authority" w    Ed25519, public; "authority_key" w, sealed under a key derived from the roll
 * key "roll_public" w  X25519; "past_roll_keys" w [sealed under the roll key], newest first
 *   "lookup_key" w   sealed under the roll key; "device_key", under the store key
 *   "former_store_key"? sealed under the store key, while the store waits to be re-keyed
 *   "recovery"? w    {"public": X25519, "device", "keys": sealed to it (gvt-recovery-message.h)}
 *   "requests" []    recoveries that were begun (gvt-vault-recovery.h)
 *   "notes"?         sealed under the store key: what the journal is still to tell
 *   "slots" [{"code" w, "role" w, "area" w, "public_key" w, "box" w, "store_key" w, "roll_key"? w,
 *             "memory_bytes", "passes", "salt", "is_once", "user_key", "box_key"}]
 *   "warrant"        the authority's signature */
#define GVT_VAULT_MAX_JSON (256 * 1024)

typedef struct
{
  GvtUser *user;
  GvtKdf kdf;
  guint8 salt[16];
  GvtPublicKey public_key; /* Ed25519, of the user */
  GvtPublicKey box;        /* X25519: what he may open is sealed to it */
  gboolean is_once;        /* somebody else chose the passphrase: it only lets him choose his own */
  GBytes *user_key;        /* under the passphrase, with the next one */
  GBytes *box_key;
  GBytes *store_key; /* to the box, with the next one */
  GBytes *roll_key;  /* (nullable): %NULL for a facilitator */
} GvtVaultSlot;

typedef struct
{
  guint damaged_copy; /* not in the JSON: 1 or 2, which one could not be used this time; or 0 */
  guint repaired_copy;
  guint64 generation;
  guint store_version;
  GvtPublicKey authority;
  GvtPublicKey roll_public;
  GBytes *authority_key;
  GBytes *device_key;
  GBytes *lookup_key;
  GPtrArray *past_roll_keys; /* GBytes */
  GBytes *former_store_key;  /* (nullable) */
  gboolean has_recovery;     /* then the next two count */
  GvtPublicKey recovery_public;
  GvtId recovery_device;
  GBytes *recovery_keys; /* (nullable) */
  GBytes *notes;         /* (nullable) */
  GPtrArray *requests;   /* GvtVaultRequest */
  GPtrArray *slots;      /* GvtVaultSlot */
  guint8 warrant[64];
} GvtVaultFile;

/* A recovery that a user began; the answer to it opens only with the passphrase he then chose. */
typedef struct
{
  char *code;
  gint64 at_us;
  guint8 id[16];
  guint8 salt[16];
  GvtPublicKey ephemeral; /* X25519 */
  GBytes *ephemeral_key;  /* under the new passphrase, at the cost of the user's slot */
  gboolean is_told;       /* the journal has it */
} GvtVaultRequest;

void gvt_vault_slot_free (GvtVaultSlot *self);
void gvt_vault_request_free (GvtVaultRequest *self);
GvtVaultFile *gvt_vault_file_new (void);
void gvt_vault_file_free (GvtVaultFile *self);

/** gvt_vault_file_find: Returns: (transfer none) (nullable) */
GvtVaultSlot *gvt_vault_file_find (GvtVaultFile *self, const char *code);

/** gvt_vault_file_read: from the copy that is sound; %GVT_ERROR_TOO_NEW, or
 * %GVT_ERROR_BAD_FORMAT when neither is. Returns: (transfer full) (nullable) */
GvtVaultFile *gvt_vault_file_read (const char *path, GError **error);

/** gvt_vault_file_create: refuses to replace a file that is there */
gboolean gvt_vault_file_create (GvtVaultFile *self, const char *path, GError **error);

/** gvt_vault_file_change: reads the file, calls @change and replaces it, at once or not at all,
 * with every other process kept out. A damaged copy is put right by that. Returns: (transfer full)
 * (nullable): as it is now */
typedef gboolean (*GvtVaultChange) (GvtVaultFile *file, gpointer user_data, GError **error);
GvtVaultFile *
gvt_vault_file_change (const char *path, GvtVaultChange change, gpointer user_data, GError **error);

/* The JSON in a copy. (transfer full) (nullable) all. */
GvtVaultFile *gvt_vault_file_from_json (GBytes *json, GError **error);
GBytes *gvt_vault_file_to_json (GvtVaultFile *self, GError **error);
/** gvt_vault_file_warranted: what the warrant signs */
GBytes *gvt_vault_file_warranted (GvtVaultFile *self, GError **error);

/** gvt_user_check: code and area are well-formed; %GVT_ERROR_BAD_INPUT */
gboolean gvt_user_check (const GvtUser *user, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtVaultSlot, gvt_vault_slot_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtVaultRequest, gvt_vault_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtVaultFile, gvt_vault_file_free)

G_END_DECLS
