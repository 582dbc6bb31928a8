/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-journal.h"

#include "gvt-export.h"
#include "gvt-journal-private.h"
#include "gvt-vault-events.h"

G_DEFINE_FINAL_TYPE (GvtJournal, gvt_journal, G_TYPE_OBJECT)

static void
gvt_journal_finalize (GObject *object)
{
  GvtJournal *self = GVT_JOURNAL (object);

  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_hash_table_unref (self->kinds);
  g_free (self->actor);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (gvt_journal_parent_class)->finalize (object);
}

static void
gvt_journal_class_init (GvtJournalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_journal_finalize;
}

static void
gvt_journal_init (GvtJournal *self)
{
  g_mutex_init (&self->lock);
  self->kinds = g_hash_table_new (g_str_hash, g_str_equal);
  self->actor = g_strdup ("");
}

static void
add_kinds (GvtJournal *self, const GvtProjection *projection)
{
  for (const GvtKind *kind = projection->kinds; kind->name != NULL; kind++)
    {
      gboolean is_new = g_hash_table_insert (self->kinds, (char *) kind->name, (GvtKind *) kind);

      /* Two features that mean different things by one name would break every chain's meaning. */
      g_assert (is_new && gvt_event_text_is_code (kind->name, GVT_EVENT_MAX_KIND));
    }
}

GvtJournal *
gvt_journal_new (GvtStore *store, GvtClock *clock, const GvtProjection *const *projections)
{
  GvtJournal *self;

  g_return_val_if_fail (GVT_IS_STORE (store) && GVT_IS_CLOCK (clock), NULL);

  self = g_object_new (GVT_TYPE_JOURNAL, NULL);
  self->store = g_object_ref (store);
  self->clock = g_object_ref (clock);
  self->projections = projections;
  add_kinds (self, &gvt_journal_projection);
  add_kinds (self, &gvt_vault_projection);
  add_kinds (self, &gvt_exports_projection);
  for (guint i = 0; projections != NULL && projections[i] != NULL; i++)
    add_kinds (self, projections[i]);

  return self;
}

GvtStore *
gvt_journal_get_store (GvtJournal *self)
{
  return self->store;
}

GvtClock *
gvt_journal_get_clock (GvtJournal *self)
{
  return self->clock;
}

const GvtKind *
gvt_journal_find_kind (GvtJournal *self, const char *name)
{
  return g_hash_table_lookup (self->kinds, name);
}

void
gvt_journal_set_actor (GvtJournal *self, const char *actor)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (GVT_IS_JOURNAL (self));
  g_return_if_fail (gvt_event_text_is_code (actor, GVT_EVENT_MAX_ACTOR));

  locker = g_mutex_locker_new (&self->lock);
  g_free (self->actor);
  self->actor = g_strdup (actor);
}

char *
gvt_journal_dup_actor (GvtJournal *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_strdup (self->actor);
}
