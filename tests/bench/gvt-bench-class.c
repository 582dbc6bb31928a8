/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-class.h"

#include "gvt-class-quiz-acts.h"
#include "gvt-people-groups.h"
#include "gvt-people-list.h"
#include "gvt-quiz-hands.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-sheets.h"
#include "gvt-quiz-test.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-survey-acts.h"
#include "gvt-test-profile.h"
#include "gvt-visit-acts.h"

#define PLACE "52.02.04.2003"
#define SEED  11

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

/* While it is made. */
typedef struct
{
  GvtBenchClass *self;
  GRand *rand;
  GvtClock *clock; /* (nullable) */
} Making;

static guint
draw (Making *making, guint n)
{
  return (guint) g_rand_int_range (making->rand, 0, (gint32) n);
}

/* An answer takes a few seconds, and no two of them the same time. */
static void
pass_time (Making *making)
{
  if (making->clock != NULL)
    gvt_clock_advance (making->clock, 1 + (gint64) draw (making, 20 * G_TIME_SPAN_SECOND));
}

/* --- who is here --- */

static void
list_people (Making *making)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_person_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < making->self->n_people; i++)
    {
      GvtPerson *person = gvt_person_new ();
      g_autofree char *name = g_strdup_printf ("Orang Rekaan %u", i + 1);

      person->sex = i % 2 == 0 ? 'L' : 'P';
      gvt_person_set_text (&person->age, gvt_age_codes[draw (making, 3)]);
      gvt_person_set_text (&person->name, name);
      g_ptr_array_add (people, person);
    }
  gvt_sessions_list_people (making->self->profile, &making->self->session, people, &error);
  g_assert_no_error (error);
}

/* --- quizzes --- */

static GvtModule *
find_module (Making *making, const char *id)
{
  g_autoptr (GError) error = NULL;
  GvtModule *module = gvt_module_library_find (making->self->library, id, &error);

  g_assert_no_error (error);
  return module;
}

static GvtClassQuiz *
view (Making *making, const GvtId *id)
{
  g_autoptr (GError) error = NULL;
  GvtClassQuiz *quiz = gvt_class_quiz_view (making->self->profile, id, &error);

  g_assert_no_error (error);
  return quiz;
}

static GvtClassQuiz *
open_quiz (Making *making, GvtModule *module)
{
  g_autoptr (GError) error = NULL;
  GvtId id;

  gvt_class_quiz_open (making->self->profile, &making->self->session, module, "",
                       GVT_QUIZ_SEED_AUTHOR, &id, &error);
  g_assert_no_error (error);
  return view (making, &id);
}

static GvtClassQuiz *
open_test (Making *making, GvtModule *module, GvtQuizPhase phase)
{
  const GvtQuizTestPlan plan = { .phase = phase };
  g_autoptr (GError) error = NULL;
  GvtId id;

  gvt_quiz_test_open (making->self->profile, &making->self->session, module, &plan, &id, &error);
  g_assert_no_error (error);
  return view (making, &id);
}

/* Two of three are right. */
static void
answer_on_laptop (Making *making, GvtClassQuiz *quiz, GvtModule *module, guint card)
{
  GvtProfile *profile = making->self->profile;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) order = gvt_class_quiz_order_card (quiz, module, card, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (order); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (order, i);
      const char *id = gvt_quiz_item_get_id (item);
      GListModel *options = gvt_quiz_item_get_options (item);
      g_autoptr (GvtQuizOption) any = g_list_model_get_item (
          options, draw (making, g_list_model_get_n_items (options)));

      pass_time (making);
      gvt_class_quiz_show (profile, quiz, module, id, card, &error);
      g_assert_no_error (error);
      pass_time (making);
      gvt_class_quiz_answer (profile, quiz, module, id, card,
                             draw (making, 3) > 0 ? gvt_quiz_item_get_key (item)
                                                  : gvt_quiz_option_get_id (any),
                             &error);
      g_assert_no_error (error);
      making->self->n_answers++;
    }
}

static void
key_sheet (Making *making, GvtClassQuiz *quiz, GvtModule *module, guint card)
{
  const char *name = gvt_class_quiz_get_card_form (quiz, card);
  guint place = *name != '\0' ? *name == 'B' : card % 2; /* of the form on its sheet */
  GvtKeyedLine line = { .card = card };
  const GvtKeyedForm *form;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GvtSheetOutcome outcome;
  GvtKeyedGrid grid;

  gvt_quiz_sheets_init_grid (&grid, quiz, module, &error);
  g_assert_no_error (error);
  form = &grid.forms[MIN (place, grid.n_forms - 1)];
  line.form = form->name;
  line.n_answers = form->n_questions;
  for (guint i = 0; i < form->n_questions; i++)
    line.answers[i] = (GvtKeyedAnswer){ GVT_KEYED_CHOSEN,
                                        1u << draw (making, form->questions[i].n_options) };
  making->self->n_answers += form->n_questions;
  text = gvt_keyed_line_write (&line, &grid);
  pass_time (making);
  gvt_quiz_sheets_key (making->self->profile, quiz, module, text, &outcome, &error);
  g_assert_no_error (error);
}

typedef void (*Respond) (Making *making, GvtClassQuiz *quiz, GvtModule *module, guint card);

/* @quiz: (transfer full) */
static void
hold (Making *making, GvtClassQuiz *quiz, GvtModule *module, Respond respond)
{
  g_autoptr (GError) error = NULL;

  for (guint card = 1; card <= making->self->n_people; card++)
    respond (making, quiz, module, card);
  gvt_class_quiz_close (making->self->profile, quiz, &error);
  g_assert_no_error (error);
  g_object_unref (quiz);
}

/* Of each question that takes one answer, all who are present. */
static void
raise_hands (Making *making, GvtModule *module)
{
  g_autoptr (GvtClassQuiz) quiz = open_quiz (making, module);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) order = gvt_class_quiz_order (quiz, module, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (order); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (order, i);
      guint n_options = g_list_model_get_n_items (gvt_quiz_item_get_options (item));
      g_autofree guint *counts = g_new0 (guint, n_options);
      guint left = making->self->n_people;

      if (gvt_quiz_item_get_kind (item) == GVT_QUIZ_MULTIPLE)
        continue;
      for (guint k = 0; k < n_options; k++)
        left -= counts[k] = draw (making, making->self->n_people / n_options);
      pass_time (making);
      gvt_quiz_hands_count (making->self->profile, quiz, module, gvt_quiz_item_get_id (item),
                            counts, n_options, left, &error);
      g_assert_no_error (error);
    }
  gvt_class_quiz_close (making->self->profile, quiz, &error);
  g_assert_no_error (error);
}

static void
hold_quizzes (Making *making)
{
  GvtModule *tested = find_module (making, "m5-hari-pemungutan-suara");
  GvtModule *alone = find_module (making, "m2-siapa-pemilih");
  static const char *const written[] = { "m6-surat-suara-warna", "m10-politik-uang",
                                         "m11-hoaks-literasi" };

  hold (making, open_test (making, tested, GVT_PHASE_PRE), tested, key_sheet);
  hold (making, open_quiz (making, alone), alone, answer_on_laptop);
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      GvtModule *module = find_module (making, written[i]);

      hold (making, open_quiz (making, module), module, key_sheet);
    }
  raise_hands (making, find_module (making, "m3-jaga-data-pemilih"));
  hold (making, open_test (making, tested, GVT_PHASE_POST), tested, answer_on_laptop);
}

/* --- what they say of the service --- */

static void
survey (Making *making)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= making->self->n_people; i++)
    {
      GvtSurveySheet sheet = { .channel = GVT_SURVEY_PAPER, .sheet = i, .is_done = TRUE };

      for (guint k = 0; k < GVT_SURVEY_N_ELEMENTS; k++)
        sheet.scores[k] = (guint8) (1 + draw (making, GVT_SURVEY_MAX_SCORE));
      sheet.codes[GVT_SURVEY_BY_SEX] = i % 2 == 0 ? "L" : "P";
      pass_time (making);
      gvt_sessions_survey (making->self->profile, &making->self->session, &sheet, &error);
      g_assert_no_error (error);
    }
}

void
gvt_bench_class_make_in (GvtBenchClass *self, GvtProfile *profile, GvtClock *clock, guint n_people)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GError) error = NULL;
  Making making = { self, rand, clock };
  gint64 began_us = g_get_monotonic_time ();

  *self = (GvtBenchClass){ .profile = g_object_ref (profile),
                           .library = gvt_module_library_load (NULL, NULL),
                           .n_people = n_people };
  gvt_sessions_plan_visit (self->profile, "Lapangan Umum", PLACE, "2026-11-24", n_people,
                           &self->visit, &error);
  g_assert_no_error (error);
  gvt_sessions_open (self->profile, &self->visit, "Kelas besar", &self->session, &error);
  g_assert_no_error (error);
  list_people (&making);
  hold_quizzes (&making);
  survey (&making);
  self->made_s = (double) (g_get_monotonic_time () - began_us) / 1e6;
}

void
gvt_bench_class_make (GvtBenchClass *self, const char *folder)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  g_autoptr (GvtProfile) profile = gvt_test_profile (folder, clock, projections);

  gvt_bench_class_make_in (self, profile, NULL, GVT_BENCH_PEOPLE);
  g_assert_cmpuint (self->n_answers, >=, GVT_BENCH_ANSWERS);
}

void
gvt_bench_class_clear (GvtBenchClass *self)
{
  g_clear_object (&self->profile);
  g_clear_object (&self->library);
}
