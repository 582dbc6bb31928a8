/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-xlsx-private.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-unicode.h"

#define MAX_STRINGS 20000
#define MAX_STYLES  4096
#define MAX_SHOWN   200

const char *
gvt_xlsx_local (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

const char *
gvt_xlsx_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return values[i];
  return NULL;
}

gboolean
gvt_xlsx_parse (
    GBytes *part, const char *path, const GMarkupParser *parser, gpointer user_data, GError **error)
{
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (
      parser, G_MARKUP_TREAT_CDATA_AS_TEXT, user_data, NULL);
  g_autoptr (GError) fault = NULL;
  g_autofree char *why = NULL;
  gsize size = 0;
  const char *data = g_bytes_get_data (part, &size);

  if (g_markup_parse_context_parse (context, data != NULL ? data : "", (gssize) size, &fault)
      && g_markup_parse_context_end_parse (context, &fault))
    return TRUE;

  /* A stranger's bytes may be quoted in it. */
  why = gvt_unicode_head (fault->message, MAX_SHOWN);
  g_set_error (error, GVT_ERROR,
               g_error_matches (fault, GVT_ERROR, GVT_ERROR_TOO_LARGE) ? GVT_ERROR_TOO_LARGE
                                                                       : GVT_ERROR_BAD_FORMAT,
               "%s: %s", path, why);
  return FALSE;
}

/* Returns: the number in "_xHHHH_" at @text, or -1 */
static int
escape_at (const char *text)
{
  int number = 0;

  if (strlen (text) < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return -1;
      number = number * 16 + g_ascii_xdigit_value (text[i]);
    }
  return number;
}

/* Half a pair of UTF-16, and zero, are no letters. */
char *
gvt_xlsx_unescape (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    {
      int number = escape_at (c);

      if (number > 0 && number != '\r' && g_unichar_validate ((gunichar) number))
        g_string_append_unichar (plain, (gunichar) number);
      else if (number < 0)
        g_string_append_c (plain, *c);
      c += number >= 0 ? 6 : 0;
    }
  return g_string_free (plain, FALSE);
}

/* --- texts that cells share --- */

typedef struct
{
  GPtrArray *strings;
  GString *text; /* (nullable): of the string that is being read */
  guint phonetic_depth;
  gboolean is_in_text;
} Strings;

static void
on_string_start (GMarkupParseContext *context,
                 const char *element,
                 const char **names,
                 const char **values,
                 gpointer user_data,
                 GError **error)
{
  Strings *self = user_data;
  const char *name = gvt_xlsx_local (element);

  if (strcmp (name, "si") == 0 && self->text == NULL)
    self->text = g_string_new (NULL);
  else if (strcmp (name, "rPh") == 0)
    self->phonetic_depth++;
  self->is_in_text = strcmp (name, "t") == 0 && self->phonetic_depth == 0;
  if (self->strings->len == MAX_STRINGS)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "too many texts");
}

static void
on_string_text (GMarkupParseContext *context,
                const char *text,
                gsize length,
                gpointer user_data,
                GError **error)
{
  Strings *self = user_data;

  if (self->text != NULL && self->is_in_text)
    g_string_append_len (self->text, text, (gssize) length);
}

static void
on_string_end (GMarkupParseContext *context,
               const char *element,
               gpointer user_data,
               GError **error)
{
  Strings *self = user_data;
  const char *name = gvt_xlsx_local (element);

  self->is_in_text = FALSE;
  if (strcmp (name, "rPh") == 0 && self->phonetic_depth > 0)
    self->phonetic_depth--;
  if (strcmp (name, "si") != 0 || self->text == NULL)
    return;
  g_ptr_array_add (self->strings, gvt_xlsx_unescape (self->text->str));
  g_string_free (g_steal_pointer (&self->text), TRUE);
}

GPtrArray *
gvt_xlsx_read_strings (GBytes *part, GError **error)
{
  static const GMarkupParser parser = { on_string_start, on_string_end, on_string_text, NULL,
                                        NULL };
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  Strings reader = { strings, NULL, 0, FALSE };
  gboolean is_good = gvt_xlsx_parse (part, GVT_XLSX_STRINGS, &parser, &reader, error);

  if (reader.text != NULL)
    g_string_free (reader.text, TRUE);
  return is_good ? g_steal_pointer (&strings) : NULL;
}

/* --- styles --- */

typedef struct
{
  GArray *styles; /* of gboolean */
  gboolean is_in_cells;
} Styles;

/* 0 is General, 1 whole numbers, 49 text: the only ones that show a number as it is stored. */
static void
on_style_start (GMarkupParseContext *context,
                const char *element,
                const char **names,
                const char **values,
                gpointer user_data,
                GError **error)
{
  Styles *self = user_data;
  const char *name = gvt_xlsx_local (element);
  const char *format = gvt_xlsx_attribute (names, values, "numFmtId");
  gboolean is_plain;

  if (strcmp (name, "cellXfs") == 0)
    self->is_in_cells = TRUE;
  if (strcmp (name, "xf") != 0 || !self->is_in_cells || self->styles->len == MAX_STYLES)
    return;
  is_plain = format == NULL || strcmp (format, "0") == 0 || strcmp (format, "1") == 0
             || strcmp (format, "49") == 0;
  g_array_append_val (self->styles, is_plain);
}

static void
on_style_end (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Styles *self = user_data;

  if (strcmp (gvt_xlsx_local (element), "cellXfs") == 0)
    self->is_in_cells = FALSE;
}

GArray *
gvt_xlsx_read_styles (GBytes *part, GError **error)
{
  static const GMarkupParser parser = { on_style_start, on_style_end, NULL, NULL, NULL };
  g_autoptr (GArray) styles = g_array_new (FALSE, FALSE, sizeof (gboolean));
  Styles reader = { styles, FALSE };

  return gvt_xlsx_parse (part, GVT_XLSX_STYLES, &parser, &reader, error) ? g_steal_pointer (&styles)
                                                                         : NULL;
}
