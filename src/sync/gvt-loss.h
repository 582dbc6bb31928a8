/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a laptop got lost, in coded words: {"reason", "last_seen_on": YYYY-MM-DD, "where": a
 * Kemendagri code, or ""}. Who says it may write a note of his own; that is personal
 * (gvt-fleet-acts.h). */
typedef struct
{
  const char *reason;
  const char *last_seen_on;
  const char *where;
} GvtLoss;

/* "stolen", "left": forgotten somewhere, "missing": nobody knows, "disaster": fire, flood, quake.
 * %NULL-terminated */
extern const char *const gvt_loss_reasons[];

/** gvt_loss_check: %GVT_ERROR_BAD_INPUT, in words for people; @today: YYYY-MM-DD */
gboolean gvt_loss_check (const GvtLoss *self, const char *today, GError **error);
/** gvt_loss_describe: Returns: (transfer none): the reason, translated; as it is when a newer
 * version gave it */
const char *gvt_loss_describe (const char *reason);

G_END_DECLS
