/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A laptop's disk was copied, and both go on: built programs, a real centre, a copied folder. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "gvt-copied-laptop.h"
#include "gvt-test.h"

/* As many records as its ledger counts: each once, wherever it was issued. */
static void
assert_compared_whole (GvtCopiedLaptop *fixture, const char *laptop)
{
  g_autoptr (JsonNode) ledger = gvt_copied_laptop_json_of (GVT_ACT (fixture, laptop, "ledger"));

  gvt_copied_laptop_assert_compared (
      fixture, laptop, json_object_get_int_member (json_node_get_object (ledger), "made"));
}

/* I9: nothing is lost and nothing counts twice, though the line loses the answer that tells the
 * copy who it is; and each of the two is a laptop of its own afterwards. */
static void
test_both_go_on_and_nothing_counts_twice (GvtCopiedLaptop *fixture, gconstpointer unused)
{
  g_autoptr (JsonNode) first = NULL, second = NULL, third = NULL;
  g_autofree char *closed = NULL;

  gvt_copied_laptop_plan_visit (fixture, fixture->original);
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  gvt_copied_laptop_plan_visit (fixture,
                                fixture->original); /* not sent yet when the disk is copied */
  gvt_copied_laptop_copy_disk (fixture);
  gvt_copied_laptop_plan_visit (fixture, fixture->original);
  first = gvt_copied_laptop_sync_well (fixture, fixture->original);
  gvt_copied_laptop_assert_settled (first, FALSE);

  gvt_copied_laptop_plan_visit (fixture, fixture->copy);
  gvt_copied_laptop_plan_visit (fixture, fixture->copy);
  gvt_relay_lose_answer (fixture->relay, "/v1/rejoin");
  {
    g_autoptr (GvtProgramRun) cut = GVT_ACT (fixture, fixture->copy, "sync");

    g_assert_cmpint (cut->exit_code, ==, 1);
    g_assert_cmpuint (gvt_relay_get_n_lost (fixture->relay), ==, 1);
  }
  gvt_copied_laptop_assert_parts_add_up (fixture, fixture->copy);
  second = gvt_copied_laptop_sync_well (fixture, fixture->copy);
  gvt_copied_laptop_assert_settled (second, TRUE);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (second), "reissued"), ==, 2);

  gvt_copied_laptop_plan_visit (fixture, fixture->original);
  third = gvt_copied_laptop_sync_well (fixture, fixture->original);
  gvt_copied_laptop_assert_settled (third, TRUE);

  closed = gvt_copied_laptop_find_device (fixture, "copied", 1);
  g_assert_nonnull (closed);
  g_free (gvt_copied_laptop_find_device (fixture, "unconfirmed", 2));
  gvt_copied_laptop_assert_all_held_once (fixture);
  gvt_copied_laptop_assert_parts_add_up (fixture, fixture->original);
  gvt_copied_laptop_assert_parts_add_up (fixture, fixture->copy);
  gvt_copied_laptop_assert_sound (fixture, fixture->original);
  gvt_copied_laptop_assert_sound (fixture, fixture->copy);
  assert_compared_whole (fixture, fixture->original);
  assert_compared_whole (fixture, fixture->copy);
}

/* I9: no lease until a supervisor confirms. */
static void
test_a_copy_gets_lists_when_a_supervisor_says_so (GvtCopiedLaptop *fixture, gconstpointer unused)
{
  g_autofree char *code = NULL;
  g_autoptr (JsonNode) waiting = NULL, confirmed = NULL, other = NULL;

  gvt_copied_laptop_make_lists (fixture);
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  gvt_copied_laptop_copy_disk (fixture);
  gvt_copied_laptop_plan_visit (fixture, fixture->original);
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  gvt_copied_laptop_plan_visit (fixture, fixture->copy);
  waiting = gvt_copied_laptop_sync_well (fixture, fixture->copy);
  g_assert_true (
      json_object_get_boolean_member (json_node_get_object (waiting), "needs_confirmation"));
  code = gvt_copied_laptop_find_device (fixture, "unconfirmed", 1);
  {
    g_autoptr (GvtProgramRun) refused = gvt_copied_laptop_grant (fixture, code);
    g_autoptr (GvtProgramRun) officer = gvt_copied_laptop_run_centre (
        fixture, "devices", "confirm", "--device", code, "--supervisor", "PTD-01", NULL);

    g_assert_cmpint (refused->exit_code, ==, 1);
    g_assert_nonnull (strstr (refused->err, "no supervisor has confirmed"));
    g_assert_cmpint (officer->exit_code, ==, 1);
  }

  gvt_copied_laptop_assert_done (gvt_copied_laptop_run_centre (
      fixture, "devices", "confirm", "--device", code, "--supervisor", "SPV-01", NULL));
  gvt_copied_laptop_assert_done (gvt_copied_laptop_grant (fixture, code));
  confirmed = gvt_copied_laptop_sync_well (fixture, fixture->copy);

  g_assert_false (
      json_object_get_boolean_member (json_node_get_object (confirmed), "needs_confirmation"));
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (confirmed), "refused"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (confirmed), "messages"), ==,
                   2);
  g_free (gvt_copied_laptop_find_device (fixture, "unconfirmed", 0));

  /* What was for the one copy passes by the other: it is no fault there. */
  gvt_copied_laptop_plan_visit (fixture, fixture->original);
  other = gvt_copied_laptop_sync_well (fixture, fixture->original);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (other), "messages"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (other), "refused"), ==, 0);
}

/* How many have a slot on the laptop with @code, as the centre has it. */
static guint
count_users (GvtCopiedLaptop *fixture, const char *code)
{
  g_autoptr (JsonNode) node = gvt_copied_laptop_json_of (
      gvt_copied_laptop_run_centre (fixture, "devices", "list", NULL));
  JsonArray *devices = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (devices); i++)
    {
      JsonObject *device = json_array_get_object_element (devices, i);

      if (g_str_equal (json_object_get_string_member (device, "code"), code))
        return json_array_get_length (json_object_get_array_member (device, "users"));
    }
  g_assert_not_reached ();
}

static void
assert_list_opens (GvtCopiedLaptop *fixture, const char *laptop, const char *user)
{
  g_autoptr (JsonNode) found = gvt_copied_laptop_json_of (GVT_ACT_AS (
      fixture, laptop, user, "voters", "search", "--purpose", "verifikasi laporan warga", "siti"));

  g_assert_cmpint (json_object_get_int_member (json_node_get_object (found), "searched_rows"), ==,
                   60);
}

/* I5, I9: the copy has the users and the roll key of the disk that was copied, whatever the
 * original's vault went through after that. */
static void
test_who_is_removed_on_the_original_stays_on_the_copy (GvtCopiedLaptop *fixture,
                                                       gconstpointer unused)
{
  g_autofree char *original = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (JsonNode) after = NULL;

  gvt_copied_laptop_make_lists (fixture);
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  original = gvt_copied_laptop_find_device (fixture, "open", 1);
  gvt_copied_laptop_copy_disk (fixture);
  gvt_copied_laptop_assert_done (
      GVT_ACT_AS (fixture, fixture->original, "SPV-01", "users", "remove", "PTD-02"));
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  gvt_copied_laptop_plan_visit_as (fixture, fixture->copy, "PTD-02");
  after = gvt_copied_laptop_sync_well (fixture, fixture->copy);

  gvt_copied_laptop_assert_settled (after, TRUE);
  gvt_copied_laptop_assert_all_held_once (fixture);
  copy = gvt_copied_laptop_find_device (fixture, "unconfirmed", 1);
  g_assert_cmpuint (count_users (fixture, copy), ==, 3);
  g_assert_cmpuint (count_users (fixture, original), ==, 2);

  gvt_copied_laptop_assert_done (gvt_copied_laptop_run_centre (
      fixture, "devices", "confirm", "--device", copy, "--supervisor", "SPV-01", NULL));
  gvt_copied_laptop_assert_done (gvt_copied_laptop_grant (fixture, copy));
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->copy));
  assert_list_opens (fixture, fixture->copy, "PTD-02");
  gvt_copied_laptop_assert_sound (fixture, fixture->copy);
}

/* I9: an old backup put back, with nothing new on it. */
static void
test_a_disk_set_back_goes_on_behind (GvtCopiedLaptop *fixture, gconstpointer unused)
{
  g_autoptr (JsonNode) restored = NULL, after = NULL;

  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  gvt_copied_laptop_copy_disk (fixture);
  gvt_copied_laptop_plan_visit (fixture, fixture->original);
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));

  restored = gvt_copied_laptop_sync_well (fixture, fixture->copy);
  gvt_copied_laptop_assert_settled (restored, TRUE);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (restored), "reissued"), ==, 0);
  gvt_copied_laptop_plan_visit (fixture, fixture->copy);
  after = gvt_copied_laptop_sync_well (fixture, fixture->copy);
  gvt_copied_laptop_assert_settled (after, TRUE);
  gvt_copied_laptop_assert_all_held_once (fixture);
  gvt_copied_laptop_assert_sound (fixture, fixture->copy);
}

static gboolean
kill_it (gpointer process)
{
  g_subprocess_force_exit (process);
  return G_SOURCE_REMOVE;
}

static gboolean
is_gone (gpointer process)
{
  return g_subprocess_get_identifier (process) == NULL;
}

/* Begins to sync, and is killed after a while, if it is not through by then. */
static void
sync_until_killed (GvtCopiedLaptop *fixture, const char *laptop, gint64 after_us)
{
  const char *const args[] = {
    "--data", laptop, "--user", "PTD-01", "--passphrase-file", fixture->passphrase, "sync", NULL
  };
  g_autoptr (GSubprocess) process = gvt_program_start ("govotectl", args);
  g_autoptr (GSource) timer = g_timeout_source_new ((guint) (after_us / 1000));

  g_source_set_callback (timer, kill_it, process, NULL);
  g_source_attach (timer, NULL);
  g_subprocess_wait_async (process, NULL, NULL, NULL);
  gvt_test_wait_until (is_gone, process, "the end of a killed program");
  g_source_destroy (timer);
}

/* I1, I9: killed at whatever point of the re-issue, the next talk goes on. */
static void
test_killed_while_it_begins_anew_it_goes_on (GvtCopiedLaptop *fixture, gconstpointer unused)
{
  g_autoptr (JsonNode) report = NULL;
  gint64 began_us, typical_us;

  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  gvt_copied_laptop_copy_disk (fixture);
  gvt_copied_laptop_plan_visit (fixture, fixture->original);
  began_us = g_get_monotonic_time ();
  json_node_unref (gvt_copied_laptop_sync_well (fixture, fixture->original));
  typical_us = g_get_monotonic_time () - began_us;
  for (guint i = 0; i < 3; i++)
    gvt_copied_laptop_plan_visit (fixture, fixture->copy);

  /* All through it, to the end; after each the journal is whole. */
  for (guint i = 0; i < 8; i++)
    {
      sync_until_killed (fixture, fixture->copy, typical_us * (10 + 12 * i) / 100);
      json_node_unref (
          gvt_copied_laptop_json_of (GVT_ACT (fixture, fixture->copy, "journal", "verify")));
    }

  report = gvt_copied_laptop_sync_well (fixture, fixture->copy);
  gvt_copied_laptop_assert_settled (report, TRUE);
  g_free (gvt_copied_laptop_find_device (fixture, "unconfirmed", 1));
  gvt_copied_laptop_assert_all_held_once (fixture);
  gvt_copied_laptop_assert_sound (fixture, fixture->copy);
}

#define ADD(path, func) \
  g_test_add ("/copied-laptop/" path, GvtCopiedLaptop, NULL, gvt_copied_laptop_set_up, func, \
              gvt_copied_laptop_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("I9-both-go-on-and-nothing-counts-twice", test_both_go_on_and_nothing_counts_twice);
  ADD ("I9-a-copy-gets-lists-when-a-supervisor-says-so",
       test_a_copy_gets_lists_when_a_supervisor_says_so);
  ADD ("I5-I9-who-is-removed-on-the-original-stays-on-the-copy",
       test_who_is_removed_on_the_original_stays_on_the_copy);
  ADD ("I9-a-disk-set-back-goes-on-behind", test_a_disk_set_back_goes_on_behind);
  ADD ("I9-killed-while-it-begins-anew-it-goes-on", test_killed_while_it_begins_anew_it_goes_on);
  return g_test_run ();
}
