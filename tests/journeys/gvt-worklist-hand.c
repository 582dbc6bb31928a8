/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklist-hand.h"

#include "gvt-clock.h"
#include "gvt-program-run.h"
#include "gvt-text.h"

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

void
gvt_worklist_hand_assign (GvtVisitDay *self)
{
  g_autofree char *visit = plan_at_the_centre (self);

  gvt_program_do ("govote-central", self->day.centre, "worklist", "assign", "--visit", visit,
                  "--village", GVT_PLANTED_VILLAGE, NULL);
  gvt_planted_day_do (&self->day, "sync");
}

char *
gvt_worklist_hand_find_code (GvtVisitDay *self)
{
  g_autoptr (JsonNode) listed = gvt_visit_day_read (self, "worklist list");
  JsonArray *worklists = json_node_get_array (listed);

  g_assert_cmpuint (json_array_get_length (worklists), ==, 1);
  return g_strdup (
      json_object_get_string_member (json_array_get_object_element (worklists, 0), "code"));
}

JsonNode *
gvt_worklist_hand_read (GvtVisitDay *self, const char *code)
{
  g_autofree char *line = g_strdup_printf ("worklist show " PURPOSE " %s", code);

  return gvt_planted_day_laptop (&self->day, gvt_planted_all_words, line);
}

JsonArray *
gvt_worklist_hand_rows (JsonNode *worklist)
{
  return json_object_get_array_member (json_node_get_object (worklist), "rows");
}

gint64
gvt_worklist_hand_household (JsonNode *worklist, guint index)
{
  return json_object_get_int_member (
      json_array_get_object_element (gvt_worklist_hand_rows (worklist), index), "household");
}

/* --- at the keys --- */

void
gvt_worklist_hand_open (GvtVisitDay *self, const char *code)
{
  g_autofree char *row = g_strconcat (code, " · *", NULL);

  gvt_journey_press (self->journey, "ctrl+4");
  gvt_journey_activate (self->journey, "button", "Daftar kerja");
  gvt_journey_activate (self->journey, "list item", row);
}

void
gvt_worklist_hand_see (GvtVisitDay *self, guint number)
{
  g_autofree char *label = g_strdup_printf ("Rumah tangga %u · *", number);

  gvt_journey_see (self->journey, "label", label);
}

void
gvt_worklist_hand_assert_centre (GvtVisitDay *self, const char *expected)
{
  g_autoptr (JsonArray) worklists = NULL;

  gvt_planted_day_do (&self->day, "sync");
  worklists = gvt_planted_day_list (&self->day, NULL, "worklist list --json");
  g_assert_cmpuint (json_array_get_length (worklists), ==, 1);
  gvt_program_assert_members (json_array_get_object_element (worklists, 0), expected);
}
