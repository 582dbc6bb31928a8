/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-clock.h"
#include "gvt-projector-page.h"

G_BEGIN_DECLS

/* What the facilitator has before him while the class sees a projector page on another screen: the
 * notes of the card that is seen, what comes next, and how long it has been. Actions and keys are
 * the projector's, and act there; film.toggle (P) acts on a film that lies over the card. */
#define GVT_TYPE_PRESENTER_VIEW (gvt_presenter_view_get_type ())
G_DECLARE_FINAL_TYPE (GvtPresenterView, gvt_presenter_view, GVT, PRESENTER_VIEW, AdwBin)

/** gvt_presenter_view_new: @began_us: by gvt_clock_boot_us(). Returns: (transfer floating) */
GtkWidget *gvt_presenter_view_new (GvtProjectorPage *page, GvtClock *clock, gint64 began_us);
/** gvt_presenter_view_tick: time has passed; happens by itself while it is shown */
void gvt_presenter_view_tick (GvtPresenterView *self);

G_END_DECLS
