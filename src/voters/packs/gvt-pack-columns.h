/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-lexicon.h"
#include "gvt-pack-streams.h"
#include "gvt-voter-table-private.h"

G_BEGIN_DECLS

/* How the columns of a table become streams and come back, one pair of functions for each. They are
 * called in the order given here; a column may lean on those before it. */

/* What the columns share. The columns have no odd marks while they work: the writer fills such
 * cells with what costs least, and the reader marks them at the end. */
typedef struct
{
  GvtVoterColumns *columns;
  gint as_of_day;             /* of the list, days since 1970-01-01 */
  guint32 district;           /* the village's own district as six digits */
  GvtLexicon *lexicon;        /* of the names */
  GvtArena *arena;            /* of what stays in the table */
  guint32 *regions;           /* districts in NIK and NKK: the village's own, then frequent first */
  guint n_regions;            /* at least 1 */
  GHashTable *region_numbers; /* the writer: of a district: its number */
  guint8 *position;           /* of a row in its household's run: 0, 1, or 2 for all others */
  guint32 *head;              /* of a row: the first row of its run */
  guint32 *dates;             /* of a row: the birth date's six digits in a man's NIK */
} GvtPackContext;

#define GVT_N_POSITIONS 3

/* DPID: the step from the row before. */
void gvt_pack_write_dpid (GvtStreamWriter *out, const GvtPackContext *context);
gboolean gvt_pack_read_dpid (GvtStreamReader *in, const GvtPackContext *context, GError **error);

/* The districts that NKK and NIK name by their number, the village's own first. The writer collects
 * them first. */
void gvt_pack_write_regions (GvtStreamWriter *out, GvtPackContext *context);
gboolean gvt_pack_read_regions (GvtStreamReader *in, GvtPackContext *context, GError **error);

/* NKK: runs of rows, a new card by its parts, an earlier one by its distance. Fills the positions
 * and heads, also for the writer. */
void gvt_pack_write_nkk (GvtStreamWriter *out, GvtPackContext *context);
gboolean gvt_pack_read_nkk (GvtStreamReader *in, GvtPackContext *context, GError **error);

/* Sex, apart for each position in the household. */
void gvt_pack_write_sex (GvtStreamWriter *out, const GvtPackContext *context);
gboolean gvt_pack_read_sex (GvtStreamReader *in, const GvtPackContext *context, GError **error);

/* Birth date: the year, by position and where it pays against the first of the household; the day
 * in the year, with days that stand for an unknown one (1 July, 31 December) as one symbol. Fills
 * the dates. */
void gvt_pack_write_birth (GvtStreamWriter *out, GvtPackContext *context);
gboolean gvt_pack_read_birth (GvtStreamReader *in, GvtPackContext *context, GError **error);

/* NIK: district and serial; the date in it only where it differs from birth date and sex. */
void gvt_pack_write_nik (GvtStreamWriter *out, const GvtPackContext *context);
gboolean gvt_pack_read_nik (GvtStreamReader *in, const GvtPackContext *context, GError **error);

/* Names: how many words; each by its rank in the lexicon, apart by sex and for the first word;
 * words that are not in it from a list of this pack's own. */
void gvt_pack_write_names (GvtStreamWriter *out, const GvtPackContext *context);
gboolean gvt_pack_read_names (GvtStreamReader *in, const GvtPackContext *context, GError **error);

/* Columns that repeat, by dictionary. */
void gvt_pack_write_group (GvtStreamWriter *out, const GvtPackContext *context, GvtCellGroup group);
gboolean gvt_pack_read_group (GvtStreamReader *in,
                              const GvtPackContext *context,
                              GvtCellGroup group,
                              GError **error);

/* Cells that fit no column, as they are; the reader marks them. */
void gvt_pack_write_odd (GvtStreamWriter *out, const GvtPackContext *context);
gboolean gvt_pack_read_odd (GvtStreamReader *in, const GvtPackContext *context, GError **error);

/* Rows with whose NIK the centre found fault: in most lists a handful. */
void gvt_pack_write_faulty (GvtStreamWriter *out, const GvtPackContext *context);
gboolean gvt_pack_read_faulty (GvtStreamReader *in, const GvtPackContext *context, GError **error);

/** gvt_pack_entry_length: bytes of a dictionary's entry, with all its terminators */
gsize gvt_pack_entry_length (const char *entry, GvtCellGroup group);
/** gvt_pack_read_texts: copies @length bytes of terminated texts into @arena and finds where each
 * begins. Returns: (transfer none) (nullable) */
const char **gvt_pack_read_texts (
    const guint8 *data, gsize length, GvtArena *arena, guint *n_texts, GError **error);

/** gvt_pack_refuse: Returns: %FALSE, with %GVT_ERROR_BAD_FORMAT set */
gboolean gvt_pack_refuse (GError **error, const char *what);

/** gvt_pack_region_number: of a district that gvt_pack_write_regions() has seen */
guint gvt_pack_region_number (const GvtPackContext *context, guint32 district);

/** gvt_pack_fill_odd: fills odd cells so that they cost little */
void gvt_pack_fill_odd (GvtVoterColumns *columns, guint32 district);

/** gvt_pack_card_date: the six digits in a NIK for a birth date and sex */
guint32 gvt_pack_card_date (guint16 birth, guint8 sex);
#define GVT_CARD_DATE_FEMALE 400000 /* added to the day */

/* The parts of a NIK or NKK of 16 digits: district, the six digits of the date, the serial. */
static inline void
gvt_card_split (guint64 card, guint32 *district, guint32 *date, guint32 *serial)
{
  *district = (guint32) (card / G_GUINT64_CONSTANT (10000000000));
  *date = (guint32) (card / 10000 % 1000000);
  *serial = (guint32) (card % 10000);
}

static inline guint64
gvt_card_join (guint32 district, guint32 date, guint32 serial)
{
  return district * G_GUINT64_CONSTANT (10000000000) + date * G_GUINT64_CONSTANT (10000) + serial;
}

G_END_DECLS
