/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-devices.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-private.h"
#include "gvt-crockford.h"
#include "gvt-error.h"
#include "gvt-slot-store.h"

typedef struct
{
  const GvtId *device;
  guint32 incarnation;
  GvtPublicKey *key;
  const char *typed;
  GvtDeviceRecord *record;
  GPtrArray *list;
} Search;

static gboolean
find_key (GvtDb *db, gpointer user_data, GError **error)
{
  Search *search = user_data;

  return gvt_device_store_find_key (db, search->device, search->incarnation, search->key, error);
}

gboolean
gvt_central_find_device (
    GvtCentral *self, const GvtId *device, guint32 incarnation, GvtPublicKey *key, GError **error)
{
  Search search = { .device = device, .incarnation = incarnation, .key = key };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL && key != NULL, FALSE);

  return gvt_store_read (self->store, find_key, &search, error);
}

static gboolean
list_devices (GvtDb *db, gpointer user_data, GError **error)
{
  Search *search = user_data;

  search->list = gvt_device_store_list (db, error);
  return search->list != NULL;
}

GPtrArray *
gvt_central_list_devices (GvtCentral *self, GError **error)
{
  Search search = { 0 };

  g_return_val_if_fail (GVT_IS_CENTRAL (self), NULL);

  return gvt_store_read (self->store, list_devices, &search, error) ? search.list : NULL;
}

typedef struct
{
  const GvtId *device;
  GvtKeyset *page;
  GPtrArray *found;
} Paging;

static gboolean
page_devices (GvtDb *db, gpointer user_data, GError **error)
{
  Paging *self = user_data;

  self->found = gvt_device_store_page (db, self->device, self->page, error);
  return self->found != NULL;
}

GPtrArray *
gvt_central_page_devices (GvtCentral *self, const GvtId *device, GvtKeyset *page, GError **error)
{
  Paging paging = { .device = device, .page = page };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && page != NULL, NULL);

  return gvt_store_read (self->store, page_devices, &paging, error) ? paging.found : NULL;
}

static gboolean
resolve (GvtDb *db, gpointer user_data, GError **error)
{
  Search *search = user_data;
  g_autofree char *code = NULL;
  GvtId id;

  if (gvt_id_from_text (search->typed, &id, NULL))
    return gvt_device_store_find (db, &id, &search->record, error);

  code = gvt_crockford_clean (search->typed, error);
  return code != NULL && gvt_device_store_find_code (db, code, &search->record, error);
}

GvtDeviceRecord *
gvt_central_resolve_device (GvtCentral *self, const char *typed, GError **error)
{
  Search search = { .typed = typed };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && typed != NULL, NULL);

  if (!gvt_store_read (self->store, resolve, &search, error))
    return NULL;
  if (search.record == NULL)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("there is no laptop %s"), typed);
  return search.record;
}

static gboolean
list_users (GvtDb *db, gpointer user_data, GError **error)
{
  Search *search = user_data;

  search->list = gvt_slot_store_list_users (db, search->device, search->incarnation, error);
  return search->list != NULL;
}

GPtrArray *
gvt_central_device_users (GvtCentral *self,
                          const GvtId *device,
                          guint32 incarnation,
                          GError **error)
{
  Search search = { .device = device, .incarnation = incarnation };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL, NULL);

  return gvt_store_read (self->store, list_users, &search, error) ? search.list : NULL;
}

gboolean
gvt_central_check_lease_copy (const GvtDeviceRecord *device, GError **error)
{
  if (device->is_closed)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("laptop %s was copied: grant it to a copy by its own code"), device->code);
  else if (device->is_retired)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("laptop %s was retired, and gets no list"), device->code);
  else if (device->is_lost)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("laptop %s is marked as lost"),
                 device->code);
  else if (!device->is_confirmed)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("laptop %s is a copy that no supervisor has confirmed"), device->code);
  else
    return TRUE;
  return FALSE;
}
