/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-confirmation.h"

#include "gvt-json.h"
#include "gvt-own-key-store.h"

#define MAX_BYTES 1024

GBytes *
gvt_confirmation_write (guint32 incarnation)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_int_member (object, "incarnation", incarnation);
  return gvt_json_canonical (object, NULL);
}

gboolean
gvt_confirmation_accept (GvtDb *db, GBytes *payload, gint64 at_us, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (payload, MAX_BYTES, error);
  gint64 incarnation;

  return object != NULL && gvt_json_get_int (object, "incarnation", &incarnation, error)
         && gvt_own_key_set_confirmed (db, (guint32) incarnation, at_us, error);
}
