/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-devices.h"
#include "gvt-central-folder.h"
#include "gvt-central-outbox.h"
#include "gvt-json.h"
#include "gvt-listing.h"
#include "gvt-text.h"

static JsonObject *
to_json (gpointer row, gpointer source)
{
  const GvtOutboxEntry *entry = row;
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "seq", (gint64) entry->seq);
  json_object_set_string_member (object, "type", entry->type);
  json_object_set_int_member (object, "at_us", entry->at_us);
  json_object_set_int_member (object, "bytes", (gint64) entry->bytes);
  gvt_json_set_hash (object, "hash", &entry->hash);
  return object;
}

static GvtTable *
new_table (void)
{
  return gvt_table_new (_ ("NO."), _ ("TYPE"), _ ("SIZE"), _ ("AT"), NULL);
}

static void
add_entry (GvtTable *table, gpointer row, gpointer source)
{
  const GvtOutboxEntry *entry = row;
  g_autofree char *seq = g_strdup_printf ("%" G_GUINT64_FORMAT, entry->seq);
  g_autofree char *size = gvt_text_size (entry->bytes);
  g_autofree char *at = gvt_text_date_time (entry->at_us);

  gvt_table_add (table, seq, entry->type, size, at, NULL);
}

typedef struct
{
  GvtCentral *central;
  const GvtDeviceRecord *device;
} Source;

static GPtrArray *
read_entries (gpointer user_data, GvtKeyset *page, GError **error)
{
  const Source *source = user_data;

  return gvt_central_list_outbox (source->central, &source->device->device, page, error);
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  static const GvtListing listing = { read_entries, to_json, new_table, add_entry };
  const char *device_text = gvt_args_require (args, "device", error);
  g_autoptr (GvtKeyset) page = gvt_outbox_keyset_new ();
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GvtDeviceRecord) device = NULL;
  Source source;

  if (device_text == NULL || !gvt_listing_read_args (args, page, error))
    return FALSE;
  central = gvt_central_open_args (args, error);
  device = central != NULL ? gvt_central_resolve_device (central, device_text, error) : NULL;
  source = (Source){ central, device };
  return device != NULL && gvt_listing_print (&listing, args, page, &source, error);
}

static const GvtOption options[] = {
  { "device", "ID|CODE", N_ ("whose: the laptop's code of four symbols, or its id") },
  GVT_LISTING_OPTIONS,
  { NULL, NULL, NULL },
};

const GvtCommand gvt_outbox_list_command = {
  .name = "outbox list",
  .summary = N_ ("lists the messages that a laptop fetches, or fetched, at its sync"),
  .details = N_ ("Their content is sealed to the laptop."),
  .options = options,
  .run = run_list,
};
