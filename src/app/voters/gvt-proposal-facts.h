/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

#include "gvt-region.h"

G_BEGIN_DECLS

/* What is known of a proposal, as rows; the same wherever one is looked at, whether this laptop has
 * it or the centre told of it. */

/** gvt_proposal_facts_add: @value: (nullable): then, and where it is "", there is no row */
void gvt_proposal_facts_add (GtkListBox *list, const char *title, const char *value);
/** gvt_proposal_facts_show: adds what everybody may know. @proposal: of gvt_proposal_to_json();
 * @state: in words; @regions: (nullable) */
void gvt_proposal_facts_show (GtkListBox *list,
                              JsonObject *proposal,
                              const char *state,
                              GvtRegionList *regions);
/** gvt_proposal_facts_add_picture: one that cannot be drawn is said to be there all the same */
void gvt_proposal_facts_add_picture (GtkBox *pictures, GBytes *bytes);
/** gvt_proposal_facts_clear: of both */
void gvt_proposal_facts_clear (GtkListBox *list, GtkBox *pictures);

G_END_DECLS
