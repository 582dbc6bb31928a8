/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-input.h"
#include "gvt-cli-profile.h"
#include "gvt-fleet-acts.h"
#include "gvt-fleet-view.h"
#include "gvt-fleet-words.h"
#include "gvt-output.h"
#include "gvt-table.h"
#include "gvt-text.h"

static char *
time_or_dash (gint64 at_us)
{
  return at_us != 0 ? gvt_text_date_time (at_us) : g_strdup ("–");
}

static void
add_laptop (GvtTable *table, const GvtFleetLaptop *laptop, gint64 now_us, const char *program)
{
  g_autofree char *why = gvt_fleet_describe_attention (
      gvt_fleet_attention (laptop, now_us, program));
  g_autofree char *heard = time_or_dash (laptop->contact_at_us);
  g_autofree char *ends = time_or_dash (laptop->lease_ends_us);
  g_autofree char *lists = gvt_fleet_describe_lists (laptop);

  gvt_table_add (table, laptop->code, *laptop->holder != '\0' ? laptop->holder : "–", heard, lists,
                 ends, *laptop->program != '\0' ? laptop->program : "–", why, NULL);
}

static void
print_refused (const GvtFleetView *view)
{
  g_autoptr (GList) codes = g_hash_table_get_keys (view->refused);

  for (GList *at = codes; at != NULL; at = at->next)
    gvt_print ("%s: %s\n", (char *) at->data, gvt_fleet_view_get_refused (view, at->data));
}

/* Returns: (transfer full): as they stand, by the laptops' codes */
static JsonObject *
codes_to_json (GHashTable *table)
{
  JsonObject *object = json_object_new ();
  GHashTableIter at;
  gpointer code, value;

  g_hash_table_iter_init (&at, table);
  while (g_hash_table_iter_next (&at, &code, &value))
    json_object_set_string_member (object, code, value);
  return object;
}

static void
print_table (const GvtFleetView *view, gint64 now_us)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("LAPTOP"), _ ("ANSWERS FOR IT"), _ ("HEARD"),
                                              _ ("LISTS"), _ ("LEASE ENDS"), _ ("VERSION"),
                                              _ ("LOOK AT"), NULL);
  g_autofree char *at = gvt_text_date_time (view->issued_at_us);

  if (view->issued_at_us == 0)
    {
      gvt_print ("%s\n", _ ("The centre has told nothing of the laptops yet: synchronise."));
      return;
    }
  for (guint i = 0; i < view->laptops->len; i++)
    add_laptop (table, view->laptops->pdata[i], now_us, view->program);
  gvt_table_print (table);
  print_refused (view);
  /* Translators: a time */
  gvt_print (_ ("As the centre saw it on %s."), at);
  gvt_print ("\n");
}

static void
print_json (const GvtFleetView *view, gint64 now_us)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_int_member (object, "issued_at_us", view->issued_at_us);
  json_object_set_string_member (object, "program", view->program);
  json_object_set_string_member (object, "area", view->area);
  json_object_set_array_member (object, "laptops",
                                gvt_fleet_to_json (view->laptops, now_us, view->program));
  json_object_set_object_member (object, "waiting", codes_to_json (view->waiting));
  json_object_set_object_member (object, "refused", codes_to_json (view->refused));
  gvt_print_json_object (object);
}

static gboolean
run_fleet (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GvtFleetView) view = profile != NULL ? gvt_fleet_view_load (profile, error) : NULL;
  gint64 now_us;

  if (view == NULL)
    return FALSE;
  now_us = gvt_clock_now_us (gvt_profile_get_clock (profile));
  if (gvt_args_has (args, "json"))
    print_json (view, now_us);
  else
    print_table (view, now_us);
  return TRUE;
}

const GvtCommand gvt_cli_fleet_command = {
  .name = "fleet",
  .summary = N_ ("lists the laptops of a supervisor's area, as the centre knew them last"),
  .details = N_ (
      "What came with the last sync; those that need somebody come first. For supervisors, and of "
      "their own area alone.\n\n"
      "As JSON: {\"issued_at_us\": 0 before the first, \"program\": the centre's version, "
      "\"area\", \"laptops\": as \"govote-central fleet\" has them, \"waiting\": {code: the kind "
      "of what was said here and is not sent yet}, \"refused\": {code: why the centre refused "
      "what was said here last: \"forbidden\", \"state\", \"signature\", \"unknown\", "
      "\"other\"}}."),
  .run = run_fleet,
};

/* --- what a supervisor says of them --- */

/* Returns: (transfer full) (nullable): %NULL without @error where there is none */
static char *
read_note (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_get (args, "note-file");
  g_autoptr (GBytes) bytes = path != NULL ? gvt_cli_read_input (path, GVT_FLEET_NOTE_MAX, error)
                                          : NULL;

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

static gboolean
run_lost (const GvtArgs *args, GError **error)
{
  const char *where = gvt_args_get (args, "where");
  GvtLoss loss = { .where = where != NULL ? where : "" };
  g_autoptr (GError) local = NULL;
  g_autofree char *note = NULL;
  g_autoptr (GvtProfile) profile = NULL;

  if ((loss.reason = gvt_args_require (args, "reason", error)) == NULL
      || (loss.last_seen_on = gvt_args_require (args, "last-seen", error)) == NULL)
    return FALSE;
  note = read_note (args, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  profile = gvt_cli_unlock (args, error);
  return profile != NULL
         && gvt_fleet_report_lost (profile, gvt_args_operand (args, 0), &loss, note, error);
}

static const GvtOption lost_options[] = {
  { "reason", "CODE", N_ ("how: stolen, left (behind somewhere), missing or disaster") },
  { "last-seen", "DATE", N_ ("the day on which it was seen last: YYYY-MM-DD") },
  { "where", "CODE", N_ ("the region where that was; may be left out") },
  { "note-file", "FILE", N_ ("a note in your own words, sealed; - is standard input") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_cli_fleet_lost_command = {
  .name = "fleet lost",
  .operands = "CODE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("says that another laptop is lost; the centre hears it with the next sync"),
  .details = N_ ("For supervisors, of laptops of their own area. The centre takes back its leases "
                 "and its key, and writes what the law asks for (govote-central devices dossier)."),
  .options = lost_options,
  .run = run_lost,
};

static gboolean
run_found (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);

  return profile != NULL && gvt_fleet_report_found (profile, gvt_args_operand (args, 0), error);
}

const GvtCommand gvt_cli_fleet_found_command = {
  .name = "fleet found",
  .operands = "CODE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("says that a lost laptop is here again; the centre hears it with the next sync"),
  .run = run_found,
};

static gboolean
run_hand_over (const GvtArgs *args, GError **error)
{
  const char *to = gvt_args_require (args, "to", error);
  g_autoptr (GvtProfile) profile = to != NULL ? gvt_cli_unlock (args, error) : NULL;

  return profile != NULL && gvt_fleet_hand_over (profile, gvt_args_operand (args, 0), to, error);
}

static const GvtOption hand_over_options[] = {
  { "to", "CODE", N_ ("who answers for it from now on; he must have a slot on it") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_cli_fleet_hand_over_command = {
  .name = "fleet hand-over",
  .operands = "CODE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ (
      "says who answers for a laptop from now on; the centre hears it with the next sync"),
  .options = hand_over_options,
  .run = run_hand_over,
};

static gboolean
run_broken (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);

  return profile != NULL && gvt_fleet_report_broken (profile, gvt_args_operand (args, 0), error);
}

const GvtCommand gvt_cli_fleet_broken_command = {
  .name = "fleet broken",
  .operands = "CODE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("writes off another laptop that will never talk again; the centre hears it with "
                 "the next sync"),
  .details = N_ ("For supervisors, of laptops of their own area. What it had not sent is lost, and "
                 "it is for good. One that still works gives itself up instead (retire)."),
  .run = run_broken,
};
