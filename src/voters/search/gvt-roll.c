/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-roll.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-leases-private.h"
#include "gvt-packs.h"
#include "gvt-roll-private.h"
#include "gvt-roll-state-private.h"

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
  self->places = NULL;
  self->set = NULL;
  self->index = NULL;
  for (guint i = 0; i < GVT_N_LANES; i++)
    g_clear_pointer (&self->arenas[i], gvt_arena_free);
}

gboolean
gvt_roll_is_open (GvtRoll *self)
{
  g_autoptr (GRWLockReaderLocker) locker = g_rw_lock_reader_locker_new (&self->lock);

  return self->arenas[0] != NULL;
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
  GvtRoll *roll;
  GvtProfile *profile;
  GPtrArray *roll_keys;
  GHashTable *lexicons[GVT_N_LANES]; /* of each lane, by their hash: villages share them */
  GPtrArray *lists;                  /* GvtLeasedList: those to open */
  const GvtVoterTable **tables;      /* of each: (nullable) */
  GError **errors;                   /* or else why not */
} Opening;

static GvtLexicon *
find_lexicon (Opening *self, guint lane, const GvtHash *hash, GError **error)
{
  g_autofree char *text = gvt_hash_to_text (hash);
  GvtLexicon *lexicon = g_hash_table_lookup (self->lexicons[lane], text);

  if (lexicon != NULL)
    return lexicon;

  lexicon = gvt_packs_read_lexicon (self->profile, hash, error);
  if (lexicon != NULL)
    g_hash_table_insert (self->lexicons[lane], g_steal_pointer (&text), lexicon);
  return lexicon;
}

static const GvtVoterTable *
open_list (Opening *self, guint lane, GvtLeasedList *list, GError **error)
{
  const GvtLeasedListKeys *keys = gvt_leased_list_get_keys (list);
  g_autoptr (GvtSecret) epoch_key = gvt_unseal_secret_with_any (
      self->roll_keys, GVT_EPOCH_KEY_CONTEXT, keys->sealed_key, error);
  const GvtPackName name = { gvt_leased_list_get_village (list),
                             gvt_leased_list_get_election (list),
                             gvt_leased_list_get_version (list), keys->file_hash };
  GvtLexicon *lexicon;

  if (epoch_key == NULL)
    return NULL;
  lexicon = find_lexicon (self, lane, &keys->lexicon_hash, error);
  return lexicon != NULL ? gvt_packs_open (self->profile, &name, epoch_key, lexicon,
                                           self->roll->arenas[lane], error)
                         : NULL;
}

static void
open_in_lane (guint index, guint lane, gpointer user_data)
{
  Opening *self = user_data;
  GvtLeasedList *list = self->lists->pdata[index];

  self->tables[index] = open_list (self, lane, list, &self->errors[index]);
  if (self->tables[index] != NULL)
    gvt_leased_list_set_stations (list, gvt_stations_load (self->profile,
                                                           gvt_leased_list_get_village (list),
                                                           gvt_leased_list_get_election (list)));
}

static void
add_table (GvtRoll *self, GvtLeasedList *list, const GvtVoterTable *table)
{
  g_list_store_append (self->lists, list);
  g_ptr_array_add (self->opened, g_object_ref (list));
  g_ptr_array_add (self->tables, (gpointer) table);
}

static void
take_or_tell (GvtRoll *self, GvtLeasedList *list, const GvtVoterTable *table, const GError *error)
{
  if (table != NULL)
    {
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

static void
choose_lists (GvtRoll *self, Opening *opening, GListModel *leased)
{
  for (guint i = 0; i < g_list_model_get_n_items (leased); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (leased, i);

      if (gvt_leased_list_get_state (list) == GVT_LEASED_OPEN)
        g_ptr_array_add (opening->lists, g_object_ref (list));
      else if (gvt_leased_list_get_state (list) == GVT_LEASED_EXPIRED)
        g_list_store_append (self->closed, list);
    }
}

static gboolean
open_lists (GvtRoll *self,
            Opening *opening,
            GvtProgress *progress,
            GCancellable *cancellable,
            GError **error)
{
  guint n = opening->lists->len;
  gboolean done;

  opening->tables = g_new0 (const GvtVoterTable *, n + 1);
  opening->errors = g_new0 (GError *, n + 1);
  done = gvt_lanes_run (n, open_in_lane, opening, progress, cancellable);
  for (guint i = 0; i < n; i++)
    {
      if (done)
        take_or_tell (self, opening->lists->pdata[i], opening->tables[i], opening->errors[i]);
      g_clear_error (&opening->errors[i]);
    }
  g_free (opening->tables);
  g_free (opening->errors);
  return done || !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Both are of the same rows, and neither needs the other. */
static void
make_index (guint index, guint lane, gpointer user_data)
{
  GvtRoll *self = user_data;

  if (index == 0)
    self->names = gvt_name_index_new (self->arenas[lane], self->set, gvt_name_rules_get ());
  else
    self->index = gvt_nik_index_new (self->arenas[lane], self->set);
}

static void
make_indices (GvtRoll *self)
{
  g_autofree const char **villages = g_new (const char *, self->opened->len + 1);

  self->set = gvt_table_set_new (
      self->arenas[0], (const GvtVoterTable *const *) self->tables->pdata, self->tables->len);
  gvt_lanes_run (2, make_index, self, NULL, NULL);
  for (guint i = 0; i < self->opened->len; i++)
    villages[i] = gvt_leased_list_get_village_name (self->opened->pdata[i]);
  self->places = gvt_place_index_new (self->arenas[0], self->set, villages);
  self->n_rows = gvt_table_set_get_rows (self->set);
  for (guint i = 0; i < GVT_N_LANES; i++)
    self->memory += gvt_arena_get_size (self->arenas[i]);
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
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) roll_keys = NULL;
  g_autoptr (GvtRoll) self = NULL;
  const GvtUser *user;
  Opening opening;
  gboolean done;

  g_return_val_if_fail (GVT_IS_PROFILE (profile), NULL);

  leased = gvt_leases_list (profile, error);
  roll_keys = leased != NULL ? gvt_vault_dup_roll_keys (gvt_profile_get_vault (profile), error)
                             : NULL;
  user = roll_keys != NULL ? gvt_vault_get_user (gvt_profile_get_vault (profile)) : NULL;
  if (user == NULL)
    return NULL;

  self = g_object_new (GVT_TYPE_ROLL, NULL);
  self->user = g_strdup (user->code);
  opening = (Opening){ .roll = self, .profile = profile, .roll_keys = roll_keys, .lists = lists };
  for (guint i = 0; i < GVT_N_LANES; i++)
    {
      self->arenas[i] = gvt_arena_new ();
      opening.lexicons[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
    }
  choose_lists (self, &opening, leased);
  done = open_lists (self, &opening, progress, cancellable, error);
  for (guint i = 0; i < GVT_N_LANES; i++)
    g_hash_table_unref (opening.lexicons[i]);
  if (!done)
    return NULL;
  make_indices (self);
  g_signal_connect_object (profile, "notify::is-unlocked", G_CALLBACK (on_unlocked_changed), self,
                           G_CONNECT_SWAPPED);
  on_unlocked_changed (self, NULL, profile); /* it may have been locked while the lists opened */
  return g_steal_pointer (&self);
}

GvtRoll *
gvt_roll_new_for_tables (GvtArena *const *arenas, GPtrArray *lists, GPtrArray *tables)
{
  GvtRoll *self = g_object_new (GVT_TYPE_ROLL, NULL);

  for (guint i = 0; i < GVT_N_LANES; i++)
    self->arenas[i] = arenas[i];
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
