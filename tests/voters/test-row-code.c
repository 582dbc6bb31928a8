/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-row-code.h"
#include "gvt-test.h"

static void
assert_reads (const char *typed, const char *worklist, guint number)
{
  char code[GVT_WORKLIST_CODE_SIZE + 1];
  guint found;

  g_assert_true (gvt_row_code_parse (typed, code, &found));
  g_assert_cmpstr (code, ==, worklist);
  g_assert_cmpuint (found, ==, number);
}

/* As people write it: small letters, blanks, no hyphens, O for 0. */
static void
test_what_was_written_on_paper_is_read_again (void)
{
  g_autofree char *code = gvt_row_code_new ("K7", 1042);
  g_autofree char *small = g_ascii_strdown (code, -1);
  g_auto (GStrv) parts = g_strsplit (code, "-", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_autofree char *blanks = g_strjoinv (" ", parts);
  g_autofree char *letter = g_strdelimit (g_strdup (code), "0", 'O');

  assert_reads (code, "K7", 1042);
  assert_reads (small, "K7", 1042);
  assert_reads (joined, "K7", 1042);
  assert_reads (blanks, "K7", 1042);
  assert_reads (letter, "K7", 1042);
}

/* One wrong symbol, or two exchanged, opens nobody else's row. */
static void
test_a_slip_of_the_pen_opens_no_row (void)
{
  static const char symbols[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  g_autofree char *code = gvt_row_code_new ("K7", 142);
  char worklist[GVT_WORKLIST_CODE_SIZE + 1];
  guint number;

  for (gsize i = 0; code[i] != '\0'; i++)
    for (gsize s = 0; code[i] != '-' && symbols[s] != '\0'; s++)
      {
        g_autofree char *slip = g_strdup (code);

        slip[i] = symbols[s];
        g_assert_true (gvt_row_code_parse (slip, worklist, &number) == (slip[i] == code[i]));
      }
}

static void
test_no_name_and_no_number_is_a_row_code (void)
{
  static const char *const others[] = {
    "SITI", "LALU", "ALIO", "9901014507900001", "", "K7", "99"
  };
  char worklist[GVT_WORKLIST_CODE_SIZE + 1];
  guint number;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (gvt_row_code_parse (others[i], worklist, &number));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/row-code/what-was-written-on-paper-is-read-again",
                   test_what_was_written_on_paper_is_read_again);
  g_test_add_func ("/row-code/a-slip-of-the-pen-opens-no-row", test_a_slip_of_the_pen_opens_no_row);
  g_test_add_func ("/row-code/no-name-and-no-number-is-a-row-code",
                   test_no_name_and_no_number_is_a_row_code);
  return g_test_run ();
}
