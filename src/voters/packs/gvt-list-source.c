/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-leases.h"
#include "gvt-text.h"

/* "pdpb" is spoken letter by letter; other words begin with a capital. */
static char *
word_of (const char *word)
{
  char *shown = g_str_equal (word, "pdpb") ? g_ascii_strup (word, -1) : g_strdup (word);

  shown[0] = g_ascii_toupper (shown[0]);
  return shown;
}

char *
gvt_election_words (const char *election)
{
  g_auto (GStrv) words = g_strsplit (election, "-", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *shown = word_of (words[i]);

      g_free (words[i]);
      words[i] = shown;
    }
  return g_strjoinv (" ", words);
}

char *
gvt_tps_notice (const char *election, const char *as_of)
{
  g_autofree char *words = gvt_election_words (election);
  g_autofree char *day = gvt_text_date (as_of);

  return g_strdup_printf (_ ("Last polling station, %s (list as of %s); it may change; the KPU of "
                             "the regency or city decides."),
                          words, day);
}

#define MOST_NAMED 3 /* villages: a line tells no more */

/* Lists of one election and day. */
typedef struct
{
  const char *election;
  const char *as_of;
  const char *villages[MOST_NAMED + 1]; /* %NULL-terminated */
  guint n;
} Source;

static Source *
find_source (GArray *sources, GvtLeasedList *list)
{
  const char *election = gvt_leased_list_get_election (list);
  const char *as_of = gvt_leased_list_get_as_of (list);
  Source source = { .election = election, .as_of = as_of };

  for (guint i = 0; i < sources->len; i++)
    {
      Source *known = &g_array_index (sources, Source, i);

      if (g_str_equal (known->election, election) && g_str_equal (known->as_of, as_of))
        return known;
    }
  g_array_append_val (sources, source);
  return &g_array_index (sources, Source, sources->len - 1);
}

static void
add_list (GArray *sources, GvtLeasedList *list)
{
  Source *source = find_source (sources, list);

  if (source->n < MOST_NAMED)
    source->villages[source->n] = gvt_leased_list_get_village_name (list);
  source->n++;
}

static char *
describe_source (const Source *source)
{
  g_autofree char *words = gvt_election_words (source->election);
  g_autofree char *day = gvt_text_date (source->as_of);
  g_autofree char *villages = g_strjoinv (", ", (char **) source->villages);
  g_autofree char *more = gvt_text_number (source->n - MIN (source->n, MOST_NAMED));

  if (source->n <= MOST_NAMED)
    /* Translators: an election, the day of its list, the names of the villages */
    return g_strdup_printf (_ ("%s as of %s (%s)"), words, day, villages);
  /* Translators: the same, and how many more villages */
  return g_strdup_printf (_ ("%s as of %s (%s and %s more)"), words, day, villages, more);
}

char *
gvt_lists_describe (GListModel *lists)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (Source));
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (lists); i++)
    {
      GvtLeasedList *list = g_list_model_get_item (lists, i);

      g_ptr_array_add (held, list); /* the sources borrow its texts */
      add_list (sources, list);
    }
  for (guint i = 0; i < sources->len; i++)
    {
      g_autofree char *text = describe_source (&g_array_index (sources, Source, i));

      if (i > 0)
        g_string_append (all, "; ");
      g_string_append (all, text);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}
