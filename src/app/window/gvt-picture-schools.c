/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-steps.h"

#include <string.h>

#include "gvt-lookup.h"
#include "gvt-plain-row.h"
#include "gvt-school-lists.h"
#include "gvt-school-page.h"
#include "gvt-school-sheet.h"
#include "gvt-session-views.h"

#define PURPOSE "gambar"
#define TODAY   "2026-01-01" /* nobody below was born behind it */

static GvtProfile *
profile_of (GvtWindow *window)
{
  return gvt_workspace_get_profile (gvt_window_get_workspace (window));
}

/* @visit: (out): the first that is planned. Only invented people are put into a list. */
static gboolean
find_visit (GvtWindow *window, GvtId *visit)
{
  GvtWorkspace *workspace = gvt_window_get_workspace (window);
  g_autoptr (GListModel) visits = NULL;
  g_autoptr (GvtVisit) first = NULL;

  if (!gvt_picture_is_practice (window) || !gvt_workspace_opens_roll (workspace))
    return FALSE;
  visits = gvt_visits_browse (profile_of (window), NULL);
  first = visits != NULL ? g_list_model_get_item (visits, 0) : NULL;
  if (first != NULL)
    *visit = *gvt_visit_get_id (first);
  return first != NULL;
}

static gboolean
open_empty (GvtWindow *window)
{
  GvtId visit;

  return find_visit (window, &visit)
         && gvt_picture_show_alone (window, gvt_school_page_new (&visit));
}

/* A few who are in the lists, and others who are not. */
static void
add_listed (GString *sheet, GvtProfile *profile, GvtRoll *roll)
{
  g_autoptr (GvtLookup) lookup = gvt_lookup_by_name (profile, roll, "siti", NULL, NULL, 3, PURPOSE,
                                                     NULL);
  GListModel *hits = lookup != NULL ? gvt_lookup_get_hits (lookup) : NULL;

  for (guint i = 0; hits != NULL && i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (GvtVoterHit) hit = g_list_model_get_item (hits, i);

      g_string_append_printf (sheet, "%s;;%s;P;XII-1;%s\n", gvt_voter_hit_get_name (hit),
                              gvt_voter_hit_get_listed (hit, GVT_FIELD_BIRTH_DATE),
                              gvt_voter_hit_get_village_code (hit));
    }
}

static char *
write_sheet (GvtProfile *profile)
{
  g_autoptr (GString) sheet = g_string_new ("nama lengkap;NIK;tanggal lahir;L/P;kelas;desa\n");
  g_autoptr (GvtRoll) roll = gvt_roll_open (profile, NULL, NULL, NULL);
  g_autoptr (GvtLeasedList) list = roll != NULL
                                       ? g_list_model_get_item (gvt_roll_get_lists (roll), 0)
                                       : NULL;
  const char *village = list != NULL ? gvt_leased_list_get_village (list) : "";

  if (roll != NULL)
    add_listed (sheet, profile, roll);
  g_string_append_printf (sheet,
                          "Lalu Belum Terdaftar;;12/3/2006;L;XII-2;%s\n"
                          "Baiq Contoh Rekaan;5.20201E+15;5/8/2007;P;XII-2;%s\n"
                          "Lalu Muda Sekali;;1/2/2015;L;X-1;%s\n"
                          "Inaq Desa Lain;;1/2/2006;P;XII-1;Desa Yang Tidak Ada\n",
                          village, village, village);
  return g_string_free (g_steal_pointer (&sheet), FALSE);
}

static gboolean
take_list (GvtProfile *profile, const GvtId *visit)
{
  g_auto (GvtSchoolListState) state = { 0 };
  g_autofree char *sheet = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GPtrArray) pupils = NULL;

  if (!gvt_school_lists_read_state (profile, visit, &state, NULL))
    return FALSE;
  if (state.n_lists > 0)
    return TRUE;
  sheet = write_sheet (profile);
  file = g_bytes_new_static (sheet, strlen (sheet));
  pupils = gvt_school_sheet_read (file, TODAY, FALSE, NULL, NULL);
  return pupils != NULL && gvt_school_lists_take (profile, visit, pupils, 0, PURPOSE, NULL);
}

static gboolean
open_list (GvtWindow *window)
{
  GvtId visit;

  return find_visit (window, &visit) && take_list (profile_of (window), &visit)
         && gvt_picture_show_alone (window, gvt_school_page_new (&visit));
}

static gboolean
open_report (GvtWindow *window)
{
  GtkWidget *page = gvt_picture_top_page (window, "sessions");
  GtkWidget *row = GVT_IS_SCHOOL_PAGE (page) ? gvt_picture_find (page, GVT_TYPE_PLAIN_ROW) : NULL;

  return row != NULL && gtk_widget_activate (row);
}

const GvtPictureStep gvt_picture_school_steps[] = {
  { "school-empty", open_empty },
  { "school-list", open_list },
  { "school-proposal", open_report },
  { NULL, NULL },
};
