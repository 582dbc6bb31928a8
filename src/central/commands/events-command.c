/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-devices.h"
#include "gvt-central-events.h"
#include "gvt-central-folder.h"
#include "gvt-output.h"
#include "gvt-table.h"
#include "gvt-text.h"

/* A journal can be long: each event is printed as it is read. */
typedef struct
{
  gboolean is_first;
} JsonPrinting;

static gboolean
print_event_json (const GvtEventEntry *entry, gpointer user_data, GError **error)
{
  JsonPrinting *printing = user_data;
  g_autoptr (JsonObject) object = gvt_event_entry_to_json (entry);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = json_to_string (node, FALSE);

  gvt_print ("%s%s", printing->is_first ? "" : ",\n", text);
  printing->is_first = FALSE;
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
  GvtTable *table = user_data;
  const GvtEventHeader *header = &entry->header;
  g_autofree char *incarnation = g_strdup_printf ("%u", header->incarnation);
  g_autofree char *seq = g_strdup_printf ("%" G_GUINT64_FORMAT, header->seq);
  g_autofree char *at = gvt_text_date_time (header->at_us);

  gvt_table_add (table, entry->device_code, incarnation, seq, header->kind, header->actor,
                 header->place, at, describe_state (entry), NULL);
  return TRUE;
}

static gboolean
print_events (GvtCentral *central, const GvtEventQuery *query, gboolean as_json, GError **error)
{
  g_autoptr (GvtTable) table = NULL;
  JsonPrinting printing = { TRUE };

  if (as_json)
    {
      gvt_print ("[");
      if (!gvt_central_foreach_event (central, query, print_event_json, &printing, error))
        return FALSE;
      gvt_print ("]\n");
      return TRUE;
    }

  table = gvt_table_new (_ ("LAPTOP"), _ ("CHAIN"), _ ("NO."), _ ("KIND"), _ ("BY"), _ ("PLACE"),
                         _ ("AT"), _ ("STATE"), NULL);
  if (!gvt_central_foreach_event (central, query, add_event, table, error))
    return FALSE;
  gvt_table_print (table);
  return TRUE;
}

static gboolean
read_page (const GvtArgs *args, GvtEventQuery *query, GvtEventPlace *after, GError **error)
{
  gint64 most = 0;

  if (!gvt_args_get_int (args, "limit", 1, G_MAXINT32, &most, error))
    return FALSE;
  query->most = (guint64) most;
  if (!gvt_args_has (args, "after"))
    return TRUE;
  query->after = after;
  return gvt_event_place_parse (gvt_args_get (args, "after"), after, error);
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GvtDeviceRecord) device = NULL;
  GvtEventQuery query = { .kind = gvt_args_get (args, "kind") };
  GvtEventPlace after;

  if (!read_page (args, &query, &after, error))
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
  return print_events (central, &query, gvt_args_has (args, "json"), error);
}

static const GvtOption options[] = {
  { "device", "ID|CODE", N_ ("only of this laptop: its code of four symbols, or its id") },
  { "kind", "KIND",
    N_ ("only of this kind: session.closed/1, or session.closed for every version") },
  { "limit", "N", N_ ("at most so many; all when not given") },
  { "after", "PLACE",
    N_ ("only those behind this one, named as LAPTOP-ID/COPY/NUMBER from its device, incarnation "
        "and seq: the next page") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_events_list_command = {
  .name = "events list",
  .summary = N_ ("lists the records that laptops sent, and the centre's own"),
  .details = N_ ("What a record says stands in it; parts about persons are never printed here."),
  .options = options,
  .run = run_list,
};
