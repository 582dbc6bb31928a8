/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sign.h"
#include "gvt-transport.h"

G_BEGIN_DECLS

/* A line to a real centre, on which one of the two sides is made to look as another version would,
 * by the rules that this program has for that. Whatever it changes it signs anew, with the key of
 * the side that speaks. */
typedef enum
{
  GVT_PEER_AS_IT_IS,
  GVT_PEER_OLDER_CENTRE_404,   /* knows no "digest" call */
  GVT_PEER_OLDER_CENTRE_413,   /* likewise; its body was more than it expected there */
  GVT_PEER_NEWER_CENTRE,       /* members and kinds of files that nobody here knows */
  GVT_PEER_NEWER_MAJOR_CENTRE, /* its receipts are of version 2 */
  GVT_PEER_NEWER_LAPTOP,       /* members that nobody here knows */
  GVT_PEER_NEWER_MAJOR_LAPTOP, /* its envelopes are of version 2 */
  GVT_PEER_FREEZER,            /* somebody who answers "manifest" with what he kept */
  GVT_PEER_PULL_PLAYER,        /* somebody who answers "pull" with what he kept */
} GvtPeer;

#define GVT_TYPE_PEER_LINE (gvt_peer_line_get_type ())
G_DECLARE_FINAL_TYPE (GvtPeerLine, gvt_peer_line, GVT, PEER_LINE, GObject)

/** gvt_peer_line_new: over @uri. @centre_key, @device_key: borrowed, for as long as it is used */
GvtPeerLine *gvt_peer_line_new (const char *uri,
                                GvtPeer peer,
                                const GvtSecret *centre_key,
                                const GvtSecret *device_key);
/** gvt_peer_line_set_kept: what a freezer, or a player, answers */
void gvt_peer_line_set_kept (GvtPeerLine *self, GBytes *answer);
/** gvt_peer_line_n_changed: how many messages were another version's */
guint gvt_peer_line_n_changed (GvtPeerLine *self);

G_END_DECLS
