/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An officer looks a voter up, and locks the window: what of the lists is left in the memory of the
 * program, by the map that the system keeps of it? */
#include <stdlib.h>

#include "gvt-class-hand.h"
#include "gvt-planted-day.h"
#include "gvt-process-memory.h"
#include "gvt-stage.h"
#include "gvt-test.h"

#define LIST_SIZE (1024 * 1024) /* at least: lists lie in pieces of so many bytes */
#define PURPOSE   "Warga melaporkan data keliru"

static void
look_voter_up (GvtJourney *journey)
{
  gvt_journey_press (journey, "ctrl+4");
  gvt_journey_choose (journey, "Tujuan", PURPOSE);
  gvt_journey_fill (journey, "Nama, NIK, atau kode baris", GVT_PLANTED_NIK);
  gvt_journey_press (journey, "Return");
  gvt_journey_see (journey, "list item", GVT_PLANTED_NAME "*" GVT_PLANTED_NIK_MASKED "*");
}

static void
lock (GvtJourney *journey)
{
  gvt_journey_activate (journey, "button", "Kunci");
  gvt_journey_wait_for_focus (journey, "text box", "Frasa sandi");
}

/* I10 */
static void
test_nothing_of_the_lists_stays_behind_the_lock (GvtPlantedDay *day, gconstpointer unused)
{
  GvtProcessMemory open, locked;
  GvtJourney *journey;
  g_autofree char *pid = NULL;

  gvt_planted_day_prepare (day);
  journey = gvt_journey_new (day->watch, day->laptop);
  gvt_class_hand_unlock (journey);
  gvt_journey_see (journey, "button", "Kunci");
  look_voter_up (journey);
  pid = gvt_journey_dup_pid (journey);
  if (!gvt_process_memory_look (&open, pid, GVT_PLANTED_NAME))
    {
      gvt_journey_close (journey);
      gvt_watch_stop (day->watch);
      g_test_skip ("the memory of another process cannot be read here");
      return;
    }
  lock (journey);
  g_assert_true (gvt_process_memory_look (&locked, pid, GVT_PLANTED_NAME));
  gvt_journey_close (journey);
  gvt_watch_stop (day->watch);

  g_assert_cmpuint (open.n_found, >, 0);
  g_assert_cmpuint (locked.n_found, ==, 0);
  g_assert_cmpuint (locked.n_undumped + LIST_SIZE, <=, open.n_undumped);
}

int
main (int argc, char **argv)
{
  const char *lacking = gvt_stage_find_lacking ();

  if (GVT_TEST_IS_SANITIZED)
    {
      g_print ("1..0 # SKIP a sanitized program keeps what it freed\n");
      return EXIT_SUCCESS;
    }
  if (lacking != NULL)
    {
      g_print ("1..0 # SKIP %s is not installed\n", lacking);
      return EXIT_SUCCESS;
    }
  gvt_test_init (&argc, &argv);
  g_test_add ("/I10/lock-journey/nothing-of-the-lists-stays-behind-the-lock", GvtPlantedDay, NULL,
              gvt_planted_day_set_up, test_nothing_of_the_lists_stays_behind_the_lock,
              gvt_planted_day_tear_down);
  return g_test_run ();
}
