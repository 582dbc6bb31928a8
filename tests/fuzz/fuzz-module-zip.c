/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `MODU`: a zip of a module's folder under a signature that fits. */
#include "gvt-fuzz.h"
#include "gvt-module-fixture.h"
#include "gvt-signed-file.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) zip = g_bytes_new_static (data, size);
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GvtModule) module = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (header, "id", "uji");
  json_object_set_int_member (header, "version", 3);
  file = gvt_signed_file_write ("MODU", 1, header, zip, gvt_fuzz_key (), NULL);
  module = gvt_module_load_bytes (file, gvt_fuzz_signer (), &error);
  if (module == NULL)
    return gvt_fuzz_refused (error);

  again = gvt_module_pack (module, gvt_fuzz_key (), &error);
  g_assert_no_error (error);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtModule) module = gvt_module_load_folder (gvt_module_fixture (), &error);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GvtSignedFile) signed_file = NULL;

  g_assert_no_error (error);
  file = gvt_module_pack (module, gvt_fuzz_key (), &error);
  g_assert_no_error (error);
  signed_file = gvt_signed_file_read (file, "MODU", 1, G_MAXSIZE, NULL);
  g_ptr_array_add (seeds, g_bytes_ref (gvt_signed_file_get_payload (signed_file)));
}
