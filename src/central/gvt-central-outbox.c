/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-outbox.h"

#include "gvt-central-leases.h"
#include "gvt-central-private.h"
#include "gvt-outbox-message.h"
#include "gvt-outbox-store.h"
#include "gvt-prekey-store.h"

/* Of GVT_OUTBOX_MAX_LIST, for what stands around the messages. */
#define LIST_OVERHEAD (16 * 1024)

gboolean
gvt_central_queue (GvtCentral *self,
                   GvtDb *db,
                   const GvtId *device,
                   const char *type,
                   GBytes *payload,
                   GError **error)
{
  g_autoptr (GBytes) message = NULL;
  GvtHash previous;
  GvtHash hash;
  guint64 seq;

  if (!gvt_outbox_store_load_last (db, device, &seq, &previous, error))
    return FALSE;

  message = gvt_outbox_message_write (device, seq + 1, &previous, type,
                                      gvt_clock_now_us (self->clock), payload, self->signing_key,
                                      &hash, error);
  return message != NULL && gvt_outbox_store_add (db, device, seq + 1, &hash, message, error);
}

typedef struct
{
  GvtCentral *central;
  const GvtId *device;
  guint64 after;
  GArray *prekeys;
  GPtrArray *messages;
} Pull;

static gboolean
deposit (GvtDb *db, gpointer user_data, GError **error)
{
  Pull *pull = user_data;

  for (guint i = 0; i < pull->prekeys->len; i++)
    if (!gvt_prekey_store_add (db, pull->device, &g_array_index (pull->prekeys, GvtPrekey, i),
                               error))
      return FALSE;
  return gvt_central_seal_leases (pull->central, db, pull->device, error);
}

static gboolean
list_messages (GvtDb *db, gpointer user_data, GError **error)
{
  Pull *pull = user_data;

  pull->messages = gvt_outbox_store_list (db, pull->device, pull->after, GVT_OUTBOX_MAX_COUNT,
                                          GVT_OUTBOX_MAX_LIST - LIST_OVERHEAD, error);
  return pull->messages != NULL;
}

GPtrArray *
gvt_central_pull (
    GvtCentral *self, const GvtId *device, guint64 after, GArray *prekeys, GError **error)
{
  Pull pull = { self, device, after, prekeys, NULL };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL, NULL);

  if (prekeys != NULL && prekeys->len > 0 && !gvt_store_write (self->store, deposit, &pull, error))
    return NULL;
  return gvt_store_read (self->store, list_messages, &pull, error) ? pull.messages : NULL;
}
