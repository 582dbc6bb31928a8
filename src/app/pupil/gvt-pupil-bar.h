/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-pupil-screen.h"

G_BEGIN_DECLS

#define GVT_PUPIL_SIZES      5 /* steps of the text's size: 80, 100, 125, 160 and 200 per cent */
#define GVT_PUPIL_USUAL_SIZE 1

/* What a pupil sets for himself, on the GvtPupilScreen around this bar and nowhere else: how large
 * the text is, the strongest contrast there is, and that the page is read aloud; and the way to the
 * next pupil. Stands at the head of the page's template; serves all keys of the page.
 *
 * Properties: "size" (uint), "high-contrast" (boolean), "reading" (boolean). Actions:
 * pupil.smaller, pupil.larger, pupil.high-contrast, pupil.reading, pupil.reset. */
#define GVT_TYPE_PUPIL_BAR (gvt_pupil_bar_get_type ())
G_DECLARE_FINAL_TYPE (GvtPupilBar, gvt_pupil_bar, GVT, PUPIL_BAR, AdwBin)

guint gvt_pupil_bar_get_size (GvtPupilBar *self);
/** gvt_pupil_bar_set_size: @size: less than %GVT_PUPIL_SIZES; the next smaller one that leaves room
 * for a page, where the desktop has enlarged all text already */
void gvt_pupil_bar_set_size (GvtPupilBar *self, guint size);
gboolean gvt_pupil_bar_get_high_contrast (GvtPupilBar *self);
void gvt_pupil_bar_set_high_contrast (GvtPupilBar *self, gboolean is_high);

gboolean gvt_pupil_bar_get_reading (GvtPupilBar *self);
/** gvt_pupil_bar_set_reading: reads what stands on the screen now, or stops */
void gvt_pupil_bar_set_reading (GvtPupilBar *self, gboolean is_reading);
/** gvt_pupil_bar_turned: something else stands on the screen; what is being read of it stops */
void gvt_pupil_bar_turned (GvtPupilBar *self);

G_END_DECLS
