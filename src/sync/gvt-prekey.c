/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-prekey.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-seal.h"

JsonArray *
gvt_prekeys_to_json (GArray *prekeys)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < prekeys->len; i++)
    {
      const GvtPrekey *prekey = &g_array_index (prekeys, GvtPrekey, i);
      JsonObject *object = json_object_new ();

      gvt_json_set_id (object, "id", &prekey->id);
      gvt_json_set_hex (object, "key", prekey->key.bytes, sizeof prekey->key.bytes);
      json_array_add_object_element (array, object);
    }

  return array;
}

GArray *
gvt_prekeys_from_json (JsonArray *array, GError **error)
{
  g_autoptr (GArray) prekeys = g_array_new (FALSE, FALSE, sizeof (GvtPrekey));

  if (json_array_get_length (array) > GVT_PREKEYS_MAX)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "Too many prekeys at once");
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = gvt_json_element_object (array, i, "prekey", error);
      GvtPrekey prekey;

      if (object == NULL || !gvt_json_get_id (object, "id", &prekey.id, error)
          || !gvt_json_get_hex (object, "key", prekey.key.bytes, sizeof prekey.key.bytes, error))
        return NULL;
      if (!gvt_sealing_key_is_usable (&prekey.key))
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "Prekey %u is no key", i);
          return NULL;
        }

      g_array_append_val (prekeys, prekey);
    }

  return g_steal_pointer (&prekeys);
}
