/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same looked at from the centre alone, on demand. */
#include "gvt-central-devices.h"
#include "gvt-central-digest.h"
#include "gvt-central-private.h"

static void
digest_free (gpointer data)
{
  GvtCentralDigest *self = data;

  g_free (self->code);
  gvt_journal_digest_clear (&self->held);
  gvt_digest_word_record_clear (&self->word);
  g_free (self);
}

/* Whether what the laptop stated then is what stands here now. */
static gboolean
compare_again (GvtDb *db, GvtCentralDigest *self, GError **error)
{
  g_autoptr (GvtDigestRequest) request = NULL;
  g_auto (GvtJournalDigest) now = { 0 };

  if (self->word.question == NULL)
    return TRUE;

  request = gvt_digest_request_read (self->word.question, error);
  if (request == NULL || !gvt_journal_digest (db, &self->device, request->chains, &now, error))
    return FALSE;

  self->is_same_now = now.n_records == request->n_records
                      && gvt_hash_equal (&now.root, &request->root);
  return TRUE;
}

static gboolean
read_one (GvtDb *db, gpointer user_data, GError **error)
{
  GvtCentralDigest *self = user_data;
  g_autoptr (GArray) chains = gvt_digest_word_store_list_chains (db, &self->device,
                                                                 self->incarnation, error);

  self->word.device = self->device;
  self->word.incarnation = self->incarnation;
  return chains != NULL && gvt_journal_digest (db, &self->device, chains, &self->held, error)
         && gvt_digest_word_store_find (db, &self->word, error) && compare_again (db, self, error);
}

GPtrArray *
gvt_central_list_digests (GvtCentral *self, const GvtId *device, GvtKeyset *page, GError **error)
{
  g_autoptr (GPtrArray) records = gvt_central_page_devices (self, device, page, error);
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (digest_free);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const GvtDeviceRecord *record = records->pdata[i];
      GvtCentralDigest *digest = g_new0 (GvtCentralDigest, 1);

      digest->device = record->device;
      digest->code = g_strdup (record->code);
      digest->incarnation = record->incarnation;
      g_ptr_array_add (digests, digest);
      /* A copy at a time, each in a snapshot of its own: nobody who writes waits for all. */
      if (!gvt_store_read (self->store, read_one, digest, error))
        return NULL;
    }
  return records != NULL ? g_steal_pointer (&digests) : NULL;
}
