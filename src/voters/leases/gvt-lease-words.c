/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lease-words.h"

#include <glib/gi18n-lib.h>

#include "gvt-text.h"

typedef struct
{
  guint n_closed;
  guint n_ending;
  gint64 first_end; /* of those that are ending */
} Ends;

static Ends
count (GListModel *lists)
{
  Ends ends = { .first_end = G_MAXINT64 };

  for (guint i = 0; i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, i);

      ends.n_closed += gvt_leased_list_get_state (list) == GVT_LEASED_EXPIRED;
      if (!gvt_leased_list_ends_soon (list))
        continue;
      ends.n_ending++;
      ends.first_end = MIN (ends.first_end, gvt_leased_list_get_not_after (list));
    }
  return ends;
}

char *
gvt_lease_words_describe (GListModel *lists)
{
  Ends ends = count (lists);
  g_autofree char *until = gvt_text_date_time (ends.n_ending > 0 ? ends.first_end : 0);
  g_autofree char *ending = g_strdup_printf (
      ngettext ("The list of %u village closes soon: %s. Have the centre extend it.",
                "The lists of %u villages close soon, the first one %s. Have the centre extend "
                "them.",
                ends.n_ending),
      ends.n_ending, until);
  g_autofree char *closed = g_strdup_printf (
      ngettext ("The list of %u village is closed: its time is over. What you recorded is safe. "
                "The centre can extend it, also over the telephone.",
                "The lists of %u villages are closed: their time is over. What you recorded is "
                "safe. The centre can extend them, also over the telephone.",
                ends.n_closed),
      ends.n_closed);

  if (ends.n_closed > 0 && ends.n_ending > 0)
    return g_strjoin ("\n", closed, ending, NULL);
  if (ends.n_closed > 0)
    return g_steal_pointer (&closed);
  return ends.n_ending > 0 ? g_steal_pointer (&ending) : NULL;
}

guint
gvt_lease_words_n_closed (GListModel *lists)
{
  return count (lists).n_closed;
}
