/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-proposals.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-output.h"

static GvtProposal *
find_proposal (GvtCentral *central, const char *receipt, GError **error)
{
  GvtStore *store = gvt_journal_get_store (gvt_central_get_journal (central));
  g_autoptr (GListModel) proposals = gvt_proposals_list (store, "", NULL, error);

  for (guint i = 0; proposals != NULL && i < g_list_model_get_n_items (proposals); i++)
    {
      g_autoptr (GvtProposal) proposal = g_list_model_get_item (proposals, i);

      if (g_ascii_strcasecmp (gvt_proposal_get_receipt (proposal), receipt) == 0)
        return g_steal_pointer (&proposal);
    }
  if (proposals != NULL)
    g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "proposal %s", receipt);
  return NULL;
}

static const char *
ending_of (GBytes *picture)
{
  const guint8 *data = g_bytes_get_data (picture, NULL);

  return g_bytes_get_size (picture) > 0 && data[0] == 0x89 ? "png" : "jpg";
}

/* Returns: (transfer full) (nullable): the paths */
static JsonArray *
write_pictures (GPtrArray *pictures, const char *receipt, const char *folder, GError **error)
{
  g_autoptr (JsonArray) paths = json_array_new ();

  for (guint i = 0; i < pictures->len; i++)
    {
      GBytes *picture = pictures->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s-%u.%s", receipt, i + 1, ending_of (picture));
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!gvt_file_write (path, picture, error))
        return NULL;
      json_array_add_string_element (paths, path);
    }
  return g_steal_pointer (&paths);
}

static void
print (const GvtArgs *args, const char *receipt, JsonArray *paths, guint n_away)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "receipt", receipt);
  json_object_set_array_member (object, "pictures", json_array_ref (paths));
  json_object_set_int_member (object, "away", n_away);
  if (gvt_args_has (args, "json"))
    {
      gvt_print_json_object (object);
      return;
    }
  for (guint i = 0; i < json_array_get_length (paths); i++)
    gvt_print ("%s\n", json_array_get_string_element (paths, i));
  if (n_away > 0)
    gvt_print (ngettext ("%u picture is still on its laptop.\n",
                         "%u pictures are still on their laptop.\n", n_away),
               n_away);
}

static gboolean
run_pictures (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  g_autoptr (GvtProposal) proposal = NULL;
  g_autoptr (GPtrArray) pictures = NULL;
  g_autoptr (JsonArray) paths = NULL;
  guint n_away = 0;

  proposal = central != NULL ? find_proposal (central, gvt_args_operand (args, 0), error) : NULL;
  if (proposal == NULL)
    return FALSE;
  pictures = gvt_central_open_pictures (central, proposal, gvt_args_get (args, "reason"), &n_away,
                                        error);
  if (pictures == NULL)
    return FALSE;
  paths = write_pictures (pictures, gvt_proposal_get_receipt (proposal), gvt_args_operand (args, 1),
                          error);
  if (paths == NULL)
    return FALSE;
  print (args, gvt_proposal_get_receipt (proposal), paths, n_away);
  return TRUE;
}

static const GvtOption options[] = {
  { "reason", "TEXT", N_ ("why they are looked at, without names and numbers; it is recorded") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_proposals_pictures_command = {
  .name = "proposals pictures",
  .operands = "RECEIPT FOLDER",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("writes the pictures of a proposal's evidence into a folder"),
  .details = N_ ("They show what was shown: cards, mostly, with whole numbers. So a reason is "
                 "needed, which stands in the centre's journal before a picture is written; and "
                 "whoever has the files sees to it that they go again. A laptop sends pictures "
                 "after its records, and not where data is paid for: \"away\" counts those that "
                 "have not come.\n\n"
                 "As JSON: {\"receipt\", \"pictures\": [path...], \"away\"}."),
  .options = options,
  .run = run_pictures,
};
