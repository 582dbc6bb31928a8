/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-damaged-lists.h"

#include <glib/gi18n-lib.h>

#include "gvt-leases.h"

/* As people call it, with its code: villages share names. */
static void
append_village (GString *villages, GvtLeasedList *list)
{
  const char *name = gvt_leased_list_get_village_name (list);

  if (villages->len > 0)
    g_string_append (villages, ", ");
  if (name != NULL && *name != '\0')
    g_string_append_printf (villages, "%s (%s)", name, gvt_leased_list_get_village (list));
  else
    g_string_append (villages, gvt_leased_list_get_village (list));
}

char *
gvt_damaged_lists_describe (GListModel *lists)
{
  g_autoptr (GString) villages = g_string_new (NULL);
  guint n = g_list_model_get_n_items (lists);

  if (n == 0)
    return NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, i);

      append_village (villages, list);
    }
  return g_strdup_printf (ngettext ("The voter list of %s on this laptop is damaged or missing, so "
                                    "nobody in it can be found. Your records are safe. "
                                    "Synchronise: the list is then fetched again.",
                                    "The voter lists of %s on this laptop are damaged or missing, "
                                    "so nobody in them can be found. Your records are safe. "
                                    "Synchronise: the lists are then fetched again.",
                                    n),
                          villages->str);
}
