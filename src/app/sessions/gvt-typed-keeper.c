/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-typed-keeper.h"

#include "gvt-work.h"

/* What waits to be written, shared with workers: whoever comes to the disk writes the last of it.
 */
typedef struct
{
  GvtProfile *profile;
  GvtTypedPlace place;
  char *where;  /* of the place */
  GMutex disk;  /* one at a time, so that nothing older comes after it */
  GMutex state; /* of the next two */
  char *item;   /* (nullable): nothing waits */
  GStrv typed;  /* (nullable) */
} Desk;

struct _GvtTypedKeeper
{
  GObject parent_instance;

  Desk *desk;
};

static guint recalled_signal;

G_DEFINE_FINAL_TYPE (GvtTypedKeeper, gvt_typed_keeper, G_TYPE_OBJECT)

static void
desk_clear (gpointer data)
{
  Desk *self = data;

  g_object_unref (self->profile);
  g_free (self->where);
  g_mutex_clear (&self->disk);
  g_mutex_clear (&self->state);
  g_free (self->item);
  g_strfreev (self->typed);
}

static void
desk_unref (gpointer desk)
{
  g_atomic_rc_box_release_full (desk, desk_clear);
}

/* --- writing --- */

static gboolean
desk_write (Desk *self, GError **error)
{
  g_autoptr (GMutexLocker) disk = g_mutex_locker_new (&self->disk);
  g_autofree char *item = NULL;
  g_auto (GStrv) typed = NULL;

  g_mutex_lock (&self->state);
  item = g_steal_pointer (&self->item);
  typed = g_steal_pointer (&self->typed);
  g_mutex_unlock (&self->state);
  return item == NULL
         || gvt_typed_draft_keep (self->profile, &self->place, item, (const char *const *) typed,
                                  error);
}

static gpointer
keep (gpointer input, GCancellable *cancellable, GError **error)
{
  desk_write (input, error);
  return NULL;
}

/* It stands on the screen still, and recording it will say what is wrong with the disk. */
static void
on_kept (gpointer owner, gpointer result, const GError *error)
{
  if (error != NULL)
    g_message ("What was typed is not kept: %s", error->message);
}

/* What is recorded makes way for nothing that was typed since for another item. */
static gboolean
desk_put (Desk *self, const char *item, GStrv typed)
{
  g_autoptr (GMutexLocker) state = g_mutex_locker_new (&self->state);

  if (typed == NULL && self->item != NULL && !g_str_equal (self->item, item))
    return FALSE;
  g_free (self->item);
  self->item = g_strdup (item);
  g_strfreev (self->typed);
  self->typed = typed;
  return TRUE;
}

void
gvt_typed_keeper_keep (GvtTypedKeeper *self, const char *item, GStrv typed)
{
  GvtWork work = { .func = keep, .free_input = desk_unref, .done = on_kept };

  g_return_if_fail (GVT_IS_TYPED_KEEPER (self));

  if (!desk_put (self->desk, item, typed))
    return;
  work.input = g_atomic_rc_box_acquire (self->desk);
  gvt_work_run (self, NULL, &work);
}

/* --- reading --- */

typedef struct
{
  Desk *desk;
  char *item;
} Recall;

static void
recall_free (gpointer data)
{
  Recall *self = data;

  desk_unref (self->desk);
  g_free (self->item);
  g_free (self);
}

static gpointer
recall (gpointer input, GCancellable *cancellable, GError **error)
{
  const Recall *task = input;

  return gvt_typed_draft_read (task->desk->profile, &task->desk->place, task->item, error);
}

static void
on_recalled (gpointer owner, gpointer result, const GError *error)
{
  if (error == NULL && result != NULL)
    g_signal_emit (owner, recalled_signal, 0, result);
}

static void
free_texts (gpointer texts)
{
  g_strfreev (texts);
}

void
gvt_typed_keeper_recall (GvtTypedKeeper *self, const char *item)
{
  GvtWork work = {
    .func = recall, .free_input = recall_free, .free_result = free_texts, .done = on_recalled
  };
  Recall *task;

  g_return_if_fail (GVT_IS_TYPED_KEEPER (self));

  task = g_new0 (Recall, 1);
  task->desk = g_atomic_rc_box_acquire (self->desk);
  task->item = g_strdup (item);
  work.input = task;
  gvt_work_run (self, NULL, &work);
}

/* --- construction --- */

/* The page goes because the laptop is being locked, say: this once the disk is waited for. */
static void
gvt_typed_keeper_dispose (GObject *object)
{
  GvtTypedKeeper *self = GVT_TYPED_KEEPER (object);
  g_autoptr (GError) error = NULL;

  if (self->desk != NULL && !desk_write (self->desk, &error))
    g_message ("What was typed is lost: %s", error->message);
  g_clear_pointer (&self->desk, desk_unref);
  G_OBJECT_CLASS (gvt_typed_keeper_parent_class)->dispose (object);
}

static void
gvt_typed_keeper_class_init (GvtTypedKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gvt_typed_keeper_dispose;
  recalled_signal = g_signal_new ("recalled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
gvt_typed_keeper_init (GvtTypedKeeper *self)
{
}

GvtTypedKeeper *
gvt_typed_keeper_new (GvtProfile *profile, const GvtTypedPlace *place)
{
  GvtTypedKeeper *self = g_object_new (GVT_TYPE_TYPED_KEEPER, NULL);

  self->desk = g_atomic_rc_box_new0 (Desk);
  self->desk->profile = g_object_ref (profile);
  self->desk->where = g_strdup (place->where);
  self->desk->place = (GvtTypedPlace){ place->sort, place->subject, self->desk->where };
  g_mutex_init (&self->desk->disk);
  g_mutex_init (&self->desk->state);
  return self;
}
