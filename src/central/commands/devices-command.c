/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "gvt-central-devices.h"
#include "gvt-central-events.h"
#include "gvt-central-folder.h"
#include "gvt-central-people.h"
#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-table.h"
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

/* A laptop, who uses it, and what came of it. */
typedef struct
{
  const GvtDeviceRecord *record;
  GPtrArray *users; /* GvtUser */
  GvtDeviceProgress progress;
} Device;

static JsonObject *
device_to_json (const Device *device)
{
  JsonArray *users = json_array_new ();
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < device->users->len; i++)
    json_array_add_string_element (users, ((GvtUser *) device->users->pdata[i])->code);
  gvt_json_set_id (object, "device", &device->record->device);
  json_object_set_string_member (object, "code", device->record->code);
  json_object_set_int_member (object, "enrolled_at_us", device->record->enrolled_at_us);
  json_object_set_array_member (object, "users", users);
  json_object_set_int_member (object, "incarnation", device->progress.incarnation);
  json_object_set_int_member (object, "head_seq", (gint64) device->progress.head_seq);
  json_object_set_int_member (object, "events", (gint64) device->progress.n_events);
  json_object_set_int_member (object, "quarantined", (gint64) device->progress.n_rejected);
  json_object_set_int_member (object, "unknown", (gint64) device->progress.n_unknown);
  return object;
}

static void
add_device (GvtTable *table, const Device *device)
{
  g_autofree char *id = gvt_id_to_text (&device->record->device);
  g_autofree char *at = gvt_text_date_time (device->record->enrolled_at_us);
  g_autofree char *n_events = gvt_text_number ((gint64) device->progress.n_events);
  g_autofree char *n_rejected = gvt_text_number ((gint64) device->progress.n_rejected);
  g_autoptr (GString) users = g_string_new (NULL);

  for (guint i = 0; i < device->users->len; i++)
    g_string_append_printf (users, "%s%s", i == 0 ? "" : " ",
                            ((GvtUser *) device->users->pdata[i])->code);
  gvt_table_add (table, device->record->code, id, n_events, n_rejected, users->str, at, NULL);
}

static gboolean
collect (GvtCentral *central, GPtrArray *records, JsonArray *all, GvtTable *table, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      Device device = { .record = records->pdata[i] };
      g_autoptr (GPtrArray) users = gvt_central_device_users (central, &device.record->device,
                                                              error);

      if (users == NULL
          || !gvt_central_device_progress (central, &device.record->device, &device.progress,
                                           error))
        return FALSE;
      device.users = users;
      json_array_add_object_element (all, device_to_json (&device));
      add_device (table, &device);
    }
  return TRUE;
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  g_autoptr (GPtrArray) devices = central != NULL ? gvt_central_list_devices (central, error)
                                                  : NULL;
  g_autoptr (JsonArray) all = json_array_new ();
  g_autoptr (GvtTable) table = gvt_table_new (_ ("CODE"), _ ("ID"), _ ("RECORDS"),
                                              _ ("QUARANTINED"), _ ("USERS"), _ ("ENROLLED"), NULL);

  if (devices == NULL || !collect (central, devices, all, table, error))
    return FALSE;

  if (gvt_args_has (args, "json"))
    gvt_print_json_array (all);
  else
    gvt_table_print (table);
  return TRUE;
}

static const GvtOption enrol_options[] = {
  { "user", "CODE",
    N_ ("who will use the laptop; once for each, two officers or supervisors among "
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
  .summary = N_ ("lists the laptops that were taken in, and what came of them"),
  .run = run_list,
};
