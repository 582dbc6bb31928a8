/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-bench-asking.h"
#include "gvt-store.h"
#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* The same rows in a SQLCipher database on the disk, opened as a laptop's store is: a table with an
 * index on NIK, and FTS5 tables of trigrams, ranked by its bm25; of all, and of the first few. */
typedef struct
{
  GvtDb *db;
  GvtStmt *row;
  GvtStmt *name;
  gboolean is_few; /* of which table questions are asked */
} GvtBenchSqlcipher;

/** gvt_bench_sqlcipher_init: makes the file @path */
void gvt_bench_sqlcipher_init (GvtBenchSqlcipher *self, const char *path);
void gvt_bench_sqlcipher_add (GvtBenchSqlcipher *self, const char *village, const GvtVoterRow *row);
/** gvt_bench_sqlcipher_finish: after the last row: the index, and the table of the first @n_few */
void gvt_bench_sqlcipher_finish (GvtBenchSqlcipher *self, guint64 n_few);
void gvt_bench_sqlcipher_clear (GvtBenchSqlcipher *self);

/** gvt_bench_sqlcipher_ask_niks: @times: microseconds, one for each of @niks */
void gvt_bench_sqlcipher_ask_niks (GvtBenchSqlcipher *self, const GPtrArray *niks, double *times);

/** gvt_bench_sqlcipher_ask_words: who has each word somewhere in the name, to the letter.
 * (GvtBenchEngine) */
double gvt_bench_sqlcipher_ask_words (gpointer self, const char *question, guint *n_hits);
/** gvt_bench_sqlcipher_ask_trigrams: who has any three letters in a row of it: what finds other
 * spellings, too. (GvtBenchEngine) */
double gvt_bench_sqlcipher_ask_trigrams (gpointer self, const char *question, guint *n_hits);

G_END_DECLS
