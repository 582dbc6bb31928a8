/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-attendance-sheet.h"
#include "gvt-cli-profile.h"
#include "gvt-session-views.h"

static gboolean
run_sheet (const GvtArgs *args, GError **error)
{
  GvtReportOptions options = { 0 };
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtSession) session = NULL;
  g_autoptr (GvtCentre) centre = NULL;
  g_autofree char *place = NULL;
  GvtId id;

  if (!gvt_cli_operand_id (args, 0, &id, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  session = profile != NULL ? gvt_sessions_view (profile, &id, error) : NULL;
  place = session != NULL
              ? gvt_cli_describe_place (profile, gvt_session_get_visit_id (session), error)
              : NULL;
  if (place == NULL)
    return FALSE;

  options.place_text = place;
  centre = gvt_cli_centre (profile, NULL);
  options.is_practice = centre != NULL && centre->keys->practice;
  return gvt_attendance_sheet_write (profile, &id, gvt_args_has (args, "names"), &options,
                                     gvt_args_operand (args, 1), error);
}

static const GvtOption sheet_options[] = {
  { "names", NULL, N_ ("with the names that are still kept") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_session_sheet_command = {
  .name = "session sheet",
  .operands = "SESSION FILE.pdf",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("writes the attendance list of a class as PDF"),
  .details = N_ (
      "Without --names the cells of names stay empty. Which disability somebody has is not "
      "written. The file leaves the encrypted profile, and names in it are not erased on their "
      "day: keep it as you would keep the paper. Each page says which laptop and person made it, "
      "and when; that it was written is recorded."),
  .options = sheet_options,
  .run = run_sheet,
};
