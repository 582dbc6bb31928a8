/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is somebody found in a real roll by how he is called? The people of one half of the gold set are
 * put among 68,000 invented voters of twenty villages, and all are asked for: those of the other
 * half are not there, and to say so is right as well. Many invented voters share a name, so those
 * who cannot be told from ten others by any name are counted apart. The spoken names were not made
 * by whoever made the lists' words, but both by programs: the figures by hand are fewer and harder.
 */
#include <string.h>

#include "gvt-gold-set.h"
#include "gvt-name-index.h"
#include "gvt-synthesizer.h"
#include "gvt-test.h"

#define AS_OF       "2026-06-30"
#define N_VILLAGES  20
#define EVERY       20 /* rows between two that are put in */
#define LIMIT       20
#define LEAST_FIRST 0.92
#define LEAST_TEN   0.99
#define LEAST_HAND  0.72 /* many are one word, and a dozen others are called so in these lists */
#define LEAST_OPEN  0.95 /* of those by hand, without these */
#define LEAST_HOME  0.97 /* of those by hand, in the own village */
#define LEAST_KNOWN 0.55 /* of those who are not there and whose name nobody has */
#define LEAST_NONE  0.99 /* of those called absent, that are */

typedef struct
{
  GvtArena *arena;
  GPtrArray *tables;
  GvtVoterTableBuilder *builder;
  char *village;
  GPtrArray *pairs;
  guint n_rows;
  guint next;        /* pair to be put in */
  GHashTable *rows;  /* listed name → row, for those put in */
  GHashTable *names; /* letters of a listed name → how many rows have it */
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

/* Without blanks and marks. */
static char *
letters_of (const char *name)
{
  char *letters = g_ascii_strup (name, -1);
  char *to = letters;

  for (const char *from = letters; *from != '\0'; from++)
    if (g_ascii_isalpha (*from))
      *to++ = *from;
  *to = '\0';
  return letters;
}

static guint
count_name (const Roll *roll, const char *name)
{
  g_autofree char *letters = letters_of (name);

  return GPOINTER_TO_UINT (g_hash_table_lookup (roll->names, letters));
}

/* Adds a row, and whose name it is. */
static void
add_row (Roll *roll, const GvtVoterRow *row)
{
  const char *name = row->text[GVT_VOTER_NAME];

  gvt_voter_table_builder_add (roll->builder, row);
  g_hash_table_replace (roll->names, letters_of (name),
                        GUINT_TO_POINTER (count_name (roll, name) + 1));
  roll->n_rows++;
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
      g_hash_table_insert (roll->rows, g_steal_pointer (&key), GUINT_TO_POINTER (roll->n_rows));
      add_row (roll, &planted);
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
  add_row (roll, row);
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
  roll->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
  g_hash_table_unref (roll->names);
  g_free (roll->village);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Roll, roll_clear)

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
find (const Roll *roll, const GvtGoldPair *pair, const guint8 *is_in, guint32 row)
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
is_found_in_village (const Roll *roll, const GvtGoldPair *pair, guint32 row)
{
  guint8 is_in[N_VILLAGES] = { 0 };
  guint place;
  Found found;

  is_in[gvt_table_set_locate (roll->set, row, &place)] = TRUE;
  found = find (roll, pair, is_in, row);
  if (!is_among_ten (&found))
    g_test_message ("  in the own village: rank %2u: %s for %s", found.rank, pair->spoken,
                    pair->listed);
  return is_among_ten (&found);
}

/* Who is named as ten others are, letter by letter, or asked for as they are named, cannot be told
 * from them by any reading of names. */
static gboolean
is_crowded (const Roll *roll, const GvtGoldPair *pair)
{
  g_autofree char *spoken = letters_of (pair->spoken);
  g_autofree char *listed = letters_of (pair->listed);
  guint n = count_name (roll, pair->listed) - 1;

  if (!g_str_equal (spoken, listed))
    n += count_name (roll, pair->spoken);
  return n >= 10 && *pair->spoken_birth == '\0';
}

static void
ask_absent (const Roll *roll, const GvtGoldPair *pair, Tally *tally)
{
  Found found;

  if (count_name (roll, pair->spoken) > 0 || count_name (roll, pair->listed) > 0)
    return;
  found = find (roll, pair, NULL, G_MAXUINT32);
  tally->n_away++;
  tally->n_known_away += found.best == 0;
}

static void
ask_there (const Roll *roll, const GvtGoldPair *pair, guint32 row, Tally *tally)
{
  Found found = find (roll, pair, NULL, row);
  gboolean is_ten = is_among_ten (&found);
  gboolean is_lost = is_crowded (roll, pair);

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
ask (const Roll *roll, const GvtGoldPair *pair, Tally *tally)
{
  g_autofree char *key = key_of (pair);
  gpointer row = NULL;

  if (g_hash_table_lookup_extended (roll->rows, key, NULL, &row))
    ask_there (roll, pair, GPOINTER_TO_UINT (row), tally);
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
