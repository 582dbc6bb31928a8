/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-error.h"
#include "gvt-output.h"
#include "gvt-table.h"
#include "gvt-text.h"
#include "gvt-voter-trail.h"

static void
print_json (GPtrArray *events)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < events->len; i++)
    {
      const GvtEvent *event = events->pdata[i];

      json_array_add_object_element (array, gvt_voter_trail_to_json (&event->header, event->body));
    }
  gvt_print_json_array (array);
}

static void
print_table (GPtrArray *events)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("AT"), _ ("BY"), _ ("WHAT"), _ ("PURPOSE"), NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const GvtEvent *event = events->pdata[i];
      g_autofree char *at = gvt_text_date_time (event->header.at_us);
      g_autofree char *words = gvt_voter_trail_words (event->header.kind, event->body);
      g_autofree char *purpose = gvt_voter_trail_text (event->body, "purpose");

      gvt_table_add (table, at, event->header.actor, words, purpose, NULL);
    }
  gvt_table_print (table);
  gvt_print ("%s\n", _ ("This is what this laptop did. What others did the centre tells: "
                        "govote-central voters trail."));
}

static gboolean
run_trail (const GvtArgs *args, GError **error)
{
  const char *purpose = gvt_args_require (args, "purpose", error);
  g_autoptr (GPtrArray) niks = purpose != NULL ? gvt_args_read_operands (args, 0, error) : NULL;
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GPtrArray) events = NULL;

  if (niks != NULL && niks->len != 1)
    {
      gvt_error_tell (error, GVT_ERROR_BAD_INPUT, _ ("Give the number of one voter."));
      return FALSE;
    }
  profile = niks != NULL ? gvt_cli_unlock (args, error) : NULL;
  events = profile != NULL
               ? gvt_voter_trail_own (profile, g_ptr_array_index (niks, 0), purpose, error)
               : NULL;
  if (events == NULL)
    return FALSE;
  if (gvt_args_has (args, "json"))
    print_json (events);
  else
    print_table (events);
  return TRUE;
}

static const GvtOption options[] = {
  { "purpose", "TEXT", N_ ("why the trail is read; recorded before it is shown") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_voters_trail_command = {
  .name = "voters trail",
  .operands = "NIK",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("tells who looked a voter up on this laptop, when and why"),
  .details = N_ (
      "For data officers and supervisors. \"-\" reads the number from standard input. What other "
      "laptops did the centre tells. What a trail holds: questions by NIK, here and to the centre; "
      "openings of the voter's page after a search by name; looks for people like the one "
      "of a proposal; self-checks with the number; showings of the whole NIK; proposals about the "
      "voter, and who opened them; readings of this trail. What it cannot hold, because no record "
      "says it: whom a search by name showed and nobody opened, and each person of a worklist or "
      "of a school's list "
      "that was opened. "
      "Reading the trail is one record, and the last one that is told. As JSON: [{\"id\", "
      "\"at_us\", \"actor\", \"kind\", \"purpose\", \"reason\", \"answer\", \"is_fast\"}]; "
      "\"is_fast\" "
      "is true of a question that was asked faster than a queue asks."),
  .options = options,
  .run = run_trail,
};
