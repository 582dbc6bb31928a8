/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* Where a class is while class mode lasts, so that a laptop that went off comes back to it.
 *
 * It lies beside the store, in the clear: a lesson goes on, card by card, while the store is
 * locked. So it holds nothing of anybody: which class, which module, which card, and that somebody
 * sat at the laptop (I10). Who that was, and where a quiz, a test or a survey stands, the journal
 * knows. */
typedef enum
{
  GVT_AT_PAGE, /* its own page */
  GVT_AT_MODULE,
  GVT_AT_LESSON,
  GVT_AT_WALL,
  GVT_AT_QUIZ,
  GVT_AT_HANDS, /* for the questions of a module */
  GVT_AT_PRETEST,
  GVT_AT_PRETEST_HANDS,
  GVT_AT_POSTTEST,
  GVT_AT_POSTTEST_HANDS,
  GVT_AT_SURVEY,
  GVT_AT_FACES, /* the short survey */
} GvtClassView;

typedef struct
{
  GvtId session;
  GvtClassView view;
  GvtHash module; /* of what is shown of one */
  gboolean with_pictures;
  guint card;         /* or the question that hands are counted for; from 0 */
  gboolean is_seated; /* somebody was answering a test */
  const char *code;   /* (nullable): of the survey its service, of hands the form; never freed */
} GvtClassPlace;

/** gvt_class_place_set_card: @view of card @card of @cards, one of the two sets of @module */
void gvt_class_place_set_card (
    GvtClassPlace *self, GvtClassView view, GvtModule *module, GListModel *cards, guint card);
gboolean gvt_class_place_equal (const GvtClassPlace *a, const GvtClassPlace *b);

/** gvt_class_place_save: @self: (nullable): class mode is over. Any thread; blocks */
gboolean gvt_class_place_save (const GvtClassPlace *self, GvtProfile *profile, GError **error);
/** gvt_class_place_load: %GVT_ERROR_NOT_FOUND when no class mode was left over; %GVT_ERROR_STATE
 * when its class is closed. Of an unlocked profile. Any thread; blocks */
gboolean gvt_class_place_load (GvtClassPlace *self, GvtProfile *profile, GError **error);

G_END_DECLS
