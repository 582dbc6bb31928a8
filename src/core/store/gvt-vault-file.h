/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-vault.h"

G_BEGIN_DECLS

/* The vault as it stands in the file: sealed things and public facts, no key in the clear.
 *
 *   the file = the same copy twice, so that either half can be lost
 *   a copy   = 16 bytes file header "VALT" 1.0 · u32 length · canonical JSON · BLAKE2b-256 of it
 *
 * The JSON: "store_version", "roll_public", "device_key" (sealed under a key derived from the store
 * key), "lookup_key" (under one derived from the roll key), "slots": [{"code", "role", "area",
 * "public_key", "memory_bytes", "passes", "salt", "store_key", "user_key", "roll_key" (officers and
 * supervisors)}], keys sealed under the slot's passphrase. Bytes are lower-case hexadecimal. */
#define GVT_VAULT_MAX_JSON (256 * 1024)

typedef struct
{
  GvtUser *user;
  GvtKdf kdf;
  guint8 salt[16];
  GvtPublicKey public_key; /* Ed25519, of the user */
  GBytes *store_key;
  GBytes *user_key;
  GBytes *roll_key; /* (nullable): %NULL for a facilitator */
} GvtVaultSlot;

typedef struct
{
  guint store_version;
  GvtPublicKey roll_public;
  GBytes *device_key;
  GBytes *lookup_key;
  GPtrArray *slots; /* GvtVaultSlot */
} GvtVaultFile;

void gvt_vault_slot_free (GvtVaultSlot *self);
GvtVaultFile *gvt_vault_file_new (void);
void gvt_vault_file_free (GvtVaultFile *self);

/** gvt_vault_file_find: Returns: (transfer none) (nullable) */
GvtVaultSlot *gvt_vault_file_find (GvtVaultFile *self, const char *code);

/** gvt_vault_file_read: from either copy; %GVT_ERROR_TOO_NEW, or %GVT_ERROR_BAD_FORMAT when both
 * are damaged. Returns: (transfer full) (nullable) */
GvtVaultFile *gvt_vault_file_read (const char *path, GError **error);

/** gvt_vault_file_create: refuses to replace a file that is there */
gboolean gvt_vault_file_create (GvtVaultFile *self, const char *path, GError **error);

/** gvt_vault_file_change: reads the file, calls @change and replaces it, at once or not at all,
 * with every other process kept out. Returns: (transfer full) (nullable): as it is now */
typedef gboolean (*GvtVaultChange) (GvtVaultFile *file, gpointer user_data, GError **error);
GvtVaultFile *
gvt_vault_file_change (const char *path, GvtVaultChange change, gpointer user_data, GError **error);

/* The JSON in a copy. (transfer full) (nullable) both. */
GvtVaultFile *gvt_vault_file_from_json (GBytes *json, GError **error);
GBytes *gvt_vault_file_to_json (GvtVaultFile *self, GError **error);

/** gvt_user_check: code and area are well-formed; %GVT_ERROR_BAD_INPUT */
gboolean gvt_user_check (const GvtUser *user, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtVaultSlot, gvt_vault_slot_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtVaultFile, gvt_vault_file_free)

G_END_DECLS
