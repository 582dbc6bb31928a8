/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-item.h"

#include <glib/gi18n-lib.h>

#include "gvt-claim.h"

#define BETWEEN " · "

char *
gvt_quiz_item_describe_labels (GvtQuizItem *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) labels = NULL;
  GListModel *claims = gvt_quiz_item_get_claims (self);

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (GvtClaim) claim = g_list_model_get_item (claims, i);
      const char *label = gvt_claim_get_label (claim); /* the item holds the claim */

      if (*label != '\0' && g_hash_table_add (seen, (gpointer) label))
        g_strv_builder_add (builder, label);
    }
  labels = g_strv_builder_end (builder);
  return g_strjoinv (BETWEEN, labels);
}

static gboolean
needs_verification (GvtQuizItem *self)
{
  GListModel *claims = gvt_quiz_item_get_claims (self);

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (GvtClaim) claim = g_list_model_get_item (claims, i);

      if (!gvt_claim_is_verified (claim))
        return TRUE;
    }
  return FALSE;
}

char *
gvt_quiz_item_describe_marks (GvtQuizItem *self)
{
  g_autofree char *labels = gvt_quiz_item_describe_labels (self);

  if (!needs_verification (self))
    return g_steal_pointer (&labels);

  return g_strconcat (labels, *labels != '\0' ? BETWEEN : "", _ ("needs verification"), NULL);
}
