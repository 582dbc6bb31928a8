/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The host of a visit signs its report by thumbprint on paper, taken down by keys alone: another
 * program then says how, and his planted name is in no file (I10). */
#include "gvt-class-hand.h"
#include "gvt-program-run.h"
#include "gvt-visit-day.h"

/* Returns: (transfer full): the check code, as it would be read off the laptop */
static char *
hold_a_class (GvtVisitDay *self)
{
  g_autoptr (JsonNode) session = gvt_visit_day_read (self, "session open %s --name Kelas-X-1",
                                                     self->day.visit);
  g_autoptr (JsonNode) figures = gvt_visit_day_read (self, "visit report %s", self->day.visit);

  return g_strdup (json_object_get_string_member (json_node_get_object (figures), "code"));
}

static void
sign (GvtVisitDay *self, const char *code)
{
  gvt_journey_press (self->journey, "ctrl+3");
  gvt_journey_activate (self->journey, "list item", "SMAN-1-Contoh*");
  gvt_journey_activate (self->journey, "button", "Tanda tangan tuan rumah");
  gvt_journey_see (self->journey, "label", "Belum ditandatangani");
  gvt_journey_activate (self->journey, "list item", "Dengan cap jempol di kertas");
  gvt_journey_fill (self->journey, "Nama tuan rumah", GVT_PLANTED_NAME);
  gvt_journey_fill (self->journey, "Kode periksa yang disalin ke sana", code);
  gvt_journey_activate (self->journey, "button", "Simpan tanda tangan");
  gvt_journey_see (self->journey, "button", "Tanda tangan tuan rumah");
}

/* At the centre: how and for which figures, but neither name nor photo. */
static void
assert_arrived (GvtVisitDay *self, const char *code)
{
  g_autoptr (JsonNode) sync = gvt_visit_day_read (self, "sync");
  g_autoptr (JsonArray) events = gvt_planted_day_list (&self->day, NULL,
                                                       "events list --json --kind visit.signed/1");
  g_autofree char *expected = g_strdup_printf ("{\"method\":\"thumb\",\"code\":\"%s\"}", code);

  g_assert_cmpuint (json_array_get_length (events), ==, 1);
  gvt_program_assert_members (
      json_object_get_object_member (json_array_get_object_element (events, 0), "body"), expected);
}

static void
test_a_thumbprint_is_taken_down_by_keys (GvtVisitDay *self, gconstpointer unused)
{
  g_autofree char *code = NULL;
  g_autofree char *line = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (JsonNode) read = NULL;

  code = hold_a_class (self);
  gvt_visit_day_sign_in (self);
  sign (self, code);
  gvt_journey_close (self->journey);

  line = g_strdup_printf ("visit signature %s", self->day.visit);
  read = gvt_planted_day_laptop (&self->day, gvt_planted_name_words, line);
  expected = g_strdup_printf ("{\"method\":\"thumb\",\"code\":\"%s\",\"is_current\":true,"
                              "\"has_photo\":false,\"name\":\"" GVT_PLANTED_NAME "\"}",
                              code);
  gvt_program_assert_members (json_node_get_object (read), expected);
  assert_arrived (self, code);
}

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/sign-journey/a-thumbprint-is-taken-down-by-keys", test_a_thumbprint_is_taken_down_by_keys,
      NULL, 0 },
  };

  return gvt_visit_day_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
