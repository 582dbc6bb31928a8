/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-crockford.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "gvt-error.h"

static const char symbols32[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Returns: the value of a canonical symbol, or -1 */
static int
symbol_value (char symbol)
{
  const char *found = symbol != '\0' ? strchr (symbols32, symbol) : NULL;

  return found != NULL ? found - symbols32 : -1;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("these are not the symbols of a code"));
  return FALSE;
}

char *
gvt_crockford_random (guint n)
{
  char *text = g_malloc (n + 1);

  for (guint i = 0; i < n; i++)
    text[i] = symbols32[randombytes_uniform (32)];
  text[n] = '\0';
  return text;
}

char *
gvt_crockford_encode (const guint8 *data, gsize length)
{
  gsize n_symbols = (8 * length + 4) / 5;
  char *text = g_malloc (n_symbols + 1);

  for (gsize i = 0; i < n_symbols; i++)
    {
      gsize bit = 5 * i;
      guint window = data[bit / 8] << 8 | (bit / 8 + 1 < length ? data[bit / 8 + 1] : 0);

      text[i] = symbols32[window >> (11 - bit % 8) & 31];
    }
  text[n_symbols] = '\0';
  return text;
}

gboolean
gvt_crockford_decode (const char *symbols, guint8 *data, gsize length, GError **error)
{
  gsize n_symbols = (8 * length + 4) / 5;
  guint pending = 0;   /* bits read and not yet written, low end */
  guint n_pending = 0; /* how many */

  if (strlen (symbols) != n_symbols)
    return refuse (error);

  for (gsize i = 0; i < n_symbols; i++)
    {
      int value = symbol_value (symbols[i]);

      if (value < 0)
        return refuse (error);

      pending = (pending << 5 | value) & 0xfff;
      n_pending += 5;
      if (n_pending >= 8)
        {
          n_pending -= 8;
          *data++ = pending >> n_pending;
        }
    }

  /* Padding of ones would give one value two spellings. */
  return (pending & ((1 << n_pending) - 1)) == 0 || refuse (error);
}

char *
gvt_crockford_clean (const char *typed, GError **error)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *at = typed; *at != '\0'; at++)
    {
      char symbol = g_ascii_toupper (*at);

      if (symbol == 'I' || symbol == 'L')
        symbol = '1';
      else if (symbol == 'O')
        symbol = '0';

      if (symbol_value (symbol) >= 0)
        g_string_append_c (clean, symbol);
      else if (symbol != '-' && !g_ascii_isspace (symbol))
        {
          refuse (error);
          return NULL;
        }
    }

  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/* Horner's rule, from the last symbol to the first, multiplies by α = x once a symbol. The check
 * symbol itself stands at α⁰, so that it cannot be exchanged with another one unseen either. */
char
gvt_crockford_check (const char *symbols)
{
  guint sum = 0;

  for (gsize i = strlen (symbols); i > 0; i--)
    {
      int value = symbol_value (symbols[i - 1]);

      g_return_val_if_fail (value >= 0, '\0');

      sum = (sum ^ value) << 1;
      if ((sum & 0x20) != 0)
        sum ^= 0x25; /* x⁵ + x² + 1 */
    }

  return symbols32[sum];
}
