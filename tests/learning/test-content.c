/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the modules of this project say, and how plainly. */
#include <string.h>

#include "gvt-ballot-judge.h"
#include "gvt-eligibility.h"
#include "gvt-module-fixture.h"
#include "gvt-module-lint.h"
#include "gvt-test.h"

#define M2  "m2-siapa-pemilih"
#define M3  "m3-jaga-data-pemilih"
#define M5  "m5-hari-pemungutan-suara"
#define M6  "m6-surat-suara-warna"
#define M7  "m7-sah-tidak-sah"
#define M10 "m10-politik-uang"
#define M11 "m11-hoaks-literasi"

typedef struct
{
  GvtModule *module;
} Fixture;

/* Calls @func with each element of @list, which it borrows. */
static void
each (GListModel *list, GFunc func, gpointer user_data)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) element = g_list_model_get_item (list, i);

      func (element, user_data);
    }
}

static void
set_up (Fixture *fixture, gconstpointer id)
{
  g_autofree char *folder = gvt_module_fixture_shipped (id);
  g_autoptr (GError) error = NULL;

  fixture->module = gvt_module_load_folder (folder, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer id)
{
  g_assert_finalize_object (fixture->module);
}

static void
count_picture (gpointer block, gpointer n_pictures)
{
  *(guint *) n_pictures += gvt_block_get_kind (block) == GVT_BLOCK_IMAGE;
}

static void
count_pictures (gpointer lesson, gpointer n_pictures)
{
  each (gvt_lesson_get_blocks (lesson), count_picture, n_pictures);
}

static void
test_complete (Fixture *fixture, gconstpointer id)
{
  GListModel *lessons = gvt_module_get_lessons (fixture->module);
  guint n_pictures = 0;

  each (lessons, count_pictures, &n_pictures);

  g_assert_cmpstr (gvt_module_get_id (fixture->module), ==, id);
  g_assert_cmpstr (gvt_module_get_language (fixture->module), ==, "id");
  g_assert_cmpuint (g_list_model_get_n_items (lessons), >=, 5);
  g_assert_cmpuint (g_list_model_get_n_items (lessons), <=, 8);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_module_get_objectives (fixture->module)), >=, 3);
  g_assert_cmpuint (n_pictures, >=, 3);
  g_assert_cmpuint (gvt_quiz_get_size (gvt_module_get_quiz (fixture->module)), >=, 8);
  g_assert_cmpstr (gvt_module_get_review_note (fixture->module), !=, "");
}

static void
check_item (gpointer item, gpointer n_by_form)
{
  GvtQuizKind kind = gvt_quiz_item_get_kind (item);
  guint n_options = g_list_model_get_n_items (gvt_quiz_item_get_options (item));

  g_test_message ("%s", gvt_quiz_item_get_id (item));
  if (kind == GVT_QUIZ_BALLOT) /* of a paper that nobody marked twice there is little to say */
    g_assert_cmpuint (n_options, >=, 3);
  else
    g_assert_cmpuint (n_options, ==, kind == GVT_QUIZ_TRUE_FALSE ? 2 : 4);
  g_assert_cmpstr (gvt_quiz_item_get_explanation (item), !=, "");
  if (*gvt_quiz_item_get_form (item) != '\0')
    ((guint *) n_by_form)[*gvt_quiz_item_get_form (item) - 'A']++;
}

/* The linter says the rest: feedback, and no place that a pupil could learn to guess. */
static void
test_questions (Fixture *fixture, gconstpointer id)
{
  guint n_by_form[2] = { 0 };

  each (gvt_quiz_get_items (gvt_module_get_quiz (fixture->module)), check_item, n_by_form);

  g_assert_cmpuint (n_by_form[0], >=, 3);
  g_assert_cmpuint (n_by_form[0], ==, n_by_form[1]); /* before and after are equally long */
}

static void
check_notes (gpointer lesson, gpointer user_data)
{
  g_test_message ("%s", gvt_lesson_get_id (lesson));
  g_assert_cmpstr (gvt_lesson_get_notes (lesson), !=, "");
}

static void
test_notes (Fixture *fixture, gconstpointer id)
{
  each (gvt_module_get_lessons (fixture->module), check_notes, NULL);
  each (gvt_module_get_picture_lessons (fixture->module), check_notes, NULL);
}

/* For people who do not read: no letter stands in the drawing. */
static void
check_drawing (GvtModule *module, GvtMedia *picture)
{
  g_autoptr (GBytes) drawing = gvt_module_read_file (module, gvt_media_get_file (picture), NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (drawing, NULL), g_bytes_get_size (drawing));
  g_autoptr (GRegex) words = g_regex_new (">[^<0-9]*[A-Za-z][^<]*</text>", 0, 0, NULL);

  g_assert_false (g_regex_match (words, text, 0, NULL));
}

/* ... and all of it in its words. */
static void
check_picture_card (gpointer lesson, gpointer module)
{
  g_autoptr (GvtMedia) picture = g_list_model_get_item (gvt_lesson_get_media (lesson), 0);

  g_test_message ("%s", gvt_lesson_get_id (lesson));
  check_drawing (module, picture);
  g_assert_cmpuint (strlen (gvt_media_get_text (picture)), >, 50);
}

static void
test_picture_cards (Fixture *fixture, gconstpointer id)
{
  GListModel *cards = gvt_module_get_picture_lessons (fixture->module);

  g_assert_cmpuint (g_list_model_get_n_items (cards), >=, 5);
  each (cards, check_picture_card, fixture->module);
}

/* The dated sources of the fact list that the modules were written from; only these verify. */
static const struct
{
  const char *source;
  const char *date;
} dated[] = {
  { "m.tribunnews", "2024-02-14" },
  { "tribunnews", "2024-01-26" },
  { "banyumas.tribunnews", "2024-11-26" },
  { "metrokota.com", "2025-06-28" },
  { "nu.or.id", "2024-02-13" },
};

static void
check_claim (gpointer claim, gpointer user_data)
{
  gsize first = strcspn (gvt_claim_get_source (claim), ";");
  gboolean is_dated = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (dated); i++)
    is_dated |= strlen (dated[i].source) == first
                && strncmp (gvt_claim_get_source (claim), dated[i].source, first) == 0
                && strcmp (gvt_claim_get_checked_on (claim), dated[i].date) == 0;

  g_test_message ("%s", gvt_claim_get_id (claim));
  g_assert_cmpint (gvt_claim_is_verified (claim), ==, is_dated);
  if (!is_dated)
    g_assert_cmpstr (gvt_claim_get_checked_on (claim), ==, "");
  g_assert_cmpstr (gvt_claim_get_basis_checked_on (claim), ==, ""); /* nobody compared it yet */
  if (strstr (gvt_claim_get_label (claim), "2024") != NULL)
    {
      g_assert_true (g_str_has_prefix (gvt_claim_get_label (claim), "contoh "));
      g_assert_true (g_str_has_prefix (gvt_claim_get_valid_until (claim), "2024-"));
    }
  else
    {
      g_assert_cmpstr (gvt_claim_get_valid_until (claim), ==, "");
    }
}

static void
test_claims (Fixture *fixture, gconstpointer id)
{
  each (gvt_module_get_claims (fixture->module), check_claim, NULL);
}

static void
check_finding (gpointer finding, gpointer user_data)
{
  g_test_message ("%s:%u: %s: %s", gvt_lint_finding_get_file (finding),
                  gvt_lint_finding_get_line (finding), gvt_lint_finding_get_rule (finding),
                  gvt_lint_finding_get_message (finding));
  *(guint *) user_data += 1;
}

/* What a class can be expected to understand, and nothing that nobody answers for. */
static void
test_lint (Fixture *fixture, gconstpointer id)
{
  g_autoptr (GListModel) findings = gvt_module_lint (fixture->module);
  guint n_findings = 0;

  each (findings, check_finding, &n_findings);

  g_assert_cmpuint (n_findings, ==, 0);
}

/* The answers of the project's fact list, copied by hand: its rules V1 to V19, its quiz seed (1 to
 * 42), or the chapter that the item was written from. An item with several keys has several rows;
 * of true and false, and of a marked paper, the key itself stands. */
static const struct
{
  const char *module;
  const char *item;
  const char *answer;
  const char *fact;
} keys[] = {
  { M2, "m2-umur", "Genap 17 tahun, atau sudah atau pernah kawin", "1" },
  { M2, "m2-ulang-tahun", "Boleh, karena umurnya genap pada hari itu.", "1" },
  { M2, "m2-tni-polri", "Tidak", "2" },
  { M2, "m2-pensiun", "Ia menjadi pemilih lagi, dengan surat keputusan pemberhentian", "1.3" },
  { M2, "m2-kawin", "Ya, karena sudah kawin.", "1" },
  { M2, "m2-pernah-kawin", "Ya, karena ia pernah kawin.", "1" },
  { M2, "m2-mental", "false", "1.3" },
  { M2, "m2-netra", "true", "1.4, UU 8/2016" },
  { M2, "m2-hak-dicabut", "Pengadilan, dengan putusan yang sudah tetap", "1.3" },
  { M2, "m2-siapa-saja", "Mahasiswa Indonesia berumur 19 tahun", "1" },
  { M2, "m2-siapa-saja", "Nenek Indonesia berumur 80 tahun", "1" },

  { M3, "m3-dpt", "Daftar Pemilih Tetap", "20" },
  { M3, "m3-dptb", "Daftar Pemilih Tambahan", "20" },
  { M3, "m3-coklit", "Pencocokan dan penelitian", "21" },
  { M3, "m3-coktas", "Coklit terbatas", "21" },
  { M3, "m3-rekap-kabupaten", "Setiap tiga bulan", "22" },
  { M3, "m3-rekap-provinsi", "Setiap enam bulan", "22" },
  { M3, "m3-wafat",
    "Lapor ke Komisi Pemilihan Umum (KPU) kabupaten atau kota, atau layanan Go Vote, dengan akta "
    "atau surat kematian",
    "41" },
  { M3, "m3-pindah",
    "Ke Komisi Pemilihan Umum (KPU) kabupaten atau kota, dengan kartu penduduk dan kartu keluarga",
    "1.4" },
  { M3, "m3-dpk", "Pukul 12.00 sampai 13.00, di TPS sesuai alamat KTP-el", "15" },
  { M3, "m3-cek", "Membuka cekdptonline.kpu.go.id, lalu memasukkan nomor induk kependudukan (NIK)",
    "1.4" },
  { M3, "m3-foto-kartu", "false", "1.5" },

  { M5, "m5-jam", "Pukul 07.00 sampai 13.00", "14" },
  { M5, "m5-antre-tutup", "Yang sudah antre atau sudah tercatat.", "3.3" },
  { M5, "m5-surat-hilang",
    "Tetap datang ke tempat pemungutan suara, dan menunjukkan kartu penduduk (KTP-el).", "16" },
  { M5, "m5-surat-tertinggal", "Kartu penduduk (KTP-el) miliknya", "16" },
  { M5, "m5-jumlah-kpps", "Tujuh orang", "28" },
  { M5, "m5-ketua", "KPPS 1, yaitu ketua", "3.3" },
  { M5, "m5-periksa-surat", "Ada tanda tangan ketua dan kertasnya tidak rusak.", "3.3" },
  { M5, "m5-urutan-akhir", "Jari diberi tinta oleh petugas, lalu keluar.", "3.3" },
  { M5, "m5-urutan-awal", "Diperiksa petugas, lalu menandatangani daftar hadir.", "3.3" },
  { M5, "m5-gambar-kotak", "Kotak suara", "3.3" },
  { M5, "m5-gambar-bilik", "Bilik suara", "3.3" },
  { M5, "m5-ponsel", "Tidak boleh, karena pilihan itu rahasia.", "3.3" },
  { M5, "m5-tetangga", "Tidak perlu menjawab, karena pilihan itu rahasia.", "3.3" },
  { M5, "m5-dpk", "Pukul 12.00 sampai 13.00, di TPS sesuai alamat KTP-el.", "15" },
  { M5, "m5-pendamping", "Menandatangani formulir pendamping dan merahasiakan pilihan.", "27" },
  { M5, "m5-asas", "Langsung, umum, bebas, rahasia, jujur, dan adil", "29" },

  { M6, "m6-dpr", "Kuning", "3" },
  { M6, "m6-dpd", "Merah", "4" },
  { M6, "m6-dprd-provinsi", "Biru", "5" },
  { M6, "m6-dprd-kabupaten", "Hijau", "5" },
  { M6, "m6-presiden", "Abu-abu", "5" },
  { M6, "m6-gubernur", "Merah marun", "6" },
  { M6, "m6-wali-kota", "Hijau tosca", "6" },
  { M6, "m6-tanpa-warna", "Membaca nama lembaga di judul surat suara", "6 (access)" },
  { M6, "m6-tanda-tangan", "false", "12" },
  { M6, "m6-nasional-2029", "Presiden dan Wakil Presiden", "36" },
  { M6, "m6-nasional-2029", "DPR (Dewan Perwakilan Rakyat)", "36" },
  { M6, "m6-nasional-2029", "DPD (Dewan Perwakilan Daerah)", "36" },
  { M6, "m6-jarak", "Dua tahun sampai dua tahun enam bulan", "35" },

  { M7, "m7-dua-lubang-satu-kolom", "Sah, dihitung satu suara untuk pasangan Calon A.", "V2, 7" },
  { M7, "m7-dua-pasangan", "Tidak sah.", "V4, 8" },
  { M7, "m7-partai-dan-calon", "Untuk Calon 1.", "V8, 9" },
  { M7, "m7-dua-calon-satu-partai", "Untuk Partai B.", "V9, 10" },
  { M7, "m7-dua-partai", "Tidak sah.", "V10, 11" },
  { M7, "m7-tanpa-tanda-tangan", "Tidak sah.", "12" },
  { M7, "m7-tulis-nama", "Tidak sah, karena ada tulisan.", "13" },
  { M7, "m7-minta-ganti", "Meminta pengganti kepada ketua petugas sebelum memilih.", "V19" },
  { M7, "m7-kertas-garis", "sah-kolom-2", "V3" },
  { M7, "m7-kertas-banyak", "sah-kolom-3", "V2, 7" },
  { M7, "m7-kertas-partai-calon", "sah-partai-1-calon-2", "V8, 9" },
  { M7, "m7-kertas-dua-calon", "sah-partai-2", "V9, 10" },
  { M7, "m7-kertas-tanpa-ketua", "tidak-sah", "umum, 12" },
  { M7, "m7-kertas-tulisan", "tidak-sah", "umum, 13" },
  { M7, "m7-kertas-pilkada", "sah-kolom-2", "V15" },
  { M7, "m7-kertas-kolom-kosong", "sah-kolom-2", "V17" },
  { M7, "m7-kertas-dua-pasangan-daerah", "tidak-sah", "V16" },
  { M7, "m7-kertas-dua-calon-dpd", "tidak-sah", "V14" },
  { M7, "m7-kertas-tembus", "sah-kolom-2", "V18" },

  { M10, "m10-penerima", "Pilkada (pemilihan kepala daerah)", "30" },
  { M10, "m10-pemberi", "Pemberi saja", "5.3" },
  { M10, "m10-masa-tenang", "Penjara paling lama empat tahun dan denda paling banyak Rp48 juta",
    "31" },
  { M10, "m10-hari-h", "Penjara paling lama tiga tahun dan denda paling banyak Rp36 juta", "5.3" },
  { M10, "m10-bentuk", "Amplop uang supaya memilih Calon A", "5.3" },
  { M10, "m10-bentuk", "Beras dengan pesan memilih Partai B", "5.3" },
  { M10, "m10-batas", "Tujuh hari sejak diketahui", "5.3" },
  { M10, "m10-ke-mana", "Badan Pengawas Pemilihan Umum (Bawaslu)", "37" },
  { M10, "m10-sikap", "Menolak dengan sopan, lalu mencatat kejadiannya", "5.3" },
  { M10, "m10-tidak-memilih", "true", "5.3" },
  { M10, "m10-catatan", "Siapa dan apa", "5.3" },
  { M10, "m10-catatan", "Di mana dan kapan", "5.3" },
  { M10, "m10-catatan", "Saksi dan bukti", "5.3" },

  { M11, "m11-pertama", "Berhenti dulu, jangan langsung membagikan", "5.4" },
  { M11, "m11-marah", "Menunda, lalu memeriksa sumber dan tanggalnya", "5.4" },
  { M11, "m11-asal-gambar", "Mencari gambar asalnya dengan pencarian gambar", "5.4" },
  { M11, "m11-foto-lama", "Foto lama dipakai lagi untuk kabar baru", "5.4" },
  { M11, "m11-penentu", "Formulir kertas (C.Hasil)", "5.4, 3.3" },
  { M11, "m11-sirekap", "false", "5.4" },
  { M11, "m11-tanda", "Tidak jelas siapa yang menulis", "5.4" },
  { M11, "m11-tanda", "Meminta segera disebarkan", "5.4" },
  { M11, "m11-tanda", "Tidak ada tanggal dan tempat", "5.4" },
  { M11, "m11-bandingkan", "Di kpu.go.id dan laman cek fakta", "5.4" },
  { M11, "m11-tercoblos", "Memeriksa sumbernya, lalu membandingkannya dengan kpu.go.id", "5.4" },
  { M11, "m11-meneruskan", "false", "5.4" },
};

static void
check_picture_option (gpointer option, gpointer module)
{
  g_autoptr (GvtMedia) picture = gvt_media_find_picture (gvt_quiz_option_get_media (option));

  g_assert_nonnull (picture);
  check_drawing (module, picture);
}

static void
test_picture_options (Fixture *fixture, gconstpointer id)
{
  static const char *const items[] = { "m5-gambar-kotak", "m5-gambar-bilik" };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    each (gvt_quiz_item_get_options (
              gvt_quiz_find_item (gvt_module_get_quiz (fixture->module), items[i], NULL)),
          check_picture_option, fixture->module);
}

static gboolean
is_answer (GvtQuizItem *item, GvtQuizOption *option, const char *answer)
{
  GvtQuizKind kind = gvt_quiz_item_get_kind (item);
  gboolean is_made_here = kind == GVT_QUIZ_TRUE_FALSE || kind == GVT_QUIZ_BALLOT;
  const char *words = is_made_here ? gvt_quiz_option_get_id (option)
                                   : gvt_quiz_option_get_text (option);

  return g_str_equal (words, answer)
         && gvt_quiz_item_is_key (item, gvt_quiz_option_get_id (option));
}

/* Whether one of the item's keys is @answer. */
static gboolean
has_answer (GvtQuizItem *item, const char *answer)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);

      found |= is_answer (item, option, answer);
    }

  return found;
}

static void
check_answers (gpointer item, gpointer user_data)
{
  guint n_rows = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].item, gvt_quiz_item_get_id (item)))
      {
        g_test_message ("%s: %s (%s)", keys[i].item, keys[i].answer, keys[i].fact);
        g_assert_true (has_answer (item, keys[i].answer));
        n_rows++;
      }

  g_test_message ("%s", gvt_quiz_item_get_id (item));
  g_assert_cmpuint (n_rows, ==, g_strv_length ((char **) gvt_quiz_item_get_keys (item)));
}

static void
test_answers (Fixture *fixture, gconstpointer id)
{
  each (gvt_quiz_get_items (gvt_module_get_quiz (fixture->module)), check_answers, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].module, id))
      g_assert_nonnull (
          gvt_quiz_find_item (gvt_module_get_quiz (fixture->module), keys[i].item, NULL));
}

/* The rule that the engine judges by is the first that the fact list's row names: "V9, 10". */
static void
check_rule (gpointer data, gpointer user_data)
{
  GvtQuizItem *item = data;
  g_autoptr (GvtBallotMarks) marks = NULL;
  g_autoptr (GvtBallotVerdict) verdict = NULL;

  if (gvt_quiz_item_get_kind (item) != GVT_QUIZ_BALLOT)
    return;

  marks = gvt_quiz_item_dup_marks (item);
  verdict = gvt_ballot_judge (gvt_quiz_item_get_paper (item), marks, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].item, gvt_quiz_item_get_id (item)))
      {
        g_autofree char *code = gvt_ballot_verdict_get_code (verdict);
        g_autofree char *rule = g_strndup (keys[i].fact, strcspn (keys[i].fact, ","));

        g_test_message ("%s: %s", keys[i].item, keys[i].fact);
        g_assert_cmpstr (code, ==, keys[i].answer);
        g_assert_cmpstr (verdict->rule, ==, rule);
      }
}

static void
test_rules (Fixture *fixture, gconstpointer id)
{
  each (gvt_quiz_get_items (gvt_module_get_quiz (fixture->module)), check_rule, NULL);
}

/* Whom M2's questions tell of, on an example's voting day, and what their keys say of them. */
static const struct
{
  const char *item;
  const char *birth;
  GvtMarriage marriage;
  GvtService service;
  const char *answer;
  GvtEligibilityOutcome outcome;
} people[] = {
  { "m2-umur", "2007-02-14", GVT_MARRIAGE_NEVER, GVT_SERVICE_NONE,
    "Genap 17 tahun, atau sudah atau pernah kawin", GVT_ELIGIBILITY_YES },
  { "m2-umur", "2007-02-15", GVT_MARRIAGE_NEVER, GVT_SERVICE_NONE,
    "Genap 17 tahun, atau sudah atau pernah kawin", GVT_ELIGIBILITY_NO },
  { "m2-ulang-tahun", "2007-02-14", GVT_MARRIAGE_NEVER, GVT_SERVICE_NONE,
    "Boleh, karena umurnya genap pada hari itu.", GVT_ELIGIBILITY_YES },
  { "m2-tni-polri", "1990-01-01", GVT_MARRIAGE_NOW, GVT_SERVICE_ACTIVE, "Tidak",
    GVT_ELIGIBILITY_NO },
  { "m2-pensiun", "1965-01-01", GVT_MARRIAGE_NOW, GVT_SERVICE_RETIRED,
    "Ia menjadi pemilih lagi, dengan surat keputusan pemberhentian", GVT_ELIGIBILITY_YES },
  { "m2-kawin", "2008-01-01", GVT_MARRIAGE_NOW, GVT_SERVICE_NONE, "Ya, karena sudah kawin.",
    GVT_ELIGIBILITY_YES },
  { "m2-pernah-kawin", "2008-01-01", GVT_MARRIAGE_FORMERLY, GVT_SERVICE_NONE,
    "Ya, karena ia pernah kawin.", GVT_ELIGIBILITY_YES },
};

static void
test_people (Fixture *fixture, gconstpointer id)
{
  GvtQuiz *quiz = gvt_module_get_quiz (fixture->module);

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      GvtEligibilityAnswers answers = {
        .birth = people[i].birth,
        .on = "2024-02-14",
        .marriage = people[i].marriage,
        .service = people[i].service,
      };
      g_autoptr (GError) error = NULL;
      g_autoptr (GvtEligibility) said = gvt_eligibility_judge (&answers, &error);

      g_test_message ("%s: %s", people[i].item, people[i].birth);
      g_assert_no_error (error);
      g_assert_cmpint (said->outcome, ==, people[i].outcome);
      g_assert_true (
          has_answer (gvt_quiz_find_item (quiz, people[i].item, NULL), people[i].answer));
    }
}

static void
test_claim_words (Fixture *fixture, gconstpointer id)
{
  g_autoptr (GvtClaim) first = g_list_model_get_item (gvt_module_get_claims (fixture->module), 0);
  g_autoptr (GvtClaim) bare = g_object_new (GVT_TYPE_CLAIM, "id", "x", "text", "X.", NULL);
  g_autofree char *words = gvt_claim_describe (first);
  g_autofree char *bare_words = gvt_claim_describe (bare);

  g_assert_cmpstr (words, ==,
                   "contoh Pemilu 2024 (14 Februari 2024)\n"
                   "Source: m.tribunnews; harian disway 838578 (14 Februari 2024)\n"
                   "Legal basis: not noted yet, needs verification");
  g_assert_cmpstr (bare_words, ==,
                   "Source: none yet, needs verification\n"
                   "Legal basis: not noted yet, needs verification");
}

#define TEST(id, path, function) \
  g_test_add ("/content/" id "/" path, Fixture, id, set_up, function, tear_down)
#define TESTS(id) \
  TEST (id, "has-cards-pictures-objectives-and-eight-questions", test_complete); \
  TEST (id, "questions-teach-and-forms-are-parallel", test_questions); \
  TEST (id, "keys-agree-with-the-fact-list", test_answers); \
  TEST (id, "claims-are-verified-only-by-dated-sources", test_claims); \
  TEST (id, "every-card-has-notes", test_notes); \
  TEST (id, "linter-has-nothing-to-say", test_lint)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TESTS (M2);
  TESTS (M3);
  TESTS (M5);
  TESTS (M6);
  TESTS (M7);
  TESTS (M10);
  TESTS (M11);
  TEST (M3, "picture-cards-need-no-reading", test_picture_cards);
  TEST (M5, "picture-cards-need-no-reading", test_picture_cards);
  TEST (M7, "picture-cards-need-no-reading", test_picture_cards);
  TEST (M2, "the-engine-says-of-people-what-the-keys-say", test_people);
  TEST (M7, "papers-are-judged-by-the-rule-of-the-fact-list", test_rules);
  TEST (M5, "one-question-a-form-is-answered-without-reading", test_picture_options);
  TEST (M5, "claim-says-its-source-and-what-needs-verification", test_claim_words);

  return g_test_run ();
}
