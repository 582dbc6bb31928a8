/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pupil.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-name-alike.h"
#include "gvt-secret.h"
#include "gvt-text.h"

/* By field: names that stand in sealed parts for ever. */
static const char *const members[GVT_PUPIL_N_FIELDS] = {
  "name",  "nik",     "birth_date", "birth_place", "sex", "marital",
  "class", "village", "district",   "address",     "rt",  "rw",
};

static const struct
{
  GvtPupilNotes note;
  const char *code;
  const char *words;
} notes_known[] = {
  { GVT_PUPIL_NIK_SPOILT, "nik_spoilt",
    N_ ("A spreadsheet rounded the NIK; it was left out: ask for the card.") },
  { GVT_PUPIL_NIK_FAULTY, "nik_faulty",
    N_ ("What is written as NIK can be none; it was left out: ask for the card.") },
  { GVT_PUPIL_NIK_TWICE, "nik_twice", N_ ("Another pupil has the same NIK in the sheet.") },
  { GVT_PUPIL_DATE_DIFFERS, "date_differs", N_ ("NIK and birth date disagree.") },
  { GVT_PUPIL_SEX_DIFFERS, "sex_differs", N_ ("NIK and sex disagree.") },
  { GVT_PUPIL_DATE_OF_NIK, "date_of_nik", N_ ("The birth date is the one in the NIK.") },
};

GvtPupil *
gvt_pupil_new (guint line)
{
  GvtPupil *self = g_new0 (GvtPupil, 1);

  self->line = line;
  return self;
}

void
gvt_pupil_free (GvtPupil *self)
{
  for (guint i = 0; i < GVT_PUPIL_N_FIELDS; i++)
    gvt_wipe_free (self->text[i]);
  g_free (self);
}

void
gvt_pupil_set (GvtPupil *self, GvtPupilField field, const char *value)
{
  gvt_wipe_free (self->text[field]);
  self->text[field] = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
}

gboolean
gvt_pupil_is_same (const GvtPupil *a, const GvtPupil *b)
{
  const char *left = a->text[GVT_PUPIL_NIK];
  const char *right = b->text[GVT_PUPIL_NIK];

  if (left != NULL && right != NULL)
    return g_str_equal (left, right)
           && gvt_names_alike (a->text[GVT_PUPIL_NAME], b->text[GVT_PUPIL_NAME]);
  return g_strcmp0 (a->text[GVT_PUPIL_BIRTH_DATE], b->text[GVT_PUPIL_BIRTH_DATE]) == 0
         && gvt_names_same (a->text[GVT_PUPIL_NAME], b->text[GVT_PUPIL_NAME]);
}

char *
gvt_pupil_describe_notes (GvtPupilNotes notes)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (notes_known); i++)
    if ((notes & notes_known[i].note) != 0)
      g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", _ (notes_known[i].words));
  return g_string_free (g_steal_pointer (&all), FALSE);
}

JsonArray *
gvt_pupil_notes_to_json (GvtPupilNotes notes)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (notes_known); i++)
    if ((notes & notes_known[i].note) != 0)
      json_array_add_string_element (array, notes_known[i].code);
  return array;
}

JsonObject *
gvt_pupil_to_json (const GvtPupil *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "line", self->line);
  json_object_set_int_member (object, "notes", self->notes);
  for (guint i = 0; i < GVT_PUPIL_N_FIELDS; i++)
    if (self->text[i] != NULL)
      json_object_set_string_member (object, members[i], self->text[i]);
  return object;
}

GvtPupil *
gvt_pupil_from_json (JsonObject *object, GError **error)
{
  g_autoptr (GvtPupil) self = gvt_pupil_new ((guint) gvt_json_int_or (object, "line", 0));

  self->notes = (GvtPupilNotes) gvt_json_int_or (object, "notes", 0);
  for (guint i = 0; i < GVT_PUPIL_N_FIELDS; i++)
    gvt_pupil_set (self, (GvtPupilField) i, gvt_json_text_or (object, members[i], NULL));
  if (self->text[GVT_PUPIL_NAME] != NULL && self->text[GVT_PUPIL_BIRTH_DATE] != NULL
      && gvt_date_is_valid (self->text[GVT_PUPIL_BIRTH_DATE]))
    return g_steal_pointer (&self);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                       "a pupil without name or birth date");
  return NULL;
}
