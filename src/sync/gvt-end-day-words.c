/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was handed over, for people and for programs. */
#include <glib/gi18n-lib.h>

#include "gvt-end-day-private.h"
#include "gvt-json.h"
#include "gvt-text.h"

#define LABEL_WIDTH 36

/* @value: (transfer full) */
static void
tell (GvtEndDayRow row, gpointer user_data, const char *label, char *value)
{
  row (user_data, label, value);
  g_free (value);
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

static const char *
describe_kind (GvtEndDayKind kind)
{
  switch (kind)
    {
    case GVT_END_DAY_VISITS:
      return _ ("– of visits and their papers");
    case GVT_END_DAY_CLASSES:
      return _ ("– of classes and attendance");
    case GVT_END_DAY_ANSWERS:
      return _ ("– of quizzes and tests");
    case GVT_END_DAY_SURVEYS:
      return _ ("– of surveys");
    case GVT_END_DAY_PROPOSALS:
      return _ ("– of proposals");
    case GVT_END_DAY_LOOKUPS:
      return _ ("– of look-ups in voter lists");
    case GVT_END_DAY_OTHERS:
    case GVT_END_DAY_N_KINDS:
    default:
      return _ ("– of the laptop itself");
    }
}

const char *
gvt_end_day_kind_name (GvtEndDayKind kind)
{
  static const char *const names[] = { "visits",    "classes", "answers", "surveys",
                                       "proposals", "lookups", "others" };

  return names[kind];
}

void
gvt_end_day_tell_rows (const GvtEndDay *self, GvtEndDayRow row, gpointer data)
{
  const GvtShipment *shipment = &self->shipment;

  tell (row, data, _ ("Laptop"), g_strdup (shipment->code));
  tell (row, data, _ ("Written"), gvt_text_date_time (self->at_us));
  tell (row, data, _ ("Records for the centre"), gvt_text_number ((gint64) shipment->n_events));
  for (guint i = 0; i < GVT_END_DAY_N_KINDS; i++)
    if (self->counts[i] > 0)
      tell (row, data, describe_kind ((GvtEndDayKind) i),
            gvt_text_number ((gint64) self->counts[i]));
  tell (row, data, _ ("Their numbers"), describe_range (shipment));
  if (shipment->n_photos > 0)
    tell (row, data, _ ("Photos for the centre"), gvt_text_number ((gint64) shipment->n_photos));
  tell (row, data, _ ("Courier parts"),
        gvt_text_number (shipment->paths->len + shipment->others->len));
  tell (row, data, _ ("Shipment"), gvt_text_number ((gint64) shipment->serial));
  tell (row, data, _ ("Size of the parts"), gvt_text_size (shipment->n_bytes));
  tell (row, data, _ ("Backup"), g_strdup (self->backup->name));
  tell (row, data, _ ("Size of the backup"), gvt_text_size (self->backup->facts.bytes));
  tell (row, data, _ ("Records in the backup"), gvt_text_number ((gint64) self->backup->n_events));
  if (shipment->head_seq > 0)
    tell (row, data, _ ("Fingerprint of the last record"), gvt_hash_to_text (&shipment->head));
}

static void
add_line (gpointer text, const char *label, const char *value)
{
  glong width = g_utf8_strlen (label, -1);

  g_string_append_printf (text, "%s%*s  %s\n", label, (int) MAX (0, LABEL_WIDTH - width), "",
                          value);
}

char *
gvt_end_day_describe (const GvtEndDay *self)
{
  GString *text = g_string_new (NULL);

  gvt_end_day_tell_rows (self, add_line, text);
  return g_string_free (text, FALSE);
}

const char *
gvt_end_day_advice (void)
{
  return _ (
      "Give this stick to whoever goes to the election office. What is on it for the centre, "
      "and "
      "the backup, nobody on the way can read. The centre writes its receipt, and what it has "
      "for this laptop, onto the same stick: bring it back. Until then the laptop keeps "
      "everything.");
}

static JsonArray *
paths_to_json (GPtrArray *paths)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < paths->len; i++)
    json_array_add_string_element (array, paths->pdata[i]);
  return array;
}

JsonObject *
gvt_end_day_to_json (const GvtEndDay *self)
{
  const GvtShipment *shipment = &self->shipment;
  JsonObject *object = json_object_new ();
  JsonObject *counts = json_object_new ();

  for (guint i = 0; i < GVT_END_DAY_N_KINDS; i++)
    json_object_set_int_member (counts, gvt_end_day_kind_name ((GvtEndDayKind) i),
                                (gint64) self->counts[i]);
  json_object_set_string_member (object, "device", shipment->code);
  json_object_set_int_member (object, "serial", (gint64) shipment->serial);
  json_object_set_array_member (object, "parts", paths_to_json (shipment->paths));
  json_object_set_array_member (object, "other_parts", paths_to_json (shipment->others));
  json_object_set_int_member (object, "photos", (gint64) shipment->n_photos);
  json_object_set_int_member (object, "records", (gint64) shipment->n_events);
  json_object_set_object_member (object, "by_kind", counts);
  json_object_set_int_member (object, "bytes", (gint64) shipment->n_bytes);
  json_object_set_int_member (object, "head_seq", (gint64) shipment->head_seq);
  gvt_json_set_hash (object, "head", &shipment->head);
  json_object_set_object_member (object, "backup", gvt_backup_to_json (self->backup));
  json_object_set_string_member (object, "summary", self->summary);
  json_object_set_string_member (object, "paper", self->paper);
  return object;
}
