/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a laptop in the wrong hands may write into a chain that is right: for each event a line
 * "kind|place|scope|subject" and a line with its body. The centre keeps and chains every one and
 * applies what makes sense (I5). */
#include <string.h>

#include "gvt-central-test.h"
#include "gvt-device-store.h"
#include "gvt-event-private.h"
#include "gvt-fuzz.h"
#include "gvt-receipt-number.h"
#include "gvt-slot-store.h"

#define ACTOR      "SPV-01"
#define MAX_EVENTS 20

typedef struct
{
  GvtJournal *journal;
  GvtId device;
  GPtrArray *events;
  guint64 n_rejected;
} Work;

static GvtCentral *
get_central (void)
{
  static GvtCentralFixture fixture;

  if (fixture.central == NULL)
    gvt_central_fixture_set_up (&fixture, NULL);
  return fixture.central;
}

static char *
take_text (char **fields, guint index, guint max)
{
  char *text = index < g_strv_length (fields) ? g_strdup (fields[index]) : g_strdup ("");

  if (!gvt_event_text_is_code (text, max))
    text[0] = '\0';
  return text;
}

/* Returns: (transfer full) (nullable): an event whose header every reader takes; its id can be
 * named by later ones */
static GvtEvent *
make_event (const char *line, const char *body, guint64 seq, const GvtId *device)
{
  g_auto (GStrv) fields = g_strsplit (line, "|", 4);
  g_autoptr (GvtEvent) event = gvt_event_new ();
  GvtEventHeader *header = &event->header;

  header->id.bytes[11] = (guint8) seq; /* the last four are the device's: none */
  header->device = *device;
  header->incarnation = 1;
  header->seq = seq;
  header->kind = take_text (fields, 0, GVT_EVENT_MAX_KIND);
  header->place = take_text (fields, 1, GVT_EVENT_MAX_PLACE);
  header->scope = take_text (fields, 2, GVT_EVENT_MAX_SCOPE);
  header->actor = g_strdup (ACTOR);
  header->at_us = GVT_TEST_NOW_US;
  if (g_strv_length (fields) == 4)
    {
      header->subject_length = (guint8) MIN (strlen (fields[3]), GVT_EVENT_MAX_SUBJECT);
      memcpy (header->subject, fields[3], header->subject_length);
    }
  if (gvt_event_header_fault (header) != NULL || body[0] == '\0'
      || strlen (body) > GVT_EVENT_MAX_BODY)
    return NULL;

  event->header_bytes = gvt_event_header_encode (header);
  event->body = g_bytes_new (body, strlen (body));
  return g_steal_pointer (&event);
}

static GPtrArray *
make_events (const char *text, const GvtId *device)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2 * MAX_EVENTS + 1);
  GvtHash previous;

  gvt_event_genesis (device, 1, gvt_fuzz_signer (), &previous);
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i += 2)
    {
      GvtEvent *event = make_event (lines[i], lines[i + 1], events->len + 1, device);

      if (event == NULL)
        continue;
      gvt_event_compute_hash (event, &previous, &event->hash);
      previous = event->hash;
      g_ptr_array_add (events, event);
    }
  return events;
}

/* He may do all, so that every kind comes to what applies it. */
static void
let_actor_in (GvtDb *db, const GvtId *device)
{
  GvtDeviceRecord laptop = {
    .device = *device, .code = "FVZZ", .roll_public = { { 1 } }, .enrolled_at_us = GVT_TEST_NOW_US
  };
  g_autoptr (GvtUser) user = gvt_user_new (ACTOR, GVT_ROLE_SUPERVISOR, "");
  GvtSlotRecord slot = { .device = *device, .incarnation = 1, .user = user };
  g_autoptr (GError) error = NULL;

  gvt_device_store_add (db, &laptop, &error);
  g_assert_no_error (error);
  gvt_slot_store_put (db, &slot, &error);
  g_assert_no_error (error);
}

/* Takes all events, and leaves the centre as it was. */
static gboolean
admit (GvtDb *db, gpointer user_data, GError **error)
{
  Work *work = user_data;
  g_autoptr (GError) local = NULL;
  guint64 seq;
  GvtHash head;

  gvt_journal_add_incarnation (work->journal, db, &work->device, 1, gvt_fuzz_signer (), &local);
  g_assert_no_error (local);
  let_actor_in (db, &work->device);
  for (guint i = 0; i < work->events->len; i++)
    {
      gvt_journal_admit (work->journal, db, work->events->pdata[i], NULL, &local);
      g_assert_no_error (local);
    }
  gvt_journal_head (work->journal, db, &work->device, 1, &seq, &head, &local);
  g_assert_no_error (local);
  g_assert_cmpuint (seq, ==, work->events->len);
  gvt_journal_count_rejected (work->journal, db, &work->device, 1, &work->n_rejected, &local);
  g_assert_no_error (local);
  g_assert_cmpuint (work->n_rejected, <=, work->events->len);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "rolled back");
  return FALSE;
}

/* Returns: how many of the events in @text the centre keeps without applying them */
static guint64
take (const char *text)
{
  GvtCentral *central = get_central ();
  Work work = { gvt_central_get_journal (central), { { 0xfa } }, NULL, 0 };
  g_autoptr (GError) error = NULL;

  work.events = make_events (text, &work.device);
  gvt_store_write (gvt_journal_get_store (work.journal), admit, &work, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_ptr_array_unref (work.events);
  return work.n_rejected;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  take (text);
  return 0;
}

#define ID(n)   "00000000-0000-0000-0000-00" n "00000000"
#define HASH    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define VILLAGE "99.01.01.2001"

/* Where a fuzzer begins, all must be right, or it never comes to what applies an event. */
static void
seed_right (GPtrArray *seeds, const char *text)
{
  g_assert_cmpuint (take (text), ==, 0);
  gvt_fuzz_seed_text (seeds, text);
}

static void
seed_quiz (GPtrArray *seeds)
{
  g_autofree char *opened = g_strdup_printf (
      "quiz.opened/1\n{\"content_hash\":\"%s\",\"form\":\"A\",\"module\":\"m5\",\"seed\":1,"
      "\"session\":\"%s\",\"version\":1}\n",
      HASH, ID ("02"));
  g_autofree char *asked = g_strdup_printf (
      "quiz.shown/1\n{\"item\":\"q1\",\"quiz\":\"%s\",\"respondent\":1,\"session\":\"%s\"}\n",
      ID ("01"), ID ("02"));
  g_autofree char *answered = g_strdup_printf (
      "quiz.answered/1\n{\"chosen\":[\"a\"],\"item\":\"q1\",\"quiz\":\"%s\",\"respondent\":1,"
      "\"session\":\"%s\",\"type\":\"single\"}\n",
      ID ("01"), ID ("02"));
  g_autofree char *closed = g_strdup_printf (
      "quiz.closed/1\n{\"quiz\":\"%s\",\"session\":\"%s\"}\n", ID ("01"), ID ("02"));
  g_autofree char *all = g_strconcat (opened, asked, answered, closed, NULL);

  seed_right (seeds, all);
}

static void
seed_survey (GPtrArray *seeds)
{
  seed_right (seeds,
              "survey.answered/1\n{\"age\":\"17-21\",\"age_scheme\":\"govote/1\","
              "\"channel\":\"paper\",\"done\":true,\"education\":\"SMA\",\"scheme\":"
              "\"govote/1\",\"scores\":\"443434443\",\"service\":\"voter-education\","
              "\"session\":\"" ID (
                  "02") "\",\"sex\":\"P\",\"sheet\":17}\n"
                        "survey.smiley/1\n{\"channel\":\"laptop\",\"done\":false,\"faces\":\"310\","
                        "\"scheme\":\"govote/1\",\"session\":\"" ID (
                            "02") "\",\"sheet\":9}\n"
                                  "survey.followup/1|" VILLAGE
                                  "\n{\"act\":\"Loket kedua\",\"due\":\"2027-01-31\","
                                  "\"element\":\"U3\",\"revision\":1,\"role\":\"Kasubbag\","
                                  "\"visit\":\"" ID ("01") "\"}\n");
}

static void
seed_cancelled (GPtrArray *seeds)
{
  seed_right (seeds, "visit.cancelled/1|" VILLAGE "\n{\"reason\":\"road\",\"revision\":1,"
                     "\"visit\":\"" ID ("01") "\"}\n");
}

static void
seed_people (GPtrArray *seeds)
{
  g_autofree char *groups = g_strdup_printf (
      "session.attended/2\n{\"age_scheme\":\"govote/1\",\"disability_scheme\":\"2023/2024\","
      "\"groups\":[{\"age\":\"60+\",\"disability\":\"0\",\"people\":7,\"sex\":\"L\"}],"
      "\"session\":\"%s\"}\n",
      ID ("01"));
  g_autofree char *person = g_strdup_printf (
      "session.person/1\n{\"age\":\"0-16\",\"age_scheme\":\"govote/1\",\"card\":7,"
      "\"consent_scheme\":\"govote/1\",\"consents\":[\"guardian\",\"photo\"],"
      "\"disability\":\"6\",\"disability_scheme\":\"2023/2024\",\"named_by\":\"%s\","
      "\"names_travel\":false,\"session\":\"%s\",\"sex\":\"L\",\"walk_in\":true}\n",
      ID ("01"), ID ("01"));
  g_autofree char *removed = g_strdup_printf (
      "session.person_removed/1\n{\"card\":7,\"session\":\"%s\"}\n", ID ("01"));
  g_autofree char *pupils = g_strdup_printf (
      "visit.school_list/1\n{\"left_out\":2,\"list\":\"%s\",\"part\":1,\"parts\":1,"
      "\"pupils\":40,\"purpose\":\"daftar sekolah\",\"visit\":\"%s\"}\n",
      ID ("02"), ID ("01"));
  g_autofree char *all = g_strconcat (groups, person, removed, pupils, NULL);

  seed_right (seeds, all);
}

/* A test, and the roads by which its answers come. */
static void
seed_roads (GPtrArray *seeds)
{
  g_autofree char *opened = g_strdup_printf (
      "quiz.opened/2\n{\"content_hash\":\"%s\",\"crossed\":true,\"form\":\"\",\"forms\":"
      "[{\"form\":\"A\",\"items\":[\"q1\",\"q3\"]},{\"form\":\"B\",\"items\":[\"q2\"]}],"
      "\"module\":\"m5\",\"phase\":\"pre\",\"seed\":0,\"session\":\"%s\",\"version\":2}\n",
      HASH, ID ("02"));
  g_autofree char *sheet = g_strdup_printf (
      "quiz.sheet/1\n{\"answers\":[{\"chosen\":[\"a\",\"c\"],\"item\":\"q1\",\"state\":"
      "\"chosen\"},{\"chosen\":[],\"item\":\"q3\",\"state\":\"spoilt\"}],\"channel\":"
      "\"paper\",\"form\":\"A\",\"quiz\":\"%s\",\"respondent\":17,\"session\":\"%s\"}\n",
      ID ("01"), ID ("02"));
  g_autofree char *counted = g_strdup_printf (
      "quiz.counted/1\n{\"abstained\":2,\"counts\":[{\"choice\":\"a\",\"people\":9}],"
      "\"item\":\"q1\",\"present\":11,\"quiz\":\"%s\",\"session\":\"%s\"}\n",
      ID ("01"), ID ("02"));
  g_autofree char *all = g_strconcat (opened, sheet, counted, NULL);

  seed_right (seeds, all);
}

#define MARK "00112233445566778899aabbccddeeff"

/* A test that pairs by codes, given on a sheet, at the laptop, and not at all. */
static void
seed_codes (GPtrArray *seeds)
{
  g_autofree char *opened = g_strdup_printf (
      "quiz.opened/3\n{\"content_hash\":\"%s\",\"crossed\":false,\"form\":\"A\",\"forms\":"
      "[{\"form\":\"A\",\"items\":[\"q1\"]}],\"module\":\"m5\",\"pairing\":\"code\","
      "\"phase\":\"pre\",\"seed\":0,\"session\":\"%s\",\"version\":2}\n",
      HASH, ID ("02"));
  g_autofree char *sheet = g_strdup_printf (
      "quiz.sheet/2\n{\"answers\":[{\"chosen\":[\"a\"],\"item\":\"q1\",\"state\":\"chosen\"}],"
      "\"channel\":\"paper\",\"code\":\"" MARK "\",\"form\":\"A\",\"quiz\":\"%s\","
      "\"respondent\":17,\"session\":\"%s\"}\n",
      ID ("01"), ID ("02"));
  g_autofree char *coded = g_strdup_printf (
      "quiz.coded/1\n{\"code\":\"\",\"quiz\":\"%s\",\"respondent\":17,\"session\":\"%s\"}\n",
      ID ("01"), ID ("02"));
  g_autofree char *undone = g_strdup_printf (
      "session.undone/1\n{\"kind\":\"quiz.coded/1\",\"session\":\"%s\",\"undoes\":\"%s\"}\n",
      ID ("02"), ID ("03"));
  g_autofree char *all = g_strconcat (opened, sheet, coded, undone, NULL);

  seed_right (seeds, all);
}

/* All that can be taken back, and more than once. */
static void
seed_undo (GPtrArray *seeds)
{
  seed_right (
      seeds,
      "session.attended/1\n{\"men\":1,\"session\":\"" ID (
          "09") "\",\"women\":2}\n"
                "session.counted/1\n{\"content_hash\":\"" HASH "\",\"counts\":[{\"choice\":\"a\","
                "\"people\":3},{\"choice\":\"b\",\"people\":0}],\"item\":\"q1\",\"session\":"
                "\"" ID ("09") "\",\"type\":\"single\"}\n"
                               "session.undone/1\n{\"kind\":\"session.counted/"
                               "1\",\"session\":\"" ID ("09") "\",\"undoes\":\"" ID (
                                   "02") "\"}\n"
                                         "session.undone/1\n{\"kind\":\"session.attended/"
                                         "1\",\"session\":\"" ID ("09") "\",\"undoes\":\"" ID (
                                             "01") "\"}\n"
                                                   "session.undone/1\n{\"kind\":\"session.undone/"
                                                   "1\",\"session\":\"" ID (
                                                       "09") "\",\"undoes\":\"" ID ("03") "\"}"
                                                                                          "\n");
}

/* What is said of a visit besides its classes. */
static void
seed_visit (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (
      seeds,
      "visit.planned/1|" VILLAGE "\n{\"date\":\"2026-11-24\",\"expected\":30,\"name\":\"SMAN\"}\n"
      "session.reported/2\n{\"code\":\"7K3QX9M2RA\",\"digest\":\"" HASH "\",\"visit\":\"" ID (
          "01") "\"}\n"
                "visit.signed/1\n{\"code\":\"7K3QX9M2RA\",\"method\":\"pen\","
                "\"visit\":\"" ID ("01") "\"}\n"
                                         "visit.exported/1\n{\"digest\":\"" HASH
                                         "\",\"form\":\"xlsx\",\"visit\":\"" ID ("01") "\"}\n");
  gvt_fuzz_seed_text (
      seeds,
      "visit.exported/2|" VILLAGE "\n{\"digest\":\"" HASH
      "\",\"form\":\"print-pack\",\"pack\":{\"cards\":40,\"date\":"
      "\"2026-11-24\",\"modules\":[{\"content_hash\":\"" HASH "\",\"forms\":[{\"form\":\"A\","
      "\"mark\":\"7K3QG\",\"questions\":5}],\"items\":5,\"module\":\"m5\",\"version\":4}],"
      "\"name\":\"SMAN\",\"posttest\":true,\"pretest\":true},\"visit\":\"" ID ("01") "\"}\n");
  seed_right (seeds,
              "visit.assigned/1|" VILLAGE
              "\n{\"event\":\"" ID ("05") "\",\"plan\":{\"date\":\"2026-11-24\",\"expected\":30,"
                                          "\"name\":\"SMAN\",\"steps\":[\"close\"]},\"revision\":0,"
                                          "\"visit\":\"" ID ("05") "\"}\n");
}

/* A class that is taken through its steps, one of which is taken back, and the class after it. */
static void
seed_steps (GPtrArray *seeds)
{
  g_autofree char *text = g_strdup_printf (
      "session.opened/2|" VILLAGE "\n{\"held\":\"2026-11-23\",\"name\":\"X-1\",\"visit\":\"%s\"}\n"
      "session.opened/2|" VILLAGE "\n{\"follows\":\"%s\",\"modules\":[\"m1\",\"m2\"],"
      "\"name\":\"X-2\",\"steps\":[\"survey\",\"close\"],\"visit\":\"%s\"}\n"
      "session.stepped/1\n{\"session\":\"%s\",\"state\":\"entered\",\"step\":\"attendance\"}\n"
      "session.stepped/1\n{\"next\":\"modules\",\"reason\":\"time\",\"session\":\"%s\","
      "\"state\":\"skipped\",\"step\":\"pretest\"}\n"
      "session.ordered/1\n{\"session\":\"%s\",\"steps\":[\"survey\",\"attendance\",\"close\"]}\n"
      "session.undone/1\n{\"kind\":\"session.stepped/1\",\"session\":\"%s\",\"undoes\":\"%s\"}\n",
      ID ("01"), ID ("01"), ID ("01"), ID ("01"), ID ("01"), ID ("01"), ID ("01"), ID ("04"));

  seed_right (seeds, text);
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  g_autofree char *receipt = gvt_receipt_number_new ("A1B2", "CDEFG");
  g_autofree char *proposal = g_strdup_printf (
      "proposal.made/1|" VILLAGE "|pilkada-2024|0123456789abcdef0123456789abcdef\n"
      "{\"consent\":true,\"evidence\":{\"codes\":[\"kk\"],\"scheme\":\"2023/2024\"},"
      "\"fields\":[\"name\"],\"list\":{\"election\":\"pilkada-2024\",\"version\":1},"
      "\"proposal\":\"change\",\"receipt\":\"%s\",\"reporter\":\"self\",\"sex\":\"P\","
      "\"subject\":\"nik\",\"tms\":{\"code\":\"1\",\"scheme\":\"2023/2024\"}}\n"
      "proposal.matched/1|||0123456789abcdef0123456789abcdef\n{\"proposal\":\"%s\"}\n"
      "proposal.withdrawn/1\n{\"proposal\":\"%s\",\"reason\":\"slip\"}\n",
      receipt, ID ("01"), ID ("01"));

  seed_right (
      seeds,
      "visit.planned/1|" VILLAGE "\n{\"date\":\"2026-11-24\",\"expected\":30,\"name\":\"SMAN\"}\n"
      "session.opened/1|" VILLAGE "\n{\"name\":\"Kelas 1\",\"visit\":\"" ID (
          "01") "\"}\n"
                "session.attended/1\n{\"men\":10,\"session\":\"" ID (
                    "02") "\",\"women\":12}\n"
                          "session.taught/1\n{\"content_hash\":\"" HASH
                          "\",\"module\":\"m5\",\"session\":\"" ID (
                              "02") "\",\"version\":1}\n"
                                    "session.answered/"
                                    "1\n{\"channel\":\"hands\",\"choice\":\"a\",\"content_hash\":"
                                    "\"" HASH
                                    "\",\"item\":\"q1\",\"people\":3,\"respondent\":0,\"session\":"
                                    "\"" ID (
                                        "02") "\"}\n"
                                              "session.answered/2\n{\"channel\":\"laptop\","
                                              "\"chosen\":[\"a\",\"c\"],\"content_hash\":\"" HASH
                                              "\",\"item\":\"q2\",\"people\":1,\"respondent\":1,"
                                              "\"session\":\"" ID (
                                                  "02") "\",\"type\":\"multiple\"}\n"
                                                        "session.closed/1\n{\"session\":\"" ID (
                                                            "02") "\"}\n"
                                                                  "session.reported/"
                                                                  "1\n{\"digest\":\"" HASH
                                                                  "\",\"visit\":\"" ID (
                                                                      "01") "\"}\n");
  gvt_fuzz_seed_text (
      seeds, "journal.erased/1\n{\"events\":[\"" ID (
                 "01") "\"],\"reason\":\"r\"}\n"
                       "a.kind.of.tomorrow/9\n{}\n"
                       "user.added/1\n{\"area\":\"\",\"code\":\"X\",\"role\":\"officer\"}\n");
  seed_visit (seeds);
  seed_quiz (seeds);
  seed_survey (seeds);
  seed_cancelled (seeds);
  seed_people (seeds);
  seed_roads (seeds);
  seed_codes (seeds);
  seed_undo (seeds);
  seed_steps (seeds);
  seed_right (seeds, proposal);
}
