/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vault: the JSON in a copy, and the file of two copies. */
#include <string.h>

#include "gvt-fuzz.h"
#include "gvt-hash.h"
#include "gvt-vault-file.h"
#include "gvt-wire.h"

static void
put_copy (GByteArray *out, GBytes *json)
{
  GvtHash checksum;

  gvt_hash_of_bytes (json, &checksum);
  gvt_put_header (out, "VALT", 2, 0);
  gvt_put_u32 (out, g_bytes_get_size (json));
  gvt_put_data (out, g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  gvt_put_data (out, checksum.bytes, sizeof checksum.bytes);
}

static void
read_file (GBytes *file, gboolean must_pass)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVaultFile) vault = gvt_vault_file_read (gvt_fuzz_path (file), &error);

  if (vault == NULL)
    gvt_fuzz_refused (error);
  g_assert_true (vault != NULL || !must_pass);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVaultFile) vault = gvt_vault_file_from_json (input, &error);
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GBytes) file = NULL;
  GByteArray *out;

  read_file (input, FALSE);
  if (vault == NULL)
    return gvt_fuzz_refused (error);

  json = gvt_vault_file_to_json (vault, &error);
  g_assert_no_error (error);
  out = g_byte_array_new ();
  put_copy (out, input);
  put_copy (out, json);
  file = g_byte_array_free_to_bytes (out);
  read_file (file, TRUE);
  return 0;
}

static GBytes *
seed_seal (void)
{
  guint8 sealed[104] = { 1 };

  return g_bytes_new (sealed, sizeof sealed);
}

static void
seed_slot (GvtVaultFile *vault, const char *code, GvtRole role)
{
  GvtVaultSlot *slot = g_new0 (GvtVaultSlot, 1);

  slot->user = gvt_user_new (code, role, "52.02");
  slot->kdf = (GvtKdf){ .memory_bytes = 64 * 1024 * 1024, .passes = 3 };
  slot->user_key = seed_seal ();
  slot->box_key = seed_seal ();
  slot->store_key = seed_seal ();
  if (role != GVT_ROLE_FACILITATOR)
    slot->roll_key = seed_seal ();
  g_ptr_array_add (vault->slots, slot);
}

static void
seed_recovery (GvtVaultFile *vault)
{
  GvtVaultRequest *request = g_new0 (GvtVaultRequest, 1);

  vault->has_recovery = TRUE;
  vault->recovery_keys = seed_seal ();
  request->code = g_strdup ("SPV-01");
  request->ephemeral_key = seed_seal ();
  g_ptr_array_add (vault->requests, request);
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  g_autoptr (GvtVaultFile) vault = gvt_vault_file_new ();
  GByteArray *out = g_byte_array_new ();
  GBytes *json;

  vault->store_version = 1;
  vault->authority_key = seed_seal ();
  vault->device_key = seed_seal ();
  vault->lookup_key = seed_seal ();
  vault->former_store_key = seed_seal ();
  vault->notes = seed_seal ();
  g_ptr_array_add (vault->past_roll_keys, seed_seal ());
  seed_slot (vault, "SPV-01", GVT_ROLE_SUPERVISOR);
  seed_slot (vault, "FAS-01", GVT_ROLE_FACILITATOR);
  seed_recovery (vault);
  json = gvt_vault_file_to_json (vault, NULL);
  put_copy (out, json);
  put_copy (out, json);
  g_ptr_array_add (seeds, json);
  g_ptr_array_add (seeds, g_byte_array_free_to_bytes (out));
}
