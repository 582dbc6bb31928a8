/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-crowd.h"

#include <string.h>

#include <glib/gstdio.h>

#include "gvt-bench.h"
#include "gvt-leases.h"

#define UNTIL        "2099-12-31"
#define VILLAGE_CODE 13 /* characters */

typedef struct
{
  GvtBenchCrowd *crowd;
  GvtLaptop *laptop;
  GvtSyncReport report;
  GError *error; /* (nullable) */
  double ms;
} Guest;

/* --- who comes --- */

/* Returns: (transfer full): the words of a lease of the first @n villages of the region list, but
 * for the laptop, which is the third of them */
static GPtrArray *
write_lease (GvtCentreProcess *centre, guint n)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  g_file_get_contents (centre->plan.regions, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);
  g_ptr_array_add (words, g_strdup ("leases"));
  g_ptr_array_add (words, g_strdup ("grant"));
  g_ptr_array_add (words, g_strdup ("--until"));
  g_ptr_array_add (words, g_strdup (UNTIL));
  for (guint i = 0; lines[i] != NULL && n > 0; i++)
    if (strcspn (lines[i], ",") == VILLAGE_CODE)
      {
        g_ptr_array_add (words, g_strdup ("--village"));
        g_ptr_array_add (words, g_strndup (lines[i], VILLAGE_CODE));
        n--;
      }
  return words;
}

static void
lend (GvtCentreProcess *centre, GPtrArray *lease, const char *device)
{
  g_autoptr (GPtrArray) words = g_ptr_array_copy (lease, NULL, NULL);

  g_ptr_array_set_free_func (words, NULL);
  g_ptr_array_add (words, (char *) "--device");
  g_ptr_array_add (words, (char *) device);
  g_ptr_array_add (words, NULL);
  g_free (gvt_centre_process_runv (centre, (const char *const *) words->pdata));
}

static Guest *
guest_new (GvtBenchCrowd *crowd, const char *folder, GPtrArray *lease)
{
  Guest *self = g_new0 (Guest, 1);
  g_autofree char *code = gvt_centre_process_issue_code (crowd->centre);
  g_autofree char *device = NULL;
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  g_autoptr (GError) error = NULL;

  self->crowd = crowd;
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  self->laptop = gvt_laptop_new_in (folder, clock);
  gvt_laptop_enrol (self->laptop, crowd->centre->uri, code, &error);
  g_assert_no_error (error);
  gvt_laptop_unlock (self->laptop, GVT_LAPTOP_OFFICER);
  device = gvt_laptop_dup_code (self->laptop);
  lend (crowd->centre, lease, device);
  return self;
}

static void
guest_free (gpointer data)
{
  Guest *self = data;

  g_clear_error (&self->error);
  gvt_laptop_free (self->laptop);
  g_free (self);
}

void
gvt_bench_crowd_init (GvtBenchCrowd *self,
                      GvtCentreProcess *centre,
                      const char *folder,
                      guint n_laptops,
                      guint n_villages)
{
  g_autoptr (GPtrArray) lease = write_lease (centre, n_villages);

  *self = (GvtBenchCrowd){ .centre = centre,
                           .guests = g_ptr_array_new_with_free_func (guest_free),
                           .n_villages = n_villages };
  for (guint i = 0; i < n_laptops; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/laptop-%u", folder, i);

      g_ptr_array_add (self->guests, guest_new (self, name, lease));
    }
}

/* --- they all come --- */

static gpointer
come (gpointer data)
{
  Guest *self = data;
  double began_ms = gvt_bench_wall_ms ();

  gvt_laptop_sync (self->laptop, self->crowd->centre->uri, &self->report, &self->error);
  self->ms = gvt_bench_wall_ms () - began_ms;
  return NULL;
}

static void
check_lists (Guest *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) lists = gvt_leases_list (self->laptop->profile, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (lists), ==, self->crowd->n_villages);
}

static void
sum_up (GvtBenchCrowd *self)
{
  g_autofree double *times = g_new (double, self->guests->len);

  for (guint i = 0; i < self->guests->len; i++)
    {
      Guest *guest = self->guests->pdata[i];

      times[i] = guest->ms;
      self->n_bytes += guest->report.n_bytes;
      self->n_failed += guest->error != NULL;
      if (guest->error != NULL)
        g_printerr ("  a laptop failed: %s\n", guest->error->message);
      else
        check_lists (guest);
    }
  self->p99_ms = gvt_bench_sort_times (times, self->guests->len, &self->median_ms);
}

void
gvt_bench_crowd_run (GvtBenchCrowd *self)
{
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  double began_ms = gvt_bench_wall_ms ();

  for (guint i = 0; i < self->guests->len; i++)
    g_ptr_array_add (threads, g_thread_new ("guest", come, self->guests->pdata[i]));
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (threads->pdata[i]);
  self->elapsed_ms = gvt_bench_wall_ms () - began_ms;
  sum_up (self);
}

void
gvt_bench_crowd_clear (GvtBenchCrowd *self)
{
  g_clear_pointer (&self->guests, g_ptr_array_unref);
}
