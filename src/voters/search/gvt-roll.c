/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-roll.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "gvt-error.h"
#include "gvt-leases-private.h"
#include "gvt-name-index.h"
#include "gvt-nik-index.h"
#include "gvt-nik-part.h"
#include "gvt-packs.h"
#include "gvt-region.h"
#include "gvt-roll-private.h"
#include "gvt-voter-hit-private.h"

struct _GvtRoll
{
  GObject parent_instance;

  char *user;        /* who opened it */
  GListStore *lists; /* GvtLeasedList: what the outside sees; stores are not for many threads */
  GListStore *failed;
  GListStore *closed; /* their time was over */
  GPtrArray *opened;  /* the same lists, each beside its table */
  GPtrArray *damaged; /* those of @failed, for many threads */
  guint n_rows;
  gsize memory;
  gint64 ends_us; /* when the first of its leases ends */

  GRWLock lock;      /* guards what follows: dropped as a whole */
  GvtArena *arena;   /* (nullable): %NULL once it was dropped */
  GPtrArray *tables; /* const GvtVoterTable */
  const GvtTableSet *set;
  GvtNikIndex *index;
  GvtNameIndex *names;
};

G_DEFINE_FINAL_TYPE (GvtRoll, gvt_roll, G_TYPE_OBJECT)

static void
gvt_roll_finalize (GObject *object)
{
  GvtRoll *self = GVT_ROLL (object);

  gvt_roll_close (self);
  g_free (self->user);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->opened);
  g_ptr_array_unref (self->damaged);
  g_clear_object (&self->lists);
  g_clear_object (&self->failed);
  g_clear_object (&self->closed);
  g_rw_lock_clear (&self->lock);

  G_OBJECT_CLASS (gvt_roll_parent_class)->finalize (object);
}

static void
gvt_roll_class_init (GvtRollClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_roll_finalize;
}

static void
gvt_roll_init (GvtRoll *self)
{
  g_rw_lock_init (&self->lock);
  self->lists = g_list_store_new (GVT_TYPE_LEASED_LIST);
  self->failed = g_list_store_new (GVT_TYPE_LEASED_LIST);
  self->closed = g_list_store_new (GVT_TYPE_LEASED_LIST);
  self->opened = g_ptr_array_new_with_free_func (g_object_unref);
  self->damaged = g_ptr_array_new_with_free_func (g_object_unref);
  self->tables = g_ptr_array_new ();
  self->ends_us = G_MAXINT64;
}

void
gvt_roll_close (GvtRoll *self)
{
  g_autoptr (GRWLockWriterLocker) locker = g_rw_lock_writer_locker_new (&self->lock);

  g_ptr_array_set_size (self->tables, 0);
  self->names = NULL;
  self->set = NULL;
  self->index = NULL;
  g_clear_pointer (&self->arena, gvt_arena_free);
}

gboolean
gvt_roll_is_open (GvtRoll *self)
{
  g_autoptr (GRWLockReaderLocker) locker = g_rw_lock_reader_locker_new (&self->lock);

  return self->arena != NULL;
}

GListModel *
gvt_roll_get_lists (GvtRoll *self)
{
  return G_LIST_MODEL (self->lists);
}

GListModel *
gvt_roll_get_failed (GvtRoll *self)
{
  return G_LIST_MODEL (self->failed);
}

GListModel *
gvt_roll_get_closed (GvtRoll *self)
{
  return G_LIST_MODEL (self->closed);
}

const char *
gvt_roll_get_user (GvtRoll *self)
{
  return self->user;
}

guint
gvt_roll_get_rows (GvtRoll *self)
{
  return self->n_rows;
}

gsize
gvt_roll_get_memory (GvtRoll *self)
{
  return self->memory;
}

/* What opening works with. */
typedef struct
{
  GvtProfile *profile;
  GPtrArray *roll_keys;
  GHashTable *lexicons; /* by their hash: villages share them */
  GvtProgress *progress;
  GCancellable *cancellable;
} Opening;

static GvtLexicon *
find_lexicon (Opening *opening, const GvtHash *hash, GError **error)
{
  g_autofree char *text = gvt_hash_to_text (hash);
  GvtLexicon *lexicon = g_hash_table_lookup (opening->lexicons, text);

  if (lexicon != NULL)
    return lexicon;

  lexicon = gvt_packs_read_lexicon (opening->profile, hash, error);
  if (lexicon != NULL)
    g_hash_table_insert (opening->lexicons, g_steal_pointer (&text), lexicon);
  return lexicon;
}

static const GvtVoterTable *
open_list (Opening *opening, GvtLeasedList *list, GvtArena *arena, GError **error)
{
  const GvtLeasedListKeys *keys = gvt_leased_list_get_keys (list);
  g_autoptr (GvtSecret) epoch_key = gvt_unseal_secret_with_any (
      opening->roll_keys, GVT_EPOCH_KEY_CONTEXT, keys->sealed_key, error);
  const GvtPackName name = { gvt_leased_list_get_village (list),
                             gvt_leased_list_get_election (list),
                             gvt_leased_list_get_version (list), keys->file_hash };
  GvtLexicon *lexicon;

  if (epoch_key == NULL)
    return NULL;
  lexicon = find_lexicon (opening, &keys->lexicon_hash, error);
  return lexicon != NULL
             ? gvt_packs_open (opening->profile, &name, epoch_key, lexicon, arena, error)
             : NULL;
}

static void
add_table (GvtRoll *self, GvtLeasedList *list, const GvtVoterTable *table)
{
  g_list_store_append (self->lists, list);
  g_ptr_array_add (self->opened, g_object_ref (list));
  g_ptr_array_add (self->tables, (gpointer) table);
}

static void
open_or_tell (GvtRoll *self, Opening *opening, GvtLeasedList *list)
{
  g_autoptr (GError) error = NULL;
  const GvtVoterTable *table = open_list (opening, list, self->arena, &error);

  if (table != NULL)
    {
      gvt_leased_list_set_stations (list, gvt_stations_load (opening->profile,
                                                             gvt_leased_list_get_village (list),
                                                             gvt_leased_list_get_election (list)));
      self->ends_us = MIN (self->ends_us, gvt_leased_list_get_not_after (list));
      add_table (self, list, table);
      return;
    }
  /* People are told by gvt_damaged_lists_describe(). */
  g_info ("The list of %s cannot be opened: %s", gvt_leased_list_get_village (list),
          error->message);
  g_list_store_append (self->failed, list);
  g_ptr_array_add (self->damaged, g_object_ref (list));
}

static gboolean
open_lists (GvtRoll *self, Opening *opening, GListModel *leased, GError **error)
{
  guint n = g_list_model_get_n_items (leased);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (leased, i);

      if (g_cancellable_set_error_if_cancelled (opening->cancellable, error))
        return FALSE;
      if (gvt_leased_list_get_state (list) == GVT_LEASED_OPEN)
        open_or_tell (self, opening, list);
      else if (gvt_leased_list_get_state (list) == GVT_LEASED_EXPIRED)
        g_list_store_append (self->closed, list);
      gvt_progress_tell (opening->progress, 0, i + 1, n);
    }
  return TRUE;
}

static void
make_indices (GvtRoll *self)
{
  self->set = gvt_table_set_new (self->arena, (const GvtVoterTable *const *) self->tables->pdata,
                                 self->tables->len);
  self->index = gvt_nik_index_new (self->arena, self->set);
  self->names = gvt_name_index_new (self->arena, self->set, gvt_name_rules_get ());
  self->n_rows = gvt_table_set_get_rows (self->set);
  self->memory = gvt_arena_get_size (self->arena);
}

/* Locked, or, without a moment of that between, unlocked by another user. */
static void
on_unlocked_changed (GvtRoll *self, GParamSpec *spec, GvtProfile *profile)
{
  const GvtUser *user = gvt_vault_get_user (gvt_profile_get_vault (profile));

  if (user == NULL || !g_str_equal (user->code, self->user))
    gvt_roll_close (self);
}

GvtRoll *
gvt_roll_open (GvtProfile *profile,
               GvtProgress *progress,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GListModel) leased = NULL;
  g_autoptr (GHashTable) lexicons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                           g_object_unref);
  g_autoptr (GPtrArray) roll_keys = NULL;
  g_autoptr (GvtRoll) self = NULL;
  const GvtUser *user;
  Opening opening;

  g_return_val_if_fail (GVT_IS_PROFILE (profile), NULL);

  leased = gvt_leases_list (profile, error);
  roll_keys = leased != NULL ? gvt_vault_dup_roll_keys (gvt_profile_get_vault (profile), error)
                             : NULL;
  user = roll_keys != NULL ? gvt_vault_get_user (gvt_profile_get_vault (profile)) : NULL;
  if (user == NULL)
    return NULL;

  self = g_object_new (GVT_TYPE_ROLL, NULL);
  self->user = g_strdup (user->code);
  self->arena = gvt_arena_new ();
  opening = (Opening){ profile, roll_keys, lexicons, progress, cancellable };
  if (!open_lists (self, &opening, leased, error))
    return NULL;
  make_indices (self);
  g_signal_connect_object (profile, "notify::is-unlocked", G_CALLBACK (on_unlocked_changed), self,
                           G_CONNECT_SWAPPED);
  on_unlocked_changed (self, NULL, profile); /* it may have been locked while the lists opened */
  return g_steal_pointer (&self);
}

GvtRoll *
gvt_roll_new_for_tables (GvtArena *arena, GPtrArray *lists, GPtrArray *tables)
{
  GvtRoll *self = g_object_new (GVT_TYPE_ROLL, NULL);

  self->arena = arena;
  for (guint i = 0; i < tables->len; i++)
    add_table (self, g_ptr_array_index (lists, i), g_ptr_array_index (tables, i));
  make_indices (self);
  return self;
}

static gboolean
read_now (GvtDb *db, gpointer user_data, GError **error)
{
  gpointer *question = user_data;

  return gvt_leases_now (question[0], db, question[1], error);
}

static gboolean
is_still_open (GListModel *leased, GvtLeasedList *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (leased); i++)
    {
      g_autoptr (GvtLeasedList) now = g_list_model_get_item (leased, i);

      if (g_str_equal (gvt_leased_list_get_village (now), gvt_leased_list_get_village (list))
          && g_str_equal (gvt_leased_list_get_election (now), gvt_leased_list_get_election (list)))
        return gvt_leased_list_get_state (now) == GVT_LEASED_OPEN;
    }
  return FALSE;
}

static gboolean
are_still_open (GvtRoll *self, GvtProfile *profile, gboolean *are, GError **error)
{
  g_autoptr (GListModel) leased = gvt_leases_list (profile, error);

  *are = TRUE;
  for (guint i = 0; leased != NULL && i < self->opened->len; i++)
    *are = *are && is_still_open (leased, self->opened->pdata[i]);
  return leased != NULL;
}

gboolean
gvt_roll_check_time (GvtRoll *self, GvtProfile *profile, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  gint64 now_us = 0;
  gpointer question[] = { profile, &now_us };
  gboolean are = TRUE;

  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), read_now, question, error)
      || (now_us > self->ends_us && !are_still_open (self, profile, &are, error)))
    return FALSE;
  if (are)
    return TRUE;

  gvt_roll_close (self);
  gvt_error_tell (error, GVT_ERROR_EXPIRED,
                  _ ("The time of a voter list is over, so it was closed. What you recorded is "
                     "safe. Open the lists again for those that are still lent, and ask your "
                     "office to extend the others."));
  return FALSE;
}

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
  if (self->arena != NULL)
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

static void
hits_free (GArray *hits)
{
  sodium_memzero (hits->data, hits->len * sizeof (GvtNameHit));
  g_array_unref (hits);
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

gboolean
gvt_roll_find_name (GvtRoll *self,
                    const GvtMatchPerson *given,
                    const char *area,
                    guint limit,
                    GvtRollFound *found,
                    GError **error)
{
  g_autoptr (GRWLockReaderLocker) locker = g_rw_lock_reader_locker_new (&self->lock);
  g_autofree guint8 *is_in = NULL;
  GvtNameQuestion question = { .given = *given, .limit = limit };
  GArray *hits;

  if (!check_open (self, error))
    return FALSE;

  begin_search (self, area, found);
  question.is_in = is_in = choose_tables (self, area);
  hits = g_array_sized_new (FALSE, FALSE, sizeof (GvtNameHit), limit);
  found->is_cut = gvt_name_index_find (self->names, &question, hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const GvtNameHit *hit = &g_array_index (hits, GvtNameHit, i);
      guint index;
      guint table = gvt_table_set_locate (self->set, hit->row, &index);

      gvt_voter_hit_set_match (add_hit (self, found, table, index), &hit->match);
    }
  hits_free (hits);
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
