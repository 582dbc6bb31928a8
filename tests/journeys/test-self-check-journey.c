/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A visitor who cannot read small print asks whether he is listed: letters twice as large, by keys
 * alone, after the officer has begun it and until she ends it. The centre then knows how often
 * somebody asked, and for what; whose number it was stands nowhere. */
#include "gvt-program-run.h"
#include "gvt-visit-day.h"

#define NIK_LABEL  "NIK, 16 digit"
#define NAME_LABEL "Nama, seperti di kartu"

static void
try_with (GvtVisitDay *self, const char *nik, const char *name)
{
  gvt_journey_go_to (self->journey, "text box", NIK_LABEL);
  gvt_journey_type (self->journey, nik);
  gvt_journey_see (self->journey, "label", "16 dari 16 digit");
  gvt_journey_press (self->journey, "Return");
  gvt_journey_go_to (self->journey, "text box", NAME_LABEL);
  gvt_journey_type (self->journey, name);
  gvt_journey_press (self->journey, "Return");
}

/* The way there is an officer's; whoever sits there then has nothing else before him. */
static void
begin (GvtVisitDay *self)
{
  gvt_journey_press (self->journey, "ctrl+4");
  gvt_journey_activate (self->journey, "button", "Cek mandiri untuk pengunjung");
  gvt_journey_see (self->journey, "label", "Apakah saya ada di daftar pemilih?");
  gvt_journey_press (self->journey, "ctrl+4");
  gvt_journey_press (self->journey, "Escape");
  gvt_journey_see (self->journey, "label", "Apakah saya ada di daftar pemilih?");
}

static void
see_where_he_votes (GvtVisitDay *self)
{
  gvt_journey_see (self->journey, "label", "Anda terdaftar di daftar pemilih");
  gvt_journey_see (self->journey, "label", "Tempat pemungutan suara (TPS)");
  gvt_journey_activate (self->journey, "button", "Selesai");
}

static void
see_no_answer (GvtVisitDay *self)
{
  gvt_journey_see (self->journey, "label", "Tidak ditemukan dengan nomor dan nama ini");
}

static void
end (GvtVisitDay *self)
{
  gvt_journey_activate (self->journey, "button", "Petugas*");
  gvt_journey_type_secret (self->journey, "Frasa sandi", GVT_PLANTED_PASSPHRASE);
  gvt_journey_activate (self->journey, "button", "Akhiri cek mandiri");
  gvt_journey_see (self->journey, "button", "Cek mandiri untuk pengunjung");
}

/* --- the other side --- */

static void
assert_at_the_centre (GvtVisitDay *self)
{
  static const char *const answers[] = { "listed", "not_found", "not_found" };
  g_autoptr (JsonArray) events = NULL;

  gvt_planted_day_do (&self->day, "sync");
  events = gvt_planted_day_list (&self->day, NULL, "events list --json --kind voter.self_checked");
  g_assert_cmpuint (json_array_get_length (events), ==, G_N_ELEMENTS (answers));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);
      g_autofree char *body = g_strdup_printf ("{\"answer\":\"%s\",\"purpose\":\"self-check\"}",
                                               answers[i]);

      gvt_program_assert_members (event,
                                  "{\"actor\":\"" GVT_PLANTED_OFFICER "\",\"state\":\"applied\"}");
      gvt_program_assert_members (json_object_get_object_member (event, "body"), body);
    }
}

/* I10 */
static void
test_a_visitor_reads_large_print (GvtVisitDay *self, gconstpointer unused)
{
  self->text_percent = 200;
  gvt_visit_day_sign_in (self);
  begin (self);
  try_with (self, GVT_PLANTED_NIK, "zulqosimbera wiraksatriawangsa");
  see_where_he_votes (self);
  try_with (self, GVT_PLANTED_NIK, "SOMEBODY ELSE");
  see_no_answer (self);
  gvt_journey_activate (self->journey, "button", "Coba lagi");
  try_with (self, "9901010107569174", GVT_PLANTED_NAME);
  see_no_answer (self);
  end (self);
  gvt_journey_close (self->journey);
  assert_at_the_centre (self);
}

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/self-check-journey/a-visitor-reads-large-print", test_a_visitor_reads_large_print, NULL,
      0 },
  };

  return gvt_visit_day_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
