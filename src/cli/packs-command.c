/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-error.h"
#include "gvt-held-packs.h"
#include "gvt-output.h"
#include "gvt-sync.h"
#include "gvt-table.h"
#include "gvt-text.h"

#define HASH_SHOWN 12 /* digits of it in a table: enough to tell two apart, few enough to say */

static JsonObject *
to_json (const GvtHeldPack *held)
{
  JsonObject *object = json_object_new ();
  g_autofree char *hash = gvt_hash_to_text (&held->hash);

  json_object_set_string_member (object, "village", held->village);
  json_object_set_string_member (object, "village_name", held->village_name);
  json_object_set_string_member (object, "election", held->election);
  json_object_set_int_member (object, "version", held->version);
  json_object_set_string_member (object, "as_of", held->as_of);
  json_object_set_int_member (object, "rows", held->n_rows);
  json_object_set_int_member (object, "bytes", (gint64) held->bytes);
  json_object_set_string_member (object, "digest", hash);
  json_object_set_boolean_member (object, "is_active", held->is_active);
  json_object_set_string_member (object, "came", held->n_deltas > 0 ? "delta" : "whole");
  json_object_set_int_member (object, "deltas", held->n_deltas);
  return object;
}

/* --- packs list --- */

static void
add_line (GvtTable *table, const GvtHeldPack *held)
{
  g_autofree char *version = gvt_text_number (held->version);
  g_autofree char *day = gvt_text_date (held->as_of);
  g_autofree char *rows = gvt_text_number (held->n_rows);
  g_autofree char *bytes = gvt_text_number ((gint64) held->bytes);
  g_autofree char *hash = gvt_hash_to_text (&held->hash);

  hash[HASH_SHOWN] = '\0';
  gvt_table_add (table, held->village, held->village_name, held->election, version, day, rows,
                 bytes, hash, held->is_active ? _ ("in use") : _ ("kept for roll-back"),
                 held->n_deltas > 0 ? _ ("as a delta") : _ ("whole"), NULL);
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GPtrArray) packs = profile != NULL ? gvt_held_packs_list (profile, error) : NULL;
  g_autoptr (JsonArray) all = json_array_new ();
  g_autoptr (GvtTable) table = gvt_table_new (_ ("VILLAGE"), _ ("NAME"), _ ("ELECTION"),
                                              _ ("VERSION"), _ ("AS OF"), _ ("ROWS"), _ ("BYTES"),
                                              _ ("DIGEST"), _ ("STATE"), _ ("CAME"), NULL);

  if (packs == NULL)
    return FALSE;
  for (guint i = 0; i < packs->len; i++)
    {
      json_array_add_object_element (all, to_json (packs->pdata[i]));
      add_line (table, packs->pdata[i]);
    }
  if (gvt_args_has (args, "json"))
    gvt_print_json_array (all);
  else
    gvt_table_print (table);
  return TRUE;
}

const GvtCommand gvt_packs_list_command = {
  .name = "packs list",
  .summary = N_ ("lists the versions of voter lists that lie on this laptop"),
  .details = N_ (
      "Of each list the one in use, and the one before, which is kept for voters rollback. \"As a "
      "delta\": what came is the difference from the version that was here; \"bytes\" are those "
      "that came. For any user, in his area. As JSON: [{\"village\", \"village_name\", "
      "\"election\", \"version\", \"as_of\", \"rows\", \"bytes\", \"digest\", \"is_active\", "
      "\"came\": \"whole\" or \"delta\", \"deltas\"}]; \"digest\" is the hash of the centre's "
      "pack of this version, whichever way it came, and \"deltas\" how many lie upon one pack."),
  .run = run_list,
};

/* --- packs verify --- */

static void
print_states (GPtrArray *packs, const GvtHeldState *held_states)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("VILLAGE"), _ ("NAME"), _ ("ELECTION"),
                                              _ ("VERSION"), _ ("ROWS"), _ ("STATE"), NULL);

  for (guint i = 0; i < packs->len; i++)
    {
      const GvtHeldPack *held = packs->pdata[i];
      g_autofree char *version = gvt_text_number (held->version);
      g_autofree char *rows = gvt_text_number (held->n_rows);

      gvt_table_add (table, held->village, held->village_name, held->election, version, rows,
                     gvt_held_state_words (held_states[i]), NULL);
    }
  gvt_table_print (table);
}

static void
print_json (GPtrArray *packs, const GvtHeldState *held_states, guint n_damaged)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *all = json_array_new ();

  for (guint i = 0; i < packs->len; i++)
    {
      JsonObject *one = to_json (packs->pdata[i]);

      json_object_set_string_member (one, "state", gvt_held_state_code (held_states[i]));
      json_array_add_object_element (all, one);
    }
  json_object_set_int_member (object, "damaged", n_damaged);
  json_object_set_array_member (object, "lists", all);
  gvt_print_json_object (object);
}

static void
tell_damaged (guint n_damaged, GError **error)
{
  gvt_error_tell (
      error, GVT_ERROR_BAD_SIGNATURE,
      ngettext ("%u list is damaged. Your records are safe. Synchronise: a list in use "
                "is then fetched again.",
                "%u lists are damaged. Your records are safe. Synchronise: lists in use "
                "are then fetched again.",
                n_damaged),
      n_damaged);
}

/* What was found is told also where it is damage: then above all. */
static gboolean
run_verify (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GPtrArray) packs = profile != NULL ? gvt_held_packs_list (profile, error) : NULL;
  g_autoptr (GArray) signers = packs != NULL ? gvt_sync_list_signing_keys (profile, error) : NULL;
  g_autofree GvtHeldState *held_states = NULL;
  guint n_damaged = 0;

  if (signers == NULL)
    return FALSE;
  held_states = g_new (GvtHeldState, packs->len + 1);
  for (guint i = 0; i < packs->len; i++)
    {
      held_states[i] = gvt_held_pack_verify (profile, packs->pdata[i], signers);
      n_damaged += !gvt_held_state_is_good (held_states[i]);
    }
  if (gvt_args_has (args, "json"))
    print_json (packs, held_states, n_damaged);
  else
    print_states (packs, held_states);
  if (n_damaged == 0)
    return TRUE;
  tell_damaged (n_damaged, error);
  return FALSE;
}

const GvtCommand gvt_packs_verify_command = {
  .name = "packs verify",
  .summary = N_ ("reads every voter list on this laptop and says which are damaged"),
  .details = N_ (
      "Every file that a version is made of: that it is the one that came, that the centre signed "
      "it, and for data officers and supervisors whose laptop was lent the list also that it opens "
      "and gives the rows that it names. Exit code 1 when one is damaged; the next sync fetches "
      "those in use again. As JSON, also then: {\"damaged\", \"lists\": [{as of packs list, "
      "\"state\"}]}; "
      "\"state\" is sound, unopened (whole and signed, but this session does not open it), "
      "missing, changed, unsigned, without_words or unreadable."),
  .run = run_verify,
};
