/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-keys.h"
#include "gvt-central-private.h"
#include "gvt-hash.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-text.h"

static void
print_keys (const GvtKeysStatement *keys)
{
  g_autofree char *root = gvt_hex (keys->root_key.bytes, sizeof keys->root_key.bytes);
  g_autofree char *serial = gvt_text_number ((gint64) keys->serial);
  g_autofree char *until = gvt_text_date_time (keys->not_after_us);

  gvt_print_row (32, _ ("centre"), keys->name);
  gvt_print_row (32, _ ("public root key"), root);
  for (guint i = 0; keys->former_roots != NULL && i < keys->former_roots->len; i++)
    {
      const GvtPublicKey *key = &g_array_index (keys->former_roots, GvtFormerRoot, i).key;
      g_autofree char *former = gvt_hex (key->bytes, sizeof key->bytes);

      gvt_print_row (32, _ ("root key before"), former);
    }
  gvt_print_row (32, _ ("serial of the statement"), serial);
  gvt_print_row (32, _ ("holds until"), until);
}

static JsonArray *
list_former_roots (const GvtKeysStatement *keys)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; keys->former_roots != NULL && i < keys->former_roots->len; i++)
    {
      const GvtPublicKey *key = &g_array_index (keys->former_roots, GvtFormerRoot, i).key;
      g_autofree char *text = gvt_hex (key->bytes, sizeof key->bytes);

      json_array_add_string_element (array, text);
    }
  return array;
}

static JsonObject *
keys_to_json (const GvtKeysStatement *keys)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "centre", keys->name);
  gvt_json_set_hex (object, "root_key", keys->root_key.bytes, sizeof keys->root_key.bytes);
  gvt_json_set_hex (object, "signing_key", keys->signing_key.bytes, sizeof keys->signing_key.bytes);
  json_object_set_int_member (object, "serial", (gint64) keys->serial);
  json_object_set_int_member (object, "not_after_us", keys->not_after_us);
  json_object_set_boolean_member (object, "practice", keys->practice);
  json_object_set_array_member (object, "former_root_keys", list_former_roots (keys));
  return object;
}

static gboolean
run_show (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);

  if (central == NULL)
    return FALSE;
  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) object = keys_to_json (gvt_central_get_keys (central));

      gvt_print_json_object (object);
    }
  else
    print_keys (gvt_central_get_keys (central));
  return TRUE;
}

const GvtCommand gvt_keys_show_command = {
  .name = "keys show",
  .summary = N_ ("shows the centre's public keys, and until when they hold"),
  .details = N_ ("The public root key is no secret: whoever has it can check what the centre "
                 "signed (proof verify). Publish it where people look for the election office.\n\n"
                 "As JSON: {\"centre\", \"root_key\", \"signing_key\", \"serial\", "
                 "\"not_after_us\", \"practice\", \"former_root_keys\": [newest first]}."),
  .run = run_show,
};

static gboolean
run_renew (const GvtArgs *args, GError **error)
{
  const char *root_key = gvt_args_require (args, "root-key", error);
  g_autoptr (GvtCentral) central = root_key != NULL ? gvt_central_open_args (args, error) : NULL;

  if (central == NULL || !gvt_central_renew_keys (central, root_key, error))
    return FALSE;

  gvt_print (_ ("The keys hold for another %d days. Take the root key offline."),
             GVT_CENTRAL_KEYS_DAYS);
  gvt_print ("\n");
  return TRUE;
}

static const GvtOption renew_options[] = {
  { "root-key", "FILE", N_ ("the root key, brought from where it is kept") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_keys_renew_command = {
  .name = "keys renew",
  .summary = N_ ("lets the centre's keys hold for another 400 days"),
  .details = N_ ("Laptops stop trusting keys that were not renewed in time, so do this once a "
                 "year. Nothing else changes."),
  .options = renew_options,
  .run = run_renew,
};

static gboolean
read_turn (const GvtArgs *args, GvtKeysTurn *turn, GError **error)
{
  *turn = (gvt_args_has (args, "signing") ? GVT_TURN_SIGNING : 0)
          | (gvt_args_has (args, "sealing") ? GVT_TURN_SEALING : 0)
          | (gvt_args_has (args, "root") ? GVT_TURN_ROOT : 0);
  return *turn != 0
         || gvt_usage_error (error, _ ("Say --signing, --sealing, --root, or several of them."));
}

static gboolean
run_rotate (const GvtArgs *args, GError **error)
{
  GvtKeysTurn turn;
  const char *root_key = read_turn (args, &turn, error) ? gvt_args_require (args, "root-key", error)
                                                        : NULL;
  gboolean turns_root = root_key != NULL && (turn & GVT_TURN_ROOT) != 0;
  const char *new_root_key = turns_root ? gvt_args_require (args, "new-root-key", error) : NULL;
  g_autoptr (GvtCentral) central = NULL;
  g_autofree char *serial = NULL;

  if (root_key == NULL || (turns_root && new_root_key == NULL))
    return FALSE;
  central = gvt_central_open_args (args, error);
  if (central == NULL || !gvt_central_turn_keys (central, turn, root_key, new_root_key, error))
    return FALSE;

  serial = gvt_text_number ((gint64) gvt_central_get_keys (central)->serial);
  gvt_print (_ ("The new keys count from now on, by statement %s. Take the root key offline."),
             serial);
  gvt_print ("\n");
  return TRUE;
}

static const GvtOption rotate_options[] = {
  { "root-key", "FILE", N_ ("the root key, brought from where it is kept") },
  { "signing", NULL, N_ ("makes the key anew by which the centre signs") },
  { "sealing", NULL, N_ ("makes the key anew to which laptops seal") },
  { "root", NULL, N_ ("makes the root key itself anew, by the word of the one before") },
  { "new-root-key", "FILE", N_ ("with --root: where the new root key is written") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_keys_rotate_command = {
  .name = "keys rotate",
  .summary = N_ ("makes the centre's keys anew"),
  .details = N_ (
      "When somebody who could read the server's keys has left, or may have had them in his hands. "
      "Servers that are running take the new keys up by themselves. Laptops learn of them at their "
      "next sync, or by the next stick from the centre. Lists and modules that were published stay "
      "good; what waits for laptops is signed anew; the former signing key is destroyed. What "
      "laptops seal to the former key until they have heard, the centre opens for 400 days.\n\n"
      "--root is for when whoever kept the root key leaves, or its stick grows old. Laptops follow "
      "the word of the root key before, codes that were handed out stay good, and files that were "
      "proved under it are checked with its public half. It is no help once somebody else has used "
      "the root key before: then all laptops must enrol again."),
  .options = rotate_options,
  .run = run_rotate,
};
