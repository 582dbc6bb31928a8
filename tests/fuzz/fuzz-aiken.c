/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions typed by hand: every byte string is read to its end, and each question that comes out
 * has its choices and a key among them. */
#include "gvt-fuzz.h"
#include "gvt-quiz-aiken.h"

static void
check_item (JsonObject *item)
{
  JsonArray *options = json_object_get_array_member (item, "options");
  const char *key = json_array_get_string_element (json_object_get_array_member (item, "key"), 0);
  guint n_options = json_array_get_length (options);

  g_assert_true (g_utf8_validate (json_object_get_string_member (item, "prompt"), -1, NULL));
  g_assert_cmpuint (n_options, >=, 2);
  g_assert_cmpuint (n_options, <=, 6);
  g_assert_cmpuint ((guint) (key[0] - 'a'), <, n_options);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) report = gvt_quiz_aiken_read (input, &error);
  JsonArray *items;

  if (report == NULL)
    return gvt_fuzz_refused (error);

  items = json_object_get_array_member (report, "items");
  for (guint i = 0; i < json_array_get_length (items); i++)
    check_item (json_array_get_object_element (items, i));
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (seeds,
                      "Kapan?\nA. Pagi\nB) Siang\nANSWER: B\n\nDi mana?\r\nA. {x}\r\nB. y\r\n"
                      "C. z\r\nANSWER: C\r\n");
  gvt_fuzz_seed_text (seeds, "\xef\xbb\xbfSatu\nA. a\nANSWER: A\nB. b\n");
}
