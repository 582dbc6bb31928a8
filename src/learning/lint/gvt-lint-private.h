/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-private.h"

G_BEGIN_DECLS

typedef enum
{
  GVT_PASSAGE_CLASS, /* read by or to the class */
  GVT_PASSAGE_CARD,  /* the same, and written on a card, where claims can stand */
  GVT_PASSAGE_NOTES, /* for the facilitator */
  GVT_PASSAGE_DRAWN, /* words in a drawing, and claims that stand on no card */
  GVT_PASSAGE_ASIDE, /* names of files, and where a claim was read: seen, but not as sentences */
} GvtPassageKind;

/* A piece of text and where it stands. */
typedef struct
{
  GvtPassageKind kind;
  guint unit; /* what is shown at once: an abbreviation is explained within it */
  char *file;
  guint line;
  char *place;
  char *text;
  char *loose;       /* what of a card's text stands outside of claims; else NULL */
  gboolean is_prose; /* sentences on a card: no title, nor what a list names in a word or two */
} GvtPassage;

/* One module under the glass. */
typedef struct
{
  GvtModule *module;
  GPtrArray *passages; /* of GvtPassage, in reading order */
  GHashTable *lines;   /* file -> (path -> line) of its JSON files */
  GListStore *findings;
  char *today; /* "2026-11-28": of all days on earth at this hour the latest */
} GvtLint;

/** gvt_module_lint_source: as gvt_module_lint_folder(), wherever the files lie; @source is borrowed
 */
GListModel *gvt_module_lint_source (GvtModuleSource *source, GError **error);

/** gvt_lint_collect: fills passages and lines */
void gvt_lint_collect (GvtLint *self);

void gvt_lint_add (GListStore *findings,
                   const char *rule,
                   const char *file,
                   guint line,
                   const char *place,
                   const char *message);
/** gvt_lint_report: adds a finding about @passage; @format is translated */
void gvt_lint_report (GvtLint *self,
                      const char *rule,
                      const GvtPassage *passage,
                      const char *format,
                      ...) G_GNUC_PRINTF (4, 5);
/** gvt_lint_report_at: the same about a value of a JSON file, or with an empty @place a file */
void gvt_lint_report_at (
    GvtLint *self, const char *rule, const char *file, const char *place, const char *format, ...)
    G_GNUC_PRINTF (5, 6);
guint gvt_lint_line (GvtLint *self, const char *file, const char *place);

/** gvt_lint_count_telling: Returns: how many words of @text are none of @idle, in small letters */
guint gvt_lint_count_telling (const char *text, const char *const *idle);
/** gvt_lint_explain_refusal: @refusal: why the loader refuses something, in English. Returns:
 * (transfer full): what an author should know of it, translated */
char *gvt_lint_explain_refusal (const char *refusal);
/* A refusal of the loader in its parts. */
typedef struct
{
  char *file;         /* "" when none is named */
  char *place;        /* "lessons[2].media[0]"; "" for the whole */
  char *rest;         /* why */
  guint line;         /* 0 when it is not known */
  gboolean is_member; /* @place is of the JSON file @file */
} GvtLintRefusal;

void gvt_lint_split_refusal (const char *refusal, GvtLintRefusal *parts);
void gvt_lint_refusal_clear (GvtLintRefusal *parts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtLintRefusal, gvt_lint_refusal_clear)

/** gvt_lint_json_line: Returns: the line that the scanner of JSON names; 0 for other refusals */
guint gvt_lint_json_line (const char *refusal);
/** gvt_lint_dup_field: Returns: (transfer full) (nullable): the member that it complains of */
char *gvt_lint_dup_field (const char *refusal);

/* The rules. */
void gvt_lint_claims (GvtLint *self);
void gvt_lint_media (GvtLint *self);
void gvt_lint_names (GvtLint *self);
void gvt_lint_quiz (GvtLint *self);
void gvt_lint_words (GvtLint *self);

G_END_DECLS
