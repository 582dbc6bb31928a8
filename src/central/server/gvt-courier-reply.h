/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-courier-ask.h"
#include "gvt-courier-mail.h"
#include "gvt-receipt.h"

G_BEGIN_DECLS

/* What the centre says to one laptop whose parts came, in the order in which it is of most use. */
typedef struct
{
  const GvtReceipt *receipt; /* for whom, too */
  GPtrArray *held;           /* (nullable): of GBytes: BLBR of photos that came */
  guint64 held_serial;       /* of the shipment that brought them */
  const GvtCourierAsk *ask;  /* (nullable): then its outbox and modules */
  gboolean has_lists;        /* whether to add lists */
} GvtCourierReply;

/** gvt_courier_reply_write: the parts, one after the other, into @sink; stops at the first that it
 * does not take. @code: the laptop's */
gboolean gvt_courier_reply_write (GvtCentral *central,
                                  const GvtCourierReply *self,
                                  const char *code,
                                  const GvtCourierSink *sink,
                                  GError **error);

G_END_DECLS
