/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-step-panel.h"

G_BEGIN_DECLS

/* A test as a step of a class, before the teaching or after it: opened here, answered by any road,
 * several in one test, and closed. Nobody is told what is right. A #GvtStepPanel: session.pretest
 * (or posttest) opens the test, or hands the laptop on in the one that is open;
 * session.close-pretest closes it; session.gains-pretest says what was learned.
 *
 * Actions: test.hands, test.paper: the other roads. */
#define GVT_TYPE_TEST_STEP (gvt_test_step_get_type ())
G_DECLARE_FINAL_TYPE (GvtTestStep, gvt_test_step, GVT, TEST_STEP, GtkBox)

GtkWidget *gvt_pretest_step_new (void);  /* (transfer floating) */
GtkWidget *gvt_posttest_step_new (void); /* (transfer floating) */

G_END_DECLS
