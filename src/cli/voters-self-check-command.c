/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-error.h"
#include "gvt-output.h"
#include "gvt-self-check.h"

static void
print_answer (const GvtArgs *args, const GvtSelfCheckAnswer *answer)
{
  g_autofree char *station = gvt_self_check_answer_describe_station (answer);
  g_autofree char *notice = NULL;

  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) object = gvt_self_check_answer_to_json (answer);

      gvt_print_json_object (object);
      return;
    }
  notice = gvt_self_check_answer_describe (answer);
  gvt_print ("%s\n", gvt_self_check_answer_words (answer));
  if (answer->is_listed)
    gvt_print (_ ("Polling station (TPS) %s, %s\n"), answer->tps, answer->village);
  if (*station != '\0')
    gvt_print ("%s\n", station);
  gvt_print ("%s\n", notice);
}

/* Returns: (transfer full) (nullable): the number, then the name */
static GPtrArray *
read_card (const GvtArgs *args, GError **error)
{
  GPtrArray *card = gvt_args_read_operands (args, 0, error);

  if (card == NULL || card->len == 2)
    return card;
  g_ptr_array_unref (card);
  gvt_error_tell (error, GVT_ERROR_BAD_INPUT,
                  _ ("Give the number and the name of one card, each on a line of its own."));
  return NULL;
}

static gboolean
run_self_check (const GvtArgs *args, GError **error)
{
  g_autoptr (GPtrArray) card = read_card (args, error);
  g_autoptr (GvtProfile) profile = card != NULL ? gvt_cli_unlock (args, error) : NULL;
  g_autoptr (GvtRoll) roll = profile != NULL ? gvt_roll_open (profile, NULL, NULL, error) : NULL;
  g_autoptr (GvtSelfCheck) check = roll != NULL
                                       ? gvt_self_check_new (profile, roll, NULL, NULL, error)
                                       : NULL;
  g_autoptr (GvtSelfCheckAnswer) answer = NULL;

  if (check == NULL)
    return FALSE;
  gvt_roll_close (roll);
  answer = gvt_self_check_ask (check, g_ptr_array_index (card, 0), g_ptr_array_index (card, 1),
                               NULL, error);
  if (answer == NULL)
    return FALSE;
  print_answer (args, answer);
  return TRUE;
}

const GvtCommand gvt_voters_self_check_command = {
  .name = "voters self-check",
  .operands = "NIK NAME",
  .min_operands = 1,
  .max_operands = 2,
  .summary = N_ ("tells a citizen whether he is listed, by what stands on his own card"),
  .details = N_ (
      "For data officers and supervisors, who ask for somebody that stands beside them. \"-\" "
      "reads "
      "both from standard input, the number on the first line and the name on the second. The name "
      "may be written otherwise than in the list (capitals, marks, titles, old spelling). Where "
      "the "
      "two do not stand together in a list that is here, the answer is one and the same, and takes "
      "one and the same time, whatever the cause. Each try is one record. As JSON: {\"listed\", "
      "\"tps\", \"village\", \"election\", \"as_of\", \"notice\"}."),
  .run = run_self_check,
};
