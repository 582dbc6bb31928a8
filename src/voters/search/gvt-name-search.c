/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-name-search.h"

#include <string.h>

#include "gvt-secret.h"
#include "gvt-unicode.h"
#include "gvt-voter-table-private.h"

/* Folding leaves such a name alone but for its case: ASCII without small letters. */
static gboolean
is_plain (const char *name)
{
  for (; *name != '\0'; name++)
    if ((guchar) *name >= 0x80 || g_ascii_islower (*name))
      return FALSE;
  return TRUE;
}

void
gvt_name_search_init (GvtNameSearch *self, const GvtVoterTable *table, GvtArena *arena)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 *kept;

  for (guint32 row = 0; row < table->n_rows; row++)
    if (!is_plain (gvt_voter_table_get_name (table, row)))
      g_array_append_val (others, row);

  kept = gvt_arena_new_array (arena, guint32, others->len);
  if (others->len > 0)
    memcpy (kept, others->data, others->len * sizeof *kept);
  *self = (GvtNameSearch){ table, kept, others->len };
}

/* Case and form apart, so that typed and listed names compare. Returns: (transfer full) */
static char *
fold (const char *text)
{
  char *folded = g_utf8_casefold (text, -1);
  char *normal = gvt_unicode_normalize (folded, G_NORMALIZE_NFKC);

  gvt_wipe_free (folded);
  return normal;
}

char *
gvt_name_query_clean (const char *typed)
{
  GString *clean = g_string_new (NULL);
  char *valid = g_utf8_make_valid (typed, -1);
  char *folded;

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (!g_unichar_isspace (letter))
        g_string_append_unichar (clean, letter);
      else if (clean->len > 0 && clean->str[clean->len - 1] != ' ')
        g_string_append_c (clean, ' ');
    }
  if (clean->len > 0 && clean->str[clean->len - 1] == ' ')
    g_string_truncate (clean, clean->len - 1);

  folded = fold (clean->str);
  gvt_wipe_free (g_string_free (clean, FALSE));
  gvt_wipe_free (valid);
  return folded;
}

/* The row in whose name a byte stands. */
static guint32
row_at (const GvtVoterTable *table, gsize offset)
{
  guint32 low = 0;
  guint32 high = table->n_rows;

  while (high - low > 1)
    {
      guint32 middle = low + (high - low) / 2;

      if (table->name[middle] <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_other (const GvtNameSearch *self, guint32 row)
{
  guint low = 0;
  guint high = self->n_others;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->others[middle] == row)
        return TRUE;
      if (self->others[middle] < row)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

static void
find_plain (const GvtNameSearch *self, const char *query, guint limit, GArray *rows)
{
  const GvtVoterTable *table = self->table;
  g_autofree char *capitals = g_ascii_strup (query, -1);
  gsize length = strlen (capitals);
  const char *end = table->names + table->names_size;
  const char *from = table->names;
  guint n = 0;

  while (n < limit && from < end
         && (from = memmem (from, (gsize) (end - from), capitals, length)) != NULL)
    {
      guint32 row = row_at (table, (gsize) (from - table->names));

      if (!is_other (self, row))
        {
          g_array_append_val (rows, row);
          n++;
        }
      from = row + 1 < table->n_rows ? table->names + table->name[row + 1] : end;
    }
}

static void
find_others (const GvtNameSearch *self, const char *query, guint limit, GArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < self->n_others && n < limit; i++)
    {
      char *folded = fold (gvt_voter_table_get_name (self->table, self->others[i]));

      if (strstr (folded, query) != NULL)
        {
          g_array_append_val (rows, self->others[i]);
          n++;
        }
      gvt_wipe_free (folded);
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a;
  guint32 right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

void
gvt_name_search_find (const GvtNameSearch *self, const char *query, guint limit, GArray *rows)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (g_str_is_ascii (query))
    find_plain (self, query, limit, found);
  find_others (self, query, limit, found);
  g_array_sort (found, compare_rows);
  g_array_append_vals (rows, found->data, MIN (found->len, limit));
}
