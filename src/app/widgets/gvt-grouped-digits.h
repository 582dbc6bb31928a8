/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** gvt_grouped_digits_watch: from here on nothing but digits stands in @editable, at most @max of
 * them, with a blank after every four, as they stand on a card; the cursor stays behind the digit
 * it stood behind. As long as @editable lives */
void gvt_grouped_digits_watch (GtkEditable *editable, guint max);

/** gvt_grouped_digits_count: how many digits @text has */
guint gvt_grouped_digits_count (const char *text);

G_END_DECLS
