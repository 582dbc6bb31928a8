/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-digest.h"

#include "gvt-central-private.h"
#include "gvt-error.h"

/* How far beyond what is here a laptop may speak: records that were here when a receipt named them,
 * and are gone, must be named too; but nobody has us count through what never was. */
#define MAX_GONE 100000

typedef struct
{
  const GvtId *device;
  guint32 incarnation;
  const GvtDigestRequest *request;
  GvtDigestAnswer *answer;
  GvtDigestWordRecord word;
} Comparing;

static const GvtChainSpan *
find_chain (const GArray *chains, guint32 incarnation)
{
  for (guint i = 0; i < chains->len; i++)
    if (g_array_index (chains, GvtChainSpan, i).incarnation == incarnation)
      return &g_array_index (chains, GvtChainSpan, i);
  return NULL;
}

static gboolean
may_speak_of (const Comparing *self, const GArray *known, const GvtChainSpan *chain)
{
  const GvtChainSpan *here = find_chain (known, chain->incarnation);

  if (chain->incarnation == self->incarnation)
    return chain->last <= (here != NULL ? here->last : 0) + MAX_GONE;
  return here != NULL && chain->last <= here->last;
}

static gboolean
check_chains (const Comparing *self, GvtDb *db, GError **error)
{
  g_autoptr (GArray) known = gvt_digest_word_store_list_chains (db, self->device, self->incarnation,
                                                                error);

  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < self->request->chains->len; i++)
    if (!may_speak_of (self, known, &g_array_index (self->request->chains, GvtChainSpan, i)))
      {
        g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                             "A laptop speaks of records that are not its own to speak of");
        return FALSE;
      }
  return TRUE;
}

/* --- the first question --- */

static gboolean
digest_all (Comparing *self, GvtDb *db, GError **error)
{
  GvtDigestAnswer *answer = self->answer;
  g_auto (GvtJournalDigest) held = { 0 };

  if (!gvt_journal_digest (db, self->device, self->request->chains, &held, error))
    return FALSE;

  answer->n_records = held.n_records;
  answer->root = held.root;
  self->word.n_records = held.n_records;
  self->word.is_same = held.n_records == self->request->n_records
                       && gvt_hash_equal (&held.root, &self->request->root);
  if (!self->word.is_same)
    {
      g_ptr_array_unref (answer->groups);
      answer->groups = g_steal_pointer (&held.groups);
    }
  return TRUE;
}

/* --- narrowing --- */

static gboolean
add_difference (Comparing *self, GvtDb *db, guint index, const GvtSpanDigest *held, GError **error)
{
  GvtSpanDifference *difference = g_new0 (GvtSpanDifference, 1);
  g_autoptr (GvtRecordHolding) one = NULL;

  difference->index = index;
  difference->n_records = held->n_records;
  difference->is_one = held->span.first == held->span.last;
  g_ptr_array_add (self->answer->differences, difference);
  if (!difference->is_one)
    return TRUE;

  one = gvt_journal_find_holding (db, self->device, held->span.incarnation, held->span.first,
                                  error);
  if (one == NULL)
    return FALSE;
  difference->holding = one->holding;
  difference->kind = g_steal_pointer (&one->kind);
  difference->place = g_steal_pointer (&one->place);
  return TRUE;
}

static gboolean
digest_spans (Comparing *self, GvtDb *db, GError **error)
{
  const GArray *spans = self->request->spans;

  for (guint i = 0; i < spans->len; i++)
    {
      const GvtSpanDigest *said = &g_array_index (spans, GvtSpanDigest, i);
      GvtSpanDigest held = { .span = said->span };

      if (!gvt_journal_digest_span (db, self->device, &held.span, &held.n_records, &held.digest,
                                    error))
        return FALSE;
      if ((held.n_records != said->n_records || !gvt_hash_equal (&held.digest, &said->digest))
          && !add_difference (self, db, i, &held, error))
        return FALSE;
    }
  return TRUE;
}

/* --- both --- */

static gboolean
read_records (GvtDb *db, gpointer user_data, GError **error)
{
  Comparing *self = user_data;

  if (!check_chains (self, db, error))
    return FALSE;
  return self->answer->is_narrowing ? digest_spans (self, db, error) : digest_all (self, db, error);
}

static gboolean
keep_word (GvtDb *db, gpointer user_data, GError **error)
{
  Comparing *self = user_data;

  return gvt_digest_word_store_set (db, &self->word, error);
}

static gboolean
compare (GvtCentral *self, Comparing *comparing, GBytes *question, GError **error)
{
  GvtDigestAnswer *answer = comparing->answer;

  comparing->word = (GvtDigestWordRecord){ .device = *comparing->device,
                                           .incarnation = comparing->incarnation,
                                           .compared_at_us = answer->at_us,
                                           .question = question };
  return gvt_store_read (self->store, read_records, comparing, error)
         && (answer->is_narrowing || gvt_store_write (self->store, keep_word, comparing, error));
}

GvtDigestAnswer *
gvt_central_compare (
    GvtCentral *self, const GvtId *device, guint32 incarnation, GBytes *question, GError **error)
{
  g_autoptr (GvtDigestRequest) request = gvt_digest_request_read (question, error);
  g_autoptr (GvtDigestAnswer) answer = gvt_digest_answer_new ();
  Comparing comparing = { device, incarnation, request, answer, { .device = *device } };

  g_return_val_if_fail (GVT_IS_CENTRAL (self), NULL);

  if (request == NULL)
    return NULL;

  answer->device = *device;
  answer->incarnation = incarnation;
  gvt_hash_of_bytes (question, &answer->asked);
  answer->at_us = gvt_clock_now_us (self->clock);
  answer->epoch = self->epoch;
  answer->is_narrowing = request->spans->len > 0;
  return compare (self, &comparing, question, error) ? g_steal_pointer (&answer) : NULL;
}
