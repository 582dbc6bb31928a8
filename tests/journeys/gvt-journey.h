/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-watched-run.h"

G_BEGIN_DECLS

/* A person at the real window of the built program `govote`: acts by keys alone, knows only what a
 * screen reader would say. Things are named by role ("button", "text box", "list item", "label"
 * ...) and by what is spoken, with * and ? for what varies. Whatever is awaited in vain fails the
 * test and prints all that was to be seen. Main thread. */
typedef struct _GvtJourney GvtJourney;

/** gvt_journey_new: opens the window on the profile in @data. @watch: sees that no planted word
 * shows in what the program is started with or logs; must outlive it. Returns: (transfer full) */
GvtJourney *gvt_journey_new (GvtWatch *watch, const char *data);
/** gvt_journey_new_looking: the same. @width: of the window, in pixels inside its frame; 0: as wide
 * as the screen. @text_percent: of the usual size of letters; 0: the usual one */
GvtJourney *
gvt_journey_new_looking (GvtWatch *watch, const char *data, guint width, guint text_percent);
/** gvt_journey_close: closes the window and asserts that the program ends well. (transfer full) */
void gvt_journey_close (GvtJourney *self);

/** gvt_journey_kill: as when the battery is gone. (transfer full) */
void gvt_journey_kill (GvtJourney *self);

/** gvt_journey_dup_pid: Returns: (transfer full): of the program, in figures */
char *gvt_journey_dup_pid (GvtJourney *self);

/** gvt_journey_wait_for: until it is there. Returns: (transfer full): what is spoken */
char *gvt_journey_wait_for (GvtJourney *self, const char *role, const char *name);
/** gvt_journey_see: the same, when the words are known */
void gvt_journey_see (GvtJourney *self, const char *role, const char *name);
/** gvt_journey_wait_for_focus: until the keys go to it */
void gvt_journey_wait_for_focus (GvtJourney *self, const char *role, const char *name);

/** gvt_journey_press: a key, as X calls it: "Tab", "Down", "ctrl+4" */
void gvt_journey_press (GvtJourney *self, const char *key);
/** gvt_journey_type: into what has the focus */
void gvt_journey_type (GvtJourney *self, const char *text);

/** gvt_journey_count_keys: Returns: how many were pressed so far, whatever for */
guint gvt_journey_count_keys (GvtJourney *self);

/** gvt_journey_go_to: moves the focus there by Tab, and by the arrow keys inside a list: what
 * cannot be reached by keys fails the test */
void gvt_journey_go_to (GvtJourney *self, const char *role, const char *name);
/** gvt_journey_activate: goes there, waits until it can be used, and presses Return */
void gvt_journey_activate (GvtJourney *self, const char *role, const char *name);
/** gvt_journey_choose: goes to the combo box called @name, opens it, and takes @choice */
void gvt_journey_choose (GvtJourney *self, const char *name, const char *choice);
/** gvt_journey_answer_dialog: waits for the dialog that says @heading, and takes @answer */
void gvt_journey_answer_dialog (GvtJourney *self, const char *heading, const char *answer);
/** gvt_journey_choose_file: in the desktop's own dialog, whose button says @accept */
void gvt_journey_choose_file (GvtJourney *self, const char *accept, const char *path);
/** gvt_journey_fill: goes to the entry called @name, replaces what is in it by @text, and sees that
 * it stands there */
void gvt_journey_fill (GvtJourney *self, const char *name, const char *text);
/** gvt_journey_type_secret: the same for an entry that tells nobody what is in it */
void gvt_journey_type_secret (GvtJourney *self, const char *name, const char *secret);

G_END_DECLS
