/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plan-form-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-plan-members.h"
#include "gvt-text.h"
#include "gvt-typed-date.h"

/* What is wrong with the form of it, in words without the member's name: it stands beside. */
static char *
judge_form (GvtPlanForm *self, const GvtPlanMember *member)
{
  g_autofree char *typed = g_strstrip (g_strdup (gvt_plan_form_get (self, member->name)));
  g_autofree char *most = gvt_text_number (member->max);

  if (member->kind == GVT_PLAN_NUMBER && *typed != '\0'
      && !g_ascii_string_to_unsigned (typed, 10, 0, member->max, NULL, NULL))
    return g_strdup_printf (_ ("A whole number, at most %s"), most);
  if (member->kind == GVT_PLAN_TEXT && g_utf8_strlen (typed, -1) > (glong) member->max)
    return g_strdup_printf (_ ("At most %s characters"), most);
  if (g_str_equal (member->name, "name") && *typed == '\0')
    return g_strdup (_ ("A visit needs a name"));
  if (g_str_equal (member->name, "place") && *typed == '\0')
    return g_strdup (_ ("A visit needs a place: choose the village"));
  if (g_str_equal (member->name, "date") && *typed == '\0')
    return g_strdup (_ ("A visit needs a day"));
  return NULL;
}

/* Returns: (transfer full) (nullable): the day that stands there, if it is one */
static char *
dup_day (GvtPlanForm *self, const GvtPlanMember *member)
{
  g_autofree char *day = gvt_typed_date_to_iso (gvt_plan_form_get (self, member->name));

  return gvt_date_is_valid (day) ? g_steal_pointer (&day) : NULL;
}

static char *
judge_day (GvtPlanForm *self, const GvtPlanMember *member)
{
  g_autofree char *day = dup_day (self, member);
  g_autofree char *today = gvt_plan_form_dup_today (self);
  g_autoptr (GError) error = NULL;

  if (member->kind != GVT_PLAN_DAY || g_str_equal (member->name, "names_until"))
    return NULL;
  if (day == NULL)
    return *gvt_plan_form_get (self, member->name) != '\0'
               ? g_strdup (_ ("There is no such day: write day-month-year, as 24-11-2026"))
               : NULL;
  return gvt_visit_plan_check_day (day, today, &error) ? NULL : g_strdup (error->message);
}

static char *
judge_modules (GvtPlanForm *self)
{
  const char *minutes;

  for (guint i = 0; i < gvt_plan_form_get_n_modules (self); i++)
    {
      gvt_plan_form_get_module (self, i, &minutes);
      if (!gvt_plan_form_is_minutes (minutes))
        return g_strdup_printf (_ ("Minutes are a whole number, at most %u"), GVT_PLAN_MAX_MINUTES);
    }
  return NULL;
}

char *
gvt_plan_form_dup_problem (GvtPlanForm *self, const char *member)
{
  guint i = gvt_plan_members_find (member);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) error = NULL;
  char *problem;

  g_return_val_if_fail (GVT_IS_PLAN_FORM (self), NULL);

  if (g_str_equal (member, "modules"))
    return judge_modules (self);
  g_return_val_if_fail (i < GVT_PLAN_N_MEMBERS, NULL);
  problem = judge_form (self, &gvt_plan_members[i]);
  if (problem == NULL)
    problem = judge_day (self, &gvt_plan_members[i]);
  if (problem != NULL)
    return problem;

  object = gvt_plan_form_to_json (self);
  return gvt_visit_plan_check (object, member, &error) ? NULL : g_strdup (error->message);
}

const char *
gvt_plan_form_find_problem (GvtPlanForm *self)
{
  for (guint i = 0; i <= GVT_PLAN_N_MEMBERS; i++)
    {
      const char *member = i < GVT_PLAN_N_MEMBERS ? gvt_plan_members[i].name : "modules";
      g_autofree char *problem = gvt_plan_form_dup_problem (self, member);

      if (problem != NULL)
        return member;
    }
  return NULL;
}

char *
gvt_plan_form_dup_hint (GvtPlanForm *self, const char *member)
{
  guint i = gvt_plan_members_find (member);
  g_autofree char *day = NULL;
  g_autofree char *today = gvt_plan_form_dup_today (self);
  g_autofree char *words = NULL;

  g_return_val_if_fail (GVT_IS_PLAN_FORM (self) && i < GVT_PLAN_N_MEMBERS, NULL);

  day = gvt_plan_members[i].kind == GVT_PLAN_DAY ? dup_day (self, &gvt_plan_members[i]) : NULL;
  if (day == NULL)
    return NULL;
  words = gvt_text_date_with_day (day);
  if (!g_str_equal (member, "date") || g_strcmp0 (day, today) >= 0)
    return g_steal_pointer (&words);
  /* Translators: %s is a day */
  return g_strdup_printf (_ ("%s. This day is over: its classes are recorded afterwards."), words);
}
