/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-cli-printed.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-output.h"
#include "gvt-print-fit.h"

static gboolean
take_printed (const GvtPrintedTest *printed,
              GvtModuleLibrary *library,
              GvtModule **module,
              gint64 *n_items,
              GError **error)
{
  GvtModule *found = printed->state != GVT_PRINTED_NOT
                         ? gvt_module_library_find_hash (library, &printed->content, NULL)
                         : NULL;

  if (found != NULL)
    {
      *module = found;
      *n_items = printed->n_items;
      return TRUE;
    }
  if (printed->state == GVT_PRINTED_NOT)
    gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                    _ ("No sheets of this test were printed for this visit on this laptop."));
  else
    gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                    _ ("Version %u, which was printed, is no longer on this laptop. Print again."),
                    printed->version);
  return FALSE;
}

gboolean
gvt_cli_fit_to_print (const GvtArgs *args,
                      GvtProfile *profile,
                      GvtModuleLibrary *library,
                      const GvtId *session,
                      GvtModule **module,
                      gint64 *n_items,
                      GError **error)
{
  const GvtQuizTestPlan plan = { .phase = gvt_quiz_phase_from_text (gvt_args_get (args, "phase")),
                                 .form = gvt_args_get (args, "form"),
                                 .n_items = (guint) *n_items };
  GvtPrintedTest printed;
  gboolean is_here;
  g_autofree char *text = NULL;

  if (plan.phase == GVT_PHASE_NONE)
    return !gvt_args_has (args, "printed")
           || gvt_usage_error (error, _ ("Only a test has printed sheets: give its --phase."));
  if (!gvt_print_compare_test (profile, session, *module, &plan, &printed, error))
    return FALSE;
  if (gvt_args_has (args, "printed"))
    return take_printed (&printed, library, module, n_items, error);
  if (printed.state != GVT_PRINTED_OTHER)
    return TRUE;
  is_here = gvt_module_library_find_hash (library, &printed.content, NULL) != NULL;
  text = gvt_print_describe_other (&printed, *module, plan.n_items, is_here);
  gvt_warn ("%s\n", text);
  if (is_here)
    gvt_warn (_ ("\"quiz open --printed\" asks what is printed.\n"));
  return TRUE;
}
