/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets of a test are keyed into the page; what is recorded is then read from the store. */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-entry-row.h"
#include "gvt-keying-page.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-sheets.h"
#include "gvt-quiz-test.h"
#include "gvt-session-acts.h"
#include "gvt-sheet-book.h"

#define PLACE "52.02.01.1001"

typedef struct
{
  GvtAppTestDesk desk;
  GvtModuleLibrary *library;
  GvtClassQuiz *quiz;
  GvtModule *module; /* borrowed */
} Fixture;

/* Seven are present. */
static void
open_test (Fixture *fixture)
{
  const GvtQuizTestPlan plan = { .phase = GVT_PHASE_PRE };
  GvtProfile *profile = fixture->desk.profile;
  g_autoptr (GError) error = NULL;
  GvtId visit, session, quiz;

  fixture->library = gvt_module_library_load (NULL, NULL);
  fixture->module = gvt_module_library_find (fixture->library, "m5-hari-pemungutan-suara", &error);
  g_assert_no_error (error);
  gvt_sessions_plan_visit (profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120, &visit, &error);
  gvt_sessions_open (profile, &visit, "Kelas X-1", &session, &error);
  gvt_sessions_attend (profile, &session, 3, 4, &error);
  gvt_quiz_test_open (profile, &session, fixture->module, &plan, &quiz, &error);
  g_assert_no_error (error);
  fixture->quiz = gvt_class_quiz_view (profile, &quiz, &error);
  g_assert_no_error (error);
}

static GvtSectionPage *
create_page (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtLineBook) book = gvt_sheet_book_new (fixture->desk.profile, fixture->quiz,
                                                     fixture->module, &error);

  g_assert_no_error (error);
  return gvt_keying_page_new (
      book, &(GvtTypedPlace){ "sheets", *gvt_class_quiz_get_id (fixture->quiz), "" });
}

static void
open_page (Fixture *fixture, int width)
{
  gvt_app_test_desk_open (&fixture->desk, GVT_TEST_FACILITATOR);
  open_test (fixture);
  gvt_app_test_desk_show (&fixture->desk, create_page (fixture), width);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  open_page (fixture, 900);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->quiz);
  gvt_app_test_desk_close (&fixture->desk);
  g_object_unref (fixture->library);
}

static GtkWidget *
top (Fixture *fixture)
{
  return gvt_app_test_desk_top (&fixture->desk);
}

static GtkEditable *
entry (Fixture *fixture)
{
  return GTK_EDITABLE (gvt_app_test_find (top (fixture), GVT_TYPE_ENTRY_ROW, "entry"));
}

static void
enter (Fixture *fixture, const char *line)
{
  gtk_editable_set_text (entry (fixture), line);
  g_assert_true (gtk_widget_activate_action (top (fixture), "keying.enter", NULL));
}

static void
key (Fixture *fixture, const char *line)
{
  enter (fixture, line);
  gvt_app_test_settle (top (fixture));
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *sheets = gvt_quiz_sheets_list (fixture->desk.profile, fixture->quiz, fixture->module,
                                            &error);

  g_assert_no_error (error);
  return sheets;
}

static void
assert_recorded (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) sheets = list (fixture);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < sheets->len; i++)
    g_string_append_printf (lines, "%s\n", ((GvtKeyedSheet *) sheets->pdata[i])->line);
  g_assert_cmpstr (lines->str, ==, expected);
}

static void
test_what_is_said_to_be_recorded_is_on_the_disk (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_assert_text (top (fixture), "0 of 7");
  gvt_app_test_assert_text (top (fixture), "then Enter: 17A ABCDA.");

  key (fixture, " 1a bdabd ");

  gvt_app_test_assert_text (top (fixture), "Card 1 is recorded.");
  gvt_app_test_assert_text (top (fixture), "1 of 7");
  gvt_app_test_assert_text (top (fixture), "Missing: cards 2–7");
  gvt_app_test_assert_text (top (fixture), "1A BDABD");
  gvt_app_test_assert_text (top (fixture), "of 5 right");
  g_assert_cmpstr (gtk_editable_get_text (entry (fixture)), ==, "");
  assert_recorded (fixture, "1A BDABD\n");
}

/* Who keys fast does not wait for the disk. */
static void
test_lines_are_taken_in_the_order_in_which_they_are_entered (Fixture *fixture, gconstpointer data)
{
  enter (fixture, "1A BDABD");
  enter (fixture, "2B DACBC");
  key (fixture, "3A ----*");

  assert_recorded (fixture, "1A BDABD\n2B DACBC\n3A ----*\n");
  gvt_app_test_assert_text (top (fixture), "3 of 7");
}

static void
test_a_refused_line_comes_back_with_its_reason (Fixture *fixture, gconstpointer data)
{
  enter (fixture, "2A BDABD");
  enter (fixture, "3A BDABD");
  gtk_editable_set_text (entry (fixture), "4B DA");
  gvt_app_test_settle (top (fixture));

  gvt_app_test_assert_text (top (fixture), "card 2 has form B in this test");
  g_assert_cmpstr (gtk_editable_get_text (entry (fixture)), ==, "2A BDABD");
  assert_recorded (fixture, "");

  key (fixture, "2B BDABD");

  assert_recorded (fixture, "2B BDABD\n3A BDABD\n");
  g_assert_cmpstr (gtk_editable_get_text (entry (fixture)), ==, "4B DA");
}

static void
test_a_line_of_the_wrong_length_is_not_lost (Fixture *fixture, gconstpointer data)
{
  key (fixture, "1A BDAB");

  g_assert_cmpstr (gtk_editable_get_text (entry (fixture)), ==, "1A BDAB");
  assert_recorded (fixture, "");

  key (fixture, "1001A BDABD");
  gvt_app_test_assert_text (top (fixture), "the cards have the numbers 1 to 1000");
}

static void
test_a_card_that_has_a_sheet_is_asked_about (Fixture *fixture, gconstpointer data)
{
  key (fixture, "1A BDABD");
  key (fixture, "1A AAAAA");

  gvt_app_test_assert_text (top (fixture), "Card 1 has another sheet already.");
  g_assert_cmpstr (gtk_editable_get_text (entry (fixture)), ==, "1A AAAAA");
  assert_recorded (fixture, "1A BDABD\n");

  key (fixture, "1A AAAAA");

  gvt_app_test_assert_text (top (fixture), "in place of its sheet before");
  assert_recorded (fixture, "1A AAAAA\n");
}

/* The yes is for this line alone. */
static void
test_another_line_is_asked_about_again (Fixture *fixture, gconstpointer data)
{
  key (fixture, "1A BDABD");
  key (fixture, "1A AAAAA");
  key (fixture, "1A CCCCC");

  gvt_app_test_assert_text (top (fixture), "Card 1 has another sheet already.");
  assert_recorded (fixture, "1A BDABD\n");
}

static void
test_a_line_is_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) sheets = NULL;
  g_autofree char *id = NULL;

  key (fixture, "1A BDABD");
  key (fixture, "2B DACBC");
  sheets = list (fixture);
  id = gvt_id_to_text (&((GvtKeyedSheet *) sheets->pdata[0])->event);
  gtk_widget_activate_action (top (fixture), "keying.take-back", "s", id);
  gvt_app_test_settle (top (fixture));

  assert_recorded (fixture, "2B DACBC\n");
  gvt_app_test_assert_text (top (fixture), "1 of 7");
  gvt_app_test_assert_text (top (fixture), "Missing: cards 1, 3–7");
}

/* The keys are elsewhere already; the line is not lost. */
static void
test_a_page_that_is_left_still_records_what_was_entered (Fixture *fixture, gconstpointer data)
{
  gvt_page_stack_push (fixture->desk.stack, create_page (fixture));
  gvt_app_test_settle (top (fixture));
  enter (fixture, "1A BDABD");
  enter (fixture, "2B DACBC");
  gvt_page_stack_pop (fixture->desk.stack);
  gvt_app_test_settle (top (fixture));

  assert_recorded (fixture, "1A BDABD\n2B DACBC\n");
}

/* I1: the page is gone, as when the laptop went off, and comes anew. */
static void
test_a_line_that_was_being_typed_comes_back (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (entry (fixture), "1A BD");
  gvt_app_test_settle (top (fixture));
  gvt_page_stack_push (fixture->desk.stack, create_page (fixture));
  gvt_app_test_settle (top (fixture));

  g_assert_cmpstr (gtk_editable_get_text (entry (fixture)), ==, "1A BD");
  key (fixture, "1A BDABD");
  gvt_page_stack_push (fixture->desk.stack, create_page (fixture));
  gvt_app_test_settle (top (fixture));
  g_assert_cmpstr (gtk_editable_get_text (entry (fixture)), ==, "");
}

static void
test_it_fits (void)
{
  for (guint scale = 100; scale <= 200; scale += 100)
    {
      Fixture fixture = { 0 };

      gvt_app_test_set_text_scale (scale);
      open_page (&fixture, 360);
      key (&fixture, "1A BDABD");
      gvt_app_test_assert_fits (top (&fixture), 360);
      gvt_app_test_assert_whole (top (&fixture));
      tear_down (&fixture, NULL);
    }
  gvt_app_test_set_text_scale (100);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/keying-page/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("what-is-said-to-be-recorded-is-on-the-disk",
       test_what_is_said_to_be_recorded_is_on_the_disk);
  ADD ("lines-are-taken-in-the-order-in-which-they-are-entered",
       test_lines_are_taken_in_the_order_in_which_they_are_entered);
  ADD ("a-refused-line-comes-back-with-its-reason", test_a_refused_line_comes_back_with_its_reason);
  ADD ("a-line-of-the-wrong-length-is-not-lost", test_a_line_of_the_wrong_length_is_not_lost);
  ADD ("a-card-that-has-a-sheet-is-asked-about", test_a_card_that_has_a_sheet_is_asked_about);
  ADD ("another-line-is-asked-about-again", test_another_line_is_asked_about_again);
  ADD ("a-line-is-taken-back", test_a_line_is_taken_back);
  ADD ("a-page-that-is-left-still-records-what-was-entered",
       test_a_page_that_is_left_still_records_what_was_entered);
  ADD ("a-line-that-was-being-typed-comes-back", test_a_line_that_was_being_typed_comes_back);
  g_test_add_func ("/keying-page/it-fits", test_it_fits);
  return g_test_run ();
}
