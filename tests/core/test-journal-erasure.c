/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Erasure: what goes, at whose word, and that it does not matter what came first (I4). */
#include "gvt-error.h"
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

static gint64
count_parts (GvtJournalFixture *self)
{
  return gvt_journal_fixture_get_int (self,
                                      "SELECT count (*) FROM event WHERE personal IS NOT NULL");
}

/* The parts are gone from the store, and everything else is what a rebuild without them gives. */
static void
test_erased_part_leaves_what_a_rebuild_without_it_leaves (Devices *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *erased = NULL;
  g_autofree char *rebuilt = NULL;
  g_autofree char *elsewhere = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *rows_elsewhere = NULL;
  GvtId id = gvt_journal_fixture_note (&self->a, 5, "Lalu Contoh");

  gvt_journal_fixture_note (&self->a, 6, "Baiq Contoh");
  gvt_journal_fixture_erase (&self->a, &id);
  g_assert_cmpint (count_parts (&self->a), ==, 1);
  erased = gvt_journal_fixture_digest (&self->a);
  rows = gvt_journal_fixture_digest_table (&self->a, "event");

  gvt_journal_rebuild (self->a.journal, FALSE, NULL, &error);
  g_assert_no_error (error);
  rebuilt = gvt_journal_fixture_digest (&self->a);
  g_assert_cmpstr (rebuilt, ==, erased);
  gvt_journal_fixture_assert_sound (&self->a);

  events = gvt_journal_fixture_events (&self->a); /* without the part that is gone */
  gvt_journal_fixture_admit (&self->centre, &self->a, events);
  elsewhere = gvt_journal_fixture_digest (&self->centre);
  rows_elsewhere = gvt_journal_fixture_digest_table (&self->centre, "event");
  g_assert_cmpstr (elsewhere, ==, erased);
  g_assert_cmpstr (rows_elsewhere, ==, rows);
  gvt_journal_fixture_assert_sound (&self->centre);
}

/* A laptop that holds another one's event may drop its own copy, and only that. */
static void
test_chain_erases_nothing_of_another_device (Devices *self, gconstpointer unused)
{
  GvtJournalFixture late = { 0 };
  g_autoptr (GPtrArray) note = NULL;
  g_autoptr (GPtrArray) erasure = NULL;
  g_autoptr (GError) error = NULL;
  GvtJournalReport report;
  GvtId id = gvt_journal_fixture_note (&self->a, 5, "Lalu Contoh");

  note = gvt_journal_fixture_events (&self->a);
  gvt_journal_fixture_admit (&self->b, &self->a, note);
  gvt_journal_fixture_erase (&self->b, &id);
  g_assert_cmpint (count_parts (&self->b), ==, 0);
  erasure = gvt_journal_fixture_events (&self->b);

  gvt_journal_fixture_admit (&self->centre, &self->a, note);
  gvt_journal_fixture_admit (&self->centre, &self->b, erasure);
  open_device (&late, "0000");
  gvt_journal_fixture_admit (&late, &self->b, erasure);
  gvt_journal_fixture_admit (&late, &self->a, note);

  g_assert_cmpint (count_parts (&self->centre), ==, 1);
  g_assert_cmpint (count_parts (&late), ==, 1);
  gvt_journal_fixture_assert_sound (&self->centre);
  gvt_journal_fixture_assert_sound (&late);
  gvt_journal_verify (late.journal, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_erased, ==, 0);
  gvt_journal_fixture_close (&late);
}

/* The centre's own order holds for everybody's events, also where its chain comes back first. */
static void
test_own_erasure_holds_for_what_comes_later (Devices *self, gconstpointer unused)
{
  GvtJournalFixture restored = { 0 };
  g_autoptr (GPtrArray) note = NULL;
  g_autoptr (GPtrArray) erasure = NULL;
  GvtId id = gvt_journal_fixture_note (&self->a, 5, "Lalu Contoh");

  note = gvt_journal_fixture_events (&self->a);
  gvt_journal_fixture_admit (&self->centre, &self->a, note);
  gvt_journal_fixture_erase (&self->centre, &id);
  g_assert_cmpint (count_parts (&self->centre), ==, 0);
  gvt_journal_fixture_assert_sound (&self->centre);
  erasure = gvt_journal_fixture_events (&self->centre);

  open_device (&restored, "0000");
  gvt_journal_fixture_admit (&restored, &self->centre, erasure);
  g_assert_cmpuint (gvt_journal_fixture_admit (&restored, &self->a, note), ==, 1);

  g_assert_cmpint (count_parts (&restored), ==, 0);
  g_assert_cmpint (gvt_journal_fixture_get_int (&restored, "SELECT n FROM note"), ==, 5);
  gvt_journal_fixture_assert_sound (&restored);
  gvt_journal_fixture_close (&restored);
}

/* Returns: (transfer full): the first event of a second incarnation of @device: it erases @id */
static GvtEvent *
erasure_after_a_fork (const GvtJournalFixture *device, const GvtEvent *pattern, const GvtId *id)
{
  GvtEvent *event = gvt_event_new ();
  GvtEventHeader *header = &event->header;
  g_autofree char *name = gvt_id_to_text (id);
  g_autofree char *body = g_strdup_printf ("{\"events\":[\"%s\"],\"reason\":\"retention\"}", name);
  GvtHash genesis;

  gvt_event_header_decode (pattern->header_bytes, header, NULL);
  header->id.bytes[11] ^= 0x55;
  header->incarnation = 2;
  header->seq = 1;
  g_free (header->kind);
  header->kind = g_strdup ("journal.erased/1");
  event->header_bytes = gvt_event_header_encode (header);
  event->body = gvt_test_bytes (body);
  gvt_event_genesis (&device->device, 2, &device->key, &genesis);
  gvt_event_compute_hash (event, &genesis, &event->hash);
  return event;
}

typedef struct
{
  Devices *devices;
  GvtEvent *event; /* of the second incarnation of the first laptop */
} Admission;

static gboolean
admit_after_a_fork (GvtDb *db, gpointer user_data, GError **error)
{
  Admission *admission = user_data;
  GvtJournalFixture *from = &admission->devices->a;
  GvtJournal *journal = admission->devices->centre.journal;

  return gvt_journal_add_incarnation (journal, db, &from->device, 2, &from->key, error)
         && gvt_journal_admit (journal, db, admission->event, NULL, error);
}

static void
test_erasure_that_comes_first_holds_for_what_comes_later (Devices *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) note = NULL;
  g_autoptr (GvtEvent) erasure = NULL;
  g_autoptr (GError) error = NULL;
  Admission admission = { self, NULL };
  GvtId id = gvt_journal_fixture_note (&self->a, 5, "Lalu Contoh");

  note = gvt_journal_fixture_events (&self->a);
  admission.event = erasure = erasure_after_a_fork (&self->a, g_ptr_array_index (note, 0), &id);

  gvt_store_write (self->centre.store, admit_after_a_fork, &admission, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gvt_journal_fixture_admit (&self->centre, &self->a, note), ==, 1);

  g_assert_cmpint (count_parts (&self->centre), ==, 0);
  g_assert_cmpint (gvt_journal_fixture_get_int (&self->centre, "SELECT n FROM note"), ==, 5);
  gvt_journal_fixture_assert_sound (&self->centre);
}

#define add(name, function) \
  g_test_add ("/journal-erasure/" name, Devices, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  add ("erased-part-leaves-what-a-rebuild-without-it-leaves",
       test_erased_part_leaves_what_a_rebuild_without_it_leaves);
  add ("chain-erases-nothing-of-another-device", test_chain_erases_nothing_of_another_device);
  add ("own-erasure-holds-for-what-comes-later", test_own_erasure_holds_for_what_comes_later);
  add ("erasure-that-comes-first-holds-for-what-comes-later",
       test_erasure_that_comes_first_holds_for_what_comes_later);

  return g_test_run ();
}
