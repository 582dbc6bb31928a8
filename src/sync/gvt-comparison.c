/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-comparison.h"

#include "gvt-digest-store.h"
#include "gvt-json.h"

static const char *const state_names[] = {
  [GVT_COMPARED_NEVER] = "never",
  [GVT_COMPARED_SAME] = "same",
  [GVT_COMPARED_DIFFERENT] = "different",
  [GVT_COMPARED_NOT_OFFERED] = "not_offered",
};

typedef struct
{
  GvtJournal *journal;
  GvtComparison *comparison;
} Reading;

void
gvt_comparison_clear (GvtComparison *self)
{
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
}

/* A word of before the disk was copied, or the centre set back, is about other records. */
static gboolean
is_about_these (const GvtDigestWord *word, guint32 incarnation, const GvtDelivery *delivery)
{
  return word->incarnation == incarnation && word->epoch == delivery->epoch;
}

static gboolean
read_word (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  GvtComparison *self = reading->comparison;
  g_autoptr (GvtCentre) centre = gvt_sync_store_load_centre (db, error);
  g_auto (GvtDelivery) delivery = { 0 };
  g_auto (GvtDigestWord) word = { 0 };
  guint32 incarnation;
  GvtId device;

  if (centre == NULL
      || !gvt_journal_get_device (reading->journal, &device, &incarnation, NULL, error)
      || !gvt_sync_store_load_delivery (db, &device, incarnation, &delivery, error)
      || !gvt_digest_store_load (db, &word, error))
    return FALSE;

  self->differences = gvt_digest_store_list_differences (db, &device, error);
  self->groups = self->differences != NULL ? gvt_digest_store_list_groups (db, error) : NULL;
  if (self->groups == NULL)
    return FALSE;
  if (!is_about_these (&word, incarnation, &delivery))
    {
      g_ptr_array_set_size (self->differences, 0);
      g_ptr_array_set_size (self->groups, 0);
      return TRUE;
    }

  self->state = word.state;
  self->at_us = word.at_us;
  self->n_records = word.n_records;
  self->n_since = delivery.confirmed - MIN (delivery.confirmed, word.seq);
  self->root = word.root;
  return TRUE;
}

gboolean
gvt_comparison_load (GvtProfile *profile, GvtComparison *self, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Reading reading = { journal, self };

  *self = (GvtComparison){ .state = GVT_COMPARED_NEVER };
  return journal != NULL
         && gvt_store_read (gvt_journal_get_store (journal), read_word, &reading, error);
}

/* --- as JSON --- */

static JsonObject *
difference_to_json (const GvtRecordDifference *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "incarnation", self->incarnation);
  json_object_set_int_member (object, "first_seq", (gint64) self->first_seq);
  json_object_set_int_member (object, "last_seq", (gint64) self->last_seq);
  json_object_set_string_member (object, "here", gvt_holding_name (self->here));
  json_object_set_string_member (object, "there", gvt_holding_name (self->there));
  json_object_set_string_member (object, "kind", self->kind);
  json_object_set_string_member (object, "place_code", self->place);
  if (!self->is_here)
    return object;

  gvt_json_set_id (object, "id", &self->id);
  json_object_set_int_member (object, "at_us", self->at_us);
  json_object_set_string_member (object, "by", self->actor);
  return object;
}

static JsonObject *
group_to_json (const GvtGroupDifference *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "place_code", self->place);
  json_object_set_string_member (object, "kind", self->kind);
  json_object_set_int_member (object, "here", (gint64) self->n_here);
  json_object_set_int_member (object, "there", (gint64) self->n_there);
  return object;
}

JsonObject *
gvt_comparison_to_json (const GvtComparison *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *differences = json_array_new ();
  JsonArray *groups = json_array_new ();
  gboolean is_compared = self->state == GVT_COMPARED_SAME || self->state == GVT_COMPARED_DIFFERENT;

  json_object_set_string_member (object, "state", state_names[self->state]);
  if (is_compared)
    {
      json_object_set_int_member (object, "at_us", self->at_us);
      json_object_set_int_member (object, "records", (gint64) self->n_records);
      json_object_set_int_member (object, "since", (gint64) self->n_since);
      gvt_json_set_hash (object, "digest", &self->root);
    }
  for (guint i = 0; i < self->differences->len; i++)
    json_array_add_object_element (differences, difference_to_json (self->differences->pdata[i]));
  for (guint i = 0; i < self->groups->len; i++)
    json_array_add_object_element (groups, group_to_json (self->groups->pdata[i]));
  json_object_set_array_member (object, "differences", differences);
  json_object_set_array_member (object, "groups", groups);
  return object;
}
