/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-check-answer.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-secret.h"

#define MAX_LISTS 32

static void
hit_free (GvtCheckHit *hit)
{
  gvt_wipe_free (hit->name);
  g_free (hit->sex);
  g_free (hit->nik_masked);
  g_free (hit->village);
  g_free (hit->village_name);
  g_free (hit->tps);
  g_free (hit->election);
  g_free (hit->as_of);
  g_free (hit);
}

static void
list_free (GvtCheckList *list)
{
  g_free (list->election);
  g_free (list->as_of);
  g_free (list);
}

GvtCheckAnswer *
gvt_check_answer_new (void)
{
  GvtCheckAnswer *self = g_new0 (GvtCheckAnswer, 1);

  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) list_free);
  self->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) hit_free);
  return self;
}

void
gvt_check_answer_free (GvtCheckAnswer *self)
{
  if (self == NULL)
    return;

  g_free (self->answer);
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->hits);
  g_free (self);
}

void
gvt_check_answer_add_list (GvtCheckAnswer *self, const char *election, const char *as_of)
{
  GvtCheckList *list = g_new0 (GvtCheckList, 1);

  list->election = g_strdup (election);
  list->as_of = g_strdup (as_of);
  g_ptr_array_add (self->lists, list);
}

void
gvt_check_answer_add_hit (GvtCheckAnswer *self, const GvtCheckHit *hit)
{
  GvtCheckHit *copy = g_new0 (GvtCheckHit, 1);

  copy->name = g_strdup (hit->name);
  copy->sex = g_strdup (hit->sex);
  copy->nik_masked = g_strdup (hit->nik_masked);
  copy->village = g_strdup (hit->village);
  copy->village_name = g_strdup (hit->village_name);
  copy->tps = g_strdup (hit->tps);
  copy->election = g_strdup (hit->election);
  copy->as_of = g_strdup (hit->as_of);
  g_ptr_array_add (self->hits, copy);
}

JsonObject *
gvt_check_answer_to_json (const GvtCheckAnswer *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *lists = json_array_new ();

  for (guint i = 0; i < self->lists->len; i++)
    {
      const GvtCheckList *list = self->lists->pdata[i];
      JsonObject *said = json_object_new ();

      json_object_set_string_member (said, "election", list->election);
      json_object_set_string_member (said, "as_of", list->as_of);
      json_array_add_object_element (lists, said);
    }
  gvt_json_set_id (object, "check", &self->check);
  gvt_json_set_id (object, "event", &self->event);
  json_object_set_string_member (object, "answer", self->answer);
  json_object_set_array_member (object, "lists", lists);
  return object;
}

static gboolean
read_list (GvtCheckAnswer *self, JsonObject *object, GError **error)
{
  const char *election = gvt_json_get_text (object, "election", error);
  const char *as_of = election != NULL ? gvt_json_get_text (object, "as_of", error) : NULL;

  if (as_of == NULL)
    return FALSE;
  gvt_check_answer_add_list (self, election, as_of);
  return TRUE;
}

static gboolean
refuse_many (GError **error)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A check's answer says too much");
  return FALSE;
}

GvtCheckAnswer *
gvt_check_answer_from_json (JsonObject *object, GError **error)
{
  g_autoptr (GvtCheckAnswer) self = gvt_check_answer_new ();
  JsonArray *lists = gvt_json_get_array (object, "lists", error);
  const char *answer = lists != NULL ? gvt_json_get_text (object, "answer", error) : NULL;

  if (answer == NULL || !gvt_json_get_id (object, "check", &self->check, error)
      || !gvt_json_get_id (object, "event", &self->event, error))
    return NULL;
  if (json_array_get_length (lists) > MAX_LISTS)
    {
      refuse_many (error);
      return NULL;
    }

  self->answer = g_strdup (answer);
  for (guint i = 0; i < json_array_get_length (lists); i++)
    {
      JsonObject *list = gvt_json_element_object (lists, i, "a list", error);

      if (list == NULL || !read_list (self, list, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/* The members of a hit, in one place for both ways. */
static const struct
{
  const char *name;
  gsize offset;
} members[] = {
  { "name", G_STRUCT_OFFSET (GvtCheckHit, name) },
  { "sex", G_STRUCT_OFFSET (GvtCheckHit, sex) },
  { "nik_masked", G_STRUCT_OFFSET (GvtCheckHit, nik_masked) },
  { "village_code", G_STRUCT_OFFSET (GvtCheckHit, village) },
  { "village", G_STRUCT_OFFSET (GvtCheckHit, village_name) },
  { "tps", G_STRUCT_OFFSET (GvtCheckHit, tps) },
  { "election", G_STRUCT_OFFSET (GvtCheckHit, election) },
  { "as_of", G_STRUCT_OFFSET (GvtCheckHit, as_of) },
};

JsonObject *
gvt_check_answer_hits_to_json (const GvtCheckAnswer *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *hits = json_array_new ();

  for (guint i = 0; i < self->hits->len; i++)
    {
      JsonObject *hit = json_object_new ();

      for (gsize m = 0; m < G_N_ELEMENTS (members); m++)
        json_object_set_string_member (
            hit, members[m].name,
            G_STRUCT_MEMBER (char *, self->hits->pdata[i], members[m].offset));
      json_array_add_object_element (hits, hit);
    }
  json_object_set_array_member (object, "hits", hits);
  return object;
}

static gboolean
read_hit (GvtCheckAnswer *self, JsonObject *object, GError **error)
{
  GvtCheckHit hit = { 0 };

  for (gsize m = 0; m < G_N_ELEMENTS (members); m++)
    {
      const char *text = gvt_json_get_text (object, members[m].name, error);

      if (text == NULL)
        return FALSE;
      G_STRUCT_MEMBER (char *, &hit, members[m].offset) = (char *) text;
    }
  gvt_check_answer_add_hit (self, &hit);
  return TRUE;
}

gboolean
gvt_check_answer_read_hits (GvtCheckAnswer *self, JsonObject *object, GError **error)
{
  JsonArray *hits = gvt_json_get_array (object, "hits", error);

  if (hits == NULL)
    return FALSE;
  if (json_array_get_length (hits) > GVT_CHECK_MAX_HITS)
    return refuse_many (error);
  for (guint i = 0; i < json_array_get_length (hits); i++)
    {
      JsonObject *hit = gvt_json_element_object (hits, i, "a hit", error);

      if (hit == NULL || !read_hit (self, hit, error))
        return FALSE;
    }
  return TRUE;
}
