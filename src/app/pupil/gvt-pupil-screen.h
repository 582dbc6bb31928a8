/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-script.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* A page that a pupil sits at, and after him the next one. GvtPupilBar serves it; what it does
 * there belongs to the page, never to a person: nothing of it is stored. */
#define GVT_TYPE_PUPIL_SCREEN (gvt_pupil_screen_get_type ())
G_DECLARE_INTERFACE (GvtPupilScreen, gvt_pupil_screen, GVT, PUPIL_SCREEN, GvtSectionPage)

/**
 * GvtPupilScreenInterface:
 * @describe_loss: what becomes of what was entered when the next pupil begins, as a translated
 *   sentence; %NULL while nothing was
 * @reset: as when the page was opened, but for what was recorded, which stays
 * @write_script: adds what is to be read aloud of what stands there now
 */
struct _GvtPupilScreenInterface
{
  GTypeInterface parent_iface;

  const char *(*describe_loss) (GvtPupilScreen *self);
  void (*reset) (GvtPupilScreen *self);
  void (*write_script) (GvtPupilScreen *self, GvtScript *script);
};

/** gvt_pupil_screen_describe_loss: Returns: (nullable): %NULL when there is nothing to ask about */
const char *gvt_pupil_screen_describe_loss (GvtPupilScreen *self);
void gvt_pupil_screen_reset (GvtPupilScreen *self);
/** gvt_pupil_screen_write_script: @language: BCP-47: whose recordings are wanted. Returns:
 * (transfer full) */
GvtScript *gvt_pupil_screen_write_script (GvtPupilScreen *self, const char *language);

G_END_DECLS
