/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"
#include "gvt-keyed-grid.h"
#include "gvt-module-library.h"
#include "gvt-visit-plan.h"

G_BEGIN_DECLS

/* What stands on a print pack: of which version of a module, which questions, how many sheets. It
 * goes into the event that says that the pack was made, because a letter on paper means what it
 * meant when it was printed, and a module may be newer by the day of the visit. */

#define GVT_PRINT_MARK_LENGTH 5

/* The questions of one form, in the order of the sheet. */
typedef struct
{
  char name; /* 'A', 'B', or 0 where there are no forms */
  guint n_questions;
  char mark[GVT_PRINT_MARK_LENGTH + 1]; /* of gvt_print_mark() */
} GvtPrintedForm;

typedef struct
{
  char *module;
  gint64 version;
  GvtHash content;
  guint n_items; /* how many a test was to ask; 0: the sheets are for the whole quiz */
  guint n_forms;
  GvtPrintedForm forms[GVT_KEYED_MAX_FORMS];
} GvtPrintedModule;

typedef struct
{
  gint64 at_us;      /* when it was made; 0 before it is recorded */
  gboolean is_known; /* %FALSE: a program made it that did not record what stands on it */
  char *name;        /* of the visit, as printed */
  char *date;        /* YYYY-MM-DD */
  guint n_cards;
  gboolean has_pre; /* sheets of a pre-test, of a post-test */
  gboolean has_post;
  GPtrArray *modules; /* of #GvtPrintedModule */
} GvtPrintRecord;

GvtPrintRecord *gvt_print_record_new (void);
void gvt_print_record_free (GvtPrintRecord *self);

/** gvt_print_mark: @mark: %GVT_PRINT_MARK_LENGTH Crockford symbols of what @items (of #GvtQuizItem)
 * ask, their options, and the order of all: whatever decides what a letter on a sheet means. Not
 * the keys, no media, and no word that this program makes itself: the same in every language. Pure;
 * any thread */
void gvt_print_mark (GListModel *items, char mark[GVT_PRINT_MARK_LENGTH + 1]);

/** gvt_print_record_add: the sheets of @module, for a test of @n_items questions, or 0 for the
 * whole quiz. Returns: (transfer none) (nullable): errors as gvt_quiz_test_list() and
 * gvt_quiz_order_items() */
GvtPrintedModule *
gvt_print_record_add (GvtPrintRecord *self, GvtModule *module, guint n_items, GError **error);

/** gvt_print_record_to_json: the "pack" of visit.exported/2. Returns: (transfer full) */
JsonObject *gvt_print_record_to_json (const GvtPrintRecord *self);
/** gvt_print_record_from_json: strictly; %GVT_ERROR_BAD_FORMAT. Returns: (transfer full)
 * (nullable) */
GvtPrintRecord *gvt_print_record_from_json (JsonObject *object, GError **error);

/** gvt_print_records_read: all print packs of @visit, the newest first. In a transaction. Returns:
 * (transfer full) (nullable): of #GvtPrintRecord */
GPtrArray *
gvt_print_records_read (GvtJournal *journal, GvtDb *db, const GvtId *visit, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtPrintRecord, gvt_print_record_free)

G_END_DECLS
