/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-work.h"
#include "gvt-workspace-private.h"

/* --- locking --- */

static gpointer
lock_in_worker (gpointer input, GCancellable *cancellable, GError **error)
{
  gvt_profile_lock (input);
  return NULL;
}

static void
on_locked (gpointer owner, gpointer result, const GError *error)
{
  GvtWorkspace *self = owner;

  self->must_lock = FALSE;
  gvt_workspace_set_busy (self, FALSE);
  gvt_workspace_reload (self);
}

static void
lock_now (GvtWorkspace *self)
{
  GvtWork work = { lock_in_worker, g_object_ref (self->profile), g_object_unref, NULL, on_locked };

  gvt_workspace_hand_over (self);
  if (self->is_for_visitors)
    gvt_workspace_set_class (self, FALSE);
  gvt_workspace_set_busy (self, TRUE);
  gvt_workspace_set_access (self, GVT_ACCESS_LOCKED); /* the screen does not wait for the disk */
  gvt_work_run (self, NULL, &work);
}

void
gvt_workspace_lock (GvtWorkspace *self)
{
  g_return_if_fail (GVT_IS_WORKSPACE (self));

  if (self->is_busy)
    self->must_lock = TRUE; /* whoever is at the door comes in, and is locked out again */
  else if (self->access == GVT_ACCESS_UNLOCKED)
    lock_now (self);
}

/* --- keys --- */

typedef struct
{
  char *user;
  char *passphrase;
} Credentials;

static void
credentials_free (gpointer data)
{
  Credentials *credentials = data;

  g_free (credentials->user);
  gvt_wipe_free (credentials->passphrase);
  g_free (credentials);
}

static gboolean
open_by_passphrase (GvtProfile *profile, gpointer key, GError **error)
{
  const Credentials *credentials = key;

  return gvt_profile_unlock (profile, credentials->user, credentials->passphrase, error);
}

static void
announce_choice (GvtWorkspace *self, const GvtWorkspaceReading *reading)
{
  const Credentials *credentials = reading->key;

  if (reading->open == open_by_passphrase)
    gvt_workspace_announce_choice (self, credentials->user, credentials->passphrase);
}

/* --- coming in --- */

/* Whoever came in, by whatever way, brought the roll key along. */
static void
keep_class (GvtWorkspace *self, const GvtWorkspaceReading *reading, const GError *error)
{
  if (self->facts->has_class_place && error == NULL)
    gvt_workspace_set_class (self, TRUE);
  if (!self->is_class)
    return;
  self->is_teacher_here = error == NULL && reading->is_gate;
  gvt_workspace_set_class (self, error != NULL || !reading->ends_class);
}

/* When the facts could not be read although the profile is open, it is shown as what it is. */
static void
on_unlocked (gpointer owner, gpointer result, const GError *error)
{
  g_autoptr (GTask) task = owner; /* the reference that gvt_workspace_open_async() left */
  GvtWorkspace *self = g_task_get_source_object (task);

  if (self->must_lock)
    {
      lock_now (self);
      g_task_return_new_error (task, GVT_ERROR, GVT_ERROR_LOCKED, "It was locked meanwhile");
      return;
    }

  gvt_workspace_set_busy (self, FALSE);
  if (result != NULL)
    gvt_workspace_take_facts (self, result);
  keep_class (self, g_task_get_task_data (task), error);
  gvt_workspace_update_access (self);
  if (self->access == GVT_ACCESS_UNLOCKED)
    gvt_workspace_announce (self);
  if (g_error_matches (error, GVT_ERROR, GVT_ERROR_MUST_CHANGE))
    announce_choice (self, g_task_get_task_data (task));
  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_boolean (task, TRUE);
}

/* @reading: (transfer full) */
static void
open_by (GvtWorkspace *self,
         GvtWorkspaceReading *reading,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  GvtWork work = { gvt_workspace_reading_run, reading, NULL,
                   (GDestroyNotify) gvt_workspace_facts_free, on_unlocked };
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, gvt_workspace_open_async);
  g_task_set_task_data (task, reading,
                        gvt_workspace_reading_free); /* also for when the worker has ended */
  gvt_workspace_set_busy (self, TRUE);
  gvt_work_run (task, NULL, &work);
}

void
gvt_workspace_open_async (GvtWorkspace *self,
                          GvtOpenFunc open,
                          gpointer key,
                          GDestroyNotify free_key,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GvtWorkspaceReading *reading;

  g_return_if_fail (GVT_IS_WORKSPACE (self));
  g_return_if_fail (open != NULL);

  reading = gvt_workspace_reading_new (self, TRUE);
  reading->open = open;
  reading->finds_class = !self->is_class;
  reading->key = key;
  reading->free_key = free_key;
  open_by (self, reading, callback, user_data);
}

gboolean
gvt_workspace_open_finish (GvtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static Credentials *
credentials_new (const char *user, const char *passphrase)
{
  Credentials *credentials = g_new0 (Credentials, 1);

  credentials->user = g_strdup (user);
  credentials->passphrase = g_strdup (passphrase);
  return credentials;
}

void
gvt_workspace_unlock_async (GvtWorkspace *self,
                            const char *user,
                            const char *passphrase,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (GVT_IS_WORKSPACE (self));
  g_return_if_fail (user != NULL && passphrase != NULL);

  gvt_workspace_open_async (self, open_by_passphrase, credentials_new (user, passphrase),
                            credentials_free, callback, user_data);
}

void
gvt_workspace_pass_gate_async (GvtWorkspace *self,
                               const char *passphrase,
                               gboolean ends_class,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GvtWorkspaceReading *reading;

  g_return_if_fail (GVT_IS_WORKSPACE (self) && self->user != NULL);
  g_return_if_fail (passphrase != NULL);

  reading = gvt_workspace_reading_new (self, FALSE);
  reading->open = open_by_passphrase;
  reading->key = credentials_new (self->user->code, passphrase);
  reading->free_key = credentials_free;
  reading->is_gate = TRUE;
  reading->ends_class = ends_class;
  open_by (self, reading, callback, user_data);
}

gboolean
gvt_workspace_unlock_finish (GvtWorkspace *self, GAsyncResult *result, GError **error)
{
  return gvt_workspace_open_finish (self, result, error);
}

static gboolean
open_by_pin (GvtProfile *profile, gpointer digits, GError **error)
{
  return gvt_profile_unlock_with_pin (profile, digits, error);
}

void
gvt_workspace_unlock_with_pin_async (GvtWorkspace *self,
                                     const char *digits,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (digits != NULL);

  gvt_workspace_open_async (self, open_by_pin, g_strdup (digits), (GDestroyNotify) gvt_wipe_free,
                            callback, user_data);
}
