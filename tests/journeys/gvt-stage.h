/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A screen and a session bus of a journey's own, so that no window but its own takes the keys. All
 * of it ends with the test, also when the test dies. Main thread; blocks. */
typedef struct _GvtStage GvtStage;

/** gvt_stage_find_lacking: Returns: (nullable): a program that a stage needs and that is not
 * installed */
const char *gvt_stage_find_lacking (void);

GvtStage *gvt_stage_new (void);
void gvt_stage_free (GvtStage *self);

/** gvt_stage_dup_environment: Returns: (transfer full): the test's environment, with this screen,
 * this bus and a screen reader to talk to */
char **gvt_stage_dup_environment (GvtStage *self);
/** gvt_stage_get_bus: Returns: (transfer none): the session bus */
GDBusConnection *gvt_stage_get_bus (GvtStage *self);

/** gvt_stage_press: one real key, as X calls it: "Tab", "ctrl+4", "Return" */
void gvt_stage_press (GvtStage *self, const char *key);
/** gvt_stage_type: real keys, one after another. Not among any program's arguments (I10) */
void gvt_stage_type (GvtStage *self, const char *text);
/** gvt_stage_give_keys: what a window manager does: keys go to the newest window */
void gvt_stage_give_keys (GvtStage *self);
/** gvt_stage_fill: the same, makes the window as high as the screen, and as wide for 0, else so
 * that
 * @width pixels are inside its frame */
void gvt_stage_fill (GvtStage *self, guint width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtStage, gvt_stage_free)

G_END_DECLS
