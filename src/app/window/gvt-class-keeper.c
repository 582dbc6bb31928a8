/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-class-keeper.h"

#include "gvt-work.h"

struct _GvtClassKeeper
{
  GObject parent_instance;

  GvtProfile *profile;
  GvtClassPlace *place; /* (nullable): no class mode */
  gboolean is_writing;
  gboolean is_stale; /* it changed while it was being written */
};

G_DEFINE_FINAL_TYPE (GvtClassKeeper, gvt_class_keeper, G_TYPE_OBJECT)

typedef struct
{
  GvtProfile *profile;
  GvtClassPlace *place; /* (nullable) */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->profile);
  g_free (job->place);
  g_free (job);
}

static gpointer
save_in_worker (gpointer input, GCancellable *cancellable, GError **error)
{
  Job *job = input;

  gvt_class_place_save (job->place, job->profile, error);
  return NULL;
}

/* The class goes on without it, so nobody is told in the midst of a lesson. */
static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  GvtClassKeeper *self = owner;

  if (error != NULL)
    g_message ("Where the class is was not written down: %s", error->message);
  self->is_writing = FALSE;
  gvt_class_keeper_note (self, self->place); /* it may have changed meanwhile */
}

static void
write_down (GvtClassKeeper *self)
{
  GvtWork work = { save_in_worker, NULL, job_free, NULL, on_saved };
  Job *job = g_new0 (Job, 1);

  job->profile = g_object_ref (self->profile);
  job->place = g_memdup2 (self->place, sizeof *self->place);
  work.input = job;
  self->is_writing = TRUE;
  self->is_stale = FALSE;
  gvt_work_run (self, NULL, &work);
}

static void
gvt_class_keeper_finalize (GObject *object)
{
  g_object_unref (GVT_CLASS_KEEPER (object)->profile);
  g_free (GVT_CLASS_KEEPER (object)->place);
  G_OBJECT_CLASS (gvt_class_keeper_parent_class)->finalize (object);
}

static void
gvt_class_keeper_class_init (GvtClassKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_class_keeper_finalize;
}

static void
gvt_class_keeper_init (GvtClassKeeper *self)
{
}

GvtClassKeeper *
gvt_class_keeper_new (GvtProfile *profile)
{
  GvtClassKeeper *self = g_object_new (GVT_TYPE_CLASS_KEEPER, NULL);

  self->profile = g_object_ref (profile);
  return self;
}

static gboolean
is_known (GvtClassKeeper *self, const GvtClassPlace *place)
{
  return place == NULL || self->place == NULL ? place == self->place
                                              : gvt_class_place_equal (place, self->place);
}

void
gvt_class_keeper_note (GvtClassKeeper *self, const GvtClassPlace *place)
{
  g_return_if_fail (GVT_IS_CLASS_KEEPER (self));

  if (!is_known (self, place))
    {
      g_free (self->place);
      self->place = g_memdup2 (place, sizeof *place);
      self->is_stale = TRUE;
    }
  if (self->is_stale && !self->is_writing)
    write_down (self);
}
