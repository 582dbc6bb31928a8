/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* What changed between two versions of one village's list: who is new, who is gone, and whose row
 * says something else. A voter of one version is that of the other by his NIK; where a NIK has no
 * form, or meets nobody, by name and birth date together. Each row is told once. Why is told as the
 * list's KETERANGAN has it: the number of a TMS code means nothing without its scheme, and a list
 * does not say of which it is. */

typedef enum
{
  GVT_DIFF_NEW,
  GVT_DIFF_GONE,
  GVT_DIFF_CHANGED,
  GVT_N_DIFFS,
} GvtDiffKind;

/** gvt_diff_kind_code: "new", "gone", "changed". Returns: (transfer none) */
const char *gvt_diff_kind_code (GvtDiffKind kind);
/** gvt_diff_kind_words: Translated. Returns: (transfer none) */
const char *gvt_diff_kind_words (GvtDiffKind kind);

/* One row that differs: where it stands, and no name. */
typedef struct
{
  GvtDiffKind kind;
  char *id;         /* DPID */
  char *nik_masked; /* of the later row where there are two */
  char *sex;
  char *tps;
  char *note;     /* KETERANGAN: of the row that went, or of the later one; "" for none */
  guint32 fields; /* of a changed row: a bit for each #GvtVoterColumn, but for DPID */
} GvtDiffRow;

typedef struct
{
  GPtrArray *rows; /* of #GvtDiffRow: in the order of the later list, then who is gone */
  guint n_before;
  guint n_after;
  guint n_same;
  guint counts[GVT_N_DIFFS];
  guint fields[GVT_VOTER_N_COLUMNS]; /* in how many changed rows each column differs */
} GvtListDiff;

void gvt_list_diff_free (GvtListDiff *self);

/* Rows of the earlier version are handed in first, then those of the later one; they are copied. */
typedef struct _GvtListDiffer GvtListDiffer;

GvtListDiffer *gvt_list_differ_new (void);
void gvt_list_differ_free (GvtListDiffer *self);
void gvt_list_differ_add (GvtListDiffer *self, const GvtVoterRow *row, gboolean is_later);
/** gvt_list_differ_finish: Returns: (transfer full) */
GvtListDiff *gvt_list_differ_finish (GvtListDiffer *self);

/** gvt_diff_row_describe_fields: "NAMA, RT", by KPU's headings. Returns: (transfer full) */
char *gvt_diff_row_describe_fields (const GvtDiffRow *row);

/** gvt_list_diff_to_json: {"before", "after", "same", "new", "gone", "changed", "by_field",
 * "by_note": {"new", "gone", "changed"}, "rows": [{"kind", "id", "nik_masked", "sex", "tps",
 * "note", "fields"}]}. Returns: (transfer full) */
JsonObject *gvt_list_diff_to_json (const GvtListDiff *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtListDiff, gvt_list_diff_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtListDiffer, gvt_list_differ_free)

G_END_DECLS
