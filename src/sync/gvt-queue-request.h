/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-id.h"
#include "gvt-seal.h"

G_BEGIN_DECLS

/* The body of a "queue" call: what a supervisor asks of the proposals that wait at the centre. His
 * own key signs it beside the device's envelope, and the answer is sealed to a key that was made
 * for this one question, so that it is read by him who asked, once, in memory. Canonical JSON:
 * {"after"?, "area"?, "ask", "by", "proposal"?, "reply_key", "signature", "state"?}. */
typedef enum
{
  GVT_QUEUE_LIST,     /* one page, without whom they are about */
  GVT_QUEUE_OPEN,     /* one proposal, with names */
  GVT_QUEUE_PICTURES, /* what was shown for it */
} GvtQueueAsk;

typedef struct
{
  GvtQueueAsk ask;
  char *by;           /* user code */
  char *area;         /* of a list: "" for all of his */
  char *state;        /* of a list: a code, or "" for those to be decided */
  gboolean has_after; /* of a list: it goes on behind @id */
  GvtId id;           /* that, or the proposal */
  GvtPublicKey reply_key;
} GvtQueueRequest;

#define GVT_QUEUE_MAX_REQUEST (16 * 1024)
#define GVT_QUEUE_MAX_ANSWER  (16 * 1024 * 1024)
#define GVT_QUEUE_PAGE        100 /* proposals in one answer */

void gvt_queue_request_clear (GvtQueueRequest *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtQueueRequest, gvt_queue_request_clear)

/** gvt_queue_request_write: Returns: (transfer full) (nullable) */
GBytes *
gvt_queue_request_write (const GvtQueueRequest *self, const GvtSecret *user_key, GError **error);
/** gvt_queue_request_read: @self: zeroed. Nothing of it may be used before it is verified.
 * %GVT_ERROR_BAD_FORMAT */
gboolean gvt_queue_request_read (GvtQueueRequest *self, GBytes *bytes, GError **error);
/** gvt_queue_request_verify: whether he whose key @user_key is signed @bytes:
 * %GVT_ERROR_BAD_SIGNATURE */
gboolean gvt_queue_request_verify (GBytes *bytes, const GvtPublicKey *user_key, GError **error);

/** gvt_queue_answer_seal: @plain: canonical JSON. Returns: (transfer full) */
GBytes *gvt_queue_answer_seal (GBytes *plain, const GvtPublicKey *reply_key);
/** gvt_queue_answer_open: Returns: (transfer full) (nullable) */
GBytes *gvt_queue_answer_open (GBytes *sealed, const GvtSecret *reply_secret, GError **error);

G_END_DECLS
