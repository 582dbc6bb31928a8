/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-field-check.h"

#include "gvt-error.h"

gboolean
gvt_field_fail (GError **error, const char *format, ...)
{
  va_list list;

  va_start (list, format);
  if (error != NULL)
    {
      g_autofree char *what = g_strdup_vprintf (format, list);

      g_clear_error (error);
      gvt_error_tell (error, GVT_ERROR_STATE, "%s", what); /* for who tests this program */
    }
  va_end (list);
  return FALSE;
}

gboolean
gvt_field_expect (const char *what, gint64 found, gint64 expected, GError **error)
{
  return found == expected
         || gvt_field_fail (error, "%s: %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT, what,
                            found, expected);
}

gboolean
gvt_field_expect_text (const char *what, const char *found, const char *expected, GError **error)
{
  return g_strcmp0 (found, expected) == 0
         || gvt_field_fail (error, "%s: \"%s\" instead of \"%s\"", what, found, expected);
}
