/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-output.h"
#include "gvt-profile-users.h"

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

static char *
new_passphrase (const GvtArgs *args, const char *user, GError **error)
{
  return gvt_cli_choose_passphrase (gvt_args_get (args, "new-passphrase-file"), user, error);
}

static gboolean
run_add (const GvtArgs *args, GError **error)
{
  const char *code = gvt_args_operand (args, 0);
  const char *role_text = gvt_args_get (args, "role");
  const char *area = gvt_args_get (args, "area");
  GvtRole role = GVT_ROLE_FACILITATOR;
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtUser) user = NULL;
  char *once;
  gboolean is_added;

  if (role_text != NULL && !gvt_role_from_text (role_text, &role, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  if (profile == NULL)
    return FALSE;

  if (area == NULL)
    area = gvt_vault_get_user (gvt_profile_get_vault (profile))->area;
  user = gvt_user_new (code, role, area);
  once = new_passphrase (args, code, error);
  is_added = once != NULL && gvt_profile_invite_user (profile, user, once, error);
  gvt_wipe_free (once);
  return is_added;
}

static gboolean
run_reset (const GvtArgs *args, GError **error)
{
  const char *code = gvt_args_operand (args, 0);
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  char *once = profile != NULL ? new_passphrase (args, code, error) : NULL;
  gboolean is_reset = once != NULL && gvt_profile_reset_user (profile, code, once, error);

  gvt_wipe_free (once);
  return is_reset;
}

static gboolean
run_remove (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);

  return profile != NULL && gvt_profile_remove_user (profile, gvt_args_operand (args, 0), error);
}

static gboolean
run_passphrase (const GvtArgs *args, GError **error)
{
  const char *user = gvt_args_require (args, "user", error);
  g_autoptr (GvtProfile) profile = user != NULL ? gvt_cli_profile (args, error) : NULL;
  const char *file = gvt_args_get (args, "passphrase-file");
  char *present = profile != NULL ? gvt_cli_read_passphrase (file, user, error) : NULL;
  char *chosen = present != NULL ? new_passphrase (args, user, error) : NULL;
  gboolean is_changed = chosen != NULL
                        && gvt_profile_change_passphrase (profile, user, present, chosen, error);

  gvt_wipe_free (present);
  gvt_wipe_free (chosen);
  return is_changed;
}

#define NEW_PASSPHRASE \
  { \
    "new-passphrase-file", "FILE", \
        N_ ("the new one: the file's first line; otherwise the terminal asks, twice") \
  }

static const GvtOption new_passphrase_options[] = {
  NEW_PASSPHRASE,
  { NULL, NULL, NULL },
};

static const GvtOption add_options[] = {
  { "role", "ROLE", N_ ("facilitator, which is also meant without it") },
  { "area", "CODE", N_ ("the region in which he works; otherwise the area of --user") },
  NEW_PASSPHRASE,
  { NULL, NULL, NULL },
};

const GvtCommand gvt_users_add_command = {
  .name = "users add",
  .operands = "CODE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("lets a facilitator use this laptop"),
  .details = N_ ("--user is a data officer or supervisor. The new passphrase is for one use: with "
                 "it the facilitator chooses his own (users passphrase). Data officers and "
                 "supervisors are added at the centre."),
  .options = add_options,
  .run = run_add,
};

const GvtCommand gvt_users_passphrase_command = {
  .name = "users passphrase",
  .summary = N_ ("changes the passphrase of --user"),
  .details = N_ ("--passphrase-file holds the present one, which may be one for one use."),
  .options = new_passphrase_options,
  .run = run_passphrase,
};

const GvtCommand gvt_users_reset_command = {
  .name = "users reset",
  .operands = "CODE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("gives a user a passphrase for one use, because his own was forgotten"),
  .details = N_ (
      "--user is another data officer, or for a supervisor another supervisor, and works in all of "
      "the user's area. The user then chooses his own (users passphrase)."),
  .options = new_passphrase_options,
  .run = run_reset,
};

const GvtCommand gvt_users_remove_command = {
  .name = "users remove",
  .operands = "CODE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("takes this laptop from a user, and changes all its keys"),
  .details = N_ ("--user is a data officer, or for a supervisor another supervisor. Close Go Vote "
                 "first: the whole store is written anew, which takes a while and needs as much "
                 "free space as it has. At least two people who open the voter list must stay."),
  .run = run_remove,
};
