/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gvt-central-commands.h"
#include "gvt-central-fleet.h"
#include "gvt-central-folder.h"
#include "gvt-fleet-words.h"
#include "gvt-output.h"
#include "gvt-region.h"
#include "gvt-table.h"
#include "gvt-text.h"

static void
add_laptop (GvtTable *table, const GvtFleetLaptop *laptop, gint64 now_us)
{
  guint attention = gvt_fleet_attention (laptop, now_us, GVT_VERSION);
  g_autofree char *why = gvt_fleet_describe_attention (attention);
  g_autofree char *heard = laptop->contact_at_us != 0 ? gvt_text_date_time (laptop->contact_at_us)
                                                      : g_strdup ("–");
  g_autofree char *ends = laptop->lease_ends_us != 0 ? gvt_text_date_time (laptop->lease_ends_us)
                                                     : g_strdup ("–");
  g_autofree char *lists = gvt_fleet_describe_lists (laptop);
  g_autofree char *visit = *laptop->visit_date != '\0' ? gvt_text_date (laptop->visit_date)
                                                       : g_strdup ("–");

  gvt_table_add (table, laptop->code, *laptop->holder != '\0' ? laptop->holder : "–", heard, visit,
                 lists, ends, *laptop->program != '\0' ? laptop->program : "–", why, NULL);
}

static void
print_table (GPtrArray *laptops, gint64 now_us)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("LAPTOP"), _ ("ANSWERS FOR IT"), _ ("HEARD"),
                                              _ ("VISIT"), _ ("LISTS"), _ ("LEASE ENDS"),
                                              _ ("VERSION"), _ ("LOOK AT"), NULL);

  for (guint i = 0; i < laptops->len; i++)
    add_laptop (table, laptops->pdata[i], now_us);
  gvt_table_print (table);
}

static gboolean
run_fleet (const GvtArgs *args, GError **error)
{
  const char *typed = gvt_args_get (args, "area");
  g_autofree char *area = typed != NULL ? gvt_region_code_clean (typed, error) : g_strdup ("");
  g_autoptr (GvtCentral) central = area != NULL ? gvt_central_open_args (args, error) : NULL;
  g_autoptr (GPtrArray) laptops = central != NULL ? gvt_central_fleet (central, area, error) : NULL;
  gint64 now_us;

  if (laptops == NULL)
    return FALSE;
  now_us = gvt_clock_now_us (gvt_central_get_clock (central));
  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonArray) all = gvt_fleet_to_json (laptops, now_us, GVT_VERSION);

      gvt_print_json_array (all);
    }
  else
    print_table (laptops, now_us);
  return TRUE;
}

static const GvtOption options[] = {
  { "area", "CODE", N_ ("only laptops on which somebody works who is of this region") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_fleet_command = {
  .name = "fleet",
  .summary = N_ ("says how each laptop is: who answers for it, when it was heard, what it holds"),
  .details = N_ (
      "Those that need somebody come first: lost, with records in quarantine, copies to be "
      "confirmed, leases that end in three days, laptops not heard for 14 days, and programs older "
      "than this one. What a laptop tells of itself (version, unlock, backup, lists) is as of its "
      "last talk; older programs tell nothing of it.\n\n"
      "As JSON: an array of {\"code\", \"device\", \"incarnation\", \"state\": \"open\", "
      "\"unconfirmed\", \"lost\" or \"retired\", \"holder\", \"users\", \"visit_date\", "
      "\"visit_place\", \"contact_at_us\", \"unlocked_at_us\", \"unlocked_by\", \"backup_at_us\", "
      "\"program\", \"unsent\", \"quarantined\", \"unknown\", \"lease_ends_us\", "
      "\"leased_villages\", \"lists\": [{\"election\", \"version\", \"villages\"}], "
      "\"lost_at_us\", \"obeyed_at_us\", \"retired_at_us\", \"written_off_at_us\", "
      "\"attention\": codes}; 0 and \"\" are not known."),
  .options = options,
  .run = run_fleet,
};
