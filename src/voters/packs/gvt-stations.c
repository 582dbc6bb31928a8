/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-stations.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-region.h"
#include "gvt-signed-file.h"
#include "gvt-text.h"

#define TYPE         "STAT"
#define MAJOR        1
#define MAX_ELECTION 32

static void
stations_clear (gpointer data)
{
  GvtStations *self = data;

  g_free (self->village);
  g_free (self->election);
  g_free (self->as_of);
  g_ptr_array_unref (self->all);
}

GvtStations *
gvt_stations_new (const char *village, const char *election, const char *as_of, guint version)
{
  GvtStations *self = g_atomic_rc_box_new0 (GvtStations);

  self->village = g_strdup (village);
  self->election = g_strdup (election);
  self->as_of = g_strdup (as_of);
  self->version = version;
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_polling_station_free);
  return self;
}

GvtStations *
gvt_stations_ref (GvtStations *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
gvt_stations_unref (GvtStations *self)
{
  g_atomic_rc_box_release_full (self, stations_clear);
}

const GvtPollingStation *
gvt_stations_find (const GvtStations *self, const char *number)
{
  g_autofree char *clean = gvt_station_number_clean (number);

  for (guint i = 0; clean != NULL && i < self->all->len; i++)
    {
      const GvtPollingStation *station = self->all->pdata[i];

      if (g_str_equal (station->number, clean))
        return station;
    }
  return NULL;
}

char *
gvt_stations_describe (const GvtStations *self, const char *number)
{
  const GvtPollingStation *station = self != NULL ? gvt_stations_find (self, number) : NULL;
  g_autofree char *text = station != NULL ? gvt_polling_station_describe (station) : NULL;
  g_autofree char *day = station != NULL ? gvt_text_date (self->as_of) : NULL;
  g_autofree char *as_of = NULL;

  if (station == NULL)
    return g_strdup ("");
  /* Translators: %s: a day. The place of a polling station is as it was that day */
  as_of = g_strdup_printf (_ ("The place is as of %s."), day);
  return g_strjoin ("\n", text, as_of, NULL);
}

void
gvt_stations_add_json (const GvtStations *self, const char *number, JsonObject *object)
{
  const GvtPollingStation *station = self != NULL ? gvt_stations_find (self, number) : NULL;
  JsonObject *member;

  if (station == NULL)
    return;
  member = gvt_polling_station_to_json (station);
  json_object_set_string_member (member, "as_of", self->as_of);
  json_object_set_object_member (object, "station", member);
}

/* --- the file --- */

GBytes *
gvt_stations_write (const GvtStations *self, const GvtSecret *signing_key, GError **error)
{
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (JsonObject) payload = json_object_new ();
  JsonArray *all = json_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < self->all->len; i++)
    json_array_add_object_element (all, gvt_polling_station_to_json (self->all->pdata[i]));
  json_object_set_array_member (payload, "stations", all);
  bytes = gvt_json_canonical (payload, error);
  if (bytes == NULL)
    return NULL;
  if (g_bytes_get_size (bytes) > GVT_STATIONS_MAX_BYTES) /* no laptop would read it */
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "too much about the stations of %s",
                   self->village);
      return NULL;
    }

  json_object_set_string_member (header, "village", self->village);
  json_object_set_string_member (header, "election", self->election);
  json_object_set_string_member (header, "as_of", self->as_of);
  json_object_set_int_member (header, "version", self->version);
  return gvt_signed_file_write (TYPE, MAJOR, header, bytes, signing_key, error);
}

static gboolean
is_election (const char *text)
{
  gsize length = strlen (text);

  return length >= 1 && length <= MAX_ELECTION
         && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static gboolean
is_village (const char *text)
{
  g_autofree char *clean = gvt_region_code_clean (text, NULL);

  return g_strcmp0 (clean, text) == 0 && gvt_region_code_level (clean) == GVT_REGION_VILLAGE;
}

static GvtStations *
read_header (JsonObject *header, GError **error)
{
  const char *village = gvt_json_get_text (header, "village", error);
  const char *election = village != NULL ? gvt_json_get_text (header, "election", error) : NULL;
  const char *as_of = election != NULL ? gvt_json_get_text (header, "as_of", error) : NULL;
  gint64 version;

  if (as_of == NULL || !gvt_json_get_int (header, "version", &version, error))
    return NULL;
  if (is_village (village) && is_election (election) && gvt_date_is_valid (as_of) && version >= 1
      && version <= G_MAXINT)
    return gvt_stations_new (village, election, as_of, (guint) version);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                       "the header of the polling stations makes no sense");
  return NULL;
}

static gboolean
read_all (GvtStations *self, GBytes *payload, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (payload, GVT_STATIONS_MAX_BYTES, error);
  JsonArray *all = object != NULL ? gvt_json_get_array (object, "stations", error) : NULL;

  if (all == NULL)
    return FALSE;
  if (json_array_get_length (all) > GVT_STATIONS_MAX)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "too many polling stations");
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *member = gvt_json_element_object (all, i, "station", error);
      GvtPollingStation *station = member != NULL ? gvt_polling_station_from_json (member, error)
                                                  : NULL;

      if (station == NULL)
        return FALSE;
      if (gvt_stations_find (self, station->number) != NULL)
        {
          gvt_polling_station_free (station);
          g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                               "a polling station stands there twice");
          return FALSE;
        }
      g_ptr_array_add (self->all, station);
    }
  return TRUE;
}

GvtStations *
gvt_stations_read (GBytes *file, const GvtPublicKey *signer, GError **error)
{
  g_autoptr (GvtSignedFile) signed_file = gvt_signed_file_read (file, TYPE, MAJOR,
                                                                GVT_STATIONS_MAX_BYTES, error);
  g_autoptr (GvtStations) self = NULL;

  if (signed_file == NULL
      || (signer != NULL && !gvt_signed_file_verify (signed_file, signer, error)))
    return NULL;

  self = read_header (gvt_signed_file_get_header (signed_file), error);
  if (self == NULL || !read_all (self, gvt_signed_file_get_payload (signed_file), error))
    return NULL;
  return g_steal_pointer (&self);
}
