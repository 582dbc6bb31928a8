/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans while they are being written: what is wrong with one value, what differs. */
#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-text.h"
#include "gvt-visit-plan.h"

#define MAX_DAYS_AHEAD 730

/* What else has to be known to judge a member. */
static const char *const depends[][2] = {
  { "women", "expected" },
  { "class_names", "classes" },
  { "names_until", "date" },
};

/* A plan in which nothing is wrong, of the first day: names are kept for a year at most. */
static JsonObject *
make_probe (void)
{
  JsonObject *probe = json_object_new ();

  json_object_set_string_member (probe, "name", "-");
  json_object_set_string_member (probe, "place", "52");
  json_object_set_string_member (probe, "date", GVT_VISIT_FIRST_DAY);
  return probe;
}

static void
copy_member (JsonObject *object, const char *member, JsonObject *into)
{
  if (json_object_has_member (object, member))
    json_object_set_member (into, member, json_object_dup_member (object, member));
}

static gboolean
can_stand (JsonObject *object, const char *member, const char *beside, GError **error)
{
  g_autoptr (JsonObject) probe = make_probe ();
  g_autoptr (GvtVisitPlan) plan = NULL;

  if (beside != NULL)
    copy_member (object, beside, probe);
  copy_member (object, member, probe);
  plan = gvt_visit_plan_from_json (probe, error);
  return plan != NULL;
}

gboolean
gvt_visit_plan_check (JsonObject *object, const char *member, GError **error)
{
  const char *beside = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (depends); i++)
    if (g_str_equal (depends[i][0], member))
      beside = depends[i][1];
  /* what is wrong with the other one is said there */
  if (beside != NULL && !can_stand (object, beside, NULL, NULL))
    beside = NULL;
  return can_stand (object, member, beside, error);
}

static gboolean
refuse_year (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, why);
  return FALSE;
}

gboolean
gvt_visit_plan_check_day (const char *date, const char *today, GError **error)
{
  if (gvt_date_days (date) < gvt_date_days (GVT_VISIT_FIRST_DAY))
    return refuse_year (error, _ ("No visit was before 2020: look at the year"));
  if (gvt_date_days (date) - gvt_date_days (today) > MAX_DAYS_AHEAD)
    return refuse_year (error, _ ("The visit is more than two years away: look at the year"));
  return TRUE;
}

/* Whether both say the same of @member, or nothing. */
static gboolean
is_same (JsonObject *a, JsonObject *b, const char *member)
{
  g_autoptr (JsonObject) one = json_object_new ();
  g_autoptr (JsonObject) other = json_object_new ();
  g_autoptr (GBytes) said = NULL;
  g_autoptr (GBytes) also = NULL;

  copy_member (a, member, one);
  copy_member (b, member, other);
  said = gvt_json_canonical (one, NULL);
  also = gvt_json_canonical (other, NULL);
  return said != NULL && also != NULL && g_bytes_equal (said, also);
}

GStrv
gvt_visit_plan_compare (const GvtVisitPlan *a, const GvtVisitPlan *b)
{
  static const char *const members[] = {
    "name",       "place",        "date",          "segment",      "expected",
    "women",      "classes",      "class_names",   "order_number", "order_date",
    "letterhead", "contact_name", "contact_phone", "facilitators", "modules",
    "steps",      "villages",     "names_until",   "names_travel",
  };
  g_autoptr (JsonObject) first = gvt_visit_plan_to_json (a);
  g_autoptr (JsonObject) second = gvt_visit_plan_to_json (b);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (!is_same (first, second, members[i]))
      g_strv_builder_add (builder, members[i]);
  return g_strv_builder_end (builder);
}
