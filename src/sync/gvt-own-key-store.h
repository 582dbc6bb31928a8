/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* The signing keys of this laptop's incarnations after the first. They stand in the store, not in
 * the vault where the first one is, because a new incarnation, its key and what is re-issued in it
 * must come into being in one transaction: there is no moment at which a kill leaves a key without
 * its chain. Both are sealed by the same key. */

/** gvt_own_key_load: of @incarnation, over 1; %GVT_ERROR_NOT_FOUND. Returns: (transfer full)
 * (nullable) */
GvtSecret *gvt_own_key_load (GvtDb *db, guint32 incarnation, GError **error);
/** gvt_own_key_ensure_next: the key for a next incarnation: made once and kept until it has one, so
 * that a question whose answer was lost is asked again by the same key. Returns: (transfer full)
 * (nullable) */
GvtSecret *gvt_own_key_ensure_next (GvtDb *db, GError **error);

/* What became of an incarnation. */
typedef struct
{
  gboolean is_first;      /* the first: nothing else is set */
  guint32 parent;         /* which one it went on from; 0: the one before */
  guint64 earlier;        /* events that the centre holds where they stood before */
  guint64 reissued;       /* events of before that stand once more in this one */
  gint64 confirmed_at_us; /* 0: no supervisor has said yes yet */
} GvtOwnKeyState;

gboolean gvt_own_key_find (GvtDb *db, guint32 incarnation, GvtOwnKeyState *state, GError **error);
/** gvt_own_key_settle: @key is that of @incarnation now */
gboolean gvt_own_key_settle (GvtDb *db,
                             const GvtPublicKey *key,
                             guint32 incarnation,
                             const GvtOwnKeyState *state,
                             GError **error);
gboolean gvt_own_key_set_confirmed (GvtDb *db, guint32 incarnation, gint64 at_us, GError **error);

G_END_DECLS
