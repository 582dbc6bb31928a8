/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new laptop asks first: the address of the centre and the code. A screen reader hears where
 * the keys go. */
#include <stdlib.h>

#include "gvt-journey.h"
#include "gvt-stage.h"
#include "gvt-test.h"

static void
test_each_entry_says_that_the_keys_go_to_it (void)
{
  const char *folder = gvt_test_folder ();
  g_autofree char *laptop = g_build_filename (folder, "laptop", NULL);
  g_autoptr (GvtWatch) watch = gvt_watch_new (folder);
  GvtJourney *journey = gvt_journey_new (watch, laptop);

  gvt_journey_activate (journey, "button", "Daftarkan laptop ini*");
  gvt_journey_fill (journey, "Alamat pusat", "https://pusat.invalid/");
  gvt_journey_fill (journey, "Kode pendaftaran", "0000");
  gvt_journey_go_to (journey, "text box", "Alamat pusat");
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
  g_test_add_func ("/enrol-journey/each-entry-says-that-the-keys-go-to-it",
                   test_each_entry_says_that_the_keys_go_to_it);
  return g_test_run ();
}
