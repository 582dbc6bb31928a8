/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

/** gvt_central_set_plenary: when the next plenary meeting of @regency is, as staff know it. @date:
 * "YYYY-MM-DD", or "" for not known. %GVT_ERROR_BAD_INPUT */
gboolean
gvt_central_set_plenary (GvtCentral *self, const char *regency, const char *date, GError **error);

G_END_DECLS
