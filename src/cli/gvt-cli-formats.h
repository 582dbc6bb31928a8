/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-args.h"
#include "gvt-quiz-import.h"

G_BEGIN_DECLS

/** gvt_cli_require_format: --format; a usage error for none or a foreign one */
gboolean gvt_cli_require_format (const GvtArgs *args, GvtQuizFormat *format, GError **error);

G_END_DECLS
