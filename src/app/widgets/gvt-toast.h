/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** gvt_toast_new: a passing notice whose words stand on as many lines as they need. @text: no
 * markup. Returns: (transfer full) */
AdwToast *gvt_toast_new (const char *text);

G_END_DECLS
