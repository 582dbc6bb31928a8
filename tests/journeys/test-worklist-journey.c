/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From door to door with a list that the centre assigned, by keys alone: a household that fits, a
 * battery that goes, and a person who is not met. The centre then has each of them, row by row. */
#include "gvt-program-run.h"
#include "gvt-worklist-hand.h"

/* Returns: how many rows from the first on are of its household */
static guint
count_first (JsonNode *worklist)
{
  guint n = 1;

  while (gvt_worklist_hand_household (worklist, n) == gvt_worklist_hand_household (worklist, 0))
    n++;
  return n;
}

/* --- at the keys --- */

/* One key for a household; the battery goes before the next one, whose first person is not at home.
 */
static void
go_from_door_to_door (GvtVisitDay *self, const char *code)
{
  gvt_worklist_hand_open (self, code);
  gvt_worklist_hand_see (self, 1);
  gvt_journey_press (self->journey, "ctrl+Return");
  gvt_worklist_hand_see (self, 2);
  gvt_visit_day_lose_power (self);
  gvt_worklist_hand_open (self, code);
  gvt_worklist_hand_see (self, 2);
  gvt_journey_press (self->journey, "t");
  gvt_journey_see (self->journey, "list item", "*tidak ditemui (1 kali)*");
}

/* --- what other programs say --- */

static void
assert_outcome (JsonNode *worklist, guint row, const char *expected)
{
  gvt_program_assert_members (
      json_array_get_object_element (gvt_worklist_hand_rows (worklist), row), expected);
}

/* Rows were read before, so that the households are those of the list and not of the window. */
static void
assert_rows (JsonNode *after, guint n_first)
{
  guint n_rows = json_array_get_length (gvt_worklist_hand_rows (after));

  for (guint i = 0; i < n_first; i++)
    assert_outcome (after, i, "{\"outcome\":\"fits\"}");
  assert_outcome (after, n_first, "{\"outcome\":\"not_met\",\"tries\":1}");
  for (guint i = n_first + 1; i < n_rows; i++)
    assert_outcome (after, i, "{\"outcome\":null}");
}

static void
assert_at_the_centre (GvtVisitDay *self, guint n_first)
{
  g_autofree char *expected = g_strdup_printf ("{\"done\":%u,\"not_met\":1,\"new\":0}", n_first);

  gvt_worklist_hand_assert_centre (self, expected);
}

/* I1, I7, I10 */
static void
test_households_are_walked_by_keys (GvtVisitDay *self, gconstpointer unused)
{
  g_autofree char *code = NULL;
  g_autoptr (JsonNode) before = NULL, after = NULL;
  guint n_first;

  gvt_worklist_hand_assign (self);
  code = gvt_worklist_hand_find_code (self);
  before = gvt_worklist_hand_read (self, code);
  n_first = count_first (before);

  gvt_visit_day_sign_in (self);
  go_from_door_to_door (self, code);
  gvt_journey_close (self->journey);

  after = gvt_worklist_hand_read (self, code);
  assert_rows (after, n_first);
  assert_at_the_centre (self, n_first);
}

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/worklist-journey/households-are-walked-by-keys", test_households_are_walked_by_keys, NULL,
      0 },
  };

  return gvt_visit_day_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
