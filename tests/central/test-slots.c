/* SPDX-License-Identifier: GPL-3.0-or-later */
/* D6: the centre counts what was its actor's to do, as far as the laptop's own chain says. */
#include "gvt-central-laptop.h"
#include "gvt-proposal-kinds.h"
#include "gvt-vault-kinds.h"

#define COUNT_VISITS   "SELECT count (*) FROM visit"
#define COUNT_REJECTED "SELECT count (*) FROM unapplied_event WHERE reason = 'rejected'"

static const char *const team[] = { "OFFICER-1", "OFFICER-2", "SUPERVISOR-1", "FACILITATOR-1",
                                    NULL };

static void
set_up (GvtCentralTeam *fixture, gconstpointer unused)
{
  gvt_central_team_set_up (fixture, team, "OFFICER-2", GVT_ROLE_OFFICER, "99.02");
}

static void
tear_down (GvtCentralTeam *fixture, gconstpointer unused)
{
  gvt_central_team_tear_down (fixture);
}

static void
record (GvtCentralTeam *fixture,
        const char *actor,
        const char *kind,
        const char *place,
        JsonObject *body)
{
  GvtEventDraft draft = { .kind = kind, .place = place, .body = body };
  g_autoptr (GError) error = NULL;

  gvt_journal_set_actor (fixture->journal, actor);
  gvt_journal_record (fixture->journal, &draft, NULL, &error);
  g_assert_no_error (error);
  json_object_unref (body);
}

static void
plan (GvtCentralTeam *fixture, const char *actor, const char *place)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "name", "SMAN 1 Contoh");
  json_object_set_string_member (body, "date", "2026-11-30");
  json_object_set_int_member (body, "expected", 40);
  record (fixture, actor, "visit.planned/1", place, body);
}

/* As the laptop's vault tells it. @role: (nullable): of who is removed */
static void
tell_in (GvtCentralTeam *fixture,
         const char *kind,
         const char *by,
         const char *user,
         const char *role,
         const char *area)
{
  JsonObject *body = json_object_new ();
  guint8 key[32] = { 9 };

  json_object_set_string_member (body, "by", by);
  json_object_set_string_member (body, "user", user);
  if (role != NULL)
    {
      json_object_set_string_member (body, "role", role);
      json_object_set_string_member (body, "area", area);
      gvt_json_set_hex (body, "key", key, sizeof key);
    }
  else
    gvt_json_set_hex (body, "roll_public", key, sizeof key);
  record (fixture, by, kind, "", body);
}

static void
tell (GvtCentralTeam *fixture, const char *kind, const char *by, const char *user, const char *role)
{
  tell_in (fixture, kind, by, user, role, "99.01");
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

/* Of all that the laptop wrote, @n_visits count and @n_rejected are in quarantine; and a rebuild
 * says the same. */
static void
assert_taken (GvtCentralTeam *fixture, gint64 n_visits, gint64 n_rejected)
{
  gvt_central_admit_all (&fixture->centre, fixture->laptop);
  g_assert_cmpint (count (fixture, COUNT_VISITS), ==, n_visits);
  g_assert_cmpint (count (fixture, COUNT_REJECTED), ==, n_rejected);
  gvt_test_central_assert_rebuilds (fixture->centre.central);
}

/* I5: it takes its place in the chain, is visible, and what follows counts. */
static void
test_acts_stop_at_the_border_of_the_area (GvtCentralTeam *fixture, gconstpointer unused)
{
  plan (fixture, "FACILITATOR-1", "99.01.01.2001");
  plan (fixture, "FACILITATOR-1", "99.02.01.2001");
  plan (fixture, "OFFICER-1", "99.02.01.2001");

  assert_taken (fixture, 2, 1);
}

static void
test_nobody_acts_who_has_no_slot_there (GvtCentralTeam *fixture, gconstpointer unused)
{
  plan (fixture, "FACILITATOR-9", "99.01.01.2001");
  plan (fixture, "SUPERVISOR-1", "99.01.01.2001");

  assert_taken (fixture, 1, 1);
}

static void
test_kinds_of_the_roll_need_who_opens_it (GvtCentralTeam *fixture, gconstpointer unused)
{
  record (fixture, "FACILITATOR-1", GVT_PROPOSAL_OPENED_KIND, "99.01.01.2001", json_object_new ());
  record (fixture, "OFFICER-1", GVT_PROPOSAL_OPENED_KIND, "99.01.01.2001", json_object_new ());

  assert_taken (fixture, 0, 1);
}

static void
test_laptop_adds_facilitators_alone (GvtCentralTeam *fixture, gconstpointer unused)
{
  tell (fixture, GVT_VAULT_USER_ADDED_KIND, "OFFICER-1", "FAS-NEW", "facilitator");
  plan (fixture, "FAS-NEW", "99.01.01.2001");
  assert_taken (fixture, 1, 0);

  tell (fixture, GVT_VAULT_USER_ADDED_KIND, "FACILITATOR-1", "FAS-TWO", "facilitator");
  tell (fixture, GVT_VAULT_USER_ADDED_KIND, "OFFICER-1", "PTD-NEW", "officer");
  tell (fixture, GVT_VAULT_PASSPHRASE_RESET_KIND, "OFFICER-1", "FAS-NEW", "supervisor");
  plan (fixture, "FAS-TWO", "99.01.01.2001");
  plan (fixture, "PTD-NEW", "99.01.01.2001");
  plan (fixture, "FAS-NEW", "99.02.01.2001");
  assert_taken (fixture, 1, 6);
}

/* What the laptop refuses to do is not taken from one that says it did. */
static void
test_slots_are_given_as_the_laptop_gives_them (GvtCentralTeam *fixture, gconstpointer unused)
{
  tell (fixture, GVT_VAULT_USER_ADDED_KIND, "OFFICER-1", "FAS-NEW", "facilitator");
  tell (fixture, GVT_VAULT_PASSPHRASE_RESET_KIND, "OFFICER-1", "FAS-NEW", "facilitator");
  tell_in (fixture, GVT_VAULT_PASSPHRASE_RESET_KIND, "OFFICER-1", "OFFICER-2", "officer", "99.02");
  tell_in (fixture, GVT_VAULT_PASSPHRASE_RESET_KIND, "SUPERVISOR-1", "OFFICER-1", "officer", "");
  tell_in (fixture, GVT_VAULT_USER_ADDED_KIND, "OFFICER-2", "FAS-TWO", "facilitator", "99.02.01");
  tell (fixture, GVT_VAULT_PASSPHRASE_CHANGED_KIND, "FAS-NEW", "FAS-NEW", "facilitator");
  assert_taken (fixture, 0, 0);

  /* above him; outside of his area; himself; with another area or role; there already; another's */
  tell_in (fixture, GVT_VAULT_PASSPHRASE_RESET_KIND, "OFFICER-1", "SUPERVISOR-1", "supervisor", "");
  tell (fixture, GVT_VAULT_PASSPHRASE_RESET_KIND, "OFFICER-2", "FAS-NEW", "facilitator");
  tell_in (fixture, GVT_VAULT_PASSPHRASE_RESET_KIND, "OFFICER-2", "OFFICER-1", "officer", "");
  tell_in (fixture, GVT_VAULT_PASSPHRASE_RESET_KIND, "OFFICER-1", "OFFICER-1", "officer", "");
  tell_in (fixture, GVT_VAULT_PASSPHRASE_RESET_KIND, "OFFICER-1", "FAS-NEW", "facilitator", "");
  tell_in (fixture, GVT_VAULT_PASSPHRASE_RESET_KIND, "OFFICER-1", "OFFICER-2", "facilitator",
           "99.02");
  tell_in (fixture, GVT_VAULT_USER_ADDED_KIND, "OFFICER-2", "FAS-3", "facilitator", "");
  tell (fixture, GVT_VAULT_USER_ADDED_KIND, "OFFICER-1", "OFFICER-2", "facilitator");
  tell (fixture, GVT_VAULT_PASSPHRASE_CHANGED_KIND, "OFFICER-1", "FAS-NEW", "facilitator");
  assert_taken (fixture, 0, 9);
}

static void
test_nobody_is_removed_by_who_may_less (GvtCentralTeam *fixture, gconstpointer unused)
{
  tell (fixture, GVT_VAULT_USER_REMOVED_KIND, "OFFICER-1", "SUPERVISOR-1", NULL);
  tell (fixture, GVT_VAULT_USER_REMOVED_KIND, "FACILITATOR-1", "OFFICER-1", NULL);
  tell (fixture, GVT_VAULT_USER_REMOVED_KIND, "SUPERVISOR-1", "SUPERVISOR-1", NULL);
  plan (fixture, "SUPERVISOR-1", "99.01.01.2001");
  assert_taken (fixture, 1, 3);

  tell (fixture, GVT_VAULT_USER_REMOVED_KIND, "SUPERVISOR-1", "OFFICER-1", NULL);
  plan (fixture, "OFFICER-1", "99.01.01.2001");
  assert_taken (fixture, 1, 4);
}

static void
test_who_is_removed_acts_no_more (GvtCentralTeam *fixture, gconstpointer unused)
{
  const GvtId *device = &fixture->laptop->enrolled->device;
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (GvtDeviceRecord) record = NULL;
  GvtPublicKey expected = { { 9 } };

  plan (fixture, "FACILITATOR-1", "99.01.01.2001");
  tell (fixture, GVT_VAULT_USER_REMOVED_KIND, "OFFICER-1", "FACILITATOR-1", NULL);
  plan (fixture, "FACILITATOR-1", "99.01.01.2001");
  assert_taken (fixture, 1, 1);

  users = gvt_central_device_users (fixture->centre.central, device, 1, NULL);
  record = gvt_central_resolve_device (fixture->centre.central, fixture->laptop->enrolled->code,
                                       NULL);
  g_assert_cmpuint (users->len, ==, 3);
  g_assert_cmpstr (((GvtUser *) users->pdata[0])->code, ==, "OFFICER-1");
  g_assert_true (gvt_public_key_equal (&record->roll_public, &expected));
}

#define ADD(name, function) \
  g_test_add ("/slots/" name, GvtCentralTeam, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("acts-stop-at-the-border-of-the-area", test_acts_stop_at_the_border_of_the_area);
  ADD ("nobody-acts-who-has-no-slot-there", test_nobody_acts_who_has_no_slot_there);
  ADD ("kinds-of-the-roll-need-who-opens-it", test_kinds_of_the_roll_need_who_opens_it);
  ADD ("laptop-adds-facilitators-alone", test_laptop_adds_facilitators_alone);
  ADD ("slots-are-given-as-the-laptop-gives-them", test_slots_are_given_as_the_laptop_gives_them);
  ADD ("nobody-is-removed-by-who-may-less", test_nobody_is_removed_by_who_may_less);
  ADD ("who-is-removed-acts-no-more", test_who_is_removed_acts_no_more);

  return g_test_run ();
}
