/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The members of a plan that people type, in the order in which they meet them, and how each stands
 * in the plan's JSON. Modules are typed apart. Any thread. */

#define GVT_PLAN_N_MEMBERS   18
#define GVT_PLAN_MAX_MINUTES 600 /* of one module */

typedef enum
{
  GVT_PLAN_TEXT,
  GVT_PLAN_DAY,
  GVT_PLAN_NUMBER,
  GVT_PLAN_CODES, /* parted by blanks, commas or lines */
  GVT_PLAN_LINES, /* one a line */
  GVT_PLAN_FLAG,  /* "1" or "" */
} GvtPlanMemberKind;

typedef struct
{
  const char *name;
  GvtPlanMemberKind kind;
  guint max; /* characters, or the greatest number */
} GvtPlanMember;

extern const GvtPlanMember gvt_plan_members[GVT_PLAN_N_MEMBERS];

/** gvt_plan_members_find: Returns: %GVT_PLAN_N_MEMBERS when there is no such member */
guint gvt_plan_members_find (const char *name);

/** gvt_plan_member_write: sets what was @typed in @object; what is no number is set as text, so
 * that the plan is refused. What is empty is left out, except a name. */
void gvt_plan_member_write (const GvtPlanMember *member, const char *typed, JsonObject *object);
/** gvt_plan_member_show: Returns: (transfer full): what stands in @object, which has it, as people
 * would type it */
char *gvt_plan_member_show (const GvtPlanMember *member, JsonObject *object);

/** gvt_plan_members_write_number: @typed as a number; as text where it is none */
void gvt_plan_members_write_number (JsonObject *object, const char *name, const char *typed);
/** gvt_plan_members_split_codes: Returns: (transfer full) */
GStrv gvt_plan_members_split_codes (const char *typed);

G_END_DECLS
