/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A supervisor finds in the fleet that a laptop is lost, says so by keys, and his laptop tells the
 * centre over a line that loses the answer. The lost one talks again: its lists are gone, and it
 * gets nothing any more. Programs of their own on each side. */
#include <string.h>

#include "gvt-clock.h"
#include "gvt-program-run.h"
#include "gvt-text.h"
#include "gvt-visit-day.h"

/* --- at the keys --- */

/* @said: when it is done */
static void
settle (GvtVisitDay *self, const char *said)
{
  gvt_journey_activate (self->journey, "button", "Sinkronkan sekarang");
  gvt_journey_see (self->journey, "label", said);
}

static void
report_lost (GvtVisitDay *self)
{
  GvtJourney *journey = self->journey;
  g_autofree char *row = g_strdup_printf ("%s*", self->day.device);

  gvt_journey_activate (journey, "list item", "Armada*");
  gvt_journey_activate (journey, "list item", row);
  gvt_journey_activate (journey, "button", "Laptop hilang…");
  gvt_journey_choose (journey, "Cara hilangnya", "tertinggal di suatu tempat");
  gvt_journey_fill (journey, "Catatan, tersegel untuk pusat dan petugas", "Tertinggal di ojek.");
  gvt_journey_activate (journey, "button", "Laporkan hilang");
  gvt_journey_see (journey, "label", "dilaporkan hilang; menunggu sinkronisasi berikutnya*");
  gvt_journey_press (journey, "Escape");
  gvt_journey_see (journey, "list item", row);
  gvt_journey_see (journey, "label", "dilaporkan hilang; menunggu sinkronisasi berikutnya*");
  gvt_journey_press (journey, "Escape");
}

/* --- on the other sides --- */

static GvtProgramRun *
run_laptop (GvtVisitDay *self, const char *first, const char *second)
{
  g_autofree char *passphrase = g_build_filename (self->day.kept, GVT_PLANTED_OFFICER, NULL);
  const char *const args[] = {
    "--json",   "--data", self->day.laptop, "--user", GVT_PLANTED_OFFICER, "--passphrase-file",
    passphrase, first,    second,           NULL
  };

  return gvt_program_run_newv ("govotectl", NULL, args);
}

static guint
count_leased (GvtVisitDay *self)
{
  g_autoptr (GvtProgramRun) run = run_laptop (self, "leases", "list");
  g_autoptr (JsonNode) node = NULL;

  g_assert_cmpint (run->exit_code, ==, 0);
  node = gvt_program_run_json (run);
  return json_array_get_length (json_node_get_array (node));
}

/* Returns: (transfer full) */
static JsonNode *
read_dossier (GvtVisitDay *self)
{
  const char *const args[] = { "--json",         "--data", self->day.centre, "devices", "dossier",
                               self->day.device, NULL };
  g_autoptr (GvtProgramRun) run = gvt_program_run_newv ("govote-central", NULL, args);

  g_assert_cmpstr (run->err, ==, "");
  return gvt_program_run_json (run);
}

static void
assert_state (GvtVisitDay *self, const char *state)
{
  g_autoptr (JsonArray) devices = gvt_planted_day_list (&self->day, NULL, "devices list --json");
  gboolean is_there = FALSE;

  for (guint i = 0; i < json_array_get_length (devices); i++)
    {
      JsonObject *device = json_array_get_object_element (devices, i);

      if (!g_str_equal (json_object_get_string_member (device, "code"), self->day.device))
        continue;
      is_there = TRUE;
      g_assert_cmpstr (json_object_get_string_member (device, "state"), ==, state);
    }
  g_assert_true (is_there);
}

/* Value by value, as he said it. */
static void
assert_reported (GvtVisitDay *self)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (clock));
  g_autofree char *expected = g_strdup_printf (
      "{\"by\":\"" GVT_PLANTED_SUPERVISOR "\",\"reason\":\"left\",\"last_seen_on\":\"%s\"}", today);
  g_autoptr (JsonNode) dossier = read_dossier (self);
  JsonObject *object = json_node_get_object (dossier);

  gvt_program_assert_members (object, "{\"state\":\"lost\",\"is_destroyed\":false}");
  gvt_program_assert_members (json_object_get_object_member (object, "loss"), expected);
  g_assert_cmpint (json_object_get_int_member (object, "n_rows"), >, 0);
}

static void
assert_obeyed (GvtVisitDay *self)
{
  g_autoptr (JsonNode) dossier = read_dossier (self);
  JsonObject *object = json_node_get_object (dossier);

  gvt_program_assert_members (object, "{\"state\":\"lost\",\"is_destroyed\":true}");
  g_assert_cmpint (json_object_get_int_member (object, "obeyed_at_us"), >, 0);
  assert_state (self, "lost");
}

static void
test_a_lost_laptop_gives_up_its_lists (GvtVisitDay *self, gconstpointer unused)
{
  g_autofree char *second = g_build_filename (self->day.watched, "second", NULL);
  g_autofree char *lost = NULL;
  g_autoptr (GvtProgramRun) refused = NULL;

  g_assert_cmpuint (count_leased (self), >, 0);
  gvt_visit_day_enrol_second (self, second);
  lost = g_steal_pointer (&self->day.laptop);
  self->day.laptop = g_strdup (second);
  gvt_visit_day_sign_in_as (self, GVT_PLANTED_SUPERVISOR, GVT_PLANTED_SUPERVISOR_PASSPHRASE);
  gvt_journey_press (self->journey, "ctrl+5");
  settle (self, "Selesai: *");
  report_lost (self);
  gvt_relay_lose_answer (self->day.relay, "/v1/push");
  settle (self, "*Semuanya tersimpan di laptop ini*");
  settle (self, "Selesai: *");
  gvt_journey_close (self->journey);
  assert_state (self, "lost");
  assert_reported (self);

  g_free (self->day.laptop);
  self->day.laptop = g_steal_pointer (&lost);
  refused = run_laptop (self, "sync", NULL);
  g_assert_cmpint (refused->exit_code, ==, 1);
  g_assert_cmpuint (count_leased (self), ==, 0);
  assert_obeyed (self);
}

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/fleet-journey/a-lost-laptop-gives-up-its-lists", test_a_lost_laptop_gives_up_its_lists,
      NULL, 0 },
  };

  return gvt_visit_day_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
