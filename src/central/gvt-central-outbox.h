/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-keyset.h"

G_BEGIN_DECLS

/* A message as it waits, or waited: nobody tells the centre that it was read. */
typedef struct
{
  guint64 seq;
  char *type; /* "lease/1" */
  gint64 at_us;
  gsize bytes; /* of the signed file */
  GvtHash hash;
} GvtOutboxEntry;

void gvt_outbox_entry_free (GvtOutboxEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtOutboxEntry, gvt_outbox_entry_free)

/** gvt_central_list_outbox: some of all that was ever queued for @device, in its order. @page:
 * gvt_outbox_keyset_new(). Returns: (transfer full) (element-type GvtOutboxEntry) (nullable) */
GPtrArray *
gvt_central_list_outbox (GvtCentral *self, const GvtId *device, GvtKeyset *page, GError **error);
#define gvt_outbox_keyset_new() gvt_keyset_new ("i", 0, FALSE)

G_END_DECLS
