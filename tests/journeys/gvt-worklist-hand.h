/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-visit-day.h"

G_BEGIN_DECLS

/* Whoever goes from door to door with a worklist, and the centre that assigned it. Main thread. */

/** gvt_worklist_hand_assign: the centre plans a visit and assigns all of the planted village to it;
 * the laptop has it */
void gvt_worklist_hand_assign (GvtVisitDay *day);
/** gvt_worklist_hand_find_code: Returns: (transfer full): the two symbols of the one there is */
char *gvt_worklist_hand_find_code (GvtVisitDay *day);

/** gvt_worklist_hand_read: Returns: (transfer full): all that another program says of it, the
 * planted voter too */
JsonNode *gvt_worklist_hand_read (GvtVisitDay *day, const char *code);
/** gvt_worklist_hand_rows: Returns: (transfer none): of what was read */
JsonArray *gvt_worklist_hand_rows (JsonNode *worklist);
/** gvt_worklist_hand_household: of the row at @index */
gint64 gvt_worklist_hand_household (JsonNode *worklist, guint index);

/** gvt_worklist_hand_open: in the window */
void gvt_worklist_hand_open (GvtVisitDay *day, const char *code);
/** gvt_worklist_hand_see: household @number, from 1 */
void gvt_worklist_hand_see (GvtVisitDay *day, guint number);

/** gvt_worklist_hand_assert_centre: after a synchronisation its list says @expected, as
 * gvt_program_assert_members() has it, of the only worklist */
void gvt_worklist_hand_assert_centre (GvtVisitDay *day, const char *expected);

G_END_DECLS
