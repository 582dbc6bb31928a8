/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-people.h"
#include "gvt-output.h"

static gboolean
run_add (const GvtArgs *args, GError **error)
{
  const char *role_text = gvt_args_require (args, "role", error);
  const char *area = gvt_args_get (args, "area");
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GvtUser) user = NULL;
  GvtRole role;

  if (role_text == NULL || !gvt_role_from_text (role_text, &role, error))
    return FALSE;

  central = gvt_central_open_args (args, error);
  user = gvt_user_new (gvt_args_operand (args, 0), role, area != NULL ? area : "");
  return central != NULL && gvt_central_add_user (central, user, error);
}

static void
print_users_json (GPtrArray *users)
{
  g_autoptr (JsonArray) all = json_array_new ();

  for (guint i = 0; i < users->len; i++)
    {
      const GvtUser *user = users->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "code", user->code);
      json_object_set_string_member (object, "role", gvt_role_to_text (user->role));
      json_object_set_string_member (object, "area", user->area);
      json_array_add_object_element (all, object);
    }
  gvt_print_json_array (all);
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  g_autoptr (GPtrArray) users = central != NULL ? gvt_central_list_users (central, error) : NULL;

  if (users == NULL)
    return FALSE;
  if (gvt_args_has (args, "json"))
    {
      print_users_json (users);
      return TRUE;
    }

  for (guint i = 0; i < users->len; i++)
    {
      const GvtUser *user = users->pdata[i];

      gvt_print ("%-16s  %-11s  %s\n", user->code, gvt_role_to_text (user->role), user->area);
    }
  return TRUE;
}

static const GvtOption add_options[] = {
  { "role", "ROLE", N_ ("facilitator, officer or supervisor") },
  { "area", "CODE", N_ ("the region in which he works; otherwise the whole province") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_users_add_command = {
  .name = "users add",
  .operands = "CODE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("adds a person who may use laptops"),
  .details = N_ ("The code is opaque and for the whole province: 2 to 16 of A-Z, 0-9 and hyphen."),
  .options = add_options,
  .run = run_add,
};

const GvtCommand gvt_users_list_command = {
  .name = "users list",
  .summary = N_ ("lists the people who may use laptops"),
  .run = run_list,
};
