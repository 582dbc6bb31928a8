/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-queue.h"

#include "gvt-central-private.h"
#include "gvt-outbox-message.h"
#include "gvt-outbox-store.h"

gboolean
gvt_central_queue (GvtCentral *self,
                   GvtDb *db,
                   const GvtId *device,
                   guint32 incarnation,
                   const char *type,
                   GBytes *payload,
                   GError **error)
{
  g_autoptr (GBytes) message = NULL;
  GvtHash previous;
  GvtHash hash;
  guint64 seq;

  /* By the key that counts now: a message of a turned key, written after its time, is good for
   * nothing, and ends the laptop's chain. */
  if (!gvt_central_refresh_ring (self, db, error)
      || !gvt_outbox_store_load_last (db, device, &seq, &previous, error))
    return FALSE;

  message = gvt_outbox_message_write (device, incarnation, seq + 1, &previous, type,
                                      gvt_clock_now_us (self->clock), payload,
                                      gvt_central_get_signing_key (self), &hash, error);
  return message != NULL && gvt_outbox_store_add (db, device, seq + 1, &hash, message, error);
}
