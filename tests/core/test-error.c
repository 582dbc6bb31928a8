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
                                  || code == GVT_ERROR_TOO_SOON || code == GVT_ERROR_FORBIDDEN;

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

/* A person can do something about these, whoever met them. */
static void
test_what_a_person_can_mend_is_told_apart (void)
{
  static const struct
  {
    GQuark (*domain) (void);
    int code;
    GvtError as;
  } cases[] = {
    { g_io_error_quark, G_IO_ERROR_NO_SPACE, GVT_ERROR_DISK_FULL },
    { g_file_error_quark, G_FILE_ERROR_NOSPC, GVT_ERROR_DISK_FULL },
    { g_io_error_quark, G_IO_ERROR_NOT_FOUND, GVT_ERROR_NOT_FOUND },
    { g_file_error_quark, G_FILE_ERROR_NOENT, GVT_ERROR_NOT_FOUND },
    { g_io_error_quark, G_IO_ERROR_READ_ONLY, GVT_ERROR_NO_ACCESS },
    { g_io_error_quark, G_IO_ERROR_PERMISSION_DENIED, GVT_ERROR_NO_ACCESS },
    { g_file_error_quark, G_FILE_ERROR_ACCES, GVT_ERROR_NO_ACCESS },
    { g_file_error_quark, G_FILE_ERROR_ROFS, GVT_ERROR_NO_ACCESS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) foreign = g_error_new_literal (cases[i].domain (), cases[i].code, "log");
      g_autoptr (GError) own = g_error_new_literal (GVT_ERROR, (gint) cases[i].as, "log");
      g_autofree char *said = gvt_error_describe (foreign);
      g_autofree char *expected = gvt_error_describe (own);

      g_assert_cmpstr (said, ==, expected);
    }
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/error/each-code-has-words", test_each_code_has_words);
  g_test_add_func ("/error/foreign-errors-are-not-shown", test_foreign_errors_are_not_shown);

  g_test_add_func ("/error/what-a-person-can-mend-is-told-apart",
                   test_what_a_person_can_mend_is_told_apart);

  return g_test_run ();
}
