/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-enrolment-code.h"
#include "gvt-error.h"
#include "gvt-test.h"

static const guint8 secret[GVT_ENROLMENT_SECRET_SIZE] = { 1, 2, 3, 4, 5, 250, 251, 252, 253, 254 };

static void
make_code (GvtEnrolmentCode *code, GvtPublicKey *root)
{
  memset (root->bytes, 7, sizeof root->bytes);
  gvt_enrolment_code_init (code, secret, root);
}

static void
test_is_written_in_groups_of_four (void)
{
  GvtEnrolmentCode code;
  GvtPublicKey root;
  g_autofree char *text = NULL;

  make_code (&code, &root);
  text = gvt_enrolment_code_format (&code);

  g_assert_cmpuint (strlen (text), ==, 8 * 5 + 1);
  for (guint i = 4; i < 40; i += 5)
    g_assert_cmpint (text[i], ==, '-');
  g_assert_true (g_str_has_prefix (text, "0410-6105-ZBXZ-SZFY-"));
}

static void
test_forgives_how_it_was_typed (void)
{
  GvtEnrolmentCode code, typed;
  GvtPublicKey root;
  g_autofree char *text = NULL;
  g_autofree char *lower = NULL;
  GString *letters;

  make_code (&code, &root);
  text = gvt_enrolment_code_format (&code);
  lower = g_ascii_strdown (text, -1);
  letters = g_string_new (lower);
  g_string_replace (letters, "-", " ", 0);
  g_string_replace (letters, "0", "o", 0);
  g_string_replace (letters, "1", "l", 0);

  g_assert_true (gvt_enrolment_code_parse (letters->str, &typed, NULL));

  g_assert_cmpmem (&typed, sizeof typed, &code, sizeof code);
  g_string_free (letters, TRUE);
}

static void
test_any_wrong_symbol_is_found (void)
{
  GvtEnrolmentCode code, typed;
  GvtPublicKey root;
  g_autofree char *text = NULL;

  make_code (&code, &root);
  text = gvt_enrolment_code_format (&code);

  for (gsize i = 0; i < strlen (text); i++)
    {
      g_autoptr (GError) error = NULL;
      char right = text[i];

      if (right == '-')
        continue;
      text[i] = right == '5' ? '6' : '5';
      g_assert_false (gvt_enrolment_code_parse (text, &typed, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      text[i] = right;
    }
}

static void
test_too_short_or_long_is_refused (void)
{
  static const char *const wrong[] = { "", "ABCD", "0410-6105-ZBXZ-SZFY", "?" };
  GvtEnrolmentCode typed;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (gvt_enrolment_code_parse (wrong[i], &typed, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
    }
}

static void
test_another_root_is_refused (void)
{
  GvtEnrolmentCode code;
  GvtPublicKey root;
  g_autoptr (GError) error = NULL;

  make_code (&code, &root);
  g_assert_true (gvt_enrolment_code_check_root (&code, &root, NULL));

  root.bytes[31] ^= 1;
  g_assert_false (gvt_enrolment_code_check_root (&code, &root, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_the_row_is_found_by_four_symbols (void)
{
  guint8 other[GVT_ENROLMENT_SECRET_SIZE];
  g_autofree char *selector = gvt_enrolment_secret_selector (secret);
  g_autofree char *other_selector = NULL;
  GvtHash hash, other_hash;

  memcpy (other, secret, sizeof other);
  other[9] ^= 1;
  other_selector = gvt_enrolment_secret_selector (other);
  gvt_enrolment_secret_hash (secret, &hash);
  gvt_enrolment_secret_hash (other, &other_hash);

  g_assert_cmpstr (selector, ==, "0410");
  g_assert_cmpstr (other_selector, ==, "0410");
  g_assert_false (gvt_hash_equal (&hash, &other_hash));
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/enrolment-code/is-written-in-groups-of-four",
                   test_is_written_in_groups_of_four);
  g_test_add_func ("/enrolment-code/forgives-how-it-was-typed", test_forgives_how_it_was_typed);
  g_test_add_func ("/enrolment-code/any-wrong-symbol-is-found", test_any_wrong_symbol_is_found);
  g_test_add_func ("/enrolment-code/too-short-or-long-is-refused",
                   test_too_short_or_long_is_refused);
  g_test_add_func ("/enrolment-code/another-root-is-refused", test_another_root_is_refused);
  g_test_add_func ("/enrolment-code/the-row-is-found-by-four-symbols",
                   test_the_row_is_found_by_four_symbols);

  return g_test_run ();
}
