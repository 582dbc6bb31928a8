/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"
#include "gvt-keyed-grid.h"
#include "gvt-page.h"
#include "gvt-print-record.h"

G_BEGIN_DECLS

/* The parts of a print pack. Each begins at the top of the present page, and leaves its last one
 * without cairo_show_page(). Private to the folder. */

/* What stands on every page. */
typedef struct
{
  const char *name;  /* of the visit */
  const char *place; /* in words */
  const char *date;  /* as people read it */
  const char
      *class_name; /* (nullable): of the class that it is for; else there is a line to fill */
  gboolean is_practice;
} GvtPrintPaper;

/** gvt_print_dress: the watermark of invented data, and at the foot the visit and @part */
void gvt_print_dress (const GvtPrintPaper *paper, GvtPage *page, const char *part);
/** gvt_print_centred: @text in the middle of a point of the paper */
void gvt_print_centred (GvtPage *page, double x, double y, double size, const char *text);

/** gvt_print_class: "Class" and which one, or a line to write it on, between @x and @x + @width
 * from the edge of the paper: three classes all have a card 17A */
void gvt_print_class (GvtPage *page, const GvtPrintPaper *paper, double x, double y, double width);

/** gvt_print_cut: a dashed line along which a page of sheets is cut apart */
void gvt_print_cut (GvtPage *page, double from_x, double from_y, double to_x, double to_y);
/** gvt_print_circle: to be crossed */
void gvt_print_circle (GvtPage *page, double x, double y, double radius);

/* Rows that an answer sheet has room for. */
#define GVT_PRINT_MAX_QUESTIONS 40

/* What is asked on sheets of paper: a test of a module before and after the teaching, the whole of
 * its quiz, or whatever is read aloud. */
typedef struct
{
  const char *title; /* borrowed: of the module */
  GvtKeyedGrid grid;
  const GvtPrintedModule *printed;        /* (nullable): %NULL where nothing is known of it */
  GListModel *items[GVT_KEYED_MAX_FORMS]; /* of #GvtQuizItem, for each form of a test; else %NULL */
  gboolean has_pre;                       /* of a test: which of the two are held */
  gboolean has_post;
} GvtPrintTest;

/** gvt_print_name_content: which questions the form at @place of @test's grid asks, for whoever
 * holds a sheet in one hand: version and mark. Returns: (transfer full): "" where nothing is known
 */
char *gvt_print_name_content (const GvtPrintTest *test, guint place);

/** gvt_print_answer_sheets: four to a page; card 1 has the first form, card 2 the second; in a
 * post-test (@phase) the other way round */
void gvt_print_answer_sheets (cairo_t *cairo,
                              const GvtPrintPaper *paper,
                              const GvtPrintTest *test,
                              GvtQuizPhase phase,
                              guint n_cards);
/** gvt_print_questions: what the form at @place of @test's grid asks, with the letters of the
 * sheets, and without the keys */
void gvt_print_questions (cairo_t *cairo,
                          const GvtPrintPaper *paper,
                          const GvtPrintTest *test,
                          guint place);
/** gvt_print_survey_sheets: two to a page, numbered from 1, with what gvt-survey-line.h takes of
 * who answers. @elements: what is asked, @scores: what 1, 2, ... mean; both end with %NULL */
void gvt_print_survey_sheets (cairo_t *cairo,
                              const GvtPrintPaper *paper,
                              const char *const *elements,
                              const char *const *scores,
                              guint n_sheets);
/** gvt_print_smiley_sheets: four to a page, numbered from 1 by themselves, with the three questions
 * and faces of gvt-survey-codes.h */
void gvt_print_smiley_sheets (cairo_t *cairo, const GvtPrintPaper *paper, guint n_sheets);
void gvt_print_attendance (cairo_t *cairo, const GvtPrintPaper *paper, guint n_rows);
/** gvt_print_report_blank: @modules: titles, %NULL-terminated; a line for each */
void
gvt_print_report_blank (cairo_t *cairo, const GvtPrintPaper *paper, const char *const *modules);

G_END_DECLS
