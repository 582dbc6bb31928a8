/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-profile"

#include "gvt-profile-private.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

#include "gvt-borrowed-profile.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-profile-unlocked.h"
#include "gvt-restore.h"
#include "gvt-retired.h"

enum
{
  PROP_IS_UNLOCKED = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (GvtProfile, gvt_profile, G_TYPE_OBJECT)

static void
gvt_profile_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_IS_UNLOCKED)
    g_value_set_boolean (value, gvt_profile_is_unlocked (GVT_PROFILE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

gboolean
gvt_profile_close (GvtProfile *self)
{
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GvtVault) vault = NULL;

  g_mutex_lock (&self->lock);
  journal = g_steal_pointer (&self->journal);
  vault = self->vault != NULL ? g_object_ref (self->vault) : NULL;
  g_clear_pointer (&self->user, gvt_user_free);
  g_mutex_unlock (&self->lock);

  if (journal != NULL && !self->is_borrowed)
    gvt_store_close (gvt_journal_get_store (journal));
  if (vault != NULL)
    gvt_vault_lock (vault);

  return journal != NULL;
}

static void
gvt_profile_finalize (GObject *object)
{
  GvtProfile *self = GVT_PROFILE (object);

  gvt_profile_close (self);
  g_clear_pointer (&self->pin, gvt_vault_pin_free);
  g_clear_object (&self->vault);
  g_clear_object (&self->clock);
  g_free (self->folder);
  g_mutex_clear (&self->acts);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (gvt_profile_parent_class)->finalize (object);
}

static void
gvt_profile_class_init (GvtProfileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gvt_profile_get_property;
  object_class->finalize = gvt_profile_finalize;

  properties[PROP_IS_UNLOCKED] = g_param_spec_boolean ("is-unlocked", NULL, NULL, FALSE,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                           | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
gvt_profile_init (GvtProfile *self)
{
  g_mutex_init (&self->acts);
  g_mutex_init (&self->lock);
}

char *
gvt_profile_default_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "govote", NULL);
}

GvtProfile *
gvt_profile_new (const char *folder, GvtClock *clock, const GvtProjection *const *projections)
{
  GvtProfile *self;

  g_return_val_if_fail (folder != NULL && GVT_IS_CLOCK (clock), NULL);

  self = g_object_new (GVT_TYPE_PROFILE, NULL);
  self->folder = g_strdup (folder);
  self->clock = g_object_ref (clock);
  self->projections = projections;
  return self;
}

GvtProfile *
gvt_profile_new_borrowed (GvtJournal *journal)
{
  GvtProfile *self;

  g_return_val_if_fail (GVT_IS_JOURNAL (journal), NULL);

  self = g_object_new (GVT_TYPE_PROFILE, NULL);
  self->is_borrowed = TRUE;
  self->clock = g_object_ref (gvt_journal_get_clock (journal));
  self->journal = g_object_ref (journal);
  self->user = gvt_user_new ("", GVT_ROLE_SUPERVISOR, "");
  return self;
}

const char *
gvt_profile_get_folder (GvtProfile *self)
{
  return self->folder;
}

GvtClock *
gvt_profile_get_clock (GvtProfile *self)
{
  return self->clock;
}

char *
gvt_profile_vault_path (GvtProfile *self)
{
  return g_build_filename (self->folder, "vault", NULL);
}

gboolean
gvt_profile_is_enrolled (GvtProfile *self)
{
  g_autofree char *path = gvt_profile_vault_path (self);

  gvt_retired_finish (self->folder, NULL);
  gvt_restore_finish (self->folder, NULL); /* what stops it stops the unlock too, and is told */
  return g_file_test (path, G_FILE_TEST_EXISTS) && !gvt_retired_is_begun (self->folder);
}

char *
gvt_profile_path (GvtProfile *self, const char *first, ...)
{
  g_autofree char *rest = NULL;
  g_autofree char *parent = NULL;
  g_autoptr (GError) error = NULL;
  char *path;
  va_list arguments;

  va_start (arguments, first);
  rest = g_build_filename_valist (first, &arguments);
  va_end (arguments);

  path = g_build_filename (self->folder, rest, NULL);
  parent = g_path_get_dirname (path);
  if (!gvt_folder_ensure (parent, &error))
    g_message ("%s", error->message); /* whoever opens the path tells a person */

  return path;
}

static gboolean
notify_in_main_context (gpointer self)
{
  g_object_notify_by_pspec (self, properties[PROP_IS_UNLOCKED]);
  return G_SOURCE_REMOVE;
}

void
gvt_profile_notify_unlocked (GvtProfile *self)
{
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, notify_in_main_context, g_object_ref (self),
                              g_object_unref);
}

void
gvt_profile_set_backup_due (GvtProfile *self, GvtBackupDueFunc func, gpointer user_data)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (GVT_IS_PROFILE (self));

  locker = g_mutex_locker_new (&self->lock);
  self->backup_due = func;
  self->backup_due_data = user_data;
}

gboolean
gvt_profile_tell_backup_due (GvtProfile *self, guint reason)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->backup_due == NULL)
    return FALSE;

  self->backup_due (reason, self->backup_due_data);
  return TRUE;
}

GvtVault *
gvt_profile_find_vault (GvtProfile *self, GError **error)
{
  g_autofree char *path = self->is_borrowed ? NULL : gvt_profile_vault_path (self);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->vault == NULL
      && (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS)
          || gvt_retired_is_begun (self->folder)))
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "This laptop is not enrolled");
  else if (self->vault == NULL)
    self->vault = gvt_vault_open (path, error);

  return self->vault != NULL ? g_object_ref (self->vault) : NULL;
}

GvtVault *
gvt_profile_get_vault (GvtProfile *self)
{
  g_autoptr (GvtVault) vault = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (self), NULL);

  vault = gvt_profile_find_vault (self, NULL);
  return vault; /* the profile keeps its own reference */
}

GvtJournal *
gvt_profile_take_journal (GvtProfile *self, GvtJournal *journal)
{
  GvtJournal *former = g_steal_pointer (&self->journal);

  self->journal = g_object_ref (journal);
  g_clear_pointer (&self->user, gvt_user_free);
  self->user = gvt_user_copy (gvt_vault_get_user (self->vault));
  self->unlocked_at_us = gvt_clock_now_us (self->clock);
  return former;
}

/* An enrolment that was cut off is taken up again: begun as this device already is as good. */
static gboolean
begin_journal (
    GvtJournal *journal, GvtVault *vault, const GvtId *device, const char *code, GError **error)
{
  g_autoptr (GvtSecret) key = gvt_vault_dup_device_key (vault, error);
  g_autoptr (GError) local = NULL;
  GvtPublicKey public_key;
  GvtId begun;

  if (key == NULL)
    return FALSE;

  gvt_signing_key_public (key, &public_key);
  if (gvt_journal_begin (journal, device, code, &public_key, &local))
    return TRUE;
  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_STATE)
      && gvt_journal_get_device (journal, &begun, NULL, NULL, NULL)
      && gvt_id_equal (&begun, device))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_profile_create (
    GvtProfile *self, GvtVault *vault, const GvtId *device, const char *code, GError **error)
{
  g_autoptr (GMutexLocker) acts = NULL;
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GvtJournal) former = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (self) && GVT_IS_VAULT (vault), FALSE);
  g_return_val_if_fail (gvt_vault_is_unlocked (vault), FALSE);
  g_return_val_if_fail (!gvt_profile_is_unlocked (self), FALSE);

  acts = g_mutex_locker_new (&self->acts);
  journal = gvt_profile_open_journal (self, vault, error);
  if (journal == NULL || !begin_journal (journal, vault, device, code, error))
    return FALSE;

  g_mutex_lock (&self->lock);
  g_set_object (&self->vault, vault);
  former = gvt_profile_take_journal (self, journal);
  g_mutex_unlock (&self->lock);
  g_assert (former == NULL); /* it was locked */

  gvt_profile_notify_unlocked (self);
  return TRUE;
}

gint64
gvt_profile_dup_unlocked (GvtProfile *self, char **user)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gboolean is_open = self->journal != NULL && self->user != NULL;

  *user = is_open ? g_strdup (self->user->code) : NULL;
  return is_open ? self->unlocked_at_us : 0;
}

gboolean
gvt_profile_refuse_locked (GError **error)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, "The profile is locked");
  return FALSE;
}

gboolean
gvt_profile_is_unlocked (GvtProfile *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->journal != NULL;
}

GvtJournal *
gvt_profile_dup_journal (GvtProfile *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (self), NULL);

  locker = g_mutex_locker_new (&self->lock);
  if (self->journal != NULL)
    return g_object_ref (self->journal);

  gvt_profile_refuse_locked (error);
  return NULL;
}

gboolean
gvt_profile_require (GvtProfile *self, GvtRole role, const char *place, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (self) && place != NULL, FALSE);

  locker = g_mutex_locker_new (&self->lock);
  if (self->user == NULL)
    return gvt_profile_refuse_locked (error);

  if (self->user->role < role)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_FORBIDDEN,
                         role == GVT_ROLE_SUPERVISOR
                             ? _ ("your role does not allow it; it is for supervisors")
                             : _ ("your role does not allow it; it is for data officers and "
                                  "supervisors"));
  else if (*place != '\0' && !gvt_region_contains (self->user->area, place))
    g_set_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, _ ("%s lies outside your working area, %s"),
                 place, self->user->area);
  else
    return TRUE;

  return FALSE;
}
