/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An author copies a module, imports a GIFT file with two errors, repairs it in the window, and
 * another program reads what became of it. By keys alone, on a laptop that nobody has enrolled. */
#include <stdlib.h>

#include "gvt-file.h"
#include "gvt-journey.h"
#include "gvt-program-run.h"
#include "gvt-stage.h"
#include "gvt-test.h"

#define MODULE "m5-hari-pemungutan-suara"
#define COPY   MODULE "-salinan"

/* In line 3 a brace is missing; what line 5 asks for is an essay. */
static const char two_errors[] =
    "Di mana kita memilih? {=Di TPS ~Di kantor pos#Di sana tidak ada kotak suara.}\n"
    "\n"
    "Bawa apa? {~%50%Undangan ~%50%KTP-el ~Kamera#Jangan.\n"
    "\n"
    "Pilihan kita rahasia. {}\n";

static char *
write_gift (const char *folder)
{
  char *path = g_build_filename (folder, "soal.gift", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (two_errors, sizeof two_errors - 1);
  g_autoptr (GError) error = NULL;

  gvt_file_write (path, bytes, &error);
  g_assert_no_error (error);
  return path;
}

static void
repair (GvtJourney *journey)
{
  gvt_journey_see (journey, "label", "2 soal belum terbaca");
  gvt_journey_activate (journey, "list item", "Baris 3: *");
  gvt_journey_wait_for_focus (journey, "text box", "Isi berkas");
  gvt_journey_press (journey, "End");
  gvt_journey_type (journey, "}");
  gvt_journey_see (journey, "label", "1 soal belum terbaca");
  gvt_journey_activate (journey, "list item", "Baris 5: *");
  gvt_journey_wait_for_focus (journey, "text box", "Isi berkas");
  gvt_journey_press (journey, "End");
  gvt_journey_press (journey, "Left");
  gvt_journey_type (journey, "T");
  gvt_journey_see (journey, "label", "Semuanya terbaca");
}

/* The questions after those that the module had. */
static void
check_imported (JsonArray *questions, guint n_before)
{
  static const char *const expected[] = {
    "{\"id\": \"soal-1\", \"type\": \"single\", \"prompt\": \"Di mana kita memilih?\", "
    "\"options\": [{\"id\": \"a\", \"text\": \"Di TPS\", \"media\": [], \"feedback\": \"\"}, "
    "{\"id\": "
    "\"b\", \"text\": \"Di kantor pos\", \"media\": [], \"feedback\": \"Di sana tidak ada kotak "
    "suara.\"}], "
    "\"key\": [\"a\"], \"explanation\": \"\"}",
    "{\"id\": \"soal-2\", \"type\": \"multiple\", \"prompt\": \"Bawa apa?\", "
    "\"options\": [{\"id\": \"a\", \"text\": \"Undangan\", \"media\": [], \"feedback\": \"\"}, "
    "{\"id\": "
    "\"b\", \"text\": \"KTP-el\", \"media\": [], \"feedback\": \"\"}, {\"id\": \"c\", \"text\": "
    "\"Kamera\", \"media\": [], \"feedback\": \"Jangan.\"}], \"key\": [\"a\", \"b\"]}",
    "{\"id\": \"soal-3\", \"type\": \"truefalse\", \"prompt\": \"Pilihan kita rahasia.\", "
    "\"key\": [\"true\"]}",
  };

  g_assert_cmpuint (json_array_get_length (questions), ==, n_before + G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    gvt_program_assert_members (json_array_get_object_element (questions, n_before + i),
                                expected[i]);
}

static JsonNode *
show (const char *laptop, const char *module)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "--data", laptop,
                                                       "module", "show", module, "--json", NULL);

  g_assert_cmpint (run->exit_code, ==, 0);
  return gvt_program_run_json (run);
}

static void
test_an_author_imports_and_repairs (void)
{
  const char *folder = gvt_test_folder ();
  g_autofree char *laptop = g_build_filename (folder, "laptop", NULL);
  g_autofree char *path = write_gift (folder);
  g_autoptr (GvtWatch) watch = gvt_watch_new (folder);
  g_autoptr (JsonNode) original = NULL;
  g_autoptr (JsonNode) copy = NULL;
  GvtJourney *journey = gvt_journey_new (watch, laptop);
  JsonObject *object;

  gvt_journey_see (journey, "button", "Daftarkan laptop ini*");
  gvt_journey_press (journey, "ctrl+2");
  gvt_journey_activate (journey, "grid cell", "Hari pemungutan suara*");
  gvt_journey_activate (journey, "button", "Salin dan ubah");
  gvt_journey_activate (journey, "button", "Impor soal");
  gvt_journey_activate (journey, "button", "Pilih berkas");
  gvt_journey_choose_file (journey, "Buka", path);
  repair (journey);
  gvt_journey_activate (journey, "button", "Tambahkan 3 soal");
  gvt_journey_see (journey, "list item", "*. Pilihan kita rahasia.");
  gvt_journey_close (journey);

  original = show (laptop, MODULE);
  copy = show (laptop, COPY);
  object = json_node_get_object (copy);
  gvt_program_assert_members (object, "{\"id\": \"" COPY "\", \"version\": 1, \"draft\": true, "
                                      "\"reviewed\": false}");
  check_imported (json_object_get_array_member (object, "questions"),
                  json_array_get_length (
                      json_object_get_array_member (json_node_get_object (original), "questions")));
}

static gboolean
is_typed_title_on_disk (gpointer laptop)
{
  g_autofree char *path = g_build_filename (laptop, "drafts", COPY, "module.json", NULL);
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && strstr (text, "Pagi di TPS") != NULL;
}

/* Nothing is pressed to keep it, and the battery goes. */
static void
test_typed_words_outlive_the_program (void)
{
  const char *folder = gvt_test_folder ();
  g_autofree char *laptop = g_build_filename (folder, "laptop", NULL);
  g_autoptr (GvtWatch) watch = gvt_watch_new (folder);
  g_autoptr (JsonNode) copy = NULL;
  GvtJourney *journey = gvt_journey_new (watch, laptop);

  gvt_journey_see (journey, "button", "Daftarkan laptop ini*");
  gvt_journey_press (journey, "ctrl+2");
  gvt_journey_activate (journey, "grid cell", "Hari pemungutan suara*");
  gvt_journey_activate (journey, "button", "Salin dan ubah");
  gvt_journey_go_to (journey, "list item", "1. *");
  gvt_journey_press (journey, "alt+Down"); /* the keys stay with the card that moves */
  gvt_journey_wait_for_focus (journey, "list item", "2. *");
  gvt_journey_fill (journey, "Judul modul", "Pagi di TPS");
  gvt_test_wait_until (is_typed_title_on_disk, laptop, "the typed title on the disk");
  gvt_journey_kill (journey);

  copy = show (laptop, COPY);
  gvt_program_assert_members (json_node_get_object (copy), "{\"title\": \"Pagi di TPS\"}");
}

int
main (int argc, char **argv)
{
  const char *lacking = gvt_stage_find_lacking ();

  if (lacking != NULL)
    {
      g_print ("1..0 # SKIP %s is not installed\n", lacking);
      return EXIT_SUCCESS;
    }
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/authoring-journey/an-author-imports-and-repairs",
                   test_an_author_imports_and_repairs);
  g_test_add_func ("/authoring-journey/typed-words-outlive-the-program",
                   test_typed_words_outlive_the_program);
  return g_test_run ();
}
