/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ready-point-private.h"

#include <glib/gi18n-lib.h>

struct _GvtReadyPoint
{
  GObject parent_instance;

  char *code;
  char *text;
  GvtReadyState state;
  GvtRemedy remedy;
};

G_DEFINE_FINAL_TYPE (GvtReadyPoint, gvt_ready_point, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CODE,
  PROP_TEXT,
  PROP_STATE,
  PROP_REMEDY,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
gvt_ready_point_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GvtReadyPoint *self = GVT_READY_POINT (object);

  switch (prop_id)
    {
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_REMEDY:
      g_value_set_int (value, self->remedy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gvt_ready_point_finalize (GObject *object)
{
  GvtReadyPoint *self = GVT_READY_POINT (object);

  g_free (self->code);
  g_free (self->text);
  G_OBJECT_CLASS (gvt_ready_point_parent_class)->finalize (object);
}

static void
gvt_ready_point_class_init (GvtReadyPointClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gvt_ready_point_get_property;
  object_class->finalize = gvt_ready_point_finalize;

  props[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, GVT_READY_MISSING, 0, flags);
  props[PROP_REMEDY] = g_param_spec_int ("remedy", NULL, NULL, 0, GVT_N_REMEDIES - 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gvt_ready_point_init (GvtReadyPoint *self)
{
}

const char *
gvt_ready_point_get_code (GvtReadyPoint *self)
{
  return self->code;
}

const char *
gvt_ready_point_get_text (GvtReadyPoint *self)
{
  return self->text;
}

GvtReadyState
gvt_ready_point_get_state (GvtReadyPoint *self)
{
  return self->state;
}

GvtRemedy
gvt_ready_point_get_remedy (GvtReadyPoint *self)
{
  return self->remedy;
}

GvtReadyPoint *
gvt_ready_point_new (const char *code, GvtReadyState state, GvtRemedy remedy, const char *text)
{
  GvtReadyPoint *self = g_object_new (GVT_TYPE_READY_POINT, NULL);

  self->code = g_strdup (code);
  self->text = g_strdup (text);
  self->state = state;
  /* Paper gets lost, or too few sheets were printed: it can be made again when all is well. */
  self->remedy = state == GVT_READY_OK && remedy != GVT_REMEDY_PRINT ? GVT_REMEDY_NONE : remedy;
  return self;
}

/* --- what mends it --- */

static const struct
{
  const char *code;
  const char *label;
  const char *command; /* a visit stands behind it where it ends with a blank */
  const char *operand; /* what else it needs */
} remedies[GVT_N_REMEDIES] = {
  [GVT_REMEDY_NONE] = { "none", NULL, NULL, NULL },
  [GVT_REMEDY_SYNC] = { "sync", N_ ("_Synchronise"), "govotectl sync", NULL },
  [GVT_REMEDY_PLAN] = { "plan", N_ ("_Change the plan"), "govotectl visit change ", " PLAN.json" },
  [GVT_REMEDY_PRINT] = { "print", N_ ("_Make the paper…"), "govotectl visit print ", " FILE.pdf" },
  [GVT_REMEDY_BACKUP] = { "backup", N_ ("_Back up now"), "govotectl backup", NULL },
  [GVT_REMEDY_ROOM] = { "room", N_ ("_Make room"), "govotectl backups list", NULL },
  [GVT_REMEDY_CLOCK] = { "clock", N_ ("_How to set it"), NULL, NULL },
  [GVT_REMEDY_POWER] = { "power", N_ ("_It is plugged in"), NULL, NULL },
  [GVT_REMEDY_LIST] = { "list", N_ ("_Go to the voter lists"),
                        "govotectl voters paper --purpose TEXT --village CODE FILE.pdf", NULL },
  [GVT_REMEDY_WORKLIST] = { "worklist", N_ ("_Go to the voter lists"),
                            "govotectl worklist print --purpose TEXT WORKLIST FILE.pdf", NULL },
};

const char *
gvt_remedy_code (GvtRemedy remedy)
{
  g_return_val_if_fail (remedy < GVT_N_REMEDIES, "none");
  return remedies[remedy].code;
}

const char *
gvt_remedy_label (GvtRemedy remedy)
{
  g_return_val_if_fail (remedy < GVT_N_REMEDIES, NULL);
  return remedies[remedy].label != NULL ? _ (remedies[remedy].label) : NULL;
}

char *
gvt_remedy_command (GvtRemedy remedy, const char *visit)
{
  const char *command;

  g_return_val_if_fail (remedy < GVT_N_REMEDIES, NULL);

  command = remedies[remedy].command;
  return command == NULL || remedies[remedy].operand == NULL
             ? g_strdup (command)
             : g_strconcat (command, visit, remedies[remedy].operand, NULL);
}

/* --- all of them --- */

gboolean
gvt_readiness_is_ready (GListModel *points)
{
  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (GvtReadyPoint) point = g_list_model_get_item (points, i);

      if (point->state == GVT_READY_MISSING)
        return FALSE;
    }
  return TRUE;
}

JsonObject *
gvt_readiness_to_json (GListModel *points, const GvtId *visit)
{
  static const char *const states[] = { "ok", "note", "missing" };
  g_autofree char *id = gvt_id_to_text (visit);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (GvtReadyPoint) point = g_list_model_get_item (points, i);
      g_autofree char *command = gvt_remedy_command (point->remedy, id);
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "code", point->code);
      json_object_set_string_member (one, "state", states[point->state]);
      json_object_set_string_member (one, "text", point->text);
      json_object_set_string_member (one, "remedy", gvt_remedy_code (point->remedy));
      if (command != NULL)
        json_object_set_string_member (one, "command", command);
      json_array_add_object_element (array, one);
    }
  json_object_set_boolean_member (object, "ready", gvt_readiness_is_ready (points));
  json_object_set_array_member (object, "points", array);
  return object;
}
