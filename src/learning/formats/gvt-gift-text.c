/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-gift-text-private.h"

#include <string.h>

#include <cmark.h>

#include "gvt-unicode.h"

/* The letter at a place here is hidden as the control character of that number. */
static const char hidden_letters[] = { '\0', ':', '#', '=', '{', '}', '~', '\\', '\n' };

char *
gvt_gift_hide (const char *line)
{
  GString *hidden = g_string_new (NULL);

  for (const char *c = line; *c != '\0'; c++)
    {
      char next = c[0] == '\\' && c[1] == 'n' ? '\n' : c[1];
      const char *found = c[0] == '\\' && next != '\0'
                              ? memchr (hidden_letters, next, sizeof hidden_letters)
                              : NULL;

      if (found != NULL)
        g_string_append_c (hidden, (char) (found - hidden_letters));
      else if (g_ascii_iscntrl (*c) && *c != '\t')
        g_string_append_c (hidden, GVT_GIFT_NO_TEXT);
      else
        g_string_append_c (hidden, *c);
      c += found != NULL;
    }
  return g_string_free (hidden, FALSE);
}

char *
gvt_gift_show (const char *hidden)
{
  char *shown = g_strdup (hidden);

  for (char *c = shown; *c != '\0'; c++)
    {
      if (*c == '\n')
        *c = ' ';
      else if (*c > 0 && *c < (char) sizeof hidden_letters)
        *c = hidden_letters[(guint) *c];
    }
  return shown;
}

/* --- HTML --- */

/* What a tag comes to in plain words. */
typedef enum
{
  TAG_FOREIGN,
  TAG_NOTHING, /* changes nothing that is read */
  TAG_STYLE,
  TAG_BREAK,
} Tag;

static const struct
{
  const char *name;
  Tag tag;
} tags[] = {
  { "p", TAG_BREAK }, { "br", TAG_BREAK },   { "div", TAG_BREAK },    { "span", TAG_NOTHING },
  { "b", TAG_STYLE }, { "i", TAG_STYLE },    { "strong", TAG_STYLE }, { "em", TAG_STYLE },
  { "u", TAG_STYLE }, { "font", TAG_STYLE }, { "small", TAG_STYLE },  { "big", TAG_STYLE },
};

static const struct
{
  const char *name;
  const char *text;
} entities[] = {
  { "amp", "&" },    { "lt", "<" },     { "gt", ">" },    { "quot", "\"" },
  { "apos", "'" },   { "nbsp", " " },   { "ndash", "–" }, { "mdash", "—" },
  { "lsquo", "‘" },  { "rsquo", "’" },  { "ldquo", "“" }, { "rdquo", "”" },
  { "hellip", "…" }, { "eacute", "é" }, { "times", "×" }, { "deg", "°" },
};

typedef struct
{
  GString *out;
  const char *last_end; /* (nullable): where the last ">" of the text stands */
  gboolean has_style;
  char *foreign; /* (nullable) */
} Page;

static void
take_named_tag (Page *self, const char *name)
{
  Tag tag = TAG_FOREIGN;

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (g_ascii_strcasecmp (name, tags[i].name) == 0)
      tag = tags[i].tag;

  if (tag == TAG_FOREIGN && self->foreign == NULL)
    self->foreign = g_strdup_printf ("<%s>", name);
  else if (tag == TAG_BREAK)
    g_string_append_c (self->out, '\n');
  self->has_style = self->has_style || tag == TAG_STYLE;
}

/* Returns: behind the tag at @c, or @c when none begins there */
static const char *
take_tag (Page *self, const char *c)
{
  const char *name = c + (c[1] == '/' ? 2 : 1);
  gsize length = 0;
  const char *end;
  g_autofree char *word = NULL;

  if ((!g_ascii_isalpha (*name) && *name != '!') || self->last_end == NULL || c > self->last_end)
    return c;
  while (g_ascii_isalnum (name[length]))
    length++;
  end = strchr (c, '>');

  word = g_strndup (*name == '!' ? "!--" : name, *name == '!' ? 3 : length);
  take_named_tag (self, word);
  return end + 1;
}

/* Returns: 0 when there is no such letter */
static gunichar
number_of_entity (const char *digits, gsize length)
{
  gboolean is_hex = *digits == 'x' || *digits == 'X';
  g_autofree char *number = g_strndup (digits + is_hex, length - is_hex);
  guint64 letter = 0;

  if (!g_ascii_string_to_unsigned (number, is_hex ? 16 : 10, 0x20, 0x10ffff, &letter, NULL)
      || !g_unichar_validate ((gunichar) letter))
    return 0;
  return letter == 0xa0 ? ' ' : (gunichar) letter;
}

/* Returns: behind the entity at @c, or @c when none stands there */
static const char *
take_entity (Page *self, const char *c)
{
  gsize length = strspn (c + 1, "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  gunichar letter = c[1] == '#' && length > 1 ? number_of_entity (c + 2, length - 1) : 0;

  if (length == 0 || c[1 + length] != ';')
    return c;
  if (letter != 0)
    {
      g_string_append_unichar (self->out, letter);
      return c + length + 2;
    }

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == length && strncmp (c + 1, entities[i].name, length) == 0)
      {
        g_string_append (self->out, entities[i].text);
        return c + length + 2;
      }
  return c;
}

/* Blanks around line ends go, and of several of either one stays. */
static char *
fold_blanks (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    {
      gboolean is_blank = *c == ' ' || *c == '\t';
      char last = folded->len > 0 ? folded->str[folded->len - 1] : '\n';

      if (*c == '\n' && last == ' ')
        g_string_truncate (folded, folded->len - 1);
      if (*c == '\n' && folded->len > 0 && folded->str[folded->len - 1] != '\n')
        g_string_append_c (folded, '\n');
      else if (is_blank && last != ' ' && last != '\n')
        g_string_append_c (folded, ' ');
      else if (!is_blank && *c != '\n')
        g_string_append_c (folded, *c);
    }
  return g_strstrip (g_string_free (folded, FALSE));
}

static void
take_html (Page *self, const char *text)
{
  const char *next;

  self->last_end = strrchr (text, '>');
  for (const char *c = text; *c != '\0'; c = next)
    {
      next = c;
      if (*c == '<')
        next = take_tag (self, c);
      else if (*c == '&')
        next = take_entity (self, c);
      if (next == c)
        g_string_append_c (self->out, *next++);
    }
}

/* --- Markdown --- */

typedef cmark_node CmarkDocument;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CmarkDocument, cmark_node_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_iter, cmark_iter_free)

static void
take_node (Page *self, cmark_node *node, gboolean is_entering)
{
  const char *words = cmark_node_get_literal (node);

  switch ((int) cmark_node_get_type (node))
    {
    case CMARK_NODE_DOCUMENT:
      break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (self->out, '\n');
      break;
    case CMARK_NODE_TEXT:
      g_string_append (self->out, words != NULL ? words : "");
      break;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (self->out, ' ');
      break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
      self->has_style = TRUE;
      break;
    default:
      if (self->foreign == NULL && is_entering)
        self->foreign = g_strdup (cmark_node_get_type_string (node));
    }
}

static void
take_markdown (Page *self, const char *text)
{
  g_autoptr (CmarkDocument) document = cmark_parse_document (text, strlen (text),
                                                             CMARK_OPT_DEFAULT);
  g_autoptr (cmark_iter) iter = cmark_iter_new (document);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    take_node (self, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
}

/* --- all of them --- */

const char *
gvt_gift_markup (const char *hidden, GvtGiftMarkup *markup)
{
  static const struct
  {
    const char *mark;
    GvtGiftMarkup markup;
  } marks[] = {
    { "[moodle]", GVT_GIFT_MOODLE },
    { "[plain]", GVT_GIFT_PLAIN },
    { "[html]", GVT_GIFT_HTML },
    { "[markdown]", GVT_GIFT_MARKDOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (hidden, marks[i].mark))
      {
        *markup = marks[i].markup;
        return hidden + strlen (marks[i].mark);
      }
  return hidden;
}

char *
gvt_gift_plain (const char *hidden, GvtGiftMarkup markup, gboolean *has_style, char **foreign)
{
  g_autofree char *shown = gvt_gift_show (hidden);
  g_autoptr (GString) out = g_string_new (NULL);
  Page page = { .out = out, .has_style = *has_style };

  if (markup == GVT_GIFT_HTML)
    g_strdelimit (shown, "\n", ' ');
  if (markup == GVT_GIFT_PLAIN)
    g_string_append (out, shown);
  else if (markup == GVT_GIFT_MARKDOWN)
    take_markdown (&page, shown);
  else
    take_html (&page, shown);

  *has_style = page.has_style;
  *foreign = page.foreign;
  return page.foreign == NULL ? fold_blanks (out->str) : NULL;
}
