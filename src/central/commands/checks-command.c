/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-voter-checks.h"
#include "gvt-json.h"
#include "gvt-listing.h"
#include "gvt-output.h"
#include "gvt-text.h"

static JsonObject *
to_json (gpointer row, gpointer source)
{
  const GvtVoterCheckRecord *record = row;
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "id", &record->check);
  json_object_set_string_member (object, "device", record->device_code);
  json_object_set_int_member (object, "asked_at", record->asked_at);
  json_object_set_string_member (object, "asked_by", record->asked_by);
  json_object_set_string_member (object, "by", record->by);
  json_object_set_string_member (object, "village_code", record->village);
  json_object_set_string_member (object, "answer",
                                 record->answer != NULL ? record->answer : "waiting");
  return object;
}

static GvtTable *
new_table (void)
{
  return gvt_table_new (_ ("ID"), _ ("LAPTOP"), _ ("ASKED"), _ ("BY"), _ ("WITH"), _ ("VILLAGE"),
                        _ ("ANSWER"), NULL);
}

static void
add_check (GvtTable *table, gpointer row, gpointer source)
{
  const GvtVoterCheckRecord *record = row;
  g_autofree char *id = gvt_id_to_text (&record->check);
  g_autofree char *at = gvt_text_date_time (record->asked_at);

  gvt_table_add (table, id, record->device_code, at, record->asked_by, record->by, record->village,
                 record->answer != NULL ? record->answer : "waiting", NULL);
}

typedef struct
{
  GvtCentral *central;
  gboolean waiting_only;
} Source;

static GPtrArray *
read_checks (gpointer user_data, GvtKeyset *page, GError **error)
{
  const Source *source = user_data;

  return gvt_central_list_voter_checks (source->central, source->waiting_only, page, error);
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  static const GvtListing listing = { read_checks, to_json, new_table, add_check };
  g_autoptr (GvtKeyset) page = gvt_checks_keyset_new ();
  g_autoptr (GvtCentral) central = NULL;
  Source source;

  if (!gvt_listing_read_args (args, page, error))
    return FALSE;
  central = gvt_central_open_args (args, error);
  source = (Source){ central, gvt_args_has (args, "waiting") };
  return central != NULL && gvt_listing_print (&listing, args, page, &source, error);
}

static const GvtOption list_options[] = {
  { "waiting", NULL, N_ ("only those that were not answered yet") },
  GVT_LISTING_OPTIONS,
  { NULL, NULL, NULL },
};

const GvtCommand gvt_checks_list_command = {
  .name = "checks list",
  .summary = N_ ("lists what laptops asked about voters whose list they do not carry"),
  .details = N_ ("Whom a question is about stays sealed. \"answer\" is waiting, found, not_found "
                 "or too_many."),
  .options = list_options,
  .run = run_list,
};

static void
print_summary (const GvtArgs *args, const GvtVoterChecksSummary *summary)
{
  g_autoptr (JsonObject) object = NULL;

  if (!gvt_args_has (args, "json"))
    {
      gvt_print (_ ("Found %u, in no list %u, fits too many %u, cannot be read %u\n"),
                 summary->n_found, summary->n_not_found, summary->n_too_many,
                 summary->n_unreadable);
      return;
    }
  object = json_object_new ();
  json_object_set_int_member (object, "found", summary->n_found);
  json_object_set_int_member (object, "not_found", summary->n_not_found);
  json_object_set_int_member (object, "too_many", summary->n_too_many);
  json_object_set_int_member (object, "unreadable", summary->n_unreadable);
  gvt_print_json_object (object);
}

static gboolean
run_answer (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  GvtVoterChecksSummary summary;

  if (central == NULL || !gvt_central_answer_voter_checks (central, &summary, error))
    return FALSE;

  print_summary (args, &summary);
  return TRUE;
}

const GvtCommand gvt_checks_answer_command = {
  .name = "checks answer",
  .summary = N_ ("looks up all that laptops wait for, and sends them the answers"),
  .details = N_ (
      "In the newest list of each election, each of which is read once; who stands in a later one "
      "is told from that alone. Each answer stands in the centre's journal and goes down the "
      "laptop's outbox, masked, sealed to one of its one-time keys; one for which none is free "
      "waits for the next deposit. A name that fits more than five voters is answered with "
      "too_many, and nobody is named. As JSON {\"found\", \"not_found\", \"too_many\", "
      "\"unreadable\"}. Nothing to answer is no failure, so that a timer may run it."),
  .run = run_answer,
};
