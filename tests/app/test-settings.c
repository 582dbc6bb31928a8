/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-settings.h"

#include <adwaita.h>
#include <libintl.h>

/* GTK sets the locale once more unless it is told not to. */
static void
test_indonesian_is_spoken_without_an_indonesian_locale (void)
{
  g_settings_set_string (gvt_settings_get (), "language", "id");

  gvt_settings_apply_language ();
  adw_init ();

  g_assert_cmpstr (dgettext ("govote", "Passphrase"), ==, "Frasa sandi");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bindtextdomain ("govote", g_getenv ("TEXTDOMAINDIR"));
  bind_textdomain_codeset ("govote", "UTF-8");
  g_test_add_func ("/settings/indonesian-is-spoken-without-an-indonesian-locale",
                   test_indonesian_is_spoken_without_an_indonesian_locale);
  return g_test_run ();
}
