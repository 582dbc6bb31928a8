/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-names.h"

#include <stdio.h>
#include <string.h>

#include "gvt-roll-private.h"

#define N_ENGINES 4
#define N_ROUNDS  200  /* of each common name */
#define SECONDS   15.0 /* for each of what we are measured against */
#define COMMON_S  1.0  /* the same, of one common name */

/* The worst cases: who bears them is a large part of the province. */
static const char *const common[] = {
  "MUHAMMAD",       "SITI",         "NUR",       "AHMAD",
  "MUHAMMAD AHMAD", "SITI NUR",     "NUR AHMAD", "MUHAMMAD AHMAD NUR SITI",
  "MUHAMAD RIZKI",  "ST NURHAYATI",
};

/* Every third as it stands, every third without one of its letters, every third without its last
 * word. */
static GPtrArray *
make_questions (const GPtrArray *names)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < names->len; i++)
    {
      char *name = g_strdup (names->pdata[i]);
      gsize length = strlen (name);
      char *last = strrchr (name, ' ');
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) length);

      if (i % 3 == 1 && length > 4)
        memmove (name + at, name + at + 1, length - at);
      else if (i % 3 == 2 && last != NULL)
        *last = '\0';
      g_ptr_array_add (questions, name);
    }
  return questions;
}

static double
ask_roll (gpointer engine, const char *question, guint *n_hits)
{
  GvtMatchPerson given = { question, "", "" };
  const GvtSaidPlace nowhere = { 0 };
  g_autoptr (GError) error = NULL;
  double began = gvt_bench_thread_us ();
  g_auto (GvtRollFound) found = { 0 };

  gvt_roll_find_name (engine, &given, &nowhere, "", GVT_BENCH_LIMIT, &found, &error);
  g_assert_no_error (error);
  *n_hits = g_list_model_get_n_items (G_LIST_MODEL (found.hits));
  return gvt_bench_thread_us () - began;
}

/* Ours first. Returns: how many */
static guint
list_engines (const GvtBenchNames *self, GvtBenchEngine *engines)
{
  guint n = 0;

  self->sqlcipher->is_few = self->is_few;
  engines[n++] = (GvtBenchEngine){ "Go Vote", ask_roll, self->roll };
  engines[n++] = (GvtBenchEngine){ "FTS5, each word to the letter", gvt_bench_sqlcipher_ask_words,
                                   self->sqlcipher };
  engines[n++] = (GvtBenchEngine){ "FTS5, any of its trigrams", gvt_bench_sqlcipher_ask_trigrams,
                                   self->sqlcipher };
  if (self->postgres == NULL)
    return n;
  self->postgres->ask = self->table;
  engines[n++] = (GvtBenchEngine){ "pg_trgm, similarity", gvt_bench_postgres_ask, self->postgres };
  return n;
}

/* The first is ours; beside each other one stands how much of its time ours takes. */
static void
print_asked (const GvtBenchEngine *engines, guint n, const GvtBenchAsked *asked)
{
  for (guint i = 0; i < n; i++)
    {
      printf ("  %-32s %4u asked, %4u answered: p50 %9.0f us, p99 %9.0f us", engines[i].name,
              asked[i].n, asked[i].n_answered, asked[i].p50, asked[i].p99);
      if (i > 0)
        printf ("; ours / it: p50 %.5f, p99 %.5f", asked[0].p50 / asked[i].p50,
                asked[0].p99 / asked[i].p99);
      printf ("\n");
    }
  fflush (stdout);
}

static gboolean
ask_many (const GvtBenchNames *self)
{
  g_autofree char *what = g_strdup_printf ("%s, ranked search p99", self->where);
  g_autoptr (GPtrArray) questions = make_questions (self->names);
  GvtBenchEngine engines[N_ENGINES];
  guint n = list_engines (self, engines);
  GvtBenchAsked asked[N_ENGINES];

  printf ("%s, names as they are, with a letter too few, and with a word too few:\n", self->where);
  for (guint i = 0; i < n; i++)
    asked[i] = gvt_bench_ask (&engines[i], questions, i == 0 ? G_MAXDOUBLE : SECONDS);
  print_asked (engines, n, asked);
  return gvt_bench_check (what, asked[0].p99, "us", self->budget_us);
}

/* Keeps the worst in @worst. */
static void
ask_one (const GvtBenchEngine *engines, guint n, const char *name, GvtBenchAsked *worst)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new ();

  for (guint i = 0; i < N_ROUNDS; i++)
    g_ptr_array_add (questions, (gpointer) name);
  printf ("  %-24s", name);
  for (guint i = 0; i < n; i++)
    {
      GvtBenchAsked asked = gvt_bench_ask (&engines[i], questions, i == 0 ? G_MAXDOUBLE : COMMON_S);

      printf (" | %9.0f %9.0f%s", asked.p50, asked.p99, asked.n_answered > 0 ? " " : "-");
      worst[i].n += asked.n;
      worst[i].n_answered += asked.n_answered;
      worst[i].p50 = MAX (worst[i].p50, asked.p50);
      worst[i].p99 = MAX (worst[i].p99, asked.p99);
    }
  printf ("\n");
}

static gboolean
ask_common (const GvtBenchNames *self)
{
  g_autofree char *what = g_strdup_printf ("%s, commonest names p99", self->where);
  GvtBenchEngine engines[N_ENGINES];
  guint n = list_engines (self, engines);
  GvtBenchAsked worst[N_ENGINES] = { 0 };

  printf ("%s, the commonest names, p50 and p99 in us (-: nobody found) of", self->where);
  for (guint i = 0; i < n; i++)
    printf ("%s %s", i == 0 ? "" : ";", engines[i].name);
  printf ("\n");
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    ask_one (engines, n, common[i], worst);
  printf ("  the worst of them:\n");
  print_asked (engines, n, worst);
  return gvt_bench_check (what, worst[0].p99, "us", self->budget_us);
}

gboolean
gvt_bench_names (const GvtBenchNames *self)
{
  gboolean kept = ask_many (self);

  return ask_common (self) && kept;
}
