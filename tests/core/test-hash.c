/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-hash.h"
#include "gvt-test.h"

/* RFC 7693 gives BLAKE2b-512 only; these two are of b2sum -l 256 (GNU coreutils). */
static void
test_known_answers (void)
{
  g_autofree char *empty = NULL;
  g_autofree char *abc = NULL;
  GvtHash hash;

  gvt_hash_data (NULL, 0, &hash);
  empty = gvt_hash_to_text (&hash);
  gvt_hash_data ("abc", 3, &hash);
  abc = gvt_hash_to_text (&hash);

  g_assert_cmpstr (empty, ==, "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  g_assert_cmpstr (abc, ==, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

static void
test_text_goes_back (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GvtHash hash, back;

  gvt_hash_data ("x", 1, &hash);
  text = gvt_hash_to_text (&hash);

  g_assert_true (gvt_hash_from_text (text, &back, &error));
  g_assert_no_error (error);
  g_assert_true (gvt_hash_equal (&hash, &back));
  back.bytes[31] ^= 1;
  g_assert_false (gvt_hash_equal (&hash, &back));
}

static void
test_other_texts_are_refused (void)
{
  static const char *const bad[] = { "", "00", "0", "000", "0A0b", "0g00", " 000", "000 ", "00 0" };
  guint8 data[2];

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (gvt_unhex (bad[i], data, sizeof data, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
  g_assert_true (gvt_unhex ("0a0b", data, sizeof data, NULL));
  g_assert_cmphex (data[0], ==, 0x0a);
  g_assert_cmphex (data[1], ==, 0x0b);
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/hash/known-answers", test_known_answers);
  g_test_add_func ("/hash/text-goes-back", test_text_goes_back);
  g_test_add_func ("/hash/other-texts-are-refused", test_other_texts_are_refused);

  return g_test_run ();
}
