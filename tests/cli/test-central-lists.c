/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the centre's staff read of a laptop's records: value by value, by the program. */
#include "gvt-central-events.h"
#include "gvt-central-files.h"
#include "gvt-central-laptop.h"
#include "gvt-central-leases.h"
#include "gvt-event-private.h"
#include "gvt-module-library.h"
#include "gvt-program-run.h"
#include "gvt-session-acts.h"

#define PLACE    "99.01.01.2002"
#define ELECTION "pilkada-2024"

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", "FACILITATOR-1", NULL };

typedef struct
{
  GvtCentralFixture centre;
  char *centre_folder;
  GvtCentralLaptop *real;
  GvtTestLaptop *laptop; /* borrowed, as is the next */
  GvtProfile *profile;
  GvtModuleLibrary *library;
  GvtModule *module; /* borrowed */
  GvtId visit;
  GvtId session;
  char *visit_text;
  char *session_text;
  char *device_text;
} Fixture;

static GvtQuizItem *
first_item (Fixture *self)
{
  GListModel *items = gvt_quiz_get_items (gvt_module_get_quiz (self->module));
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, 0);

  return item; /* the module keeps it */
}

/* A visit with a closed session, and one that is only planned: seven events. */
static void
hold_a_session (Fixture *self)
{
  GvtQuizItem *item = first_item (self);
  g_autoptr (GError) error = NULL;
  GvtId other;

  gvt_sessions_plan_visit (self->profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120, &self->visit,
                           &error);
  gvt_sessions_plan_visit (self->profile, "Balai Desa", PLACE, "2026-11-20", 40, &other, &error);
  gvt_sessions_open (self->profile, &self->visit, "Kelas X-1", &self->session, &error);
  gvt_sessions_attend (self->profile, &self->session, 19, 21, &error);
  gvt_sessions_teach (self->profile, &self->session, self->module, &error);
  gvt_sessions_answer (self->profile, &self->session, self->module, gvt_quiz_item_get_id (item), 1,
                       gvt_quiz_item_get_key (item), &error);
  gvt_sessions_close (self->profile, &self->session, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_central_fixture_set_up (&self->centre, NULL);
  self->centre_folder = g_build_filename (self->centre.folder, "centre", NULL);
  self->real = gvt_central_laptop_new (&self->centre, team, 2);
  self->laptop = self->real->enrolled;
  self->profile = self->real->profile;
  self->library = gvt_module_library_load (NULL, NULL);
  self->module = gvt_module_library_find (self->library, "m7-sah-tidak-sah", &error);
  g_assert_no_error (error);
  hold_a_session (self);
  gvt_central_admit_all (&self->centre, self->real);
  self->visit_text = gvt_id_to_text (&self->visit);
  self->session_text = gvt_id_to_text (&self->session);
  self->device_text = gvt_id_to_text (&self->laptop->device);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_free (self->centre_folder);
  g_free (self->visit_text);
  g_free (self->session_text);
  g_free (self->device_text);
  g_assert_finalize_object (self->library);
  gvt_central_laptop_free (self->real);
  gvt_central_fixture_tear_down (&self->centre, NULL);
}

/* Returns: (transfer full): the array that `govote-central ARGS --json` printed */
static JsonArray *
read_list (Fixture *self, const char *group, const char *option, const char *value)
{
  const char *args[] = {
    "--data", self->centre_folder, group, "list", "--json", option, value, NULL
  };
  g_autoptr (GvtProgramRun) run = gvt_program_run_newv ("govote-central", NULL, args);
  g_autoptr (JsonNode) node = NULL;

  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  node = gvt_program_run_json (run);
  return json_node_dup_array (node);
}

static void
test_visits_are_as_they_were_planned (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonArray) visits = read_list (self, "visits", NULL, NULL);
  g_autofree char *expected = g_strdup_printf (
      "{\"id\":\"%s\",\"name\":\"SMAN 1 Praya\",\"place\":\"" PLACE "\",\"date\":\"2026-11-24\","
      "\"expected\":120,\"n_sessions\":1,\"n_open\":0}",
      self->visit_text);

  g_assert_cmpuint (json_array_get_length (visits), ==, 2);
  /* The last planned first. */
  gvt_program_assert_members (json_array_get_object_element (visits, 1), expected);
  gvt_program_assert_members (json_array_get_object_element (visits, 0),
                              "{\"name\":\"Balai Desa\",\"expected\":40,\"n_sessions\":0}");
}

static void
test_sessions_are_as_they_were_held (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonArray) sessions = read_list (self, "sessions", NULL, NULL);
  g_autoptr (JsonArray) of_visit = read_list (self, "sessions", "--visit", self->visit_text);
  g_autoptr (JsonArray) of_none = read_list (self, "sessions", "--visit", self->session_text);
  g_autofree char *expected = g_strdup_printf (
      "{\"id\":\"%s\",\"visit_id\":\"%s\",\"device\":\"%s\",\"name\":\"Kelas X-1\","
      "\"place\":\"" PLACE "\",\"opened_by\":\"SUPERVISOR-1\",\"opened_at\":%" G_GINT64_FORMAT
      ",\"is_open\":false,\"men\":19,\"women\":21,\"n_modules\":1,\"n_answers\":1}",
      self->session_text, self->visit_text, self->device_text, GVT_TEST_NOW_US);

  g_assert_cmpuint (json_array_get_length (sessions), ==, 1);
  gvt_program_assert_members (json_array_get_object_element (sessions, 0), expected);
  g_assert_cmpuint (json_array_get_length (of_visit), ==, 1);
  g_assert_cmpuint (json_array_get_length (of_none), ==, 0);
}

static void
test_events_are_the_chain_of_the_laptop (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonArray) found = read_list (self, "events", "--device", self->laptop->code);
  g_autoptr (GPtrArray) events = gvt_central_laptop_events (self->real);

  g_assert_cmpuint (json_array_get_length (found), ==, events->len);
  for (guint i = 0; i < events->len; i++)
    {
      const GvtEvent *event = events->pdata[i];
      JsonObject *object = json_array_get_object_element (found, i);
      g_autoptr (GBytes) body = gvt_json_canonical (json_object_get_object_member (object, "body"),
                                                    NULL);
      g_autofree char *id = gvt_id_to_text (&event->header.id);
      g_autofree char *hash = gvt_hash_to_text (&event->hash);
      g_autofree char *expected = g_strdup_printf (
          "{\"id\":\"%s\",\"device\":\"%s\",\"device_code\":\"%s\",\"incarnation\":1,\"seq\":%u,"
          "\"kind\":\"%s\",\"actor\":\"SUPERVISOR-1\",\"place\":\"" PLACE "\",\"scope\":\"\","
          "\"was\":null,\"clock\":\"unset\",\"personal\":\"none\",\"state\":\"applied\","
          "\"hash\":\"%s\"}",
          id, self->device_text, self->laptop->code, i + 1, event->header.kind, hash);

      gvt_program_assert_members (object, expected);
      gvt_test_assert_bytes (body, event->body);
    }
}

static void
test_events_of_one_kind_are_found_with_and_without_version (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonArray) with = read_list (self, "events", "--kind", "session.answered/2");
  g_autoptr (JsonArray) without = read_list (self, "events", "--kind", "session.answered");
  g_autoptr (JsonArray) other = read_list (self, "events", "--kind", "session.answered/3");
  g_autofree char *expected = g_strdup_printf (
      "{\"session\":\"%s\",\"channel\":\"laptop\",\"respondent\":1,\"people\":1,\"item\":\"%s\","
      "\"type\":\"single\",\"chosen\":[\"%s\"]}",
      self->session_text, gvt_quiz_item_get_id (first_item (self)),
      gvt_quiz_item_get_key (first_item (self)));

  g_assert_cmpuint (json_array_get_length (with), ==, 1);
  g_assert_cmpuint (json_array_get_length (without), ==, 1);
  g_assert_cmpuint (json_array_get_length (other), ==, 0);
  gvt_program_assert_members (
      json_object_get_object_member (json_array_get_object_element (with, 0), "body"), expected);
}

static void
test_events_of_the_centre_stand_beside_them (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonArray) all = read_list (self, "events", NULL, NULL);
  g_autoptr (JsonArray) users = read_list (self, "events", "--kind", "user.added/1");
  g_autoptr (JsonArray) own = read_list (self, "events", "--device", self->device_text);
  g_autofree char *kinds = gvt_test_central_kinds (self->centre.central);
  g_auto (GStrv) of_centre = g_strsplit (kinds, " ", -1);

  g_assert_cmpuint (json_array_get_length (all), ==,
                    json_array_get_length (own) + g_strv_length (of_centre));
  g_assert_cmpuint (json_array_get_length (users), ==, 3);
  gvt_program_assert_members (
      json_array_get_object_element (users, 0),
      "{\"actor\":\"CENTRE\",\"state\":\"applied\","
      "\"body\":{\"area\":\"\",\"code\":\"OFFICER-1\",\"role\":\"officer\"}}");
}

/* Returns: (transfer full): an event at the end of the laptop's chain that no laptop would write */
static GvtEvent *
forge (const GvtEvent *last, const char *kind, const char *body)
{
  GvtEvent *event = gvt_event_new ();

  gvt_event_header_decode (last->header_bytes, &event->header, NULL);
  event->header.seq++;
  event->header.id.bytes[11] ^= (guint8) event->header.seq;
  g_free (event->header.kind);
  event->header.kind = g_strdup (kind);
  event->header_bytes = gvt_event_header_encode (&event->header);
  event->body = gvt_test_bytes (body);
  gvt_event_compute_hash (event, &last->hash, &event->hash);
  return event;
}

/* I5: visible, with what is wrong. */
static void
test_quarantined_and_unknown_events_are_seen (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) events = gvt_central_laptop_events (self->real);
  g_autoptr (GPtrArray) bad = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref);
  g_autoptr (JsonArray) found = NULL;
  g_autoptr (JsonArray) devices = NULL;
  JsonObject *rejected;

  g_ptr_array_add (bad, forge (events->pdata[events->len - 1], "session.closed/1", "nonsense"));
  g_ptr_array_add (bad, forge (bad->pdata[0], "session.sung/7", "{\"notes\":3}"));
  gvt_central_admit (&self->centre, bad);

  found = read_list (self, "events", "--device", self->laptop->code);
  g_assert_cmpuint (json_array_get_length (found), ==, events->len + 2);
  rejected = json_array_get_object_element (found, events->len);
  gvt_program_assert_members (rejected,
                              "{\"state\":\"rejected\",\"body\":null,"
                              "\"body_hex\":\"6e6f6e73656e7365\",\"kind\":\"session.closed/1\"}");
  g_assert_true (json_object_has_member (rejected, "detail"));
  gvt_program_assert_members (
      json_array_get_object_element (found, events->len + 1),
      "{\"state\":\"unknown\",\"body\":{\"notes\":3},\"kind\":\"session.sung/7\"}");

  devices = read_list (self, "devices", NULL, NULL);
  gvt_program_assert_members (json_array_get_object_element (devices, 0),
                              "{\"events\":9,\"head_seq\":9,\"quarantined\":1,\"unknown\":1}");
}

static void
test_devices_tell_what_came_of_them (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonArray) devices = read_list (self, "devices", NULL, NULL);
  g_autofree char *expected = g_strdup_printf (
      "{\"device\":\"%s\",\"code\":\"%s\",\"users\":[\"FACILITATOR-1\",\"OFFICER-1\",\"SUPERVISOR-"
      "1\"],"
      "\"enrolled_at_us\":%" G_GINT64_FORMAT ",\"incarnation\":1,\"head_seq\":7,\"events\":7,"
      "\"quarantined\":0,\"unknown\":0}",
      self->device_text, self->laptop->code, GVT_TEST_NOW_US);

  g_assert_cmpuint (json_array_get_length (devices), ==, 1);
  gvt_program_assert_members (json_array_get_object_element (devices, 0), expected);
}

static void
test_outbox_lists_what_waits_for_a_laptop (Fixture *self, gconstpointer unused)
{
  static const char *const villages[] = { PLACE, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pack = gvt_test_bytes ("a list");
  g_autoptr (GvtDeviceRecord) device = gvt_central_resolve_device (self->centre.central,
                                                                   self->laptop->code, &error);
  GvtLeaseGrant grant = {
    .device = device, .villages = villages, .election = ELECTION, .until = "2026-11-30"
  };
  g_autoptr (JsonArray) before = read_list (self, "outbox", "--device", self->laptop->code);
  g_autoptr (JsonArray) after = NULL;

  g_assert_cmpuint (json_array_get_length (before), ==, 0);
  gvt_central_publish_file (self->centre.central, GVT_FILE_PACK, PLACE "/" ELECTION, 1, pack, NULL,
                            &error);
  gvt_central_grant_lease (self->centre.central, &grant, &error);
  gvt_central_grant_lease (self->centre.central, &grant, &error);
  g_assert_no_error (error);

  after = read_list (self, "outbox", "--device", self->device_text);
  g_assert_cmpuint (json_array_get_length (after), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *expected = g_strdup_printf (
          "{\"seq\":%u,\"type\":\"lease/1\",\"at_us\":%" G_GINT64_FORMAT "}", i + 1,
          GVT_TEST_NOW_US);

      gvt_program_assert_members (json_array_get_object_element (after, i), expected);
    }
}

static void
assert_says (Fixture *self, const char *group, const char *option, const char *what)
{
  const char *args[] = { "--data", self->centre_folder, group, "list",
                         option,   self->laptop->code,  NULL };
  g_autoptr (GvtProgramRun) run = NULL;

  if (option == NULL)
    args[4] = NULL;
  run = gvt_program_run_newv ("govote-central", NULL, args);
  g_assert_cmpint (run->exit_code, ==, 0);
  if (strstr (run->out, what) == NULL)
    g_error ("%s list does not say \"%s\":\n%s", group, what, run->out);
}

static void
test_people_read_tables (Fixture *self, gconstpointer unused)
{
  assert_says (self, "visits", NULL, "SMAN 1 Praya");
  assert_says (self, "sessions", NULL, "19     21");
  assert_says (self, "events", "--device", "session.answered/2  SUPERVISOR-1  " PLACE);
  assert_says (self, "devices", NULL, self->device_text);
  assert_says (self, "outbox", "--device", "TYPE");
}

static void
assert_exit (Fixture *self, int code, const char *group, const char *option, const char *value)
{
  const char *args[] = { "--data", self->centre_folder, group, "list", option, value, NULL };
  g_autoptr (GvtProgramRun) run = gvt_program_run_newv ("govote-central", NULL, args);

  g_assert_cmpint (run->exit_code, ==, code);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_cmpstr (run->err, !=, "");
}

static void
test_what_is_not_there_is_an_error (Fixture *self, gconstpointer unused)
{
  assert_exit (self, 1, "events", "--device", "ZZZZ");
  assert_exit (self, 1, "outbox", "--device", "ZZZZ");
  assert_exit (self, 2, "outbox", NULL, NULL);
  assert_exit (self, 2, "sessions", "--visit", "yesterday");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/central-lists/visits-are-as-they-were-planned", test_visits_are_as_they_were_planned);
  ADD ("/central-lists/sessions-are-as-they-were-held", test_sessions_are_as_they_were_held);
  ADD ("/central-lists/events-are-the-chain-of-the-laptop",
       test_events_are_the_chain_of_the_laptop);
  ADD ("/central-lists/events-of-one-kind-are-found-with-and-without-version",
       test_events_of_one_kind_are_found_with_and_without_version);
  ADD ("/central-lists/events-of-the-centre-stand-beside-them",
       test_events_of_the_centre_stand_beside_them);
  ADD ("/central-lists/quarantined-and-unknown-events-are-seen",
       test_quarantined_and_unknown_events_are_seen);
  ADD ("/central-lists/devices-tell-what-came-of-them", test_devices_tell_what_came_of_them);
  ADD ("/central-lists/outbox-lists-what-waits-for-a-laptop",
       test_outbox_lists_what_waits_for_a_laptop);
  ADD ("/central-lists/people-read-tables", test_people_read_tables);
  ADD ("/central-lists/what-is-not-there-is-an-error", test_what_is_not_there_is_an_error);

  return g_test_run ();
}
