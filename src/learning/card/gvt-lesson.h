/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-block.h"
#include "gvt-media.h"

G_BEGIN_DECLS

/* One card: what fills the screen at once. Properties: "id", "title", "file" (the Markdown it was
 * read from; empty on a picture card), "notes" (for the facilitator only; plain text, may be
 * empty), "blocks" (of #GvtBlock), "media" (of #GvtMedia), "simulator" (code of a hands-on part
 * shown with this card, or empty), "has-claims". Immutable; any thread. */
#define GVT_TYPE_LESSON (gvt_lesson_get_type ())
G_DECLARE_FINAL_TYPE (GvtLesson, gvt_lesson, GVT, LESSON, GObject)

const char *gvt_lesson_get_id (GvtLesson *self);
const char *gvt_lesson_get_title (GvtLesson *self);
const char *gvt_lesson_get_file (GvtLesson *self);
const char *gvt_lesson_get_notes (GvtLesson *self);
/** gvt_lesson_get_blocks: Returns: (transfer none) */
GListModel *gvt_lesson_get_blocks (GvtLesson *self);
GListModel *gvt_lesson_get_media (GvtLesson *self);
const char *gvt_lesson_get_simulator (GvtLesson *self);
/** gvt_lesson_get_settings: Returns: (transfer none) (nullable): the simulator's: a flat object */
JsonObject *gvt_lesson_get_settings (GvtLesson *self);
/** gvt_lesson_has_claims: whether a picture card says what it rests on, be it nothing; text names
 * its claims where it states them */
gboolean gvt_lesson_has_claims (GvtLesson *self);

/** gvt_lesson_to_words: what is said of the card: its title and its text, pictures by what they
 * show; without notes, sources and marks. Returns: (transfer full): a paragraph a line */
char *gvt_lesson_to_words (GvtLesson *self);

/** gvt_lesson_describe_marks: what of the card's claims holds for an example or still needs
 * verification, by the numbers that its text has, and behind a sign where it has none (on a
 * picture card). Translated. Returns: (transfer full): Pango
 * markup in one line, empty if there is nothing to say */
char *gvt_lesson_describe_marks (GvtLesson *self);

G_END_DECLS
