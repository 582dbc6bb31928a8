/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklists.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-journal-each.h"
#include "gvt-json.h"
#include "gvt-lookup-private.h"
#include "gvt-purpose.h"
#include "gvt-region.h"
#include "gvt-roll-private.h"
#include "gvt-row-code.h"
#include "gvt-voter-hit-private.h"
#include "gvt-worklist-key.h"
#include "gvt-worklist-kinds.h"

/* --- from the journal --- */

typedef struct
{
  GvtJournal *journal;
  const char *area;
  const GvtId *visit; /* (nullable) */
  GListStore *worklists;
  GHashTable *by_id;
  GHashTable *undone; /* ids of acts */
} Reading;

static gboolean
add_taken (const GvtEvent *event, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GvtWorklist) worklist = gvt_worklist_new_from_event (event, error);

  if (worklist == NULL)
    return FALSE;
  if (!gvt_region_contains (self->area, gvt_worklist_get_place (worklist))
      || (self->visit != NULL && !gvt_id_equal (self->visit, gvt_worklist_get_visit (worklist))))
    return TRUE;

  g_list_store_insert (self->worklists, 0, worklist);
  g_hash_table_replace (self->by_id, gvt_id_to_text (gvt_worklist_get_id (worklist)), worklist);
  return TRUE;
}

static gboolean
note_undone (const GvtEvent *event, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);
  const char *act = body != NULL ? gvt_json_get_text (body, "act", error) : NULL;

  if (act == NULL)
    return FALSE;
  g_hash_table_add (self->undone, g_strdup (act));
  return TRUE;
}

static gboolean
apply_mark (const GvtEvent *event, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);
  const char *act = body != NULL ? gvt_json_get_text (body, "act", error) : NULL;
  const char *id = act != NULL ? gvt_json_get_text (body, "worklist", error) : NULL;
  GvtWorklist *worklist = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;

  if (id == NULL)
    return FALSE;
  return worklist == NULL || g_hash_table_contains (self->undone, act)
         || gvt_worklist_apply_mark (worklist, body, error);
}

static gboolean
read_all (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  return gvt_journal_each_own (self->journal, db, GVT_WORKLIST_TAKEN_KIND, add_taken, self, error)
         && gvt_journal_each_own (self->journal, db, GVT_WORKLIST_UNMARKED_KIND, note_undone, self,
                                  error)
         && gvt_journal_each_own (self->journal, db, GVT_WORKLIST_MARKED_KIND, apply_mark, self,
                                  error);
}

GListModel *
gvt_worklists_list (GvtProfile *profile, const GvtId *visit, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GListStore) worklists = g_list_store_new (GVT_TYPE_WORKLIST);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) undone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { journal, NULL, visit, worklists, by_id, undone };
  const GvtUser *user;

  if (journal == NULL || !gvt_profile_require (profile, GVT_ROLE_OFFICER, "", error))
    return NULL;
  user = gvt_vault_get_user (gvt_profile_get_vault (profile));
  if (user == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, "Locked just now");
      return NULL;
    }
  reading.area = user->area;
  return gvt_store_read (gvt_journal_get_store (journal), read_all, &reading, error)
             ? G_LIST_MODEL (g_steal_pointer (&worklists))
             : NULL;
}

GvtWorklist *
gvt_worklists_find (GvtProfile *profile, const char *name, GError **error)
{
  g_autoptr (GListModel) worklists = gvt_worklists_list (profile, NULL, error);

  for (guint i = 0; worklists != NULL && i < g_list_model_get_n_items (worklists); i++)
    {
      g_autoptr (GvtWorklist) worklist = g_list_model_get_item (worklists, i);
      g_autofree char *id = gvt_id_to_text (gvt_worklist_get_id (worklist));

      if (g_str_equal (id, name)
          || g_ascii_strcasecmp (gvt_worklist_get_code (worklist), name) == 0)
        return g_steal_pointer (&worklist);
    }
  if (worklists != NULL)
    gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                    _ ("There is no such worklist on this laptop. Worklists come with a "
                       "synchronisation after the centre assigned them."));
  return NULL;
}

/* --- who stands there --- */

typedef struct
{
  GvtWorklist *worklist;
  const GvtSecret *lookup_key;
  GHashTable *by_key;     /* GBytes of a key: its rows, for lists have people twice */
  GHashTable *households; /* of family cards: where each was met */
  GPtrArray *nkks;        /* of each row */
} Resolving;

static void
resolve_row (GvtLeasedList *list, const GvtVoterRow *voter, gpointer user_data)
{
  Resolving *self = user_data;
  char *text = gvt_worklist_key_text (voter);
  guint8 key[GVT_WORKLIST_KEY_SIZE];
  g_autoptr (GBytes) bytes = NULL;
  GPtrArray *rows;
  GvtWorklistRow *row;

  gvt_worklist_key_of (self->lookup_key, text, key);
  gvt_wipe_free (text);
  bytes = g_bytes_new (key, sizeof key);
  rows = g_hash_table_lookup (self->by_key, bytes);
  if (rows == NULL || rows->len == 0)
    return;
  row = g_ptr_array_steal_index (rows, 0);

  row->hit = gvt_voter_hit_new (list, voter);
  row->address = g_strdup (voter->text[GVT_VOTER_ADDRESS]);
  row->rt = g_strdup (voter->text[GVT_VOTER_RT]);
  row->rw = g_strdup (voter->text[GVT_VOTER_RW]);
  self->nkks->pdata[row->number - 1] = g_strdup (voter->text[GVT_VOTER_NKK]);
}

/* Households count in the order of the worklist; a family card is never shown. */
static void
number_households (Resolving *self)
{
  for (guint i = 0; i < self->nkks->len; i++)
    {
      const char *nkk = self->nkks->pdata[i];
      gpointer known;

      if (nkk == NULL)
        continue;
      known = g_hash_table_lookup (self->households, nkk);
      if (known == NULL)
        {
          known = GUINT_TO_POINTER (g_hash_table_size (self->households) + 1);
          g_hash_table_insert (self->households, (char *) nkk, known);
        }
      gvt_worklist_get_row (self->worklist, i + 1)->household = GPOINTER_TO_UINT (known);
    }
}

static void
index_row (GHashTable *by_key, GvtWorklistRow *row)
{
  g_autoptr (GBytes) key = g_bytes_new (row->key, sizeof row->key);
  GPtrArray *rows = g_hash_table_lookup (by_key, key);

  if (rows == NULL)
    {
      rows = g_ptr_array_new ();
      g_hash_table_insert (by_key, g_bytes_ref (key), rows);
    }
  g_ptr_array_add (rows, row);
}

static gboolean
resolve (GvtProfile *profile, GvtRoll *roll, GvtWorklist *worklist, GError **error)
{
  g_autoptr (GvtSecret) key = gvt_vault_dup_lookup_key (gvt_profile_get_vault (profile), error);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                         (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GHashTable) households = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) nkks = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_wipe_free);
  Resolving resolving = { worklist, key, by_key, households, nkks };

  if (key == NULL)
    return FALSE;
  g_ptr_array_set_size (nkks, (gint) gvt_worklist_get_n_rows (worklist));
  for (guint i = 1; i <= gvt_worklist_get_n_rows (worklist); i++)
    index_row (by_key, gvt_worklist_get_row (worklist, i));
  if (!gvt_roll_each_row (roll, resolve_row, &resolving, error))
    return FALSE;
  number_households (&resolving);
  return TRUE;
}

/* @number: 0 for all of it */
static gboolean
record_opening (
    GvtProfile *profile, GvtWorklist *worklist, guint number, const char *purpose, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (JsonObject) body = json_object_new ();

  gvt_json_set_id (body, "worklist", gvt_worklist_get_id (worklist));
  json_object_set_string_member (body, "purpose", purpose);
  if (number != 0)
    json_object_set_int_member (body, "row", number);
  return journal != NULL
         && gvt_journal_record (journal,
                                &(GvtEventDraft){ .kind = GVT_WORKLIST_OPENED_KIND,
                                                  .place = gvt_worklist_get_place (worklist),
                                                  .body = body },
                                NULL, error);
}

/* As a look-up has it, with what was reported about each and stands (I7): a row that no list here
 * has is not carried. @number: of one row, or 0 for all */
static GvtLookup *
show_rows (GvtProfile *profile, GvtRoll *roll, GvtWorklist *worklist, guint number, GError **error)
{
  g_auto (GvtRollFound) found = { 0 };
  g_autoptr (GvtLookup) lookup = NULL;

  found.hits = g_list_store_new (GVT_TYPE_VOTER_HIT);
  found.damaged = g_list_store_new (GVT_TYPE_LEASED_LIST);
  found.lists = g_object_ref (gvt_roll_get_lists (roll));
  found.n_lists = g_list_model_get_n_items (found.lists);
  found.n_rows = gvt_roll_get_rows (roll);
  for (guint i = 1; i <= gvt_worklist_get_n_rows (worklist); i++)
    {
      const GvtWorklistRow *row = gvt_worklist_get_row (worklist, i);

      if (row->hit != NULL && (number == 0 || number == i))
        g_list_store_append (found.hits, row->hit);
    }

  lookup = gvt_lookup_new (&found, 0);
  return gvt_lookup_add_proposals (lookup, profile, NULL, error) ? g_steal_pointer (&lookup) : NULL;
}

/* Returns: (transfer full) (nullable) */
static GvtWorklist *
read_people (GvtProfile *profile, GvtRoll *roll, const char *name, GError **error)
{
  g_autoptr (GvtWorklist) worklist = gvt_worklists_find (profile, name, error);
  g_autoptr (GvtLookup) lookup = NULL;

  if (worklist == NULL || !resolve (profile, roll, worklist, error))
    return NULL;
  lookup = show_rows (profile, roll, worklist, 0, error);
  return lookup != NULL ? g_steal_pointer (&worklist) : NULL;
}

GvtWorklist *
gvt_worklists_open (
    GvtProfile *profile, GvtRoll *roll, const char *name, const char *purpose, GError **error)
{
  g_autoptr (GvtWorklist) worklist = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && GVT_IS_ROLL (roll) && name != NULL, NULL);

  if (!gvt_purpose_check (purpose, error)
      || (worklist = read_people (profile, roll, name, error)) == NULL
      || !record_opening (profile, worklist, 0, purpose, error))
    return NULL;
  return g_steal_pointer (&worklist);
}

GvtWorklist *
gvt_worklists_open_again (GvtProfile *profile, GvtRoll *roll, GvtWorklist *opened, GError **error)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && GVT_IS_ROLL (roll), NULL);
  g_return_val_if_fail (GVT_IS_WORKLIST (opened), NULL);

  id = gvt_id_to_text (gvt_worklist_get_id (opened));
  return read_people (profile, roll, id, error);
}

GvtLookup *
gvt_lookup_by_row_code (
    GvtProfile *profile, GvtRoll *roll, const char *code, const char *purpose, GError **error)
{
  g_autoptr (GvtWorklist) worklist = NULL;
  g_autoptr (GvtLookup) lookup = NULL;
  char list_code[GVT_WORKLIST_CODE_SIZE + 1];
  GvtWorklistRow *row;
  guint number;

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && GVT_IS_ROLL (roll) && code != NULL, NULL);

  if (!gvt_purpose_check (purpose, error))
    return NULL;
  if (!gvt_row_code_parse (code, list_code, &number))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s is no row code of a worklist"),
                   code);
      return NULL;
    }
  worklist = gvt_worklists_find (profile, list_code, error);
  row = worklist != NULL ? gvt_worklist_get_row (worklist, number) : NULL;
  if (worklist != NULL && row == NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "There is no such row");
  if (row == NULL || !resolve (profile, roll, worklist, error))
    return NULL;
  lookup = show_rows (profile, roll, worklist, number, error);
  if (lookup != NULL)
    gvt_lookup_set_question (lookup, purpose, FALSE);
  return lookup != NULL && record_opening (profile, worklist, number, purpose, error)
             ? g_steal_pointer (&lookup)
             : NULL;
}

/* --- from the centre --- */

static gboolean
is_taken (GvtDb *db, const GvtId *worklist, gboolean *is, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "SELECT 1 FROM event JOIN journal USING (device)"
                                             " WHERE kind = '" GVT_WORKLIST_TAKEN_KIND
                                             "' AND subject = :worklist",
                                             error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":worklist", worklist);
  *is = gvt_stmt_next (stmt, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_worklists_take (GvtJournal *journal,
                    GvtDb *db,
                    const GvtAssignedWorklist *assigned,
                    GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  gboolean is;

  if (!is_taken (db, &assigned->worklist, &is, error))
    return FALSE;
  if (is)
    return TRUE;

  gvt_json_set_id (body, "worklist", &assigned->worklist);
  gvt_json_set_id (body, "visit", &assigned->visit);
  gvt_json_set_id (body, "event", &assigned->event);
  json_object_set_string_member (body, "code", assigned->code);
  json_object_set_string_member (body, "title", assigned->title);
  json_object_set_string_member (body, "rows", assigned->rows);
  return gvt_journal_append (journal, db,
                             &(GvtEventDraft){ .kind = GVT_WORKLIST_TAKEN_KIND,
                                               .subject = assigned->worklist.bytes,
                                               .subject_length = sizeof assigned->worklist.bytes,
                                               .place = assigned->place,
                                               .body = body },
                             NULL, error);
}
