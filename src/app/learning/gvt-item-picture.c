/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-item-picture.h"

#include "gvt-ballot-library.h"
#include "gvt-ballot-sheet.h"
#include "gvt-module-picture.h"

#define LEAST_HEIGHT 220 /* pixels */

/* A marked paper is looked at, as the officers do who count it. */
static GtkWidget *
new_marked_paper (GvtQuizItem *item)
{
  GvtBallotPaper *paper = gvt_quiz_item_get_paper (item);
  g_autoptr (GvtBallotMarks) marks = gvt_quiz_item_dup_marks (item);
  GtkWidget *sheet = g_object_new (GVT_TYPE_BALLOT_SHEET, NULL);

  gvt_ballot_sheet_show_marks (GVT_BALLOT_SHEET (sheet), gvt_ballot_library_find_set_of (paper),
                               paper, marks);
  return sheet;
}

GtkWidget *
gvt_item_picture_new (GvtModule *module, GvtQuizItem *item)
{
  g_autoptr (GvtMedia) medium = gvt_media_find_picture (gvt_quiz_item_get_media (item));
  GtkWidget *picture;

  if (gvt_quiz_item_get_paper (item) != NULL)
    return new_marked_paper (item);
  if (medium == NULL)
    return NULL;
  picture = g_object_new (GVT_TYPE_MODULE_PICTURE, "height-request", LEAST_HEIGHT, NULL);
  gvt_module_picture_show (GVT_MODULE_PICTURE (picture), module, gvt_media_get_file (medium),
                           gvt_media_get_text (medium));
  return picture;
}

gboolean
gvt_item_has_option_pictures (GvtQuizItem *item)
{
  GListModel *options = gvt_quiz_item_get_options (item);

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      g_autoptr (GvtMedia) picture = gvt_media_find_picture (gvt_quiz_option_get_media (option));

      if (picture != NULL)
        return TRUE;
    }
  return FALSE;
}
