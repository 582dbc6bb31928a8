/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A statement of law, date or figure, with where it was read. Immutable; any thread.
 *
 * Properties: "id"; "text", the statement; "label" ("contoh Pemilu 2024", or empty); "source";
 * "checked-on", its date; "verified" (boolean), whether that source says so; "legal-basis", law and
 * article; "basis-checked-on", when the article was compared with the law itself; "valid-from" and
 * "valid-until". Dates are "YYYY-MM-DD" or empty. */
#define GVT_TYPE_CLAIM (gvt_claim_get_type ())
G_DECLARE_FINAL_TYPE (GvtClaim, gvt_claim, GVT, CLAIM, GObject)

const char *gvt_claim_get_id (GvtClaim *self);
const char *gvt_claim_get_text (GvtClaim *self);
const char *gvt_claim_get_label (GvtClaim *self);
const char *gvt_claim_get_source (GvtClaim *self);
const char *gvt_claim_get_legal_basis (GvtClaim *self);
const char *gvt_claim_get_checked_on (GvtClaim *self);
const char *gvt_claim_get_valid_from (GvtClaim *self);
const char *gvt_claim_get_valid_until (GvtClaim *self);
gboolean gvt_claim_is_verified (GvtClaim *self);
/** gvt_claim_get_basis_checked_on: empty: the article still needs verification */
const char *gvt_claim_get_basis_checked_on (GvtClaim *self);

/** gvt_claim_describe: what people read under a card: label, source with date, legal basis, and
 * "needs verification" where it does. Translated. Returns: (transfer full): one line a part */
char *gvt_claim_describe (GvtClaim *self);

G_END_DECLS
