/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-lookups.h"
#include "gvt-output.h"
#include "gvt-table.h"
#include "gvt-text.h"

static void
print_json (GPtrArray *counts)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < counts->len; i++)
    json_array_add_object_element (array, gvt_lookup_count_to_json (counts->pdata[i]));
  gvt_print_json_array (array);
}

static void
print_table (GPtrArray *counts)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("LAPTOP"), _ ("BY"), _ ("LOOK-UPS"), _ ("FAST"),
                                              _ ("LAST"), NULL);

  for (guint i = 0; i < counts->len; i++)
    {
      const GvtLookupCount *count = counts->pdata[i];
      g_autofree char *n_questions = gvt_text_number (count->n_questions);
      g_autofree char *n_fast = gvt_text_number (count->n_fast);
      g_autofree char *last = gvt_text_date_time (count->last_us);

      gvt_table_add (table, count->device, count->actor, n_questions, n_fast, last, NULL);
    }
  gvt_table_print (table);
}

static gboolean
run_lookups (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  g_autoptr (GPtrArray) counts = central != NULL ? gvt_central_count_lookups (central, error)
                                                 : NULL;

  if (counts == NULL)
    return FALSE;
  if (gvt_args_has (args, "json"))
    print_json (counts);
  else
    print_table (counts);
  return TRUE;
}

const GvtCommand gvt_voters_lookups_command = {
  .name = "voters lookups",
  .summary = N_ ("tells how many voters each user of each laptop looked up, and how many fast"),
  .details = N_ (
      "Questions by NIK and by name, as far as laptops have sent them; no row of a worklist. "
      "\"Fast\" are those beyond 120 of one user in an hour: the laptop slowed them, refused none "
      "and wrote it into their records. No law gives that figure: it is this program's own. It "
      "says where to ask, and not that anybody did wrong. As JSON: [{\"device\", \"actor\", "
      "\"questions\", \"fast\", \"first_at_us\", \"last_at_us\"}]; times are by the laptop's "
      "clock."),
  .run = run_lookups,
};
