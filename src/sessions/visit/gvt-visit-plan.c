/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-module.h"
#include "gvt-region.h"
#include "gvt-text.h"

#define MAX_EXPECTED 100000
#define MAX_CLASSES  100
#define MAX_MINUTES  600
#define MAX_LIST     200
#define MAX_CODE     64

const char *const gvt_step_codes[] = {
  "attendance", "pretest", "modules", "posttest", "survey", "close", NULL,
};

/* Each text with the most characters it may have. */
static const struct
{
  const char *name;
  gsize offset;
  glong max;
} texts[] = {
  { "name", G_STRUCT_OFFSET (GvtVisitPlan, name), 120 },
  { "place", G_STRUCT_OFFSET (GvtVisitPlan, place), 20 },
  { "date", G_STRUCT_OFFSET (GvtVisitPlan, date), 10 },
  { "segment", G_STRUCT_OFFSET (GvtVisitPlan, segment), MAX_CODE },
  { "order_number", G_STRUCT_OFFSET (GvtVisitPlan, order_number), 80 },
  { "order_date", G_STRUCT_OFFSET (GvtVisitPlan, order_date), 10 },
  { "letterhead", G_STRUCT_OFFSET (GvtVisitPlan, letterhead), 500 },
  { "contact_name", G_STRUCT_OFFSET (GvtVisitPlan, contact_name), 120 },
  { "contact_phone", G_STRUCT_OFFSET (GvtVisitPlan, contact_phone), 40 },
  { "names_until", G_STRUCT_OFFSET (GvtVisitPlan, names_until), 10 },
};

static const struct
{
  const char *name;
  gsize offset;
} lists[] = {
  { "facilitators", G_STRUCT_OFFSET (GvtVisitPlan, facilitators) },
  { "villages", G_STRUCT_OFFSET (GvtVisitPlan, villages) },
  { "class_names", G_STRUCT_OFFSET (GvtVisitPlan, class_names) },
  { "steps", G_STRUCT_OFFSET (GvtVisitPlan, steps) },
};

static const struct
{
  const char *name;
  gsize offset;
  gint64 max;
} numbers[] = {
  { "expected", G_STRUCT_OFFSET (GvtVisitPlan, expected), MAX_EXPECTED },
  { "women", G_STRUCT_OFFSET (GvtVisitPlan, women), MAX_EXPECTED },
  { "classes", G_STRUCT_OFFSET (GvtVisitPlan, classes), MAX_CLASSES },
};

#define TEXT_OF(plan, i)   (G_STRUCT_MEMBER (char *, plan, texts[i].offset))
#define LIST_OF(plan, i)   (G_STRUCT_MEMBER (GStrv, plan, lists[i].offset))
#define NUMBER_OF(plan, i) (G_STRUCT_MEMBER (guint, plan, numbers[i].offset))

static void
free_module (gpointer data)
{
  GvtPlannedModule *module = data;

  g_free (module->module);
  g_free (module);
}

GvtVisitPlan *
gvt_visit_plan_new (void)
{
  GvtVisitPlan *self = g_new0 (GvtVisitPlan, 1);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    TEXT_OF (self, i) = g_strdup ("");
  self->facilitators = g_new0 (char *, 1);
  self->villages = g_new0 (char *, 1);
  self->class_names = g_new0 (char *, 1);
  self->steps = g_strdupv ((GStrv) gvt_step_codes);
  self->modules = g_ptr_array_new_with_free_func (free_module);
  return self;
}

GvtVisitPlan *
gvt_visit_plan_copy (const GvtVisitPlan *self)
{
  GvtVisitPlan *copy = gvt_visit_plan_new ();

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    NUMBER_OF (copy, i) = NUMBER_OF (self, i);
  copy->names_travel = self->names_travel;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    gvt_visit_plan_set_text (&TEXT_OF (copy, i), TEXT_OF (self, i));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_strfreev (LIST_OF (copy, i));
      LIST_OF (copy, i) = g_strdupv (LIST_OF (self, i));
    }
  for (guint i = 0; i < self->modules->len; i++)
    {
      const GvtPlannedModule *module = g_ptr_array_index (self->modules, i);

      gvt_visit_plan_add_module (copy, module->module, module->minutes);
    }
  return copy;
}

void
gvt_visit_plan_free (GvtVisitPlan *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (TEXT_OF (self, i));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_strfreev (LIST_OF (self, i));
  g_ptr_array_unref (self->modules);
  g_free (self);
}

void
gvt_visit_plan_add_module (GvtVisitPlan *self, const char *module, guint minutes)
{
  GvtPlannedModule *added = g_new0 (GvtPlannedModule, 1);

  added->module = g_strdup (module);
  added->minutes = minutes;
  g_ptr_array_add (self->modules, added);
}

void
gvt_visit_plan_set_text (char **field, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*field);
  *field = copy;
}

guint
gvt_visit_plan_get_form (const GvtVisitPlan *self)
{
  if (self->women > 0 || self->class_names[0] != NULL)
    return 2;
  return self->names_travel || *self->names_until != '\0' ? 1 : 0;
}

/* --- reading --- */

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  if (error != NULL)
    *error = g_error_new_valist (GVT_ERROR, GVT_ERROR_BAD_INPUT, format, values);
  va_end (values);
  return FALSE;
}

/* Words of one line, but a letterhead may have several. */
static gboolean
is_clean (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)) && *p != '\n')
      return FALSE;
  return TRUE;
}

static gboolean
take_text (GvtVisitPlan *self, JsonObject *object, guint i, GError **error)
{
  const char *value = gvt_json_get_text (object, texts[i].name, NULL);

  if (value == NULL)
    return refuse (error, _ ("“%s” is not a text"), texts[i].name);
  if (g_utf8_strlen (value, -1) > texts[i].max || !is_clean (value))
    return refuse (error, _ ("“%s” is too long, or holds signs that cannot be printed"),
                   texts[i].name);

  gvt_visit_plan_set_text (&TEXT_OF (self, i), value);
  g_strstrip (TEXT_OF (self, i));
  return TRUE;
}

static gboolean
take_list (GvtVisitPlan *self, JsonObject *object, guint i, GError **error)
{
  JsonArray *array = gvt_json_get_array (object, lists[i].name, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (array == NULL || json_array_get_length (array) > MAX_LIST)
    return refuse (error, _ ("“%s” is not a list of at most 200 codes"), lists[i].name);
  for (guint at = 0; at < json_array_get_length (array); at++)
    {
      const char *code = gvt_json_element_text (array, at, lists[i].name, NULL);

      if (code == NULL || *code == '\0' || strlen (code) > MAX_CODE || !is_clean (code))
        return refuse (error, _ ("“%s” is not a list of at most 200 codes"), lists[i].name);
      g_strv_builder_add (builder, code);
    }

  g_strfreev (LIST_OF (self, i));
  LIST_OF (self, i) = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
take_number (JsonObject *object, const char *name, gint64 max, guint *into, GError **error)
{
  gint64 value = 0;

  if (json_object_has_member (object, name)
      && (!gvt_json_get_int (object, name, &value, NULL) || value < 0 || value > max))
    {
      g_autofree char *most = gvt_text_number (max);

      return refuse (error, _ ("“%s” is a number from 0 to %s"), name, most);
    }

  *into = (guint) value;
  return TRUE;
}

static gboolean
take_flag (JsonObject *object, const char *name, gboolean *into, GError **error)
{
  return !json_object_has_member (object, name) || gvt_json_get_bool (object, name, into, NULL)
         || refuse (error, _ ("“%s” is true or false"), name);
}

static gboolean
take_modules (GvtVisitPlan *self, JsonObject *object, GError **error)
{
  JsonArray *array = gvt_json_get_array (object, "modules", NULL);

  if (array == NULL || json_array_get_length (array) > MAX_LIST)
    return refuse (error, _ ("“%s” is not a list of at most 200 codes"), "modules");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *one = gvt_json_element_object (array, i, "modules", NULL);
      const char *id = one != NULL ? gvt_json_get_text (one, "module", NULL) : NULL;
      guint minutes;

      if (id == NULL || *id == '\0' || strlen (id) > MAX_CODE || !is_clean (id))
        return refuse (error, _ ("A planned module is named by its id"));
      if (!take_number (one, "minutes", MAX_MINUTES, &minutes, error))
        return FALSE;
      gvt_visit_plan_add_module (self, id, minutes);
    }
  return TRUE;
}

static gboolean
take_members (GvtVisitPlan *self, JsonObject *object, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (json_object_has_member (object, texts[i].name) && !take_text (self, object, i, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (json_object_has_member (object, lists[i].name) && !take_list (self, object, i, error))
      return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!take_number (object, numbers[i].name, numbers[i].max, &NUMBER_OF (self, i), error))
      return FALSE;

  return take_flag (object, "names_travel", &self->names_travel, error)
         && (!json_object_has_member (object, "modules") || take_modules (self, object, error));
}

static gboolean
is_known_member (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (name, texts[i].name))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (name, lists[i].name))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_str_equal (name, numbers[i].name))
      return TRUE;
  return g_str_equal (name, "names_travel") || g_str_equal (name, "modules");
}

/* A slip of the pen in a member's name would lose its value without a word. */
static gboolean
check_members (JsonObject *object, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *at = names; at != NULL; at = at->next)
    if (!is_known_member (at->data))
      return refuse (error, _ ("A plan has no “%s”"), (const char *) at->data);
  return TRUE;
}

static gboolean
clean_region (char **code, GError **error)
{
  char *clean = gvt_region_code_clean (*code, error);

  if (clean == NULL)
    return FALSE;
  g_free (*code);
  *code = clean;
  return TRUE;
}

/* Every step once at most; the close comes last, or what follows it could never be recorded. */
gboolean
gvt_step_codes_check (const char *const *steps, GError **error)
{
  guint n = g_strv_length ((GStrv) steps);

  for (guint i = 0; i < n; i++)
    {
      if (!g_strv_contains (gvt_step_codes, steps[i]))
        return refuse (error, _ ("There is no step “%s”"), steps[i]);
      for (guint earlier = 0; earlier < i; earlier++)
        if (g_str_equal (steps[earlier], steps[i]))
          return refuse (error, _ ("The step “%s” stands there twice"), steps[i]);
    }
  return (n > 0 && g_str_equal (steps[n - 1], "close"))
         || refuse (error, _ ("The last step of a class is “close”"));
}

const char *
gvt_step_title_of (const char *code)
{
  static const char *const titles[] = {
    N_ ("Attendance"), N_ ("Pre-test"), N_ ("Modules"),
    N_ ("Post-test"),  N_ ("Survey"),   N_ ("Close"),
  };

  for (guint i = 0; gvt_step_codes[i] != NULL; i++)
    if (g_strcmp0 (gvt_step_codes[i], code) == 0)
      return _ (titles[i]);
  return "";
}

/* Names are not taken to be erased before, and not kept for ever after. */
static gboolean
check_names_until (GvtVisitPlan *self, GError **error)
{
  gint days;

  if (*self->names_until == '\0')
    return TRUE;
  if (!gvt_date_is_valid (self->names_until))
    return refuse (error, _ ("A date is written YYYY-MM-DD"));

  days = (gint) (gvt_date_days (self->names_until) - gvt_date_days (self->date));
  return (days >= 1 && days <= GVT_NAMES_MAX_DAYS)
         || refuse (error, _ ("Names are erased between one day and one year after the visit"));
}

static gboolean
check_women (GvtVisitPlan *self, GError **error)
{
  g_autofree char *women = gvt_text_number (self->women);
  g_autofree char *people = gvt_text_number (self->expected);

  return self->women <= self->expected
         || refuse (error, _ ("%s women cannot be among %s people"), women, people);
}

static gboolean
check_class_names (GvtVisitPlan *self, GError **error)
{
  guint n = g_strv_length (self->class_names);

  return n == 0 || self->classes == 0 || n <= self->classes
         || refuse (error, _ ("%u classes have a name, and %u are planned"), n, self->classes);
}

static gboolean
check_values (GvtVisitPlan *self, GError **error)
{
  if (*self->name == '\0')
    return refuse (error, _ ("A name has 1 to 120 characters"));
  if (!gvt_date_is_valid (self->date)
      || (*self->order_date != '\0' && !gvt_date_is_valid (self->order_date)))
    return refuse (error, _ ("A date is written YYYY-MM-DD"));
  if (*self->segment != '\0' && !g_strv_contains (gvt_segment_codes, self->segment))
    return refuse (error, _ ("There is no segment “%s”"), self->segment);
  for (char **village = self->villages; *village != NULL; village++)
    if (!clean_region (village, error))
      return FALSE;
  return clean_region (&self->place, error) && check_women (self, error)
         && check_class_names (self, error) && check_names_until (self, error)
         && gvt_step_codes_check ((const char *const *) self->steps, error);
}

GvtVisitPlan *
gvt_visit_plan_from_json (JsonObject *object, GError **error)
{
  g_autoptr (GvtVisitPlan) self = gvt_visit_plan_new ();

  if (!check_members (object, error) || !take_members (self, object, error)
      || !check_values (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* --- writing --- */

static JsonArray *
list_to_json (GStrv list)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; list[i] != NULL; i++)
    json_array_add_string_element (array, list[i]);
  return array;
}

static JsonArray *
modules_to_json (const GvtVisitPlan *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->modules->len; i++)
    {
      const GvtPlannedModule *module = g_ptr_array_index (self->modules, i);
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "module", module->module);
      json_object_set_int_member (one, "minutes", module->minutes);
      json_array_add_object_element (array, one);
    }
  return array;
}

JsonObject *
gvt_visit_plan_to_json (const GvtVisitPlan *self)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*TEXT_OF (self, i) != '\0')
      json_object_set_string_member (object, texts[i].name, TEXT_OF (self, i));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (LIST_OF (self, i)[0] != NULL)
      json_object_set_array_member (object, lists[i].name, list_to_json (LIST_OF (self, i)));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (i == 0 || NUMBER_OF (self, i) > 0) /* the first programs ask for the first */
      json_object_set_int_member (object, numbers[i].name, NUMBER_OF (self, i));
  if (self->names_travel)
    json_object_set_boolean_member (object, "names_travel", TRUE);
  if (self->modules->len > 0)
    json_object_set_array_member (object, "modules", modules_to_json (self));
  return object;
}

JsonObject *
gvt_visit_plan_split (const GvtVisitPlan *self, GBytes **personal, GError **error)
{
  static const char *const members[] = { "contact_name", "contact_phone" };
  g_autoptr (JsonObject) object = gvt_visit_plan_to_json (self);
  g_autoptr (JsonObject) host = json_object_new ();

  *personal = NULL;
  json_object_remove_member (object, "place");
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      json_object_set_string_member (host, members[i], gvt_json_text_or (object, members[i], ""));
      json_object_remove_member (object, members[i]);
    }
  if (*self->contact_name == '\0' && *self->contact_phone == '\0')
    return g_steal_pointer (&object);

  *personal = gvt_json_canonical (host, error);
  return *personal != NULL ? g_steal_pointer (&object) : NULL;
}
