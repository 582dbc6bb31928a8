/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-union-place.h"

#include "gvt-test-profile.h"
#include "gvt-test.h"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

void
gvt_union_place_open (GvtUnionPlace *self)
{
  g_autoptr (GvtSecret) device_key = NULL;
  g_autoptr (GError) error = NULL;

  self->clock = gvt_test_clock ();
  self->profile = gvt_test_profile (gvt_test_folder (), self->clock, projections);
  self->journal = gvt_profile_dup_journal (self->profile, &error);
  g_assert_no_error (error);
  self->store = gvt_journal_get_store (self->journal);
  gvt_journal_get_device (self->journal, &self->device, NULL, NULL, &error);
  g_assert_no_error (error);
  device_key = gvt_vault_dup_device_key (gvt_profile_get_vault (self->profile), &error);
  g_assert_no_error (error);
  gvt_signing_key_public (device_key, &self->key);
}

#define UNSETTLED_SQL \
  "SELECT (SELECT count (*) FROM" \
  "   (SELECT * FROM quiz_card EXCEPT SELECT * FROM quiz_card_made))" \
  " + (SELECT count (*) FROM" \
  "   (SELECT * FROM quiz_card_made EXCEPT SELECT * FROM quiz_card))"

static gboolean
count_unsettled (GvtDb *db, gpointer n_unsettled, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, UNSETTLED_SQL, error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "cards", error))
    return FALSE;
  *(gint64 *) n_unsettled = gvt_stmt_int (stmt, 0);
  return TRUE;
}

/* What counts of each card is kept up to date by whoever changes a row it is made of: whatever came
 * in whatever order, none may have been forgotten. */
static void
assert_cards_settled (GvtUnionPlace *self)
{
  g_autoptr (GError) error = NULL;
  gint64 n_unsettled = -1;

  gvt_store_read (self->store, count_unsettled, &n_unsettled, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_unsettled, ==, 0);
}

void
gvt_union_place_close (GvtUnionPlace *self)
{
  assert_cards_settled (self);
  g_object_unref (self->journal);
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
}

void
gvt_union_run_free (GvtUnionRun *self)
{
  g_ptr_array_unref (self->events);
  g_free (self);
}

GvtUnionRun *
gvt_union_run_new (const GvtId *device, guint32 incarnation, const GvtPublicKey *key)
{
  GvtUnionRun *self = g_new0 (GvtUnionRun, 1);

  self->device = *device;
  self->incarnation = incarnation;
  self->key = *key;
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref);
  return self;
}

typedef struct
{
  GvtUnionPlace *place;
  const GvtUnionRun *run;
  guint start;
  guint n;
  GPtrArray *events;
  guint n_new;
} Work;

static gboolean
load_events (GvtDb *db, gpointer user_data, GError **error)
{
  Work *work = user_data;

  work->events = gvt_journal_events (work->place->journal, db, &work->place->device, 1, 0, G_MAXINT,
                                     error);
  return work->events != NULL;
}

GvtUnionRun *
gvt_union_run_of (GvtUnionPlace *place)
{
  GvtUnionRun *run = gvt_union_run_new (&place->device, 1, &place->key);
  Work work = { .place = place };
  g_autoptr (GError) error = NULL;

  gvt_store_read (place->store, load_events, &work, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (run->events);
  run->events = work.events;
  return run;
}

static gboolean
admit_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Work *work = user_data;
  const GvtUnionRun *run = work->run;

  if (!gvt_journal_add_incarnation (work->place->journal, db, &run->device, run->incarnation,
                                    &run->key, error))
    return FALSE;

  for (guint i = work->start; i < MIN (work->start + work->n, run->events->len); i++)
    {
      gboolean was_new = FALSE;

      if (!gvt_journal_admit (work->place->journal, db, g_ptr_array_index (run->events, i),
                              &was_new, error))
        return FALSE;
      work->n_new += was_new ? 1 : 0;
    }

  return TRUE;
}

guint
gvt_union_admit (GvtUnionPlace *place, const GvtUnionRun *run, guint start, guint n)
{
  Work work = { .place = place, .run = run, .start = start, .n = n };
  g_autoptr (GError) error = NULL;

  gvt_store_write (place->store, admit_in_transaction, &work, &error);
  g_assert_no_error (error);
  return work.n_new;
}

void
gvt_union_admit_all (GvtUnionPlace *place, const GvtUnionRun *run)
{
  gvt_union_admit (place, run, 0, run->events->len);
}

static gboolean
count_rejected (GvtDb *db, gpointer user_data, GError **error)
{
  Work *work = user_data;
  guint64 n = 0;

  if (!gvt_journal_count_rejected (work->place->journal, db, &work->run->device, 1, &n, error))
    return FALSE;
  work->n = (guint) n;
  return TRUE;
}

void
gvt_union_admit_interleaved (GvtUnionPlace *place,
                             const GvtUnionRun *const *runs,
                             guint n_runs,
                             guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint done[4] = { 0 };
  guint n_left = 0;
  guint n_new = 0;

  g_assert_cmpuint (n_runs, <=, G_N_ELEMENTS (done));
  for (guint i = 0; i < n_runs; i++)
    n_left += runs[i]->events->len;
  while (n_left > 0)
    {
      guint which = (guint) g_rand_int_range (random, 0, (gint32) n_runs);
      const GvtUnionRun *run = runs[which];
      guint n = (guint) g_rand_int_range (random, 1, 6);

      n = MIN (n, run->events->len - done[which]);
      gvt_union_admit (place, run, done[which], n);
      if (g_rand_boolean (random))
        g_assert_cmpuint (gvt_union_admit (place, run, done[which], n), ==, 0);
      done[which] += n;
      n_left -= n;
    }

  for (guint i = 0; i < n_runs; i++)
    n_new += gvt_union_admit (place, runs[i], 0, runs[i]->events->len);
  g_assert_cmpuint (n_new, ==, 0);
}

guint
gvt_union_count_rejected (GvtUnionPlace *place, const GvtUnionRun *run)
{
  Work work = { .place = place, .run = run };
  g_autoptr (GError) error = NULL;

  gvt_store_read (place->store, count_rejected, &work, &error);
  g_assert_no_error (error);
  return work.n;
}

GvtEvent *
gvt_union_issue (GvtUnionRun *run, const GvtEvent *from, const char *body)
{
  g_autoptr (GvtEvent) event = gvt_event_new ();
  GvtHash previous;

  gvt_event_header_decode (from->header_bytes, &event->header, NULL);
  event->header.incarnation = run->incarnation;
  event->header.seq = run->events->len + 1;
  if (body == NULL)
    gvt_event_header_origin (&from->header, &event->header.was_incarnation, &event->header.was_seq);
  else
    event->header.id.bytes[11] ^= (guint8) event->header.seq; /* another fact */
  event->header.has_was = body == NULL;
  event->header_bytes = gvt_event_header_encode (&event->header);
  event->body = body == NULL ? g_bytes_ref (from->body) : gvt_test_bytes (body);

  if (run->events->len == 0)
    gvt_event_genesis (&run->device, run->incarnation, &run->key, &previous);
  else
    previous = ((GvtEvent *) g_ptr_array_index (run->events, run->events->len - 1))->hash;
  gvt_event_compute_hash (event, &previous, &event->hash);
  g_ptr_array_add (run->events, gvt_event_ref (event));
  return g_steal_pointer (&event);
}

GvtUnionRun *
gvt_union_head_of (const GvtUnionRun *run, guint n_kept)
{
  GvtUnionRun *head = gvt_union_run_new (&run->device, run->incarnation, &run->key);

  for (guint i = 0; i < n_kept; i++)
    g_ptr_array_add (head->events, gvt_event_ref (g_ptr_array_index (run->events, i)));
  return head;
}

GvtUnionRun *
gvt_union_reissue (const GvtUnionRun *run, guint n_kept, guint32 incarnation)
{
  g_autoptr (GvtSecret) key = gvt_signing_key_new ();
  GvtPublicKey public_key;
  GvtUnionRun *again;

  gvt_signing_key_public (key, &public_key);
  again = gvt_union_run_new (&run->device, incarnation, &public_key);
  for (guint i = n_kept; i < run->events->len; i++)
    gvt_event_unref (gvt_union_issue (again, g_ptr_array_index (run->events, i), NULL));
  return again;
}

typedef struct
{
  const char *table;
  GvtHash digest;
} Question;

static gboolean
digest_table (GvtDb *db, gpointer user_data, GError **error)
{
  Question *question = user_data;

  return gvt_db_digest_table (db, question->table, &question->digest, error);
}

/* Returns: (transfer full): of all tables that sessions fill, one line each */
static char *
digest_of (GvtUnionPlace *place)
{
  GString *text = g_string_new (NULL);

  for (const char *const *table = gvt_sessions_projection.tables; *table != NULL; table++)
    {
      Question question = { .table = *table };
      g_autoptr (GError) error = NULL;
      g_autofree char *digest = NULL;

      gvt_store_read (place->store, digest_table, &question, &error);
      g_assert_no_error (error);
      digest = gvt_hash_to_text (&question.digest);
      g_string_append_printf (text, "%s %s\n", *table, digest);
    }

  return g_string_free (text, FALSE);
}

void
gvt_union_assert_same_tables (GvtUnionPlace *place, GvtUnionPlace *other)
{
  g_autofree char *found = digest_of (place);
  g_autofree char *expected = digest_of (other);

  g_assert_cmpstr (found, ==, expected);
}
