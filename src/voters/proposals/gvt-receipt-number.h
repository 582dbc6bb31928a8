/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a reporter takes home, written by hand or read aloud: the laptop's code (4 Crockford
 * symbols), 5 random ones and a check symbol. Kept as these 10 symbols, shown "ABCD-EFGHJ-K". Never
 * a counter: it tells nobody how many reports there were, and two copies of one disk do not agree
 * on the next. */
#define GVT_RECEIPT_NUMBER_SIZE   10
#define GVT_RECEIPT_NUMBER_RANDOM 5

/** gvt_receipt_number_new: of the canonical symbols @device_code (4) and @drawn (5). Returns:
 * (transfer full): 10 symbols */
char *gvt_receipt_number_new (const char *device_code, const char *drawn);

/** gvt_receipt_number_parse: what a person typed, with or without hyphens, in any case, O for 0 and
 * I or L for 1. Returns: (transfer full) (nullable): 10 symbols; %GVT_ERROR_BAD_INPUT for another
 * length, or when the check symbol does not fit */
char *gvt_receipt_number_parse (const char *typed, GError **error);

/** gvt_receipt_number_is_canonical: whether @symbols are exactly as gvt_receipt_number_new() gives
 * them */
gboolean gvt_receipt_number_is_canonical (const char *symbols);

/** gvt_receipt_number_show: of 10 symbols. Returns: (transfer full): in groups, "ABCD-EFGHJ-K" */
char *gvt_receipt_number_show (const char *symbols);

G_END_DECLS
