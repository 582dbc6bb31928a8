/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-versions.h"

#include <glib/gi18n-lib.h>

#include "gvt-arena.h"
#include "gvt-error.h"
#include "gvt-leases-private.h"
#include "gvt-packs.h"
#include "gvt-purpose.h"
#include "gvt-region.h"
#include "gvt-search-record.h"
#include "gvt-voter-table.h"

/* What the store knows of one version's file. */
typedef struct
{
  guint version;
  char *as_of;
  GvtHash file;
  GvtHash lexicon;
  GBytes *sealed_key; /* of its epoch; (nullable): not lent any more */
  gboolean is_active;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *self = data;

  g_free (self->as_of);
  g_clear_pointer (&self->sealed_key, g_bytes_unref);
  g_free (self);
}

static void
changes_clear (gpointer data)
{
  GvtVillageChanges *self = data;

  g_free (self->village);
  g_free (self->village_name);
  g_free (self->election);
  g_free (self->before.as_of);
  g_free (self->after.as_of);
  g_clear_pointer (&self->diff, gvt_list_diff_free);
}

GvtVillageChanges *
gvt_village_changes_ref (GvtVillageChanges *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
gvt_village_changes_unref (GvtVillageChanges *self)
{
  g_atomic_rc_box_release_full (self, changes_clear);
}

/* --- which there are --- */

typedef struct
{
  const char *village;
  const char *election;
  GPtrArray *kept; /* of Kept, the lower version first */
} Finding;

static gboolean
find_kept (GvtDb *db, gpointer user_data, GError **error)
{
  Finding *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT list_version, as_of, file_hash, lexicon_hash, (SELECT sealed_key FROM lease_village v"
      " WHERE v.village = p.village AND v.election = p.election AND v.epoch = p.epoch LIMIT 1), "
      "is_active"
      " FROM pack p WHERE village = :village AND election = :election"
      " ORDER BY list_version, epoch",
      error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":village", self->village);
  gvt_stmt_bind_text (stmt, ":election", self->election);
  while (gvt_stmt_next (stmt, &local))
    {
      Kept *kept = g_new0 (Kept, 1);

      g_ptr_array_add (self->kept, kept);
      kept->version = (guint) gvt_stmt_int (stmt, 0);
      kept->as_of = g_strdup (gvt_stmt_text (stmt, 1));
      kept->sealed_key = gvt_stmt_bytes (stmt, 4);
      kept->is_active = gvt_stmt_int (stmt, 5) != 0;
      if (!gvt_stmt_hash (stmt, 2, &kept->file, error)
          || !gvt_stmt_hash (stmt, 3, &kept->lexicon, error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_open_of (GvtLeasedList *list, const char *village)
{
  return g_str_equal (gvt_leased_list_get_village (list), village)
         && gvt_leased_list_get_state (list) == GVT_LEASED_OPEN;
}

static void
tell_none_open (GError **error)
{
  gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                  _ ("No list of this village is open on this laptop."));
}

/* Returns: (transfer full) (nullable): the open list of @village */
static GvtLeasedList *
find_leased (GvtProfile *profile, const char *village, const char *election, GError **error)
{
  g_autoptr (GListModel) lists = gvt_leases_list (profile, error);

  for (guint i = 0; lists != NULL && i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, i);

      if (is_open_of (list, village)
          && (election == NULL || g_str_equal (gvt_leased_list_get_election (list), election)))
        return g_steal_pointer (&list);
    }
  if (lists != NULL)
    tell_none_open (error);
  return NULL;
}

/* --- reading --- */

typedef struct
{
  GvtProfile *profile;
  GPtrArray *roll_keys;
  GvtListDiffer *differ;
} Comparing;

static gboolean
read_version (
    Comparing *self, GvtLeasedList *list, const Kept *kept, gboolean is_later, GError **error)
{
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GvtSecret) epoch_key = gvt_unseal_secret_with_any (
      self->roll_keys, GVT_EPOCH_KEY_CONTEXT, kept->sealed_key, error);
  g_autoptr (GvtLexicon) lexicon = epoch_key != NULL ? gvt_packs_read_lexicon (
                                       self->profile, &kept->lexicon, error)
                                                     : NULL;
  const GvtPackName name = { gvt_leased_list_get_village (list),
                             gvt_leased_list_get_election (list), kept->version, kept->file };
  const GvtVoterTable *table = lexicon != NULL ? gvt_packs_open (self->profile, &name, epoch_key,
                                                                 lexicon, arena, error)
                                               : NULL;
  GvtVoterCells cells;

  for (guint i = 0; table != NULL && i < gvt_voter_table_get_rows (table); i++)
    gvt_list_differ_add (self->differ, gvt_voter_table_get_row (table, i, &cells), is_later);
  return table != NULL;
}

static gboolean
can_compare (GPtrArray *kept, GError **error)
{
  if (kept->len < 2)
    {
      gvt_error_tell (error, GVT_ERROR_STATE,
                      _ ("No earlier version of this list is kept on this laptop: there is nothing "
                         "to compare it with."));
      return FALSE;
    }
  for (guint i = 0; i < kept->len; i++)
    if (((Kept *) kept->pdata[i])->sealed_key == NULL)
      {
        gvt_error_tell (error, GVT_ERROR_STATE,
                        _ ("The other version of this list is no longer lent to this laptop: it "
                           "cannot be opened, so nothing can be compared."));
        return FALSE;
      }
  return TRUE;
}

static GvtListDiff *
compare (GvtProfile *profile, GvtLeasedList *list, GPtrArray *kept, GError **error)
{
  g_autoptr (GvtListDiffer) differ = gvt_list_differ_new ();
  g_autoptr (GPtrArray) roll_keys = gvt_vault_dup_roll_keys (gvt_profile_get_vault (profile),
                                                             error);
  Comparing comparing = { profile, roll_keys, differ };

  return roll_keys != NULL && read_version (&comparing, list, kept->pdata[0], FALSE, error)
                 && read_version (&comparing, list, kept->pdata[1], TRUE, error)
             ? gvt_list_differ_finish (differ)
             : NULL;
}

static void
set_version (GvtListVersion *version, const Kept *kept)
{
  version->version = kept->version;
  version->as_of = g_strdup (kept->as_of);
}

static GvtVillageChanges *
find_changes (GvtProfile *profile, GvtLeasedList *list, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (kept_free);
  g_autoptr (GvtVillageChanges) changes = g_atomic_rc_box_new0 (GvtVillageChanges);
  Finding finding = { gvt_leased_list_get_village (list), gvt_leased_list_get_election (list),
                      kept };

  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), find_kept, &finding, error)
      || !can_compare (kept, error))
    return NULL;

  changes->village = g_strdup (finding.village);
  changes->village_name = g_strdup (gvt_leased_list_get_village_name (list));
  changes->election = g_strdup (finding.election);
  set_version (&changes->before, kept->pdata[0]);
  set_version (&changes->after, kept->pdata[1]);
  changes->diff = compare (profile, list, kept, error);
  return changes->diff != NULL ? g_steal_pointer (&changes) : NULL;
}

GvtVillageChanges *
gvt_village_changes_find (GvtProfile *profile,
                          const char *village,
                          const char *election,
                          const char *purpose,
                          GError **error)
{
  g_autofree char *code = gvt_region_code_clean (village, error);
  g_autoptr (GvtLeasedList) list = NULL;
  g_autoptr (GvtVillageChanges) changes = NULL;

  if (code == NULL || !gvt_purpose_check (purpose, error)
      || !gvt_profile_require (profile, GVT_ROLE_OFFICER, code, error)
      || (list = find_leased (profile, code, election, error)) == NULL
      || (changes = find_changes (profile, list, error)) == NULL
      || !gvt_search_record (profile, "changes", code, changes->diff->rows->len, purpose, error))
    return NULL;
  return g_steal_pointer (&changes);
}

/* --- what roll-back would do --- */

GvtKeptVersions *
gvt_kept_versions_copy (const GvtKeptVersions *self)
{
  GvtKeptVersions *copy = g_memdup2 (self, sizeof *self);

  copy->village = g_strdup (self->village);
  copy->village_name = g_strdup (self->village_name);
  copy->election = g_strdup (self->election);
  copy->now.as_of = g_strdup (self->now.as_of);
  copy->other.as_of = g_strdup (self->other.as_of);
  return copy;
}

void
gvt_kept_versions_free (GvtKeptVersions *self)
{
  g_free (self->village);
  g_free (self->village_name);
  g_free (self->election);
  g_free (self->now.as_of);
  g_free (self->other.as_of);
  g_free (self);
}

/* Adds nothing where one version alone is kept, or the other would not open. */
static gboolean
add_versions (GvtProfile *profile, GvtLeasedList *list, GPtrArray *found, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (kept_free);
  Finding finding = { gvt_leased_list_get_village (list), gvt_leased_list_get_election (list),
                      kept };
  g_autoptr (GvtKeptVersions) versions = g_new0 (GvtKeptVersions, 1);
  gboolean opens = TRUE;

  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), find_kept, &finding, error))
    return FALSE;
  for (guint i = 0; i < kept->len; i++)
    {
      const Kept *one = kept->pdata[i];

      set_version (one->is_active ? &versions->now : &versions->other, one);
      opens = opens && one->sealed_key != NULL;
    }
  if (kept->len != 2 || !opens)
    return TRUE;
  versions->village = g_strdup (finding.village);
  versions->village_name = g_strdup (gvt_leased_list_get_village_name (list));
  versions->election = g_strdup (finding.election);
  g_ptr_array_add (found, g_steal_pointer (&versions));
  return TRUE;
}

static gboolean
add_village (GvtProfile *profile, const char *village, GPtrArray *found, GError **error)
{
  g_autoptr (GListModel) lists = gvt_leases_list (profile, error);
  gboolean is_here = FALSE;

  for (guint i = 0; lists != NULL && i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, i);

      if (!is_open_of (list, village))
        continue;
      is_here = TRUE;
      if (!add_versions (profile, list, found, error))
        return FALSE;
    }
  if (lists != NULL && !is_here)
    tell_none_open (error);
  return is_here;
}

GPtrArray *
gvt_kept_versions_find (GvtProfile *profile, const char *village, GError **error)
{
  g_autofree char *code = gvt_region_code_clean (village, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_kept_versions_free);

  if (code == NULL || !gvt_profile_require (profile, GVT_ROLE_OFFICER, code, error)
      || !add_village (profile, code, found, error))
    return NULL;
  if (found->len > 0)
    return g_steal_pointer (&found);

  gvt_error_tell (error, GVT_ERROR_STATE,
                  _ ("No other version of this list that can be opened is kept on this laptop: "
                     "there is nothing to go back to."));
  return NULL;
}

/* --- as JSON --- */

static void
add_version (JsonArray *versions, const GvtListVersion *version)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "version", version->version);
  json_object_set_string_member (object, "as_of", version->as_of);
  json_array_add_object_element (versions, object);
}

JsonObject *
gvt_village_changes_to_json (const GvtVillageChanges *self)
{
  JsonObject *object = gvt_list_diff_to_json (self->diff);
  JsonArray *versions = json_array_new ();

  json_object_set_string_member (object, "village", self->village);
  json_object_set_string_member (object, "village_name", self->village_name);
  json_object_set_string_member (object, "election", self->election);
  add_version (versions, &self->before);
  add_version (versions, &self->after);
  json_object_set_array_member (object, "versions", versions);
  return object;
}
