/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody asks whether he is listed, and his village is not carried here: the question goes to the
 * centre, and its answer stands here and on paper. By keys, with programs of their own on each side
 * and an answer that is lost on the line once. */
#include <string.h>

#include "gvt-program-run.h"
#include "gvt-visit-day.h"

#define ASKED "Tanyakan kepada pusat"

/* Of the list that the centre has and the laptop does not. */
typedef struct
{
  char *nik;
  char *name;
  char *village;
  char *tps;
} Stranger;

enum
{
  COLUMN_VILLAGE = 0,
  COLUMN_NIK = 3,
  COLUMN_NAME = 4,
  COLUMN_TPS = 16,
};

static void
stranger_clear (Stranger *self)
{
  g_free (self->nik);
  g_free (self->name);
  g_free (self->village);
  g_free (self->tps);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stranger, stranger_clear)

/* The last row of the file that is of another village. */
static void
find_stranger (GvtVisitDay *self, Stranger *stranger)
{
  g_autofree char *path = g_build_filename (self->day.kept, "list.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), ";", -1);

      if (g_str_equal (cells[COLUMN_VILLAGE], GVT_PLANTED_VILLAGE))
        continue;
      stranger_clear (stranger);
      *stranger = (Stranger){ g_strdup (cells[COLUMN_NIK]), g_strdup (cells[COLUMN_NAME]),
                              g_strdup (cells[COLUMN_VILLAGE]), g_strdup (cells[COLUMN_TPS]) };
    }
  g_assert_nonnull (stranger->nik);
}

/* --- at the keys --- */

static void
ask (GvtVisitDay *self, const Stranger *stranger)
{
  GvtJourney *journey = self->journey;

  gvt_journey_press (journey, "ctrl+4");
  gvt_journey_choose (journey, "Tujuan", "Warga bertanya tempat memilihnya");
  gvt_journey_fill (journey, "Nama, NIK, atau kode baris", stranger->nik);
  gvt_journey_press (journey, "Return");
  gvt_journey_see (journey, "label", "Tidak ada di desa/kelurahan yang dibawa di sini");
  gvt_journey_activate (journey, "button", ASKED);
  gvt_journey_see (journey, "list item", "*Menunggu pusat*");
}

/* @said: when it is done */
static void
settle (GvtVisitDay *self, const char *said)
{
  gvt_journey_press (self->journey, "ctrl+5");
  gvt_journey_activate (self->journey, "button", "Sinkronkan sekarang");
  gvt_journey_see (self->journey, "label", said);
}

/* Returns: (transfer full): what the row says */
static char *
read_answer (GvtVisitDay *self)
{
  gvt_journey_press (self->journey, "ctrl+4");
  gvt_journey_activate (self->journey, "button", "Pertanyaan kepada pusat");
  return gvt_journey_wait_for (self->journey, "list item", "*Ditemukan*");
}

static void
assert_says (const char *answer, const char *what)
{
  if (strstr (answer, what) == NULL)
    g_error ("\"%s\" is not in the answer: %s", what, answer);
}

/* I10: after a warning, to a place that was chosen. Returns: (transfer full): the path */
static char *
print_answer (GvtVisitDay *self)
{
  char *path = g_build_filename (self->day.kept, "jawaban.pdf", NULL);

  gvt_journey_press (self->journey, "ctrl+3");
  gvt_journey_activate (self->journey, "list item", "SMAN-1-Contoh*");
  gvt_journey_activate (self->journey, "button", "Hasil dan berkas");
  gvt_journey_activate (self->journey, "list item", "Jawaban pusat*");
  gvt_journey_activate (self->journey, "button", "Pilih tempat");
  gvt_journey_choose_file (self->journey, "Simpan", path);
  gvt_journey_see (self->journey, "label", "Berkas tersimpan*");
  return path;
}

/* --- on the other side --- */

static void
answer_at_the_centre (GvtVisitDay *self)
{
  g_autoptr (JsonArray) before = gvt_planted_day_list (&self->day, NULL, "checks list --json");
  g_autoptr (JsonArray) after = NULL;

  gvt_program_assert_members (gvt_planted_day_only_one (before),
                              "{\"answer\":\"waiting\",\"by\":\"nik\"}");
  gvt_program_do ("govote-central", self->day.centre, "checks", "answer", NULL);
  after = gvt_planted_day_list (&self->day, NULL, "checks list --json");
  gvt_program_assert_members (gvt_planted_day_only_one (after), "{\"answer\":\"found\"}");
}

/* Value by value, as the centre's list has him. */
static void
assert_answer (GvtVisitDay *self, const Stranger *stranger)
{
  g_autoptr (JsonNode) read = gvt_visit_day_read (self, "checks list --purpose memeriksa");
  JsonObject *check = gvt_planted_day_only_one (json_node_get_array (read));
  g_autofree char *expected = g_strdup_printf ("{\"name\":\"%s\",\"village_code\":\"%s\","
                                               "\"tps\":\"%s\"}",
                                               stranger->name, stranger->village, stranger->tps);
  g_autofree char *asked = g_strdup_printf (
      "{\"answer\":\"found\",\"visit\":\"%s\"}",
      self->day.visit); /* today's, with whose papers it goes */

  gvt_program_assert_members (check, asked);
  gvt_program_assert_members (
      gvt_planted_day_only_one (json_object_get_array_member (check, "hits")), expected);
}

static void
assert_printed (GvtVisitDay *self, const char *path)
{
  g_autoptr (JsonNode) exports = gvt_visit_day_read (self, "exports list");
  g_autofree char *content = NULL;
  g_autofree char *expected = g_strdup_printf ("{\"form\":\"checks\",\"path\":\"%s\"}", path);

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  gvt_program_assert_members (gvt_planted_day_only_one (json_node_get_array (exports)), expected);
}

/* The second of the three answers becomes the first, by the centre; I1, I7, I10. */
static void
test_who_is_not_carried_here_is_answered_by_the_centre (GvtVisitDay *self, gconstpointer unused)
{
  g_auto (Stranger) stranger = { 0 };
  g_autofree char *answer = NULL;
  g_autofree char *printed = NULL;

  find_stranger (self, &stranger);
  gvt_watch_add (self->day.watch, "number of the stranger", stranger.nik);
  gvt_visit_day_sign_in (self);
  ask (self, &stranger);
  gvt_relay_lose_answer (self->day.relay, "/v1/push");
  settle (self, "*Semuanya tersimpan di laptop ini*");
  settle (self, "Selesai: *0 pesan*");
  answer_at_the_centre (self);

  gvt_visit_day_lose_power (self);
  settle (self, "Selesai: *1 pesan*");
  answer = read_answer (self);
  assert_says (answer, stranger.name);
  assert_says (answer, stranger.tps);
  printed = print_answer (self);
  gvt_journey_close (self->journey);
  assert_answer (self, &stranger);
  assert_printed (self, printed);
}

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/check-journey/who-is-not-carried-here-is-answered-by-the-centre",
      test_who_is_not_carried_here_is_answered_by_the_centre, NULL, 0 },
  };

  return gvt_visit_day_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
