/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-lexicon.h"

G_BEGIN_DECLS

/* Payload: zstd of the words, most frequent first, each with a terminating zero; then for each
 * order one byte a word: its uses there, as the symbol of gvt_int_symbol(). The order itself is the
 * words sorted by that byte, greatest first, equal ones as they stand. */
#define GVT_LEXICON_TYPE     "LEXI"
#define GVT_LEXICON_MAJOR    1
#define GVT_LEXICON_MAX_RAW  (32 * 1024 * 1024)
#define GVT_LEXICON_N_ORDERS 2

static inline GvtLexiconOrder
gvt_lexicon_order_of (int sex)
{
  return sex == 'P' ? GVT_LEXICON_WOMEN : GVT_LEXICON_MEN;
}

G_END_DECLS
