/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-answer.h"

#include "gvt-error.h"
#include "gvt-module-fixture.h"
#include "gvt-test.h"

typedef struct
{
  GvtModule *module;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->module = gvt_module_load_folder (gvt_module_fixture_kinds (), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_assert_finalize_object (fixture->module);
}

static GvtQuizItem *
item_of (Fixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  GvtQuizItem *item = gvt_quiz_find_item (gvt_module_get_quiz (fixture->module), id, &error);

  g_assert_no_error (error);
  return item;
}

static void
assert_clean (Fixture *fixture, const char *item, const char *answer, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = gvt_quiz_answer_clean (item_of (fixture, item), answer, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (clean, ==, expected);
}

static void
test_one_way_to_write (Fixture *fixture, gconstpointer user_data)
{
  assert_clean (fixture, "satu", "a", "a");
  assert_clean (fixture, "satu", "a+a", "a");
  assert_clean (fixture, "banyak", "d+a+d", "a+d");
  assert_clean (fixture, "benar", "false", "false");
  assert_clean (fixture, "kata", "  di\tmana\n saja  ", "di mana saja");
  assert_clean (fixture, "kata", "e\xcc\x81", "\xc3\xa9");
  assert_clean (fixture, "kata", "a+b", "a+b");
}

static void
test_what_is_no_answer (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *long_words = g_strnfill (GVT_QUIZ_WORDS_MAX + 1, 'x');
  const struct
  {
    const char *item, *answer;
    GvtError code;
  } bad[] = {
    { "satu", "", GVT_ERROR_BAD_INPUT },         { "satu", "z", GVT_ERROR_NOT_FOUND },
    { "satu", "a+b", GVT_ERROR_BAD_INPUT },      { "banyak", "", GVT_ERROR_BAD_INPUT },
    { "banyak", "a+", GVT_ERROR_NOT_FOUND },     { "banyak", "A", GVT_ERROR_NOT_FOUND },
    { "benar", "benar", GVT_ERROR_NOT_FOUND },   { "benar", "true+false", GVT_ERROR_BAD_INPUT },
    { "kata", " \t\n", GVT_ERROR_BAD_INPUT },    { "kata", "T\033PS", GVT_ERROR_BAD_INPUT },
    { "kata", long_words, GVT_ERROR_BAD_INPUT }, { "kata", "TPS\xff", GVT_ERROR_BAD_INPUT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_quiz_answer_clean (item_of (fixture, bad[i].item), bad[i].answer, &error));
      g_assert_error (error, GVT_ERROR, (int) bad[i].code);
      g_assert_false (gvt_quiz_answer_is_right (item_of (fixture, bad[i].item), bad[i].answer));
    }
}

static void
assert_mark (Fixture *fixture, const char *item, const char *answer, guint points, guint of)
{
  g_autoptr (GError) error = NULL;
  GvtMark mark;

  gvt_quiz_answer_mark (item_of (fixture, item), answer, &mark, &error);
  g_assert_no_error (error);
  if (mark.points != points || mark.of != of)
    g_error ("%s \"%s\" is worth %u/%u, not %u/%u", item, answer, mark.points, mark.of, points, of);
}

/* The table of src/learning/README.md: a and c of four are right. */
static void
test_parts_of_several (Fixture *fixture, gconstpointer user_data)
{
  assert_mark (fixture, "banyak", "a+c", 4, 4);
  assert_mark (fixture, "banyak", "a", 2, 4);
  assert_mark (fixture, "banyak", "a+b+c", 2, 4);
  assert_mark (fixture, "banyak", "a+b", 0, 4);
  assert_mark (fixture, "banyak", "b", 0, 4);
  assert_mark (fixture, "banyak", "b+d", 0, 4);
  assert_mark (fixture, "banyak", "a+b+c+d", 0, 4);
}

/* Whatever the author's number of right options, ticking all of them tells nothing and gains
 * nothing, and no answer is worth more than the right one. */
static void
test_ticking_everything_gains_nothing (Fixture *fixture, gconstpointer user_data)
{
  static const char *const keys[] = { "\"a\"", "\"b\", \"d\"", "\"a\", \"b\", \"d\"" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *folder = gvt_module_fixture_kinds ();
      g_autoptr (GvtModule) module = NULL;
      g_autoptr (GError) error = NULL;
      GvtQuizItem *item;
      GvtMark all, right;

      gvt_module_fixture_edit (folder, "quiz.json", "\"c\", \"a\"", keys[i]);
      module = gvt_module_load_folder (folder, &error);
      g_assert_no_error (error);
      item = gvt_quiz_find_item (gvt_module_get_quiz (module), "banyak", &error);

      g_assert_true (gvt_quiz_answer_mark (item, "a+b+c+d", &all, &error));
      g_assert_true (gvt_quiz_answer_mark (item, gvt_quiz_item_get_key (item), &right, &error));
      g_assert_cmpuint (all.points, ==, 0);
      g_assert_cmpuint (right.points, ==, right.of);
    }
}

static void
test_all_may_be_right (Fixture *fixture, gconstpointer user_data)
{
  const char *folder = gvt_module_fixture_kinds ();
  g_autoptr (GError) error = NULL;
  Fixture all = { NULL };

  gvt_module_fixture_edit (folder, "quiz.json", "\"c\", \"a\"", "\"a\", \"b\", \"c\", \"d\"");
  all.module = gvt_module_load_folder (folder, &error);
  g_assert_no_error (error);

  assert_mark (&all, "banyak", "a+b+c+d", 4, 4);
  assert_mark (&all, "banyak", "b", 1, 4);
  g_assert_finalize_object (all.module);
}

static void
test_spellings (Fixture *fixture, gconstpointer user_data)
{
  assert_mark (fixture, "kata", "tps", 1, 1);
  assert_mark (fixture, "kata", "  Tempat   PEMUNGUTAN suara\n", 1, 1);
  assert_mark (fixture, "kata", "\xef\xbc\xb4PS", 0, 1); /* a wide T is another letter */
  assert_mark (fixture, "kata", "T.P.S.", 0, 1);
  assert_mark (fixture, "kata", "tempat pemungutan", 0, 1);
  assert_mark (fixture, "kata", "TPS, tempat pemungutan suara", 0, 1);
}

static void
assert_chosen (Fixture *fixture, const char *item, const char *answer, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) chosen = gvt_quiz_answer_chosen (item_of (fixture, item), answer, &error);
  g_autofree char *joined = NULL;

  g_assert_no_error (error);
  joined = g_strjoinv ("|", chosen);
  g_assert_cmpstr (joined, ==, expected);
}

/* I10: what a person types may be his name. */
static void
test_typed_words_are_not_told (Fixture *fixture, gconstpointer user_data)
{
  assert_chosen (fixture, "banyak", "c+a", "a|c");
  assert_chosen (fixture, "kata", " tps ", "TPS");
  assert_chosen (fixture, "kata", "Baiq Sitti Rahmawati", "");
}

/* A hand-made event may say anything. */
static void
test_senseless_choices_gain_nothing (Fixture *fixture, gconstpointer user_data)
{
  static const char *const senseless[] = { "x", "a", "a", "a", "c", "c", "b", "b", NULL };
  static const char *const nothing[] = { NULL };
  GvtMark mark;

  gvt_quiz_answer_mark_chosen (item_of (fixture, "banyak"), senseless, &mark);
  g_assert_cmpuint (mark.points, ==, 2);
  gvt_quiz_answer_mark_chosen (item_of (fixture, "satu"), senseless, &mark);
  g_assert_cmpuint (mark.points, ==, 0);
  for (guint i = 0; i < 4; i++)
    {
      static const char *const items[] = { "satu", "banyak", "benar", "kata" };

      gvt_quiz_answer_mark_chosen (item_of (fixture, items[i]), nothing, &mark);
      g_assert_cmpuint (mark.points, ==, 0);
      g_assert_cmpuint (mark.of, >, 0);
    }
}

static void
test_score_is_a_fraction (Fixture *fixture, gconstpointer user_data)
{
  GvtScore score = { 0 };

  g_assert_cmpuint (gvt_score_get_of (&score), ==, 0);
  gvt_score_add (&score, &(GvtMark){ 1, 1 }, 1);
  gvt_score_add (&score, &(GvtMark){ 2, 4 }, 1);
  gvt_score_add (&score, &(GvtMark){ 1, 3 }, 2);

  g_assert_cmpuint (score.unit, ==, 12);
  g_assert_cmpuint (score.points, ==, 12 + 6 + 2 * 4);
  g_assert_cmpuint (gvt_score_get_of (&score), ==, 4 * 12);
}

static void
test_type_words (void)
{
  for (guint i = 0; i < GVT_QUIZ_N_KINDS; i++)
    {
      GvtQuizKind kind;

      g_assert_true (gvt_quiz_kind_from_text (gvt_quiz_kind_to_text (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
}

#define TEST(path, function) \
  g_test_add ("/quiz-answer/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("there-is-one-way-to-write-an-answer", test_one_way_to_write);
  TEST ("what-is-no-answer-is-refused", test_what_is_no_answer);
  TEST ("several-right-options-are-worth-parts", test_parts_of_several);
  TEST ("ticking-everything-gains-nothing", test_ticking_everything_gains_nothing);
  TEST ("every-option-may-be-right", test_all_may_be_right);
  TEST ("spellings-differ-in-capitals-and-blanks-only", test_spellings);
  TEST ("typed-words-are-not-told", test_typed_words_are_not_told);
  TEST ("senseless-choices-gain-nothing", test_senseless_choices_gain_nothing);
  TEST ("a-score-is-a-fraction-of-whole-numbers", test_score_is_a_fraction);
  g_test_add_func ("/quiz-answer/types-have-words", test_type_words);

  return g_test_run ();
}
