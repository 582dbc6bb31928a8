/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "gvt-error.h"
#include "gvt-readings.h"
#include "gvt-test.h"
#include "gvt-work.h"

/* An owner, and what was told of it. */
typedef struct
{
  GObject *owner;
  GThread *worker;
  guint n_told;
  char *result;
  GError *error;
} Fixture;

static Fixture *present;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->owner = g_object_new (G_TYPE_OBJECT, NULL);
  present = fixture;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->owner);
  g_free (fixture->result);
  g_clear_error (&fixture->error);
}

static gpointer
double_text (gpointer input, GCancellable *cancellable, GError **error)
{
  const char *text = input;

  present->worker = g_thread_self ();
  if (*text == '\0')
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, "nothing to double");
      return NULL;
    }
  return g_strconcat (text, text, NULL);
}

static void
on_doubled (gpointer owner, gpointer result, const GError *error)
{
  present->n_told++;
  present->result = g_strdup (result);
  present->error = error != NULL ? g_error_copy (error) : NULL;
}

static void
run (Fixture *fixture, GCancellable *cancellable, const char *input)
{
  GvtWork work = { double_text, g_strdup (input), g_free, g_free, on_doubled };

  gvt_work_run (fixture->owner, cancellable, &work);
}

static void
finish_all (void)
{
  while (gvt_work_get_n_running () > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_works_elsewhere_and_reports_here (Fixture *fixture, gconstpointer data)
{
  run (fixture, NULL, "ab");
  finish_all ();

  g_assert_true (fixture->worker != g_thread_self ());
  g_assert_cmpstr (fixture->result, ==, "abab");
  g_assert_no_error (fixture->error);
}

static void
test_hands_on_the_error (Fixture *fixture, gconstpointer data)
{
  run (fixture, NULL, "");
  finish_all ();

  g_assert_error (fixture->error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_null (fixture->result);
}

static void
test_an_owner_that_went_is_told_nothing (Fixture *fixture, gconstpointer data)
{
  run (fixture, NULL, "ab");
  g_assert_finalize_object (g_steal_pointer (&fixture->owner));
  finish_all ();

  g_assert_cmpuint (fixture->n_told, ==, 0);
}

static void
test_after_cancelling_nothing_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  run (fixture, cancellable, "ab");
  g_cancellable_cancel (cancellable);
  finish_all ();

  g_assert_cmpuint (fixture->n_told, ==, 0);
}

/* --- of which only the newest is told --- */

static GMutex gate; /* held while the first reading is to be slow */

static gpointer
wait_at_gate (gpointer input, GCancellable *cancellable, GError **error)
{
  g_mutex_lock (&gate);
  g_mutex_unlock (&gate);
  return g_strdup (input);
}

static void
on_told_as_well (gpointer owner, gpointer result, const GError *error)
{
  present->n_told++;
}

static void
begin (GvtReadings *readings, GvtWorkFunc func, const char *input, GvtWorkDone done)
{
  GvtWork work = { func, g_strdup (input), g_free, g_free, done };

  gvt_readings_begin (readings, &work);
}

static gboolean
is_told (gpointer data)
{
  return present->n_told > 0;
}

static void
test_an_older_answer_never_takes_the_place_of_a_newer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtReadings) readings = gvt_readings_new (fixture->owner);

  g_mutex_lock (&gate);
  begin (readings, wait_at_gate, "older", on_doubled);
  begin (readings, double_text, "newer", on_doubled);
  gvt_test_wait_until (is_told, NULL, "the newer answer");
  g_mutex_unlock (&gate);
  finish_all ();

  g_assert_cmpuint (fixture->n_told, ==, 1);
  g_assert_cmpstr (fixture->result, ==, "newernewer");
}

static void
test_what_another_is_told_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtReadings) readings = gvt_readings_new (fixture->owner);

  begin (readings, double_text, "a", on_told_as_well);
  begin (readings, double_text, "b", on_doubled);
  finish_all ();

  g_assert_cmpuint (fixture->n_told, ==, 2);
}

static void
test_what_was_dropped_is_not_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtReadings) readings = gvt_readings_new (fixture->owner);

  begin (readings, double_text, "ab", on_doubled);
  gvt_readings_drop (readings);
  finish_all ();

  g_assert_cmpuint (fixture->n_told, ==, 0);
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/work/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("works-elsewhere-and-reports-here", test_works_elsewhere_and_reports_here);
  ADD ("hands-on-the-error", test_hands_on_the_error);
  ADD ("an-owner-that-went-is-told-nothing", test_an_owner_that_went_is_told_nothing);
  ADD ("after-cancelling-nothing-is-told", test_after_cancelling_nothing_is_told);
  ADD ("an-older-answer-never-takes-the-place-of-a-newer",
       test_an_older_answer_never_takes_the_place_of_a_newer);
  ADD ("what-another-is-told-goes-on", test_what_another_is_told_goes_on);
  ADD ("what-was-dropped-is-not-told", test_what_was_dropped_is_not_told);
  return g_test_run ();
}
