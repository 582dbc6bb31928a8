/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions come into a draft from files: those that our own exporter writes, and those that people
 * write by hand. */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-draft-folder.h"
#include "gvt-draft-keeper.h"
#include "gvt-file.h"
#include "gvt-import-page.h"
#include "gvt-quiz-export.h"
#include "gvt-test.h"
#include "gvt-text-area.h"

typedef struct
{
  GvtAppTestDesk desk;
  char *folder;
  GvtDraft *draft;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtModule) module = gvt_app_test_module ();
  g_autofree char *drafts = NULL;
  g_autoptr (GvtDraftKeeper) keeper = NULL;
  g_autoptr (GError) error = NULL;

  gvt_app_test_desk_open (&fixture->desk, GVT_TEST_OFFICER);
  drafts = g_build_filename (gvt_profile_get_folder (fixture->desk.profile), "drafts", NULL);
  fixture->folder = gvt_draft_duplicate (module, drafts, "uji", &error);
  g_assert_no_error (error);
  fixture->draft = gvt_draft_open (fixture->folder, &error);
  g_assert_no_error (error);
  keeper = gvt_draft_keeper_new (fixture->draft);
  gvt_app_test_desk_show (&fixture->desk, gvt_import_page_new (keeper), 1100);
  fixture->page = gvt_app_test_desk_top (&fixture->desk);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_app_test_desk_close (&fixture->desk);
  g_assert_finalize_object (fixture->draft);
  g_free (fixture->folder);
}

static void
open_bytes (Fixture *fixture, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), name, NULL);
  g_autoptr (GError) error = NULL;

  gvt_file_write (path, bytes, &error);
  g_assert_no_error (error);
  gvt_import_page_open_file (GVT_IMPORT_PAGE (fixture->page), path);
}

static void
open_text (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes (text);

  open_bytes (fixture, name, bytes);
}

static GtkTextBuffer *
get_buffer (Fixture *fixture)
{
  GtkWidget *area = gvt_app_test_find (fixture->page, GVT_TYPE_TEXT_AREA, "text");

  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (gvt_app_test_find (area, GTK_TYPE_TEXT_VIEW, NULL)));
}

static guint
count_on_disk (Fixture *fixture)
{
  g_autoptr (GvtDraft) draft = gvt_draft_open (fixture->folder, NULL);

  return gvt_draft_get_n_items (draft);
}

/* The quiz of the draft itself, written by our exporter. @n_left_out: (out): what it cannot say */
static GBytes *export(Fixture *fixture, GvtQuizFormat format, guint *n_left_out)
{
  g_autoptr (GvtDraftTexts) texts = gvt_draft_dup_texts (fixture->draft);
  g_autoptr (GvtModule) module = gvt_draft_texts_load (texts, NULL);
  g_autoptr (JsonArray) left_out = json_array_new ();
  GBytes *bytes = gvt_quiz_export_write (format, gvt_module_get_quiz (module), left_out);

  *n_left_out = json_array_get_length (left_out);
  return bytes;
}

/* Out to a spreadsheet and back, nothing is new. */
static void
test_own_export_adds_nothing (Fixture *fixture, gconstpointer name)
{
  GvtQuizFormat format = g_str_has_suffix (name, ".xlsx") ? GVT_QUIZ_FORMAT_XLSX
                                                          : GVT_QUIZ_FORMAT_CSV;
  guint n_before = count_on_disk (fixture);
  guint n_left_out = 0;
  g_autoptr (GBytes) bytes = export(fixture, format, &n_left_out);
  g_autofree char *said = g_strdup_printf ("%u are in the draft already", n_before - n_left_out);

  open_bytes (fixture, name, bytes);

  gvt_app_test_wait_for_text (fixture->page, said);
  g_assert_cmpuint (count_on_disk (fixture), ==, n_before);
  g_assert_true (gvt_draft_is_saved (fixture->draft));
}

/* Our workbook comes into a draft that has none of its questions. */
static void
test_workbook_comes_into_an_empty_draft (Fixture *fixture, gconstpointer unused)
{
  guint n_before = count_on_disk (fixture);
  guint n_left_out = 0;
  g_autoptr (GBytes) bytes = export(fixture, GVT_QUIZ_FORMAT_XLSX, &n_left_out);

  while (gvt_draft_get_n_items (fixture->draft) > 0)
    gvt_draft_remove_item (fixture->draft, 0);
  open_bytes (fixture, "semua.xlsx", bytes);
  gvt_app_test_wait_for_text (fixture->page, "All of it can be read");
  g_assert_cmpuint (gvt_draft_get_n_items (fixture->draft), ==, 0); /* a dry run */
  gvt_app_test_desk_act (&fixture->desk, "import.add");

  g_assert_cmpuint (count_on_disk (fixture), ==, n_before - n_left_out);
}

#define HEAD "Jenis;Pertanyaan;Pilihan A;Pilihan B;Kunci\r\n"

/* Written by hand: a byte order mark, another key than there are choices, a question without a key.
 * Each is told by its line, and mended in the window. */
static void
test_faulty_csv_is_repaired (Fixture *fixture, gconstpointer unused)
{
  guint n_before = count_on_disk (fixture);

  open_text (fixture, "tangan.csv",
             "\xef\xbb\xbf" HEAD "satu jawaban;Kapan?;Pagi;Malam;A\r\n"
             "satu jawaban;Di mana?;TPS;Pasar;C\r\nisian;Siapa?;;;\r\n");
  gvt_app_test_wait_for_text (fixture->page, "2 questions cannot be read yet");
  gvt_app_test_wait_for_text (fixture->page, "Line 3: ");
  gvt_app_test_wait_for_text (fixture->page, "Line 4: ");
  g_assert_cmpuint (count_on_disk (fixture), ==, n_before);

  gtk_text_buffer_set_text (get_buffer (fixture),
                            HEAD "satu jawaban;Kapan?;Pagi;Malam;A\r\n"
                                 "satu jawaban;Di mana?;TPS;Pasar;A\r\nisian;Siapa?;;;KPPS\r\n",
                            -1);
  gvt_app_test_wait_for_text (fixture->page, "All of it can be read");
  gvt_app_test_desk_act (&fixture->desk, "import.add");

  g_assert_cmpuint (count_on_disk (fixture), ==, n_before + 3);
}

/* The others come in when the person says so. */
static void
test_what_cannot_be_read_is_left_out (Fixture *fixture, gconstpointer unused)
{
  guint n_before = count_on_disk (fixture);

  open_text (fixture, "tangan.csv", HEAD "satu jawaban;Kapan?;Pagi;Malam;A\r\nisian;Siapa?;;;\r\n");
  gvt_app_test_wait_for_text (fixture->page, "1 question cannot be read yet");
  gvt_app_test_desk_act (&fixture->desk, "import.add");
  g_assert_cmpuint (count_on_disk (fixture), ==, n_before);
  adw_message_dialog_response (gvt_app_test_find_dialog (), "accept");
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));

  g_assert_cmpuint (count_on_disk (fixture), ==, n_before + 1);
}

static void
test_foreign_workbook_is_refused (Fixture *fixture, gconstpointer unused)
{
  open_text (fixture, "rusak.xlsx", "PK\x03\x04 and nothing more");

  gvt_app_test_wait_for_text (fixture->page, "This is no file of that kind.");
  g_assert_cmpuint (count_on_disk (fixture), ==, gvt_draft_get_n_items (fixture->draft));
}

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, data, test) \
  g_test_add ("/import-page/" name, Fixture, data, set_up, test, tear_down)
  ADD ("own-csv-adds-nothing", "semua.csv", test_own_export_adds_nothing);
  ADD ("own-workbook-adds-nothing", "semua.xlsx", test_own_export_adds_nothing);
  ADD ("workbook-comes-into-an-empty-draft", NULL, test_workbook_comes_into_an_empty_draft);
  ADD ("faulty-csv-is-repaired", NULL, test_faulty_csv_is_repaired);
  ADD ("what-cannot-be-read-is-left-out", NULL, test_what_cannot_be_read_is_left_out);
  ADD ("foreign-workbook-is-refused", NULL, test_foreign_workbook_is_refused);
#undef ADD
  return g_test_run ();
}
