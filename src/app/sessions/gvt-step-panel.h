/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-place.h"
#include "gvt-section-page.h"
#include "gvt-session-progress.h"
#include "gvt-step-permit.h"

G_BEGIN_DECLS

/* The panel of one step of a class. The page of the class (gvt-session-page.h) has one of each, in
 * the order of gvt-step-panels.c; it shows the one that is chosen, and at its foot what that one
 * may do. A panel knows no other panel, and the page knows of a panel what stands here alone.
 *
 * Signal "changed": gvt_step_panel_get_act() says something else than before. */
#define GVT_TYPE_STEP_PANEL (gvt_step_panel_get_type ())
G_DECLARE_INTERFACE (GvtStepPanel, gvt_step_panel, GVT, STEP_PANEL, GtkWidget)

typedef enum
{
  GVT_ACT_PRIMARY,
  GVT_ACT_SECOND,
} GvtActPlace;

#define GVT_N_ACT_PLACES 2

/* What can be done in a step now. */
typedef struct
{
  const char *name;  /* static, unlike that of any other panel: "quiz" is the action session.quiz */
  const char *label; /* translated, static, with its mnemonic */
  GvtStepGuard guard; /* %GVT_GUARD_NEVER: not now, because something it needs is missing or it is
                         being done */
} GvtStepAct;

/**
 * GvtStepPanelInterface:
 * @show: something was loaded, or read again: fill in what is recorded, and keep what is being
 *   typed. @page outlives the panel's widgets, but workers may report later
 * @get_act: %FALSE when there is none at that place; asked also before the first @show
 * @perform: does it; asked only where its guard lets it. Recording ends with
 *   gvt_step_panel_finish()
 * @set_may_record: (nullable): whether whoever is at the keys may change anything here; what is
 *   recorded can be read all the same
 * @forget: (nullable): drop what only an unlocked laptop may show, until the next @show
 * @is_busy: (nullable): whether somebody is in the midst of keying here, so that the page must not
 *   lead him to another step
 * @resume: (nullable): the laptop went off while the class sat at what this step opens, and that is
 *   to be opened again; after the first @show
 */
struct _GvtStepPanelInterface
{
  GTypeInterface parent_iface;

  void (*show) (GvtStepPanel *self, GvtSectionPage *page, const GvtSessionProgress *progress);
  gboolean (*get_act) (GvtStepPanel *self, GvtActPlace place, GvtStepAct *act);
  void (*perform) (GvtStepPanel *self, GvtActPlace place);
  void (*set_may_record) (GvtStepPanel *self, gboolean may_record);
  void (*forget) (GvtStepPanel *self);
  gboolean (*is_busy) (GvtStepPanel *self);
  void (*resume) (GvtStepPanel *self, const GvtClassPlace *place);
};

/* What the page asks. */
void
gvt_step_panel_show (GvtStepPanel *self, GvtSectionPage *page, const GvtSessionProgress *progress);
gboolean gvt_step_panel_get_act (GvtStepPanel *self, GvtActPlace place, GvtStepAct *act);
void gvt_step_panel_perform (GvtStepPanel *self, GvtActPlace place);
void gvt_step_panel_set_may_record (GvtStepPanel *self, gboolean may_record);
void gvt_step_panel_forget (GvtStepPanel *self);
gboolean gvt_step_panel_is_busy (GvtStepPanel *self);
void gvt_step_panel_resume (GvtStepPanel *self, const GvtClassPlace *place);

/* What panels use. */
/** gvt_step_panel_changed: emits "changed" */
void gvt_step_panel_changed (GvtStepPanel *self);
/** gvt_step_panel_finish: an act was recorded, or was not: says so on @page, and has everything
 * that shows it load it again. @error: (nullable) */
void gvt_step_panel_finish (GvtStepPanel *self, GvtSectionPage *page, const GError *error);
/** gvt_step_panel_begin_class: what comes now is for the class to see; in a window without class
 * mode nothing happens */
void gvt_step_panel_begin_class (GvtStepPanel *self, const GvtId *session);

G_END_DECLS
