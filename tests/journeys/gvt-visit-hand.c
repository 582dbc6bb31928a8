/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-hand.h"

#define MODULE  "Hari pemungutan suara: langkah di TPS*"
#define N_CARDS 8

/* On a narrow window the steps lie behind a button. */
void
gvt_visit_hand_enter (GvtVisitDay *self, const char *title)
{
  g_autofree char *row = g_strconcat (title, "*", NULL);

  if (self->width > 0)
    gvt_journey_activate (self->journey, "button", "Langkah");
  gvt_journey_go_to (self->journey, "list item", row);
  gvt_journey_press (self->journey, "Return");
}

/* --- class mode --- */

static void
type_passphrase (GvtVisitDay *self)
{
  gvt_journey_type_secret (self->journey, "Frasa sandi", GVT_PLANTED_PASSPHRASE);
  gvt_journey_press (self->journey, "Return");
}

void
gvt_visit_hand_return (GvtVisitDay *self)
{
  gvt_journey_see (self->journey, "label", "Dari sini hanya pengajar yang melanjutkan");
  type_passphrase (self);
  gvt_journey_see (self->journey, "button", "Keluar…");
}

void
gvt_visit_hand_leave_class (GvtVisitDay *self)
{
  gvt_journey_activate (self->journey, "button", "Keluar…");
  type_passphrase (self);
  gvt_journey_see (self->journey, "button", self->width > 0 ? "Langkah" : "Kunci");
}

/* --- a test --- */

void
gvt_visit_hand_open_test (GvtVisitDay *self, const char *title, gboolean is_whole)
{
  GvtJourney *journey = self->journey;

  gvt_visit_hand_enter (self, title);
  gvt_journey_go_to (journey, "list item", MODULE);
  gvt_journey_press (journey, "space");
  gvt_journey_go_to (journey, "spin button", "Soal untuk tiap orang");
  gvt_journey_press (journey, "ctrl+a");
  gvt_journey_type (journey, "2");
  if (is_whole)
    {
      gvt_journey_go_to (journey, "switch", "Bentuk A dan B bersilang");
      gvt_journey_press (journey, "space");
    }
  gvt_journey_activate (journey, "button", "Buka tes a*");
  gvt_journey_see (journey, "status", "Hadir: 5. Lewat laptop: 0.*");
}

void
gvt_visit_hand_count (GvtVisitDay *self, const char *const counts[5])
{
  gvt_journey_wait_for_focus (self->journey, "text box", "Tangan untuk A");
  for (guint i = 0; i < 5; i++)
    {
      gvt_journey_type (self->journey, counts[i]);
      gvt_journey_press (self->journey, "Return");
    }
  gvt_journey_wait_for_focus (self->journey, "button", "Catat hitungan");
  gvt_journey_press (self->journey, "Return");
}

static void
key_line (GvtVisitDay *self, const char *line, const char *said)
{
  gvt_journey_fill (self->journey, "Baris lembar", line);
  gvt_journey_press (self->journey, "Return");
  gvt_journey_see (self->journey, "status", said);
}

void
gvt_visit_hand_key_sheets (GvtVisitDay *self, const char *const *lines)
{
  gvt_journey_activate (self->journey, "button", "Ketik lembar jawaban");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *said = g_strdup_printf ("Kartu %c tercatat.", lines[i][0]);

      key_line (self, lines[i], said);
    }
  gvt_journey_activate (self->journey, "button", "Selesai");
}

void
gvt_visit_hand_close_test (GvtVisitDay *self)
{
  gvt_journey_activate (self->journey, "button", "Tutup tes…");
  gvt_journey_answer_dialog (self->journey, "Tutup tes?", "Tutup tes");
  gvt_journey_see (self->journey, "button", "Hasil belajar");
}

/* --- the other steps --- */

void
gvt_visit_hand_teach (GvtVisitDay *self, guint card)
{
  g_autofree char *next = g_strdup_printf ("Lanjutkan dari kartu %u", card + 1);

  gvt_visit_hand_enter (self, "Mengajar");
  gvt_journey_go_to (self->journey, "list item", MODULE);
  gvt_journey_activate (self->journey, "button", "Buka modul");
  gvt_journey_activate (self->journey, "button",
                        card == 1 ? "Mulai membaca" : "Lanjutkan dari kartu *");
  for (guint i = card; i <= card + 1; i++)
    {
      g_autofree char *position = g_strdup_printf ("Kartu %u dari %u", i, N_CARDS);

      gvt_journey_see (self->journey, "label", position);
      gvt_journey_press (self->journey, i == card ? "Right" : "Escape");
    }
  gvt_journey_see (self->journey, "button", next);
  gvt_journey_press (self->journey, "Escape");
  gvt_visit_hand_leave_class (self);
}

void
gvt_visit_hand_key_survey (GvtVisitDay *self, const char *const *lines)
{
  gvt_visit_hand_enter (self, "Survei");
  gvt_journey_activate (self->journey, "button", "Ketik lembar kertas");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("%u %s", i + 1, lines[i]);
      g_autofree char *said = g_strdup_printf ("Lembar %u dicatat.", i + 1);

      key_line (self, line, said);
    }
  gvt_journey_activate (self->journey, "button", "Selesai");
}

void
gvt_visit_hand_close_class (GvtVisitDay *self)
{
  gvt_visit_hand_enter (self, "Tutup");
  gvt_journey_activate (self->journey, "button", "Tutup kelas");
  gvt_journey_answer_dialog (self->journey, "Tutup kelas ini?", "Tutup kelas");
  gvt_journey_see (self->journey, "button", "Kelas berikutnya");
}
