/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A visit is planned whole by keys alone: what was typed outlives a lock, and another program then
 * reads every value as it was typed. */
#include <stdlib.h>

#include "gvt-class-hand.h"
#include "gvt-clock.h"
#include "gvt-module-library.h"
#include "gvt-planted-day.h"
#include "gvt-program-run.h"
#include "gvt-stage.h"
#include "gvt-test.h"

#define NAME  "SMAN 2 Contoh"
#define ORDER "17/PP.06-ST/52/2026"
#define HOST  GVT_PLANTED_NAME

typedef struct
{
  GvtPlantedDay day;
  GvtJourney *journey;
  GDateTime *date; /* of the visit, in WITA */
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system (); /* as the programs' */
  gint64 at_us = gvt_clock_now_us (clock) + (7 * 24 + 8) * G_TIME_SPAN_HOUR;

  self->date = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  gvt_planted_day_set_up (&self->day, NULL);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_planted_day_tear_down (&self->day, NULL);
  g_date_time_unref (self->date);
}

/* Returns: (transfer full): the day @days after the visit, in @form */
static char *
day_after (Fixture *self, int days, const char *form)
{
  g_autoptr (GDateTime) date = g_date_time_add_days (self->date, days);

  return g_date_time_format (date, form);
}

static void
open_part (Fixture *self, const char *title)
{
  g_autofree char *row = g_strconcat (title, "*", NULL);

  gvt_journey_activate (self->journey, "list item", row);
  gvt_journey_see (self->journey, "button", "Kembali ke rencana");
}

static void
go_back (Fixture *self)
{
  gvt_journey_activate (self->journey, "button", "Kembali ke rencana");
  gvt_journey_see (self->journey, "button", "Simpan kunjungan");
}

static void
fill_people (Fixture *self)
{
  open_part (self, "Orang dan kelas");
  gvt_journey_choose (self->journey, "Untuk siapa*", "Pemilih pemula");
  gvt_journey_fill (self->journey, "Peserta direncanakan", "120");
  gvt_journey_fill (self->journey, "Di antaranya perempuan", "70");
  gvt_journey_fill (self->journey, "Jumlah kelas", "3");
  gvt_journey_fill (self->journey, "Nama kelas, satu per baris", "X-1");
  gvt_journey_press (self->journey, "Return");
  gvt_journey_type (self->journey, "X-2");
  go_back (self);
}

/* Two modules are added, and the first one goes after the second. */
static void
fill_modules (Fixture *self, GvtModule *first, GvtModule *second)
{
  g_autofree char *one = g_strconcat (gvt_module_get_title (first), "*", NULL);
  g_autofree char *two = g_strconcat (gvt_module_get_title (second), "*", NULL);
  g_autofree char *minutes = g_strdup_printf ("Menit untuk %s", gvt_module_get_title (first));
  g_autofree char *later = g_strdup_printf ("Lebih akhir: %s", gvt_module_get_title (first));

  open_part (self, "Modul");
  gvt_journey_activate (self->journey, "list item", one);
  gvt_journey_see (self->journey, "text box", minutes);
  gvt_journey_activate (self->journey, "list item", two);
  gvt_journey_see (self->journey, "label", "2 modul,*");
  gvt_journey_fill (self->journey, minutes, "35");
  gvt_journey_activate (self->journey, "button", later);
  go_back (self);
}

static void
fill_order (Fixture *self)
{
  g_autofree char *day = day_after (self, -9, "%d-%m-%Y");

  open_part (self, "Surat Tugas dan tuan rumah");
  gvt_journey_fill (self->journey, "Nomor Surat Tugas", ORDER);
  gvt_journey_fill (self->journey, "Tanggal Surat Tugas*", day);
  gvt_journey_fill (self->journey, "Kop laporan", "KPU CONTOH");
  gvt_journey_fill (self->journey, "Nama", HOST);
  gvt_journey_fill (self->journey, "Telepon", "0812");
  go_back (self);
}

static void
fill_rest (Fixture *self)
{
  g_autofree char *day = day_after (self, 10, "%d-%m-%Y");

  open_part (self, "Tim");
  gvt_journey_activate (self->journey, "checkbox", GVT_PLANTED_OFFICER);
  gvt_journey_fill (self->journey, "Kode pengguna mereka*", "FAS-77");
  go_back (self);
  open_part (self, "Daftar pemilih");
  gvt_journey_activate (self->journey, "button", "Tambahkan desa ini");
  gvt_journey_see (self->journey, "label", "Keluarkan");
  go_back (self);
  open_part (self, "Nama peserta");
  gvt_journey_fill (self->journey, "Dihapus pada*", day);
  gvt_journey_activate (self->journey, "checkbox", "Nama ikut dikirim ke pusat*");
  go_back (self);
}

/* What a fresh program reads. */
static void
assert_planned (Fixture *self, const char *visit, GvtModule *first, GvtModule *second)
{
  g_autofree char *line = g_strdup_printf ("visit show %s", visit);
  g_autofree char *date = day_after (self, 0, "%Y-%m-%d");
  g_autofree char *order = day_after (self, -9, "%Y-%m-%d");
  g_autofree char *until = day_after (self, 10, "%Y-%m-%d");
  g_autoptr (JsonNode) read = gvt_planted_day_laptop (&self->day, gvt_planted_name_words, line);
  JsonObject *plan = json_node_get_object (read);
  const char *place = json_object_get_string_member (plan, "place");
  g_autofree char *expected = g_strdup_printf (
      "{\"name\":\"" NAME "\",\"date\":\"%s\",\"segment\":\"pemula\",\"expected\":120,"
      "\"women\":70,\"classes\":3,\"class_names\":[\"X-1\",\"X-2\"],"
      "\"order_number\":\"" ORDER "\",\"order_date\":\"%s\",\"letterhead\":\"KPU CONTOH\","
      "\"contact_name\":\"" HOST "\",\"contact_phone\":\"0812\","
      "\"facilitators\":[\"" GVT_PLANTED_OFFICER "\",\"FAS-77\"],\"villages\":[\"%s\"],"
      "\"modules\":[{\"module\":\"%s\",\"minutes\":%u},{\"module\":\"%s\",\"minutes\":35}],"
      "\"names_until\":\"%s\",\"names_travel\":true}",
      date, order, place, gvt_module_get_id (second), gvt_module_get_minutes (second),
      gvt_module_get_id (first), until);

  g_assert_true (g_str_has_prefix (place, "99.01."));
  gvt_program_assert_members (plan, expected);
}

/* Returns: (transfer full): the id of the visit called @name */
static char *
find_visit (Fixture *self, const char *name)
{
  g_autoptr (JsonNode) list = gvt_planted_day_laptop (&self->day, NULL, "visit list");
  JsonArray *visits = json_object_get_array_member (json_node_get_object (list), "visits");

  for (guint i = 0; i < json_array_get_length (visits); i++)
    {
      JsonObject *visit = json_array_get_object_element (visits, i);

      if (g_str_equal (json_object_get_string_member (visit, "name"), name))
        return g_strdup (json_object_get_string_member (visit, "id"));
    }
  g_error ("There is no visit %s", name);
}

static void
test_a_whole_visit_is_planned_by_keys (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GListModel *modules = gvt_module_library_get_modules (library);
  g_autoptr (GvtModule) first = g_list_model_get_item (modules, 0);
  g_autoptr (GvtModule) second = g_list_model_get_item (modules, 1);
  g_autofree char *date = day_after (self, 0, "%d-%m-%Y");
  g_autofree char *visit = NULL;

  gvt_planted_day_prepare (&self->day);
  self->journey = gvt_journey_new (self->day.watch, self->day.laptop);
  gvt_class_hand_unlock (self->journey);
  gvt_journey_see (self->journey, "button", "Kunci");
  gvt_journey_press (self->journey, "ctrl+3");
  gvt_journey_activate (self->journey, "button", "Rencanakan kunjungan");
  gvt_journey_fill (self->journey, "Nama sekolah atau desa", NAME);
  gvt_journey_fill (self->journey, "Hari, misalnya*", date);
  fill_people (self);

  gvt_journey_activate (self->journey, "button", "Kunci"); /* in the midst of it */
  gvt_class_hand_unlock (self->journey);
  gvt_journey_see (self->journey, "button", "Kunci");
  gvt_journey_press (self->journey, "ctrl+3");
  gvt_journey_activate (self->journey, "button", "Rencanakan kunjungan");
  gvt_journey_see (self->journey, "label", "Ini yang Anda ketik tadi dan belum disimpan.");
  fill_modules (self, first, second);
  fill_order (self);
  fill_rest (self);
  gvt_journey_activate (self->journey, "button", "Simpan kunjungan");
  gvt_journey_see (self->journey, "button", "Ubah rencana");
  gvt_journey_close (self->journey);

  visit = find_visit (self, NAME);
  assert_planned (self, visit, first, second);
  gvt_watch_stop (self->day.watch);
  g_assert_cmpuint (gvt_watch_search (self->day.watch, self->day.watched), >=, 5);
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
  g_test_add ("/plan-journey/a-whole-visit-is-planned-by-keys", Fixture, NULL, set_up,
              test_a_whole_visit_is_planned_by_keys, tear_down);
  return g_test_run ();
}
