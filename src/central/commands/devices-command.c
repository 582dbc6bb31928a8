/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-devices.h"
#include "gvt-central-events.h"
#include "gvt-central-folder.h"
#include "gvt-json.h"
#include "gvt-listing.h"
#include "gvt-text.h"

static const char *
state_of (const GvtDeviceRecord *record)
{
  return record->is_closed      ? "copied"
         : record->is_retired   ? "retired"
         : record->is_lost      ? "lost"
         : record->is_confirmed ? "open"
                                : "unconfirmed";
}

static const char *
state_text (const GvtDeviceRecord *record)
{
  return record->is_closed       ? _ ("copied: its copies go on")
         : record->is_retired    ? _ ("retired")
         : record->is_lost       ? _ ("lost")
         : record->is_stationary ? _ ("stays in an office")
         : record->is_confirmed  ? ""
                                 : _ ("a copy: to be confirmed");
}

/* A laptop, who uses it, and what came of it. */
typedef struct
{
  GvtDeviceRecord *record;
  GPtrArray *users; /* GvtUser */
  GvtDeviceProgress progress;
} Device;

static void
device_free (Device *device)
{
  gvt_device_record_free (device->record);
  g_clear_pointer (&device->users, g_ptr_array_unref);
  g_free (device);
}

static JsonObject *
device_to_json (gpointer row, gpointer source)
{
  const Device *device = row;
  JsonArray *users = json_array_new ();
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < device->users->len; i++)
    json_array_add_string_element (users, ((GvtUser *) device->users->pdata[i])->code);
  gvt_json_set_id (object, "device", &device->record->device);
  json_object_set_string_member (object, "code", device->record->code);
  json_object_set_int_member (object, "enrolled_at_us", device->record->enrolled_at_us);
  json_object_set_array_member (object, "users", users);
  json_object_set_string_member (object, "state", state_of (device->record));
  json_object_set_boolean_member (object, "is_stationary", device->record->is_stationary);
  json_object_set_int_member (object, "incarnation", device->progress.incarnation);
  json_object_set_int_member (object, "head_seq", (gint64) device->progress.head_seq);
  json_object_set_int_member (object, "events", (gint64) device->progress.n_events);
  json_object_set_int_member (object, "quarantined", (gint64) device->progress.n_rejected);
  json_object_set_int_member (object, "unknown", (gint64) device->progress.n_unknown);
  return object;
}

static GvtTable *
new_table (void)
{
  return gvt_table_new (_ ("CODE"), _ ("ID"), _ ("RECORDS"), _ ("QUARANTINED"), _ ("USERS"),
                        _ ("ENROLLED"), _ ("STATE"), NULL);
}

static void
add_device (GvtTable *table, gpointer row, gpointer source)
{
  const Device *device = row;
  g_autofree char *id = gvt_id_to_text (&device->record->device);
  g_autofree char *at = gvt_text_date_time (device->record->enrolled_at_us);
  g_autofree char *n_events = gvt_text_number ((gint64) device->progress.n_events);
  g_autofree char *n_rejected = gvt_text_number ((gint64) device->progress.n_rejected);
  g_autoptr (GString) users = g_string_new (NULL);

  for (guint i = 0; i < device->users->len; i++)
    g_string_append_printf (users, "%s%s", i == 0 ? "" : " ",
                            ((GvtUser *) device->users->pdata[i])->code);
  gvt_table_add (table, device->record->code, id, n_events, n_rejected, users->str, at,
                 state_text (device->record), NULL);
}

/* Returns: (transfer full) (element-type Device) (nullable) */
static GPtrArray *
read_devices (gpointer source, GvtKeyset *page, GError **error)
{
  GvtCentral *central = source;
  g_autoptr (GPtrArray) records = gvt_central_page_devices (central, NULL, page, error);
  g_autoptr (GPtrArray) devices = g_ptr_array_new_with_free_func ((GDestroyNotify) device_free);

  while (records != NULL && records->len > 0)
    {
      Device *device = g_new0 (Device, 1);

      g_ptr_array_add (devices, device);
      device->record = g_ptr_array_steal_index (records, 0);
      device->users = gvt_central_device_users (central, &device->record->device,
                                                device->record->incarnation, error);
      if (device->users == NULL
          || !gvt_central_device_progress (central, device->record, &device->progress, error))
        return NULL;
    }
  return records != NULL ? g_steal_pointer (&devices) : NULL;
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  static const GvtListing listing = { read_devices, device_to_json, new_table, add_device };
  g_autoptr (GvtKeyset) page = gvt_copies_keyset_new ();
  g_autoptr (GvtCentral) central = NULL;

  if (!gvt_listing_read_args (args, page, error))
    return FALSE;
  central = gvt_central_open_args (args, error);
  return central != NULL && gvt_listing_print (&listing, args, page, central, error);
}

static const GvtOption options[] = {
  GVT_LISTING_OPTIONS,
  { NULL, NULL, NULL },
};

const GvtCommand gvt_devices_list_command = {
  .name = "devices list",
  .summary = N_ ("lists the laptops that were taken in, and what came of them"),
  .options = options,
  .run = run_list,
};
