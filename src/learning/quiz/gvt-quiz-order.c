/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-order.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "gvt-error.h"
#include "gvt-hash.h"

#define TAG "gvt-quiz-order-1"

/* SplitMix64 (Steele, Lea, Flood 2014): 64 bits of state, and nothing that a library may change
 * under us. Nobody's secret hangs on it. */
static guint64
next_number (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* Each list has a stream of its own, so that a question more moves no option of the others. */
static guint64
first_state (gint64 seed, const char *name)
{
  g_autofree char *text = g_strdup_printf (TAG "%c%s", '\n', name);
  guint64 state = 0;
  GvtHash hash;

  gvt_hash_data (text, strlen (text), &hash);
  for (guint i = 0; i < 8; i++)
    state |= (guint64) hash.bytes[i] << (8 * i);
  return state ^ (guint64) seed;
}

/* Fisher and Yates, from the end. A remainder of 64 bits by at most 64 favours no place by more
 * than one part in 2^57. */
static void
shuffle (GPtrArray *list, gint64 seed, const char *name)
{
  guint64 state = first_state (seed, name);

  if (seed == GVT_QUIZ_SEED_AUTHOR)
    return;

  for (guint i = list->len; i > 1; i--)
    {
      guint other = (guint) (next_number (&state) % i);
      gpointer kept = list->pdata[i - 1];

      list->pdata[i - 1] = list->pdata[other];
      list->pdata[other] = kept;
    }
}

static GListModel *
to_model (GType type, GPtrArray *list)
{
  GListStore *store = g_list_store_new (type);

  g_list_store_splice (store, 0, 0, list->pdata, list->len);
  return G_LIST_MODEL (store);
}

gint64
gvt_quiz_seed_new (void)
{
  guint64 number;

  randombytes_buf (&number, sizeof number);
  return (gint64) (number % (guint64) GVT_QUIZ_SEED_MAX) + 1;
}

static gboolean
is_asked (GvtQuizItem *item, const char *form)
{
  const char *own = gvt_quiz_item_get_form (item);

  return *form == '\0' || *own == '\0' || strcmp (form, own) == 0;
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, why);
  return FALSE;
}

GListModel *
gvt_quiz_order_items (GvtQuiz *quiz, const char *form, gint64 seed, GError **error)
{
  GListModel *items = gvt_quiz_get_items (quiz);
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_object_unref);

  if (*form != '\0' && strcmp (form, "A") != 0 && strcmp (form, "B") != 0)
    return refuse (error, _ ("The form of a quiz is A or B")), NULL;
  if (seed < 0 || seed > GVT_QUIZ_SEED_MAX)
    return refuse (error, _ ("That is no seed for the order of a quiz")), NULL;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, i);

      if (is_asked (item, form))
        g_ptr_array_add (asked, g_steal_pointer (&item));
    }
  if (asked->len == 0)
    return refuse (error, _ ("The quiz has no question of this form")), NULL;

  shuffle (asked, seed, "");
  return to_model (GVT_TYPE_QUIZ_ITEM, asked);
}

GListModel *
gvt_quiz_order_options (GvtQuizItem *item, gint64 seed)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    g_ptr_array_add (list, g_list_model_get_item (options, i));

  if (gvt_quiz_item_get_kind (item) != GVT_QUIZ_TRUE_FALSE)
    shuffle (list, seed, gvt_quiz_item_get_id (item));
  return to_model (GVT_TYPE_QUIZ_OPTION, list);
}

gboolean
gvt_quiz_has_forms (GvtQuiz *quiz)
{
  GListModel *items = gvt_quiz_get_items (quiz);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, i);

      if (*gvt_quiz_item_get_form (item) != '\0')
        return TRUE;
    }

  return FALSE;
}
