/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An erased personal part must not live on in a backup from before. */
#define G_LOG_DOMAIN "gvt-backup"

#include "gvt-backup-private.h"
#include "gvt-journal-private.h"

/* A place in this laptop's own chains. */
typedef struct
{
  guint32 incarnation;
  guint64 seq;
} Place;

typedef struct
{
  GvtJournal *journal;
  GPtrArray *backups;   /* GvtBackup */
  Place erasure;        /* the last one; seq 0: none */
  GPtrArray *older;     /* borrowed from @backups */
  GPtrArray *droppable; /* those of them that hold nothing but what the store holds too */
} Review;

static gboolean
is_before (const GvtBackup *backup, const Place *place)
{
  return backup->incarnation < place->incarnation
         || (backup->incarnation == place->incarnation && backup->head_seq < place->seq);
}

static gboolean
find_last_erasure (Review *self, GvtDb *db, const GvtId *device, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT incarnation, seq FROM event WHERE device = :device"
      " AND kind = '" GVT_JOURNAL_ERASED_KIND "' ORDER BY incarnation DESC, seq DESC LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":device", device);
  if (gvt_stmt_next (stmt, &local))
    self->erasure = (Place){ (guint32) gvt_stmt_int (stmt, 0), (guint64) gvt_stmt_int (stmt, 1) };
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* One that ends in a record of our own chain holds nothing that we do not; any other may be the
 * only place of what was never sent. */
static gboolean
is_of_our_chain (Review *self, GvtDb *db, const GvtId *device, const GvtBackup *backup)
{
  g_autoptr (GPtrArray) events = NULL;

  if (!backup->is_known || backup->head_seq == 0)
    return FALSE;
  events = gvt_journal_events (self->journal, db, device, backup->incarnation, backup->head_seq - 1,
                               1, NULL);
  return events != NULL && events->len == 1
         && gvt_hash_equal (&((GvtEvent *) events->pdata[0])->hash, &backup->head);
}

static gboolean
review (GvtDb *db, gpointer user_data, GError **error)
{
  Review *self = user_data;
  GvtId device;

  if (!gvt_journal_get_device (self->journal, &device, NULL, NULL, error)
      || !find_last_erasure (self, db, &device, error))
    return FALSE;

  for (guint i = 0; self->erasure.seq > 0 && i < self->backups->len; i++)
    {
      GvtBackup *backup = self->backups->pdata[i];

      if (backup->is_known && !is_before (backup, &self->erasure))
        continue;
      g_ptr_array_add (self->older, backup);
      if (is_of_our_chain (self, db, &device, backup))
        g_ptr_array_add (self->droppable, backup);
    }
  return TRUE;
}

static gboolean
look_through (GvtProfile *profile, Review *self, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autofree char *folder = gvt_backups_folder (gvt_profile_get_folder (profile));

  if (journal == NULL)
    return FALSE;
  self->journal = journal;
  self->backups = gvt_backups_list (folder);
  self->older = g_ptr_array_new ();
  self->droppable = g_ptr_array_new ();
  return gvt_store_read (gvt_journal_get_store (journal), review, self, error);
}

static void
review_clear (Review *self)
{
  g_clear_pointer (&self->older, g_ptr_array_unref);
  g_clear_pointer (&self->droppable, g_ptr_array_unref);
  g_clear_pointer (&self->backups, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Review, review_clear)

gboolean
gvt_backups_forget_erased (GvtProfile *profile, guint *n_left, GError **error)
{
  g_auto (Review) self = { 0 };
  g_autoptr (GvtBackup) made = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (profile), FALSE);

  if (!look_through (profile, &self, error))
    return FALSE;
  if (n_left != NULL)
    *n_left = self.older->len - self.droppable->len;
  if (self.droppable->len == 0)
    return TRUE;
  if (self.older->len == self.backups->len
      && (made = gvt_backup_make (profile, NULL, GVT_BACKUP_ERASED, error)) == NULL)
    return FALSE; /* better an old one than none */

  for (guint i = 0; i < self.droppable->len; i++)
    gvt_backup_remove (self.droppable->pdata[i]);
  return TRUE;
}

gboolean
gvt_backups_count_before_erasure (GvtProfile *profile, guint *n, GError **error)
{
  g_auto (Review) self = { 0 };

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && n != NULL, FALSE);

  if (!look_through (profile, &self, error))
    return FALSE;
  *n = self.older->len;
  return TRUE;
}
