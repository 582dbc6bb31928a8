/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-scripted-visit.h"

#include <string.h>

#include "gvt-feature-projections.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

#define ID_PATTERN "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"
/* Members that say when, and what is counted out of every record's hash. */
#define TIME_PATTERN "\"(\\w+_at|\\w+_us|at|head|minutes|check_code)\":(\"[^\"]*\"|-?[0-9]+),?"

GvtScriptedVisit *
gvt_scripted_visit_new (void)
{
  GvtScriptedVisit *self = g_new0 (GvtScriptedVisit, 1);
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GError) error = NULL;
  GvtProfile *profile;

  self->folder = g_strdup (gvt_test_folder ());
  profile = gvt_test_profile (self->folder, clock, gvt_feature_projections ());
  gvt_profile_lock (profile);
  g_assert_finalize_object (profile);
  self->passphrase_file = g_build_filename (self->folder, "passphrase", NULL);
  g_file_set_contents (self->passphrase_file, GVT_TEST_PASSPHRASE "\n", -1, &error);
  g_assert_no_error (error);
  self->ids = g_regex_new (ID_PATTERN, G_REGEX_OPTIMIZE, 0, NULL);
  self->times = g_regex_new (TIME_PATTERN, G_REGEX_OPTIMIZE, 0, NULL);
  return self;
}

void
gvt_scripted_visit_free (GvtScriptedVisit *self)
{
  g_regex_unref (self->ids);
  g_regex_unref (self->times);
  g_free (self->folder);
  g_free (self->passphrase_file);
  g_free (self);
}

static GPtrArray *
begin_arguments (GvtScriptedVisit *self)
{
  const char *const common[] = {
    "--json", "--data", self->folder, "--user", "FAS-01", "--passphrase-file", self->passphrase_file
  };
  GPtrArray *args = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    g_ptr_array_add (args, g_strdup (common[i]));
  return args;
}

/* Returns: (transfer full): what the program says to a question, which must succeed */
static char *
ask (GvtScriptedVisit *self, const char *first, const char *second, const char *third)
{
  g_autoptr (GPtrArray) args = begin_arguments (self);
  g_autoptr (GvtProgramRun) run = NULL;

  g_ptr_array_add (args, g_strdup (first));
  g_ptr_array_add (args, g_strdup (second));
  g_ptr_array_add (args, g_strdup (third));
  if (third != NULL)
    g_ptr_array_add (args, NULL);
  run = gvt_program_run_newv ("govotectl", NULL, (const char *const *) args->pdata);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  return g_steal_pointer (&run->out);
}

/* --- what acts are about --- */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The "id" of each object in @array; an id tells when it was made, so they are in that order. */
static GPtrArray *
collect_ids (JsonArray *array)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (ids, g_strdup (json_object_get_string_member (
                              json_array_get_object_element (array, i), "id")));
  g_ptr_array_sort (ids, compare_texts);
  return ids;
}

static GPtrArray *
find_sessions (GvtScriptedVisit *self)
{
  g_autofree char *text = ask (self, "session", "list", NULL);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return collect_ids (json_object_get_array_member (json_node_get_object (node), "sessions"));
}

static GPtrArray *
find_visits (GvtScriptedVisit *self)
{
  g_autofree char *text = ask (self, "session", "list", NULL);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return collect_ids (json_object_get_array_member (json_node_get_object (node), "visits"));
}

static GPtrArray *
find_quizzes (GvtScriptedVisit *self, const char *session)
{
  g_autofree char *text = ask (self, "quiz", "list", session);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return collect_ids (json_node_get_array (node));
}

static char *
expand (GvtScriptedVisit *self, const char *arg)
{
  g_autoptr (GPtrArray) found = NULL;
  guint number;

  if (*arg != '@')
    return g_strdup (arg);
  if (g_str_equal (arg, "@report"))
    return g_build_filename (self->folder, "report.pdf", NULL);
  if (g_str_has_prefix (arg, "@visit"))
    {
      found = find_visits (self);
      number = g_str_equal (arg, "@visit2") ? 2 : 1;
    }
  else
    {
      found = find_sessions (self);
      number = (guint) (arg[1] - '0');
    }
  g_assert_cmpuint (number, <=, found->len);
  if (arg[1] != 'v' && arg[2] == '.')
    {
      g_autoptr (GPtrArray) quizzes = find_quizzes (self, found->pdata[number - 1]);

      g_assert_cmpuint ((guint) (arg[3] - '0'), <=, quizzes->len);
      return g_strdup (quizzes->pdata[arg[3] - '1']);
    }
  return g_strdup (found->pdata[number - 1]);
}

/* --- acts --- */

GSubprocess *
gvt_scripted_visit_start (GvtScriptedVisit *self, const GvtVisitAct *act)
{
  g_autoptr (GPtrArray) args = begin_arguments (self);

  for (guint i = 0; i < GVT_VISIT_MAX_ARGS && act->args[i] != NULL; i++)
    g_ptr_array_add (args, expand (self, act->args[i]));
  g_ptr_array_add (args, NULL);
  return act->input != NULL
             ? gvt_program_start_fed ("govotectl", act->input, (const char *const *) args->pdata)
             : gvt_program_start ("govotectl", (const char *const *) args->pdata);
}

static void
assert_silent (GInputStream *err)
{
  char text[512];
  gsize n = 0;

  g_input_stream_read_all (err, text, sizeof text - 1, &n, NULL, NULL);
  text[n] = '\0';
  g_assert_cmpstr (text, ==, "");
}

/* What an act prints fits into a pipe. */
gboolean
gvt_scripted_visit_finish (GSubprocess *process)
{
  g_subprocess_wait (process, NULL, NULL);
  if (g_subprocess_get_if_signaled (process))
    return FALSE;
  assert_silent (g_subprocess_get_stderr_pipe (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return TRUE;
}

/* --- what is recorded --- */

static gboolean
number_id (const GMatchInfo *match, GString *result, gpointer user_data)
{
  GHashTable *numbers = user_data;
  g_autofree char *id = g_match_info_fetch (match, 0);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, id));

  if (number == 0)
    {
      number = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, g_strdup (id), GUINT_TO_POINTER (number));
    }
  g_string_append_printf (result, "id-%u", number);
  return FALSE;
}

char *
gvt_scripted_visit_describe (GvtScriptedVisit *self)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) sessions = find_sessions (self);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *list = ask (self, "session", "list", NULL);
  g_autofree char *timeless = NULL;

  g_string_append (text, list);
  for (guint i = 0; i < sessions->len; i++)
    {
      static const char *const questions[] = { "show", "people", "survey", "results" };
      g_autoptr (GPtrArray) quizzes = find_quizzes (self, sessions->pdata[i]);

      for (guint j = 0; j < G_N_ELEMENTS (questions); j++)
        {
          g_autofree char *answer = ask (self, "session", questions[j], sessions->pdata[i]);

          g_string_append (text, answer);
        }
      for (guint quiz = 0; quiz < quizzes->len; quiz++)
        {
          g_autofree char *results = ask (self, "quiz", "results", quizzes->pdata[quiz]);

          g_string_append (text, results);
        }
    }
  timeless = g_regex_replace (self->times, text->str, -1, 0, "", 0, NULL);
  return g_regex_replace_eval (self->ids, timeless, -1, 0, 0, number_id, numbers, NULL);
}

/* How wide the columns come out depends on the line that is left out. */
static void
append_words (GString *text, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (text, "%s ", words[i]);
  g_string_append_c (text, '\n');
}

char *
gvt_scripted_visit_report (GvtScriptedVisit *self)
{
  static const char *const varying[] = { "Made with Go Vote", "Head of the journal", "WITA", NULL };
  g_autofree char *path = g_build_filename (self->folder, "report.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      "pdftotext", "-layout", path, "-", NULL);
  g_autoptr (GString) kept = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean varies = FALSE;

      for (guint j = 0; varying[j] != NULL; j++)
        varies |= strstr (lines[i], varying[j]) != NULL;
      if (!varies)
        append_words (kept, lines[i]);
    }
  return g_string_free (g_steal_pointer (&kept), FALSE);
}
