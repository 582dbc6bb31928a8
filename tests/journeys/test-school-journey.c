/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school's list taken at the keys: three piles, and a pupil who is not listed becomes a proposal
 * that the centre has in the end; the list itself stays on the laptop (I7, I10). */
#include <string.h>

#include "gvt-program-run.h"
#include "gvt-visit-day.h"

#define UNLISTED     "Lalu Belumterdaftar"
#define UNLISTED_NIK "9901011203080004"
#define YOUNG        "Baiq Masihmuda"
#define FAR          "Inaq Jauhsekali"

/* Born in 2020, she is not 17 whenever this runs before 2037. */
#define SHEET \
  "SMAN 1 CONTOH;;;;;\n" \
  "Nama Siswa;NIK;Tgl. Lahir;L/P;Rombel;Desa/Kelurahan\n" GVT_PLANTED_NAME ";'" GVT_PLANTED_NIK \
  ";1/7/1956;L;XII-1;Batu Andai\n" UNLISTED ";" UNLISTED_NIK \
  ";12/3/2008;L;XII-1;Ds. Batu Andai\n" YOUNG ";;1/2/2020;P;X-1;Batu Andai\n" FAR \
  ";;1/2/2000;P;XII-1;Oi Na'e\n"

static char *
write_sheet (GvtVisitDay *self)
{
  char *path = g_build_filename (self->day.kept, "siswa.csv", NULL);

  g_assert_true (g_file_set_contents (path, SHEET, -1, NULL));
  return path;
}

/* --- at the keys --- */

static void
open_school (GvtVisitDay *self)
{
  gvt_journey_press (self->journey, "ctrl+3");
  gvt_journey_activate (self->journey, "list item", "SMAN-1-Contoh*");
  gvt_journey_activate (self->journey, "button", "Daftar sekolah");
}

static void
take_list (GvtVisitDay *self, const char *path)
{
  open_school (self);
  gvt_journey_see (self->journey, "label", "Belum ada daftar dari sekolah ini");
  gvt_journey_activate (self->journey, "button", "Ambil daftar dari berkas…");
  gvt_journey_choose_file (self->journey, "Buka", path);
}

static void
see_piles (GvtVisitDay *self)
{
  gvt_journey_see (self->journey, "label", "Berhak memilih, belum terdaftar: 1");
  gvt_journey_see (self->journey, "label", "Belum 17 tahun: 1");
  gvt_journey_see (self->journey, "label", "Tidak dapat diketahui di sini: 1");
  gvt_journey_see (self->journey, "label", "Terdaftar: 1");
  gvt_journey_see (self->journey, "list item", YOUNG "*1 Februari 2037*");
  gvt_journey_see (self->journey, "list item", FAR "*");
  gvt_journey_see (self->journey, "label", "*Daftar pemilih desa ini tidak ada di laptop ini.");
}

static void
tick (GvtVisitDay *self, const char *name)
{
  gvt_journey_go_to (self->journey, "checkbox", name);
  gvt_journey_press (self->journey, "space");
}

/* One touch opens the proposal; what the school wrote stands there. Returns: (transfer full): the
 * receipt number */
static char *
report (GvtVisitDay *self)
{
  char *receipt;

  gvt_journey_activate (self->journey, "list item", UNLISTED "*");
  tick (self, "KTP-el");
  tick (self, "Pelapor setuju*");
  gvt_journey_activate (self->journey, "button", "Simpan usulan");
  gvt_journey_see (self->journey, "label", "Usulan tersimpan");
  receipt = gvt_journey_wait_for (self->journey, "label",
                                  "*-"
                                  "?????"
                                  "-?");
  gvt_journey_activate (self->journey, "button", "Selesai");
  return receipt;
}

/* I7: at once, and unsent. */
static void
see_reported (GvtVisitDay *self, const char *receipt)
{
  g_autofree char *row = g_strdup_printf (UNLISTED "*Sudah diusulkan: tanda terima %s*", receipt);

  gvt_journey_see (self->journey, "list item", row);
}

/* --- what other programs say --- */

static JsonObject *
row_of (JsonNode *shown, const char *name)
{
  JsonArray *rows = json_object_get_array_member (json_node_get_object (shown), "rows");

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      if (g_str_equal (json_object_get_string_member (row, "name"), name))
        return row;
    }
  g_error ("%s does not stand there", name);
}

static void
assert_shown (GvtVisitDay *self, const char *receipt)
{
  g_autofree char *line = g_strdup_printf ("schoollist show %s --purpose pencocokan",
                                           self->day.visit);
  g_autoptr (JsonNode) shown = gvt_planted_day_laptop (&self->day, gvt_planted_name_words, line);
  JsonObject *reported = row_of (shown, UNLISTED);

  gvt_program_assert_members (row_of (shown, GVT_PLANTED_NAME),
                              "{\"pile\":\"listed\",\"match\":\"nik\"}");
  gvt_program_assert_members (reported, "{\"pile\":\"not_listed\"}");
  g_assert_cmpstr (json_object_get_string_member (
                       json_object_get_object_member (reported, "proposal"), "receipt"),
                   ==, receipt);
  gvt_program_assert_members (row_of (shown, YOUNG),
                              "{\"pile\":\"not_yet_17\",\"turns_17\":\"2037-02-01\"}");
  gvt_program_assert_members (row_of (shown, FAR),
                              "{\"pile\":\"elsewhere\",\"why\":\"not_carried\"}");
}

static void
assert_proposals (JsonArray *proposals, const char *receipt)
{
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (proposals); i++)
    {
      JsonObject *proposal = json_array_get_object_element (proposals, i);

      if (g_strcmp0 (json_object_get_string_member (proposal, "receipt"), receipt) != 0)
        continue;
      g_assert_cmpstr (json_object_get_string_member (proposal, "proposal"), ==, "new");
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

static void
assert_at_the_centre (GvtVisitDay *self, const char *receipt)
{
  g_autoptr (JsonNode) here = gvt_visit_day_read (self, "proposals list");
  g_autoptr (JsonArray) there = NULL, lists = NULL;

  assert_proposals (json_node_get_array (here), receipt);
  gvt_planted_day_do (&self->day, "sync");
  there = gvt_planted_day_list (&self->day, NULL, "proposals list --json");
  assert_proposals (there, receipt);
  lists = gvt_planted_day_list (&self->day, NULL, "events list --json --kind visit.school_list/1");
  g_assert_cmpuint (json_array_get_length (lists), ==, 1); /* that it was taken, and of nobody */
}

static void
test_a_list_becomes_three_piles (GvtVisitDay *self, gconstpointer unused)
{
  g_autofree char *path = write_sheet (self);
  g_autofree char *receipt = NULL;

  gvt_visit_day_sign_in (self);
  take_list (self, path);
  see_piles (self);
  receipt = report (self);
  see_reported (self, receipt);
  gvt_journey_close (self->journey);

  assert_shown (self, receipt);
  assert_at_the_centre (self, receipt);
}

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/school-journey/a-list-becomes-three-piles", test_a_list_becomes_three_piles, NULL, 0 },
  };

  return gvt_visit_day_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
