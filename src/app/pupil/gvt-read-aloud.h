/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A button that reads words out where somebody asks for it, and stops when pressed again or when
 * its page goes; beneath it what keeps it from speaking. For pages outside of class mode; a pupil's
 * page has GvtPupilBar. Action: read-aloud.reading. */
#define GVT_TYPE_READ_ALOUD (gvt_read_aloud_get_type ())
G_DECLARE_FINAL_TYPE (GvtReadAloud, gvt_read_aloud, GVT, READ_ALOUD, AdwBin)

/** gvt_read_aloud_set_words: @words: %NULL-terminated, read with a pause between them; only what
 * bystanders may hear */
void gvt_read_aloud_set_words (GvtReadAloud *self, const char *const *words);
/** gvt_read_aloud_get_words: Returns: (transfer none) (nullable) */
const char *const *gvt_read_aloud_get_words (GvtReadAloud *self);
/** gvt_read_aloud_set_reading: begins, or stops in the midst of a word */
void gvt_read_aloud_set_reading (GvtReadAloud *self, gboolean is_reading);
gboolean gvt_read_aloud_get_reading (GvtReadAloud *self);

G_END_DECLS
