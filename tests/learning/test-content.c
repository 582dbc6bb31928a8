/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the modules of this project say, and how plainly. */
#include <string.h>

#include "gvt-module-fixture.h"
#include "gvt-test.h"

#define M5 "m5-hari-pemungutan-suara"
#define M7 "m7-sah-tidak-sah"

typedef struct
{
  GvtModule *module;
  GPtrArray *units; /* of char *: texts in reading order; a card is one */
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
add_objective (gpointer objective, gpointer units)
{
  g_ptr_array_add (units, g_strdup (gvt_objective_get_text (objective)));
}

static void
add_block (gpointer block, gpointer unit)
{
  g_string_append_printf (unit, "%s\n", gvt_block_get_text (block));
}

static void
add_lesson (gpointer lesson, gpointer units)
{
  GString *unit = g_string_new (gvt_lesson_get_title (lesson));

  g_string_append_c (unit, '\n');
  each (gvt_lesson_get_blocks (lesson), add_block, unit);
  g_string_append (unit, gvt_lesson_get_notes (lesson));
  g_ptr_array_add (units, g_string_free (unit, FALSE));
}

static void
add_option (gpointer option, gpointer unit)
{
  g_string_append_printf (unit, "%s\n%s\n", gvt_quiz_option_get_text (option),
                          gvt_quiz_option_get_feedback (option));
}

static void
add_item (gpointer item, gpointer units)
{
  GString *unit = g_string_new (gvt_quiz_item_get_prompt (item));

  g_string_append_c (unit, '\n');
  each (gvt_quiz_item_get_options (item), add_option, unit);
  g_string_append (unit, gvt_quiz_item_get_explanation (item));
  g_ptr_array_add (units, g_string_free (unit, FALSE));
}

static void
set_up (Fixture *fixture, gconstpointer id)
{
  g_autofree char *folder = gvt_module_fixture_shipped (id);
  g_autoptr (GError) error = NULL;

  fixture->module = gvt_module_load_folder (folder, &error);
  g_assert_no_error (error);
  fixture->units = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (fixture->units, g_strdup (gvt_module_get_summary (fixture->module)));
  each (gvt_module_get_objectives (fixture->module), add_objective, fixture->units);
  each (gvt_module_get_lessons (fixture->module), add_lesson, fixture->units);
  each (gvt_quiz_get_items (gvt_module_get_quiz (fixture->module)), add_item, fixture->units);
}

static void
tear_down (Fixture *fixture, gconstpointer id)
{
  g_ptr_array_unref (fixture->units);
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
  g_assert_cmpuint (gvt_quiz_get_size (gvt_module_get_quiz (fixture->module)), ==, 8);
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
use_claim (gpointer claim, gpointer used)
{
  g_hash_table_add (used, (gpointer) gvt_claim_get_id (claim));
}

static void
use_block (gpointer block, gpointer used)
{
  if (gvt_block_get_claim (block) != NULL)
    use_claim (gvt_block_get_claim (block), used);
}

static void
use_lesson (gpointer lesson, gpointer used)
{
  each (gvt_lesson_get_blocks (lesson), use_block, used);
}

static void
use_item (gpointer item, gpointer used)
{
  each (gvt_quiz_item_get_claims (item), use_claim, used);
}

static void
test_claims_used (Fixture *fixture, gconstpointer id)
{
  GListModel *claims = gvt_module_get_claims (fixture->module);
  g_autoptr (GHashTable) on_cards = g_hash_table_new (g_str_hash, g_str_equal);

  each (gvt_module_get_lessons (fixture->module), use_lesson, on_cards);
  g_assert_cmpuint (g_hash_table_size (on_cards), ==, g_list_model_get_n_items (claims));

  /* What the quiz asks was taught. */
  each (gvt_quiz_get_items (gvt_module_get_quiz (fixture->module)), use_item, on_cards);
  g_assert_cmpuint (g_hash_table_size (on_cards), ==, g_list_model_get_n_items (claims));
}

static gboolean
is_sentence_end (const char *at)
{
  return *at == '\n' || *at == '\0'
         || (strchr (".?!", *at) != NULL && strchr (" \n", at[1]) != NULL);
}

static guint
count_words (const char *begin, const char *end)
{
  gboolean inside = FALSE;
  guint n_words = 0;

  for (const char *c = begin; c < end; c++)
    {
      if (*c == ' ')
        inside = FALSE;
      else if (!inside && (g_ascii_isalnum (*c) || (guint8) *c >= 0x80))
        inside = n_words++ < G_MAXUINT;
    }

  return n_words;
}

/* Measured as resources/modules/README.md says: at most 22 words, 12 in the mean. */
static void
test_plain_sentences (Fixture *fixture, gconstpointer id)
{
  guint n_words = 0;
  guint n_sentences = 0;

  for (guint i = 0; i < fixture->units->len; i++)
    {
      const char *begin = g_ptr_array_index (fixture->units, i);

      for (const char *c = begin;; c++)
        {
          guint n = is_sentence_end (c) ? count_words (begin, c) : 0;

          if (n > 22)
            g_error ("%u words: %.*s", n, (int) (c - begin), begin);
          n_words += n;
          n_sentences += n > 0;
          if (n > 0)
            begin = c + 1;
          if (*c == '\0')
            break;
        }
    }

  g_test_message ("%u words in %u sentences", n_words, n_sentences);
  g_assert_cmpuint (n_sentences, >, 100);
  g_assert_cmpuint (n_words, <=, 12 * n_sentences);
}

static gboolean
explains (const char *unit, const char *abbreviation)
{
  static const char *const forms[] = { "%s (", "(%s)", "%s adalah ", "%s berarti " };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_auto (GStrv) around = g_strsplit (forms[i], "%s", 2);
      g_autofree char *wanted = g_strconcat (around[0], abbreviation, around[1], NULL);

      if (strstr (unit, wanted) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
test_abbreviations (Fixture *fixture, gconstpointer id)
{
  g_autoptr (GRegex) capitals = g_regex_new ("\\b[A-Z]{2,}[a-z]?(-el)?\\b", 0, 0, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < fixture->units->len; i++)
    {
      const char *unit = g_ptr_array_index (fixture->units, i);
      g_autoptr (GMatchInfo) match = NULL;

      for (g_regex_match (capitals, unit, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *word = g_match_info_fetch (match, 0);

          if (!g_hash_table_contains (known, word) && !explains (unit, word))
            g_error ("%s is not explained in: %s", word, unit);
          g_hash_table_add (known, g_steal_pointer (&word));
        }
    }

  g_assert_cmpuint (g_hash_table_size (known), >=, 4);
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
  TEST (id, "every-claim-stands-on-a-card", test_claims_used); \
  TEST (id, "sentences-are-short", test_plain_sentences); \
  TEST (id, "abbreviations-are-explained-at-first-use", test_abbreviations)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TESTS (M5);
  TESTS (M7);
  TEST (M5, "claim-says-its-source-and-what-needs-verification", test_claim_words);

  return g_test_run ();
}
