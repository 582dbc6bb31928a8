/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-json-lines-private.h"
#include "gvt-lint-private.h"

#define MODULE_FILE "module.json"
#define QUIZ_FILE   "quiz.json"

/* The walk over a module in reading order. */
typedef struct
{
  GvtLint *lint;
  GHashTable *seen; /* set of claims that have their passage, borrowed */
  guint unit;
} Walk;

guint
gvt_lint_line (GvtLint *self, const char *file, const char *place)
{
  GHashTable *lines = g_hash_table_lookup (self->lines, file);

  return lines != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (lines, place)) : 0;
}

static GvtPassage *
add_passage (Walk *walk,
             GvtPassageKind kind,
             const char *file,
             guint line,
             const char *place,
             const char *text)
{
  GvtPassage *passage = g_new0 (GvtPassage, 1);

  passage->kind = kind;
  passage->unit = walk->unit;
  passage->file = g_strdup (file);
  passage->line = line;
  passage->place = g_strdup (place);
  passage->text = g_strdup (text);
  g_ptr_array_add (walk->lint->passages, passage);
  return passage;
}

/* A value of a JSON file: "lessons[2]" and "notes". */
static void
add_value (Walk *walk,
           GvtPassageKind kind,
           const char *file,
           const char *parent,
           const char *name,
           const char *text)
{
  g_autofree char *place = g_strconcat (parent, *parent != '\0' ? "." : "", name, NULL);

  if (*text != '\0')
    add_passage (walk, kind, file, gvt_lint_line (walk->lint, file, place), place, text);
}

static void
add_media (Walk *walk, const char *file, const char *parent, GListModel *media)
{
  for (guint i = 0; i < g_list_model_get_n_items (media); i++)
    {
      g_autoptr (GvtMedia) entry = g_list_model_get_item (media, i);
      g_autofree char *name = g_strdup_printf ("media[%u].text", i);

      add_value (walk, GVT_PASSAGE_CLASS, file, parent, name, gvt_media_get_text (entry));
    }
}

static void
add_claim (Walk *walk, GvtPassageKind kind, GvtClaim *claim)
{
  GListModel *claims = gvt_module_get_claims (walk->lint->module);

  if (!g_hash_table_add (walk->seen, claim))
    return;

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (GvtClaim) each = g_list_model_get_item (claims, i);
      g_autofree char *parent = g_strdup_printf ("claims[%u]", i);

      if (each == claim)
        add_value (walk, kind, MODULE_FILE, parent, "text", gvt_claim_get_text (claim));
    }
}

/* Of a list only what is a sentence is prose. */
static gboolean
is_prose (GvtBlock *block)
{
  const char *text = gvt_block_get_text (block);
  GvtBlockKind kind = gvt_block_get_kind (block);

  if (kind == GVT_BLOCK_LIST_ITEM)
    return g_str_has_suffix (text, ".") || g_str_has_suffix (text, "?")
           || g_str_has_suffix (text, "!");
  return kind == GVT_BLOCK_PARAGRAPH || kind == GVT_BLOCK_NOTE;
}

static void
add_blocks (Walk *walk, GvtLesson *lesson)
{
  GListModel *blocks = gvt_lesson_get_blocks (lesson);

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (GvtBlock) block = g_list_model_get_item (blocks, i);
      gboolean is_picture = gvt_block_get_kind (block) == GVT_BLOCK_IMAGE;
      GvtPassage *passage;

      if (gvt_block_get_kind (block) == GVT_BLOCK_CLAIM)
        {
          add_claim (walk, GVT_PASSAGE_CLASS, gvt_block_get_claim (block));
          continue;
        }

      passage = add_passage (walk, is_picture ? GVT_PASSAGE_CLASS : GVT_PASSAGE_CARD,
                             gvt_lesson_get_file (lesson), gvt_block_get_line (block),
                             gvt_lesson_get_id (lesson), gvt_block_get_text (block));
      passage->loose = g_strdup (gvt_block_get_loose (block));
      passage->is_prose = is_prose (block);
    }
}

static void
add_lessons (Walk *walk, GListModel *lessons, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (lessons); i++)
    {
      g_autoptr (GvtLesson) lesson = g_list_model_get_item (lessons, i);
      g_autofree char *parent = g_strdup_printf ("%s[%u]", name, i);

      walk->unit++;
      add_value (walk, GVT_PASSAGE_CLASS, MODULE_FILE, parent, "title",
                 gvt_lesson_get_title (lesson));
      if (*gvt_lesson_get_file (lesson) != '\0')
        add_blocks (walk, lesson);
      add_media (walk, MODULE_FILE, parent, gvt_lesson_get_media (lesson));
      add_value (walk, GVT_PASSAGE_NOTES, MODULE_FILE, parent, "notes",
                 gvt_lesson_get_notes (lesson));
    }
}

static void
add_options (Walk *walk, const char *parent, GListModel *options)
{
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      g_autofree char *place = g_strdup_printf ("%s.options[%u]", parent, i);

      add_value (walk, GVT_PASSAGE_CLASS, QUIZ_FILE, place, "text",
                 gvt_quiz_option_get_text (option));
      add_value (walk, GVT_PASSAGE_CLASS, QUIZ_FILE, place, "feedback",
                 gvt_quiz_option_get_feedback (option));
      add_media (walk, QUIZ_FILE, place, gvt_quiz_option_get_media (option));
    }
}

static void
add_items (Walk *walk, GvtQuiz *quiz)
{
  for (guint i = 0; quiz != NULL && i < gvt_quiz_get_size (quiz); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (gvt_quiz_get_items (quiz), i);
      g_autofree char *parent = g_strdup_printf ("items[%u]", i);

      walk->unit++;
      add_value (walk, GVT_PASSAGE_CLASS, QUIZ_FILE, parent, "prompt",
                 gvt_quiz_item_get_prompt (item));
      add_media (walk, QUIZ_FILE, parent, gvt_quiz_item_get_media (item));
      /* Of true and false, and of a ballot, the words are ours, in the reader's language. */
      if (gvt_quiz_item_get_kind (item) != GVT_QUIZ_TRUE_FALSE
          && gvt_quiz_item_get_kind (item) != GVT_QUIZ_BALLOT)
        add_options (walk, parent, gvt_quiz_item_get_options (item));
      add_value (walk, GVT_PASSAGE_CLASS, QUIZ_FILE, parent, "explanation",
                 gvt_quiz_item_get_own_words (item));
    }
}

static void
add_objectives (Walk *walk)
{
  GListModel *objectives = gvt_module_get_objectives (walk->lint->module);

  for (guint i = 0; i < g_list_model_get_n_items (objectives); i++)
    {
      g_autoptr (GvtObjective) objective = g_list_model_get_item (objectives, i);
      g_autofree char *parent = g_strdup_printf ("objectives[%u]", i);

      walk->unit++;
      add_value (walk, GVT_PASSAGE_CLASS, MODULE_FILE, parent, "text",
                 gvt_objective_get_text (objective));
    }
}

/* --- words in drawings --- */

typedef struct
{
  Walk *walk;
  const char *file;
} Drawing;

static void
on_drawn_text (GMarkupParseContext *context,
               const char *text,
               gsize length,
               gpointer user_data,
               GError **error)
{
  Drawing *self = user_data;
  g_autofree char *words = g_strstrip (g_strndup (text, length));
  int line = 0;

  g_markup_parse_context_get_position (context, &line, NULL);
  if (*words != '\0')
    add_passage (self->walk, GVT_PASSAGE_DRAWN, self->file, (guint) line, "", words);
}

/* It passed the check of drawings when the module was loaded. */
static void
add_drawing (Walk *walk, const char *path)
{
  static const GMarkupParser parser = { .text = on_drawn_text };
  Drawing drawing = { walk, path };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GBytes) content = NULL;

  content = gvt_module_source_read (gvt_module_get_source (walk->lint->module), path, NULL);
  context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, &drawing, NULL);
  if (content != NULL)
    g_markup_parse_context_parse (context, g_bytes_get_data (content, NULL),
                                  g_bytes_get_size (content), NULL);
}

/* --- all of it --- */

static GBytes *
read_json (GvtLint *self, const char *file)
{
  GBytes *content = gvt_module_source_read (gvt_module_get_source (self->module), file, NULL);

  if (content != NULL)
    g_hash_table_insert (self->lines, g_strdup (file), gvt_json_lines (content));
  return content;
}

/* What is shown below a card beside the claim itself. */
static void
add_source (Walk *walk, GvtClaim *claim, guint index)
{
  g_autofree char *parent = g_strdup_printf ("claims[%u]", index);

  add_value (walk, GVT_PASSAGE_ASIDE, MODULE_FILE, parent, "label", gvt_claim_get_label (claim));
  add_value (walk, GVT_PASSAGE_ASIDE, MODULE_FILE, parent, "source", gvt_claim_get_source (claim));
  add_value (walk, GVT_PASSAGE_ASIDE, MODULE_FILE, parent, "legal_basis",
             gvt_claim_get_legal_basis (claim));
}

static void
add_file (Walk *walk, const char *path)
{
  add_passage (walk, GVT_PASSAGE_ASIDE, path, 0, "", path);
  if (g_str_has_suffix (path, ".svg"))
    add_drawing (walk, path);
}

static void
add_rest (Walk *walk)
{
  GListModel *claims = gvt_module_get_claims (walk->lint->module);
  g_autoptr (GPtrArray) paths = gvt_module_get_paths (walk->lint->module);

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (GvtClaim) claim = g_list_model_get_item (claims, i);

      add_claim (walk, GVT_PASSAGE_DRAWN, claim);
      add_source (walk, claim, i);
    }
  for (guint i = 0; i < paths->len; i++)
    add_file (walk, g_ptr_array_index (paths, i));
}

void
gvt_lint_collect (GvtLint *self)
{
  GvtModule *module = self->module;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GBytes) text = read_json (self, MODULE_FILE);
  g_autoptr (GBytes) quiz = read_json (self, QUIZ_FILE);
  Walk walk = { self, seen, 0 };

  add_value (&walk, GVT_PASSAGE_CLASS, MODULE_FILE, "", "title", gvt_module_get_title (module));
  add_value (&walk, GVT_PASSAGE_CLASS, MODULE_FILE, "", "summary", gvt_module_get_summary (module));
  add_objectives (&walk);
  add_lessons (&walk, gvt_module_get_lessons (module), "lessons");
  add_lessons (&walk, gvt_module_get_picture_lessons (module), "picture_lessons");
  add_items (&walk, gvt_module_get_quiz (module));
  add_rest (&walk);
}
