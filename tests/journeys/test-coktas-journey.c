/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day of coktas: from door to door through a worklist by real keys, with all that is met there,
 * and a battery that goes in the middle. What it costs is printed: keys and time of a household. */
#include "gvt-program-run.h"
#include "gvt-worklist-hand.h"

#define FEW  10   /* households of the usual run: all that is met at a door, once */
#define MANY 300  /* with -m slow */
#define ROWS 2400 /* of two villages: in each more than 300 households */

/* What is met at a door, in turn: mostly all is well. Keys as X calls them; what each row of the
 * household comes to then: the first, and all others. */
typedef struct
{
  const char *keys[5];
  const char *first;
  const char *others;
} Door;

#define FITS "{\"outcome\":\"fits\",\"tries\":0}"

static const Door doors[] = {
  { { "ctrl+Return" }, FITS, FITS },
  { { "ctrl+Return" }, FITS, FITS },
  { { "t", "ctrl+Return" }, "{\"outcome\":\"not_met\",\"tries\":1}", FITS },
  { { "ctrl+Return" }, FITS, FITS },
  { { "ctrl+Return" }, FITS, FITS },
  { { "x", "1", "ctrl+Return" },
    "{\"outcome\":\"tms\",\"tms_scheme\":\"2023/2024\",\"tms_code\":\"1\"}",
    FITS },
  { { "ctrl+Return" }, FITS, FITS },
  { { "shift+t" },
    "{\"outcome\":\"not_met\",\"tries\":1}",
    "{\"outcome\":\"not_met\",\"tries\":1}" },
  { { "u", "b", "ctrl+Return" }, "{\"outcome\":\"changed\",\"new\":1}", FITS },
  { { "m", "ctrl+Return" }, "{\"outcome\":\"refuses\"}", FITS },
};

/* How many households the walk takes, and what it cost. */
typedef struct
{
  guint n_households;
  GArray *keys;  /* of guint */
  GArray *times; /* of gint64, microseconds */
} Walk;

static const Door *
door_of (gint64 household)
{
  return &doors[(household - 1) % (gint64) G_N_ELEMENTS (doors)];
}

static gint
compare_keys (gconstpointer a, gconstpointer b)
{
  return (gint) (*(const guint *) a) - (gint) (*(const guint *) b);
}

static gint
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* Keys as fast as they come: only the reasons are waited for, as eyes would. */
static void
act_at_the_door (GvtVisitDay *self, const Door *door)
{
  for (guint i = 0; i < G_N_ELEMENTS (door->keys) && door->keys[i] != NULL; i++)
    {
      gvt_journey_press (self->journey, door->keys[i]);
      if (g_str_equal (door->keys[i], "x"))
        gvt_journey_wait_for_focus (self->journey, "list item", "1 · *");
    }
}

static void
walk_one (GvtVisitDay *self, guint household, Walk *walk)
{
  guint keys = gvt_journey_count_keys (self->journey);
  gint64 began = g_get_monotonic_time ();

  act_at_the_door (self, door_of (household));
  gvt_worklist_hand_see (self, household + 1);
  began = g_get_monotonic_time () - began;
  keys = gvt_journey_count_keys (self->journey) - keys;
  g_array_append_val (walk->times, began);
  g_array_append_val (walk->keys, keys);
}

static void
walk_all (GvtVisitDay *self, const char *code, Walk *walk)
{
  gvt_worklist_hand_open (self, code);
  gvt_worklist_hand_see (self, 1);
  for (guint household = 1; household <= walk->n_households; household++)
    {
      if (household == walk->n_households / 2)
        {
          gvt_visit_day_lose_power (self);
          gvt_worklist_hand_open (self, code);
          gvt_worklist_hand_see (self, household); /* where it was */
        }
      walk_one (self, household, walk);
    }
}

/* Returns: how many rows were walked; each is what was met at its door, and no other is anything */
static guint
assert_all_rows (JsonNode *worklist, guint n_households)
{
  JsonArray *rows = gvt_worklist_hand_rows (worklist);
  gint64 last = 0; /* household whose first row was seen */
  guint n_walked = 0;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      gint64 household = gvt_worklist_hand_household (worklist, i);
      JsonObject *row = json_array_get_object_element (rows, i);

      if (household > n_households)
        {
          gvt_program_assert_members (row, "{\"outcome\":null,\"tries\":0,\"new\":0}");
          continue;
        }
      gvt_program_assert_members (row, household > last ? door_of (household)->first
                                                        : door_of (household)->others);
      last = MAX (last, household);
      n_walked++;
    }
  return n_walked;
}

static void
tell (Walk *walk)
{
  guint n = walk->n_households;
  guint all = 0;

  for (guint i = 0; i < n; i++)
    all += g_array_index (walk->keys, guint, i);
  g_array_sort (walk->keys, compare_keys);
  g_array_sort (walk->times, compare_times);
  g_test_message ("%u households by %u keys: median %u keys and %" G_GINT64_FORMAT
                  " ms a household, 95 %% within %" G_GINT64_FORMAT " ms",
                  n, all, g_array_index (walk->keys, guint, n / 2),
                  g_array_index (walk->times, gint64, n / 2) / 1000,
                  g_array_index (walk->times, gint64, n * 95 / 100) / 1000);
}

/* I1, I7: what was met is there, row by row, here and at the centre. */
static void
test_a_day_from_door_to_door (GvtVisitDay *self, gconstpointer unused)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  Walk walk = { g_test_slow () ? MANY : FEW, keys, times };
  g_autofree char *code = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (JsonNode) after = NULL;
  guint n_walked;

  gvt_worklist_hand_assign (self);
  code = gvt_worklist_hand_find_code (self);
  gvt_visit_day_sign_in (self);
  walk_all (self, code, &walk);
  gvt_journey_close (self->journey);

  after = gvt_worklist_hand_read (self, code);
  n_walked = assert_all_rows (after, walk.n_households);
  g_assert_cmpuint (n_walked, >=, walk.n_households);
  expected = g_strdup_printf ("{\"new\":%u}", walk.n_households / (guint) G_N_ELEMENTS (doors));
  gvt_worklist_hand_assert_centre (self, expected);
  tell (&walk);
}

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/coktas-journey/a-day-from-door-to-door", test_a_day_from_door_to_door, NULL, ROWS },
  };

  return gvt_visit_day_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
