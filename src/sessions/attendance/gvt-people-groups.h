/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Who is in a class, counted by sex, age band and kind of disability: without names, accounts or
 * cards. Each group stands there once. */

/* Of this program: the election office has no bands of its own for education. The second is that
 * of first voters, as its volunteers count them; "?" is who was not asked. End with %NULL. */
#define GVT_AGE_SCHEME "govote/1"
extern const char *const gvt_age_codes[];

typedef struct _GvtPeopleGroups GvtPeopleGroups;

GvtPeopleGroups *gvt_people_groups_new (void);
void gvt_people_groups_free (GvtPeopleGroups *self);

/** gvt_people_groups_set: @people (0 to 10,000) of a group, in the place of what was said of it.
 * @sex: 'L' (laki-laki) or 'P' (perempuan); @age: of gvt_age_codes; @disability: of
 * gvt_disability_codes (gvt-code-list.h), "0" for none. %GVT_ERROR_BAD_INPUT
 * names a code that there is not, or a number that no class has */
gboolean gvt_people_groups_set (GvtPeopleGroups *self,
                                char sex,
                                const char *age,
                                const char *disability,
                                guint64 people,
                                GError **error);
/** gvt_people_groups_add: @people more in a group, without a bound: what several laptops counted.
 * Errors as above, for a code that there is not */
gboolean gvt_people_groups_add (GvtPeopleGroups *self,
                                char sex,
                                const char *age,
                                const char *disability,
                                guint64 people,
                                GError **error);
/** gvt_people_groups_sum: @age, @disability: (nullable): %NULL for all. @sex: 0 for both */
guint gvt_people_groups_sum (const GvtPeopleGroups *self,
                             char sex,
                             const char *age,
                             const char *disability);
/** gvt_people_groups_sum_disabled: everybody with a disability of any kind */
guint gvt_people_groups_sum_disabled (const GvtPeopleGroups *self);

/**
 * gvt_people_groups_read_lines:
 *
 * A group a line: `P 17-21 0 14`, in any order; empty lines and what follows "#" are left out. The
 * kind of disability may be left out where there is none: `P 17-21 14`.
 *
 * Returns: (transfer full) (nullable): %GVT_ERROR_BAD_INPUT names the line; a group that stands
 *   there twice, too
 */
GvtPeopleGroups *gvt_people_groups_read_lines (const char *text, GError **error);

/** gvt_people_groups_to_json: [{"sex", "age", "disability", "people"}], groups without people left
 * out. Returns: (transfer full) */
JsonArray *gvt_people_groups_to_json (const GvtPeopleGroups *self);
GvtPeopleGroups *gvt_people_groups_from_json (JsonArray *array, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtPeopleGroups, gvt_people_groups_free)

G_END_DECLS
