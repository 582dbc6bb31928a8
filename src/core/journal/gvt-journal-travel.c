/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which personal parts may leave the laptop. */
#include "gvt-journal-private.h"

typedef struct
{
  const GvtKind *kind;
  const GvtEvent *event;
  gboolean travels;
} Asking;

static gboolean
ask_kind (GvtDb *db, gpointer user_data, GError **error)
{
  Asking *asking = user_data;

  return asking->kind->travels_when (db, asking->event, &asking->travels, error);
}

gboolean
gvt_journal_may_travel (GvtJournal *self, const GvtEvent *event)
{
  const GvtKind *kind;
  Asking asking = { .event = event };
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (GVT_IS_JOURNAL (self) && event != NULL, FALSE);

  kind = gvt_journal_find_kind (self, event->header.kind);
  if (kind == NULL || !kind->personal_travels)
    return FALSE;
  if (kind->travels_when == NULL || event->personal == NULL)
    return TRUE;

  asking.kind = kind;
  if (gvt_store_read (self->store, ask_kind, &asking, &error))
    return asking.travels;
  g_message ("Whether a personal part of %s may travel: %s", kind->name, error->message);
  return FALSE;
}
