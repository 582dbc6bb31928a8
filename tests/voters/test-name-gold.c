/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does the matcher tell people apart better than what databases offer? Ours, pg_trgm's similarity
 * and Jaro-Winkler in one run over the gold set, by halves: weights were tuned on half 0 alone, but
 * whoever wrote the rules had read all pairs by hand before. The noise is made of few words, all
 * of which are in the list: how much of ours comes from knowing these is seen beside it. Run by
 * hand it prints the tables; "--list" prints each pair with its score. */
#include <stdio.h>

#include "gvt-gold-set.h"
#include "gvt-name-baselines.h"
#include "gvt-test.h"

#define N_METHODS      4
#define FALSE_POSITIVE 0.05

static const char *const methods[N_METHODS] = { "ours", "trigram", "jaro-winkler",
                                                "ours, without the words of the list" };

typedef struct
{
  GPtrArray *pairs;
  double *scores[N_METHODS]; /* of each pair */
} Scored;

static double
score_ours (const GvtGoldPair *pair, const GvtWordCounts *counts)
{
  GvtMatchPerson given = { pair->spoken, pair->spoken_birth, "" };
  GvtMatchPerson listed = { pair->listed, pair->listed_birth, pair->sex };
  g_auto (GvtNameMatch) match = { 0 };

  gvt_name_match (&match, gvt_name_rules_get (), counts, &given, &listed);
  return match.score;
}

static void
scored_init (Scored *self)
{
  g_autoptr (GHashTable) words = NULL;
  GvtWordCounts counts;

  self->pairs = gvt_gold_set_read ();
  words = gvt_gold_set_count_words (self->pairs);
  counts = gvt_gold_set_counts (words, self->pairs->len);
  for (guint m = 0; m < N_METHODS; m++)
    self->scores[m] = g_new0 (double, self->pairs->len);
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const GvtGoldPair *pair = self->pairs->pdata[i];

      self->scores[0][i] = score_ours (pair, &counts);
      self->scores[1][i] = gvt_trigram_similarity (pair->spoken, pair->listed);
      self->scores[2][i] = gvt_jaro_winkler (pair->spoken, pair->listed);
      self->scores[3][i] = score_ours (pair, NULL);
    }
}

static void
scored_clear (Scored *self)
{
  g_ptr_array_unref (self->pairs);
  for (guint m = 0; m < N_METHODS; m++)
    g_free (self->scores[m]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scored, scored_clear)

/* Which pairs a figure is about. */
typedef struct
{
  guint half;
  gboolean is_hand;
  gboolean has_births; /* those that only a date decides, too */
} Choice;

static gboolean
is_chosen (const GvtGoldPair *pair, const Choice *choice)
{
  return pair->half == choice->half && pair->is_hand == choice->is_hand
         && (choice->has_births || *pair->spoken_birth == '\0');
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static GArray *
scores_of (const Scored *self, guint method, const Choice *choice, gboolean is_same)
{
  GArray *scores = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const GvtGoldPair *pair = self->pairs->pdata[i];

      if (is_chosen (pair, choice) && pair->is_same == is_same)
        g_array_append_val (scores, self->scores[method][i]);
    }
  g_array_sort (scores, compare_scores);
  return scores;
}

/* How likely one that is the same scores above one that is not. */
static double
auc (const Scored *self, guint method, const Choice *choice)
{
  g_autoptr (GArray) same = scores_of (self, method, choice, TRUE);
  g_autoptr (GArray) other = scores_of (self, method, choice, FALSE);
  double above = 0;

  for (guint i = 0; i < same->len; i++)
    for (guint j = 0; j < other->len; j++)
      {
        double a = g_array_index (same, double, i);
        double b = g_array_index (other, double, j);

        above += a > b ? 1 : a < b ? 0 : 0.5;
      }
  return above / same->len / other->len;
}

/* The score above which at most one in twenty is another person. */
static double
bar_of (const Scored *self, guint method, const Choice *choice)
{
  g_autoptr (GArray) other = scores_of (self, method, choice, FALSE);
  guint allowed = (guint) (other->len * FALSE_POSITIVE);

  return g_array_index (other, double, other->len - 1 - allowed);
}

static double
recall (const Scored *self, guint method, const Choice *choice, const char *class_name)
{
  double bar = bar_of (self, method, choice);
  guint n = 0;
  guint n_above = 0;

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const GvtGoldPair *pair = self->pairs->pdata[i];

      if (is_chosen (pair, choice) && pair->is_same
          && (class_name == NULL || g_str_equal (class_name, pair->class_name)))
        {
          n++;
          n_above += self->scores[method][i] > bar;
        }
    }
  return n > 0 ? (double) n_above / n : -1;
}

static void
print_row (const char *name, const double *figures)
{
  g_test_message ("%-40s %6.3f %8.3f %13.3f %11.3f", name, figures[0], figures[1], figures[2],
                  figures[3]);
}

static void
print_classes (const Scored *self, const Choice *choice)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  double figures[N_METHODS];

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const GvtGoldPair *pair = self->pairs->pdata[i];

      if (!is_chosen (pair, choice) || !pair->is_same || !g_hash_table_add (seen, pair->class_name))
        continue;
      for (guint m = 0; m < N_METHODS; m++)
        figures[m] = recall (self, m, choice, pair->class_name);
      print_row (pair->class_name, figures);
    }
}

static void
check_half (const Scored *self, const Choice *choice, const char *what)
{
  double figures[N_METHODS];

  g_test_message ("half %u, %s: %s; %s; %s; %s. Recall at 5 %% false positives", choice->half, what,
                  methods[0], methods[1], methods[2], methods[3]);
  print_classes (self, choice);
  for (guint m = 0; m < N_METHODS; m++)
    figures[m] = recall (self, m, choice, NULL);
  print_row ("all", figures);
  for (guint m = 0; m < N_METHODS; m++)
    figures[m] = auc (self, m, choice);
  print_row ("AUC", figures);
  g_assert_cmpfloat (figures[0], >, figures[1]);
  g_assert_cmpfloat (figures[0], >, figures[2]);
  g_assert_cmpfloat (figures[3], >, MAX (figures[1], figures[2]));
}

static void
test_better_than_both (void)
{
  g_auto (Scored) scored = { 0 };

  scored_init (&scored);
  for (guint half = 0; half < 2; half++)
    {
      check_half (&scored, &(Choice){ half, FALSE, FALSE }, "noise, names alone");
      check_half (&scored, &(Choice){ half, FALSE, TRUE }, "noise, with births");
      check_half (&scored, &(Choice){ half, TRUE, TRUE }, "by hand");
    }
}

static void
print_pairs (void)
{
  g_auto (Scored) scored = { 0 };

  scored_init (&scored);
  for (guint i = 0; i < scored.pairs->len; i++)
    {
      const GvtGoldPair *pair = scored.pairs->pdata[i];

      printf ("%u\t%.3f\t%.3f\t%s\t%s\t%s %s\t%s %s\n", pair->half, scored.scores[0][i],
              scored.scores[1][i], pair->class_name, pair->is_same ? "same" : "other", pair->spoken,
              pair->spoken_birth, pair->listed, pair->listed_birth);
    }
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  if (argc > 1 && g_str_equal (argv[1], "--list"))
    {
      print_pairs ();
      return 0;
    }
  g_test_add_func ("/voters/name-gold/better-than-trigrams-and-jaro-winkler",
                   test_better_than_both);
  return g_test_run ();
}
