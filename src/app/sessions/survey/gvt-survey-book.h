/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-line-book.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* The survey sheets of a class, to be keyed on a GvtKeyingPage. */
#define GVT_TYPE_SURVEY_BOOK (gvt_survey_book_get_type ())
G_DECLARE_FINAL_TYPE (GvtSurveyBook, gvt_survey_book, GVT, SURVEY_BOOK, GObject)

/** gvt_survey_book_new: @service: as gvt_survey_sheets_key() has it, static. Returns: (transfer
 * full) */
GvtLineBook *gvt_survey_book_new (GvtProfile *profile,
                                  const GvtId *session,
                                  gboolean is_smiley,
                                  const char *service);

G_END_DECLS
