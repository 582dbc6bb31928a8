/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-damaged-lists.h"
#include "gvt-error.h"
#include "gvt-list-paper.h"
#include "gvt-output.h"
#include "gvt-packs.h"
#include "gvt-sync.h"
#include "gvt-text.h"

/* --- voters paper --- */

static void
print_written (const GvtArgs *args, GvtPaperLists *lists, const char *path)
{
  GPtrArray *all = gvt_paper_lists_get (lists);
  JsonArray *array;
  g_autoptr (JsonObject) object = json_object_new ();

  if (!gvt_args_has (args, "json"))
    {
      gvt_print (_ ("Written to %s. The file is not encrypted: whoever has it can read it. That it "
                    "was written is recorded.\n"),
                 path);
      return;
    }
  array = json_array_new ();
  for (guint i = 0; i < all->len; i++)
    {
      const GvtPaperList *list = all->pdata[i];
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "village", list->village);
      json_object_set_string_member (one, "election", list->election);
      json_object_set_int_member (one, "version", list->version);
      json_object_set_string_member (one, "as_of", list->as_of);
      json_object_set_int_member (one, "tps", list->tps->len);
      json_object_set_int_member (one, "voters", list->n_rows);
      json_array_add_object_element (array, one);
    }
  json_object_set_array_member (object, "lists", array);
  gvt_print_json_object (object);
}

static gboolean
write_paper (const GvtArgs *args, GvtProfile *profile, GvtPaperLists *lists, GError **error)
{
  const char *path = gvt_args_operand (args, 0);
  g_autofree char *mark = gvt_export_mark (profile, error);
  g_autoptr (GvtCentre) centre = mark != NULL ? gvt_cli_centre (profile, NULL) : NULL;
  g_autoptr (GvtRegionList) regions = gvt_sync_load_regions (profile, NULL);
  const GvtListPaper paper = { .mark = mark,
                               .is_practice = centre != NULL && centre->keys->practice,
                               .regions = regions };

  if (mark == NULL || !gvt_list_paper_write (profile, lists, &paper, path, error))
    return FALSE;
  print_written (args, lists, path);
  return TRUE;
}

static gboolean
run_paper (const GvtArgs *args, GError **error)
{
  const char *purpose = gvt_args_require (args, "purpose", error);
  const char *village = gvt_args_get (args, "village");
  g_autoptr (GvtProfile) profile = purpose != NULL ? gvt_cli_unlock (args, error) : NULL;
  g_autoptr (GvtRoll) roll = profile != NULL ? gvt_roll_open (profile, NULL, NULL, error) : NULL;
  g_autoptr (GvtPaperLists) lists = NULL;
  g_autofree char *damaged = NULL;

  if (roll == NULL)
    return FALSE;
  damaged = gvt_damaged_lists_describe (gvt_roll_get_failed (roll));
  if (damaged != NULL)
    gvt_warn ("%s\n", damaged);
  lists = gvt_paper_lists_collect (profile, roll, village != NULL ? village : "",
                                   gvt_args_get (args, "tps"), purpose, error);
  return lists != NULL && write_paper (args, profile, lists, error);
}

static const GvtOption paper_options[] = {
  { "purpose", "TEXT", N_ ("why the lists are printed; recorded before they are read") },
  { "village", "CODE", N_ ("only there: a village or a larger region") },
  { "tps", "NUMBER", N_ ("only this polling station: 001") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_voters_paper_command = {
  .name = "voters paper",
  .operands = "FILE.pdf",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("writes the masked lists that are open here, by polling station, as PDF"),
  .details = N_ (
      "For data officers and supervisors. A4 pages, a group for each polling station, in the order "
      "of the list: name, sex, age on the day of the list, RT, RW and masked number, with room to "
      "write; on each page list and version, laptop, officer, time, its totals and its number. No "
      "birth date is printed. FILE is replaced if it is there, and that it was written is "
      "recorded. It leaves the sealed profile: keep it as you keep other papers with names, and "
      "see exports list. visit ready says when a new list version makes it old. As JSON "
      "{\"lists\": [{\"village\", \"election\", \"version\", \"as_of\", \"tps\", \"voters\"}]}."),
  .options = paper_options,
  .run = run_paper,
};

/* --- voters rollback --- */

/* Returns: (transfer full) (nullable): the one list of @village, or of the named election */
static GvtLeasedList *
find_list (const GvtArgs *args, GvtProfile *profile, const char *village, GError **error)
{
  const char *election = gvt_args_get (args, "election");
  g_autoptr (GListModel) lists = gvt_leases_list (profile, error);
  g_autoptr (GvtLeasedList) found = NULL;

  for (guint i = 0; lists != NULL && i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, i);

      if (!g_str_equal (gvt_leased_list_get_village (list), village)
          || (election != NULL && !g_str_equal (gvt_leased_list_get_election (list), election)))
        continue;
      if (found != NULL)
        {
          gvt_usage_error (error, _ ("%s has lists of several elections: give --election."),
                           village);
          return NULL;
        }
      found = g_steal_pointer (&list);
    }
  if (found == NULL && lists != NULL)
    g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "no list of %s", village);
  return g_steal_pointer (&found);
}

static void
print_list (const GvtArgs *args, GvtLeasedList *list)
{
  g_autofree char *day = gvt_text_date (gvt_leased_list_get_as_of (list));
  g_autoptr (JsonObject) object = json_object_new ();

  if (!gvt_args_has (args, "json"))
    {
      gvt_print (_ ("The list of %s is now version %u as of %s. The next synchronisation brings "
                    "the newer one again.\n"),
                 gvt_leased_list_get_village_name (list), gvt_leased_list_get_version (list), day);
      return;
    }
  json_object_set_string_member (object, "village", gvt_leased_list_get_village (list));
  json_object_set_string_member (object, "election", gvt_leased_list_get_election (list));
  json_object_set_int_member (object, "version", gvt_leased_list_get_version (list));
  json_object_set_string_member (object, "as_of", gvt_leased_list_get_as_of (list));
  gvt_print_json_object (object);
}

static gboolean
run_rollback (const GvtArgs *args, GError **error)
{
  g_autofree char *village = gvt_region_code_clean (gvt_args_operand (args, 0), error);
  g_autoptr (GvtProfile) profile = village != NULL ? gvt_cli_unlock (args, error) : NULL;
  g_autoptr (GvtLeasedList) before = profile != NULL ? find_list (args, profile, village, error)
                                                     : NULL;
  g_autoptr (GvtLeasedList) after = NULL;

  if (before == NULL
      || !gvt_packs_roll_back (profile, village, gvt_leased_list_get_election (before), error))
    return FALSE;
  after = find_list (args, profile, village, error);
  if (after != NULL)
    print_list (args, after);
  return after != NULL;
}

static const GvtOption rollback_options[] = {
  { "election", "NAME", N_ ("which of its lists, where there are several: pilkada-2024") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_voters_rollback_command = {
  .name = "voters rollback",
  .operands = "VILLAGE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("puts the previous version of a village's list in the place of the present one"),
  .details = N_ (
      "For data officers and supervisors, where a new list turns out to be wrong. The two change "
      "places as a whole, never row by row; once more puts it back. It is recorded, and the next "
      "synchronisation brings the newest list again: tell the centre. Proposals stay. As JSON the "
      "list that is used from now on: {\"village\", \"election\", \"version\", \"as_of\"}."),
  .options = rollback_options,
  .run = run_rollback,
};
