/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-lookup.h"
#include "gvt-roll-private.h"

G_BEGIN_DECLS

/** gvt_lookup_check_asker: the role, the area's border, and that the lists were opened for this
 * very user and their time is not over */
gboolean
gvt_lookup_check_asker (GvtProfile *profile, GvtRoll *roll, const char *area, GError **error);

/** gvt_lookup_new: @found: its models are shared */
GvtLookup *gvt_lookup_new (const GvtRollFound *found, gint64 elapsed_us);

/** gvt_lookup_add_proposals: beside each hit what was reported about that voter and still stands,
 * sent or not (I7). @nik: (nullable): what was asked for */
gboolean
gvt_lookup_add_proposals (GvtLookup *self, GvtProfile *profile, const char *nik, GError **error);

/** gvt_lookup_set_fast: whether it was asked faster than a queue asks (gvt-lookup-pace.h) */
void gvt_lookup_set_fast (GvtLookup *self, gboolean is_fast);

/** gvt_lookup_set_question: @purpose: why it was asked; @is_by_nik: so its event is about each hit
 */
void gvt_lookup_set_question (GvtLookup *self, const char *purpose, gboolean is_by_nik);
const char *gvt_lookup_get_purpose (GvtLookup *self);
gboolean gvt_lookup_is_by_nik (GvtLookup *self);

/** gvt_lookup_make_body: of its event: no word of the question, no name. Returns: (transfer full)
 */
JsonObject *gvt_lookup_make_body (const GvtLookup *self, const char *purpose);

G_END_DECLS
