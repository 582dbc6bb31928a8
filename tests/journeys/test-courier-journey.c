/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An officer whose laptop has no network ends the day onto a stick, by keys. The centre takes what
 * is on it, and writes its receipt and a list that was lent meanwhile. The same stick, brought back
 * and read by keys: the records are confirmed, and the list opens. Its line is down all the time.
 */
#include <glib/gstdio.h>

#include "gvt-clock.h"
#include "gvt-program-run.h"
#include "gvt-text.h"
#include "gvt-visit-day.h"

#define OTHER_VILLAGE "99.01.01.1001" /* of the day's lists, the one that is not lent yet */

/* Returns: (transfer full): as dates are written, so many days from today */
static char *
dup_day (int days)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (clock));

  return gvt_date_from_days (gvt_date_days (today) + days);
}

/* --- at the keys --- */

static void
end_day (GvtVisitDay *self, const char *stick)
{
  GvtJourney *journey = self->journey;

  gvt_journey_press (journey, "ctrl+5");
  gvt_journey_activate (journey, "list item", "Akhiri hari*");
  gvt_journey_activate (journey, "button", "Pilih flashdisk dan tulis");
  gvt_journey_choose_file (journey, "Buka", stick);
  gvt_journey_answer_dialog (journey, "Hasil hari ini sudah di flashdisk", "Tutup");
}

static void
read_stick (GvtVisitDay *self, const char *stick)
{
  GvtJourney *journey = self->journey;

  gvt_journey_press (journey, "ctrl+5");
  gvt_journey_activate (journey, "list item", "Flashdisk sudah kembali*");
  gvt_journey_choose_file (journey, "Buka", stick);
  gvt_journey_see (journey, "label", "*Tanda terima pusat sudah diambil*");
}

/* --- at the centre --- */

static void
centre (GvtVisitDay *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  g_autoptr (GvtProgramRun) run = NULL;

  g_ptr_array_add (args, (gpointer) "--data");
  g_ptr_array_add (args, self->day.centre);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (args, words[i]);
  g_ptr_array_add (args, NULL);
  run = gvt_program_run_newv ("govote-central", NULL, (const char *const *) args->pdata);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
}

static void
lend_and_accept (GvtVisitDay *self, const char *stick)
{
  g_autofree char *until = dup_day (3);
  g_autofree char *grant = g_strdup_printf (
      "leases grant --device %s --election uji-2026 --until %s --village " OTHER_VILLAGE,
      self->day.device, until);
  g_autofree char *accept = g_strdup_printf ("courier accept %s", stick);

  centre (self, grant);
  centre (self, accept);
}

/* --- what other programs say --- */

/* Returns: of the lists that can be opened */
static guint
count_open (GvtVisitDay *self)
{
  g_autoptr (JsonNode) node = gvt_visit_day_read (self, "leases list");
  JsonArray *lists = json_node_get_array (node);
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (lists); i++)
    {
      JsonObject *list = json_array_get_object_element (lists, i);

      n += g_str_equal (json_object_get_string_member (list, "state"), "open")
           && json_object_get_int_member (list, "rows") > 0;
    }
  return n;
}

static gint64
ledger_of (GvtVisitDay *self, const char *name)
{
  g_autoptr (JsonNode) node = gvt_visit_day_read (self, "ledger");

  return json_object_get_int_member (json_node_get_object (node), name);
}

static void
plan_visit (GvtVisitDay *self)
{
  g_autofree char *day = dup_day (1);

  json_node_unref (gvt_visit_day_read (
      self,
      "visit plan --name SMAN-2-Contoh --place " GVT_PLANTED_VILLAGE " --date %s --expected 30",
      day));
}

static void
test_a_stick_takes_the_day_and_brings_a_list (GvtVisitDay *self, gconstpointer unused)
{
  g_autofree char *stick = g_build_filename (self->day.watched, "stick", NULL);

  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  gvt_relay_set_down (self->day.relay, TRUE);
  plan_visit (self);
  g_assert_cmpint (ledger_of (self, "only_here"), >, 0);
  g_assert_cmpuint (count_open (self), ==, 1);

  gvt_visit_day_sign_in (self);
  end_day (self, stick);
  gvt_journey_close (self->journey);
  lend_and_accept (self, stick);
  gvt_visit_day_sign_in (self);
  read_stick (self, stick);
  gvt_journey_close (self->journey);

  g_assert_cmpint (ledger_of (self, "only_here"), ==, 0);
  g_assert_cmpint (ledger_of (self, "confirmed"), ==, ledger_of (self, "made"));
  g_assert_cmpuint (count_open (self), ==, 2);
}

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/I1/courier-journey/a-stick-takes-the-day-and-brings-a-list",
      test_a_stick_takes_the_day_and_brings_a_list, NULL, 0 },
  };

  return gvt_visit_day_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
