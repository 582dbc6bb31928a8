/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-window.h"

G_BEGIN_DECLS

/* The real window over an unlocked profile, where a data officer, whose keys open the voter lists,
 * is at the page of a class that he has just opened. */
typedef struct
{
  GvtProfile *profile;
  GvtWorkspace *workspace;
  GvtWindow *window;
  GvtId session;
} GvtClassWindow;

/* For g_test_add(). */
void gvt_class_window_set_up (GvtClassWindow *self, gconstpointer unused);
void gvt_class_window_tear_down (GvtClassWindow *self, gconstpointer unused);

/** gvt_class_window_lose_power: what was in memory is gone; the program begins anew on what is on
 * the disk, and the same officer comes in */
void gvt_class_window_lose_power (GvtClassWindow *self);
void gvt_class_window_settle (GvtClassWindow *self);

/** gvt_class_window_section_top: Returns: (transfer none): the page on top in @section */
GtkWidget *gvt_class_window_section_top (GvtClassWindow *self, const char *section);
/** gvt_class_window_class_top: Returns: (transfer none): the page on top in class mode, which must
 * have begun */
GtkWidget *gvt_class_window_class_top (GvtClassWindow *self);
/** gvt_class_window_act: activates an action of @page, and waits until all is at rest */
void gvt_class_window_act (GvtClassWindow *self, GtkWidget *page, const char *action);
/** gvt_class_window_is_seen: whether something of @type is on the screen */
gboolean gvt_class_window_is_seen (GvtClassWindow *self, GType type);
/** gvt_class_window_has_roll_key: whether the key of the voter lists is in memory */
gboolean gvt_class_window_has_roll_key (GvtClassWindow *self);
/** gvt_class_window_try_passphrase: at the gate of class mode, and then @action */
void
gvt_class_window_try_passphrase (GvtClassWindow *self, const char *passphrase, const char *action);

void gvt_class_window_begin_class (GvtClassWindow *self);
void gvt_class_window_begin_quiz (GvtClassWindow *self);
/** gvt_class_window_answer_one: the first option of the question of a quiz, and on to the next */
void gvt_class_window_answer_one (GvtClassWindow *self);
/** gvt_class_window_count_answers: Returns: what the class answered, as the store has it */
guint gvt_class_window_count_answers (GvtClassWindow *self);

G_END_DECLS
