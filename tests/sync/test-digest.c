/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A laptop and a centre in two processes compare what they hold; then records are spoilt by hand,
 * on either side, and each is named. */
#include "gvt-central-digest.h"
#include "gvt-central-private.h"
#include "gvt-comparison.h"
#include "gvt-error.h"
#include "gvt-http-transport.h"
#include "gvt-json.h"
#include "gvt-test-laptop.h"
#include "gvt-test-line.h"
#include "gvt-test.h"

#define N_VISITS 40
#define N_ALL    (N_VISITS + 1) /* the first is that it was enrolled */

typedef struct
{
  GvtCentreProcess *centre; /* one for all tests */
  GvtTestLine *line;
  char *uri; /* over the line */
  GvtLaptop *laptop;
} Fixture;

static void
sync_well (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtSyncReport report;

  gvt_laptop_sync (fixture->laptop, fixture->uri, &report, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  fixture->centre = (GvtCentreProcess *) data;
  fixture->line = gvt_test_line_new (fixture->centre->port);
  fixture->uri = gvt_test_line_dup_uri (fixture->line);
  fixture->laptop = gvt_laptop_new ();
  code = gvt_centre_process_issue_code (fixture->centre);
  gvt_laptop_enrol (fixture->laptop, fixture->uri, code, &error);
  g_assert_no_error (error);
  gvt_laptop_plan_visits (fixture->laptop, N_VISITS);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_laptop_free (fixture->laptop);
  gvt_test_line_free (fixture->line);
  g_free (fixture->uri);
}

static gboolean
compare (Fixture *fixture, GError **error)
{
  g_autoptr (GvtTransport) transport = gvt_http_transport_new (fixture->uri, 20, NULL);

  return gvt_sync_compare (fixture->laptop->profile, transport, NULL, error);
}

static GvtComparison
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtComparison comparison;

  gvt_comparison_load (fixture->laptop->profile, &comparison, &error);
  g_assert_no_error (error);
  return comparison;
}

/* Compares, and asserts that exactly these differ: "5 held/missing visit.planned/2; ...". */
static void
assert_differences (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GvtComparison) comparison = { 0 };

  compare (fixture, &error);
  g_assert_no_error (error);
  comparison = load (fixture);
  for (guint i = 0; i < comparison.differences->len; i++)
    {
      const GvtRecordDifference *one = comparison.differences->pdata[i];

      g_assert_cmpuint (one->first_seq, ==, one->last_seq);
      g_string_append_printf (found, "%u %s/%s %s; ", (guint) one->first_seq,
                              gvt_holding_name (one->here), gvt_holding_name (one->there),
                              one->kind);
    }
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_cmpint (comparison.state, ==,
                   expected[0] == '\0' ? GVT_COMPARED_SAME : GVT_COMPARED_DIFFERENT);
}

/* --- spoiling --- */

typedef struct
{
  const char *sql; /* with :device */
  GvtId device;
} Spoiling;

static gboolean
spoil (GvtDb *db, gpointer user_data, GError **error)
{
  const Spoiling *spoiling = user_data;
  g_autoptr (GBytes) body = gvt_test_bytes ("{\"name\":\"Kunjungan lain\"}");
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, spoiling->sql, error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":device", &spoiling->device);
  if (strstr (spoiling->sql, ":body") != NULL)
    gvt_stmt_bind_bytes (stmt, ":body", body);
  if (!gvt_stmt_run (stmt, error))
    return FALSE;
  g_assert_cmpint (gvt_db_changes (db), ==, 1);
  return TRUE;
}

static void
spoil_store (GvtStore *store, GvtJournal *own, const char *sql)
{
  Spoiling spoiling = { .sql = sql };
  g_autoptr (GError) error = NULL;

  gvt_journal_get_device (own, &spoiling.device, NULL, NULL, &error);
  g_assert_no_error (error);
  gvt_store_write (store, spoil, &spoiling, &error);
  g_assert_no_error (error);
}

static void
spoil_centre (Fixture *fixture, const char *sql)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->laptop->profile, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtCentral) central = gvt_central_open (fixture->centre->data, fixture->laptop->clock,
                                                     &error);

  g_assert_no_error (error);
  spoil_store (central->store, journal, sql);
}

static void
spoil_laptop (Fixture *fixture, const char *sql)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->laptop->profile, NULL);

  spoil_store (gvt_journal_get_store (journal), journal, sql);
}

#define DELETE(seq) "DELETE FROM event WHERE device = :device AND incarnation = 1 AND seq = " seq
#define ALTER(seq) \
  "UPDATE event SET body = :body WHERE device = :device AND incarnation = 1 AND seq = " seq

/* Returns: (transfer full): what `govote-central digests --json` says of this laptop */
static JsonNode *
ask_centre (Fixture *fixture)
{
  g_autofree char *code = gvt_laptop_dup_code (fixture->laptop);
  g_autofree char *out = gvt_centre_process_run (fixture->centre, "digests", "--device", code,
                                                 "--json", NULL);
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (out, &error);

  g_assert_no_error (error);
  return node;
}

static JsonObject *
first_of (JsonNode *node)
{
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 1);
  return json_array_get_object_element (json_node_get_array (node), 0);
}

static void
assert_lacking (JsonArray *lacking, guint index, gint64 seq, const char *holding)
{
  JsonObject *object = json_array_get_object_element (lacking, index);

  g_assert_cmpint (json_object_get_int_member (object, "seq"), ==, seq);
  g_assert_cmpstr (json_object_get_string_member (object, "holding"), ==, holding);
}

/* --- the tests --- */

/* The word is cut off once: then nothing is said, and the next talk says it. */
static void
test_both_sides_hold_the_same_and_say_so (Fixture *fixture, gconstpointer data)
{
  g_auto (GvtComparison) before = { 0 };
  g_auto (GvtComparison) after = { 0 };
  g_autoptr (JsonNode) said = NULL;
  g_autofree char *digest = NULL;
  GvtSyncReport report;

  gvt_test_line_cut_answer (fixture->line, "/v1/digest", 30);
  g_assert_false (gvt_laptop_sync (fixture->laptop, fixture->uri, &report, NULL));
  g_assert_cmpuint (gvt_test_line_n_cuts (fixture->line), ==, 1);
  g_assert_cmpuint (report.ledger.confirmed, ==, N_ALL);
  before = load (fixture);
  g_assert_cmpint (before.state, ==, GVT_COMPARED_NEVER);

  sync_well (fixture);
  after = load (fixture);
  g_assert_cmpint (after.state, ==, GVT_COMPARED_SAME);
  g_assert_cmpuint (after.n_records, ==, N_ALL);
  g_assert_cmpint (after.at_us, >, 0);

  said = ask_centre (fixture);
  digest = gvt_hash_to_text (&after.root);
  g_assert_cmpstr (json_object_get_string_member (first_of (said), "digest"), ==, digest);
  g_assert_cmpint (json_object_get_int_member (first_of (said), "records"), ==, N_ALL);
  g_assert_true (json_object_get_boolean_member (first_of (said), "was_same"));
  g_assert_true (json_object_get_boolean_member (first_of (said), "is_same_now"));
}

/* What was made since is compared at the next talk: the chain is short. */
static void
test_new_records_are_compared_too (Fixture *fixture, gconstpointer data)
{
  g_auto (GvtComparison) after = { 0 };

  sync_well (fixture);
  gvt_laptop_plan_visits (fixture->laptop, 3);
  sync_well (fixture);
  after = load (fixture);
  g_assert_cmpint (after.state, ==, GVT_COMPARED_SAME);
  g_assert_cmpuint (after.n_records, ==, N_ALL + 3);
  g_assert_cmpuint (after.n_since, ==, 0);
}

static void
test_what_the_centre_lost_or_altered_is_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) said = NULL;
  JsonArray *lacking;

  sync_well (fixture);
  spoil_centre (fixture, DELETE ("5"));
  spoil_centre (fixture, ALTER ("23"));
  assert_differences (fixture, "5 held/missing visit.planned/2; 23 held/damaged visit.planned/2; ");

  said = ask_centre (fixture);
  lacking = json_object_get_array_member (first_of (said), "lacking_records");
  g_assert_cmpuint (json_array_get_length (lacking), ==, 2);
  assert_lacking (lacking, 0, 5, "missing");
  assert_lacking (lacking, 1, 23, "damaged");
  g_assert_false (json_object_get_boolean_member (first_of (said), "is_same_now"));
}

/* Which a later talk does not forget, whether or not anything new came. */
static void
test_a_difference_is_asked_for_again (Fixture *fixture, gconstpointer data)
{
  g_auto (GvtComparison) after = { 0 };

  sync_well (fixture);
  spoil_centre (fixture, DELETE ("7"));
  assert_differences (fixture, "7 held/missing visit.planned/2; ");
  sync_well (fixture);
  after = load (fixture);
  g_assert_cmpint (after.state, ==, GVT_COMPARED_DIFFERENT);
  g_assert_cmpuint (after.groups->len, ==, 1);
}

static void
test_what_the_laptop_lost_or_altered_is_named (Fixture *fixture, gconstpointer data)
{
  sync_well (fixture);
  spoil_laptop (fixture, DELETE ("2"));
  spoil_laptop (fixture, ALTER ("30"));
  assert_differences (fixture, "2 missing/held visit.planned/2; 30 damaged/held visit.planned/2; ");
}

static void
test_what_neither_side_holds_is_named (Fixture *fixture, gconstpointer data)
{
  sync_well (fixture);
  spoil_laptop (fixture, DELETE ("9"));
  spoil_centre (fixture, DELETE ("9"));
  assert_differences (fixture, "9 missing/missing ; ");
  spoil_centre (fixture, ALTER ("12"));
  assert_differences (fixture, "9 missing/missing ; 12 held/damaged visit.planned/2; ");
}

/* A part that was erased on one side, and not yet on the other, is no difference. */
static gboolean
erase_parts (GvtDb *db, gpointer user_data, GError **error)
{
  return gvt_db_exec (db, "UPDATE event SET personal = NULL, salt = NULL", error);
}

static void
test_erased_parts_are_no_difference (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->laptop->profile, NULL);
  g_autoptr (GError) error = NULL;

  sync_well (fixture);
  gvt_store_write (gvt_journal_get_store (journal), erase_parts, NULL, &error);
  g_assert_no_error (error);
  assert_differences (fixture, "");
}

/* Many, spread over the chain: more than fit into one question. */
static void
test_many_differences_are_each_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) expected = g_string_new (NULL);

  gvt_laptop_plan_visits (fixture->laptop, 900 - N_ALL);
  sync_well (fixture);
  for (guint seq = 3; seq < 900; seq += 40)
    {
      g_autofree char *sql = g_strdup_printf (
          "DELETE FROM event WHERE device = :device AND incarnation = 1 AND seq = %u", seq);

      spoil_centre (fixture, sql);
      g_string_append_printf (expected, "%u held/missing visit.planned/2; ", seq);
    }
  assert_differences (fixture, expected->str);
}

#define ADD(name, func) g_test_add ("/digest/" name, Fixture, centre, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  GvtCentreProcess *centre;
  int status;

  gvt_test_init (&argc, &argv);
  centre = gvt_centre_process_new ();

  ADD ("both-sides-hold-the-same-and-say-so", test_both_sides_hold_the_same_and_say_so);
  ADD ("new-records-are-compared-too", test_new_records_are_compared_too);
  ADD ("what-the-centre-lost-or-altered-is-named", test_what_the_centre_lost_or_altered_is_named);
  ADD ("a-difference-is-asked-for-again", test_a_difference_is_asked_for_again);
  ADD ("what-the-laptop-lost-or-altered-is-named", test_what_the_laptop_lost_or_altered_is_named);
  ADD ("what-neither-side-holds-is-named", test_what_neither_side_holds_is_named);
  ADD ("I4-erased-parts-are-no-difference", test_erased_parts_are_no_difference);
  ADD ("many-differences-are-each-named", test_many_differences_are_each_named);

  status = g_test_run ();
  gvt_centre_process_free (centre);
  return status;
}
