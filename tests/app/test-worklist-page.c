/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-voters-fixture.h"
#include "gvt-worklist-key.h"
#include "gvt-worklist-page.h"
#include "gvt-worklists.h"

static const char *const villages[] = { FIXTURE_KUTA, NULL };

typedef struct
{
  GvtAppTestDesk desk;
  GvtRoll *roll;
  GvtId worklist;
} Fixture;

typedef struct
{
  GvtJournal *journal;
  GvtAssignedWorklist assigned;
} Taking;

static gboolean
take (GvtDb *db, gpointer user_data, GError **error)
{
  Taking *taking = user_data;

  return gvt_worklists_take (taking->journal, db, &taking->assigned, error);
}

/* All of the small list, as the centre would send it. */
static void
take_worklist (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->desk.profile, &error);
  g_autoptr (GvtSecret) key = gvt_vault_dup_lookup_key (gvt_profile_get_vault (self->desk.profile),
                                                        &error);
  g_autoptr (GString) rows = g_string_new (NULL);
  Taking taking = { journal, { .code = "K7", .title = "RT 001", .place = FIXTURE_KUTA } };

  g_assert_no_error (error);
  for (guint i = 0; i < FIXTURE_N_ROWS; i++)
    {
      g_autofree char *text = gvt_worklist_key_text (&gvt_fixture_rows[i]);
      guint8 bytes[GVT_WORKLIST_KEY_SIZE];

      gvt_worklist_key_of (key, text, bytes);
      for (guint b = 0; b < sizeof bytes; b++)
        g_string_append_printf (rows, "%02x", bytes[b]);
    }
  gvt_id_new (gvt_profile_get_clock (self->desk.profile), &self->worklist);
  taking.assigned.worklist = self->worklist;
  taking.assigned.rows = rows->str;
  gvt_store_write (gvt_journal_get_store (journal), take, &taking, &error);
  g_assert_no_error (error);
}

static void
open_page (Fixture *self)
{
  GvtVotersFixture lists = { 0 };
  g_autoptr (GError) error = NULL;

  gvt_app_test_desk_open (&self->desk, GVT_TEST_OFFICER);
  gvt_voters_fixture_adopt (&lists, self->desk.profile);
  gvt_voters_fixture_give (&lists, villages);
  gvt_voters_fixture_leave (&lists);
  take_worklist (self);
  self->roll = gvt_roll_open (self->desk.profile, NULL, NULL, &error);
  g_assert_no_error (error);
  gvt_app_test_desk_show (&self->desk, gvt_worklist_page_new (self->roll, &self->worklist), 360);
}

static void
close_page (Fixture *self)
{
  g_clear_object (&self->roll);
  gvt_app_test_desk_close (&self->desk);
}

static void
assert_text (Fixture *self, const char *text)
{
  gvt_app_test_assert_text (gvt_app_test_desk_top (&self->desk), text);
}

/* One key a household, and one takes it back; the page is at the next that waits. */
static void
test_a_household_is_confirmed_by_one_key (void)
{
  Fixture self = { 0 };

  open_page (&self);
  assert_text (&self, "Household 1");
  assert_text (&self, "SITI AMINAH");
  assert_text (&self, "0 of 6 done");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&self.desk), 360);

  gvt_app_test_desk_act (&self.desk, "worklist.confirm");
  assert_text (&self, "2 of 6 done: 2 fit");
  assert_text (&self, "Household 2");

  gvt_app_test_desk_act (&self.desk, "worklist.undo");
  assert_text (&self, "0 of 6 done");
  close_page (&self);
}

/* After a restart it goes on where nobody was yet. */
static void
test_it_opens_at_the_household_where_it_goes_on (void)
{
  Fixture self = { 0 };

  open_page (&self);
  gvt_app_test_desk_act (&self.desk, "worklist.confirm");
  gvt_section_page_open (GVT_SECTION_PAGE (gvt_app_test_desk_top (&self.desk)),
                         gvt_worklist_page_new (self.roll, &self.worklist));
  gvt_app_test_settle (GTK_WIDGET (self.desk.window));

  assert_text (&self, "Household 2");
  assert_text (&self, "2 of 6 done");
  close_page (&self);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
  g_test_add_func ("/worklist-page/a-household-is-confirmed-by-one-key",
                   test_a_household_is_confirmed_by_one_key);
  g_test_add_func ("/worklist-page/it-opens-at-the-household-where-it-goes-on",
                   test_it_opens_at_the_household_where_it_goes_on);
  return g_test_run ();
}
