/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-journal-fixture.h"
#include "gvt-json.h"

static GvtEvent *
at (GPtrArray *events, guint i)
{
  return g_ptr_array_index (events, i);
}

static void
test_event_carries_what_the_feature_gave_and_the_journal_added (GvtJournalFixture *self,
                                                                gconstpointer unused)
{
  GvtId id = gvt_journal_fixture_note (self, 5, "Lalu Contoh");
  g_autoptr (GPtrArray) events = gvt_journal_fixture_events (self);
  const GvtEventHeader *header = &at (events, 0)->header;
  g_autoptr (GBytes) part = gvt_test_bytes ("Lalu Contoh");
  g_autoptr (GBytes) body = gvt_test_bytes ("{\"n\":5,\"text\":\"catatan\"}");

  g_assert_cmpuint (events->len, ==, 1);
  g_assert_true (gvt_id_equal (&header->id, &id));
  g_assert_true (gvt_id_equal (&header->device, &self->device));
  g_assert_cmpuint (header->incarnation, ==, 1);
  g_assert_cmpuint (header->seq, ==, 1);
  g_assert_cmpstr (header->kind, ==, "note.added/1");
  g_assert_cmpmem (header->subject, header->subject_length, "subject", 7);
  g_assert_cmpstr (header->actor, ==, "FAS-01");
  g_assert_cmpstr (header->place, ==, "52.01.01.2002");
  g_assert_cmpstr (header->scope, ==, "pdpb-2026");
  g_assert_cmpint (header->at_us, ==, GVT_TEST_NOW_US + G_TIME_SPAN_SECOND);
  g_assert_false (header->has_was);
  gvt_test_assert_bytes (at (events, 0)->body, body);
  gvt_test_assert_bytes (at (events, 0)->personal, part);
}

/* I7: what was written is found at once. */
static void
test_projection_holds_the_event_at_once (GvtJournalFixture *self, gconstpointer unused)
{
  GvtId id = gvt_journal_fixture_note (self, 5, NULL);

  gvt_journal_fixture_tag (self, &id, "penting");

  g_assert_cmpint (gvt_journal_fixture_get_int (self, "SELECT n FROM note"), ==, 5);
  g_assert_cmpint (gvt_journal_fixture_get_int (self, "SELECT count (*) FROM note_tag"), ==, 1);
  gvt_journal_fixture_assert_sound (self);
}

static void
test_report_tells_where_the_chain_stands (GvtJournalFixture *self, gconstpointer unused)
{
  GvtJournalReport report;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  GvtId id = gvt_journal_fixture_note (self, 1, "part");

  gvt_journal_fixture_note (self, 2, "part");
  gvt_journal_fixture_erase (self, &id);
  events = gvt_journal_fixture_events (self);
  gvt_journal_verify (self->journal, &report, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report.n_events, ==, 3);
  g_assert_cmpuint (report.n_unknown, ==, 0);
  g_assert_cmpuint (report.n_erased, ==, 1);
  g_assert_cmpuint (report.incarnation, ==, 1);
  g_assert_cmpuint (report.head_seq, ==, 3);
  g_assert_true (gvt_hash_equal (&report.head, &at (events, 2)->hash));
}

/* Where this device's own chain ends. */
typedef struct
{
  GvtJournal *journal;
  guint64 seq;
  GvtHash hash;
} OwnHead;

static gboolean
read_own_head (GvtDb *db, gpointer user_data, GError **error)
{
  OwnHead *head = user_data;

  return gvt_journal_own_head (head->journal, db, &head->seq, &head->hash, error);
}

static void
test_own_head_is_the_last_event_written_here (GvtJournalFixture *self, gconstpointer unused)
{
  GvtJournalFixture other = { 0 };
  OwnHead empty = { .journal = self->journal, .seq = 7 };
  OwnHead after = { .journal = self->journal };
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autofree char *path = g_build_filename (gvt_test_folder (), "other.db", NULL);
  g_autoptr (GError) error = NULL;
  GvtHash genesis;

  gvt_event_genesis (&self->device, 1, &self->key, &genesis);
  gvt_store_read (self->store, read_own_head, &empty, &error);
  g_assert_no_error (error);
  gvt_journal_fixture_open (&other, path, "C3D4", gvt_test_projections);
  gvt_journal_fixture_note (&other, 1, NULL);
  others = gvt_journal_fixture_events (&other);
  gvt_journal_fixture_note (self, 1, "part");
  gvt_journal_fixture_note (self, 2, "part");
  gvt_journal_fixture_admit (self, &other, others); /* came last, and is another's */
  events = gvt_journal_fixture_events (self);
  gvt_store_read (self->store, read_own_head, &after, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (empty.seq, ==, 0);
  g_assert_true (gvt_hash_equal (&empty.hash, &genesis));
  g_assert_cmpuint (after.seq, ==, 2);
  g_assert_true (gvt_hash_equal (&after.hash, &at (events, 1)->hash));
  gvt_journal_fixture_close (&other);
}

static void
test_begins_once_only (GvtJournalFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  guint32 incarnation;
  GvtId device;

  g_assert_false (gvt_journal_begin (self->journal, &self->device, "C3D4", &self->key, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_clear_error (&error);

  gvt_journal_get_device (self->journal, &device, &incarnation, &code, &error);
  g_assert_no_error (error);
  g_assert_true (gvt_id_equal (&device, &self->device));
  g_assert_cmpuint (incarnation, ==, 1);
  g_assert_cmpstr (code, ==, "A1B2");
}

static void
assert_refused (GvtJournalFixture *self, const GvtEventDraft *draft, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_journal_record (self->journal, draft, NULL, &error));
  g_assert_error (error, GVT_ERROR, code);
}

static void
test_drafts_out_of_bounds_leave_no_trace (GvtJournalFixture *self, gconstpointer unused)
{
  static const char *const bad_name[] = { "not-a-hash", NULL };
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (JsonObject) negative = json_object_new ();
  g_autoptr (JsonObject) large = json_object_new ();
  g_autoptr (JsonObject) fraction = json_object_new ();
  g_autofree char *padding = g_strnfill (GVT_EVENT_MAX_BODY, 'x');
  g_autoptr (GBytes) part = g_bytes_new_take (g_malloc0 (GVT_EVENT_MAX_PERSONAL + 1),
                                              GVT_EVENT_MAX_PERSONAL + 1);

  json_object_set_int_member (negative, "n", -1);
  json_object_set_string_member (negative, "text", "x");
  json_object_set_string_member (large, "padding", padding);
  json_object_set_double_member (fraction, "n", 0.5);

  assert_refused (self, &(GvtEventDraft){ .kind = "note.unheard-of/1", .body = body },
                  GVT_ERROR_BAD_FORMAT);
  assert_refused (self, &(GvtEventDraft){ .kind = "note.added/1", .body = body },
                  GVT_ERROR_BAD_FORMAT);
  assert_refused (self, &(GvtEventDraft){ .kind = "note.added/1", .body = negative },
                  GVT_ERROR_BAD_FORMAT);
  assert_refused (self, &(GvtEventDraft){ .kind = "note.silent/1", .body = large },
                  GVT_ERROR_TOO_LARGE);
  assert_refused (self, &(GvtEventDraft){ .kind = "note.silent/1", .body = fraction },
                  GVT_ERROR_BAD_FORMAT);
  assert_refused (self, &(GvtEventDraft){ .kind = "note.silent/1", .body = body, .personal = part },
                  GVT_ERROR_TOO_LARGE);
  assert_refused (self,
                  &(GvtEventDraft){ .kind = "note.counted/1", .body = body, .personal = part },
                  GVT_ERROR_BAD_FORMAT);
  assert_refused (self,
                  &(GvtEventDraft){ .kind = "note.silent/1", .body = body, .place = "Desa Kuta" },
                  GVT_ERROR_BAD_FORMAT);
  assert_refused (self,
                  &(GvtEventDraft){ .kind = "note.silent/1",
                                    .body = body,
                                    .subject = padding,
                                    .subject_length = GVT_EVENT_MAX_SUBJECT + 1 },
                  GVT_ERROR_BAD_FORMAT);
  assert_refused (
      self, &(GvtEventDraft){ .kind = "note.silent/1", .body = body, .attachments = bad_name },
      GVT_ERROR_BAD_FORMAT);

  g_assert_cmpint (gvt_journal_fixture_get_int (self, "SELECT count (*) FROM event"), ==, 0);
  g_assert_cmpint (gvt_journal_fixture_get_int (self, "SELECT count (*) FROM note"), ==, 0);
  gvt_journal_fixture_note (self, 1, NULL);
  gvt_journal_fixture_assert_sound (self);
}

static void
test_attachments_stand_in_the_body (GvtJournalFixture *self, gconstpointer unused)
{
  g_autofree char *name = g_strnfill (64, 'a');
  const char *const names[] = { name, NULL };
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = "note.silent/1", .body = body, .attachments = names };
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (JsonObject) found = NULL;
  g_autoptr (GError) error = NULL;

  json_object_set_int_member (body, "z", 1);
  gvt_journal_record (self->journal, &draft, NULL, &error);
  g_assert_no_error (error);

  g_assert_false (json_object_has_member (body, "attachments")); /* the caller's own stays his */
  events = gvt_journal_fixture_events (self);
  found = gvt_event_parse_body (at (events, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (found, "attachments"), 0), ==,
      name);
  g_assert_cmpint (json_object_get_int_member (found, "z"), ==, 1);

  assert_refused (self, &(GvtEventDraft){ .kind = "note.silent/1", .body = found },
                  GVT_ERROR_BAD_FORMAT);
}

static void
test_seventeen_attachments_are_too_many (GvtJournalFixture *self, gconstpointer unused)
{
  g_autofree char *name = g_strnfill (64, 'b');
  g_autoptr (JsonObject) body = json_object_new ();
  const char *names[GVT_EVENT_MAX_ATTACHMENTS + 2] = { NULL };
  GvtEventDraft draft = { .kind = "note.silent/1", .body = body, .attachments = names };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < GVT_EVENT_MAX_ATTACHMENTS; i++)
    names[i] = name;
  gvt_journal_record (self->journal, &draft, NULL, &error);
  g_assert_no_error (error);

  names[GVT_EVENT_MAX_ATTACHMENTS] = name;
  assert_refused (self, &draft, GVT_ERROR_BAD_FORMAT);
}

typedef struct
{
  GvtJournalFixture *self;
  gint64 proven_us;
} Time;

static gboolean
note_time (GvtDb *db, gpointer user_data, GError **error)
{
  Time *time = user_data;

  return gvt_journal_note_time (time->self->journal, db, time->proven_us, error);
}

static GvtClockTrust
trust_of_a_note (GvtJournalFixture *self)
{
  g_autoptr (GPtrArray) events = NULL;

  gvt_journal_fixture_note (self, 1, NULL);
  events = gvt_journal_fixture_events (self);
  return at (events, events->len - 1)->header.clock;
}

static void
prove (GvtJournalFixture *self, gint64 proven_us)
{
  Time time = { self, proven_us };
  g_autoptr (GError) error = NULL;

  gvt_store_write (self->store, note_time, &time, &error);
  g_assert_no_error (error);
}

/* A wrong clock is flagged, never refused. */
static void
test_clock_is_judged_by_the_newest_proven_time (GvtJournalFixture *self, gconstpointer unused)
{
  g_assert_cmpint (trust_of_a_note (self), ==, GVT_CLOCK_UNSET);

  prove (self, GVT_TEST_NOW_US);
  g_assert_cmpint (trust_of_a_note (self), ==, GVT_CLOCK_TRUSTED);

  prove (self, GVT_TEST_NOW_US - 40 * G_TIME_SPAN_DAY); /* older: changes nothing */
  gvt_clock_advance (self->clock, 29 * G_TIME_SPAN_DAY);
  g_assert_cmpint (trust_of_a_note (self), ==, GVT_CLOCK_TRUSTED);

  gvt_clock_advance (self->clock, 2 * G_TIME_SPAN_DAY);
  g_assert_cmpint (trust_of_a_note (self), ==, GVT_CLOCK_AHEAD);

  gvt_clock_advance (self->clock, -40 * G_TIME_SPAN_DAY);
  g_assert_cmpint (trust_of_a_note (self), ==, GVT_CLOCK_BEHIND);

  gvt_clock_advance (self->clock, -1100 * G_TIME_SPAN_DAY);
  g_assert_cmpint (trust_of_a_note (self), ==, GVT_CLOCK_UNSET);
  gvt_journal_fixture_assert_sound (self);
}

static gboolean
append_and_go_on (GvtDb *db, gpointer user_data, GError **error)
{
  GvtJournalFixture *self = user_data;
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = "note.added/1", .body = body };

  json_object_set_int_member (body, "n", -1);
  json_object_set_string_member (body, "text", "x");
  g_assert_false (gvt_journal_append (self->journal, db, &draft, NULL, NULL));

  json_object_set_int_member (body, "n", 1);
  return gvt_journal_append (self->journal, db, &draft, NULL, error);
}

static void
test_failed_append_leaves_nothing_to_a_caller_who_goes_on (GvtJournalFixture *self,
                                                           gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_store_write (self->store, append_and_go_on, self, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gvt_journal_fixture_get_int (self, "SELECT max (seq) FROM event"), ==, 1);
  gvt_journal_fixture_assert_sound (self);
}

typedef struct
{
  GvtJournalFixture *self;
  const GvtId *id;
  guint64 after;
  guint limit;
  GPtrArray *events;
  GvtEvent *event;
} Search;

static gboolean
search (GvtDb *db, gpointer user_data, GError **error)
{
  Search *search_ = user_data;

  search_->events = gvt_journal_events (search_->self->journal, db, &search_->self->device, 1,
                                        search_->after, search_->limit, error);
  if (search_->events == NULL)
    return FALSE;

  search_->event = gvt_journal_event (search_->self->journal, db, search_->id, error);
  return search_->event != NULL;
}

static void
test_events_are_found_by_place_in_the_chain_and_by_id (GvtJournalFixture *self,
                                                       gconstpointer unused)
{
  GvtId ids[6];
  GvtId unknown = { { 1 } };
  Search found = { .self = self, .id = &ids[4], .after = 2, .limit = 2 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = gvt_journal_fixture_note (self, (gint) i, NULL);
  gvt_store_read (self->store, search, &found, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (found.events->len, ==, 2);
  g_assert_true (gvt_id_equal (&at (found.events, 0)->header.id, &ids[2]));
  g_assert_true (gvt_id_equal (&at (found.events, 1)->header.id, &ids[3]));
  g_assert_cmpuint (found.event->header.seq, ==, 5);
  g_ptr_array_unref (found.events);
  gvt_event_unref (found.event);

  found.id = &unknown;
  g_assert_false (gvt_store_read (self->store, search, &found, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  g_ptr_array_unref (found.events);
}

#define add(name, function) \
  g_test_add ("/journal/" name, GvtJournalFixture, NULL, gvt_journal_fixture_set_up, function, \
              gvt_journal_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  add ("event-carries-what-the-feature-gave-and-the-journal-added",
       test_event_carries_what_the_feature_gave_and_the_journal_added);
  add ("projection-holds-the-event-at-once", test_projection_holds_the_event_at_once);
  add ("report-tells-where-the-chain-stands", test_report_tells_where_the_chain_stands);
  add ("own-head-is-the-last-event-written-here", test_own_head_is_the_last_event_written_here);
  add ("begins-once-only", test_begins_once_only);
  add ("drafts-out-of-bounds-leave-no-trace", test_drafts_out_of_bounds_leave_no_trace);
  add ("attachments-stand-in-the-body", test_attachments_stand_in_the_body);
  add ("seventeen-attachments-are-too-many", test_seventeen_attachments_are_too_many);
  add ("clock-is-judged-by-the-newest-proven-time", test_clock_is_judged_by_the_newest_proven_time);
  add ("failed-append-leaves-nothing-to-a-caller-who-goes-on",
       test_failed_append_leaves_nothing_to_a_caller_who_goes_on);
  add ("events-are-found-by-place-in-the-chain-and-by-id",
       test_events_are_found_by_place_in_the_chain_and_by_id);

  return g_test_run ();
}
