/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-refusal.h"
#include "gvt-test.h"

static GError *
carry (GvtError code, const char *message, guint *status)
{
  g_autoptr (GError) meant = g_error_new_literal (GVT_ERROR, (gint) code, message);
  g_autoptr (GBytes) body = gvt_refusal_write (meant, status);
  GError *error = NULL;

  gvt_refusal_read (*status, body, &error);
  return error;
}

static void
test_a_reason_arrives (void)
{
  guint status;
  g_autoptr (GError) error = carry (GVT_ERROR_REFUSED, "This code was used", &status);

  g_assert_cmpuint (status, ==, 403);
  g_assert_error (error, GVT_ERROR, GVT_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "This code was used");
}

static void
test_what_the_laptop_must_tell_apart_stays_apart (void)
{
  static const struct
  {
    GvtError meant;
    guint status;
    GvtError arrives;
  } cases[] = {
    { GVT_ERROR_EXPIRED, 403, GVT_ERROR_EXPIRED },
    { GVT_ERROR_TAKEN, 409, GVT_ERROR_TAKEN },
    { GVT_ERROR_CHAIN, 409, GVT_ERROR_CHAIN },
    { GVT_ERROR_TOO_LARGE, 413, GVT_ERROR_TOO_LARGE },
    { GVT_ERROR_BAD_SIGNATURE, 403, GVT_ERROR_REFUSED },
    { GVT_ERROR_BAD_FORMAT, 400, GVT_ERROR_REFUSED },
    { GVT_ERROR_NOT_FOUND, 404, GVT_ERROR_REFUSED },
    { GVT_ERROR_DB_BUSY, 503, GVT_ERROR_OFFLINE },
    { GVT_ERROR_DB_FAILED, 500, GVT_ERROR_OFFLINE },
    { GVT_ERROR_DISK_FULL, 507, GVT_ERROR_OFFLINE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint status;
      g_autoptr (GError) error = carry (cases[i].meant, "reason", &status);

      g_assert_cmpuint (status, ==, cases[i].status);
      g_assert_error (error, GVT_ERROR, (gint) cases[i].arrives);
    }
}

static void
test_the_centres_inside_stays_inside (void)
{
  g_autoptr (GError) meant = g_error_new (GVT_ERROR, GVT_ERROR_DB_FAILED,
                                          "near table voter: 5202010101900001");
  guint status;
  g_autoptr (GBytes) body = gvt_refusal_write (meant, &status);

  g_assert_null (
      g_strstr_len (g_bytes_get_data (body, NULL), (gssize) g_bytes_get_size (body), "voter"));
}

static void
test_a_login_page_is_no_centre (void)
{
  static const char *const bodies[] = { "<html>Please log in</html>", "", "{}", "{\"error\":7}",
                                        "[[[[" };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GBytes) body = gvt_test_bytes (bodies[i]);
      g_autoptr (GError) error = NULL;

      gvt_refusal_read (302, body, &error);
      g_assert_error (error, GVT_ERROR, GVT_ERROR_OFFLINE);
    }
}

/* What is shown came over the wire: it moves no cursor, turns no line, and is no endless text. */
static void
test_a_hostile_reason_is_made_harmless (void)
{
  g_autofree char *long_text = g_strnfill (3000, 'x');
  const char *const hostile[] = { "\033[2J\r\nno\a", "\342\200\256no", " no. ", long_text, "" };
  const char *const shown[] = { "[2Jno", "no", "no", NULL, "refused" };

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      guint status;
      g_autoptr (GError) error = carry (GVT_ERROR_REFUSED, hostile[i], &status);

      g_assert_error (error, GVT_ERROR, GVT_ERROR_REFUSED);
      g_assert_cmpuint (strlen (error->message), <=, 200);
      if (shown[i] != NULL)
        g_assert_cmpstr (error->message, ==, shown[i]);
    }
}

/* A parser's English about bytes is for the centre's log, not for a volunteer. */
static void
test_what_only_a_programmer_reads_has_other_words (void)
{
  guint status;
  g_autoptr (GError) error = carry (GVT_ERROR_BAD_FORMAT, "frame: u32 beyond its end", &status);

  g_assert_cmpstr (error->message, ==, "it could not read what this laptop sent");
}

static char *
describe_carried (GvtError code)
{
  guint status;
  g_autoptr (GError) error = carry (code, "inside", &status);

  return gvt_error_describe (error);
}

/* Each of them keeps everything on the laptop; none of them is a missing network, and a full disk
 * over there is not this laptop's. */
static void
test_the_centres_troubles_are_called_what_they_are (void)
{
  g_autoptr (GError) away = g_error_new_literal (GVT_ERROR, GVT_ERROR_OFFLINE, "");
  g_autoptr (GError) full_here = g_error_new_literal (GVT_ERROR, GVT_ERROR_DISK_FULL, "");
  g_autofree char *offline = gvt_error_describe (away);
  g_autofree char *own_disk = gvt_error_describe (full_here);
  g_autofree char *full = describe_carried (GVT_ERROR_DISK_FULL);
  g_autofree char *busy = describe_carried (GVT_ERROR_DB_BUSY);
  g_autofree char *fault = describe_carried (GVT_ERROR_DB_FAILED);
  const char *const said[] = { full, busy, fault };

  g_assert_nonnull (strstr (full, "The disk of the centre is full"));
  g_assert_nonnull (strstr (full, "Tell whoever runs the centre"));
  g_assert_nonnull (strstr (busy, "The centre is busy"));
  g_assert_nonnull (strstr (fault, "a fault of its own (500)"));
  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_assert_nonnull (strstr (said[i], "kept on this laptop and will be sent later"));
      g_assert_cmpstr (said[i], !=, offline);
      g_assert_cmpstr (said[i], !=, own_disk);
      g_assert_null (strstr (said[i], "inside"));
    }
}

/* What is no answer of ours: a proxy whose centre is down, and a Wi-Fi with a login. */
static void
test_who_answers_in_the_centres_place_is_told (void)
{
  static const struct
  {
    guint status;
    const char *words;
  } cases[] = {
    { 502, "a fault of its own (502)" },   { 503, "a fault of its own (503)" },
    { 429, "The centre is busy" },         { 302, "a Wi-Fi that wants a login" },
    { 511, "a Wi-Fi that wants a login" },
  };
  g_autoptr (GBytes) body = gvt_test_bytes ("<html></html>");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *said = NULL;

      gvt_refusal_read (cases[i].status, body, &error);
      g_assert_error (error, GVT_ERROR, GVT_ERROR_OFFLINE);
      said = gvt_error_describe (error);
      g_assert_nonnull (strstr (said, cases[i].words));
    }
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/refusal/a-reason-arrives", test_a_reason_arrives);
  g_test_add_func ("/refusal/what-the-laptop-must-tell-apart-stays-apart",
                   test_what_the_laptop_must_tell_apart_stays_apart);
  g_test_add_func ("/refusal/the-centres-inside-stays-inside",
                   test_the_centres_inside_stays_inside);
  g_test_add_func ("/refusal/a-login-page-is-no-centre", test_a_login_page_is_no_centre);

  g_test_add_func ("/refusal/a-hostile-reason-is-made-harmless",
                   test_a_hostile_reason_is_made_harmless);
  g_test_add_func ("/refusal/what-only-a-programmer-reads-has-other-words",
                   test_what_only_a_programmer_reads_has_other_words);
  g_test_add_func ("/refusal/the-centres-troubles-are-called-what-they-are",
                   test_the_centres_troubles_are_called_what_they_are);
  g_test_add_func ("/refusal/who-answers-in-the-centres-place-is-told",
                   test_who_answers_in_the_centres_place_is_told);

  return g_test_run ();
}
