/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-ask.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-manifest.h"

void
gvt_courier_ask_clear (GvtCourierAsk *self)
{
  g_clear_pointer (&self->prekeys, g_array_unref);
  g_clear_pointer (&self->files, g_array_unref);
}

void
gvt_courier_ask_free (GvtCourierAsk *self)
{
  gvt_courier_ask_clear (self);
  g_free (self);
}

GBytes *
gvt_courier_ask_write (const GvtCourierAsk *self, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *files = json_array_new ();

  for (guint i = 0; i < self->files->len; i++)
    {
      const GvtCourierHolding *holding = &g_array_index (self->files, GvtCourierHolding, i);
      JsonObject *file = json_object_new ();

      gvt_json_set_hash (file, "hash", &holding->hash);
      json_object_set_int_member (file, "bytes", (gint64) holding->bytes);
      json_array_add_object_element (files, file);
    }
  json_object_set_int_member (object, "after", (gint64) self->after);
  if (self->has_hash)
    gvt_json_set_hash (object, "hash", &self->hash);
  json_object_set_array_member (object, "prekeys", gvt_prekeys_to_json (self->prekeys));
  json_object_set_array_member (object, "files", files);
  return gvt_json_canonical (object, error);
}

static gboolean
read_count (JsonObject *object, const char *name, gint64 max, guint64 *value, GError **error)
{
  gint64 number;

  if (!gvt_json_get_int (object, name, &number, error))
    return FALSE;
  if (number < 0 || number > max)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s is out of range", name);
      return FALSE;
    }
  *value = (guint64) number;
  return TRUE;
}

static gboolean
read_files (JsonArray *array, GArray *files, GError **error)
{
  if (json_array_get_length (array) > GVT_COURIER_ASK_MAX_FILES)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "Too many files at once");
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = gvt_json_element_object (array, i, "file", error);
      GvtCourierHolding holding;

      if (object == NULL || !gvt_json_get_hash (object, "hash", &holding.hash, error)
          || !read_count (object, "bytes", GVT_FILE_MAX_BYTES, &holding.bytes, error))
        return FALSE;
      g_array_append_val (files, holding);
    }
  return TRUE;
}

GvtCourierAsk *
gvt_courier_ask_read (GBytes *bytes, GError **error)
{
  g_autoptr (GvtCourierAsk) self = g_new0 (GvtCourierAsk, 1);
  g_autoptr (JsonObject) object = gvt_json_parse (bytes, GVT_COURIER_ASK_MAX_BYTES, error);
  JsonArray *prekeys, *files;

  if (object == NULL || !read_count (object, "after", G_MAXINT64, &self->after, error)
      || (prekeys = gvt_json_get_array (object, "prekeys", error)) == NULL
      || (files = gvt_json_get_array (object, "files", error)) == NULL)
    return NULL;

  self->has_hash = json_object_has_member (object, "hash");
  if (self->has_hash && !gvt_json_get_hash (object, "hash", &self->hash, error))
    return NULL;

  self->prekeys = gvt_prekeys_from_json (prekeys, error);
  self->files = g_array_new (FALSE, FALSE, sizeof (GvtCourierHolding));
  return self->prekeys != NULL && read_files (files, self->files, error) ? g_steal_pointer (&self)
                                                                         : NULL;
}

guint64
gvt_courier_ask_holds (const GvtCourierAsk *self, const GvtHash *hash)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const GvtCourierHolding *holding = &g_array_index (self->files, GvtCourierHolding, i);

      if (gvt_hash_equal (&holding->hash, hash))
        return holding->bytes;
    }
  return 0;
}
