/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define QUIZ_FILE "quiz.json"
#define FEW_ITEMS 8 /* below this, where the keys stand shows no habit */

/* Keys by place: a pupil must not learn to guess that it is mostly the second. */
typedef struct
{
  guint n_items; /* of which one option is right */
  guint at[8];
} Places;

/* That something is right or wrong, and which: the colours on the screen say as much. */
static gboolean
says_something (const char *text)
{
  static const char *const idle[] = {
    "salah",    "keliru", "kurang", "tepat",  "tidak",   "bukan",      "belum",   "benar",
    "betul",    "yang",   "ini",    "itu",    "ya",      "coba",       "lagi",    "maaf",
    "anda",     "adalah", "memang", "begitu", "jawaban", "jawabannya", "pilihan", "kunci",
    "kuncinya", "a",      "b",      "c",      "d",       "e",          "f",       NULL,
  };

  return gvt_lint_count_telling (text, idle) > 0;
}

/* Why a wrong answer is wrong belongs to it; to the right one it does not, so where it stands
 * beside the key, the key is wrong or the feedback is. */
static void
check_option (GvtLint *self, GvtQuizItem *item, GvtQuizOption *option, const char *place)
{
  gboolean is_key = gvt_quiz_item_is_key (item, gvt_quiz_option_get_id (option));
  const char *feedback = gvt_quiz_option_get_feedback (option);

  if (!is_key && !says_something (feedback))
    gvt_lint_report_at (self, "feedback", QUIZ_FILE, place,
                        _ ("A wrong answer without a word on why it is wrong"));
  if (is_key && *feedback != '\0')
    gvt_lint_report_at (self, "key", QUIZ_FILE, place,
                        _ ("This is the key, but it is told off as wrong"));
}

/* Those that an author wrote; of true and false the explanation says why. */
static gboolean
has_options (GvtQuizItem *item)
{
  GvtQuizKind kind = gvt_quiz_item_get_kind (item);

  return kind == GVT_QUIZ_SINGLE || kind == GVT_QUIZ_MULTIPLE;
}

static void
check_options (GvtLint *self, GvtQuizItem *item, const char *parent, Places *places)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      g_autofree char *place = g_strdup_printf ("%s.options[%u]", parent, i);
      g_autofree char *text = g_utf8_casefold (gvt_quiz_option_get_text (option), -1);

      check_option (self, item, option, place);
      if (!g_hash_table_add (texts, g_steal_pointer (&text)))
        gvt_lint_report_at (self, "key", QUIZ_FILE, place,
                            _ ("The same answer stands there twice"));
      if (gvt_quiz_item_get_kind (item) == GVT_QUIZ_SINGLE && i < G_N_ELEMENTS (places->at)
          && gvt_quiz_item_is_key (item, gvt_quiz_option_get_id (option)))
        places->at[i]++;
    }
}

static void
check_places (GvtLint *self, const Places *places)
{
  for (guint i = 0; places->n_items >= FEW_ITEMS && i < G_N_ELEMENTS (places->at); i++)
    if (places->at[i] * 2 > places->n_items)
      gvt_lint_report_at (self, "key", QUIZ_FILE, "",
                          _ ("%u of %u keys stand at place %u; spread them"), places->at[i],
                          places->n_items, i + 1);
}

static void
check_objectives (GvtLint *self, GHashTable *asked)
{
  GListModel *objectives = gvt_module_get_objectives (self->module);

  for (guint i = 0; i < g_list_model_get_n_items (objectives); i++)
    {
      g_autoptr (GvtObjective) objective = g_list_model_get_item (objectives, i);
      g_autofree char *place = g_strdup_printf ("objectives[%u]", i);

      if (!g_hash_table_contains (asked, gvt_objective_get_id (objective)))
        gvt_lint_report_at (self, "objective", "module.json", place,
                            _ ("No question asks for the objective \"%s\""),
                            gvt_objective_get_id (objective));
    }
}

void
gvt_lint_quiz (GvtLint *self)
{
  GvtQuiz *quiz = gvt_module_get_quiz (self->module);
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Places places = { 0 };

  if (quiz == NULL)
    return;

  for (guint i = 0; i < gvt_quiz_get_size (quiz); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (gvt_quiz_get_items (quiz), i);
      g_autofree char *parent = g_strdup_printf ("items[%u]", i);

      g_hash_table_add (asked, g_strdup (gvt_quiz_item_get_objective (item)));
      if (!says_something (gvt_quiz_item_get_explanation (item)))
        gvt_lint_report_at (self, "explanation", QUIZ_FILE, parent,
                            _ ("Nothing explains why the key is right"));
      if (has_options (item))
        check_options (self, item, parent, &places);
      places.n_items += gvt_quiz_item_get_kind (item) == GVT_QUIZ_SINGLE;
    }

  check_places (self, &places);
  check_objectives (self, asked);
}
