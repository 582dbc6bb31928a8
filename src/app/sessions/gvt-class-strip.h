/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-power.h"
#include "gvt-section-page.h"
#include "gvt-session-progress.h"
#include "gvt-session-time.h"

G_BEGIN_DECLS

/* What stands in the strip of a class. */
typedef struct
{
  guint number; /* of the step, from 1; 0: none is said */
  guint n_steps;
  const char *step;
  guint men;
  guint women;
  GvtSessionTime time;
  guint planned; /* minutes that the plan gives its modules; 0: not said */
  GvtPower power;
} GvtStripFacts;

/** gvt_strip_describe: one sentence after the other, "Step 3 of 6: Pre-test · 18 men and 20 women,
 * 38 people · 12 of 40 minutes planned · Battery 64%". What is wrong with the clock stands behind
 * the minutes. Returns: (transfer full) */
char *gvt_strip_describe (const GvtStripFacts *facts);

/* The strip above a class: the step, the people, the minutes and the battery, as one text that
 * wraps. It reads the time and the battery again each minute while it is seen, and of the records
 * only what was appended since. */
#define GVT_TYPE_CLASS_STRIP (gvt_class_strip_get_type ())
G_DECLARE_FINAL_TYPE (GvtClassStrip, gvt_class_strip, GVT, CLASS_STRIP, AdwBin)

/** gvt_class_strip_show: @page: of the class; it outlives the strip */
void gvt_class_strip_show (GvtClassStrip *self,
                           GvtSectionPage *page,
                           const GvtSessionProgress *progress);
/** gvt_class_strip_set_step: the step that is looked at. @number: from 1 */
void gvt_class_strip_set_step (GvtClassStrip *self, guint number, guint n_steps, const char *title);

G_END_DECLS
