/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-codec-private.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-media.h"
#include "gvt-quiz-answer.h"
#include "gvt-quiz-ballot-private.h"

#include <glib/gi18n-lib.h>

#define QUIZ_FILE      "quiz.json"
#define QUIZ_FORMAT    1
#define MAX_QUIZ_BYTES (256 * 1024)
#define MAX_OPTIONS    6
#define MAX_SPELLINGS  12

static gboolean
refuse (GError **error, GvtError code, const char *format, const char *what)
{
  g_autofree char *problem = g_strdup_printf ("%s \"%s\"", format, what);

  g_set_error_literal (error, GVT_ERROR, code, problem);
  return FALSE;
}

static gboolean
read_kind (const char *type, GvtQuizKind *kind, GError **error)
{
  return gvt_quiz_kind_from_text (type, kind)
         || refuse (error, GVT_ERROR_BAD_FORMAT, "no such type:", type);
}

static gpointer
read_option (JsonObject *object, GvtModuleParts *parts, GError **error)
{
  const char *id = gvt_member_slug (object, "id", error);
  const char *text = id != NULL ? gvt_member_text (object, "text", GVT_LINE_MAX, error) : NULL;
  const char *feedback = text != NULL
                             ? gvt_member_optional_text (object, "feedback", GVT_TEXT_MAX, error)
                             : NULL;
  g_autoptr (GListModel) media = feedback != NULL ? gvt_member_media (object, parts, error) : NULL;

  if (media == NULL || !gvt_members_only (object, " id text feedback media ", error))
    return NULL;

  return g_object_new (GVT_TYPE_QUIZ_OPTION, "id", id, "text", text, "feedback", feedback, "media",
                       media, NULL);
}

/* --- options --- */

static GvtQuizOption *
make_option (const char *id, const char *text)
{
  g_autoptr (GListStore) no_media = g_list_store_new (GVT_TYPE_MEDIA);

  return g_object_new (GVT_TYPE_QUIZ_OPTION, "id", id, "text", text, "media", no_media, NULL);
}

/* The options that an author does not write: always the same two, in the reader's language. */
static GListModel *
make_options (GvtQuizKind kind, GHashTable *by_id)
{
  static const struct
  {
    const char *id;
    const char *text;
  } sides[] = { { "true", N_ ("True") }, { "false", N_ ("False") } };
  GListStore *options = g_list_store_new (GVT_TYPE_QUIZ_OPTION);

  for (guint i = 0; kind == GVT_QUIZ_TRUE_FALSE && i < G_N_ELEMENTS (sides); i++)
    {
      GvtQuizOption *option = make_option (sides[i].id, _ (sides[i].text));

      g_list_store_append (options, option);
      g_hash_table_insert (by_id, g_strdup (sides[i].id), option);
    }

  return G_LIST_MODEL (options);
}

static GListModel *
read_options (
    JsonObject *object, GvtQuizKind kind, GvtModuleParts *parts, GHashTable *by_id, GError **error)
{
  if (kind != GVT_QUIZ_BALLOT && json_object_has_member (object, "ballot"))
    return refuse (error, GVT_ERROR_BAD_FORMAT, "has no ballot: type",
                   gvt_quiz_kind_to_text (kind)),
           NULL;
  if (kind == GVT_QUIZ_SINGLE || kind == GVT_QUIZ_MULTIPLE)
    return gvt_member_list (object, "options", 2, MAX_OPTIONS, GVT_TYPE_QUIZ_OPTION, read_option,
                            parts, by_id, error);
  if (json_object_has_member (object, "options"))
    return refuse (error, GVT_ERROR_BAD_FORMAT, "has no options: type",
                   gvt_quiz_kind_to_text (kind)),
           NULL;

  return make_options (kind, by_id);
}

/* --- the key --- */

static gboolean
check_count (GvtQuizKind kind, guint n_keys, GError **error)
{
  guint most = 1;

  if (kind == GVT_QUIZ_MULTIPLE)
    most = MAX_OPTIONS;
  else if (kind == GVT_QUIZ_TEXT)
    most = MAX_SPELLINGS;

  if (n_keys >= 1 && n_keys <= most)
    return TRUE;
  return refuse (error, GVT_ERROR_BAD_FORMAT,
                 most == 1 ? "one key only, in" : "too few or many, in", "key");
}

/* Two spellings that are compared as one would be a slip. */
static gboolean
add_spelling (GHashTable *spellings, const char *key, GError **error)
{
  g_autofree char *folded = gvt_quiz_text_fold (key);

  if (*folded == '\0' || g_utf8_strlen (key, -1) > GVT_QUIZ_WORDS_MAX)
    return refuse (error, GVT_ERROR_BAD_FORMAT, "the spelling is empty or too long:", key);
  for (const char *c = key; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      return refuse (error, GVT_ERROR_BAD_FORMAT, "a control character is in", "key");

  return g_hash_table_add (spellings, g_steal_pointer (&folded))
         || refuse (error, GVT_ERROR_BAD_FORMAT, "this spelling is accepted already:", key);
}

static gboolean
check_key (const char *key, GvtQuizKind kind, GHashTable *options, GHashTable *seen, GError **error)
{
  if (kind == GVT_QUIZ_TEXT)
    return add_spelling (seen, key, error);
  if (!g_hash_table_contains (options, key))
    return refuse (error, GVT_ERROR_BAD_FORMAT, "the key is no option:", key);

  return g_hash_table_add (seen, g_strdup (key))
         || refuse (error, GVT_ERROR_BAD_FORMAT, "stands twice in the key:", key);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full) (nullable): as gvt_quiz_item_get_keys() says */
static char **
read_keys (JsonObject *object, GvtQuizKind kind, GHashTable *options, GError **error)
{
  JsonArray *array = gvt_json_get_array (object, "key", error);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (array == NULL || !check_count (kind, json_array_get_length (array), error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *key = gvt_json_element_text (array, i, "key", error);

      if (key == NULL || !check_key (key, kind, options, seen, error))
        return NULL;
      g_ptr_array_add (keys, g_strdup (key));
    }

  if (kind != GVT_QUIZ_TEXT)
    g_ptr_array_sort (keys, compare_keys);
  g_ptr_array_add (keys, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&keys), FALSE);
}

/* --- the rest of an item --- */

static gboolean
check_references (const char *form, const char *objective, GvtModuleParts *parts, GError **error)
{
  if (*form != '\0' && strcmp (form, "A") != 0 && strcmp (form, "B") != 0)
    return refuse (error, GVT_ERROR_BAD_FORMAT, "the form is A or B, not", form);
  if (!g_hash_table_contains (parts->objectives, objective))
    return refuse (error, GVT_ERROR_BAD_FORMAT, "module.json has no objective", objective);

  return TRUE;
}

/* The texts of an item, all there. */
typedef struct
{
  const char *id;
  GvtQuizKind kind;
  const char *form;
  const char *objective;
  const char *prompt;
  const char *explanation;
} ItemTexts;

static gboolean
read_texts (JsonObject *object, GvtModuleParts *parts, ItemTexts *texts, GError **error)
{
  const char *type;

  return (texts->id = gvt_member_slug (object, "id", error)) != NULL
         && (type = gvt_json_get_text (object, "type", error)) != NULL
         && read_kind (type, &texts->kind, error)
         && (texts->form = gvt_member_optional_text (object, "form", 1, error)) != NULL
         && (texts->objective = gvt_member_slug (object, "objective", error)) != NULL
         && (texts->prompt = gvt_member_text (object, "prompt", GVT_TEXT_MAX, error)) != NULL
         && (texts->explanation = gvt_member_text_or_empty (object, "explanation", error)) != NULL
         && check_references (texts->form, texts->objective, parts, error)
         && gvt_members_only (
             object, " id type form objective prompt media options ballot key explanation claims ",
             error);
}

/* The engine's verdicts take the place of options that an author would write. */
static gboolean
take_ballot (GvtQuizBallot *ballot,
             GListModel **options,
             JsonObject *object,
             GHashTable *by_id,
             GError **error)
{
  if (!gvt_quiz_ballot_read (ballot, object, error))
    return FALSE;

  g_set_object (options, ballot->options);
  for (guint i = 0; i < g_list_model_get_n_items (*options); i++)
    {
      GvtQuizOption *option = g_list_model_get_item (*options, i);

      g_hash_table_insert (by_id, g_strdup (gvt_quiz_option_get_id (option)), option);
    }
  return TRUE;
}

/* The author's key stands beside the engine's, so that a slip in the marks is found. */
static gboolean
agrees (const GvtQuizBallot *ballot, char **keys, GError **error)
{
  return ballot->key == NULL || strcmp (ballot->key, keys[0]) == 0
         || refuse (error, GVT_ERROR_BAD_FORMAT, "by the rules the key is", ballot->key);
}

static gpointer
read_item (JsonObject *object, GvtModuleParts *parts, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        g_object_unref);
  g_autoptr (GListModel) options = NULL;
  g_autoptr (GListModel) media = NULL;
  g_autoptr (GListModel) claims = NULL;
  g_auto (GStrv) keys = NULL;
  g_auto (GvtQuizBallot) ballot = { NULL };
  g_autofree char *key = NULL;
  g_autofree char *explanation = NULL;
  ItemTexts texts;

  if (!read_texts (object, parts, &texts, error))
    return NULL;

  options = read_options (object, texts.kind, parts, by_id, error);
  if (options != NULL && texts.kind == GVT_QUIZ_BALLOT
      && !take_ballot (&ballot, &options, object, by_id, error))
    return NULL;
  media = options != NULL ? gvt_member_media (object, parts, error) : NULL;
  claims = media != NULL ? gvt_member_claims (object, parts, error) : NULL;
  keys = claims != NULL ? read_keys (object, texts.kind, by_id, error) : NULL;
  if (keys == NULL || !agrees (&ballot, keys, error))
    return NULL;

  explanation = g_strconcat (ballot.why != NULL ? ballot.why : "", ballot.why != NULL ? " " : "",
                             texts.explanation, NULL);
  key = texts.kind == GVT_QUIZ_TEXT ? g_strdup (keys[0]) : g_strjoinv (GVT_QUIZ_ANSWER_AND, keys);
  return g_object_new (GVT_TYPE_QUIZ_ITEM, "id", texts.id, "kind", texts.kind, "form", texts.form,
                       "objective", texts.objective, "prompt", texts.prompt, "seen", ballot.seen,
                       "paper", ballot.paper, "marks", ballot.marks, "keys", keys, "key", key,
                       "explanation", explanation, "own-words", texts.explanation, "options",
                       options, "media", media, "claims", claims, NULL);
}

static GListModel *
read_items (GBytes *text, GvtModuleParts *parts, GError **error)
{
  g_autoptr (JsonObject) root = gvt_json_parse (text, MAX_QUIZ_BYTES, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        g_object_unref);
  gint64 format;

  if (root == NULL || !gvt_json_get_int (root, "format", &format, error))
    return NULL;
  if (format != QUIZ_FORMAT)
    return refuse (error, GVT_ERROR_TOO_NEW, "needs a newer Go Vote:", "format"), NULL;
  if (!gvt_members_only (root, " format items ", error))
    return NULL;

  return gvt_member_list (root, "items", 1, GVT_QUIZ_MAX_ITEMS, GVT_TYPE_QUIZ_ITEM, read_item,
                          parts, by_id, error);
}

GvtQuiz *
gvt_quiz_decode (GvtModuleParts *parts, GError **error)
{
  GBytes *text = g_hash_table_lookup (parts->texts, QUIZ_FILE);
  g_autoptr (GListModel) items = NULL;

  if (text == NULL)
    return refuse (error, GVT_ERROR_BAD_FORMAT, "no such file:", QUIZ_FILE), NULL;

  items = read_items (text, parts, error);
  if (items == NULL)
    {
      g_prefix_error (error, QUIZ_FILE ": ");
      return NULL;
    }

  return g_object_new (GVT_TYPE_QUIZ, "items", items, NULL);
}
