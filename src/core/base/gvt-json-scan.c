/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-json.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-json-private.h"

typedef struct
{
  const char *text;
  gsize length;
  gsize at; /* offset of the next byte */
  guint depth;
  const char *problem; /* (nullable): the first thing that is wrong */
  gsize problem_at;    /* where it was found */
} Scanner;

static gboolean
fail (Scanner *self, const char *problem)
{
  if (self->problem == NULL)
    {
      self->problem = problem;
      self->problem_at = self->at;
    }
  return FALSE;
}

/* The next byte, or 0 at the end: U+0000 itself was refused before. */
static char
peek (const Scanner *self)
{
  return self->at < self->length ? self->text[self->at] : '\0';
}

static gboolean
take (Scanner *self, char expected)
{
  if (peek (self) != expected)
    return FALSE;

  self->at++;
  return TRUE;
}

static void
skip_space (Scanner *self)
{
  while (peek (self) == ' ' || peek (self) == '\t' || peek (self) == '\n' || peek (self) == '\r')
    self->at++;
}

static gboolean
scan_word (Scanner *self, const char *word)
{
  gsize length = strlen (word);

  if (self->length - self->at < length || memcmp (self->text + self->at, word, length) != 0)
    return fail (self, "unknown word");

  self->at += length;
  return TRUE;
}

/* Digits only: fractions and exponents are no numbers of ours, nor are 007 and -0, which would
 * give one value two spellings. */
static gboolean
scan_number (Scanner *self)
{
  gboolean is_negative = take (self, '-');
  gsize start = self->at;
  gint64 value = 0;

  while (g_ascii_isdigit (peek (self)))
    {
      value = 10 * value + (self->text[self->at] - '0');
      if (value > GVT_JSON_MAX_INT)
        return fail (self, "integer out of range");
      self->at++;
    }

  if (self->at == start)
    return fail (self, "digit expected");
  if (self->text[start] == '0' && (self->at - start > 1 || is_negative))
    return fail (self, "leading or negative zero");
  if (peek (self) == '.' || peek (self) == 'e' || peek (self) == 'E')
    return fail (self, "not an integer");

  return TRUE;
}

static gboolean
scan_hex4 (Scanner *self, gunichar *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (peek (self)))
        return fail (self, "four hexadecimal digits expected");
      *unit = *unit << 4 | g_ascii_xdigit_value (self->text[self->at++]);
    }

  return TRUE;
}

static gboolean
scan_unicode_escape (Scanner *self, GString *decoded)
{
  gunichar unit;
  gunichar low;

  if (!scan_hex4 (self, &unit))
    return FALSE;
  if (unit == 0)
    return fail (self, "U+0000");
  if (unit >= 0xdc00 && unit <= 0xdfff)
    return fail (self, "lone surrogate");
  if (unit < 0xd800 || unit > 0xdfff)
    {
      g_string_append_unichar (decoded, unit);
      return TRUE;
    }

  if (!take (self, '\\') || !take (self, 'u'))
    return fail (self, "lone surrogate");
  if (!scan_hex4 (self, &low))
    return FALSE;
  if (low < 0xdc00 || low > 0xdfff)
    return fail (self, "lone surrogate");

  g_string_append_unichar (decoded, 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
  return TRUE;
}

static gboolean
scan_escape (Scanner *self, GString *decoded)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (take (self, 'u'))
    return scan_unicode_escape (self, decoded);

  found = peek (self) != '\0' ? strchr (letters, peek (self)) : NULL;
  if (found == NULL)
    return fail (self, "unknown escape");

  self->at++;
  g_string_append_c (decoded, meanings[found - letters]);
  return TRUE;
}

/* What the string means is checked, not how it is spelt: keys and NFC are judged after escapes. */
static gboolean
scan_string (Scanner *self, GString *decoded)
{
  if (!take (self, '"'))
    return fail (self, "string expected");

  while (!take (self, '"'))
    {
      if (self->at >= self->length)
        return fail (self, "unfinished string");
      if ((guchar) peek (self) < 0x20)
        return fail (self, "control character in a string");
      if (!take (self, '\\'))
        g_string_append_c (decoded, self->text[self->at++]);
      else if (!scan_escape (self, decoded))
        return FALSE;
    }

  return gvt_json_text_is_nfc (decoded->str) || fail (self, "string is not NFC");
}

static gboolean scan_value (Scanner *self); /* an array holds values: no order avoids this one */

static gboolean
scan_array (Scanner *self)
{
  self->at++;
  skip_space (self);
  if (take (self, ']'))
    return TRUE;

  do
    {
      if (!scan_value (self))
        return FALSE;
    }
  while (take (self, ','));

  return take (self, ']') || fail (self, "comma or ] expected");
}

static gboolean
scan_member (Scanner *self, GHashTable *keys)
{
  g_autoptr (GString) key = g_string_new (NULL);

  skip_space (self);
  if (!scan_string (self, key))
    return FALSE;
  if (!g_hash_table_add (keys, g_strdup (key->str)))
    return fail (self, "duplicate key");

  skip_space (self);
  if (!take (self, ':'))
    return fail (self, "colon expected");

  return scan_value (self);
}

static gboolean
scan_object (Scanner *self)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->at++;
  skip_space (self);
  if (take (self, '}'))
    return TRUE;

  do
    {
      if (!scan_member (self, keys))
        return FALSE;
    }
  while (take (self, ','));

  return take (self, '}') || fail (self, "comma or } expected");
}

static gboolean
scan_nested (Scanner *self, gboolean (*scan) (Scanner *))
{
  gboolean is_good;

  if (self->depth == GVT_JSON_MAX_DEPTH)
    return fail (self, "nested too deep");

  self->depth++;
  is_good = scan (self);
  self->depth--;
  return is_good;
}

static gboolean
scan_plain_string (Scanner *self)
{
  g_autoptr (GString) decoded = g_string_new (NULL);

  return scan_string (self, decoded);
}

/* A value with the white space around it. */
static gboolean
scan_value (Scanner *self)
{
  gboolean is_good;

  skip_space (self);
  switch (peek (self))
    {
    case '{':
      is_good = scan_nested (self, scan_object);
      break;
    case '[':
      is_good = scan_nested (self, scan_array);
      break;
    case '"':
      is_good = scan_plain_string (self);
      break;
    case 't':
      is_good = scan_word (self, "true");
      break;
    case 'f':
      is_good = scan_word (self, "false");
      break;
    case 'n':
      is_good = scan_word (self, "null");
      break;
    default:
      is_good = scan_number (self);
      break;
    }

  skip_space (self);
  return is_good;
}

/* Of the problem, from 1, as editors count them. */
static guint
line_of (const Scanner *self)
{
  guint line = 1;

  for (gsize i = 0; i < self->problem_at && i < self->length; i++)
    line += self->text[i] == '\n';
  return line;
}

gboolean
gvt_json_scan (const char *text, gsize length, GError **error)
{
  Scanner self = { .text = text, .length = length };
  const char *end = text;

  if (length > 0 && !g_utf8_validate_len (text, length, &end))
    {
      self.at = end - text;
      fail (&self, "not UTF-8 text, or U+0000");
    }
  else if (scan_value (&self) && self.at < length)
    fail (&self, "something follows the value");

  if (self.problem == NULL)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
               "JSON, line %u, byte %" G_GSIZE_FORMAT ": %s", line_of (&self), self.problem_at,
               self.problem);
  return FALSE;
}
