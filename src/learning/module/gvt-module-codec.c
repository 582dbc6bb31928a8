/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-claim-codec-private.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-lesson-codec-private.h"
#include "gvt-quiz-codec-private.h"

#define MODULE_FILE      "module.json"
#define MODULE_FORMAT    1
#define LICENCE          "CC-BY-SA-4.0"
#define MAX_MODULE_BYTES (256 * 1024)
#define MAX_CLAIMS       200
#define MAX_LESSONS      24
#define MAX_OBJECTIVES   8
#define MAX_REVIEWERS    20

static gboolean
refuse (GError **error, const char *problem)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, problem);
  return FALSE;
}

static gpointer
read_objective (JsonObject *object, GvtModuleParts *parts, GError **error)
{
  const char *id = gvt_member_slug (object, "id", error);
  const char *text = id != NULL ? gvt_member_text (object, "text", GVT_LINE_MAX, error) : NULL;

  if (text == NULL || !gvt_members_only (object, " id text ", error))
    return NULL;

  return g_object_new (GVT_TYPE_OBJECTIVE, "id", id, "text", text, NULL);
}

const char *const gvt_segment_codes[] = {
  "keluarga", "pemula",    "muda",      "perempuan", "disabilitas", "berkebutuhan-khusus",
  "marjinal", "komunitas", "keagamaan", "relawan",   "warganet",    NULL,
};

static GStrv
read_segments (JsonObject *root, GError **error)
{
  JsonArray *array = gvt_json_get_array (root, "segments", error);
  g_autoptr (GStrvBuilder) segments = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *segment = gvt_json_element_text (array, i, "segments", error);

      if (segment == NULL)
        return NULL;
      if (!g_strv_contains (gvt_segment_codes, segment))
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "segments[%u]: no such segment", i);
          return NULL;
        }
      g_strv_builder_add (segments, segment);
    }

  return array != NULL ? g_strv_builder_end (segments) : NULL;
}

/* People who vouch for the content. Returns: (nullable): what to say while there are none. */
static const char *
read_review_note (JsonObject *root, GError **error)
{
  JsonArray *array = gvt_json_get_array (root, "reviewed_by", error);

  if (array == NULL)
    return NULL;
  if (json_array_get_length (array) > MAX_REVIEWERS)
    return refuse (error, "\"reviewed_by\" is too long"), NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *reviewer = gvt_json_element_object (array, i, "reviewed_by", error);
      const char *date;

      if (reviewer == NULL || gvt_member_text (reviewer, "name", GVT_LINE_MAX, error) == NULL
          || gvt_member_text (reviewer, "office", GVT_LINE_MAX, error) == NULL
          || (date = gvt_member_date (reviewer, "date", error)) == NULL
          || !gvt_members_only (reviewer, " name office date ", error))
        return NULL;
      if (*date == '\0')
        return refuse (error, "\"reviewed_by\" needs a date"), NULL;
    }

  return json_array_get_length (array) > 0 ? "" : _ ("draft, not yet reviewed by KPU NTB");
}

/* The lists of a module, in the order in which they refer to each other. */
typedef struct
{
  GListModel *objectives;
  GListModel *claims;
  GListModel *lessons;
  GListModel *picture_lessons;
  GvtQuiz *quiz; /* or NULL */
} Lists;

static void
lists_clear (Lists *self)
{
  g_clear_object (&self->objectives);
  g_clear_object (&self->claims);
  g_clear_object (&self->lessons);
  g_clear_object (&self->picture_lessons);
  g_clear_object (&self->quiz);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lists, lists_clear)

static gboolean
read_lists (JsonObject *root, GvtModuleParts *parts, Lists *lists, GError **error)
{
  g_autoptr (GHashTable) cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        g_object_unref);

  lists->objectives = gvt_member_list (root, "objectives", 1, MAX_OBJECTIVES, GVT_TYPE_OBJECTIVE,
                                       read_objective, parts, parts->objectives, error);
  if (lists->objectives == NULL || gvt_json_get_array (root, "claims", error) == NULL)
    return FALSE;

  lists->claims = gvt_member_list (root, "claims", 0, MAX_CLAIMS, GVT_TYPE_CLAIM, gvt_claim_decode,
                                   parts, parts->claims, error);
  if (lists->claims == NULL)
    return FALSE;

  lists->lessons = gvt_member_list (root, "lessons", 1, MAX_LESSONS, GVT_TYPE_LESSON,
                                    gvt_lesson_decode, parts, cards, error);
  if (lists->lessons == NULL)
    return FALSE;

  lists->picture_lessons = gvt_member_list (root, "picture_lessons", 0, MAX_LESSONS,
                                            GVT_TYPE_LESSON, gvt_picture_lesson_decode, parts,
                                            cards, error);
  return lists->picture_lessons != NULL;
}

static gboolean
check_head (JsonObject *root, GError **error)
{
  gint64 format;
  const char *language, *licence;

  if (!gvt_json_get_int (root, "format", &format, error))
    return FALSE;
  if (format > MODULE_FORMAT)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW, "format %" G_GINT64_FORMAT, format);
      return FALSE;
    }
  if (format != MODULE_FORMAT)
    return refuse (error, "no such format");
  if (!gvt_members_only (root,
                         " format id version title language summary minutes segments objectives "
                         "lessons picture_lessons quiz claims reviewed_by licence ",
                         error)
      || (language = gvt_json_get_text (root, "language", error)) == NULL
      || (licence = gvt_json_get_text (root, "licence", error)) == NULL)
    return FALSE;

  if (!gvt_is_language (language))
    return refuse (error, "\"language\" is no BCP-47 tag");
  return strcmp (licence, LICENCE) == 0 || refuse (error, "\"licence\" is not " LICENCE);
}

static GvtModule *
make_module (JsonObject *root, const Lists *lists, GError **error)
{
  const char *id = gvt_member_slug (root, "id", error);
  const char *title = id != NULL ? gvt_member_text (root, "title", GVT_LINE_MAX, error) : NULL;
  const char *summary = title != NULL ? gvt_member_text (root, "summary", GVT_TEXT_MAX, error)
                                      : NULL;
  const char *note = summary != NULL ? read_review_note (root, error) : NULL;
  g_auto (GStrv) segments = note != NULL ? read_segments (root, error) : NULL;
  GvtModule *self;
  guint version;
  guint minutes;

  if (segments == NULL || !gvt_member_int_between (root, "version", 1, G_MAXINT32, &version, error)
      || !gvt_member_int_between (root, "minutes", 1, 240, &minutes, error))
    return NULL;

  self = g_object_new (GVT_TYPE_MODULE, "id", id, "version", version, "title", title, "language",
                       json_object_get_string_member (root, "language"), "summary", summary,
                       "minutes", minutes, "objectives", lists->objectives, "lessons",
                       lists->lessons, "picture-lessons", lists->picture_lessons, "claims",
                       lists->claims, "quiz", lists->quiz, "review-note", note, NULL);
  gvt_module_set_segments (self, segments);
  return self;
}

static gboolean
read_all (JsonObject *root, GvtModuleParts *parts, Lists *lists, const char **quiz, GError **error)
{
  if (!check_head (root, error) || !read_lists (root, parts, lists, error)
      || (*quiz = gvt_json_get_text (root, "quiz", error)) == NULL)
    return FALSE;

  return **quiz == '\0' || strcmp (*quiz, "quiz.json") == 0
         || refuse (error, "\"quiz\" is neither \"quiz.json\" nor empty");
}

GvtModule *
gvt_module_decode (GvtModuleParts *parts, GError **error)
{
  GBytes *text = g_hash_table_lookup (parts->texts, MODULE_FILE);
  g_autoptr (JsonObject) root = NULL;
  g_autoptr (GvtModule) self = NULL;
  g_auto (Lists) lists = { NULL };
  const char *quiz;

  if (text == NULL)
    return refuse (error, MODULE_FILE ": no such file"), NULL;

  root = gvt_json_parse (text, MAX_MODULE_BYTES, error);
  if (root == NULL || !read_all (root, parts, &lists, &quiz, error))
    {
      g_prefix_error (error, MODULE_FILE ": ");
      return NULL;
    }

  if (*quiz != '\0' && (lists.quiz = gvt_quiz_decode (parts, error)) == NULL)
    return NULL; /* says that it is about quiz.json */

  self = make_module (root, &lists, error);
  if (self == NULL)
    g_prefix_error (error, MODULE_FILE ": ");
  return g_steal_pointer (&self);
}
