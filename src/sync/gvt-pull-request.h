/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-prekey.h"

G_BEGIN_DECLS

/* The body of a "pull" call: {"after":seq,"hash":…,"prekeys":[...],"word":true}. Pulling after seq
 * n also tells the centre that messages up to n arrived; by the hash of message n, which older
 * programs do not say, one that was put back from a backup goes on behind it. Who asks for the
 * centre's word, as older programs do not, gets the answer in it (gvt-pull-answer.h). */
#define GVT_PULL_REQUEST_MAX_BYTES (64 * 1024)

/** gvt_pull_request_write: @hash: (nullable): of message @after; @prekeys: (nullable) (element-type
 * GvtPrekey): new ones to deposit */
GBytes *
gvt_pull_request_write (guint64 after, const GvtHash *hash, GArray *prekeys, GError **error);

typedef struct
{
  guint64 after;
  gboolean has_hash;
  GvtHash hash;
  GArray *prekeys; /* GvtPrekey */
  gboolean wants_word;
} GvtPullRequest;

void gvt_pull_request_clear (GvtPullRequest *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtPullRequest, gvt_pull_request_clear)

/** gvt_pull_request_read: @request: zero-filled */
gboolean gvt_pull_request_read (GBytes *bytes, GvtPullRequest *request, GError **error);

G_END_DECLS
