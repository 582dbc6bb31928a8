/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-soak.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#define N_LINES 10

typedef struct
{
  GvtCentreProcess *centre;
  GvtLaptop *laptop;
  int *is_over; /* atomic */
  guint n_talks;
  GThread *thread;
} Guest;

static Guest *
guest_new (GvtCentreProcess *centre, const char *folder, int *is_over)
{
  Guest *self = g_new0 (Guest, 1);
  g_autofree char *code = gvt_centre_process_issue_code (centre);
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  g_autoptr (GError) error = NULL;

  self->centre = centre;
  self->is_over = is_over;
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  self->laptop = gvt_laptop_new_in (folder, clock);
  gvt_laptop_enrol (self->laptop, centre->uri, code, &error);
  g_assert_no_error (error);
  gvt_laptop_unlock (self->laptop, GVT_LAPTOP_OFFICER);
  return self;
}

static void
guest_free (gpointer data)
{
  Guest *self = data;

  gvt_laptop_free (self->laptop);
  g_free (self);
}

static gpointer
talk_on (gpointer data)
{
  Guest *self = data;

  while (!g_atomic_int_get (self->is_over))
    {
      g_autoptr (GError) error = NULL;
      GvtSyncReport report;

      gvt_laptop_plan_visits (self->laptop, 1);
      gvt_laptop_sync (self->laptop, self->centre->uri, &report, &error);
      g_assert_no_error (error);
      self->n_talks++;
    }
  return NULL;
}

/* What of the server lies in memory. */
static double
read_mb (GvtCentreProcess *centre)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/status",
                                           g_subprocess_get_identifier (centre->server));
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *line;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  line = strstr (text, "VmRSS:");
  g_assert_nonnull (line);
  return g_ascii_strtod (line + strlen ("VmRSS:"), NULL) / 1024.0;
}

static void
watch (GvtBenchSoak *self, GvtCentreProcess *centre, guint seconds)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();

  for (guint i = 1; i <= N_LINES; i++)
    {
      double mb;

      gvt_clock_wait (clock, (gint64) seconds * G_TIME_SPAN_SECOND / N_LINES, NULL, NULL);
      mb = read_mb (centre);
      self->most_mb = MAX (self->most_mb, mb);
      if (i == N_LINES / 5)
        self->first_mb = mb;
      self->last_mb = mb;
      printf ("  after %u s: %.1f MB\n", seconds * i / N_LINES, mb);
      fflush (stdout);
    }
}

void
gvt_bench_soak_run (GvtBenchSoak *self,
                    GvtCentreProcess *centre,
                    const char *folder,
                    guint n_laptops,
                    guint seconds)
{
  g_autoptr (GPtrArray) guests = g_ptr_array_new_with_free_func (guest_free);
  int is_over = FALSE;

  *self = (GvtBenchSoak){ 0 };
  for (guint i = 0; i < n_laptops; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/laptop-%u", folder, i);

      g_ptr_array_add (guests, guest_new (centre, name, &is_over));
    }
  for (guint i = 0; i < guests->len; i++)
    {
      Guest *guest = guests->pdata[i];

      guest->thread = g_thread_new ("guest", talk_on, guest);
    }
  watch (self, centre, seconds);
  g_atomic_int_set (&is_over, TRUE);
  for (guint i = 0; i < guests->len; i++)
    {
      Guest *guest = guests->pdata[i];

      g_thread_join (guest->thread);
      self->n_talks += guest->n_talks;
    }
}
