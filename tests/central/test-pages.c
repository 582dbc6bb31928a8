/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that grow are read a page at a time, by a key that an index carries. */
#include <string.h>

#include "gvt-central-digest.h"
#include "gvt-central-events.h"
#include "gvt-central-laptop.h"
#include "gvt-central-lease-acts.h"
#include "gvt-central-outbox.h"
#include "gvt-central-queue.h"
#include "gvt-central-voter-checks.h"
#include "gvt-check-acts.h"
#include "gvt-error.h"
#include "gvt-laptop-schema.h"
#include "gvt-lease-store.h"
#include "gvt-proposal-private.h"
#include "gvt-session.h"
#include "gvt-visit.h"

#define N_MANY  (GVT_KEYSET_ROWS + 50)
#define PAGE    3
#define N_FIRST (3 * PAGE)

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };

typedef struct
{
  GvtCentralFixture centre;
  GvtCentralLaptop *laptop;
  guint n_added; /* of what the list under test is of */
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  gvt_central_fixture_set_up (&self->centre, NULL);
  self->laptop = gvt_central_laptop_new (&self->centre, team, 1);
  self->n_added = 0;
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_central_laptop_free (self->laptop);
  gvt_central_fixture_tear_down (&self->centre, NULL);
}

/* --- what the lists are of --- */

static void
add_user (Fixture *self)
{
  g_autofree char *code = g_strdup_printf ("PTD-%04u", self->n_added);
  g_autoptr (GvtUser) user = gvt_user_new (code, GVT_ROLE_OFFICER, "");
  g_autoptr (GError) error = NULL;

  gvt_central_add_user (self->centre.central, user, &error);
  g_assert_no_error (error);
}

static void
add_device (Fixture *self)
{
  g_autoptr (GvtTestLaptop) laptop = gvt_test_laptop_enrol (&self->centre, team, 1);

  g_assert_nonnull (laptop->code);
}

static void
write_row (Fixture *self, GvtTxFunc func)
{
  g_autoptr (GError) error = NULL;

  gvt_store_write (self->centre.central->store, func, self, &error);
  g_assert_no_error (error);
}

static gboolean
put_lease (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *self = user_data;
  GvtLeaseRecord lease = { .device = self->laptop->enrolled->device,
                           .incarnation = 1,
                           .not_after_us = GVT_TEST_NOW_US + G_TIME_SPAN_DAY,
                           .granted_at_us = GVT_TEST_NOW_US };

  gvt_id_new (self->centre.clock, &lease.lease);
  return gvt_lease_store_add (db, &lease, error);
}

static gboolean
put_message (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *self = user_data;
  g_autoptr (GBytes) payload = gvt_test_bytes ("{}");

  return gvt_central_queue (self->centre.central, db, &self->laptop->enrolled->device, 0,
                            "notice/1", payload, error);
}

static gboolean
put_by_id (GvtDb *db, Fixture *self, const char *sql, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, sql, error);
  const guint8 subject[32] = { 1 };
  GvtId id;

  if (stmt == NULL)
    return FALSE;
  gvt_id_new (self->centre.clock, &id);
  gvt_stmt_bind_id (stmt, ":id", &id);
  if (strstr (sql, ":device") != NULL)
    gvt_stmt_bind_id (stmt, ":device", &self->laptop->enrolled->device);
  if (strstr (sql, ":subject") != NULL)
    gvt_stmt_bind_data (stmt, ":subject", subject, sizeof subject);
  return gvt_stmt_run (stmt, error);
}

/* All on one day: the day is no key. */
static gboolean
put_visit (GvtDb *db, gpointer user_data, GError **error)
{
  return put_by_id (db, user_data,
                    "INSERT INTO visit VALUES (:id, 'SMAN 1', '99.01', '2026-11-24', 9, 'PTD-01')",
                    error);
}

static gboolean
put_session (GvtDb *db, gpointer user_data, GError **error)
{
  return put_by_id (db, user_data,
                    "INSERT INTO session (session_id, visit_id, name, place, device, opened_at,"
                    " opened_by) VALUES (:id, :id, 'X-1', '99.01', :device, 5, 'PTD-01')",
                    error);
}

static gboolean
put_proposal (GvtDb *db, gpointer user_data, GError **error)
{
  return put_by_id (db, user_data,
                    "INSERT INTO proposal VALUES (:id, :device, 'AAAA000001', 'death',"
                    " '99.01.01.2001', '', :subject, 'none', '1', '', '', NULL, NULL, NULL, 0,"
                    " 'self', 1, NULL, 5, 'PTD-01')",
                    error);
}

static void
add_lease (Fixture *self)
{
  write_row (self, put_lease);
}

static void
add_message (Fixture *self)
{
  write_row (self, put_message);
}

static void
add_visit (Fixture *self)
{
  write_row (self, put_visit);
}

static void
add_session (Fixture *self)
{
  write_row (self, put_session);
}

static void
add_proposal (Fixture *self)
{
  write_row (self, put_proposal);
}

static void
add_check (Fixture *self)
{
  g_autofree char *nik = g_strdup_printf ("99010145079%05u", self->n_added + 1);
  const GvtCheckQuestion question = { .text = nik, .purpose = "menanyakan TPS" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtCheck) check = gvt_checks_ask (self->laptop->profile, &question, &error);

  g_assert_no_error (error);
  gvt_central_admit_all (&self->centre, self->laptop);
}

/* --- reading them: what each row is called --- */

static void
name (GPtrArray *names, const GvtId *id)
{
  g_ptr_array_add (names, gvt_id_to_text (id));
}

static gboolean
read_users (Fixture *self, GvtKeyset *page, GPtrArray *names, GError **error)
{
  g_autoptr (GPtrArray) users = gvt_central_list_users (self->centre.central, page, error);

  for (guint i = 0; users != NULL && i < users->len; i++)
    g_ptr_array_add (names, g_strdup (((GvtUser *) users->pdata[i])->code));
  return users != NULL;
}

static gboolean
read_devices (Fixture *self, GvtKeyset *page, GPtrArray *names, GError **error)
{
  g_autoptr (GPtrArray) devices = gvt_central_page_devices (self->centre.central, NULL, page,
                                                            error);

  for (guint i = 0; devices != NULL && i < devices->len; i++)
    g_ptr_array_add (names, g_strdup (((GvtDeviceRecord *) devices->pdata[i])->code));
  return devices != NULL;
}

static gboolean
read_digests (Fixture *self, GvtKeyset *page, GPtrArray *names, GError **error)
{
  g_autoptr (GPtrArray) digests = gvt_central_list_digests (self->centre.central, NULL, page,
                                                            error);

  for (guint i = 0; digests != NULL && i < digests->len; i++)
    g_ptr_array_add (names, g_strdup (((GvtCentralDigest *) digests->pdata[i])->code));
  return digests != NULL;
}

static gboolean
read_leases (Fixture *self, GvtKeyset *page, GPtrArray *names, GError **error)
{
  g_autoptr (GPtrArray) leases = gvt_central_page_leases (self->centre.central, NULL, page, error);

  for (guint i = 0; leases != NULL && i < leases->len; i++)
    name (names, &((GvtLease *) leases->pdata[i])->record.lease);
  return leases != NULL;
}

static gboolean
read_messages (Fixture *self, GvtKeyset *page, GPtrArray *names, GError **error)
{
  g_autoptr (GPtrArray) entries = gvt_central_list_outbox (
      self->centre.central, &self->laptop->enrolled->device, page, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    g_ptr_array_add (names, gvt_hash_to_text (&((GvtOutboxEntry *) entries->pdata[i])->hash));
  return entries != NULL;
}

static gboolean
read_checks (Fixture *self, GvtKeyset *page, GPtrArray *names, GError **error)
{
  g_autoptr (GPtrArray) checks = gvt_central_list_voter_checks (self->centre.central, TRUE, page,
                                                                error);

  for (guint i = 0; checks != NULL && i < checks->len; i++)
    name (names, &((GvtVoterCheckRecord *) checks->pdata[i])->check);
  return checks != NULL;
}

static gboolean
read_visits (Fixture *self, GvtKeyset *page, GPtrArray *names, GError **error)
{
  g_autoptr (GPtrArray) visits = gvt_visits_page (self->centre.central->store, page, error);

  for (guint i = 0; visits != NULL && i < visits->len; i++)
    name (names, gvt_visit_get_id (visits->pdata[i]));
  return visits != NULL;
}

static gboolean
read_sessions (Fixture *self, GvtKeyset *page, GPtrArray *names, GError **error)
{
  g_autoptr (GPtrArray) sessions = gvt_sessions_page (self->centre.central->store, NULL, page,
                                                      error);

  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    name (names, gvt_session_get_id (sessions->pdata[i]));
  return sessions != NULL;
}

static gboolean
name_proposals (GListModel *found, GPtrArray *names)
{
  g_autoptr (GListModel) proposals = found;

  for (guint i = 0; proposals != NULL && i < g_list_model_get_n_items (proposals); i++)
    {
      g_autoptr (GvtProposal) proposal = g_list_model_get_item (proposals, i);

      name (names, gvt_proposal_get_id (proposal));
    }
  return proposals != NULL;
}

static gboolean
read_proposals (Fixture *self, GvtKeyset *page, GPtrArray *names, GError **error)
{
  return name_proposals (
      gvt_proposals_page (self->centre.central->store, "99", "sent", page, error), names);
}

static gboolean
read_repeats (Fixture *self, GvtKeyset *page, GPtrArray *names, GError **error)
{
  return name_proposals (gvt_proposals_repeats (self->centre.central->store, page, error), names);
}

static gboolean
name_event (const GvtEventEntry *entry, gpointer names, GError **error)
{
  g_autofree char *device = gvt_id_to_text (&entry->header.device);

  g_ptr_array_add (names, g_strdup_printf ("%s/%u/%" G_GUINT64_FORMAT, device,
                                           entry->header.incarnation, entry->header.seq));
  return TRUE;
}

static gboolean
read_events (Fixture *self, GvtKeyset *page, GPtrArray *names, GError **error)
{
  const GvtEventQuery query = { NULL, NULL };

  return gvt_central_foreach_event (self->centre.central, &query, page, name_event, names, error);
}

typedef struct
{
  const char *form; /* of the key */
  int column;
  gboolean is_backwards;
  void (*add) (Fixture *self);
  gboolean (*read) (Fixture *self, GvtKeyset *page, GPtrArray *names, GError **error);
} List;

/* As their headers have it. */
static const List users = { "t", 0, FALSE, add_user, read_users };
static const List devices = { "di", 0, FALSE, add_device, read_devices };
static const List digests = { "di", 0, FALSE, add_device, read_digests };
static const List leases = { "d", 0, FALSE, add_lease, read_leases };
static const List messages = { "i", 0, FALSE, add_message, read_messages };
static const List checks = { "d", 0, FALSE, add_check, read_checks };
static const List visits = { "d", 0, TRUE, add_visit, read_visits };
static const List sessions = { "d", 0, FALSE, add_session, read_sessions };
static const List proposals = { "d", 0, TRUE, add_proposal, read_proposals };
static const List repeats = { "td", 28, FALSE, add_proposal, read_repeats };
static const List events = { "dii", 9, FALSE, add_user, read_events };

/* --- walking --- */

static void
add (Fixture *self, const List *list, guint n)
{
  for (guint i = 0; i < n; i++, self->n_added++)
    list->add (self);
}

/* As one run of a command does. @after: (inout): the key of the page before; %NULL for the first.
 * Returns: whether there may be more */
static gboolean
read_page (Fixture *self, const List *list, guint most, char **after, GPtrArray *names)
{
  g_autoptr (GvtKeyset) page = gvt_keyset_new (list->form, list->column, list->is_backwards);
  g_autoptr (GError) error = NULL;
  guint n_before = names->len;

  gvt_keyset_limit (page, most);
  if (*after != NULL)
    g_assert_true (gvt_keyset_go_behind (page, *after, &error));
  while (gvt_keyset_goes_on (page))
    {
      list->read (self, page, names, &error);
      g_assert_no_error (error);
    }
  g_assert_true (most == 0 || names->len - n_before <= most);
  g_free (*after);
  *after = gvt_keyset_dup_key (page);
  return gvt_keyset_is_cut (page);
}

static void
assert_each_once (GPtrArray *names)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < names->len; i++)
    g_assert_true (g_hash_table_add (seen, names->pdata[i]));
}

static void
assert_holds (GPtrArray *names, GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    g_assert_true (g_ptr_array_find_with_equal_func (names, others->pdata[i], g_str_equal, NULL));
}

/* What was there at the beginning is seen, and nothing twice, though rows come in meanwhile. */
static void
test_a_walk_sees_each_row_once (Fixture *self, gconstpointer data)
{
  const List *list = data;
  g_autoptr (GPtrArray) at_first = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) walked = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all_key = NULL;
  g_autofree char *after = NULL;
  guint n_pages = 1;

  add (self, list, N_FIRST);
  g_assert_false (read_page (self, list, 0, &all_key, at_first));
  g_assert_cmpuint (at_first->len, >=, N_FIRST);

  while (read_page (self, list, PAGE, &after, walked))
    {
      if (n_pages++ < 4)
        add (self, list, 1);
      g_assert_cmpuint (n_pages, <, 100);
    }

  g_assert_cmpuint (n_pages, >=, 3);
  assert_each_once (walked);
  assert_holds (walked, at_first);
}

/* More than one statement reads. */
static void
test_all_are_more_than_one_statement (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *users_key = NULL;
  g_autofree char *events_key = NULL;

  add (self, &users, N_MANY);
  g_assert_false (read_page (self, &users, 0, &users_key, names));
  g_assert_false (read_page (self, &events, 0, &events_key, records));

  g_assert_cmpuint (names->len, ==, N_MANY + 3); /* and those of the fixture */
  assert_each_once (names);
  g_assert_cmpuint (records->len, >=, N_MANY);
  assert_each_once (records);
  for (guint i = 1; i < names->len; i++)
    g_assert_cmpstr (names->pdata[i - 1], <, names->pdata[i]);
}

static void
test_what_is_no_key_is_refused (void)
{
  static const char *const wrong[] = {
    "",
    "1",
    "K7QM/1/2",
    "018f0000-0000-7000-8000-000000000001",
    "018f0000-0000-7000-8000-000000000001/1/-1",
    "018f0000-0000-7000-8000-000000000001/1/1/1",
    "018f0000-0000-7000-8000-000000000001/1/1/1/1/1",
    "018f0000-0000-7000-8000-000000000001/ 1/1",
    "018f0000-0000-7000-8000-000000000001/1/99999999999999999999"
  };
  g_autoptr (GvtKeyset) text = gvt_users_keyset_new ();
  g_autofree char *long_text = g_strnfill (4096, 'A');

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GvtKeyset) page = gvt_events_keyset_new ();
      g_autofree char *before = gvt_keyset_dup_key (page);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (gvt_keyset_go_behind (page, wrong[i], &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      after = gvt_keyset_dup_key (page);
      g_assert_cmpstr (before, ==, after);
    }
  g_assert_false (gvt_keyset_go_behind (text, long_text, NULL));
  g_assert_false (gvt_keyset_go_behind (text, "\xff\xfe", NULL));
  g_assert_false (gvt_keyset_go_behind (text, "", NULL));
}

/* --- how the database finds them --- */

static void
bind_anything (GvtStmt *stmt, const char *sql)
{
  static const char *const ids[] = { ":device", ":visit" };
  static const char *const texts[] = { ":kind", ":area", ":state" };
  static const char *const numbers[] = { ":incarnation", ":waiting" };
  const GvtId id = { { 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    if (strstr (sql, ids[i]) != NULL)
      gvt_stmt_bind_id (stmt, ids[i], &id);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strstr (sql, texts[i]) != NULL)
      gvt_stmt_bind_text (stmt, texts[i], "");
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (strstr (sql, numbers[i]) != NULL)
      gvt_stmt_bind_int (stmt, numbers[i], 0);
}

/* The form of the key as the list under the same name above has it. */
static void
bind_key (GvtStmt *stmt, const char *form)
{
  g_autoptr (GvtKeyset) page = gvt_keyset_new (form, 0, FALSE);

  gvt_keyset_begin (page, stmt);
}

/* Only what sorts the list itself counts: what a subquery sorts is of one row. SQLite names the
 * node above each, and the list's own has none; PostgreSQL puts it first below the limit. */
static gboolean
sorts (GvtStmt *stmt, gboolean is_on_server, guint line)
{
  if (is_on_server)
    return line == 1 && strstr (gvt_stmt_text (stmt, 0), "Sort") != NULL;
  return gvt_stmt_int (stmt, 1) == 0 && strstr (gvt_stmt_text (stmt, 3), "TEMP B-TREE FOR") != NULL;
}

typedef struct
{
  char *sql;
  const char *form;
  gboolean sorts;
} Plan;

static gboolean
explain (GvtDb *db, gpointer user_data, GError **error)
{
  Plan *plan = user_data;
  gboolean is_on_server = gvt_test_central_is_on_server ();
  g_autofree char *sql = g_strconcat (is_on_server ? "EXPLAIN " : "EXPLAIN QUERY PLAN ", plan->sql,
                                      NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = NULL;
  guint n_lines = 0;

  /* The tables are small here; what counts is whether there is another way. */
  if (is_on_server
      && (!gvt_db_exec (db, "SET LOCAL enable_sort = off", error)
          || !gvt_db_exec (db, "SET LOCAL enable_seqscan = off", error)))
    return FALSE;
  stmt = gvt_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  bind_anything (stmt, sql);
  bind_key (stmt, plan->form);
  while (gvt_stmt_next (stmt, &local))
    plan->sorts |= sorts (stmt, is_on_server, n_lines++);
  g_assert_no_error (local);
  g_assert_cmpuint (n_lines, >, 0);
  return TRUE;
}

/* Returns: (transfer full): without what stands before the statement */
static char *
load_sql (const char *path)
{
  g_autofree char *whole = g_strconcat (GVT_SQL_PATH "queries/", path, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (gvt_sql_get_resource (), whole, 0, NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data, size);

  return g_strdup (strstr (text, "\nSELECT") + 1);
}

/* @sql: (transfer full) */
static gboolean
is_sorted (Fixture *self, char *sql, const char *form)
{
  g_autofree char *owned = sql;
  Plan plan = { .sql = sql, .form = form };
  g_autoptr (GError) error = NULL;

  gvt_store_read (self->centre.central->store, explain, &plan, &error);
  g_assert_no_error (error);
  return plan.sorts;
}

static void
test_an_index_carries_each_list (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *path;
    const char *form;
  } pages[] = {
    { "page-checks.sql", "d" }, { "page-copies.sql", "di" }, { "page-events.sql", "dii" },
    { "page-leases.sql", "d" }, { "page-outbox.sql", "i" },  { "page-sessions.sql", "d" },
    { "page-users.sql", "t" },  { "page-visits.sql", "d" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (is_sorted (self, load_sql (pages[i].path), pages[i].form))
      g_error ("%s sorts", pages[i].path);
  g_assert_false (is_sorted (self, g_strdup (GVT_PROPOSALS_PAGE_SQL), "d"));

  /* So this test would see it. */
  g_assert_true (is_sorted (self,
                            g_strdup ("SELECT code FROM central_user WHERE code > :after1"
                                      " ORDER BY role LIMIT :most"),
                            "t"));
}

#define WALK(list) \
  g_test_add ("/pages/a-walk-sees-each-row-once/" #list, Fixture, &list, set_up, \
              test_a_walk_sees_each_row_once, tear_down)
#define ADD(name, func) g_test_add ("/pages/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  WALK (users);
  WALK (devices);
  WALK (digests);
  WALK (leases);
  WALK (messages);
  WALK (checks);
  WALK (visits);
  WALK (sessions);
  WALK (proposals);
  WALK (repeats);
  WALK (events);
  ADD ("all-are-more-than-one-statement", test_all_are_more_than_one_statement);
  ADD ("an-index-carries-each-list", test_an_index_carries_each_list);
  g_test_add_func ("/pages/what-is-no-key-is-refused", test_what_is_no_key_is_refused);

  return g_test_run ();
}
