/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-module.h"

G_BEGIN_DECLS

/** gvt_item_picture_new: what is to be looked at for @item: its marked paper, or its picture out of
 * @module. Returns: (transfer floating) (nullable): %NULL when words are all there is */
GtkWidget *gvt_item_picture_new (GvtModule *module, GvtQuizItem *item);
/** gvt_item_has_option_pictures: whether its options are pictures to be compared */
gboolean gvt_item_has_option_pictures (GvtQuizItem *item);

G_END_DECLS
