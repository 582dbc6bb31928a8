/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-name-words.h"

G_BEGIN_DECLS

/** gvt_coined_word: replaces @word by one that sounds like a name of @groups (GvtNameGroup bits);
 * most are no name at all, and it may have been coined before */
void gvt_coined_word (GvtRandom *random, guint8 groups, GString *word);

G_END_DECLS
