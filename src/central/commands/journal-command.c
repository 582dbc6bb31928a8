/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-journal-check.h"
#include "gvt-output.h"

/* What was found is told also where it is damage: then above all. */
static gboolean
run_verify (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  g_auto (GvtJournalCheck) check = { 0 };
  gboolean is_sound;

  if (central == NULL)
    return FALSE;

  is_sound = gvt_journal_check (gvt_central_get_journal (central), &check, error);
  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) object = gvt_journal_check_to_json (&check);

      json_object_remove_member (object, "vault_repairs"); /* the centre has no vault */
      gvt_print_json_object (object);
    }
  else
    {
      g_autofree char *text = gvt_journal_check_describe (&check);

      gvt_print ("%s", text);
    }
  return is_sound;
}

const GvtCommand gvt_central_journal_verify_command = {
  .name = "journal verify",
  .summary = N_ ("checks every page of the store, and every record against its chain"),
  .details = N_ (
      "Of all laptops and of the centre itself; laptops may be served meanwhile. Exit "
      "code 1 when anything is damaged. A store so damaged that it cannot be opened "
      "says only that.\n\n"
      "As JSON, also of a damaged store: {\"pages\", \"damaged_pages\": [number...], "
      "\"fault\": text or null}, and where every record fits its chain \"events\", "
      "\"unknown\", \"erased\", and the centre's own \"incarnation\", \"head_seq\" and "
      "\"head\". A page is damaged when its checksum does not fit; \"fault\" is what does "
      "not fit together."),
  .run = run_verify,
};
