/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a visit and its signature: what they say, value by value. */
#include "gvt-attendance.h"
#include "gvt-error.h"
#include "gvt-papers-fixture.h"
#include "gvt-report-code.h"
#include "gvt-report-lookup.h"
#include "gvt-report.h"
#include "gvt-session-acts.h"
#include "gvt-test.h"
#include "gvt-visit-signature.h"

/* Of {"men":53,"women":50}, by Python: hashlib.blake2b, and the check symbol from its definition in
 * gvt-crockford.h. */
#define EXPECTED_CODE    "XCHK8WYMFS"
#define EXPECTED_GROUPED "XCHK8-WYMFS"

static void
test_figures_of_all_classes_are_added_up (GvtPapersFixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  gvt_papers_hold_three_classes (self);
  text = gvt_papers_write_report (self);

  /* By hand: men 14 + 1, 20 + 1, 12; women 16 + 2, 18, 11. */
  gvt_papers_assert_says (text, "Kelas X-1 closed 15 18 33");
  gvt_papers_assert_says (text, "Kelas X-2 not closed 21 18 39");
  gvt_papers_assert_says (text, "Kelas X-3 not closed 12 11 23");
  gvt_papers_assert_says (text, "All sessions 48 47 95");
  gvt_papers_assert_says (text, "Men 14 20 1 0 0 1");
  gvt_papers_assert_says (text, "Women 16 20 0 0 0 0");
  gvt_papers_assert_says (text, "With a disability: 3 (Hearing 2, Sight 1)");
  gvt_papers_assert_says (text, "Age and disability not counted: 23 of 95 people");
}

static void
test_it_says_who_where_when_and_on_what_order (GvtPapersFixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  GvtId session = gvt_papers_open_class (self, "Kelas X-1");

  gvt_sessions_attend (self->profile, &session, 1, 1, NULL);
  text = gvt_papers_write_report (self);

  gvt_papers_assert_says (text, "KANTOR CONTOH");
  gvt_papers_assert_says (text, "Jalan Contoh 1, Mataram");
  gvt_papers_assert_says (text, "SMAN 1 Praya");
  gvt_papers_assert_says (text, "Desa Kuta, Kec. Pujut");
  gvt_papers_assert_says (text, "26/PP.07-ST/52/2026, dated 20");
  gvt_papers_assert_says (text, "FAS-01, FAS-07, SPV-01");
  gvt_papers_assert_says (text, "from 09.00 WITA");
  gvt_papers_assert_says (text, "this laptop alone");
  gvt_papers_assert_says (text, "Age and disability: not counted");
  g_assert_null (strstr (text, "Ratna"));
}

/* It stays one page whatever the day was like. */
static void
test_a_long_day_stays_on_one_page (GvtPapersFixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *modules = gvt_module_library_get_modules (self->library);

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("Kelas %u dengan nama yang panjang sekali", i + 1);
      GvtId session = gvt_papers_open_class (self, name);

      gvt_papers_count_groups (self, &session, "L 0-16 10\nP 17-21 10\nP 60+ 1 1\n");
      for (guint k = 0; k < g_list_model_get_n_items (modules); k++)
        {
          g_autoptr (GvtModule) module = g_list_model_get_item (modules, k);

          gvt_sessions_teach (self->profile, &session, module, &error);
          g_assert_no_error (error);
        }
    }
  text = gvt_papers_write_report (self);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdfinfo", self->path, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &info, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (info, "Pages:           1\n"));
  gvt_papers_keep (self->path, "report-long.pdf");
  gvt_papers_assert_says (text, "6 more sessions 60 66 126");
  gvt_papers_assert_says (text, "All sessions 120 132 252");
}

static void
add_laptop (GPtrArray *laptops, const char *code, guint n_classes)
{
  GvtReportLaptop *laptop = g_new0 (GvtReportLaptop, 1);

  laptop->code = g_strdup (code);
  laptop->is_named = TRUE;
  laptop->n_classes = n_classes;
  laptop->n_open = n_classes > 1 ? 1 : 0;
  g_ptr_array_add (laptops, laptop);
}

/* Six laptops, one of which has sent nothing: that is told first, and a chain more than fits is
 * counted. */
static void
test_the_page_of_all_laptops_names_the_silent_one (GvtPapersFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) laptops = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_report_laptop_free);
  const GvtReportOptions options = { .place_text = "Desa Kuta", .laptops = laptops };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  add_laptop (laptops, "AAAA", 1);
  add_laptop (laptops, "BBBB", 2);
  add_laptop (laptops, "CCCC", 0);
  add_laptop (laptops, "DDDD", 1);
  add_laptop (laptops, "EEEE", 1);
  add_laptop (laptops, "FFFF", 1);
  gvt_papers_hold_three_classes (self);
  gvt_report_write (self->profile, self->library, &self->visit, &options, self->path, &error);
  g_assert_no_error (error);
  gvt_papers_keep (self->path, "report-laptops.pdf");
  text = gvt_papers_read (self, "pdftotext");

  gvt_papers_assert_says (text, "Counted from 5 of 6 laptops");
  gvt_papers_assert_says (text, "Missing: nothing of this visit has come from laptop CCCC");
  gvt_papers_assert_says (text, "Not closed yet, more may come: classes on laptop BBBB");
  gvt_papers_assert_says (text, "AAAA 1 class 0000");
  gvt_papers_assert_says (text, "and 1 more laptop");
}

static char *
read_code (GvtPapersFixture *self)
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
test_the_code_follows_the_figures_alone (GvtPapersFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *again = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  g_autofree char *grouped = NULL;
  GvtId session = gvt_papers_open_class (self, "Kelas X-1");

  gvt_sessions_attend (self->profile, &session, 20, 18, NULL);
  before = read_code (self);
  text = gvt_papers_write_report (self); /* its record is no figure */
  again = read_code (self);
  gvt_sessions_attend (self->profile, &session, 20, 19, NULL);
  after = read_code (self);

  grouped = gvt_report_code_group (before);
  gvt_papers_assert_says (text, grouped);
  g_assert_cmpstr (again, ==, before);
  g_assert_cmpstr (after, !=, before);
}

static GvtReportCodeState
find_code (GvtPapersFixture *self, const char *typed)
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
test_a_copied_code_is_known_again (GvtPapersFixture *self, gconstpointer data)
{
  g_autofree char *code = NULL;
  g_autofree char *by_hand = NULL;
  GvtId session = gvt_papers_open_class (self, "Kelas X-1");

  gvt_sessions_attend (self->profile, &session, 20, 18, NULL);
  code = read_code (self);
  by_hand = g_ascii_strdown (code, -1);

  g_assert_cmpint (find_code (self, by_hand), ==, GVT_REPORT_CODE_CURRENT);
  g_free (gvt_papers_write_report (self));
  gvt_sessions_attend (self->profile, &session, 20, 19, NULL);
  g_assert_cmpint (find_code (self, by_hand), ==, GVT_REPORT_CODE_EARLIER);
  g_assert_cmpint (find_code (self, EXPECTED_CODE), ==, GVT_REPORT_CODE_UNKNOWN);
}

static void
test_a_code_copied_wrong_is_told (GvtPapersFixture *self, gconstpointer data)
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
test_rebuild_gives_the_same_papers (GvtPapersFixture *self, gconstpointer data)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  g_auto (GStrv) differing = NULL;
  g_autoptr (GError) error = NULL;

  gvt_papers_hold_three_classes (self);
  g_free (gvt_papers_write_report (self));

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
sign (GvtPapersFixture *self, const GvtSigning *signing)
{
  g_autoptr (GError) error = NULL;

  gvt_visits_sign (self->profile, self->library, &self->visit, signing, &error);
  g_assert_no_error (error);
}

static GvtVisitSignature *
read_signature (GvtPapersFixture *self)
{
  g_autoptr (GError) error = NULL;
  GvtVisitSignature *signature;

  gvt_visits_read_signature (self->profile, &self->visit, &signature, &error);
  g_assert_no_error (error);
  return signature;
}

static void
test_what_the_host_draws_is_on_the_page (GvtPapersFixture *self, gconstpointer data)
{
  g_autoptr (GvtStrokes) strokes = draw_name ();
  g_autoptr (GvtVisitSignature) signature = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *code = NULL;

  gvt_papers_hold_three_classes (self);
  before = gvt_papers_write_report (self);
  sign (self, &(GvtSigning){
                  .method = GVT_SIGNED_ON_SCREEN, .name = "Ibu Ratna Contoh", .strokes = strokes });
  signature = read_signature (self);
  after = gvt_papers_write_report (self);
  code = read_code (self);
  gvt_papers_keep (self->path, "report-signed.pdf");

  gvt_papers_assert_says (before, "Not signed yet");
  gvt_papers_assert_says (after, "Ibu Ratna Contoh");
  gvt_papers_assert_says (after, "Signed on the screen, 24 November 2026, 09.00");
  g_assert_cmpstr (signature->code, ==, code);
  g_assert_cmpuint (gvt_strokes_get_n_points (signature->strokes), ==, 5);
}

static void
test_a_photo_of_the_paper_comes_later (GvtPapersFixture *self, gconstpointer data)
{
  g_autofree char *code = read_code (self);
  g_autoptr (GBytes) photo = g_bytes_new_static (NOTED, sizeof NOTED - 1);
  g_autoptr (GBytes) plain = g_bytes_new_static (JPEG, sizeof JPEG - 1);
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) none = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sign (self, &(GvtSigning){ .method = GVT_SIGNED_BY_THUMB, .code = code });
  before = gvt_papers_write_report (self);
  g_assert_null (gvt_visits_read_signed_photo (self->profile, &self->visit, &none));
  sign (self, &(GvtSigning){ .method = GVT_SIGNED_BY_THUMB, .code = code, .photo = photo });
  after = gvt_papers_write_report (self);
  found = gvt_visits_read_signed_photo (self->profile, &self->visit, NULL);

  gvt_papers_assert_says (before, "Signed by thumbprint on paper, no photo yet");
  g_assert_error (none, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  gvt_papers_assert_says (after, "Signed by thumbprint on paper, with a photo of it");
  gvt_test_assert_bytes (found, plain);
}

static void
test_the_report_says_when_other_figures_were_signed (GvtPapersFixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  GvtId session = gvt_papers_open_class (self, "Kelas X-1");

  gvt_sessions_attend (self->profile, &session, 20, 18, NULL);
  sign (self, &(GvtSigning){ .method = GVT_SIGNED_BY_PEN, .code = EXPECTED_GROUPED });
  text = gvt_papers_write_report (self);

  gvt_papers_assert_says (text, "for other figures: check");
  gvt_papers_assert_says (text, "XCHK8-WYMFS");
}

static void
refuse_signing (GvtPapersFixture *self, const GvtSigning *signing, int code)
{
  g_autoptr (GvtVisitSignature) signature = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_visits_sign (self->profile, self->library, &self->visit, signing, &error));
  g_assert_error (error, GVT_ERROR, code);
  signature = read_signature (self);
  g_assert_null (signature);
}

static void
test_a_signature_that_is_wrong_leaves_nothing (GvtPapersFixture *self, gconstpointer data)
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
  GvtPapersFixture *self = user_data;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, error);
  g_autoptr (GvtVisitSignature) signature = read_signature (self);

  return gvt_journal_erase (journal, db, &signature->event, 1, "retention", error);
}

/* The photo goes with the name; that the host signed, and how, stays. */
static void
test_erasure_takes_name_and_photo (GvtPapersFixture *self, gconstpointer data)
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

#define ADD(path, func) \
  g_test_add (path, GvtPapersFixture, NULL, gvt_papers_set_up, func, gvt_papers_tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("/report/figures-of-all-classes-are-added-up", test_figures_of_all_classes_are_added_up);
  ADD ("/report/it-says-who-where-when-and-on-what-order",
       test_it_says_who_where_when_and_on_what_order);
  ADD ("/report/a-long-day-stays-on-one-page", test_a_long_day_stays_on_one_page);
  ADD ("/report/the-page-of-all-laptops-names-the-silent-one",
       test_the_page_of_all_laptops_names_the_silent_one);
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

  return g_test_run ();
}
