/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a field laptop proposed in two regencies is decided by keys on a supervisor's laptop: one
 * that he reads, one that he rejects, one that he asks back, two together. The line is down when he
 * comes, and loses the answer when he sends. Then the centre exports what was verified, the files
 * are read by another program, and the next list takes one up. Programs of their own on each side.
 */
#include <string.h>

#include "gvt-program-run.h"
#include "gvt-queue-day.h"
#include "gvt-sheet-told.h"

#define QUESTION "Dusun mana yang tertulis pada KK?"

/* In which column of a list each stands. */
enum
{
  COLUMN_RT = 10,
  COLUMN_NOTE = 14,
  COLUMN_SOURCE = 15,
};

/* --- the supervisor, at the keys --- */

/* @said: when it is done */
static void
sync_by_keys (GvtJourney *journey, const char *said)
{
  gvt_journey_press (journey, "ctrl+5");
  gvt_journey_activate (journey, "button", "Sinkronkan sekarang");
  gvt_journey_see (journey, "label", said);
}

static void
open_item (GvtQueueDay *self, guint which)
{
  g_autofree char *row = g_strdup_printf ("*, %s", self->receipts[which]);

  gvt_journey_activate (self->day->journey, "list item", row);
}

/* Where the list is again. @words: of the state */
static void
see_told (GvtQueueDay *self, guint which, const char *words)
{
  g_autofree char *told = g_strdup_printf ("%s · * · %s*", self->receipts[which], words);

  gvt_journey_see (self->day->journey, "label", told);
}

/* No line yet: it says so, and finds the queue once there is one. */
static void
open_queue (GvtQueueDay *self)
{
  GvtJourney *journey = self->day->journey;

  gvt_relay_set_down (self->day->day.relay, TRUE);
  gvt_journey_press (journey, "ctrl+4");
  gvt_journey_activate (journey, "button", "Antrean usulan");
  gvt_journey_see (journey, "button", "Coba lagi");
  gvt_relay_set_down (self->day->day.relay, FALSE);
  gvt_journey_activate (journey, "button", "Coba lagi");
  gvt_journey_see (journey, "label", "*Rapat pleno berikutnya: 30 Desember 2026*");
}

/* The three columns and what was shown, before he says yes. */
static void
verify_one (GvtQueueDay *self)
{
  GvtJourney *journey = self->day->journey;

  open_item (self, GVT_QUEUE_DAY_WRONG_RT);
  gvt_journey_see (journey, "label", "Saat dicatat");
  gvt_journey_see (journey, "label", "Daftar sekarang");
  gvt_journey_see (journey, "label", "Diusulkan");
  gvt_journey_see (journey, "label", GVT_PLANTED_NAME);
  gvt_journey_see (journey, "label", GVT_QUEUE_DAY_NEW_RT);
  gvt_journey_see (journey, "label", "KTP-el");
  gvt_journey_see (journey, "label", "Yang diusulkan berbeda dari daftar.");
  gvt_journey_activate (journey, "button", "Verifikasi");
  see_told (self, GVT_QUEUE_DAY_WRONG_RT, "Terverifikasi di sini, belum terkirim");
}

/* By mistake; and takes it back, before anybody else has heard of it. */
static void
verify_and_undo (GvtQueueDay *self)
{
  GvtJourney *journey = self->day->journey;

  open_item (self, GVT_QUEUE_DAY_DEAD);
  gvt_journey_see (journey, "label", "AHMAD REKAAN");
  gvt_journey_activate (journey, "button", "Verifikasi");
  see_told (self, GVT_QUEUE_DAY_DEAD, "Terverifikasi di sini, belum terkirim");
  open_item (self, GVT_QUEUE_DAY_DEAD);
  gvt_journey_activate (journey, "button", "Tarik kembali keputusan");
  see_told (self, GVT_QUEUE_DAY_DEAD, "Terkirim");
}

static void
reject_one (GvtQueueDay *self)
{
  open_item (self, GVT_QUEUE_DAY_DEAD);
  gvt_journey_see (self->day->journey, "label", "AHMAD REKAAN");
  gvt_journey_activate (self->day->journey, "button", "Tolak…");
  gvt_journey_answer_dialog (self->day->journey, "Mengapa ditolak?",
                             "Bukti tidak ada atau tidak sesuai");
  see_told (self, GVT_QUEUE_DAY_DEAD, "Ditolak di sini, belum terkirim");
}

static void
ask_one_back (GvtQueueDay *self)
{
  open_item (self, GVT_QUEUE_DAY_NEWCOMER);
  gvt_journey_see (self->day->journey, "label", "LALU BARU");
  gvt_journey_fill (self->day->journey, "Pertanyaan kepada yang mencatatnya", QUESTION);
  gvt_journey_activate (self->day->journey, "button", "Tanyakan kembali");
  see_told (self, GVT_QUEUE_DAY_NEWCOMER, "Ditanyakan kembali di sini, belum terkirim");
}

static void
choose (GvtQueueDay *self, guint which)
{
  g_autofree char *name = g_strdup_printf ("Pilih %s", self->receipts[which]);

  gvt_journey_go_to (self->day->journey, "checkbox", name);
  gvt_journey_press (self->day->journey, "space");
}

static void
verify_two (GvtQueueDay *self)
{
  choose (self, GVT_QUEUE_DAY_GONE);
  choose (self, GVT_QUEUE_DAY_MARRIED);
  gvt_journey_activate (self->day->journey, "button", "Verifikasi yang dipilih…");
  gvt_journey_answer_dialog (self->day->journey, "Verifikasi 2 usulan?", "Verifikasi");
  see_told (self, GVT_QUEUE_DAY_GONE, "Terverifikasi di sini, belum terkirim");
  see_told (self, GVT_QUEUE_DAY_MARRIED, "Terverifikasi di sini, belum terkirim");
}

/* The centre hears it, and he does not know: what he sends again counts once. */
static void
send_over_a_bad_line (GvtQueueDay *self)
{
  gvt_relay_lose_answer (self->day->day.relay, "/v1/push");
  sync_by_keys (self->day->journey, "*Semuanya tersimpan di laptop ini*");
  sync_by_keys (self->day->journey, "Selesai: *");
}

static void
decide_by_keys (GvtQueueDay *self)
{
  gvt_visit_day_sign_in_as (self->day, GVT_PLANTED_SUPERVISOR, GVT_PLANTED_SUPERVISOR_PASSPHRASE);
  sync_by_keys (self->day->journey, "Selesai: *");
  open_queue (self);
  verify_one (self);
  verify_and_undo (self);
  reject_one (self);
  ask_one_back (self);
  verify_two (self);
  send_over_a_bad_line (self);
  gvt_journey_close (self->day->journey);
}

/* --- on the other sides --- */

/* Among what @node lists. Returns: (transfer none) */
static JsonObject *
find (JsonArray *all, const char *id)
{
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *object = json_array_get_object_element (all, i);

      if (g_str_equal (json_object_get_string_member (object, "id"), id))
        return object;
    }
  g_error ("Nothing is told of %s", id);
}

/* What the centre and the laptop that proposed each say. */
static void
assert_both (GvtQueueDay *self, guint which, const char *expected)
{
  g_autoptr (JsonNode) there = gvt_queue_day_centre (self, "proposals list");
  g_autoptr (JsonNode) here = gvt_queue_day_read (self, self->field, "proposals list");

  gvt_program_assert_members (find (json_node_get_array (there), self->ids[which]), expected);
  gvt_program_assert_members (find (json_node_get_array (here), self->ids[which]), expected);
}

/* The supervisor's own laptop: all of it is received, and the queue has it as he said it. */
static void
assert_supervisor (GvtQueueDay *self, const char *state, guint n, guint which)
{
  g_autofree char *line = g_strdup_printf ("queue list --state %s", state);
  g_autoptr (JsonNode) ledger = gvt_queue_day_read (self, self->supervisor, "ledger");
  g_autoptr (JsonNode) node = gvt_queue_day_read (self, self->supervisor, line);
  JsonArray *all = json_object_get_array_member (json_node_get_object (node), "proposals");

  gvt_program_assert_members (json_node_get_object (ledger), "{\"only_here\":0,\"quarantined\":0}");
  g_assert_cmpuint (json_array_get_length (all), ==, n);
  gvt_program_assert_members (find (all, self->ids[which]),
                              "{\"decided_by\":\"" GVT_PLANTED_SUPERVISOR
                              "\",\"conflicts\":0,\"here\":null}");
}

static void
assert_decided (GvtQueueDay *self)
{
  g_autofree char *question = g_strdup_printf ("proposals question %s",
                                               self->ids[GVT_QUEUE_DAY_NEWCOMER]);
  g_autoptr (JsonNode) asked = NULL;

  gvt_planted_day_do (&self->day->day, "sync");
#define BY "\"decided_by\":\"" GVT_PLANTED_SUPERVISOR "\""
  assert_both (self, GVT_QUEUE_DAY_WRONG_RT, "{\"state\":\"verified\"," BY ",\"outcome\":1}");
  assert_both (self, GVT_QUEUE_DAY_DEAD,
               "{\"state\":\"rejected\"," BY ",\"rejection\":\"no_evidence\",\"outcome\":3}");
  assert_both (self, GVT_QUEUE_DAY_GONE, "{\"state\":\"verified\"," BY ",\"outcome\":1}");
  assert_both (self, GVT_QUEUE_DAY_MARRIED, "{\"state\":\"verified\"," BY ",\"outcome\":1}");
  assert_both (self, GVT_QUEUE_DAY_NEWCOMER, "{\"state\":\"asked_back\"," BY ",\"outcome\":1}");
#undef BY
  asked = gvt_queue_day_read (self, self->field, question);
  gvt_program_assert_members (json_node_get_object (asked), "{\"question\":\"" QUESTION "\"}");
  assert_supervisor (self, "verified", 3, GVT_QUEUE_DAY_GONE);
  assert_supervisor (self, "rejected", 1, GVT_QUEUE_DAY_DEAD);
  assert_supervisor (self, "asked_back", 1, GVT_QUEUE_DAY_NEWCOMER);
}

/* --- the files --- */

#define HEADINGS \
  "KODE WILAYAH;DPID;NKK;NIK;NAMA;TEMPAT LAHIR;TANGGAL LAHIR;STATUS;KELAMIN;ALAMAT;RT;RW;" \
  "DISABILITAS;KTP-EL;KETERANGAN;SUMBER;TPS;SKEMA TMS;USULAN;TANDA TERIMA;EKSPOR KE\n"

/* The planted voter's line of the list. Returns: (transfer full) */
static GStrv
read_planted_line (GvtQueueDay *self)
{
  g_autofree char *path = g_build_filename (self->day->day.kept, "list.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], GVT_PLANTED_NIK) != NULL)
      return g_strsplit (g_strchomp (lines[i]), ";", -1);
  g_assert_not_reached ();
}

static void
replace (char **cells, guint column, const char *text)
{
  g_free (cells[column]);
  cells[column] = g_strdup (text);
}

/* Returns: (transfer full): as the file for the first regency has it, cell by cell */
static char *
expect_near (GvtQueueDay *self)
{
  g_auto (GStrv) cells = read_planted_line (self);
  g_autofree char *planted = NULL;

  replace (cells, COLUMN_RT, GVT_QUEUE_DAY_NEW_RT);
  replace (cells, COLUMN_NOTE, "U");
  replace (cells, COLUMN_SOURCE, "masyarakat");
  planted = g_strjoinv (";", cells);
  return g_strdup_printf (
      HEADINGS "%s;;wrong_data;%s;1\n" GVT_QUEUE_DAY_NEAR
               ";;9901011203150004;9901014507900001;BAIQ MISALIA;;05|07|1990;S;P;"
               ";001;002;;;4;masyarakat;007;2023/2024;move;%s;1\n",
      planted, self->receipts[GVT_QUEUE_DAY_WRONG_RT], self->receipts[GVT_QUEUE_DAY_GONE]);
}

static char *
expect_far (GvtQueueDay *self)
{
  return g_strdup_printf (
      HEADINGS GVT_QUEUE_DAY_FAR
      ";;9971020107170011;9971026903710002;LALE CONTOHWATI;;29|03|1971;S;P;;001;"
      "002;;;U;masyarakat;003;;wrong_data;%s;1\n",
      self->receipts[GVT_QUEUE_DAY_MARRIED]);
}

/* @path: "…/usulan-99.01-2026-12-01.csv", whose day is told nowhere else. Returns: (transfer full)
 */
static char *
expect_cover (const char *path, const char *regency, guint n, guint n_moves, guint n_wrong)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *day = g_strndup (name + strlen ("usulan-99.01-"), strlen ("2026-12-01"));

  return g_strdup_printf ("PERIHAL;ISI\nKODE KABUPATEN/KOTA;%s\nTANGGAL;%s\n"
                          "DIBUAT OLEH;" GVT_PLANTED_SUPERVISOR "\n"
                          "SKEMA KODE TMS;lihat kolom SKEMA TMS pada tiap baris\n"
                          "JUMLAH USULAN;%u\nDI ANTARANYA SUDAH PERNAH DIEKSPOR;0\n"
                          "USULAN new;0\nUSULAN death;0\nUSULAN move;%u\nUSULAN tms;0\n"
                          "USULAN wrong_tps;0\nUSULAN wrong_data;%u\n",
                          regency, day, n, n_moves, n_wrong);
}

static void
assert_sheets (JsonObject *made, const char *file, const char *sheet, const char *expected)
{
  g_autofree char *csv = gvt_sheet_told_csv (json_object_get_string_member (made, file));
  g_autofree char *xlsx = gvt_sheet_told_xlsx (json_object_get_string_member (made, "xlsx"), sheet);

  g_assert_cmpstr (csv, ==, expected);
  g_assert_cmpstr (xlsx, ==, expected);
}

static void
assert_exported (
    GvtQueueDay *self, const char *regency, const char *expected, guint n_moves, guint n_wrong)
{
  g_autofree char *line = g_strdup_printf (
      "proposals export --regency %s --output %s --supervisor " GVT_PLANTED_SUPERVISOR, regency,
      self->day->day.kept);
  g_autoptr (JsonNode) node = gvt_queue_day_centre (self, line);
  JsonObject *made = json_node_get_object (node);
  g_autofree char *cover = expect_cover (json_object_get_string_member (made, "csv"), regency,
                                         n_moves + n_wrong, n_moves, n_wrong);

  g_assert_cmpint (json_object_get_int_member (made, "rows"), ==, n_moves + n_wrong);
  assert_sheets (made, "csv", "Usulan", expected);
  assert_sheets (made, "cover", "Sampul", cover);
}

/* The list that comes next has the planted voter's RT right, and nothing else. */
static void
import_next_list (GvtQueueDay *self)
{
  g_autofree char *path = g_build_filename (self->day->day.kept, "list.csv", NULL);
  g_auto (GStrv) cells = read_planted_line (self);
  g_autofree char *before = g_strjoinv (";", cells);
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) list = NULL;

  replace (cells, COLUMN_RT, GVT_QUEUE_DAY_NEW_RT);
  after = g_strjoinv (";", cells);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  list = g_string_new (text);
  g_assert_cmpuint (g_string_replace (list, before, after, 0), ==, 1);
  g_assert_true (g_file_set_contents (path, list->str, -1, NULL));
  gvt_queue_day_import (self, path, "2026-08-31");
}

static void
test_decisions_reach_the_regencies (GvtVisitDay *day, gconstpointer unused)
{
  g_auto (GvtQueueDay) self = { 0 };
  g_autofree char *near = NULL;
  g_autofree char *far = NULL;

  gvt_queue_day_set_up (&self, day);
  near = expect_near (&self);
  far = expect_far (&self);
  day->day.laptop = self.supervisor;
  decide_by_keys (&self);
  day->day.laptop = self.field;
  assert_decided (&self);

  assert_exported (&self, "99.01", near, 1, 1);
  assert_exported (&self, "99.71", far, 0, 1);
  import_next_list (&self);
  gvt_planted_day_do (&day->day, "sync");
  assert_both (&self, GVT_QUEUE_DAY_WRONG_RT, "{\"state\":\"taken_up\"}");
  assert_both (&self, GVT_QUEUE_DAY_GONE, "{\"state\":\"exported\"}");
  assert_both (&self, GVT_QUEUE_DAY_MARRIED, "{\"state\":\"exported\"}");
  assert_both (&self, GVT_QUEUE_DAY_DEAD, "{\"state\":\"rejected\"}");
  assert_both (&self, GVT_QUEUE_DAY_NEWCOMER, "{\"state\":\"asked_back\"}");
}

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/queue-journey/decisions-reach-the-regencies", test_decisions_reach_the_regencies, NULL, 0 },
  };

  return gvt_visit_day_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
