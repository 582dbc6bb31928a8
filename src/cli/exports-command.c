/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-export.h"
#include "gvt-output.h"
#include "gvt-table.h"
#include "gvt-text.h"

static void
print_exports (GPtrArray *exports)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("ID"), _ ("WHAT"), _ ("WHEN"), _ ("BY"),
                                              _ ("STATE"), _ ("WHERE"), NULL);

  for (guint i = 0; i < exports->len; i++)
    {
      const GvtExported *export = exports->pdata[i];
      g_autofree char *id = gvt_id_to_text (&export->id);
      g_autofree char *when = gvt_text_date_time (export->at_us);
      g_autofree char *path = export->path != NULL ? g_filename_display_name (export->path)
                                                   : g_strdup ("");

      gvt_table_add (table, id, gvt_export_form_words (export->form), when, export->by,
                     gvt_export_state_words (export->state), path, NULL);
    }
  gvt_table_print (table);
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GPtrArray) exports = profile != NULL ? gvt_exports_list (profile, error) : NULL;
  g_autoptr (JsonArray) array = NULL;

  if (exports == NULL)
    return FALSE;
  if (!gvt_args_has (args, "json"))
    {
      print_exports (exports);
      return TRUE;
    }
  array = gvt_exports_to_json (exports);
  gvt_print_json_array (array);
  return TRUE;
}

const GvtCommand gvt_exports_list_command = {
  .name = "exports list",
  .summary = N_ ("lists the files that were written outside of the sealed profile, the newest "
                 "first"),
  .details = N_ (
      "Whoever has such a file can read it: delete what is not needed any more. Where it was put "
      "is known on the laptop that wrote it alone, for a year. As JSON [{\"id\", \"form\", "
      "\"place_code\", \"by\", \"written_at_us\", \"path\", \"state\"}]; \"state\" is here, away "
      "(nothing stands there now), removed or unknown."),
  .run = run_list,
};

static gboolean
run_delete (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  GvtId id;

  if (!gvt_cli_operand_id (args, 0, &id, error) || (profile = gvt_cli_unlock (args, error)) == NULL
      || !gvt_exports_remove (profile, &id, error))
    return FALSE;
  if (!gvt_args_has (args, "json"))
    gvt_print ("%s\n", _ ("The file is deleted, and that is recorded."));
  return TRUE;
}

const GvtCommand gvt_exports_delete_command = {
  .name = "exports delete",
  .operands = "ID",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("deletes a file that was written outside of the sealed profile"),
  .details = N_ ("Only if what stands there is what was written. What was printed from it, or "
                 "copied, stays; and on flash memory a deleted file may be brought back by who has "
                 "the tools."),
  .run = run_delete,
};
