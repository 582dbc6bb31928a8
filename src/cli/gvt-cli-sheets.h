/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-args.h"

G_BEGIN_DECLS

/** gvt_cli_key_sheets: --sheets of "session answer" */
gboolean gvt_cli_key_sheets (const GvtArgs *args, GError **error);
/** gvt_cli_key_codes: --codes of the same */
gboolean gvt_cli_key_codes (const GvtArgs *args, GError **error);

G_END_DECLS
