/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attendance list of a class: names never stand in arguments. */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-backup.h"
#include "gvt-cli-profile.h"
#include "gvt-json.h"
#include "gvt-names-proof.h"
#include "gvt-output.h"
#include "gvt-people-list.h"
#include "gvt-text.h"

/* --- people --- */

static JsonObject *
presence_to_json (const GvtPresence *presence)
{
  JsonObject *object = json_object_new ();

  json_object_set_boolean_member (object, "is_counted", presence->is_counted);
  json_object_set_int_member (object, "counted_men", presence->counted_men);
  json_object_set_int_member (object, "counted_women", presence->counted_women);
  json_object_set_int_member (object, "listed_men", presence->listed_men);
  json_object_set_int_member (object, "listed_women", presence->listed_women);
  return object;
}

static void
print_people_json (GPtrArray *people, const GvtPresence *presence)
{
  g_autoptr (JsonObject) object = presence_to_json (presence);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < people->len; i++)
    json_array_add_object_element (array, gvt_person_to_json (people->pdata[i]));
  json_object_set_array_member (object, "people", array);
  gvt_print_json_object (object);
}

static void
print_person (const GvtPerson *person, gboolean with_names)
{
  const char *name = !with_names            ? ""
                     : person->name != NULL ? person->name
                     : person->had_name     ? _ ("(erased)")
                                            : "";

  gvt_print ("%4u  %c  %-5s  %s  %s%s%s  %s\n", person->card, person->sex, person->age,
             person->disability, person->is_walk_in ? _ ("walk-in ") : "",
             (person->consents & GVT_CONSENT_PHOTO) != 0 ? _ ("photo ") : "",
             gvt_person_needs_guardian (person) ? _ ("no consent of a guardian") : "", name);
}

static gboolean
run_people (const GvtArgs *args, GError **error)
{
  gboolean with_names = gvt_args_has (args, "names");
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GPtrArray) people = NULL;
  GvtPresence presence;
  GvtId session;

  if (!gvt_cli_operand_id (args, 0, &session, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  people = profile != NULL ? gvt_session_read_list (profile, &session, with_names, error) : NULL;
  if (people == NULL || !gvt_session_read_presence (profile, &session, &presence, error))
    return FALSE;

  if (gvt_args_has (args, "json"))
    print_people_json (people, &presence);
  else
    for (guint i = 0; i < people->len; i++)
      print_person (people->pdata[i], with_names);
  return TRUE;
}

static const GvtOption people_options[] = {
  { "names", NULL, N_ ("with the names that are still kept") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_session_people_command = {
  .name = "session people",
  .operands = "SESSION",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("shows the attendance list of a class, by card"),
  .details = N_ (
      "Without --names no name is read. A list is not a count: who was present is what was "
      "counted; where nobody counted, it is the list's own sums.\n\n"
      "As JSON: {\"is_counted\", \"counted_men\", \"counted_women\", \"listed_men\", "
      "\"listed_women\", \"people\": [{\"card\", \"sex\", \"age\", \"disability\", \"walk_in\", "
      "\"consents\", \"needs_guardian\", \"name_is_kept\", \"name\"}]}. Somebody of the age band "
      "0-16 whose guardian's consent is not noted has needs_guardian; nobody is refused for it."),
  .options = people_options,
  .run = run_people,
};

/* --- one card --- */

static gboolean
take_card (const GvtArgs *args, GvtId *session, guint *card, GError **error)
{
  guint64 number;

  if (!gvt_cli_operand_id (args, 0, session, error))
    return FALSE;
  if (!g_ascii_string_to_unsigned (gvt_args_operand (args, 1), 10, 1, G_MAXUINT, &number, NULL))
    return gvt_usage_error (error, _ ("CARD is a number from 1 on"));
  *card = (guint) number;
  return TRUE;
}

static gboolean
run_consent (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  GvtConsents consent;
  GvtId session;
  guint card;

  if (!take_card (args, &session, &card, error))
    return FALSE;
  consent = gvt_consent_parse (gvt_args_operand (args, 2), error);
  profile = consent != 0 ? gvt_cli_unlock (args, error) : NULL;
  return profile != NULL
         && gvt_sessions_note_consent (profile, &session, card, consent,
                                       !gvt_args_has (args, "withdraw"), error);
}

static const GvtOption consent_options[] = {
  { "withdraw", NULL, N_ ("it is taken back") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_session_consent_command = {
  .name = "session consent",
  .operands = "SESSION CARD CONSENT",
  .min_operands = 3,
  .max_operands = 3,
  .summary = N_ ("notes a consent of somebody on the attendance list, or takes it back"),
  .details = N_ ("CONSENT is guardian, of the parent or guardian of somebody under age, or photo, "
                 "to be seen in photos."),
  .options = consent_options,
  .run = run_consent,
};

static gboolean
run_unlist (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  GvtId session;
  guint card;

  if (!take_card (args, &session, &card, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  return profile != NULL && gvt_sessions_unlist_person (profile, &session, card, error);
}

const GvtCommand gvt_session_unlist_command = {
  .name = "session unlist",
  .operands = "SESSION CARD",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("takes a card from the attendance list"),
  .details = N_ ("The card's number is not given out again in this class. A name that was written "
                 "by mistake is erased with the others, on their day."),
  .run = run_unlist,
};

/* --- proof of erasure --- */

static const char *const clocks[] = {
  [GVT_CLOCK_TRUSTED] = "trusted",
  [GVT_CLOCK_BEHIND] = "behind",
  [GVT_CLOCK_AHEAD] = "ahead",
  [GVT_CLOCK_UNSET] = "unset",
};

static JsonObject *
fate_to_json (const GvtNameFate *fate)
{
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "event", &fate->event);
  if (fate->n_pupils > 0)
    json_object_set_int_member (object, "pupils", fate->n_pupils);
  else
    {
      gvt_json_set_id (object, "session", &fate->session);
      json_object_set_int_member (object, "card", fate->card);
    }
  gvt_json_set_hash (object, "personal_hash", &fate->personal_hash);
  json_object_set_string_member (object, "state",
                                 fate->is_kept     ? "kept"
                                 : fate->is_erased ? "erased"
                                                   : "elsewhere");
  if (fate->is_erased)
    {
      gvt_json_set_id (object, "erased_by", &fate->erasure);
      gvt_json_set_hash (object, "erased_by_hash", &fate->erasure_hash);
      json_object_set_int_member (object, "erased_at", fate->erased_at_us);
      json_object_set_string_member (object, "clock", clocks[fate->clock]);
    }
  return object;
}

static JsonObject *
chain_to_json (const GvtJournalReport *report)
{
  JsonObject *object = json_object_new ();

  json_object_set_boolean_member (object, "verified", TRUE);
  json_object_set_int_member (object, "events", (gint64) report->n_events);
  json_object_set_int_member (object, "erased", (gint64) report->n_erased);
  json_object_set_int_member (object, "incarnation", report->incarnation);
  json_object_set_int_member (object, "head_seq", (gint64) report->head_seq);
  gvt_json_set_hash (object, "head", &report->head);
  return object;
}

/* Names of attendance, or @pupils: those of a school's lists. */
static guint
count_states (GArray *fates, gboolean pupils, gboolean kept)
{
  guint n = 0;

  for (guint i = 0; i < fates->len; i++)
    {
      const GvtNameFate *fate = &g_array_index (fates, GvtNameFate, i);

      if ((fate->n_pupils > 0) == pupils && (kept ? fate->is_kept : fate->is_erased))
        n += pupils ? fate->n_pupils : 1;
    }
  return n;
}

static void
print_proof_json (GArray *fates, const GvtJournalReport *report, guint n_backups)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *names = json_array_new ();
  JsonArray *lists = json_array_new ();

  for (guint i = 0; i < fates->len; i++)
    {
      const GvtNameFate *fate = &g_array_index (fates, GvtNameFate, i);

      json_array_add_object_element (fate->n_pupils > 0 ? lists : names, fate_to_json (fate));
    }
  json_object_set_array_member (object, "names", names);
  json_object_set_int_member (object, "n_kept", count_states (fates, FALSE, TRUE));
  json_object_set_int_member (object, "n_erased", count_states (fates, FALSE, FALSE));
  json_object_set_array_member (object, "school_lists", lists);
  json_object_set_int_member (object, "n_pupils_kept", count_states (fates, TRUE, TRUE));
  json_object_set_int_member (object, "n_pupils_erased", count_states (fates, TRUE, FALSE));
  json_object_set_object_member (object, "chain", chain_to_json (report));
  json_object_set_int_member (object, "older_backups", n_backups);
  gvt_print_json_object (object);
}

static void
print_proof (GArray *fates, const GvtJournalReport *report)
{
  g_autofree char *head = gvt_hash_to_text (&report->head);
  guint n_kept = count_states (fates, TRUE, TRUE);
  guint n_erased = count_states (fates, TRUE, FALSE);

  gvt_print (_ ("Names: %u kept, %u erased. Every record fits its chain, which ends in %s."),
             count_states (fates, FALSE, TRUE), count_states (fates, FALSE, FALSE), head);
  gvt_print ("\n");
  if (n_kept + n_erased > 0)
    gvt_print (_ ("Pupils of the school's lists: %u kept, %u erased.\n"), n_kept, n_erased);
}

static gboolean
run_erasures (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GArray) fates = NULL;
  GvtJournalReport report;
  guint n_backups;
  GvtId visit;

  if (!gvt_cli_operand_id (args, 0, &visit, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  fates = profile != NULL ? gvt_names_read_fates (profile, &visit, error) : NULL;
  journal = fates != NULL ? gvt_profile_dup_journal (profile, error) : NULL;
  if (journal == NULL || !gvt_journal_verify (journal, &report, error)
      || !gvt_backups_count_before_erasure (profile, &n_backups, error))
    return FALSE;

  if (gvt_args_has (args, "json"))
    print_proof_json (fates, &report, n_backups);
  else
    print_proof (fates, &report);
  return TRUE;
}

const GvtCommand gvt_session_erasures_command = {
  .name = "session erasures",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ (
      "proves which names of a visit's attendance and school lists were erased, and when"),
  .details = N_ (
      "Checks the whole chain first: an erased name leaves its place and its hash, so every record "
      "still fits. Names that a backup put elsewhere holds, nobody here reaches.\n\n"
      "As JSON: {\"names\": [{\"event\", \"session\", \"card\", \"personal_hash\", \"state\", "
      "\"erased_by\", \"erased_by_hash\", \"erased_at\", \"clock\"}], \"n_kept\", \"n_erased\", "
      "\"chain\": {\"verified\", \"events\", \"erased\", \"incarnation\", \"head_seq\", \"head\"}, "
      "\"older_backups\"} and, of a school's lists, \"school_lists\": the same with \"pupils\" in "
      "place of "
      "session and card, \"n_pupils_kept\" and \"n_pupils_erased\". \"state\" is kept, erased or "
      "elsewhere, of a name that never came to "
      "this laptop. \"older_backups\" is how many of this laptop's own backups are from before the "
      "last erasure; such a one stays only when something may stand in it alone."),
  .run = run_erasures,
};
