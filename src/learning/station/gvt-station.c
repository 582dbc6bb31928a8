/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-station.h"

#include "gvt-fields-private.h"

struct _GvtStationRole
{
  GObject parent_instance;

  char *id;
  char *title;
  char *duty;
};

G_DEFINE_FINAL_TYPE (GvtStationRole, gvt_station_role, G_TYPE_OBJECT)

static const GvtField role_fields[] = {
  GVT_FIELD (GvtStationRole, "id", TEXT, id),
  GVT_FIELD (GvtStationRole, "title", TEXT, title),
  GVT_FIELD (GvtStationRole, "duty", TEXT, duty),
};

static void
gvt_station_role_class_init (GvtStationRoleClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), role_fields, G_N_ELEMENTS (role_fields));
}

static void
gvt_station_role_init (GvtStationRole *self)
{
}

const char *
gvt_station_role_get_id (GvtStationRole *self)
{
  g_return_val_if_fail (GVT_IS_STATION_ROLE (self), NULL);

  return self->id;
}

const char *
gvt_station_role_get_title (GvtStationRole *self)
{
  g_return_val_if_fail (GVT_IS_STATION_ROLE (self), NULL);

  return self->title;
}

const char *
gvt_station_role_get_duty (GvtStationRole *self)
{
  g_return_val_if_fail (GVT_IS_STATION_ROLE (self), NULL);

  return self->duty;
}

struct _GvtStationAct
{
  GObject parent_instance;

  char *id;
  char *role;
  char *text;
  char *early;
};

G_DEFINE_FINAL_TYPE (GvtStationAct, gvt_station_act, G_TYPE_OBJECT)

static const GvtField act_fields[] = {
  GVT_FIELD (GvtStationAct, "id", TEXT, id),
  GVT_FIELD (GvtStationAct, "role", TEXT, role),
  GVT_FIELD (GvtStationAct, "text", TEXT, text),
  GVT_FIELD (GvtStationAct, "early", TEXT, early),
};

static void
gvt_station_act_class_init (GvtStationActClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), act_fields, G_N_ELEMENTS (act_fields));
}

static void
gvt_station_act_init (GvtStationAct *self)
{
}

const char *
gvt_station_act_get_id (GvtStationAct *self)
{
  g_return_val_if_fail (GVT_IS_STATION_ACT (self), NULL);

  return self->id;
}

const char *
gvt_station_act_get_role (GvtStationAct *self)
{
  g_return_val_if_fail (GVT_IS_STATION_ACT (self), NULL);

  return self->role;
}

const char *
gvt_station_act_get_text (GvtStationAct *self)
{
  g_return_val_if_fail (GVT_IS_STATION_ACT (self), NULL);

  return self->text;
}

const char *
gvt_station_act_get_early (GvtStationAct *self)
{
  g_return_val_if_fail (GVT_IS_STATION_ACT (self), NULL);

  return self->early;
}

struct _GvtStation
{
  GObject parent_instance;

  char *id;
  char *title;
  char *label;
  GListModel *roles;      /* of GvtStationRole */
  GListModel *acts;       /* of GvtStationAct */
  GListModel *statements; /* of GvtClaim */
};

G_DEFINE_FINAL_TYPE (GvtStation, gvt_station, G_TYPE_OBJECT)

static const GvtField station_fields[] = {
  GVT_FIELD (GvtStation, "id", TEXT, id),
  GVT_FIELD (GvtStation, "title", TEXT, title),
  GVT_FIELD (GvtStation, "label", TEXT, label),
  GVT_FIELD (GvtStation, "roles", OBJECT, roles),
  GVT_FIELD (GvtStation, "acts", OBJECT, acts),
  GVT_FIELD (GvtStation, "statements", OBJECT, statements),
};

static void
gvt_station_class_init (GvtStationClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), station_fields, G_N_ELEMENTS (station_fields));
}

static void
gvt_station_init (GvtStation *self)
{
}

const char *
gvt_station_get_title (GvtStation *self)
{
  g_return_val_if_fail (GVT_IS_STATION (self), NULL);

  return self->title;
}

const char *
gvt_station_get_label (GvtStation *self)
{
  g_return_val_if_fail (GVT_IS_STATION (self), NULL);

  return self->label;
}

GListModel *
gvt_station_get_roles (GvtStation *self)
{
  g_return_val_if_fail (GVT_IS_STATION (self), NULL);

  return self->roles;
}

GListModel *
gvt_station_get_acts (GvtStation *self)
{
  g_return_val_if_fail (GVT_IS_STATION (self), NULL);

  return self->acts;
}

GListModel *
gvt_station_get_statements (GvtStation *self)
{
  g_return_val_if_fail (GVT_IS_STATION (self), NULL);

  return self->statements;
}

GvtStationRole *
gvt_station_find_role (GvtStation *self, const char *id)
{
  g_return_val_if_fail (GVT_IS_STATION (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->roles); i++)
    {
      g_autoptr (GvtStationRole) role = g_list_model_get_item (self->roles, i);

      if (g_strcmp0 (role->id, id) == 0)
        return role; /* the list, which never changes, keeps it */
    }
  return NULL;
}
