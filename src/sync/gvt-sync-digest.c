/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane that compares: whether the centre holds the same records, by its signed word. */
#define G_LOG_DOMAIN "gvt-sync"

#include "gvt-digest-narrow.h"
#include "gvt-digest-store.h"
#include "gvt-error.h"
#include "gvt-sync-private.h"
#include "gvt-sync-restored.h"

/* A receipt names the hash of the last record, which names the one before, and so on: whatever was
 * chained since a comparison, and is named by a receipt, was the same on both sides when it was
 * taken in. So a long chain, of which all were compared within a day, need not be read again for
 * each new record; a short one is. What decays later shows at the next comparison. */
#define WORD_LIFE_US (24 * G_TIME_SPAN_HOUR)
#define LONG_CHAIN   20000 /* records */

typedef struct
{
  GvtSyncRun *run;
  gboolean is_wanted; /* by a person: whatever was compared before */

  gboolean is_due;
  GvtDigestRequest *question;
  GvtJournalDigest own;
  GvtDigestWord word;     /* that will be kept */
  GPtrArray *differences; /* GvtRecordDifference */
  GPtrArray *groups;      /* GvtGroupDifference: borrow their texts */
} Comparing;

static void
difference_free (gpointer data)
{
  GvtRecordDifference *self = data;

  g_free (self->kind);
  g_free (self->place);
  g_free (self);
}

static void
comparing_clear (Comparing *self)
{
  gvt_digest_request_free (self->question);
  gvt_journal_digest_clear (&self->own);
  gvt_digest_word_clear (&self->word);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparing, comparing_clear)

/* --- what we hold --- */

static gboolean
is_fresh (const GvtDigestWord *before, const Comparing *self, gint64 contact_at_us)
{
  const GArray *chains = self->question->chains;
  const GvtChainSpan *last = &g_array_index (chains, GvtChainSpan, chains->len - 1);
  guint64 since;

  if (before->state == GVT_COMPARED_NEVER || before->state == GVT_COMPARED_DIFFERENT
      || before->incarnation != self->word.incarnation || before->epoch != self->word.epoch
      || contact_at_us < before->at_us || contact_at_us - before->at_us >= WORD_LIFE_US)
    return FALSE;
  if (before->state == GVT_COMPARED_NOT_OFFERED)
    return TRUE;

  since = last->incarnation == before->incarnation ? last->last - MIN (last->last, before->seq) : 0;
  return since == 0 || before->n_records + since > LONG_CHAIN;
}

static gboolean
find_whether_due (Comparing *self, GvtDb *db, GError **error)
{
  g_autoptr (GvtCentre) centre = gvt_sync_store_load_centre (db, error);
  g_auto (GvtDigestWord) before = { 0 };
  g_auto (GvtDelivery) delivery = { 0 };
  GvtSyncRun *run = self->run;

  if (centre == NULL || !gvt_digest_store_load (db, &before, error)
      || !gvt_sync_store_load_delivery (db, &run->device, run->incarnation, &delivery, error))
    return FALSE;

  self->word.incarnation = run->incarnation;
  self->word.seq = delivery.confirmed;
  self->word.epoch = delivery.epoch;
  self->word.at_us = centre->contact_at_us;
  self->is_due = self->question->chains->len > 0
                 && (self->is_wanted || !is_fresh (&before, self, centre->contact_at_us));
  return TRUE;
}

static gboolean
read_own (GvtDb *db, gpointer user_data, GError **error)
{
  Comparing *self = user_data;
  GvtSyncRun *run = self->run;
  GvtDigestRequest *question = self->question;
  g_autoptr (GArray) chains = gvt_digest_store_list_chains (db, &run->device, run->incarnation,
                                                            error);

  if (chains == NULL)
    return FALSE;
  g_array_append_vals (question->chains, chains->data, chains->len);
  if (!find_whether_due (self, db, error))
    return FALSE;
  if (!self->is_due)
    return TRUE;
  if (!gvt_journal_digest (db, &run->device, chains, &self->own, error))
    return FALSE;

  question->n_records = self->own.n_records;
  question->root = self->own.root;
  self->word.n_records = self->own.n_records;
  self->word.root = self->own.root;
  return TRUE;
}

/* --- what differs --- */

static int
compare_groups (const GvtDigestGroup *left, const GvtDigestGroup *right)
{
  int by_place;

  if (left == NULL || right == NULL)
    return left == NULL ? 1 : -1;

  by_place = strcmp (left->place, right->place);
  return by_place != 0 ? by_place : strcmp (left->kind, right->kind);
}

static const GvtDigestGroup *
get_group (GPtrArray *groups, guint i)
{
  return i < groups->len ? groups->pdata[i] : NULL;
}

static void
add_group (Comparing *self, const GvtDigestGroup *here, const GvtDigestGroup *there)
{
  const GvtDigestGroup *named = here != NULL ? here : there;
  GvtGroupDifference group = { named->place, named->kind, here != NULL ? here->n_records : 0,
                               there != NULL ? there->n_records : 0 };

  if (here == NULL || there == NULL || !gvt_hash_equal (&here->digest, &there->digest))
    g_ptr_array_add (self->groups, g_memdup2 (&group, sizeof group));
}

/* Both are sorted, so they are gone through side by side. */
static void
find_groups (Comparing *self, const GvtDigestAnswer *answer)
{
  guint i = 0;
  guint j = 0;

  while (i < self->own.groups->len || j < answer->groups->len)
    {
      const GvtDigestGroup *here = get_group (self->own.groups, i);
      const GvtDigestGroup *there = get_group (answer->groups, j);
      int order = compare_groups (here, there);

      if (there == NULL && answer->is_cut)
        return; /* what comes after the last is not told */
      add_group (self, order <= 0 ? here : NULL, order >= 0 ? there : NULL);
      i += order <= 0;
      j += order >= 0;
    }
}

/* What is not held here is told, also where the other side does not hold it either. */
static void
add_own_lacking (Comparing *self, gboolean is_lacking_there)
{
  for (guint i = 0; i < self->own.lacking->len; i++)
    {
      const GvtRecordHolding *own = self->own.lacking->pdata[i];
      GvtRecordDifference *difference = g_new0 (GvtRecordDifference, 1);

      difference->incarnation = own->incarnation;
      difference->first_seq = difference->last_seq = own->seq;
      difference->here = own->holding;
      difference->there = is_lacking_there ? GVT_HOLDING_MISSING : GVT_HOLDING_UNKNOWN;
      difference->kind = g_strdup (own->kind);
      difference->place = g_strdup (own->place);
      g_ptr_array_add (self->differences, difference);
    }
}

static gboolean
judge (Comparing *self, const GvtDigestAnswer *answer, GError **error)
{
  gboolean is_same = answer->n_records == self->own.n_records
                     && gvt_hash_equal (&answer->root, &self->own.root);
  gboolean is_whole = is_same;

  self->word.at_us = answer->at_us;
  self->word.epoch = answer->epoch;
  self->word.state = is_same && self->own.n_lacking == 0 ? GVT_COMPARED_SAME
                                                         : GVT_COMPARED_DIFFERENT;
  if (!is_same)
    {
      find_groups (self, answer);
      if (!gvt_digest_narrow (self->run, self->question, self->differences, &is_whole, error))
        return FALSE;
    }
  add_own_lacking (self, is_whole);
  return TRUE;
}

static gboolean
keep (GvtDb *db, gpointer user_data, GError **error)
{
  Comparing *self = user_data;

  if (!gvt_digest_store_set (db, &self->word, error))
    return FALSE;
  for (guint i = 0; i < self->differences->len; i++)
    if (!gvt_digest_store_add_difference (db, self->differences->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < self->groups->len; i++)
    if (!gvt_digest_store_add_group (db, self->groups->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* --- the lane --- */

static gboolean
compare (Comparing *self, GError **error)
{
  GvtSyncRun *run = self->run;
  g_autoptr (GvtDigestAnswer) answer = NULL;
  g_autoptr (GError) local = NULL;

  if (!gvt_store_read (run->store, read_own, self, error))
    return FALSE;
  if (!self->is_due)
    return TRUE;

  answer = gvt_digest_ask (run, self->question, &self->word.question, &self->word.word, &local);
  if (answer == NULL && !gvt_caller_is_not_offered (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (answer == NULL)
    {
      g_info ("Not compared by this centre: %s", local->message);
      self->word.state = GVT_COMPARED_NOT_OFFERED;
      self->word.n_records = 0;
    }
  else if (!judge (self, answer, error))
    {
      return FALSE;
    }
  return gvt_store_write (run->store, keep, self, error);
}

static gboolean
run_lane (GvtSyncRun *run, gboolean is_wanted, GError **error)
{
  g_auto (Comparing) self = { .run = run, .is_wanted = is_wanted };

  self.question = gvt_digest_request_new ();
  self.differences = g_ptr_array_new_with_free_func (difference_free);
  self.groups = g_ptr_array_new_with_free_func (g_free);
  return compare (&self, error);
}

gboolean
gvt_sync_digest (GvtSyncRun *run, GError **error)
{
  return run_lane (run, FALSE, error);
}

gboolean
gvt_sync_compare (GvtProfile *profile,
                  GvtTransport *transport,
                  GCancellable *cancellable,
                  GError **error)
{
  GvtSyncReport report = { 0 };
  GvtSyncRun run = {
    .profile = profile, .transport = transport, .report = &report, .cancellable = cancellable
  };
  gboolean done;

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && GVT_IS_TRANSPORT (transport), FALSE);

  done = gvt_sync_run_begin (&run, error) && gvt_sync_check_restored (&run, error)
         && gvt_sync_refresh_keys (&run, error) && run_lane (&run, TRUE, error);
  gvt_sync_run_end (&run);
  return done;
}
