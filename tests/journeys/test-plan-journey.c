/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A visit is planned whole by keys alone: what was typed outlives a lock, and another program then
 * reads every value as it was typed. */
#include <string.h>

#include "gvt-class-hand.h"
#include "gvt-clock.h"
#include "gvt-module-library.h"
#include "gvt-program-run.h"
#include "gvt-visit-day.h"

#define NAME  "SMAN 2 Contoh"
#define ORDER "17/PP.06-ST/52/2026"
#define HOST  GVT_PLANTED_NAME

typedef struct
{
  GvtVisitDay *visit_day;
  GvtJourney *journey;
  GDateTime *date; /* of the visit, in WITA */
} Planning;

/* As the programs' clock has it. */
static GDateTime *
choose_date (void)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  gint64 at_us = gvt_clock_now_us (clock) + (7 * 24 + 8) * G_TIME_SPAN_HOUR;

  return g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
}

/* Returns: (transfer full): the day @days after the visit, in @form */
static char *
day_after (Planning *self, int days, const char *form)
{
  g_autoptr (GDateTime) date = g_date_time_add_days (self->date, days);

  return g_date_time_format (date, form);
}

static void
open_part (Planning *self, const char *title)
{
  g_autofree char *row = g_strconcat (title, "*", NULL);

  gvt_journey_activate (self->journey, "list item", row);
  gvt_journey_see (self->journey, "button", "Kembali ke rencana");
}

static void
go_back (Planning *self)
{
  gvt_journey_activate (self->journey, "button", "Kembali ke rencana");
  gvt_journey_see (self->journey, "button", "Simpan kunjungan");
}

static void
fill_people (Planning *self)
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
fill_modules (Planning *self, GvtModule *first, GvtModule *second)
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
fill_order (Planning *self)
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
fill_rest (Planning *self)
{
  g_autofree char *day = day_after (self, 10, "%d-%m-%Y");

  open_part (self, "Tim");
  gvt_journey_activate (self->journey, "checkbox", GVT_PLANTED_OFFICER);
  gvt_journey_fill (self->journey, "Kode pengguna mereka*", "FAS-77");
  go_back (self);
  open_part (self, "Daftar pemilih");
  gvt_journey_see (self->journey, "label", "Keluarkan"); /* those of the kecamatan are proposed */
  go_back (self);
  open_part (self, "Nama peserta");
  gvt_journey_fill (self->journey, "Dihapus pada*", day);
  gvt_journey_activate (self->journey, "checkbox", "Nama ikut dikirim ke pusat*");
  go_back (self);
}

/* A school's pupils come from the whole kecamatan, which has four villages. */
static void
assert_proposed (JsonArray *villages, const char *place)
{
  g_assert_cmpuint (json_array_get_length (villages), ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (
        strncmp (json_array_get_string_element (villages, i), place, strlen ("99.01.01.")), ==, 0);
}

/* What a fresh program reads. */
static void
assert_planned (Planning *self, const char *visit, GvtModule *first, GvtModule *second)
{
  g_autofree char *line = g_strdup_printf ("visit show %s", visit);
  g_autofree char *date = day_after (self, 0, "%Y-%m-%d");
  g_autofree char *order = day_after (self, -9, "%Y-%m-%d");
  g_autofree char *until = day_after (self, 10, "%Y-%m-%d");
  g_autoptr (JsonNode) read = gvt_planted_day_laptop (&self->visit_day->day, gvt_planted_name_words,
                                                      line);
  JsonObject *plan = json_node_get_object (read);
  const char *place = json_object_get_string_member (plan, "place");
  g_autofree char *expected = g_strdup_printf (
      "{\"name\":\"" NAME "\",\"date\":\"%s\",\"segment\":\"pemula\",\"expected\":120,"
      "\"women\":70,\"classes\":3,\"class_names\":[\"X-1\",\"X-2\"],"
      "\"order_number\":\"" ORDER "\",\"order_date\":\"%s\",\"letterhead\":\"KPU CONTOH\","
      "\"contact_name\":\"" HOST "\",\"contact_phone\":\"0812\","
      "\"facilitators\":[\"" GVT_PLANTED_OFFICER "\",\"FAS-77\"],"
      "\"modules\":[{\"module\":\"%s\",\"minutes\":%u},{\"module\":\"%s\",\"minutes\":35}],"
      "\"names_until\":\"%s\",\"names_travel\":true}",
      date, order, gvt_module_get_id (second), gvt_module_get_minutes (second),
      gvt_module_get_id (first), until);

  g_assert_true (g_str_has_prefix (place, "99.01."));
  assert_proposed (json_object_get_array_member (plan, "villages"), place);
  gvt_program_assert_members (plan, expected);
}

/* Returns: (transfer full): the id of the visit called @name */
static char *
find_visit (Planning *self, const char *name)
{
  g_autoptr (JsonNode) list = gvt_visit_day_read (self->visit_day, "visit list");
  JsonArray *visits = json_object_get_array_member (json_node_get_object (list), "visits");

  for (guint i = 0; i < json_array_get_length (visits); i++)
    {
      JsonObject *visit = json_array_get_object_element (visits, i);

      if (g_str_equal (json_object_get_string_member (visit, "name"), name))
        return g_strdup (json_object_get_string_member (visit, "id"));
    }
  g_error ("There is no visit %s", name);
}

/* In the midst of it the laptop is locked. */
static void
begin (Planning *self)
{
  g_autofree char *date = day_after (self, 0, "%d-%m-%Y");

  gvt_journey_press (self->journey, "ctrl+3");
  gvt_journey_activate (self->journey, "button", "Rencanakan kunjungan");
  gvt_journey_fill (self->journey, "Nama sekolah atau desa", NAME);
  gvt_journey_fill (self->journey, "Hari, misalnya*", date);
  fill_people (self);

  gvt_journey_activate (self->journey, "button", "Kunci");
  gvt_class_hand_unlock (self->journey);
  gvt_journey_see (self->journey, "button", "Kunci");
  gvt_journey_press (self->journey, "ctrl+3");
  gvt_journey_activate (self->journey, "button", "Rencanakan kunjungan");
  gvt_journey_see (self->journey, "label", "Ini yang Anda ketik tadi dan belum disimpan.");
}

static void
test_a_whole_visit_is_planned_by_keys (GvtVisitDay *day, gconstpointer unused)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GListModel *modules = gvt_module_library_get_modules (library);
  g_autoptr (GvtModule) first = g_list_model_get_item (modules, 0);
  g_autoptr (GvtModule) second = g_list_model_get_item (modules, 1);
  g_autoptr (GDateTime) date = choose_date ();
  g_autofree char *visit = NULL;
  Planning planning = { .visit_day = day, .date = date };

  gvt_visit_day_sign_in (day);
  planning.journey = day->journey;
  begin (&planning);
  fill_modules (&planning, first, second);
  fill_order (&planning);
  fill_rest (&planning);
  gvt_journey_activate (day->journey, "button", "Simpan kunjungan");
  gvt_journey_see (day->journey, "button", "Ubah rencana");
  gvt_journey_close (day->journey);

  visit = find_visit (&planning, NAME);
  assert_planned (&planning, visit, first, second);
}

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/plan-journey/a-whole-visit-is-planned-by-keys", test_a_whole_visit_is_planned_by_keys, NULL,
      0 },
  };

  return gvt_visit_day_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
