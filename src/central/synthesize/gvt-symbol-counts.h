/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Counts symbols, each within a context, and tells the conditional entropy of what it saw. */
typedef struct _GvtSymbolCounts GvtSymbolCounts;

GvtSymbolCounts *gvt_symbol_counts_new (void);
void gvt_symbol_counts_free (GvtSymbolCounts *self);
void gvt_symbol_counts_add (GvtSymbolCounts *self, const char *context, const char *symbol);

/** gvt_symbol_counts_bits: bits in all: the sum over contexts of n·H (symbol | context) */
double gvt_symbol_counts_bits (GvtSymbolCounts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSymbolCounts, gvt_symbol_counts_free)

G_END_DECLS
