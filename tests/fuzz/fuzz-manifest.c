/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `MANI`: header, line feed, payload. */
#include "gvt-fuzz.h"
#include "gvt-manifest.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) file = gvt_fuzz_sign ("MANI", input);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtManifest) manifest = NULL;
  g_autoptr (GBytes) again = NULL;

  if (file == NULL)
    return 0;

  manifest = gvt_manifest_read (file, gvt_fuzz_signer (), &error);
  if (manifest == NULL)
    return gvt_fuzz_refused (error);

  again = gvt_manifest_write (manifest, gvt_fuzz_key (), &error);
  g_assert_no_error (error);
  gvt_manifest_check (manifest, &manifest->device, 7, NULL);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  const GvtId device = { { 1, 2, 3 } };
  const GvtHash hash = { { 4, 5, 6 } };
  g_autoptr (GvtManifest) manifest = gvt_manifest_new (7, 1000, &device);
  g_autoptr (GBytes) empty = gvt_manifest_write (manifest, gvt_fuzz_key (), NULL);
  g_autoptr (GBytes) full = NULL;

  gvt_manifest_add (manifest, GVT_FILE_PACK, "52.02.01.2003/pilkada-2024", 3, 1000, &hash);
  gvt_manifest_add (manifest, GVT_FILE_MODULE, "m5", 1, 77, &hash);
  gvt_manifest_add (manifest, GVT_FILE_LEXICON, "", 1, 0, &hash);
  gvt_manifest_add_delta (manifest, "52.02.01.2003/pilkada-2024", 3, 50, &hash, &hash);
  full = gvt_manifest_write (manifest, gvt_fuzz_key (), NULL);
  g_ptr_array_add (seeds, gvt_fuzz_unsign ("MANI", empty));
  g_ptr_array_add (seeds, gvt_fuzz_unsign ("MANI", full));
}
