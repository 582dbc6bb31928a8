/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-courier-part.h"
#include "gvt-receipt.h"

G_BEGIN_DECLS

/* Where the centre takes courier parts, as if each had come by a push: the same admission, so in
 * the order of the records, once, all or nothing of a part (I1, I2, I3, I5). A part whose records
 * do not follow yet is held, sealed as it came, until those before it are there. */

typedef enum
{
  GVT_COURIER_TAKEN,
  GVT_COURIER_KNOWN,   /* the centre has all of it already */
  GVT_COURIER_HELD,    /* records before it are missing */
  GVT_COURIER_REFUSED, /* why is in its error */
} GvtCourierState;

typedef struct
{
  char *path;
  GvtCourierState state;
  gboolean was_held;     /* it came another day, and lies at the centre */
  gboolean is_open;      /* it could be read: what follows is known */
  GvtCourierFacts facts; /* of the part */
  char *code;            /* (nullable): of the laptop */
  guint64 n_new;         /* records that it brought */
  GvtReceipt receipt;    /* what the centre holds of the laptop then, unless it was refused */
  GError *error;         /* (nullable) */
} GvtCourierEntry;

void gvt_courier_entry_free (GvtCourierEntry *self);
const char *gvt_courier_state_to_text (GvtCourierState state); /* "taken" ... */

/** gvt_courier_desk_accept: @paths: of parts, in any order; receipts among them are left out.
 * Returns: (transfer full) (element-type GvtCourierEntry) (nullable): what became of each, and of
 * those that were held before and are not any more */
GPtrArray *gvt_courier_desk_accept (GvtCentral *central, GPtrArray *paths, GError **error);

/* A receipt that was written. */
typedef struct
{
  char *path;
  char *code;
  guint32 incarnation;
  guint64 seq;
  GPtrArray *lists; /* paths of the parts with lists beside it */
} GvtCourierAnswer;

void gvt_courier_answer_free (GvtCourierAnswer *self);

/** gvt_courier_desk_answer: writes a receipt for each laptop of @entries, sealed to it, into the
 * folder where its parts lie, and beside it the lists that it may have (gvt-courier-lists.h).
 * Returns: (transfer full) (element-type GvtCourierAnswer) (nullable)
 */
GPtrArray *gvt_courier_desk_answer (GvtCentral *central, GPtrArray *entries, GError **error);

G_END_DECLS
