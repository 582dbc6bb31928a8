/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-end-day-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-courier-stick.h"
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
         && gvt_courier_check (&self->report->shipment, error)
         && gvt_backup_verify (self->profile, self->report->backup, error);
}

gboolean
gvt_end_day_run (GvtProfile *profile,
                 const char *stick,
                 GvtProgress *progress,
                 GvtEndDay *report,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (Ending) self = { .profile = profile,
                           .stick = stick,
                           .progress = progress,
                           .cancellable = cancellable,
                           .report = report };

  *report = (GvtEndDay){ .at_us = gvt_clock_now_us (gvt_profile_get_clock (profile)) };
  if (!gvt_stick_require (stick, error))
    return FALSE;

  self.folder = g_build_filename (stick, GVT_COURIER_FOLDER, NULL);
  return gvt_courier_send (profile, self.folder, progress, GVT_END_DAY_WRITING, &report->shipment,
                           cancellable, error)
         && gvt_end_day_count (report, profile, error) && make_backup (&self, error)
         && check_all (&self, error) && put_summary (&self, error);
}
