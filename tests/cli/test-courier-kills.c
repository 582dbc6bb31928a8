/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stick that is pulled out, and the power with it, at each act on it: the built programs are
 * killed there (lib/gvt-bad-stick.c), with the stick formatted as FAT. What stands on it then is
 * whole or of no name, nothing is lost on either side, and the next run completes (I1). */
#include <signal.h>
#include <string.h>

#include "gvt-courier-scene.h"
#include "gvt-test.h"

#define N_ALL_AT_FIRST \
  30 /* acts, each of which is tried; then one in STRIDE, or all with -m slow */
#define STRIDE   5
#define MAX_ACTS 2000

/* --- killing --- */

/* The programs that are started meanwhile die at the @nth act on @stick; never where it is 0. */
static void
begin_dying (const char *stick, guint nth)
{
  g_autofree char *at = g_strdup_printf ("%u", nth);
  const char *quick = g_getenv ("LD_PRELOAD");
  g_autofree char *both = g_strconcat (quick != NULL ? quick : "", " " GVT_BAD_STICK, NULL);

  g_setenv ("LD_PRELOAD", both, TRUE);
  g_setenv ("GVT_STICK", stick, TRUE);
  if (nth > 0)
    g_setenv ("GVT_STICK_DIES_AT", at, TRUE);
}

static void
end_dying (const char *quick)
{
  g_unsetenv ("GVT_STICK");
  g_unsetenv ("GVT_STICK_DIES_AT");
  if (quick != NULL)
    g_setenv ("LD_PRELOAD", quick, TRUE);
  else
    g_unsetenv ("LD_PRELOAD");
}

/* Returns: whether it was killed; else it ended well */
static gboolean
run_on_bad_stick (const char *program, const char *stick, guint nth, const char *const *args)
{
  g_autofree char *quick = g_strdup (g_getenv ("LD_PRELOAD"));
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;

  begin_dying (stick, nth);
  process = gvt_program_start (program, args);
  end_dying (quick);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  if (g_subprocess_get_if_signaled (process))
    {
      g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
      return TRUE;
    }
  if (g_subprocess_get_exit_status (process) != 0)
    g_error ("It failed at act %u: %s%s", nth, out, err);
  return FALSE;
}

static guint
next_act (guint nth)
{
  return nth < N_ALL_AT_FIRST || g_test_slow () ? nth + 1 : nth + STRIDE;
}

/* --- what stands there --- */

/* Each part that has its name is whole: the centre refuses none. */
static void
assert_all_is_whole (GvtCourierScene *self)
{
  g_autoptr (JsonObject) accepted = NULL;
  JsonArray *parts;

  if (!g_file_test (self->parts, G_FILE_TEST_IS_DIR))
    return;
  accepted = gvt_courier_scene_accept (self, self->stick, 0);
  parts = json_object_get_array_member (accepted, "parts");
  for (guint i = 0; i < json_array_get_length (parts); i++)
    g_assert_cmpstr (
        json_object_get_string_member (json_array_get_object_element (parts, i), "state"), !=,
        "refused");
}

static void
assert_all_arrived (GvtCourierScene *self, const char *receipt)
{
  g_autoptr (JsonObject) ledger = NULL;

  gvt_courier_scene_assert_photo (self, receipt);
  json_object_unref (gvt_courier_scene_read (self, self->stick));
  ledger = gvt_courier_told_by (GVT_ACT (&self->laptops, self->laptops.original, "ledger"), 0);
  gvt_program_assert_members (
      ledger, "{\"only_here\":0,\"quarantined\":0,\"files\":1,\"files_received\":1}");
}

/* --- the laptop --- */

static gboolean
end_day_until (GvtCourierScene *self, guint nth)
{
  const char *const args[] = { "--data",
                               self->laptops.original,
                               "--json",
                               "--user",
                               "PTD-01",
                               "--passphrase-file",
                               self->laptops.passphrase,
                               "end-day",
                               "--to",
                               self->stick,
                               NULL };

  return run_on_bad_stick ("govotectl", self->stick, nth, args);
}

static void
test_a_laptop_dies_at_each_act (GvtCourierScene *self, gconstpointer unused)
{
  g_autofree char *receipt = gvt_courier_scene_propose (self);
  guint n_kills = 0;

  for (guint nth = 1; end_day_until (self, nth); nth = next_act (nth))
    {
      assert_all_is_whole (self);
      n_kills++;
      g_assert_cmpuint (nth, <, MAX_ACTS);
    }
  g_test_message ("killed %u times", n_kills);
  g_assert_cmpuint (n_kills, >, 10);

  assert_all_is_whole (self);
  assert_all_arrived (self, receipt);
}

/* --- the centre --- */

static gboolean
accept_until (GvtCourierScene *self, guint nth)
{
  const char *const args[] = { "--data", self->laptops.centre, "--json", "courier",
                               "accept", self->stick,          NULL };

  return run_on_bad_stick ("govote-central", self->stick, nth, args);
}

/* A lease and its list are among what it answers. */
static void
test_a_centre_dies_at_each_act (GvtCourierScene *self, gconstpointer unused)
{
  g_autofree char *receipt = gvt_courier_scene_propose (self);
  guint n_kills = 0;

  gvt_courier_scene_grant (self);
  json_object_unref (gvt_courier_scene_end_day (self, self->stick));
  for (guint nth = 1; accept_until (self, nth); nth = next_act (nth))
    {
      json_object_unref (gvt_courier_scene_read (self, self->stick));
      n_kills++;
      g_assert_cmpuint (nth, <, MAX_ACTS);
    }
  g_test_message ("killed %u times", n_kills);
  g_assert_cmpuint (n_kills, >, 10);

  assert_all_arrived (self, receipt);
  gvt_courier_scene_assert_opens (self);
}

#define ADD(path, test) \
  g_test_add ("/courier-kills/" path, GvtCourierScene, NULL, gvt_courier_scene_set_up, test, \
              gvt_courier_scene_tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  ADD ("I1-a-laptop-dies-at-each-act-on-its-stick", test_a_laptop_dies_at_each_act);
  ADD ("I1-a-centre-dies-at-each-act-on-a-stick", test_a_centre_dies_at_each_act);
  return g_test_run ();
}
