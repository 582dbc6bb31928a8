/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pupil punches ballots by keys alone, on a laptop that nobody has enrolled. */
#include <stdlib.h>

#include "gvt-journey.h"
#include "gvt-stage.h"
#include "gvt-test.h"

static void
test_a_pupil_punches_ballots_by_keys_alone (void)
{
  const char *folder = gvt_test_folder ();
  g_autofree char *laptop = g_build_filename (folder, "laptop", NULL);
  g_autoptr (GvtWatch) watch = gvt_watch_new (folder);
  GvtJourney *journey = gvt_journey_new (watch, laptop);

  gvt_journey_see (journey, "button", "Daftarkan laptop ini*");
  gvt_journey_press (journey, "ctrl+2");
  gvt_journey_activate (journey, "list item", "Simulator surat suara");
  gvt_journey_activate (journey, "list item", "DPR");
  gvt_journey_go_to (journey, "button", "Partai nomor urut 1, Partai A");
  gvt_journey_press (journey, "space");
  gvt_journey_see (journey, "button", "Partai nomor urut 1, Partai A, 1 coblosan");
  gvt_journey_press (journey, "Down");
  gvt_journey_wait_for_focus (journey, "button", "Partai A, calon nomor urut 1, Calon 1");
  gvt_journey_press (journey, "Return");
  gvt_journey_press (journey, "ctrl+Return");
  gvt_journey_see (journey, "label", "Sah, untuk Calon 1 dari Partai A");
  gvt_journey_see (journey, "label", "Aturan V8: *");

  gvt_journey_go_to (journey, "button", "Partai A, calon nomor urut 2, Calon 2");
  gvt_journey_press (journey, "space");
  gvt_journey_activate (journey, "button", "Nilai surat suara");
  gvt_journey_see (journey, "label", "Sah, untuk Partai A");

  gvt_journey_press (journey, "ctrl+z");
  gvt_journey_go_to (journey, "button", "Partai nomor urut 2, Partai B");
  gvt_journey_press (journey, "space");
  gvt_journey_press (journey, "ctrl+Return");
  gvt_journey_see (journey, "label", "Tidak sah");
  gvt_journey_see (journey, "label", "Aturan V10: *");
  gvt_journey_close (journey);
}

int
main (int argc, char **argv)
{
  const char *lacking = gvt_stage_find_lacking ();

  if (lacking != NULL)
    {
      g_print ("1..0 # SKIP %s is not installed\n", lacking);
      return EXIT_SUCCESS;
    }
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/ballot-journey/a-pupil-punches-ballots-by-keys-alone",
                   test_a_pupil_punches_ballots_by_keys_alone);
  return g_test_run ();
}
