/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-digest-narrow.h"

#include "gvt-error.h"

#define SPLIT 16 /* parts of a stretch that differs */

typedef struct
{
  GvtSyncRun *run;
  GvtDigestRequest *question;
  GArray *pending; /* GvtChainSpan: known to differ, and longer than one record */
  GPtrArray *differences;
  const GvtDigestAnswer *answer;
} Narrowing;

GvtDigestAnswer *
gvt_digest_ask (GvtSyncRun *run,
                const GvtDigestRequest *question,
                GBytes **asked,
                GBytes **word,
                GError **error)
{
  g_autoptr (GBytes) request = gvt_digest_request_write (question, error);
  g_autoptr (GBytes) bytes = NULL;
  GvtDigestAnswer *answer;

  if (request == NULL)
    return NULL;

  bytes = gvt_caller_call (run->caller, GVT_CALL_DIGEST, request, GVT_DIGEST_ANSWER_MAX_BYTES,
                           run->cancellable, error);
  if (bytes == NULL)
    return NULL;

  answer = gvt_digest_answer_read (bytes, &run->centre->keys->signing_key, &run->device,
                                   run->incarnation, request, error);
  if (answer == NULL)
    return NULL;
  if (asked != NULL)
    *asked = g_steal_pointer (&request);
  if (word != NULL)
    *word = g_steal_pointer (&bytes);
  return answer;
}

/* --- the next question --- */

static void
split (const GvtChainSpan *span, GArray *parts)
{
  guint64 step = (span->last - span->first) / SPLIT + 1;

  for (guint64 first = span->first; first <= span->last; first += step)
    {
      GvtSpanDigest part = { .span = { span->incarnation, first,
                                       MIN (first + step - 1, span->last) } };

      g_array_append_val (parts, part);
    }
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const GvtChainSpan *left = &((const GvtSpanDigest *) a)->span;
  const GvtChainSpan *right = &((const GvtSpanDigest *) b)->span;

  if (left->incarnation != right->incarnation)
    return left->incarnation < right->incarnation ? -1 : 1;
  return left->first < right->first ? -1 : left->first > right->first;
}

/* The last that was found first: so the first records are named early, however much differs. */
static void
choose_spans (Narrowing *self)
{
  GArray *parts = self->question->spans;

  g_array_set_size (parts, 0);
  while (self->pending->len > 0 && parts->len + SPLIT <= GVT_DIGEST_MAX_SPANS)
    {
      GvtChainSpan span = g_array_index (self->pending, GvtChainSpan, self->pending->len - 1);

      g_array_set_size (self->pending, self->pending->len - 1);
      split (&span, parts);
    }
  g_array_sort (parts, compare_parts);
}

static gboolean
digest_spans (GvtDb *db, gpointer user_data, GError **error)
{
  Narrowing *self = user_data;
  GArray *parts = self->question->spans;

  for (guint i = 0; i < parts->len; i++)
    {
      GvtSpanDigest *part = &g_array_index (parts, GvtSpanDigest, i);

      if (!gvt_journal_digest_span (db, &self->run->device, &part->span, &part->n_records,
                                    &part->digest, error))
        return FALSE;
    }
  return TRUE;
}

/* --- what the answer names --- */

static gboolean
name_record (Narrowing *self,
             GvtDb *db,
             const GvtChainSpan *span,
             const GvtSpanDifference *found,
             GError **error)
{
  GvtSyncRun *run = self->run;
  g_autoptr (GvtRecordHolding) own = gvt_journal_find_holding (db, &run->device, span->incarnation,
                                                               span->first, error);
  GvtRecordDifference *difference;

  if (own == NULL)
    return FALSE;

  difference = g_new0 (GvtRecordDifference, 1);
  difference->incarnation = span->incarnation;
  difference->first_seq = difference->last_seq = span->first;
  difference->here = own->holding;
  difference->there = found->is_one ? found->holding : GVT_HOLDING_UNKNOWN;
  difference->kind = g_strdup (own->kind != NULL ? own->kind : found->kind);
  difference->place = g_strdup (own->place != NULL ? own->place : found->place);
  g_ptr_array_add (self->differences, difference);
  return TRUE;
}

static gboolean
take_answer (GvtDb *db, gpointer user_data, GError **error)
{
  Narrowing *self = user_data;
  const GArray *parts = self->question->spans;

  for (guint i = 0; i < self->answer->differences->len; i++)
    {
      const GvtSpanDifference *found = self->answer->differences->pdata[i];
      const GvtChainSpan *span;

      if (found->index >= parts->len)
        {
          g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                               "The centre names a stretch that was not asked");
          return FALSE;
        }
      span = &g_array_index (parts, GvtSpanDigest, found->index).span;
      if (span->first < span->last)
        g_array_append_val (self->pending, *span);
      else if (!name_record (self, db, span, found, error))
        return FALSE;
    }
  return TRUE;
}

/* --- all of it --- */

static gboolean
ask_once (Narrowing *self, GError **error)
{
  g_autoptr (GvtDigestAnswer) answer = NULL;

  choose_spans (self);
  if (!gvt_store_read (self->run->store, digest_spans, self, error))
    return FALSE;

  answer = gvt_digest_ask (self->run, self->question, NULL, NULL, error);
  if (answer == NULL)
    return FALSE;

  self->answer = answer;
  return gvt_store_read (self->run->store, take_answer, self, error);
}

static void
tell_what_is_left (Narrowing *self)
{
  for (guint i = 0; i < self->pending->len; i++)
    {
      const GvtChainSpan *span = &g_array_index (self->pending, GvtChainSpan, i);
      GvtRecordDifference *difference = g_new0 (GvtRecordDifference, 1);

      difference->incarnation = span->incarnation;
      difference->first_seq = span->first;
      difference->last_seq = span->last;
      difference->here = difference->there = GVT_HOLDING_UNKNOWN;
      g_ptr_array_add (self->differences, difference);
    }
}

gboolean
gvt_digest_narrow (GvtSyncRun *run,
                   const GvtDigestRequest *question,
                   GPtrArray *differences,
                   gboolean *is_whole,
                   GError **error)
{
  g_autoptr (GvtDigestRequest) next = gvt_digest_request_new ();
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (GvtChainSpan));
  Narrowing self = { run, next, pending, differences, NULL };

  next->n_records = question->n_records;
  next->root = question->root;
  g_array_append_vals (next->chains, question->chains->data, question->chains->len);
  g_array_append_vals (pending, question->chains->data, question->chains->len);
  for (guint n = 0;
       pending->len > 0 && n < GVT_DIGEST_MAX_CALLS && differences->len < GVT_DIGEST_MAX_NAMED; n++)
    if (g_cancellable_set_error_if_cancelled (run->cancellable, error) || !ask_once (&self, error))
      return FALSE;

  *is_whole = pending->len == 0;
  tell_what_is_left (&self);
  return TRUE;
}
