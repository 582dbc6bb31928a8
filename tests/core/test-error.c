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
                                  || code == GVT_ERROR_TOO_SOON || code == GVT_ERROR_FORBIDDEN
                                  || code == GVT_ERROR_DB_MISSING;

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

/* Whoever knows more than the code says it once, and it survives all that errors go through. */
static void
test_what_was_told_is_what_is_said (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;
  g_autofree char *said = NULL;
  g_autofree char *at_centre = NULL;

  gvt_error_tell (&error, GVT_ERROR_STATE, "The answer was used %s. Ask again.", "already");
  g_prefix_error (&error, "for the log: ");
  copy = g_error_copy (error);
  said = gvt_error_describe (copy);
  at_centre = gvt_error_describe_at (copy, GVT_ERROR_AT_CENTRE);

  g_assert_error (copy, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_cmpstr (said, ==, "The answer was used already. Ask again.");
  g_assert_cmpstr (at_centre, ==, said);
  gvt_error_tell (NULL, GVT_ERROR_STATE, "nobody asks");
}

/* Who runs a server has no supervisor to call, and no laptop. What only a laptop meets is left out.
 */
static void
test_the_centre_has_words_of_its_own (void)
{
  static const GvtError at_laptops[] = { GVT_ERROR_WRONG_PASSPHRASE, GVT_ERROR_MUST_CHANGE,
                                         GVT_ERROR_TOO_SOON, GVT_ERROR_OFFLINE, GVT_ERROR_TAKEN };

  for (int code = GVT_ERROR_BAD_INPUT; code <= GVT_ERROR_DB_FAILED; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (GVT_ERROR, code, "for the log");
      g_autofree char *text = gvt_error_describe_at (error, GVT_ERROR_AT_CENTRE);
      gboolean is_met = TRUE;

      for (gsize i = 0; i < G_N_ELEMENTS (at_laptops); i++)
        is_met = is_met && code != (int) at_laptops[i];
      g_assert_cmpuint (strlen (text), >, 20);
      if (is_met && (strstr (text, "aptop") != NULL || strstr (text, "supervisor") != NULL))
        g_error ("at the centre: %s", text);
    }
}

static void
test_a_store_that_is_not_there_is_named (void)
{
  g_autoptr (GError) error = g_error_new_literal (GVT_ERROR, GVT_ERROR_DB_MISSING, "/srv/store");
  g_autofree char *laptop = gvt_error_describe (error);
  g_autofree char *centre = gvt_error_describe_at (error, GVT_ERROR_AT_CENTRE);

  g_assert_nonnull (strstr (laptop, "missing or empty: /srv/store"));
  g_assert_nonnull (strstr (centre, "missing or empty: /srv/store"));
  g_assert_cmpstr (laptop, !=, centre);
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/error/each-code-has-words", test_each_code_has_words);
  g_test_add_func ("/error/foreign-errors-are-not-shown", test_foreign_errors_are_not_shown);

  g_test_add_func ("/error/what-a-person-can-mend-is-told-apart",
                   test_what_a_person_can_mend_is_told_apart);
  g_test_add_func ("/error/what-was-told-is-what-is-said", test_what_was_told_is_what_is_said);
  g_test_add_func ("/error/the-centre-has-words-of-its-own", test_the_centre_has_words_of_its_own);
  g_test_add_func ("/error/a-store-that-is-not-there-is-named",
                   test_a_store_that_is_not_there_is_named);

  return g_test_run ();
}
