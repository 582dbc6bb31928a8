/* SPDX-License-Identifier: GPL-3.0-or-later */
/* I4: several events under one id, in several chains: which of them stands is told by the events,
 * whatever came first. */
#include "gvt-error.h"
#include "gvt-event-private.h"
#include "gvt-journal-fixture.h"

#define N_INTERLEAVINGS 25
#define N_CHAINS        4

/* A laptop's chain; two that its copies went on with; and another laptop's. */
typedef struct
{
  GvtJournalFixture a;
  GvtJournalFixture b;
  GPtrArray *chains[N_CHAINS]; /* of GvtEvent */
} Union;

static void
open_device (GvtJournalFixture *device, const char *code)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "store.db", NULL);

  gvt_journal_fixture_open (device, path, code, gvt_test_projections);
}

static void
write_a_day (GvtJournalFixture *device)
{
  for (gint i = 0; i < 5; i++)
    {
      GvtId note = gvt_journal_fixture_note (device, i, "Lalu Contoh");

      gvt_journal_fixture_tag (device, &note, "penting");
      gvt_journal_fixture_count (device, "52.01", i);
      gvt_journal_fixture_count (device, "52.02", 1);
    }
}

static void
copy_words (const GvtEvent *model, GvtEvent *event)
{
  event->body = g_bytes_ref (model->body);
  event->has_personal_hash = model->has_personal_hash;
  event->personal_hash = model->personal_hash;
  event->personal = model->personal != NULL ? g_bytes_ref (model->personal) : NULL;
  memcpy (event->salt, model->salt, sizeof event->salt);
}

/* At the end of @chain, of @incarnation of @device: @model once more, as a copy re-issues it; with
 * @kind and @body instead other words under its id. */
static void
add (GPtrArray *chain,
     const GvtJournalFixture *device,
     guint32 incarnation,
     const GvtEvent *model,
     const char *kind,
     const char *body)
{
  const GvtEvent *last = chain->len > 0 ? chain->pdata[chain->len - 1] : NULL;
  GvtEvent *event = gvt_event_new ();
  GvtEventHeader *header = &event->header;
  GvtHash previous;

  gvt_event_header_decode (model->header_bytes, header, NULL);
  gvt_event_header_origin (&model->header, &header->was_incarnation, &header->was_seq);
  header->has_was = body == NULL;
  header->was_incarnation = header->has_was ? header->was_incarnation : 0;
  header->was_seq = header->has_was ? header->was_seq : 0;
  header->device = device->device;
  header->incarnation = incarnation;
  header->seq = chain->len + 1;
  if (body != NULL)
    {
      g_free (header->kind);
      header->kind = g_strdup (kind);
      event->body = gvt_test_bytes (body);
    }
  else
    copy_words (model, event);

  event->header_bytes = gvt_event_header_encode (header);
  gvt_event_genesis (&device->device, incarnation, &device->key, &previous);
  gvt_event_compute_hash (event, last != NULL ? &last->hash : &previous, &event->hash);
  g_ptr_array_add (chain, event);
}

static GvtEvent *
with_new_id (const GvtJournalFixture *device, const GvtEvent *model)
{
  GvtEvent *event = gvt_event_new ();

  gvt_event_header_decode (model->header_bytes, &event->header, NULL);
  gvt_id_new_owned (device->clock, &device->device, &event->header.id);
  event->header_bytes = gvt_event_header_encode (&event->header);
  copy_words (model, event);
  return event;
}

#define NOTE_BODY "{\"n\":100,\"text\":\"lain\"}"
#define BAD_BODY  "{\"n\":-1,\"text\":\"lain\"}"

static void
add_copies (Union *self)
{
  GPtrArray *first = self->chains[0];
  GPtrArray *second = self->chains[1];
  GPtrArray *third = self->chains[2];
  g_autoptr (GvtEvent) own = with_new_id (&self->a, first->pdata[0]);
  g_autoptr (GvtEvent) other = with_new_id (&self->a, first->pdata[0]);

  for (guint i = 12; i < 20; i++) /* a suffix, as a copy re-issues it */
    add (second, &self->a, 2, first->pdata[i], NULL, NULL);
  add (second, &self->a, 2, first->pdata[0], "note.added/1", NOTE_BODY);
  add (second, &self->a, 2, first->pdata[2], "note.added/1", NOTE_BODY);
  add (second, &self->a, 2, first->pdata[7], "note.of-the-future/1", "{}");
  add (second, &self->a, 2, own, "note.added/1", NOTE_BODY);
  add (second, &self->a, 2, other, "note.added/1", BAD_BODY);

  for (guint i = 14; i < 20; i++)
    add (third, &self->a, 3, first->pdata[i], NULL, NULL);
  add (third, &self->a, 3, second->pdata[11], NULL, NULL);
  add (third, &self->a, 3, second->pdata[12], NULL, NULL);
  add (third, &self->a, 3, own, "note.counted/1", "{\"n\":7}");
  add (third, &self->a, 3, first->pdata[4], "note.added/1", BAD_BODY);
}

static void
set_up (Union *self, gconstpointer unused)
{
  open_device (&self->a, "AAAA");
  open_device (&self->b, "BBBB");
  write_a_day (&self->a);
  write_a_day (&self->b);
  self->chains[0] = gvt_journal_fixture_events (&self->a);
  self->chains[3] = gvt_journal_fixture_events (&self->b);
  for (guint i = 1; i < 3; i++)
    self->chains[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref);
  add_copies (self);
  add (self->chains[3], &self->b, 1, self->chains[0]->pdata[8], "note.added/1", NOTE_BODY);
}

static void
tear_down (Union *self, gconstpointer unused)
{
  for (guint i = 0; i < N_CHAINS; i++)
    g_ptr_array_unref (self->chains[i]);
  gvt_journal_fixture_close (&self->a);
  gvt_journal_fixture_close (&self->b);
}

typedef struct
{
  GvtJournalFixture *place;
  const GvtPublicKey *key;
  GPtrArray *events;
} Admission;

static gboolean
admit_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  const Admission *self = user_data;
  const GvtEventHeader *header = &((GvtEvent *) self->events->pdata[0])->header;

  return gvt_journal_add_incarnation (self->place->journal, db, &header->device,
                                      header->incarnation, self->key, error)
         && gvt_journal_admit_all (self->place->journal, db, self->events, error);
}

static void
admit_all (GvtJournalFixture *place, Union *self, guint chain, GPtrArray *events)
{
  Admission admission = { place, chain == 3 ? &self->b.key : &self->a.key, events };
  g_autoptr (GError) error = NULL;

  gvt_store_write (place->store, admit_in_transaction, &admission, &error);
  g_assert_no_error (error);
}

static void
admit (GvtJournalFixture *place, Union *self, guint chain, GvtEvent *event)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new ();

  g_ptr_array_add (events, event);
  admit_all (place, self, chain, events);
}

/* The next few of a chain at once, as a push brings them; at most @most. */
static void
admit_some (GvtJournalFixture *place, Union *self, guint chain, guint *n_admitted, guint most)
{
  GPtrArray *all = self->chains[chain];
  g_autoptr (GPtrArray) events = g_ptr_array_new ();

  while (*n_admitted < all->len && events->len < most)
    g_ptr_array_add (events, all->pdata[(*n_admitted)++]);
  admit_all (place, self, chain, events);
}

/* Returns: (transfer full): what @place holds and makes of it */
static char *
digest (GvtJournalFixture *place)
{
  g_autofree char *lists = gvt_journal_fixture_digest (place);
  g_autofree char *events = gvt_journal_fixture_digest_table (place, "event");
  g_autofree char *faults = gvt_journal_fixture_digest_table (place, "unapplied_event");

  return g_strjoin ("\n", lists, events, faults, NULL);
}

/* Returns: (transfer full): of a place that took the chains in an order drawn from @random, some
 * events at once; with %NULL one after the other */
static char *
digest_of_an_interleaving (Union *self, GRand *random)
{
  GvtJournalFixture place = { 0 };
  guint n[N_CHAINS] = { 0 };
  guint n_left = 0;
  char *found;

  open_device (&place, "0000");
  for (guint i = 0; i < N_CHAINS; i++)
    n_left += self->chains[i]->len;
  while (n_left > 0)
    {
      guint i = random != NULL ? (guint) g_rand_int_range (random, 0, N_CHAINS) : 0;
      guint before;

      while (n[i] == self->chains[i]->len)
        i = (i + 1) % N_CHAINS;
      before = n[i];
      admit_some (&place, self, i, &n[i],
                  random != NULL ? (guint) g_rand_int_range (random, 1, 7) : 1);
      n_left -= n[i] - before;
    }

  gvt_journal_fixture_assert_sound (&place);
  found = digest (&place);
  gvt_journal_fixture_close (&place);
  return found;
}

static void
test_any_interleaving_gives_one_state (Union *self, gconstpointer unused)
{
  g_autofree char *expected = digest_of_an_interleaving (self, NULL);

  for (guint32 seed = 1; seed <= N_INTERLEAVINGS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autofree char *found = digest_of_an_interleaving (self, random);

      g_test_message ("seed %u", seed);
      g_assert_cmpstr (found, ==, expected);
    }
}

#define COUNT_REJECTED "SELECT count (*) FROM unapplied_event WHERE reason = 'rejected'"

/* I5: and the one that gives way is visible, and keeps its seq. */
static void
test_earlier_place_takes_over_from_what_came_first (Union *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) chain = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref);
  GvtJournalFixture place = { 0 };

  open_device (&place, "0000");
  add (chain, &self->a, 2, self->chains[0]->pdata[0], "note.added/1", NOTE_BODY);
  admit (&place, self, 1, chain->pdata[0]);
  g_assert_cmpint (gvt_journal_fixture_get_int (&place, "SELECT sum (n) FROM note"), ==, 100);

  admit (&place, self, 0, self->chains[0]->pdata[0]);
  g_assert_cmpint (gvt_journal_fixture_get_int (&place, "SELECT sum (n) FROM note"), ==, 0);
  g_assert_cmpint (gvt_journal_fixture_get_int (&place, "SELECT count (*) FROM note"), ==, 1);
  g_assert_cmpint (gvt_journal_fixture_get_int (&place, COUNT_REJECTED " AND incarnation = 2"), ==,
                   1);
  g_assert_cmpint (gvt_journal_fixture_get_int (&place, "SELECT count (*) FROM event"), ==, 2);
  gvt_journal_fixture_assert_sound (&place);
  gvt_journal_fixture_close (&place);
}

/* Returns: (transfer full): @event as it comes without its personal part */
static GvtEvent *
without_part (const GvtEvent *event)
{
  GvtEvent *bare = gvt_event_new ();

  gvt_event_header_decode (event->header_bytes, &bare->header, NULL);
  bare->header_bytes = g_bytes_ref (event->header_bytes);
  bare->body = g_bytes_ref (event->body);
  bare->has_personal_hash = event->has_personal_hash;
  bare->personal_hash = event->personal_hash;
  bare->hash = event->hash;
  return bare;
}

static void
test_personal_part_stays_whichever_brought_it (Union *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) again = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref);
  g_autoptr (GvtEvent) bare = without_part (self->chains[0]->pdata[0]);
  GvtJournalFixture one = { 0 };
  GvtJournalFixture other = { 0 };
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  add (again, &self->a, 2, self->chains[0]->pdata[0], NULL, NULL);
  open_device (&one, "0000");
  open_device (&other, "0000");
  admit (&one, self, 0, bare);
  admit (&one, self, 1, again->pdata[0]);
  admit (&other, self, 1, again->pdata[0]);
  admit (&other, self, 0, bare);
  expected = digest (&one);
  found = digest (&other);

  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpint (gvt_journal_fixture_get_int (
                       &one, "SELECT incarnation FROM event WHERE personal IS NOT NULL"),
                   ==, 1);
  gvt_journal_fixture_assert_sound (&one);
  gvt_journal_fixture_close (&one);
  gvt_journal_fixture_close (&other);
}

#define ADD(name, function) \
  g_test_add ("/I4/one-id/" name, Union, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("any-interleaving-gives-one-state", test_any_interleaving_gives_one_state);
  ADD ("earlier-place-takes-over-from-what-came-first",
       test_earlier_place_takes_over_from_what_came_first);
  ADD ("personal-part-stays-whichever-brought-it", test_personal_part_stays_whichever_brought_it);

  return g_test_run ();
}
