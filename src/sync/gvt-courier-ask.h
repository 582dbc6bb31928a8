/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-prekey.h"

G_BEGIN_DECLS

/* What a laptop asks for by stick: the letters of its outbox behind the last that it has, which
 * also says that those before arrived; what leases can be sealed to; and how much of which files is
 * here, so that the stick brings only the rest. As JSON: {"after", "hash",
 * "prekeys": [...], "files": [{"hash", "bytes"}]}. One that comes late or twice changes nothing. */
#define GVT_COURIER_ASK_MAX_BYTES (512 * 1024)
#define GVT_COURIER_ASK_MAX_FILES 2000

typedef struct
{
  GvtHash hash;
  guint64 bytes; /* from its start */
} GvtCourierHolding;

typedef struct
{
  guint64 after;
  gboolean has_hash; /* programs before do not say it */
  GvtHash hash;      /* of message @after; by it they follow after a restore of the centre (I13) */
  GArray *prekeys;   /* of GvtPrekey: not known to be at the centre */
  GArray *files;     /* of GvtCourierHolding */
} GvtCourierAsk;

void gvt_courier_ask_clear (GvtCourierAsk *self);
void gvt_courier_ask_free (GvtCourierAsk *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtCourierAsk, gvt_courier_ask_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtCourierAsk, gvt_courier_ask_free)

/** gvt_courier_ask_write: Returns: (transfer full) (nullable) */
GBytes *gvt_courier_ask_write (const GvtCourierAsk *self, GError **error);
/** gvt_courier_ask_read: Returns: (transfer full) (nullable) */
GvtCourierAsk *gvt_courier_ask_read (GBytes *bytes, GError **error);
/** gvt_courier_ask_holds: how many bytes of the file @hash are at the laptop */
guint64 gvt_courier_ask_holds (const GvtCourierAsk *self, const GvtHash *hash);

G_END_DECLS
