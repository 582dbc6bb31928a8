/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fields-private.h"

#include <json-glib/json-glib.h>

static G_DEFINE_QUARK (gvt - field, field)

static void
set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  const GvtField *field = g_param_spec_get_qdata (pspec, field_quark ());
  gpointer member = G_STRUCT_MEMBER_P (object, field->offset);

  switch (field->kind)
    {
    case GVT_FIELD_TEXT:
      *(char **) member = g_strdup (g_value_get_string (value) ? g_value_get_string (value) : "");
      break;
    case GVT_FIELD_TEXTS:
      *(char ***) member = g_value_dup_boxed (value);
      break;
    case GVT_FIELD_UINT:
      *(guint *) member = g_value_get_uint (value);
      break;
    case GVT_FIELD_BOOL:
      *(gboolean *) member = g_value_get_boolean (value);
      break;
    case GVT_FIELD_OBJECT:
      *(GObject **) member = g_value_dup_object (value);
      break;
    case GVT_FIELD_JSON:
    default:
      *(gpointer *) member = g_value_dup_boxed (value);
      break;
    }
}

static void
get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  const GvtField *field = g_param_spec_get_qdata (pspec, field_quark ());
  gpointer member = G_STRUCT_MEMBER_P (object, field->offset);

  switch (field->kind)
    {
    case GVT_FIELD_TEXT:
      g_value_set_string (value, *(char **) member);
      break;
    case GVT_FIELD_UINT:
      g_value_set_uint (value, *(guint *) member);
      break;
    case GVT_FIELD_BOOL:
      g_value_set_boolean (value, *(gboolean *) member);
      break;
    case GVT_FIELD_OBJECT:
      g_value_set_object (value, *(GObject **) member);
      break;
    case GVT_FIELD_TEXTS:
    case GVT_FIELD_JSON:
    default:
      g_value_set_boxed (value, *(gpointer *) member);
      break;
    }
}

static void
clear_field (GObject *object, const GvtField *field)
{
  gpointer member = G_STRUCT_MEMBER_P (object, field->offset);

  if (field->kind == GVT_FIELD_TEXT)
    g_clear_pointer ((char **) member, g_free);
  else if (field->kind == GVT_FIELD_TEXTS)
    g_clear_pointer ((char ***) member, g_strfreev);
  else if (field->kind == GVT_FIELD_OBJECT)
    g_clear_object ((GObject **) member);
  else if (field->kind == GVT_FIELD_JSON)
    g_clear_pointer ((JsonObject **) member, json_object_unref);
}

static void
finalize (GObject *object)
{
  g_autofree GParamSpec **properties = NULL;
  guint n_properties;

  properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_properties);
  for (guint i = 0; i < n_properties; i++)
    clear_field (object, g_param_spec_get_qdata (properties[i], field_quark ()));

  G_OBJECT_CLASS (g_type_class_peek (G_TYPE_OBJECT))->finalize (object);
}

static GParamSpec *
make_spec (const GvtField *field)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  switch (field->kind)
    {
    case GVT_FIELD_TEXT:
      return g_param_spec_string (field->property, NULL, NULL, "", flags);
    case GVT_FIELD_TEXTS:
      return g_param_spec_boxed (field->property, NULL, NULL, G_TYPE_STRV, flags);
    case GVT_FIELD_UINT:
      return g_param_spec_uint (field->property, NULL, NULL, 0, G_MAXUINT, 0, flags);
    case GVT_FIELD_BOOL:
      return g_param_spec_boolean (field->property, NULL, NULL, FALSE, flags);
    case GVT_FIELD_OBJECT:
      return g_param_spec_object (field->property, NULL, NULL, G_TYPE_OBJECT, flags);
    case GVT_FIELD_JSON:
    default:
      return g_param_spec_boxed (field->property, NULL, NULL, JSON_TYPE_OBJECT, flags);
    }
}

void
gvt_fields_install (GObjectClass *klass, const GvtField *fields, guint n_fields)
{
  klass->set_property = set_property;
  klass->get_property = get_property;
  klass->finalize = finalize;

  for (guint i = 0; i < n_fields; i++)
    {
      GParamSpec *spec = make_spec (&fields[i]);

      g_param_spec_set_qdata (spec, field_quark (), (gpointer) &fields[i]);
      g_object_class_install_property (klass, i + 1, spec);
    }
}
