/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fuzz-quiz.h"

#include "gvt-fuzz.h"
#include "gvt-quiz-codec-private.h"
#include "gvt-quiz-export.h"

#define OBJECTIVE "tahu"

/* What only an author can write is put in, and what is not of quiz.json taken out. */
static void
complete (JsonObject *item)
{
  g_assert_cmpint (json_object_get_int_member (item, "line"), >, 0);
  json_object_remove_member (item, "line");
  json_object_remove_member (item, "own_id");
  json_object_set_string_member (item, "objective", OBJECTIVE);
  json_object_set_array_member (item, "claims", json_array_new ());
  if (!json_object_has_member (item, "explanation"))
    json_object_set_string_member (item, "explanation", "Memang.");
}

static GBytes *
quiz_json_of (JsonArray *items)
{
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), root);
  char *text;

  for (guint i = 0; i < json_array_get_length (items); i++)
    complete (json_array_get_object_element (items, i));
  json_object_set_int_member (root, "format", 1);
  json_object_set_array_member (root, "items", json_array_ref (items));
  text = json_to_string (node, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

static GvtQuiz *
decode (JsonArray *items)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                        (GDestroyNotify) g_bytes_unref);
  g_autoptr (GHashTable) objectives = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  GvtModuleParts parts = { none, texts, none, objectives };
  g_autoptr (GError) error = NULL;
  GvtQuiz *quiz;

  g_hash_table_add (objectives, (gpointer) OBJECTIVE);
  g_hash_table_insert (texts, (gpointer) "quiz.json", quiz_json_of (items));
  quiz = gvt_quiz_decode (&parts, &error);
  g_assert_no_error (error);
  return quiz;
}

static void
check_lines (JsonArray *lines)
{
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      g_assert_cmpint (json_object_get_int_member (line, "line"), >, 0);
      g_assert_true (g_utf8_validate (json_object_get_string_member (line, "message"), -1, NULL));
    }
}

GvtQuiz *
gvt_fuzz_quiz (GvtQuizFormat format, const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) report = gvt_quiz_import_read (format, input, &error);
  JsonArray *items;

  if (report == NULL)
    {
      gvt_fuzz_refused (error);
      return NULL;
    }
  check_lines (json_object_get_array_member (report, "problems"));
  check_lines (json_object_get_array_member (report, "notes"));
  items = json_object_get_array_member (report, "items");
  return json_array_get_length (items) > 0 ? decode (items) : NULL;
}

static void
check_same_options (GListModel *options, GListModel *others)
{
  g_assert_cmpuint (g_list_model_get_n_items (options), ==, g_list_model_get_n_items (others));
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      g_autoptr (GvtQuizOption) other = g_list_model_get_item (others, i);

      g_assert_cmpstr (gvt_quiz_option_get_text (option), ==, gvt_quiz_option_get_text (other));
      g_assert_cmpstr (gvt_quiz_option_get_feedback (option), ==,
                       gvt_quiz_option_get_feedback (other));
    }
}

static void
check_same (GvtQuizItem *item, GvtQuizItem *other)
{
  g_assert_cmpstr (gvt_quiz_item_get_id (item), ==, gvt_quiz_item_get_id (other));
  g_assert_cmpuint (gvt_quiz_item_get_kind (item), ==, gvt_quiz_item_get_kind (other));
  g_assert_cmpstr (gvt_quiz_item_get_form (item), ==, gvt_quiz_item_get_form (other));
  g_assert_cmpstr (gvt_quiz_item_get_prompt (item), ==, gvt_quiz_item_get_prompt (other));
  g_assert_cmpstr (gvt_quiz_item_get_explanation (item), ==, gvt_quiz_item_get_explanation (other));
  g_assert_true (g_strv_equal (gvt_quiz_item_get_keys (item), gvt_quiz_item_get_keys (other)));
  check_same_options (gvt_quiz_item_get_options (item), gvt_quiz_item_get_options (other));
}

void
gvt_fuzz_quiz_again (GvtQuizFormat format, GvtQuiz *quiz)
{
  g_autoptr (JsonArray) left_out = json_array_new ();
  g_autoptr (GBytes) file = gvt_quiz_export_write (format, quiz, left_out);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (file, &size);
  g_autoptr (GvtQuiz) again = NULL;
  guint n_read;

  /* Letters that need more bytes when written, as a quotation mark does, may pass the bound. */
  if (size > gvt_quiz_format_max_bytes (format))
    return;
  again = gvt_fuzz_quiz (format, data, size);
  n_read = again != NULL ? gvt_quiz_get_size (again) : 0;
  g_assert_cmpuint (gvt_quiz_get_size (quiz), ==, n_read + json_array_get_length (left_out));
  for (guint i = 0; i < n_read; i++)
    {
      g_autoptr (GvtQuizItem) other = g_list_model_get_item (gvt_quiz_get_items (again), i);
      GvtQuizItem *item = gvt_quiz_find_item (quiz, gvt_quiz_item_get_id (other), NULL);

      g_assert_nonnull (item);
      check_same (item, other);
    }
}
