/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-cli-sheets.h"
#include "gvt-session-acts.h"
#include "gvt-session-hands.h"

#define MAX_PEOPLE 100000

/* Where the answers of one run go. */
typedef struct
{
  GvtProfile *profile;
  GvtModule *module;
  GvtId session;
  gboolean by_hands;
} Quiz;

/* @text is CARD:ITEM:ANSWER, or PEOPLE:ITEM:CHOICE when hands are counted. Words may hold colons.
 */
static gboolean
take (const Quiz *quiz, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 3);
  gint64 number = 0;

  if (g_strv_length (parts) != 3
      || !g_ascii_string_to_signed (parts[0], 10, 0, MAX_PEOPLE, &number, NULL))
    return gvt_usage_error (error, _ ("\"%s\" is no answer: it is written CARD:ITEM:ANSWER."),
                            text);
  if (quiz->by_hands)
    return gvt_sessions_count_hands (quiz->profile, &quiz->session, quiz->module, parts[1],
                                     parts[2], (guint) number, error);
  return gvt_sessions_answer (quiz->profile, &quiz->session, quiz->module, parts[1], (guint) number,
                              parts[2], error);
}

static gboolean
run_single (const GvtArgs *args, GError **error)
{
  Quiz quiz = { .by_hands = gvt_args_has (args, "hands") };
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtModuleLibrary) library = NULL;

  if (!gvt_cli_operand_id (args, 0, &quiz.session, error))
    return FALSE;
  answers = gvt_args_read_operands (args, 2, error);
  profile = answers != NULL ? gvt_cli_unlock (args, error) : NULL;
  library = profile != NULL ? gvt_cli_modules (profile, error) : NULL;
  if (library == NULL)
    return FALSE;
  quiz.profile = profile;
  quiz.module = gvt_module_library_find (library, gvt_args_operand (args, 1), error);
  for (guint i = 0; quiz.module != NULL && i < answers->len; i++)
    {
      if (!take (&quiz, g_ptr_array_index (answers, i), error))
        return FALSE;
    }
  return quiz.module != NULL;
}

static gboolean
run_answer (const GvtArgs *args, GError **error)
{
  if (gvt_args_get (args, "codes") != NULL)
    return gvt_args_n_operands (args) == 1 && gvt_args_get (args, "sheets") == NULL
               ? gvt_cli_key_codes (args, error)
               : gvt_usage_error (error, _ ("With --codes the codes stand in the file, alone."));
  if (gvt_args_get (args, "sheets") == NULL)
    return gvt_args_n_operands (args) >= 3
               ? run_single (args, error)
               : gvt_usage_error (error, _ ("What is answered, and how, is missing."));
  return gvt_args_n_operands (args) == 1
             ? gvt_cli_key_sheets (args, error)
             : gvt_usage_error (error, _ ("With --sheets the answers stand in the file."));
}

static const GvtOption options[] = {
  { "sheets", "FILE",
    N_ ("keys sheets of paper into --quiz, a line each; \"-\" for standard input") },
  { "codes", "FILE",
    N_ ("takes codes that people made up into --quiz, a card and its code a line; \"-\" for "
        "standard "
        "input") },
  { "quiz", "QUIZ", N_ ("with --sheets or --codes: the quiz they belong to") },
  { "hands", NULL,
    N_ ("counts raised hands: each answer is PEOPLE:ITEM:CHOICE; with the cards that answered they "
        "are at most all who are present") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_session_answer_command = {
  .name = "session answer",
  .operands = "SESSION [MODULE ANSWER...]",
  .min_operands = 1,
  .max_operands = G_MAXUINT,
  .summary = N_ ("takes answers to a module's quiz, each CARD:ITEM:ANSWER"),
  .details = N_ (
      "CARD is the number of the person's card, from 1; the same card again replaces "
      "its answer. ANSWER is the id of a choice, several joined by \"+\" where several "
      "are asked for, true or false, or the words where words are asked for. \"-\" "
      "reads the answers from standard input, one a line. Those "
      "before a bad one stay.\n\n"
      "A sheet is keyed as the card's number, its form where there are forms, and a "
      "letter for each question in the order of the sheet: \"17B ABDCAABD\". \"-\" is "
      "no answer, \"*\" more marks than may be, \"(AC)\" several right ones. Each line "
      "is taken whole or not at all; those not taken are named, and the others stay. "
      "The same card again replaces its sheet, the same line again adds nothing. As "
      "JSON: {\"taken\": [{\"line\", \"card\", \"change\", \"n_on_laptop\"}], "
      "\"refused\": [{\"line\", \"message\"}]}.\n\n"
      "In a test that pairs by codes (\"quiz open --pairing code\") the code stands before "
      "the letters: \"17B SI12 ABDCAABD\", or \"-\" for none; where it has blanks, a "
      "stroke ends it: \"17B SI 12/ABDCAABD\". Small letters are as good as capitals. "
      "Whoever answers on the laptop has his code from --codes, in lines like \"17 SI12\"; "
      "as JSON: {\"taken\": [{\"line\", \"card\"}], \"refused\": [...]}. A code is never "
      "an argument, and nothing prints it."),
  .options = options,
  .run = run_answer,
};
