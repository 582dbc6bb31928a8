/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-page.h"
#include "gvt-window-private.h"

/* Where a class is, so that it is found again after the laptop went off. */

static void
find_place (GvtWindow *self, GvtClassPlace *place)
{
  GvtPageStack *pages = gvt_classroom_get_pages (self->classroom);

  *place = (GvtClassPlace){ .view = GVT_AT_PAGE };
  gvt_session_page_get_session (GVT_SESSION_PAGE (gvt_page_stack_get_root (pages)),
                                &place->session);
  if (gvt_classroom_is_quiz (self->classroom))
    {
      place->view = GVT_AT_QUIZ; /* unless a page says what else it is that people sit at */
      gvt_page_stack_tell_place (pages, place);
    }
  else if (self->show == NULL
           || !gvt_page_stack_tell_place (gvt_show_get_pages (self->show), place))
    gvt_page_stack_tell_place (pages, place);
}

void
gvt_window_note_place (GvtWindow *self)
{
  GvtClassPlace place;

  if (self->classroom == NULL)
    {
      gvt_class_keeper_note (self->keeper, NULL);
      return;
    }
  find_place (self, &place);
  gvt_class_keeper_note (self->keeper, &place);
}
