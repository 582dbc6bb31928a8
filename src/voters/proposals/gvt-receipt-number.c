/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-receipt-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-crockford.h"
#include "gvt-error.h"

#define DEVICE_CODE_SIZE 4

char *
gvt_receipt_number_new (const char *device_code, const char *drawn)
{
  g_autofree char *symbols = NULL;

  g_return_val_if_fail (strlen (device_code) == DEVICE_CODE_SIZE, NULL);
  g_return_val_if_fail (strlen (drawn) == GVT_RECEIPT_NUMBER_RANDOM, NULL);

  symbols = g_strconcat (device_code, drawn, NULL);
  return g_strdup_printf ("%s%c", symbols, gvt_crockford_check (symbols));
}

static gboolean
check_fits (const char *symbols)
{
  g_autofree char *checked = g_strndup (symbols, GVT_RECEIPT_NUMBER_SIZE - 1);

  return gvt_crockford_check (checked) == symbols[GVT_RECEIPT_NUMBER_SIZE - 1];
}

char *
gvt_receipt_number_parse (const char *typed, GError **error)
{
  g_autofree char *symbols = gvt_crockford_clean (typed, error);

  if (symbols == NULL)
    return NULL;
  if (strlen (symbols) != GVT_RECEIPT_NUMBER_SIZE)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("a receipt number has ten letters and digits"));
      return NULL;
    }
  if (!check_fits (symbols))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("one of the letters or digits of this receipt number is wrong"));
      return NULL;
    }

  return g_steal_pointer (&symbols);
}

gboolean
gvt_receipt_number_is_canonical (const char *symbols)
{
  g_autofree char *parsed = gvt_receipt_number_parse (symbols, NULL);

  return g_strcmp0 (parsed, symbols) == 0;
}

char *
gvt_receipt_number_show (const char *symbols)
{
  g_return_val_if_fail (strlen (symbols) == GVT_RECEIPT_NUMBER_SIZE, NULL);

  return g_strdup_printf ("%.4s-%.5s-%s", symbols, symbols + 4, symbols + 9);
}
