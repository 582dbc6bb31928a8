/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-hash.h"

#include <sodium.h>
#include <string.h>

#include "gvt-error.h"

void
gvt_hash_data (const void *data, gsize length, GvtHash *hash)
{
  crypto_generichash (hash->bytes, sizeof hash->bytes, data, length, NULL, 0);
}

void
gvt_hash_of_bytes (GBytes *bytes, GvtHash *hash)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  gvt_hash_data (data, length, hash);
}

gboolean
gvt_hash_equal (const GvtHash *a, const GvtHash *b)
{
  return sodium_memcmp (a->bytes, b->bytes, sizeof a->bytes) == 0;
}

char *
gvt_hash_to_text (const GvtHash *hash)
{
  return gvt_hex (hash->bytes, sizeof hash->bytes);
}

gboolean
gvt_hash_from_text (const char *text, GvtHash *hash, GError **error)
{
  return gvt_unhex (text, hash->bytes, sizeof hash->bytes, error);
}

char *
gvt_hex (const void *data, gsize length)
{
  char *text = g_malloc (2 * length + 1);

  return sodium_bin2hex (text, 2 * length + 1, data, length);
}

static int
digit_value (char digit)
{
  if (digit >= '0' && digit <= '9')
    return digit - '0';
  if (digit >= 'a' && digit <= 'f')
    return digit - 'a' + 10;

  return -1;
}

gboolean
gvt_unhex (const char *text, void *data, gsize length, GError **error)
{
  gboolean is_good = strlen (text) == 2 * length;

  for (gsize i = 0; is_good && i < length; i++)
    {
      int high = digit_value (text[2 * i]);
      int low = digit_value (text[2 * i + 1]);

      is_good = high >= 0 && low >= 0;
      if (is_good)
        ((guint8 *) data)[i] = high << 4 | low;
    }

  if (!is_good)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                 "Not %" G_GSIZE_FORMAT " lower-case hexadecimal digits", 2 * length);
  return is_good;
}
