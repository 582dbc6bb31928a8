/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* Who is at work and his short PIN, light or dark, the language, and what this program is. Actions:
 * settings.passphrase, settings.users. */
#define GVT_TYPE_SETTINGS_PAGE (gvt_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtSettingsPage, gvt_settings_page, GVT, SETTINGS_PAGE, GvtSectionPage)

G_END_DECLS
