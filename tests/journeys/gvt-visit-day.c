/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-day.h"

#include <stdlib.h>

#include "gvt-class-hand.h"
#include "gvt-program-run.h"
#include "gvt-quick-enrol.h"
#include "gvt-stage.h"
#include "gvt-test.h"

#define MIN_FILES 5 /* of a laptop and a centre, that the words are searched in */

static void
set_up (GvtVisitDay *self, gconstpointer data)
{
  self->day.n_rows = ((const GvtVisitDayCase *) data)->n_rows;
  gvt_planted_day_set_up (&self->day, NULL);
  gvt_planted_day_prepare (&self->day);
}

static void
tear_down (GvtVisitDay *self, gconstpointer unused)
{
  gvt_planted_day_tear_down (&self->day, NULL);
}

/* The day's folder goes before tear_down(). */
static void
run_case (GvtVisitDay *self, gconstpointer data)
{
  const GvtVisitDayCase *one = data;

  one->test (self, one->data);
  gvt_watch_stop (self->day.watch);
  g_assert_cmpuint (gvt_watch_search (self->day.watch, self->day.watched), >=, MIN_FILES);
}

int
gvt_visit_day_main (int argc, char **argv, const GvtVisitDayCase *cases, guint n_cases)
{
  const char *lacking = gvt_stage_find_lacking ();

  if (lacking != NULL)
    {
      g_print ("1..0 # SKIP %s is not installed\n", lacking);
      return EXIT_SUCCESS;
    }
  gvt_test_init (&argc, &argv);
  for (guint i = 0; i < n_cases; i++)
    g_test_add (cases[i].path, GvtVisitDay, &cases[i], set_up, run_case, tear_down);
  return g_test_run ();
}

static void
unlock (GvtVisitDay *self, const char *user, const char *passphrase)
{
  self->journey = gvt_journey_new_looking (self->day.watch, self->day.laptop, self->width,
                                           self->text_percent);
  gvt_class_hand_unlock_as (self->journey, user, passphrase);
}

/* A narrow window has its sections behind a button, and no lock beside them. */
void
gvt_visit_day_sign_in_as (GvtVisitDay *self, const char *user, const char *passphrase)
{
  unlock (self, user, passphrase);
  gvt_journey_see (self->journey, "button", self->width > 0 ? "Bagian" : "Kunci");
}

void
gvt_visit_day_sign_in (GvtVisitDay *self)
{
  gvt_visit_day_sign_in_as (self, GVT_PLANTED_OFFICER, GVT_PLANTED_PASSPHRASE);
}

void
gvt_visit_day_lose_power (GvtVisitDay *self)
{
  gvt_journey_kill (self->journey);
  unlock (self, GVT_PLANTED_OFFICER, GVT_PLANTED_PASSPHRASE);
}

void
gvt_visit_day_enrol_second (GvtVisitDay *self, const char *folder)
{
  static const GvtQuickUser users[] = {
    { GVT_PLANTED_OFFICER, GVT_PLANTED_PASSPHRASE },
    { GVT_PLANTED_SUPERVISOR, GVT_PLANTED_SUPERVISOR_PASSPHRASE },
  };
  g_autofree char *code = g_build_filename (self->day.kept, "second-code", NULL);
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u",
                                              gvt_relay_get_port (self->day.relay));

  gvt_program_do ("govote-central", self->day.centre, "devices", "enrol", "--user",
                  GVT_PLANTED_OFFICER, "--user", GVT_PLANTED_SUPERVISOR, "--output", code, "--url",
                  address, NULL);
  gvt_quick_enrol (folder, code, users, G_N_ELEMENTS (users));
}

/* --- what another program says --- */

JsonNode *
gvt_visit_day_read (GvtVisitDay *self, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list words;

  va_start (words, format);
  line = g_strdup_vprintf (format, words);
  va_end (words);
  return gvt_planted_day_laptop (&self->day, NULL, line);
}

char *
gvt_visit_day_find_class (GvtVisitDay *self, const char *name)
{
  g_autoptr (JsonNode) list = gvt_visit_day_read (self, "session list");
  JsonArray *sessions = json_object_get_array_member (json_node_get_object (list), "sessions");

  for (guint i = 0; i < json_array_get_length (sessions); i++)
    {
      JsonObject *session = json_array_get_object_element (sessions, i);

      if (g_str_equal (json_object_get_string_member (session, "name"), name))
        return g_strdup (json_object_get_string_member (session, "id"));
    }
  g_error ("No class is called %s", name);
}
