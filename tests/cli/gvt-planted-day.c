/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-planted-day.h"

#include <glib/gstdio.h>
#include <string.h>

#include "gvt-hash.h"
#include "gvt-module-library.h"
#include "gvt-quick-enrol.h"
#include "gvt-test.h"
#include "gvt-text.h"

#define LIST_AS_OF "2026-06-30"
#define MODULE     "m7-sah-tidak-sah"
#define NKK        "9901011908259174"
#define BIRTH_DATE "01|07|1956" /* as the list writes it; a man's, by the number */

/* In which column of the list each stands. */
enum
{
  COLUMN_NKK = 2,
  COLUMN_NIK = 3,
  COLUMN_NAME = 4,
  COLUMN_BIRTH_DATE = 6,
  COLUMN_SEX = 8,
};

const char *const gvt_planted_name_words[] = { "first word", "last word", NULL };
const char *const gvt_planted_all_words[] = { "first word", "last word", "number", NULL };

static char *
kept (GvtPlantedDay *self, const char *name)
{
  return g_build_filename (self->kept, name, NULL);
}

static void
keep (GvtPlantedDay *self, const char *name, const char *text)
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

void
gvt_planted_day_set_up (GvtPlantedDay *self, gconstpointer unused)
{
  const char *top = gvt_test_folder ();

  self->kept = g_build_filename (top, "kept", NULL);
  self->watched = g_build_filename (top, "watched", NULL);
  g_assert_cmpint (g_mkdir (self->kept, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (self->watched, 0700), ==, 0);
  self->centre = g_build_filename (self->watched, "centre", NULL);
  self->laptop = g_build_filename (self->watched, "laptop", NULL);

  self->watch = gvt_watch_new (self->watched);
  gvt_watch_add (self->watch, "first word", GVT_PLANTED_FIRST_WORD);
  gvt_watch_add (self->watch, "last word", GVT_PLANTED_LAST_WORD);
  watch_number (self->watch, GVT_PLANTED_NIK);
  watch_number (self->watch, NKK);
  gvt_watch_add (self->watch, "passphrase", GVT_PLANTED_PASSPHRASE);
  gvt_watch_add (self->watch, "passphrase", GVT_PLANTED_SUPERVISOR_PASSPHRASE);
  gvt_watch_add (self->watch, "passphrase", GVT_PLANTED_FACILITATOR_PASSPHRASE);
}

void
gvt_planted_day_tear_down (GvtPlantedDay *self, gconstpointer unused)
{
  if (self->relay != NULL)
    gvt_relay_stop (self->relay);
  g_clear_object (&self->relay);
  gvt_watch_free (self->watch);
  g_free (self->kept);
  g_free (self->watched);
  g_free (self->centre);
  g_free (self->laptop);
  g_free (self->device);
  g_free (self->visit);
  g_free (self->session);
  g_free (self->receipt);
  g_free (self->item);
  g_free (self->choice);
}

/* Runs @program; @line is cut at its blanks, "@name" is a file that people keep. */
static char *
run (GvtPlantedDay *self,
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
centre (GvtPlantedDay *self, const char *line)
{
  g_free (run (self, "govote-central", self->centre, NULL, NULL, line));
}

JsonArray *
gvt_planted_day_list (GvtPlantedDay *self, const char *const *may_say, const char *line)
{
  g_autofree char *out = run (self, "govote-central", self->centre, NULL, may_say, line);
  g_autoptr (JsonNode) node = json_from_string (out, NULL);

  g_assert_nonnull (node);
  return json_node_dup_array (node);
}

static char *
laptop_as (GvtPlantedDay *self,
           const char *user,
           const char *input,
           const char *const *may_say,
           const char *line)
{
  g_autofree char *all = g_strdup_printf ("--json --user %s --passphrase-file @%s %s", user, user,
                                          line);

  return run (self, "govotectl", self->laptop, input, may_say, all);
}

JsonNode *
gvt_planted_day_laptop (GvtPlantedDay *self, const char *const *may_say, const char *line)
{
  g_autofree char *out = laptop_as (self, GVT_PLANTED_OFFICER, NULL, may_say, line);
  JsonNode *node = json_from_string (out, NULL);

  g_assert_nonnull (node);
  return node;
}

JsonObject *
gvt_planted_day_only_one (JsonArray *array)
{
  g_assert_cmpuint (json_array_get_length (array), ==, 1);
  return json_array_get_object_element (array, 0);
}

void
gvt_planted_day_do (GvtPlantedDay *self, const char *line)
{
  g_free (laptop_as (self, GVT_PLANTED_OFFICER, NULL, NULL, line));
}

/* Returns: (transfer full): the id of what was made */
static char *
laptop_id (GvtPlantedDay *self, const char *line)
{
  g_autofree char *out = laptop_as (self, GVT_PLANTED_OFFICER, NULL, NULL, line);
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
plant_voter (GvtPlantedDay *self)
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

      if (cells[0] == NULL || !g_str_equal (cells[0], GVT_PLANTED_VILLAGE)
          || !g_str_equal (cells[COLUMN_SEX], "L"))
        continue;
      replace (cells, COLUMN_NKK, NKK);
      replace (cells, COLUMN_NIK, GVT_PLANTED_NIK);
      replace (cells, COLUMN_NAME, GVT_PLANTED_NAME);
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
make_centre (GvtPlantedDay *self)
{
  g_autofree char *regions = g_test_build_filename (G_TEST_DIST, "fixtures", "regions",
                                                    "invented.csv", NULL);
  g_autofree char *csv = NULL;
  g_autofree char *synthesize = g_strdup_printf ("voters synthesize --regions @regions.csv "
                                                 "--villages 2 --rows %u --output @list.csv",
                                                 self->n_rows > 0 ? self->n_rows : 60);

  g_assert_true (g_file_get_contents (regions, &csv, NULL, NULL));
  keep (self, "regions.csv", csv);
  centre (self, "init --practice --name Latihan --root-key @root.key");
  centre (self, "regions import @regions.csv");
  centre (self, synthesize);
  plant_voter (self);
  centre (self, "voters import @list.csv --election " GVT_PLANTED_ELECTION " --as-of " LIST_AS_OF);
  centre (self, "packs build");
  centre (self, "modules publish");
  centre (self, "users add " GVT_PLANTED_OFFICER " --role officer --area 99.01");
  centre (self, "users add " GVT_PLANTED_SUPERVISOR " --role supervisor");
  centre (self, "users add " GVT_PLANTED_FACILITATOR " --role facilitator");
}

/* The code opens the way to a laptop's keys: it stands in its file alone. */
static void
watch_code (GvtPlantedDay *self)
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

/* Returns: (transfer full): where the laptop reaches the centre */
static char *
serve (GvtPlantedDay *self)
{
  g_autofree char *address = gvt_watch_serve (self->watch, self->centre);
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;

  self->relay = gvt_relay_new ((guint16) g_uri_get_port (uri), &error);
  g_assert_no_error (error);
  return g_strdup_printf ("http://127.0.0.1:%u", gvt_relay_get_port (self->relay));
}

static void
enrol_by_program (GvtPlantedDay *self)
{
  g_free (run (self, "govotectl", self->laptop, NULL, NULL,
               "enrol --code-file @code --user " GVT_PLANTED_OFFICER
               " --passphrase-file @" GVT_PLANTED_OFFICER " --user " GVT_PLANTED_SUPERVISOR
               " --passphrase-file @" GVT_PLANTED_SUPERVISOR " --user " GVT_PLANTED_FACILITATOR
               " --passphrase-file @" GVT_PLANTED_FACILITATOR));
}

static void
enrol_quickly (GvtPlantedDay *self)
{
  static const GvtQuickUser users[] = {
    { GVT_PLANTED_OFFICER, GVT_PLANTED_PASSPHRASE },
    { GVT_PLANTED_SUPERVISOR, GVT_PLANTED_SUPERVISOR_PASSPHRASE },
    { GVT_PLANTED_FACILITATOR, GVT_PLANTED_FACILITATOR_PASSPHRASE },
  };
  g_autofree char *code = kept (self, "code");

  gvt_quick_enrol (self->laptop, code, users, G_N_ELEMENTS (users));
}

static void
enrol_laptop (GvtPlantedDay *self)
{
  g_autofree char *address = serve (self);
  g_autofree char *issue = g_strdup_printf (
      "devices enrol --user " GVT_PLANTED_OFFICER " --user " GVT_PLANTED_SUPERVISOR
      " --user " GVT_PLANTED_FACILITATOR " --output @code --url %s",
      address);
  g_autoptr (JsonArray) devices = NULL;

  keep (self, GVT_PLANTED_OFFICER, GVT_PLANTED_PASSPHRASE "\n");
  keep (self, GVT_PLANTED_SUPERVISOR, GVT_PLANTED_SUPERVISOR_PASSPHRASE "\n");
  keep (self, GVT_PLANTED_FACILITATOR, GVT_PLANTED_FACILITATOR_PASSPHRASE "\n");
  centre (self, issue);
  watch_code (self);
  if (self->enrols_itself)
    enrol_by_program (self);
  else
    enrol_quickly (self);
  devices = gvt_planted_day_list (self, NULL, "devices list --json");
  g_assert_cmpuint (json_array_get_length (devices), ==, 1);
  self->device = g_strdup (
      json_object_get_string_member (json_array_get_object_element (devices, 0), "code"));
}

static void
make_ready (GvtPlantedDay *self)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (clock));
  g_autofree char *until = gvt_date_from_days (gvt_date_days (today) + 3);
  g_autofree char *grant = g_strdup_printf (
      "leases grant --device %s --election " GVT_PLANTED_ELECTION
      " --until %s --village " GVT_PLANTED_VILLAGE,
      self->device, until);
  g_autofree char *plan = g_strdup_printf (
      "visit plan --name SMAN-1-Contoh --place " GVT_PLANTED_VILLAGE " --date %s --expected 40",
      today);

  centre (self, grant);
  self->visit = laptop_id (self, plan);
  gvt_planted_day_do (self, "sync");
}

/* The first card answers the first question right. */
static void
choose_answer (GvtPlantedDay *self)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GvtModule *module = gvt_module_library_find (library, MODULE, NULL);
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (
      gvt_quiz_get_items (gvt_module_get_quiz (module)), 0);

  self->item = g_strdup (gvt_quiz_item_get_id (item));
  self->choice = g_strdup (gvt_quiz_item_get_key (item));
}

/* Runs `govotectl session ACT SESSION REST`. */
static void
session_act (GvtPlantedDay *self, const char *act, const char *rest)
{
  g_autofree char *line = g_strdup_printf ("session %s %s%s", act, self->session, rest);

  gvt_planted_day_do (self, line);
}

static void
hold_a_session (GvtPlantedDay *self)
{
  g_autofree char *open = g_strdup_printf ("session open %s --name Kelas-X-1", self->visit);
  g_autofree char *report = g_strdup_printf ("visit report %s @report.pdf", self->visit);
  g_autofree char *answer = NULL;
  g_autofree char *take = NULL;

  choose_answer (self);
  self->session = laptop_id (self, open);
  session_act (self, "attend", " --men 19 --women 21");
  session_act (self, "teach", " " MODULE);
  answer = g_strdup_printf ("1:%s:%s\n", self->item, self->choice);
  take = g_strdup_printf ("session answer %s " MODULE " -", self->session);
  g_free (laptop_as (self, GVT_PLANTED_FACILITATOR, answer, NULL, take));
  session_act (self, "close", "");
  gvt_planted_day_do (self, report);
}

static void
assert_is_shown (const char *out, const char *what)
{
  if (strstr (out, what) == NULL)
    g_error ("\"%s\" is not shown: %s", what, out);
}

/* The planted voter is found, so what is searched for below was really there. */
static void
look_voter_up (GvtPlantedDay *self)
{
  g_autofree char *by_number = laptop_as (self, GVT_PLANTED_OFFICER, GVT_PLANTED_NIK "\n",
                                          gvt_planted_name_words,
                                          "voters lookup - --purpose " GVT_PLANTED_PURPOSE);
  g_autofree char *by_name = laptop_as (self, GVT_PLANTED_OFFICER, GVT_PLANTED_FIRST_WORD "\n",
                                        gvt_planted_name_words,
                                        "voters search - --purpose " GVT_PLANTED_PURPOSE);

  assert_is_shown (by_number, GVT_PLANTED_NAME);
  assert_is_shown (by_number, GVT_PLANTED_NIK_MASKED);
  assert_is_shown (by_name, GVT_PLANTED_NAME);
}

/* By the facilitator, who cannot read it back. */
static void
propose (GvtPlantedDay *self)
{
  static const char report[] = "nik=" GVT_PLANTED_NIK "\nname=" GVT_PLANTED_NAME "\nnew.rt=004\n";
  g_autofree char *out = laptop_as (self, GVT_PLANTED_FACILITATOR, report, NULL,
                                    "propose wrong-data --village " GVT_PLANTED_VILLAGE
                                    " --evidence ktp-el --reporter family --consent --from -");
  g_autoptr (JsonNode) node = json_from_string (out, NULL);

  self->receipt = g_strdup (json_object_get_string_member (json_node_get_object (node), "receipt"));
}

static void
count_events (GvtPlantedDay *self)
{
  g_autofree char *out = laptop_as (self, GVT_PLANTED_OFFICER, NULL, NULL, "journal verify");
  g_autoptr (JsonNode) node = json_from_string (out, NULL);

  self->n_events = json_object_get_int_member (json_node_get_object (node), "events");
}

void
gvt_planted_day_prepare (GvtPlantedDay *self)
{
  make_centre (self);
  enrol_laptop (self);
  make_ready (self);
}

void
gvt_planted_day_act (GvtPlantedDay *self)
{
  gvt_planted_day_prepare (self);
  hold_a_session (self);
  look_voter_up (self);
  propose (self);
  gvt_planted_day_do (self, "sync");
  count_events (self);
}
