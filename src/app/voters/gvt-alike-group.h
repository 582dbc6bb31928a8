/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-profile.h"
#include "gvt-voter-hit.h"

G_BEGIN_DECLS

/* Who may be the same as somebody that is being reported: a warning beside the form, which hinders
 * nothing. Not to be seen while there is nobody; for who does not open the lists, never. */
#define GVT_TYPE_ALIKE_GROUP (gvt_alike_group_get_type ())
G_DECLARE_FINAL_TYPE (GvtAlikeGroup, gvt_alike_group, GVT, ALIKE_GROUP, AdwPreferencesGroup)

/** gvt_alike_group_look: looks for who is like the person of @about (nullable) and @input, a moment
 * after the last call, once enough of him is known: a NIK, or name and birth date. What was looked
 * for is not looked for again. @input: its texts are copied */
void gvt_alike_group_look (GvtAlikeGroup *self,
                           GvtProfile *profile,
                           GvtVoterHit *about,
                           const GvtProposalInput *input);
/** gvt_alike_group_forget: the screen was locked */
void gvt_alike_group_forget (GvtAlikeGroup *self);

G_END_DECLS
