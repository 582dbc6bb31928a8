/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "gvt-central-devices.h"
#include "gvt-central-folder.h"
#include "gvt-central-people.h"
#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-text.h"

#define MAX_CODES 1000

/* One code a line, then the address. The text is wiped: it stays in the file alone. */
static gboolean
write_codes (const char *path, GPtrArray *codes, const char *url, GError **error)
{
  GString *text = g_string_sized_new (64 * codes->len + 256);
  g_autoptr (GBytes) bytes = NULL;
  gboolean written;

  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) codes->pdata[i]);
  if (url != NULL)
    g_string_append_printf (text, "%s\n", url);

  bytes = g_bytes_new_static (text->str, text->len);
  written = gvt_file_write (path, bytes, error);
  sodium_memzero (text->str, text->len);
  g_string_free (text, TRUE);
  return written;
}

static gboolean
run_enrol (const GvtArgs *args, GError **error)
{
  const char *output = gvt_args_require (args, "output", error);
  g_autoptr (GPtrArray) users = gvt_args_get_all (args, "user");
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  gint64 count = 1;

  if (output == NULL || !gvt_args_get_int (args, "count", 1, MAX_CODES, &count, error))
    return FALSE;
  if (users->len == 0)
    return gvt_usage_error (error, _ ("Who will use the laptop? --user CODE, once for each."));

  g_ptr_array_add (users, NULL);
  central = gvt_central_open_args (args, error);
  if (central == NULL)
    return FALSE;
  codes = gvt_central_issue_codes (central, (const char *const *) users->pdata, (guint) count,
                                   error);
  return codes != NULL && write_codes (output, codes, gvt_args_get (args, "url"), error);
}

static gboolean
add_device_json (GvtCentral *central, const GvtDeviceRecord *device, JsonArray *all, GError **error)
{
  g_autoptr (GPtrArray) users = gvt_central_device_users (central, &device->device, error);
  JsonArray *codes;
  JsonObject *object;

  if (users == NULL)
    return FALSE;

  codes = json_array_new ();
  for (guint i = 0; i < users->len; i++)
    json_array_add_string_element (codes, ((GvtUser *) users->pdata[i])->code);
  object = json_object_new ();
  gvt_json_set_id (object, "device", &device->device);
  json_object_set_string_member (object, "code", device->code);
  json_object_set_int_member (object, "enrolled_at_us", device->enrolled_at_us);
  json_object_set_array_member (object, "users", codes);
  json_array_add_object_element (all, object);
  return TRUE;
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  g_autoptr (GPtrArray) devices = central != NULL ? gvt_central_list_devices (central, error)
                                                  : NULL;
  g_autoptr (JsonArray) all = json_array_new ();

  for (guint i = 0; devices != NULL && i < devices->len; i++)
    {
      const GvtDeviceRecord *device = devices->pdata[i];
      g_autofree char *id = gvt_id_to_text (&device->device);
      g_autofree char *at = gvt_text_date_time (device->enrolled_at_us);

      if (!gvt_args_has (args, "json"))
        gvt_print ("%s  %s  %s\n", device->code, id, at);
      else if (!add_device_json (central, device, all, error))
        return FALSE;
    }
  if (devices != NULL && gvt_args_has (args, "json"))
    gvt_print_json_array (all);
  return devices != NULL;
}

static const GvtOption enrol_options[] = {
  { "user", "CODE",
    N_ ("who will use the laptop; once for each, an officer or supervisor among "
        "them") },
  { "count", "N", N_ ("how many codes, each for one laptop; otherwise 1") },
  { "output", "FILE", N_ ("where the codes go, one a line") },
  { "url", "ADDRESS", N_ ("the centre's address, written behind the codes") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_devices_enrol_command = {
  .name = "devices enrol",
  .summary = N_ ("makes codes by which laptops are taken in"),
  .details = N_ ("A code is for one laptop, for 48 hours and for five tries. The centre keeps only "
                 "its hash, so a lost code cannot be shown again: make a new one."),
  .options = enrol_options,
  .run = run_enrol,
};

const GvtCommand gvt_devices_list_command = {
  .name = "devices list",
  .summary = N_ ("lists the laptops that were taken in"),
  .run = run_list,
};
