/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-print-fit.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* Before a test is opened: whether the sheets that lie ready ask what it will ask. */
typedef struct
{
  GvtPrintedTest printed;
  GvtModule *module; /* what the test would ask */
  guint n_items;
  GvtModule *old; /* (nullable): the version that is printed, where it is on this laptop */
} GvtPrintedAnswer;

/** gvt_printed_work: fills @work but for its `done`. Result: #GvtPrintedAnswer for a test of
 * @module by @plan, whose form is static */
void gvt_printed_work (GvtWork *work,
                       GvtProfile *profile,
                       GvtModuleLibrary *library,
                       const GvtId *session,
                       GvtModule *module,
                       const GvtQuizTestPlan *plan);

/** GvtPrintedFunc: the test is to ask @n_items questions of @module */
typedef void (*GvtPrintedFunc) (gpointer owner, GvtModule *module, guint n_items);

/** gvt_printed_ask: calls @open at once where the paper fits, or there is none; otherwise says what
 * is wrong and has the person choose: what is printed, what is new, or neither */
void gvt_printed_ask (GtkWidget *owner, const GvtPrintedAnswer *answer, GvtPrintedFunc open);

G_END_DECLS
