/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The check code of a visit's report: ten Crockford symbols that a person copies onto paper. Nine
 * are the first 45 bits of BLAKE2b-256 over the canonical JSON of the report's figures
 * (gvt-report-figures.h), the tenth is their check symbol (gvt_crockford_check()). So the same
 * figures have the same code whatever the language, the layout or the laptop, and one figure
 * changed gives another. It proves what was copied, not who copied it. */
#define GVT_REPORT_CODE_LENGTH 10

/** gvt_report_code_of: Returns: (transfer full) (nullable): of the canonical form of @figures */
char *gvt_report_code_of (JsonObject *figures, GError **error);
/** gvt_report_code_group: Returns: (transfer full): "7K3QX-9M2RA", as it stands on paper */
char *gvt_report_code_group (const char *code);
/** gvt_report_code_clean: what a person typed. Returns: (transfer full) (nullable):
 * %GVT_ERROR_BAD_INPUT says in words that it is too short, or copied wrong */
char *gvt_report_code_clean (const char *typed, GError **error);

G_END_DECLS
