/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "gvt-central-folder.h"
#include "gvt-central-people.h"
#include "gvt-code-file.h"
#include "gvt-code-sheet.h"
#include "gvt-file.h"
#include "gvt-output.h"
#include "gvt-text.h"

/* The codes that were made, and for whom. */
typedef struct
{
  GvtCentral *central;
  const char *url;  /* (nullable) */
  GPtrArray *users; /* %NULL-terminated */
  GPtrArray *codes; /* (nullable) */
  gint64 expires_at_us;
} Making;

/* @bytes: (transfer full): wiped, so that they stay in the file alone */
static gboolean
write_secret (const char *path, GBytes *bytes, GError **error)
{
  gboolean written = gvt_file_write (path, bytes, error);
  gsize size;
  gpointer data = g_bytes_unref_to_data (bytes, &size);

  sodium_memzero (data, size);
  g_free (data);
  return written;
}

/* One code a line, then the address. */
static gboolean
write_text (Making *making, const char *path, GError **error)
{
  GString *text = g_string_sized_new (64 * making->codes->len + 1024);

  for (guint i = 0; i < making->codes->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) making->codes->pdata[i]);
  if (making->url != NULL)
    g_string_append_printf (text, "%s\n", making->url);
  return write_secret (path, g_string_free_to_bytes (text), error);
}

static gboolean
write_file (Making *making, const char *path, GError **error)
{
  GBytes *bytes;

  if (!g_str_has_suffix (path, GVT_CODE_FILE_SUFFIX))
    return write_text (making, path, error);

  bytes = gvt_central_seal_code_file (making->central, making->url,
                                      (const char *const *) making->users->pdata, making->codes,
                                      making->expires_at_us, error);
  return bytes != NULL && write_secret (path, bytes, error);
}

static gboolean
write_sheet (Making *making, const char *path, GError **error)
{
  const GvtCodeSheet sheet = {
    .centre = gvt_central_get_name (making->central),
    .address = making->url,
    .users = (const char *const *) making->users->pdata,
    .codes = making->codes,
    .expires_at_us = making->expires_at_us,
  };

  return path == NULL || write_secret (path, gvt_code_sheet_write (&sheet), error);
}

static void
warn_holder (Making *making, const char *output, const char *sheet)
{
  g_autofree char *until = gvt_text_date_time (making->expires_at_us);

  gvt_print (
      _ ("Whoever holds %s can enrol laptops until %s. Keep it as you keep a key, and destroy "
         "it afterwards.\n"),
      output, until);
  if (sheet != NULL)
    gvt_print (_ ("The same goes for %s and for every print of it.\n"), sheet);
}

static gboolean
check_usage (const GvtArgs *args, const char *output, guint n_users, GError **error)
{
  if (n_users == 0)
    return gvt_usage_error (error, _ ("Who will use the laptop? --user CODE, once for each."));
  if (g_str_has_suffix (output, GVT_CODE_FILE_SUFFIX) && !gvt_args_has (args, "url"))
    return gvt_usage_error (error, _ ("Where is the centre? --url ADDRESS goes into the file."));
  return TRUE;
}

static gboolean
run_enrol (const GvtArgs *args, GError **error)
{
  const char *output = gvt_args_require (args, "output", error);
  const char *sheet = gvt_args_get (args, "sheet");
  g_autoptr (GPtrArray) users = gvt_args_get_all (args, "user");
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  Making making = { .url = gvt_args_get (args, "url"), .users = users };
  gint64 count = 1;

  if (output == NULL || !gvt_args_get_int (args, "count", 1, GVT_CODE_FILE_MAX_CODES, &count, error)
      || !check_usage (args, output, users->len, error))
    return FALSE;

  g_ptr_array_add (users, NULL);
  making.central = central = gvt_central_open_args (args, error);
  if (central == NULL)
    return FALSE;
  making.codes = codes = gvt_central_issue_codes (central, (const char *const *) users->pdata,
                                                  (guint) count, &making.expires_at_us, error);
  if (codes == NULL || !write_file (&making, output, error) || !write_sheet (&making, sheet, error))
    return FALSE;

  if (sheet != NULL || g_str_has_suffix (output, GVT_CODE_FILE_SUFFIX))
    warn_holder (&making, output, sheet);
  return TRUE;
}

static const GvtOption options[] = {
  { "user", "CODE",
    N_ ("who will use the laptop; once for each, two officers or supervisors among "
        "them") },
  { "count", "N", N_ ("how many codes, each for one laptop; otherwise 1") },
  { "output", "FILE",
    N_ ("where the codes go: a file for a stick if its name ends in .gvenrol, else text, one code "
        "a "
        "line") },
  { "sheet", "FILE", N_ ("a sheet to print, with lines to sign for each code") },
  { "url", "ADDRESS", N_ ("the centre's address, written beside the codes") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_devices_enrol_command = {
  .name = "devices enrol",
  .summary = N_ ("makes codes by which laptops are taken in"),
  .details = N_ (
      "A code is for one laptop, for 48 hours and for five tries. The centre keeps only its hash, "
      "so a lost code cannot be shown again: make a new one.\n\n"
      "One .gvenrol file serves as many laptops as it has codes, also all at once: each takes one "
      "that is free. The sheet is text of 80 columns, for any printer. Both are as good as keys, "
      "and only their owner may read them."),
  .options = options,
  .run = run_enrol,
};
