/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-paper-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-crockford.h"
#include "gvt-error.h"
#include "gvt-hash.h"

#define GROUP          4
#define LINE           (7 * GROUP)
#define CHECKSUM_BYTES 4

char *
gvt_paper_symbols (GBytes *bytes)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  GvtHash hash;

  gvt_hash_of_bytes (bytes, &hash);
  g_byte_array_append (all, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_byte_array_append (all, hash.bytes, CHECKSUM_BYTES);
  return gvt_crockford_encode (all->data, all->len);
}

static void
put_line (GString *text, const char *symbols, gsize length)
{
  g_autofree char *line = g_strndup (symbols, length);

  for (gsize i = 0; i < length; i += GROUP)
    g_string_append_printf (text, "%.*s ", GROUP, line + i);
  g_string_append_printf (text, "- %c\n", gvt_crockford_check (line));
}

char *
gvt_paper_text (GBytes *bytes)
{
  g_autofree char *symbols = gvt_paper_symbols (bytes);
  gsize length = strlen (symbols);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i += LINE)
    put_line (text, symbols + i, MIN (length - i, LINE));
  return g_string_free (text, FALSE);
}

static gboolean
set_line_error (GError **error, guint number)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("line %u has a slip of the hand"), number);
  return FALSE;
}

/* A line with a hyphen ends in its check symbol; one without is not checked by itself. */
static gboolean
take_line (GString *symbols, const char *typed, guint number, GError **error)
{
  const char *hyphen = strrchr (typed, '-');
  g_autofree char *front = hyphen != NULL ? g_strndup (typed, hyphen - typed) : g_strdup (typed);
  g_autofree char *line = gvt_crockford_clean (front, NULL);
  g_autofree char *check = hyphen != NULL ? gvt_crockford_clean (hyphen + 1, NULL) : NULL;

  if (line == NULL || (hyphen != NULL && check == NULL))
    return set_line_error (error, number);
  if (hyphen != NULL
      && (strlen (line) > LINE || strlen (check) != 1 || check[0] != gvt_crockford_check (line)))
    return set_line_error (error, number);

  g_string_append (symbols, line);
  return TRUE;
}

static GBytes *
check_whole (const char *symbols, gsize max, GError **error)
{
  gsize length = strlen (symbols) * 5 / 8;
  g_autofree guint8 *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GvtHash hash;

  if (length > max + CHECKSUM_BYTES || length <= CHECKSUM_BYTES)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("this is not the whole text, or another one"));
      return NULL;
    }

  data = g_malloc (length);
  if (!gvt_crockford_decode (symbols, data, length, error))
    return NULL;

  bytes = g_bytes_new (data, length - CHECKSUM_BYTES);
  gvt_hash_of_bytes (bytes, &hash);
  if (memcmp (hash.bytes, data + length - CHECKSUM_BYTES, CHECKSUM_BYTES) == 0)
    return g_steal_pointer (&bytes);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("this is not the whole text, or another one"));
  return NULL;
}

GBytes *
gvt_paper_text_parse (const char *text, gsize max, GError **error)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) symbols = g_string_new (NULL);

  if (strlen (text) > 4 * max + 1024)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "Too long for a text on paper");
      return NULL;
    }

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!take_line (symbols, lines[i], i + 1, error))
      return NULL;

  return check_whole (symbols->str, max, error);
}
