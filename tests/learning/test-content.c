/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the modules of this project say, and how plainly. */
#include <string.h>

#include "gvt-module-fixture.h"
#include "gvt-module-lint.h"
#include "gvt-test.h"

#define M5 "m5-hari-pemungutan-suara"
#define M7 "m7-sah-tidak-sah"

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
check_item (gpointer item, gpointer places)
{
  GListModel *options = gvt_quiz_item_get_options (item);

  g_assert_cmpint (gvt_quiz_item_get_kind (item), ==, GVT_QUIZ_SINGLE);
  g_assert_cmpuint (g_list_model_get_n_items (options), ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_quiz_item_get_claims (item)), >, 0);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);

      if (gvt_quiz_item_is_key (item, gvt_quiz_option_get_id (option)))
        ++((guint *) places)[i];
    }
}

/* Eight questions, one key each, and no place that a pupil could learn to guess. */
static void
test_keys_spread (Fixture *fixture, gconstpointer id)
{
  guint places[4] = { 0 };

  each (gvt_quiz_get_items (gvt_module_get_quiz (fixture->module)), check_item, places);

  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (places[i], ==, 2);
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

/* The answers of the fact list (its rules V1 to V19 and its quiz seed), item by item. */
static const struct
{
  const char *module;
  const char *item;
  const char *answer;
} keys[] = {
  { M5, "m5-jam", "Pukul 07.00 sampai 13.00" },
  { M5, "m5-surat-hilang", "Tetap datang ke TPS dan menunjukkan KTP-el." },
  { M5, "m5-jumlah-kpps", "Tujuh orang" },
  { M5, "m5-periksa-surat", "Ada tanda tangan ketua dan kertasnya tidak rusak." },
  { M5, "m5-urutan-akhir", "Jari diberi tinta di KPPS 7, lalu keluar." },
  { M5, "m5-ponsel", "Tidak boleh, karena pilihan itu rahasia." },
  { M5, "m5-dpk", "Pukul 12.00 sampai 13.00, di TPS sesuai alamat KTP-el." },
  { M5, "m5-pendamping", "Menandatangani Model C.Pendamping dan merahasiakan pilihan." },
  { M7, "m7-dua-lubang-satu-kolom", "Sah, dihitung satu suara untuk pasangan Calon A." }, /* V2 */
  { M7, "m7-dua-pasangan", "Tidak sah." },                                                /* V4 */
  { M7, "m7-partai-dan-calon", "Untuk Calon 1." },                                        /* V8 */
  { M7, "m7-dua-calon-satu-partai", "Untuk Partai B." },                                  /* V9 */
  { M7, "m7-dua-partai", "Tidak sah." },                                                  /* V10 */
  { M7, "m7-tanpa-tanda-tangan", "Tidak sah." },
  { M7, "m7-tulis-nama", "Tidak sah, karena ada tulisan." },
  { M7, "m7-minta-ganti", "Meminta pengganti kepada ketua KPPS sebelum memilih." }, /* V19 */
};

static void
test_answers (Fixture *fixture, gconstpointer id)
{
  GvtQuiz *quiz = gvt_module_get_quiz (fixture->module);
  guint n_checked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].module, id))
      {
        g_autoptr (GError) error = NULL;
        GvtQuizItem *item = gvt_quiz_find_item (quiz, keys[i].item, &error);
        GvtQuizOption *option;

        g_assert_no_error (error);
        option = gvt_quiz_item_find_option (item, gvt_quiz_item_get_key (item), &error);
        g_assert_cmpstr (gvt_quiz_option_get_text (option), ==, keys[i].answer);
        n_checked++;
      }

  g_assert_cmpuint (n_checked, ==, gvt_quiz_get_size (quiz));
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
  TEST (id, "each-question-has-one-key-and-no-favourite-place", test_keys_spread); \
  TEST (id, "keys-agree-with-the-fact-list", test_answers); \
  TEST (id, "claims-are-verified-only-by-dated-sources", test_claims); \
  TEST (id, "linter-has-nothing-to-say", test_lint)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TESTS (M5);
  TESTS (M7);
  TEST (M5, "claim-says-its-source-and-what-needs-verification", test_claim_words);

  return g_test_run ();
}
