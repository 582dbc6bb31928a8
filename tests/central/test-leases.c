/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-test.h"

#include "gvt-central-files.h"
#include "gvt-central-leases.h"
#include "gvt-error.h"

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };
static const char *const villages[] = { "99.01.01.2002", "99.01.01.2003", NULL };

#define ELECTION "pilkada-2024"

typedef struct
{
  GvtCentralFixture centre;
  GvtTestLaptop *laptop; /* one prekey deposited */
} Fixture;

static void
publish_pack (Fixture *fixture, const char *village)
{
  g_autofree char *name = g_strconcat (village, "/" ELECTION, NULL);
  g_autoptr (GBytes) bytes = gvt_test_bytes (village);
  g_autoptr (GError) error = NULL;

  gvt_central_publish_file (fixture->centre.central, GVT_FILE_PACK, name, 3, bytes, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  gvt_central_fixture_set_up (&fixture->centre, NULL);
  fixture->laptop = gvt_test_laptop_enrol (&fixture->centre, team, 1);
  publish_pack (fixture, villages[0]);
  publish_pack (fixture, villages[1]);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_test_laptop_free (fixture->laptop);
  gvt_central_fixture_tear_down (&fixture->centre, NULL);
}

static gboolean
grant_to (Fixture *fixture,
          const GvtTestLaptop *laptop,
          const char *const *codes,
          const char *until,
          GError **error)
{
  g_autoptr (GvtDeviceRecord) device = gvt_central_resolve_device (fixture->centre.central,
                                                                   laptop->code, NULL);
  GvtLeaseGrant grant = {
    .device = device, .villages = codes, .election = ELECTION, .until = until
  };

  return gvt_central_grant_lease (fixture->centre.central, &grant, error);
}

static void
grant (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  grant_to (fixture, fixture->laptop, villages, "2026-11-30", &error);
  g_assert_no_error (error);
}

static GPtrArray *
pull (Fixture *fixture, guint64 after, GArray *prekeys)
{
  return gvt_test_laptop_pull (fixture->laptop, fixture->centre.central, after, prekeys);
}

static JsonObject *
open_lease (Fixture *fixture, const GvtOutboxMessage *message)
{
  return gvt_test_laptop_open_lease (fixture->laptop, message);
}

static void
assert_int (JsonObject *object, const char *name, gint64 expected)
{
  g_assert_cmpint (json_object_get_int_member (object, name), ==, expected);
}

static void
test_content (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (JsonObject) lease = NULL;
  JsonArray *array;
  JsonObject *second;
  GvtId device;

  grant (fixture);
  messages = pull (fixture, 0, NULL);
  g_assert_cmpuint (messages->len, ==, 1);
  lease = open_lease (fixture, messages->pdata[0]);
  array = json_object_get_array_member (lease, "villages");
  second = json_array_get_object_element (array, 1);
  g_assert_true (gvt_json_get_id (lease, "device", &device, NULL));

  g_assert_cmpstr (((GvtOutboxMessage *) messages->pdata[0])->type, ==, "lease/1");
  g_assert_true (gvt_id_equal (&device, &fixture->laptop->device));
  assert_int (lease, "incarnation", 1);
  assert_int (lease, "not_before_us", GVT_TEST_NOW_US);
  /* To the end of 30 November in WITA: 16.00 UTC. */
  assert_int (lease, "not_after_us", G_GINT64_CONSTANT (1796054400000000));
  g_assert_cmpuint (json_array_get_length (array), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (second, "code"), ==, villages[1]);
  g_assert_cmpstr (json_object_get_string_member (second, "election"), ==, ELECTION);
  assert_int (second, "list_version", 3);
  assert_int (second, "epoch", 1);
  g_assert_cmpuint (strlen (json_object_get_string_member (second, "key")), ==, 64);
  gvt_test_central_assert_rebuilds (fixture->centre.central);
}

static const char *
key_of (JsonObject *lease, guint index)
{
  JsonArray *array = json_object_get_array_member (lease, "villages");

  return json_object_get_string_member (json_array_get_object_element (array, index), "key");
}

/* A village's key is the same in every lease until its epoch turns, and differs between villages;
 * and it is nowhere on the centre's disk in clear. */
static void
test_keys (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) more = gvt_test_laptop_add_prekeys (fixture->laptop, 1);
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) second = NULL;

  grant (fixture);
  grant (fixture);
  messages = pull (fixture, 0, more);
  g_assert_cmpuint (messages->len, ==, 2);
  first = open_lease (fixture, messages->pdata[0]);
  second = open_lease (fixture, messages->pdata[1]);

  g_assert_cmpstr (key_of (first, 0), ==, key_of (second, 0));
  g_assert_cmpstr (key_of (first, 0), !=, key_of (first, 1));
  g_assert_false (gvt_test_folder_contains (fixture->centre.folder, key_of (first, 0)));
}

/* Without a one-time key left a lease waits; new ones release it, and each is used once. */
static void
test_waiting (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) more = gvt_test_laptop_add_prekeys (fixture->laptop, 3);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) again = NULL;

  grant (fixture);
  grant (fixture);
  before = pull (fixture, 0, NULL);
  after = pull (fixture, 0, more);
  again = pull (fixture, 0, fixture->laptop->prekeys); /* deposited twice: nothing changes */

  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_cmpuint (again->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JsonObject) lease = open_lease (fixture, after->pdata[i]);

      g_assert_nonnull (lease);
    }
}

static void
test_expired_while_waiting (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) more = gvt_test_laptop_add_prekeys (fixture->laptop, 3);
  g_autoptr (GPtrArray) messages = NULL;

  grant (fixture);
  grant (fixture);
  gvt_clock_advance (fixture->centre.clock, 30 * G_TIME_SPAN_DAY);
  messages = pull (fixture, 0, more);

  g_assert_cmpuint (messages->len, ==, 1); /* the one that was sealed at once */
}

static void
test_after (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) more = gvt_test_laptop_add_prekeys (fixture->laptop, 1);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GPtrArray) none = NULL;

  grant (fixture);
  grant (fixture);
  all = pull (fixture, 0, more);
  rest = pull (fixture, 1, NULL);
  none = pull (fixture, 2, NULL);

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (rest->len, ==, 1);
  g_assert_cmpuint (((GvtOutboxMessage *) rest->pdata[0])->seq, ==, 2);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
assert_refused (Fixture *fixture, const char *const *codes, const char *until, GvtError code)
{
  g_autofree char *before = gvt_test_central_kinds (fixture->centre.central);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (grant_to (fixture, fixture->laptop, codes, until, &error));
  after = gvt_test_central_kinds (fixture->centre.central);

  g_assert_error (error, GVT_ERROR, (int) code);
  g_assert_cmpstr (after, ==, before);
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  const char *const unpublished[] = { "99.01.01.2002", "99.01.01.2004", NULL };
  const char *const twice[] = { "99.01.01.2002", "99.01.01.2002", NULL };

  assert_refused (fixture, unpublished, "2026-11-30", GVT_ERROR_BAD_INPUT);
  assert_refused (fixture, twice, "2026-11-30", GVT_ERROR_BAD_INPUT);
  assert_refused (fixture, villages, "2026-11-23", GVT_ERROR_BAD_INPUT); /* yesterday */
  assert_refused (fixture, villages, "30-11-2026", GVT_ERROR_BAD_INPUT);
}

/* An officer's area is a border: a laptop gets no list that nobody on it may open. */
static void
test_area (Fixture *fixture, gconstpointer unused)
{
  const char *const local_team[] = { "OFFICER-2", "OFFICER-3", "FACILITATOR-1", NULL };
  g_autoptr (GvtUser) local_officer = gvt_user_new ("OFFICER-2", GVT_ROLE_OFFICER, "99.71");
  g_autoptr (GvtUser) another = gvt_user_new ("OFFICER-3", GVT_ROLE_OFFICER, "99.71");
  g_autoptr (GvtTestLaptop) laptop = NULL;
  g_autoptr (GError) error = NULL;

  gvt_central_add_user (fixture->centre.central, local_officer, &error);
  g_assert_no_error (error);
  gvt_central_add_user (fixture->centre.central, another, &error);
  g_assert_no_error (error);
  laptop = gvt_test_laptop_enrol (&fixture->centre, local_team, 1);

  /* The facilitator's area holds them, but he never opens a list. */
  g_assert_false (grant_to (fixture, laptop, villages, "2026-11-30", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
}

static void
test_many_villages (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) more = gvt_test_laptop_add_prekeys (fixture->laptop, 1);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GError) error = NULL;
  guint n_villages = 0;

  for (guint i = 0; i < GVT_LEASE_MAX_VILLAGES + 1; i++)
    {
      char *code = g_strdup_printf ("99.01.02.%04u", 2001 + i);

      publish_pack (fixture, code);
      g_ptr_array_add (codes, code);
    }
  g_ptr_array_add (codes, NULL);
  grant_to (fixture, fixture->laptop, (const char *const *) codes->pdata, "2026-11-30", &error);
  g_assert_no_error (error);
  messages = pull (fixture, 0, more);

  g_assert_cmpuint (messages->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JsonObject) lease = open_lease (fixture, messages->pdata[i]);

      n_villages += json_array_get_length (json_object_get_array_member (lease, "villages"));
    }
  g_assert_cmpuint (n_villages, ==, GVT_LEASE_MAX_VILLAGES + 1);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/leases/name-laptop-villages-and-time", test_content);
  ADD ("/leases/carry-one-key-a-village", test_keys);
  ADD ("/leases/wait-for-one-time-keys", test_waiting);
  ADD ("/leases/that-ended-while-waiting-are-not-sent", test_expired_while_waiting);
  ADD ("/leases/only-what-is-new-is-pulled", test_after);
  ADD ("/leases/that-cannot-be-leave-no-trace", test_refused);
  ADD ("/leases/stop-at-the-officers-area", test_area);
  ADD ("/leases/of-many-villages-are-several", test_many_villages);

  return g_test_run ();
}
