/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gvt-hash.h"
#include "gvt-id.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* `OUTB`: what the centre has for one device (a lease, a decision, a user ...), in a chain of its
 * own, which copies of its disk share: gap-free seq from 1, and @previous is the hash of the
 * message before. So a device knows that nothing was held back, put in between or brought again, by
 * whatever road it came. */
typedef struct
{
  GvtId device;
  guint32 incarnation; /* whom it is for: one copy of the device; 0 for all */
  guint64 seq;
  GvtHash previous;
  char *type; /* "lease/1" */
  gint64 at_us;
  GBytes *payload;
  GvtHash hash; /* of the JSON header as signed: what the next one names as @previous */
} GvtOutboxMessage;

#define GVT_OUTBOX_MAX_PAYLOAD (1024 * 1024)
#define GVT_OUTBOX_MAX_LIST    (4 * 1024 * 1024) /* one answer to a pull */
#define GVT_OUTBOX_MAX_COUNT   1000

/** gvt_outbox_genesis: what the first message of @device names as @previous */
void gvt_outbox_genesis (const GvtId *device, GvtHash *hash);

/** gvt_outbox_message_write: @incarnation: 0 for all copies; @hash: (out): what the next message
 * must name. Returns: (transfer full) (nullable) */
GBytes *gvt_outbox_message_write (const GvtId *device,
                                  guint32 incarnation,
                                  guint64 seq,
                                  const GvtHash *previous,
                                  const char *type,
                                  gint64 at_us,
                                  GBytes *payload,
                                  const GvtSecret *signing_key,
                                  GvtHash *hash,
                                  GError **error);

/** gvt_outbox_message_read: %GVT_ERROR_BAD_SIGNATURE unless the centre's @signing_key signed it.
 * Returns: (transfer full) (nullable) */
GvtOutboxMessage *
gvt_outbox_message_read (GBytes *bytes, const GvtPublicKey *signing_key, GError **error);

/** gvt_outbox_message_check: whether it stands right after seq @after with hash @previous in the
 * outbox of @device: %GVT_ERROR_CHAIN otherwise */
gboolean gvt_outbox_message_check (const GvtOutboxMessage *self,
                                   const GvtId *device,
                                   guint64 after,
                                   const GvtHash *previous,
                                   GError **error);
void gvt_outbox_message_free (GvtOutboxMessage *self);

/* `OUTS`: the answer to a pull: file header, varint count, each u32 length and message. */
GBytes *gvt_outbox_list_write (GPtrArray *messages); /* of GBytes */
/** gvt_outbox_list_read: Returns: (transfer full) (element-type GBytes) (nullable): unread messages
 */
GPtrArray *gvt_outbox_list_read (GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtOutboxMessage, gvt_outbox_message_free)

G_END_DECLS
