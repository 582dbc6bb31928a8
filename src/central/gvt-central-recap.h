/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-central.h"

G_BEGIN_DECLS

/* What the continuous updating (PDPB) of one quarter comes to in one area: a working paper for the
 * plenary of a regency's office, which decides every three months. Two sources stand side by side
 * and are never added up: what people proposed, as laptops sent it, and what the lists of the
 * office itself changed. Decisions are not known here.
 *
 * Small numbers are told (unlike gvt-small-cells.h): a recap is what KPU itself publishes by
 * village, its rows must add up to the minutes of the plenary, and no row is of a class of people
 * or of specific personal data (UU 27/2022): a disability of the mind is no reason that is offered.
 */

typedef struct
{
  guint men;
  guint women;
  guint not_told; /* of whom the sex is not known */
} GvtRecapCount;

typedef enum
{
  GVT_RECAP_NEW,  /* new voters */
  GVT_RECAP_TMS,  /* do not qualify, by code */
  GVT_RECAP_DATA, /* changed data, with a wrong polling station that has no TMS code */
} GvtRecapKind;

typedef struct
{
  GvtRecapKind kind;
  char *scheme; /* (nullable): of a TMS code: "2023/2024" */
  char *code;   /* (nullable) */
  GvtRecapCount count;
} GvtRecapRow;

/* What a new list of the office changed, beside the version before. */
typedef struct
{
  char *election;
  guint before; /* versions */
  guint after;
  char *as_of;        /* of the later one, within the quarter */
  GvtRecapCount rows; /* of the later one, in the area */
  GvtRecapCount new;
  GvtRecapCount gone;
  GvtRecapCount changed;
  GHashTable *notes; /* of who is gone: KETERANGAN (utf8) -> GvtRecapCount */
} GvtRecapList;

typedef struct
{
  guint year;
  guint quarter; /* 1 to 4 */
  char *from;    /* "YYYY-MM-DD", in WITA, with the next */
  char *to;
  gboolean is_practice; /* of invented data: its pages have a watermark */
  char *area;           /* a region's code, or "" */
  GPtrArray *rows;      /* of #GvtRecapRow: new voters, TMS by scheme and code, changed data */
  GPtrArray *lists;     /* of #GvtRecapList */
  guint n_withdrawn;    /* proposals of the quarter that were taken back, and count nowhere */
} GvtRecap;

void gvt_recap_free (GvtRecap *self);

/** gvt_central_recap: @quarter: "2026-4"; @area: (nullable): a region's code.
 * %GVT_ERROR_BAD_INPUT. A proposal belongs to the quarter in which it was made, by its laptop's
 * clock; a list to that of the day of which it speaks. Returns: (transfer full) (nullable) */
GvtRecap *
gvt_central_recap (GvtCentral *self, const char *quarter, const char *area, GError **error);

/** gvt_recap_row_words: "TMS 1 Died, of 2023/2024", translated. Returns: (transfer full) */
char *gvt_recap_row_words (const GvtRecapRow *row);
guint gvt_recap_count_sum (const GvtRecapCount *count);

/** gvt_recap_to_json: see the help of `recap`. Returns: (transfer full) */
JsonObject *gvt_recap_to_json (const GvtRecap *self);
/** gvt_recap_to_csv: @mark: who made it. Returns: (transfer full) */
GBytes *gvt_recap_to_csv (const GvtRecap *self, const char *mark);
/** gvt_recap_to_pdf: @place: the area in words. Returns: (transfer full) (nullable) */
GBytes *
gvt_recap_to_pdf (const GvtRecap *self, const char *place, const char *mark, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtRecap, gvt_recap_free)

G_END_DECLS
