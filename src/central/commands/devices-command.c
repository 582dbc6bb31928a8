/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-devices.h"
#include "gvt-central-events.h"
#include "gvt-central-folder.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-table.h"
#include "gvt-text.h"

static const char *
state_of (const GvtDeviceRecord *record)
{
  return record->is_closed      ? "copied"
         : record->is_lost      ? "lost"
         : record->is_confirmed ? "open"
                                : "unconfirmed";
}

static const char *
state_text (const GvtDeviceRecord *record)
{
  return record->is_closed       ? _ ("copied: its copies go on")
         : record->is_lost       ? _ ("lost")
         : record->is_stationary ? _ ("stays in an office")
         : record->is_confirmed  ? ""
                                 : _ ("a copy: to be confirmed");
}

/* A laptop, who uses it, and what came of it. */
typedef struct
{
  const GvtDeviceRecord *record;
  GPtrArray *users; /* GvtUser */
  GvtDeviceProgress progress;
} Device;

static JsonObject *
device_to_json (const Device *device)
{
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

static void
add_device (GvtTable *table, const Device *device)
{
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

static gboolean
collect (GvtCentral *central, GPtrArray *records, JsonArray *all, GvtTable *table, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      Device device = { .record = records->pdata[i] };
      g_autoptr (GPtrArray) users = gvt_central_device_users (central, &device.record->device,
                                                              device.record->incarnation, error);

      if (users == NULL
          || !gvt_central_device_progress (central, device.record, &device.progress, error))
        return FALSE;
      device.users = users;
      json_array_add_object_element (all, device_to_json (&device));
      add_device (table, &device);
    }
  return TRUE;
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  g_autoptr (GPtrArray) devices = central != NULL ? gvt_central_list_devices (central, error)
                                                  : NULL;
  g_autoptr (JsonArray) all = json_array_new ();
  g_autoptr (GvtTable) table = gvt_table_new (_ ("CODE"), _ ("ID"), _ ("RECORDS"),
                                              _ ("QUARANTINED"), _ ("USERS"), _ ("ENROLLED"),
                                              _ ("STATE"), NULL);

  if (devices == NULL || !collect (central, devices, all, table, error))
    return FALSE;

  if (gvt_args_has (args, "json"))
    gvt_print_json_array (all);
  else
    gvt_table_print (table);
  return TRUE;
}

const GvtCommand gvt_devices_list_command = {
  .name = "devices list",
  .summary = N_ ("lists the laptops that were taken in, and what came of them"),
  .run = run_list,
};
