/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-courier-ask.h"
#include "gvt-courier-part.h"
#include "gvt-receipt.h"

G_BEGIN_DECLS

/* Where the centre takes courier parts, as if each had come by its call: the same admission, so in
 * the order of the records, once, all or nothing of a part (I1, I2, I3, I5). A part whose records
 * do not follow yet is held, sealed as it came, until those before it are there; so is one with
 * photos whose records are not there yet. */

typedef enum
{
  GVT_COURIER_TAKEN,
  GVT_COURIER_KNOWN,   /* the centre has all of it already */
  GVT_COURIER_WAITING, /* records before it are missing */
  GVT_COURIER_REFUSED, /* why is in its error */
} GvtCourierState;

typedef struct
{
  char *path; /* (nullable): where it did not come as a file */
  GvtCourierState state;
  gboolean was_held;     /* it came another day, and lies at the centre */
  gboolean is_open;      /* it could be read: what follows is known */
  GvtCourierFacts facts; /* of the part */
  char *code;            /* (nullable): of the laptop */
  guint64 n_new;         /* records, or photos, that it brought */
  GvtReceipt receipt;    /* what the centre holds of the laptop then, unless it was refused */
  GvtCourierAsk *ask;    /* (nullable): what it asks for, where it is an ask */
  GPtrArray *held;       /* (nullable): of GBytes, a BLBR for each photo of it that is here */
  GError *error;         /* (nullable) */
} GvtCourierEntry;

void gvt_courier_entry_free (GvtCourierEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtCourierEntry, gvt_courier_entry_free)
const char *gvt_courier_state_to_text (GvtCourierState state); /* "taken" ... */

/** gvt_courier_desk_accept: @paths: of parts, in any order; what is for laptops is left out.
 * Returns: (transfer full) (element-type GvtCourierEntry) (nullable): what became of each, and of
 * those that were held before and are not any more */
GPtrArray *gvt_courier_desk_accept (GvtCentral *central, GPtrArray *paths, GError **error);
/** gvt_courier_desk_take: one part that somebody carried on over the network. Returns: (transfer
 * full) (nullable) */
GvtCourierEntry *gvt_courier_desk_take (GvtCentral *central, GBytes *part, GError **error);

G_END_DECLS
