/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One centre that two processes serve over one database, as behind one address. */
#include <string.h>

#include "gvt-central-private.h"
#include "gvt-journal.h"
#include "gvt-test-laptop.h"
#include "gvt-test.h"

typedef struct
{
  GvtCentreProcess *centres[2];
} Servers;

static GvtLaptop *
take_in (Servers *servers, guint which)
{
  GvtLaptop *laptop = gvt_laptop_new ();
  g_autofree char *code = gvt_centre_process_issue_code (servers->centres[0]);
  g_autoptr (GError) error = NULL;

  gvt_laptop_enrol (laptop, servers->centres[which]->uri, code, &error);
  g_assert_no_error (error);
  return laptop;
}

static void
sync_with (Servers *servers, guint which, GvtLaptop *laptop, GvtSyncReport *report)
{
  g_autoptr (GError) error = NULL;

  gvt_laptop_sync (laptop, servers->centres[which]->uri, report, &error);
  g_assert_no_error (error);
}

/* A chain, as each side has it: the hash of each record, in order. */
typedef struct
{
  GvtId device;
  GString *hashes;
} Chain;

static gboolean
read_chain (GvtDb *db, gpointer user_data, GError **error)
{
  Chain *chain = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT seq, hash FROM event WHERE device = :device ORDER BY incarnation, seq", error);
  g_autoptr (GError) local = NULL;

  gvt_stmt_bind_id (stmt, ":device", &chain->device);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    {
      GvtHash hash;
      g_autofree char *text = NULL;

      if (!gvt_stmt_hash (stmt, 1, &hash, &local))
        continue;
      text = gvt_hash_to_text (&hash);
      g_string_append_printf (chain->hashes, "%" G_GINT64_FORMAT " %s\n", gvt_stmt_int (stmt, 0),
                              text);
    }
  g_assert_no_error (local);
  return TRUE;
}

static char *
read_from (GvtStore *store, const GvtId *device)
{
  Chain chain = { .device = *device, .hashes = g_string_new (NULL) };
  g_autoptr (GError) error = NULL;

  gvt_store_read (store, read_chain, &chain, &error);
  g_assert_no_error (error);
  return g_string_free (chain.hashes, FALSE);
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *at = text; *at != '\0'; at++)
    n += *at == '\n';
  return n;
}

/* The centre holds what the laptop holds, record by record, whichever process one asks. */
static void
assert_same (Servers *servers, GvtLaptop *laptop, guint n_expected)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (laptop->profile, NULL);
  g_autofree char *own = NULL;
  g_autoptr (GError) error = NULL;
  GvtId device;
  guint32 incarnation;

  gvt_journal_get_device (journal, &device, &incarnation, NULL, &error);
  g_assert_no_error (error);
  own = read_from (gvt_journal_get_store (journal), &device);
  g_assert_cmpuint (count_lines (own), ==, n_expected);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GvtCentral) central = gvt_central_open (servers->centres[i]->data, laptop->clock,
                                                         &error);
      g_autofree char *held = NULL;

      g_assert_no_error (error);
      held = read_from (central->store, &device);
      g_assert_cmpstr (held, ==, own);
    }
}

/* Its own chain is gap-free and verifies, and what stands in the tables is what the records give.
 */
static void
assert_sound (Servers *servers)
{
  for (guint i = 0; i < 2; i++)
    g_free (gvt_centre_process_run (servers->centres[i], "journal", "verify", NULL));
}

static void
test_in_turn (gconstpointer data)
{
  Servers *servers = (Servers *) data;
  GvtLaptop *laptop = take_in (servers, 1);
  GvtSyncReport report;
  guint n_made = 1; /* that it was enrolled */

  for (guint turn = 0; turn < 6; turn++)
    {
      gvt_laptop_plan_visits (laptop, 3);
      n_made += 3;
      sync_with (servers, turn % 2, laptop, &report);
      g_assert_cmpuint (report.ledger.confirmed, ==, n_made);
      g_assert_cmpuint (report.ledger.only_here, ==, 0);
    }

  assert_same (servers, laptop, n_made);
  assert_sound (servers);
  gvt_laptop_free (laptop);
}

#define N_ROUNDS 8

typedef struct
{
  Servers *servers;
  GvtLaptop *laptop;
  guint first; /* the server it begins with */
} Worker;

static gpointer
work (gpointer data)
{
  Worker *worker = data;
  GvtSyncReport report;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gvt_laptop_plan_visits (worker->laptop, 5);
      sync_with (worker->servers, (worker->first + i) % 2, worker->laptop, &report);
    }
  return NULL;
}

/* I2, I3: both servers write at once, and each record stands once, in its place. */
static void
test_at_once (gconstpointer data)
{
  Servers *servers = (Servers *) data;
  Worker workers[4];
  GThread *threads[G_N_ELEMENTS (workers)];

  for (guint i = 0; i < G_N_ELEMENTS (workers); i++)
    workers[i] = (Worker){ servers, take_in (servers, i % 2), i % 2 };
  for (guint i = 0; i < G_N_ELEMENTS (workers); i++)
    threads[i] = g_thread_new ("laptop", work, &workers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (workers); i++)
    g_thread_join (threads[i]);

  for (guint i = 0; i < G_N_ELEMENTS (workers); i++)
    {
      assert_same (servers, workers[i].laptop, 1 + 5 * N_ROUNDS);
      gvt_laptop_free (workers[i].laptop);
    }
  assert_sound (servers);
}

/* The second takes in what the first began, when that one is gone. */
static void
test_one_goes (gconstpointer data)
{
  Servers *servers = (Servers *) data;
  GvtLaptop *laptop = take_in (servers, 0);
  GvtSyncReport report;

  gvt_laptop_plan_visits (laptop, 4);
  sync_with (servers, 0, laptop, &report);
  gvt_centre_process_stop (servers->centres[0]);

  gvt_laptop_plan_visits (laptop, 4);
  sync_with (servers, 1, laptop, &report);

  g_assert_cmpuint (report.ledger.confirmed, ==, 9);
  gvt_centre_process_serve (servers->centres[0]);
  sync_with (servers, 0, laptop, &report);
  g_assert_cmpuint (report.ledger.confirmed, ==, 9);
  assert_same (servers, laptop, 9);
  gvt_laptop_free (laptop);
}

static void
test_skipped (void)
{
  g_test_skip ("PostgreSQL's programs are not here");
}

int
main (int argc, char **argv)
{
  Servers servers = { 0 };
  int status;

  gvt_test_init (&argc, &argv);
  gvt_crypto_init ();
  servers.centres[0] = gvt_centre_process_new ();
  if (servers.centres[0]->database != NULL)
    {
      servers.centres[1] = gvt_centre_process_new_beside (servers.centres[0]);
      g_test_add_data_func ("/two-servers/a-laptop-goes-to-both-in-turn", &servers, test_in_turn);
      g_test_add_data_func ("/two-servers/I2-laptops-go-to-both-at-once", &servers, test_at_once);
      g_test_add_data_func ("/two-servers/one-goes-and-the-other-goes-on", &servers, test_one_goes);
    }
  else
    g_test_add_func ("/two-servers/server", test_skipped);

  status = g_test_run ();
  g_clear_pointer (&servers.centres[1], gvt_centre_process_free);
  gvt_centre_process_free (servers.centres[0]);
  return status;
}
