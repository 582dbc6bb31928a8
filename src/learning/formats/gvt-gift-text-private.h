/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts in a GIFT file: letters behind a backslash, and markup. */

/* What stands for a control character or a line that is no text, so that it is found later. */
#define GVT_GIFT_NO_TEXT '\x1f'

/** gvt_gift_hide: puts control characters in the place of letters behind a backslash (\~ \= \# \{
 * \} \: \\ \n), so that what is left of them is GIFT's own. Returns: (transfer full) */
char *gvt_gift_hide (const char *line);
/** gvt_gift_show: Returns: (transfer full): the letters again; line ends become blanks, while \n
 * becomes a line end */
char *gvt_gift_show (const char *hidden);

typedef enum
{
  GVT_GIFT_MOODLE, /* as typed; tags and entities of HTML may stand in it */
  GVT_GIFT_PLAIN,
  GVT_GIFT_HTML,
  GVT_GIFT_MARKDOWN,
} GvtGiftMarkup;

/** gvt_gift_markup: takes "[html]" and the like from the head of @hidden. @markup: keeps what it
 * holds when there is none. Returns: (transfer none): what is behind it */
const char *gvt_gift_markup (const char *hidden, GvtGiftMarkup *markup);

/**
 * gvt_gift_plain:
 * @has_style: set when bold type and the like were left out; else it keeps what it holds
 * @foreign: (out) (transfer full): what @hidden holds that no plain text can say: "<img>"
 *
 * Returns: (transfer full) (nullable): the words; %NULL with @foreign
 */
char *
gvt_gift_plain (const char *hidden, GvtGiftMarkup markup, gboolean *has_style, char **foreign);

G_END_DECLS
