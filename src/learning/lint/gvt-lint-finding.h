/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One thing that an author should mend. Properties: "rule", a word that never changes ("format",
 * "source", "label", "claim-missing", "claim-unused", "alt", "media-unused", "feedback", "key",
 * "explanation", "objective", "name", "party-number", "party-colour", "sentence", "mean",
 * "abbreviation"); "file" and "line" (uint; 0 is the whole file); "place" within it
 * ("items[3].prompt", a card's id, or empty); "message", translated. Immutable; any thread. */
#define GVT_TYPE_LINT_FINDING (gvt_lint_finding_get_type ())
G_DECLARE_FINAL_TYPE (GvtLintFinding, gvt_lint_finding, GVT, LINT_FINDING, GObject)

const char *gvt_lint_finding_get_rule (GvtLintFinding *self);
const char *gvt_lint_finding_get_file (GvtLintFinding *self);
guint gvt_lint_finding_get_line (GvtLintFinding *self);
const char *gvt_lint_finding_get_place (GvtLintFinding *self);
const char *gvt_lint_finding_get_message (GvtLintFinding *self);

G_END_DECLS
