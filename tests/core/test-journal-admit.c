/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events of other devices: I2 exactly once, I4 any interleaving, I5 quarantine. */
#include "gvt-error.h"
#include "gvt-event-frame.h"
#include "gvt-event-private.h"
#include "gvt-journal-fixture.h"

/* Two laptops and the place where their chains meet. */
typedef struct
{
  GvtJournalFixture a;
  GvtJournalFixture b;
  GvtJournalFixture centre;
} Devices;

static void
open_device (GvtJournalFixture *device, const char *code)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "store.db", NULL);

  gvt_journal_fixture_open (device, path, code, gvt_test_projections);
}

static void
set_up (Devices *self, gconstpointer unused)
{
  open_device (&self->a, "AAAA");
  open_device (&self->b, "BBBB");
  open_device (&self->centre, "0000");
}

static void
tear_down (Devices *self, gconstpointer unused)
{
  gvt_journal_fixture_close (&self->a);
  gvt_journal_fixture_close (&self->b);
  gvt_journal_fixture_close (&self->centre);
}

static GPtrArray *
slice (GPtrArray *events, guint start, guint n)
{
  GPtrArray *part = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref);

  for (guint i = start; i < MIN (start + n, events->len); i++)
    g_ptr_array_add (part, gvt_event_ref (g_ptr_array_index (events, i)));
  return part;
}

static void
write_a_day (GvtJournalFixture *device)
{
  for (gint i = 0; i < 12; i++)
    {
      GvtId note = gvt_journal_fixture_note (device, i, "Lalu Contoh");

      gvt_journal_fixture_tag (device, &note, "penting");
      gvt_journal_fixture_count (device, "52.01", i);
      gvt_journal_fixture_count (device, "52.02", 1);
    }
}

/* I2 */
static void
test_redelivery_changes_nothing (Devices *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) tail = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  write_a_day (&self->a);
  events = gvt_journal_fixture_events (&self->a);
  tail = slice (events, 20, events->len);

  g_assert_cmpuint (gvt_journal_fixture_admit (&self->centre, &self->a, events), ==, events->len);
  before = gvt_journal_fixture_digest (&self->centre);
  g_assert_cmpuint (gvt_journal_fixture_admit (&self->centre, &self->a, events), ==, 0);
  g_assert_cmpuint (gvt_journal_fixture_admit (&self->centre, &self->a, tail), ==, 0);
  after = gvt_journal_fixture_digest (&self->centre);

  g_assert_cmpstr (after, ==, before);
  gvt_journal_fixture_assert_sound (&self->centre);
}

static void
test_own_events_that_come_back_change_nothing (Devices *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) events = NULL;

  write_a_day (&self->a);
  events = gvt_journal_fixture_events (&self->a);

  g_assert_cmpuint (gvt_journal_fixture_admit (&self->a, &self->a, events), ==, 0);
  gvt_journal_fixture_note (&self->a, 1, NULL);
  gvt_journal_fixture_assert_sound (&self->a);
}

/* Admits both chains in a seeded random interleaving of small batches, some of them twice. */
static char *
digest_of_an_interleaving (Devices *self, GPtrArray *of_a, GPtrArray *of_b, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GvtJournalFixture place = { 0 };
  guint n_a = 0;
  guint n_b = 0;
  g_autofree char *lists = NULL;
  g_autofree char *events = NULL;

  open_device (&place, "0000");
  while (n_a < of_a->len || n_b < of_b->len)
    {
      gboolean is_a = n_b == of_b->len || (n_a < of_a->len && g_rand_boolean (random));
      guint *n = is_a ? &n_a : &n_b;
      g_autoptr (GPtrArray) batch = slice (is_a ? of_a : of_b, *n,
                                           (guint) g_rand_int_range (random, 1, 6));

      gvt_journal_fixture_admit (&place, is_a ? &self->a : &self->b, batch);
      if (g_rand_boolean (random))
        gvt_journal_fixture_admit (&place, is_a ? &self->a : &self->b, batch);
      *n += batch->len;
    }

  gvt_journal_fixture_assert_sound (&place);
  lists = gvt_journal_fixture_digest (&place);
  events = gvt_journal_fixture_digest_table (&place, "event");
  gvt_journal_fixture_close (&place);
  return g_strconcat (lists, events, NULL);
}

/* I4: among what meets are erasures, of one's own event and, in vain, of another device's. */
static void
test_any_interleaving_gives_the_same_tables (Devices *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) held_by_b = NULL;
  g_autoptr (GPtrArray) of_a = NULL;
  g_autoptr (GPtrArray) of_b = NULL;
  g_autofree char *first = NULL;
  GvtId kept = gvt_journal_fixture_note (&self->a, 1, "Baiq Contoh");
  GvtId gone = gvt_journal_fixture_note (&self->a, 2, "Lalu Contoh");

  held_by_b = gvt_journal_fixture_events (&self->a);
  gvt_journal_fixture_admit (&self->b, &self->a, held_by_b);
  gvt_journal_fixture_erase (&self->b, &kept);
  gvt_journal_fixture_erase (&self->a, &gone);
  write_a_day (&self->a);
  gvt_clock_advance (self->b.clock, 3 * G_TIME_SPAN_SECOND / 2);
  write_a_day (&self->b);
  of_a = gvt_journal_fixture_events (&self->a);
  of_b = gvt_journal_fixture_events (&self->b);

  first = digest_of_an_interleaving (self, of_a, of_b, 1);
  for (guint32 seed = 2; seed < 10; seed++)
    {
      g_autofree char *other = digest_of_an_interleaving (self, of_a, of_b, seed);

      g_assert_cmpstr (other, ==, first);
    }
}

typedef struct
{
  GvtJournalFixture *self;
  GvtEvent *event;
} Admission;

static gboolean
admit_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Admission *admission = user_data;

  return gvt_journal_admit (admission->self->journal, db, admission->event, NULL, error);
}

static void
assert_refused (GvtJournalFixture *self, GvtEvent *event, int code)
{
  Admission admission = { self, event };
  g_autofree char *before = gvt_journal_fixture_digest_table (self, "event");
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_store_write (self->store, admit_in_transaction, &admission, &error));
  g_assert_error (error, GVT_ERROR, code);
  after = gvt_journal_fixture_digest_table (self, "event");
  g_assert_cmpstr (after, ==, before);
}

static void
test_gap_and_unknown_chain_are_refused (Devices *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) first = NULL;

  write_a_day (&self->a);
  events = gvt_journal_fixture_events (&self->a);
  first = slice (events, 0, 3);

  assert_refused (&self->centre, g_ptr_array_index (events, 0), GVT_ERROR_NOT_FOUND);
  gvt_journal_fixture_admit (&self->centre, &self->a, first);
  assert_refused (&self->centre, g_ptr_array_index (events, 4), GVT_ERROR_STATE);
}

/* Returns: (transfer full): another event at the place of @event, chained to @previous */
static GvtEvent *
forge (const GvtEvent *event, const GvtHash *previous, const char *kind, const char *body)
{
  GvtEvent *forged = gvt_event_new ();
  GvtEventHeader *header = &forged->header;

  gvt_event_header_decode (event->header_bytes, header, NULL);
  header->id.bytes[11] ^= 0x55;
  g_free (header->kind);
  header->kind = g_strdup (kind);
  forged->header_bytes = gvt_event_header_encode (header);
  forged->body = gvt_test_bytes (body);
  gvt_event_compute_hash (forged, previous, &forged->hash);
  return forged;
}

static void
test_fork_and_altered_event_are_refused (Devices *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GvtEvent) fork = NULL;
  g_autoptr (GvtEvent) altered = NULL;
  GvtEvent *second;
  GvtEvent *third;

  write_a_day (&self->a);
  events = gvt_journal_fixture_events (&self->a);
  first = slice (events, 0, 2);
  second = g_ptr_array_index (events, 1);
  third = g_ptr_array_index (events, 2);
  gvt_journal_fixture_admit (&self->centre, &self->a, first);

  fork = forge (second, &((GvtEvent *) g_ptr_array_index (events, 0))->hash, "note.silent/1", "{}");
  assert_refused (&self->centre, fork, GVT_ERROR_CHAIN);

  altered = forge (third, &second->hash, "note.silent/1", "{}");
  altered->hash = third->hash;
  assert_refused (&self->centre, altered, GVT_ERROR_CHAIN);
}

static gboolean
add_chain (GvtDb *db, gpointer user_data, GError **error)
{
  Devices *self = user_data;

  return gvt_journal_add_incarnation (self->centre.journal, db, &self->a.device, 1, &self->a.key,
                                      error);
}

static void
test_incarnation_has_one_key_only (Devices *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_store_write (self->centre.store, add_chain, self, &error);
  g_assert_no_error (error);
  gvt_store_write (self->centre.store, add_chain, self, &error); /* the same again is no harm */
  g_assert_no_error (error);

  self->a.key = self->b.key;
  g_assert_false (gvt_store_write (self->centre.store, add_chain, self, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_cmpint (gvt_journal_fixture_get_int (&self->centre, "SELECT count (*) FROM incarnation"),
                   ==, 2);
}

/* I5: kept, visible, and no hindrance for what follows. */
static void
test_bad_record_is_quarantined_and_blocks_nothing (Devices *self, gconstpointer unused)
{
  GvtHash genesis;
  g_autoptr (GPtrArray) chain = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref);
  g_autoptr (GPtrArray) events = NULL;
  static const char *const bodies[] = { "{\"n\":-1,\"text\":\"x\"}", "{\"n\":1,\"n\":2}",
                                        "nonsense", "{\"n\":7,\"text\":\"x\"}" };
  const GvtHash *previous = &genesis;

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    gvt_journal_fixture_note (&self->a, 1, NULL);
  events = gvt_journal_fixture_events (&self->a);
  gvt_event_genesis (&self->a.device, 1, &self->a.key, &genesis);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      GvtEvent *event = forge (g_ptr_array_index (events, i), previous, "note.added/1", bodies[i]);

      g_ptr_array_add (chain, event);
      previous = &event->hash;
    }

  g_assert_cmpuint (gvt_journal_fixture_admit (&self->centre, &self->a, chain), ==, 4);
  g_assert_cmpint (
      gvt_journal_fixture_get_int (
          &self->centre, "SELECT count (*) FROM unapplied_event WHERE reason = 'rejected'"),
      ==, 3);
  g_assert_cmpint (gvt_journal_fixture_get_int (&self->centre, "SELECT sum (n) FROM note"), ==, 7);
  gvt_journal_fixture_assert_sound (&self->centre);
}

/* Or a laptop could add a user, or let itself in. */
static void
test_what_only_the_centre_decides_is_refused_from_a_laptop (Devices *self, gconstpointer unused)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = "note.ruled/1", .place = "52.01", .body = body };
  g_autoptr (GPtrArray) events = NULL;

  json_object_set_int_member (body, "n", 5);
  g_assert_true (gvt_journal_record (self->a.journal, &draft, NULL, NULL));
  g_assert_true (gvt_journal_record (self->centre.journal, &draft, NULL, NULL));
  events = gvt_journal_fixture_events (&self->a);

  gvt_journal_fixture_admit (&self->centre, &self->a, events);

  g_assert_cmpint (
      gvt_journal_fixture_get_int (
          &self->centre, "SELECT count (*) FROM unapplied_event WHERE reason = 'rejected'"),
      ==, 1);
  g_assert_cmpint (gvt_journal_fixture_get_int (&self->centre, "SELECT sum (total) FROM note_sum"),
                   ==, 5);
  gvt_journal_fixture_assert_sound (&self->centre);
}

/* D1: a kind of a newer version is kept raw and chained, and applied once it is known. */
static void
test_unknown_kind_is_kept_and_applied_after_the_upgrade (Devices *self, gconstpointer unused)
{
  g_autofree char *path = g_strdup (self->centre.path);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  GvtJournalReport report;

  gvt_journal_fixture_close (&self->centre);
  gvt_journal_fixture_open (&self->centre, path, "0000", gvt_test_no_projections);
  write_a_day (&self->a);
  events = gvt_journal_fixture_events (&self->a);
  gvt_journal_fixture_admit (&self->centre, &self->a, events);
  gvt_journal_verify (self->centre.journal, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_unknown, ==, events->len);
  g_assert_cmpint (gvt_journal_fixture_get_int (&self->centre, "SELECT count (*) FROM note"), ==,
                   0);

  gvt_journal_fixture_close (&self->centre);
  gvt_journal_fixture_open (&self->centre, path, "0000", gvt_test_projections);
  gvt_journal_catch_up (self->centre.journal, &error);
  g_assert_no_error (error);

  expected = gvt_journal_fixture_digest (&self->a);
  found = gvt_journal_fixture_digest (&self->centre);
  g_assert_cmpstr (found, ==, expected);
}

/* Returns: (transfer full) (element-type GvtEvent): a chain of one event of @device that has the id
 * and the other words of @event. @text: (nullable): for another body */
static GPtrArray *
copy_under_its_id (const GvtJournalFixture *device,
                   guint32 incarnation,
                   const GvtEvent *event,
                   const char *text)
{
  GPtrArray *chain = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref);
  GvtEvent *copy = gvt_event_new ();
  GvtHash genesis;

  gvt_event_header_decode (event->header_bytes, &copy->header, NULL);
  copy->header.device = device->device;
  copy->header.incarnation = incarnation;
  copy->header.has_was = incarnation > 1;
  copy->header.was_incarnation = copy->header.has_was ? 1 : 0;
  copy->header.was_seq = copy->header.has_was ? event->header.seq : 0;
  copy->header.seq = 1;
  copy->header_bytes = gvt_event_header_encode (&copy->header);
  copy->body = text != NULL ? gvt_test_bytes (text) : g_bytes_ref (event->body);
  copy->has_personal_hash = event->has_personal_hash;
  copy->personal_hash = event->personal_hash;
  gvt_event_genesis (&device->device, incarnation, &device->key, &genesis);
  gvt_event_compute_hash (copy, &genesis, &copy->hash);
  g_ptr_array_add (chain, copy);
  return chain;
}

typedef struct
{
  GvtJournalFixture *place;
  const GvtJournalFixture *from;
  GvtEvent *event;
  gboolean was_new;
} SecondChain;

static gboolean
admit_second_chain (GvtDb *db, gpointer user_data, GError **error)
{
  SecondChain *chain = user_data;
  GvtJournal *journal = chain->place->journal;

  return gvt_journal_add_incarnation (journal, db, &chain->from->device, 2, &chain->from->key,
                                      error)
         && gvt_journal_admit (journal, db, chain->event, &chain->was_new, error);
}

/* Returns: whether the event was new to @place */
static gboolean
admit_reissued (GvtJournalFixture *place, const GvtJournalFixture *from, GPtrArray *events)
{
  SecondChain chain = { place, from, g_ptr_array_index (events, 0), FALSE };
  g_autoptr (GError) error = NULL;

  gvt_store_write (place->store, admit_second_chain, &chain, &error);
  g_assert_no_error (error);
  return chain.was_new;
}

#define COUNT_EVENTS   "SELECT count (*) FROM event"
#define COUNT_NOTES    "SELECT count (*) FROM note"
#define COUNT_REJECTED "SELECT count (*) FROM unapplied_event WHERE reason = 'rejected'"

/* I9: a re-issued event has its id from before the fork: it takes its seq and counts once. */
static void
test_reissued_event_is_chained_and_not_counted_twice (Devices *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) again = NULL;

  gvt_journal_fixture_note (&self->a, 5, "Lalu Contoh");
  events = gvt_journal_fixture_events (&self->a);
  again = copy_under_its_id (&self->a, 2, g_ptr_array_index (events, 0), NULL);
  gvt_journal_fixture_admit (&self->centre, &self->a, events);

  g_assert_false (admit_reissued (&self->centre, &self->a, again));
  g_assert_false (admit_reissued (&self->centre, &self->a, again));
  g_assert_cmpint (gvt_journal_fixture_get_int (&self->centre, COUNT_EVENTS), ==, 2);
  g_assert_cmpint (gvt_journal_fixture_get_int (&self->centre, COUNT_NOTES), ==, 1);
  g_assert_cmpint (gvt_journal_fixture_get_int (&self->centre, COUNT_REJECTED), ==, 0);
  gvt_journal_fixture_assert_sound (&self->centre);
}

/* I5 */
static void
test_other_words_under_a_held_id_are_visible (Devices *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) other = NULL;

  gvt_journal_fixture_note (&self->a, 5, "Lalu Contoh");
  events = gvt_journal_fixture_events (&self->a);
  other = copy_under_its_id (&self->a, 2, g_ptr_array_index (events, 0),
                             "{\"n\":6,\"text\":\"catatan\"}");
  gvt_journal_fixture_admit (&self->centre, &self->a, events);

  g_assert_false (admit_reissued (&self->centre, &self->a, other));
  g_assert_cmpint (gvt_journal_fixture_get_int (&self->centre, COUNT_EVENTS), ==, 2);
  g_assert_cmpint (gvt_journal_fixture_get_int (&self->centre, "SELECT sum (n) FROM note"), ==, 5);
  g_assert_cmpint (gvt_journal_fixture_get_int (&self->centre, COUNT_REJECTED), ==, 1);
  gvt_journal_fixture_assert_sound (&self->centre);
}

/* I4, I5: who comes first must not decide whose record it is. */
static void
test_id_of_another_devices_making_never_stands (Devices *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) of_a = NULL;
  g_autoptr (GPtrArray) of_b = NULL;
  GvtJournalFixture other = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  open_device (&other, "0000");
  gvt_journal_fixture_note (&self->a, 5, "Lalu Contoh");
  of_a = gvt_journal_fixture_events (&self->a);
  of_b = copy_under_its_id (&self->b, 1, g_ptr_array_index (of_a, 0),
                            "{\"n\":9,\"text\":\"milik orang\"}");

  gvt_journal_fixture_admit (&self->centre, &self->a, of_a);
  g_assert_cmpuint (gvt_journal_fixture_admit (&self->centre, &self->b, of_b), ==, 1);
  g_assert_cmpuint (gvt_journal_fixture_admit (&other, &self->b, of_b), ==, 1);
  g_assert_cmpuint (gvt_journal_fixture_admit (&other, &self->a, of_a), ==, 1);
  first = gvt_journal_fixture_digest (&self->centre);
  second = gvt_journal_fixture_digest (&other);

  g_assert_cmpstr (second, ==, first);
  g_assert_cmpint (gvt_journal_fixture_get_int (&other, "SELECT sum (n) FROM note"), ==, 5);
  g_assert_cmpint (gvt_journal_fixture_get_int (&other, COUNT_REJECTED), ==, 1);
  g_assert_cmpint (gvt_journal_fixture_get_int (&other, COUNT_EVENTS), ==, 2);
  gvt_journal_fixture_assert_sound (&self->centre);
  gvt_journal_fixture_assert_sound (&other);
  gvt_journal_fixture_close (&other);
}

#define COUNT_PARTS "SELECT count (*) FROM event WHERE personal IS NOT NULL"

static gboolean
withhold (const GvtEvent *event, gpointer user_data)
{
  return FALSE;
}

static void
test_withheld_part_is_chained_by_its_hash (Devices *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) arrived = NULL;
  g_autoptr (GBytes) frame = NULL;
  g_autoptr (GError) error = NULL;
  GvtHash genesis;

  gvt_journal_fixture_note (&self->a, 5, "Lalu Contoh");
  gvt_journal_fixture_note (&self->a, 6, NULL);
  events = gvt_journal_fixture_events (&self->a);
  frame = gvt_event_frame_encode (events, withhold, NULL, &error);
  g_assert_no_error (error);
  gvt_event_genesis (&self->a.device, 1, &self->a.key, &genesis);
  arrived = gvt_event_frame_decode (frame, &genesis, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (gvt_journal_fixture_admit (&self->centre, &self->a, arrived), ==, 2);
  g_assert_cmpint (gvt_journal_fixture_get_int (&self->centre, COUNT_PARTS), ==, 0);
  g_assert_cmpuint (gvt_journal_fixture_admit (&self->centre, &self->a, events), ==, 0);
  gvt_journal_fixture_assert_sound (&self->centre);
}

#define add(name, function) \
  g_test_add ("/journal-admit/" name, Devices, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  add ("redelivery-changes-nothing", test_redelivery_changes_nothing);
  add ("own-events-that-come-back-change-nothing", test_own_events_that_come_back_change_nothing);
  add ("any-interleaving-gives-the-same-tables", test_any_interleaving_gives_the_same_tables);
  add ("gap-and-unknown-chain-are-refused", test_gap_and_unknown_chain_are_refused);
  add ("fork-and-altered-event-are-refused", test_fork_and_altered_event_are_refused);
  add ("incarnation-has-one-key-only", test_incarnation_has_one_key_only);
  add ("bad-record-is-quarantined-and-blocks-nothing",
       test_bad_record_is_quarantined_and_blocks_nothing);
  add ("what-only-the-centre-decides-is-refused-from-a-laptop",
       test_what_only_the_centre_decides_is_refused_from_a_laptop);
  add ("unknown-kind-is-kept-and-applied-after-the-upgrade",
       test_unknown_kind_is_kept_and_applied_after_the_upgrade);
  add ("reissued-event-is-chained-and-not-counted-twice",
       test_reissued_event_is_chained_and_not_counted_twice);
  add ("other-words-under-a-held-id-are-visible", test_other_words_under_a_held_id_are_visible);
  add ("id-of-another-devices-making-never-stands", test_id_of_another_devices_making_never_stands);
  add ("withheld-part-is-chained-by-its-hash", test_withheld_part_is_chained_by_its_hash);

  return g_test_run ();
}
