/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Crockford's base32 (crockford.com/base32): digits and letters without I, L, O, U; made to be
 * written by hand and read aloud. Reading forgives case, spaces, hyphens, and I, L → 1, O → 0. */

/** gvt_crockford_random: Returns: (transfer full): @n random symbols */
char *gvt_crockford_random (guint n);
/** gvt_crockford_encode: five bits a symbol, high first, the last padded with zeros. Returns:
 * (transfer full) */
char *gvt_crockford_encode (const guint8 *data, gsize length);
/** gvt_crockford_decode: @length bytes from canonical symbols; %GVT_ERROR_BAD_INPUT otherwise */
gboolean gvt_crockford_decode (const char *symbols, guint8 *data, gsize length, GError **error);
/** gvt_crockford_clean: canonical symbols of what a person typed. Returns: (transfer full)
 * (nullable): %GVT_ERROR_BAD_INPUT for a foreign character */
char *gvt_crockford_clean (const char *typed, GError **error);

/** gvt_crockford_check: the check symbol of @symbols: Σ αⁱ·xᵢ over GF(2⁵), x⁵+x²+1. One wrong
 * symbol, or any two of up to 31 symbols exchanged, is always found. */
char gvt_crockford_check (const char *symbols);

G_END_DECLS
