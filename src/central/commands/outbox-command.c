/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-devices.h"
#include "gvt-central-folder.h"
#include "gvt-central-outbox.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-table.h"
#include "gvt-text.h"

static void
print_json (GPtrArray *entries)
{
  g_autoptr (JsonArray) all = json_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const GvtOutboxEntry *entry = entries->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "seq", (gint64) entry->seq);
      json_object_set_string_member (object, "type", entry->type);
      json_object_set_int_member (object, "at_us", entry->at_us);
      json_object_set_int_member (object, "bytes", (gint64) entry->bytes);
      gvt_json_set_hash (object, "hash", &entry->hash);
      json_array_add_object_element (all, object);
    }
  gvt_print_json_array (all);
}

static void
print_table (GPtrArray *entries)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("NO."), _ ("TYPE"), _ ("SIZE"), _ ("AT"), NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const GvtOutboxEntry *entry = entries->pdata[i];
      g_autofree char *seq = g_strdup_printf ("%" G_GUINT64_FORMAT, entry->seq);
      g_autofree char *size = gvt_text_size (entry->bytes);
      g_autofree char *at = gvt_text_date_time (entry->at_us);

      gvt_table_add (table, seq, entry->type, size, at, NULL);
    }
  gvt_table_print (table);
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  const char *device_text = gvt_args_require (args, "device", error);
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GvtDeviceRecord) device = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  central = device_text != NULL ? gvt_central_open_args (args, error) : NULL;
  device = central != NULL ? gvt_central_resolve_device (central, device_text, error) : NULL;
  entries = device != NULL ? gvt_central_list_outbox (central, &device->device, error) : NULL;
  if (entries == NULL)
    return FALSE;

  if (gvt_args_has (args, "json"))
    print_json (entries);
  else
    print_table (entries);
  return TRUE;
}

static const GvtOption options[] = {
  { "device", "ID|CODE", N_ ("whose: the laptop's code of four symbols, or its id") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_outbox_list_command = {
  .name = "outbox list",
  .summary = N_ ("lists the messages that a laptop fetches, or fetched, at its sync"),
  .details = N_ ("Their content is sealed to the laptop."),
  .options = options,
  .run = run_list,
};
