/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Questions in files of other programs; which, and what of them is read, stands in README.md of
 * src/learning. Any thread. */
typedef enum
{
  GVT_QUIZ_FORMAT_AIKEN, /* "aiken" */
  GVT_QUIZ_FORMAT_GIFT,  /* "gift" */
  GVT_QUIZ_FORMAT_CSV,   /* "csv": our template */
  GVT_QUIZ_FORMAT_XLSX,  /* "xlsx": our template as a workbook */
} GvtQuizFormat;

#define GVT_QUIZ_N_FORMATS 4

const char *gvt_quiz_format_to_text (GvtQuizFormat format);
/** gvt_quiz_format_from_text: Returns: whether @text is one; only then @format is set */
gboolean gvt_quiz_format_from_text (const char *text, GvtQuizFormat *format);
/** gvt_quiz_format_max_bytes: what a file of this format may have */
gsize gvt_quiz_format_max_bytes (GvtQuizFormat format);

/**
 * gvt_quiz_import_read:
 *
 * Reads what can be read and says of the rest on which line it goes wrong: one bad question hides
 * no other. A dry run: nothing is changed anywhere.
 *
 * Returns: (transfer full) (nullable): "items", each with "line", "own_id" (whether its id stands
 *   in the file; otherwise it is soal-1 and so on) and what the file says of the members of
 *   quiz.json; "problems", each with "line" and "message" (translated): a question that is not
 *   among the items; and "notes", the same for what was left out of an item. %GVT_ERROR_TOO_LARGE,
 *   or %GVT_ERROR_BAD_FORMAT for what is no such file at all
 */
JsonObject *gvt_quiz_import_read (GvtQuizFormat format, GBytes *bytes, GError **error);

G_END_DECLS
