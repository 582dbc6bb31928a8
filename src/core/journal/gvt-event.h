/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-hash.h"
#include "gvt-id.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* A fact that a person made, in its final form (design D1): header + body (kept; no personal data)
 * + optional personal part (erasable). Bytes are hashed as stored and sent, never re-serialised.
 *
 *   hash          = BLAKE2b-256 ("gvt-event-1\0" ‖ previous ‖ u32 header length ‖ header
 *                                ‖ BLAKE2b-256 (body) ‖ personal_hash or 32 zeros)
 *   personal_hash = BLAKE2b-256 (salt16 ‖ personal as stored)
 *   previous of seq 1 = BLAKE2b-256 ("gvt-chain-1\0" ‖ device ‖ u32 incarnation ‖ public key)
 *
 * Header bytes, little-endian (gvt-wire.h): id 16 · device 16 · u32 incarnation · u64 seq · kind
 * text · u8 subject length, subject · actor text · place text · scope text · u64 at_us · u8 clock ·
 * u8 has_was · [u32 was incarnation · u64 was seq]. The encoding is a function of the fields, so a
 * column frame can carry the fields alone and the reader gets the same bytes back. */

typedef enum
{
  GVT_CLOCK_TRUSTED, /* within what the centre's signed time allows */
  GVT_CLOCK_BEHIND,  /* before a time already proven */
  GVT_CLOCK_AHEAD,   /* more than 30 days past the last proven time */
  GVT_CLOCK_UNSET,   /* no proven time yet, or before 2024 */
} GvtClockTrust;

#define GVT_EVENT_MAX_SUBJECT     32
#define GVT_EVENT_MAX_BODY        (64 * 1024)
#define GVT_EVENT_MAX_PERSONAL    (64 * 1024)
#define GVT_EVENT_MAX_ATTACHMENTS 16

/* The personal part as a cell, for gvt_stmt_bind_sealed() and gvt_stmt_sealed(). */
#define GVT_EVENT_PERSONAL_CELL "event-personal/1"

typedef struct
{
  GvtId id; /* owned by @device (gvt-id.h), or the event is quarantined: I4 */
  GvtId device;
  guint32 incarnation;
  guint64 seq; /* from 1, gap-free */
  char *kind;  /* "session.opened/1" */
  guint8 subject[GVT_EVENT_MAX_SUBJECT];
  guint8 subject_length; /* opaque: an id or a keyed hash, never a NIK or name */
  char *actor;           /* user code */
  char *place;           /* Kemendagri code or empty */
  char *scope;           /* election or PDPB period, or empty */
  gint64 at_us;
  GvtClockTrust clock;
  gboolean has_was; /* a re-issued event (I9): where the same id first stood, before any fork */
  guint32 was_incarnation;
  guint64 was_seq;
} GvtEventHeader;

typedef struct
{
  gatomicrefcount ref_count;
  GvtEventHeader header;
  GBytes *header_bytes;
  GBytes *body;               /* canonical JSON */
  GBytes *personal;           /* (nullable): absent or erased */
  guint8 salt[16];            /* zeros when @personal is %NULL */
  gboolean has_personal_hash; /* stays after erasure */
  GvtHash personal_hash;
  GvtHash hash;
} GvtEvent;

GvtEvent *gvt_event_ref (GvtEvent *self);
void gvt_event_unref (GvtEvent *self);
/** gvt_event_parse_body: Returns: (transfer full) (nullable) */
JsonObject *gvt_event_parse_body (const GvtEvent *self, GError **error);

void gvt_event_header_clear (GvtEventHeader *self);
GBytes *gvt_event_header_encode (const GvtEventHeader *self);
gboolean gvt_event_header_decode (GBytes *bytes, GvtEventHeader *self, GError **error);
/** gvt_event_header_origin: where the event first stood: `was` of a re-issued one, else its own
 * place. Projections order a device's events by it, since a re-issued event stands elsewhere at the
 * centre than on the laptop. After a fork two events may have one origin: the greater id then wins.
 */
void gvt_event_header_origin (const GvtEventHeader *self, guint32 *incarnation, guint64 *seq);

/** gvt_event_genesis: what seq 1 of an incarnation chains to */
void gvt_event_genesis (const GvtId *device,
                        guint32 incarnation,
                        const GvtPublicKey *key,
                        GvtHash *hash);
/** gvt_event_compute_hash: from @previous and the event's own bytes; @personal_hash is recomputed
 * when the part is there */
void gvt_event_compute_hash (const GvtEvent *self, const GvtHash *previous, GvtHash *hash);
/** gvt_event_check: whether @self stands right after @previous: %GVT_ERROR_CHAIN names the seq */
gboolean gvt_event_check (const GvtEvent *self, const GvtHash *previous, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtEvent, gvt_event_unref)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtEventHeader, gvt_event_header_clear)

G_END_DECLS
