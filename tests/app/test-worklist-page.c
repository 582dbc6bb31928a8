/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-code-list.h"
#include "gvt-export.h"
#include "gvt-proposal-acts.h"
#include "gvt-session-acts.h"
#include "gvt-tms-list.h"
#include "gvt-voters-fixture.h"
#include "gvt-worklist-key.h"
#include "gvt-worklist-page.h"
#include "gvt-worklist-paper.h"
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
take_worklist (Fixture *self, const GvtVoterRow *list, guint n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->desk.profile, &error);
  g_autoptr (GvtSecret) key = gvt_vault_dup_lookup_key (gvt_profile_get_vault (self->desk.profile),
                                                        &error);
  g_autoptr (GString) rows = g_string_new (NULL);
  Taking taking = { journal, { .code = "K7", .title = "RT 001", .place = FIXTURE_KUTA } };

  g_assert_no_error (error);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *text = gvt_worklist_key_text (&list[i]);
      guint8 bytes[GVT_WORKLIST_KEY_SIZE];

      gvt_worklist_key_of (key, text, bytes);
      for (guint b = 0; b < sizeof bytes; b++)
        g_string_append_printf (rows, "%02x", bytes[b]);
    }
  gvt_id_new (gvt_profile_get_clock (self->desk.profile), &self->worklist);
  taking.assigned.worklist = self->worklist;
  gvt_sessions_plan_visit (self->desk.profile, "Coktas Kuta", FIXTURE_KUTA, "2026-11-24", 6,
                           &taking.assigned.visit, &error);
  g_assert_no_error (error);
  taking.assigned.rows = rows->str;
  gvt_store_write (gvt_journal_get_store (journal), take, &taking, &error);
  g_assert_no_error (error);
}

/* The same village with a longer list, as a newer version of it. */
static void
give_rows (GvtVotersFixture *lists, const GvtVoterRow *rows, guint n_rows)
{
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GError) error = NULL;

  if (rows == gvt_fixture_rows)
    return;
  pack = gvt_voters_fixture_pack (lists, FIXTURE_KUTA, 2, 1, rows, n_rows);
  gvt_packs_install (lists->profile, pack, &lists->signer, &error);
  g_assert_no_error (error);
}

static void
open_page_with (Fixture *self, const GvtVoterRow *rows, guint n_rows)
{
  GvtVotersFixture lists = { 0 };
  g_autoptr (GError) error = NULL;

  gvt_app_test_desk_open (&self->desk, GVT_TEST_OFFICER);
  gvt_voters_fixture_adopt (&lists, self->desk.profile);
  gvt_voters_fixture_give (&lists, villages);
  give_rows (&lists, rows, n_rows);
  gvt_voters_fixture_leave (&lists);
  take_worklist (self, rows, n_rows);
  self->roll = gvt_roll_open (self->desk.profile, NULL, NULL, &error);
  g_assert_no_error (error);
  gvt_app_test_desk_show (&self->desk, gvt_worklist_page_new (self->roll, &self->worklist), 360);
}

static void
open_page (Fixture *self)
{
  open_page_with (self, gvt_fixture_rows, FIXTURE_N_ROWS);
}

/* As after a restart. */
static void
reopen_page (Fixture *self)
{
  gvt_section_page_open (GVT_SECTION_PAGE (gvt_app_test_desk_top (&self->desk)),
                         gvt_worklist_page_new (self->roll, &self->worklist));
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
}

/* Of the person who is chosen. */
static void
act_with (Fixture *self, const char *outcome)
{
  gtk_widget_activate_action (gvt_app_test_desk_top (&self->desk), "worklist.mark", "s", outcome);
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
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

/* The reasons stand where the outcomes stood, on the narrow window too. */
static void
test_whoever_does_not_qualify_is_marked_by_a_number (void)
{
  Fixture self = { 0 };

  open_page (&self);
  gvt_app_test_desk_act (&self.desk, "worklist.tms");
  assert_text (&self, "6 · Soldier (TNI)");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&self.desk), 360);

  gvt_app_test_press_key (
      gvt_app_test_find (gvt_app_test_desk_top (&self.desk), GVT_TYPE_TMS_LIST, "tms"), GDK_KEY_6);
  gvt_app_test_settle (GTK_WIDGET (self.desk.window));
  assert_text (&self, "MUHAMMAD AMINULLAH · TMS 6 (2023/2024)");
  close_page (&self);
}

static void
test_it_fits_at_twice_the_text (void)
{
  Fixture self = { 0 };

  gvt_app_test_set_text_scale (200);
  open_page (&self);
  gvt_app_test_assert_fits (GTK_WIDGET (self.desk.window), 360);
  gvt_app_test_desk_act (&self.desk, "worklist.tms");
  gvt_app_test_assert_fits (GTK_WIDGET (self.desk.window), 360);
  close_page (&self);
  gvt_app_test_set_text_scale (100);
}

static void
choose_person (Fixture *self, int place)
{
  GtkListBox *people = GTK_LIST_BOX (
      gvt_app_test_find (gvt_app_test_desk_top (&self->desk), GTK_TYPE_LIST_BOX, "people"));

  gtk_list_box_select_row (people, gtk_list_box_get_row_at_index (people, place));
}

/* Whoever was not met a moment ago is not confirmed with the rest, also where an act between
 * failed.
 */
static void
test_who_was_not_met_just_now_is_not_confirmed (void)
{
  Fixture self = { 0 };

  open_page (&self);
  act_with (&self, "not_met");
  choose_person (&self, 1);
  act_with (&self, "fits");
  act_with (&self, "no such outcome");
  gvt_app_test_desk_act (&self.desk, "worklist.confirm");

  assert_text (&self, "1 of 6 done: 1 fit");
  assert_text (&self, "1 not met");
  assert_text (&self, "Household 2");
  close_page (&self);
}

static void
report_death (Fixture *self)
{
  static const char *const evidence[] = { "akta-kematian", NULL };
  const GvtProposalInput input = {
    .proposal = GVT_PROPOSAL_DEATH,
    .village = FIXTURE_KUTA,
    .evidence = evidence,
    .reporter = "family",
    .has_consent = TRUE,
    .values = { [GVT_FIELD_NIK] = FIXTURE_AMINAH_NIK, [GVT_FIELD_NAME] = "SITI AMINAH" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProposal) made = gvt_proposals_make (self->desk.profile, &input, &error);

  g_assert_no_error (error);
  g_assert_nonnull (made);
}

/* I7: what was written down a minute ago stands beside the row. */
static void
test_what_was_reported_stands_beside_the_row (void)
{
  Fixture self = { 0 };
  g_autofree char *before = NULL;

  open_page (&self);
  before = gvt_app_test_text (gvt_app_test_desk_top (&self.desk));
  g_assert_null (strstr (before, "Already proposed"));

  report_death (&self);
  reopen_page (&self);
  assert_text (&self, "SITI AMINAH · Already proposed");
  close_page (&self);
}

#define MANY   300 /* households, with -m slow */
#define FEW    60  /* and usually */
#define PEOPLE 3   /* in each */

/* Cells of the big list; they live as long as the test. */
static GPtrArray *cells;

static const char *
keep (char *text)
{
  g_ptr_array_add (cells, text);
  return text;
}

static void
make_rows (GvtVoterRow *rows, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      rows[i] = gvt_fixture_rows[0];
      rows[i].text[GVT_VOTER_DPID] = keep (g_strdup_printf ("52020100%04u", i + 1));
      rows[i].text[GVT_VOTER_NKK] = keep (g_strdup_printf ("520201250314%04u", i / PEOPLE + 1));
      rows[i].text[GVT_VOTER_NIK] = keep (g_strdup_printf ("520201010185%04u", i + 1));
    }
}

static gint
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* A day of coktas: one key for a household that fits, two where somebody's data changed; in the
 * middle the page is opened again and goes on at the same household. */
static void
test_a_day_of_many_households_by_keys (void)
{
  Fixture self = { 0 };
  guint n = g_test_slow () ? MANY : FEW;
  g_autofree GvtVoterRow *rows = g_new0 (GvtVoterRow, n * PEOPLE);
  g_autofree char *all = g_strdup_printf ("%u of %u done: %u fit, %u changed", n * PEOPLE,
                                          n * PEOPLE, n * PEOPLE - n / 10, n / 10);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_keys = 0;

  cells = g_ptr_array_new_with_free_func (g_free);
  make_rows (rows, n * PEOPLE);
  open_page_with (&self, rows, n * PEOPLE);
  for (guint i = 0; i < n; i++)
    {
      gint64 began = g_get_monotonic_time ();
      gint64 took;

      if (i == n / 2)
        reopen_page (&self);
      if (i % 10 == 9)
        {
          act_with (&self, "changed");
          n_keys++;
        }
      gvt_app_test_desk_act (&self.desk, "worklist.confirm");
      n_keys++;
      took = g_get_monotonic_time () - began;
      g_array_append_val (times, took);
    }

  assert_text (&self, all);
  g_array_sort (times, compare_times);
  g_test_message ("%u households, %u keys, median %" G_GINT64_FORMAT " ms a household", n, n_keys,
                  g_array_index (times, gint64, n / 2) / 1000);
  close_page (&self);
  g_ptr_array_unref (cells);
}

/* After a restart it goes on where nobody was yet. */
static void
test_it_opens_at_the_household_where_it_goes_on (void)
{
  Fixture self = { 0 };

  open_page (&self);
  gvt_app_test_desk_act (&self.desk, "worklist.confirm");
  reopen_page (&self);

  assert_text (&self, "Household 2");
  assert_text (&self, "2 of 6 done");
  close_page (&self);
}

static guint
count_exports (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) exports = gvt_exports_list (self->desk.profile, &error);

  g_assert_no_error (error);
  return exports->len;
}

/* Asks for it, and answers the warning. */
static void
print (Fixture *self, const char *response)
{
  AdwMessageDialog *dialog;

  gvt_app_test_desk_act (&self->desk, "worklist.print");
  dialog = gvt_app_test_find_dialog ();
  gvt_app_test_assert_text (GTK_WIDGET (dialog), "holds names");
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog)); /* as its button does */
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
}

static void
test_I10_it_leaves_on_paper_after_a_warning (void)
{
  Fixture self = { 0 };
  g_autofree char *path = g_build_filename (gvt_test_folder (), "daftar-kerja.pdf", NULL);
  g_autoptr (GPtrArray) exports = NULL;
  const GvtExported *exported;

  open_page (&self);
  print (&self, "cancel");
  g_assert_cmpuint (count_exports (&self), ==, 0);

  print (&self, "accept");
  gvt_app_test_choose_file (path);
  gvt_app_test_settle (GTK_WIDGET (self.desk.window));
  exports = gvt_exports_list (self.desk.profile, NULL);
  g_assert_cmpuint (exports->len, ==, 1);
  exported = exports->pdata[0];
  g_assert_cmpstr (exported->form, ==, GVT_WORKLIST_FORM);
  g_assert_cmpstr (exported->path, ==, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
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
  g_test_add_func ("/worklist-page/who-was-not-met-just-now-is-not-confirmed",
                   test_who_was_not_met_just_now_is_not_confirmed);
  g_test_add_func ("/worklist-page/whoever-does-not-qualify-is-marked-by-a-number",
                   test_whoever_does_not_qualify_is_marked_by_a_number);
  g_test_add_func ("/worklist-page/it-fits-at-twice-the-text", test_it_fits_at_twice_the_text);
  g_test_add_func ("/worklist-page/I7/what-was-reported-stands-beside-the-row",
                   test_what_was_reported_stands_beside_the_row);
  g_test_add_func ("/worklist-page/a-day-of-many-households-by-keys",
                   test_a_day_of_many_households_by_keys);
  g_test_add_func ("/worklist-page/I10-it-leaves-on-paper-after-a-warning",
                   test_I10_it_leaves_on_paper_after_a_warning);
  return g_test_run ();
}
