/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-gift-private.h"

#include <glib/gi18n-lib.h>

guint
gvt_gift_block_line (GvtGiftBlock *self, const char *at)
{
  gboolean is_behind = self->known != NULL && at >= self->known;
  const char *from = is_behind ? self->known : self->text;
  guint line = is_behind ? self->known_line : self->line;

  for (const char *c = from; c < at; c++)
    line += *c == '\n';
  self->known = at;
  self->known_line = line;
  return line;
}

char *
gvt_gift_block_plain (GvtGiftBlock *self, const char *at, gsize length)
{
  g_autofree char *hidden = g_strstrip (g_strndup (at, length));
  GvtGiftMarkup markup = self->markup;
  const char *words = gvt_gift_markup (hidden, &markup);
  g_autofree char *foreign = NULL;
  g_autofree char *message = NULL;
  char *plain = gvt_gift_plain (words, markup, &self->has_style, &foreign);

  if (plain != NULL)
    return plain;
  message = g_strdup_printf (_ ("Plain text is read here, no %s"), foreign);
  gvt_quiz_report_complain (self->report, gvt_gift_block_line (self, at + strspn (at, " \t\n")),
                            message);
  return g_strdup ("");
}
