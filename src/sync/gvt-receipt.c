/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-receipt.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-signed-file.h"

#define TYPE  "RCPT"
#define MAJOR 1

static JsonArray *
backed_up_to_json (const GvtReceipt *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->n_backed_up; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "incarnation", self->backed_up[i].incarnation);
      json_object_set_int_member (object, "seq", (gint64) self->backed_up[i].seq);
      json_array_add_object_element (array, object);
    }
  return array;
}

GBytes *
gvt_receipt_write (const GvtReceipt *self, const GvtSecret *signing_key, GError **error)
{
  g_autoptr (JsonObject) header = json_object_new ();

  gvt_json_set_id (header, "device", &self->device);
  json_object_set_int_member (header, "incarnation", self->incarnation);
  json_object_set_int_member (header, "seq", (gint64) self->seq);
  gvt_json_set_hash (header, "head", &self->head);
  json_object_set_int_member (header, "at_us", self->at_us);
  json_object_set_int_member (header, "epoch", (gint64) self->epoch);
  json_object_set_int_member (header, "quarantined", (gint64) self->n_quarantined);
  if (self->n_backed_up > 0)
    json_object_set_array_member (header, "backed_up", backed_up_to_json (self));
  return gvt_signed_file_write (TYPE, MAJOR, header, NULL, signing_key, error);
}

static gboolean
read_count (JsonObject *header, const char *name, guint64 max, guint64 *value, GError **error)
{
  gint64 number;

  if (!gvt_json_get_int (header, name, &number, error))
    return FALSE;
  if (number < 0 || (guint64) number > max)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s is out of range", name);
      return FALSE;
    }

  *value = (guint64) number;
  return TRUE;
}

static gboolean
read_backed_up (JsonObject *header, GvtReceipt *self, GError **error)
{
  JsonArray *array;

  self->n_backed_up = 0;
  if (!json_object_has_member (header, "backed_up"))
    return TRUE;
  array = gvt_json_get_array (header, "backed_up", error);
  if (array == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (json_array_get_length (array), GVT_RECEIPT_MAX_BACKED_UP); i++)
    {
      JsonObject *object = gvt_json_element_object (array, i, "backed up chain", error);
      guint64 incarnation, seq;

      if (object == NULL || !read_count (object, "incarnation", G_MAXUINT32, &incarnation, error)
          || !read_count (object, "seq", G_MAXINT64, &seq, error))
        return FALSE;
      self->backed_up[self->n_backed_up++] = (GvtBackedUp){ (guint32) incarnation, seq };
    }
  return TRUE;
}

static gboolean
read_fields (JsonObject *header, GvtReceipt *self, GError **error)
{
  guint64 incarnation;

  if (!gvt_json_get_id (header, "device", &self->device, error)
      || !read_count (header, "incarnation", G_MAXUINT32, &incarnation, error)
      || !read_count (header, "seq", G_MAXINT64, &self->seq, error)
      || !gvt_json_get_hash (header, "head", &self->head, error)
      || !gvt_json_get_int (header, "at_us", &self->at_us, error)
      || !read_count (header, "epoch", G_MAXINT64, &self->epoch, error)
      || !read_count (header, "quarantined", G_MAXINT64, &self->n_quarantined, error)
      || !read_backed_up (header, self, error))
    return FALSE;

  self->incarnation = (guint32) incarnation;
  return TRUE;
}

gboolean
gvt_receipt_read (GBytes *bytes, const GvtPublicKey *signing_key, GvtReceipt *self, GError **error)
{
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (bytes, TYPE, MAJOR, 0, error);

  if (file == NULL || !gvt_signed_file_verify (file, signing_key, error)
      || !read_fields (gvt_signed_file_get_header (file), self, error))
    {
      g_prefix_error (error, "Receipt: ");
      return FALSE;
    }

  return TRUE;
}

gboolean
gvt_receipt_check_newer (const GvtReceipt *self, const GvtReceipt *held, GError **error)
{
  if (!gvt_id_equal (&self->device, &held->device) || self->incarnation != held->incarnation)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                           "The receipt is for another device");
      return FALSE;
    }
  if (self->epoch < held->epoch || (self->epoch == held->epoch && self->seq < held->seq))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_EXPIRED,
                           "The receipt is older than the one held");
      return FALSE;
    }

  return TRUE;
}
