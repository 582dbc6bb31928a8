/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sodium.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-nik-part.h"
#include "gvt-region.h"
#include "gvt-roll-private.h"
#include "gvt-roll-state-private.h"
#include "gvt-secret.h"
#include "gvt-voter-hit-private.h"

#define MAX_PLACE_WORDS 3 /* behind a name */

void
gvt_roll_found_clear (GvtRollFound *found)
{
  g_clear_object (&found->hits);
  g_clear_object (&found->lists);
  g_clear_object (&found->damaged);
}

static gboolean
is_in_area (GPtrArray *lists, const char *area, guint index)
{
  return gvt_region_contains (area, gvt_leased_list_get_village (g_ptr_array_index (lists, index)));
}

static void
note_damaged (GvtRoll *self, const char *area, GvtRollFound *found)
{
  found->damaged = g_list_store_new (GVT_TYPE_LEASED_LIST);
  for (guint i = 0; i < self->damaged->len; i++)
    if (is_in_area (self->damaged, area, i))
      {
        g_list_store_append (found->damaged, g_ptr_array_index (self->damaged, i));
        found->n_damaged++;
      }
}

/* Notes which lists are searched. Mostly it is all of them, and then nothing is copied. */
static void
begin_search (GvtRoll *self, const char *area, GvtRollFound *found)
{
  found->is_village = gvt_region_code_level (area) == GVT_REGION_VILLAGE;
  note_damaged (self, area, found);
  found->hits = g_list_store_new (GVT_TYPE_VOTER_HIT);
  if (area[0] == '\0')
    {
      found->lists = g_object_ref (G_LIST_MODEL (self->lists));
      found->n_rows = self->n_rows;
      found->n_lists = self->opened->len;
      return;
    }

  found->lists = G_LIST_MODEL (g_list_store_new (GVT_TYPE_LEASED_LIST));
  for (guint i = 0; i < self->tables->len; i++)
    if (is_in_area (self->opened, area, i))
      {
        g_list_store_append (G_LIST_STORE (found->lists), g_ptr_array_index (self->opened, i));
        found->n_rows += gvt_voter_table_get_rows (g_ptr_array_index (self->tables, i));
        found->n_lists++;
      }
}

/* Returns: (transfer none): the hit, which @found holds */
static GvtVoterHit *
add_hit (GvtRoll *self, GvtRollFound *found, guint table, guint index)
{
  GvtVoterCells cells;
  const GvtVoterRow *row = gvt_voter_table_get_row (g_ptr_array_index (self->tables, table), index,
                                                    &cells);
  g_autoptr (GvtVoterHit) hit = gvt_voter_hit_new (g_ptr_array_index (self->opened, table), row);

  g_list_store_append (found->hits, hit);
  return hit;
}

/* Somebody found by number, whatever he is called. */
static void
add_by_nik (GvtRoll *self, GvtRollFound *found, guint32 row, const char *area, GvtMatchCode why)
{
  GvtNameMatch match = { .score = 1, .reasons[0].code = why, .n_reasons = 1 };
  guint index;
  guint table = gvt_table_set_locate (self->set, row, &index);

  if (is_in_area (self->opened, area, table))
    gvt_voter_hit_set_match (add_hit (self, found, table, index), &match);
}

static gboolean
check_open (GvtRoll *self, GError **error)
{
  if (self->arenas[0] != NULL)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, "the lists are closed");
  return FALSE;
}

gboolean
gvt_roll_find_nik (
    GvtRoll *self, const char *nik, const char *area, GvtRollFound *found, GError **error)
{
  g_autoptr (GRWLockReaderLocker) locker = g_rw_lock_reader_locker_new (&self->lock);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (!check_open (self, error))
    return FALSE;

  begin_search (self, area, found);
  gvt_nik_index_find (self->index, nik, rows);
  for (guint i = 0; i < rows->len; i++)
    add_by_nik (self, found, g_array_index (rows, guint32, i), area, GVT_MATCH_SAME_NIK);
  return TRUE;
}

static guint8 *
choose_tables (GvtRoll *self, const char *area)
{
  guint8 *is_in = g_new (guint8, self->tables->len);

  for (guint i = 0; i < self->tables->len; i++)
    is_in[i] = is_in_area (self->opened, area, i);
  return is_in;
}

gboolean
gvt_roll_find_nik_part (GvtRoll *self,
                        const char *part,
                        const char *area,
                        guint limit,
                        GvtRollFound *found,
                        GError **error)
{
  g_autoptr (GRWLockReaderLocker) locker = g_rw_lock_reader_locker_new (&self->lock);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint8 *is_in = NULL;

  if (!check_open (self, error))
    return FALSE;

  begin_search (self, area, found);
  is_in = choose_tables (self, area);
  found->is_cut = gvt_nik_part_find (self->set, is_in, part, limit, rows);
  for (guint i = 0; i < rows->len; i++)
    add_by_nik (self, found, g_array_index (rows, guint32, i), area, GVT_MATCH_NIK_DIGITS);
  return TRUE;
}

/* --- by name --- */

/* What one search through the names gives, the best first. */
typedef struct
{
  GArray *hits; /* GvtNameHit */
  gboolean is_cut;
} Named;

static void
named_clear (Named *self)
{
  if (self->hits == NULL)
    return;
  sodium_memzero (self->hits->data, self->hits->len * sizeof (GvtNameHit));
  g_clear_pointer (&self->hits, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Named, named_clear)

static void
find_named (GvtRoll *self, const GvtNameQuestion *question, Named *named)
{
  named->hits = g_array_sized_new (FALSE, FALSE, sizeof (GvtNameHit), question->limit);
  named->is_cut = gvt_name_index_find (self->names, question, named->hits);
}

static gboolean
has_row (const GArray *hits, guint32 row)
{
  for (guint i = 0; i < hits->len; i++)
    if (g_array_index (hits, GvtNameHit, i).row == row)
      return TRUE;
  return FALSE;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const GvtNameHit *left = a;
  const GvtNameHit *right = b;

  if (left->match.score != right->match.score)
    return left->match.score > right->match.score ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

/* Both together, each row once, with what more was said of it. */
static void
merge (Named *named, const Named *other, guint limit)
{
  for (guint i = 0; i < other->hits->len; i++)
    if (!has_row (named->hits, g_array_index (other->hits, GvtNameHit, i).row))
      g_array_append_vals (named->hits, &g_array_index (other->hits, GvtNameHit, i), 1);
  g_array_sort (named->hits, compare_hits);
  named->is_cut |= other->is_cut || named->hits->len > limit;
  g_array_set_size (named->hits, MIN (named->hits->len, limit));
}

/* The last words of @name where a village or hamlet is called so, and something is left in front of
 * them. Returns: where they begin; 0: nowhere */
static gsize
find_place_behind (GvtRoll *self, const char *name, GvtPlaces *places)
{
  const char *words[MAX_PLACE_WORDS];
  guint n = 0;

  for (const char *at = name + strlen (name); at > name && n < MAX_PLACE_WORDS; at--)
    if (at[-1] == ' ')
      words[n++] = at;
  for (; n > 0; n--)
    if (gvt_place_index_find_name (self->places, words[n - 1], places))
      return (gsize) (words[n - 1] - name);
  return 0;
}

/* Of the tables that are searched those with such a place. */
static guint8 *
choose_there (const GvtNameQuestion *whole, const GvtPlaces *places)
{
  guint8 *is_in = g_new (guint8, places->n_tables + 1);

  for (guint i = 0; i < places->n_tables; i++)
    is_in[i] = places->is_there[i] != NULL && (whole->is_in == NULL || whole->is_in[i]);
  return is_in;
}

/* The words behind a name may be where somebody lives, or of the name: both are looked for. */
static void
find_with_place (GvtRoll *self, const GvtNameQuestion *whole, Named *named)
{
  g_auto (GvtPlaces) places = { 0 };
  gsize behind = find_place_behind (self, whole->given.name, &places);
  GvtNameQuestion question = *whole;
  g_autofree guint8 *is_in = NULL;
  g_auto (Named) other = { 0 };
  char *name;

  if (behind == 0)
    {
      find_named (self, whole, named);
      return;
    }
  name = g_strndup (whole->given.name, behind - 1);
  question.given.name = name;
  question.is_in = is_in = choose_there (whole, &places);
  question.is_there = places.is_there;
  question.place = whole->given.name + behind;
  find_named (self, &question, named);
  find_named (self, whole, &other);
  merge (named, &other, whole->limit);
  gvt_wipe_free (name);
}

/* Returns: (transfer full): what was said, as its reason has it */
static char *
place_words (const GvtSaidPlace *said)
{
  GString *words = g_string_new (said->names[0]);

  if (said->names[0] != NULL && said->names[1] != NULL)
    g_string_append_printf (words, ", %s", said->names[1]);
  if (said->rt > 0)
    g_string_append_printf (words, "%srt %u", words->len > 0 ? " " : "", said->rt);
  if (said->rw > 0)
    g_string_append_printf (words, "%srw %u", words->len > 0 ? " " : "", said->rw);
  return g_string_free (words, FALSE);
}

static void
find_said (GvtRoll *self, GvtNameQuestion *question, const GvtSaidPlace *said, Named *named)
{
  g_auto (GvtPlaces) places = { 0 };
  char *words;

  if (!gvt_place_index_find (self->places, said, &places))
    {
      find_with_place (self, question, named);
      return;
    }
  words = place_words (said);
  question->is_there = places.is_there;
  question->place = words;
  find_named (self, question, named);
  gvt_wipe_free (words);
}

gboolean
gvt_roll_find_name (GvtRoll *self,
                    const GvtMatchPerson *given,
                    const GvtSaidPlace *place,
                    const char *area,
                    guint limit,
                    GvtRollFound *found,
                    GError **error)
{
  g_autoptr (GRWLockReaderLocker) locker = g_rw_lock_reader_locker_new (&self->lock);
  g_autofree guint8 *is_in = NULL;
  GvtNameQuestion question = { .given = *given, .limit = limit };
  g_auto (Named) named = { 0 };

  if (!check_open (self, error))
    return FALSE;

  begin_search (self, area, found);
  question.is_in = is_in = choose_tables (self, area);
  find_said (self, &question, place, &named);
  found->is_cut = named.is_cut;
  for (guint i = 0; i < named.hits->len; i++)
    {
      const GvtNameHit *hit = &g_array_index (named.hits, GvtNameHit, i);
      guint index;
      guint table = gvt_table_set_locate (self->set, hit->row, &index);

      gvt_voter_hit_set_match (add_hit (self, found, table, index), &hit->match);
    }
  return TRUE;
}

gboolean
gvt_roll_each_row (GvtRoll *self, GvtRowFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GRWLockReaderLocker) locker = g_rw_lock_reader_locker_new (&self->lock);

  if (!check_open (self, error))
    return FALSE;

  for (guint i = 0; i < self->tables->len; i++)
    {
      const GvtVoterTable *table = g_ptr_array_index (self->tables, i);
      guint n_rows = gvt_voter_table_get_rows (table);

      for (guint row = 0; row < n_rows; row++)
        {
          GvtVoterCells cells;

          func (g_ptr_array_index (self->opened, i), gvt_voter_table_get_row (table, row, &cells),
                user_data);
        }
    }
  return TRUE;
}
