/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Armada: what the centre knows of laptops, and that one is lost. */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-entry-row.h"
#include "gvt-file.h"
#include "gvt-fleet-file.h"
#include "gvt-fleet-laptop-page.h"
#include "gvt-fleet-page.h"
#include "gvt-fleet-view.h"
#include "gvt-loss-page.h"
#include "gvt-sync-kinds.h"
#include "gvt-sync-store.h"
#include "gvt-test.h"

typedef struct
{
  GvtAppTestDesk desk;
  GvtSecret *key; /* the centre's */
} Fixture;

static gboolean
add_centre (GvtDb *db, gpointer user_data, GError **error)
{
  GvtId device;

  return gvt_id_from_text ("0192d5a0-0000-7000-8000-000000000001", &device, error)
         && gvt_sync_store_add_centre (db, "http://127.0.0.1:1", user_data, &device, error);
}

static void
give_centre (Fixture *self)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->desk.profile, NULL);
  g_autoptr (GvtSecret) sealing = gvt_sealing_key_new ();
  g_autoptr (GBytes) statement = NULL;
  g_autoptr (GError) error = NULL;
  GvtKeysStatement keys = { .serial = 1, .issued_at_us = GVT_TEST_NOW_US, .name = "Centre" };

  keys.not_after_us = GVT_TEST_NOW_US + G_TIME_SPAN_DAY;
  gvt_signing_key_public (self->key, &keys.root_key);
  gvt_signing_key_public (self->key, &keys.signing_key);
  gvt_sealing_key_public (sealing, &keys.sealing_key);
  statement = gvt_keys_statement_write (&keys, self->key, &error);
  g_assert_no_error (error);
  gvt_store_write (gvt_journal_get_store (journal), add_centre, statement, &error);
  g_assert_no_error (error);
}

static GvtFleetLaptop *
add_laptop (GPtrArray *laptops, const char *id, const char *code, gint64 heard_us)
{
  GvtFleetLaptop *laptop = gvt_fleet_laptop_new ();

  g_assert_true (gvt_id_from_text (id, &laptop->device, NULL));
  laptop->incarnation = 1;
  laptop->contact_at_us = heard_us;
  g_free (laptop->code);
  laptop->code = g_strdup (code);
  g_ptr_array_add (laptops, laptop);
  return laptop;
}

/* As a sync would leave it: two laptops, of which one was not heard for a month. */
static void
give_fleet (Fixture *self, const char *user, gint64 issued_us)
{
  g_autoptr (GPtrArray) laptops = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_fleet_laptop_free);
  g_autofree char *path = gvt_fleet_view_path (self->desk.profile);
  g_autoptr (GvtFleetFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GvtPublicKey roll;
  GvtId device;

  g_assert_true (gvt_id_from_text ("0192d5a0-0000-7000-8000-000000000001", &device, NULL));
  add_laptop (laptops, "0192d5a0-0000-7000-8000-000000000002", "AAAA", GVT_TEST_NOW_US);
  add_laptop (laptops, "0192d5a0-0000-7000-8000-000000000003", "ZZZZ",
              GVT_TEST_NOW_US - 30 * G_TIME_SPAN_DAY);
  file = gvt_fleet_file_new (&device, 1, issued_us, "0.1.0");
  gvt_fleet_file_add_section (file, user, "52", g_steal_pointer (&laptops));
  gvt_vault_get_roll_public (gvt_profile_get_vault (self->desk.profile), &roll);
  bytes = gvt_fleet_file_write (file, &roll, self->key, &error);
  g_assert_no_error (error);
  g_assert_true (gvt_file_write (path, bytes, NULL));
}

static void
set_up (Fixture *self, gconstpointer user)
{
  self->key = gvt_signing_key_new ();
  gvt_app_test_desk_open (&self->desk, user);
  give_centre (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_app_test_desk_close (&self->desk);
  gvt_secret_unref (self->key);
}

static GtkWidget *
top (Fixture *self)
{
  return gvt_app_test_desk_top (&self->desk);
}

static void
open_fleet (Fixture *self, int width)
{
  gvt_app_test_desk_show (&self->desk, gvt_fleet_page_new (), width);
}

/* The one that needs somebody stands first. */
static void
open_first (Fixture *self)
{
  GtkWidget *list = gvt_app_test_find (top (self), GTK_TYPE_LIST_BOX, NULL);

  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
}

static void
test_needy_first (Fixture *self, gconstpointer user)
{
  g_autofree char *text = NULL;

  give_fleet (self, user, GVT_TEST_NOW_US);
  open_fleet (self, 360);

  text = gvt_app_test_text (top (self));
  g_assert_nonnull (strstr (text, "ZZZZ"));
  g_assert_nonnull (strstr (strstr (text, "ZZZZ"), "AAAA"));
  gvt_app_test_assert_text (top (self), "not heard for a long time");
  gvt_app_test_assert_text (top (self), "As the centre saw it on 24 November 2026");
}

static void
test_stale (Fixture *self, gconstpointer user)
{
  give_fleet (self, user, GVT_TEST_NOW_US - 7 * G_TIME_SPAN_DAY);
  open_fleet (self, 360);

  gvt_app_test_assert_text (top (self), "more than a week ago");
}

static void
test_empty (Fixture *self, gconstpointer user)
{
  open_fleet (self, 360);

  gvt_app_test_assert_text (top (self), "No laptops are known here yet");
}

/* D6: not only hidden. */
static void
test_forbidden (Fixture *self, gconstpointer user)
{
  g_autofree char *text = NULL;

  give_fleet (self, user, GVT_TEST_NOW_US);
  open_fleet (self, 360);
  text = gvt_app_test_text (top (self));

  g_assert_null (strstr (text, "ZZZZ"));
}

/* I7: what was said stands there at once, and is not said twice. */
static void
test_lost (Fixture *self, gconstpointer user)
{
  g_autoptr (GvtFleetView) view = NULL;
  GtkWidget *note;

  give_fleet (self, user, GVT_TEST_NOW_US);
  open_fleet (self, 800);
  open_first (self);
  g_assert_true (GVT_IS_FLEET_LAPTOP_PAGE (top (self)));
  gvt_app_test_desk_act (&self->desk, "fleet.lost");
  g_assert_true (GVT_IS_LOSS_PAGE (top (self)));
  note = gvt_app_test_find (top (self), GVT_TYPE_ENTRY_ROW, "note");
  gtk_editable_set_text (GTK_EDITABLE (note), "Tertinggal di ojek.");
  gvt_app_test_desk_act (&self->desk, "loss.report");

  g_assert_true (GVT_IS_FLEET_LAPTOP_PAGE (top (self)));
  gvt_app_test_assert_text (top (self), "reported lost; that waits for the next sync");
  view = gvt_fleet_view_load (self->desk.profile, NULL);
  g_assert_cmpstr (gvt_fleet_view_get_waiting (view, "ZZZZ"), ==, GVT_FLEET_LOST_KIND);
  g_assert_null (gvt_fleet_view_get_waiting (view, "AAAA"));
}

static void
test_bad_day (Fixture *self, gconstpointer user)
{
  GtkWidget *day;

  give_fleet (self, user, GVT_TEST_NOW_US);
  open_fleet (self, 800);
  open_first (self);
  gvt_app_test_desk_act (&self->desk, "fleet.lost");
  day = gvt_app_test_find (top (self), GVT_TYPE_ENTRY_ROW, "last_seen");
  gtk_editable_set_text (GTK_EDITABLE (day), "31-11-2026");
  gvt_app_test_desk_act (&self->desk, "loss.report");

  g_assert_true (GVT_IS_LOSS_PAGE (top (self)));
  gvt_app_test_assert_text (top (self), "is no day on which it can have been seen");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (day)), ==, "31-11-2026");
}

static void
test_fits (Fixture *self, gconstpointer user)
{
  give_fleet (self, user, GVT_TEST_NOW_US);
  gvt_app_test_set_text_scale (200);
  open_fleet (self, 360);
  gvt_app_test_assert_fits (top (self), 360);
  gvt_app_test_assert_whole (top (self));
  open_first (self);
  gvt_app_test_assert_fits (top (self), 360);
  gvt_app_test_assert_whole (top (self));
  gvt_app_test_desk_act (&self->desk, "fleet.lost");
  gvt_app_test_assert_fits (top (self), 360);
  gvt_app_test_set_text_scale (100);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, user, test) \
  g_test_add ("/fleet-page/" name, Fixture, user, set_up, test, tear_down)
  ADD ("who-needs-somebody-stands-first", GVT_TEST_SUPERVISOR, test_needy_first);
  ADD ("what-is-old-is-said-to-be", GVT_TEST_SUPERVISOR, test_stale);
  ADD ("before-the-first-sync-it-says-what-to-do", GVT_TEST_SUPERVISOR, test_empty);
  ADD ("an-officer-sees-no-laptop", GVT_TEST_OFFICER, test_forbidden);
  ADD ("I7-a-loss-that-is-not-sent-yet-stands-there", GVT_TEST_SUPERVISOR, test_lost);
  ADD ("a-day-that-cannot-be-keeps-what-was-typed", GVT_TEST_SUPERVISOR, test_bad_day);
  ADD ("it-fits-at-twice-the-text", GVT_TEST_SUPERVISOR, test_fits);
#undef ADD
  return g_test_run ();
}
