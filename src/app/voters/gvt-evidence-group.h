/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the reporter showed: any number of documents. */
#define GVT_TYPE_EVIDENCE_GROUP (gvt_evidence_group_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtEvidenceGroup, gvt_evidence_group, GVT, EVIDENCE_GROUP, AdwPreferencesGroup)

/** gvt_evidence_group_dup_codes: Returns: (transfer full): of gvt_evidence_codes, %NULL-terminated
 */
GStrv gvt_evidence_group_dup_codes (GvtEvidenceGroup *self);

G_END_DECLS
