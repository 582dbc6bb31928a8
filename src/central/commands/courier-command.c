/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-courier-answers.h"
#include "gvt-courier-shelf.h"
#include "gvt-courier-stick.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-table.h"
#include "gvt-text.h"

typedef struct
{
  GPtrArray *entries;
  GPtrArray *answers; /* (nullable): none were asked for, or could be written */
  guint n_held;
} Outcome;

static void
outcome_clear (Outcome *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static GPtrArray *
find_parts (const GvtArgs *args, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < gvt_args_n_operands (args); i++)
    {
      GPtrArray *found = gvt_courier_find (gvt_args_operand (args, i), error);

      if (found == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, found);
    }
  return g_steal_pointer (&all);
}

/* --- what it did --- */

static const char *
type_to_text (GvtCourierType type)
{
  return type == GVT_COURIER_EVENTS ? "records" : type == GVT_COURIER_PHOTOS ? "photos" : "ask";
}

static JsonObject *
entry_to_json (const GvtCourierEntry *entry)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "file", entry->path);
  json_object_set_string_member (object, "state", gvt_courier_state_to_text (entry->state));
  json_object_set_boolean_member (object, "was_held", entry->was_held);
  json_object_set_int_member (object, "new", (gint64) entry->n_new);
  if (entry->is_open)
    {
      json_object_set_string_member (object, "type", type_to_text (entry->facts.type));
      json_object_set_string_member (object, "device", entry->code);
      json_object_set_int_member (object, "incarnation", entry->facts.incarnation);
      json_object_set_int_member (object, "serial", (gint64) entry->facts.serial);
      json_object_set_int_member (object, "number", entry->facts.number);
      json_object_set_int_member (object, "parts", entry->facts.n_parts);
      json_object_set_int_member (object, "first_seq", (gint64) entry->facts.first_seq);
      json_object_set_int_member (object, "last_seq", (gint64) entry->facts.last_seq);
    }
  if (entry->error != NULL)
    {
      g_autofree char *words = gvt_error_describe_at (entry->error, GVT_ERROR_AT_CENTRE);

      json_object_set_string_member (object, "reason", words);
    }
  return object;
}

static void
print_json (const Outcome *outcome)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *parts = json_array_new ();
  JsonArray *receipts = json_array_new ();

  for (guint i = 0; i < outcome->entries->len; i++)
    json_array_add_object_element (parts, entry_to_json (outcome->entries->pdata[i]));
  for (guint i = 0; outcome->answers != NULL && i < outcome->answers->len; i++)
    {
      const GvtCourierAnswer *answer = outcome->answers->pdata[i];
      JsonObject *receipt = json_object_new ();

      json_object_set_string_member (receipt, "file", answer->path);
      json_object_set_string_member (receipt, "device", answer->code);
      json_object_set_int_member (receipt, "incarnation", answer->incarnation);
      json_object_set_int_member (receipt, "seq", (gint64) answer->seq);
      json_object_set_int_member (receipt, "letters", (gint64) answer->letters);
      json_object_set_int_member (receipt, "photos", answer->counts[GVT_COURIER_HELD]);
      json_object_set_int_member (receipt, "lists", answer->counts[GVT_COURIER_LISTS]);
      json_object_set_int_member (receipt, "modules", answer->counts[GVT_COURIER_FILES]);
      json_object_set_boolean_member (receipt, "full", answer->is_short);
      json_array_add_object_element (receipts, receipt);
    }
  json_object_set_array_member (object, "parts", parts);
  json_object_set_array_member (object, "receipts", receipts);
  json_object_set_int_member (object, "held", outcome->n_held);
  gvt_print_json_object (object);
}

static const char *
state_for_people (GvtCourierState state)
{
  switch (state)
    {
    case GVT_COURIER_TAKEN:
      return _ ("taken");
    case GVT_COURIER_KNOWN:
      return _ ("was here already");
    case GVT_COURIER_WAITING:
      return _ ("waits for records before it");
    case GVT_COURIER_REFUSED:
    default:
      return _ ("refused");
    }
}

static char *
describe_content (const GvtCourierEntry *entry)
{
  if (!entry->is_open)
    return g_strdup ("");
  if (entry->facts.type == GVT_COURIER_PHOTOS)
    return g_strdup (_ ("photos"));
  if (entry->facts.type == GVT_COURIER_ASK)
    return g_strdup (_ ("what it asks for"));
  return g_strdup_printf ("%" G_GUINT64_FORMAT "–%" G_GUINT64_FORMAT, entry->facts.first_seq,
                          entry->facts.last_seq);
}

static void
add_row (GvtTable *table, const GvtCourierEntry *entry)
{
  g_autofree char *name = g_path_get_basename (entry->path);
  g_autofree char *part = g_strdup_printf ("%u/%u", entry->facts.number, entry->facts.n_parts);
  g_autofree char *content = describe_content (entry);
  g_autofree char *n_new = gvt_text_number ((gint64) entry->n_new);

  gvt_table_add (table, name, entry->is_open ? entry->code : "", entry->is_open ? part : "",
                 content, n_new, state_for_people (entry->state), NULL);
}

static void
print_reasons (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const GvtCourierEntry *entry = entries->pdata[i];
      g_autofree char *words = NULL;

      if (entry->error == NULL)
        continue;
      words = gvt_error_describe_at (entry->error, GVT_ERROR_AT_CENTRE);
      gvt_print ("%s: %s\n", entry->path, words);
    }
}

static void
print_count (const char *code, const char *label, guint64 n)
{
  g_autofree char *number = gvt_text_number ((gint64) n);

  if (n > 0)
    gvt_print ("  %s %s: %s\n", code, label, number);
}

static void
print_answer (const GvtCourierAnswer *answer)
{
  gvt_print (_ ("Receipt for laptop %s: %s"), answer->code, answer->path);
  gvt_print ("\n");
  print_count (answer->code, _ ("messages"), answer->letters);
  print_count (answer->code, _ ("parts with lists"), answer->counts[GVT_COURIER_LISTS]);
  print_count (answer->code, _ ("parts with modules"), answer->counts[GVT_COURIER_FILES]);
  if (answer->is_short)
    gvt_print ("  %s\n", _ ("The stick is full. What stands on it is whole; the rest goes onto "
                            "the next one that the laptop's parts come on."));
}

static void
print_text (const Outcome *outcome)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("FILE"), _ ("LAPTOP"), _ ("PART"), _ ("CONTENT"),
                                              _ ("NEW"), _ ("STATE"), NULL);

  for (guint i = 0; i < outcome->entries->len; i++)
    add_row (table, outcome->entries->pdata[i]);
  if (outcome->entries->len > 0)
    gvt_table_print (table);
  else
    gvt_print ("%s\n", _ ("There are no courier parts for this centre."));
  print_reasons (outcome->entries);
  for (guint i = 0; outcome->answers != NULL && i < outcome->answers->len; i++)
    {
      const GvtCourierAnswer *answer = outcome->answers->pdata[i];

      print_answer (answer);
    }
  if (outcome->n_held > 0)
    {
      gvt_print (ngettext ("%u part waits here for records before it.",
                           "%u parts wait here for records before them.", outcome->n_held),
                 outcome->n_held);
      gvt_print ("\n");
    }
}

/* --- the command --- */

static guint
count_refused (GPtrArray *entries)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    n += ((GvtCourierEntry *) entries->pdata[i])->state == GVT_COURIER_REFUSED;
  return n;
}

static gboolean
judge (const Outcome *outcome, GError **error)
{
  guint n = count_refused (outcome->entries);

  if (n == 0)
    return TRUE;

  gvt_error_tell (error, GVT_ERROR_BAD_FORMAT,
                  ngettext ("%u courier part was refused; why, is said above. The others were "
                            "taken.",
                            "%u courier parts were refused; why, is said above. The others were "
                            "taken.",
                            n),
                  n);
  return FALSE;
}

static gboolean
run_accept (const GvtArgs *args, GError **error)
{
  g_autoptr (GPtrArray) paths = find_parts (args, error);
  g_autoptr (GvtCentral) central = paths != NULL ? gvt_central_open_args (args, error) : NULL;
  g_autoptr (GPtrArray) held = NULL;
  g_auto (Outcome) outcome = { 0 };
  g_autoptr (GError) local = NULL;

  if (central == NULL)
    return FALSE;
  outcome.entries = gvt_courier_desk_accept (central, paths, error);
  if (outcome.entries == NULL)
    return FALSE;

  if (!gvt_args_has (args, "no-receipts"))
    outcome.answers = gvt_courier_desk_answer (central, outcome.entries, &local);
  held = gvt_courier_shelf_list (central);
  outcome.n_held = held->len;
  if (gvt_args_has (args, "json"))
    print_json (&outcome);
  else
    print_text (&outcome);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return judge (&outcome, error);
}

static const GvtOption options[] = {
  { "no-receipts", NULL, N_ ("writes nothing onto the stick") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_courier_accept_command = {
  .name = "courier accept",
  .operands = "PATH...",
  .min_operands = 1,
  .max_operands = G_MAXUINT,
  .summary = N_ ("takes what laptops wrote onto sticks, and writes the centre's answer onto them"),
  .details = N_ (
      "A PATH is the stick's folder, or a courier part (.gvc, .gvp). The parts count as if each "
      "laptop had sent them: records in their order, each once, in whatever order they lie there "
      "and however often they come. A part whose records do not follow yet waits at the centre for "
      "those before it, and so does one with photos whose records are missing. The server may go "
      "on meanwhile.\n\n"
      "For each laptop whose parts were read, a receipt is written beside them, sealed to that "
      "laptop: brought back, \"govotectl courier read\" takes it there, and the laptop knows what "
      "arrived, photos too. Beside it stand the messages of its outbox that it does not have "
      "(leases and their end, plans, worklists, answers), the lists that it was lent, and the "
      "modules that are not there, in pieces. Where there is no room on the stick, the rest is "
      "left "
      "out: pieces of modules that stand on one stick are not written onto the next of the same "
      "run. The parts stay where they are; the laptop removes them when it writes the next "
      "ones.\n\n"
      "As JSON: {\"parts\": [{\"file\", \"state\", \"was_held\", \"new\", \"type\", "
      "\"device\", \"incarnation\", \"serial\", \"number\", \"parts\", \"first_seq\", "
      "\"last_seq\", \"reason\"}], \"receipts\": [{\"file\", \"device\", "
      "\"incarnation\", \"seq\", \"letters\", \"photos\", \"lists\", \"modules\", "
      "\"full\"}], \"held\"}. \"type\" is records, photos or ask. \"letters\" counts messages, "
      "\"photos\", \"lists\" and \"modules\" the parts with them; \"full\" says that the stick "
      "had no room for all. \"state\" is taken, known, held or refused; of a refused one "
      "\"reason\" says why. Exit code 1 when one was refused, or a receipt could not be written."),
  .options = options,
  .run = run_accept,
};
