/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-locale.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>

#include "gvt-test.h"

static void
set (const char *locale, const char *language)
{
  g_setenv ("LC_ALL", locale, TRUE);
  g_setenv ("LANGUAGE", language, TRUE);
  gvt_locale_set_up ();
}

static void
assert_indonesian (void)
{
  g_assert_cmpstr (dgettext ("govote", "Passphrase"), ==, "Frasa sandi");
}

static void
assert_english (void)
{
  g_assert_cmpstr (dgettext ("govote", "Passphrase"), ==, "Passphrase");
}

static void
test_c_utf_8_speaks_the_language_asked_for (void)
{
  set ("C.UTF-8", "id");

  assert_indonesian ();
  g_assert_cmpstr (setlocale (LC_CTYPE, NULL), ==, "C.UTF-8");
}

static void
test_the_other_spelling_of_c_utf_8_speaks_too (void)
{
  set ("C.utf8", "id");

  assert_indonesian ();
}

static void
test_c_utf_8_without_a_language_is_english (void)
{
  set ("C.UTF-8", "");

  assert_english ();
}

static void
test_c_is_english_as_scripts_expect (void)
{
  set ("C", "id");

  assert_english ();
}

static void
test_a_locale_that_is_not_installed_still_gives_its_language (void)
{
  set ("id_ID.nowhere", "");

  assert_indonesian ();
  g_assert_cmpstr (nl_langinfo (CODESET), ==, "UTF-8");
}

static void
test_the_language_asked_for_wins_over_a_locale_that_is_not_installed (void)
{
  set ("id_ID.nowhere", "en");

  assert_english ();
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  bindtextdomain ("govote", g_getenv ("TEXTDOMAINDIR"));
  bind_textdomain_codeset ("govote", "UTF-8");
  g_test_add_func ("/locale/c-utf-8-speaks-the-language-asked-for",
                   test_c_utf_8_speaks_the_language_asked_for);
  g_test_add_func ("/locale/the-other-spelling-of-c-utf-8-speaks-too",
                   test_the_other_spelling_of_c_utf_8_speaks_too);
  g_test_add_func ("/locale/c-utf-8-without-a-language-is-english",
                   test_c_utf_8_without_a_language_is_english);
  g_test_add_func ("/locale/c-is-english-as-scripts-expect", test_c_is_english_as_scripts_expect);
  g_test_add_func ("/locale/a-locale-that-is-not-installed-still-gives-its-language",
                   test_a_locale_that_is_not_installed_still_gives_its_language);
  g_test_add_func ("/locale/the-language-asked-for-wins-over-a-locale-that-is-not-installed",
                   test_the_language_asked_for_wins_over_a_locale_that_is_not_installed);
  return g_test_run ();
}
