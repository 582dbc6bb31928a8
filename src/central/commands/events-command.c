/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-devices.h"
#include "gvt-central-events.h"
#include "gvt-central-folder.h"
#include "gvt-listing.h"
#include "gvt-text.h"

/* A journal can be long: each event is printed as it is read. */
static gboolean
print_event_json (const GvtEventEntry *entry, gpointer user_data, GError **error)
{
  gvt_row_printer_take_json (user_data, gvt_event_entry_to_json (entry));
  return TRUE;
}

static const char *
describe_state (const GvtEventEntry *entry)
{
  switch (entry->state)
    {
    case GVT_ENTRY_REPEAT:
      return _ ("stands elsewhere already");
    case GVT_ENTRY_UNKNOWN:
      return _ ("from a newer version");
    case GVT_ENTRY_REJECTED:
      return _ ("in quarantine");
    case GVT_ENTRY_APPLIED:
    default:
      return "";
    }
}

static gboolean
add_event (const GvtEventEntry *entry, gpointer user_data, GError **error)
{
  GvtTable *table = gvt_row_printer_next_row (user_data);
  const GvtEventHeader *header = &entry->header;
  g_autofree char *incarnation = g_strdup_printf ("%u", header->incarnation);
  g_autofree char *seq = g_strdup_printf ("%" G_GUINT64_FORMAT, header->seq);
  g_autofree char *at = gvt_text_date_time (header->at_us);

  gvt_table_add (table, entry->device_code, incarnation, seq, header->kind, header->actor,
                 header->place, at, describe_state (entry), NULL);
  return TRUE;
}

static GvtTable *
new_table (void)
{
  return gvt_table_new (_ ("LAPTOP"), _ ("CHAIN"), _ ("NO."), _ ("KIND"), _ ("BY"), _ ("PLACE"),
                        _ ("AT"), _ ("STATE"), NULL);
}

static gboolean
print_events (GvtCentral *central,
              const GvtEventQuery *query,
              GvtKeyset *page,
              const GvtArgs *args,
              GError **error)
{
  g_auto (GvtRowPrinter) printer = { .args = args, .page = page, .new_table = new_table };
  GvtEventFunc func = gvt_args_has (args, "json") ? print_event_json : add_event;

  gvt_row_printer_begin (&printer);
  if (!gvt_central_foreach_event (central, query, page, func, &printer, error))
    return FALSE;
  gvt_row_printer_end (&printer);
  return TRUE;
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtKeyset) page = gvt_events_keyset_new ();
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GvtDeviceRecord) device = NULL;
  GvtEventQuery query = { .kind = gvt_args_get (args, "kind") };

  if (!gvt_listing_read_args (args, page, error))
    return FALSE;
  central = gvt_central_open_args (args, error);
  if (central == NULL)
    return FALSE;
  if (gvt_args_has (args, "device"))
    {
      device = gvt_central_resolve_device (central, gvt_args_get (args, "device"), error);
      if (device == NULL)
        return FALSE;
      query.device = &device->device;
    }
  return print_events (central, &query, page, args, error);
}

static const GvtOption options[] = {
  { "device", "ID|CODE", N_ ("only of this laptop: its code of four symbols, or its id") },
  { "kind", "KIND",
    N_ ("only of this kind: session.closed/1, or session.closed for every version") },
  GVT_LISTING_OPTIONS,
  { NULL, NULL, NULL },
};

const GvtCommand gvt_events_list_command = {
  .name = "events list",
  .summary = N_ ("lists the records that laptops sent, and the centre's own"),
  .details = N_ ("What a record says stands in it; parts about persons are never printed here."),
  .options = options,
  .run = run_list,
};
