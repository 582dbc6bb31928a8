/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-id.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* One file of the courier: what a laptop and its centre tell each other where no network is,
 * carried by whoever comes by. Each part is whole by itself: any of them, in any order, twice or
 * never, is taken for what it holds. Its bytes are described in README.md; they are fixed.
 *
 * Whoever carries it reads the label, and sees whether the part is whole; content and sender are
 * sealed to the recipient. The signature inside covers all that #GvtCourierFacts says. */

#define GVT_COURIER_MAX_BYTES   (8 * 1024 * 1024)              /* of a part */
#define GVT_COURIER_MAX_PAYLOAD (GVT_COURIER_MAX_BYTES - 4096) /* what is in it */
#define GVT_COURIER_MAX_PARTS   100000                         /* in one shipment */

typedef enum
{
  GVT_COURIER_EVENTS,  /* records of a laptop for the centre; payload: gvt-push-request.h */
  GVT_COURIER_RECEIPT, /* the centre's receipt for a laptop; payload: GvtCourierReceipt */
  GVT_COURIER_LISTS,   /* lists from the centre for a laptop; payload: gvt-courier-bundle.h */
  GVT_COURIER_ASK,     /* what a laptop asks the centre for; payload: gvt-courier-ask.h */
  GVT_COURIER_PHOTOS,  /* attachments for the centre; payload: pieces, each a gvt-blob-piece.h */
  GVT_COURIER_LETTERS, /* a laptop's outbox; payload: the centre's keys and an OUTS list as pieces
                        */
  GVT_COURIER_HELD,    /* what the centre has of its photos; payload: the keys and BLBR as pieces */
  GVT_COURIER_FILES,   /* pieces of modules; payload: gvt-courier-bundle.h */
  GVT_COURIER_N_TYPES,
} GvtCourierType;

/* What anybody can read, and nobody can change without breaking the seal. */
typedef struct
{
  GvtCourierType type;
  GvtHash recipient; /* gvt_courier_key_id() of the key it is sealed to */
  guint32 number;    /* from 1 */
  guint32 n_parts;   /* of the shipment */
} GvtCourierLabel;

/* What is signed. */
typedef struct
{
  GvtCourierType type;
  GvtId device; /* the laptop: which sent it, or whose receipt it is */
  guint32 incarnation;
  guint64 serial; /* of the shipment: the sender counts on; of what answers one: README.md */
  guint32 number;
  guint32 n_parts;
  guint64 first_seq; /* records, or letters, that it holds; of photos and receipts 0 */
  guint64 last_seq;
} GvtCourierFacts;

typedef struct _GvtCourierPart GvtCourierPart;

/** gvt_courier_type_is_for_centre: whether a laptop writes it; else the centre does */
gboolean gvt_courier_type_is_for_centre (GvtCourierType type);

/** gvt_courier_key_id: by what a label names a sealing key */
void gvt_courier_key_id (const GvtPublicKey *sealing_key, GvtHash *id);

/** gvt_courier_part_write: sealed to @recipient, signed by @signing_key. Returns: (transfer full)
 * (nullable): %GVT_ERROR_TOO_LARGE over %GVT_COURIER_MAX_PAYLOAD */
GBytes *gvt_courier_part_write (const GvtCourierFacts *facts,
                                GBytes *payload,
                                const GvtPublicKey *recipient,
                                const GvtSecret *signing_key,
                                GError **error);

/** gvt_courier_part_peek: the label, and that the part came whole: %GVT_ERROR_BAD_FORMAT for what
 * is none or ends too soon, %GVT_ERROR_TOO_NEW, %GVT_ERROR_TOO_LARGE, %GVT_ERROR_BAD_SIGNATURE
 * where bytes were changed on the way. All tell people what to do. */
gboolean gvt_courier_part_peek (GBytes *bytes, GvtCourierLabel *label, GError **error);

/** gvt_courier_part_open: by the recipient's @sealing_key; as gvt_courier_part_peek(), and
 * %GVT_ERROR_FORBIDDEN for a part that is for somebody else. Nothing of it may be used before
 * gvt_courier_part_verify(). Returns: (transfer full) (nullable) */
GvtCourierPart *gvt_courier_part_open (GBytes *bytes, const GvtSecret *sealing_key, GError **error);
gboolean gvt_courier_part_verify (GvtCourierPart *self, const GvtPublicKey *signer, GError **error);
const GvtCourierFacts *gvt_courier_part_get_facts (GvtCourierPart *self);
/** gvt_courier_part_get_payload: Returns: (transfer none) */
GBytes *gvt_courier_part_get_payload (GvtCourierPart *self);
void gvt_courier_part_free (GvtCourierPart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtCourierPart, gvt_courier_part_free)

/** gvt_courier_receipt_write: the payload of a receipt: the centre's keys, which may have turned
 * since the laptop last heard of it, and its receipt. Returns: (transfer full) */
GBytes *gvt_courier_receipt_write (GBytes *keys, GBytes *receipt);
/** gvt_courier_receipt_read: @keys, @receipt: (out) (transfer full): unread */
gboolean
gvt_courier_receipt_read (GBytes *payload, GBytes **keys, GBytes **receipt, GError **error);

G_END_DECLS
