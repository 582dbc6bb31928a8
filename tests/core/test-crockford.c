/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-crockford.h"
#include "gvt-error.h"
#include "gvt-test.h"

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
test_known_answers (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *symbols;
  } table[] = {
    { "", 0, "" },
    { "\x00", 1, "00" },
    { "\xff", 1, "ZW" },
    { "f", 1, "CR" },
    { "fo", 2, "CSQG" },
    { "foo", 3, "CSQPY" },
    { "foob", 4, "CSQPYRG" },
    { "fooba", 5, "CSQPYRK1" },
    { "foobar", 6, "CSQPYRK1E8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *symbols = gvt_crockford_encode ((const guint8 *) table[i].bytes,
                                                       table[i].length);
      guint8 data[8];

      g_assert_cmpstr (symbols, ==, table[i].symbols);
      g_assert_true (gvt_crockford_decode (symbols, data, table[i].length, NULL));
      g_assert_cmpmem (data, table[i].length, table[i].bytes, table[i].length);
    }
}

static void
test_only_canonical_symbols_are_decoded (void)
{
  static const struct
  {
    const char *symbols;
    gsize length;
  } bad[] = { { "CSQP", 3 }, { "CSQPY0", 3 }, { "csqpy", 3 }, { "CSQPO", 3 },   { "CSQ-Y", 3 },
              { "ZZ", 1 },   { "01", 1 },     { "", 1 },      { "CSQP\xc3", 3 } };
  guint8 data[8];

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (gvt_crockford_decode (bad[i].symbols, data, bad[i].length, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
    }
}

static void
test_reading_forgives_what_people_write (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = gvt_crockford_clean (" abcd-efgh\tiLoO-19 \n", NULL);
  g_autofree char *nothing = gvt_crockford_clean ("- -", NULL);

  g_assert_cmpstr (clean, ==, "ABCDEFGH110019");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_null (gvt_crockford_clean ("ABCU", &error)); /* U is no symbol */
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_null (gvt_crockford_clean ("ABC\u00c9", NULL));
  g_assert_null (gvt_crockford_clean ("ABC*", NULL));
}

static void
test_random_symbols_are_of_the_alphabet (void)
{
  g_autofree char *text = gvt_crockford_random (2000);

  g_assert_cmpuint (strlen (text), ==, 2000);
  g_assert_cmpuint (strspn (text, alphabet), ==, 2000);
  for (guint i = 0; i < 32; i++) /* each is missing with probability 2^-91 */
    g_assert_nonnull (strchr (text, alphabet[i]));
}

/* The symbol written on a receipt must stay what it is. */
static void
test_the_check_symbol_is_fixed_for_ever (void)
{
  g_assert_cmpint (gvt_crockford_check (""), ==, '0');
  g_assert_cmpint (gvt_crockford_check ("1"), ==, '2');
  g_assert_cmpint (gvt_crockford_check ("01"), ==, '4');
  g_assert_cmpint (gvt_crockford_check ("00001"), ==, '5'); /* x⁵ = x² + 1 */
  g_assert_cmpint (gvt_crockford_check ("0000000000000000000000000000001"), ==, '1'); /* x³¹ = 1 */
}

static gboolean
fits (const char *with_check)
{
  gsize length = strlen (with_check);
  g_autofree char *symbols = g_strndup (with_check, length - 1);

  return gvt_crockford_check (symbols) == with_check[length - 1];
}

static char *
random_with_check (guint n)
{
  g_autofree char *symbols = gvt_crockford_random (n);

  return g_strdup_printf ("%s%c", symbols, gvt_crockford_check (symbols));
}

/* The check symbol itself included. */
static void
test_each_single_error_is_found (void)
{
  static const guint lengths[] = { 1, 9, 30, 32 };

  for (guint n = 0; n < G_N_ELEMENTS (lengths); n++)
    {
      g_autofree char *code = random_with_check (lengths[n]);

      g_assert_true (fits (code));
      for (guint i = 0; code[i] != '\0'; i++)
        for (guint s = 0; s < 32; s++)
          {
            char right = code[i];

            code[i] = alphabet[s];
            g_assert_true (fits (code) == (code[i] == right));
            code[i] = right;
          }
    }
}

static void
assert_exchange_is_found (char *code, guint i, guint j)
{
  char a = code[i], b = code[j];

  code[i] = b;
  code[j] = a;
  g_assert_true (fits (code) == (a == b));
  code[i] = a;
  code[j] = b;
}

static void
test_each_exchange_of_two_is_found (void)
{
  for (guint round = 0; round < 50; round++)
    {
      g_autofree char *code = random_with_check (30); /* 31 with the check symbol */

      for (guint i = 0; code[i] != '\0'; i++)
        for (guint j = i + 1; code[j] != '\0'; j++)
          assert_exchange_is_found (code, i, j);
    }
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/crockford/known-answers", test_known_answers);
  g_test_add_func ("/crockford/only-canonical-symbols-are-decoded",
                   test_only_canonical_symbols_are_decoded);
  g_test_add_func ("/crockford/reading-forgives-what-people-write",
                   test_reading_forgives_what_people_write);
  g_test_add_func ("/crockford/random-symbols-are-of-the-alphabet",
                   test_random_symbols_are_of_the_alphabet);
  g_test_add_func ("/crockford/the-check-symbol-is-fixed-for-ever",
                   test_the_check_symbol_is_fixed_for_ever);
  g_test_add_func ("/crockford/each-single-error-is-found", test_each_single_error_is_found);
  g_test_add_func ("/crockford/each-exchange-of-two-is-found", test_each_exchange_of_two_is_found);

  return g_test_run ();
}
