/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper knows what stands on it: its letters mean what they meant when it was printed. */
#include "gvt-print-fit.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-module-fixture.h"
#include "gvt-print-pack.h"
#include "gvt-quiz-order.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-session-views.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-visit-acts.h"
#include "gvt-visit-export.h"

#define M5 "m5-hari-pemungutan-suara"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

typedef struct
{
  const char *folder;
  GvtProfile *profile;
  GvtModuleLibrary *library;
  GvtSecret *key;
  GvtPublicKey signer;
  char *path;
  GvtId visit;
  GvtId session;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GvtVisitPlan) plan = gvt_visit_plan_new ();
  g_autoptr (GError) error = NULL;

  self->folder = gvt_test_folder ();
  self->profile = gvt_test_profile (self->folder, clock, projections);
  self->library = gvt_module_library_load (NULL, NULL);
  self->key = gvt_signing_key_new ();
  gvt_signing_key_public (self->key, &self->signer);
  self->path = g_build_filename (self->folder, "pack.pdf", NULL);
  gvt_visit_plan_set_text (&plan->name, "SMAN 1 Praya");
  gvt_visit_plan_set_text (&plan->place, "52.02.04.2003");
  gvt_visit_plan_set_text (&plan->date, "2026-12-03");
  plan->expected = 36;
  plan->classes = 3;
  gvt_visit_plan_add_module (plan, M5, 30);
  gvt_visits_plan (self->profile, plan, &self->visit, &error);
  gvt_sessions_open (self->profile, &self->visit, "Kelas X-1", &self->session, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->library);
  g_assert_finalize_object (self->profile);
  gvt_secret_unref (self->key);
  g_free (self->path);
}

static GvtModule *
find (Fixture *self)
{
  return gvt_module_library_find (self->library, M5, NULL);
}

/* A sync brings a newer version of the module, in which @from stands as @to; the one that is inside
 * the program stays. */
static void
bring_newer (Fixture *self, const char *from, const char *to)
{
  g_autofree char *shipped = gvt_module_fixture_shipped (M5);
  g_autofree char *folder = g_build_filename (self->folder, M5, NULL);
  g_autofree char *modules = g_build_filename (self->folder, "fetched", NULL);
  g_autofree char *path = g_build_filename (modules, "m5.gvmod", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GArray) signers = NULL;
  g_autoptr (GSubprocess) copy = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "cp", "-r",
                                                   shipped, folder, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (copy, NULL, &error);
  g_assert_no_error (error);
  gvt_module_fixture_edit (folder, "module.json", "\"version\": 1", "\"version\": 2");
  gvt_module_fixture_edit (folder, "quiz.json", from, to);
  packed = gvt_module_pack_folder (folder, self->key, &error);
  g_assert_no_error (error);
  g_mkdir_with_parents (modules, 0700);
  gvt_file_write (path, packed, &error);
  g_assert_no_error (error);
  g_object_unref (self->library);
  signers = g_array_new (FALSE, FALSE, sizeof (GvtPublicKey));
  g_array_append_val (signers, self->signer);
  self->library = gvt_module_library_load (modules, signers);
  g_assert_cmpuint (gvt_module_get_version (find (self)), ==, 2);
}

static void
print (Fixture *self, guint n_cards)
{
  const GvtPrintPackOptions options = { .n_cards = n_cards };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPrintRecord) record = NULL;
  g_autoptr (GvtVisit) visit = gvt_visits_view (self->profile, &self->visit, &error);
  g_autoptr (GBytes) pdf = gvt_print_pack_render (self->profile, self->library, &self->visit,
                                                  &options, &record, &error);

  g_assert_no_error (error);
  gvt_visit_export_print (self->profile, visit, record, pdf, self->path, &error);
  g_assert_no_error (error);
}

typedef struct
{
  Fixture *fixture;
  GvtJournal *journal;
  GPtrArray *records;
} Reading;

static gboolean
read_in_store (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  self->records = gvt_print_records_read (self->journal, db, &self->fixture->visit, error);
  return self->records != NULL;
}

/* Returns: (transfer full) */
static GPtrArray *
read_records (Fixture *self)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  g_autoptr (GError) error = NULL;
  Reading reading = { self, journal, NULL };

  gvt_store_read (gvt_journal_get_store (journal), read_in_store, &reading, &error);
  g_assert_no_error (error);
  return reading.records;
}

/* Returns: (transfer full): what no longer fits, a clause a line */
static char *
misfits (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVisitPlan) plan = gvt_visits_read_plan (self->profile, &self->visit, &error);
  g_autoptr (GPtrArray) records = read_records (self);
  g_auto (GStrv) clauses = NULL;

  g_assert_no_error (error);
  clauses = gvt_print_describe_misfits (records, plan, self->library);
  return g_strjoinv ("\n", clauses);
}

static void
assert_misfits (Fixture *self, const char *expected)
{
  g_autofree char *found = misfits (self);

  g_assert_cmpstr (found, ==, expected);
}

static void
mark_of (GvtModule *module, const char *form, char mark[GVT_PRINT_MARK_LENGTH + 1])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) items = gvt_quiz_test_list (module, form, 0, &error);

  g_assert_no_error (error);
  gvt_print_mark (items, mark);
}

/* --- the mark --- */

static void
test_a_mark_follows_what_letters_mean (Fixture *self, gconstpointer data)
{
  char before[GVT_PRINT_MARK_LENGTH + 1], other[GVT_PRINT_MARK_LENGTH + 1];
  char after[GVT_PRINT_MARK_LENGTH + 1];

  mark_of (find (self), "A", before);
  mark_of (find (self), "B", other);
  bring_newer (self, "Pukul 06.00 sampai 12.00", "Pukul 05.00 sampai 11.00");
  mark_of (find (self), "A", after);

  g_assert_cmpuint (strlen (before), ==, GVT_PRINT_MARK_LENGTH);
  g_assert_cmpstr (before, !=, other);
  g_assert_cmpstr (before, !=, after);
}

static void
test_a_mark_is_the_same_where_only_an_explanation_changed (Fixture *self, gconstpointer data)
{
  char before[GVT_PRINT_MARK_LENGTH + 1], after[GVT_PRINT_MARK_LENGTH + 1];

  mark_of (find (self), "A", before);
  print (self, 12);
  bring_newer (self, "Pukul 15.00 terlalu lambat.", "Itu terlalu lambat.");
  mark_of (find (self), "A", after);

  g_assert_cmpstr (before, ==, after);
  assert_misfits (self, "");
}

/* --- what is recorded --- */

static void
test_what_stands_on_paper_is_recorded_with_it (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;
  const GvtPrintRecord *record;
  const GvtPrintedModule *module;
  char mark[GVT_PRINT_MARK_LENGTH + 1];

  print (self, 12);
  records = read_records (self);
  g_assert_cmpuint (records->len, ==, 1);
  record = g_ptr_array_index (records, 0);
  module = g_ptr_array_index (record->modules, 0);
  mark_of (find (self), "B", mark);

  g_assert_cmpuint (record->n_cards, ==, 12);
  g_assert_cmpstr (record->date, ==, "2026-12-03");
  g_assert_true (record->has_pre && record->has_post);
  g_assert_cmpstr (module->module, ==, M5);
  g_assert_cmpint (module->version, ==, 1);
  g_assert_true (gvt_hash_equal (&module->content, gvt_module_get_hash (find (self))));
  g_assert_cmpuint (module->n_items, ==, 5);
  g_assert_cmpuint (module->n_forms, ==, 2);
  g_assert_cmpuint (module->forms[1].n_questions, ==, 5);
  g_assert_cmpstr (module->forms[1].mark, ==, mark);
}

static void
test_a_pack_that_makes_no_sense_is_refused (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *from;
    const char *to;
  } faults[] = {
    { "\"7K3QG\"", "\"7K3QU\"" },
    { "\"7K3QG\"", "\"7K3\"" },
    { "\"A\"", "\"C\"" },
    { "\"cards\":40", "\"cards\":0" },
    { "\"questions\":5", "\"questions\":65" },
  };
  static const char well[] =
      "{\"cards\":40,\"date\":\"2026-11-24\",\"modules\":[{\"content_hash\":"
      "\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\",\"forms\":[{\"form\":"
      "\"A\",\"mark\":\"7K3QG\",\"questions\":5}],\"items\":5,\"module\":\"m5\",\"version\":4}],"
      "\"name\":\"SMAN\",\"posttest\":true,\"pretest\":true}";
  g_autoptr (JsonNode) node = json_from_string (well, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPrintRecord) read = gvt_print_record_from_json (json_node_get_object (node),
                                                                &error);

  g_assert_no_error (error);
  g_assert_nonnull (read);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GString) text = g_string_new (well);
      g_autoptr (JsonNode) bad = NULL;
      g_autoptr (GError) local = NULL;

      g_assert_cmpuint (g_string_replace (text, faults[i].from, faults[i].to, 0), ==, 1);
      bad = json_from_string (text->str, NULL);
      g_assert_null (gvt_print_record_from_json (json_node_get_object (bad), &local));
      g_assert_error (local, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
}

/* --- against the plan --- */

static void
test_paper_that_fits_is_in_order (Fixture *self, gconstpointer data)
{
  assert_misfits (self, "");
  print (self, 12);
  assert_misfits (self, "");
}

static void
test_a_plan_that_changed_what_is_printed_is_told (Fixture *self, gconstpointer data)
{
  static const char *const steps[] = { "attendance", "modules", "close", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVisitPlan) plan = gvt_visits_read_plan (self->profile, &self->visit, &error);

  print (self, 12);
  gvt_visit_plan_set_text (&plan->date, "2026-12-04");
  gvt_visit_plan_add_module (plan, "m7-sah-tidak-sah", 30);
  plan->expected = 90;
  g_strfreev (plan->steps);
  plan->steps = g_strdupv ((GStrv) steps);
  gvt_visits_change (self->profile, &self->visit, plan, &error);
  g_assert_no_error (error);

  assert_misfits (self, "it names 3 Desember 2026 as the day of the visit\n"
                        "it has 12 sheets, and a class 30 people\n"
                        "of “Hari pemungutan suara: langkah di TPS” it has the sheets of tests "
                        "that the plan no longer "
                        "has\n"
                        "“Surat suara sah dan tidak sah” is not on it");

  print (self, 30);
  assert_misfits (self, "");
}

/* Who the host is stands on no sheet: nothing has to be printed again for it. */
static void
test_a_change_of_what_is_not_printed_is_none (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVisitPlan) plan = gvt_visits_read_plan (self->profile, &self->visit, &error);

  print (self, 12);
  gvt_visit_plan_set_text (&plan->contact_name, "Ibu Ratna Contoh");
  plan->expected = 20;
  gvt_visits_change (self->profile, &self->visit, plan, &error);
  g_assert_no_error (error);

  assert_misfits (self, "");
}

static void
test_paper_of_a_program_that_recorded_nothing_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVisit) visit = gvt_visits_view (self->profile, &self->visit, &error);
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF", 4);

  gvt_visit_export (self->profile, visit, GVT_PRINT_PACK_FORM, pdf, self->path, &error);
  g_assert_no_error (error);

  assert_misfits (self, "an older program made it, which did not record what stands on it");
}

/* --- a newer module --- */

static void
compare (Fixture *self, const GvtQuizTestPlan *plan, GvtPrintedTest *printed)
{
  g_autoptr (GError) error = NULL;

  gvt_print_compare_test (self->profile, &self->session, find (self), plan, printed, &error);
  g_assert_no_error (error);
}

/* What is printed can still be asked, as long as that version is here. */
static void
test_a_newer_module_is_told_before_a_test_is_opened (Fixture *self, gconstpointer data)
{
  const GvtQuizTestPlan plan = { .phase = GVT_PHASE_PRE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autoptr (GListModel) asked = NULL;
  g_autofree char *text = NULL;
  g_autofree char *marks = NULL;
  char mark[GVT_PRINT_MARK_LENGTH + 1], wanted[GVT_PRINT_MARK_LENGTH + 1];
  GvtPrintedTest none, same, other;
  GvtModule *old;
  GvtId id;

  compare (self, &plan, &none);
  print (self, 12);
  compare (self, &plan, &same);
  mark_of (find (self), "A", wanted);
  bring_newer (self, "Pukul 06.00 sampai 12.00", "Pukul 05.00 sampai 11.00");
  compare (self, &plan, &other);
  old = gvt_module_library_find_hash (self->library, &other.content, &error);
  g_assert_no_error (error);
  gvt_quiz_test_open (self->profile, &self->session, old, &plan, &id, &error);
  g_assert_no_error (error);
  quiz = gvt_class_quiz_view (self->profile, &id, &error);
  asked = gvt_class_quiz_order_form (quiz, old, "A", FALSE, &error);
  gvt_print_mark (asked, mark);
  marks = gvt_print_list_marks (quiz, old);
  text = gvt_print_describe_other (&other, find (self), 0, TRUE);

  g_assert_cmpint (none.state, ==, GVT_PRINTED_NOT);
  g_assert_cmpint (same.state, ==, GVT_PRINTED_SAME);
  g_assert_cmpint (other.state, ==, GVT_PRINTED_OTHER);
  g_assert_cmpuint (other.version, ==, 1);
  g_assert_cmpstr (mark, ==, wanted);
  g_assert_true (g_str_has_prefix (marks, wanted)); /* form A, then B */
  g_assert_cmpuint (strlen (marks), ==, 2 * GVT_PRINT_MARK_LENGTH + strlen (", "));
  g_assert_nonnull (strstr (text, "version 1. This test would ask 5 of version 2"));
  g_assert_nonnull (strstr (text, "Ask what is printed"));
  assert_misfits (
      self,
      "it asks the questions of “Hari pemungutan suara: langkah di TPS” as they were in version "
      "1; this laptop has version 2");
}

static void
test_another_number_of_questions_is_told (Fixture *self, gconstpointer data)
{
  const GvtQuizTestPlan eight = { .phase = GVT_PHASE_POST, .n_items = 8 };
  const GvtQuizTestPlan five = { .phase = GVT_PHASE_POST, .n_items = 5 };
  GvtPrintedTest printed;

  print (self, 12);

  compare (self, &eight, &printed);
  g_assert_cmpint (printed.state, ==, GVT_PRINTED_OTHER);
  g_assert_cmpuint (printed.n_items, ==, 5);
  compare (self, &five, &printed);
  g_assert_cmpint (printed.state, ==, GVT_PRINTED_SAME);
}

#define TEST(name, func) g_test_add ("/print-fit/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("a-mark-follows-what-letters-mean", test_a_mark_follows_what_letters_mean);
  TEST ("a-mark-is-the-same-where-only-an-explanation-changed",
        test_a_mark_is_the_same_where_only_an_explanation_changed);
  TEST ("what-stands-on-paper-is-recorded-with-it", test_what_stands_on_paper_is_recorded_with_it);
  TEST ("a-pack-that-makes-no-sense-is-refused", test_a_pack_that_makes_no_sense_is_refused);
  TEST ("paper-that-fits-is-in-order", test_paper_that_fits_is_in_order);
  TEST ("a-plan-that-changed-what-is-printed-is-told",
        test_a_plan_that_changed_what_is_printed_is_told);
  TEST ("a-change-of-what-is-not-printed-is-none", test_a_change_of_what_is_not_printed_is_none);
  TEST ("paper-of-a-program-that-recorded-nothing-is-told",
        test_paper_of_a_program_that_recorded_nothing_is_told);
  TEST ("a-newer-module-is-told-before-a-test-is-opened",
        test_a_newer_module_is_told_before_a_test_is_opened);
  TEST ("another-number-of-questions-is-told", test_another_number_of_questions_is_told);

  return g_test_run ();
}
