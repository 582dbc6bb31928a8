/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-keyed-line.h"
#include "gvt-module-fixture.h"
#include "gvt-module.h"
#include "gvt-test.h"

#define CARDS 40

/* Forms A and B of eight questions with four options. */
static GvtKeyedGrid
plain_grid (void)
{
  GvtKeyedGrid grid;

  g_assert_true (gvt_keyed_grid_init (&grid, NULL, NULL));
  return grid;
}

/* One form: four options, four of which several may be right, true or false, words. */
static GvtKeyedGrid
mixed_grid (void)
{
  return (GvtKeyedGrid){
    .n_forms = 1,
    .forms = { { .n_questions = 4,
                 .questions = { { .n_options = 4 },
                                { .n_options = 4, .is_multiple = TRUE },
                                { .n_options = 2 },
                                { 0 } } } },
  };
}

static void
assert_reads (const GvtKeyedGrid *grid, const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  GvtKeyedLine line;

  gvt_keyed_line_parse (&line, grid, CARDS, text, &error);
  g_assert_no_error (error);
  written = gvt_keyed_line_write (&line, grid);
  g_assert_cmpstr (written, ==, expected);
}

static void
assert_refuses (const GvtKeyedGrid *grid, const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;
  GvtKeyedLine line = { .card = 99 };

  g_assert_false (gvt_keyed_line_parse (&line, grid, CARDS, text, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_cmpuint (line.card, ==, 99);
}

static void
test_a_line_is_card_form_and_answers (void)
{
  GvtKeyedGrid grid = plain_grid ();
  g_autoptr (GError) error = NULL;
  GvtKeyedLine line;

  gvt_keyed_line_parse (&line, &grid, CARDS, "17B ABDC-A*D", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (line.card, ==, 17);
  g_assert_cmpint (line.form, ==, 'B');
  g_assert_cmpuint (line.n_answers, ==, 8);
  g_assert_cmpuint (line.answers[0].options, ==, 1);
  g_assert_cmpuint (line.answers[2].options, ==, 8);
  g_assert_cmpint (line.answers[3].state, ==, GVT_KEYED_CHOSEN);
  g_assert_cmpint (line.answers[4].state, ==, GVT_KEYED_EMPTY);
  g_assert_cmpint (line.answers[6].state, ==, GVT_KEYED_SPOILT);
  g_assert_cmpuint (line.answers[6].options, ==, 0);
}

static void
test_one_line_may_be_keyed_in_many_ways (void)
{
  GvtKeyedGrid plain = plain_grid ();
  GvtKeyedGrid mixed = mixed_grid ();

  assert_reads (&plain, "17B ABDCAABD", "17B ABDCAABD");
  assert_reads (&plain, "17babdcaabd", "17B ABDCAABD");
  assert_reads (&plain, "  17 b  abdc\taabd \r\n", "17B ABDCAABD");
  assert_reads (&plain, "017A ABDC AABD", "17A ABDCAABD");
  assert_reads (&plain, "1AABDCAABD", "1A ABDCAABD");
  assert_reads (&plain, "40A ....----", "40A --------");
  assert_reads (&plain, "40A ********", "40A ********");
  assert_reads (&mixed, "3 A(AC)B-", "3 A(AC)B-");
  assert_reads (&mixed, "3d( c a c )a*", "3 D(AC)A*");
  assert_reads (&mixed, "3 ACB.", "3 A(C)B-");
  assert_reads (&mixed, "3 A*B-", "3 A*B-");
}

/* A test that pairs by codes: a person's own code stands before the answers. */
static void
test_a_code_stands_before_the_answers (void)
{
  GvtKeyedGrid grid = plain_grid ();

  grid.takes_code = TRUE;
  assert_reads (&grid, "17B SI12 ABDCAABD", "17B SI12 ABDCAABD");
  assert_reads (&grid, "17bsi12 abdc aabd", "17B SI12 ABDCAABD");
  assert_reads (&grid, "17B s i 1 2 / ABDCAABD", "17B SI12 ABDCAABD");
  assert_reads (&grid, "17B ABCD/ABDCAABD", "17B ABCD ABDCAABD"); /* letters, as answers are */
  assert_reads (&grid, "17B - ABDC----", "17B - ABDC----");
  assert_reads (&grid, "17B -/--------", "17B - --------");
}

static void
test_a_faulty_code_is_named_with_its_column (void)
{
  GvtKeyedGrid grid = plain_grid ();

  grid.takes_code = TRUE;
  assert_refuses (&grid, "17B SI1 ABDCAABD",
                  "Column 5: the person's own code stands here, or “-” for none. A code of one's "
                  "own has 4 to 8 letters and digits.");
  assert_refuses (&grid, "17B  SI-12 ABDCAABD",
                  "Column 6: the person's own code stands here, or “-” for none. A code of one's "
                  "own has letters from A to Z and digits, not “-”.");
  assert_refuses (&grid, "17B",
                  "Column 4: the person's own code stands here, or “-” for none. A code of one's "
                  "own has 4 to 8 letters and digits.");
  /* forgotten: what was meant as answers is taken as a code, and the answers are missing */
  assert_refuses (&grid, "17B ABDCAABD",
                  "Column 13: the line ends after 0 of 8 answers. Key “-” where none is marked.");
}

static void
test_a_fault_is_named_with_its_column (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } plain[] = {
    { "", "Column 1: a line begins with the card's number, like 17B ABDCAABD." },
    { "  B ABDC", "Column 3: a line begins with the card's number, like 17B ABDCAABD." },
    { "0A ABDCAABD", "Column 1: the cards have the numbers 1 to 40." },
    { " 41A ABDCAABD", "Column 2: the cards have the numbers 1 to 40." },
    { "4294967297A ABDCAABD", "Column 1: the cards have the numbers 1 to 40." },
    { "17", "Column 3: the form, A or B, stands after the card's number." },
    { "17C ABDCAABD", "Column 3: the form, A or B, stands after the card's number." },
    { "1 7B ABDCAABD", "Column 3: the form, A or B, stands after the card's number." },
    { "17B ABDEAABD", "Column 8: question 4 has the answers A to D, not E." },
    { "17B AB1CAABD", "Column 7: “1” is no answer. “-” stands for none, “*” for too many." },
    { "17B ABéCAABD", "Column 7: “é” is no answer. “-” stands for none, “*” for too many." },
    { "17B (AB)BDCAABD", "Column 5: question 1 takes one answer. Key “*” where more are marked." },
    { "17B ABDCAAB",
      "Column 12: the line ends after 7 of 8 answers. Key “-” where none is marked." },
    { "17B", "Column 4: the line ends after 0 of 8 answers. Key “-” where none is marked." },
    { "17B ABDCAABDA", "Column 13: the sheet has 8 answers, and the line goes on." },
    { "17B ABDC\xffxyz", "Column 9: this is no character of a text." },
  };
  static const struct
  {
    const char *text;
    const char *message;
  } mixed[] = {
    { "3 A(AC", "Column 4: the bracket of question 2 is not closed." },
    { "3 A()B-", "Column 4: the bracket of question 2 is empty." },
    { "3 A(E)B-", "Column 5: question 2 has the answers A to D, not E." },
    { "3 A((A))B-", "Column 5: “(” is no answer. “-” stands for none, “*” for too many." },
    { "3 A(A)CD", "Column 7: question 3 has the answers A to B, not C." },
    { "3 A(A)BA", "Column 8: question 4 asks for words; key “-” for it." },
  };
  GvtKeyedGrid grid = plain_grid ();

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    assert_refuses (&grid, plain[i].text, plain[i].message);
  grid = mixed_grid ();
  for (guint i = 0; i < G_N_ELEMENTS (mixed); i++)
    assert_refuses (&grid, mixed[i].text, mixed[i].message);
}

static void
test_a_sheet_of_the_other_form_is_refused (void)
{
  GvtKeyedGrid grid = plain_grid ();

  g_assert_true (gvt_keyed_grid_keep (&grid, 'A'));

  assert_reads (&grid, "17A ABDCAABD", "17A ABDCAABD");
  assert_refuses (&grid, "17B ABDCAABD",
                  "Column 3: this sheet is of form B, and form A is being keyed.");
  g_assert_false (gvt_keyed_grid_keep (&grid, 'B'));
}

static void
test_the_rows_are_the_questions_of_the_quiz (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtModule) module = gvt_module_load_folder (gvt_module_fixture_kinds (), &error);
  GvtKeyedGrid grid;

  g_assert_no_error (error);
  gvt_keyed_grid_init (&grid, gvt_module_get_quiz (module), &error);
  g_assert_no_error (error);

  g_assert_cmpuint (grid.n_forms, ==, 2);
  g_assert_cmpint (grid.forms[0].name, ==, 'A');
  g_assert_cmpuint (grid.forms[0].n_questions, ==, 3);
  g_assert_false (grid.forms[0].questions[0].is_multiple);
  assert_reads (&grid, "1A bb-", "1A BB-");
  g_assert_cmpint (grid.forms[1].name, ==, 'B');
  assert_reads (&grid, "2B (ac)a-", "2B (AC)A-");
  assert_refuses (&grid, "2B (ac)c-", "Column 8: question 2 has the answers A to B, not C.");
  assert_refuses (&grid, "1A bba", "Column 6: question 3 asks for words; key “-” for it.");
}

static void
assert_scores (const char *text, const char *expected, const char *message)
{
  g_autoptr (GError) error = NULL;
  guint8 scores[9] = { 0 };
  GString *read = g_string_new (NULL);

  g_assert_true (gvt_keyed_scores_parse (scores, 9, 4, text, &error) == (message == NULL));
  for (guint i = 0; i < 9; i++)
    g_string_append_printf (read, "%u", scores[i]);
  g_assert_cmpstr (read->str, ==, expected);
  g_assert_cmpstr (error != NULL ? error->message : NULL, ==, message);
  g_string_free (read, TRUE);
}

static void
test_a_survey_sheet_is_nine_digits (void)
{
  assert_scores ("443434443", "443434443", NULL);
  assert_scores (" 443 434 443\n", "443434443", NULL);
  assert_scores ("4-3.3*443", "403030443", NULL);
  assert_scores ("443534443", "000000000",
                 "Column 4: an answer is a digit from 1 to 4, or “-” for none.");
  assert_scores ("44343444", "000000000",
                 "Column 9: the line ends after 8 of 9 answers. Key “-” where none is marked.");
  assert_scores ("4434344433", "000000000",
                 "Column 10: the sheet has 9 answers, and the line goes on.");
  assert_scores ("", "000000000",
                 "Column 1: the line ends after 0 of 9 answers. Key “-” where none is marked.");
}

/* --- whatever is written is read as the same, however it was keyed --- */

static void
fill_grid (GRand *chance, GvtKeyedGrid *grid)
{
  gboolean has_forms = g_rand_boolean (chance);

  *grid = (GvtKeyedGrid){ .n_forms = has_forms ? 2 : 1 };
  for (guint f = 0; f < grid->n_forms; f++)
    {
      grid->forms[f].name = has_forms ? (char) ('A' + f) : '\0';
      grid->forms[f].n_questions = (guint) g_rand_int_range (chance, 1, GVT_QUIZ_MAX_ITEMS + 1);
      for (guint i = 0; i < grid->forms[f].n_questions; i++)
        grid->forms[f].questions[i] = (GvtKeyedQuestion){
          .n_options = (guint) g_rand_int_range (chance, 2, GVT_KEYED_MAX_OPTIONS + 1),
          .is_multiple = g_rand_boolean (chance),
        };
    }
}

static GvtKeyedAnswer
some_answer (GRand *chance, const GvtKeyedQuestion *question)
{
  GvtKeyedAnswer answer = { (GvtKeyedState) g_rand_int_range (chance, 0, 3), 0 };
  guint32 all = (1u << question->n_options) - 1;

  if (answer.state == GVT_KEYED_CHOSEN && question->is_multiple)
    answer.options = 1 + g_rand_int (chance) % all;
  else if (answer.state == GVT_KEYED_CHOSEN)
    answer.options = 1u << g_rand_int_range (chance, 0, (gint32) question->n_options);
  return answer;
}

/* Small letters, dots and blanks, where they change nothing. */
static char *
key_carelessly (GRand *chance, const char *written)
{
  GString *keyed = g_string_new (NULL);

  for (const char *at = written; *at != '\0'; at++)
    {
      gboolean is_digit = g_ascii_isdigit (*at);

      g_string_append_c (keyed, g_rand_boolean (chance) ? g_ascii_tolower (*at) : *at);
      if (!(is_digit && g_ascii_isdigit (at[1])) && g_rand_int_range (chance, 0, 4) == 0)
        g_string_append_c (keyed, ' ');
    }
  return g_string_free (keyed, FALSE);
}

static void
test_what_is_written_is_read_as_the_same (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (20261129);

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *written = NULL;
      g_autofree char *keyed = NULL;
      GvtKeyedGrid grid;
      GvtKeyedLine line = { 0 };
      GvtKeyedLine read;
      const GvtKeyedForm *form;

      fill_grid (chance, &grid);
      form = &grid.forms[g_rand_int_range (chance, 0, (gint32) grid.n_forms)];
      line.card = (guint) g_rand_int_range (chance, 1, CARDS + 1);
      line.form = form->name;
      line.n_answers = form->n_questions;
      for (guint i = 0; i < line.n_answers; i++)
        line.answers[i] = some_answer (chance, &form->questions[i]);
      written = gvt_keyed_line_write (&line, &grid);
      keyed = key_carelessly (chance, written);

      gvt_keyed_line_parse (&read, &grid, CARDS, keyed, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (read.card, ==, line.card);
      g_assert_cmpint (read.form, ==, line.form);
      g_assert_cmpmem (read.answers, sizeof read.answers, line.answers, sizeof line.answers);
    }
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/keyed-line/a-line-is-card-form-and-answers",
                   test_a_line_is_card_form_and_answers);
  g_test_add_func ("/keyed-line/one-line-may-be-keyed-in-many-ways",
                   test_one_line_may_be_keyed_in_many_ways);
  g_test_add_func ("/keyed-line/a-code-stands-before-the-answers",
                   test_a_code_stands_before_the_answers);
  g_test_add_func ("/keyed-line/a-faulty-code-is-named-with-its-column",
                   test_a_faulty_code_is_named_with_its_column);
  g_test_add_func ("/keyed-line/a-fault-is-named-with-its-column",
                   test_a_fault_is_named_with_its_column);
  g_test_add_func ("/keyed-line/a-sheet-of-the-other-form-is-refused",
                   test_a_sheet_of_the_other_form_is_refused);
  g_test_add_func ("/keyed-line/the-rows-are-the-questions-of-the-quiz",
                   test_the_rows_are_the_questions_of_the_quiz);
  g_test_add_func ("/keyed-line/a-survey-sheet-is-nine-digits", test_a_survey_sheet_is_nine_digits);
  g_test_add_func ("/keyed-line/what-is-written-is-read-as-the-same",
                   test_what_is_written_is_read_as_the_same);
  return g_test_run ();
}
