/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recap of a quarter: what counts in it, and what stands apart. */
#include <string.h>

#include "gvt-central-lists.h"
#include "gvt-central-recap.h"
#include "gvt-central-test.h"
#include "gvt-error.h"
#include "gvt-file.h"

#define VILLAGE "99.01.01.2002"
#define OTHER   "99.01.01.2003"
#define HEAD    "KODE WILAYAH;NKK;NIK;NAMA;TANGGAL LAHIR;STATUS;KELAMIN;RT;RW;KETERANGAN;TPS\n"

/* Instants, written out by hand: WITA is UTC+8. */
#define LAST_OF_SEPTEMBER G_GINT64_CONSTANT (1790783999000000) /* 30 Sep 2026 23:59:59 WITA */
#define FIRST_OF_OCTOBER  G_GINT64_CONSTANT (1790784000000000) /* 1 Oct 2026 00:00:00 WITA */
#define LAST_OF_DECEMBER  G_GINT64_CONSTANT (1798732799000000) /* 31 Dec 2026 23:59:59 WITA */
#define FIRST_OF_JANUARY  G_GINT64_CONSTANT (1798732800000000) /* 1 Jan 2027 00:00:00 WITA */

/* A proposal as a projection has it. */
typedef struct
{
  guint8 number; /* its id's last byte */
  const char *proposal;
  const char *scheme; /* (nullable) */
  const char *code;   /* (nullable) */
  const char *sex;    /* (nullable) */
  const char *place;
  gint64 made_at;
} Made;

typedef struct
{
  const Made *made;
  gboolean is_own; /* who takes it back is who made it */
} Step;

static void
bind_id (GvtStmt *stmt, const char *name, guint8 first, guint8 last)
{
  guint8 id[16] = { first, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, last };

  gvt_stmt_bind_data (stmt, name, id, sizeof id);
}

static gboolean
insert (GvtDb *db, gpointer user_data, GError **error)
{
  const Made *made = ((Step *) user_data)->made;
  guint8 subject[32] = { made->number };
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO proposal VALUES (:id, :device, 'ABCDEFGHJK', :proposal, :place, '', :subject,"
      " 'none', '1', '', '', :scheme, :code, NULL, 0, 'self', 1, :sex, :at, 'PTG-01')",
      error);

  if (stmt == NULL)
    return FALSE;
  bind_id (stmt, ":id", 1, made->number);
  bind_id (stmt, ":device", 2, 1);
  gvt_stmt_bind_data (stmt, ":subject", subject, sizeof subject);
  gvt_stmt_bind_text (stmt, ":proposal", made->proposal);
  gvt_stmt_bind_text (stmt, ":place", made->place);
  gvt_stmt_bind_text (stmt, ":scheme", made->scheme);
  gvt_stmt_bind_text (stmt, ":code", made->code);
  gvt_stmt_bind_text (stmt, ":sex", made->sex);
  gvt_stmt_bind_int (stmt, ":at", made->made_at);
  return gvt_stmt_run (stmt, error);
}

static gboolean
take_back (GvtDb *db, gpointer user_data, GError **error)
{
  const Step *step = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO proposal_withdrawal VALUES (:event, :id, :device, 'mistake', 0, 'PTG-01')",
      error);

  if (stmt == NULL)
    return FALSE;
  bind_id (stmt, ":event", 3, step->made->number);
  bind_id (stmt, ":id", 1, step->made->number);
  bind_id (stmt, ":device", 2, step->is_own ? 1 : 9);
  return gvt_stmt_run (stmt, error);
}

static void
write_step (GvtCentralFixture *self, GvtTxFunc func, const Made *made, gboolean is_own)
{
  g_autoptr (GError) error = NULL;
  Step step = { made, is_own };

  gvt_store_write (gvt_journal_get_store (gvt_central_get_journal (self->central)), func, &step,
                   &error);
  g_assert_no_error (error);
}

static GvtRecap *
recap (GvtCentralFixture *self, const char *quarter, const char *area)
{
  g_autoptr (GError) error = NULL;
  GvtRecap *found = gvt_central_recap (self->central, quarter, area, &error);

  g_assert_no_error (error);
  return found;
}

static const GvtRecapRow *
row_of (const GvtRecap *self, guint index, const char *words)
{
  g_autofree char *found = NULL;

  g_assert_cmpuint (self->rows->len, >, index);
  found = gvt_recap_row_words (self->rows->pdata[index]);
  g_assert_cmpstr (found, ==, words);
  return self->rows->pdata[index];
}

static void
test_a_quarter_begins_and_ends_in_wita (GvtCentralFixture *self, gconstpointer unused)
{
  static const Made made[] = {
    { 1, "new", NULL, NULL, "L", VILLAGE, LAST_OF_SEPTEMBER },
    { 2, "new", NULL, NULL, "P", VILLAGE, FIRST_OF_OCTOBER },
    { 3, "new", NULL, NULL, "P", VILLAGE, LAST_OF_DECEMBER },
    { 4, "new", NULL, NULL, NULL, VILLAGE, FIRST_OF_JANUARY },
  };
  g_autoptr (GvtRecap) third = NULL;
  g_autoptr (GvtRecap) fourth = NULL;
  g_autoptr (GvtRecap) next = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    write_step (self, insert, &made[i], TRUE);
  third = recap (self, "2026-3", NULL);
  fourth = recap (self, "2026-4", NULL);
  next = recap (self, "2027-1", NULL);
  g_assert_cmpstr (fourth->from, ==, "2026-10-01");
  g_assert_cmpstr (fourth->to, ==, "2026-12-31");
  g_assert_cmpuint (row_of (third, 0, "New voters")->count.men, ==, 1);
  g_assert_cmpuint (row_of (fourth, 0, "New voters")->count.women, ==, 2);
  g_assert_cmpuint (row_of (fourth, 0, "New voters")->count.men, ==, 0);
  g_assert_cmpuint (row_of (next, 0, "New voters")->count.not_told, ==, 1);
}

/* 8 is a wrong polling station in one scheme, and was a loss of memory in the other. */
static void
test_codes_of_two_schemes_are_never_merged (GvtCentralFixture *self, gconstpointer unused)
{
  static const Made made[] = {
    { 1, "tms", "2018-2020", "8", "L", VILLAGE, FIRST_OF_OCTOBER },
    { 2, "wrong_tps", "2023/2024", "8", "P", VILLAGE, FIRST_OF_OCTOBER },
    { 3, "death", "2023/2024", "1", "P", OTHER, FIRST_OF_OCTOBER },
    { 4, "wrong_data", NULL, NULL, "P", VILLAGE, FIRST_OF_OCTOBER },
  };
  g_autoptr (GvtRecap) all = NULL;
  g_autoptr (GvtRecap) one = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    write_step (self, insert, &made[i], TRUE);
  all = recap (self, "2026-4", "99.01");
  g_assert_cmpuint (all->rows->len, ==, 5);
  g_assert_cmpuint (row_of (all, 1, "TMS 1 Died, of 2023/2024")->count.women, ==, 1);
  g_assert_cmpuint (row_of (all, 2, "TMS 8 Wrong polling station, of 2023/2024")->count.women, ==,
                    1);
  g_assert_cmpuint (row_of (all, 3, "TMS 8 Loss of memory, of 2018-2020")->count.men, ==, 1);
  g_assert_cmpuint (row_of (all, 4, "Changed data")->count.women, ==, 1);

  one = recap (self, "2026-4", OTHER);
  g_assert_cmpuint (one->rows->len, ==, 3);
  g_assert_cmpuint (row_of (one, 1, "TMS 1 Died, of 2023/2024")->count.women, ==, 1);
}

static void
test_what_was_taken_back_counts_nowhere (GvtCentralFixture *self, gconstpointer unused)
{
  static const Made mine = { 1, "new", NULL, NULL, "L", VILLAGE, FIRST_OF_OCTOBER };
  static const Made theirs = { 2, "new", NULL, NULL, "L", VILLAGE, FIRST_OF_OCTOBER };
  g_autoptr (GvtRecap) found = NULL;

  write_step (self, insert, &mine, TRUE);
  write_step (self, insert, &theirs, TRUE);
  write_step (self, take_back, &mine, TRUE);
  write_step (self, take_back, &theirs, FALSE); /* another laptop has no say */
  found = recap (self, "2026-4", NULL);
  g_assert_cmpuint (row_of (found, 0, "New voters")->count.men, ==, 1);
  g_assert_cmpuint (found->n_withdrawn, ==, 1);
}

/* --- lists --- */

static void
import (GvtCentralFixture *self, const char *as_of, guint n_shrunk, const char *rows)
{
  g_autofree char *path = g_build_filename (self->folder, "list.csv", NULL);
  g_autofree char *text = g_strconcat (HEAD, rows, NULL);
  g_auto (GvtListSummary) summary = { 0 };
  g_autoptr (GError) error = NULL;
  const GvtListImport order = {
    .path = path, .election = "pdpb-2026", .as_of = as_of, .accepted_shrunk = n_shrunk
  };

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  gvt_central_import_list (self->central, &order, &summary, &error);
  g_assert_no_error (error);
}

#define SITI(tps) \
  "99.01.01.2002;9901011203150004;9901014507900001;SITI REKAAN;05|07|1990;S;P;001;002;;" tps "\n"
#define AHMAD \
  "99.01.01.2002;9901011203150004;9901010507880002;AHMAD REKAAN;05|07|1988;S;L;001;002;4;003\n"
#define BUDI \
  "99.01.01.2002;9901011203150005;9901010101900003;BUDI REKAAN;01|01|1990;S;L;001;002;B;003\n"

static void
test_a_list_counts_in_the_quarter_of_its_day (GvtCentralFixture *self, gconstpointer unused)
{
  g_autoptr (GvtRecap) third = NULL;
  g_autoptr (GvtRecap) fourth = NULL;
  const GvtRecapList *list;
  const GvtRecapCount *moved;

  g_object_unref (gvt_test_central_import_regions (self->central));
  import (self, "2026-09-30", 0,
          SITI ("003") AHMAD "99.01.01.2002;9901011203150006;"
                             "9901010202850004;BUDIMAN;02|02|1985;S;L;001;002;;"
                             "003\n");
  import (self, "2026-10-15", 1, SITI ("004") BUDI);
  third = recap (self, "2026-3", NULL);
  fourth = recap (self, "2026-4", NULL);
  g_assert_cmpuint (third->lists->len, ==, 0); /* nothing before it to compare it with */
  g_assert_cmpuint (fourth->lists->len, ==, 1);
  list = fourth->lists->pdata[0];
  g_assert_cmpuint (list->rows.men, ==, 1);
  g_assert_cmpuint (list->rows.women, ==, 1);
  g_assert_cmpuint (list->new.men, ==, 1);
  g_assert_cmpuint (list->gone.men, ==, 2);
  g_assert_cmpuint (list->changed.women, ==, 1);
  moved = g_hash_table_lookup (list->notes, "4");
  g_assert_nonnull (moved);
  g_assert_cmpuint (moved->men, ==, 1);
}

static void
test_a_quarter_that_is_none_is_refused (GvtCentralFixture *self, gconstpointer unused)
{
  static const char *const bad[] = {
    "2026-5", "2026-0", "26-4", "2026/4", "", "1999-1", "2026-44"
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_central_recap (self->central, bad[i], NULL, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
    }
}

/* Both files say the same numbers, and who made them. */
static void
test_files_tell_what_the_screen_tells (GvtCentralFixture *self, gconstpointer unused)
{
  static const Made one = { 1, "death", "2023/2024", "1", "P", VILLAGE, FIRST_OF_OCTOBER };
  g_autoptr (GvtRecap) found = NULL;
  g_autoptr (GBytes) csv = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  const char *text;

  write_step (self, insert, &one, TRUE);
  found = recap (self, "2026-4", VILLAGE);
  csv = gvt_recap_to_csv (found, "dibuat di pusat");
  text = g_bytes_get_data (csv, NULL);
  g_assert_nonnull (
      g_strstr_len (text, (gssize) g_bytes_get_size (csv),
                    "2026-10-01;2026-12-31;" VILLAGE
                    ";Proposed;\"TMS 1 Died, of 2023/2024\";0;1;0;1;dibuat di pusat"));
  pdf = gvt_recap_to_pdf (found, "Desa Contoh", "dibuat di pusat", &error);
  g_assert_no_error (error);
  g_assert_true (memcmp (g_bytes_get_data (pdf, NULL), "%PDF", 4) == 0);
}

#define ADD(path, func) \
  g_test_add (path, GvtCentralFixture, NULL, gvt_central_fixture_set_up, func, \
              gvt_central_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/recap/a-quarter-begins-and-ends-in-wita", test_a_quarter_begins_and_ends_in_wita);
  ADD ("/recap/codes-of-two-schemes-are-never-merged", test_codes_of_two_schemes_are_never_merged);
  ADD ("/recap/what-was-taken-back-counts-nowhere", test_what_was_taken_back_counts_nowhere);
  ADD ("/recap/a-list-counts-in-the-quarter-of-its-day",
       test_a_list_counts_in_the_quarter_of_its_day);
  ADD ("/recap/a-quarter-that-is-none-is-refused", test_a_quarter_that_is_none_is_refused);
  ADD ("/recap/files-tell-what-the-screen-tells", test_files_tell_what_the_screen_tells);
  return g_test_run ();
}
