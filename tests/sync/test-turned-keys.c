/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The centre turns its online keys while laptops are away; its server goes on meanwhile. */
#include <glib/gstdio.h>

#include "gvt-courier.h"
#include "gvt-error.h"
#include "gvt-leases.h"
#include "gvt-module-library.h"
#include "gvt-sync-store.h"
#include "gvt-test-laptop.h"
#include "gvt-test-line.h"
#include "gvt-test.h"

typedef struct
{
  GvtCentreProcess *centre;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->centre = gvt_centre_process_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_centre_process_free (fixture->centre);
}

static GvtLaptop *
enrol (Fixture *fixture)
{
  GvtLaptop *laptop = gvt_laptop_new ();
  g_autofree char *code = gvt_centre_process_issue_code (fixture->centre);
  g_autoptr (GError) error = NULL;

  gvt_laptop_enrol (laptop, fixture->centre->uri, code, &error);
  g_assert_no_error (error);
  return laptop;
}

static void
sync_well (Fixture *fixture, GvtLaptop *laptop, GvtSyncReport *report)
{
  g_autoptr (GError) error = NULL;

  gvt_laptop_sync (laptop, fixture->centre->uri, report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->ledger.confirmed, ==, report->ledger.made);
  g_assert_cmpuint (report->n_refused, ==, 0);
  g_assert_cmpuint (report->n_files_failed, ==, 0);
}

static void
turn (Fixture *fixture)
{
  g_autofree char *root_key = g_build_filename (fixture->centre->folder, "root.key", NULL);

  g_free (gvt_centre_process_run (fixture->centre, "keys", "rotate", "--signing", "--sealing",
                                  "--root-key", root_key, NULL));
}

static void
grant (Fixture *fixture, GvtLaptop *laptop)
{
  g_autofree char *code = gvt_laptop_dup_code (laptop);

  g_free (gvt_centre_process_run (fixture->centre, "leases", "grant", "--device", code, "--village",
                                  GVT_CENTRE_VILLAGE, "--until", "2099-12-31", NULL));
}

static gboolean
read_serial (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtCentre) centre = gvt_sync_store_load_centre (db, error);

  if (centre == NULL)
    return FALSE;
  *(guint64 *) user_data = centre->keys->serial;
  return TRUE;
}

static guint64
serial_of (GvtLaptop *laptop)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (laptop->profile, NULL);
  g_autoptr (GError) error = NULL;
  guint64 serial = 0;

  gvt_store_read (gvt_journal_get_store (journal), read_serial, &serial, &error);
  g_assert_no_error (error);
  return serial;
}

/* Whatever was signed before is used after. */
static void
assert_has_all (GvtLaptop *laptop, guint n_lists)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) signers = gvt_sync_list_signing_keys (laptop->profile, &error);
  g_autofree char *folder = gvt_profile_path (laptop->profile, "modules", NULL);
  g_autoptr (GvtModuleLibrary) modules = gvt_module_library_load (folder, signers);
  g_autoptr (GvtRegionList) regions = gvt_sync_load_regions (laptop->profile, &error);
  g_autoptr (GListModel) lists = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_module_library_get_problems (modules)), ==, 0);
  g_assert_cmpuint (gvt_region_list_get_size (regions), ==, 6);
  lists = gvt_leases_list (laptop->profile, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (lists), ==, n_lists);
  for (guint i = 0; i < n_lists; i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, i);

      g_assert_cmpint (gvt_leased_list_get_state (list), ==, GVT_LEASED_OPEN);
    }
}

/* One laptop hears of each turn, one was away during one of them, one during both, and one is
 * enrolled afterwards: each gets what waited, by whichever key it was signed first, and the lists
 * and modules that were published before any turn. */
static void
test_laptops_that_were_away_go_on (Fixture *fixture, gconstpointer unused)
{
  GvtLaptop *laptops[3];
  GvtLaptop *late;
  GvtSyncReport report;

  for (guint i = 0; i < G_N_ELEMENTS (laptops); i++)
    {
      laptops[i] = enrol (fixture);
      sync_well (fixture, laptops[i], &report);
    }
  grant (fixture, laptops[1]);
  grant (fixture, laptops[2]);
  turn (fixture);
  sync_well (fixture, laptops[0], &report);
  g_assert_cmpuint (serial_of (laptops[0]), ==, 2);

  gvt_laptop_plan_visits (laptops[1], 5);
  sync_well (fixture, laptops[1], &report);
  g_assert_cmpuint (report.n_messages, ==, 1);
  assert_has_all (laptops[1], 1);

  gvt_laptop_plan_visits (laptops[2], 5);
  grant (fixture, laptops[2]);
  turn (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (laptops); i++)
    {
      sync_well (fixture, laptops[i], &report);
      g_assert_cmpuint (serial_of (laptops[i]), ==, 3);
      g_assert_cmpuint (report.n_messages, ==, i == 2 ? 2 : 0);
    }
  assert_has_all (laptops[2], 1);

  late = enrol (fixture);
  sync_well (fixture, late, &report);
  grant (fixture, late);
  sync_well (fixture, late, &report);
  assert_has_all (late, 1);

  gvt_laptop_free (late);
  for (guint i = 0; i < G_N_ELEMENTS (laptops); i++)
    gvt_laptop_free (laptops[i]);
}

/* The line goes where the new keys come down. */
static void
test_a_line_cut_at_the_new_keys_changes_nothing (Fixture *fixture, gconstpointer unused)
{
  GvtLaptop *laptop = enrol (fixture);
  GvtTestLine *line = gvt_test_line_new (fixture->centre->port);
  g_autofree char *uri = gvt_test_line_dup_uri (line);
  g_autoptr (GError) error = NULL;
  GvtSyncReport report;

  gvt_laptop_plan_visits (laptop, 3);
  turn (fixture);
  gvt_test_line_cut_answer (line, "/v1/keys", 20);
  g_assert_false (gvt_laptop_sync (laptop, uri, &report, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_OFFLINE);
  g_assert_cmpuint (gvt_test_line_n_cuts (line), ==, 1);
  g_assert_cmpuint (serial_of (laptop), ==, 1);
  g_clear_error (&error);

  gvt_laptop_sync (laptop, uri, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.ledger.confirmed, ==, report.ledger.made);
  g_assert_cmpuint (serial_of (laptop), ==, 2);
  gvt_test_line_free (line);
  gvt_laptop_free (laptop);
}

/* A laptop that meets no network learns of the keys by the stick that brings its receipt. */
static void
test_a_stick_brings_the_new_keys (Fixture *fixture, gconstpointer unused)
{
  GvtLaptop *laptop = enrol (fixture);
  g_autofree char *stick = g_build_filename (fixture->centre->folder, "stick", NULL);
  g_autofree char *folder = g_build_filename (stick, "govote", NULL);
  g_auto (GvtShipment) shipment = { 0 };
  g_autoptr (GError) error = NULL;
  GvtCourierReport read;
  GvtSyncLedger ledger;

  g_mkdir (stick, 0700);
  gvt_laptop_plan_visits (laptop, 4);
  gvt_courier_send (laptop->profile, folder, NULL, 0, &shipment, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shipment.n_events, ==, 5);
  turn (fixture);
  turn (fixture);

  g_free (gvt_centre_process_run (fixture->centre, "courier", "accept", stick, NULL));
  gvt_courier_read (laptop->profile, folder, NULL, &read, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read.n_taken, ==, 1);
  g_assert_cmpuint (serial_of (laptop), ==, 3);
  g_assert_true (gvt_sync_ledger_read (laptop->profile, &ledger, NULL));
  g_assert_cmpuint (ledger.confirmed, ==, 5);
  gvt_laptop_free (laptop);
}

/* @n: which turn it is, from 1: the root key lies in a file for each */
static void
turn_root (Fixture *fixture, guint n)
{
  g_autofree char *first = g_build_filename (fixture->centre->folder, "root.key", NULL);
  g_autofree char *before = n > 1 ? g_strdup_printf ("%s-%u", first, n - 1) : g_strdup (first);
  g_autofree char *after = g_strdup_printf ("%s-%u", first, n);

  g_free (gvt_centre_process_run (fixture->centre, "keys", "rotate", "--root", "--signing",
                                  "--root-key", before, "--new-root-key", after, NULL));
}

/* One laptop was away during both turns, and one has a code that names the first root key. */
static void
test_the_root_key_is_turned (Fixture *fixture, gconstpointer unused)
{
  GvtLaptop *away = enrol (fixture);
  GvtLaptop *late = gvt_laptop_new ();
  GvtLaptop *new = NULL;
  g_autofree char *old_code = gvt_centre_process_issue_code (fixture->centre);
  g_autoptr (GError) error = NULL;
  GvtSyncReport report;

  sync_well (fixture, away, &report);
  grant (fixture, away);
  gvt_laptop_plan_visits (away, 3);
  turn_root (fixture, 1);
  turn_root (fixture, 2);

  sync_well (fixture, away, &report);
  g_assert_cmpuint (serial_of (away), ==, 3);
  assert_has_all (away, 1);

  gvt_laptop_enrol (late, fixture->centre->uri, old_code, &error);
  g_assert_no_error (error);
  sync_well (fixture, late, &report);
  new = enrol (fixture);
  sync_well (fixture, new, &report);
  g_assert_cmpuint (serial_of (new), ==, 3);

  gvt_laptop_free (new);
  gvt_laptop_free (late);
  gvt_laptop_free (away);
}

#define ADD(name, func) g_test_add ("/turned-keys/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("laptops-that-were-away-go-on", test_laptops_that_were_away_go_on);
  ADD ("a-line-cut-at-the-new-keys-changes-nothing",
       test_a_line_cut_at_the_new_keys_changes_nothing);
  ADD ("a-stick-brings-the-new-keys", test_a_stick_brings_the_new_keys);
  ADD ("the-root-key-is-turned", test_the_root_key_is_turned);
  return g_test_run ();
}
