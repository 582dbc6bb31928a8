/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-crockford.h"
#include "gvt-error.h"
#include "gvt-receipt-number.h"
#include "gvt-test.h"

static void
assert_refused (const char *typed)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_receipt_number_parse (typed, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_shape (void)
{
  g_autofree char *number = gvt_receipt_number_new ("A1B2", "0ZK7Q");
  g_autofree char *shown = gvt_receipt_number_show (number);
  g_autofree char *expected = g_strdup_printf ("A1B2-0ZK7Q-%c", gvt_crockford_check ("A1B20ZK7Q"));

  g_assert_cmpstr (shown, ==, expected);
  g_assert_true (gvt_receipt_number_is_canonical (number));
  g_assert_false (gvt_receipt_number_is_canonical (shown));
}

static void
assert_read (const char *start, char check, const char *number)
{
  g_autoptr (GString) typed = g_string_new (start);
  g_autoptr (GError) error = NULL;
  g_autofree char *parsed = NULL;

  g_string_append_c (typed, check);
  parsed = gvt_receipt_number_parse (typed->str, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (parsed, ==, number);
}

static void
test_read_as_people_write_it (void)
{
  g_autofree char *number = gvt_receipt_number_new ("A101", "0ZK71");
  char check = number[GVT_RECEIPT_NUMBER_SIZE - 1];

  assert_read ("A101-0ZK71-", check, number);
  assert_read ("a1o1 0zk7l ", g_ascii_tolower (check), number);
  assert_read ("AIOL-OZK7I-", check, number);
  assert_read ("  A1 01 0Z-K71", check, number);
}

/* Every wrong symbol at every place, and every exchange of two different neighbours. */
static void
test_slips_are_found (void)
{
  static const char symbols[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  g_autofree char *number = gvt_receipt_number_new ("TEST", "9XQ0B");

  for (guint i = 0; i < GVT_RECEIPT_NUMBER_SIZE; i++)
    for (guint k = 0; k < 32; k++)
      if (symbols[k] != number[i])
        {
          g_autofree char *slip = g_strdup (number);

          slip[i] = symbols[k];
          assert_refused (slip);
        }
  for (guint i = 0; i + 1 < GVT_RECEIPT_NUMBER_SIZE; i++)
    if (number[i] != number[i + 1])
      {
        g_autofree char *slip = g_strdup (number);

        slip[i] = number[i + 1];
        slip[i + 1] = number[i];
        assert_refused (slip);
      }
}

static void
test_other_lengths_are_refused (void)
{
  g_autofree char *number = gvt_receipt_number_new ("TEST", "9XQ0B");
  g_autofree char *longer = g_strconcat (number, "0", NULL);
  g_autofree char *shorter = g_strndup (number, 9);

  assert_refused ("");
  assert_refused ("- -");
  assert_refused (longer);
  assert_refused (shorter);
  assert_refused ("TEST-9XQ0B-é");
  assert_refused ("TEST-9XQ0U-1");
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/receipt-number/begins-with-the-device-and-ends-in-a-check", test_shape);
  g_test_add_func ("/receipt-number/is-read-as-people-write-it", test_read_as_people_write_it);
  g_test_add_func ("/receipt-number/slips-of-the-pen-are-found", test_slips_are_found);
  g_test_add_func ("/receipt-number/other-lengths-are-refused", test_other_lengths_are_refused);
  return g_test_run ();
}
