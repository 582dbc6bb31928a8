/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-school-kinds-private.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-person-kinds-private.h"
#include "gvt-school-sheet.h"

static gboolean
is_between (gint64 value, gint64 first, gint64 last, GError **error)
{
  if (value >= first && value <= last)
    return TRUE;
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                       "A school list: its numbers make no sense");
  return FALSE;
}

/* Nothing is kept in tables: what makes no sense goes to quarantine. */
gboolean
gvt_school_list_apply (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  gint64 part, parts, pupils, left_out;
  GvtId id;

  return gvt_json_get_id (body, "visit", &id, error) && gvt_json_get_id (body, "list", &id, error)
         && gvt_json_get_text (body, "purpose", error) != NULL
         && gvt_json_get_int (body, "part", &part, error)
         && gvt_json_get_int (body, "parts", &parts, error)
         && gvt_json_get_int (body, "pupils", &pupils, error)
         && gvt_json_get_int (body, "left_out", &left_out, error)
         && is_between (parts, 1, GVT_SCHOOL_MAX_PUPILS, error)
         && is_between (part, 1, parts, error)
         && is_between (pupils, 1, GVT_SCHOOL_MAX_PUPILS, error)
         && is_between (left_out, 0, G_MAXINT32, error);
}

gboolean
gvt_school_list_kept_until (GvtDb *db, const GvtEvent *event, gint64 *until_us, GError **error)
{
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, NULL);
  GvtId visit;

  /* what makes no sense is kept aside, and goes after the usual days */
  return body == NULL || !gvt_json_get_id (body, "visit", &visit, NULL)
         || gvt_names_visit_until (db, &visit, until_us, error);
}
