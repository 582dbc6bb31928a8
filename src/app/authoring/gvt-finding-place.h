/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-draft.h"
#include "gvt-lint-finding.h"

G_BEGIN_DECLS

/* What of a draft a finding is about. */
typedef struct
{
  const char
      *list; /* "lessons", "items", "claims", "picture_lessons", or empty: the module itself */
  guint index;
  const char *field; /* within it, or of the module: "prompt", "options[1].text"; may be empty */
  guint line;        /* of a card's text; 0 for none */
} GvtFindingPlace;

/** gvt_finding_place_find: @place: (out): valid as long as @finding is. Returns: %FALSE when
 * nothing can be written there */
gboolean gvt_finding_place_find (GvtLintFinding *finding, GvtDraft *draft, GvtFindingPlace *place);

G_END_DECLS
