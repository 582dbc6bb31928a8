/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One pupil of a school's list. All of it is personal; what else a school writes in its sheet
 * (parents, religion, telephone) is neither read nor kept. */
typedef enum
{
  GVT_PUPIL_NAME,
  GVT_PUPIL_NIK,        /* 16 digits of the form of one */
  GVT_PUPIL_BIRTH_DATE, /* "YYYY-MM-DD" */
  GVT_PUPIL_BIRTH_PLACE,
  GVT_PUPIL_SEX,      /* L or P */
  GVT_PUPIL_MARITAL,  /* B, S or P, as a list has it */
  GVT_PUPIL_CLASS,    /* as the school calls it */
  GVT_PUPIL_VILLAGE,  /* where he lives, as the school wrote it */
  GVT_PUPIL_DISTRICT, /* likewise */
  GVT_PUPIL_ADDRESS,
  GVT_PUPIL_RT, /* three digits */
  GVT_PUPIL_RW,
} GvtPupilField;

#define GVT_PUPIL_N_FIELDS 12

/* What is odd about what a school wrote, for a person to look at: none keeps a pupil out. */
typedef enum
{
  GVT_PUPIL_NIK_SPOILT = 1 << 0,   /* a spreadsheet rounded it: it is left out */
  GVT_PUPIL_NIK_FAULTY = 1 << 1,   /* it has not the form of one: it is left out */
  GVT_PUPIL_NIK_TWICE = 1 << 2,    /* somebody else of the same file has it too */
  GVT_PUPIL_DATE_DIFFERS = 1 << 3, /* NIK and birth date disagree: the written date counts */
  GVT_PUPIL_SEX_DIFFERS = 1 << 4,  /* NIK and sex disagree */
  GVT_PUPIL_DATE_OF_NIK = 1 << 5,  /* no birth date was written: it is the NIK's */
} GvtPupilNotes;

typedef struct
{
  guint line;                     /* of the file */
  char *text[GVT_PUPIL_N_FIELDS]; /* (nullable) each, but for the name and the birth date */
  GvtPupilNotes notes;
} GvtPupil;

GvtPupil *gvt_pupil_new (guint line);
/** gvt_pupil_free: wipes what it holds */
void gvt_pupil_free (GvtPupil *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtPupil, gvt_pupil_free)

/** gvt_pupil_set: @value: copied; "" counts as %NULL */
void gvt_pupil_set (GvtPupil *self, GvtPupilField field, const char *value);

/** gvt_pupil_is_same: whether two lines are about one pupil: the same NIK and a like name, or the
 * same name and birth date where no two NIKs speak against it */
gboolean gvt_pupil_is_same (const GvtPupil *a, const GvtPupil *b);

/** gvt_pupil_describe_notes: one sentence for each, joined by spaces; "" where there are none.
 * Translated. Returns: (transfer full) */
char *gvt_pupil_describe_notes (GvtPupilNotes notes);
/** gvt_pupil_notes_to_json: ["nik_spoilt", ...]. Returns: (transfer full) */
JsonArray *gvt_pupil_notes_to_json (GvtPupilNotes notes);

/** gvt_pupil_to_json: as it is sealed. Returns: (transfer full) */
JsonObject *gvt_pupil_to_json (const GvtPupil *self);
/** gvt_pupil_from_json: Returns: (transfer full) (nullable): %GVT_ERROR_BAD_FORMAT */
GvtPupil *gvt_pupil_from_json (JsonObject *object, GError **error);

G_END_DECLS
