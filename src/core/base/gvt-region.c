/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-region-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"

#define N_LEVELS 4

static const guint digits_of_level[N_LEVELS] = { 2, 2, 2, 4 };

/* Reads "52.01.01.2002" or "5201012002" from @text into @clean; 0 unless it is one of the four
 * lengths, all with dots or all without. */
static GvtRegionLevel
read_code (const char *text, GString *clean)
{
  gboolean has_dots = strchr (text, '.') != NULL;
  guint level;

  for (level = 0; level < N_LEVELS && *text != '\0'; level++)
    {
      if (level > 0 && has_dots && *text++ != '.')
        return 0;
      if (level > 0)
        g_string_append_c (clean, '.');

      for (guint i = 0; i < digits_of_level[level]; i++, text++)
        {
          if (!g_ascii_isdigit (*text))
            return 0;
          g_string_append_c (clean, *text);
        }
    }

  return *text == '\0' ? level : 0;
}

char *
gvt_region_code_clean (const char *code, GError **error)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  if (read_code (code, clean) != 0)
    return g_string_free (g_steal_pointer (&clean), FALSE);

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("“%s” is no region code"), code);
  return NULL;
}

GvtRegionLevel
gvt_region_code_level (const char *code)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  return read_code (code, clean);
}

gboolean
gvt_region_contains (const char *area, const char *code)
{
  gsize length = strlen (area);

  if (length == 0)
    return TRUE;

  return strncmp (area, code, length) == 0 && (code[length] == '\0' || code[length] == '.');
}

struct _GvtRegion
{
  GObject parent_instance;

  char *code;
  char *name;
  char *kind;
};

G_DEFINE_FINAL_TYPE (GvtRegion, gvt_region, G_TYPE_OBJECT)

enum
{
  PROP_CODE = 1,
  PROP_NAME,
  PROP_KIND,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
gvt_region_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GvtRegion *self = GVT_REGION (object);

  switch (id)
    {
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_region_finalize (GObject *object)
{
  GvtRegion *self = GVT_REGION (object);

  g_free (self->code);
  g_free (self->name);
  g_free (self->kind);
  G_OBJECT_CLASS (gvt_region_parent_class)->finalize (object);
}

static void
gvt_region_class_init (GvtRegionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gvt_region_get_property;
  object_class->finalize = gvt_region_finalize;

  props[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, flags);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gvt_region_init (GvtRegion *self)
{
}

GvtRegion *
gvt_region_new (const char *code, const char *name, const char *kind)
{
  GvtRegion *self = g_object_new (GVT_TYPE_REGION, NULL);

  self->code = g_strdup (code);
  self->name = g_strdup (name);
  self->kind = g_strdup (kind);
  return self;
}

const char *
gvt_region_get_code (GvtRegion *self)
{
  g_return_val_if_fail (GVT_IS_REGION (self), NULL);

  return self->code;
}

const char *
gvt_region_get_name (GvtRegion *self)
{
  g_return_val_if_fail (GVT_IS_REGION (self), NULL);

  return self->name;
}

const char *
gvt_region_get_kind (GvtRegion *self)
{
  g_return_val_if_fail (GVT_IS_REGION (self), NULL);

  return self->kind;
}
