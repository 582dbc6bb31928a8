/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-certificates.h"
#include "gvt-cli-input.h"
#include "gvt-cli-profile.h"
#include "gvt-output.h"

#define MAX_BYTES (256 * 1024)

/* Returns: (transfer full) (nullable) */
static GStrv
read_names (const GvtArgs *args, GvtProfile *profile, const GvtId *visit, GError **error)
{
  const char *path = gvt_args_get (args, "names");
  g_autoptr (GBytes) text = NULL;

  if (path == NULL)
    return gvt_certificates_list_names (profile, visit, error);
  text = gvt_cli_read_input (path, MAX_BYTES, error);
  return text != NULL ? gvt_certificates_read_names (text, error) : NULL;
}

static gboolean
run_certificates (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_operand (args, 1);
  GvtReportOptions options = { 0 };
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtModuleLibrary) library = NULL;
  g_autoptr (GvtCentre) centre = NULL;
  g_autofree char *place = NULL;
  g_auto (GStrv) names = NULL;
  GvtId visit;

  if (g_strcmp0 (gvt_args_get (args, "names"), "-") == 0
      && g_strcmp0 (gvt_args_get (args, "passphrase-file"), "-") == 0)
    return gvt_usage_error (error,
                            _ ("Standard input can be the passphrase or the names, not both."));
  if (!gvt_cli_operand_id (args, 0, &visit, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  library = profile != NULL ? gvt_cli_modules (profile, error) : NULL;
  place = library != NULL ? gvt_cli_describe_place (profile, &visit, error) : NULL;
  names = place != NULL ? read_names (args, profile, &visit, error) : NULL;
  if (names == NULL)
    return FALSE;

  options.place_text = place;
  centre = gvt_cli_centre (profile, NULL);
  options.is_practice = centre != NULL && centre->keys->practice;
  if (!gvt_certificates_write (profile, library, &visit,
                               gvt_args_has (args, "names") ? (const char *const *) names : NULL,
                               &options, path, error))
    return FALSE;
  if (!gvt_args_has (args, "json"))
    gvt_print (ngettext ("%u certificate written to %s\n", "%u certificates written to %s\n",
                         g_strv_length (names)),
               g_strv_length (names), path);
  return TRUE;
}

static const GvtOption certificates_options[] = {
  { "names", "FILE",
    N_ ("a name a line, at most 500; \"-\" reads standard input. Without it, the names of the "
        "visit's attendance lists") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_visit_certificates_command = {
  .name = "visit certificates",
  .operands = "VISIT FILE.pdf",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("writes certificates for those who took part, as PDF"),
  .details = N_ (
      "A page for each name, A4 on its side, under the letterhead of the plan, with the day and "
      "the "
      "modules of the person's own class; of names that are given, those of the visit. Nobody is "
      "named as "
      "who signs: there is a line for it. Modules that were not reviewed yet are marked as drafts. "
      "The file holds names and is not encrypted; that it was written, and by whom, is recorded, "
      "the names are not."),
  .options = certificates_options,
  .run = run_certificates,
};
