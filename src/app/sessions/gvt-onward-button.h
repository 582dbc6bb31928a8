/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-step-panel.h"

G_BEGIN_DECLS

/* Leads on from a step that was entered and is done: "Go on: Pre-test". It is there only where the
 * class stands, and while nobody is in the midst of keying. Nothing goes on by itself: what is done
 * after one sheet, such as a survey, mostly has more to come, and only who holds the class knows.
 * It has the keys as soon as it comes to be there after something was recorded, so that Enter is
 * enough. Its action is session.onward. */
#define GVT_TYPE_ONWARD_BUTTON (gvt_onward_button_get_type ())
G_DECLARE_FINAL_TYPE (GvtOnwardButton, gvt_onward_button, GVT, ONWARD_BUTTON, AdwBin)

/** gvt_onward_button_show: @step: that is looked at. @panel: its own. @may_record: whoever is at
 * the keys may take the class on */
void gvt_onward_button_show (GvtOnwardButton *self,
                             const GvtSessionProgress *progress,
                             GvtSessionStep step,
                             GvtStepPanel *panel,
                             gboolean may_record);
/** gvt_onward_button_take_keys: something was recorded, and the button was not there before */
void gvt_onward_button_take_keys (GvtOnwardButton *self);

G_END_DECLS
