/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-workspace-facts.h"

#include "gvt-error.h"
#include "gvt-login.h"
#include "gvt-restore.h"
#include "gvt-sync-store.h"
#include "gvt-sync.h"

GvtWorkspaceFacts *
gvt_workspace_facts_new (void)
{
  return g_new0 (GvtWorkspaceFacts, 1);
}

GvtWorkspaceFacts *
gvt_workspace_facts_copy (const GvtWorkspaceFacts *self)
{
  GvtWorkspaceFacts *copy = g_memdup2 (self, sizeof *self);

  if (copy->regions != NULL)
    g_object_ref (copy->regions);
  if (copy->modules != NULL)
    g_object_ref (copy->modules);
  return copy;
}

void
gvt_workspace_facts_free (GvtWorkspaceFacts *self)
{
  g_clear_object (&self->regions);
  g_clear_object (&self->modules);
  g_free (self);
}

static gboolean
is_on_this_machine (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GInetAddress) inet = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return FALSE;
  inet = g_inet_address_new_from_string (g_uri_get_host (uri));
  return g_str_equal (g_uri_get_host (uri), "localhost")
         || (inet != NULL && g_inet_address_get_is_loopback (inet));
}

/* The list of places comes with the first sync; without one codes stand in its place. */
static gboolean
read_regions (GvtProfile *profile, GvtWorkspaceFacts *facts, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_clear_object (&facts->regions);
  facts->regions = gvt_sync_load_regions (profile, &local);
  if (facts->regions != NULL || g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_practice (GvtDb *db, gpointer data, GError **error)
{
  GvtWorkspaceFacts *facts = data;
  g_autoptr (GvtCentre) centre = gvt_sync_store_load_centre (db, error);

  if (centre == NULL)
    return FALSE;
  facts->is_practice = facts->is_practice || centre->keys->practice;
  facts->is_centre_here = is_on_this_machine (centre->address);
  return TRUE;
}

static gboolean
read_centre (GvtProfile *profile, GvtWorkspaceFacts *facts, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);

  return journal != NULL
         && gvt_store_read (gvt_journal_get_store (journal), read_practice, facts, error);
}

static gboolean
read_files (GvtProfile *profile, GvtWorkspaceFacts *facts, GError **error)
{
  g_autofree char *folder = gvt_profile_path (profile, "modules", NULL);
  g_autoptr (GArray) signers = NULL;

  if (!read_centre (profile, facts, error)
      || (signers = gvt_sync_list_signing_keys (profile, error)) == NULL
      || !read_regions (profile, facts, error))
    return FALSE;
  g_clear_object (&facts->modules);
  facts->modules = gvt_module_library_load (folder, signers);
  return TRUE;
}

static gboolean
read_talk (GvtProfile *profile, GvtWorkspaceFacts *facts, gboolean with_files, GError **error)
{
  GvtSyncLedger ledger;

  GvtRestoreState state;

  if (!gvt_sync_ledger_read (profile, &ledger, error)
      || !gvt_restore_get_state (profile, &state, error))
    return FALSE;
  facts->is_restored = state == GVT_RESTORE_UNCONFIRMED;
  facts->n_unsent = ledger.only_here;
  return !with_files || read_files (profile, facts, error);
}

static gboolean
read_unlocked (GvtProfile *profile, GvtWorkspaceFacts *facts, gboolean with_files, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (read_talk (profile, facts, with_files, &local))
    return TRUE;
  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_STATE))
    return TRUE; /* the enrolment was cut off: there is no centre yet */
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GvtWorkspaceFacts *
gvt_workspace_facts_read (GvtProfile *profile,
                          const GvtWorkspaceFacts *before,
                          gboolean with_files,
                          GError **error)
{
  g_autoptr (GvtWorkspaceFacts) facts = gvt_workspace_facts_copy (before);
  g_autofree char *practice_users = gvt_profile_path (profile, GVT_PRACTICE_USERS_FILE, NULL);

  facts->n_unsent = 0;
  facts->is_restored = FALSE;
  facts->is_practice = facts->is_practice || g_file_test (practice_users, G_FILE_TEST_EXISTS);
  if (facts->modules == NULL)
    facts->modules = gvt_module_library_load (NULL, NULL);
  if (gvt_profile_is_unlocked (profile) && !read_unlocked (profile, facts, with_files, error))
    return NULL;
  return g_steal_pointer (&facts);
}
