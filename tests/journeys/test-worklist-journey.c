/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From door to door with a list that the centre assigned, by keys alone: a household that fits, a
 * battery that goes, and a person who is not met. The centre then has each of them, row by row. */
#include "gvt-clock.h"
#include "gvt-program-run.h"
#include "gvt-text.h"
#include "gvt-visit-day.h"

#define PURPOSE "--purpose coktas"

/* Returns: (transfer full): the id of a visit that the centre plans, as the program says it */
static char *
plan_at_the_centre (GvtVisitDay *self)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system (); /* as the programs' */
  g_autofree char *day = gvt_date_iso (gvt_clock_now_us (clock) + G_TIME_SPAN_DAY);
  g_autofree char *csv = g_strdup_printf ("nama;kode wilayah;tanggal;perkiraan peserta\n"
                                          "Coktas;" GVT_PLANTED_VILLAGE ";%s;40\n",
                                          day);
  g_autofree char *path = g_build_filename (self->day.kept, "visits.csv", NULL);
  g_autoptr (JsonArray) visits = NULL;

  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  gvt_program_do ("govote-central", self->day.centre, "visits", "import", path, NULL);
  visits = gvt_planted_day_list (&self->day, NULL, "visits list --json");
  for (guint i = 0; i < json_array_get_length (visits); i++)
    {
      JsonObject *visit = json_array_get_object_element (visits, i);

      if (g_str_equal (json_object_get_string_member (visit, "name"), "Coktas"))
        return g_strdup (json_object_get_string_member (visit, "id"));
    }
  g_assert_not_reached ();
}

static void
assign (GvtVisitDay *self)
{
  g_autofree char *visit = plan_at_the_centre (self);

  gvt_program_do ("govote-central", self->day.centre, "worklist", "assign", "--visit", visit,
                  "--village", GVT_PLANTED_VILLAGE, NULL);
  gvt_planted_day_do (&self->day, "sync");
}

/* Returns: (transfer full): its two symbols */
static char *
find_code (GvtVisitDay *self)
{
  g_autoptr (JsonNode) listed = gvt_visit_day_read (self, "worklist list");
  JsonArray *worklists = json_node_get_array (listed);

  g_assert_cmpuint (json_array_get_length (worklists), ==, 1);
  return g_strdup (
      json_object_get_string_member (json_array_get_object_element (worklists, 0), "code"));
}

/* Returns: (transfer full): all that stands there, the planted voter too */
static JsonNode *
read_rows (GvtVisitDay *self, const char *code)
{
  g_autofree char *line = g_strdup_printf ("worklist show " PURPOSE " %s", code);

  return gvt_planted_day_laptop (&self->day, gvt_planted_all_words, line);
}

static JsonArray *
rows_of (JsonNode *worklist)
{
  return json_object_get_array_member (json_node_get_object (worklist), "rows");
}

static gint64
household_of (JsonNode *worklist, guint row)
{
  return json_object_get_int_member (json_array_get_object_element (rows_of (worklist), row),
                                     "household");
}

/* Returns: how many rows from the first on are of its household */
static guint
count_first (JsonNode *worklist)
{
  guint n = 1;

  while (household_of (worklist, n) == household_of (worklist, 0))
    n++;
  return n;
}

/* --- at the keys --- */

static void
open_worklist (GvtVisitDay *self, const char *code)
{
  g_autofree char *row = g_strconcat (code, " · *", NULL);

  gvt_journey_press (self->journey, "ctrl+4");
  gvt_journey_activate (self->journey, "button", "Daftar kerja");
  gvt_journey_activate (self->journey, "list item", row);
}

static void
see_household (GvtVisitDay *self, guint number)
{
  g_autofree char *label = g_strdup_printf ("Rumah tangga %u · *", number);

  gvt_journey_see (self->journey, "label", label);
}

/* One key for a household; the battery goes before the next one, whose first person is not at home.
 */
static void
go_from_door_to_door (GvtVisitDay *self, const char *code)
{
  open_worklist (self, code);
  see_household (self, 1);
  gvt_journey_press (self->journey, "ctrl+Return");
  see_household (self, 2);
  gvt_visit_day_lose_power (self);
  open_worklist (self, code);
  see_household (self, 2);
  gvt_journey_press (self->journey, "t");
  gvt_journey_see (self->journey, "list item", "*tidak ditemui (1 kali)*");
}

/* --- what other programs say --- */

static void
assert_outcome (JsonNode *worklist, guint row, const char *expected)
{
  gvt_program_assert_members (json_array_get_object_element (rows_of (worklist), row), expected);
}

/* Rows were read before, so that the households are those of the list and not of the window. */
static void
assert_rows (JsonNode *after, guint n_first)
{
  guint n_rows = json_array_get_length (rows_of (after));

  for (guint i = 0; i < n_first; i++)
    assert_outcome (after, i, "{\"outcome\":\"fits\"}");
  assert_outcome (after, n_first, "{\"outcome\":\"not_met\",\"tries\":1}");
  for (guint i = n_first + 1; i < n_rows; i++)
    assert_outcome (after, i, "{\"outcome\":null}");
}

static void
assert_at_the_centre (GvtVisitDay *self, guint n_first)
{
  g_autoptr (JsonArray) worklists = NULL;
  g_autofree char *expected = g_strdup_printf ("{\"done\":%u,\"not_met\":1,\"new\":0}", n_first);

  gvt_planted_day_do (&self->day, "sync");
  worklists = gvt_planted_day_list (&self->day, NULL, "worklist list --json");
  g_assert_cmpuint (json_array_get_length (worklists), ==, 1);
  gvt_program_assert_members (json_array_get_object_element (worklists, 0), expected);
}

/* I1, I7, I10 */
static void
test_households_are_walked_by_keys (GvtVisitDay *self, gconstpointer unused)
{
  g_autofree char *code = NULL;
  g_autoptr (JsonNode) before = NULL, after = NULL;
  guint n_first;

  assign (self);
  code = find_code (self);
  before = read_rows (self, code);
  n_first = count_first (before);

  gvt_visit_day_sign_in (self);
  go_from_door_to_door (self, code);
  gvt_journey_close (self->journey);

  after = read_rows (self, code);
  assert_rows (after, n_first);
  assert_at_the_centre (self, n_first);
}

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/worklist-journey/households-are-walked-by-keys", test_households_are_walked_by_keys, NULL },
  };

  return gvt_visit_day_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
