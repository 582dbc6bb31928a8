/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The window's and the language's settings (data/id.go.kpu.ntb.GoVote.gschema.xml). All functions
 * work without an installed schema too: then nothing is remembered. Main thread. */

/** gvt_settings_get: Returns: (transfer none) (nullable): one object for the whole process */
GSettings *gvt_settings_get (void);

/** gvt_settings_apply_language: before gtk_init(): the process's locale, and the chosen language
 * for gettext; in a plain container without any locale it also makes UTF-8 work */
void gvt_settings_apply_language (void);

/** gvt_settings_apply_color_scheme: light, dark, or as the system says */
void gvt_settings_apply_color_scheme (void);

/** gvt_settings_bind_window: gives @window (GtkWindow) the size it had last, and remembers the one
 * it is given by hand */
void gvt_settings_bind_window (GtkWidget *window);

G_END_DECLS
