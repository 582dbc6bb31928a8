/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-lookups.h"

static void
count_free (gpointer data)
{
  GvtLookupCount *count = data;

  g_free (count->device);
  g_free (count->actor);
  g_free (count);
}

/* Returns: (transfer none) */
static GvtLookupCount *
count_of (GPtrArray *counts, const GvtEventEntry *entry)
{
  GvtLookupCount *count;

  for (guint i = 0; i < counts->len; i++)
    {
      count = counts->pdata[i];
      if (g_str_equal (count->device, entry->device_code)
          && g_str_equal (count->actor, entry->header.actor))
        return count;
    }
  count = g_new0 (GvtLookupCount, 1);
  count->device = g_strdup (entry->device_code);
  count->actor = g_strdup (entry->header.actor);
  count->first_us = entry->header.at_us;
  count->last_us = entry->header.at_us;
  g_ptr_array_add (counts, count);
  return count;
}

static gboolean
is_fast (const GvtEventEntry *entry)
{
  GvtEvent event = { .body = entry->body };
  g_autoptr (JsonObject) said = gvt_event_parse_body (&event, NULL);

  return said != NULL && json_object_get_boolean_member_with_default (said, "is_fast", FALSE);
}

static gboolean
add_question (const GvtEventEntry *entry, gpointer counts, GError **error)
{
  GvtLookupCount *count = count_of (counts, entry);

  count->n_questions++;
  count->n_fast += is_fast (entry) ? 1 : 0;
  count->first_us = MIN (count->first_us, entry->header.at_us);
  count->last_us = MAX (count->last_us, entry->header.at_us);
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const GvtLookupCount *left = *(const GvtLookupCount *const *) a;
  const GvtLookupCount *right = *(const GvtLookupCount *const *) b;
  int order = g_strcmp0 (left->device, right->device);

  if (order == 0)
    order = (left->n_questions < right->n_questions) - (left->n_questions > right->n_questions);
  return order != 0 ? order : g_strcmp0 (left->actor, right->actor);
}

GPtrArray *
gvt_central_count_lookups (GvtCentral *self, GError **error)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (count_free);

  g_return_val_if_fail (GVT_IS_CENTRAL (self), NULL);

  if (!gvt_central_foreach_question (self, add_question, counts, error))
    return NULL;
  g_ptr_array_sort (counts, compare);
  return g_steal_pointer (&counts);
}

JsonObject *
gvt_lookup_count_to_json (const GvtLookupCount *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "device", self->device);
  json_object_set_string_member (object, "actor", self->actor);
  json_object_set_int_member (object, "questions", self->n_questions);
  json_object_set_int_member (object, "fast", self->n_fast);
  json_object_set_int_member (object, "first_at_us", self->first_us);
  json_object_set_int_member (object, "last_at_us", self->last_us);
  return object;
}
