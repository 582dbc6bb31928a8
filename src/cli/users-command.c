/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-output.h"

static JsonObject *
user_to_json (const GvtUser *user)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", user->code);
  json_object_set_string_member (object, "role", gvt_role_to_text (user->role));
  json_object_set_string_member (object, "area", user->area);
  return object;
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_profile (args, error);
  GvtVault *vault = profile != NULL ? gvt_profile_get_vault (profile) : NULL;
  g_autoptr (GPtrArray) users = vault != NULL ? gvt_vault_get_users (vault) : NULL;
  g_autoptr (JsonArray) array = json_array_new ();

  if (users == NULL)
    return FALSE;
  for (guint i = 0; i < users->len; i++)
    {
      const GvtUser *user = g_ptr_array_index (users, i);

      if (gvt_args_has (args, "json"))
        json_array_add_object_element (array, user_to_json (user));
      else
        gvt_print ("%-16s  %-11s  %s\n", user->code, gvt_role_to_text (user->role), user->area);
    }
  if (gvt_args_has (args, "json"))
    gvt_print_json_array (array);
  return TRUE;
}

const GvtCommand gvt_users_list_command = {
  .name = "users list",
  .summary = N_ ("lists who may unlock this laptop; needs no passphrase"),
  .details = N_ ("As JSON: [{\"code\", \"role\", \"area\"}]."),
  .run = run_list,
};
