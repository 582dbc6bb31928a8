/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a school's list: empty, in piles, and one touch from a proposal. */
#include <string.h>

#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-plain-row.h"
#include "gvt-proposal-page.h"
#include "gvt-school-lists.h"
#include "gvt-school-page.h"
#include "gvt-school-sheet.h"
#include "gvt-session-acts.h"
#include "gvt-state-stack.h"
#include "gvt-voters-fixture.h"

#define PRAYA "52.02.01.1001" /* the one that the desk's list of places has */
#define DAY   "2026-11-24"
#define SHEET \
  "nama lengkap;NIK;tanggal lahir;desa\n" \
  "Siti Aminah;" FIXTURE_AMINAH_NIK ";25/07/1990;Praya\n" \
  "Lalu Belumterdaftar;;12/3/2006;Praya\n" \
  "Lalu Masihmuda;;24/11/2012;Praya\n" \
  "Lalu Entahmana;;1/2/2006;\n"

static const char *const villages[] = { PRAYA, NULL };

typedef struct
{
  GvtAppTestDesk desk;
  GvtId visit;
} Fixture;

static void
open_desk (Fixture *self, const char *user)
{
  GvtVotersFixture lists = { 0 };
  g_autoptr (GError) error = NULL;

  gvt_app_test_desk_open (&self->desk, user);
  gvt_app_test_desk_give_regions (&self->desk);
  gvt_voters_fixture_adopt (&lists, self->desk.profile);
  gvt_voters_fixture_give (&lists, villages);
  gvt_voters_fixture_leave (&lists);
  gvt_sessions_plan_visit (self->desk.profile, "SMAN 1 Contoh", PRAYA, DAY, 40, &self->visit,
                           &error);
  g_assert_no_error (error);
}

static void
take (Fixture *self)
{
  g_autoptr (GBytes) file = g_bytes_new_static (SHEET, strlen (SHEET));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pupils = gvt_school_sheet_read (file, DAY, FALSE, NULL, &error);

  g_assert_no_error (error);
  gvt_school_lists_take (self->desk.profile, &self->visit, pupils, 0, "uji", &error);
  g_assert_no_error (error);
}

static void
show_page (Fixture *self)
{
  gvt_app_test_desk_show (&self->desk, gvt_school_page_new (&self->visit), 360);
}

static GtkWidget *
child (Fixture *self, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (gvt_app_test_desk_top (&self->desk),
                                                    GVT_TYPE_SCHOOL_PAGE, id));
}

static void
assert_state (Fixture *self, GvtState state)
{
  g_assert_cmpint (gvt_state_stack_get_state (GVT_STATE_STACK (child (self, "states"))), ==, state);
}

static void
test_empty (void)
{
  Fixture self = { 0 };

  open_desk (&self, GVT_TEST_OFFICER);
  show_page (&self);
  assert_state (&self, GVT_STATE_EMPTY);
  gvt_app_test_desk_close (&self.desk);
}

static void
test_piles (void)
{
  Fixture self = { 0 };
  GtkWidget *row;

  open_desk (&self, GVT_TEST_OFFICER);
  take (&self);
  show_page (&self);
  assert_state (&self, GVT_STATE_CONTENT);
  g_assert_true (gtk_widget_get_visible (child (&self, "not_listed_group")));
  g_assert_true (gtk_widget_get_visible (child (&self, "young_group")));
  g_assert_true (gtk_widget_get_visible (child (&self, "elsewhere_group")));
  g_assert_true (gtk_widget_get_visible (child (&self, "listed_group")));
  g_assert_false (gtk_widget_get_visible (child (&self, "look_group")));

  row = gtk_widget_get_first_child (child (&self, "not_listed"));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "Lalu Belumterdaftar");
  gtk_widget_activate (row);
  gvt_app_test_settle (GTK_WIDGET (self.desk.window));
  g_assert_true (GVT_IS_PROPOSAL_PAGE (gvt_app_test_desk_top (&self.desk)));
  gvt_app_test_desk_close (&self.desk);
}

/* Of whom nothing can be said, the centre is asked. */
static void
test_ask (void)
{
  Fixture self = { 0 };

  open_desk (&self, GVT_TEST_OFFICER);
  take (&self);
  show_page (&self);
  gtk_widget_activate (gtk_widget_get_first_child (child (&self, "elsewhere")));
  gvt_app_test_settle (GTK_WIDGET (self.desk.window));
  g_assert_cmpuint (self.desk.said->len, ==, 1);
  g_assert_true (GVT_IS_SCHOOL_PAGE (gvt_app_test_desk_top (&self.desk)));
  gvt_app_test_desk_close (&self.desk);
}

static void
test_facilitator (void)
{
  Fixture self = { 0 };

  open_desk (&self, GVT_TEST_FACILITATOR);
  show_page (&self);
  assert_state (&self, GVT_STATE_FAILED);
  gvt_app_test_desk_close (&self.desk);
}

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);

  g_test_add_func ("/school-page/says-what-to-ask-a-school-for", test_empty);
  g_test_add_func ("/school-page/piles-and-one-touch-to-a-proposal", test_piles);
  g_test_add_func ("/school-page/the-centre-is-asked-about-who-is-from-elsewhere", test_ask);
  g_test_add_func ("/school-page/a-facilitator-sees-nobody", test_facilitator);
  return g_test_run ();
}
