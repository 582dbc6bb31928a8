/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-report.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-output.h"
#include "gvt-report.h"

static gboolean
write_page (GvtCentral *central, const GvtId *visit, const char *path, GError **error)
{
  g_autoptr (GBytes) page = gvt_central_report_render (central, visit, error);

  return page != NULL && gvt_file_write (path, page, error);
}

static gboolean
print_figures (GvtCentral *central, const GvtId *visit, GError **error)
{
  g_autoptr (JsonObject) figures = gvt_central_report_read (central, visit, error);

  if (figures != NULL)
    gvt_print_json_object (figures);
  return figures != NULL;
}

static gboolean
run_report (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_get (args, "pdf");
  g_autoptr (GvtCentral) central = NULL;
  GvtId visit;

  if (!gvt_id_from_text (gvt_args_operand (args, 0), &visit, NULL))
    return gvt_usage_error (error, _ ("\"%s\" is no id."), gvt_args_operand (args, 0));
  if (path == NULL && !gvt_args_has (args, "json"))
    return gvt_usage_error (error, _ ("Say --pdf FILE for the page, or --json for its figures."));
  central = gvt_central_open_args (args, error);
  if (central == NULL)
    return FALSE;
  return path != NULL ? write_page (central, &visit, path, error)
                      : print_figures (central, &visit, error);
}

static const GvtOption options[] = {
  { "pdf", "FILE", N_ ("writes the page there") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_visits_report_command = {
  .name = "visits report",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("makes the one page of a visit, added up over all laptops that were there"),
  .details = N_ (
      "Who, where, numbers, what was learned and how content people were, as far as the laptops' "
      "records have come, with the head of each laptop's journal. Laptops that the plan "
      "names and that have sent nothing of it are told, and so are those whose classes are not "
      "closed: the numbers may still grow. Where the plan names no laptops, nobody knows which are "
      "missing. The check code is of these figures, and not of any one laptop's."),
  .options = options,
  .run = run_report,
};

static void
print_match (const GvtArgs *args, const GvtReportCodeMatch *match, GvtVisit *visit)
{
  g_autoptr (JsonObject) object = gvt_report_match_to_json (match, visit);
  g_autofree char *text = gvt_report_match_describe (match, visit);

  gvt_print_answer (args, object, text);
}

static gboolean
run_check (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  g_autoptr (GvtVisit) visit = NULL;
  GvtReportCodeMatch match;

  if (central == NULL
      || !gvt_central_report_find (central, gvt_args_operand (args, 0), &match, &visit, error))
    return FALSE;
  if (visit != NULL)
    print_match (args, &match, visit);
  else
    gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                    _ ("No visit here has this check code, and no laptop has sent a report with "
                       "it. Its records may still be on their way, or figures have changed since "
                       "it was copied."));
  return visit != NULL;
}

const GvtCommand gvt_visits_report_check_command = {
  .name = "visits report check",
  .operands = "CODE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("says whose report a check code on paper is, among all that laptops have sent"),
  .details = N_ (
      "It is the code of a page that a laptop wrote, or of the page that the centre makes now. "
      "Capitals, spaces and hyphens do not matter, and O and 0, I, L and 1 are the same. As JSON: "
      "{\"state\": \"current\" or \"earlier\", \"visit\", \"name\", \"date\", "
      "\"written_at\"}; current is what fits all laptops' records as they are here now."),
  .run = run_check,
};
