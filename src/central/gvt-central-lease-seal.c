/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-leases.h"

#include <sodium.h>

#include "gvt-central-private.h"
#include "gvt-central-queue.h"
#include "gvt-json.h"
#include "gvt-key-store.h"
#include "gvt-lease-store.h"
#include "gvt-prekey-store.h"
#include "gvt-seal.h"

#define LEASE_TYPE "lease/1"

static gboolean
add_sealed_village (GvtCentral *self,
                    GvtDb *db,
                    const GvtLeaseVillage *village,
                    JsonArray *villages,
                    GError **error)
{
  g_autoptr (GvtSecret) key = gvt_key_store_load_epoch_key (db, self->wrap, village->village,
                                                            village->epoch, error);
  JsonObject *object;

  if (key == NULL)
    return FALSE;

  object = json_object_new ();
  json_object_set_string_member (object, "code", village->village);
  json_object_set_string_member (object, "election", village->election);
  json_object_set_int_member (object, "list_version", village->list_version);
  json_object_set_int_member (object, "epoch", village->epoch);
  gvt_json_set_hex (object, "key", gvt_secret_get (key), gvt_secret_size (key));
  json_array_add_object_element (villages, object);
  return TRUE;
}

static JsonArray *
villages_with_keys (GvtCentral *self, GvtDb *db, const GvtId *lease, GError **error)
{
  g_autoptr (GPtrArray) villages = gvt_lease_store_list_villages (db, lease, error);
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; villages != NULL && i < villages->len; i++)
    if (!add_sealed_village (self, db, villages->pdata[i], array, error))
      return NULL;
  return villages != NULL ? g_steal_pointer (&array) : NULL;
}

/* Returns: (transfer full) (nullable): the lease as only the owner of @prekey can read it */
static GBytes *
seal_lease (GvtCentral *self,
            GvtDb *db,
            const GvtLeaseRecord *lease,
            const GvtPrekey *prekey,
            GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GBytes) json = NULL;
  JsonArray *villages;
  GBytes *sealed;
  gsize length;
  gpointer clear;

  villages = villages_with_keys (self, db, &lease->lease, error);
  if (villages == NULL)
    return NULL;

  gvt_json_set_id (object, "lease", &lease->lease);
  gvt_json_set_id (object, "device", &lease->device);
  json_object_set_int_member (object, "incarnation", lease->incarnation);
  gvt_json_set_id (object, "prekey", &prekey->id);
  json_object_set_int_member (object, "not_before_us", lease->not_before_us);
  json_object_set_int_member (object, "not_after_us", lease->not_after_us);
  json_object_set_array_member (object, "villages", villages);
  json = gvt_json_canonical (object, error);
  if (json == NULL)
    return NULL;

  clear = g_bytes_unref_to_data (g_steal_pointer (&json), &length);
  sealed = gvt_seal_to (&prekey->key, 1, LEASE_TYPE, clear, length);
  sodium_memzero (clear, length);
  g_free (clear);
  return sealed;
}

static gboolean
queue_lease (GvtCentral *self,
             GvtDb *db,
             const GvtLeaseRecord *lease,
             const GvtPrekey *prekey,
             GError **error)
{
  g_autoptr (GBytes) sealed = seal_lease (self, db, lease, prekey, error);

  return sealed != NULL
         && gvt_central_queue (self, db, &lease->device, lease->incarnation, LEASE_TYPE, sealed,
                               error);
}

gboolean
gvt_central_seal_leases (GvtCentral *self, GvtDb *db, const GvtId *device, GError **error)
{
  g_autoptr (GArray) waiting = gvt_lease_store_list_waiting (db, device,
                                                             gvt_clock_now_us (self->clock), error);

  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    {
      const GvtLeaseRecord *lease = &g_array_index (waiting, GvtLeaseRecord, i);
      GvtPrekey prekey;
      guint n_free;

      if (!gvt_prekey_store_count (db, device, lease->incarnation, &n_free, error))
        return FALSE;
      if (n_free == 0) /* it waits on; another copy's may have one */
        continue;
      if (!gvt_prekey_store_take (db, device, lease->incarnation, &lease->lease, &prekey, error)
          || !queue_lease (self, db, lease, &prekey, error))
        return FALSE;
    }
  return waiting != NULL;
}
