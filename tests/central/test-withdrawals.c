/* SPDX-License-Identifier: GPL-3.0-or-later */
/* D6: a facilitator takes back what he made himself alone, on the laptop and in what the centre
 * counts. */
#include "gvt-central-laptop.h"
#include "gvt-proposal-kinds.h"
#include "gvt-receipt-number.h"

#define VILLAGE "99.01.01.2001"

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", "FACILITATOR-1", "FACILITATOR-2",
                                    NULL };

static void
set_up (GvtCentralTeam *fixture, gconstpointer unused)
{
  gvt_central_team_set_up (fixture, team, "FACILITATOR-2", GVT_ROLE_FACILITATOR, "99.01");
}

static void
tear_down (GvtCentralTeam *fixture, gconstpointer unused)
{
  gvt_central_team_tear_down (fixture);
}

static void
record (GvtCentralTeam *fixture, const char *actor, const char *kind, const char *json, GvtId *id)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = gvt_json_parse (bytes, GVT_EVENT_MAX_BODY, &error);
  guint8 subject[32] = { 1 };
  GvtEventDraft draft = { .kind = kind,
                          .subject = subject,
                          .subject_length = sizeof subject,
                          .place = VILLAGE,
                          .scope = "pilkada-2024",
                          .body = body };

  g_assert_no_error (error);
  gvt_journal_set_actor (fixture->journal, actor);
  gvt_journal_record (fixture->journal, &draft, id, &error);
  g_assert_no_error (error);
}

/* @drawn: five symbols of its receipt number */
static void
make (GvtCentralTeam *fixture, const char *actor, const char *drawn, GvtId *id)
{
  g_autofree char *receipt = gvt_receipt_number_new ("A1B2", drawn);
  g_autofree char *json = g_strdup_printf (
      "{\"consent\":true,\"evidence\":{\"codes\":[\"ktp\"],\"scheme\":\"1\"},\"fields\":[\"name\"],"
      "\"proposal\":\"change\",\"receipt\":\"%s\",\"reporter\":\"self\",\"subject\":\"none\"}",
      receipt);

  record (fixture, actor, GVT_PROPOSAL_MADE_KIND, json, id);
}

static void
withdraw (GvtCentralTeam *fixture, const char *actor, const GvtId *proposal)
{
  g_autofree char *text = gvt_id_to_text (proposal);
  g_autofree char *json = g_strdup_printf ("{\"proposal\":\"%s\",\"reason\":\"mistake\"}", text);

  record (fixture, actor, GVT_PROPOSAL_WITHDRAWN_KIND, json, NULL);
}

static gboolean
read_count (GvtDb *db, gpointer user_data, GError **error)
{
  gpointer *query = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, query[0], error);

  g_assert_true (gvt_stmt_one (stmt, "count", error));
  *(gint64 *) query[1] = gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gint64
count (GvtCentralTeam *fixture, const char *constant_sql)
{
  gint64 n = -1;
  gpointer query[] = { (gpointer) constant_sql, &n };

  g_assert_true (gvt_store_read (fixture->centre.central->store, read_count, query, NULL));
  return n;
}

static void
assert_taken (GvtCentralTeam *fixture, gint64 n_withdrawn, gint64 n_rejected)
{
  gvt_central_admit_all (&fixture->centre, fixture->laptop);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM proposal_withdrawal"), ==, n_withdrawn);
  g_assert_cmpint (
      count (fixture, "SELECT count (*) FROM unapplied_event WHERE reason = 'rejected'"), ==,
      n_rejected);
  gvt_test_central_assert_rebuilds (fixture->centre.central);
}

static void
test_a_facilitator_takes_back_his_own (GvtCentralTeam *fixture, gconstpointer unused)
{
  GvtId own;

  make (fixture, "FACILITATOR-1", "CDEFG", &own);
  withdraw (fixture, "FACILITATOR-1", &own);
  assert_taken (fixture, 1, 0);
}

/* I5 */
static void
test_a_facilitator_takes_back_no_others (GvtCentralTeam *fixture, gconstpointer unused)
{
  GvtId of_officer, of_other, unheard;

  make (fixture, "OFFICER-1", "CDEFG", &of_officer);
  make (fixture, "FACILITATOR-2", "CDEFH", &of_other);
  gvt_id_new (fixture->centre.clock, &unheard);
  withdraw (fixture, "FACILITATOR-1", &of_officer);
  withdraw (fixture, "FACILITATOR-1", &of_other);
  withdraw (fixture, "FACILITATOR-1", &unheard);
  assert_taken (fixture, 0, 3);

  withdraw (fixture, "FACILITATOR-2", &of_other);
  assert_taken (fixture, 1, 3);
}

static void
test_an_officer_takes_back_anybodys (GvtCentralTeam *fixture, gconstpointer unused)
{
  GvtId of_facilitator, of_supervisor;

  make (fixture, "FACILITATOR-1", "CDEFG", &of_facilitator);
  make (fixture, "SUPERVISOR-1", "CDEFH", &of_supervisor);
  withdraw (fixture, "OFFICER-1", &of_facilitator);
  withdraw (fixture, "OFFICER-1", &of_supervisor);
  assert_taken (fixture, 2, 0);
}

#define ADD(name, function) \
  g_test_add ("/withdrawals/" name, GvtCentralTeam, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("a-facilitator-takes-back-his-own", test_a_facilitator_takes_back_his_own);
  ADD ("a-facilitator-takes-back-no-others", test_a_facilitator_takes_back_no_others);
  ADD ("an-officer-takes-back-anybodys", test_an_officer_takes_back_anybodys);

  return g_test_run ();
}
