/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plan-form-private.h"

#include <string.h>

#include "gvt-json.h"
#include "gvt-plan-members.h"
#include "gvt-text.h"

#define MAX_TEXT (256 * 1024)

typedef struct
{
  char *module;
  char *minutes; /* as typed */
} TypedModule;

struct _GvtPlanForm
{
  GObject parent_instance;

  GvtClock *clock;
  char *typed[GVT_PLAN_N_MEMBERS];
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

static void
tell (GvtPlanForm *self, const char *member)
{
  g_signal_emit (self, changed_signal, 0, member);
}

static void
gvt_plan_form_finalize (GObject *object)
{
  GvtPlanForm *self = GVT_PLAN_FORM (object);

  for (guint i = 0; i < GVT_PLAN_N_MEMBERS; i++)
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
  for (guint i = 0; i < GVT_PLAN_N_MEMBERS; i++)
    self->typed[i] = g_strdup ("");
  self->modules = g_ptr_array_new_with_free_func (free_module);
}

/* --- what stands in it --- */

const char *
gvt_plan_form_get (GvtPlanForm *self, const char *member)
{
  guint i = gvt_plan_members_find (member);

  g_return_val_if_fail (GVT_IS_PLAN_FORM (self) && i < GVT_PLAN_N_MEMBERS, "");
  return self->typed[i];
}

void
gvt_plan_form_set (GvtPlanForm *self, const char *member, const char *typed)
{
  guint i = gvt_plan_members_find (member);

  g_return_if_fail (GVT_IS_PLAN_FORM (self) && i < GVT_PLAN_N_MEMBERS);

  if (g_str_equal (self->typed[i], typed))
    return;
  g_free (self->typed[i]);
  self->typed[i] = g_strdup (typed);
  tell (self, member);
}

gboolean
gvt_plan_form_has_code (GvtPlanForm *self, const char *member, const char *code)
{
  g_auto (GStrv) codes = gvt_plan_members_split_codes (gvt_plan_form_get (self, member));

  return g_strv_contains ((const char *const *) codes, code);
}

void
gvt_plan_form_put_code (GvtPlanForm *self, const char *member, const char *code, gboolean is)
{
  g_auto (GStrv) codes = gvt_plan_members_split_codes (gvt_plan_form_get (self, member));
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
  return g_ascii_string_to_unsigned (typed, 10, 0, GVT_PLAN_MAX_MINUTES, NULL, NULL);
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

static JsonArray *
modules_to_json (GvtPlanForm *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->modules->len; i++)
    {
      const TypedModule *module = self->modules->pdata[i];
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "module", module->module);
      gvt_plan_members_write_number (one, "minutes", module->minutes);
      json_array_add_object_element (array, one);
    }
  return array;
}

JsonObject *
gvt_plan_form_to_json (GvtPlanForm *self)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < GVT_PLAN_N_MEMBERS; i++)
    gvt_plan_member_write (&gvt_plan_members[i], self->typed[i], object);
  if (self->modules->len > 0)
    json_object_set_array_member (object, "modules", modules_to_json (self));
  return object;
}

GvtVisitPlan *
gvt_plan_form_read (GvtPlanForm *self, GError **error)
{
  g_autoptr (JsonObject) object = gvt_plan_form_to_json (self);

  return gvt_visit_plan_from_json (object, error);
}

char *
gvt_plan_form_dup_today (GvtPlanForm *self)
{
  return gvt_date_iso (gvt_clock_now_us (self->clock));
}

/* --- from a plan --- */

GvtPlanForm *
gvt_plan_form_new (GvtClock *clock, const GvtVisitPlan *plan)
{
  GvtPlanForm *self = g_object_new (GVT_TYPE_PLAN_FORM, NULL);
  g_autoptr (JsonObject) object = plan != NULL ? gvt_visit_plan_to_json (plan) : NULL;

  self->clock = g_object_ref (clock);
  if (plan == NULL)
    return self;
  for (guint i = 0; i < GVT_PLAN_N_MEMBERS; i++)
    if (json_object_has_member (object, gvt_plan_members[i].name))
      {
        g_free (self->typed[i]);
        self->typed[i] = gvt_plan_member_show (&gvt_plan_members[i], object);
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

  for (guint i = 0; i < GVT_PLAN_N_MEMBERS; i++)
    json_object_set_string_member (object, gvt_plan_members[i].name, self->typed[i]);
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
  for (guint i = 0; i < GVT_PLAN_N_MEMBERS; i++)
    gvt_plan_form_set (self, gvt_plan_members[i].name,
                       gvt_json_text_or (object, gvt_plan_members[i].name, ""));
  tell (self, "modules");
  return TRUE;
}
