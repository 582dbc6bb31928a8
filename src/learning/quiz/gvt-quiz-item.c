/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-item.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-fields-private.h"

static const char *const kind_words[GVT_QUIZ_N_KINDS] = {
  [GVT_QUIZ_SINGLE] = "single",        [GVT_QUIZ_MULTIPLE] = "multiple",
  [GVT_QUIZ_TRUE_FALSE] = "truefalse", [GVT_QUIZ_TEXT] = "text",
  [GVT_QUIZ_BALLOT] = "ballot",
};

const char *
gvt_quiz_kind_to_text (GvtQuizKind kind)
{
  g_return_val_if_fail (kind < GVT_QUIZ_N_KINDS, NULL);

  return kind_words[kind];
}

gboolean
gvt_quiz_kind_from_text (const char *text, GvtQuizKind *kind)
{
  for (guint i = 0; i < GVT_QUIZ_N_KINDS; i++)
    if (strcmp (kind_words[i], text) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

struct _GvtQuizOption
{
  GObject parent_instance;

  char *id;
  char *text;
  char *feedback;
  GListModel *media; /* of GvtMedia */
};

G_DEFINE_FINAL_TYPE (GvtQuizOption, gvt_quiz_option, G_TYPE_OBJECT)

static const GvtField option_fields[] = {
  GVT_FIELD (GvtQuizOption, "id", TEXT, id),
  GVT_FIELD (GvtQuizOption, "text", TEXT, text),
  GVT_FIELD (GvtQuizOption, "feedback", TEXT, feedback),
  GVT_FIELD (GvtQuizOption, "media", OBJECT, media),
};

static void
gvt_quiz_option_class_init (GvtQuizOptionClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), option_fields, G_N_ELEMENTS (option_fields));
}

static void
gvt_quiz_option_init (GvtQuizOption *self)
{
}

const char *
gvt_quiz_option_get_id (GvtQuizOption *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_OPTION (self), NULL);

  return self->id;
}

const char *
gvt_quiz_option_get_text (GvtQuizOption *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_OPTION (self), NULL);

  return self->text;
}

const char *
gvt_quiz_option_get_feedback (GvtQuizOption *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_OPTION (self), NULL);

  return self->feedback;
}

GListModel *
gvt_quiz_option_get_media (GvtQuizOption *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_OPTION (self), NULL);

  return self->media;
}

struct _GvtQuizItem
{
  GObject parent_instance;

  char *id;
  guint kind; /* GvtQuizKind */
  char *form;
  char *objective;
  char *prompt;
  char *seen;
  GvtBallotPaper *paper; /* (nullable) */
  JsonObject *marks;     /* with @paper only */
  char **keys;
  char *key; /* the same as one answer */
  char *explanation;
  char *own_words;     /* the author's part of @explanation */
  GListModel *options; /* of GvtQuizOption */
  GListModel *media;   /* of GvtMedia */
  GListModel *claims;  /* of GvtClaim */
};

G_DEFINE_FINAL_TYPE (GvtQuizItem, gvt_quiz_item, G_TYPE_OBJECT)

static const GvtField item_fields[] = {
  GVT_FIELD (GvtQuizItem, "id", TEXT, id),
  GVT_FIELD (GvtQuizItem, "kind", UINT, kind),
  GVT_FIELD (GvtQuizItem, "form", TEXT, form),
  GVT_FIELD (GvtQuizItem, "objective", TEXT, objective),
  GVT_FIELD (GvtQuizItem, "prompt", TEXT, prompt),
  GVT_FIELD (GvtQuizItem, "seen", TEXT, seen),
  GVT_FIELD (GvtQuizItem, "paper", OBJECT, paper),
  GVT_FIELD (GvtQuizItem, "marks", JSON, marks),
  GVT_FIELD (GvtQuizItem, "keys", TEXTS, keys),
  GVT_FIELD (GvtQuizItem, "key", TEXT, key),
  GVT_FIELD (GvtQuizItem, "explanation", TEXT, explanation),
  GVT_FIELD (GvtQuizItem, "own-words", TEXT, own_words),
  GVT_FIELD (GvtQuizItem, "options", OBJECT, options),
  GVT_FIELD (GvtQuizItem, "media", OBJECT, media),
  GVT_FIELD (GvtQuizItem, "claims", OBJECT, claims),
};

static void
gvt_quiz_item_class_init (GvtQuizItemClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), item_fields, G_N_ELEMENTS (item_fields));
}

static void
gvt_quiz_item_init (GvtQuizItem *self)
{
}

const char *
gvt_quiz_item_get_id (GvtQuizItem *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self), NULL);

  return self->id;
}

GvtQuizKind
gvt_quiz_item_get_kind (GvtQuizItem *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self), GVT_QUIZ_SINGLE);

  return self->kind;
}

const char *
gvt_quiz_item_get_form (GvtQuizItem *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self), NULL);

  return self->form;
}

const char *
gvt_quiz_item_get_objective (GvtQuizItem *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self), NULL);

  return self->objective;
}

const char *
gvt_quiz_item_get_prompt (GvtQuizItem *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self), NULL);

  return self->prompt;
}

const char *
gvt_quiz_item_get_seen (GvtQuizItem *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self), NULL);

  return self->seen;
}

GvtBallotPaper *
gvt_quiz_item_get_paper (GvtQuizItem *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self), NULL);

  return self->paper;
}

/* They were written from marks that were read: reading them again cannot fail. */
GvtBallotMarks *
gvt_quiz_item_dup_marks (GvtQuizItem *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self) && self->marks != NULL, NULL);

  return gvt_ballot_marks_from_json (self->marks, NULL);
}

const char *const *
gvt_quiz_item_get_keys (GvtQuizItem *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self), NULL);

  return (const char *const *) self->keys;
}

const char *
gvt_quiz_item_get_key (GvtQuizItem *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self), NULL);

  return self->key;
}

const char *
gvt_quiz_item_get_explanation (GvtQuizItem *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self), NULL);

  return self->explanation;
}

const char *
gvt_quiz_item_get_own_words (GvtQuizItem *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self), NULL);

  return self->own_words;
}

GListModel *
gvt_quiz_item_get_options (GvtQuizItem *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self), NULL);

  return self->options;
}

GListModel *
gvt_quiz_item_get_media (GvtQuizItem *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self), NULL);

  return self->media;
}

GListModel *
gvt_quiz_item_get_claims (GvtQuizItem *self)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self), NULL);

  return self->claims;
}

GvtQuizOption *
gvt_quiz_item_find_option (GvtQuizItem *self, const char *option_id, GError **error)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (self->options, i);

      if (g_strcmp0 (option->id, option_id) == 0)
        return option; /* the list, which never changes, keeps it */
    }

  g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "Question %s has no option \"%s\"", self->id,
               option_id);
  return NULL;
}

gboolean
gvt_quiz_item_is_key (GvtQuizItem *self, const char *option_id)
{
  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (self), FALSE);

  return self->kind != GVT_QUIZ_TEXT && option_id != NULL
         && g_strv_contains ((const char *const *) self->keys, option_id);
}
