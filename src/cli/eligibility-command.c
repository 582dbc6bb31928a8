/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-clock.h"
#include "gvt-eligibility.h"
#include "gvt-output.h"
#include "gvt-text.h"

/* The words of an option, in the order of its enumeration. */
static const char *const marriages[] = { "no", "yes", "formerly", NULL };
static const char *const services[] = { "no", "active", "retired", NULL };
static const char *const id_cards[] = { "yes", "recorded", "no", NULL };

/* @value keeps what it holds when the option was not given. */
static gboolean
read_word (
    const GvtArgs *args, const char *name, const char *const *words, guint *value, GError **error)
{
  const char *word = gvt_args_get (args, name);
  g_autofree char *known = NULL;

  if (word == NULL)
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      {
        *value = i;
        return TRUE;
      }
  known = g_strjoinv (", ", (char **) words);
  return gvt_usage_error (error, _ ("--%s is one of: %s"), name, known);
}

/* @birth, @on: (out) (transfer full): what @answers borrows. */
static gboolean
read_dates (const GvtArgs *args, char **birth, char **on, GError **error)
{
  g_autoptr (GPtrArray) operands = gvt_args_read_operands (args, 0, error);
  const char *day = gvt_args_get (args, "on");
  g_autoptr (GvtClock) clock = NULL;

  if (operands == NULL)
    return FALSE;
  if (operands->len != 1)
    return gvt_usage_error (error, _ ("give one date of birth"));
  *birth = g_strdup (operands->pdata[0]);
  if (g_strcmp0 (day, "today") != 0)
    {
      *on = g_strdup (day);
      return TRUE;
    }
  clock = gvt_clock_new_system ();
  *on = gvt_date_iso (gvt_clock_now_us (clock));
  return TRUE;
}

static gboolean
read_answers (const GvtArgs *args, GvtEligibilityAnswers *answers, GError **error)
{
  guint marriage = GVT_MARRIAGE_NEVER;
  guint service = GVT_SERVICE_NONE;
  guint id_card = GVT_ID_CARD_HELD;

  if (!read_word (args, "married", marriages, &marriage, error)
      || !read_word (args, "service", services, &service, error)
      || !read_word (args, "id-card", id_cards, &id_card, error))
    return FALSE;
  answers->marriage = (GvtMarriage) marriage;
  answers->service = (GvtService) service;
  answers->id_card = (GvtIdCard) id_card;
  answers->is_revoked = gvt_args_has (args, "revoked");
  answers->has_moved = gvt_args_has (args, "moved");
  return TRUE;
}

static void
print_texts (const char *title, GPtrArray *texts)
{
  if (texts->len > 0)
    gvt_print ("\n%s\n", title);
  for (guint i = 0; i < texts->len; i++)
    gvt_print ("- %s\n", (const char *) texts->pdata[i]);
}

static void
print_verdict (const GvtEligibility *verdict)
{
  g_autofree char *head = gvt_eligibility_describe (verdict);
  g_autofree char *statements = gvt_eligibility_describe_statements (verdict);

  gvt_print ("%s\n%s\n", head, verdict->why);
  print_texts (_ ("Bring"), verdict->bring);
  print_texts (_ ("What to do next"), verdict->next);
  gvt_print ("\n%s\n", statements);
}

static gboolean
run_check (const GvtArgs *args, GError **error)
{
  GvtEligibilityAnswers answers = { NULL };
  g_autofree char *birth = NULL;
  g_autofree char *on = NULL;
  g_autoptr (GvtEligibility) verdict = NULL;

  if (!read_answers (args, &answers, error) || !read_dates (args, &birth, &on, error))
    return FALSE;
  answers.birth = birth;
  answers.on = on;
  verdict = gvt_eligibility_judge (&answers, error);
  if (verdict == NULL)
    return FALSE;

  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) json = gvt_eligibility_to_json (verdict);

      gvt_print_json_object (json);
    }
  else
    print_verdict (verdict);
  return TRUE;
}

static const GvtOption check_options[] = {
  { "on", "DATE", N_ ("the voting day, YYYY-MM-DD, or \"today\"; left out while none is set") },
  { "married", "WORD", N_ ("no (if left out), yes, or formerly") },
  { "service", "WORD", N_ ("in TNI or Polri: no (if left out), active, or retired") },
  { "id-card", "WORD", N_ ("the KTP-el: yes (if left out), recorded, or no") },
  { "revoked", NULL, N_ ("a final court ruling took away the right to vote") },
  { "moved", NULL, N_ ("lives elsewhere than the documents say") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_eligibility_check_command = {
  .name = "eligibility check",
  .operands = "BIRTH | -",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("says whether a citizen can vote, since when, why, and what to bring"),
  .details = N_ (
      "BIRTH is the date of birth, YYYY-MM-DD; \"-\" reads it from standard input. Needs no "
      "profile and keeps nothing.\n\nWithout --on no voting day is known, and none is made up: "
      "the answer is then the date from which on there is a vote. Each statement comes with its "
      "source; \"verified\" is false where no dated source says so.\n\nAs JSON: {\"may_vote\", "
      "\"since\", \"rule\", \"why\", \"bring\", \"next\", \"statements\"}, where \"may_vote\" is "
      "null when age decides and no voting day is known, and \"since\" is the 17th birthday where "
      "it "
      "decides."),
  .options = check_options,
  .run = run_check,
};
