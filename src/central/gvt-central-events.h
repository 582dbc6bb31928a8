/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-device-store.h"
#include "gvt-keyset.h"

G_BEGIN_DECLS

/* Reading what is held: every laptop's chain, and the centre's own. */

typedef enum
{
  GVT_ENTRY_APPLIED,  /* in the lists that its kind fills */
  GVT_ENTRY_REPEAT,   /* its id stands elsewhere already: chained, not counted again (I9) */
  GVT_ENTRY_UNKNOWN,  /* of a newer version: kept until this program knows its kind */
  GVT_ENTRY_REJECTED, /* makes no sense to its kind: in quarantine (I5) */
} GvtEntryState;

typedef enum
{
  GVT_PERSONAL_NONE,
  GVT_PERSONAL_HELD,
  GVT_PERSONAL_GONE, /* there was one: withheld by the laptop, or erased */
} GvtPersonalState;

/* One event, without its personal part. Borrowed, until the function it is handed to returns. */
typedef struct
{
  GvtEventHeader header;
  GBytes *body;
  GvtHash hash;
  const char *device_code;
  GvtPersonalState personal;
  GvtEntryState state;
  const char *detail; /* (nullable): of an unapplied one, for the log */
} GvtEventEntry;

/* Which are asked for. */
typedef struct
{
  const GvtId *device; /* (nullable): of all devices */
  const char *kind;    /* (nullable): "session.closed/1", or "session.closed" for every version */
} GvtEventQuery;

/* A page of them, whose key is "DEVICE/COPY/NUMBER", as an event of JSON has them. */
#define gvt_events_keyset_new() gvt_keyset_new ("dii", 9, FALSE)

typedef gboolean (*GvtEventFunc) (const GvtEventEntry *entry, gpointer user_data, GError **error);

/** gvt_central_foreach_event: calls @func with each of @page, by device, incarnation and seq, in
 * one snapshot, until one fails */
gboolean gvt_central_foreach_event (GvtCentral *self,
                                    const GvtEventQuery *filter,
                                    GvtKeyset *page,
                                    GvtEventFunc func,
                                    gpointer user_data,
                                    GError **error);

/** gvt_central_foreach_about: as gvt_central_foreach_event(), what stands in @device's chains about
 * the voter whose number under that laptop's key @subject is; found by that, not by going through
 * all. Pages of one after the other go on: by device */
gboolean gvt_central_foreach_about (GvtCentral *self,
                                    const GvtId *device,
                                    const GvtHash *subject,
                                    GvtKeyset *page,
                                    GvtEventFunc func,
                                    gpointer user_data,
                                    GError **error);

/** gvt_central_foreach_question: as gvt_central_foreach_event(), questions about voters by NIK and
 * by name, of all laptops, each once */
gboolean gvt_central_foreach_question (GvtCentral *self,
                                       GvtEventFunc func,
                                       gpointer user_data,
                                       GError **error);

/** gvt_event_entry_to_json: the body as an object; null, and its bytes as "body_hex", where it is
 * none. Returns: (transfer full) */
JsonObject *gvt_event_entry_to_json (const GvtEventEntry *self);
const char *gvt_entry_state_to_text (GvtEntryState state); /* "applied" ... */

/* What has come of one copy of a laptop. */
typedef struct
{
  guint32 incarnation;
  guint64 head_seq; /* of that */
  guint64 n_events;
  guint64 n_rejected;
  guint64 n_unknown;
} GvtDeviceProgress;

gboolean gvt_central_device_progress (GvtCentral *self,
                                      const GvtDeviceRecord *device,
                                      GvtDeviceProgress *progress,
                                      GError **error);

G_END_DECLS
