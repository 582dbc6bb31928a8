/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-bench-delta.h"
#include "gvt-lexicon.h"
#include "gvt-list-entropy.h"
#include "gvt-pack-parts.h"
#include "gvt-pack-writer.h"
#include "gvt-synthesizer.h"
#include "gvt-voter-table.h"

G_BEGIN_DECLS

/* The packs of an invented province, village by village, and what they come to: bytes a voter, the
 * entropy of the columns, and of the first villages the same rows as CSV, the parts of a pack, and
 * the next version as a delta. */
typedef struct
{
  GvtLexiconBuilder *words;
  GvtListEntropy *entropy;
  GvtLexicon *lexicon;
  GvtSecret *epoch_key;
  GvtSecret *signing_key;
  GPtrArray *packs; /* GBytes */
  guint64 n_rows;
  guint64 pack_bytes;
  guint n_measured; /* packs of which what follows is known */
  guint64 measured_rows;
  guint64 measured_bytes;
  guint64 csv_bytes;
  guint64 part_bytes[GVT_PACK_N_PARTS];
  guint64 rest_bytes; /* head, seal, signature */
  GvtBenchDelta delta;
  char *village; /* the one being written */
  GvtPackWriter *writer;
  GvtArena *arena; /* of @table */
  GvtVoterTableBuilder *table;
  GString *csv;
} GvtBenchPack;

/** gvt_bench_pack_init: of the first @n_measured villages CSV and parts are measured, too */
void gvt_bench_pack_init (GvtBenchPack *self, guint n_measured);
/** gvt_bench_pack_read_words: goes through the whole province once, for lexicon and entropy */
void gvt_bench_pack_read_words (GvtBenchPack *self, const GvtSynthPlan *plan);
/** gvt_bench_pack_take: the next row of the province */
void gvt_bench_pack_take (GvtBenchPack *self, const char *village, const GvtVoterRow *row);
/** gvt_bench_pack_finish: after the last row */
void gvt_bench_pack_finish (GvtBenchPack *self);
/** gvt_bench_pack_report: prints it all beside the budgets. Returns: whether they are kept */
gboolean gvt_bench_pack_report (const GvtBenchPack *self);
void gvt_bench_pack_clear (GvtBenchPack *self);

G_END_DECLS
