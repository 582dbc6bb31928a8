/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-session-acts.h"

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
run_answer (const GvtArgs *args, GError **error)
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

static const GvtOption options[] = {
  { "hands", NULL, N_ ("counts raised hands: each answer is PEOPLE:ITEM:CHOICE") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_session_answer_command = {
  .name = "session answer",
  .operands = "SESSION MODULE ANSWER...",
  .min_operands = 3,
  .max_operands = G_MAXUINT,
  .summary = N_ ("takes answers to a module's quiz, each CARD:ITEM:ANSWER"),
  .details = N_ ("CARD is the number of the person's card, from 1; the same card again replaces "
                 "its answer. ANSWER is the id of a choice, several joined by \"+\" where several "
                 "are asked for, true or false, or the words where words are asked for. \"-\" "
                 "reads the answers from standard input, one a line. Those "
                 "before a bad one stay."),
  .options = options,
  .run = run_answer,
};
