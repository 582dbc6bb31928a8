/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-digest-message.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-signed-file.h"

#define TYPE       "DGST"
#define MAJOR      1
#define MAX_TEXT   (GVT_DIGEST_ANSWER_MAX_PAYLOAD - 4096) /* of groups, written as JSON */
#define GROUP_SIZE 160 /* bytes of one as JSON beside its place and kind, at most */
#define MAX_NUMBER (G_GINT64_CONSTANT (1) << 53)

void
gvt_span_difference_free (GvtSpanDifference *self)
{
  g_free (self->kind);
  g_free (self->place);
  g_free (self);
}

static void
group_free (gpointer data)
{
  GvtDigestGroup *self = data;

  g_free (self->place);
  g_free (self->kind);
  g_free (self);
}

GvtDigestAnswer *
gvt_digest_answer_new (void)
{
  GvtDigestAnswer *self = g_new0 (GvtDigestAnswer, 1);

  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_span_difference_free);
  return self;
}

void
gvt_digest_answer_free (GvtDigestAnswer *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->differences);
  g_free (self);
}

/* --- writing --- */

static JsonArray *
groups_to_json (GvtDigestAnswer *self)
{
  JsonArray *array = json_array_new ();
  gsize size = 0;

  for (guint i = 0; i < self->groups->len; i++)
    {
      const GvtDigestGroup *group = self->groups->pdata[i];
      JsonObject *object;

      /* A letter takes six at most. */
      size += GROUP_SIZE + 6 * (strlen (group->place) + strlen (group->kind));
      if (size > MAX_TEXT)
        {
          self->is_cut = TRUE;
          break;
        }
      object = json_object_new ();
      json_object_set_string_member (object, "place", group->place);
      json_object_set_string_member (object, "kind", group->kind);
      json_object_set_int_member (object, "records", (gint64) group->n_records);
      gvt_json_set_hash (object, "digest", &group->digest);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
differences_to_json (const GvtDigestAnswer *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->differences->len; i++)
    {
      const GvtSpanDifference *difference = self->differences->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "index", difference->index);
      json_object_set_int_member (object, "records", (gint64) difference->n_records);
      if (difference->is_one)
        json_object_set_string_member (object, "holding", gvt_holding_name (difference->holding));
      if (difference->kind != NULL)
        json_object_set_string_member (object, "kind", difference->kind);
      if (difference->place != NULL)
        json_object_set_string_member (object, "place", difference->place);
      json_array_add_object_element (array, object);
    }
  return array;
}

GBytes *
gvt_digest_answer_write (GvtDigestAnswer *self, const GvtSecret *signing_key, GError **error)
{
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (JsonObject) payload = json_object_new ();
  g_autoptr (GBytes) bytes = NULL;

  gvt_json_set_id (header, "device", &self->device);
  json_object_set_int_member (header, "incarnation", self->incarnation);
  gvt_json_set_hash (header, "asked", &self->asked);
  json_object_set_int_member (header, "at_us", self->at_us);
  json_object_set_int_member (header, "epoch", (gint64) self->epoch);
  if (self->is_narrowing)
    {
      json_object_set_array_member (payload, "differences", differences_to_json (self));
    }
  else
    {
      json_object_set_int_member (header, "records", (gint64) self->n_records);
      gvt_json_set_hash (header, "root", &self->root);
      json_object_set_array_member (payload, "groups", groups_to_json (self));
      json_object_set_boolean_member (payload, "cut", self->is_cut);
    }
  bytes = gvt_json_canonical (payload, error);
  return bytes != NULL ? gvt_signed_file_write (TYPE, MAJOR, header, bytes, signing_key, error)
                       : NULL;
}

/* --- reading --- */

static gboolean
read_number (JsonObject *object, const char *name, gint64 most, guint64 *value, GError **error)
{
  gint64 number;

  if (!gvt_json_get_int (object, name, &number, error))
    return FALSE;
  if (number < 0 || number > most)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s is out of range", name);
      return FALSE;
    }

  *value = (guint64) number;
  return TRUE;
}

static gboolean
read_header (JsonObject *header, GvtDigestAnswer *self, GError **error)
{
  guint64 incarnation;

  if (!gvt_json_get_id (header, "device", &self->device, error)
      || !read_number (header, "incarnation", G_MAXUINT32, &incarnation, error)
      || !gvt_json_get_hash (header, "asked", &self->asked, error)
      || !gvt_json_get_int (header, "at_us", &self->at_us, error)
      || !read_number (header, "epoch", MAX_NUMBER, &self->epoch, error))
    return FALSE;

  self->incarnation = (guint32) incarnation;
  self->is_narrowing = !json_object_has_member (header, "root");
  return self->is_narrowing
         || (read_number (header, "records", MAX_NUMBER, &self->n_records, error)
             && gvt_json_get_hash (header, "root", &self->root, error));
}

static gboolean
read_group (JsonObject *object, GvtDigestAnswer *self, GError **error)
{
  const char *place = object != NULL ? gvt_json_get_text (object, "place", error) : NULL;
  const char *kind = place != NULL ? gvt_json_get_text (object, "kind", error) : NULL;
  GvtDigestGroup group = { 0 };

  if (kind == NULL || !read_number (object, "records", MAX_NUMBER, &group.n_records, error)
      || !gvt_json_get_hash (object, "digest", &group.digest, error))
    return FALSE;

  group.place = g_strdup (place);
  group.kind = g_strdup (kind);
  g_ptr_array_add (self->groups, g_memdup2 (&group, sizeof group));
  return TRUE;
}

static gboolean
read_difference (JsonObject *object, GvtDigestAnswer *self, GError **error)
{
  g_autofree GvtSpanDifference *difference = g_new0 (GvtSpanDifference, 1);
  const char *holding = object != NULL ? gvt_json_text_or (object, "holding", NULL) : NULL;
  guint64 index;

  if (object == NULL || !read_number (object, "index", GVT_DIGEST_MAX_SPANS - 1, &index, error)
      || !read_number (object, "records", MAX_NUMBER, &difference->n_records, error))
    return FALSE;

  difference->index = (guint) index;
  difference->is_one = holding != NULL;
  if (holding != NULL)
    difference->holding = gvt_holding_from_name (holding);
  difference->kind = g_strdup (gvt_json_text_or (object, "kind", NULL));
  difference->place = g_strdup (gvt_json_text_or (object, "place", NULL));
  g_ptr_array_add (self->differences, g_steal_pointer (&difference));
  return TRUE;
}

static gboolean
read_payload (GBytes *bytes, GvtDigestAnswer *self, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (bytes, GVT_DIGEST_ANSWER_MAX_PAYLOAD, error);
  const char *name = self->is_narrowing ? "differences" : "groups";
  const char *what = self->is_narrowing ? "difference" : "group";
  JsonArray *array = object != NULL ? gvt_json_get_array (object, name, error) : NULL;

  if (array == NULL
      || (!self->is_narrowing && !gvt_json_get_bool (object, "cut", &self->is_cut, error)))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *element = gvt_json_element_object (array, i, what, error);

      if (!(self->is_narrowing ? read_difference : read_group) (element, self, error))
        return FALSE;
    }
  return TRUE;
}

/* An answer to another question, or to somebody else, says nothing here. */
static gboolean
check_asked (const GvtDigestAnswer *self,
             const GvtId *device,
             guint32 incarnation,
             GBytes *request,
             GError **error)
{
  GvtHash asked;

  gvt_hash_of_bytes (request, &asked);
  if (gvt_id_equal (&self->device, device) && self->incarnation == incarnation
      && gvt_hash_equal (&self->asked, &asked))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                       "The word is for another question");
  return FALSE;
}

GvtDigestAnswer *
gvt_digest_answer_read (GBytes *bytes,
                        const GvtPublicKey *signing_key,
                        const GvtId *device,
                        guint32 incarnation,
                        GBytes *request,
                        GError **error)
{
  g_autoptr (GvtDigestAnswer) self = gvt_digest_answer_new ();
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (bytes, TYPE, MAJOR,
                                                         GVT_DIGEST_ANSWER_MAX_PAYLOAD, error);

  if (file == NULL || !gvt_signed_file_verify (file, signing_key, error)
      || !read_header (gvt_signed_file_get_header (file), self, error)
      || !check_asked (self, device, incarnation, request, error)
      || !read_payload (gvt_signed_file_get_payload (file), self, error))
    {
      g_prefix_error (error, "Word on digests: ");
      return NULL;
    }
  return g_steal_pointer (&self);
}
