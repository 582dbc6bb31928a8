/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-gold-list.h"

#include <string.h>

#define TABLE "gold"

static GvtBenchGoldFound
find_ours (const GvtBenchGoldList *self, const GvtGoldPair *pair, guint32 row)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (GvtNameHit));
  GvtNameQuestion question = { .given = { pair->spoken, pair->spoken_birth, "" },
                               .limit = GVT_BENCH_LIMIT };
  GvtBenchGoldFound found = { 0 };

  gvt_name_index_find (self->roll.index, &question, hits);
  if (hits->len > 0)
    found.best = g_array_index (hits, GvtNameHit, 0).match.score;
  for (guint i = 0; i < hits->len && found.rank == 0; i++)
    if (g_array_index (hits, GvtNameHit, i).row == row)
      found.rank = i + 1;
  return found;
}

static GvtBenchGoldFound
find_trigram (const GvtBenchGoldList *self, const GvtGoldPair *pair, guint year, guint32 row)
{
  g_autofree char *upper = g_ascii_strup (pair->spoken, -1);
  GvtBenchGoldFound found = { 0 };
  PGresult *result;

  if (self->postgres == NULL)
    return found;
  result = gvt_bench_postgres_find (self->postgres, upper, year);
  for (int i = 0; i < PQntuples (result); i++)
    {
      if (i == 0)
        found.best = g_ascii_strtod (PQgetvalue (result, i, 1), NULL);
      if (g_ascii_strtoull (PQgetvalue (result, i, 0), NULL, 10) == row)
        found.rank = (guint) i + 1;
    }
  PQclear (result);
  return found;
}

static GvtBenchGoldFound
find_winkler (const GvtBenchGoldList *self, const GvtGoldPair *pair, guint year, guint32 row)
{
  GvtBenchGoldFound found = { 0 };

  found.rank = gvt_bench_winkler_find (&self->winkler, pair->spoken, year, row, &found.best);
  return found;
}

/* --- the list they are given --- */

/* The year of "DD|MM|YYYY", or 0. */
static guint
year_of (const char *birth)
{
  const char *last = strrchr (birth, '|');

  return last != NULL ? (guint) g_ascii_strtoull (last + 1, NULL, 10) : 0;
}

static void
copy_list (GvtBenchGoldList *self)
{
  if (self->postgres != NULL)
    gvt_bench_postgres_begin_copy (self->postgres, TABLE);
  for (guint32 row = 0; row < self->roll.n_rows; row++)
    {
      GvtVoterCells cells;
      guint place;
      guint table = gvt_table_set_locate (self->roll.set, row, &place);
      const GvtVoterRow *voter = gvt_voter_table_get_row (self->roll.set->tables[table], place,
                                                          &cells);
      guint year = year_of (voter->text[GVT_VOTER_BIRTH_DATE]);

      gvt_bench_winkler_add (&self->winkler, voter->text[GVT_VOTER_NAME], year);
      if (self->postgres != NULL)
        gvt_bench_postgres_copy (self->postgres, row, year, voter->text[GVT_VOTER_NAME]);
    }
  if (self->postgres == NULL)
    return;
  gvt_bench_postgres_end_copy (self->postgres);
  gvt_bench_postgres_index (self->postgres, TABLE);
  self->postgres->ask = TABLE;
}

void
gvt_bench_gold_list_init (GvtBenchGoldList *self, GvtBenchPostgres *postgres)
{
  *self = (GvtBenchGoldList){ .postgres = postgres };
  gvt_gold_roll_init (&self->roll);
  gvt_bench_winkler_init (&self->winkler);
  copy_list (self);
}

void
gvt_bench_gold_list_clear (GvtBenchGoldList *self)
{
  gvt_gold_roll_clear (&self->roll);
  gvt_bench_winkler_clear (&self->winkler);
}

/* Without a birth, the year makes no difference. */
void
gvt_bench_gold_list_find (const GvtBenchGoldList *self,
                          const GvtGoldPair *pair,
                          guint32 row,
                          GvtBenchGoldFound *found)
{
  guint year = (guint) g_ascii_strtoull (pair->spoken_birth, NULL, 10);

  found[GVT_BENCH_OURS] = find_ours (self, pair, row);
  found[GVT_BENCH_TRIGRAM] = found[GVT_BENCH_TRIGRAM_YEAR] = find_trigram (self, pair, 0, row);
  found[GVT_BENCH_WINKLER] = found[GVT_BENCH_WINKLER_YEAR] = find_winkler (self, pair, 0, row);
  if (year == 0)
    return;
  found[GVT_BENCH_TRIGRAM_YEAR] = find_trigram (self, pair, year, row);
  found[GVT_BENCH_WINKLER_YEAR] = find_winkler (self, pair, year, row);
}
