/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-class-quiz-results.h"
#include "gvt-cli-profile.h"
#include "gvt-output.h"
#include "gvt-response-channel.h"
#include "gvt-session-views.h"
#include "gvt-table.h"
#include "gvt-text.h"

/* Each answer and how many gave it. */
static JsonObject *
answers_to_json (GvtItemResult *result)
{
  JsonObject *object = json_object_new ();
  g_auto (GStrv) answers = gvt_item_result_dup_answers (result);

  for (guint i = 0; answers[i] != NULL; i++)
    json_object_set_int_member (object, answers[i],
                                gvt_item_result_count_answer (result, answers[i]));
  return object;
}

/* Each road and how many answered by it; nobody stands in two. */
static JsonObject *
channels_to_json (GvtItemResult *result)
{
  JsonObject *object = json_object_new ();
  const GvtResponseChannel *channel;

  for (guint i = 0; (channel = gvt_response_channel_at (i)) != NULL; i++)
    {
      const char *code = gvt_response_channel_get_code (channel);

      json_object_set_int_member (object, code, gvt_item_result_count_channel (result, code));
    }
  return object;
}

static JsonObject *
result_to_json (GvtItemResult *result)
{
  JsonObject *object = json_object_new ();
  guint n_people = gvt_item_result_get_n_people (result);
  guint n_shown = gvt_item_result_get_n_shown (result);
  guint n_answers = gvt_item_result_get_n_answers (result);

  json_object_set_string_member (object, "item", gvt_item_result_get_item (result));
  json_object_set_string_member (object, "prompt", gvt_item_result_get_prompt (result));
  json_object_set_int_member (object, "n_people", n_people);
  json_object_set_int_member (object, "n_not_shown", n_people - n_shown);
  json_object_set_int_member (object, "n_shown", n_shown);
  json_object_set_int_member (object, "n_unanswered", n_shown - n_answers);
  json_object_set_int_member (object, "n_answers", n_answers);
  json_object_set_int_member (object, "n_correct", gvt_item_result_get_n_correct (result));
  json_object_set_int_member (object, "points", gvt_item_result_get_points (result));
  json_object_set_int_member (object, "of", (gint64) gvt_item_result_get_of (result) * n_answers);
  json_object_set_object_member (object, "answers", answers_to_json (result));
  json_object_set_object_member (object, "channels", channels_to_json (result));
  json_object_set_boolean_member (object, "is_known", gvt_item_result_is_known (result));
  return object;
}

static void
add_row (GvtTable *table, GvtItemResult *result)
{
  guint n_shown = gvt_item_result_get_n_shown (result);
  guint n_answers = gvt_item_result_get_n_answers (result);
  g_autofree char *not_shown = g_strdup_printf ("%u",
                                                gvt_item_result_get_n_people (result) - n_shown);
  g_autofree char *unanswered = g_strdup_printf ("%u", n_shown - n_answers);
  g_autofree char *answers = g_strdup_printf ("%u", n_answers);
  g_autofree char *correct = gvt_item_result_is_known (result)
                                 ? g_strdup_printf ("%u", gvt_item_result_get_n_correct (result))
                                 : g_strdup ("?");

  gvt_table_add (table, gvt_item_result_get_item (result), correct, answers, unanswered, not_shown,
                 NULL);
}

/* People who are in the class and had no part in the quiz. */
static guint
count_absent (GvtSession *session, GvtClassQuiz *quiz)
{
  guint n_present = gvt_session_get_men (session) + gvt_session_get_women (session);
  guint n_people = gvt_class_quiz_get_n_people (quiz);

  return n_present > n_people ? n_present - n_people : 0;
}

static void
print_table (GvtClassQuiz *quiz, GvtSession *session, GListModel *results)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("QUESTION"), _ ("RIGHT"), _ ("ANSWERS"),
                                              _ ("UNANSWERED"), _ ("NOT SHOWN"), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (GvtItemResult) result = g_list_model_get_item (results, i);

      add_row (table, result);
    }
  gvt_table_print (table);
  if (*gvt_class_quiz_get_held (quiz) != '\0')
    {
      g_autofree char *day = gvt_text_date (gvt_class_quiz_get_held (quiz));

      gvt_print (_ ("Held on paper on %s, recorded later"), day);
      gvt_print ("\n");
    }
  gvt_print (_ ("%u people took part, %u who are present did not.\n"),
             gvt_class_quiz_get_n_people (quiz), count_absent (session, quiz));
}

static void
print_json (GvtClassQuiz *quiz, GvtSession *session, GListModel *results)
{
  g_autoptr (JsonObject) object = gvt_class_quiz_to_json (quiz);
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (GvtItemResult) result = g_list_model_get_item (results, i);

      json_array_add_object_element (items, result_to_json (result));
    }
  json_object_set_int_member (object, "n_present",
                              gvt_session_get_men (session) + gvt_session_get_women (session));
  json_object_set_int_member (object, "n_absent", count_absent (session, quiz));
  json_object_set_array_member (object, "items", items);
  gvt_print_json_object (object);
}

static gboolean
run_results (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtModuleLibrary) library = NULL;
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autoptr (GvtSession) session = NULL;
  g_autoptr (GListModel) results = NULL;
  GvtId id;

  if (!gvt_cli_operand_id (args, 0, &id, error) || (profile = gvt_cli_unlock (args, error)) == NULL
      || (library = gvt_cli_modules (profile, error)) == NULL
      || (quiz = gvt_class_quiz_view (profile, &id, error)) == NULL
      || (session = gvt_sessions_view (profile, gvt_class_quiz_get_session_id (quiz), error))
             == NULL
      || (results = gvt_class_quiz_results (profile, library, quiz, error)) == NULL)
    return FALSE;

  if (gvt_args_has (args, "json"))
    print_json (quiz, session, results);
  else
    print_table (quiz, session, results);
  return TRUE;
}

const GvtCommand gvt_quiz_results_command = {
  .name = "quiz results",
  .operands = "QUIZ",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("says how each question of a quiz was answered, and what is missing"),
  .details = N_ (
      "Three things may be missing, and none counts as wrong: an answer to a question "
      "that was shown (n_unanswered), a question that a person who took part was not "
      "shown (n_not_shown), and a person who is present and took no part (n_absent). As JSON each "
      "question says by which roads its answers came (channels)."),
  .run = run_results,
};

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GListModel) quizzes = NULL;
  g_autoptr (JsonArray) array = json_array_new ();
  GvtId session;

  if (!gvt_cli_operand_id (args, 0, &session, error)
      || (profile = gvt_cli_unlock (args, error)) == NULL
      || (quizzes = gvt_class_quizzes_browse (profile, &session, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (quizzes); i++)
    {
      g_autoptr (GvtClassQuiz) quiz = g_list_model_get_item (quizzes, i);
      g_autofree char *id = gvt_id_to_text (gvt_class_quiz_get_id (quiz));

      if (gvt_args_has (args, "json"))
        json_array_add_object_element (array, gvt_class_quiz_to_json (quiz));
      else
        gvt_print ("%s  %s  %s%s  %s\n", id, gvt_class_quiz_get_module (quiz),
                   gvt_class_quiz_describe_phase (quiz), gvt_class_quiz_get_form (quiz),
                   gvt_class_quiz_is_open (quiz) ? _ ("open") : _ ("closed"));
    }
  if (gvt_args_has (args, "json"))
    gvt_print_json_array (array);
  return TRUE;
}

const GvtCommand gvt_quiz_list_command = {
  .name = "quiz list",
  .operands = "SESSION",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("lists the quizzes of a class"),
  .run = run_list,
};
