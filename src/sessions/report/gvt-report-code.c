/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report-code.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-crockford.h"
#include "gvt-error.h"
#include "gvt-hash.h"
#include "gvt-json.h"

#define N_SYMBOLS (GVT_REPORT_CODE_LENGTH - 1) /* and the check symbol */

char *
gvt_report_code_of (JsonObject *figures, GError **error)
{
  g_autoptr (GBytes) canonical = gvt_json_canonical (figures, error);
  g_autofree char *symbols = NULL;
  GvtHash hash;

  if (canonical == NULL)
    return NULL;

  gvt_hash_of_bytes (canonical, &hash);
  symbols = gvt_crockford_encode (hash.bytes, sizeof hash.bytes);
  symbols[N_SYMBOLS] = '\0';
  return g_strdup_printf ("%s%c", symbols, gvt_crockford_check (symbols));
}

char *
gvt_report_code_group (const char *code)
{
  return g_strdup_printf ("%.5s-%s", code, code + 5);
}

char *
gvt_report_code_clean (const char *typed, GError **error)
{
  g_autofree char *code = gvt_crockford_clean (typed, error);
  g_autofree char *symbols = NULL;

  if (code == NULL)
    return NULL;
  if (strlen (code) != GVT_REPORT_CODE_LENGTH)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("A check code has %d letters and digits; this one has %u."),
                   GVT_REPORT_CODE_LENGTH, (guint) strlen (code));
      return NULL;
    }

  symbols = g_strndup (code, N_SYMBOLS);
  if (gvt_crockford_check (symbols) == code[N_SYMBOLS])
    return g_steal_pointer (&code);
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("This check code was copied wrong: a letter or digit of it does not fit "
                          "the others. Look at it again."));
  return NULL;
}
