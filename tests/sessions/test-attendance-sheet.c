/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attendance list on paper: names by a person's act alone, marked and journalled (I10). */
#include <string.h>

#include "gvt-attendance-sheet.h"
#include "gvt-people-list.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };
static const GvtReportOptions options = { .place_text = "Desa Kuta" };

typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  GvtId session;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = gvt_people_read_lines (
      "Baiq Contoh;P;17-21;5;no;photo\nLalu Rekaan;L;0-16;0;yes;guardian\n", &error);
  GvtId visit;

  self->profile = gvt_test_profile (gvt_test_folder (), clock, projections);
  self->journal = gvt_profile_dup_journal (self->profile, &error);
  gvt_sessions_plan_visit (self->profile, "SMAN 1 Praya", "52.02.04.2003", "2026-11-24", 40, &visit,
                           &error);
  g_assert_no_error (error);
  gvt_sessions_open (self->profile, &visit, "Kelas X-1", &self->session, &error);
  g_assert_no_error (error);
  gvt_sessions_list_people (self->profile, &self->session, people, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->journal);
  g_assert_finalize_object (self->profile);
}

/* Returns: (transfer full): what can be read on all pages */
static char *
text_of (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      "pdftotext", "-layout", path, "-", NULL);
  char *text = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static char *
write_sheet (Fixture *self, gboolean with_names)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "list.pdf", NULL);
  g_autoptr (GError) error = NULL;

  gvt_attendance_sheet_write (self->profile, &self->session, with_names, &options, path, &error);
  g_assert_no_error (error);
  return text_of (path);
}

static gboolean
count_exports (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT count (*) FROM visit_export WHERE form = 'attendance-list'", error);

  if (!gvt_stmt_one (stmt, "count", error))
    return FALSE;
  *(gint64 *) user_data = gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gint64
n_exports (Fixture *self)
{
  gint64 n = -1;

  gvt_store_read (gvt_journal_get_store (self->journal), count_exports, &n, NULL);
  return n;
}

static gboolean
has_reader (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (program == NULL)
    g_test_skip ("no pdftotext");
  return program != NULL;
}

static void
test_names_stand_there_when_they_are_asked_for (Fixture *self, gconstpointer data)
{
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;

  if (!has_reader ())
    return;
  with = write_sheet (self, TRUE);
  without = write_sheet (self, FALSE);

  g_assert_nonnull (strstr (with, "Baiq Contoh"));
  g_assert_nonnull (strstr (with, "Lalu Rekaan"));
  g_assert_nonnull (strstr (with, GVT_TEST_DEVICE_CODE));
  g_assert_nonnull (strstr (with, "SMAN 1 Praya"));
  g_assert_null (strstr (with, "Hearing"));
  g_assert_null (strstr (without, "Baiq"));
  g_assert_nonnull (strstr (without, "17-21"));
  g_assert_cmpint (n_exports (self), ==, 2);
}

static void
test_every_page_of_a_long_list_is_marked (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_pages = 0, n_marks = 0;

  if (!has_reader ())
    return;
  for (guint i = 0; i < 120; i++)
    g_string_append (lines, "Inaq Misal;P\n");
  people = gvt_people_read_lines (lines->str, &error);
  gvt_sessions_list_people (self->profile, &self->session, people, &error);
  g_assert_no_error (error);
  text = write_sheet (self, TRUE);

  for (const char *at = text; (at = strchr (at, '\f')) != NULL; at++)
    n_pages++;
  for (const char *at = text; (at = strstr (at, GVT_TEST_DEVICE_CODE)) != NULL; at++)
    n_marks++;
  g_assert_cmpuint (n_pages, >, 2);
  g_assert_cmpuint (n_marks, ==, n_pages);
}

/* What cannot be written is not said to be there. */
static void
test_a_place_that_cannot_be_written_leaves_no_record (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_attendance_sheet_write (self->profile, &self->session, TRUE, &options,
                                              "/nonexistent/list.pdf", &error));
  g_assert_nonnull (error);
  g_assert_cmpint (n_exports (self), ==, 0);
}

#define TEST(name, func) \
  g_test_add ("/attendance-sheet/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("names-stand-there-when-they-are-asked-for",
        test_names_stand_there_when_they_are_asked_for);
  TEST ("every-page-of-a-long-list-is-marked", test_every_page_of_a_long_list_is_marked);
  TEST ("a-place-that-cannot-be-written-leaves-no-record",
        test_a_place_that_cannot_be_written_leaves_no_record);
  return g_test_run ();
}
