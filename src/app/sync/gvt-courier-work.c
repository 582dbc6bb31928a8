/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-work.h"

#include <glib/gi18n-lib.h>

#include "gvt-text.h"

typedef struct
{
  GvtProfile *profile;
  char *path;
  GvtProgress *progress;     /* (nullable) */
  GCancellable *cancellable; /* (nullable) */
} Trip;

static Trip *
trip_new (GvtProfile *profile, const char *path)
{
  Trip *self = g_new0 (Trip, 1);

  self->profile = g_object_ref (profile);
  self->path = g_strdup (path);
  return self;
}

static void
trip_free (gpointer data)
{
  Trip *self = data;

  g_object_unref (self->profile);
  g_free (self->path);
  g_clear_object (&self->progress);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static void
end_day_free (gpointer data)
{
  gvt_end_day_clear (data);
  g_free (data);
}

static gpointer
end_day (gpointer input, GCancellable *unused, GError **error)
{
  Trip *trip = input;
  GvtEndDay *report = g_new0 (GvtEndDay, 1);

  const char *sticks[] = { trip->path, NULL };

  if (gvt_end_day_run (trip->profile, sticks, trip->progress, report, trip->cancellable, error))
    return report;
  end_day_free (report);
  return NULL;
}

void
gvt_courier_work_end_day (GvtWork *work,
                          GvtProfile *profile,
                          const char *stick,
                          GvtProgress *progress,
                          GCancellable *cancellable)
{
  Trip *trip = trip_new (profile, stick);

  trip->progress = g_object_ref (progress);
  trip->cancellable = g_object_ref (cancellable);
  work->func = end_day;
  work->input = trip;
  work->free_input = trip_free;
  work->free_result = end_day_free;
}

static gpointer
read_receipts (gpointer input, GCancellable *unused, GError **error)
{
  Trip *trip = input;
  g_autofree GvtCourierReport *report = g_new0 (GvtCourierReport, 1);

  return gvt_courier_read (trip->profile, trip->path, trip->progress, report, trip->cancellable,
                           error)
             ? g_steal_pointer (&report)
             : NULL;
}

void
gvt_courier_work_read (GvtWork *work, GvtProfile *profile, const char *path)
{
  work->func = read_receipts;
  work->input = trip_new (profile, path);
  work->free_input = trip_free;
  work->free_result = g_free;
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
