/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-plenary.h"

static gboolean
run_set (const GvtArgs *args, GError **error)
{
  const char *regency = gvt_args_require (args, "regency", error);
  const char *date = gvt_args_get (args, "date");
  g_autoptr (GvtCentral) central = NULL;

  if (regency == NULL)
    return FALSE;
  if ((date != NULL) == gvt_args_has (args, "unknown"))
    return gvt_usage_error (error, _ ("Give --date, or --unknown."));

  central = gvt_central_open_args (args, error);
  return central != NULL
         && gvt_central_set_plenary (central, regency, date != NULL ? date : "", error);
}

static const GvtOption options[] = {
  { "regency", "CODE", N_ ("a Kabupaten or Kota") },
  { "date", "YYYY-MM-DD", N_ ("the day of its next plenary meeting") },
  { "unknown", NULL, N_ ("takes the day away again") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_plenary_set_command = {
  .name = "plenary set",
  .summary = N_ ("enters when a regency's next plenary meeting on voter data is"),
  .details = N_ ("It is shown beside the proposals that wait. Nothing computes it: where nobody "
                 "entered it, that is what is said."),
  .options = options,
  .run = run_set,
};
