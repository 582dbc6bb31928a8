/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test-desk.h"

#include "gvt-app-test.h"
#include "gvt-feature-projections.h"
#include "gvt-file.h"
#include "gvt-region-file.h"
#include "gvt-session-acts.h"
#include "gvt-session-page.h"
#include "gvt-step-row.h"
#include "gvt-sync-private.h"
#include "gvt-sync-store.h"
#include "gvt-test.h"

static const char regions[] =
    "code,parent,level,name\n52,,provinsi,Nusa Tenggara Barat\n"
    "52.02,52,kabupaten,Kabupaten Lombok Tengah\n52.02.01,52.02,kecamatan,Praya\n"
    "52.02.01.1001,52.02.01,desa,Praya\n";

static void
on_say (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GvtAppTestDesk *desk = data;

  g_ptr_array_add (desk->said, g_variant_dup_string (parameter, NULL));
}

void
gvt_app_test_desk_open (GvtAppTestDesk *desk, const char *user)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();

  desk->profile = gvt_test_profile (gvt_test_folder (), clock, gvt_feature_projections ());
  gvt_test_profile_as (desk->profile, user);
  desk->workspace = gvt_workspace_new (desk->profile);
  desk->said = g_ptr_array_new_with_free_func (g_free);
}

void
gvt_app_test_desk_show (GvtAppTestDesk *desk, GvtSectionPage *page, int width)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) say = g_simple_action_new ("say", G_VARIANT_TYPE_STRING);

  GtkWidget *toasts = adw_toast_overlay_new ();

  desk->stack = g_object_new (GVT_TYPE_PAGE_STACK, "workspace", desk->workspace, NULL);
  gvt_page_stack_push (desk->stack, page);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (desk->stack));
  desk->window = gvt_app_test_present (toasts, width, 640);
  g_signal_connect (say, "activate", G_CALLBACK (on_say), desk);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (say));
  gtk_widget_insert_action_group (GTK_WIDGET (desk->window), "win", G_ACTION_GROUP (actions));
  gvt_app_test_settle (GTK_WIDGET (desk->window));
}

void
gvt_app_test_desk_open_class (GvtAppTestDesk *desk, GvtId *session, int width)
{
  g_autoptr (GError) error = NULL;
  GvtId visit;

  gvt_app_test_desk_open (desk, GVT_TEST_FACILITATOR);
  gvt_sessions_plan_visit (desk->profile, "SMAN 1 Praya", "52.02.01.1001", "2026-11-24", 120,
                           &visit, &error);
  g_assert_no_error (error);
  gvt_sessions_open (desk->profile, &visit, "Kelas X-1", session, &error);
  g_assert_no_error (error);
  gvt_app_test_desk_show (desk, gvt_session_page_new (session), width);
}

GtkWidget *
gvt_app_test_desk_top (GvtAppTestDesk *desk)
{
  return GTK_WIDGET (gvt_page_stack_get_top (desk->stack));
}

void
gvt_app_test_desk_act (GvtAppTestDesk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (gvt_app_test_desk_top (desk), action, NULL));
  gvt_app_test_settle (GTK_WIDGET (desk->window));
}

static GtkListBox *
find_rail (GvtAppTestDesk *desk)
{
  return GTK_LIST_BOX (gvt_app_test_find (gvt_app_test_desk_top (desk), GTK_TYPE_LIST_BOX, "rail"));
}

GvtSessionStep
gvt_app_test_desk_step (GvtAppTestDesk *desk)
{
  return gvt_step_row_get_step (GVT_STEP_ROW (gtk_list_box_get_selected_row (find_rail (desk))));
}

void
gvt_app_test_desk_choose_step (GvtAppTestDesk *desk, GvtSessionStep step)
{
  GtkListBox *rail = find_rail (desk);
  GtkListBoxRow *row = NULL;
  int index = 0;

  while ((row = gtk_list_box_get_row_at_index (rail, index++)) != NULL
         && gvt_step_row_get_step (GVT_STEP_ROW (row)) != step)
    ;
  g_assert_nonnull (row);
  gtk_list_box_select_row (rail, row);
  gvt_app_test_settle (gvt_app_test_desk_top (desk));
}

void
gvt_app_test_desk_close (GvtAppTestDesk *desk)
{
  gvt_app_test_settle (GTK_WIDGET (desk->window));
  g_object_ref (desk->stack);
  gvt_app_test_destroy (desk->window);
  g_assert_finalize_object (desk->stack);
  g_assert_finalize_object (desk->workspace);
  g_assert_finalize_object (desk->profile);
  g_ptr_array_unref (desk->said);
}

/* One that was spoken with. */
static gboolean
add_centre (GvtDb *db, gpointer user_data, GError **error)
{
  GvtId device;

  return gvt_id_from_text ("0192d5a0-0000-7000-8000-000000000001", &device, error)
         && gvt_sync_store_add_centre (db, "http://127.0.0.1:1", user_data, &device, error)
         && gvt_db_exec (db, "UPDATE centre SET contact_at = 1795482000000000", error);
}

void
gvt_app_test_desk_give_regions (GvtAppTestDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (desk->profile, &error);
  g_autoptr (GvtSecret) key = gvt_signing_key_new ();
  g_autoptr (GvtSecret) sealing = gvt_sealing_key_new ();
  g_autoptr (GBytes) csv = gvt_test_bytes (regions);
  g_autoptr (GBytes) file = gvt_region_file_write (csv, key, &error);
  g_autoptr (GBytes) statement = NULL;
  g_autofree char *path = gvt_sync_regions_path (desk->profile);
  GvtKeysStatement keys = { .serial = 1, .issued_at_us = GVT_TEST_NOW_US, .name = "Centre" };

  keys.not_after_us = GVT_TEST_NOW_US + G_TIME_SPAN_DAY;
  gvt_signing_key_public (key, &keys.root_key);
  gvt_signing_key_public (key, &keys.signing_key);
  gvt_sealing_key_public (sealing, &keys.sealing_key);
  statement = gvt_keys_statement_write (&keys, key, &error);
  g_assert_no_error (error);
  gvt_store_write (gvt_journal_get_store (journal), add_centre, statement, &error);
  g_assert_no_error (error);
  gvt_file_write (path, file, &error);
  g_assert_no_error (error);
  gvt_workspace_reload (desk->workspace); /* it may have looked for them before they were there */
}
