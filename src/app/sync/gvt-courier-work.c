/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-work.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-http-transport.h"
#include "gvt-text.h"

typedef struct
{
  GvtProfile *profile;
  char *path;
  GvtEndDay *so_far; /* (nullable) */
  GvtProgress *progress;
  GCancellable *cancellable;
} Trip;

static void
trip_free (gpointer data)
{
  Trip *self = data;

  g_object_unref (self->profile);
  g_free (self->path);
  g_clear_pointer (&self->so_far, gvt_end_day_free);
  g_object_unref (self->progress);
  g_object_unref (self->cancellable);
  g_free (self);
}

/* Returns: (transfer none): @work's input, in which more may be put */
static Trip *
plan_trip (GvtWork *work,
           GvtWorkFunc func,
           GvtProfile *profile,
           const char *path,
           GvtProgress *progress,
           GCancellable *cancellable)
{
  Trip *self = g_new0 (Trip, 1);

  self->profile = g_object_ref (profile);
  self->path = g_strdup (path);
  self->progress = g_object_ref (progress);
  self->cancellable = g_object_ref (cancellable);
  work->func = func;
  work->input = self;
  work->free_input = trip_free;
  return self;
}

/* --- onto a stick --- */

void
gvt_end_day_free (GvtEndDay *self)
{
  gvt_end_day_clear (self);
  g_free (self);
}

static void
end_day_outcome_free (gpointer data)
{
  GvtEndDayOutcome *outcome = data;

  gvt_end_day_clear (&outcome->report);
  g_clear_error (&outcome->error);
  g_free (outcome);
}

static gpointer
end_day (gpointer input, GCancellable *unused, GError **error)
{
  Trip *trip = input;
  GvtEndDayOutcome *outcome = g_new0 (GvtEndDayOutcome, 1);
  const char *sticks[] = { trip->path, NULL };

  if (trip->so_far != NULL)
    {
      outcome->report = *trip->so_far;
      g_clear_pointer (&trip->so_far, g_free);
    }
  gvt_end_day_run (trip->profile, sticks, trip->progress, &outcome->report, trip->cancellable,
                   &outcome->error);
  return outcome;
}

void
gvt_courier_work_end_day (GvtWork *work,
                          GvtProfile *profile,
                          const char *stick,
                          GvtEndDay *so_far,
                          GvtProgress *progress,
                          GCancellable *cancellable)
{
  plan_trip (work, end_day, profile, stick, progress, cancellable)->so_far = so_far;
  work->free_result = end_day_outcome_free;
}

/* --- from a stick --- */

static gpointer
read_stick (gpointer input, GCancellable *unused, GError **error)
{
  Trip *trip = input;
  g_autofree GvtCourierReport *report = g_new0 (GvtCourierReport, 1);

  return gvt_courier_read (trip->profile, trip->path, trip->progress, report, trip->cancellable,
                           error)
             ? g_steal_pointer (&report)
             : NULL;
}

void
gvt_courier_work_read (GvtWork *work,
                       GvtProfile *profile,
                       const char *path,
                       GvtProgress *progress,
                       GCancellable *cancellable)
{
  plan_trip (work, read_stick, profile, path, progress, cancellable);
  work->free_result = g_free;
}

/* --- for others --- */

static void
carry_outcome_free (gpointer data)
{
  GvtCarryOutcome *outcome = data;

  g_clear_error (&outcome->error);
  g_free (outcome);
}

static gpointer
carry (gpointer input, GCancellable *unused, GError **error)
{
  Trip *trip = input;
  GvtCarryOutcome *outcome = g_new0 (GvtCarryOutcome, 1);
  g_autofree char *address = gvt_sync_dup_address (trip->profile, &outcome->error);
  g_autoptr (GvtTransport) transport = address != NULL
                                           ? gvt_http_transport_new (address, 0, &outcome->error)
                                           : NULL;

  if (transport != NULL)
    gvt_courier_carry (trip->profile, transport, trip->path, trip->progress, &outcome->report,
                       trip->cancellable, &outcome->error);
  return outcome;
}

void
gvt_courier_work_carry (GvtWork *work,
                        GvtProfile *profile,
                        const char *path,
                        GvtProgress *progress,
                        GCancellable *cancellable)
{
  plan_trip (work, carry, profile, path, progress, cancellable);
  work->free_result = carry_outcome_free;
}

/* --- in words --- */

char *
gvt_end_day_describe_progress (guint stage, guint64 count, guint64 total)
{
  g_autofree char *done = gvt_text_number ((gint64) count);
  g_autofree char *all = gvt_text_number ((gint64) total);

  switch ((GvtEndDayStage) stage)
    {
    case GVT_END_DAY_PHOTOS:
      return g_strdup_printf (_ ("Writing photos: %s of %s"), done, all);
    case GVT_END_DAY_BACKUP:
      return g_strdup (_ ("Making a backup on the stick"));
    case GVT_END_DAY_CHECKING:
      return g_strdup (_ ("Reading everything on the stick once more"));
    case GVT_END_DAY_WRITING:
    default:
      return g_strdup_printf (_ ("Writing records: %s of %s"), done, all);
    }
}

char *
gvt_end_day_describe_done (const GvtEndDay *report)
{
  g_autofree char *records = gvt_text_number ((gint64) report->shipment.n_events);
  g_autofree char *parts = gvt_text_number (report->shipment.paths->len);

  /* Translators: how many records, in how many files */
  return g_strdup_printf (
      _ ("On the stick stand %s records for the centre in %s files, a backup, and a page of "
         "numbers, "
         "and all was read once more. Take the stick out by way of your desktop, and give it to "
         "whoever goes to the election office. This laptop keeps everything until the centre's "
         "receipt comes back. It is locked now."),
      records, parts);
}

char *
gvt_end_day_describe_full (const GvtEndDay *report)
{
  const GvtShipment *shipment = &report->shipment;
  guint n = shipment->plan != NULL ? shipment->plan->len : 0;
  g_autofree char *done = gvt_text_number (shipment->n_done);
  g_autofree char *all = gvt_text_number (n);

  if (n == 0 || shipment->n_done == n)
    return g_strdup (_ ("The stick is full. What stands on it is whole, and everything is safe on "
                        "this laptop. Put in another stick, and go on there with the rest."));
  return g_strdup_printf (
      _ ("The stick is full: %s of %s files for the centre stand on it, and they are whole. "
         "Everything is safe on this laptop. Put in another stick, and go on there with the rest; "
         "both go to the centre, in any order."),
      done, all);
}

static void
add_count (GString *words, const char *label, guint n)
{
  g_autofree char *number = gvt_text_number (n);

  if (n == 0)
    return;
  g_string_append (words, words->len > 0 ? "\n" : "");
  g_string_append_printf (words, "%s: %s", label, number);
}

static void
add_words (GString *words, const char *sentence)
{
  g_string_append (words, words->len > 0 ? "\n" : "");
  g_string_append (words, sentence);
}

char *
gvt_courier_describe_report (const GvtCourierReport *report)
{
  GString *words = g_string_new (NULL);

  if (report->n_taken > 0)
    add_words (words, _ ("The centre's receipt was taken: the figures below count it."));
  add_count (words, _ ("Photos that the centre holds now"), report->n_photos);
  add_count (words, _ ("New messages of the centre"), report->n_letters);
  add_count (words, _ ("Files of lists, in use now"), report->n_lists);
  add_count (words, _ ("Pieces of modules"), report->n_pieces);
  add_count (words, _ ("Modules that are whole, and in use now"), report->n_modules);
  if (report->n_gaps > 0)
    add_words (words, _ ("Messages lie on this stick that follow others, which are not here yet. "
                         "They were left on it: bring the stick with those before them first, or "
                         "let the centre write them once more."));
  if (words->len == 0 && report->n_known + report->n_older > 0)
    add_words (words, _ ("What is on this stick was here already."));
  if (report->n_others > 0)
    add_words (words, _ ("Parts for other laptops are on this stick, too. They were left as they "
                         "are: carry them on."));
  if (words->len == 0)
    add_words (words, _ ("There is nothing for this laptop on this stick. Was it at the centre "
                         "already?"));
  return g_string_free (words, FALSE);
}

char *
gvt_courier_describe_reading (guint stage, guint64 count, guint64 total)
{
  g_autofree char *done = gvt_text_number ((gint64) count);
  g_autofree char *all = gvt_text_number ((gint64) total);

  return g_strdup_printf (_ ("Reading the stick: %s of %s files"), done, all);
}

char *
gvt_courier_describe_carrying (guint stage, guint64 count, guint64 total)
{
  g_autofree char *done = gvt_text_number ((gint64) count);
  g_autofree char *all = gvt_text_number ((gint64) total);

  return g_strdup_printf (_ ("Handing files to the centre: %s of %s"), done, all);
}

char *
gvt_courier_describe_carried (const GvtCarryOutcome *outcome)
{
  const GvtCarryReport *report = &outcome->report;
  GString *words = g_string_new (NULL);

  if (outcome->error != NULL)
    {
      g_autofree char *why = gvt_error_describe (outcome->error);

      add_words (words, why);
    }
  else if (report->n_taken + report->n_known + report->n_waiting == 0)
    add_words (words, _ ("There is nothing on this stick for the centre."));
  add_count (words, _ ("Files that the centre took"), report->n_taken);
  add_count (words, _ ("Files that it had already"), report->n_known);
  add_count (words, _ ("Files that wait there for others"), report->n_waiting);
  add_count (words, _ ("Files that it refused"), report->n_refused);
  if (report->n_answers > 0)
    {
      add_count (words, _ ("Answers on the stick now"), report->n_answers);
      add_words (words, _ ("Bring the stick back to the laptop that it came from."));
    }
  return g_string_free (words, FALSE);
}
