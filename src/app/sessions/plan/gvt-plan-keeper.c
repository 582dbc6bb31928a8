/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plan-keeper.h"

#include "gvt-plan-drafts.h"
#include "gvt-plan-work.h"

#define WAIT_MS 300

struct _GvtPlanKeeper
{
  GObject parent_instance;

  GvtProfile *profile;
  GvtPlanForm *form;
  GvtId visit;
  gboolean has_visit;
  guint timeout;
};

static guint failed_signal;

G_DEFINE_FINAL_TYPE (GvtPlanKeeper, gvt_plan_keeper, G_TYPE_OBJECT)

static const GvtId *
visit_of (GvtPlanKeeper *self)
{
  return self->has_visit ? &self->visit : NULL;
}

static void
on_kept (gpointer owner, gpointer result, const GError *error)
{
  if (error != NULL)
    g_signal_emit (owner, failed_signal, 0, error);
}

static gboolean
on_time (gpointer data)
{
  GvtPlanKeeper *self = data;
  g_autofree char *text = gvt_plan_form_to_text (self->form);
  GvtWork work = { .done = on_kept };

  self->timeout = 0;
  gvt_plan_work_keep (&work, self->profile, visit_of (self), text);
  gvt_work_run (self, NULL, &work);
  return G_SOURCE_REMOVE;
}

static void
on_changed (GvtPlanKeeper *self)
{
  if (self->timeout == 0)
    self->timeout = g_timeout_add (WAIT_MS, on_time, self);
}

/* The page goes because the laptop is being locked: the store is still open, and in a moment it is
 * not, so this once the disk is waited for. */
static void
flush (GvtPlanKeeper *self)
{
  g_autofree char *text = gvt_plan_form_to_text (self->form);
  g_autoptr (GError) error = NULL;

  if (!gvt_plan_draft_keep (self->profile, visit_of (self), text, &error))
    g_warning ("What was typed of a plan is lost: %s", error->message);
}

static void
gvt_plan_keeper_dispose (GObject *object)
{
  GvtPlanKeeper *self = GVT_PLAN_KEEPER (object);

  if (self->timeout > 0)
    flush (self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->form);
  g_clear_object (&self->profile);
  G_OBJECT_CLASS (gvt_plan_keeper_parent_class)->dispose (object);
}

static void
gvt_plan_keeper_class_init (GvtPlanKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gvt_plan_keeper_dispose;
  failed_signal = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
gvt_plan_keeper_init (GvtPlanKeeper *self)
{
}

GvtPlanKeeper *
gvt_plan_keeper_new (GvtProfile *profile, const GvtId *visit, GvtPlanForm *form)
{
  GvtPlanKeeper *self = g_object_new (GVT_TYPE_PLAN_KEEPER, NULL);

  self->profile = g_object_ref (profile);
  self->form = g_object_ref (form);
  self->has_visit = visit != NULL;
  if (visit != NULL)
    self->visit = *visit;
  g_signal_connect_object (form, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return self;
}

void
gvt_plan_keeper_drop (GvtPlanKeeper *self)
{
  g_return_if_fail (GVT_IS_PLAN_KEEPER (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_signal_handlers_disconnect_by_func (self->form, on_changed, self);
}
