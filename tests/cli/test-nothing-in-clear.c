/* SPDX-License-Identifier: GPL-3.0-or-later */
/* I10 over the whole system: the built programs act a day with a voter and passphrases that stand
 * nowhere else, and then every byte they left behind is searched for them. */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "gvt-file.h"
#include "gvt-hash.h"
#include "gvt-lexicon.h"
#include "gvt-module-library.h"
#include "gvt-program-run.h"
#include "gvt-test.h"
#include "gvt-text.h"
#include "gvt-watched-run.h"

#define VILLAGE     "99.01.01.2002"
#define ELECTION    "uji-2026"
#define LIST_AS_OF  "2026-06-30"
#define MODULE      "m7-sah-tidak-sah"
#define OFFICER     "PETUGAS-1"
#define FACILITATOR "FASILITATOR-1"

/* The planted voter: words and numbers that no list and no program has. */
#define FIRST_WORD             "ZULQOSIMBERA"
#define LAST_WORD              "WIRAKSATRIAWANGSA"
#define NAME                   FIRST_WORD " " LAST_WORD
#define NIK                    "9901010107569173"
#define NKK                    "9901011908259174"
#define BIRTH_DATE             "01|07|1956" /* as the list writes it; a man's, by the number */
#define OFFICER_PASSPHRASE     "kunci-qz7-petugas-lapangan"
#define FACILITATOR_PASSPHRASE "kunci-qz7-pengajar-keliling"

/* In which column of the list each stands. */
enum
{
  COLUMN_NKK = 2,
  COLUMN_NIK = 3,
  COLUMN_NAME = 4,
  COLUMN_BIRTH_DATE = 6,
  COLUMN_SEX = 8,
};

typedef struct
{
  GvtWatch *watch;
  char *kept;    /* what people keep apart: lists, codes, passphrases, the report */
  char *watched; /* all that the programs may write to */
  char *centre;
  char *laptop;
  char *device; /* the laptop's code */
  char *visit;
  char *session;
} Fixture;

static const char *const name_words[] = { "first word", "last word", NULL };

static char *
kept (Fixture *self, const char *name)
{
  return g_build_filename (self->kept, name, NULL);
}

static void
keep (Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = kept (self, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* The number by itself, as programs might keep it: text, an integer, and a hash without a key. */
static void
watch_number (GvtWatch *watch, const char *number)
{
  guint64 integer = GUINT64_TO_LE (g_ascii_strtoull (number, NULL, 10));
  g_autofree char *hex = NULL;
  GvtHash hash;

  gvt_hash_data (number, strlen (number), &hash);
  hex = gvt_hash_to_text (&hash);
  gvt_watch_add (watch, "number", number);
  gvt_watch_add_bytes (watch, "number as an integer", &integer, sizeof integer);
  gvt_watch_add_bytes (watch, "hash of the number", &hash, sizeof hash);
  gvt_watch_add (watch, "hash of the number as text", hex);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  const char *top = gvt_test_folder ();

  self->kept = g_build_filename (top, "kept", NULL);
  self->watched = g_build_filename (top, "watched", NULL);
  g_assert_cmpint (g_mkdir (self->kept, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (self->watched, 0700), ==, 0);
  self->centre = g_build_filename (self->watched, "centre", NULL);
  self->laptop = g_build_filename (self->watched, "laptop", NULL);

  self->watch = gvt_watch_new (self->watched);
  gvt_watch_add (self->watch, "first word", FIRST_WORD);
  gvt_watch_add (self->watch, "last word", LAST_WORD);
  watch_number (self->watch, NIK);
  watch_number (self->watch, NKK);
  gvt_watch_add (self->watch, "passphrase", OFFICER_PASSPHRASE);
  gvt_watch_add (self->watch, "passphrase", FACILITATOR_PASSPHRASE);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_watch_free (self->watch);
  g_free (self->kept);
  g_free (self->watched);
  g_free (self->centre);
  g_free (self->laptop);
  g_free (self->device);
  g_free (self->visit);
  g_free (self->session);
}

/* Runs @program; @line is cut at its blanks, "@name" is a file that people keep. */
static char *
run (Fixture *self,
     const char *program,
     const char *folder,
     const char *input,
     const char *const *may_say,
     const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) args = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (args, g_strdup (program));
  g_ptr_array_add (args, g_strdup ("--data"));
  g_ptr_array_add (args, g_strdup (folder));
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (args, words[i][0] == '@' ? kept (self, words[i] + 1) : g_strdup (words[i]));
  g_ptr_array_add (args, NULL);
  return gvt_watch_run (self->watch, input, may_say, (const char *const *) args->pdata);
}

static void
centre (Fixture *self, const char *line)
{
  g_free (run (self, "govote-central", self->centre, NULL, NULL, line));
}

/* Returns: (transfer full): the array that the centre's program prints */
static JsonArray *
centre_list (Fixture *self, const char *const *may_say, const char *line)
{
  g_autofree char *out = run (self, "govote-central", self->centre, NULL, may_say, line);
  g_autoptr (JsonNode) node = json_from_string (out, NULL);

  g_assert_nonnull (node);
  return json_node_dup_array (node);
}

static char *
laptop_as (Fixture *self,
           const char *user,
           const char *input,
           const char *const *may_say,
           const char *line)
{
  g_autofree char *all = g_strdup_printf ("--json --user %s --passphrase-file @%s %s", user, user,
                                          line);

  return run (self, "govotectl", self->laptop, input, may_say, all);
}

static void
laptop (Fixture *self, const char *line)
{
  g_free (laptop_as (self, OFFICER, NULL, NULL, line));
}

/* Returns: (transfer full): the id of what was made */
static char *
laptop_id (Fixture *self, const char *line)
{
  g_autofree char *out = laptop_as (self, OFFICER, NULL, NULL, line);
  g_autoptr (JsonNode) node = json_from_string (out, NULL);

  return g_strdup (json_object_get_string_member (json_node_get_object (node), "id"));
}

static void
replace (char **cells, guint column, const char *text)
{
  g_free (cells[column]);
  cells[column] = g_strdup (text);
}

/* One man of the village becomes the planted voter. */
static void
plant_voter (Fixture *self)
{
  g_autofree char *path = kept (self, "list.csv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *planted = NULL;
  guint n_planted = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && n_planted == 0; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", -1);

      if (cells[0] == NULL || !g_str_equal (cells[0], VILLAGE)
          || !g_str_equal (cells[COLUMN_SEX], "L"))
        continue;
      replace (cells, COLUMN_NKK, NKK);
      replace (cells, COLUMN_NIK, NIK);
      replace (cells, COLUMN_NAME, NAME);
      replace (cells, COLUMN_BIRTH_DATE, BIRTH_DATE);
      g_free (lines[i]);
      lines[i] = g_strjoinv (";", cells);
      n_planted++;
    }
  g_assert_cmpuint (n_planted, ==, 1);
  planted = g_strjoinv ("\n", lines);
  keep (self, "list.csv", planted);
}

static void
make_centre (Fixture *self)
{
  g_autofree char *regions = g_test_build_filename (G_TEST_DIST, "fixtures", "regions",
                                                    "invented.csv", NULL);
  g_autofree char *csv = NULL;

  g_assert_true (g_file_get_contents (regions, &csv, NULL, NULL));
  keep (self, "regions.csv", csv);
  centre (self, "init --practice --name Latihan --root-key @root.key");
  centre (self, "regions import @regions.csv");
  centre (self, "voters synthesize --regions @regions.csv --villages 2 --rows 60 --output "
                "@list.csv");
  plant_voter (self);
  centre (self, "voters import @list.csv --election " ELECTION " --as-of " LIST_AS_OF);
  centre (self, "packs build");
  centre (self, "modules publish");
  centre (self, "users add " OFFICER " --role officer --area 99.01");
  centre (self, "users add " FACILITATOR " --role facilitator");
}

/* The code opens the way to a laptop's keys: it stands in its file alone. */
static void
watch_code (Fixture *self)
{
  g_autofree char *path = kept (self, "code");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) groups = NULL;
  g_autofree char *symbols = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", 2);
  groups = g_strsplit_set (lines[0], "- ", -1);
  symbols = g_strjoinv ("", groups);
  gvt_watch_add (self->watch, "enrolment code", lines[0]);
  gvt_watch_add (self->watch, "enrolment code's symbols", symbols);
}

static void
enrol_laptop (Fixture *self)
{
  g_autofree char *address = gvt_watch_serve (self->watch, self->centre);
  g_autofree char *issue = g_strdup_printf (
      "devices enrol --user " OFFICER " --user " FACILITATOR " --output @code --url %s", address);
  g_autoptr (JsonArray) devices = NULL;

  keep (self, OFFICER, OFFICER_PASSPHRASE "\n");
  keep (self, FACILITATOR, FACILITATOR_PASSPHRASE "\n");
  centre (self, issue);
  watch_code (self);
  g_free (run (self, "govotectl", self->laptop, NULL, NULL,
               "enrol --code-file @code --user " OFFICER " --passphrase-file @" OFFICER
               " --user " FACILITATOR " --passphrase-file @" FACILITATOR));
  devices = centre_list (self, NULL, "devices list --json");
  g_assert_cmpuint (json_array_get_length (devices), ==, 1);
  self->device = g_strdup (
      json_object_get_string_member (json_array_get_object_element (devices, 0), "code"));
}

static void
plan_a_visit (Fixture *self)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (clock));
  g_autofree char *plan = g_strdup_printf (
      "session plan --name SMAN-1-Contoh --place " VILLAGE " --date %s --expected 40", today);

  self->visit = laptop_id (self, plan);
}

/* Returns: (transfer full): "1:ITEM:KEY", the right answer of the first card */
static char *
first_answer (void)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GvtModule *module = gvt_module_library_find (library, MODULE, NULL);
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (
      gvt_quiz_get_items (gvt_module_get_quiz (module)), 0);

  return g_strdup_printf ("1:%s:%s\n", gvt_quiz_item_get_id (item), gvt_quiz_item_get_key (item));
}

static void
hold_a_session (Fixture *self)
{
  g_autofree char *open = g_strdup_printf ("session open %s --name Kelas-X-1", self->visit);
  g_autofree char *attend = NULL;
  g_autofree char *teach = NULL;
  g_autofree char *take = NULL;
  g_autofree char *close = NULL;
  g_autofree char *report = g_strdup_printf ("session report %s @report.pdf", self->visit);
  g_autofree char *answer = first_answer ();

  self->session = laptop_id (self, open);
  attend = g_strdup_printf ("session attend %s --men 19 --women 21", self->session);
  teach = g_strdup_printf ("session teach %s " MODULE, self->session);
  take = g_strdup_printf ("session answer %s " MODULE " -", self->session);
  close = g_strdup_printf ("session close %s", self->session);
  laptop (self, attend);
  laptop (self, teach);
  g_free (laptop_as (self, FACILITATOR, answer, NULL, take));
  laptop (self, close);
  laptop (self, report);
}

/* The lexicon is for everybody, and packed: whoever unpacks it finds no rare word. */
static void
assert_lexicon_is_silent (const char *path)
{
  g_autoptr (GBytes) file = gvt_file_read (path, GVT_LEXICON_MAX_FILE, NULL);
  g_autoptr (GvtLexicon) lexicon = gvt_lexicon_read (file, NULL, NULL);
  guint rank;

  g_assert_nonnull (lexicon);
  g_assert_false (gvt_lexicon_find (lexicon, GVT_LEXICON_MEN, FIRST_WORD, &rank));
  g_assert_false (gvt_lexicon_find (lexicon, GVT_LEXICON_MEN, LAST_WORD, &rank));
}

/* Returns: how many lexicons there are under @folder */
static guint
check_lexicons (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_found = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n_found += check_lexicons (path);
      else if (g_file_get_contents (path, &content, &length, NULL) && length > 8
               && memcmp (content, "\x89GVTLEXI", 8) == 0)
        {
          assert_lexicon_is_silent (path);
          n_found++;
        }
    }
  return n_found;
}

/* I10 */
static void
test_a_day_leaves_nothing_in_the_clear (Fixture *self, gconstpointer unused)
{
  make_centre (self);
  enrol_laptop (self);
  plan_a_visit (self);
  hold_a_session (self);

  gvt_watch_search (self->watch, self->watched); /* while the server has its files open */
  gvt_watch_stop (self->watch);
  g_assert_cmpuint (gvt_watch_search (self->watch, self->watched), >=, 10);
  g_assert_cmpuint (check_lexicons (self->watched), >=, 1);
  g_assert_cmpuint (gvt_watch_count_temp_files (self->watch), ==, 0);
}

/* The search itself finds what it is for. */
static void
test_what_is_planted_in_a_file_is_found (Fixture *self, gconstpointer unused)
{
  static const char text[] = "tanggal lahir wiraksatriawangsa, 9901";
  guint64 integer = GUINT64_TO_LE (G_GUINT64_CONSTANT (9901010107569173));

  g_assert_cmpstr (gvt_watch_find (self->watch, text, strlen (text), NULL), ==, "last word");
  g_assert_null (gvt_watch_find (self->watch, text, strlen (text), name_words));
  g_assert_cmpstr (gvt_watch_find (self->watch, &integer, sizeof integer, NULL), ==,
                   "number as an integer");
  g_assert_null (gvt_watch_find (self->watch, "9901", 4, NULL));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/nothing-in-clear/what-is-planted-in-a-file-is-found",
       test_what_is_planted_in_a_file_is_found);
  ADD ("/nothing-in-clear/a-day-leaves-nothing-in-the-clear",
       test_a_day_leaves_nothing_in_the_clear);

  return g_test_run ();
}
