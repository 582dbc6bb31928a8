/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-tries"

#include "gvt-tries.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-folder-lock.h"
#include "gvt-json.h"

#define MAX_FILE   (64 * 1024)
#define FIRST_WAIT 15        /* seconds */
#define LONGEST    (60 * 60) /* seconds */
#define MAX_WRONG  (1 << 20) /* more is no honest count */
#define FILE_NAME  "tries"

static char *
tries_path (const char *vault_path)
{
  g_autofree char *folder = g_path_get_dirname (vault_path);

  return g_build_filename (folder, FILE_NAME, NULL);
}

/* {"CODE": {"wrong", "boot", "at_us"}}. What cannot be read was not written by us, and a person who
 * can write there needs no tries. Returns: (transfer full) */
static JsonObject *
read_all (const char *path)
{
  g_autoptr (GBytes) bytes = gvt_file_read (path, MAX_FILE, NULL);
  JsonObject *all = bytes != NULL ? gvt_json_parse (bytes, MAX_FILE, NULL) : NULL;

  return all != NULL ? all : json_object_new ();
}

static gboolean
write_all (const char *path, JsonObject *all, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_json_canonical (all, error);

  return bytes != NULL && gvt_file_write (path, bytes, error);
}

static gint64
wait_after (gint64 wrong)
{
  gint64 wait_s = FIRST_WAIT;

  if (wrong < GVT_TRIES_FREE)
    return 0;
  for (gint64 i = GVT_TRIES_FREE; i < wrong && wait_s < LONGEST; i++)
    wait_s *= 2;
  return MIN (wait_s, LONGEST);
}

/* Returns: (transfer none) (nullable): what is known of @code's tries; @wrong is 0 without any */
static JsonObject *
find (JsonObject *all, const char *code, gint64 *wrong)
{
  JsonObject *one = json_object_has_member (all, code) ? gvt_json_get_object (all, code, NULL)
                                                       : NULL;

  *wrong = one != NULL ? CLAMP (gvt_json_int_or (one, "wrong", 0), 0, MAX_WRONG) : 0;
  return one;
}

static guint
left_s (JsonObject *all, GvtClock *clock, const char *code)
{
  gint64 wrong, passed_us;
  JsonObject *one = find (all, code, &wrong);
  g_autofree char *boot = gvt_clock_dup_boot (clock);
  gint64 now_us = gvt_clock_boot_us (clock);
  gint64 at_us = one != NULL ? gvt_json_int_or (one, "at_us", 0) : 0;
  gint64 left_us;

  if (wait_after (wrong) == 0)
    return 0;

  /* Of another start of the machine, only the time since the present one has surely passed. */
  passed_us = g_strcmp0 (gvt_json_text_or (one, "boot", NULL), boot) == 0 && at_us <= now_us
                  ? now_us - MAX (at_us, 0)
                  : now_us;
  left_us = wait_after (wrong) * G_USEC_PER_SEC - passed_us;
  return left_us > 0 ? (guint) ((left_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC) : 0;
}

static char *
describe (guint seconds)
{
  guint minutes = (seconds + 59) / 60;

  if (seconds < 60)
    return g_strdup_printf (ngettext ("%u second", "%u seconds", seconds), seconds);
  return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
}

static void
count_one (JsonObject *all, GvtClock *clock, const char *code)
{
  g_autofree char *boot = gvt_clock_dup_boot (clock);
  JsonObject *one = json_object_new ();
  gint64 wrong;

  find (all, code, &wrong);
  json_object_set_int_member (one, "wrong", wrong + 1);
  json_object_set_string_member (one, "boot", boot);
  json_object_set_int_member (one, "at_us", gvt_clock_boot_us (clock));
  json_object_set_object_member (all, code, one);
}

gboolean
gvt_tries_begin (const char *vault_path, GvtClock *clock, const char *code, GError **error)
{
  g_auto (GvtFolderLock) lock = gvt_folder_lock (vault_path, error);
  g_autofree char *path = tries_path (vault_path);
  g_autoptr (JsonObject) all = NULL;
  g_autofree char *time_left = NULL;
  guint seconds;

  if (lock < 0)
    return FALSE;

  all = read_all (path);
  seconds = left_s (all, clock, code);
  if (seconds == 0)
    {
      count_one (all, clock, code);
      return write_all (path, all, error);
    }

  time_left = describe (seconds);
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_SOON, time_left);
  return FALSE;
}

void
gvt_tries_clear (const char *vault_path, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_auto (GvtFolderLock) lock = gvt_folder_lock (vault_path, &error);
  g_autofree char *path = tries_path (vault_path);
  g_autoptr (JsonObject) all = NULL;

  if (lock >= 0)
    {
      all = read_all (path);
      json_object_remove_member (all, code);
      if (json_object_get_size (all) == 0)
        g_unlink (path);
      else
        write_all (path, all, &error);
    }
  if (error != NULL)
    g_message ("Forgetting wrong tries: %s", error->message);
}

guint
gvt_tries_wait_s (const char *vault_path, GvtClock *clock, const char *code)
{
  g_autofree char *path = tries_path (vault_path);
  g_autoptr (JsonObject) all = read_all (path);

  return left_s (all, clock, code);
}
