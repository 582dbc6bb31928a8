/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-regions.h"
#include "gvt-output.h"
#include "gvt-region-file.h"

static gboolean
run_import (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  g_autoptr (GBytes) csv = NULL;
  guint n_rows;

  if (central == NULL)
    return FALSE;

  csv = gvt_central_read_file (gvt_args_operand (args, 0), GVT_REGION_FILE_MAX_CSV, error);
  if (csv == NULL || !gvt_central_import_regions (central, csv, &n_rows, error))
    return FALSE;

  gvt_print (ngettext ("%u region", "%u regions", n_rows), n_rows);
  gvt_print ("\n");
  return TRUE;
}

const GvtCommand gvt_regions_import_command = {
  .name = "regions import",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("takes a region list and publishes it for all laptops"),
  .details = N_ ("CSV with code, parent, level and name; Kemendagri codes. The list is data of the "
                 "province and is not shipped with Go Vote."),
  .run = run_import,
};
