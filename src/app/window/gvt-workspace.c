/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-workspace.h"

#include "gvt-work.h"
#include "gvt-workspace-private.h"

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
  PROP_MAY_RECORD,
  PROP_IS_RESTORED,
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

/* --- what is announced --- */

void
gvt_workspace_set_access (GvtWorkspace *self, GvtAccess access)
{
  self->access = access;
  if (access == GVT_ACCESS_UNLOCKED)
    {
      gvt_backup_keeper_go_on (self->backups);
      gvt_sync_keeper_go_on (self->sync);
    }
  else
    {
      gvt_backup_keeper_stop (self->backups);
      gvt_sync_keeper_stop (self->sync);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCESS]);
}

void
gvt_workspace_announce (GvtWorkspace *self)
{
  g_signal_emit (self, changed_signal, 0);
}

void
gvt_workspace_announce_choice (GvtWorkspace *self, const char *user, const char *passphrase)
{
  g_signal_emit (self, must_choose_signal, 0, user, passphrase);
}

void
gvt_workspace_set_busy (GvtWorkspace *self, gboolean is_busy)
{
  self->is_busy = is_busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_BUSY]);
}

void
gvt_workspace_set_class (GvtWorkspace *self, gboolean is_class)
{
  self->is_class = is_class;
  self->is_for_visitors = self->is_for_visitors && is_class;
  if (is_class)
    gvt_vault_drop_roll (gvt_profile_get_vault (self->profile));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_CLASS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAY_RECORD]);
}

static gboolean
is_online (GvtWorkspace *self)
{
  return self->facts->is_centre_here || g_network_monitor_get_network_available (self->network);
}

static void
on_network_changed (GvtWorkspace *self)
{
  gvt_sync_keeper_set_way (self->sync, is_online (self),
                           !self->facts->is_centre_here
                               && g_network_monitor_get_network_metered (self->network));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_ONLINE]);
}

void
gvt_workspace_take_facts (GvtWorkspace *self, const GvtWorkspaceFacts *facts)
{
  gboolean was_here = self->facts->is_centre_here;
  gboolean is_more = facts->n_unsent > self->facts->n_unsent;

  gvt_workspace_facts_free (self->facts);
  self->facts = gvt_workspace_facts_copy (facts);
  if (facts->is_centre_here != was_here)
    on_network_changed (self);
  if (is_more)
    gvt_sync_keeper_note_record (self->sync);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_PRACTICE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNSENT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_ONLINE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_RESTORED]);
}

void
gvt_workspace_update_access (GvtWorkspace *self)
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

  if (self->access != access)
    gvt_workspace_set_access (self, access);
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
    case PROP_MAY_RECORD:
      g_value_set_boolean (value, gvt_workspace_may_record (self));
      break;
    case PROP_IS_RESTORED:
      g_value_set_boolean (value, self->facts->is_restored);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_workspace_finalize (GObject *object)
{
  GvtWorkspace *self = GVT_WORKSPACE (object);

  g_clear_pointer (&self->readings, gvt_readings_free);
  g_clear_object (&self->backups);
  g_clear_object (&self->sync);
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
  properties[PROP_MAY_RECORD] = g_param_spec_boolean ("may-record", NULL, NULL, TRUE, flags);
  properties[PROP_IS_RESTORED] = g_param_spec_boolean ("is-restored", NULL, NULL, FALSE, flags);
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
  self->readings = gvt_readings_new (self);
  self->network = g_network_monitor_get_default ();
  g_signal_connect_object (self->network, "network-changed", G_CALLBACK (on_network_changed), self,
                           G_CONNECT_SWAPPED);
}

/* What a talk brought may stand on any page; what it only sent is a matter of figures. */
static void
on_talked (GvtWorkspace *self, const GvtSyncReport *report, const GError *error, gboolean is_asked)
{
  if (is_asked || report->n_messages > 0 || report->n_files > 0 || report->n_erased > 0
      || report->n_leases_gone > 0 || report->is_reborn)
    gvt_workspace_reload (self);
  else
    gvt_workspace_touch (self);
}

GvtWorkspace *
gvt_workspace_new (GvtProfile *profile)
{
  GvtWorkspace *self = g_object_new (GVT_TYPE_WORKSPACE, NULL);

  self->profile = g_object_ref (profile);
  self->backups = gvt_backup_keeper_new (profile);
  self->sync = gvt_sync_keeper_new (profile);
  g_signal_connect_object (self->sync, "finished", G_CALLBACK (on_talked), self, G_CONNECT_SWAPPED);
  on_network_changed (self);
  gvt_workspace_update_access (self);
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

GvtBackupKeeper *
gvt_workspace_get_backups (GvtWorkspace *self)
{
  g_return_val_if_fail (GVT_IS_WORKSPACE (self), NULL);
  return self->backups;
}

GvtSyncKeeper *
gvt_workspace_get_sync (GvtWorkspace *self)
{
  g_return_val_if_fail (GVT_IS_WORKSPACE (self), NULL);
  return self->sync;
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

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  GvtWorkspace *self = owner;

  if (error != NULL)
    {
      g_warning ("Reading what the window shows: %s", error->message);
      return;
    }
  self->needs_files = FALSE;
  gvt_workspace_take_facts (self, result);
  gvt_workspace_announce (self);
}

/* It takes the place of a reading that is under way, with the files that one was to read. */
static void
read_again (GvtWorkspace *self)
{
  GvtWork work = { gvt_workspace_reading_run, gvt_workspace_reading_new (self, self->needs_files),
                   gvt_workspace_reading_free, (GDestroyNotify) gvt_workspace_facts_free, on_read };

  gvt_readings_begin (self->readings, &work);
}

void
gvt_workspace_touch (GvtWorkspace *self)
{
  g_return_if_fail (GVT_IS_WORKSPACE (self));
  read_again (self);
}

void
gvt_workspace_reload (GvtWorkspace *self)
{
  g_return_if_fail (GVT_IS_WORKSPACE (self));

  self->generation++;
  gvt_workspace_update_access (self);
  self->needs_files = TRUE;
  read_again (self);
}

/* --- class mode --- */

void
gvt_workspace_begin_class (GvtWorkspace *self)
{
  g_return_if_fail (GVT_IS_WORKSPACE (self));

  if (self->access != GVT_ACCESS_UNLOCKED || self->is_class)
    return;
  self->is_teacher_here = FALSE;
  gvt_workspace_set_class (self, TRUE);
}

void
gvt_workspace_begin_visitors (GvtWorkspace *self)
{
  gvt_workspace_begin_class (self);
  self->is_for_visitors = self->is_class;
}

gboolean
gvt_workspace_is_class (GvtWorkspace *self)
{
  g_return_val_if_fail (GVT_IS_WORKSPACE (self), FALSE);
  return self->is_class;
}

gboolean
gvt_workspace_take_class_place (GvtWorkspace *self, GvtClassPlace *place)
{
  g_return_val_if_fail (GVT_IS_WORKSPACE (self), FALSE);

  if (!self->facts->has_class_place)
    return FALSE;
  self->facts->has_class_place = FALSE;
  *place = self->facts->class_place;
  return TRUE;
}

gboolean
gvt_workspace_may_record (GvtWorkspace *self)
{
  g_return_val_if_fail (GVT_IS_WORKSPACE (self), FALSE);
  return !self->is_class || self->is_teacher_here;
}

void
gvt_workspace_set_teacher (GvtWorkspace *self, gboolean is_here)
{
  self->is_teacher_here = is_here;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAY_RECORD]);
}

void
gvt_workspace_hand_over (GvtWorkspace *self)
{
  g_return_if_fail (GVT_IS_WORKSPACE (self));

  if (self->is_teacher_here)
    gvt_workspace_set_teacher (self, FALSE);
}
