/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-station-codec.h"

#include "gvt-claim-codec-private.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-station-resources.h"

#define BUILT_IN       "/id/go/kpu/ntb/GoVote/tps/pemilu-2024.json"
#define STATION_FORMAT 1
#define MAX_BYTES      (64 * 1024)
#define MAX_ROLES      12
#define MAX_ACTS       40
#define MAX_STATEMENTS 20

static gboolean
refuse (GError **error, const char *problem)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, problem);
  return FALSE;
}

static gpointer
read_role (JsonObject *object, GvtModuleParts *parts, GError **error)
{
  const char *id, *title, *duty;

  if ((id = gvt_member_slug (object, "id", error)) == NULL
      || (title = gvt_member_text (object, "title", GVT_LINE_MAX, error)) == NULL
      || (duty = gvt_member_text (object, "duty", GVT_LINE_MAX, error)) == NULL
      || !gvt_members_only (object, " id title duty ", error))
    return NULL;
  return g_object_new (GVT_TYPE_STATION_ROLE, "id", id, "title", title, "duty", duty, NULL);
}

static gpointer
read_act (JsonObject *object, GvtModuleParts *parts, GError **error)
{
  const char *id, *role, *text, *early;

  if ((id = gvt_member_slug (object, "id", error)) == NULL
      || (role = gvt_member_slug (object, "role", error)) == NULL
      || (text = gvt_member_text (object, "text", GVT_LINE_MAX, error)) == NULL
      || (early = gvt_member_text (object, "early", GVT_LINE_MAX, error)) == NULL
      || !gvt_members_only (object, " id role text early ", error))
    return NULL;
  return g_object_new (GVT_TYPE_STATION_ACT, "id", id, "role", role, "text", text, "early", early,
                       NULL);
}

static GListModel *
read_list (
    JsonObject *root, const char *name, guint most, GType type, GvtElementFunc read, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        g_object_unref);

  return gvt_member_list (root, name, 1, most, type, read, NULL, by_id, error);
}

static gboolean
has_act (GListModel *acts, const char *role)
{
  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (GvtStationAct) act = g_list_model_get_item (acts, i);

      if (g_str_equal (gvt_station_act_get_role (act), role))
        return TRUE;
    }
  return FALSE;
}

/* Every act has somebody to do it, and everybody something to do. */
static gboolean
check_station (GvtStation *station, GError **error)
{
  GListModel *acts = gvt_station_get_acts (station);
  GListModel *roles = gvt_station_get_roles (station);

  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (GvtStationAct) act = g_list_model_get_item (acts, i);

      if (gvt_station_find_role (station, gvt_station_act_get_role (act)) == NULL)
        return refuse (error, "an act is nobody's");
    }
  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (GvtStationRole) role = g_list_model_get_item (roles, i);

      if (!has_act (acts, gvt_station_role_get_id (role)))
        return refuse (error, "a role has no act");
    }
  return TRUE;
}

static gboolean
check_format (JsonObject *root, GError **error)
{
  gint64 format;

  if (!gvt_json_get_int (root, "format", &format, error))
    return FALSE;
  if (format > STATION_FORMAT)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW, "format %" G_GINT64_FORMAT, format);
      return FALSE;
    }
  return format == STATION_FORMAT || refuse (error, "no such format");
}

static GvtStation *
make_station (JsonObject *root, GError **error)
{
  g_autoptr (GListModel) roles = NULL;
  g_autoptr (GListModel) acts = NULL;
  g_autoptr (GListModel) statements = NULL;
  const char *id, *title, *label;

  if (!check_format (root, error) || (id = gvt_member_slug (root, "id", error)) == NULL
      || (title = gvt_member_text (root, "title", GVT_LINE_MAX, error)) == NULL
      || (label = gvt_member_text (root, "label", GVT_LINE_MAX, error)) == NULL
      || (roles = read_list (root, "roles", MAX_ROLES, GVT_TYPE_STATION_ROLE, read_role, error))
             == NULL
      || (acts = read_list (root, "acts", MAX_ACTS, GVT_TYPE_STATION_ACT, read_act, error)) == NULL
      || (statements = read_list (root, "statements", MAX_STATEMENTS, GVT_TYPE_CLAIM,
                                  gvt_claim_decode, error))
             == NULL
      || !gvt_members_only (root, " format id title label roles acts statements ", error))
    return NULL;

  return g_object_new (GVT_TYPE_STATION, "id", id, "title", title, "label", label, "roles", roles,
                       "acts", acts, "statements", statements, NULL);
}

GvtStation *
gvt_station_decode (GBytes *json, GError **error)
{
  g_autoptr (JsonObject) root = gvt_json_parse (json, MAX_BYTES, error);
  g_autoptr (GvtStation) station = root != NULL ? make_station (root, error) : NULL;

  if (station == NULL || !check_station (station, error))
    return NULL;
  return g_steal_pointer (&station);
}

/* It is part of the program, and its tests see that it is good; a bad one is our bug. */
static gpointer
load_built_in (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resource_lookup_data (gvt_station_get_resource (), BUILT_IN, 0,
                                                    &error);
  GvtStation *station = json != NULL ? gvt_station_decode (json, &error) : NULL;

  if (station == NULL)
    g_error (BUILT_IN ": %s", error->message);
  return station;
}

GvtStation *
gvt_station_built_in (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_built_in, NULL);
}
