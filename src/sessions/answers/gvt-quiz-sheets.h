/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"
#include "gvt-keyed-line.h"

G_BEGIN_DECLS

/* Sheets of paper that are keyed into a quiz, a line each (gvt-keyed-line.h). One event a sheet
 * holds all that stands on it; keying the same card again replaces it. Like all acts in a quiz they
 * need an open class of this laptop and an open quiz. In a test that pairs by codes each sheet has
 * one, or says that it has none; it is recorded as its mark alone (gvt-own-code.h). @module: the
 * content that the quiz pinned. Any thread; what takes a profile blocks. */

/* The highest number of a card: what is more is a slip of the fingers. */
#define GVT_SHEET_MAX_CARD 1000

/* A sheet that was keyed. */
typedef struct
{
  GvtId event; /* for gvt_quiz_sheets_take_back() */
  guint card;
  char *line; /* as gvt_keyed_line_write() writes it; a code is four dots: nobody reads it back */
  guint n_right; /* questions that are answered right in full */
  guint n_asked;
} GvtKeyedSheet;

void gvt_keyed_sheet_free (GvtKeyedSheet *self);

/** gvt_quiz_sheets_init_grid: what a sheet of @quiz has room for. %GVT_ERROR_STATE for another
 * content */
gboolean gvt_quiz_sheets_init_grid (GvtKeyedGrid *grid,
                                    GvtClassQuiz *quiz,
                                    GvtModule *module,
                                    GError **error);

typedef enum
{
  GVT_SHEET_NEW,
  GVT_SHEET_REPLACED, /* the card had another sheet */
  GVT_SHEET_SAME,     /* it stood there already; nothing was added */
  GVT_SHEET_HELD, /* the card has another sheet, which was not to be replaced; nothing was added */
} GvtSheetChange;

typedef struct
{
  guint card;
  GvtSheetChange change;
  guint n_on_laptop; /* questions that this card had answered on the laptop, and that the sheet
                        answers: the sheet counts now, being the later */
} GvtSheetOutcome;

/** gvt_quiz_sheets_key: takes one line, whole or not at all. @outcome: (out). Returns: %FALSE with
 * %GVT_ERROR_BAD_INPUT, which names the column, for a line that is none, or whose form is not the
 * card's in a test that is crossed over */
gboolean gvt_quiz_sheets_key (GvtProfile *profile,
                              GvtClassQuiz *quiz,
                              GvtModule *module,
                              const char *line,
                              GvtSheetOutcome *outcome,
                              GError **error);

/** gvt_quiz_sheets_key_new: the same, but a sheet that the card has already is left as it is, with
 * %GVT_SHEET_HELD where it is another */
gboolean gvt_quiz_sheets_key_new (GvtProfile *profile,
                                  GvtClassQuiz *quiz,
                                  GvtModule *module,
                                  const char *line,
                                  GvtSheetOutcome *outcome,
                                  GError **error);

/** gvt_quiz_sheets_list: Returns: (transfer full) (nullable): of #GvtKeyedSheet, as they were
 * keyed, the last one last */
GPtrArray *
gvt_quiz_sheets_list (GvtProfile *profile, GvtClassQuiz *quiz, GvtModule *module, GError **error);

/** gvt_quiz_sheets_take_back: as if @event had never been keyed: what its card had before stands
 * again. %GVT_ERROR_NOT_FOUND when it does not stand any more */
gboolean gvt_quiz_sheets_take_back (GvtProfile *profile,
                                    GvtClassQuiz *quiz,
                                    const GvtId *event,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtKeyedSheet, gvt_keyed_sheet_free)

G_END_DECLS
