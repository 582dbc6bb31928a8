/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-pupil.h"

#include "gvt-picture-steps.h"
#include "gvt-pupil-bar.h"

static gboolean
set_look (GvtWindow *window, guint size)
{
  GtkWidget *bar = gvt_picture_find (gvt_picture_top_page (window, "learning"), GVT_TYPE_PUPIL_BAR);

  if (bar == NULL)
    return FALSE;
  gvt_pupil_bar_set_high_contrast (GVT_PUPIL_BAR (bar), TRUE);
  gvt_pupil_bar_set_size (GVT_PUPIL_BAR (bar), size);
  return TRUE;
}

gboolean
gvt_picture_contrast (GvtWindow *window)
{
  return set_look (window, GVT_PUPIL_USUAL_SIZE);
}

gboolean
gvt_picture_largest (GvtWindow *window)
{
  return set_look (window, GVT_PUPIL_SIZES - 1);
}
