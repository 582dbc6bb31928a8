/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-end-day.h"
#include "gvt-output.h"

static gboolean
run_end_day (const GvtArgs *args, GError **error)
{
  const char *first = gvt_args_require (args, "to", error);
  g_autoptr (GvtProfile) profile = first != NULL ? gvt_cli_unlock (args, error) : NULL;
  g_autoptr (GPtrArray) sticks = NULL;
  g_auto (GvtEndDay) report = { 0 };

  if (profile == NULL)
    return FALSE;
  sticks = gvt_args_get_all (args, "to");
  g_ptr_array_add (sticks, NULL);
  if (!gvt_end_day_run (profile, (const char *const *) sticks->pdata, NULL, &report, NULL, error))
    return FALSE;

  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) object = gvt_end_day_to_json (&report);

      gvt_print_json_object (object);
    }
  else
    {
      g_autofree char *text = gvt_end_day_describe (&report);

      gvt_print ("%s", text);
    }
  return TRUE;
}

static const GvtOption options[] = {
  { "to", "DIR", N_ ("the stick's folder, which must be there; may be given several times") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_end_day_command = {
  .name = "end-day",
  .summary = N_ ("writes onto a stick what this laptop alone has: for the centre, and a backup"),
  .details = N_ (
      "In the folder \"govote\" on the stick stand then: the records that no receipt of the centre "
      "names yet, as courier parts (.gvc), and photos that it does not hold yet and what this "
      "laptop asks it for (.gvp), which only the centre can read; a backup, which opens "
      "by the passphrases of this day; and a page of numbers, without names, as text and as PDF. "
      "All of it was read "
      "once more when this ends well. Any user of the laptop may do it.\n\n"
      "Whoever goes to the election office carries the stick there (\"govote-central courier "
      "accept\") and brings the receipt back (\"govotectl courier read\"). A stick that is lost, "
      "pulled out too soon, or carried twice harms nothing: the laptop keeps everything until a "
      "receipt names it, and the centre takes each record once. What does not fit onto the first "
      "stick goes onto the next one that --to names; each of them may be carried by itself.\n\n"
      "As JSON: {\"device\", \"serial\", \"parts\": [path...], \"other_parts\": [path...], "
      "\"photos\", \"records\", \"by_kind\": "
      "{\"visits\", \"classes\", \"answers\", \"surveys\", \"proposals\", \"lookups\", "
      "\"others\"}, \"bytes\", \"head_seq\", \"head\", \"backup\": {as of backup}, "
      "\"summary\", \"paper\"}."),
  .options = options,
  .run = run_end_day,
};
