/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-roll-private.h"
#include "gvt-stations.h"
#include "gvt-voters-fixture.h"

static const char *const kuta[] = { FIXTURE_KUTA, NULL };

static GvtPollingStation *
station_new (const char *number, const char *place)
{
  GvtPollingStation *station = g_new0 (GvtPollingStation, 1);

  station->number = g_strdup (number);
  station->place = g_strdup (place);
  station->landmark = g_strdup ("");
  station->rts = g_new0 (char *, 1);
  return station;
}

/* Aminah, as she is found now. */
static GvtVoterHit *
find_aminah (GvtVotersFixture *fixture)
{
  g_auto (GvtRollFound) found = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRoll) roll = gvt_roll_open (fixture->profile, NULL, NULL, &error);

  g_assert_no_error (error);
  gvt_roll_find_nik (roll, FIXTURE_AMINAH_NIK, "", &found, &error);
  g_assert_no_error (error);
  return g_list_model_get_item (G_LIST_MODEL (found.hits), 0);
}

static void
assert_told (GvtVotersFixture *fixture, const char *place)
{
  g_autoptr (GvtVoterHit) hit = find_aminah (fixture);
  g_autofree char *words = gvt_voter_hit_describe_station (hit);
  g_autoptr (JsonObject) json = gvt_voter_hit_to_json (hit);

  if (place == NULL)
    {
      g_assert_cmpstr (words, ==, "");
      g_assert_false (json_object_has_member (json, "station"));
      return;
    }
  g_assert_nonnull (strstr (words, place));
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (json, "station"), "place"), ==,
      place);
}

static void
test_nothing_is_claimed (GvtVotersFixture *fixture, gconstpointer unused)
{
  gvt_voters_fixture_give (fixture, kuta);
  assert_told (fixture, NULL);
}

static void
test_found_with_its_station (GvtVotersFixture *fixture, gconstpointer unused)
{
  gvt_voters_fixture_give (fixture, kuta);
  gvt_voters_fixture_tell_stations (fixture, 1, "SD Latihan 1");
  assert_told (fixture, "SD Latihan 1");
}

static void
test_newer_replaces_older_never (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) old = gvt_voters_fixture_write_stations (fixture, 1, "SD Latihan 1");
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  gvt_voters_fixture_tell_stations (fixture, 1, "SD Latihan 1");
  gvt_voters_fixture_tell_stations (fixture, 2, "Balai Latihan");
  g_assert_false (gvt_stations_install (fixture->profile, old, &fixture->signer, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_EXPIRED);
  assert_told (fixture, "Balai Latihan");
}

/* Nobody who has the disk alone sends voters to another place. */
static void
test_changed_on_disk (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) file = gvt_voters_fixture_write_stations (fixture, 1, "SD Latihan 1");
  g_autoptr (GBytes) other = gvt_voters_fixture_write_stations (fixture, 2, "Rumah Latihan");
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  GvtHash hash;

  gvt_voters_fixture_give (fixture, kuta);
  gvt_voters_fixture_tell_stations (fixture, 1, "SD Latihan 1");
  gvt_hash_of_bytes (file, &hash);
  text = gvt_hash_to_text (&hash);
  name = g_strconcat (text, ".gvstat", NULL);
  path = gvt_profile_path (fixture->profile, "packs", name, NULL);
  g_file_set_contents (path, g_bytes_get_data (other, NULL), (gssize) g_bytes_get_size (other),
                       &error);
  g_assert_no_error (error);
  assert_told (fixture, NULL);
  g_assert_false (
      gvt_stations_holds (fixture->profile, FIXTURE_KUTA, FIXTURE_ELECTION, &hash)); /* again */
}

static void
test_steps_are_a_third_state (void)
{
  g_autoptr (GvtPollingStation) station = station_new ("001", "SD Latihan 1");
  static const char *const wanted[] = { "not known", "without steps", "There are steps" };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *words = NULL;

      station->step_free = (GvtStepFree) i;
      words = gvt_polling_station_describe (station);
      g_assert_nonnull (strstr (words, wanted[i]));
    }
}

static void
test_texts_are_bounded (void)
{
  g_autoptr (GvtPollingStation) station = station_new ("001", "SD Latihan 1");

  g_assert_null (gvt_polling_station_problem (station));
  g_free (station->place);
  station->place = g_strnfill (GVT_STATION_MAX_TEXT + 1, 'a');
  g_assert_nonnull (gvt_polling_station_problem (station));
  g_free (station->place);
  station->place = g_strdup ("SD Latihan 1\nlalu");
  g_assert_nonnull (gvt_polling_station_problem (station));
}

#define ADD(name, func) \
  g_test_add ("/stations/" name, GvtVotersFixture, NULL, gvt_voters_fixture_set_up, func, \
              gvt_voters_fixture_tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("without-station-data-nothing-is-claimed", test_nothing_is_claimed);
  ADD ("a-voter-who-is-found-is-told-his-station", test_found_with_its_station);
  ADD ("I8-a-newer-file-replaces-and-an-older-one-never", test_newer_replaces_older_never);
  ADD ("a-file-that-was-changed-on-the-disk-is-not-told", test_changed_on_disk);
  g_test_add_func ("/stations/that-nobody-knows-of-steps-is-no-no", test_steps_are_a_third_state);
  g_test_add_func ("/stations/texts-have-one-line-and-a-bound", test_texts_are_bounded);

  return g_test_run ();
}
