/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new colleague at the real window: the officer lets him in, he comes by what was read to him,
 * chooses his own passphrase, and is at work. Who may open the laptop is then read by another
 * program. */
#include <stdlib.h>
#include <string.h>

#include "gvt-class-hand.h"
#include "gvt-journey.h"
#include "gvt-planted-day.h"
#include "gvt-program-run.h"
#include "gvt-secret.h"
#include "gvt-stage.h"
#include "gvt-test.h"

#define NEW_USER "FAS-77"
/* In pieces: the compiler takes two question marks and a hyphen for one sign. */
#define ONCE_SHAPE \
  "????" \
  "-????" \
  "-????" \
  "-????"
#define CHOSEN "padi-menguning-di-Praya"

/* Returns: (transfer full): what the officer reads to him */
static char *
let_in (GvtJourney *journey)
{
  char *once;

  gvt_journey_press (journey, "ctrl+comma");
  gvt_journey_activate (journey, "list item", "Pengguna laptop ini");
  gvt_journey_activate (journey, "button", "Tambah fasilitator");
  gvt_journey_fill (journey, "Kode pengguna", NEW_USER);
  gvt_journey_press (journey, "Return");
  once = gvt_journey_wait_for (journey, "label", ONCE_SHAPE);
  gvt_journey_activate (journey, "button", "Selesai");
  gvt_journey_see (journey, "list item", NEW_USER);
  return once;
}

static void
choose_own (GvtJourney *journey)
{
  gvt_journey_see (journey, "label", "Pilih frasa sandi Anda sendiri");
  gvt_journey_type_secret (journey, "Frasa sandi baru", CHOSEN);
  gvt_journey_type_secret (journey, "Frasa sandi baru sekali lagi", CHOSEN);
  gvt_journey_press (journey, "Return");
}

static JsonObject *
find_user (JsonArray *users, const char *code)
{
  for (guint i = 0; i < json_array_get_length (users); i++)
    {
      JsonObject *user = json_array_get_object_element (users, i);

      if (g_str_equal (json_object_get_string_member (user, "code"), code))
        return user;
    }
  g_error ("%s is not among the users of the laptop", code);
}

/* I10 */
static void
test_new_colleague_is_let_in_and_chooses_his_own (GvtPlantedDay *day, gconstpointer unused)
{
  g_autoptr (JsonNode) users = NULL;
  GvtJourney *journey;
  char *once;

  gvt_planted_day_prepare (day);
  journey = gvt_journey_new (day->watch, day->laptop);
  gvt_class_hand_unlock_as (journey, GVT_PLANTED_OFFICER, GVT_PLANTED_PASSPHRASE);
  gvt_journey_see (journey, "button", "Kunci");
  once = let_in (journey);
  gvt_journey_activate (journey, "button", "Kunci");
  gvt_class_hand_unlock_as (journey, NEW_USER, once);
  choose_own (journey);
  gvt_journey_see (journey, "button", "Kunci");
  gvt_journey_press (journey, "ctrl+comma");
  gvt_journey_see (journey, "list item", NEW_USER);
  gvt_journey_close (journey);

  users = gvt_planted_day_laptop (day, NULL, "users list");
  gvt_program_assert_members (find_user (json_node_get_array (users), NEW_USER),
                              "{\"role\":\"facilitator\"}");
  g_assert_false (gvt_test_folder_contains (day->watched, once));
  g_assert_false (gvt_test_folder_contains (day->watched, CHOSEN));
  gvt_watch_stop (day->watch);
  gvt_wipe_free (once);
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
  g_test_add ("/users-journey/new-colleague-is-let-in-and-chooses-his-own", GvtPlantedDay, NULL,
              gvt_planted_day_set_up, test_new_colleague_is_let_in_and_chooses_his_own,
              gvt_planted_day_tear_down);
  return g_test_run ();
}
