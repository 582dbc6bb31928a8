/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report that a facilitator takes down blind, by keys: she cannot read it again, the officer of
 * the same laptop can, and the centre has it value by value. */
#include "gvt-class-hand.h"
#include "gvt-program-run.h"
#include "gvt-visit-day.h"

#define NEW_RT   "004"
#define NEIGHBOR "Rohani" /* who reports */
#define REASON   "memeriksa-laporan"

/* --- the facilitator --- */

static void
choose_village (GvtJourney *journey)
{
  gvt_journey_choose (journey, "Kabupaten atau kota", "Kabupaten Karang Contoh");
  gvt_journey_choose (journey, "Kecamatan", "Contoh Utara");
  gvt_journey_choose (journey, "Desa atau kelurahan", "Batu Andai");
}

static void
tick (GvtJourney *journey, const char *box)
{
  gvt_journey_go_to (journey, "checkbox", box);
  gvt_journey_press (journey, "space");
}

/* Returns: (transfer full): the receipt number */
static char *
take_report (GvtVisitDay *self)
{
  GvtJourney *journey = self->journey;
  char *receipt;

  gvt_journey_press (journey, "ctrl+4");
  gvt_journey_see (journey, "label", "Daftar pemilih tetap tertutup bagi Anda");
  gvt_journey_activate (journey, "button", "Terima laporan warga");
  gvt_journey_see (journey, "label", "Setelah disimpan, laporan*");
  gvt_journey_choose (journey, "Jenis usulan", "Data keliru");
  gvt_journey_fill (journey, "Nama seperti di KTP-el", GVT_PLANTED_NAME);
  gvt_journey_fill (journey, "NIK, 16 angka", GVT_PLANTED_NIK);
  gvt_journey_choose (journey, "Yang keliru", "RT");
  gvt_journey_fill (journey, "Yang benar", NEW_RT);
  choose_village (journey);
  tick (journey, "KTP-el");
  gvt_journey_choose (journey, "Pelapor", "Keluarga");
  gvt_journey_fill (journey, "Nama pelapor", NEIGHBOR);
  tick (journey, "Pelapor setuju*");
  gvt_journey_activate (journey, "button", "Simpan usulan");
  gvt_journey_see (journey, "label", "Usulan tersimpan");
  receipt = gvt_journey_wait_for (journey, "label",
                                  "*-"
                                  "?????"
                                  "-?");
  gvt_journey_activate (journey, "button", "Selesai");
  return receipt;
}

static void
open_report (GvtJourney *journey, const char *receipt)
{
  g_autofree char *row = g_strdup_printf ("Data keliru*%s*", receipt);

  gvt_journey_press (journey, "ctrl+4");
  gvt_journey_activate (journey, "button", "Usulan di laptop ini");
  gvt_journey_activate (journey, "list item", row);
}

/* What she wrote a minute ago is closed to her. */
static void
cannot_read (GvtVisitDay *self, const char *receipt)
{
  open_report (self->journey, receipt);
  gvt_journey_see (self->journey, "label", "Tentang siapa usulan ini disegel*");
  gvt_journey_press (self->journey, "Escape");
  gvt_journey_press (self->journey, "Escape");
}

/* --- the officer --- */

static void
read_report (GvtVisitDay *self, const char *receipt)
{
  GvtJourney *journey = self->journey;

  open_report (journey, receipt);
  gvt_journey_choose (journey, "Tujuan", "Diminta supervisor");
  gvt_journey_activate (journey, "button", "Baca nama dan nomor");
  gvt_journey_see (journey, "list item", "*" GVT_PLANTED_NAME "*");
  gvt_journey_see (journey, "list item", "RT*" NEW_RT "*");
  gvt_journey_see (journey, "list item", "*" NEIGHBOR "*");
}

/* --- on the other side --- */

static void
assert_at_the_centre (GvtVisitDay *self, const char *receipt)
{
  g_autoptr (JsonArray) sealed = NULL;
  g_autoptr (JsonArray) opened = NULL;
  g_autofree char *expected = g_strdup_printf (
      "{\"receipt\":\"%s\",\"proposal\":\"wrong_data\",\"village_code\":\"" GVT_PLANTED_VILLAGE
      "\",\"evidence\":[\"ktp-el\"],\"reporter\":\"family\",\"consent\":true,"
      "\"made_by\":\"" GVT_PLANTED_FACILITATOR "\"}",
      receipt);
  JsonObject *personal;

  gvt_planted_day_do (&self->day, "sync");
  sealed = gvt_planted_day_list (&self->day, NULL, "proposals list --json");
  gvt_program_assert_members (gvt_planted_day_only_one (sealed), expected);
  opened = gvt_planted_day_list (&self->day, gvt_planted_all_words,
                                 "proposals list --json --personal --full-nik --reason " REASON);
  personal = json_object_get_object_member (gvt_planted_day_only_one (opened), "personal");
  gvt_program_assert_members (personal,
                              "{\"nik\":\"" GVT_PLANTED_NIK "\",\"name\":\"" GVT_PLANTED_NAME
                              "\",\"reporter_name\":\"" NEIGHBOR "\"}");
  gvt_program_assert_members (
      gvt_planted_day_only_one (json_object_get_array_member (personal, "changes")),
      "{\"field\":\"rt\",\"new\":\"" NEW_RT "\"}");
}

/* I1, I7, I10 */
static void
test_a_blind_report_is_read_by_the_officer_alone (GvtVisitDay *self, gconstpointer unused)
{
  g_autofree char *receipt = NULL;

  gvt_visit_day_sign_in_as (self, GVT_PLANTED_FACILITATOR, GVT_PLANTED_FACILITATOR_PASSPHRASE);
  receipt = take_report (self);
  cannot_read (self, receipt);
  gvt_visit_day_lose_power (self);
  read_report (self, receipt);
  gvt_journey_close (self->journey);
  assert_at_the_centre (self, receipt);
}

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/report-journey/a-blind-report-is-read-by-the-officer-alone",
      test_a_blind_report_is_read_by_the_officer_alone, NULL, 0 },
  };

  return gvt_visit_day_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
