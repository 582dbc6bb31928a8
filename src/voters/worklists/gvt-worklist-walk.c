/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklist-walk.h"

#include "gvt-worklist-kinds.h"

static gboolean
is_unseen (const GvtWorklistRow *row)
{
  return row->outcome == NULL;
}

static gboolean
is_open (const GvtWorklistRow *row)
{
  return row->outcome == NULL || g_str_equal (row->outcome, GVT_OUTCOME_NOT_MET);
}

static gboolean
is_meant (const GvtWorklistRow *row, GvtHouseholdRows which)
{
  if (which == GVT_HOUSEHOLD_ALL)
    return TRUE;
  return which == GVT_HOUSEHOLD_OPEN ? is_open (row) : is_unseen (row);
}

GArray *
gvt_worklist_list_household (GvtWorklist *worklist, guint number, GvtHouseholdRows which)
{
  const GvtWorklistRow *wanted = gvt_worklist_get_row (worklist, number);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; wanted != NULL && i <= gvt_worklist_get_n_rows (worklist); i++)
    {
      const GvtWorklistRow *row = gvt_worklist_get_row (worklist, i);

      if ((row == wanted || (row->household != 0 && row->household == wanted->household))
          && is_meant (row, which))
        g_array_append_val (numbers, i);
    }
  return numbers;
}

/* Returns: (transfer full) (element-type guint): for each row the first one of its household; one
 * pass, however far apart they are */
static GArray *
find_first_rows (GvtWorklist *worklist)
{
  guint n = gvt_worklist_get_n_rows (worklist);
  GArray *first = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL); /* household: its first row */

  for (guint i = 1; i <= n; i++)
    {
      gpointer household = GUINT_TO_POINTER (gvt_worklist_get_row (worklist, i)->household);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (known, household));

      if (household == NULL || number == 0)
        number = i;
      if (number == i && household != NULL)
        g_hash_table_insert (known, household, GUINT_TO_POINTER (i));
      g_array_append_val (first, number);
    }
  return first;
}

/* Returns: (transfer full) (element-type guint): the first rows, of households with such rows */
static GArray *
list_households (GvtWorklist *worklist, GvtHouseholdRows which)
{
  g_autoptr (GArray) first = find_first_rows (worklist);
  g_autofree gboolean *has = g_new0 (gboolean, first->len + 1);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < first->len; i++)
    if (is_meant (gvt_worklist_get_row (worklist, i + 1), which))
      has[g_array_index (first, guint, i)] = TRUE;
  for (guint number = 1; number <= first->len; number++)
    if (has[number])
      g_array_append_val (numbers, number);
  return numbers;
}

/* Returns: the smallest that is @from or more, or else the smallest of all; 0 of none */
static guint
find_from (GArray *numbers, guint from)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, guint, i) >= from)
      return g_array_index (numbers, guint, i);
  return numbers->len > 0 ? g_array_index (numbers, guint, 0) : 0;
}

guint
gvt_worklist_find_waiting (GvtWorklist *worklist, guint from)
{
  g_autoptr (GArray) unseen = NULL;
  g_autoptr (GArray) open = NULL;

  g_return_val_if_fail (GVT_IS_WORKLIST (worklist), 0);

  unseen = list_households (worklist, GVT_HOUSEHOLD_UNSEEN);
  if (unseen->len > 0)
    return find_from (unseen, from);

  open = list_households (worklist, GVT_HOUSEHOLD_OPEN);
  return find_from (open, from + 1); /* whoever was not met a moment ago is not met now */
}

guint
gvt_worklist_find_beside (GvtWorklist *worklist, guint from, int step)
{
  g_autoptr (GArray) all = NULL;
  guint previous = 0;

  g_return_val_if_fail (GVT_IS_WORKLIST (worklist), 0);

  all = list_households (worklist, GVT_HOUSEHOLD_ALL);
  for (guint i = 0; i < all->len; i++)
    {
      guint number = g_array_index (all, guint, i);

      if (step > 0 && number > from)
        return number;
      if (step < 0 && number >= from)
        return previous;
      previous = number;
    }
  return step < 0 ? previous : 0;
}
