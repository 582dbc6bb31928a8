/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON: what the strict scanner passes, json-glib reads; and the canonical form has one spelling.
 */
#include "gvt-fuzz.h"
#include "gvt-json.h"

static void
check_canonical (JsonObject *object)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) once = gvt_json_canonical (object, &error);
  g_autoptr (JsonObject) again = NULL;
  g_autoptr (GBytes) twice = NULL;

  if (once == NULL)
    {
      gvt_fuzz_refused (error);
      return;
    }

  again = gvt_json_parse (once, G_MAXSIZE, &error);
  g_assert_no_error (error);
  twice = gvt_json_canonical (again, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (once, twice));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  gboolean passes = gvt_json_scan ((const char *) data, size, &error);
  g_autoptr (JsonObject) object = NULL;

  if (!passes)
    gvt_fuzz_refused (error);
  g_clear_error (&error);

  object = gvt_json_parse (input, 64 * 1024, &error);
  g_assert_true (object == NULL || passes);
  if (object != NULL)
    check_canonical (object);
  else
    gvt_fuzz_refused (error);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (seeds, "{}");
  gvt_fuzz_seed_text (seeds,
                      "{\"a\":[1,-9007199254740991,true,false,null,\"\\u00e9\\n\"],\"b\":{}}");
  gvt_fuzz_seed_text (seeds, " { \"z\" : 0.5e-3 , \"\xc3\xa9\" : \"\\ud83d\\ude00\" } ");
  gvt_fuzz_seed_text (seeds,
                      "{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}");
}
