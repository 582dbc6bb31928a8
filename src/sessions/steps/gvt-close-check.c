/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-close-check.h"

#include <glib/gi18n-lib.h>

#include "gvt-json.h"
#include "gvt-quiz-roads.h"
#include "gvt-session-steps.h"
#include "gvt-session-views.h"

static void
test_left_free (gpointer data)
{
  GvtTestLeft *self = data;

  g_object_unref (self->quiz);
  g_free (self);
}

/* --- reading --- */

/* A show of hands makes up all who are present, so nobody is missing in it. */
static gboolean
count_missing (GvtProfile *profile, GvtClassQuiz *quiz, guint *n_missing, GError **error)
{
  g_autoptr (GvtQuizRoads) roads = gvt_quiz_roads_read (profile, quiz, error);
  guint n_answered;

  if (roads == NULL)
    return FALSE;
  n_answered = roads->n_laptop + roads->n_paper + roads->n_mixed;
  *n_missing = roads->n_counted > 0 || n_answered >= roads->n_present
                   ? 0
                   : roads->n_present - n_answered;
  return TRUE;
}

/* A test that was closed without an answer was given up, and nobody is missing in it. */
static gboolean
add_test (GvtCloseCheck *self, GvtProfile *profile, GvtClassQuiz *quiz, GError **error)
{
  gboolean is_open = gvt_class_quiz_is_open (quiz);
  GvtTestLeft left = { quiz, 0 };

  if (gvt_class_quiz_get_phase (quiz) == GVT_PHASE_NONE
      || (!is_open && gvt_class_quiz_get_n_answers (quiz) == 0))
    return TRUE;
  if (!count_missing (profile, quiz, &left.n_missing, error))
    return FALSE;
  if (is_open || left.n_missing > 0)
    {
      g_object_ref (left.quiz);
      g_ptr_array_add (self->tests, g_memdup2 (&left, sizeof left));
    }
  return TRUE;
}

static gboolean
read_tests (GvtCloseCheck *self, GvtProfile *profile, const GvtId *session, GError **error)
{
  g_autoptr (GListModel) quizzes = gvt_class_quizzes_browse (profile, session, error);

  for (guint i = 0; quizzes != NULL && i < g_list_model_get_n_items (quizzes); i++)
    {
      g_autoptr (GvtClassQuiz) quiz = g_list_model_get_item (quizzes, i);

      if (!add_test (self, profile, quiz, error))
        return FALSE;
    }
  return quizzes != NULL;
}

/* That a test is open is told of the test itself. */
static gboolean
is_under_way (const GvtCloseCheck *self, const char *step)
{
  GvtQuizPhase phase = g_str_equal (step, "pretest")    ? GVT_PHASE_PRE
                       : g_str_equal (step, "posttest") ? GVT_PHASE_POST
                                                        : GVT_PHASE_NONE;

  for (guint i = 0; i < self->tests->len; i++)
    {
      const GvtTestLeft *left = self->tests->pdata[i];

      if (gvt_class_quiz_get_phase (left->quiz) == phase)
        return TRUE;
    }
  return FALSE;
}

/* One to which the class came is done, or it stands there now: that is not left out. */
static gboolean
read_steps (GvtCloseCheck *self, GvtStore *store, const GvtId *session, GError **error)
{
  g_autoptr (GvtSessionSteps) steps = gvt_session_steps_read (store, session, error);

  if (steps == NULL)
    return FALSE;
  for (guint i = 0; i < steps->steps->len; i++)
    {
      const GvtClassStep *step = &g_array_index (steps->steps, GvtClassStep, i);

      if (step->state == GVT_STEP_AHEAD && !g_str_equal (step->code, "close")
          && !is_under_way (self, step->code))
        g_ptr_array_add (self->steps, (gpointer) step->code);
    }
  return TRUE;
}

GvtCloseCheck *
gvt_close_check_read (GvtProfile *profile, const GvtId *session, GError **error)
{
  g_autoptr (GvtCloseCheck) self = g_new0 (GvtCloseCheck, 1);
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtSession) viewed = journal != NULL ? gvt_sessions_view (profile, session, error)
                                                  : NULL;

  self->tests = g_ptr_array_new_with_free_func (test_left_free);
  self->steps = g_ptr_array_new ();
  if (viewed == NULL)
    return NULL;

  self->n_present = gvt_session_get_men (viewed) + gvt_session_get_women (viewed);
  return read_tests (self, profile, session, error)
                 && read_steps (self, gvt_journal_get_store (journal), session, error)
             ? g_steal_pointer (&self)
             : NULL;
}

void
gvt_close_check_free (GvtCloseCheck *self)
{
  g_ptr_array_unref (self->tests);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/* --- in words --- */

/* "Pre-test (Hari pemungutan suara)". Content that is no longer here is called by its id. */
static char *
name_test (GvtClassQuiz *quiz, GvtModuleLibrary *library)
{
  GvtModule *module = library != NULL ? gvt_module_library_find_hash (
                          library, gvt_class_quiz_get_hash (quiz), NULL)
                                      : NULL;

  return g_strdup_printf ("%s (%s)", gvt_class_quiz_describe_phase (quiz),
                          module != NULL ? gvt_module_get_title (module)
                                         : gvt_class_quiz_get_module (quiz));
}

static char *
describe_test (const GvtCloseCheck *self, const GvtTestLeft *left, GvtModuleLibrary *library)
{
  g_autofree char *name = name_test (left->quiz, library);

  if (left->n_missing == 0)
    /* Translators: %s is a test: "Pre-test (Voting day)" */
    return g_strdup_printf (_ ("%s is still open."), name);
  if (gvt_class_quiz_is_open (left->quiz))
    /* Translators: %s is a test: "Pre-test (Voting day)" */
    return g_strdup_printf (_ ("%s is still open: of %u who are present %u have no answers."), name,
                            self->n_present, left->n_missing);
  /* Translators: %s is a test: "Pre-test (Voting day)" */
  return g_strdup_printf (_ ("%s: of %u who are present %u have no answers."), name,
                          self->n_present, left->n_missing);
}

static char *
describe_steps (const GvtCloseCheck *self)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < self->steps->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "",
                            gvt_step_title_of (self->steps->pdata[i]));
  /* Translators: %s are steps of a class: "Post-test, Survey" */
  return g_strdup_printf (_ ("Neither done nor skipped: %s."), titles->str);
}

GStrv
gvt_close_check_describe (const GvtCloseCheck *self, GvtModuleLibrary *library)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < self->tests->len; i++)
    {
      g_autofree char *line = describe_test (self, self->tests->pdata[i], library);

      g_strv_builder_add (lines, line);
    }
  if (self->steps->len > 0)
    {
      g_autofree char *line = describe_steps (self);

      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

static JsonObject *
test_to_json (const GvtTestLeft *left)
{
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "id", gvt_class_quiz_get_id (left->quiz));
  json_object_set_string_member (object, "phase",
                                 gvt_quiz_phase_to_text (gvt_class_quiz_get_phase (left->quiz)));
  json_object_set_string_member (object, "module", gvt_class_quiz_get_module (left->quiz));
  json_object_set_boolean_member (object, "is_open", gvt_class_quiz_is_open (left->quiz));
  json_object_set_int_member (object, "n_missing", left->n_missing);
  return object;
}

JsonObject *
gvt_close_check_to_json (const GvtCloseCheck *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *tests = json_array_new ();
  JsonArray *steps = json_array_new ();

  for (guint i = 0; i < self->tests->len; i++)
    json_array_add_object_element (tests, test_to_json (self->tests->pdata[i]));
  for (guint i = 0; i < self->steps->len; i++)
    json_array_add_string_element (steps, self->steps->pdata[i]);
  json_object_set_int_member (object, "present", self->n_present);
  json_object_set_array_member (object, "tests", tests);
  json_object_set_array_member (object, "steps", steps);
  return object;
}
