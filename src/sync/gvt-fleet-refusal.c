/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fleet-refusal.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"

#define MAX_BYTES 1024
#define SETTING   "fleet.refused." /* and the event's id */

static const struct
{
  GvtError error;
  const char *code;
  const char *words;
} reasons[] = {
  { GVT_ERROR_FORBIDDEN, "forbidden",
    N_ ("The centre refused it: the laptop is outside the area of who said it, or he may not.") },
  { GVT_ERROR_BAD_INPUT, "state",
    N_ ("The centre refused it: the laptop is in another state by now, lost, retired or handed "
        "over, or who said it is no supervisor any more.") },
  { GVT_ERROR_BAD_SIGNATURE, "signature",
    N_ ("The centre refused it: the signature is not that of who said it.") },
  { GVT_ERROR_NOT_FOUND, "unknown", N_ ("The centre refused it: it knows no such laptop.") },
};

static const char *
code_of (const GError *why)
{
  for (gsize i = 0; why->domain == GVT_ERROR && i < G_N_ELEMENTS (reasons); i++)
    if (why->code == (gint) reasons[i].error)
      return reasons[i].code;
  return "other";
}

const char *
gvt_fleet_refusal_describe (const char *why)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].code, why))
      return _ (reasons[i].words);
  return _ ("The centre refused it: what was said made no sense to it.");
}

GBytes *
gvt_fleet_refusal_write (const GvtId *told, const GError *why, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  gvt_json_set_id (object, "told", told);
  json_object_set_string_member (object, "why", code_of (why));
  return gvt_json_canonical (object, error);
}

static char *
name_of (const GvtId *told)
{
  g_autofree char *id = gvt_id_to_text (told);

  return g_strconcat (SETTING, id, NULL);
}

gboolean
gvt_fleet_refusal_accept (GvtDb *db, GBytes *payload, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (payload, MAX_BYTES, error);
  const char *why = object != NULL ? gvt_json_get_text (object, "why", error) : NULL;
  g_autoptr (GvtStmt) stmt = NULL;
  g_autofree char *name = NULL;
  GvtId told;

  if (why == NULL || !gvt_json_get_id (object, "told", &told, error)
      || (stmt = gvt_db_prepare (db, "INSERT OR REPLACE INTO setting VALUES (:name, :why)", error))
             == NULL)
    return FALSE;
  name = name_of (&told);
  gvt_stmt_bind_text (stmt, ":name", name);
  gvt_stmt_bind_text (stmt, ":why", why);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_fleet_refusal_load (GvtDb *db, const GvtId *told, char **why, GError **error)
{
  g_autofree char *name = name_of (told);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT value FROM setting WHERE name = :name",
                                             error);

  *why = NULL;
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":name", name);
  if (gvt_stmt_next (stmt, &local))
    *why = g_strdup (gvt_stmt_text (stmt, 0));
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
