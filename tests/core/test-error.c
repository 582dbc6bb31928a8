/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "gvt-error.h"
#include "gvt-test.h"

static void
test_each_code_has_words (void)
{
  for (int code = GVT_ERROR_BAD_INPUT; code <= GVT_ERROR_DB_FAILED; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (GVT_ERROR, code, "for the log");
      g_autofree char *text = gvt_error_describe (error);
      gboolean names_the_reason = code == GVT_ERROR_BAD_INPUT || code == GVT_ERROR_REFUSED
                                  || code == GVT_ERROR_TOO_SOON;

      g_assert_cmpuint (strlen (text), >, 20);
      g_assert_true ((strstr (text, "for the log") != NULL) == names_the_reason);
    }
}

/* A foreign message may hold a path or a value: it stays in the log. */
static void
test_foreign_errors_are_not_shown (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "for the log");
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                                      "for the log");
  g_autofree char *text = gvt_error_describe (error);
  g_autofree char *cancelled_text = gvt_error_describe (cancelled);

  g_assert_null (strstr (text, "for the log"));
  g_assert_nonnull (strstr (cancelled_text, "Cancelled"));
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/error/each-code-has-words", test_each_code_has_words);
  g_test_add_func ("/error/foreign-errors-are-not-shown", test_foreign_errors_are_not_shown);

  return g_test_run ();
}
