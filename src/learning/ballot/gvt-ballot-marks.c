/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-marks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-members-private.h"

#define MAX_NUMBER 99 /* of a column, a party or a candidate */

/* In the order of the enumerations. */
static const char *const places[] = { "number", "photo",  "name",    "logo",
                                      "inside", "border", "outside", NULL };
static const char *const tools[] = { "provided", "own", "torn", "burnt", NULL };
static const char *const receipts[] = { "whole", "damaged", "punched", NULL };

GvtBallotMarks *
gvt_ballot_marks_new (void)
{
  GvtBallotMarks *self = g_new0 (GvtBallotMarks, 1);

  self->is_signed = TRUE;
  self->holes = g_array_new (FALSE, FALSE, sizeof (GvtBallotHole));
  self->struck_off = g_array_new (FALSE, FALSE, sizeof (GvtBallotStruckOff));
  return self;
}

void
gvt_ballot_marks_free (GvtBallotMarks *self)
{
  g_array_unref (self->holes);
  g_array_unref (self->struck_off);
  g_free (self);
}

static gboolean
refuse (GError **error, const char *name)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("“%s” in the marks of a ballot is not what it should be."), name);
  return FALSE;
}

/* Each reader leaves @value as it is when the member is absent. */
static gboolean
read_flag (JsonObject *object, const char *name, gboolean *value, GError **error)
{
  if (!json_object_has_member (object, name) || gvt_json_get_bool (object, name, value, NULL))
    return TRUE;
  return refuse (error, name);
}

static gboolean
read_word (
    JsonObject *object, const char *name, const char *const *words, guint *value, GError **error)
{
  const char *word;

  if (!json_object_has_member (object, name))
    return TRUE;
  word = gvt_json_get_text (object, name, NULL);
  for (guint i = 0; word != NULL && words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      {
        *value = i;
        return TRUE;
      }
  return refuse (error, name);
}

static gboolean
read_number (JsonObject *object, const char *name, guint *value, GError **error)
{
  if (!json_object_has_member (object, name)
      || gvt_member_int_between (object, name, 1, MAX_NUMBER, value, NULL))
    return TRUE;
  return refuse (error, name);
}

/* gvt_members_only(), but its words are for the log. */
static gboolean
only (JsonObject *object, const char *names, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *link = members; link != NULL; link = link->next)
    {
      g_autofree char *word = g_strdup_printf (" %s ", (const char *) link->data);

      if (strstr (names, word) == NULL)
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("“%s” is not known in the marks of a ballot."),
                       (const char *) link->data);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_hole (JsonObject *object, gpointer into, GError **error)
{
  GvtBallotHole *hole = into;
  guint place = G_MAXUINT;

  if (!only (object, " at column party candidate through ", error)
      || !read_word (object, "at", places, &place, error)
      || !read_number (object, "column", &hole->column, error)
      || !read_number (object, "party", &hole->party, error)
      || !read_number (object, "candidate", &hole->candidate, error)
      || !read_flag (object, "through", &hole->is_through, error))
    return FALSE;

  hole->place = place;
  /* allowed: the name of a member */
  return place != G_MAXUINT || refuse (error, "at");
}

static gboolean
read_struck_off (JsonObject *object, gpointer into, GError **error)
{
  GvtBallotStruckOff *struck_off = into;

  if (!only (object, " party candidate ", error)
      || !read_number (object, "party", &struck_off->party, error)
      || !read_number (object, "candidate", &struck_off->candidate, error))
    return FALSE;
  /* allowed: the name of a member */
  return (struck_off->party > 0 && struck_off->candidate > 0) || refuse (error, "struck_off");
}

typedef gboolean (*ReadElement) (JsonObject *object, gpointer into, GError **error);

/* Elements of @into, which knows their size, by @read. */
static gboolean
read_list (
    JsonObject *object, const char *name, guint max, ReadElement read, GArray *into, GError **error)
{
  JsonArray *list;

  if (!json_object_has_member (object, name))
    return TRUE;
  list = gvt_json_get_array (object, name, NULL);
  if (list == NULL || json_array_get_length (list) > max)
    return refuse (error, name);

  g_array_set_size (into, json_array_get_length (list));
  for (guint i = 0; i < into->len; i++)
    {
      JsonObject *element = gvt_json_element_object (list, i, name, NULL);
      gpointer place = into->data + (gsize) i * g_array_get_element_size (into);

      memset (place, 0, g_array_get_element_size (into));
      if (element == NULL)
        return refuse (error, name);
      if (!read (element, place, error))
        return FALSE;
    }
  return TRUE;
}

GvtBallotMarks *
gvt_ballot_marks_from_json (JsonObject *json, GError **error)
{
  g_autoptr (GvtBallotMarks) self = gvt_ballot_marks_new ();
  guint tool = GVT_BALLOT_TOOL_PROVIDED;
  guint received = GVT_BALLOT_RECEIVED_WHOLE;

  g_return_val_if_fail (json != NULL, NULL);

  if (!only (json, " signed writing tool received holes struck_off ", error)
      || !read_flag (json, "signed", &self->is_signed, error)
      || !read_flag (json, "writing", &self->has_writing, error)
      || !read_word (json, "tool", tools, &tool, error)
      || !read_word (json, "received", receipts, &received, error)
      || !read_list (json, "holes", GVT_BALLOT_MAX_HOLES, read_hole, self->holes, error)
      || !read_list (json, "struck_off", GVT_BALLOT_MAX_STRUCK_OFF, read_struck_off,
                     self->struck_off, error))
    return NULL;
  if (!json_object_has_member (json, "holes")) /* allowed: the name of a member */
    return refuse (error, "holes"), NULL;

  self->tool = tool;
  self->received = received;
  return g_steal_pointer (&self);
}

GvtBallotMarks *
gvt_ballot_marks_parse (GBytes *json, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonObject) root = gvt_json_parse (json, GVT_BALLOT_MAX_MARKS_BYTES, &local);

  if (root != NULL)
    return gvt_ballot_marks_from_json (root, error);

  g_debug ("Marks: %s", local->message);
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("The marks of a ballot are not good JSON."));
  return NULL;
}

static JsonObject *
hole_to_json (const GvtBallotHole *hole)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "at", places[hole->place]);
  if (hole->column > 0)
    json_object_set_int_member (object, "column", hole->column);
  if (hole->party > 0)
    json_object_set_int_member (object, "party", hole->party);
  if (hole->candidate > 0)
    json_object_set_int_member (object, "candidate", hole->candidate);
  if (hole->is_through)
    json_object_set_boolean_member (object, "through", TRUE);
  return object;
}

static JsonObject *
struck_off_to_json (const GvtBallotStruckOff *struck_off)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "party", struck_off->party);
  json_object_set_int_member (object, "candidate", struck_off->candidate);
  return object;
}

JsonObject *
gvt_ballot_marks_to_json (const GvtBallotMarks *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *holes = json_array_new ();
  JsonArray *struck_off = json_array_new ();

  for (guint i = 0; i < self->holes->len; i++)
    json_array_add_object_element (holes, hole_to_json (gvt_ballot_marks_get_hole (self, i)));
  for (guint i = 0; i < self->struck_off->len; i++)
    json_array_add_object_element (
        struck_off, struck_off_to_json (&g_array_index (self->struck_off, GvtBallotStruckOff, i)));

  json_object_set_boolean_member (object, "signed", self->is_signed);
  json_object_set_boolean_member (object, "writing", self->has_writing);
  json_object_set_string_member (object, "tool", tools[self->tool]);
  json_object_set_string_member (object, "received", receipts[self->received]);
  json_object_set_array_member (object, "struck_off", struck_off);
  json_object_set_array_member (object, "holes", holes);
  return object;
}

gboolean
gvt_ballot_marks_add_hole (GvtBallotMarks *self, const GvtBallotHole *hole)
{
  g_return_val_if_fail (self != NULL && hole != NULL, FALSE);

  if (self->holes->len >= GVT_BALLOT_MAX_HOLES)
    return FALSE;
  g_array_append_vals (self->holes, hole, 1);
  return TRUE;
}

guint
gvt_ballot_marks_get_n_holes (const GvtBallotMarks *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->holes->len;
}

const GvtBallotHole *
gvt_ballot_marks_get_hole (const GvtBallotMarks *self, guint index)
{
  g_return_val_if_fail (index < gvt_ballot_marks_get_n_holes (self), NULL);

  return &g_array_index (self->holes, GvtBallotHole, index);
}

gboolean
gvt_ballot_marks_is_struck_off (const GvtBallotMarks *self, guint party, guint candidate)
{
  for (guint i = 0; i < self->struck_off->len; i++)
    {
      const GvtBallotStruckOff *entry = &g_array_index (self->struck_off, GvtBallotStruckOff, i);

      if (entry->party == party && entry->candidate == candidate)
        return TRUE;
    }
  return FALSE;
}
