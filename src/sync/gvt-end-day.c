/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-end-day-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-courier-stick.h"
#include "gvt-error.h"
#include "gvt-stick-backup.h"
#include "gvt-text.h"

typedef struct
{
  GvtProfile *profile;
  const char *stick;
  char *folder; /* on it */
  GvtProgress *progress;
  GCancellable *cancellable;
  GvtEndDay *report;
} Ending;

static void
ending_clear (Ending *self)
{
  g_clear_pointer (&self->folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ending, ending_clear)

void
gvt_end_day_clear (GvtEndDay *self)
{
  gvt_shipment_clear (&self->shipment);
  g_clear_pointer (&self->backup, gvt_backup_free);
  g_clear_pointer (&self->summary, g_free);
  g_clear_pointer (&self->paper, g_free);
}

/* --- doing it --- */

static gboolean
go_on (Ending *self, GvtEndDayStage stage, GError **error)
{
  gvt_progress_tell (self->progress, stage, 0, 0);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
make_backup (Ending *self, GError **error)
{
  GvtBackupWatch watch = { self->progress, GVT_END_DAY_BACKUP, self->cancellable };

  self->report->backup = gvt_stick_backup (self->profile, self->stick, &watch, error);
  return self->report->backup != NULL;
}

static char *
put (Ending *self, GBytes *bytes, const char *suffix, GError **error)
{
  g_autofree char *date = gvt_date_iso (self->report->at_us);
  g_autofree char *name = g_strdup_printf ("%s-%s%s", self->report->shipment.code, date, suffix);

  return bytes != NULL ? gvt_courier_put (self->folder, name, bytes, error) : NULL;
}

static gboolean
put_summary (Ending *self, GError **error)
{
  GvtEndDay *report = self->report;
  g_autofree char *lines = gvt_end_day_describe (report);
  char *text = g_strconcat (_ ("Go Vote: end of the day"), "\n\n", lines, "\n",
                            gvt_end_day_advice (), "\n", NULL);
  g_autoptr (GBytes) plain = g_bytes_new_take (text, strlen (text));
  g_autoptr (GBytes) paper = gvt_end_day_draw (report, error);

  report->summary = put (self, plain, ".txt", error);
  if (report->summary != NULL)
    report->paper = put (self, paper, ".pdf", error);
  return report->paper != NULL;
}

static gboolean
check_all (Ending *self, GError **error)
{
  return go_on (self, GVT_END_DAY_CHECKING, error)
         && gvt_courier_check (&self->report->shipment, self->folder, error)
         && gvt_backup_verify (self->profile, self->report->backup, error);
}

static gboolean
write_onto (Ending *self, GError **error)
{
  GvtEndDay *report = self->report;

  if (!gvt_courier_send (self->profile, self->folder, self->progress, GVT_END_DAY_WRITING,
                         &report->shipment, self->cancellable, error))
    return FALSE;
  memset (report->counts, 0, sizeof report->counts);
  return gvt_end_day_count (report, self->profile, error) && make_backup (self, error)
         && check_all (self, error) && put_summary (self, error);
}

/* What already stands on a stick that is full is read once more before another one takes its place.
 */
static gboolean
leave_full (Ending *self, GError **error)
{
  return go_on (self, GVT_END_DAY_CHECKING, error)
         && gvt_courier_check (&self->report->shipment, self->folder, error);
}

/* @is_full: (out): nothing more fits, and what stands there is whole */
static gboolean
end_on (Ending *self, const char *stick, gboolean *is_full, GError **error)
{
  GError *local = NULL;

  *is_full = FALSE;
  if (!gvt_stick_require (stick, error))
    return FALSE;
  self->stick = stick;
  g_free (self->folder);
  self->folder = g_build_filename (stick, GVT_COURIER_FOLDER, NULL);
  if (write_onto (self, &local))
    return TRUE;

  *is_full = g_error_matches (local, GVT_ERROR, GVT_ERROR_DISK_FULL) && leave_full (self, NULL);
  g_propagate_error (error, local);
  return FALSE;
}

gboolean
gvt_end_day_run (GvtProfile *profile,
                 const char *const *sticks,
                 GvtProgress *progress,
                 GvtEndDay *report,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (Ending) self = {
    .profile = profile, .progress = progress, .cancellable = cancellable, .report = report
  };

  g_return_val_if_fail (sticks != NULL && sticks[0] != NULL, FALSE);

  if (report->at_us == 0)
    report->at_us = gvt_clock_now_us (gvt_profile_get_clock (profile));
  for (guint i = 0;; i++)
    {
      GError *local = NULL;
      gboolean is_full;

      if (end_on (&self, sticks[i], &is_full, &local))
        return TRUE;
      if (!is_full || sticks[i + 1] == NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      g_error_free (local);
    }
}
