/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plan-members.h"

#include "gvt-typed-date.h"

const GvtPlanMember gvt_plan_members[GVT_PLAN_N_MEMBERS] = {
  { "name", GVT_PLAN_TEXT, 120 },          { "date", GVT_PLAN_DAY, 0 },
  { "place", GVT_PLAN_TEXT, 20 },          { "segment", GVT_PLAN_TEXT, 64 },
  { "expected", GVT_PLAN_NUMBER, 100000 }, { "women", GVT_PLAN_NUMBER, 100000 },
  { "classes", GVT_PLAN_NUMBER, 100 },     { "class_names", GVT_PLAN_LINES, 64 },
  { "order_number", GVT_PLAN_TEXT, 80 },   { "order_date", GVT_PLAN_DAY, 0 },
  { "letterhead", GVT_PLAN_TEXT, 500 },    { "contact_name", GVT_PLAN_TEXT, 120 },
  { "contact_phone", GVT_PLAN_TEXT, 40 },  { "facilitators", GVT_PLAN_CODES, 64 },
  { "steps", GVT_PLAN_CODES, 64 },         { "villages", GVT_PLAN_CODES, 64 },
  { "names_until", GVT_PLAN_DAY, 0 },      { "names_travel", GVT_PLAN_FLAG, 0 },
};

guint
gvt_plan_members_find (const char *name)
{
  for (guint i = 0; i < GVT_PLAN_N_MEMBERS; i++)
    if (g_strcmp0 (gvt_plan_members[i].name, name) == 0)
      return i;
  return GVT_PLAN_N_MEMBERS;
}

/* --- as the plan says it --- */

GStrv
gvt_plan_members_split_codes (const char *typed)
{
  g_auto (GStrv) parts = g_strsplit_set (typed, " ,;\n\t", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

static GStrv
split_lines (const char *typed)
{
  g_auto (GStrv) lines = g_strsplit (typed, "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (builder, lines[i]);
  return g_strv_builder_end (builder);
}

static void
set_list (JsonObject *object, const char *name, GStrv list)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; list[i] != NULL; i++)
    json_array_add_string_element (array, list[i]);
  json_object_set_array_member (object, name, array);
}

void
gvt_plan_members_write_number (JsonObject *object, const char *name, const char *typed)
{
  guint64 number;

  if (g_ascii_string_to_unsigned (typed, 10, 0, G_MAXINT32, &number, NULL))
    json_object_set_int_member (object, name, (gint64) number);
  else
    json_object_set_string_member (object, name, typed); /* which is refused */
}

void
gvt_plan_member_write (const GvtPlanMember *member, const char *typed, JsonObject *object)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_auto (GStrv) list = NULL;
  g_autofree char *day = NULL;

  if (*text == '\0' && !g_str_equal (member->name, "name"))
    return;
  switch (member->kind)
    {
    case GVT_PLAN_DAY:
      day = gvt_typed_date_to_iso (text);
      json_object_set_string_member (object, member->name, day);
      return;
    case GVT_PLAN_NUMBER:
      gvt_plan_members_write_number (object, member->name, text);
      return;
    case GVT_PLAN_CODES:
    case GVT_PLAN_LINES:
      list = member->kind == GVT_PLAN_CODES ? gvt_plan_members_split_codes (text)
                                            : split_lines (text);
      set_list (object, member->name, list);
      return;
    case GVT_PLAN_FLAG:
      json_object_set_boolean_member (object, member->name, TRUE);
      return;
    case GVT_PLAN_TEXT:
    default:
      json_object_set_string_member (object, member->name, text);
      return;
    }
}

/* --- as people type it --- */

/* Dates are spoken and written day first. */
static char *
show_day (const char *iso)
{
  g_auto (GStrv) parts = g_strsplit (iso, "-", 3);

  return g_strv_length (parts) == 3 ? g_strdup_printf ("%s-%s-%s", parts[2], parts[1], parts[0])
                                    : g_strdup (iso);
}

static char *
show_list (JsonArray *array, const char *between)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? between : "",
                            json_array_get_string_element (array, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
gvt_plan_member_show (const GvtPlanMember *member, JsonObject *object)
{
  const char *name = member->name;

  switch (member->kind)
    {
    case GVT_PLAN_DAY:
      return show_day (json_object_get_string_member (object, name));
    case GVT_PLAN_NUMBER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (object, name));
    case GVT_PLAN_CODES:
      return show_list (json_object_get_array_member (object, name), " ");
    case GVT_PLAN_LINES:
      return show_list (json_object_get_array_member (object, name), "\n");
    case GVT_PLAN_FLAG:
      return g_strdup ("1");
    case GVT_PLAN_TEXT:
    default:
      return g_strdup (json_object_get_string_member (object, name));
    }
}
