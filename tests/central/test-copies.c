/* SPDX-License-Identifier: GPL-3.0-or-later */
/* I9: what a copied laptop has of the one it was copied from ends at the fork. */
#include "gvt-central-copies.h"

#include <glib/gstdio.h>

#include "gvt-central-laptop.h"
#include "gvt-central-schema.h"
#include "gvt-device-store.h"
#include "gvt-error.h"
#include "gvt-key-file.h"
#include "gvt-vault-kinds.h"

#define N_BEFORE 3 /* events before the disk is copied */
#define VILLAGE  "99.01.01.2001"

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", "FACILITATOR-1", NULL };

/* A laptop that recorded, was copied, and then removed its facilitator; the centre holds all. */
typedef struct
{
  GvtCentralFixture centre;
  GvtCentralLaptop *laptop;
  GvtJournal *journal; /* the original's */
  GPtrArray *held;     /* GvtEvent: its first chain */
} Fixture;

static void
record (Fixture *fixture, const char *kind, const char *place, JsonObject *body)
{
  GvtEventDraft draft = { .kind = kind, .place = place, .body = body };
  g_autoptr (GError) error = NULL;

  gvt_journal_set_actor (fixture->journal, "OFFICER-1");
  gvt_journal_record (fixture->journal, &draft, NULL, &error);
  g_assert_no_error (error);
  json_object_unref (body);
}

static void
plan (Fixture *fixture)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "name", "SMAN 1 Contoh");
  json_object_set_string_member (body, "date", "2026-11-30");
  json_object_set_int_member (body, "expected", 40);
  record (fixture, "visit.planned/1", VILLAGE, body);
}

static void
remove_user (Fixture *fixture, const char *user, guint8 roll_key)
{
  JsonObject *body = json_object_new ();
  GvtPublicKey key = { { roll_key } };

  json_object_set_string_member (body, "by", "SUPERVISOR-1");
  json_object_set_string_member (body, "user", user);
  gvt_json_set_hex (body, "roll_public", key.bytes, sizeof key.bytes);
  record (fixture, GVT_VAULT_USER_REMOVED_KIND, "", body);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  gvt_central_fixture_set_up (&fixture->centre, NULL);
  fixture->laptop = gvt_central_laptop_new (&fixture->centre, team, 0);
  fixture->journal = gvt_profile_dup_journal (fixture->laptop->profile, NULL);
  for (guint i = 0; i < N_BEFORE; i++)
    plan (fixture);
  remove_user (fixture, "FACILITATOR-1", 9);
  plan (fixture);
  gvt_central_admit_all (&fixture->centre, fixture->laptop);
  fixture->held = gvt_central_laptop_events (fixture->laptop);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_ptr_array_unref (fixture->held);
  g_clear_object (&fixture->journal);
  gvt_central_laptop_free (fixture->laptop);
  gvt_central_fixture_tear_down (&fixture->centre, NULL);
}

/* --- what a copy says --- */

/* A copy that shows each @step-th of the first @n events it has in common, and then another one. */
static GvtRejoinRequest *
ask (Fixture *fixture, guint8 key, guint n, guint step)
{
  GvtRejoinRequest *request = gvt_rejoin_request_new ();
  GvtChainSample other = { .seq = n + 1 };

  memset (request->key.bytes, key, sizeof request->key.bytes);
  memset (other.hash.bytes, key, sizeof other.hash.bytes);
  for (guint i = step - 1; i < n; i += step)
    {
      const GvtEvent *event = fixture->held->pdata[i];
      GvtChainSample sample = { event->header.seq, event->hash };

      g_array_append_val (request->samples, sample);
    }
  g_array_append_val (request->samples, other);
  return request;
}

static GvtRejoinAnswer *
rejoin (Fixture *fixture, guint32 incarnation, GvtRejoinRequest *request)
{
  g_autoptr (GvtRejoinRequest) owned = request;
  g_autoptr (GError) error = NULL;
  GvtRejoinAnswer *answer = gvt_central_rejoin (
      fixture->centre.central, &fixture->laptop->enrolled->device, incarnation, owned, &error);

  g_assert_no_error (error);
  return answer;
}

/* --- what the centre says --- */

static void
assert_copy (Fixture *fixture, guint32 incarnation, const char *const *users, guint8 roll_key)
{
  GvtCentral *central = fixture->centre.central;
  const GvtId *device = &fixture->laptop->enrolled->device;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = gvt_central_list_devices (central, &error);
  g_autoptr (GPtrArray) found = gvt_central_device_users (central, device, incarnation, &error);
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autofree char *expected = g_strjoinv (" ", (char **) users);
  GvtPublicKey first, later = { { roll_key } };

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", ((GvtUser *) found->pdata[i])->code);
  g_assert_cmpstr (codes->str, ==, expected);

  gvt_sealing_key_public (fixture->laptop->enrolled->roll_key, &first);
  for (guint i = 0; i < list->len; i++)
    {
      const GvtDeviceRecord *copy = list->pdata[i];

      if (copy->incarnation == incarnation)
        g_assert_true (gvt_public_key_equal (&copy->roll_public, roll_key == 0 ? &first : &later));
    }
}

static const char *const all[] = { "FACILITATOR-1", "OFFICER-1", "SUPERVISOR-1", NULL };
static const char *const kept[] = { "OFFICER-1", "SUPERVISOR-1", NULL };

static void
test_removal_after_the_fork_is_the_originals_alone (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRejoinAnswer) copy = rejoin (fixture, 1, ask (fixture, 5, N_BEFORE, 1));

  g_assert_cmpuint (copy->incarnation, ==, 2);
  g_assert_cmpuint (copy->after_seq, ==, N_BEFORE);
  assert_copy (fixture, 1, kept, 9);
  assert_copy (fixture, 2, all, 0);
  gvt_test_central_assert_rebuilds (fixture->centre.central);
}

static void
test_removal_before_the_fork_is_the_copys_too (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRejoinAnswer) copy = rejoin (fixture, 1, ask (fixture, 5, N_BEFORE + 1, 1));

  g_assert_cmpuint (copy->after_seq, ==, N_BEFORE + 1);
  assert_copy (fixture, 2, kept, 9);
  gvt_test_central_assert_rebuilds (fixture->centre.central);
}

/* Between two samples a fork is not seen: what lies there comes once more, in the copy's own chain,
 * and counts there. */
static void
test_lost_answer_leaves_the_fork_where_it_was (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRejoinAnswer) first = rejoin (fixture, 1, ask (fixture, 5, N_BEFORE, 2));
  g_autoptr (GvtRejoinAnswer) finer = rejoin (fixture, 1, ask (fixture, 5, N_BEFORE, 1));
  g_autoptr (GvtRejoinAnswer) coarser = rejoin (fixture, 1, ask (fixture, 5, N_BEFORE, 9));

  g_assert_cmpuint (first->after_seq, ==, 2);
  g_assert_cmpuint (finer->after_seq, ==, 2);
  g_assert_cmpuint (coarser->after_seq, ==, 2);
  g_assert_cmpuint (finer->incarnation, ==, first->incarnation);
  g_assert_cmpuint (coarser->incarnation, ==, first->incarnation);
  g_assert_cmpstr (coarser->code, ==, first->code);
}

/* --- a copy that goes on --- */

typedef struct
{
  Fixture *fixture;
  const GvtRejoinAnswer *answer;
  GPtrArray *events;
} Going;

static gboolean
begin_incarnation (GvtDb *db, gpointer user_data, GError **error)
{
  Going *going = user_data;
  GvtNewIncarnation next = { going->answer->incarnation, going->answer->code, going->answer->key,
                             going->answer->after_seq };
  guint64 n_reissued;

  return gvt_journal_begin_incarnation (going->fixture->journal, db, &next, &n_reissued, error);
}

static gboolean
load_new_chain (GvtDb *db, gpointer user_data, GError **error)
{
  Going *going = user_data;

  going->events = gvt_journal_events (going->fixture->journal, db,
                                      &going->fixture->laptop->enrolled->device,
                                      going->answer->incarnation, 0, G_MAXINT, error);
  return going->events != NULL;
}

/* The laptop goes on as @answer says, records once more, and the centre takes it. */
static void
go_on (Fixture *fixture, const GvtRejoinAnswer *answer, const char *removed)
{
  Going going = { fixture, answer, NULL };
  GvtStore *store = gvt_journal_get_store (fixture->journal);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  gvt_store_write (store, begin_incarnation, &going, &error);
  g_assert_no_error (error);
  plan (fixture);
  if (removed != NULL)
    remove_user (fixture, removed, 11);
  gvt_store_read (store, load_new_chain, &going, &error);
  g_assert_no_error (error);
  events = going.events;
  gvt_central_admit (&fixture->centre, events);
}

/* The copy asks first; the original, which it closed, goes on from its own end, and is copied once
 * more, before and after it removes another user. */
static void
test_each_copy_has_its_own_line (Fixture *fixture, gconstpointer unused)
{
  static const char *const last[] = { "SUPERVISOR-1", NULL };
  g_autoptr (GvtRejoinAnswer) copy = rejoin (fixture, 1, ask (fixture, 5, N_BEFORE, 1));
  g_autoptr (GvtRejoinAnswer) original = rejoin (fixture, 1, ask (fixture, 6, N_BEFORE + 2, 1));
  g_autoptr (GvtRejoinAnswer) early = NULL;

  go_on (fixture, original, "OFFICER-1");
  early = rejoin (fixture, 3, ask (fixture, 7, 0, 1));

  g_assert_cmpuint (copy->incarnation, ==, 2);
  g_assert_cmpuint (original->incarnation, ==, 3);
  g_assert_cmpuint (early->incarnation, ==, 4);
  assert_copy (fixture, 1, kept, 9);
  assert_copy (fixture, 2, all, 0);
  assert_copy (fixture, 3, last, 11);
  assert_copy (fixture, 4, kept, 9);
  gvt_test_central_assert_rebuilds (fixture->centre.central);
}

/* --- a chain that the centre forgot --- */

static GvtRejoinRequest *
ask_as_left (Fixture *fixture, guint8 key, guint32 left_for, guint8 left_key)
{
  GvtRejoinRequest *request = ask (fixture, key, fixture->held->len, 1);

  request->left_for = left_for;
  memset (request->left_key.bytes, left_key, sizeof request->left_key.bytes);
  return request;
}

/* The laptop had left the chain for its fifth, of which a backup has nothing: nothing parts what is
 * held, and still it gets a chain of its own, above that one; once, though the answer is lost. */
static void
test_who_left_for_a_forgotten_chain_goes_on (Fixture *fixture, gconstpointer unused)
{
  const GvtId *device = &fixture->laptop->enrolled->device;
  g_autoptr (GError) closed = NULL;
  g_autoptr (GvtRejoinAnswer) answer = rejoin (fixture, 1, ask_as_left (fixture, 5, 5, 8));
  g_autoptr (GvtRejoinAnswer) again = rejoin (fixture, 1, ask_as_left (fixture, 5, 5, 8));

  g_assert_cmpuint (answer->incarnation, ==, 6);
  g_assert_cmpuint (answer->after_seq, ==, fixture->held->len);
  g_assert_cmpuint (again->incarnation, ==, 6);
  g_assert_cmpstr (again->code, ==, answer->code);
  g_assert_false (gvt_central_check_open (fixture->centre.central, device, 1, &closed));
  g_assert_error (closed, GVT_ERROR, GVT_ERROR_CHAIN);
  assert_copy (fixture, 6, kept, 9);
  gvt_test_central_assert_rebuilds (fixture->centre.central);
}

static void
assert_refused (Fixture *fixture, GvtRejoinRequest *request, GvtError code)
{
  g_autoptr (GvtRejoinRequest) owned = request;
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_central_rejoin (fixture->centre.central, &fixture->laptop->enrolled->device, 1,
                                     owned, &error));
  g_assert_error (error, GVT_ERROR, (gint) code);
}

/* Somebody on the way told the laptop that it is not known; and no number is out of bounds. */
static void
test_who_is_known_goes_on_in_his_chain (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRejoinAnswer) copy = rejoin (fixture, 1, ask (fixture, 5, N_BEFORE, 1));
  g_autofree char *before = gvt_test_central_kinds (fixture->centre.central);
  g_autofree char *after = NULL;
  g_autoptr (GvtRejoinAnswer) other = NULL;

  g_assert_cmpuint (copy->incarnation, ==, 2);
  assert_refused (fixture, ask_as_left (fixture, 6, 2, 5), GVT_ERROR_STATE);
  assert_refused (fixture, ask_as_left (fixture, 6, 1000, 5), GVT_ERROR_REFUSED);
  assert_refused (fixture, ask_as_left (fixture, 6, G_MAXUINT32, 5), GVT_ERROR_REFUSED);
  after = gvt_test_central_kinds (fixture->centre.central);
  g_assert_cmpstr (after, ==, before);

  /* The number was given anew after the restore: another key has it. */
  other = rejoin (fixture, 1, ask_as_left (fixture, 6, 2, 4));
  g_assert_cmpuint (other->incarnation, ==, 3);
}

/* --- a store of the schema before --- */

/* As the program before wrote it down: no fork in it. */
static gboolean
note_without_fork (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;
  const GvtId *device = &fixture->laptop->enrolled->device;
  GvtJournal *journal = gvt_central_get_journal (fixture->centre.central);
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = "device.rejoined/1", .body = body };
  GvtPublicKey key = { { 5 } };

  gvt_json_set_id (body, "device", device);
  json_object_set_int_member (body, "incarnation", 2);
  json_object_set_string_member (body, "code", "QQQQ");
  json_object_set_int_member (body, "parent", 1);
  json_object_set_int_member (body, "parent_seq", N_BEFORE + 1);
  return gvt_journal_append (journal, db, &draft, NULL, error)
         && gvt_journal_add_incarnation (journal, db, device, 2, &key, error);
}

static void
execute (GvtDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  gvt_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static void
attach (GvtDb *db, const char *path, const GvtSecret *key)
{
  g_autofree char *hex = gvt_hex (gvt_secret_get (key), GVT_KEY_SIZE);
  g_autofree char *raw = g_strdup_printf ("x'%s'", hex);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "ATTACH DATABASE :path AS newer KEY :key", &error);

  g_assert_no_error (error);
  gvt_stmt_bind_text (stmt, ":path", path);
  gvt_stmt_bind_text (stmt, ":key", raw);
  gvt_stmt_run (stmt, &error);
  g_assert_no_error (error);
}

/* What the migration does not touch, row by row, in the columns that there were. */
static void
copy_other_tables (GvtDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT 'INSERT OR REPLACE INTO main.' || s.name || ' (' || group_concat (c.name)"
      " || ') SELECT ' || group_concat (c.name)"
      " || ' FROM newer.' || s.name FROM main.sqlite_schema AS s, pragma_table_info (s.name) AS c"
      " WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite%'"
      " AND s.name NOT IN ('central_incarnation', 'central_slot', 'central_roll_key')"
      " GROUP BY s.name",
      &error);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);

  while (gvt_stmt_next (stmt, &error))
    g_ptr_array_add (copies, g_strdup (gvt_stmt_text (stmt, 0)));
  g_assert_no_error (error);
  for (guint i = 0; i < copies->len; i++)
    execute (db, copies->pdata[i]);
}

/* One row for each slot, as it stands at the end of its chain. */
static void
fill_former_tables (GvtDb *db)
{
  execute (db, "INSERT INTO main.central_incarnation SELECT device, incarnation, code, parent,"
               " parent_seq, began_at, confirmed_at, confirmed_by FROM newer.central_incarnation");
  execute (db, "INSERT OR REPLACE INTO main.central_slot SELECT device, incarnation, user, role,"
               " area, public_key, is_removed FROM newer.central_slot ORDER BY seq");
  execute (db, "INSERT OR REPLACE INTO main.central_roll_key SELECT device, incarnation,"
               " roll_public FROM newer.central_roll_key ORDER BY seq");
}

/* The centre's store as one that the SQL files up to @n_files made. */
static void
write_by_former_schema (GvtCentralFixture *centre, guint n_files)
{
  g_autofree char *folder = g_strdup (centre->central->folder);
  g_autofree char *path = g_build_filename (folder, GVT_CENTRAL_STORE_FILE, NULL);
  g_autofree char *former = g_build_filename (folder, "former.db", NULL);
  g_autofree char *key_path = g_build_filename (folder, GVT_CENTRAL_KEY_FILE, NULL);
  g_autofree const char **files = g_new0 (const char *, n_files + 1);
  GvtSchema schema = gvt_central_schema;
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSecret) key = gvt_key_file_read (key_path, GVT_KEY_SIZE, &error);
  g_autoptr (GvtDb) db = NULL;

  for (guint i = 0; i < n_files; i++)
    files[i] = gvt_central_schema.files[i];
  schema.files = files;
  g_assert_finalize_object (centre->central);
  db = gvt_db_open (former, key, &schema, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gvt_db_get_version (db), ==, n_files);
  execute (db, "PRAGMA foreign_keys = OFF");
  attach (db, path, key);
  copy_other_tables (db);
  fill_former_tables (db);
  execute (db, "DETACH DATABASE newer");
  g_clear_object (&db);

  g_assert_cmpint (g_rename (former, path), ==, 0);
  centre->central = gvt_central_open (folder, centre->clock, &error);
  g_assert_no_error (error);
}

/* I12. What is not known is not made up: an old record takes the parent's users as they stood. */
static void
test_former_store_is_migrated (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRejoinAnswer) later = NULL;

  gvt_store_write (fixture->centre.central->store, note_without_fork, fixture, &error);
  g_assert_no_error (error);
  write_by_former_schema (&fixture->centre, 11);

  assert_copy (fixture, 1, kept, 9);
  assert_copy (fixture, 2, kept, 9);
  gvt_test_central_assert_rebuilds (fixture->centre.central);
  later = rejoin (fixture, 1, ask (fixture, 6, N_BEFORE, 1));
  g_assert_cmpuint (later->incarnation, ==, 3);
  assert_copy (fixture, 3, all, 0);
  gvt_test_central_assert_rebuilds (fixture->centre.central);
}

#define ADD(name, function) g_test_add ("/copies/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("I9-removal-after-the-fork-is-the-originals-alone",
       test_removal_after_the_fork_is_the_originals_alone);
  ADD ("I9-removal-before-the-fork-is-the-copys-too",
       test_removal_before_the_fork_is_the_copys_too);
  ADD ("I9-lost-answer-leaves-the-fork-where-it-was",
       test_lost_answer_leaves_the_fork_where_it_was);
  ADD ("I9-each-copy-has-its-own-line", test_each_copy_has_its_own_line);
  ADD ("I13-who-left-for-a-forgotten-chain-goes-on", test_who_left_for_a_forgotten_chain_goes_on);
  ADD ("I13-who-is-known-goes-on-in-his-chain", test_who_is_known_goes_on_in_his_chain);
  if (!gvt_test_central_is_on_server ()) /* none there was made by a former schema */
    ADD ("I12-former-store-is-migrated", test_former_store_is_migrated);

  return g_test_run ();
}
