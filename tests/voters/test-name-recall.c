/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is somebody found in a real roll by how he is called? The people of one half of the gold set are
 * put among 68,000 invented voters of twenty villages, and all are asked for: those of the other
 * half are not there, and to say so is right as well. Many invented voters share a name, so those
 * who cannot be told from ten others by any name are counted apart. The spoken names were not made
 * by whoever made the lists' words, but both by programs: the figures by hand are fewer and harder.
 */
#include "gvt-gold-roll.h"
#include "gvt-test.h"

#define LIMIT       20
#define LEAST_FIRST 0.92
#define LEAST_TEN   0.99
#define LEAST_HAND  0.72 /* many are one word, and a dozen others are called so in these lists */
#define LEAST_OPEN  0.95 /* of those by hand, without these */
#define LEAST_HOME  0.97 /* of those by hand, in the own village */
#define LEAST_KNOWN 0.55 /* of those who are not there and whose name nobody has */
#define LEAST_NONE  0.99 /* of those called absent, that are */

/* What came of asking for everybody of one class. */
typedef struct
{
  guint n_there;
  guint n_first;
  guint n_ten;
  guint n_village; /* among ten, where only the own village is searched */
  guint n_crowded; /* there, among ten others who bear the name that is said or listed */
  guint n_crowded_ten;
  guint n_called_absent; /* who is there */
  guint n_away;          /* and nobody bears the name */
  guint n_known_away;    /* called absent, rightly */
} Tally;

typedef struct
{
  guint rank;  /* among the hits, from 1; 0: none of them */
  double own;  /* its score */
  double best; /* that of the first hit; 0: nobody is */
} Found;

static Found
find (const GvtGoldRoll *roll, const GvtGoldPair *pair, const guint8 *is_in, guint32 row)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (GvtNameHit));
  GvtNameQuestion question = { .given = { pair->spoken, pair->spoken_birth, "" },
                               .is_in = is_in,
                               .limit = LIMIT };
  Found found = { 0 };

  gvt_name_index_find (roll->index, &question, hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const GvtNameHit *hit = &g_array_index (hits, GvtNameHit, i);

      if (i == 0)
        found.best = hit->match.score;
      if (hit->row == row)
        {
          found.rank = i + 1;
          found.own = hit->match.score;
        }
    }
  return found;
}

static gboolean
is_among_ten (const Found *found)
{
  return found->rank >= 1 && found->rank <= 10;
}

static gboolean
is_found_in_village (const GvtGoldRoll *roll, const GvtGoldPair *pair, guint32 row)
{
  guint8 is_in[GVT_GOLD_ROLL_VILLAGES] = { 0 };
  guint place;
  Found found;

  is_in[gvt_table_set_locate (roll->set, row, &place)] = TRUE;
  found = find (roll, pair, is_in, row);
  if (!is_among_ten (&found))
    g_test_message ("  in the own village: rank %2u: %s for %s", found.rank, pair->spoken,
                    pair->listed);
  return is_among_ten (&found);
}

static void
ask_absent (const GvtGoldRoll *roll, const GvtGoldPair *pair, Tally *tally)
{
  Found found;

  if (gvt_gold_roll_count (roll, pair->spoken) > 0 || gvt_gold_roll_count (roll, pair->listed) > 0)
    return;
  found = find (roll, pair, NULL, G_MAXUINT32);
  tally->n_away++;
  tally->n_known_away += found.best == 0;
}

static void
ask_there (const GvtGoldRoll *roll, const GvtGoldPair *pair, guint32 row, Tally *tally)
{
  Found found = find (roll, pair, NULL, row);
  gboolean is_ten = is_among_ten (&found);
  gboolean is_lost = gvt_gold_roll_is_crowded (roll, pair);

  tally->n_there++;
  tally->n_first += found.rank == 1;
  tally->n_ten += is_ten;
  tally->n_village += is_found_in_village (roll, pair, row);
  tally->n_crowded += is_lost;
  tally->n_crowded_ten += is_lost && is_ten;
  tally->n_called_absent += found.best == 0;
  if (!is_ten)
    g_test_message ("  rank %2u%s, best %.3f: %s %s for %s %s", found.rank,
                    is_lost ? " (crowded)" : "", found.best, pair->spoken, pair->spoken_birth,
                    pair->listed, pair->listed_birth);
}

static void
ask (const GvtGoldRoll *roll, const GvtGoldPair *pair, Tally *tally)
{
  guint32 row;

  if (gvt_gold_roll_find (roll, pair, &row))
    ask_there (roll, pair, row, tally);
  else
    ask_absent (roll, pair, tally);
}

static double
share (guint n, guint all)
{
  return all > 0 ? (double) n / all : 0;
}

static double
share_open (const Tally *tally)
{
  return share (tally->n_ten - tally->n_crowded_ten, tally->n_there - tally->n_crowded);
}

static void
print_tally (const char *name, const Tally *tally)
{
  g_test_message ("%-52s there %4u: first %.3f, of ten %.3f, in the own village %.3f; without %3u "
                  "crowded ones %.3f; called absent %u; away %4u: called absent %.3f",
                  name, tally->n_there, share (tally->n_first, tally->n_there),
                  share (tally->n_ten, tally->n_there), share (tally->n_village, tally->n_there),
                  tally->n_crowded, share_open (tally), tally->n_called_absent, tally->n_away,
                  share (tally->n_known_away, tally->n_away));
}

static void
add_tally (Tally *all, const Tally *one)
{
  all->n_there += one->n_there;
  all->n_first += one->n_first;
  all->n_ten += one->n_ten;
  all->n_village += one->n_village;
  all->n_crowded += one->n_crowded;
  all->n_crowded_ten += one->n_crowded_ten;
  all->n_called_absent += one->n_called_absent;
  all->n_away += one->n_away;
  all->n_known_away += one->n_known_away;
}

static Tally
ask_all (const GvtGoldRoll *roll, gboolean is_hand)
{
  g_autoptr (GHashTable) classes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GHashTableIter iter;
  gpointer name, value;
  Tally all = { 0 };

  for (guint i = 0; i < roll->pairs->len; i++)
    {
      const GvtGoldPair *pair = roll->pairs->pdata[i];
      Tally *tally = g_hash_table_lookup (classes, pair->class_name);

      if (!pair->is_same || pair->is_hand != is_hand)
        continue;
      if (tally == NULL)
        g_hash_table_insert (classes, pair->class_name, tally = g_new0 (Tally, 1));
      ask (roll, pair, tally);
    }
  g_hash_table_iter_init (&iter, classes);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      print_tally (name, value);
      add_tally (&all, value);
    }
  print_tally (is_hand ? "by hand, all" : "noise, all", &all);
  return all;
}

static void
test_found (void)
{
  g_auto (GvtGoldRoll) roll = { 0 };
  Tally noise, hand, all;

  gvt_gold_roll_init (&roll);
  g_test_message ("%u voters", roll.n_rows);
  hand = ask_all (&roll, TRUE);
  noise = ask_all (&roll, FALSE);
  all = noise;
  add_tally (&all, &hand);

  g_assert_cmpfloat (noise.n_first, >=, LEAST_FIRST * noise.n_there);
  g_assert_cmpfloat (noise.n_ten, >=, LEAST_TEN * noise.n_there);
  g_assert_cmpfloat (hand.n_ten, >=, LEAST_HAND * hand.n_there);
  g_assert_cmpfloat (share_open (&hand), >=, LEAST_OPEN);
  g_assert_cmpfloat (hand.n_village, >=, LEAST_HOME * hand.n_there);
  g_assert_cmpfloat (all.n_known_away, >=, LEAST_KNOWN * all.n_away);
  g_assert_cmpfloat (all.n_known_away, >=, LEAST_NONE * (all.n_known_away + all.n_called_absent));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/voters/name-recall/who-is-there-is-found-and-who-is-not-is-not", test_found);
  return g_test_run ();
}
