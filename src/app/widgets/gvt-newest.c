/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-newest.h"

struct _GvtNewest
{
  gpointer owner; /* not held: it frees this */
  guint wait_ms;
  GvtNewestFunc func;
  GCancellable *cancellable; /* (nullable): of what is under way */
  guint timeout_id;
};

GvtNewest *
gvt_newest_new (gpointer owner, guint wait_ms, GvtNewestFunc func)
{
  GvtNewest *self = g_new0 (GvtNewest, 1);

  self->owner = owner;
  self->wait_ms = wait_ms;
  self->func = func;
  return self;
}

static void
stop (GvtNewest *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
gvt_newest_free (GvtNewest *self)
{
  stop (self);
  g_free (self);
}

void
gvt_newest_ask (GvtNewest *self)
{
  GvtWork work = { NULL };

  stop (self);
  self->cancellable = g_cancellable_new ();
  self->func (self->owner, &work);
  gvt_work_run (self->owner, self->cancellable, &work);
}

static gboolean
on_timeout (gpointer data)
{
  GvtNewest *self = data;

  self->timeout_id = 0;
  gvt_newest_ask (self);
  return G_SOURCE_REMOVE;
}

void
gvt_newest_want (GvtNewest *self)
{
  if (self->timeout_id == 0)
    self->timeout_id = g_timeout_add (self->wait_ms, on_timeout, self);
}
