/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-hands.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-session-act-private.h"
#include "gvt-session-acts.h"
#include "gvt-session-views.h"

GListModel *
gvt_hands_choose_items (GListModel *order)
{
  GListStore *chosen = g_list_store_new (GVT_TYPE_QUIZ_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (order); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (order, i);

      if (gvt_sessions_can_count_hands (item))
        g_list_store_append (chosen, item);
    }
  return G_LIST_MODEL (chosen);
}

static gboolean
check_item (GvtQuizItem *item, GError **error)
{
  if (gvt_sessions_can_count_hands (item))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("Hands can only be counted where one answer is to be chosen"));
  return FALSE;
}

static gboolean
check_sum (GvtSession *session, const guint *counts, guint n_counts, GError **error)
{
  guint n_present = gvt_session_get_men (session) + gvt_session_get_women (session);
  guint64 n_hands = 0;

  for (guint i = 0; i < n_counts; i++)
    n_hands += counts[i];
  if (n_hands <= n_present)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("More hands were counted than people are present"));
  return FALSE;
}

static JsonObject *
make_counts (GvtModule *module, GvtQuizItem *item, const guint *counts, guint n_counts)
{
  JsonObject *body = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n_counts; i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (gvt_quiz_item_get_options (item),
                                                                i);
      JsonObject *count = json_object_new ();

      json_object_set_string_member (count, "choice", gvt_quiz_option_get_id (option));
      json_object_set_int_member (count, "people", counts[i]);
      json_array_add_object_element (array, count);
    }

  json_object_set_array_member (body, "counts", array);
  json_object_set_string_member (body, "item", gvt_quiz_item_get_id (item));
  json_object_set_string_member (body, "type",
                                 gvt_quiz_kind_to_text (gvt_quiz_item_get_kind (item)));
  gvt_json_set_hash (body, "content_hash", gvt_module_get_hash (module));
  return body;
}

gboolean
gvt_hands_record (GvtProfile *profile,
                  const GvtId *session,
                  GvtModule *module,
                  const char *item,
                  const guint *counts,
                  guint n_counts,
                  GError **error)
{
  GvtQuiz *quiz = gvt_module_get_quiz (module);
  GvtQuizItem *found = quiz != NULL ? gvt_quiz_find_item (quiz, item, error) : NULL;
  g_autoptr (GvtSession) viewed = found != NULL ? gvt_sessions_view (profile, session, error)
                                                : NULL;
  g_autoptr (JsonObject) body = NULL;
  GvtSessionAct act = { .profile = profile, .session = session, .kind = "session.counted/1" };

  g_return_val_if_fail (quiz != NULL, FALSE);

  if (viewed == NULL || !check_item (found, error) || !check_sum (viewed, counts, n_counts, error))
    return FALSE;
  g_return_val_if_fail (g_list_model_get_n_items (gvt_quiz_item_get_options (found)) == n_counts,
                        FALSE);

  body = make_counts (module, found, counts, n_counts);
  act.body = body;
  return gvt_session_act_perform (&act, error);
}
