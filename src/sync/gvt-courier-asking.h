/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-courier-ask.h"
#include "gvt-sync-run.h"

G_BEGIN_DECLS

/** gvt_courier_collect_ask: what this laptop asks for now: its place in the outbox, one-time keys
 * that are not known to be at the centre, made first where there are too few, and which modules
 * are here. @ask: zeros before */
gboolean gvt_courier_collect_ask (GvtSyncRun *run, GvtCourierAsk *ask, GError **error);

G_END_DECLS
