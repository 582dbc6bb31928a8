/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All keys of a profile anew, while it is open. */
#include "gvt-db-lock.h"
#include "gvt-profile-private.h"

/* Whatever came out of it, the profile is as open as before, for the same user. */
static gboolean
reopen (GvtProfile *self, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_open_journal (self, self->vault, error);
  g_autoptr (GvtJournal) former = NULL;

  if (journal == NULL)
    return FALSE;

  gvt_profile_catch_up (self, journal, self->vault);
  g_mutex_lock (&self->lock);
  former = gvt_profile_take_journal (self, journal);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

gboolean
gvt_profile_rekey (GvtProfile *self, GvtProfileAct act, gconstpointer data, GError **error)
{
  g_autoptr (GMutexLocker) acts = g_mutex_locker_new (&self->acts);
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self, error);
  g_autofree char *path = gvt_profile_path (self, "store.db", NULL);
  g_autoptr (GvtDbLock) lock = NULL;
  gboolean is_done;

  if (journal == NULL)
    return FALSE;

  gvt_store_close (gvt_journal_get_store (journal));
  lock = gvt_db_lock_take_alone (path, error);
  is_done = lock != NULL && act (self->vault, data, error);
  if (is_done)
    g_clear_pointer (&self->pin, gvt_vault_pin_free); /* it holds the former keys */
  g_clear_pointer (&lock, gvt_db_lock_free);
  if (!reopen (self, is_done ? error : NULL))
    {
      if (gvt_profile_close (self))
        gvt_profile_notify_unlocked (self);
      return FALSE;
    }

  gvt_profile_notify_unlocked (self);
  return is_done;
}
