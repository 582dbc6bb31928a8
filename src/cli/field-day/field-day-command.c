/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-field-day.h"
#include "gvt-file.h"
#include "gvt-output.h"
#include "gvt-text.h"

static const GvtFieldStep *const parts[] = {
  gvt_field_office_steps, gvt_field_coktas_steps, gvt_field_class_steps,
  gvt_field_roll_steps,   gvt_field_settle_steps, gvt_field_compare_steps,
};

static void
print_step (guint number, const GvtFieldStep *step, guint64 count)
{
  g_autofree char *text = gvt_text_number ((gint64) count);

  gvt_print ("%3u  %-8s %8s  %s\n", number, step->name, text, _ (step->does));
}

static gboolean
run_steps (GvtFieldDay *day, guint *n_steps, GError **error)
{
  for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
    {
      for (const GvtFieldStep *step = parts[p]; step->name != NULL; step++)
        {
          guint64 count = 0;

          *n_steps += 1;
          if (!step->run (day, &count, error))
            {
              gvt_print ("%3u  %-8s %8s  %s\n", *n_steps, step->name, _ ("FAILED"),
                         (*error)->message);
              return FALSE;
            }
          print_step (*n_steps, step, count);
        }
    }
  return TRUE;
}

/* In memory where there is such a place: what lies there is invented, and is gone all the same. */
static char *
make_folder (GError **error)
{
  const char *places[] = { g_get_user_runtime_dir (), "/dev/shm", g_get_tmp_dir () };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *folder = g_build_filename (places[i], "govote-field-day-XXXXXX", NULL);

      if (g_mkdtemp (folder) != NULL)
        return g_steal_pointer (&folder);
    }
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("no place for temporary files: %s"),
               g_strerror (errno));
  return NULL;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static gboolean
run_day (const char *folder, const char *report, GError **error)
{
  g_autoptr (GvtFieldDay) day = gvt_field_day_new (folder);
  gint64 began_us = g_get_monotonic_time ();
  guint n_steps = 0;

  if (report != NULL)
    {
      g_free (day->report);
      day->report = g_strdup (report);
    }
  if (!run_steps (day, &n_steps, error))
    return FALSE;
  gvt_print (_ ("%u steps in %d seconds."), n_steps,
             (int) ((g_get_monotonic_time () - began_us) / G_TIME_SPAN_SECOND));
  gvt_print ("\n");
  return TRUE;
}

static gboolean
run_field_day (const GvtArgs *args, GError **error)
{
  const char *keep = gvt_args_get (args, "keep");
  const char *report = gvt_args_get (args, "report");
  g_autofree char *folder = keep != NULL ? g_strdup (keep) : make_folder (error);
  gboolean is_done;

  if (folder == NULL || (keep != NULL && !gvt_folder_ensure (keep, error)))
    return FALSE;
  is_done = run_day (folder, report, error);
  if (keep == NULL)
    remove_tree (folder);
  return is_done;
}

static const GvtOption options[] = {
  { "report", "FILE", N_ ("where the report goes; otherwise it is gone with the rest") },
  { "keep", "DIR", N_ ("an empty folder in which centre and laptop stay afterwards") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_field_day_command = {
  .name = "field-day",
  .summary = N_ ("acts a whole field day on invented data, and checks every step of it"),
  .details = N_ ("Starts a practice centre on loopback, takes a laptop in, teaches a class, looks "
                 "up a voter, takes a proposal, sees people of a worklist, and settles with the "
                 "centre over a line that loses an answer. Prints each step with its count; ends "
                 "at the first that fails. Uses "
                 "no profile of this machine."),
  .options = options,
  .run = run_field_day,
};
