/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-load.h"

#include <glib/gstdio.h>

#include "gvt-bench.h"
#include "gvt-caller.h"
#include "gvt-event-frame.h"
#include "gvt-http-transport.h"
#include "gvt-journal-private.h"
#include "gvt-push-request.h"
#include "gvt-receipt.h"
#include "gvt-sync-run.h"
#include "gvt-test-profile.h"

#define VILLAGES "52.69.01.1001", "52.69.01.2002", "52.69.01.2003"
#define UNTIL    "2099-12-31"

/* One laptop and all that it is going to say. */
typedef struct
{
  GvtBenchLoad *load;
  GvtLaptop *laptop;
  GvtId device;
  GvtSecret *key;
  GvtPublicKey public_key;
  GPtrArray *events;   /* GvtEvent */
  GPtrArray *requests; /* GBytes */
  double *times;       /* milliseconds, of each request */
  guint place;         /* among the senders */
} Sender;

static void
sync_well (GvtLaptop *laptop, GvtCentreProcess *centre)
{
  g_autoptr (GError) error = NULL;
  GvtSyncReport report;

  gvt_laptop_sync (laptop, centre->uri, &report, &error);
  g_assert_no_error (error);
}

/* By a clock of its own, on which two weeks pass in seconds: who looks up as fast as that is slowed
 * down by any other. */
static GvtLaptop *
enrol_laptop (GvtCentreProcess *centre, const char *folder)
{
  g_autofree char *code = gvt_centre_process_issue_code (centre);
  g_autoptr (GvtClock) clock = gvt_clock_new_fixed (g_get_real_time ()); /* allowed: the server's */
  g_autoptr (GError) error = NULL;
  GvtLaptop *laptop;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  laptop = gvt_laptop_new_in (folder, clock);
  gvt_laptop_enrol (laptop, centre->uri, code, &error);
  g_assert_no_error (error);
  gvt_laptop_unlock (laptop, GVT_LAPTOP_OFFICER);
  sync_well (laptop, centre); /* deposits one-time keys */
  return laptop;
}

GvtLaptop *
gvt_bench_laptop_new (GvtCentreProcess *centre,
                      const char *folder,
                      guint64 n_events,
                      GvtBenchFortnight *fortnight)
{
  static const char *const villages[] = { VILLAGES };
  GvtLaptop *laptop = enrol_laptop (centre, folder);
  g_autofree char *code = gvt_laptop_dup_code (laptop);

  for (guint i = 0; i < G_N_ELEMENTS (villages); i++)
    g_free (gvt_centre_process_run (centre, "leases", "grant", "--device", code, "--village",
                                    villages[i], "--until", UNTIL, NULL));
  sync_well (laptop, centre);
  gvt_bench_fortnight_make (fortnight, laptop->profile, laptop->clock, n_events);
  return laptop;
}

/* --- what they say --- */

static gboolean
load_events (GvtDb *db, gpointer user_data, GError **error)
{
  Sender *self = user_data;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->laptop->profile, error);

  self->events = gvt_journal_events (journal, db, &self->device, 1, 0, G_MAXINT, error);
  return self->events != NULL;
}

static gboolean
may_travel (const GvtEvent *event, gpointer journal)
{
  return gvt_journal_may_travel (journal, event);
}

static void
make_request (Sender *self, GvtJournal *journal, guint first)
{
  guint n = MIN (self->load->batch, self->events->len - first);
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  g_autoptr (GBytes) frame = NULL;
  g_autoptr (GError) error = NULL;
  const GvtEvent *last = self->events->pdata[first + n - 1];

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (events, self->events->pdata[first + i]);
  frame = gvt_event_frame_encode (events, may_travel, journal, &error);
  g_assert_no_error (error);
  g_ptr_array_add (self->requests, gvt_push_request_write (&last->hash, frame));
}

static void
read_laptop (Sender *self)
{
  GvtSyncRun run = { .profile = self->laptop->profile };
  g_autoptr (GError) error = NULL;

  gvt_sync_run_begin (&run, &error);
  g_assert_no_error (error);
  self->device = run.device;
  self->key = gvt_sync_run_dup_key (&run, &error);
  g_assert_no_error (error);
  self->public_key = run.device_key;
  gvt_store_read (run.store, load_events, self, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < self->events->len; i += self->load->batch)
    make_request (self, run.journal, i);
  gvt_sync_run_end (&run);
  self->times = g_new0 (double, self->requests->len);
}

static Sender *
sender_new (GvtBenchLoad *load, const char *folder, guint64 n_events)
{
  Sender *self = g_new0 (Sender, 1);
  GvtBenchFortnight fortnight;

  self->load = load;
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->laptop = gvt_bench_laptop_new (load->centre, folder, n_events, &fortnight);
  read_laptop (self);
  return self;
}

static void
sender_free (gpointer data)
{
  Sender *self = data;

  gvt_laptop_free (self->laptop);
  gvt_secret_unref (self->key);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->requests);
  g_free (self->times);
  g_free (self);
}

/* --- the load --- */

/* Returns: when request @index is due, or now; by gvt_bench_wall_ms() */
static double
wait_for_turn (Sender *self, guint index)
{
  GvtBenchLoad *load = self->load;
  guint turn = index * load->senders->len + self->place;
  double now_ms = gvt_bench_wall_ms ();
  double due_ms;

  if (load->rate == 0)
    return now_ms;

  due_ms = load->began_ms + turn * load->batch * 1000.0 / load->rate;
  if (due_ms > now_ms)
    {
      g_autoptr (GvtClock) clock = gvt_clock_new_system ();

      gvt_clock_wait (clock, (gint64) ((due_ms - now_ms) * 1000), NULL, NULL);
    }
  return due_ms;
}

static gpointer
send_all (gpointer data)
{
  Sender *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtTransport) transport = gvt_http_transport_new (self->load->centre->uri, 0, &error);
  g_autoptr (GvtCaller) caller = NULL;

  g_assert_no_error (error);
  caller = gvt_caller_new (transport, &self->device, 1, self->key);
  for (guint i = 0; i < self->requests->len; i++)
    {
      double began_ms = wait_for_turn (self, i);
      g_autoptr (GBytes) receipt = gvt_caller_call (caller, GVT_CALL_PUSH, self->requests->pdata[i],
                                                    GVT_RECEIPT_MAX_BYTES, NULL, &error);

      g_assert_no_error (error);
      self->times[i] = gvt_bench_wall_ms () - began_ms;
    }
  return NULL;
}

void
gvt_bench_load_init (GvtBenchLoad *self,
                     GvtCentreProcess *centre,
                     const char *folder,
                     guint n_laptops,
                     guint64 n_events,
                     guint batch)
{
  *self = (GvtBenchLoad){ .centre = centre,
                          .senders = g_ptr_array_new_with_free_func (sender_free),
                          .batch = batch };
  for (guint i = 0; i < n_laptops; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/laptop-%u", folder, i);

      g_ptr_array_add (self->senders, sender_new (self, name, n_events));
      ((Sender *) self->senders->pdata[i])->place = i;
    }
}

static void
sum_up (GvtBenchLoad *self)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->senders->len; i++)
    {
      Sender *sender = self->senders->pdata[i];

      g_array_append_vals (times, sender->times, sender->requests->len);
      self->n_events += sender->events->len;
    }
  self->p99_ms = gvt_bench_sort_times ((double *) (void *) times->data, times->len,
                                       &self->median_ms);
}

void
gvt_bench_load_run (GvtBenchLoad *self, guint rate)
{
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  self->rate = rate;
  self->began_ms = gvt_bench_wall_ms ();
  for (guint i = 0; i < self->senders->len; i++)
    g_ptr_array_add (threads, g_thread_new ("sender", send_all, self->senders->pdata[i]));
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (threads->pdata[i]);
  self->elapsed_ms = gvt_bench_wall_ms () - self->began_ms;
  sum_up (self);
}

/* --- the same as rows --- */

typedef struct
{
  GvtJournal *journal;
  Sender *sender;
  guint first; /* of the batch */
} Inserting;

static gboolean
insert_batch (GvtDb *db, gpointer user_data, GError **error)
{
  Inserting *self = user_data;
  GPtrArray *events = self->sender->events;
  guint end = MIN (self->first + self->sender->load->batch, events->len);

  if (self->first == 0
      && !gvt_journal_add_incarnation (self->journal, db, &self->sender->device, 1,
                                       &self->sender->public_key, error))
    return FALSE;
  for (guint i = self->first; i < end; i++)
    if (!gvt_journal_store_event (db, events->pdata[i], FALSE, error))
      return FALSE;
  return TRUE;
}

double
gvt_bench_load_insert (GvtBenchLoad *self, const char *folder)
{
  static const GvtProjection *const none[] = { NULL };
  g_autoptr (GvtClock) clock = gvt_clock_new_system ();
  g_autoptr (GvtProfile) profile = gvt_test_profile (folder, clock, none);
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, NULL);
  GvtStore *store = gvt_journal_get_store (journal);
  double began_ms = gvt_bench_wall_ms ();

  for (guint i = 0; i < self->senders->len; i++)
    {
      Inserting inserting = { journal, self->senders->pdata[i], 0 };
      g_autoptr (GError) error = NULL;

      for (; inserting.first < inserting.sender->events->len; inserting.first += self->batch)
        gvt_store_write (store, insert_batch, &inserting, &error);
      g_assert_no_error (error);
    }
  return (double) self->n_events * 1000.0 / (gvt_bench_wall_ms () - began_ms);
}

void
gvt_bench_load_clear (GvtBenchLoad *self)
{
  g_clear_pointer (&self->senders, g_ptr_array_unref);
}
