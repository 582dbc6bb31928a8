/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-library.h"

#include <glib/gi18n-lib.h>

#include "gvt-ballot-resources.h"
#include "gvt-ballot-set-codec-private.h"
#include "gvt-error.h"

#define BUILT_IN "/id/go/kpu/ntb/GoVote/ballots"

/* A set that is part of the program is good, as its tests see to; a bad one is our bug. */
static void
add_set (GListStore *sets, const char *name)
{
  g_autofree char *path = g_strconcat (BUILT_IN "/", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resource_lookup_data (gvt_ballot_get_resource (), path, 0, &error);
  g_autoptr (GvtBallotSet) set = json != NULL ? gvt_ballot_set_decode (json, &error) : NULL;

  if (set == NULL)
    g_error ("%s: %s", name, error->message);
  g_list_store_append (sets, set);
}

static int
compare_sets (gconstpointer a, gconstpointer b, gpointer data)
{
  GvtBallotSet *first = (GvtBallotSet *) a;
  GvtBallotSet *second = (GvtBallotSet *) b;
  gboolean first_is_empty = g_list_model_get_n_items (gvt_ballot_set_get_papers (first)) == 0;
  gboolean second_is_empty = g_list_model_get_n_items (gvt_ballot_set_get_papers (second)) == 0;

  if (first_is_empty != second_is_empty)
    return first_is_empty ? 1 : -1;
  return g_strcmp0 (gvt_ballot_set_get_id (first), gvt_ballot_set_get_id (second));
}

static gpointer
load_sets (gpointer data)
{
  GListStore *sets = g_list_store_new (GVT_TYPE_BALLOT_SET);
  g_auto (GStrv) names = g_resource_enumerate_children (gvt_ballot_get_resource (), BUILT_IN, 0,
                                                        NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    add_set (sets, names[i]);
  g_list_store_sort (sets, compare_sets, NULL);
  return sets;
}

GListModel *
gvt_ballot_library_get_sets (void)
{
  static GOnce once = G_ONCE_INIT;

  return G_LIST_MODEL (g_once (&once, load_sets, NULL));
}

GvtBallotSet *
gvt_ballot_library_find_set (const char *id, GError **error)
{
  GListModel *sets = gvt_ballot_library_get_sets ();

  for (guint i = 0; i < g_list_model_get_n_items (sets); i++)
    {
      g_autoptr (GvtBallotSet) set = g_list_model_get_item (sets, i);

      if (g_strcmp0 (gvt_ballot_set_get_id (set), id) == 0)
        return set; /* the list, which never changes, keeps it */
    }

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("There is no ballot set “%s”."), id);
  return NULL;
}

/* The kinds that may be named, one after another. */
static char *
list_kinds (GListModel *sets)
{
  GString *kinds = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (sets); i++)
    {
      g_autoptr (GvtBallotSet) set = g_list_model_get_item (sets, i);
      GListModel *papers = gvt_ballot_set_get_papers (set);

      for (guint j = 0; j < g_list_model_get_n_items (papers); j++)
        {
          g_autoptr (GvtBallotPaper) paper = g_list_model_get_item (papers, j);

          g_string_append_printf (kinds, "%s%s", kinds->len > 0 ? ", " : "",
                                  gvt_ballot_paper_get_kind (paper));
        }
    }
  return g_string_free (kinds, FALSE);
}

GvtBallotPaper *
gvt_ballot_library_find_paper (GvtBallotSet *set, const char *kind, GError **error)
{
  GListModel *sets = gvt_ballot_library_get_sets ();
  GvtBallotPaper *paper = set != NULL ? gvt_ballot_set_find_paper (set, kind) : NULL;
  g_autofree char *kinds = NULL;

  for (guint i = 0; set == NULL && paper == NULL && i < g_list_model_get_n_items (sets); i++)
    {
      g_autoptr (GvtBallotSet) each = g_list_model_get_item (sets, i);

      paper = gvt_ballot_set_find_paper (each, kind);
    }
  if (paper != NULL)
    return paper;

  if (set != NULL && gvt_ballot_set_is_pending (set, kind))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("This ballot awaits its law. Use the example of 2024."));
      return NULL;
    }
  kinds = list_kinds (sets);
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("There is no ballot “%s” here. There are: %s."), kind, kinds);
  return NULL;
}

GvtBallotSet *
gvt_ballot_library_find_set_of (GvtBallotPaper *paper)
{
  GListModel *sets = gvt_ballot_library_get_sets ();

  g_return_val_if_fail (GVT_IS_BALLOT_PAPER (paper), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (sets); i++)
    {
      g_autoptr (GvtBallotSet) set = g_list_model_get_item (sets, i);

      if (gvt_ballot_set_find_paper (set, gvt_ballot_paper_get_kind (paper)) == paper)
        return set;
    }
  return NULL;
}
