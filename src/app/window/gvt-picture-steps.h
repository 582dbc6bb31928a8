/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-session.h"
#include "gvt-window.h"

G_BEGIN_DECLS

/* How each page is reached when pictures are taken, in an order in which one leads to the next. */
typedef struct
{
  const char *name;                     /* of the file; %NULL ends the table */
  gboolean (*open) (GvtWindow *window); /* %FALSE: cannot be shown now, and is left out */
} GvtPictureStep;

/* One table for each part of the window. */
extern const GvtPictureStep gvt_picture_learning_steps[];
extern const GvtPictureStep gvt_picture_wall_steps[];
extern const GvtPictureStep gvt_picture_simulator_steps[];
extern const GvtPictureStep gvt_picture_card_steps[];
extern const GvtPictureStep gvt_picture_draft_steps[];
extern const GvtPictureStep gvt_picture_visit_steps[];
extern const GvtPictureStep gvt_picture_school_steps[];
extern const GvtPictureStep gvt_picture_survey_steps[];
extern const GvtPictureStep gvt_picture_test_steps[];
extern const GvtPictureStep gvt_picture_desk_steps[];
extern const GvtPictureStep gvt_picture_settings_steps[];
extern const GvtPictureStep gvt_picture_visitor_steps[];
extern const GvtPictureStep gvt_picture_class_steps[];
extern const GvtPictureStep gvt_picture_door_steps[];

/** gvt_picture_steps_get: Returns: (nullable): step @index of all tables together, from 0; %NULL at
 * their end */
const GvtPictureStep *gvt_picture_steps_get (guint index);

/* --- what the tables share --- */

/** gvt_picture_find: Returns: (transfer none) (nullable): the first of @type in @widget, itself
 * included */
GtkWidget *gvt_picture_find (GtkWidget *widget, GType type);
/** gvt_picture_top_page: Returns: (transfer none): the page of @section that is seen */
GtkWidget *gvt_picture_top_page (GvtWindow *window, const char *section);
/** gvt_picture_show_root: shows the first page of @section. Returns: %TRUE */
gboolean gvt_picture_show_root (GvtWindow *window, const char *section);
gboolean gvt_picture_open_first_row (GvtWindow *window, const char *section);
gboolean gvt_picture_has_access (GvtWindow *window, GvtAccess access);
/** gvt_picture_is_practice: whether people and acts are invented, so that a picture may make some
 */
gboolean gvt_picture_is_practice (GvtWindow *window);
/** gvt_picture_find_class: Returns: (transfer full) (nullable): the first class that is open */
GvtSession *gvt_picture_find_class (GvtWindow *window);
/** gvt_picture_show_alone: @page: (transfer floating): over the first page of the sessions.
 * Returns: %TRUE */
gboolean gvt_picture_show_alone (GvtWindow *window, GvtSectionPage *page);

G_END_DECLS
