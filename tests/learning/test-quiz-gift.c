/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files as teachers type them and as Moodle writes them. */
#include <string.h>

#include "gvt-error.h"
#include "gvt-module-fixture.h"
#include "gvt-quiz-export.h"
#include "gvt-quiz-report-text.h"
#include "gvt-test.h"

static void
assert_reads (const char *text, const char *expected)
{
  gvt_quiz_assert_reads (GVT_QUIZ_FORMAT_GIFT, text, expected);
}

#define GOOD          "Kapan?{=Pagi ~Malam}\n"
#define BESIDE(line)  #line "! A blank line must stand between two questions; "
#define GOOD_AT(line) #line " soal-1 single Kapan?/Pagi/Malam =a; "

static void
test_four_types (void)
{
  assert_reads (GOOD, GOOD_AT (1));
  assert_reads ("TPS buka pukul berapa? {\n\t~06.00 # Terlalu pagi.\n\t=07.00 # Tepat.\n}\n",
                "1 soal-1 single TPS buka pukul berapa?/06.00#Terlalu pagi./07.00 =b (Tepat.); ");
  assert_reads (
      "Apa yang dibawa? {\n~%50%KTP-el\n~%-50%Ponsel#Ditinggal.\n~%50%Undangan\n~Kamera\n}",
      "1 soal-1 multiple Apa yang "
      "dibawa?/KTP-el/Ponsel#Ditinggal./Undangan/Kamera =a|c; ");
  assert_reads ("Pilihan itu rahasia.{TRUE}\n\nBoleh diwakilkan. {F}\n\nBuka. { true }",
                "1 soal-1 truefalse Pilihan itu rahasia. =true; "
                "3 soal-2 truefalse Boleh diwakilkan. =false; 5 soal-3 truefalse Buka. =true; ");
  assert_reads ("Di mana Anda memilih? {=TPS =tempat pemungutan suara =tps}",
                "1 soal-1 text Di mana Anda memilih? =TPS|tempat pemungutan suara; ");
}

static void
test_feedback (void)
{
  assert_reads ("Boleh diwakilkan.{FALSE#Coba lagi.#Betul, harus sendiri.####Lihat kartu 3.}",
                "1 soal-1 truefalse Boleh diwakilkan. =false (Betul, harus sendiri.\nLihat kartu "
                "3.); 1? What is said to those who were wrong is left out; ");
  assert_reads (
      "Boleh diwakilkan.{FALSE#Memilih tidak dapat diwakilkan.}",
      "1 soal-1 truefalse Boleh diwakilkan. =false (Memilih tidak dapat diwakilkan.); 1? What is "
      "said to those who were wrong is shown to all; ");
  assert_reads ("Di mana?{=TPS#Bagus.=tempat pemungutan suara#Bagus.####Dekat rumah.}",
                "1 soal-1 text Di mana? =TPS|tempat pemungutan suara (Bagus.\nDekat rumah.); ");
  assert_reads ("Kapan?{\n=Pagi\n~Malam\n#### Pukul 07.00.\n}",
                "1 soal-1 single Kapan?/Pagi/Malam =a (Pukul 07.00.); ");
}

static void
test_titles_become_ids (void)
{
  assert_reads ("::Jam TPS (1)::Kapan?{=Pagi ~Malam}\n\n:: Jam TPS (1) ::\nKapan?{=Pagi ~Malam}\n"
                "\n::Soal 1:: Siapa?{T}\n\n::???::Di mana?{=TPS}",
                "1 jam-tps-1 single Kapan?/Pagi/Malam =a; 3 soal-2 single Kapan?/Pagi/Malam =a; "
                "6 soal-1 truefalse Siapa? =true; 8 soal-3 text Di mana? =TPS; ");
}

static void
test_wild_files (void)
{
  assert_reads ("\xef\xbb\xbf// Kuis M5\r\n$CATEGORY: $course$/top/Pemilu\r\n\r\n"
                "// question: 12  name: Jam\r\n::Jam::Kapan\r\nTPS buka?{\r\n\t=Pagi\r\n"
                "\t// komentar\r\n\t~Malam\r\n}\r\n",
                "5 jam single Kapan TPS buka?/Pagi/Malam =a; 2? The category is passed over; ");
  assert_reads ("Kapan?{=Pagi ~Malam}\r\rBenar?{T}",
                GOOD_AT (1) "3 soal-2 truefalse Benar? =true; ");
  assert_reads ("$CATEGORY: Pemilu\nKapan?{=Pagi ~Malam}", GOOD_AT (2) "1? The category is passed "
                                                                       "over; ");
  assert_reads ("", "");
  assert_reads ("// hanya komentar\n\n\n", "");
}

static void
test_escapes (void)
{
  assert_reads ("Mana yang 5\\: \\{hitung\\}? {\n~ \\= 2 + 2\n= \\= 2 + 3 # 100 \\# \\~\n}",
                "1 soal-1 single Mana yang 5: {hitung}?/= 2 + 2/= 2 + 3 =b (100 # ~); ");
  assert_reads ("Baris satu\\nbaris dua\nmasih dua, C\\:\\\\data {T}",
                "1 soal-1 truefalse Baris satu\nbaris dua masih dua, C:\\data =true; ");
  assert_reads ("Berapa persen?{=100% ~5 %}", "1 soal-1 single Berapa persen?/100%/5 % =a; ");
}

static void
test_markup (void)
{
  assert_reads ("[html]<p dir\\=\"ltr\">Kapan <b>TPS</b> buka&nbsp;&amp; tutup?<br /></p>"
                "{=<p>Pagi</p> ~[plain]<p>}",
                "1 soal-1 single Kapan TPS buka & tutup?/Pagi/<p> =a; 1? Bold type and the like is "
                "left out; ");
  assert_reads ("[markdown]Kapan **TPS** buka?{=Pagi ~_Malam_}",
                "1 soal-1 single Kapan TPS buka?/Pagi/Malam =a; 1? Bold type and the like is left "
                "out; ");
  assert_reads ("[Peragaan] 2 < 3 && 3 > 2{T}", "1 soal-1 truefalse [Peragaan] 2 < 3 && 3 > 2 "
                                                "=true; ");
  assert_reads ("[html]<p>Apa ini?</p>\n<img src\\=\"@@PLUGINFILE@@/a.png\">{=Kotak ~Bilik}",
                "1! Plain text is read here, no <img>; ");
  assert_reads ("[markdown]Apa?\n{=a ~`b`}", "2! Plain text is read here, no code; ");
}

static void
test_what_is_not_read (void)
{
  assert_reads ("Pasangkan. {\n=Lombok -> Mataram\n=Sumbawa -> Bima\n}\n\n" GOOD,
                GOOD_AT (6) "1! A question that matches pairs is not read; ");
  assert_reads ("Tahun berapa? {#2024:1}", "1! A question for a number is not read; ");
  assert_reads ("Ceritakan. {}", "1! A question for a free text (essay) is not read; ");
  assert_reads ("Ceritakan. {####Bebas.}", "1! A question for a free text (essay) is not read; ");
  assert_reads ("TPS buka {=pagi ~malam} hari.",
                "1! A gap within a sentence is not read: write ____ for it, and { } at the end; ");
  assert_reads ("Jawab soal berikut.\n\n" GOOD,
                GOOD_AT (3) "1! Text without answers in { } is no question; ");
  assert_reads ("Sulit.{~salah ~%50%separuh\n=benar}",
                "1! A choice that is right in part is not read: each is right or wrong; ");
  assert_reads ("Di mana?{=TPS\n=%75%TPT}",
                "2! An answer that is right in part is not read: each is right or wrong; ");
  assert_reads ("Di mana?{=%100%TPS#Ya.\n=%0%rumah#Bukan.}",
                "1 soal-1 text Di mana? =TPS (Ya.); 2? The wrong answer is left out; ");
  assert_reads ("Di mana?{=*TPS*}", "1! An answer with * for any letters is not read; ");
  assert_reads ("Di mana?{=TPS \\*}", "1 soal-1 text Di mana? =TPS *; ");
}

static void
test_slips_are_named (void)
{
  assert_reads ("Kapan?{=Pagi ~Malam\n\n" GOOD,
                GOOD_AT (3) "1! This { is not closed before the next blank line; ");
  assert_reads ("Kapan? {\n\n=Pagi\n~Malam\n\n}\n\n" GOOD,
                GOOD_AT (8) "1! This { is not closed before the next blank line; ");
  assert_reads ("Kapan?{=Pagi ~Malam}\nBenar?{T}\n\n" GOOD, GOOD_AT (4) BESIDE (1) BESIDE (2));
  assert_reads ("Kapan?{=Pagi ~Malam}}\n\n" GOOD,
                GOOD_AT (3) "1! A } without { before it; as a letter it is written \\}; ");
  assert_reads ("Kapan?{=Pagi ~Malam}// komentar\n\n" GOOD,
                GOOD_AT (3) "1! // begins a comment only at the beginning of a line; ");
  assert_reads ("Kapan} {=Pagi ~Malam}",
                "1! A } without { before it; as a letter it is written \\}; ");
  assert_reads ("Kapan?\n{=Pagi\n~{Malam}", "3! A { within { }; as a letter it is written \\{; ");
  assert_reads ("Kapan?{=Pagi\n=Malam\n~Siang}",
                "2! Two choices are marked =; where several must be ticked, each has its share: "
                "~%50%; ");
  assert_reads ("Kapan?{~Pagi ~Malam}", "1! No answer is marked as right; ");
  assert_reads ("Kapan?{~%50%Pagi ~Malam}",
                "1! The shares of the right answers must come to 100 %; ");
  assert_reads ("Kapan?{=Pagi\n~}",
                "2! This choice is empty or too long, or holds what is no text; ");
  assert_reads ("Kapan?{BENAR}",
                "1! An answer begins with = when it is right, with ~ when it is wrong; {T} and {F} "
                "ask for true or false; ");
  assert_reads ("::Jam:Kapan?{T}", "1! The title is not closed by a second ::; ");
  assert_reads ("{T}", "1! The question itself is missing; ");
  assert_reads ("Kap\xe9n?\n{T}\n\n" GOOD,
                GOOD_AT (4) "1! This line is not UTF-8 text: save the file as UTF-8; ");
}

/* Where one ends and the next begins is not for us to say. None of them is lost unseen. */
static void
test_questions_without_blank_line (void)
{
  assert_reads ("Satu {=a ~b}\nDua {=c ~d}", BESIDE (1) BESIDE (2));
  assert_reads ("Satu {\n=a\n~b\n}\n// komentar\n::dua::Dua\nbaris {\n=c\n~d\n}\nTiga {T}\n\n" GOOD,
                GOOD_AT (13) BESIDE (1) BESIDE (6) BESIDE (11));
  assert_reads ("Satu {=a ~b}\nDua {}\nTiga {=*}", BESIDE (1) BESIDE (2) BESIDE (3));
  assert_reads ("Satu {=a ~b\nDua {=c ~d}\n\n" GOOD,
                GOOD_AT (4) "1! This { is not closed before the next question; " BESIDE (2));
  assert_reads ("Satu {=a ~b}\nDua {=c\n\n~d}\n\n" GOOD,
                GOOD_AT (6) BESIDE (1) "2! This { is not closed before the next blank line; ");
  assert_reads ("Sat\xe9 {=a ~b}\nDua {=c ~d}",
                "1! This line is not UTF-8 text: save the file as UTF-8; " BESIDE (2));
  assert_reads ("TPS buka {=pagi} dan tutup {=siang}.",
                "1! A gap within a sentence is not read: write ____ for it, and { } at the end; ");
}

static void
test_unequal_shares_are_told (void)
{
  assert_reads ("Mana?{~%70%a ~%30%b ~c}",
                "1 soal-1 multiple Mana?/a/b/c =a|b; 1? The right answers have different shares; "
                "here they count alike; ");
  assert_reads ("Mana?{~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-100%d}",
                "1 soal-1 multiple Mana?/a/b/c/d =a|b|c; ");
}

/* A wrong choice takes away what the table of points says, whatever the file says. */
static void
test_other_penalties_are_told (void)
{
  assert_reads ("Kapan?{\n=Pagi\n~%-50%Malam\n~%-33.3%Siang\n}",
                "1 soal-1 single Kapan?/Pagi/Malam/Siang =a; 3? What a wrong choice takes away is "
                "left out; ");
  assert_reads ("Mana?{\n~%100%a\n~b\n~%-33.3%c\n~d\n~e\n}",
                "1 soal-1 multiple Mana?/a/b/c/d/e =a; 4? What a wrong choice takes away is left "
                "out; here they take away alike; ");
  assert_reads ("Mana?{~%100%a ~%-50%b ~%-50%c}", "1 soal-1 multiple Mana?/a/b/c =a; ");
}

static void
test_bounds (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *large = g_strnfill (gvt_quiz_format_max_bytes (GVT_QUIZ_FORMAT_GIFT) + 1, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new_static (large, strlen (large));
  g_autoptr (GBytes) content = NULL;
  g_autoptr (JsonObject) report = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 65; i++)
    g_string_append (many, "Benar?{T}\n\n");
  content = g_bytes_new (many->str, many->len);
  report = gvt_quiz_import_read (GVT_QUIZ_FORMAT_GIFT, content, NULL);

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (report, "items")), ==, 64);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (report, "problems")), ==,
                    1);
  g_assert_null (gvt_quiz_import_read (GVT_QUIZ_FORMAT_GIFT, bytes, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE);
}

static void
test_written_as_moodle_reads_it (void)
{
  const char *folder = gvt_module_fixture_kinds ();
  g_autoptr (GvtModule) module = NULL;
  g_autoptr (JsonArray) left_out = json_array_new ();
  g_autoptr (GBytes) file = NULL;
  g_autofree char *text = NULL;

  gvt_module_fixture_edit (folder, "quiz.json", "\"Kapan?\"", "\"{Kapan}: a=b?\\nYa\"");
  gvt_module_fixture_edit (folder, "quiz.json", "\"06.00\"", "\"[html]06~#\"");
  gvt_module_fixture_edit (folder, "quiz.json", "\"TPS\"", "\"TPS *\"");
  module = gvt_module_load_folder (folder, NULL);
  file = gvt_quiz_export_write (GVT_QUIZ_FORMAT_GIFT, gvt_module_get_quiz (module), left_out);
  text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));

  g_assert_cmpstr (text, ==,
                   "::satu::[plain]\\{Kapan\\}\\: a\\=b?\\nYa{\n\t~[plain][html]06\\~\\# #Terlalu "
                   "pagi.\n\t=07.00\n\t####Memang.\n}\n\n"
                   "::banyak::[plain]Mana saja?{\n\t~%50%KTP-el\n\t~%-50%Ponsel #Ponsel "
                   "ditinggal.\n\t~%50%Undangan\n\t~%-50%Kamera #Kamera "
                   "juga.\n\t####Memang.\n}\n\n"
                   "::benar::[plain]Pilihan itu rahasia.{\n\tTRUE\n\t####Memang.\n}\n\n"
                   "::kata::[plain]Di mana?{\n\t=TPS \\*\n\t=tempat pemungutan "
                   "suara\n\t####Memang.\n}\n\n");
  assert_reads (text,
                "1 satu single {Kapan}: a=b?\nYa/[html]06~##Terlalu pagi./07.00 =b (Memang.); 7 "
                "banyak multiple Mana saja?/KTP-el/Ponsel#Ponsel ditinggal./Undangan/Kamera#Kamera "
                "juga. =a|c (Memang.); 15 benar truefalse Pilihan itu rahasia. =true (Memang.); 20 "
                "kata text Di mana? =TPS *|tempat pemungutan suara (Memang.); ");
}

/* As large as they may be, and as bad. One that is read over and over runs into the time limit. */
static void
test_large_bad_files (void)
{
  static const char *const pieces[] = { "~",  "=",    "=%0%a ",           "<a",   "{",
                                        "\n", "~<b",  "$CATEGORY: a\n",   "a\n{", "&a;",
                                        "::", "####", "Kapan?{=a ~b}\n\n" };
  gsize size = gvt_quiz_format_max_bytes (GVT_QUIZ_FORMAT_GIFT);

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("Kapan?{=");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (JsonObject) report = NULL;

      while (text->len + strlen (pieces[i]) < size)
        g_string_append (text, pieces[i]);
      text->str[text->len - 1] = '}';
      bytes = g_bytes_new (text->str, text->len);
      report = gvt_quiz_import_read (GVT_QUIZ_FORMAT_GIFT, bytes, NULL);
      g_assert_nonnull (report);
    }
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/quiz-gift/four-types-are-read", test_four_types);
  g_test_add_func ("/quiz-gift/feedback-goes-where-it-is-shown", test_feedback);
  g_test_add_func ("/quiz-gift/titles-become-ids", test_titles_become_ids);
  g_test_add_func ("/quiz-gift/files-from-the-wild-are-read", test_wild_files);
  g_test_add_func ("/quiz-gift/a-backslash-makes-a-letter", test_escapes);
  g_test_add_func ("/quiz-gift/markup-becomes-words-or-is-named", test_markup);
  g_test_add_func ("/quiz-gift/what-is-not-read-is-named", test_what_is_not_read);
  g_test_add_func ("/quiz-gift/slips-are-named-and-hide-no-other", test_slips_are_named);
  g_test_add_func ("/quiz-gift/each-question-without-a-blank-line-is-named",
                   test_questions_without_blank_line);
  g_test_add_func ("/quiz-gift/unequal-shares-are-told", test_unequal_shares_are_told);
  g_test_add_func ("/quiz-gift/penalties-that-are-left-out-are-told",
                   test_other_penalties_are_told);
  g_test_add_func ("/quiz-gift/what-is-written-is-as-moodle-reads-it",
                   test_written_as_moodle_reads_it);
  g_test_add_func ("/quiz-gift/large-bad-files-come-to-an-end", test_large_bad_files);
  g_test_add_func ("/quiz-gift/too-much-is-refused", test_bounds);

  return g_test_run ();
}
