/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-delta.h"

#include <stdio.h>

#include "gvt-bench.h"

#define CHURN_PERCENT     1
#define PROVINCE_VILLAGES 1166

#define AS_OF_BEFORE "2026-03-31"
#define AS_OF_AFTER  "2026-06-30"

/* What becomes of a row. */
typedef enum
{
  FATE_STAYS,
  FATE_GOES,
  FATE_COMES,
  FATE_CHANGES,
} Fate;

/* One row in three hundred each: spread over the list as events of life are. */
static Fate *
draw_fates (guint n_rows)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (n_rows);
  Fate *fates = g_new0 (Fate, n_rows + 1);
  guint n_each = (n_rows * CHURN_PERCENT + 299) / 300; /* of a hundred, a third; not less */

  for (Fate fate = FATE_GOES; fate <= FATE_CHANGES; fate++)
    for (guint n = 0; n < n_each;)
      {
        gint row = g_rand_int_range (rand, 0, (gint32) n_rows);

        if (fates[row] != FATE_STAYS)
          continue;
        fates[row] = fate;
        n++;
      }
  return fates;
}

/* As lists are corrected: in turn a polling station and address, whether somebody is married and
 * has his card, a name, and a NIK. */
static void
change (GvtVoterRow *row, const GvtVoterRow *other, guint turn)
{
  static const GvtVoterColumn columns[4][4] = {
    { GVT_VOTER_ADDRESS, GVT_VOTER_RT, GVT_VOTER_RW, GVT_VOTER_TPS },
    { GVT_VOTER_MARITAL, GVT_VOTER_KTP_EL, GVT_VOTER_NOTE, GVT_VOTER_SOURCE },
    { GVT_VOTER_NAME, GVT_VOTER_NAME, GVT_VOTER_NAME, GVT_VOTER_NAME },
    { GVT_VOTER_NIK, GVT_VOTER_NIK, GVT_VOTER_NIK, GVT_VOTER_NIK },
  };

  for (guint i = 0; i < 4; i++)
    row->text[columns[turn % 4][i]] = other->text[columns[turn % 4][i]];
}

typedef struct
{
  const GvtVoterTable *table;
  const Fate *fates;
  const char *village;
  GvtLexicon *lexicon;
  const GvtSecret *epoch_key;
  const GvtSecret *signing_key;
} Making;

static GBytes *
make_pack (const Making *self, gboolean is_after)
{
  const GvtPackInfo info = { self->village,
                             "Desa Uji",
                             "pilkada-2024",
                             is_after ? 2 : 1,
                             is_after ? AS_OF_AFTER : AS_OF_BEFORE,
                             1 };
  g_autoptr (GvtPackWriter) writer = gvt_pack_writer_new (&info, self->lexicon);
  g_autoptr (GError) error = NULL;
  guint n_rows = gvt_voter_table_get_rows (self->table);
  guint n_changed = 0;
  GBytes *pack;

  for (guint i = 0; i < n_rows; i++)
    {
      GvtVoterCells cells, others;
      GvtVoterRow row = *gvt_voter_table_get_row (self->table, i, &cells);
      Fate fate = self->fates[i];

      if (fate == (is_after ? FATE_GOES : FATE_COMES))
        continue;
      if (fate == FATE_CHANGES && is_after)
        change (&row, gvt_voter_table_get_row (self->table, (i + n_rows / 2) % n_rows, &others),
                n_changed++);
      gvt_pack_writer_add (writer, &row, &error);
      g_assert_no_error (error);
    }
  pack = gvt_pack_writer_finish (writer, self->epoch_key, self->signing_key, &error);
  g_assert_no_error (error);
  return pack;
}

static GvtDeltaSide
open_side (const Making *self, GBytes *file, GvtArena *arena)
{
  GvtDeltaSide side = { .pack = gvt_pack_read (file, NULL) };

  gvt_hash_of_bytes (file, &side.hash);
  side.table = gvt_pack_open (side.pack, self->epoch_key, self->lexicon, arena, NULL);
  g_assert_nonnull (side.table);
  return side;
}

/* All that a laptop does before the next list counts, but for its disk. */
static void
take (GvtBenchDelta *self, const Making *making, GBytes *before, GBytes *file)
{
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GvtArena) after = gvt_arena_new ();
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  GvtDeltaSide base = open_side (making, before, arena);
  gint64 opened = g_get_monotonic_time ();
  g_autoptr (GvtDelta) delta = gvt_delta_read (file, &error);
  const GvtVoterTable *table;
  GvtPublicKey signer;

  gvt_signing_key_public (making->signing_key, &signer);
  gvt_delta_verify (delta, &signer, &error);
  g_assert_no_error (error);
  table = gvt_delta_apply (delta, base.table, making->epoch_key, making->lexicon, after, &error);
  g_assert_no_error (error);
  gvt_delta_check (delta, table, making->epoch_key, &error);
  g_assert_no_error (error);
  self->open_us += opened - start;
  self->apply_us += g_get_monotonic_time () - opened;
  g_object_unref (base.pack);
}

void
gvt_bench_delta_measure (GvtBenchDelta *self,
                         const GvtVoterTable *table,
                         const char *village,
                         GvtLexicon *lexicon,
                         const GvtSecret *epoch_key,
                         const GvtSecret *signing_key)
{
  g_autofree Fate *fates = draw_fates (gvt_voter_table_get_rows (table));
  const Making making = { table, fates, village, lexicon, epoch_key, signing_key };
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = make_pack (&making, FALSE);
  g_autoptr (GBytes) after = make_pack (&making, TRUE);
  GvtDeltaSide from = open_side (&making, before, arena);
  GvtDeltaSide to = open_side (&making, after, arena);
  GvtTableChanges changes;
  g_autoptr (GBytes) delta = gvt_delta_write (&from, &to, lexicon, epoch_key, signing_key, &changes,
                                              &error);

  g_assert_no_error (error);
  take (self, &making, before, delta);
  self->n_villages++;
  self->n_rows += gvt_pack_get_rows (to.pack);
  self->n_removed += changes.n_removed;
  self->n_changed += changes.n_changed;
  self->n_added += changes.n_added;
  self->pack_bytes += g_bytes_get_size (after);
  self->delta_bytes += g_bytes_get_size (delta);
  g_object_unref (from.pack);
  g_object_unref (to.pack);
}

gboolean
gvt_bench_delta_report (const GvtBenchDelta *self)
{
  double percent = 100.0 * (double) self->delta_bytes / (double) self->pack_bytes;
  double n = (double) self->n_villages;
  double apply_s = (double) (self->open_us + self->apply_us) / n * PROVINCE_VILLAGES / 1e6;
  gboolean kept = TRUE;

  printf (
      "the next version of %.0f villages, on average %.0f voters: %.1f gone, %.1f changed, %.1f "
      "new\n",
      n, (double) self->n_rows / n, (double) self->n_removed / n, (double) self->n_changed / n,
      (double) self->n_added / n);
  printf ("whole %.0f bytes, delta %.0f bytes; to open the list before %.2f ms, to apply and check "
          "%.2f ms\n",
          (double) self->pack_bytes / n, (double) self->delta_bytes / n,
          (double) self->open_us / n / 1e3, (double) self->apply_us / n / 1e3);
  kept &= gvt_bench_check ("delta after 1 % churn / pack", percent, "%", 5);
  kept &= gvt_bench_check ("deltas of a province of 1,166 villages", apply_s, "s", 10);
  return kept;
}
