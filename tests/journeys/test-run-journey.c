/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A facilitator takes a class through its steps by keys alone: leaves one out and says why, changes
 * the order, takes that back, loses power, comes back to the same step, closes the class and opens
 * the next one. Another program then reads where both stand. */
#include "gvt-class-hand.h"
#include "gvt-program-run.h"
#include "gvt-visit-day.h"

static void
leave_teaching_out (GvtJourney *journey)
{
  gvt_journey_go_to (journey, "list item", "Mengajar");
  gvt_journey_press (journey, "Return");
  gvt_journey_press (journey, "Delete");
  gvt_journey_answer_dialog (journey, "Lewati “Mengajar”?", "listrik padam");
  gvt_journey_see (journey, "list item", "Mengajar, dilewati: listrik padam");
}

/* What is undone is the order alone. */
static void
move_and_undo (GvtJourney *journey)
{
  gvt_journey_go_to (journey, "list item", "Mengajar, dilewati*");
  gvt_journey_press (journey, "alt+Up");
  gvt_journey_see (journey, "button", "Urungkan: urutan langkah: *");
  gvt_journey_press (journey, "ctrl+z");
  gvt_journey_see (journey, "button", "Urungkan: dilewati: *");
}

static void
come_back (GvtVisitDay *self)
{
  gvt_visit_day_lose_power (self);
  gvt_journey_activate (self->journey, "button", "Lanjutkan");
}

static void
close_and_go_on (GvtJourney *journey)
{
  gvt_journey_go_to (journey, "list item", "Tutup");
  gvt_journey_press (journey, "Return");
  gvt_journey_activate (journey, "button", "Tutup kelas");
  gvt_journey_answer_dialog (journey, "Tutup kelas ini?", "Tutup kelas");
  gvt_journey_activate (journey, "button", "Kelas berikutnya");
  gvt_journey_see (journey, "label", "Langkah 1 dari *: Kehadiran · 0 laki-laki*");
}

static void
assert_class (GvtVisitDay *self, const char *name, const char *expected)
{
  g_autofree char *session = gvt_visit_day_find_class (self, name);
  g_autoptr (JsonNode) shown = gvt_visit_day_read (self, "session show %s", session);

  gvt_program_assert_members (json_node_get_object (shown), expected);
}

/* I1 */
static void
test_a_class_is_taken_through_its_steps_by_keys (GvtVisitDay *self, gconstpointer unused)
{
  gvt_visit_day_sign_in (self);
  gvt_class_hand_open (self->journey, "Kelas-X-1", "2", "3");
  leave_teaching_out (self->journey);
  move_and_undo (self->journey);
  gvt_journey_go_to (self->journey, "list item", "Kehadiran, selesai");
  gvt_journey_press (self->journey, "Return");
  gvt_journey_see (self->journey, "button", "Urungkan: *: Kehadiran");
  come_back (self);
  gvt_journey_see (self->journey, "label",
                   "Langkah 1 dari *: Kehadiran · 2 laki-laki dan 3 perempuan, 5 orang*");
  close_and_go_on (self->journey);
  gvt_journey_close (self->journey);

  assert_class (self, "Kelas-X-1",
                "{\"is_open\":false,\"men\":2,\"women\":3,\"people\":5,\"step\":\"close\"}");
  assert_class (self, "Kelas-X-2",
                "{\"is_open\":true,\"men\":0,\"women\":0,\"step\":\"attendance\"}");
}

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/run-journey/a-class-is-taken-through-its-steps-by-keys",
      test_a_class_is_taken_through_its_steps_by_keys, NULL, 0 },
  };

  return gvt_visit_day_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
