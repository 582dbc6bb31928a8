/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-cli-formats.h"

#include <glib/gi18n-lib.h>

gboolean
gvt_cli_require_format (const GvtArgs *args, GvtQuizFormat *format, GError **error)
{
  const char *name = gvt_args_require (args, "format", error);
  g_autoptr (GString) known = g_string_new (NULL);

  if (name == NULL || gvt_quiz_format_from_text (name, format))
    return name != NULL;

  for (guint i = 0; i < GVT_QUIZ_N_FORMATS; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "",
                            gvt_quiz_format_to_text ((GvtQuizFormat) i));
  return gvt_usage_error (error, _ ("\"%s\" is no format: it is one of %s."), name, known->str);
}
