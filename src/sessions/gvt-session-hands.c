/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-hands.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
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

  g_return_val_if_fail (quiz != NULL, FALSE);

  if (viewed == NULL || !check_sum (viewed, counts, n_counts, error))
    return FALSE;
  g_return_val_if_fail (g_list_model_get_n_items (gvt_quiz_item_get_options (found)) == n_counts,
                        FALSE);

  for (guint i = 0; i < n_counts; i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (gvt_quiz_item_get_options (found),
                                                                i);

      if (!gvt_sessions_count_hands (profile, session, module, item,
                                     gvt_quiz_option_get_id (option), counts[i], error))
        return FALSE;
    }
  return TRUE;
}
