/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quiz that is opened in a class: the same acts as on its page in the window. */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-class-quiz-acts.h"
#include "gvt-cli-printed.h"
#include "gvt-cli-profile.h"
#include "gvt-cli-quiz.h"
#include "gvt-output.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-test.h"

#define MAX_CARD 100000

/* --- open --- */

static gboolean
read_seed (const GvtArgs *args, gint64 *seed, GError **error)
{
  if (!gvt_args_get_int (args, "seed", 1, GVT_QUIZ_SEED_MAX, seed, error))
    return FALSE;
  if (gvt_args_has (args, "shuffle") && *seed == GVT_QUIZ_SEED_AUTHOR)
    *seed = gvt_quiz_seed_new ();
  return TRUE;
}

static gboolean
read_pairing (const GvtArgs *args, GvtQuizTestPlan *plan, GError **error)
{
  const char *text = gvt_args_get (args, "pairing");

  if (text == NULL)
    return TRUE;
  if (plan->phase == GVT_PHASE_NONE)
    return gvt_usage_error (error, _ ("Only a test pairs people."));
  plan->pairing = g_str_equal (text, "code") ? GVT_PAIRING_CODE : GVT_PAIRING_CARD;
  return g_str_equal (text, "code") || g_str_equal (text, "card")
         || gvt_usage_error (error, _ ("The pairing of a test is card or code."));
}

/* With a phase a test, otherwise a quiz of all questions. */
static gboolean
open_quiz (const GvtArgs *args,
           GvtProfile *profile,
           const GvtId *session,
           GvtModule *module,
           gint64 seed,
           gint64 n_items,
           GvtId *quiz,
           GError **error)
{
  const char *form = gvt_args_get (args, "form");
  GvtQuizTestPlan plan = { .phase = gvt_quiz_phase_from_text (gvt_args_get (args, "phase")),
                           .form = form,
                           .seed = seed };

  if (!read_pairing (args, &plan, error))
    return FALSE;
  plan.n_items = (guint) n_items;
  if (plan.phase != GVT_PHASE_NONE)
    return gvt_quiz_test_open (profile, session, module, &plan, quiz, error);
  if (gvt_args_get (args, "phase") != NULL)
    return gvt_usage_error (error, _ ("The phase of a test is pre or post."));
  if (n_items != 0)
    return gvt_usage_error (error, _ ("Only a test has a number of questions."));
  return gvt_class_quiz_open (profile, session, module, form != NULL ? form : "", seed, quiz,
                              error);
}

static gboolean
run_open (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtModuleLibrary) library = NULL;
  GvtModule *module;
  gint64 seed = GVT_QUIZ_SEED_AUTHOR;
  gint64 n_items = 0;
  GvtId session, quiz;

  if (!gvt_cli_operand_id (args, 0, &session, error) || !read_seed (args, &seed, error)
      || !gvt_args_get_int (args, "items", 1, GVT_QUIZ_MAX_ITEMS, &n_items, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  library = profile != NULL ? gvt_cli_modules (profile, error) : NULL;
  module = library != NULL ? gvt_module_library_find (library, gvt_args_operand (args, 1), error)
                           : NULL;
  if (module == NULL
      || !gvt_cli_fit_to_print (args, profile, library, &session, &module, &n_items, error)
      || !open_quiz (args, profile, &session, module, seed, n_items, &quiz, error))
    return FALSE;
  gvt_cli_print_id (args, &quiz);
  return TRUE;
}

static const GvtOption open_options[] = {
  { "phase", "pre|post", N_ ("a test before the teaching, or after it") },
  { "items", "N", N_ ("how many questions a test asks; otherwise 5") },
  { "form", "A|B", N_ ("only the questions of this form and those of none; otherwise all") },
  { "printed", NULL,
    N_ ("asks what was printed for this visit, also where the module is newer by now; without it "
        "you are told of paper that asks something else") },
  { "pairing", "card|code",
    N_ ("how a person's two tests find each other; otherwise as the other test does, by card") },
  { "shuffle", NULL, N_ ("questions and options in an order by chance, the same for all cards") },
  { "seed", "N", N_ ("that order again: 1 to 9007199254740991") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_quiz_open_command = {
  .name = "quiz open",
  .operands = "SESSION MODULE",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("opens a quiz in a class and prints its id"),
  .details = N_ (
      "The module's exact content, the form and the order are fixed from now on: a newer "
      "module changes nothing in this quiz.\n\n"
      "A test (--phase) asks 5 questions, chosen by the content alone: spread over the module's "
      "objectives, rather those of a form than those that both forms share. Where there are forms, "
      "the halves of the class are crossed over: odd cards have form A before and B after, even "
      "cards the reverse. With --form the whole class has one form, as a show of hands needs it, "
      "and the other test has the other.\n\n"
      "With --pairing code people are paired by a code that each makes up, 4 to 8 letters and "
      "digits, whatever card he holds; see \"session answer\". Only its mark is recorded, by which "
      "nobody finds the code."),
  .options = open_options,
  .run = run_open,
};

/* --- next --- */

static JsonArray *
options_to_json (GvtQuizItem *item, gint64 seed)
{
  g_autoptr (GListModel) options = gvt_quiz_order_options (item, seed);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", gvt_quiz_option_get_id (option));
      json_object_set_string_member (object, "text", gvt_quiz_option_get_text (option));
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
print_question (
    const GvtArgs *args, const GvtQuizDesk *desk, GvtQuizItem *item, guint card, guint index)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *options = options_to_json (item, gvt_class_quiz_get_seed (desk->quiz));

  json_object_set_int_member (object, "card", card);
  json_object_set_boolean_member (object, "done", FALSE);
  json_object_set_int_member (object, "number", index + 1);
  json_object_set_string_member (object, "item", gvt_quiz_item_get_id (item));
  json_object_set_string_member (object, "type",
                                 gvt_quiz_kind_to_text (gvt_quiz_item_get_kind (item)));
  json_object_set_string_member (object, "prompt", gvt_quiz_item_get_prompt (item));
  json_object_set_string_member (object, "seen", gvt_quiz_item_get_seen (item));
  json_object_set_array_member (object, "options", options);
  if (gvt_args_has (args, "json"))
    {
      gvt_print_json_object (object);
      return;
    }

  gvt_print ("%u:%s  %s\n", card, gvt_quiz_item_get_id (item), gvt_quiz_item_get_prompt (item));
  if (*gvt_quiz_item_get_seen (item) != '\0')
    gvt_print ("%s\n", gvt_quiz_item_get_seen (item));
  for (guint i = 0; i < json_array_get_length (options); i++)
    {
      JsonObject *option = json_array_get_object_element (options, i);

      gvt_print ("  %s  %s\n", json_object_get_string_member (option, "id"),
                 json_object_get_string_member (option, "text"));
    }
}

static void
print_done (const GvtArgs *args, guint card)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_int_member (object, "card", card);
  json_object_set_boolean_member (object, "done", TRUE);
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (object);
  else
    gvt_print (_ ("Card %u has come to the end.\n"), card);
}

/* What is passed over stays without an answer, and is no more shown first. */
static gboolean
pass_over (const GvtArgs *args, GvtQuizPlace *place)
{
  if (gvt_args_has (args, "skip") && place->item != NULL)
    g_hash_table_insert (place->answered, g_strdup (place->item), g_strdup (""));
  return TRUE;
}

static gboolean
run_next (const GvtArgs *args, GError **error)
{
  g_auto (GvtQuizDesk) desk = { NULL };
  g_autoptr (GvtQuizPlace) place = NULL;
  g_autoptr (GListModel) order = NULL;
  g_autoptr (GvtQuizItem) item = NULL;
  gint64 card = 0;
  guint index;

  if (!gvt_args_get_int (args, "card", 1, MAX_CARD, &card, error)
      || !gvt_quiz_desk_open (&desk, args, gvt_args_operand (args, 0), error)
      || (place = gvt_class_quiz_find_place (desk.profile, desk.quiz, (guint) card, error)) == NULL)
    return FALSE;

  pass_over (args, place);
  card = MAX (place->card, 1); /* a quiz begins with card 1 */
  order = gvt_class_quiz_order_card (desk.quiz, desk.module, (guint) card, error);
  if (order == NULL)
    return FALSE;
  index = gvt_quiz_place_next (place, order);
  item = g_list_model_get_item (order, index);
  if (item == NULL)
    {
      print_done (args, (guint) card);
      return TRUE;
    }
  if (!gvt_class_quiz_show (desk.profile, desk.quiz, desk.module, gvt_quiz_item_get_id (item),
                            (guint) card, error))
    return FALSE;
  print_question (args, &desk, item, (guint) card, index);
  return TRUE;
}

static const GvtOption next_options[] = {
  { "card", "N", N_ ("whose question; otherwise of the card that was shown one last") },
  { "skip", NULL, N_ ("leaves what was shown last without an answer and goes on") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_quiz_next_command = {
  .name = "quiz next",
  .operands = "QUIZ",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("shows the next question, or again the one that waits for an answer"),
  .details = N_ ("That a question was shown is recorded before it is printed. So the quiz goes on "
                 "at the same question after the laptop went off. As JSON: {\"card\", \"done\", "
                 "\"number\", \"item\", \"type\", \"prompt\", \"options\"}."),
  .options = next_options,
  .run = run_next,
};

/* --- answer --- */

static gboolean
take (const GvtQuizDesk *desk, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 3);
  gint64 card = 0;

  if (g_strv_length (parts) != 3
      || !g_ascii_string_to_signed (parts[0], 10, 1, MAX_CARD, &card, NULL))
    return gvt_usage_error (error, _ ("\"%s\" is no answer: it is written CARD:ITEM:ANSWER."),
                            text);
  return gvt_class_quiz_answer (desk->profile, desk->quiz, desk->module, parts[1], (guint) card,
                                parts[2], error);
}

static gboolean
run_answer (const GvtArgs *args, GError **error)
{
  g_auto (GvtQuizDesk) desk = { NULL };
  g_autoptr (GPtrArray) answers = gvt_args_read_operands (args, 1, error);

  if (answers == NULL || !gvt_quiz_desk_open (&desk, args, gvt_args_operand (args, 0), error))
    return FALSE;
  for (guint i = 0; i < answers->len; i++)
    if (!take (&desk, g_ptr_array_index (answers, i), error))
      return FALSE;
  return TRUE;
}

const GvtCommand gvt_quiz_answer_command = {
  .name = "quiz answer",
  .operands = "QUIZ ANSWER...",
  .min_operands = 2,
  .max_operands = G_MAXUINT,
  .summary = N_ ("takes answers in an open quiz, each CARD:ITEM:ANSWER"),
  .details = N_ ("CARD, ITEM and ANSWER are written as for \"session answer\". The same card may "
                 "answer again until the quiz is closed. \"-\" reads the answers from standard "
                 "input, one a line."),
  .run = run_answer,
};

/* --- close, and open again --- */

typedef gboolean (*QuizAct) (GvtProfile *profile, GvtClassQuiz *quiz, GError **error);

/* Of the quiz that the operand names. */
static gboolean
perform (const GvtArgs *args, QuizAct act, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtClassQuiz) quiz = NULL;
  GvtId id;

  if (!gvt_cli_operand_id (args, 0, &id, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  quiz = profile != NULL ? gvt_class_quiz_view (profile, &id, error) : NULL;
  return quiz != NULL && act (profile, quiz, error);
}

static gboolean
run_close (const GvtArgs *args, GError **error)
{
  return perform (args, gvt_class_quiz_close, error);
}

const GvtCommand gvt_quiz_close_command = {
  .name = "quiz close",
  .operands = "QUIZ",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("closes a quiz: no answer changes until it is opened again"),
  .run = run_close,
};

static gboolean
run_reopen (const GvtArgs *args, GError **error)
{
  return perform (args, gvt_class_quiz_reopen, error);
}

const GvtCommand gvt_quiz_reopen_command = {
  .name = "quiz reopen",
  .operands = "QUIZ",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("opens a closed quiz again, for sheets that were not keyed yet"),
  .details = N_ ("Its close is undone, whatever was done in the class since; of a closed session "
                 "that close is undone first: \"session undo\"."),
  .run = run_reopen,
};
