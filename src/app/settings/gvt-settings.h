/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The window's and the language's settings (data/id.go.kpu.ntb.GoVote.gschema.xml). All functions
 * work without an installed schema too: then nothing is remembered. Main thread. */

/** gvt_settings_get: Returns: (transfer none) (nullable): one object for the whole process */
GSettings *gvt_settings_get (void);

/** gvt_settings_apply_language: before setlocale(): the chosen language for gettext; in a plain
 * container without any locale it also makes UTF-8 work */
void gvt_settings_apply_language (void);

/** gvt_settings_apply_color_scheme: light, dark, or as the system says */
void gvt_settings_apply_color_scheme (void);

G_END_DECLS
