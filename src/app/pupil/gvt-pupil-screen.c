/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pupil-screen.h"

G_DEFINE_INTERFACE (GvtPupilScreen, gvt_pupil_screen, GVT_TYPE_SECTION_PAGE)

static void
gvt_pupil_screen_default_init (GvtPupilScreenInterface *iface)
{
}

const char *
gvt_pupil_screen_describe_loss (GvtPupilScreen *self)
{
  g_return_val_if_fail (GVT_IS_PUPIL_SCREEN (self), NULL);
  return GVT_PUPIL_SCREEN_GET_IFACE (self)->describe_loss (self);
}

void
gvt_pupil_screen_reset (GvtPupilScreen *self)
{
  g_return_if_fail (GVT_IS_PUPIL_SCREEN (self));
  GVT_PUPIL_SCREEN_GET_IFACE (self)->reset (self);
}

GvtScript *
gvt_pupil_screen_write_script (GvtPupilScreen *self, const char *language)
{
  GvtScript *script = gvt_script_new (language);

  g_return_val_if_fail (GVT_IS_PUPIL_SCREEN (self), script);
  GVT_PUPIL_SCREEN_GET_IFACE (self)->write_script (self, script);
  return script;
}
