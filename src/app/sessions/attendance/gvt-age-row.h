/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* How many men and women of one age band. Signals: "changed", and "typed" with each keystroke. */
#define GVT_TYPE_AGE_ROW (gvt_age_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtAgeRow, gvt_age_row, GVT, AGE_ROW, AdwPreferencesRow)

/** gvt_age_row_new: @age: of gvt_age_codes */
GtkWidget *gvt_age_row_new (const char *age);
/** gvt_age_row_get_age: Returns: (transfer none) */
const char *gvt_age_row_get_age (GvtAgeRow *self);
void gvt_age_row_set (GvtAgeRow *self, guint men, guint women);
/** gvt_age_row_peek: what stands there, also half typed; what is no number counts as before */
void gvt_age_row_peek (GvtAgeRow *self, guint *men, guint *women);
/** gvt_age_row_get: also what was typed and not confirmed */
void gvt_age_row_get (GvtAgeRow *self, guint *men, guint *women);

/** gvt_age_words: "17-21", or that nobody was asked. Returns: (transfer none): translated */
const char *gvt_age_words (const char *age);

G_END_DECLS
