/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-gift-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gvt-quiz-table-private.h"

/* "%50%" at the head of an answer is a share, and no backslash makes letters of it. */
static gboolean
begins_with_share (const char *text)
{
  gsize length = *text == '%' ? strspn (text + 1, "-.0123456789") : 0;

  return length > 0 && text[length + 1] == '%';
}

static gboolean
has_strange_answer (GvtQuizItem *item)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  const char *const *keys = gvt_quiz_item_get_keys (item);

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);

      if (begins_with_share (gvt_quiz_option_get_text (option)))
        return TRUE;
    }
  for (guint i = 0; keys[i] != NULL; i++)
    if (begins_with_share (keys[i]) || strstr (keys[i], "->") != NULL)
      return TRUE;
  return FALSE;
}

const char *
gvt_quiz_gift_refuse (GvtQuizItem *item)
{
  if (gvt_quiz_item_get_kind (item) == GVT_QUIZ_BALLOT)
    return _ ("A marked ballot has no place in such a file");
  if (gvt_quiz_has_media (item))
    return _ ("Pictures and recordings have no place in such a file");
  if (has_strange_answer (item))
    return _ ("An answer would be taken for something else: it begins with a share, or has ->");
  return NULL;
}

/* Plain text, whatever stands in it: a "[" would be the markup's name. */
static void
append_text (GString *gift, const char *text)
{
  if (*text == '[')
    g_string_append (gift, "[plain]");
  for (const char *c = text; *c != '\0'; c++)
    {
      if (strchr ("\\:#={}~", *c) != NULL)
        g_string_append_c (gift, '\\');
      if (*c == '\n')
        g_string_append (gift, "\\n");
      else
        g_string_append_c (gift, *c);
    }
}

static void
append_explained (GString *gift, const char *mark, const char *text)
{
  if (*text == '\0')
    return;
  g_string_append (gift, mark);
  append_text (gift, text);
}

/* One whole in @n parts, as Moodle writes its shares. */
static void
append_share (GString *gift, const char *sign, guint n)
{
  char share[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (share, sizeof share, "%.5f", 100.0 / n);
  if (100 % n == 0)
    *strchr (share, '.') = '\0';
  g_string_append_printf (gift, "%%%s%s%%", sign, share);
}

/* Each right one brings its share of the whole, each wrong one costs its share: as here. */
static void
append_options (GString *gift, GvtQuizItem *item)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  gboolean is_single = gvt_quiz_item_get_kind (item) == GVT_QUIZ_SINGLE;
  guint n_right = g_strv_length ((char **) gvt_quiz_item_get_keys (item));
  guint n_wrong = g_list_model_get_n_items (options) - n_right;

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      gboolean is_right = gvt_quiz_item_is_key (item, gvt_quiz_option_get_id (option));

      g_string_append (gift, is_single && is_right ? "\t=" : "\t~");
      if (!is_single)
        append_share (gift, is_right ? "" : "-", is_right ? n_right : n_wrong);
      append_text (gift, gvt_quiz_option_get_text (option));
      append_explained (gift, " #", gvt_quiz_option_get_feedback (option));
      g_string_append_c (gift, '\n');
    }
}

static void
append_spellings (GString *gift, GvtQuizItem *item)
{
  const char *const *keys = gvt_quiz_item_get_keys (item);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GString) key = g_string_new (NULL);

      append_text (key, keys[i]);
      g_string_replace (key, "*", "\\*", 0); /* alone it stands for any letters */
      g_string_append_printf (gift, "\t=%s\n", key->str);
    }
}

void
gvt_quiz_gift_append (GString *gift, GvtQuizItem *item)
{
  GvtQuizKind kind = gvt_quiz_item_get_kind (item);

  g_string_append_printf (gift, "::%s::[plain]", gvt_quiz_item_get_id (item));
  append_text (gift, gvt_quiz_item_get_prompt (item));
  g_string_append (gift, "{\n");
  if (kind == GVT_QUIZ_TRUE_FALSE)
    g_string_append_printf (gift, "\t%s\n", gvt_quiz_item_is_key (item, "true") ? "TRUE" : "FALSE");
  else if (kind == GVT_QUIZ_TEXT)
    append_spellings (gift, item);
  else
    append_options (gift, item);
  append_explained (gift, "\t####", gvt_quiz_item_get_explanation (item));
  g_string_append (gift, *gvt_quiz_item_get_explanation (item) != '\0' ? "\n}\n\n" : "}\n\n");
}
