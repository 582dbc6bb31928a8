/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-postgres-dialect.h"

#include <string.h>

typedef struct
{
  const char *sqlite;
  const char *postgres;
} Phrase;

/* Released migrations never change; what they say in SQLite's way alone is said here in the other
 * one. Nothing is added for a new file: that one is written for both. */
static const Phrase released[] = {
  { "INSERT OR REPLACE INTO setting VALUES ('journal.stale', '1');",
    "INSERT INTO setting VALUES ('journal.stale', '1')"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value;" },
  { "began_at, confirmed_at IS NOT NULL FROM central_incarnation",
    "began_at, CASE WHEN confirmed_at IS NULL THEN 0 ELSE 1 END FROM central_incarnation" },
  { "CHECK (length (personal) BETWEEN 1 AND 65536)", /* sealed, it is longer */
    "CHECK (length (personal) BETWEEN 41 AND 65576)" },
  { "sum (sex = 'L'), sum (sex = 'P')",
    "count (*) FILTER (WHERE sex = 'L'), count (*) FILTER (WHERE sex = 'P')" },
};

static const Phrase words[] = {
  { "BLOB", "BYTEA" },      { "INTEGER", "BIGINT" }, { "user", "\"user\"" },
  { "ifnull", "coalesce" }, { "instr", "strpos" },
};

typedef struct
{
  const char *at;
  GString *out;
  GPtrArray *names;
  gboolean is_schema; /* CREATE or ALTER: a type stands behind a column's name */
  gboolean is_source; /* the last word was FROM or JOIN */
  GByteArray *opened; /* for each open parenthesis, whether it is such a source */
  guint n_unnamed;
} Translation;

static gboolean
is_word_char (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* Returns: how many bytes the word at @text has */
static gsize
word_length (const char *text)
{
  gsize n = 0;

  while (is_word_char (text[n]))
    n++;
  return n;
}

static gboolean
is_word (const char *text, gsize length, const char *word)
{
  return strlen (word) == length && memcmp (text, word, length) == 0;
}

static const char *
skip_blanks (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return text;
}

/* Returns: behind the quoted text at @text, whose quote is doubled inside it */
static const char *
skip_quoted (const char *text)
{
  char quote = *text++;

  while (*text != '\0')
    {
      if (*text == quote && text[1] != quote)
        return text + 1;
      text += *text == quote ? 2 : 1;
    }
  return text;
}

/* Skips @word and the blanks before it, if it is what comes next. */
static gboolean
take_word (const char **at, const char *word)
{
  const char *text = skip_blanks (*at);

  if (!is_word (text, word_length (text), word))
    return FALSE;
  *at = text + strlen (word);
  return TRUE;
}

static void
add_parameter (Translation *self)
{
  gsize length = word_length (self->at + 1) + 1;
  g_autofree char *name = g_strndup (self->at, length);
  guint index;

  if (!g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, &index))
    {
      index = self->names->len;
      g_ptr_array_add (self->names, g_steal_pointer (&name));
    }
  g_string_append_printf (self->out, "$%u", index + 1);
  self->at += length;
}

/* "STRICT, WITHOUT ROWID" or "STRICT" behind a table. */
static void
skip_storage (Translation *self)
{
  const char *comma = skip_blanks (self->at);

  if (*comma == ',')
    {
      comma++;
      if (take_word (&comma, "WITHOUT") && take_word (&comma, "ROWID"))
        self->at = comma;
    }
}

static gboolean
skip_hint (Translation *self)
{
  const char *text = self->at;

  if (!take_word (&text, "BY"))
    return FALSE;
  text = skip_blanks (text);
  self->at = text + word_length (text);
  return TRUE;
}

static void
open_parenthesis (Translation *self)
{
  guint8 is_source = self->is_source;

  g_byte_array_append (self->opened, &is_source, 1);
  self->is_source = FALSE;
}

/* Before release 16 PostgreSQL wants a name for each subquery in FROM. */
static void
close_parenthesis (Translation *self)
{
  static const char *const no_names[] = { "",      "WHERE", "GROUP", "ORDER", "HAVING",
                                          "LIMIT", "UNION", "JOIN",  "LEFT",  "CROSS",
                                          "INNER", "ON",    "USING", "EXCEPT" };
  guint depth = self->opened->len;
  gboolean was_source = depth > 0 && self->opened->data[depth - 1] != 0;
  const char *next = skip_blanks (self->at);

  if (depth > 0)
    g_byte_array_set_size (self->opened, depth - 1);
  for (guint i = 0; was_source && i < G_N_ELEMENTS (no_names); i++)
    if (is_word (next, word_length (next), no_names[i]))
      {
        g_string_append_printf (self->out, " AS unnamed%u", self->n_unnamed++);
        return;
      }
}

static void
add_word (Translation *self)
{
  const char *word = self->at;
  gsize length = word_length (word);

  self->at += length;
  self->is_source = is_word (word, length, "FROM") || is_word (word, length, "JOIN");
  if (is_word (word, length, "STRICT"))
    {
      skip_storage (self);
      return;
    }
  if (is_word (word, length, "INDEXED") && skip_hint (self))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (is_word (word, length, words[i].sqlite))
      {
        g_string_append (self->out, words[i].postgres);
        return;
      }

  g_string_append_len (self->out, word, (gssize) length);
  if (self->is_schema && is_word (word, length, "TEXT"))
    g_string_append (self->out, " COLLATE \"C\"");
}

static void
add_next (Translation *self)
{
  const char *text = self->at;

  if (text[0] == '-' && text[1] == '-')
    self->at += strcspn (text, "\n");
  else if (*text == '\'' || *text == '"')
    {
      self->at = skip_quoted (text);
      g_string_append_len (self->out, text, self->at - text);
    }
  else if (text[0] == ':' && text[1] == ':')
    {
      g_string_append (self->out, "::");
      self->at += 2;
    }
  else if (*text == ':' && g_ascii_isalpha (text[1]))
    add_parameter (self);
  else if (is_word_char (*text))
    add_word (self);
  else
    {
      g_string_append_c (self->out, *text);
      self->at++;
      if (*text == '(')
        open_parenthesis (self);
      else if (*text == ')')
        close_parenthesis (self);
    }
}

static gboolean
is_schema (const char *sql)
{
  return strstr (sql, "CREATE TABLE") != NULL || strstr (sql, "ALTER TABLE") != NULL;
}

char *
gvt_postgres_translate (const char *sql, GPtrArray **names)
{
  g_autoptr (GString) source = g_string_new (sql);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GByteArray) opened = g_byte_array_new ();
  Translation self = { .names = found, .is_schema = is_schema (sql), .opened = opened };

  if (self.is_schema || strstr (sql, "journal.stale") != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (released); i++)
      g_string_replace (source, released[i].sqlite, released[i].postgres, 0);

  self.out = g_string_sized_new (source->len + 64);
  for (self.at = source->str; *self.at != '\0';)
    add_next (&self);

  if (names != NULL)
    *names = g_steal_pointer (&found);
  return g_string_free (self.out, FALSE);
}
