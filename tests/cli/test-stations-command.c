/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polling stations from a sheet at the centre to a voter's answer on the laptop, by the built
 * programs over loopback. */
#include <string.h>

#include "gvt-planted-day.h"
#include "gvt-program-run.h"
#include "gvt-test.h"

#define HEAD "kode wilayah;tps;tempat;patokan;rt;tanpa tangga\n"

/* What the voter's page says of the planted voter, whose number is asked of standard input. */
static JsonNode *
look_up (GvtPlantedDay *day)
{
  g_autofree char *passphrase = g_build_filename (day->kept, GVT_PLANTED_OFFICER, NULL);
  const char *const args[] = {
    "--data",   day->laptop, "--json", "--user",    GVT_PLANTED_OFFICER, "--passphrase-file",
    passphrase, "voters",    "search", "--purpose", GVT_PLANTED_PURPOSE, "-",
    NULL,
  };
  g_autoptr (GvtProgramRun) run = gvt_program_run_newv ("govotectl", GVT_PLANTED_FIRST_WORD "\n",
                                                        args);

  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  return gvt_program_run_json (run);
}

/* Returns: (transfer full): the only voter who was found */
static JsonObject *
voter (GvtPlantedDay *day)
{
  g_autoptr (JsonNode) node = look_up (day);
  JsonArray *hits = json_object_get_array_member (json_node_get_object (node), "hits");

  return json_object_ref (gvt_planted_day_only_one (hits));
}

/* At the centre @row of the planted village, one for each number of its list; and a sync. */
static void
tell (GvtPlantedDay *day, const char *row)
{
  g_autofree char *path = g_build_filename (day->kept, "stations.csv", NULL);
  g_autofree char *csv = g_strconcat (HEAD GVT_PLANTED_VILLAGE ";", row, "\n", NULL);
  const char *const args[] = {
    "--data",     day->centre, "stations", "import",     path,
    "--election", "uji-2026",  "--as-of",  "2026-06-15", NULL,
  };
  g_autoptr (GvtProgramRun) run = NULL;

  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  run = gvt_program_run_newv ("govote-central", NULL, args);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  gvt_planted_day_do (day, "sync");
}

static void
assert_station (GvtPlantedDay *day, const char *expected)
{
  g_autoptr (JsonObject) found = voter (day);

  g_assert_cmpstr (json_object_get_string_member (found, "tps"), ==, "001");
  gvt_program_assert_members (json_object_get_object_member (found, "station"), expected);
}

/* I8: a changed sheet takes the place of the one before, in all its values. */
static void
test_a_sheet_reaches_the_voter (GvtPlantedDay *day, gconstpointer unused)
{
  g_autoptr (JsonObject) before = NULL;

  gvt_planted_day_prepare (day);
  before = voter (day);
  g_assert_false (json_object_has_member (before, "station"));

  tell (day, "1;Balai Desa Uji;seberang pasar;1/2,003;ya");
  assert_station (day, "{\"number\":\"001\",\"place\":\"Balai Desa Uji\",\"landmark\":"
                       "\"seberang pasar\",\"rt\":[\"001/002\",\"003\"],\"step_free\":\"yes\","
                       "\"as_of\":\"2026-06-15\"}");

  tell (day, "1;SD Uji;;;");
  assert_station (day, "{\"number\":\"001\",\"place\":\"SD Uji\",\"landmark\":\"\",\"rt\":[],"
                       "\"step_free\":\"unknown\",\"as_of\":\"2026-06-15\"}");
  gvt_watch_stop (day->watch);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add ("/I8/stations-command/a-sheet-reaches-the-voter-and-a-changed-one-replaces-it",
              GvtPlantedDay, NULL, gvt_planted_day_set_up, test_a_sheet_reaches_the_voter,
              gvt_planted_day_tear_down);
  return g_test_run ();
}
