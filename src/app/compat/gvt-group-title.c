/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-group-title.h"

/* Returns: (transfer none) (nullable): the first heading inside, which is the group's own */
static GtkWidget *
find_heading (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_heading (child);
  return found;
}

static void
wrap_title (GtkWidget *group)
{
  GtkWidget *title = find_heading (group);

  if (title != NULL)
    g_object_set (title, "ellipsize", PANGO_ELLIPSIZE_NONE, "wrap", TRUE, "wrap-mode",
                  PANGO_WRAP_WORD_CHAR, NULL);
}

void
gvt_group_titles_wrap (GtkWidget *page)
{
  if (ADW_IS_PREFERENCES_GROUP (page))
    wrap_title (page);
  for (GtkWidget *child = gtk_widget_get_first_child (page); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gvt_group_titles_wrap (child);
}
