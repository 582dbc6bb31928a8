/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-purpose.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-proposal-field.h"

#define MAX_DIGITS 7 /* more in a run could be somebody's number */

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, what);
  return FALSE;
}

static gboolean
holds_number (const char *text)
{
  guint n_digits = 0;

  for (; *text != '\0' && n_digits <= MAX_DIGITS; text++)
    n_digits = g_ascii_isdigit (*text) ? n_digits + 1 : 0;

  return n_digits > MAX_DIGITS;
}

gboolean
gvt_purpose_check (const char *purpose, GError **error)
{
  gboolean is_text = purpose != NULL && g_utf8_validate (purpose, -1, NULL);
  glong length = is_text ? g_utf8_strlen (purpose, -1) : 0;

  if (length < GVT_PURPOSE_MIN || length > GVT_PURPOSE_MAX)
    return refuse (error, _ ("the purpose: say in a few words why you ask"));

  /* In one run, or with blanks and hyphens between the digits. */
  return (!holds_number (purpose) && !gvt_text_holds_nik (purpose))
         || refuse (error, _ ("the purpose: it is kept, so leave out numbers of people"));
}
