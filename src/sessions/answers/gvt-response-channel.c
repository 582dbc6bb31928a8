/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-response-channel.h"

#include <glib/gi18n-lib.h>

#define MINUTE 60000 /* milliseconds */

/* Milliseconds. Of paper the last two are the keying: 40 sheets of 8 answers in five minutes. */
typedef struct
{
  guint once;       /* to begin and to end */
  guint a_question; /* while all answer together */
  guint a_person;
  guint an_answer; /* of each person to each question */
} Pace;

struct _GvtResponseChannel
{
  const char *code;
  const char *name;
  gboolean is_named;
  gboolean (*can_ask) (GvtQuizItem *item);
  Pace pace;
};

static gboolean
can_ask_all (GvtQuizItem *item)
{
  return TRUE;
}

/* Who raises his hand for several options cannot be told from several people. */
static gboolean
can_ask_one (GvtQuizItem *item)
{
  GvtQuizKind kind = gvt_quiz_item_get_kind (item);

  return kind == GVT_QUIZ_SINGLE || kind == GVT_QUIZ_TRUE_FALSE || kind == GVT_QUIZ_BALLOT;
}

static gboolean
can_ask_letters (GvtQuizItem *item)
{
  return gvt_quiz_item_get_kind (item) != GVT_QUIZ_TEXT;
}

static const GvtResponseChannel channels[] = {
  { "laptop", N_ ("The laptop, in turn"), TRUE, can_ask_all, { 0, 0, 15000, 20000 } },
  { "hands", N_ ("Show of hands"), FALSE, can_ask_one, { 60000, 60000, 0, 500 } },
  { "paper", N_ ("Answer sheets of paper"), TRUE, can_ask_letters, { 180000, 45000, 1500, 750 } },
};

const GvtResponseChannel *
gvt_response_channel_at (guint index)
{
  return index < G_N_ELEMENTS (channels) ? &channels[index] : NULL;
}

const GvtResponseChannel *
gvt_response_channel_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if (g_strcmp0 (channels[i].code, code) == 0)
      return &channels[i];
  return NULL;
}

const char *
gvt_response_channel_get_code (const GvtResponseChannel *self)
{
  return self->code;
}

const char *
gvt_response_channel_get_name (const GvtResponseChannel *self)
{
  return _ (self->name);
}

gboolean
gvt_response_channel_is_named (const GvtResponseChannel *self)
{
  return self->is_named;
}

gboolean
gvt_response_channel_can_ask (const GvtResponseChannel *self, GvtQuizItem *item)
{
  return self->can_ask (item);
}

guint
gvt_response_channel_minutes (const GvtResponseChannel *self, guint n_people, guint n_items)
{
  const Pace *pace = &self->pace;
  guint64 needed = pace->once + (guint64) n_items * pace->a_question
                   + (guint64) n_people * pace->a_person
                   + (guint64) n_people * n_items * pace->an_answer;

  return n_people > 0 && n_items > 0 ? (guint) ((needed + MINUTE - 1) / MINUTE) : 0;
}
