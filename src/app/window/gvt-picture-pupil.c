/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-pupil.h"

#include "gvt-pupil-bar.h"

static GvtPupilBar *
find_bar (GtkWidget *widget)
{
  GvtPupilBar *found = GVT_IS_PUPIL_BAR (widget) ? GVT_PUPIL_BAR (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_bar (child);
  return found;
}

static gboolean
set_look (GvtWindow *window, guint size)
{
  GvtPageStack *section = gvt_window_get_section (window, "learning");
  GvtPupilBar *bar = find_bar (GTK_WIDGET (gvt_page_stack_get_top (section)));

  if (bar == NULL)
    return FALSE;
  gvt_pupil_bar_set_high_contrast (bar, TRUE);
  gvt_pupil_bar_set_size (bar, size);
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
