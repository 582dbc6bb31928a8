/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A module's texts as they come out of its zip: module.json, the quiz and the cards. The input is
 * "=== name" and what the file holds, again and again. */
#include <string.h>

#include "gvt-fuzz.h"
#include "gvt-module-fixture.h"
#include "gvt-module-private.h"
#include "gvt-quiz-answer.h"

#define MARK "=== "

static GvtModuleParts *
parts_new (void)
{
  GvtModuleParts *parts = g_new0 (GvtModuleParts, 1);
  GDestroyNotify unref_bytes = (GDestroyNotify) g_bytes_unref;

  parts->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  parts->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_bytes);
  parts->claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  parts->objectives = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return parts;
}

static void
parts_free (GvtModuleParts *parts)
{
  g_hash_table_unref (parts->files);
  g_hash_table_unref (parts->texts);
  g_hash_table_unref (parts->claims);
  g_hash_table_unref (parts->objectives);
  g_free (parts);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtModuleParts, parts_free)

static void
add_file (GvtModuleParts *parts, const char *name, const char *content)
{
  g_hash_table_insert (parts->files, g_strdup (name), g_new0 (GvtHash, 1));
  if (!g_str_has_prefix (name, "media/"))
    g_hash_table_insert (parts->texts, g_strdup (name), g_bytes_new (content, strlen (content)));
}

static void
split (GvtModuleParts *parts, const char *text)
{
  g_auto (GStrv) files = g_strsplit (text, MARK, -1);

  for (guint i = 0; files[i] != NULL; i++)
    {
      char *content = strchr (files[i], '\n');

      if (content == NULL)
        continue;
      *content++ = '\0';
      add_file (parts, files[i], content);
    }
}

/* Whatever was let in can be answered right, and in full. */
static void
check_quiz (GvtQuiz *quiz)
{
  for (guint i = 0; quiz != NULL && i < gvt_quiz_get_size (quiz); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (gvt_quiz_get_items (quiz), i);

      g_assert_true (gvt_quiz_answer_is_right (item, gvt_quiz_item_get_key (item)));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GvtModuleParts) parts = parts_new ();
  g_autoptr (GvtModule) module = NULL;
  g_autoptr (GError) error = NULL;

  split (parts, text);
  module = gvt_module_decode (parts, &error);
  if (module == NULL)
    return gvt_fuzz_refused (error);

  g_assert_cmpuint (g_list_model_get_n_items (gvt_module_get_lessons (module)), >, 0);
  check_quiz (gvt_module_get_quiz (module));
  return 0;
}

static void
append_file (GString *text, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_string_append_printf (text, MARK "%s\n", name);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_string_append (text, content);
}

static void
add_seed (GPtrArray *seeds, const char *folder)
{
  g_autoptr (GString) text = g_string_new (MARK "media/a.svg\n" MARK "media/satu-sas.opus\n");

  append_file (text, folder, "module.json");
  append_file (text, folder, "quiz.json");
  append_file (text, folder, "kartu-1.md");
  gvt_fuzz_seed_text (seeds, text->str);
}

static const char *
make_ballot_module (void)
{
  const char *folder = gvt_module_fixture_kinds ();

  gvt_module_fixture_edit (
      folder, "quiz.json", "\"type\": \"truefalse\"",
      "\"type\": \"ballot\", \"ballot\": {\"set\": \"pemilu-2024\", \"kind\": \"dpr\", \"marks\": "
      "{\"holes\": [{\"at\": \"name\", \"party\": 1, \"candidate\": 2}]}}");
  gvt_module_fixture_edit (folder, "quiz.json", "[\"true\"]", "[\"sah-partai-1-calon-2\"]");
  return folder;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  add_seed (seeds, gvt_module_fixture ());
  add_seed (seeds, gvt_module_fixture_kinds ());
  add_seed (seeds, make_ballot_module ());
}
