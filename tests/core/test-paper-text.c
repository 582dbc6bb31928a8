/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-paper-text.h"
#include "gvt-test.h"

static GBytes *
sample (gsize length)
{
  g_autofree guint8 *data = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    data[i] = 7 * i + 3;
  return g_bytes_new (data, length);
}

static void
test_any_length_comes_back (void)
{
  for (gsize length = 1; length < 300; length += 7)
    {
      g_autoptr (GBytes) bytes = sample (length);
      g_autofree char *text = gvt_paper_text (bytes);
      g_autofree char *symbols = gvt_paper_symbols (bytes);
      g_autoptr (GBytes) from_text = gvt_paper_text_parse (text, 300, NULL);
      g_autoptr (GBytes) from_symbols = gvt_paper_text_parse (symbols, 300, NULL);

      gvt_test_assert_bytes (from_text, bytes);
      gvt_test_assert_bytes (from_symbols, bytes);
    }
}

static void
test_hands_may_write_as_they_do (void)
{
  g_autoptr (GBytes) bytes = sample (40);
  g_autofree char *text = gvt_paper_text (bytes);
  g_autofree char *small = g_ascii_strdown (text, -1);
  g_autofree char *typed = g_strconcat ("\n  ", g_strdelimit (small, "0", 'o'), "\r\n\n", NULL);
  g_autoptr (GBytes) found = gvt_paper_text_parse (typed, 300, NULL);

  gvt_test_assert_bytes (found, bytes);
}

/* One symbol at a time, each place: the line that it is in is named. */
static void
test_a_slip_is_found_in_its_line (void)
{
  g_autoptr (GBytes) bytes = sample (60);
  g_autofree char *text = gvt_paper_text (bytes);
  guint line = 1;

  for (gsize i = 0; text[i] != '\0'; i++)
    {
      g_autofree char *typed = g_strdup (text);
      g_autofree char *expected = g_strdup_printf ("line %u has a slip of the hand", line);
      g_autoptr (GError) error = NULL;

      line += text[i] == '\n';
      if (!g_ascii_isalnum (text[i]))
        continue;
      typed[i] = text[i] == '7' ? '8' : '7';
      g_assert_null (gvt_paper_text_parse (typed, 300, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      g_assert_cmpstr (error->message, ==, expected);
    }
}

static void
test_a_missing_line_is_found (void)
{
  g_autoptr (GBytes) bytes = sample (60);
  g_autofree char *text = gvt_paper_text (bytes);
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_paper_text_parse (strchr (text, '\n') + 1, 300, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_what_is_none_is_refused (void)
{
  static const char *const bad[] = { "", "\n\n", "-", "- 5", "A", "ABCD - ", "U", "ÄÖ", "0000" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_paper_text_parse (bad[i], 300, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
    }
}

static void
test_more_than_asked_for_is_refused (void)
{
  g_autoptr (GBytes) bytes = sample (60);
  g_autofree char *text = gvt_paper_text (bytes);
  g_autofree char *huge = g_strnfill (100000, '0');

  g_assert_null (gvt_paper_text_parse (text, 59, NULL));
  g_assert_null (gvt_paper_text_parse (huge, 59, NULL));
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/paper-text/any-length-comes-back", test_any_length_comes_back);
  g_test_add_func ("/paper-text/hands-may-write-as-they-do", test_hands_may_write_as_they_do);
  g_test_add_func ("/paper-text/a-slip-is-found-in-its-line", test_a_slip_is_found_in_its_line);
  g_test_add_func ("/paper-text/a-missing-line-is-found", test_a_missing_line_is_found);
  g_test_add_func ("/paper-text/what-is-none-is-refused", test_what_is_none_is_refused);
  g_test_add_func ("/paper-text/more-than-asked-for-is-refused",
                   test_more_than_asked_for_is_refused);

  return g_test_run ();
}
