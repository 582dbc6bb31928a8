/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each rule finds the fault that was planted for it, names file and line, and lets good text be. */
#include <string.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-module-fixture.h"
#include "gvt-module-lint.h"
#include "gvt-test.h"

#define CARD_END "& seterusnya](claim:jam).\n"

/* One edit of a module that is clean, and what must be said of it: nothing when @rule is NULL. */
typedef struct
{
  const char *path;
  const char *file;
  const char *from;
  const char *to;
  const char *rule;
  const char *at; /* "file:line", or of another file when it differs from @file */
} Plant;

/* A sentence on the card's fifth line. */
#define SAYS(text) "kartu-1.md", CARD_END, CARD_END "\n" text "\n"

static const Plant plants[] = {
  { "format/undefined-claim", SAYS ("[Begitu](claim:tidak-ada)."), "format", "kartu-1.md:5" },
  { "format/link-out", SAYS ("[Situs](https://kpu.go.id)."), "format", "kartu-1.md:5" },
  { "format/missing-picture", "kartu-1.md", "media/a.svg", "media/b.svg", "format",
    "kartu-1.md:1" },
  { "format/picture-without-words", "kartu-1.md", "Gambar kotak suara yang tertutup.", "", "format",
    "kartu-1.md:1" },
  { "format/key-that-is-no-option", "quiz.json", "\"key\": [\"b\"]", "\"key\": [\"z\"]", "format",
    "quiz.json:2" },
  { "format/slip-in-json", "quiz.json", "\"key\": [\"b\"]", "\"key\": [\"b\"", "format",
    "quiz.json:4" }, /* where the comma should stand */
  { "format/missing-sound", "module.json", "satu-sas.opus", "dua-sas.opus", "format",
    "module.json:6" },

  { "format/recording-without-transcript", "module.json", "\"text\": \"Salinan.\"",
    "\"text\": \"\"", "format", "module.json:6" },

  { "media/language-nobody-can-choose", "module.json", "\"language\": \"sas\"",
    "\"language\": \"nl\"", "language", "module.json:6" },
  { "media/two-for-one-slot", "module.json", "\"media\": [{\"kind\": \"audio\",",
    "\"media\": [{\"kind\": \"audio\", \"file\": \"media/satu-sas.opus\", \"language\": "
    "\"sas\", \"text\": \"Salinan lain.\"}, {\"kind\": \"audio\",",
    "media-twice", "module.json:6" },

  { "source/empty", "module.json", "\"source\": \"koran\", ", "\"source\": \"\", ", "format",
    "module.json:11" },
  { "source/empty-unverified", "module.json",
    "\"source\": \"koran\", \"legal_basis\": \"pasal 1\", \"checked_on\": \"2024-02-14\",\n"
    "    \"basis_checked_on\": \"\", \"valid_from\": \"2024-02-14\", \"valid_until\": "
    "\"2024-02-15\", \"verified\": true",
    "\"source\": \"\", \"legal_basis\": \"pasal 1\", \"checked_on\": \"\",\n"
    "    \"basis_checked_on\": \"\", \"valid_from\": \"2024-02-14\", \"valid_until\": "
    "\"2024-02-15\", \"verified\": false",
    "source", "module.json:12" },
  { "source/blank", "module.json", "\"source\": \"koran\"", "\"source\": \" \"", "source",
    "module.json:12" },
  { "source/one-letter", "module.json", "\"source\": \"koran\"", "\"source\": \"x\"", "source",
    "module.json:12" },
  { "source/read-on-a-day-to-come", "module.json", "\"checked_on\": \"2024-02-14\"",
    "\"checked_on\": \"2999-02-14\"", "source", "module.json:12" },
  { "source/compared-on-a-day-to-come", "module.json", "\"basis_checked_on\": \"\"",
    "\"basis_checked_on\": \"2999-02-14\"", "source", "module.json:13" },
  { "label/past-without-example", "module.json", "contoh Pemilu 2024", "", "label",
    "module.json:11" },
  { "label/year-is-not-that-of-the-days", "module.json", "contoh Pemilu 2024", "contoh Pemilu 2019",
    "label", "module.json:11" },
  { "label/year-within-the-days", "module.json", "\"valid_from\": \"2024-02-14\"",
    "\"valid_from\": \"2023-06-14\"", NULL, NULL },
  { "label/days-before-the-vote", "module.json",
    "\"valid_from\": \"2024-02-14\", \"valid_until\": \"2024-02-15\"",
    "\"valid_from\": \"2022-10-14\", \"valid_until\": \"2023-06-21\"", NULL, NULL },
  { "label/no-end-needs-none", "module.json",
    "\"label\": \"contoh Pemilu 2024\",\n    \"source\": \"koran\", \"legal_basis\": \"pasal 1\", "
    "\"checked_on\": \"2024-02-14\",\n    \"basis_checked_on\": \"\", \"valid_from\": "
    "\"2024-02-14\", \"valid_until\": \"2024-02-15\"",
    "\"label\": \"\",\n    \"source\": \"koran\", \"legal_basis\": \"pasal 1\", "
    "\"checked_on\": \"2024-02-14\",\n    \"basis_checked_on\": \"\", \"valid_from\": "
    "\"2024-02-14\", \"valid_until\": \"\"",
    NULL, NULL },

  { "claim/unused", "kartu-1.md", "[Buka pukul **07.00** & seterusnya](claim:jam).",
    "Buka sejak pagi.", "claim-unused", "module.json:11" },
  { "claim/hour-outside", SAYS ("Tutup pukul 13.00."), "claim-missing", "kartu-1.md:5" },
  { "claim/article-outside", SAYS ("Itu bunyi pasal 5."), "claim-missing", "kartu-1.md:5" },
  { "claim/fine-outside", SAYS ("Dendanya Rp12 juta."), "claim-missing", "kartu-1.md:5" },
  { "claim/years-in-words-outside", SAYS ("Ia dipenjara tiga tahun."), "claim-missing",
    "kartu-1.md:5" },
  { "claim/months-in-words-outside", SAYS ("Itu lamanya dua puluh enam bulan."), "claim-missing",
    "kartu-1.md:5" },
  { "claim/people-in-words-are-no-facts", SAYS ("Dua orang antre. Satu suara berarti."), NULL,
    NULL },
  { "claim/year-outside", SAYS ("Itu terjadi pada 1999."), "claim-missing", "kartu-1.md:5" },
  { "claim/question-without", "quiz.json", "\"Siapa?\"", "\"Umur 17 tahun?\"", "claim-missing",
    "quiz.json:5" },
  { "claim/inside-is-good", SAYS ("[Tutup pukul 13.00](claim:jam)."), NULL, NULL },
  { "claim/election-and-step-are-no-facts", SAYS ("Contoh dari Pemilu 2024: langkah 5 di meja 2."),
    NULL, NULL },

  { "claim/picture-card-names-none", "module.json", ", \"claims\": []", "", "claim-missing",
    "module.json:8" },
  { "claim/picture-card-names-one", "module.json", "\"claims\": []", "\"claims\": [\"jam\"]", NULL,
    NULL },

  { "alt/says-nothing", "kartu-1.md", "Gambar kotak suara yang tertutup.", "Gambar.", "alt",
    "kartu-1.md:1" },
  { "alt/says-only-that-it-is-a-picture", "kartu-1.md", "Gambar kotak suara yang tertutup.",
    "Gambar surat suara", "alt", "kartu-1.md:1" },
  { "alt/picture-card-says-nothing", "module.json", "\"Kotak suara tertutup.\"", "\"Kotak.\"",
    "alt", "module.json:9" },

  { "quiz/wrong-answer-unexplained", "quiz.json", ", \"feedback\": \"Terlalu pagi.\"", "",
    "feedback", "quiz.json:3" },
  { "quiz/feedback-says-nothing", "quiz.json", "\"Terlalu pagi.\"", "\"Salah.\"", "feedback",
    "quiz.json:3" },
  { "quiz/feedback-says-only-that-it-is-wrong", "quiz.json", "\"Terlalu pagi.\"",
    "\"Maaf, jawaban Anda kurang tepat!\"", "feedback", "quiz.json:3" },
  { "quiz/explanation-only-says-the-key", "quiz.json", "\"Begitu aturannya.\"", "\"Jawaban c.\"",
    "explanation", "quiz.json:2" },
  { "quiz/key-told-off", "quiz.json", "\"text\": \"07.00\"",
    "\"text\": \"07.00\", \"feedback\": \"Terlalu siang.\"", "key", "quiz.json:3" },
  { "quiz/same-answer-twice", "quiz.json", "\"text\": \"06.00\"", "\"text\": \"07.00\"", "key",
    "quiz.json:3" },
  { "quiz/objective-not-asked", "module.json", "[{\"id\": \"tahu\", ",
    "[{\"id\": \"lupa\", \"text\": \"Tidak lupa.\"}, {\"id\": \"tahu\", ", "objective",
    "module.json:4" },

  { "quiz/true-or-false-needs-no-feedback", "quiz.json",
    "\"type\": \"single\", \"objective\": \"tahu\", \"prompt\": \"Siapa?\",\n   \"options\": "
    "[{\"id\": \"a\", \"text\": \"Saya\"}, {\"id\": \"b\", \"text\": \"Dia\", \"feedback\": "
    "\"Ia orang lain.\"}],\n   \"key\": [\"a\"]",
    "\"type\": \"truefalse\", \"objective\": \"tahu\", \"prompt\": \"Siapa?\", \"key\": "
    "[\"true\"]",
    NULL, NULL },

  { "name/party", SAYS ("Contohnya Golkar."), "name", "kartu-1.md:5" },
  { "name/party-in-notes", "module.json", "\"Catatan.\"", "\"Sebut saja PDIP (partai).\"", "name",
    "module.json:5" },
  { "name/party-in-drawing", "media/a.svg", "<rect", "<text>Partai Ummat</text>\n<rect", "name",
    "media/a.svg:1" },
  { "name/invented-but-not-approved", SAYS ("Pilih Partai Maju saja."), "name", "kartu-1.md:5" },
  { "name/person", SAYS ("Kata Pak Harjono, itu benar."), "name", "kartu-1.md:5" },
  { "name/party-in-small-letters", SAYS ("Pilih saja partai golkar."), "name", "kartu-1.md:5" },
  { "name/party-letters-with-dots", SAYS ("Contohnya P.K.S. saja."), "name", "kartu-1.md:5" },
  { "name/party-letters-with-blanks", SAYS ("Contohnya p k s saja."), "name", "kartu-1.md:5" },
  { "name/party-with-accents", SAYS ("Contohnya Gérindra saja."), "name", "kartu-1.md:5" },
  { "name/party-with-letter-nobody-sees",
    SAYS ("Contohnya Ger\xc2\xad"
          "indra saja."),
    "name", "kartu-1.md:5" },
  { "name/party-over-two-texts-of-drawing", "media/a.svg", "<rect",
    "<text>PK</text>\n<text>S</text><rect", "name", "media/a.svg:1" },
  { "name/party-over-words-of-text", "media/a.svg", "<rect",
    "<text><tspan>Gerakan</tspan><tspan>Indonesia</tspan> Raya</text><rect", "name",
    "media/a.svg:1" },
  { "name/letters-of-columns-in-drawing", "media/a.svg", "<rect",
    "<text>A</text><text>B</text><text>C</text><text>S</text><rect", NULL, NULL },
  { "name/party-in-source", "module.json", "\"source\": \"koran\"",
    "\"source\": \"kab.nasdem.id/12\"", "name", "module.json:12" },
  { "name/party-site-in-source", "module.json", "\"source\": \"koran\"",
    "\"source\": \"www.dpcpartainasdembekasi.com\"", "name", "module.json:12" },
  { "name/news-in-source", "module.json", "\"source\": \"koran\"",
    "\"source\": \"kompas.tv/555186; m.tribunnews; detik d-7648433\"", NULL, NULL },
  { "name/subject-at-school-is-no-party", SAYS ("Tanyakan guru PKn di sekolah."), "abbreviation",
    "kartu-1.md:5" },
  { "name/known-person", SAYS ("Begitu kata Anies Baswedan tadi."), "name", "kartu-1.md:5" },
  { "name/person-known-by-one-name", SAYS ("Jokowi pernah berkata begitu."), "name",
    "kartu-1.md:5" },
  { "name/person-of-the-province", SAYS ("Menurut zulkieflimansyah itu benar."), "name",
    "kartu-1.md:5" },
  { "name/person-told-once", SAYS ("Kata Pak Prabowo Subianto, itu benar."), "name",
    "kartu-1.md:5" },
  { "name/person-by-first-name", SAYS ("Datanglah Muhammad Harjono ke sini."), "name",
    "kartu-1.md:5" },
  { "name/who-said-it", SAYS ("Menurut Harjono Kusuma, itu benar."), "name", "kartu-1.md:5" },
  { "name/first-name-alone", SAYS ("Siti dan Megawati datang. Ganjarannya besar, ganjar dia."),
    NULL, NULL },
  { "name/word-that-is-nobody",
    SAYS ("Bersama Rakyat Awasi Pemilu. Pilih Jawaban Anda. Dibuat "
          "oleh Guru Sekolah Dasar."),
    NULL, NULL },
  { "name/office-that-said-it", SAYS ("Menurut Komisi Pemilihan Umum dan Mahkamah Agung, benar."),
    NULL, NULL },
  { "name/approved", SAYS ("Pak Darma mencoblos Calon 1 dari Partai A."), NULL, NULL },
  { "name/office-and-place", SAYS ("Pemilihan Wali Kota Mataram, Gubernur, dan Calon Presiden."),
    NULL, NULL },
  { "name/words-that-contain-one", SAYS ("Kotak PANjang itu bukan PANduan."), NULL, NULL },
  { "logo/emblem", SAYS ("Cari lambang partai beringin."), "logo", "kartu-1.md:5" },
  { "logo/none", SAYS ("Cari lambang Partai A."), NULL, NULL },

  { "party/number", SAYS ("Coblos Calon A nomor 3."), "party-number", "kartu-1.md:5" },
  { "party/number-of-others", SAYS ("Duduk di kursi nomor 3, meja 4."), NULL, NULL },
  { "party/colour", SAYS ("Coblos partai warna hijau."), "party-colour", "kartu-1.md:5" },
  { "party/colour-of-paper", SAYS ("Surat suara kuning memuat partai, yang merah memuat calon."),
    NULL, NULL },

  { "words/long-sentence", SAYS ("a b c d e f g h i j k l m n o p q r s t u v w."), "sentence",
    "kartu-1.md:5" },
  { "words/as-long-as-may-be", SAYS ("a b c d e f g h i j k l m n o p q r s t u v."), NULL, NULL },
  { "words/abbreviation", SAYS ("Datang ke TPS."), "abbreviation", "kartu-1.md:5" },
  { "words/word-put-together", SAYS ("Laporkan ke Bawaslu."), "abbreviation", "kartu-1.md:5" },
  { "words/polri-is-put-together-too", SAYS ("Pensiun dari Polri? Lapor."), "abbreviation",
    "kartu-1.md:5" },
  { "words/word-put-together-in-small-letters", SAYS ("Petugas coklit datang. Tunggu coklit."),
    "abbreviation", "kartu-1.md:5" },
  { "words/word-put-together-explained",
    SAYS ("Datanglah coklit. Coklit adalah pencocokan dan penelitian."), NULL, NULL },
  { "words/abbreviation-explained", SAYS ("Datang ke TPS (tempat pemungutan suara)."), NULL, NULL },
};

/* The fixture is for the loader; a class would find more to say about it. */
static const char *
clean_module (void)
{
  const char *folder = gvt_module_fixture ();

  gvt_module_fixture_edit (folder, "kartu-1.md", "Sebuah kotak.",
                           "Gambar kotak suara yang tertutup.");
  gvt_module_fixture_edit (folder, "module.json", "\"Kotak.\"", "\"Kotak suara tertutup.\"");
  gvt_module_fixture_edit (folder, "module.json", "\"label\": \"contoh\"",
                           "\"label\": \"contoh Pemilu 2024\"");
  gvt_module_fixture_edit (folder, "quiz.json", "{\"id\": \"b\", \"text\": \"Dia\"}",
                           "{\"id\": \"b\", \"text\": \"Dia\", \"feedback\": \"Ia orang lain.\"}");
  gvt_module_fixture_edit (folder, "quiz.json", "Memang.", "Saya yang bertanya.");
  return folder;
}

static void
print_all (GListModel *findings)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (GvtLintFinding) finding = g_list_model_get_item (findings, i);

      g_test_message ("%s:%u: %s: %s", gvt_lint_finding_get_file (finding),
                      gvt_lint_finding_get_line (finding), gvt_lint_finding_get_rule (finding),
                      gvt_lint_finding_get_message (finding));
    }
}

static void
test_plant (gconstpointer user_data)
{
  const Plant *plant = user_data;
  const char *folder = clean_module ();
  g_autoptr (GListModel) findings = NULL;
  g_autoptr (GvtLintFinding) first = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *at = NULL;

  gvt_module_fixture_edit (folder, plant->file, plant->from, plant->to);
  findings = gvt_module_lint_folder (folder, &error);
  g_assert_no_error (error);
  print_all (findings);

  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, plant->rule != NULL ? 1 : 0);
  if (plant->rule == NULL)
    return;
  first = g_list_model_get_item (findings, 0);
  at = g_strdup_printf ("%s:%u", gvt_lint_finding_get_file (first),
                        gvt_lint_finding_get_line (first));
  g_assert_cmpstr (gvt_lint_finding_get_rule (first), ==, plant->rule);
  g_assert_cmpstr (at, ==, plant->at);
  g_assert_cmpstr (gvt_lint_finding_get_message (first), !=, "");
}

static void
test_clean (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) findings = gvt_module_lint_folder (clean_module (), &error);

  g_assert_no_error (error);
  print_all (findings);
  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 0);
}

/* What is met is shown whole, so that it can be looked for. */
static void
test_number_is_whole (void)
{
  const char *folder = clean_module ();
  g_autoptr (GListModel) findings = NULL;
  g_autoptr (GvtLintFinding) first = NULL;

  gvt_module_fixture_edit (folder, "kartu-1.md", CARD_END, CARD_END "\nItu bunyi pasal 53.\n");
  findings = gvt_module_lint_folder (folder, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 1);
  first = g_list_model_get_item (findings, 0);
  g_assert_nonnull (strstr (gvt_lint_finding_get_message (first), "pasal 53"));
}

static guint
count_rule (GListModel *findings, const char *rule)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (GvtLintFinding) finding = g_list_model_get_item (findings, i);

      n += strcmp (gvt_lint_finding_get_rule (finding), rule) == 0;
    }

  return n;
}

/* Sentences that each may stand, but not all of them, with @between after each. */
static guint
count_mean (guint words_each, const char *between)
{
  const char *folder = clean_module ();
  g_autoptr (GString) card = g_string_new (
      "[Buka](claim:jam).\n\n![Gambar sebuah kotak.](media/a.svg)\n");
  g_autoptr (GListModel) findings = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_string_append_c (card, '\n');
      for (guint word = 0; word < words_each; word++)
        g_string_append (card, "kata ");
      g_string_append (card, "akhir.\n");
      g_string_append (card, between);
    }
  gvt_module_fixture_put (folder, "kartu-1.md", card->str);
  findings = gvt_module_lint_folder (folder, NULL);

  return count_rule (findings, "mean") + 100 * count_rule (findings, "sentence");
}

static void
test_mean (void)
{
  g_assert_cmpuint (count_mean (18, ""), ==, 1);
  g_assert_cmpuint (count_mean (11, ""), ==, 0);
}

/* What is no sentence makes a card no easier. */
static void
test_mean_of_prose (void)
{
  g_assert_cmpuint (count_mean (18, "\n## Judul\n\n- kotak\n- bilik\n"), ==, 1);
  g_assert_cmpuint (count_mean (11, "\n- satu dua tiga empat lima enam tujuh delapan sembilan "
                                    "sepuluh sebelas dua belas tiga belas empat belas\n"),
                    ==, 0);
  g_assert_cmpuint (count_mean (18, "\n- Ini kalimat.\n\n> Ini juga.\n"), ==, 0);
}

static void
test_keys_in_one_place (void)
{
  const char *folder = clean_module ();
  g_autoptr (GString) items = g_string_new ("{\"format\": 1, \"items\": [");
  g_autoptr (GListModel) findings = NULL;

  for (guint i = 0; i < 8; i++)
    g_string_append_printf (
        items,
        "%s{\"id\": \"q%u\", \"type\": \"single\", \"objective\": \"tahu\", \"prompt\": "
        "\"Siapa?\", \"options\": [{\"id\": \"a\", \"text\": \"Saya\"}, {\"id\": \"b\", "
        "\"text\": \"Dia\", \"feedback\": \"Ia orang lain.\"}], \"key\": [\"a\"], \"explanation\": "
        "\"Saya yang bertanya.\", \"claims\": []}",
        i > 0 ? "," : "", i);
  g_string_append (items, "]}");
  gvt_module_fixture_put (folder, "quiz.json", items->str);
  findings = gvt_module_lint_folder (folder, NULL);

  print_all (findings);
  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 1);
  g_assert_cmpuint (count_rule (findings, "key"), ==, 1);
}

static void
test_unused_media (void)
{
  const char *folder = clean_module ();
  g_autoptr (GListModel) findings = NULL;

  gvt_module_fixture_put_recording (folder, "media/lupa.opus");
  findings = gvt_module_lint_folder (folder, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 1);
  g_assert_cmpuint (count_rule (findings, "media-unused"), ==, 1);
}

static void
test_name_of_file (void)
{
  const char *folder = clean_module ();
  g_autoptr (GListModel) findings = NULL;

  gvt_module_fixture_edit (folder, "kartu-1.md", "media/a.svg", "media/kotak-golkar.svg");
  gvt_module_fixture_edit (folder, "module.json", "media/a.svg", "media/kotak-golkar.svg");
  gvt_module_fixture_rename (folder, "media/a.svg", "media/kotak-golkar.svg");
  findings = gvt_module_lint_folder (folder, NULL);

  print_all (findings);
  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 1);
  g_assert_cmpuint (count_rule (findings, "name"), ==, 1);
}

/* Each person is there for a reason that can be looked up. */
static void
test_people_have_a_reason (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "lint",
                                                 "names.json", NULL);
  g_autoptr (GBytes) file = gvt_file_read (path, 64 * 1024, NULL);
  g_autoptr (JsonObject) names = gvt_json_parse (file, 64 * 1024, NULL);
  JsonArray *groups = json_object_get_array_member (names, "people");

  g_assert_cmpuint (json_array_get_length (groups), >, 0);
  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonObject *group = json_array_get_object_element (groups, i);

      g_assert_cmpstr (json_object_get_string_member (group, "from"), !=, "");
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (group, "names")), >,
                        0);
    }
}

/* What a person reads of a refusal: the file, the place, and words of his own language; what
 * another library says is a detail in brackets. */
static void
test_refusals_are_described (void)
{
  static const struct
  {
    const char *refusal;
    const char *said;
  } cases[] = {
    { "quiz.json: JSON, line 3, byte 57: comma or ] expected",
      "quiz.json, line 3: This is no sound JSON: a comma or ] is missing" },
    { "quiz.json: items[0]: options[1]: \"text\" is not a string",
      "quiz.json, items[0].options[1]: Text: It is missing, or no text in quotation marks" },
    { "module.json: \"format\" is not an integer",
      "module.json: format: It is missing, or no whole number" },
    { "quiz.json: items[2]: the key is no option: \"benar\"",
      "quiz.json, items[2]: The right answer is none of the answers: \"benar\"" },
    { "module.json: \"The document\" is not an object",
      "module.json: The whole file must stand in braces { }" },
    { "module.json: lessons[0]: kartu-1.md:5: raw HTML is refused",
      "kartu-1.md, lessons[0], line 5: HTML is not shown; write &lt; for <" },
    { "The zip: unpacking: Truncated ZIP file header",
      "It cannot be unpacked: the zip is damaged or incomplete (Truncated ZIP file header)" },
    { "media/a.png: unpacking: ZIP bad CRC",
      "media/a.png: It cannot be unpacked: the zip is damaged or incomplete (ZIP bad CRC)" },
    { "of a kind nobody thought of", "The program cannot read this: of a kind nobody thought of" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = gvt_module_describe_refusal (cases[i].refusal);

      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

/* Every slip that the scanner knows is told in words, and none twice. */
static void
test_slips_of_json_are_told (void)
{
  static const char *const texts[] = {
    "{\"a\": \"\xff\"}",
    "{} x",
    "{\"a\": nope}",
    "{\"a\": 99999999999999999999}",
    "{\"a\": }",
    "{\"a\": 01}",
    "{\"a\": 1.5}",
    "{\"a\": \"\\x\"}",
    "{\"a",
    "{a: 1}",
    "{\"a\": \"\n\"}",
    "{\"a\": [1 2]}",
    "{\"a\": 1 \"b\"}",
    "{\"a\" 1}",
    "{\"a\":1,\"a\":2}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) json = gvt_test_bytes (texts[i]);
      g_autoptr (GError) error = NULL;
      g_autofree char *said = NULL;

      g_assert_null (gvt_json_parse (json, 1000, &error));
      said = gvt_module_describe_refusal (error->message);
      if (!g_str_has_prefix (said, "line 1: This is no sound JSON: "))
        g_error ("%s: %s", texts[i], said);
    }
}

static void
test_no_folder (void)
{
  g_autofree char *nowhere = g_build_filename (gvt_test_folder (), "tidak-ada", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_module_lint_folder (nowhere, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (plants); i++)
    {
      g_autofree char *path = g_strconcat ("/module-lint/", plants[i].path, NULL);

      g_test_add_data_func (path, &plants[i], test_plant);
    }
  g_test_add_func ("/module-lint/clean-module-has-no-finding", test_clean);
  g_test_add_func ("/module-lint/claim/number-is-shown-whole", test_number_is_whole);
  g_test_add_func ("/module-lint/words/mean-is-bounded", test_mean);
  g_test_add_func ("/module-lint/words/mean-is-of-sentences-on-cards", test_mean_of_prose);
  g_test_add_func ("/module-lint/quiz/keys-in-one-place", test_keys_in_one_place);
  g_test_add_func ("/module-lint/media/unused-file", test_unused_media);
  g_test_add_func ("/module-lint/name/party-in-name-of-file", test_name_of_file);
  g_test_add_func ("/module-lint/name/people-are-listed-for-a-reason", test_people_have_a_reason);
  g_test_add_func ("/module-lint/folder-that-is-not-there", test_no_folder);
  g_test_add_func ("/module-lint/refusals-are-described", test_refusals_are_described);
  g_test_add_func ("/module-lint/slips-of-json-are-told", test_slips_of_json_are_told);

  return g_test_run ();
}
