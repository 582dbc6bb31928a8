/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lease-message.h"

#include "gvt-json.h"

#define MAX_PAYLOAD 1024

GBytes *
gvt_lease_extension_write (const GvtId *lease, gint64 not_after_us, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  gvt_json_set_id (object, "lease", lease);
  json_object_set_int_member (object, "not_after_us", not_after_us);
  return gvt_json_canonical (object, error);
}

gboolean
gvt_lease_extension_read (GBytes *payload, GvtId *lease, gint64 *not_after_us, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (payload, MAX_PAYLOAD, error);

  return object != NULL && gvt_json_get_id (object, "lease", lease, error)
         && gvt_json_get_int (object, "not_after_us", not_after_us, error);
}

GBytes *
gvt_lease_revocation_write (const GvtId *lease, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  gvt_json_set_id (object, "lease", lease);
  return gvt_json_canonical (object, error);
}

gboolean
gvt_lease_revocation_read (GBytes *payload, GvtId *lease, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (payload, MAX_PAYLOAD, error);

  return object != NULL && gvt_json_get_id (object, "lease", lease, error);
}
