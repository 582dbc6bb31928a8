/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-quiz-item.h"

G_BEGIN_DECLS

/* The report that every format makes: see gvt_quiz_import_read(). One question is read at a time:
 * begin, its parts, end. The first thing that is wrong with a question is told on its line, and the
 * question is then left out; the bounds are those of quiz.json, told in the same words whatever the
 * format. */
typedef struct
{
  JsonArray *items;
  JsonArray *problems;
  JsonArray *notes;
  GHashTable *ids; /* set: those that stand in the file */
  /* the question that is being read */
  JsonObject *item; /* (nullable): between two of them */
  guint line;       /* on which it begins */
  gboolean is_bad;  /* it has a problem already: the rest of it is passed over */
  char *place;      /* (nullable): within the line, said before what is complained of */
} GvtQuizReport;

void gvt_quiz_report_init (GvtQuizReport *self);
void gvt_quiz_report_clear (GvtQuizReport *self);
/** gvt_quiz_report_finish: gives ids to the questions that have none. Returns: (transfer full) */
JsonObject *gvt_quiz_report_finish (GvtQuizReport *self);

/** gvt_quiz_report_begin: a question begins on @line; one that was not ended is dropped */
void gvt_quiz_report_begin (GvtQuizReport *self, guint line);
/** gvt_quiz_report_complain: @message is translated. Only the first of a question is told. */
void gvt_quiz_report_complain (GvtQuizReport *self, guint line, const char *message);
/** gvt_quiz_report_note: what was left out of a question that is good all the same */
void gvt_quiz_report_note (GvtQuizReport *self, guint line, const char *message);

void gvt_quiz_report_set_prompt (GvtQuizReport *self, guint line, const char *text);
/** gvt_quiz_report_set_explanation: an empty @text says nothing */
void gvt_quiz_report_set_explanation (GvtQuizReport *self, guint line, const char *text);
/** gvt_quiz_report_add_option: its id is the next of a, b, c ... @feedback: (nullable) */
void gvt_quiz_report_add_option (
    GvtQuizReport *self, guint line, const char *text, const char *feedback, gboolean is_right);
/** gvt_quiz_report_n_options: of the question being read */
guint gvt_quiz_report_n_options (const GvtQuizReport *self);
/** gvt_quiz_report_add_key: @key as quiz.json has it: an option's id, "true", "false", or a
 * spelling; one that stands there already, capitals apart, is passed over */
void gvt_quiz_report_add_key (GvtQuizReport *self, guint line, GvtQuizKind kind, const char *key);

/** gvt_quiz_report_end: the question is whole, and kept when it is good. @id: (nullable): as it
 * stands in the file, a slug. Returns: whether it was kept */
gboolean gvt_quiz_report_end (GvtQuizReport *self, guint line, GvtQuizKind kind, const char *id);

/** gvt_quiz_lines: gvt_sheet_plain_lines(), a line each. Returns: (transfer full) */
char **gvt_quiz_lines (GBytes *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtQuizReport, gvt_quiz_report_clear)

G_END_DECLS
