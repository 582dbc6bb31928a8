/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-input.h"
#include "gvt-cli-profile.h"
#include "gvt-cli-queue.h"
#include "gvt-code-list.h"
#include "gvt-decision-acts.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-proposal-field.h"
#include "gvt-queue-call.h"
#include "gvt-queue-words.h"
#include "gvt-table.h"
#include "gvt-text.h"

#define LABEL_WIDTH  22
#define MAX_QUESTION 4096 /* bytes */

/* --- queue list --- */

static void
print_page (JsonObject *answer)
{
  JsonArray *all = json_object_get_array_member (answer, "proposals");
  g_auto (GStrv) heads = gvt_queue_words_heads ();
  g_autoptr (GvtTable) table = gvt_table_new_of ((const char *const *) heads);

  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      g_auto (GStrv) cells = gvt_queue_words_row (json_array_get_object_element (all, i));

      gvt_table_add_row (table, (const char *const *) cells);
    }
  gvt_table_print (table);
  if (!json_object_get_null_member (answer, "next"))
    gvt_print (_ ("There are more: --after %s\n"), json_object_get_string_member (answer, "next"));
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GvtTransport) transport = profile != NULL ? gvt_cli_transport (args, profile, error)
                                                       : NULL;
  const char *after = gvt_args_get (args, "after");
  g_autoptr (JsonObject) answer = NULL;
  GvtId key;
  GvtQueueQuery query = { gvt_args_get (args, "village"), gvt_args_get (args, "state"),
                          after != NULL ? &key : NULL };

  if (transport == NULL || (after != NULL && !gvt_id_from_text (after, &key, error)))
    return FALSE;

  answer = gvt_queue_call_list (profile, transport, &query, NULL, error);
  if (answer == NULL)
    return FALSE;
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (answer);
  else
    print_page (answer);
  return TRUE;
}

#define SERVER_OPTION \
  { \
    "server", "URL", N_ ("the centre's address, where it is not the one of the enrolment") \
  }

static const GvtOption list_options[] = {
  { "village", "CODE", N_ ("only there: a village or a larger region") },
  { "state", "STATE", N_ ("of this state, instead of those that are to be decided") },
  { "after", "ID", N_ ("go on behind this one, as the page before says") },
  SERVER_OPTION,
  { NULL, NULL, NULL },
};

const GvtCommand gvt_queue_list_command = {
  .name = "queue list",
  .summary = N_ ("lists the proposals of all laptops that wait at the centre, for supervisors"),
  .details = N_ (
      "The oldest first, inside the supervisor's area, a hundred at a time, without "
      "names and numbers. Nothing of it is kept on this laptop. What was decided here and is "
      "not sent yet is told beside what the centre knows. PLENARY is the regency's next "
      "plenary meeting, of what belongs to continuous updating (PDPB, coktas)."),
  .options = list_options,
  .run = run_list,
};

/* --- queue show --- */

static const char *
cell (JsonObject *object, const char *name)
{
  return gvt_json_text_or (object, name, "–");
}

static void
add_column (GvtTable *table, GvtProposalField field, JsonObject *column)
{
  char *taken = gvt_proposal_field_show (field, cell (column, "taken"));
  char *now = gvt_proposal_field_show (field, cell (column, "now"));
  char *proposed = gvt_proposal_field_show (field, cell (column, "proposed"));

  gvt_table_add (table, gvt_proposal_field_words (field), taken, now, proposed, NULL);
  gvt_wipe_free (taken);
  gvt_wipe_free (now);
  gvt_wipe_free (proposed);
}

static void
print_opened (JsonObject *opened)
{
  JsonArray *columns = json_object_get_array_member (opened, "columns");
  JsonArray *questions = json_object_get_array_member (opened, "questions");
  JsonArray *alikes = json_object_get_array_member (opened, "lookalikes");
  g_autofree char *n_alikes = gvt_text_number (json_array_get_length (alikes));
  g_autoptr (GvtTable) table = gvt_table_new (_ ("FIELD"), _ ("AS TAKEN DOWN"), _ ("THE LIST NOW"),
                                              _ ("PROPOSED"), NULL);

  for (guint i = 0; i < json_array_get_length (columns); i++)
    {
      JsonObject *column = json_array_get_object_element (columns, i);
      GvtProposalField field;

      if (gvt_proposal_field_from_name (gvt_json_text_or (column, "field", ""), &field, NULL))
        add_column (table, field, column);
    }
  gvt_table_print (table);
  for (guint i = 0; i < json_array_get_length (questions); i++)
    {
      JsonObject *asked = json_array_get_object_element (questions, i);

      gvt_print_row (LABEL_WIDTH, _ ("Asked back"), cell (asked, "question"));
      gvt_print_row (LABEL_WIDTH, _ ("Answer"), cell (asked, "answer"));
    }
  gvt_print_row (LABEL_WIDTH, _ ("Look-alikes"), n_alikes);
}

static gboolean
run_show (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GvtTransport) transport = profile != NULL ? gvt_cli_transport (args, profile, error)
                                                       : NULL;
  g_autoptr (JsonObject) opened = NULL;
  GvtId id;

  if (transport == NULL || !gvt_cli_operand_id (args, 0, &id, error))
    return FALSE;

  opened = gvt_queue_call_open (profile, transport, &id, NULL, error);
  if (opened == NULL)
    return FALSE;
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (opened);
  else
    print_opened (opened);
  return TRUE;
}

static const GvtOption show_options[] = { SERVER_OPTION, { NULL, NULL, NULL } };

const GvtCommand gvt_queue_show_command = {
  .name = "queue show",
  .operands = "ID",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("opens a proposal in three columns: as taken down, the list now, proposed"),
  .details = N_ (
      "That it was opened, and by whom, stands in the centre's journal. Identity numbers "
      "are masked, and left out beside a birth date. Nothing of it is kept on this "
      "laptop."),
  .options = show_options,
  .run = run_show,
};

/* --- queue decide --- */

/* @text: (out) (transfer full): in a file, for it may name somebody */
static gboolean
read_question (const GvtArgs *args, char **text, GError **error)
{
  const char *path = gvt_args_get (args, "question-file");
  g_autoptr (GBytes) bytes = NULL;

  *text = NULL;
  if (path == NULL)
    return TRUE;
  bytes = gvt_cli_read_input (path, MAX_QUESTION, error);
  if (bytes == NULL)
    return FALSE;
  *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_strstrip (*text);
  return TRUE;
}

static gboolean
run_decide (const GvtArgs *args, GError **error)
{
  const char *decision = gvt_args_require (args, "decision", error);
  g_autofree char *code = g_strdelimit (g_strdup (decision), "-", '_');
  g_autoptr (GvtProfile) profile = decision != NULL ? gvt_cli_unlock (args, error) : NULL;
  g_autoptr (GvtTransport) transport = profile != NULL ? gvt_cli_transport (args, profile, error)
                                                       : NULL;
  static const char *const open[] = { "", "asked_back", NULL };
  g_autoptr (GArray) on = NULL;
  GvtDecisionInput input = { .decision = code, .reason = gvt_args_get (args, "reason") };
  char *question = NULL;
  gboolean done;

  if (transport == NULL || !read_question (args, &question, error))
    return FALSE;

  input.question = question;
  done = gvt_decision_check (&input, error)
         && (on = gvt_cli_queue_find (args, profile, transport, open, error)) != NULL
         && gvt_cli_queue_decide (profile, on, &input, error);
  gvt_wipe_free (question);
  return done;
}

static const GvtOption decide_options[] = {
  { "decision", "WORD", N_ ("verified, rejected or asked-back") },
  { "reason", "CODE",
    N_ ("of a rejection: data_fits, no_evidence, duplicate, not_found, other_person or "
        "not_resident") },
  { "question-file", "FILE",
    N_ ("of what is asked back: the question in words; - reads it from standard input") },
  SERVER_OPTION,
  { NULL, NULL, NULL },
};

const GvtCommand gvt_queue_decide_command = {
  .name = "queue decide",
  .operands = "ID...",
  .min_operands = 1,
  .max_operands = G_MAXUINT,
  .summary = N_ ("decides about proposals that wait at the centre, all of them or none"),
  .details = N_ ("Each decision is a record of this laptop, signed by the supervisor's key, and "
                 "reaches the centre at the next sync. There the first one that arrives counts; "
                 "one that says otherwise is told as a conflict. ID is an id or a receipt "
                 "number."),
  .options = decide_options,
  .run = run_decide,
};

/* --- queue undo --- */

static gboolean
run_undo (const GvtArgs *args, GError **error)
{
  static const char *const decided[] = { "verified", "rejected", "asked_back", "", NULL };
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GvtTransport) transport = profile != NULL ? gvt_cli_transport (args, profile, error)
                                                       : NULL;
  g_autoptr (GArray) on = transport != NULL
                              ? gvt_cli_queue_find (args, profile, transport, decided, error)
                              : NULL;

  for (guint i = 0; on != NULL && i < on->len; i++)
    if (!gvt_cli_queue_undo (profile, &g_array_index (on, GvtCliQueued, i), error))
      return FALSE;
  return on != NULL;
}

static const GvtOption undo_options[] = { SERVER_OPTION, { NULL, NULL, NULL } };

const GvtCommand gvt_queue_undo_command = {
  .name = "queue undo",
  .operands = "ID...",
  .min_operands = 1,
  .max_operands = G_MAXUINT,
  .summary = N_ ("takes back one's own decisions, while they are not exported"),
  .details = N_ ("Also those that are not sent yet. The proposal then waits again, once the next "
                 "sync has told the centre."),
  .options = undo_options,
  .run = run_undo,
};
