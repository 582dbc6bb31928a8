/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "gvt-test.h"
#include "gvt-unicode.h"

static void
test_forms_are_made_alike (void)
{
  g_autofree char *composed = gvt_unicode_normalize ("Rene\xcc\x81", G_NORMALIZE_NFC);
  g_autofree char *plain = gvt_unicode_normalize ("\xef\xac\x81", G_NORMALIZE_NFKC);

  g_assert_cmpstr (composed, ==, "Ren\xc3\xa9");
  g_assert_cmpstr (plain, ==, "fi");
}

/* The text ends where its memory ends: one byte more, and the program is gone. */
static void
test_a_letter_cut_off_is_refused_and_nothing_behind_it_read (void)
{
  static const char *const cut[] = { "a\xfc", "\xe2\x82", "\xf0\x9f\x98", "\xff", "b\x80" };
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  char *memory = mmap (NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  g_assert_true (memory != MAP_FAILED);
  g_assert_cmpint (mprotect (memory + page, page, PROT_NONE), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cut); i++)
    {
      gsize size = strlen (cut[i]) + 1;

      memcpy (memory + page - size, cut[i], size);
      g_assert_null (gvt_unicode_normalize (memory + page - size, G_NORMALIZE_NFC));
    }
  g_assert_cmpint (munmap (memory, 2 * page), ==, 0);
}

static void
test_a_head_is_of_whole_letters (void)
{
  g_autofree char *head = gvt_unicode_head ("Ampenan \xc3\xa9t\xc3\xa9", 9);
  g_autofree char *whole = gvt_unicode_head ("Sela", 9);
  g_autofree char *bytes = gvt_unicode_head ("a\xff\xfe", 2);

  g_assert_cmpstr (head, ==, "Ampenan \xc3\xa9");
  g_assert_cmpstr (whole, ==, "Sela");
  g_assert_cmpstr (bytes, ==, "a\xef\xbf\xbd");
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/unicode/forms-are-made-alike", test_forms_are_made_alike);
  g_test_add_func ("/unicode/a-letter-cut-off-is-refused-and-nothing-behind-it-read",
                   test_a_letter_cut_off_is_refused_and_nothing_behind_it_read);
  g_test_add_func ("/unicode/a-head-is-of-whole-letters", test_a_head_is_of_whole_letters);

  return g_test_run ();
}
