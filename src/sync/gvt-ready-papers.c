/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ready-papers.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-export.h"
#include "gvt-ready-point-private.h"
#include "gvt-text.h"
#include "gvt-worklists.h"

/* As sessions/report names them when it writes them. */
#define LIST_FORM     "voter-list"
#define WORKLIST_FORM "worklist"

static void
paper_free (gpointer data)
{
  GvtReadyPaper *self = data;

  g_free (self->name);
  g_free (self->day);
  g_free (self);
}

static gboolean
has_file (GvtLeasedList *list)
{
  return gvt_leased_list_get_version (list) > 0;
}

static const GvtExportedList *
find_printed (GPtrArray *printed, GvtLeasedList *list)
{
  for (guint i = 0; printed != NULL && i < printed->len; i++)
    {
      const GvtExportedList *one = printed->pdata[i];

      if (g_str_equal (one->village, gvt_leased_list_get_village (list))
          && g_str_equal (one->election, gvt_leased_list_get_election (list)))
        return one;
    }
  return NULL;
}

/* Every list of @village that is here stands on the paper, in this version. */
static gboolean
is_village_current (GListModel *lists, const char *village, GPtrArray *printed)
{
  for (guint i = 0; i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, i);
      const GvtExportedList *one = find_printed (printed, list);

      if (g_str_equal (gvt_leased_list_get_village (list), village) && has_file (list)
          && (one == NULL || one->version != gvt_leased_list_get_version (list)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_carried (GListModel *lists, const GvtExportedList *one)
{
  for (guint i = 0; i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, i);

      if (g_str_equal (one->village, gvt_leased_list_get_village (list))
          && g_str_equal (one->election, gvt_leased_list_get_election (list)))
        return one->version == gvt_leased_list_get_version (list);
    }
  return FALSE;
}

static GvtReadyPaper *
add_paper (GPtrArray *papers, char *name, gint64 at_us, gboolean is_current)
{
  GvtReadyPaper *paper = g_new0 (GvtReadyPaper, 1);

  paper->name = name;
  paper->day = at_us != 0 ? gvt_date_iso (at_us) : NULL;
  paper->is_current = at_us != 0 && is_current;
  g_ptr_array_add (papers, paper);
  return paper;
}

static gboolean
is_here (GListModel *lists, const char *village)
{
  for (guint i = 0; i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, i);

      if (g_str_equal (gvt_leased_list_get_village (list), village) && has_file (list))
        return TRUE;
    }
  return FALSE;
}

static gboolean
collect_village (
    GPtrArray *papers, GvtProfile *profile, const char *village, GListModel *lists, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) printed = NULL;
  gint64 at_us;

  if (!is_here (lists, village))
    return TRUE;
  printed = gvt_exports_newest_lists (profile, LIST_FORM, NULL, village, &at_us, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  add_paper (papers, g_strdup (village), at_us, is_village_current (lists, village, printed));
  return TRUE;
}

static gboolean
collect_worklist (GPtrArray *papers,
                  GvtProfile *profile,
                  GvtWorklist *worklist,
                  GListModel *lists,
                  GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) printed = NULL;
  gboolean is_current = TRUE;
  gint64 at_us;

  printed = gvt_exports_newest_lists (profile, WORKLIST_FORM, gvt_worklist_get_id (worklist), NULL,
                                      &at_us, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; printed != NULL && i < printed->len; i++)
    is_current = is_current && is_carried (lists, printed->pdata[i]);
  add_paper (papers,
             g_strdup_printf ("%s · %s", gvt_worklist_get_code (worklist),
                              gvt_worklist_get_title (worklist)),
             at_us, is_current)
      ->is_worklist = TRUE;
  return TRUE;
}

/* Who may see no worklist takes none along. */
static gboolean
collect_worklists (
    GPtrArray *papers, GvtProfile *profile, const GvtId *visit, GListModel *lists, GError **error)
{
  g_autoptr (GListModel) worklists = NULL;

  if (!gvt_profile_require (profile, GVT_ROLE_OFFICER, "", NULL))
    return TRUE;
  worklists = gvt_worklists_list (profile, visit, error);
  for (guint i = 0; worklists != NULL && i < g_list_model_get_n_items (worklists); i++)
    {
      g_autoptr (GvtWorklist) worklist = g_list_model_get_item (worklists, i);

      if (!collect_worklist (papers, profile, worklist, lists, error))
        return FALSE;
    }
  return worklists != NULL;
}

GPtrArray *
gvt_ready_papers_collect (GvtProfile *profile,
                          const GvtVisitPlan *plan,
                          const GvtId *visit,
                          GListModel *lists,
                          GError **error)
{
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func (paper_free);

  for (guint i = 0; plan->villages[i] != NULL; i++)
    if (!collect_village (papers, profile, plan->villages[i], lists, error))
      return NULL;
  return collect_worklists (papers, profile, visit, lists, error) ? g_steal_pointer (&papers)
                                                                  : NULL;
}

static char *
describe_list (const GvtReadyPaper *paper, const char *name, const char *day)
{
  if (day == NULL)
    return g_strdup_printf (_ ("The masked list of %s was never printed from this laptop: print "
                               "it, for the day on which the laptop fails."),
                            name);
  if (paper->is_current)
    return g_strdup_printf (
        _ ("The masked list of %s was printed on %s, of the version on this laptop."), name, day);
  return g_strdup_printf (_ ("The masked list of %s that was printed on %s is of another version "
                             "than the list on this laptop: print it again before you leave."),
                          name, day);
}

static char *
describe_worklist (const GvtReadyPaper *paper, const char *name, const char *day)
{
  if (day == NULL)
    return g_strdup_printf (_ ("The worklist %s was never printed from this laptop: print it, for "
                               "the day on which the laptop fails."),
                            name);
  if (paper->is_current)
    return g_strdup_printf (
        _ ("The worklist %s was printed on %s, of the list version on this laptop."), name, day);
  return g_strdup_printf (_ ("The worklist %s that was printed on %s is of another list version "
                             "than the one on this laptop: print it again before you leave."),
                          name, day);
}

GvtReadyPoint *
gvt_ready_paper_judge (const GvtReadyPaper *paper, const char *name)
{
  g_autofree char *day = paper->day != NULL ? gvt_text_date (paper->day) : NULL;
  g_autofree char *text = paper->is_worklist ? describe_worklist (paper, name, day)
                                             : describe_list (paper, name, day);

  return gvt_ready_point_new (paper->is_worklist ? "worklist-paper" : "list-paper",
                              paper->is_current ? GVT_READY_OK : GVT_READY_NOTE,
                              paper->is_worklist ? GVT_REMEDY_WORKLIST : GVT_REMEDY_LIST, text);
}
