/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-copied-laptop.h"
#include "gvt-window.h"

G_BEGIN_DECLS

/* The real window on a laptop that a real centre enrolled, and the built programs beside it: for
 * what begins with a person at a page, and ends in what `govotectl --json` and the centre say. */
typedef struct
{
  GvtCopiedLaptop scene; /* first: what the programs are */
  GvtClock *clock;
  GvtProfile *profile;
  GvtWindow *window;
} GvtLaptopWindow;

/* For g_test_add(). The scene is there; no window yet. */
void gvt_laptop_window_set_up (GvtLaptopWindow *self, gconstpointer unused);
void gvt_laptop_window_tear_down (GvtLaptopWindow *self, gconstpointer unused);

/** gvt_laptop_window_open: starts the program on @folder; @folder may hold no laptop yet */
void gvt_laptop_window_open (GvtLaptopWindow *self, const char *folder, int width);
/** gvt_laptop_window_unlock: at the door, as the first user of the list, an officer */
void gvt_laptop_window_unlock (GvtLaptopWindow *self);
/** gvt_laptop_window_close: every object must be gone afterwards */
void gvt_laptop_window_close (GvtLaptopWindow *self);
void gvt_laptop_window_settle (GvtLaptopWindow *self);

/** gvt_laptop_window_part: Returns: (transfer none): asserts that it is there: of @page, what is of
 * @type and has that id or text (%NULL for any) */
GtkWidget *gvt_laptop_window_part (GvtLaptopWindow *self, GType page, GType type, const char *name);
/** gvt_laptop_window_press: activates @action of the page of type @page, with @argument (nullable),
 * and waits for what comes of it */
void gvt_laptop_window_press (GvtLaptopWindow *self,
                              GType page,
                              const char *action,
                              const char *argument);
/** gvt_laptop_window_choose: activates row @index of the list @name of @page */
void gvt_laptop_window_choose (GvtLaptopWindow *self, GType page, const char *name, guint index);
void gvt_laptop_window_fill (GvtLaptopWindow *self, GType page, const char *name, const char *text);
void gvt_laptop_window_assert_text (GvtLaptopWindow *self, const char *text);
/** gvt_laptop_window_assert_told: a dialog with @text stands over the window; it is closed */
void gvt_laptop_window_assert_told (GvtLaptopWindow *self, const char *text);
/** gvt_laptop_window_json: what `govotectl --json` with @line, cut at its blanks, says of the
 * original. Returns: (transfer full) */
JsonNode *gvt_laptop_window_json (GvtLaptopWindow *self, const char *line);
/** gvt_laptop_window_says: the same; @expected_json as gvt_program_assert_members() */
void gvt_laptop_window_says (GvtLaptopWindow *self, const char *line, const char *expected_json);

G_END_DECLS
