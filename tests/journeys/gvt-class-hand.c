/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-class-hand.h"

#include "gvt-planted-day.h"

void
gvt_class_hand_unlock_as (GvtJourney *journey, const char *user, const char *passphrase)
{
  g_autofree char *row = g_strconcat (user, "*", NULL);

  gvt_journey_wait_for_focus (journey, "text box", "Frasa sandi");
  gvt_journey_go_to (journey, "list item", row);
  gvt_journey_type_secret (journey, "Frasa sandi", passphrase);
  gvt_journey_press (journey, "Return");
}

void
gvt_class_hand_unlock (GvtJourney *journey)
{
  gvt_class_hand_unlock_as (journey, GVT_PLANTED_OFFICER, GVT_PLANTED_PASSPHRASE);
}

static void
count (GvtJourney *journey, const char *whom, const char *number)
{
  gvt_journey_go_to (journey, "spin button", whom);
  gvt_journey_press (journey, "ctrl+a");
  gvt_journey_type (journey, number);
}

void
gvt_class_hand_attend (GvtJourney *journey, const char *men, const char *women)
{
  g_autofree char *people = g_strdup_printf ("Langkah * %s laki-laki dan %s perempuan*", men,
                                             women);

  count (journey, "Laki-laki", men);
  count (journey, "Perempuan", women);
  gvt_journey_activate (journey, "button", "Simpan kehadiran");
  gvt_journey_see (journey, "label", people);
}

void
gvt_class_hand_open (GvtJourney *journey, const char *name, const char *men, const char *women)
{
  gvt_journey_press (journey, "ctrl+3");
  gvt_journey_activate (journey, "list item", "SMAN-1-Contoh*");
  gvt_journey_fill (journey, "Nama kelas", name);
  gvt_journey_press (journey, "Return");
  gvt_class_hand_attend (journey, men, women);
}

void
gvt_class_hand_become_teacher (GvtJourney *journey)
{
  gvt_journey_activate (journey, "button", "Frasa sandi pengajar…");
  gvt_journey_see (journey, "label", "Dari sini hanya pengajar yang melanjutkan");
  gvt_journey_type_secret (journey, "Frasa sandi", GVT_PLANTED_PASSPHRASE);
  gvt_journey_press (journey, "Return");
  gvt_journey_see (journey, "button", "Keluar…");
}

GvtQuizOption *
gvt_class_hand_choose (GListModel *questions, guint index, guint nth, gboolean *is_right)
{
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (questions, index);
  GvtQuizOption *option = g_list_model_get_item (gvt_quiz_item_get_options (item), nth);

  *is_right = gvt_quiz_item_is_key (item, gvt_quiz_option_get_id (option));
  return option;
}

void
gvt_class_hand_see_question (GvtJourney *journey, GListModel *questions, guint index)
{
  g_autofree char *position = g_strdup_printf ("Soal %u dari %u", index + 1,
                                               g_list_model_get_n_items (questions));

  gvt_journey_see (journey, "label", position);
}

gboolean
gvt_class_hand_answer (GvtJourney *journey, GListModel *questions, guint index, guint nth)
{
  gboolean is_last = index + 1 == g_list_model_get_n_items (questions);
  const char key[] = { 'a' + nth, '\0' };
  gboolean is_right = FALSE;
  g_autoptr (GvtQuizOption) option = gvt_class_hand_choose (questions, index, nth, &is_right);

  gvt_class_hand_see_question (journey, questions, index);
  gvt_journey_press (journey, key);
  gvt_journey_wait_for_focus (journey, "button", "Jawab");
  gvt_journey_press (journey, "Return");
  gvt_journey_see (journey, "label", is_right ? "Benar!" : "Belum tepat");
  gvt_journey_wait_for_focus (journey, "button", is_last ? "Lihat skor" : "Soal berikutnya");
  gvt_journey_press (journey, "Return");
  return is_right;
}
