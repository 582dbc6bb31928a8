/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-gold.h"

#include <stdio.h>

#include "gvt-bench-gold-list.h"

#define OURS      GVT_BENCH_OURS
#define N_METHODS GVT_BENCH_N_METHODS

static const char *const methods[N_METHODS] = {
  "Go Vote", "pg_trgm", "pg, of year", "Jaro-Wink.", "JW, of year",
};

typedef struct
{
  GvtBenchGoldList list;
  GArray *there[N_METHODS]; /* double: of those who are there, the score of the best */
  GArray *away[N_METHODS];  /* of those who are not, and whose name nobody has */
} Bench;

/* What came of asking for those who are there, of one class. */
typedef struct
{
  guint n;
  guint n_first[N_METHODS];
  guint n_ten[N_METHODS];
} Tally;

static void
bench_init (Bench *bench, GvtBenchPostgres *postgres)
{
  gvt_bench_gold_list_init (&bench->list, postgres);
  for (guint m = 0; m < N_METHODS; m++)
    {
      bench->there[m] = g_array_new (FALSE, FALSE, sizeof (double));
      bench->away[m] = g_array_new (FALSE, FALSE, sizeof (double));
    }
}

static void
bench_clear (Bench *bench)
{
  gvt_bench_gold_list_clear (&bench->list);
  for (guint m = 0; m < N_METHODS; m++)
    {
      g_array_unref (bench->there[m]);
      g_array_unref (bench->away[m]);
    }
}

/* --- asking --- */

static void
ask_there (Bench *bench, const GvtGoldPair *pair, guint32 row, Tally **tallies)
{
  GvtBenchGoldFound found[N_METHODS];

  gvt_bench_gold_list_find (&bench->list, pair, row, found);
  for (guint m = 0; m < N_METHODS; m++)
    {
      g_array_append_val (bench->there[m], found[m].best);
      for (guint i = 0; tallies[i] != NULL; i++)
        {
          tallies[i]->n_first[m] += found[m].rank == 1;
          tallies[i]->n_ten[m] += found[m].rank >= 1 && found[m].rank <= 10;
        }
    }
  for (guint i = 0; tallies[i] != NULL; i++)
    tallies[i]->n++;
}

static void
ask_away (Bench *bench, const GvtGoldPair *pair)
{
  GvtBenchGoldFound found[N_METHODS];

  if (gvt_gold_roll_count (&bench->list.roll, pair->spoken) > 0
      || gvt_gold_roll_count (&bench->list.roll, pair->listed) > 0)
    return;
  gvt_bench_gold_list_find (&bench->list, pair, G_MAXUINT32, found);
  for (guint m = 0; m < N_METHODS; m++)
    g_array_append_val (bench->away[m], found[m].best);
}

/* The sums over classes. */
typedef struct
{
  Tally noise;
  Tally hand;
  Tally all;
  Tally open; /* of all, who do not share their name with ten others */
} Sums;

/* Returns: (transfer full): class → Tally, in the order in which they come */
static GPtrArray *
ask_all (Bench *bench, GHashTable *classes, Sums *sums)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < bench->list.roll.pairs->len; i++)
    {
      const GvtGoldPair *pair = bench->list.roll.pairs->pdata[i];
      Tally *tally = g_hash_table_lookup (classes, pair->class_name);
      guint32 row;

      if (!pair->is_same)
        continue;
      if (!gvt_gold_roll_find (&bench->list.roll, pair, &row))
        {
          ask_away (bench, pair);
          continue;
        }
      if (tally == NULL)
        {
          g_hash_table_insert (classes, pair->class_name, tally = g_new0 (Tally, 1));
          g_ptr_array_add (names, pair->class_name);
        }
      ask_there (
          bench, pair, row,
          (Tally *[]){ tally, &sums->all, pair->is_hand ? &sums->hand : &sums->noise,
                       gvt_gold_roll_is_crowded (&bench->list.roll, pair) ? NULL : &sums->open,
                       NULL });
    }
  return names;
}

/* --- the table --- */

static double
share (guint n, guint all)
{
  return all > 0 ? (double) n / all : 0;
}

static void
print_tally (const char *name, const Tally *tally)
{
  printf ("%-44.44s %5u", name, tally->n);
  for (guint m = 0; m < N_METHODS; m++)
    printf (" | %5.3f %5.3f", share (tally->n_first[m], tally->n),
            share (tally->n_ten[m], tally->n));
  printf ("\n");
}

/* Says where another one finds more than ours does. Returns: whether none does */
static gboolean
is_ahead (const char *name, const Tally *tally)
{
  gboolean is_best = TRUE;

  for (guint m = 1; m < N_METHODS; m++)
    if (tally->n_ten[m] > tally->n_ten[OURS] || tally->n_first[m] > tally->n_first[OURS])
      {
        printf ("behind %s: %s: first %u of %u, and %u; of ten %u, and %u\n", methods[m], name,
                tally->n_first[OURS], tally->n, tally->n_first[m], tally->n_ten[OURS],
                tally->n_ten[m]);
        is_best = FALSE;
      }
  return is_best;
}

static void
print_table (const GPtrArray *names, GHashTable *classes, const Sums *sums)
{
  printf ("%-50s", "recall@1 and @10 by pg_trgm's similarity, and by");
  for (guint m = 0; m < N_METHODS; m++)
    printf (" | %-11s", methods[m]);
  printf ("\n%-50s | of the year: only who was born in the year that was said\n",
          "Jaro-Winkler (Winkler 1990) alone");
  for (guint i = 0; i < names->len; i++)
    print_tally (names->pdata[i], g_hash_table_lookup (classes, names->pdata[i]));
  print_tally ("NOISE", &sums->noise);
  print_tally ("BY HAND", &sums->hand);
  print_tally ("ALL", &sums->all);
  print_tally ("ALL BUT WHO SHARE A NAME WITH TEN OTHERS", &sums->open);
}

/* --- who is said not to be there --- */

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static guint
count_below (const GArray *scores, double bar)
{
  guint n = 0;

  for (guint i = 0; i < scores->len; i++)
    n += g_array_index (scores, double, i) < bar;
  return n;
}

/* Each gets the highest bar by which it calls at most @n_missed people absent who are there, found
 * on these very questions, which is in its favour; but ours the one that it has, where
 * @is_ours_as_is. Returns: whether ours calls fewest present who are not */
static gboolean
print_absent (Bench *bench, guint n_missed, gboolean is_ours_as_is, double *precision)
{
  guint n_false[N_METHODS];
  gboolean is_best = TRUE;

  for (guint m = 0; m < N_METHODS; m++)
    {
      double highest = g_array_index (bench->there[m], double, n_missed);
      double bar = m == OURS && is_ours_as_is ? G_MINDOUBLE : MAX (G_MINDOUBLE, highest);
      guint n_false_absent = count_below (bench->there[m], bar);
      guint n_absent = count_below (bench->away[m], bar);

      n_false[m] = bench->away[m]->len - n_absent;
      is_best &= n_false[m] >= n_false[OURS];
      precision[m] = share (n_absent, n_absent + n_false_absent);
      printf ("  %-12s %s %.3f: false \"not found\" %4u (%.2f %%), false \"found\" %4u (%.1f %%); "
              "\"not found\" is true of %.2f %%\n",
              methods[m], bar > G_MINDOUBLE ? "bar" : "own", bar, n_false_absent,
              100 * share (n_false_absent, bench->there[m]->len), n_false[m],
              100 * share (n_false[m], bench->away[m]->len), 100 * precision[m]);
    }
  return is_best;
}

/* Returns: whether ours is ahead; @precision: of its own bar */
static gboolean
print_absents (Bench *bench, double *precision)
{
  double others[N_METHODS], own[N_METHODS];
  guint n_missed = count_below (bench->there[OURS], G_MINDOUBLE);
  gboolean is_best;

  for (guint m = 0; m < N_METHODS; m++)
    g_array_sort (bench->there[m], compare_scores);
  printf ("%u are there, %u are not and nobody has their name. With the bar that Go Vote has, "
          "and bars by which the others miss no more than it does:\n",
          bench->there[OURS]->len, bench->away[OURS]->len);
  is_best = print_absent (bench, n_missed, TRUE, own);
  printf ("With bars by which each misses one in a hundred:\n");
  is_best &= print_absent (bench, bench->there[OURS]->len / 100, FALSE, others);
  *precision = own[OURS];
  return is_best;
}

static gboolean
check (const Sums *sums, double precision)
{
  gboolean kept = TRUE;

  kept &= gvt_bench_check_least ("recall@10, noise", share (sums->noise.n_ten[OURS], sums->noise.n),
                                 "", 0.97);
  kept &= gvt_bench_check_least ("recall@10, all, noise and by hand",
                                 share (sums->all.n_ten[OURS], sums->all.n), "", 0.97);
  kept &= gvt_bench_check_least ("precision of \"no such person\"", precision, "", 0.99);
  return kept;
}

gboolean
gvt_bench_gold (GvtBenchPostgres *postgres)
{
  g_autoptr (GHashTable) classes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GPtrArray) names = NULL;
  Sums sums = { 0 };
  Bench bench;
  gboolean is_best;
  double precision = 0;

  bench_init (&bench, postgres);
  printf ("the gold set among %u voters of %d villages\n", bench.list.roll.n_rows,
          GVT_GOLD_ROLL_VILLAGES);
  names = ask_all (&bench, classes, &sums);
  print_table (names, classes, &sums);
  for (guint i = 0; i < names->len; i++)
    is_ahead (names->pdata[i], g_hash_table_lookup (classes, names->pdata[i]));
  is_best = is_ahead ("NOISE", &sums.noise) & is_ahead ("BY HAND", &sums.hand);
  is_best &= print_absents (&bench, &precision);
  printf ("the matcher finds more than both, noise and by hand, and invents fewer: %s\n",
          is_best ? "met" : "missed");
  bench_clear (&bench);
  return check (&sums, precision) && is_best;
}
