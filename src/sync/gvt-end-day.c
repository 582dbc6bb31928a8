/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-end-day.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-courier-stick.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-text.h"

#define BACKUPS     "backup"
#define LABEL_WIDTH 36

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
}

/* --- in words --- */

/* @value: (transfer full) */
static void
add_line (GString *text, const char *label, char *value)
{
  g_autofree char *owned = value;
  glong width = g_utf8_strlen (label, -1);

  g_string_append_printf (text, "%s%*s  %s\n", label, (int) MAX (0, LABEL_WIDTH - width), "",
                          owned);
}

static char *
describe_range (const GvtShipment *shipment)
{
  g_autofree char *first = gvt_text_number ((gint64) (shipment->head_seq - shipment->n_events + 1));
  g_autofree char *last = gvt_text_number ((gint64) shipment->head_seq);

  if (shipment->n_events == 0)
    return g_strdup (_ ("none: the centre has them all"));
  return g_strdup_printf (_ ("%s to %s"), first, last);
}

char *
gvt_end_day_describe (const GvtEndDay *self)
{
  const GvtShipment *shipment = &self->shipment;
  GString *text = g_string_new (NULL);

  add_line (text, _ ("Laptop"), g_strdup (shipment->code));
  add_line (text, _ ("Written"), gvt_text_date_time (self->at_us));
  add_line (text, _ ("Records for the centre"), gvt_text_number ((gint64) shipment->n_events));
  add_line (text, _ ("Their numbers"), describe_range (shipment));
  add_line (text, _ ("Courier parts"), gvt_text_number (shipment->paths->len));
  if (shipment->paths->len > 0)
    add_line (text, _ ("Shipment"), gvt_text_number ((gint64) shipment->serial));
  add_line (text, _ ("Size of the parts"), gvt_text_size (shipment->n_bytes));
  add_line (text, _ ("Backup"), g_strdup (self->backup->name));
  add_line (text, _ ("Size of the backup"), gvt_text_size (self->backup->facts.bytes));
  add_line (text, _ ("Records in the backup"), gvt_text_number ((gint64) self->backup->n_events));
  if (shipment->head_seq > 0)
    add_line (text, _ ("Fingerprint of the last record"), gvt_hash_to_text (&shipment->head));
  return g_string_free (text, FALSE);
}

JsonObject *
gvt_end_day_to_json (const GvtEndDay *self)
{
  const GvtShipment *shipment = &self->shipment;
  JsonObject *object = json_object_new ();
  JsonArray *parts = json_array_new ();

  for (guint i = 0; i < shipment->paths->len; i++)
    json_array_add_string_element (parts, shipment->paths->pdata[i]);
  json_object_set_string_member (object, "device", shipment->code);
  json_object_set_int_member (object, "serial", (gint64) shipment->serial);
  json_object_set_array_member (object, "parts", parts);
  json_object_set_int_member (object, "records", (gint64) shipment->n_events);
  json_object_set_int_member (object, "bytes", (gint64) shipment->n_bytes);
  json_object_set_int_member (object, "head_seq", (gint64) shipment->head_seq);
  gvt_json_set_hash (object, "head", &shipment->head);
  json_object_set_object_member (object, "backup", gvt_backup_to_json (self->backup));
  json_object_set_string_member (object, "summary", self->summary);
  return object;
}

/* --- doing it --- */

static gboolean
go_on (Ending *self, GvtEndDayStage stage, GError **error)
{
  gvt_progress_tell (self->progress, stage, 0, 0);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* The stick that is meant is there: a folder made in its place would be on the laptop itself. */
static gboolean
find_stick (Ending *self, GError **error)
{
  if (!g_file_test (self->stick, G_FILE_TEST_IS_DIR))
    {
      gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                      _ ("There is no folder %s. Nothing was written, and everything is safe on "
                         "this laptop. Put the stick in, and choose it once more."),
                      self->stick);
      return FALSE;
    }

  self->folder = g_build_filename (self->stick, GVT_COURIER_FOLDER, NULL);
  return TRUE;
}

/* A full disk is the stick's here, not the laptop's. */
static gboolean
make_backup (Ending *self, GError **error)
{
  g_autofree char *backups = g_build_filename (self->folder, BACKUPS, NULL);
  g_autoptr (GError) local = NULL;

  if (!go_on (self, GVT_END_DAY_BACKUP, error))
    return FALSE;

  self->report->backup = gvt_backup_make (self->profile, backups, GVT_BACKUP_BY_HAND, &local);
  if (self->report->backup != NULL)
    return TRUE;
  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_DISK_FULL))
    return gvt_stick_fail (self->stick, ENOSPC, error);

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static char *
write_page (const GvtEndDay *report)
{
  g_autofree char *lines = gvt_end_day_describe (report);

  return g_strconcat (
      _ ("Go Vote: end of the day"), "\n\n", lines, "\n",
      _ ("Give this stick to whoever goes to the election office. What is on it for the centre, "
         "and "
         "the backup, nobody on the way can read. The centre writes its receipt onto the same "
         "stick: bring it back to this laptop. Until then the laptop keeps everything."),
      "\n", NULL);
}

static gboolean
put_summary (Ending *self, GError **error)
{
  GvtEndDay *report = self->report;
  g_autofree char *text = write_page (report);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autofree char *date = gvt_date_iso (report->at_us);
  g_autofree char *name = g_strdup_printf ("%s-%s.txt", report->shipment.code, date);

  report->summary = gvt_courier_put (self->folder, name, bytes, error);
  return report->summary != NULL;
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
  return find_stick (&self, error)
         && gvt_courier_send (profile, self.folder, progress, GVT_END_DAY_WRITING,
                              &report->shipment, cancellable, error)
         && make_backup (&self, error) && check_all (&self, error) && put_summary (&self, error);
}
