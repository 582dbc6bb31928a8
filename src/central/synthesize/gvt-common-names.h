/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-name-words.h"

G_BEGIN_DECLS

/** gvt_common_names: Returns: (transfer none): the @n most frequent words, most frequent first */
const GvtNameWord *gvt_common_names (guint *n);

G_END_DECLS
