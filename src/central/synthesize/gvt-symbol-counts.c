/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-symbol-counts.h"

#include <math.h>

struct _GvtSymbolCounts
{
  GHashTable *contexts; /* context → number of symbols in it */
  GHashTable *symbols;  /* context and symbol → times */
  GString *key;
};

static void
count (GHashTable *table, const char *key)
{
  gsize *n = g_hash_table_lookup (table, key);

  if (n == NULL)
    {
      n = g_new0 (gsize, 1);
      g_hash_table_insert (table, g_strdup (key), n);
    }
  (*n)++;
}

GvtSymbolCounts *
gvt_symbol_counts_new (void)
{
  GvtSymbolCounts *self = g_new0 (GvtSymbolCounts, 1);

  self->contexts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->symbols = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->key = g_string_new (NULL);
  return self;
}

void
gvt_symbol_counts_free (GvtSymbolCounts *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->contexts);
  g_hash_table_unref (self->symbols);
  g_string_free (self->key, TRUE);
  g_free (self);
}

void
gvt_symbol_counts_add (GvtSymbolCounts *self, const char *context, const char *symbol)
{
  g_string_assign (self->key, context);
  g_string_append_c (self->key, '\n');
  g_string_append (self->key, symbol);
  count (self->contexts, context);
  count (self->symbols, self->key->str);
}

/* Σ n·log₂ n over the counts of a table. */
static double
sum_n_log_n (GHashTable *table)
{
  GHashTableIter iter;
  gpointer value;
  double sum = 0;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      double n = (double) *(gsize *) value;

      sum += n * log2 (n);
    }
  return sum;
}

double
gvt_symbol_counts_bits (GvtSymbolCounts *self)
{
  return MAX (0, sum_n_log_n (self->contexts) - sum_n_log_n (self->symbols));
}
