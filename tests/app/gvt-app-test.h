/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-module-library.h"

/* What every widget test needs: a program with isolated folders, a window of a given width, finding
 * a widget, and waiting until all is at rest. */

/** gvt_app_test_init: as g_test_init() with isolated folders, and the program's resource and styles
 */
void gvt_app_test_init (int *argc, char ***argv);

/** gvt_app_test_present: Returns: (transfer none): a window around @widget, drawn */
GtkWindow *gvt_app_test_present (GtkWidget *widget, int width, int height);
/** gvt_app_test_destroy: closes it and lets everything that was queued happen */
void gvt_app_test_destroy (GtkWindow *window);

/** gvt_app_test_find: Returns: (transfer none) (nullable): the first widget of @type under @widget,
 * itself included, whose text or buildable id is @name (%NULL for any) */
GtkWidget *gvt_app_test_find (GtkWidget *widget, GType type, const char *name);

/** gvt_app_test_find_dialog: Returns: (transfer none) (nullable): the question that gvt_ask() put,
 * while it waits for its answer */
AdwMessageDialog *gvt_app_test_find_dialog (void);

/** gvt_app_test_choose_file: gives @path as the answer of gvt_choose_file() for a file to be saved,
 * which waits for it; fails where none does */
void gvt_app_test_choose_file (const char *path);

/** gvt_app_test_text: Returns: (transfer full): every label's text under @widget that can be seen,
 * one a line */
char *gvt_app_test_text (GtkWidget *widget);
/** gvt_app_test_assert_text: fails unless @part stands in what gvt_app_test_text() gives */
void gvt_app_test_assert_text (GtkWidget *widget, const char *part);
/** gvt_app_test_wait_for_text: the same of what comes in time: iterates until it is there */
void gvt_app_test_wait_for_text (GtkWidget *widget, const char *part);

/** gvt_app_test_press_key: a key as the controllers of @widget get it; fails where none takes it */
void gvt_app_test_press_key (GtkWidget *widget, guint key);

/** gvt_app_test_settle: waits for every worker to have reported, those too that the others or the
 * drawing set to work, and for the widgets to be laid out */
void gvt_app_test_settle (GtkWidget *widget);

/** gvt_app_test_set_text_scale: 100 for normal text, 200 for twice as large */
void gvt_app_test_set_text_scale (guint percent);

/** gvt_app_test_module: Returns: (transfer full): a module inside the program, the
 * voting day */
GvtModule *gvt_app_test_module (void);

/** gvt_app_test_assert_fits: @widget needs no more than @width pixels; else tells which of its
 * children do */
void gvt_app_test_assert_fits (GtkWidget *widget, int width);
/** gvt_app_test_assert_whole: no label that is seen under @widget is cut, but for titles in a
 * header bar, which are one line; else tells its text */
void gvt_app_test_assert_whole (GtkWidget *widget);
