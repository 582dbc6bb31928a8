/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_LOG_DOMAIN /* of GLib, where its header was read before */
#define G_LOG_DOMAIN "gvt-backup-keeper"

#include "gvt-backup-keeper.h"

#include <glib/gi18n-lib.h>

#include "gvt-backup.h"
#include "gvt-error.h"
#include "gvt-work.h"

struct _GvtBackupKeeper
{
  GObject parent_instance;

  GvtProfile *profile;
  GCancellable *cancellable; /* (nullable): of the one that is being made */
  gboolean is_due;
  GvtBackupReason reason; /* of what is due, or being made */
  GError *failure;        /* (nullable) */
};

enum
{
  PROP_0,
  PROP_NOTE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GvtBackupKeeper, gvt_backup_keeper, G_TYPE_OBJECT)

static void
announce (GvtBackupKeeper *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTE]);
}

/* --- making one --- */

typedef struct
{
  GvtProfile *profile;
  GvtBackupReason reason;
  GCancellable *cancellable;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->profile);
  g_object_unref (job->cancellable);
  g_free (job);
}

static gpointer
make (gpointer input, GCancellable *unused, GError **error)
{
  Job *job = input;
  GvtBackupWatch watch = { .cancellable = job->cancellable };

  return gvt_backup_make_watched (job->profile, NULL, job->reason, &watch, error);
}

/* What a lock stops is no failure: it stays due. */
static gboolean
was_stopped (GvtBackupKeeper *self, const GError *error)
{
  return error != NULL
         && (g_cancellable_is_cancelled (self->cancellable)
             || g_error_matches (error, GVT_ERROR, GVT_ERROR_LOCKED));
}

static void
on_made (gpointer owner, gpointer result, const GError *error)
{
  GvtBackupKeeper *self = owner;
  gboolean is_stopped = was_stopped (self, error);

  g_clear_object (&self->cancellable);
  self->is_due = self->is_due || is_stopped;
  if (!is_stopped)
    {
      g_clear_error (&self->failure);
      self->failure = error != NULL ? g_error_copy (error) : NULL;
    }
  if (self->failure != NULL)
    g_message ("A backup that was due: %s", self->failure->message);
  announce (self);
  gvt_backup_keeper_go_on (self);
}

void
gvt_backup_keeper_go_on (GvtBackupKeeper *self)
{
  GvtWork work = { make, NULL, job_free, (GDestroyNotify) gvt_backup_free, on_made };
  Job *job;

  g_return_if_fail (GVT_IS_BACKUP_KEEPER (self));

  if (!self->is_due || self->cancellable != NULL || !gvt_profile_is_unlocked (self->profile))
    return;

  self->is_due = FALSE;
  self->cancellable = g_cancellable_new ();
  work.input = job = g_new0 (Job, 1);
  job->profile = g_object_ref (self->profile);
  job->reason = self->reason;
  job->cancellable = g_object_ref (self->cancellable);
  gvt_work_run (self, NULL, &work);
  announce (self);
}

void
gvt_backup_keeper_stop (GvtBackupKeeper *self)
{
  g_return_if_fail (GVT_IS_BACKUP_KEEPER (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* --- what becomes due --- */

typedef struct
{
  GvtBackupKeeper *keeper;
  GvtBackupReason reason;
} Due;

static void
due_free (gpointer data)
{
  Due *due = data;

  g_object_unref (due->keeper);
  g_free (due);
}

static gboolean
take_due (gpointer data)
{
  Due *due = data;

  due->keeper->is_due = TRUE;
  due->keeper->reason = due->reason;
  gvt_backup_keeper_go_on (due->keeper);
  return G_SOURCE_REMOVE;
}

/* In whatever thread, with the profile's lock held. */
static void
on_due (guint reason, gpointer user_data)
{
  Due *due = g_new (Due, 1);

  due->keeper = g_object_ref (user_data);
  due->reason = (GvtBackupReason) reason;
  g_idle_add_full (G_PRIORITY_DEFAULT, take_due, due, due_free);
}

/* --- the object --- */

static void
gvt_backup_keeper_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NOTE:
      g_value_set_string (value, gvt_backup_keeper_get_note (GVT_BACKUP_KEEPER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_backup_keeper_dispose (GObject *object)
{
  GvtBackupKeeper *self = GVT_BACKUP_KEEPER (object);

  if (self->profile != NULL)
    gvt_profile_set_backup_due (self->profile, NULL, NULL);
  gvt_backup_keeper_stop (self);
  g_clear_object (&self->profile);
  G_OBJECT_CLASS (gvt_backup_keeper_parent_class)->dispose (object);
}

static void
gvt_backup_keeper_finalize (GObject *object)
{
  GvtBackupKeeper *self = GVT_BACKUP_KEEPER (object);

  g_clear_object (&self->cancellable);
  g_clear_error (&self->failure);
  G_OBJECT_CLASS (gvt_backup_keeper_parent_class)->finalize (object);
}

static void
gvt_backup_keeper_class_init (GvtBackupKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gvt_backup_keeper_get_property;
  object_class->dispose = gvt_backup_keeper_dispose;
  object_class->finalize = gvt_backup_keeper_finalize;
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gvt_backup_keeper_init (GvtBackupKeeper *self)
{
}

GvtBackupKeeper *
gvt_backup_keeper_new (GvtProfile *profile)
{
  GvtBackupKeeper *self = g_object_new (GVT_TYPE_BACKUP_KEEPER, NULL);

  self->profile = g_object_ref (profile);
  gvt_profile_set_backup_due (profile, on_due, self);
  return self;
}

const char *
gvt_backup_keeper_get_note (GvtBackupKeeper *self)
{
  g_return_val_if_fail (GVT_IS_BACKUP_KEEPER (self), NULL);

  if (self->cancellable != NULL)
    return _ ("Making a backup");
  if (g_error_matches (self->failure, GVT_ERROR, GVT_ERROR_DISK_FULL))
    return _ ("Disk full: no backup");
  return self->failure != NULL ? _ ("The backup failed") : NULL;
}

const GError *
gvt_backup_keeper_get_failure (GvtBackupKeeper *self)
{
  g_return_val_if_fail (GVT_IS_BACKUP_KEEPER (self), NULL);
  return self->failure;
}
