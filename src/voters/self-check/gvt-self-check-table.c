/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-self-check-table.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "gvt-arena.h"
#include "gvt-name-fold.h"
#include "gvt-roll-private.h"
#include "gvt-secret.h"

#define MARK_CONTEXT "gvt-self-check-1"
#define NOWHERE      G_MAXUINT32

typedef struct
{
  guint64 mark;
  guint32 place; /* in @places, or %NOWHERE */
} Entry;

struct _GvtSelfCheckTable
{
  GvtArena *arena;
  GvtSecret *key;
  Entry *entries; /* by mark */
  guint n_entries;
  GArray *places;        /* of GvtSelfCheckPlace; texts lie in the arena */
  guint n_places_before; /* of lists before the one that is being read */
};

/* --- marks --- */

/* Both in one hash; the zero between them keeps one from running into the other. */
static guint64
make_mark (const GvtSecret *key, const char *nik, const char *fold)
{
  crypto_generichash_state state;
  guint8 hash[crypto_generichash_BYTES];
  guint64 mark;

  crypto_generichash_init (&state, gvt_secret_get (key), gvt_secret_size (key), sizeof hash);
  crypto_generichash_update (&state, (const guint8 *) MARK_CONTEXT, sizeof MARK_CONTEXT);
  crypto_generichash_update (&state, (const guint8 *) nik, strlen (nik) + 1);
  crypto_generichash_update (&state, (const guint8 *) fold, strlen (fold));
  crypto_generichash_final (&state, hash, sizeof hash);
  memcpy (&mark, hash, sizeof mark);
  sodium_memzero (&state, sizeof state);
  sodium_memzero (hash, sizeof hash);
  return mark;
}

/* --- making --- */

typedef struct
{
  GvtSelfCheckTable *table;
  GvtProgress *progress;
  GCancellable *cancellable;
  guint n_seen;
  guint n_rows;
} Making;

#define ROWS_BETWEEN 2048 /* a look at the clock and the door */

static GvtLeasedList *
list_at (const GvtSelfCheckTable *self, guint place)
{
  return g_array_index (self->places, GvtSelfCheckPlace, place).list;
}

/* Of each list a few dozen, and its rows come one after another. */
static guint32
place_of (GvtSelfCheckTable *self, GvtLeasedList *list, const char *tps)
{
  GvtSelfCheckPlace place = { list, NULL };

  if (self->places->len > 0 && list_at (self, self->places->len - 1) != list)
    self->n_places_before = self->places->len;
  for (guint i = self->n_places_before; i < self->places->len; i++)
    if (g_str_equal (g_array_index (self->places, GvtSelfCheckPlace, i).tps, tps))
      return i;
  place.tps = gvt_arena_copy (self->arena, tps, strlen (tps));
  g_object_ref (list);
  g_array_append_val (self->places, place);
  return self->places->len - 1;
}

static void
add_row (GvtLeasedList *list, const GvtVoterRow *row, gpointer user_data)
{
  Making *making = user_data;
  GvtSelfCheckTable *self = making->table;
  char *fold;

  if (g_cancellable_is_cancelled (making->cancellable))
    return;
  fold = gvt_name_fold (row->text[GVT_VOTER_NAME]);
  if (*fold != '\0')
    self->entries[self->n_entries++] = (Entry){
      make_mark (self->key, row->text[GVT_VOTER_NIK], fold),
      place_of (self, list, row->text[GVT_VOTER_TPS]),
    };
  gvt_wipe_free (fold);
  if (++making->n_seen % ROWS_BETWEEN == 0)
    gvt_progress_tell (making->progress, 0, making->n_seen, making->n_rows);
}

static int
compare_entries (const void *a, const void *b)
{
  const Entry *left = a;
  const Entry *right = b;

  return (left->mark > right->mark) - (left->mark < right->mark);
}

/* Who is listed twice at one place is told it; at two places he is told none. */
static void
part_doubles (GvtSelfCheckTable *self)
{
  for (guint i = 1; i < self->n_entries; i++)
    {
      Entry *former = &self->entries[i - 1];
      Entry *entry = &self->entries[i];

      if (former->mark == entry->mark && former->place != entry->place)
        former->place = entry->place = NOWHERE;
    }
}

static void
clear_place (gpointer data)
{
  g_object_unref (((GvtSelfCheckPlace *) data)->list);
}

GvtSelfCheckTable *
gvt_self_check_table_new (GvtRoll *roll,
                          GvtProgress *progress,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GvtSelfCheckTable) self = g_new0 (GvtSelfCheckTable, 1);
  Making making = { self, progress, cancellable, 0, gvt_roll_get_rows (roll) };

  self->arena = gvt_arena_new ();
  self->key = gvt_secret_new_random (GVT_KEY_SIZE);
  self->places = g_array_new (FALSE, FALSE, sizeof (GvtSelfCheckPlace));
  g_array_set_clear_func (self->places, clear_place);
  self->entries = gvt_arena_new_array (self->arena, Entry, MAX (making.n_rows, 1));
  if (!gvt_roll_each_row (roll, add_row, &making, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  qsort (self->entries, self->n_entries, sizeof *self->entries, compare_entries);
  part_doubles (self);
  return g_steal_pointer (&self);
}

void
gvt_self_check_table_free (GvtSelfCheckTable *self)
{
  gvt_arena_free (self->arena);
  gvt_secret_unref (self->key);
  g_array_unref (self->places);
  g_free (self);
}

/* --- asking --- */

/* Halves to the end, whether or not it has met the mark on the way. */
static guint32
find_mark (const GvtSelfCheckTable *self, guint64 mark)
{
  const Entry *at = self->entries;

  for (guint n = self->n_entries; n > 1;)
    {
      guint half = n / 2;

      at = at[half].mark <= mark ? at + half : at;
      n -= half;
    }
  return self->n_entries > 0 && at->mark == mark ? at->place : NOWHERE;
}

const GvtSelfCheckPlace *
gvt_self_check_table_find (const GvtSelfCheckTable *self, const char *nik, const char *name)
{
  char *fold = gvt_name_fold (name);
  guint32 place = find_mark (self, make_mark (self->key, nik, fold));

  gvt_wipe_free (fold);
  return place == NOWHERE ? NULL : &g_array_index (self->places, GvtSelfCheckPlace, place);
}
