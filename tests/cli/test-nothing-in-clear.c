/* SPDX-License-Identifier: GPL-3.0-or-later */
/* I10 over the whole system: the built programs act a day with a voter and passphrases that stand
 * nowhere else, and then every byte they left behind is searched for them. */
#include <string.h>

#include "gvt-file.h"
#include "gvt-lexicon.h"
#include "gvt-planted-day.h"
#include "gvt-program-run.h"
#include "gvt-test.h"

/* Returns: (transfer full): the body of the one event of @kind that came of the laptop */
static JsonObject *
body_of (GvtPlantedDay *self, const char *kind)
{
  g_autofree char *line = g_strdup_printf ("events list --json --device %s --kind %s", self->device,
                                           kind);
  g_autoptr (JsonArray) events = gvt_planted_day_list (self, NULL, line);
  JsonObject *event;

  g_assert_cmpuint (json_array_get_length (events), ==, 1);
  event = json_array_get_object_element (events, 0);
  gvt_program_assert_members (event, "{\"state\":\"applied\"}");
  return json_object_ref (json_object_get_object_member (event, "body"));
}

static void
assert_session_arrived (GvtPlantedDay *self)
{
  g_autoptr (JsonArray) visits = gvt_planted_day_list (self, NULL, "visits list --json");
  g_autoptr (JsonArray) sessions = gvt_planted_day_list (self, NULL, "sessions list --json");
  g_autoptr (JsonObject) answered = body_of (self, "session.answered");
  g_autofree char *visit = g_strdup_printf (
      "{\"id\":\"%s\",\"name\":\"SMAN-1-Contoh\",\"place\":\"" GVT_PLANTED_VILLAGE
      "\",\"expected\":40,\"n_sessions\":1,\"n_open\":0}",
      self->visit);
  g_autofree char *session = g_strdup_printf (
      "{\"id\":\"%s\",\"visit_id\":\"%s\",\"name\":\"Kelas-X-1\",\"men\":19,\"women\":21,"
      "\"n_modules\":1,\"n_answers\":1,\"is_open\":false,\"opened_by\":\"" GVT_PLANTED_OFFICER
      "\"}",
      self->session, self->visit);
  g_autofree char *answered_as = g_strdup_printf (
      "{\"session\":\"%s\",\"respondent\":1,\"item\":\"%s\",\"chosen\":[\"%s\"]}", self->session,
      self->item, self->choice);

  g_assert_cmpuint (json_array_get_length (visits), ==, 1);
  gvt_program_assert_members (json_array_get_object_element (visits, 0), visit);
  g_assert_cmpuint (json_array_get_length (sessions), ==, 1);
  gvt_program_assert_members (json_array_get_object_element (sessions, 0), session);
  gvt_program_assert_members (answered, answered_as);
}

static void
assert_look_ups_arrived (GvtPlantedDay *self)
{
  g_autoptr (JsonObject) looked_up = body_of (self, "voter.looked_up");
  g_autoptr (JsonObject) searched = body_of (self, "voter.searched");

  gvt_program_assert_members (looked_up, "{\"purpose\":\"" GVT_PLANTED_PURPOSE "\"}");
  gvt_program_assert_members (searched, "{\"purpose\":\"" GVT_PLANTED_PURPOSE "\"}");
}

/* All of it, and nothing in quarantine. */
static void
assert_nothing_is_left_behind (GvtPlantedDay *self)
{
  g_autoptr (JsonArray) devices = gvt_planted_day_list (self, NULL, "devices list --json");
  g_autofree char *own = g_strdup_printf ("events list --json --device %s", self->device);
  g_autoptr (JsonArray) events = gvt_planted_day_list (self, NULL, own);
  g_autofree char *expected = g_strdup_printf ("{\"code\":\"%s\",\"events\":%" G_GINT64_FORMAT
                                               ",\"quarantined\":0,\"unknown\":0,\"users\":["
                                               "\"FASILITATOR-1\",\"PETUGAS-1\",\"SUPERVISOR-1\"]}",
                                               self->device, self->n_events);

  gvt_program_assert_members (json_array_get_object_element (devices, 0), expected);
  g_assert_cmpint (json_array_get_length (events), ==, self->n_events);
}

/* The centre reads what the facilitator wrote blind. */
static void
assert_proposal_arrived (GvtPlantedDay *self)
{
  g_autoptr (JsonArray) proposals = gvt_planted_day_list (
      self, gvt_planted_all_words,
      "proposals list --json --personal --full-nik --reason surat-KPU-12");
  g_autofree char *expected = g_strdup_printf (
      "{\"receipt\":\"%s\",\"proposal\":\"wrong_data\",\"state\":\"sent\","
      "\"village_code\":\"" GVT_PLANTED_VILLAGE "\",\"evidence\":[\"ktp-el\"],"
      "\"made_by\":\"FASILITATOR-1\"}",
      self->receipt);
  JsonObject *proposal;

  g_assert_cmpuint (json_array_get_length (proposals), ==, 1);
  proposal = json_array_get_object_element (proposals, 0);
  gvt_program_assert_members (proposal, expected);
  gvt_program_assert_members (json_object_get_object_member (proposal, "personal"),
                              "{\"nik\":\"" GVT_PLANTED_NIK "\",\"name\":\"" GVT_PLANTED_NAME
                              "\",\"changes\":[{\"field\":\"rt\",\"old\":null,\"new\":\"004\"}]}");
}

/* The lexicon is for everybody, and packed: whoever unpacks it finds no rare word. */
static void
assert_lexicon_is_silent (const char *path)
{
  g_autoptr (GBytes) file = gvt_file_read (path, GVT_LEXICON_MAX_FILE, NULL);
  g_autoptr (GvtLexicon) lexicon = gvt_lexicon_read (file, NULL, NULL);
  guint rank;

  g_assert_nonnull (lexicon);
  g_assert_false (gvt_lexicon_find (lexicon, GVT_LEXICON_MEN, GVT_PLANTED_FIRST_WORD, &rank));
  g_assert_false (gvt_lexicon_find (lexicon, GVT_LEXICON_MEN, GVT_PLANTED_LAST_WORD, &rank));
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

/* The folder keeps others out; a backup or a copy of it on a stick may not. */
static void
assert_for_owner_alone (GvtPlantedDay *self)
{
  g_assert_cmpuint (gvt_watch_assert_private (self->centre), >=, 5);
  g_assert_cmpuint (gvt_watch_assert_private (self->laptop), >=, 5);
}

/* I10 */
static void
test_a_day_leaves_nothing_in_the_clear (GvtPlantedDay *self, gconstpointer unused)
{
  self->enrols_itself = TRUE;
  gvt_planted_day_act (self);

  assert_session_arrived (self);
  assert_look_ups_arrived (self);
  assert_proposal_arrived (self);
  assert_nothing_is_left_behind (self);
  assert_for_owner_alone (self);
  gvt_watch_search (self->watch, self->watched); /* while the server has its files open */
  gvt_watch_stop (self->watch);
  assert_for_owner_alone (self);
  g_assert_cmpuint (gvt_watch_search (self->watch, self->watched), >=, 10);
  g_assert_cmpuint (check_lexicons (self->watched), >=, 2); /* the centre's and the laptop's */
  g_assert_cmpuint (gvt_watch_count_temp_files (self->watch), ==, 0);
}

/* The search itself finds what it is for. */
static void
test_what_is_planted_in_a_file_is_found (GvtPlantedDay *self, gconstpointer unused)
{
  static const char text[] = "tanggal lahir wiraksatriawangsa, 9901";
  guint64 integer = GUINT64_TO_LE (G_GUINT64_CONSTANT (9901010107569173));

  g_assert_cmpstr (gvt_watch_find (self->watch, text, strlen (text), NULL), ==, "last word");
  g_assert_null (gvt_watch_find (self->watch, text, strlen (text), gvt_planted_name_words));
  g_assert_cmpstr (gvt_watch_find (self->watch, &integer, sizeof integer, NULL), ==,
                   "number as an integer");
  g_assert_null (gvt_watch_find (self->watch, "9901", 4, NULL));
}

#define ADD(path, func) \
  g_test_add (path, GvtPlantedDay, NULL, gvt_planted_day_set_up, func, gvt_planted_day_tear_down)

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
