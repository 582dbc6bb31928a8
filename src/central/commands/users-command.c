/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-people.h"
#include "gvt-listing.h"

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

static JsonObject *
to_json (gpointer row, gpointer source)
{
  const GvtUser *user = row;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", user->code);
  json_object_set_string_member (object, "role", gvt_role_to_text (user->role));
  json_object_set_string_member (object, "area", user->area);
  return object;
}

static GvtTable *
new_table (void)
{
  return gvt_table_new (_ ("CODE"), _ ("ROLE"), _ ("AREA"), NULL);
}

static void
add_user (GvtTable *table, gpointer row, gpointer source)
{
  const GvtUser *user = row;

  gvt_table_add (table, user->code, gvt_role_to_text (user->role), user->area, NULL);
}

static GPtrArray *
read_users (gpointer source, GvtKeyset *page, GError **error)
{
  return gvt_central_list_users (source, page, error);
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  static const GvtListing listing = { read_users, to_json, new_table, add_user };
  g_autoptr (GvtKeyset) page = gvt_users_keyset_new ();
  g_autoptr (GvtCentral) central = NULL;

  if (!gvt_listing_read_args (args, page, error))
    return FALSE;
  central = gvt_central_open_args (args, error);
  return central != NULL && gvt_listing_print (&listing, args, page, central, error);
}

static const GvtOption list_options[] = {
  GVT_LISTING_OPTIONS,
  { NULL, NULL, NULL },
};

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
  .options = list_options,
  .run = run_list,
};
