/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-workspace-facts.h"

#include "gvt-error.h"
#include "gvt-login.h"
#include "gvt-sync-store.h"

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

/* What the store tells, in one snapshot. */
typedef struct
{
  GvtJournal *journal;
  GvtId device;
  guint32 incarnation;
  GvtWorkspaceFacts *facts;
  GvtPublicKey signing_key;
  gboolean has_signing_key;
} Reading;

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

static gboolean
read_centre (GvtDb *db, Reading *reading, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtCentre) centre = gvt_sync_store_load_centre (db, &local);

  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_STATE))
    return TRUE; /* the enrolment was cut off: nothing can be sent yet */
  if (centre == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  reading->facts->is_practice = centre->keys->practice;
  reading->facts->is_centre_here = is_on_this_machine (centre->address);
  reading->signing_key = centre->keys->signing_key;
  reading->has_signing_key = TRUE;
  return TRUE;
}

static gboolean
read_store (GvtDb *db, gpointer data, GError **error)
{
  Reading *reading = data;
  g_auto (GvtDelivery) delivery = { 0 };
  guint64 head_seq;
  GvtHash head;

  if (!read_centre (db, reading, error)
      || !gvt_journal_head (reading->journal, db, &reading->device, reading->incarnation, &head_seq,
                            &head, error)
      || !gvt_sync_store_load_delivery (db, &reading->device, reading->incarnation, &delivery,
                                        error))
    return FALSE;

  reading->facts->n_unsent = head_seq - MIN (head_seq, delivery.received);
  return TRUE;
}

static gboolean
read_unlocked (GvtProfile *profile, GvtWorkspaceFacts *facts, gboolean with_files, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autofree char *folder = gvt_profile_path (profile, "modules", NULL);
  Reading reading = { .journal = journal, .facts = facts };

  if (journal == NULL
      || !gvt_journal_get_device (journal, &reading.device, &reading.incarnation, NULL, error)
      || !gvt_store_read (gvt_journal_get_store (journal), read_store, &reading, error))
    return FALSE;
  if (with_files && reading.has_signing_key)
    {
      g_clear_object (&facts->modules);
      facts->modules = gvt_module_library_load (folder, &reading.signing_key);
    }
  return TRUE;
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
  facts->is_practice = g_file_test (practice_users, G_FILE_TEST_EXISTS);
  if (facts->modules == NULL)
    facts->modules = gvt_module_library_load (NULL, NULL);
  if (gvt_profile_is_unlocked (profile) && !read_unlocked (profile, facts, with_files, error))
    return NULL;
  return g_steal_pointer (&facts);
}
