/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-comparison.h"
#include "gvt-sync.h"

G_BEGIN_DECLS

/* The ledger as commands print it. */

/** gvt_cli_ledger_to_json: Returns: (transfer full) */
JsonObject *gvt_cli_ledger_to_json (const GvtSyncLedger *ledger);
void gvt_cli_print_ledger (const GvtSyncLedger *ledger);
/** gvt_cli_print_comparison: what it comes to, then each record that differs */
void gvt_cli_print_comparison (const GvtComparison *comparison);
/** gvt_cli_print_count: a row as those of the ledger */
void gvt_cli_print_count (const char *label, guint64 count);

G_END_DECLS
