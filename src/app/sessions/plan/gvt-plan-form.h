/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-clock.h"
#include "gvt-visit-plan.h"

G_BEGIN_DECLS

/* A plan while people type it: each member as it was typed, right or wrong, so that nothing is lost
 * by being wrong. What is several codes stands as words, parted by blanks; names of classes stand
 * one a line; "names_travel" is "1" or "". Whether it can stand, the library judges.
 *
 * Signal "changed" (member). Main thread only. */
#define GVT_TYPE_PLAN_FORM (gvt_plan_form_get_type ())
G_DECLARE_FINAL_TYPE (GvtPlanForm, gvt_plan_form, GVT, PLAN_FORM, GObject)

/** gvt_plan_form_new: @plan: (nullable): what stands in it; copied */
GvtPlanForm *gvt_plan_form_new (GvtClock *clock, const GvtVisitPlan *plan);

/** gvt_plan_form_get: Returns: (transfer none): "" where nothing was typed */
const char *gvt_plan_form_get (GvtPlanForm *self, const char *member);
void gvt_plan_form_set (GvtPlanForm *self, const char *member, const char *typed);

/** gvt_plan_form_has_code: whether @code is one of those in @member */
gboolean gvt_plan_form_has_code (GvtPlanForm *self, const char *member, const char *code);
/** gvt_plan_form_put_code: adds @code at the end of @member, or takes it out */
void gvt_plan_form_put_code (GvtPlanForm *self, const char *member, const char *code, gboolean is);

guint gvt_plan_form_get_n_modules (GvtPlanForm *self);
/** gvt_plan_form_get_module: @minutes: (out) (optional) (transfer none): as typed. Returns:
 * (transfer none): its id */
const char *gvt_plan_form_get_module (GvtPlanForm *self, guint index, const char **minutes);
void gvt_plan_form_add_module (GvtPlanForm *self, const char *module, guint minutes);
void gvt_plan_form_set_minutes (GvtPlanForm *self, guint index, const char *typed);
/** gvt_plan_form_move_module: @to: its place afterwards */
void gvt_plan_form_move_module (GvtPlanForm *self, guint index, guint to);
void gvt_plan_form_remove_module (GvtPlanForm *self, guint index);
/** gvt_plan_form_sum_minutes: of all modules whose minutes can be read */
guint gvt_plan_form_sum_minutes (GvtPlanForm *self);
/** gvt_plan_form_is_minutes: whether @typed can be the minutes of a module */
gboolean gvt_plan_form_is_minutes (const char *typed);

/** gvt_plan_form_dup_problem: Returns: (transfer full) (nullable): what is wrong with what stands
 * in @member, for people; %NULL when nothing is */
char *gvt_plan_form_dup_problem (GvtPlanForm *self, const char *member);
/** gvt_plan_form_dup_hint: Returns: (transfer full) (nullable): what people should know of what
 * stands there: the day in words */
char *gvt_plan_form_dup_hint (GvtPlanForm *self, const char *member);
/** gvt_plan_form_find_problem: Returns: (transfer none) (nullable): the first member in which
 * something is wrong */
const char *gvt_plan_form_find_problem (GvtPlanForm *self);
/** gvt_plan_form_read: Returns: (transfer full) (nullable): the plan; %GVT_ERROR_BAD_INPUT */
GvtVisitPlan *gvt_plan_form_read (GvtPlanForm *self, GError **error);

/** gvt_plan_form_to_text: all that was typed, for gvt_plan_form_take_text(). Returns: (transfer
 * full) */
char *gvt_plan_form_to_text (GvtPlanForm *self);
/** gvt_plan_form_take_text: %FALSE when @text is none of these: then nothing changes */
gboolean gvt_plan_form_take_text (GvtPlanForm *self, const char *text);

G_END_DECLS
