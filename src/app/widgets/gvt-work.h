/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The one way a page reaches disk or network: a blocking function in a worker thread, its result on
 * the main loop. Feature functions are synchronous and for any thread, so a page needs no more. */

/** GvtWorkFunc: in a worker thread; sees only @input, never the owner. Returns: (transfer full):
 * the result, or %NULL with @error set; a result that is %NULL by nature is returned without error
 */
typedef gpointer (*GvtWorkFunc) (gpointer input, GCancellable *cancellable, GError **error);

/** GvtWorkDone: on the main loop, and only while @owner lives and was not cancelled. @result is
 * borrowed: take a reference or copy to keep it. @error is %NULL on success. */
typedef void (*GvtWorkDone) (gpointer owner, gpointer result, const GError *error);

/**
 * GvtWork:
 * @func: what to do
 * @input: (transfer full) (nullable): for @func; freed in the worker before @done is told
 * @free_input: (nullable)
 * @free_result: (nullable)
 * @done: (nullable): told on the main loop
 */
typedef struct
{
  GvtWorkFunc func;
  gpointer input;
  GDestroyNotify free_input;
  GDestroyNotify free_result;
  GvtWorkDone done;
} GvtWork;

/**
 * gvt_work_run:
 * @owner: (type GObject): who waits; held weakly, so a closed page is not kept alive by slow work
 * @cancellable: (nullable): once cancelled, @done is not called any more
 * @work: copied; its input now belongs to the worker
 *
 * Main thread only.
 */
void gvt_work_run (gpointer owner, GCancellable *cancellable, const GvtWork *work);

/** gvt_work_get_n_running: how many are under way in this process; pictures and tests wait for 0.
 * Main thread only. */
guint gvt_work_get_n_running (void);

G_END_DECLS
