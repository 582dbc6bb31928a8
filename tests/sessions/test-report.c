/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of a visit: what they say, value by value. */
#include "gvt-attendance.h"
#include "gvt-certificates.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-module-fixture.h"
#include "gvt-report-code.h"
#include "gvt-report-lookup.h"
#include "gvt-report.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-visit-acts.h"
#include "gvt-visit-signature.h"
#include "gvt-visit-tables.h"

#define PLACE "52.02.04.2003"

/* Of {"men":53,"women":50}, by Python: hashlib.blake2b, and the check symbol from its definition in
 * gvt-crockford.h. */
#define EXPECTED_CODE    "XCHK8WYMFS"
#define EXPECTED_GROUPED "XCHK8-WYMFS"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

typedef struct
{
  const char *folder;
  GvtProfile *profile;
  GvtModuleLibrary *library;
  char *path;
  GvtId visit;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const facilitators[] = { "FAS-07", "FAS-01", NULL };
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GvtVisitPlan) plan = gvt_visit_plan_new ();
  g_autoptr (GError) error = NULL;

  self->folder = gvt_test_folder ();
  self->profile = gvt_test_profile (self->folder, clock, projections);
  self->library = gvt_module_library_load (NULL, NULL);
  self->path = g_build_filename (self->folder, "report.pdf", NULL);
  gvt_visit_plan_set_text (&plan->name, "SMAN 1 Praya");
  gvt_visit_plan_set_text (&plan->place, PLACE);
  gvt_visit_plan_set_text (&plan->date, "2026-11-24");
  gvt_visit_plan_set_text (&plan->order_number, "26/PP.07-ST/52/2026");
  gvt_visit_plan_set_text (&plan->order_date, "2026-11-20");
  gvt_visit_plan_set_text (&plan->letterhead, "KANTOR CONTOH\nJalan Contoh 1, Mataram");
  gvt_visit_plan_set_text (&plan->contact_name, "Ibu Ratna Contoh");
  g_strfreev (plan->facilitators);
  plan->facilitators = g_strdupv ((GStrv) facilitators);
  plan->expected = 120;
  gvt_visits_plan (self->profile, plan, &self->visit, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->library);
  g_assert_finalize_object (self->profile);
  g_free (self->path);
}

static GvtId
open_class (Fixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  GvtId session;

  gvt_sessions_open (self->profile, &self->visit, name, &session, &error);
  g_assert_no_error (error);
  return session;
}

static void
count_groups (Fixture *self, const GvtId *session, const char *lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPeopleGroups) groups = gvt_people_groups_read_lines (lines, &error);

  g_assert_no_error (error);
  gvt_sessions_count_people (self->profile, session, groups, &error);
  g_assert_no_error (error);
}

/* Two classes counted by groups, a third as men and women alone. */
static void
hold_three_classes (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GvtModule *module = gvt_module_library_find (self->library, "m5-hari-pemungutan-suara", NULL);
  GvtId first = open_class (self, "Kelas X-1");
  GvtId second = open_class (self, "Kelas X-2");
  GvtId third = open_class (self, "Kelas X-3");

  count_groups (self, &first, "L 0-16 14\nP 0-16 16\nP 17-21 5 2\nL ? 1");
  count_groups (self, &second, "L 17-21 20\nP 17-21 18\nL 22-30 6 1\n");
  gvt_sessions_attend (self->profile, &third, 12, 11, &error);
  gvt_sessions_teach (self->profile, &first, module, &error);
  gvt_sessions_close (self->profile, &first, &error);
  g_assert_no_error (error);
}

/* For people to look at: GVT_TEST_PAPERS names a folder where papers stay. */
static void
keep_paper (const char *path, const char *name)
{
  const char *folder = g_getenv ("GVT_TEST_PAPERS");
  g_autofree char *kept = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (GBytes) paper = kept != NULL ? gvt_file_read (path, 10000000, NULL) : NULL;

  if (paper != NULL)
    gvt_file_write (kept, paper, NULL);
}

/* Returns: (transfer full): what @program says of the paper, runs of blanks as one */
static char *
read_paper (Fixture *self, const char *program)
{
  gboolean is_text = g_str_equal (program, "pdftotext");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GRegex) blanks = g_regex_new ("\\s+", 0, 0, NULL);
  const char *const words[] = { program, is_text ? "-layout" : self->path, self->path, "-", NULL };
  const char *const info[] = { program, self->path, NULL };
  g_autoptr (GSubprocess) process = g_subprocess_newv (is_text ? words : info,
                                                       G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  return g_regex_replace_literal (blanks, text, -1, 0, " ", 0, NULL);
}

/* Returns: (transfer full): its text */
static char *
write_report (Fixture *self)
{
  GvtReportOptions options = { "Desa Kuta, Kec. Pujut", FALSE };
  g_autoptr (GError) error = NULL;

  gvt_report_write (self->profile, self->library, &self->visit, &options, self->path, &error);
  g_assert_no_error (error);
  keep_paper (self->path, "report.pdf");
  return read_paper (self, "pdftotext");
}

static gboolean
count_exports (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT count (*) FROM visit_export", error);

  g_assert_true (gvt_stmt_one (stmt, "count", error));
  *(gint64 *) user_data = gvt_stmt_int (stmt, 0);
  return TRUE;
}

static void
assert_says (const char *text, const char *what)
{
  if (strstr (text, what) == NULL)
    g_error ("The report does not say \"%s\":\n%s", what, text);
}

static void
test_figures_of_all_classes_are_added_up (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  hold_three_classes (self);
  text = write_report (self);

  /* By hand: men 14 + 1, 20 + 1, 12; women 16 + 2, 18, 11. */
  assert_says (text, "Kelas X-1 closed 15 18 33");
  assert_says (text, "Kelas X-2 not closed 21 18 39");
  assert_says (text, "Kelas X-3 not closed 12 11 23");
  assert_says (text, "All sessions 48 47 95");
  assert_says (text, "Men 14 20 1 0 0 1");
  assert_says (text, "Women 16 20 0 0 0 0");
  assert_says (text, "With a disability: 3 (Hearing 2, Sight 1)");
  assert_says (text, "Age and disability not counted: 23 of 95 people");
}

static void
test_it_says_who_where_when_and_on_what_order (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  GvtId session = open_class (self, "Kelas X-1");

  gvt_sessions_attend (self->profile, &session, 1, 1, NULL);
  text = write_report (self);

  assert_says (text, "KANTOR CONTOH");
  assert_says (text, "Jalan Contoh 1, Mataram");
  assert_says (text, "SMAN 1 Praya");
  assert_says (text, "Desa Kuta, Kec. Pujut");
  assert_says (text, "26/PP.07-ST/52/2026, dated 20");
  assert_says (text, "FAS-01, FAS-07, SPV-01");
  assert_says (text, "from 09.00 WITA");
  assert_says (text, "this laptop alone");
  assert_says (text, "Age and disability: not counted");
  g_assert_null (strstr (text, "Ratna"));
}

/* It stays one page whatever the day was like. */
static void
test_a_long_day_stays_on_one_page (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *modules = gvt_module_library_get_modules (self->library);

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("Kelas %u dengan nama yang panjang sekali", i + 1);
      GvtId session = open_class (self, name);

      count_groups (self, &session, "L 0-16 10\nP 17-21 10\nP 60+ 1 1\n");
      for (guint k = 0; k < g_list_model_get_n_items (modules); k++)
        {
          g_autoptr (GvtModule) module = g_list_model_get_item (modules, k);

          gvt_sessions_teach (self->profile, &session, module, &error);
          g_assert_no_error (error);
        }
    }
  text = write_report (self);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdfinfo", self->path, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &info, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (info, "Pages:           1\n"));
  keep_paper (self->path, "report-long.pdf");
  assert_says (text, "6 more sessions 60 66 126");
  assert_says (text, "All sessions 120 132 252");
}

static char *
read_code (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) figures = gvt_report_read (self->profile, self->library, &self->visit,
                                                    &error);

  g_assert_no_error (error);
  return g_strdup (json_object_get_string_member (figures, "code"));
}

/* Against another program. */
static void
test_the_code_is_that_of_its_definition (void)
{
  g_autoptr (JsonObject) figures = json_object_new ();
  g_autofree char *code = NULL;
  g_autofree char *grouped = NULL;

  json_object_set_int_member (figures, "women", 50);
  json_object_set_int_member (figures, "men", 53);
  code = gvt_report_code_of (figures, NULL);
  grouped = gvt_report_code_group (code);

  g_assert_cmpstr (code, ==, EXPECTED_CODE);
  g_assert_cmpstr (grouped, ==, EXPECTED_GROUPED);
}

static void
test_the_code_follows_the_figures_alone (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *again = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  g_autofree char *grouped = NULL;
  GvtId session = open_class (self, "Kelas X-1");

  gvt_sessions_attend (self->profile, &session, 20, 18, NULL);
  before = read_code (self);
  text = write_report (self); /* its record is no figure */
  again = read_code (self);
  gvt_sessions_attend (self->profile, &session, 20, 19, NULL);
  after = read_code (self);

  grouped = gvt_report_code_group (before);
  assert_says (text, grouped);
  g_assert_cmpstr (again, ==, before);
  g_assert_cmpstr (after, !=, before);
}

static GvtReportCodeState
find_code (Fixture *self, const char *typed)
{
  g_autoptr (GError) error = NULL;
  GvtReportCodeMatch match;

  gvt_report_code_find (self->profile, self->library, typed, &match, &error);
  g_assert_no_error (error);
  if (match.state != GVT_REPORT_CODE_UNKNOWN)
    g_assert_true (gvt_id_equal (&match.visit, &self->visit));
  return match.state;
}

static void
test_a_copied_code_is_known_again (Fixture *self, gconstpointer data)
{
  g_autofree char *code = NULL;
  g_autofree char *by_hand = NULL;
  GvtId session = open_class (self, "Kelas X-1");

  gvt_sessions_attend (self->profile, &session, 20, 18, NULL);
  code = read_code (self);
  by_hand = g_ascii_strdown (code, -1);

  g_assert_cmpint (find_code (self, by_hand), ==, GVT_REPORT_CODE_CURRENT);
  g_free (write_report (self));
  gvt_sessions_attend (self->profile, &session, 20, 19, NULL);
  g_assert_cmpint (find_code (self, by_hand), ==, GVT_REPORT_CODE_EARLIER);
  g_assert_cmpint (find_code (self, EXPECTED_CODE), ==, GVT_REPORT_CODE_UNKNOWN);
}

static void
test_a_code_copied_wrong_is_told (Fixture *self, gconstpointer data)
{
  g_autofree char *code = read_code (self);
  g_autoptr (GError) slip = NULL;
  g_autoptr (GError) shorter = NULL;
  g_autofree char *swapped = g_strdup (code);
  g_autofree char *cut = g_strndup (code, 9);

  swapped[2] = swapped[2] == '7' ? '8' : '7';

  g_assert_null (gvt_report_code_clean (swapped, &slip));
  g_assert_null (gvt_report_code_clean (cut, &shorter));
  g_assert_nonnull (strstr (slip->message, "copied wrong"));
  g_assert_nonnull (strstr (shorter->message, "this one has 9"));
}

static void
test_rebuild_gives_the_same_papers (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  g_auto (GStrv) differing = NULL;
  g_autoptr (GError) error = NULL;

  hold_three_classes (self);
  g_free (write_report (self));

  gvt_journal_rebuild (journal, TRUE, &differing, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_strv_length (differing), ==, 0);
}

/* --- signatures --- */

#define JPEG  "\xff\xd8\xff\xdb\0\3\1\xff\xda\0\3\1\x11\xff\xd9"
#define NOTED "\xff\xd8\xff\xfe\0\6Kuta\xff\xdb\0\3\1\xff\xda\0\3\1\x11\xff\xd9"

static GvtStrokes *
draw_name (void)
{
  GvtStrokes *strokes = gvt_strokes_new ();

  gvt_strokes_begin (strokes, 100, 300);
  gvt_strokes_go_on (strokes, 300, 100);
  gvt_strokes_go_on (strokes, 301, 101); /* too near */
  gvt_strokes_go_on (strokes, 600, 320);
  gvt_strokes_begin (strokes, 700, 2000); /* outside: the edge */
  gvt_strokes_go_on (strokes, 1100, 200);
  return strokes;
}

static void
sign (Fixture *self, const GvtSigning *signing)
{
  g_autoptr (GError) error = NULL;

  gvt_visits_sign (self->profile, self->library, &self->visit, signing, &error);
  g_assert_no_error (error);
}

static GvtVisitSignature *
read_signature (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GvtVisitSignature *signature;

  gvt_visits_read_signature (self->profile, &self->visit, &signature, &error);
  g_assert_no_error (error);
  return signature;
}

static void
test_what_the_host_draws_is_on_the_page (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtStrokes) strokes = draw_name ();
  g_autoptr (GvtVisitSignature) signature = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *code = NULL;

  hold_three_classes (self);
  before = write_report (self);
  sign (self, &(GvtSigning){
                  .method = GVT_SIGNED_ON_SCREEN, .name = "Ibu Ratna Contoh", .strokes = strokes });
  signature = read_signature (self);
  after = write_report (self);
  code = read_code (self);
  keep_paper (self->path, "report-signed.pdf");

  assert_says (before, "Not signed yet");
  assert_says (after, "Ibu Ratna Contoh");
  assert_says (after, "Signed on the screen, 24 November 2026, 09.00");
  g_assert_cmpstr (signature->code, ==, code);
  g_assert_cmpuint (gvt_strokes_get_n_points (signature->strokes), ==, 5);
}

static void
test_a_photo_of_the_paper_comes_later (Fixture *self, gconstpointer data)
{
  g_autofree char *code = read_code (self);
  g_autoptr (GBytes) photo = g_bytes_new_static (NOTED, sizeof NOTED - 1);
  g_autoptr (GBytes) plain = g_bytes_new_static (JPEG, sizeof JPEG - 1);
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) none = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sign (self, &(GvtSigning){ .method = GVT_SIGNED_BY_THUMB, .code = code });
  before = write_report (self);
  g_assert_null (gvt_visits_read_signed_photo (self->profile, &self->visit, &none));
  sign (self, &(GvtSigning){ .method = GVT_SIGNED_BY_THUMB, .code = code, .photo = photo });
  after = write_report (self);
  found = gvt_visits_read_signed_photo (self->profile, &self->visit, NULL);

  assert_says (before, "Signed by thumbprint on paper, no photo yet");
  g_assert_error (none, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  assert_says (after, "Signed by thumbprint on paper, with a photo of it");
  gvt_test_assert_bytes (found, plain);
}

static void
test_the_report_says_when_other_figures_were_signed (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  GvtId session = open_class (self, "Kelas X-1");

  gvt_sessions_attend (self->profile, &session, 20, 18, NULL);
  sign (self, &(GvtSigning){ .method = GVT_SIGNED_BY_PEN, .code = EXPECTED_GROUPED });
  text = write_report (self);

  assert_says (text, "for other figures: check");
  assert_says (text, "XCHK8-WYMFS");
}

static void
refuse_signing (Fixture *self, const GvtSigning *signing, int code)
{
  g_autoptr (GvtVisitSignature) signature = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_visits_sign (self->profile, self->library, &self->visit, signing, &error));
  g_assert_error (error, GVT_ERROR, code);
  signature = read_signature (self);
  g_assert_null (signature);
}

static void
test_a_signature_that_is_wrong_leaves_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtStrokes) none = gvt_strokes_new ();
  g_autoptr (GByteArray) large = g_byte_array_new ();
  g_autoptr (GBytes) text = g_bytes_new_static ("halo", 4);
  g_autoptr (GBytes) photo = NULL;

  g_byte_array_append (large, (const guint8 *) JPEG, sizeof JPEG - 3);
  for (guint i = 0; i < 100 * 1024; i++)
    g_byte_array_append (large, (const guint8 *) "abc", 3);
  g_byte_array_append (large, (const guint8 *) "\xff\xd9", 2);
  photo = g_byte_array_free_to_bytes (g_steal_pointer (&large));

  refuse_signing (self, &(GvtSigning){ .method = "fax" }, GVT_ERROR_BAD_INPUT);
  refuse_signing (self, &(GvtSigning){ .method = GVT_SIGNED_ON_SCREEN, .strokes = none },
                  GVT_ERROR_BAD_INPUT);
  refuse_signing (self, &(GvtSigning){ .method = GVT_SIGNED_BY_PEN, .code = "XCHK8-WYMF7" },
                  GVT_ERROR_BAD_INPUT);
  refuse_signing (self, &(GvtSigning){ .method = GVT_SIGNED_BY_PEN, .photo = text },
                  GVT_ERROR_BAD_FORMAT);
  refuse_signing (self, &(GvtSigning){ .method = GVT_SIGNED_BY_PEN, .photo = photo },
                  GVT_ERROR_TOO_LARGE);
}

static gboolean
erase (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *self = user_data;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, error);
  g_autoptr (GvtVisitSignature) signature = read_signature (self);

  return gvt_journal_erase (journal, db, &signature->event, 1, "retention", error);
}

/* The photo goes with the name; that the host signed, and how, stays. */
static void
test_erasure_takes_name_and_photo (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  g_autoptr (GBytes) photo = g_bytes_new_static (JPEG, sizeof JPEG - 1);
  g_autoptr (GvtVisitSignature) after = NULL;
  g_auto (GStrv) differing = NULL;
  g_autoptr (GError) error = NULL;

  sign (self, &(GvtSigning){ .method = GVT_SIGNED_BY_PEN, .name = "Ibu Ratna", .photo = photo });
  gvt_store_write (gvt_journal_get_store (journal), erase, self, &error);
  g_assert_no_error (error);
  after = read_signature (self);

  g_assert_cmpstr (after->method, ==, GVT_SIGNED_BY_PEN);
  g_assert_cmpstr (after->name, ==, "");
  g_assert_null (gvt_visits_read_signed_photo (self->profile, &self->visit, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  gvt_journal_rebuild (journal, TRUE, &differing, NULL);
  g_assert_cmpint (g_strv_length (differing), ==, 0);
}

static void
test_strokes_are_bounded_and_read_again (void)
{
  g_autoptr (GvtStrokes) strokes = draw_name ();
  g_autoptr (JsonArray) array = gvt_strokes_to_json (strokes);
  g_autoptr (GvtStrokes) again = gvt_strokes_from_json (array, NULL);
  g_autoptr (GvtStrokes) long_one = gvt_strokes_new ();
  g_autoptr (JsonArray) outside = json_array_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *line = json_array_new ();

  json_array_add_int_element (line, 1201);
  json_array_add_int_element (line, 0);
  json_array_add_array_element (outside, line);
  gvt_strokes_begin (long_one, 0, 0);
  for (int i = 1; gvt_strokes_go_on (long_one, i % 2 * 100, 0); i++)
    ;

  g_assert_cmpuint (gvt_strokes_get_n_points (again), ==, 5);
  g_assert_cmpuint (gvt_strokes_get_n_points (long_one), ==, GVT_STROKES_POINTS);
  g_assert_null (gvt_strokes_from_json (outside, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
}

/* --- certificates --- */

static void
test_each_name_has_a_page_and_is_whole (Fixture *self, gconstpointer data)
{
  static const char long_name[] = "I Gusti Ayu Putu Wulandari Kusumaningratnawati Sastrawijayanti "
                                  "binti Lalu Muhammad Zainuddin Abdurrahman";
  static const char *const names[] = { "Ni Luh \u00c9lise Dwi\u00e1ni", long_name, NULL };
  const GvtReportOptions options = { "Desa Kuta, Kec. Pujut", FALSE };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;

  hold_three_classes (self);
  gvt_certificates_write (self->profile, self->library, &self->visit, names, &options, self->path,
                          &error);
  g_assert_no_error (error);
  keep_paper (self->path, "certificates.pdf");
  text = read_paper (self, "pdftotext");
  info = read_paper (self, "pdfinfo");

  assert_says (info, "Pages: 2 ");
  assert_says (info, "Page size: 842 x 595 pts");
  assert_says (text, names[0]);
  assert_says (text, long_name);
  assert_says (text, "KANTOR CONTOH");
  assert_says (text, "took part in voter education at SMAN 1 Praya, Desa Kuta, Kec. Pujut, on "
                     "Selasa, 24 November 2026.");
  assert_says (text, "Hari pemungutan suara: langkah di TPS (draft)");
  assert_says (text, "have not been reviewed yet");
  assert_says (text, "Facilitator: name and signature");
  g_assert_null (strstr (text, "Ratna Contoh"));
}

static void
test_a_list_of_names_is_checked (void)
{
  g_autoptr (GBytes) right = gvt_test_bytes ("\xef\xbb\xbf"
                                             "Ani\r\n\n  Budi Santoso \n");
  g_autoptr (GBytes) empty = gvt_test_bytes ("\n \n");
  g_autoptr (GBytes) wrong = gvt_test_bytes ("Ani\nBu\tdi\n");
  g_auto (GStrv) names = gvt_certificates_read_names (right, NULL);
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) second = NULL;

  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "Ani");
  g_assert_cmpstr (names[1], ==, "Budi Santoso");
  g_assert_null (gvt_certificates_read_names (empty, &none));
  g_assert_null (gvt_certificates_read_names (wrong, &second));
  g_assert_error (none, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (gvt_error_describe (second), "Line 2"));
}

static gint64
n_exports (Fixture *self)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  gint64 n = -1;

  g_assert_true (gvt_store_read (gvt_journal_get_store (journal), count_exports, &n, NULL));
  return n;
}

static void
test_an_export_that_cannot_be_written_is_not_recorded (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "Ani", NULL };
  const GvtReportOptions options = { NULL, FALSE };

  g_assert_false (gvt_certificates_write (self->profile, self->library, &self->visit, names,
                                          &options, "/nonexistent/a.pdf", NULL));
  g_assert_false (gvt_visit_tables_write (self->profile, self->library, &self->visit, NULL,
                                          "/nonexistent/a.xlsx", NULL));
  g_assert_cmpint (n_exports (self), ==, 0);
  g_assert_true (gvt_certificates_write (self->profile, self->library, &self->visit, names,
                                         &options, self->path, NULL));
  g_assert_cmpint (n_exports (self), ==, 1);
}

static void
test_tables_say_what_was_recorded (Fixture *self, gconstpointer data)
{
  g_autofree char *classes = NULL;
  g_autofree char *groups = NULL;

  hold_three_classes (self);
  gvt_visit_tables_write (self->profile, self->library, &self->visit, "classes", self->path, NULL);
  g_assert_true (g_file_get_contents (self->path, &classes, NULL, NULL));
  gvt_visit_tables_write (self->profile, self->library, &self->visit, "attendance", self->path,
                          NULL);
  g_assert_true (g_file_get_contents (self->path, &groups, NULL, NULL));

  assert_says (classes, "2026-11-24;SMAN 1 Praya;52.02.04.2003;Kelas X-1;closed;15;18;33;1;0\r\n");
  assert_says (classes, "2026-11-24;SMAN 1 Praya;52.02.04.2003;Kelas X-3;not closed;12;11;23;0;0");
  assert_says (groups, "Kelas X-1;P;17-21;5;2\r\n");
  assert_says (groups, "Kelas X-1;L;?;0;1\r\n");
  assert_says (groups, "Kelas X-3;L;;;12\r\nKelas X-3;P;;;11\r\n");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("/report/figures-of-all-classes-are-added-up", test_figures_of_all_classes_are_added_up);
  ADD ("/report/it-says-who-where-when-and-on-what-order",
       test_it_says_who_where_when_and_on_what_order);
  ADD ("/report/a-long-day-stays-on-one-page", test_a_long_day_stays_on_one_page);
  g_test_add_func ("/report/the-code-is-that-of-its-definition",
                   test_the_code_is_that_of_its_definition);
  ADD ("/report/the-code-follows-the-figures-alone", test_the_code_follows_the_figures_alone);
  ADD ("/report/a-copied-code-is-known-again", test_a_copied_code_is_known_again);
  ADD ("/report/a-code-copied-wrong-is-told", test_a_code_copied_wrong_is_told);
  ADD ("/report/rebuild-gives-the-same-papers", test_rebuild_gives_the_same_papers);
  ADD ("/report/what-the-host-draws-is-on-the-page", test_what_the_host_draws_is_on_the_page);
  ADD ("/report/a-photo-of-the-paper-comes-later", test_a_photo_of_the_paper_comes_later);
  ADD ("/report/the-report-says-when-other-figures-were-signed",
       test_the_report_says_when_other_figures_were_signed);
  ADD ("/report/a-signature-that-is-wrong-leaves-nothing",
       test_a_signature_that_is_wrong_leaves_nothing);
  ADD ("/report/erasure-takes-name-and-photo", test_erasure_takes_name_and_photo);
  g_test_add_func ("/report/strokes-are-bounded-and-read-again",
                   test_strokes_are_bounded_and_read_again);
  ADD ("/report/each-name-has-a-page-and-is-whole", test_each_name_has_a_page_and_is_whole);
  g_test_add_func ("/report/a-list-of-names-is-checked", test_a_list_of_names_is_checked);
  ADD ("/report/an-export-that-cannot-be-written-is-not-recorded",
       test_an_export_that_cannot_be_written_is_not_recorded);
  ADD ("/report/tables-say-what-was-recorded", test_tables_say_what_was_recorded);

  return g_test_run ();
}
