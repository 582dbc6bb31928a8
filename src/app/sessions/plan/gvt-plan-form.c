/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plan-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-text.h"
#include "gvt-typed-date.h"

#define MAX_TEXT    (256 * 1024)
#define MAX_MINUTES 600

typedef enum
{
  TEXT,
  DAY,
  NUMBER,
  CODES,
  LINES,
  FLAG,
} Kind;

/* In the order in which people meet them. @max: characters, or the greatest number. */
static const struct
{
  const char *name;
  Kind kind;
  guint max;
} members[] = {
  { "name", TEXT, 120 },          { "date", DAY, 0 },
  { "place", TEXT, 20 },          { "segment", TEXT, 64 },
  { "expected", NUMBER, 100000 }, { "women", NUMBER, 100000 },
  { "classes", NUMBER, 100 },     { "class_names", LINES, 64 },
  { "order_number", TEXT, 80 },   { "order_date", DAY, 0 },
  { "letterhead", TEXT, 500 },    { "contact_name", TEXT, 120 },
  { "contact_phone", TEXT, 40 },  { "facilitators", CODES, 64 },
  { "steps", CODES, 64 },         { "villages", CODES, 64 },
  { "names_until", DAY, 0 },      { "names_travel", FLAG, 0 },
};

#define N_MEMBERS G_N_ELEMENTS (members)

typedef struct
{
  char *module;
  char *minutes; /* as typed */
} TypedModule;

struct _GvtPlanForm
{
  GObject parent_instance;

  GvtClock *clock;
  char *typed[N_MEMBERS];
  GPtrArray *modules; /* of TypedModule */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (GvtPlanForm, gvt_plan_form, G_TYPE_OBJECT)

static void
free_module (gpointer data)
{
  TypedModule *module = data;

  g_free (module->module);
  g_free (module->minutes);
  g_free (module);
}

/* Returns: %N_MEMBERS when there is no such member */
static guint
find (const char *member)
{
  for (guint i = 0; i < N_MEMBERS; i++)
    if (g_strcmp0 (members[i].name, member) == 0)
      return i;
  return N_MEMBERS;
}

static void
tell (GvtPlanForm *self, const char *member)
{
  g_signal_emit (self, changed_signal, 0, member);
}

static void
gvt_plan_form_finalize (GObject *object)
{
  GvtPlanForm *self = GVT_PLAN_FORM (object);

  for (guint i = 0; i < N_MEMBERS; i++)
    g_free (self->typed[i]);
  g_ptr_array_unref (self->modules);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (gvt_plan_form_parent_class)->finalize (object);
}

static void
gvt_plan_form_class_init (GvtPlanFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_plan_form_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gvt_plan_form_init (GvtPlanForm *self)
{
  for (guint i = 0; i < N_MEMBERS; i++)
    self->typed[i] = g_strdup ("");
  self->modules = g_ptr_array_new_with_free_func (free_module);
}

/* --- what stands in it --- */

const char *
gvt_plan_form_get (GvtPlanForm *self, const char *member)
{
  guint i = find (member);

  g_return_val_if_fail (GVT_IS_PLAN_FORM (self) && i < N_MEMBERS, "");
  return self->typed[i];
}

void
gvt_plan_form_set (GvtPlanForm *self, const char *member, const char *typed)
{
  guint i = find (member);

  g_return_if_fail (GVT_IS_PLAN_FORM (self) && i < N_MEMBERS);

  if (g_str_equal (self->typed[i], typed))
    return;
  g_free (self->typed[i]);
  self->typed[i] = g_strdup (typed);
  tell (self, member);
}

static GStrv
split_codes (const char *typed)
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

gboolean
gvt_plan_form_has_code (GvtPlanForm *self, const char *member, const char *code)
{
  g_auto (GStrv) codes = split_codes (gvt_plan_form_get (self, member));

  return g_strv_contains ((const char *const *) codes, code);
}

void
gvt_plan_form_put_code (GvtPlanForm *self, const char *member, const char *code, gboolean is)
{
  g_auto (GStrv) codes = split_codes (gvt_plan_form_get (self, member));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    if (!g_str_equal (codes[i], code))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", codes[i]);
  if (is)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", code);
  gvt_plan_form_set (self, member, text->str);
}

/* --- modules --- */

guint
gvt_plan_form_get_n_modules (GvtPlanForm *self)
{
  return self->modules->len;
}

const char *
gvt_plan_form_get_module (GvtPlanForm *self, guint index, const char **minutes)
{
  const TypedModule *module;

  g_return_val_if_fail (GVT_IS_PLAN_FORM (self) && index < self->modules->len, "");

  module = self->modules->pdata[index];
  if (minutes != NULL)
    *minutes = module->minutes;
  return module->module;
}

/* @minutes: (transfer full) */
static void
append_module (GvtPlanForm *self, const char *id, char *minutes)
{
  TypedModule *module = g_new0 (TypedModule, 1);

  module->module = g_strdup (id);
  module->minutes = minutes;
  g_ptr_array_add (self->modules, module);
}

void
gvt_plan_form_add_module (GvtPlanForm *self, const char *module, guint minutes)
{
  g_return_if_fail (GVT_IS_PLAN_FORM (self));

  append_module (self, module, g_strdup_printf ("%u", minutes));
  tell (self, "modules");
}

void
gvt_plan_form_set_minutes (GvtPlanForm *self, guint index, const char *typed)
{
  TypedModule *module;

  g_return_if_fail (GVT_IS_PLAN_FORM (self) && index < self->modules->len);

  module = self->modules->pdata[index];
  if (g_str_equal (module->minutes, typed))
    return;
  g_free (module->minutes);
  module->minutes = g_strdup (typed);
  tell (self, "modules");
}

void
gvt_plan_form_move_module (GvtPlanForm *self, guint index, guint to)
{
  TypedModule *module;

  g_return_if_fail (GVT_IS_PLAN_FORM (self));
  g_return_if_fail (index < self->modules->len && to < self->modules->len);

  module = g_ptr_array_steal_index (self->modules, index);
  g_ptr_array_insert (self->modules, (int) to, module);
  tell (self, "modules");
}

void
gvt_plan_form_remove_module (GvtPlanForm *self, guint index)
{
  g_return_if_fail (GVT_IS_PLAN_FORM (self) && index < self->modules->len);

  g_ptr_array_remove_index (self->modules, index);
  tell (self, "modules");
}

/* 0 is what the module itself says. */
gboolean
gvt_plan_form_is_minutes (const char *typed)
{
  return g_ascii_string_to_unsigned (typed, 10, 0, MAX_MINUTES, NULL, NULL);
}

guint
gvt_plan_form_sum_minutes (GvtPlanForm *self)
{
  guint sum = 0;

  for (guint i = 0; i < self->modules->len; i++)
    {
      const TypedModule *module = self->modules->pdata[i];

      if (gvt_plan_form_is_minutes (module->minutes))
        sum += (guint) g_ascii_strtoull (module->minutes, NULL, 10);
    }
  return sum;
}

/* --- as a plan --- */

static void
set_list (JsonObject *object, const char *name, GStrv list)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; list[i] != NULL; i++)
    json_array_add_string_element (array, list[i]);
  json_object_set_array_member (object, name, array);
}

static void
set_number (JsonObject *object, const char *name, const char *typed)
{
  guint64 number;

  if (g_ascii_string_to_unsigned (typed, 10, 0, G_MAXINT32, &number, NULL))
    json_object_set_int_member (object, name, (gint64) number);
  else
    json_object_set_string_member (object, name, typed); /* which is refused */
}

static void
set_member (GvtPlanForm *self, guint i, JsonObject *object)
{
  g_autofree char *typed = g_strstrip (g_strdup (self->typed[i]));
  g_auto (GStrv) list = NULL;
  g_autofree char *day = NULL;

  if (*typed == '\0' && !g_str_equal (members[i].name, "name"))
    return;
  switch (members[i].kind)
    {
    case DAY:
      day = gvt_typed_date_to_iso (typed);
      json_object_set_string_member (object, members[i].name, day);
      return;
    case NUMBER:
      set_number (object, members[i].name, typed);
      return;
    case CODES:
    case LINES:
      list = members[i].kind == CODES ? split_codes (typed) : split_lines (typed);
      set_list (object, members[i].name, list);
      return;
    case FLAG:
      json_object_set_boolean_member (object, members[i].name, TRUE);
      return;
    case TEXT:
    default:
      json_object_set_string_member (object, members[i].name, typed);
      return;
    }
}

static JsonArray *
modules_to_json (GvtPlanForm *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->modules->len; i++)
    {
      const TypedModule *module = self->modules->pdata[i];
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "module", module->module);
      set_number (one, "minutes", module->minutes);
      json_array_add_object_element (array, one);
    }
  return array;
}

static JsonObject *
to_json (GvtPlanForm *self)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < N_MEMBERS; i++)
    set_member (self, i, object);
  if (self->modules->len > 0)
    json_object_set_array_member (object, "modules", modules_to_json (self));
  return object;
}

GvtVisitPlan *
gvt_plan_form_read (GvtPlanForm *self, GError **error)
{
  g_autoptr (JsonObject) object = to_json (self);

  return gvt_visit_plan_from_json (object, error);
}

/* --- judging --- */

static char *
dup_today (GvtPlanForm *self)
{
  return gvt_date_iso (gvt_clock_now_us (self->clock));
}

/* What is wrong with the form of it, in words without the member's name: it stands beside. */
static char *
judge_form (GvtPlanForm *self, guint i)
{
  g_autofree char *typed = g_strstrip (g_strdup (self->typed[i]));
  g_autofree char *most = gvt_text_number (members[i].max);

  if (members[i].kind == NUMBER && *typed != '\0'
      && !g_ascii_string_to_unsigned (typed, 10, 0, members[i].max, NULL, NULL))
    return g_strdup_printf (_ ("A whole number, at most %s"), most);
  if (members[i].kind == TEXT && g_utf8_strlen (typed, -1) > (glong) members[i].max)
    return g_strdup_printf (_ ("At most %s characters"), most);
  if (g_str_equal (members[i].name, "name") && *typed == '\0')
    return g_strdup (_ ("A visit needs a name"));
  if (g_str_equal (members[i].name, "place") && *typed == '\0')
    return g_strdup (_ ("A visit needs a place: choose the village"));
  if (g_str_equal (members[i].name, "date") && *typed == '\0')
    return g_strdup (_ ("A visit needs a day"));
  return NULL;
}

/* Returns: (transfer full) (nullable): the day that stands there, if it is one */
static char *
dup_day (GvtPlanForm *self, guint i)
{
  g_autofree char *day = gvt_typed_date_to_iso (self->typed[i]);

  return gvt_date_is_valid (day) ? g_steal_pointer (&day) : NULL;
}

static char *
judge_day (GvtPlanForm *self, guint i)
{
  g_autofree char *day = dup_day (self, i);
  g_autofree char *today = dup_today (self);
  g_autoptr (GError) error = NULL;

  if (members[i].kind != DAY || g_str_equal (members[i].name, "names_until"))
    return NULL;
  if (day == NULL)
    return *self->typed[i] != '\0'
               ? g_strdup (_ ("There is no such day: write day-month-year, as 24-11-2026"))
               : NULL;
  return gvt_visit_plan_check_day (day, today, &error) ? NULL : g_strdup (error->message);
}

static char *
judge_modules (GvtPlanForm *self)
{
  for (guint i = 0; i < self->modules->len; i++)
    if (!gvt_plan_form_is_minutes (((TypedModule *) self->modules->pdata[i])->minutes))
      return g_strdup_printf (_ ("Minutes are a whole number, at most %u"), MAX_MINUTES);
  return NULL;
}

char *
gvt_plan_form_dup_problem (GvtPlanForm *self, const char *member)
{
  guint i = find (member);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) error = NULL;
  char *problem;

  g_return_val_if_fail (GVT_IS_PLAN_FORM (self), NULL);

  if (g_str_equal (member, "modules"))
    return judge_modules (self);
  g_return_val_if_fail (i < N_MEMBERS, NULL);
  problem = judge_form (self, i);
  if (problem == NULL)
    problem = judge_day (self, i);
  if (problem != NULL)
    return problem;

  object = to_json (self);
  return gvt_visit_plan_check (object, member, &error) ? NULL : g_strdup (error->message);
}

const char *
gvt_plan_form_find_problem (GvtPlanForm *self)
{
  for (guint i = 0; i <= N_MEMBERS; i++)
    {
      const char *member = i < N_MEMBERS ? members[i].name : "modules";
      g_autofree char *problem = gvt_plan_form_dup_problem (self, member);

      if (problem != NULL)
        return member;
    }
  return NULL;
}

char *
gvt_plan_form_dup_hint (GvtPlanForm *self, const char *member)
{
  guint i = find (member);
  g_autofree char *day = NULL;
  g_autofree char *today = dup_today (self);
  g_autofree char *words = NULL;

  g_return_val_if_fail (GVT_IS_PLAN_FORM (self) && i < N_MEMBERS, NULL);

  day = members[i].kind == DAY ? dup_day (self, i) : NULL;
  if (day == NULL)
    return NULL;
  words = gvt_text_date_with_day (day);
  if (!g_str_equal (member, "date") || g_strcmp0 (day, today) >= 0)
    return g_steal_pointer (&words);
  /* Translators: %s is a day */
  return g_strdup_printf (_ ("%s. This day is over: its classes are recorded afterwards."), words);
}

/* --- from a plan --- */

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

static char *
show_member (JsonObject *object, guint i)
{
  const char *name = members[i].name;

  switch (members[i].kind)
    {
    case DAY:
      return show_day (json_object_get_string_member (object, name));
    case NUMBER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (object, name));
    case CODES:
      return show_list (json_object_get_array_member (object, name), " ");
    case LINES:
      return show_list (json_object_get_array_member (object, name), "\n");
    case FLAG:
      return g_strdup ("1");
    case TEXT:
    default:
      return g_strdup (json_object_get_string_member (object, name));
    }
}

GvtPlanForm *
gvt_plan_form_new (GvtClock *clock, const GvtVisitPlan *plan)
{
  GvtPlanForm *self = g_object_new (GVT_TYPE_PLAN_FORM, NULL);
  g_autoptr (JsonObject) object = plan != NULL ? gvt_visit_plan_to_json (plan) : NULL;

  self->clock = g_object_ref (clock);
  if (plan == NULL)
    return self;
  for (guint i = 0; i < N_MEMBERS; i++)
    if (json_object_has_member (object, members[i].name))
      {
        g_free (self->typed[i]);
        self->typed[i] = show_member (object, i);
      }
  for (guint i = 0; i < plan->modules->len; i++)
    {
      const GvtPlannedModule *module = plan->modules->pdata[i];

      append_module (self, module->module, g_strdup_printf ("%u", module->minutes));
    }
  return self;
}

/* --- as text --- */

char *
gvt_plan_form_to_text (GvtPlanForm *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GBytes) bytes = NULL;
  JsonArray *array = json_array_new ();

  g_return_val_if_fail (GVT_IS_PLAN_FORM (self), NULL);

  for (guint i = 0; i < N_MEMBERS; i++)
    json_object_set_string_member (object, members[i].name, self->typed[i]);
  for (guint i = 0; i < self->modules->len; i++)
    {
      const TypedModule *module = self->modules->pdata[i];

      json_array_add_string_element (array, module->module);
      json_array_add_string_element (array, module->minutes);
    }
  json_object_set_array_member (object, "modules", array);
  bytes = gvt_json_canonical (object, NULL);
  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

gboolean
gvt_plan_form_take_text (GvtPlanForm *self, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (JsonObject) object = gvt_json_parse (bytes, MAX_TEXT, NULL);
  JsonArray *array = object != NULL ? gvt_json_get_array (object, "modules", NULL) : NULL;

  g_return_val_if_fail (GVT_IS_PLAN_FORM (self), FALSE);

  if (array == NULL)
    return FALSE;
  g_ptr_array_set_size (self->modules, 0);
  for (guint i = 0; i + 1 < json_array_get_length (array); i += 2)
    append_module (self, gvt_json_element_text (array, i, "modules", NULL),
                   g_strdup (gvt_json_element_text (array, i + 1, "modules", NULL)));
  for (guint i = 0; i < N_MEMBERS; i++)
    gvt_plan_form_set (self, members[i].name, gvt_json_text_or (object, members[i].name, ""));
  tell (self, "modules");
  return TRUE;
}
