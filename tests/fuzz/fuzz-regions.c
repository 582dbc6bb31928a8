/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The region list: its CSV, and `REGN`, which carries it. */
#include <string.h>

#include "gvt-fuzz.h"
#include "gvt-region-file.h"

static void
walk (GvtRegionList *regions, const char *code, guint depth)
{
  g_autoptr (GListModel) children = gvt_region_list_children (regions, code);

  g_assert_cmpuint (depth, <=, GVT_REGION_VILLAGE);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (GvtRegion) region = g_list_model_get_item (children, i);
      g_autofree char *words = gvt_region_list_describe (regions, gvt_region_get_code (region));

      g_assert_true (g_utf8_validate (words, -1, NULL));
      walk (regions, gvt_region_get_code (region), depth + 1);
    }
}

static void
read_file (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRegionList) regions = gvt_region_file_read (file, gvt_fuzz_signer (), &error);

  if (regions == NULL)
    gvt_fuzz_refused (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) odd = gvt_fuzz_sign ("REGN", input);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRegionList) regions = gvt_region_list_read_csv (input, &error);
  g_autoptr (GBytes) file = NULL;

  if (odd != NULL)
    read_file (odd);
  if (regions == NULL)
    return gvt_fuzz_refused (error);

  walk (regions, "", 0);
  file = gvt_region_file_write (input, gvt_fuzz_key (), &error);
  g_assert_no_error (error);
  read_file (file);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  static const char csv[] = "code,parent,level,name\n"
                            "99,,provinsi,Pulau Latihan\n"
                            "99.01,99,kabupaten,Contoh\r\n"
                            "99.01.01,99.01,kecamatan,\"Uji, \"\"Coba\"\"\"\n"
                            "99.01.01.2001,99.01.01,desa,Mawar\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr (GBytes) file = gvt_region_file_write (bytes, gvt_fuzz_key (), NULL);

  gvt_fuzz_seed_text (seeds, csv);
  g_ptr_array_add (seeds, gvt_fuzz_unsign ("REGN", file));
}
