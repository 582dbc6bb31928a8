/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sync-keeper.h"

#include "gvt-sync-job.h"

struct _GvtSyncKeeper
{
  GObject parent_instance;

  GvtProfile *profile;
  GvtSyncPace pace;
  gboolean is_by_itself; /* it was given times */
  gboolean is_in;        /* somebody is */
  gboolean is_online;
  gboolean is_metered;
  guint timer;     /* 0: nothing is due */
  GvtSyncJob *job; /* (nullable): while it talks */
  gboolean is_asked;
  guint n_held;
  guint64 held_bytes;
};

enum
{
  PROP_0,
  PROP_IS_TALKING,
  N_PROPS
};

enum
{
  PROGRESS,
  FINISHED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GvtSyncKeeper, gvt_sync_keeper, G_TYPE_OBJECT)

static gint64
now_us (void)
{
  return g_get_monotonic_time (); /* allowed: nothing is decided by it but when to call */
}

static void
announce (GvtSyncKeeper *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_TALKING]);
}

/* --- a talk --- */

static void update_timer (GvtSyncKeeper *self);

static void
on_progress (GvtSyncKeeper *self, guint stage, guint64 count, guint64 total)
{
  g_signal_emit (self, signals[PROGRESS], 0, stage, count, total);
}

static void
on_finished (GvtSyncKeeper *self, const GvtSyncReport *report, const GError *error)
{
  gboolean is_asked = self->is_asked;

  g_clear_object (&self->job);
  self->is_asked = FALSE;
  self->n_held = report->n_held;
  self->held_bytes = report->held_bytes;
  gvt_sync_pace_note_talk (&self->pace, now_us (), error == NULL, report->retry_after_s,
                           g_random_double ());
  if (error != NULL && !is_asked)
    g_info ("A talk that began by itself: %s", error->message);
  announce (self);
  g_signal_emit (self, signals[FINISHED], 0, report, error, is_asked);
  update_timer (self);
}

static void
begin (GvtSyncKeeper *self, GvtSyncReach reach)
{
  self->job = gvt_sync_job_start (self->profile, reach);
  g_signal_connect_object (self->job, "progress", G_CALLBACK (on_progress), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->job, "finished", G_CALLBACK (on_finished), self,
                           G_CONNECT_SWAPPED);
  update_timer (self);
  announce (self);
}

/* --- by itself --- */

static gboolean
on_due (gpointer data)
{
  GvtSyncKeeper *self = data;

  self->timer = 0;
  begin (self, self->is_metered ? GVT_SYNC_HOLD_FILES : GVT_SYNC_ALL);
  return G_SOURCE_REMOVE;
}

static void
update_timer (GvtSyncKeeper *self)
{
  gint64 wait_ms;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (!self->is_by_itself || !self->is_in || !self->is_online || self->job != NULL
      || self->pace.due_us == G_MAXINT64)
    return;
  wait_ms = (self->pace.due_us - now_us ()) / 1000 + 1;
  self->timer = g_timeout_add ((guint) CLAMP (wait_ms, 0, G_MAXINT), on_due, self);
}

void
gvt_sync_keeper_set_times (GvtSyncKeeper *self, const GvtSyncPaceTimes *times)
{
  g_return_if_fail (GVT_IS_SYNC_KEEPER (self));

  self->is_by_itself = times != NULL;
  gvt_sync_pace_init (&self->pace, times != NULL ? times : &gvt_sync_pace_times);
  gvt_sync_pace_note_way (&self->pace, now_us (), g_random_double ());
  update_timer (self);
}

void
gvt_sync_keeper_set_way (GvtSyncKeeper *self, gboolean is_online, gboolean is_metered)
{
  g_return_if_fail (GVT_IS_SYNC_KEEPER (self));

  self->is_online = is_online;
  self->is_metered = is_metered;
  gvt_sync_pace_note_way (&self->pace, now_us (), g_random_double ());
  update_timer (self);
}

void
gvt_sync_keeper_go_on (GvtSyncKeeper *self)
{
  g_return_if_fail (GVT_IS_SYNC_KEEPER (self));

  self->is_in = TRUE;
  gvt_sync_pace_note_way (&self->pace, now_us (), g_random_double ());
  update_timer (self);
}

void
gvt_sync_keeper_stop (GvtSyncKeeper *self)
{
  g_return_if_fail (GVT_IS_SYNC_KEEPER (self));

  self->is_in = FALSE;
  self->n_held = 0;
  self->held_bytes = 0;
  gvt_sync_keeper_cancel (self);
  update_timer (self);
}

void
gvt_sync_keeper_note_record (GvtSyncKeeper *self)
{
  g_return_if_fail (GVT_IS_SYNC_KEEPER (self));

  gvt_sync_pace_note_record (&self->pace, now_us ());
  update_timer (self);
}

/* --- by somebody --- */

void
gvt_sync_keeper_start (GvtSyncKeeper *self, gboolean with_files)
{
  g_return_if_fail (GVT_IS_SYNC_KEEPER (self));

  self->is_asked = TRUE;
  if (self->job == NULL)
    begin (self, self->is_metered && !with_files ? GVT_SYNC_HOLD_FILES : GVT_SYNC_ALL);
}

void
gvt_sync_keeper_cancel (GvtSyncKeeper *self)
{
  g_return_if_fail (GVT_IS_SYNC_KEEPER (self));

  if (self->job != NULL)
    gvt_sync_job_cancel (self->job);
}

gboolean
gvt_sync_keeper_is_talking (GvtSyncKeeper *self)
{
  g_return_val_if_fail (GVT_IS_SYNC_KEEPER (self), FALSE);
  return self->job != NULL;
}

guint
gvt_sync_keeper_get_held (GvtSyncKeeper *self, guint64 *bytes)
{
  g_return_val_if_fail (GVT_IS_SYNC_KEEPER (self), 0);

  *bytes = self->held_bytes;
  return self->n_held;
}

/* --- the object --- */

static void
gvt_sync_keeper_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_IS_TALKING:
      g_value_set_boolean (value, GVT_SYNC_KEEPER (object)->job != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_sync_keeper_dispose (GObject *object)
{
  GvtSyncKeeper *self = GVT_SYNC_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  gvt_sync_keeper_cancel (self);
  g_clear_object (&self->job);
  g_clear_object (&self->profile);
  G_OBJECT_CLASS (gvt_sync_keeper_parent_class)->dispose (object);
}

static void
gvt_sync_keeper_class_init (GvtSyncKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = gvt_sync_keeper_get_property;
  object_class->dispose = gvt_sync_keeper_dispose;
  properties[PROP_IS_TALKING] = g_param_spec_boolean ("is-talking", NULL, NULL, FALSE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[PROGRESS] = g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT64, G_TYPE_UINT64);
  signals[FINISHED] = g_signal_new ("finished", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_POINTER, G_TYPE_BOOLEAN);
}

static void
gvt_sync_keeper_init (GvtSyncKeeper *self)
{
  gvt_sync_pace_init (&self->pace, &gvt_sync_pace_times);
}

GvtSyncKeeper *
gvt_sync_keeper_new (GvtProfile *profile)
{
  GvtSyncKeeper *self = g_object_new (GVT_TYPE_SYNC_KEEPER, NULL);

  self->profile = g_object_ref (profile);
  return self;
}
