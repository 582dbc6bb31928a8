/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-workspace.h"

#include "gvt-error.h"
#include "gvt-work.h"
#include "gvt-workspace-facts.h"

struct _GvtWorkspace
{
  GObject parent_instance;

  GvtProfile *profile;
  GvtAccess access;
  GvtUser *user; /* a copy of who unlocked, so that no lock is taken on the main loop */
  GvtWorkspaceFacts *facts;
  GNetworkMonitor *network;
  GvtReading *reading;
  guint generation;
  gboolean is_class;
  gboolean is_busy;
  gboolean must_lock; /* asked for while somebody was being let in */
};

enum
{
  PROP_0,
  PROP_ACCESS,
  PROP_USER_CODE,
  PROP_IS_PRACTICE,
  PROP_N_UNSENT,
  PROP_IS_ONLINE,
  PROP_IS_BUSY,
  PROP_IS_CLASS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal, must_choose_signal;

G_DEFINE_ENUM_TYPE (GvtAccess,
                    gvt_access,
                    G_DEFINE_ENUM_VALUE (GVT_ACCESS_UNENROLLED, "unenrolled"),
                    G_DEFINE_ENUM_VALUE (GVT_ACCESS_LOCKED, "locked"),
                    G_DEFINE_ENUM_VALUE (GVT_ACCESS_UNLOCKED, "unlocked"))

G_DEFINE_FINAL_TYPE (GvtWorkspace, gvt_workspace, G_TYPE_OBJECT)

static void
set_busy (GvtWorkspace *self, gboolean is_busy)
{
  self->is_busy = is_busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_BUSY]);
}

static gboolean
is_online (GvtWorkspace *self)
{
  return self->facts->is_centre_here || g_network_monitor_get_network_available (self->network);
}

static void
on_network_changed (GvtWorkspace *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_ONLINE]);
}

static void
take_facts (GvtWorkspace *self, const GvtWorkspaceFacts *facts)
{
  gvt_workspace_facts_free (self->facts);
  self->facts = gvt_workspace_facts_copy (facts);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_PRACTICE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNSENT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_ONLINE]);
}

/* Follows the profile: who is at work, and whether anybody is. */
static void
update_access (GvtWorkspace *self)
{
  GvtVault *vault = gvt_profile_get_vault (self->profile);
  gboolean is_unlocked = gvt_profile_is_unlocked (self->profile);
  GvtAccess access = is_unlocked                               ? GVT_ACCESS_UNLOCKED
                     : gvt_profile_is_enrolled (self->profile) ? GVT_ACCESS_LOCKED
                                                               : GVT_ACCESS_UNENROLLED;

  g_clear_pointer (&self->user, gvt_user_free);
  if (is_unlocked)
    self->user = gvt_user_copy (gvt_vault_get_user (vault));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER_CODE]);

  if (self->access == access)
    return;
  self->access = access;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCESS]);
}

static void
gvt_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GvtWorkspace *self = GVT_WORKSPACE (object);

  switch (id)
    {
    case PROP_ACCESS:
      g_value_set_enum (value, self->access);
      break;
    case PROP_USER_CODE:
      g_value_set_string (value, self->user != NULL ? self->user->code : NULL);
      break;
    case PROP_IS_PRACTICE:
      g_value_set_boolean (value, self->facts->is_practice);
      break;
    case PROP_N_UNSENT:
      g_value_set_uint64 (value, self->facts->n_unsent);
      break;
    case PROP_IS_ONLINE:
      g_value_set_boolean (value, is_online (self));
      break;
    case PROP_IS_BUSY:
      g_value_set_boolean (value, self->is_busy);
      break;
    case PROP_IS_CLASS:
      g_value_set_boolean (value, self->is_class);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_workspace_finalize (GObject *object)
{
  GvtWorkspace *self = GVT_WORKSPACE (object);

  g_clear_object (&self->profile);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->user, gvt_user_free);
  g_clear_pointer (&self->facts, gvt_workspace_facts_free);
  G_OBJECT_CLASS (gvt_workspace_parent_class)->finalize (object);
}

static void
gvt_workspace_class_init (GvtWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gvt_workspace_get_property;
  object_class->finalize = gvt_workspace_finalize;

  properties[PROP_ACCESS] = g_param_spec_enum ("access", NULL, NULL, GVT_TYPE_ACCESS,
                                               GVT_ACCESS_UNENROLLED, flags);
  properties[PROP_USER_CODE] = g_param_spec_string ("user-code", NULL, NULL, NULL, flags);
  properties[PROP_IS_PRACTICE] = g_param_spec_boolean ("is-practice", NULL, NULL, FALSE, flags);
  properties[PROP_N_UNSENT] = g_param_spec_uint64 ("n-unsent", NULL, NULL, 0, G_MAXUINT64, 0,
                                                   flags);
  properties[PROP_IS_ONLINE] = g_param_spec_boolean ("is-online", NULL, NULL, FALSE, flags);
  properties[PROP_IS_BUSY] = g_param_spec_boolean ("is-busy", NULL, NULL, FALSE, flags);
  properties[PROP_IS_CLASS] = g_param_spec_boolean ("is-class", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  must_choose_signal = g_signal_new (
      "must-choose", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
      2, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
gvt_workspace_init (GvtWorkspace *self)
{
  self->facts = gvt_workspace_facts_new ();
  self->reading = gvt_reading_new ();
  self->network = g_network_monitor_get_default ();
  g_signal_connect_object (self->network, "network-changed", G_CALLBACK (on_network_changed), self,
                           G_CONNECT_SWAPPED);
}

GvtWorkspace *
gvt_workspace_new (GvtProfile *profile)
{
  GvtWorkspace *self = g_object_new (GVT_TYPE_WORKSPACE, NULL);

  self->profile = g_object_ref (profile);
  update_access (self);
  gvt_workspace_reload (self);
  return self;
}

GvtProfile *
gvt_workspace_get_profile (GvtWorkspace *self)
{
  g_return_val_if_fail (GVT_IS_WORKSPACE (self), NULL);
  return self->profile;
}

GvtAccess
gvt_workspace_get_access (GvtWorkspace *self)
{
  g_return_val_if_fail (GVT_IS_WORKSPACE (self), GVT_ACCESS_UNENROLLED);
  return self->access;
}

const GvtUser *
gvt_workspace_get_user (GvtWorkspace *self)
{
  g_return_val_if_fail (GVT_IS_WORKSPACE (self), NULL);
  return self->user;
}

gboolean
gvt_workspace_opens_roll (GvtWorkspace *self)
{
  g_return_val_if_fail (GVT_IS_WORKSPACE (self), FALSE);
  return !self->is_class && self->user != NULL && gvt_role_opens_roll (self->user->role);
}

gboolean
gvt_workspace_is_practice (GvtWorkspace *self)
{
  g_return_val_if_fail (GVT_IS_WORKSPACE (self), FALSE);
  return self->facts->is_practice;
}

GvtRegionList *
gvt_workspace_get_regions (GvtWorkspace *self)
{
  g_return_val_if_fail (GVT_IS_WORKSPACE (self), NULL);
  return self->facts->regions;
}

GvtModuleLibrary *
gvt_workspace_get_modules (GvtWorkspace *self)
{
  g_return_val_if_fail (GVT_IS_WORKSPACE (self), NULL);
  return self->facts->modules;
}

GvtReading *
gvt_workspace_get_reading (GvtWorkspace *self)
{
  g_return_val_if_fail (GVT_IS_WORKSPACE (self), NULL);
  return self->reading;
}

guint
gvt_workspace_get_generation (GvtWorkspace *self)
{
  g_return_val_if_fail (GVT_IS_WORKSPACE (self), 0);
  return self->generation;
}

/* --- what changes --- */

typedef struct
{
  GvtProfile *profile;
  GvtWorkspaceFacts *before;
  gboolean with_files;
  GvtOpenFunc open; /* (nullable): opens the profile first */
  gpointer key;
  GDestroyNotify free_key;
  gboolean ends_class;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->profile);
  gvt_workspace_facts_free (reading->before);
  if (reading->free_key != NULL)
    reading->free_key (reading->key);
  g_free (reading);
}

static Reading *
reading_new (GvtWorkspace *self, gboolean with_files)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->profile = g_object_ref (self->profile);
  reading->before = gvt_workspace_facts_copy (self->facts);
  reading->with_files = with_files;
  return reading;
}

static gpointer
read_in_worker (gpointer input, GCancellable *cancellable, GError **error)
{
  Reading *reading = input;

  if (reading->open != NULL && !reading->open (reading->profile, reading->key, error))
    return NULL;
  return gvt_workspace_facts_read (reading->profile, reading->before, reading->with_files, error);
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  if (error != NULL)
    {
      g_warning ("Reading what the window shows: %s", error->message);
      return;
    }
  take_facts (owner, result);
  g_signal_emit (owner, changed_signal, 0);
}

static void
read_again (GvtWorkspace *self, gboolean with_files)
{
  GvtWork work = { read_in_worker, reading_new (self, with_files), reading_free,
                   (GDestroyNotify) gvt_workspace_facts_free, on_read };

  gvt_work_run (self, NULL, &work);
}

void
gvt_workspace_touch (GvtWorkspace *self)
{
  g_return_if_fail (GVT_IS_WORKSPACE (self));
  read_again (self, FALSE);
}

void
gvt_workspace_reload (GvtWorkspace *self)
{
  g_return_if_fail (GVT_IS_WORKSPACE (self));

  self->generation++;
  update_access (self);
  read_again (self, TRUE);
}

/* --- unlocking and locking --- */

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
  set_busy (self, FALSE);
  gvt_workspace_reload (self);
}

static void
lock_now (GvtWorkspace *self)
{
  GvtWork work = { lock_in_worker, g_object_ref (self->profile), g_object_unref, NULL, on_locked };

  set_busy (self, TRUE);
  self->access = GVT_ACCESS_LOCKED; /* at once: the screen must not wait for the disk */
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCESS]);
  gvt_work_run (self, NULL, &work);
}

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
announce_choice (GvtWorkspace *self, const Reading *reading)
{
  const Credentials *credentials = reading->key;

  if (reading->open == open_by_passphrase)
    g_signal_emit (self, must_choose_signal, 0, credentials->user, credentials->passphrase);
}

/* --- class mode --- */

static void
set_class (GvtWorkspace *self, gboolean is_class)
{
  self->is_class = is_class;
  if (is_class)
    gvt_vault_drop_roll (gvt_profile_get_vault (self->profile));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_CLASS]);
}

void
gvt_workspace_begin_class (GvtWorkspace *self)
{
  g_return_if_fail (GVT_IS_WORKSPACE (self));

  if (self->access == GVT_ACCESS_UNLOCKED && !self->is_class)
    set_class (self, TRUE);
}

gboolean
gvt_workspace_is_class (GvtWorkspace *self)
{
  g_return_val_if_fail (GVT_IS_WORKSPACE (self), FALSE);
  return self->is_class;
}

/* Whoever came in, by whatever way, brought the roll key along. */
static void
keep_class (GvtWorkspace *self, const Reading *reading, const GError *error)
{
  if (self->is_class)
    set_class (self, error != NULL || !reading->ends_class);
}

/* --- coming in --- */

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

  set_busy (self, FALSE);
  if (result != NULL)
    take_facts (self, result);
  keep_class (self, g_task_get_task_data (task), error);
  update_access (self);
  if (self->access == GVT_ACCESS_UNLOCKED)
    g_signal_emit (self, changed_signal, 0);
  if (g_error_matches (error, GVT_ERROR, GVT_ERROR_MUST_CHANGE))
    announce_choice (self, g_task_get_task_data (task));
  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_boolean (task, TRUE);
}

/* @reading: (transfer full) */
static void
open_by (GvtWorkspace *self, Reading *reading, GAsyncReadyCallback callback, gpointer user_data)
{
  GvtWork work = { read_in_worker, reading, NULL, (GDestroyNotify) gvt_workspace_facts_free,
                   on_unlocked };
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, gvt_workspace_open_async);
  g_task_set_task_data (task, reading, reading_free); /* also for when the worker has ended */
  set_busy (self, TRUE);
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
  Reading *reading;

  g_return_if_fail (GVT_IS_WORKSPACE (self));
  g_return_if_fail (open != NULL);

  reading = reading_new (self, TRUE);
  reading->open = open;
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
  Reading *reading;

  g_return_if_fail (GVT_IS_WORKSPACE (self) && self->user != NULL);
  g_return_if_fail (passphrase != NULL);

  reading = reading_new (self, FALSE);
  reading->open = open_by_passphrase;
  reading->key = credentials_new (self->user->code, passphrase);
  reading->free_key = credentials_free;
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

void
gvt_workspace_lock (GvtWorkspace *self)
{
  g_return_if_fail (GVT_IS_WORKSPACE (self));

  if (self->is_busy)
    self->must_lock = TRUE; /* whoever is at the door comes in, and is locked out again */
  else if (self->access == GVT_ACCESS_UNLOCKED)
    lock_now (self);
}
