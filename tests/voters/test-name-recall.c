/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is somebody found in a real roll by how he is called? The people of one half of the gold set are
 * put among 68,000 invented voters of twenty villages, and all are asked for: those of the other
 * half are not there, and to say so is right as well. The spoken names were not made by whoever
 * made the lists' words, but both by programs: the figures by hand are fewer and harder. */
#include <string.h>

#include "gvt-gold-set.h"
#include "gvt-name-index.h"
#include "gvt-synthesizer.h"
#include "gvt-test.h"

#define AS_OF       "2026-06-30"
#define N_VILLAGES  20
#define EVERY       20 /* rows between two that are put in */
#define LIMIT       20
#define LEAST_FIRST 0.90
#define LEAST_TEN   0.97
#define LEAST_HAND  0.65 /* many are one word, and a dozen others are called so in these lists */
#define LEAST_NONE  0.99 /* of those called absent, that are */

typedef struct
{
  GvtArena *arena;
  GPtrArray *tables;
  GvtVoterTableBuilder *builder;
  char *village;
  GPtrArray *pairs;
  guint n_rows;
  guint next;       /* pair to be put in */
  GHashTable *rows; /* listed name → row, for those put in */
  const GvtTableSet *set;
  GvtNameIndex *index;
} Roll;

static void
finish_table (Roll *roll)
{
  if (roll->builder != NULL)
    g_ptr_array_add (roll->tables, gvt_voter_table_builder_finish (roll->builder));
  g_clear_pointer (&roll->builder, gvt_voter_table_builder_free);
}

static char *
key_of (const GvtGoldPair *pair)
{
  return g_strjoin ("|", pair->listed, pair->listed_birth, NULL);
}

/* Puts in whom the next pair is about, once for all pairs about him. */
static void
plant (Roll *roll, const GvtVoterRow *row)
{
  while (roll->next < roll->pairs->len)
    {
      const GvtGoldPair *pair = roll->pairs->pdata[roll->next++];
      g_autofree char *key = key_of (pair);
      g_autofree char *birth = NULL;
      GvtVoterRow planted = *row;

      if (pair->half == 0 || !pair->is_same || g_hash_table_contains (roll->rows, key))
        continue;
      if (strlen (pair->listed_birth) == 10)
        birth = g_strdup_printf ("%.2s|%.2s|%.4s", pair->listed_birth + 8, pair->listed_birth + 5,
                                 pair->listed_birth);
      planted.text[GVT_VOTER_NAME] = pair->listed;
      planted.text[GVT_VOTER_BIRTH_DATE] = birth != NULL ? birth : "";
      planted.text[GVT_VOTER_SEX] = pair->sex;
      gvt_voter_table_builder_add (roll->builder, &planted);
      g_hash_table_insert (roll->rows, g_steal_pointer (&key), GUINT_TO_POINTER (roll->n_rows++));
      return;
    }
}

static gboolean
take_row (const char *village, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  Roll *roll = user_data;

  if (g_strcmp0 (village, roll->village) != 0)
    {
      finish_table (roll);
      roll->builder = gvt_voter_table_builder_new (roll->arena);
      g_free (roll->village);
      roll->village = g_strdup (village);
    }
  gvt_voter_table_builder_add (roll->builder, row);
  roll->n_rows++;
  if (roll->n_rows % EVERY == 0)
    plant (roll, row);
  return TRUE;
}

static void
roll_init (Roll *roll)
{
  g_autoptr (GString) csv = g_string_new ("code,parent,level,name\n52,,provinsi,Provinsi Uji\n"
                                          "52.01,52,kabupaten,Kabupaten Uji\n"
                                          "52.01.01,52.01,kecamatan,Kecamatan Uji\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GvtRegionList) regions = NULL;
  g_autoptr (GvtSynthPlaces) places = NULL;
  g_autoptr (GError) error = NULL;
  GvtSynthPlan plan = { .seed = 11, .as_of = AS_OF };

  for (guint i = 1; i <= N_VILLAGES; i++)
    g_string_append_printf (csv, "52.01.01.20%02u,52.01.01,desa,Desa %u\n", i, i);
  bytes = g_bytes_new (csv->str, csv->len);
  regions = gvt_region_list_read_csv (bytes, &error);
  g_assert_no_error (error);
  plan.places = places = gvt_synth_places_new (regions, "", N_VILLAGES, &error);
  g_assert_no_error (error);

  roll->arena = gvt_arena_new ();
  roll->tables = g_ptr_array_new ();
  roll->pairs = gvt_gold_set_read ();
  roll->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gvt_synthesize (&plan, take_row, roll, &error);
  g_assert_no_error (error);
  finish_table (roll);
  roll->set = gvt_table_set_new (roll->arena, (const GvtVoterTable *const *) roll->tables->pdata,
                                 roll->tables->len);
  roll->index = gvt_name_index_new (roll->arena, roll->set, gvt_name_rules_get ());
}

static void
roll_clear (Roll *roll)
{
  gvt_arena_free (roll->arena);
  g_ptr_array_unref (roll->tables);
  g_ptr_array_unref (roll->pairs);
  g_hash_table_unref (roll->rows);
  g_free (roll->village);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Roll, roll_clear)

/* What came of asking for everybody of one class. */
typedef struct
{
  guint n_there;
  guint n_first;
  guint n_ten;
  guint n_called_absent; /* who is there */
  guint n_away;
  guint n_known_away; /* called absent, rightly */
} Tally;

/* Returns: where @row stands among the hits, from 1; 0: nowhere. @best: the first score; 0: none */
static guint
rank_of (const Roll *roll, const GvtGoldPair *pair, guint32 row, double *best)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (GvtNameHit));
  GvtNameQuestion question = { .given = { pair->spoken, pair->spoken_birth, "" }, .limit = LIMIT };

  gvt_name_index_find (roll->index, &question, hits);
  *best = hits->len > 0 ? g_array_index (hits, GvtNameHit, 0).match.score : 0;
  for (guint i = 0; i < hits->len; i++)
    if (g_array_index (hits, GvtNameHit, i).row == row)
      return i + 1;
  return 0;
}

static void
ask (const Roll *roll, const GvtGoldPair *pair, Tally *tally)
{
  g_autofree char *key = key_of (pair);
  gpointer row = NULL;
  gboolean is_there = g_hash_table_lookup_extended (roll->rows, key, NULL, &row);
  double best;
  guint rank = rank_of (roll, pair, GPOINTER_TO_UINT (row), &best);

  if (!is_there)
    {
      tally->n_away++;
      tally->n_known_away += best == 0;
      return;
    }
  tally->n_there++;
  tally->n_first += rank == 1;
  tally->n_ten += rank >= 1 && rank <= 10;
  tally->n_called_absent += best == 0;
  if (rank == 0 || rank > 10)
    g_test_message ("  rank %2u, best %.2f: %s %s for %s %s", rank, best, pair->spoken,
                    pair->spoken_birth, pair->listed, pair->listed_birth);
}

static void
print_tally (const char *name, const Tally *tally)
{
  if (tally->n_there > 0)
    g_test_message ("%-36s there %4u: first %.3f, of ten %.3f, called absent %u; away %4u: called "
                    "absent %.3f",
                    name, tally->n_there, (double) tally->n_first / tally->n_there,
                    (double) tally->n_ten / tally->n_there, tally->n_called_absent, tally->n_away,
                    tally->n_away > 0 ? (double) tally->n_known_away / tally->n_away : 0);
}

static void
add_tally (Tally *all, const Tally *one)
{
  all->n_there += one->n_there;
  all->n_first += one->n_first;
  all->n_ten += one->n_ten;
  all->n_called_absent += one->n_called_absent;
  all->n_away += one->n_away;
  all->n_known_away += one->n_known_away;
}

static Tally
ask_all (const Roll *roll, gboolean is_hand)
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
  g_auto (Roll) roll = { 0 };
  Tally noise, hand, all;

  roll_init (&roll);
  g_test_message ("%u voters", roll.n_rows);
  hand = ask_all (&roll, TRUE);
  noise = ask_all (&roll, FALSE);
  all = noise;
  add_tally (&all, &hand);

  g_assert_cmpfloat (noise.n_first, >=, LEAST_FIRST * noise.n_there);
  g_assert_cmpfloat (noise.n_ten, >=, LEAST_TEN * noise.n_there);
  g_assert_cmpfloat (hand.n_ten, >=, LEAST_HAND * hand.n_there);
  g_assert_cmpfloat (all.n_known_away, >=, LEAST_NONE * (all.n_known_away + all.n_called_absent));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/voters/name-recall/who-is-there-is-found-and-who-is-not-is-not", test_found);
  return g_test_run ();
}
